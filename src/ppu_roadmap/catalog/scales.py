"""Scales of words that indicators of regions have, worst first; general knowledge, not checked against their rules."""

SCALES: tuple[tuple[str, ...], ...] = (
    ("TMP", "TW", "WDP", "WTP"),  # opinion of the audit board (BPK) on the accounts
    ("Tidak Menyatakan Pendapat", "Tidak Wajar", "Wajar Dengan Pengecualian", "Wajar Tanpa Pengecualian"),
    ("D", "C", "CC", "B", "BB", "A", "AA"),  # accountability of performance (SAKIP), reform of the bureaucracy
    ("Pratama", "Madya", "Nindya", "Utama"),  # region fit for children (KLA)
    ("Dasar", "Madya", "Utama", "Paripurna"),  # accreditation of health centres
    ("Kurang", "Cukup", "Baik", "Sangat Baik", "Memuaskan"),  # SPBE
    ("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"),
    ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"),
    ("Sangat Tertinggal", "Tertinggal", "Berkembang", "Maju", "Mandiri"),  # villages (IDM)
    ("Merah", "Kuning", "Hijau"),  # compliance with service standards (Ombudsman)
)
PRESENCE: tuple[tuple[str, str], ...] = (
    ("belum ada", "ada"), ("tidak ada", "ada"), ("belum", "sudah"), ("tidak", "ya"),
    ("belum tersedia", "tersedia"), ("tidak tersedia", "tersedia"),
)  # fmt: skip
"""Words that say whether there is a thing: that it is not, that it is."""
UNKNOWN = frozenset([
    "-", "–", "—", "?", "…", "...", "n/a", "na", "n.a", "n.a.", "#n/a", "nan", "null", "tad", "tba", "kosong",
    "belum diketahui", "tidak diketahui", "tidak ada data", "belum ada data", "belum dihitung", "belum diukur",
    "unknown", "not available",
])  # fmt: skip
"""What stands in a table where nothing is known."""
