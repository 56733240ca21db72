"""Words that planners write for keys and fixed words of the format, in Indonesian or in another spelling."""

from collections.abc import Iterable, Mapping

from ppu_roadmap.words.near import fold

_KEYS = """
    name: nama, nama program, nama kegiatan, nama dinas | short: singkatan, nama singkat, sebutan
    id: kode, nomor urut | code: kode, kode wilayah, kode daerah | number: nomor | title: judul
    region: daerah, kabupaten, kota | province: provinsi, propinsi | language: bahasa | vision: visi
    approver: penyetuju, pemberi keputusan | start: mulai, tahun awal, tahun mulai, awal | finish: selesai, akhir
    horizons: jangka waktu | horizon: jangka waktu, jangka | agencies: perangkat daerah, opd, instansi, dinas
    owner: pemilik, penanggung jawab, pengampu, perangkat daerah, opd, dinas, instansi, pelaksana, pic
    owner_status: status penanggung jawab, status pemilik | partners: mitra, pendukung, pd pendukung, mitra kerja
    areas: wilayah, kecamatan | locations: lokasi | location: lokasi | upper_plans: dokumen perencanaan, rencana induk
    missions: misi | goals: tujuan | mission: misi | goal: tujuan | targets: target, sasaran | target: target
    priority: prioritas | funding_sources: sumber dana, sumber pendanaan | source: sumber dana, sumber
    sources: sumber, rujukan | quick_win_criteria: kriteria, kriteria quick win | weight: bobot
    risk_scale: skala risiko | evaluation_weights: bobot evaluasi | gaps: kesenjangan, gap | rules: aturan
    readiness: kesiapan | documents: dokumen, dasar hukum | document: dokumen, nomor naskah, naskah
    bodies: kelembagaan | council: dewan | team: tim | evaluations: evaluasi | recommendations: rekomendasi
    letterhead: kop surat | signatories: penandatangan | role: jabatan, peran | position: jabatan
    programs: program | strategies: strategi | strategy: strategi | dimension: dimensi
    subdimension: subdimensi, sub dimensi | description: deskripsi, uraian, keterangan, penjelasan
    target_group: kelompok sasaran | beneficiaries: penerima manfaat, jumlah penerima manfaat
    years: tahun, tahun pelaksanaan | year: tahun | status_note: keterangan status, catatan status
    progress: kemajuan, progres | nomenclature: nomenklatur, kode nomenklatur, kode rekening
    depends_on: prasyarat, bergantung pada, tergantung pada | replaced_by: diganti oleh | note: catatan, keterangan
    actions: aksi, rencana aksi | output: keluaran | evidence: bukti, bukti dukung
    budget: anggaran, pendanaan | amount: pagu, pagu indikatif, jumlah, nilai, besaran | certainty: kepastian
    approved: dpa, pagu dpa | revised: pagu perubahan, perubahan | realised: realisasi, realisasi anggaran, realized
    indicators: indikator, indikator kinerja | kind: jenis, tipe | unit: satuan | formula: rumus, definisi operasional
    data_owner: produsen data, pemilik data, wali data | baseline: kondisi awal | value: nilai, angka
    actuals: realisasi, realisasi kinerja, capaian | accumulation: akumulasi | problem: masalah, permasalahan
    benefit: manfaat | ask: permohonan, yang dimohon | sustainability: keberlanjutan | scores: nilai, skor
    decisions: keputusan | by: oleh | date: tanggal, tgl | risks: risiko, resiko
    factor: faktor, faktor risiko, faktor resiko
    cause: penyebab, sebab | likelihood: kemungkinan, peluang | impact: dampak, dampak risiko | mitigation: mitigasi
    mitigation_kind: jenis mitigasi | residual: risiko sisa | reports: laporan | period: periode, triwulan
    proposals: usulan | proposer: pengusul | current: kondisi saat ini, kondisi sekarang | due: tenggat, batas waktu
    reason: alasan | agreement: perjanjian, kerja sama, kesepakatan | until: sampai, berlaku sampai
    waive: dikecualikan, pengecualian | action: aksi, rencana aksi | dimensions: dimensi | weights: bobot
    application: aplikasi | quick_win: program unggulan, program percepatan | internal: rahasia
    objectives: sasaran, sasaran smart city | objective: sasaran | scale: skala, predikat, jenjang
    kind_of_percent: jenis persen, jenis persentase | min: minimal, minimum | max: maks, maksimal, maksimum
"""
_WORDS = """
    1-year: 1y, 1 years, 1th, 1 th, 1 tahun, satu tahun, pendek, jangka pendek, short, short term
    5-year: 5y, 5 years, 5years, 5th, 5 th, 5 tahun, lima tahun, menengah, jangka menengah, medium, medium term
    long-term: long, longterm, panjang, jangka panjang
    proposed: usulan, diusulkan, usul, menunggu keputusan, menunggu, masih diusulkan, belum dianggarkan
    planned: direncanakan, rencana, terencana | done: selesai, tuntas, rampung, completed, complete, finished
    ongoing: berjalan, sedang berjalan, sedang dilaksanakan, berlangsung, in progress, on going, running
    delayed: tertunda, ditunda | cancelled: dibatalkan, batal, canceled
    confirmed: tetap, definitif | provisional: sementara
    approved: disetujui, setuju, setujui
    approved-with-notes: disetujui dengan catatan, setuju dengan catatan, setujui dengan catatan
    revise: diperbaiki, revisi, perbaikan, perlu diperbaiki, perbaiki, direvisi | rejected: ditolak, tolak, menolak
    submitted: diusulkan, usulan, diajukan | discussed: dibahas | accepted: diterima | merged: digabung, digabungkan
    secured: sudah dianggarkan, dianggarkan | output: keluaran | outcome: hasil | impact: dampak
    higher: makin tinggi makin baik, semakin tinggi semakin baik, naik, tinggi
    lower: makin rendah makin baik, semakin rendah semakin baik, turun, rendah
    keep: tetap, dipertahankan, pertahankan, mempertahankan, maintain | growth: pertumbuhan | share: proporsi, porsi
    cumulative: kumulatif | yearly: tahunan, per tahun | flagship: unggulan | local: lokal
    structural: struktural | non-structural: nonstruktural, non struktural, nonstructural
    agency: dinas, perangkat daerah, opd, pd, badan | village: desa | central: kementerian, pusat, lembaga
    vertical: instansi vertikal, vertikal | bumd: bumdes | private: swasta | bank: perbankan
    academic: perguruan tinggi, universitas, akademisi | community: komunitas, masyarakat
    governance: smart governance, smart government, tata kelola | branding: smart branding
    economy: smart economy, ekonomi | living: smart living, kehidupan | environment: smart environment, lingkungan
    society: smart society, smart people, masyarakat | enablers: pendukung, penunjang, enabler
    public-service: layanan publik, pelayanan publik | bureaucracy: birokrasi, tata kelola birokrasi
    policy: kebijakan, kebijakan publik | tourism: pariwisata, wisata | business: bisnis | city-appearance: wajah kota
    industry: industri | welfare: kesejahteraan | transaction: transaksi
    spatial-harmony: harmonisasi tata ruang, tata ruang | health: kesehatan | mobility: mobilitas
    structure: struktur | superstructure: suprastruktur
    learning: pembelajaran, ekosistem pembelajaran | security: keamanan
    protection: proteksi, proteksi lingkungan | waste: sampah, limbah, sampah dan limbah | energy: energi
    bimtek-1: bimtek 1, bimtek i | bimtek-2: bimtek 2, bimtek ii | bimtek-3: bimtek 3, bimtek iii
    bimtek-4: bimtek 4, bimtek iv | pokir: pokok pikiran, pokok pikiran dprd | letter: surat | other: lainnya, lain
    perbup: peraturan bupati | sk: surat keputusan | commitment: komitmen, komitmen bersama | book-1: buku 1
    business-process: proses bisnis | service: layanan | data: data dan informasi | application: aplikasi
    infrastructure: infrastruktur | ignore: abaikan, nonaktif | info: saran | warning: peringatan | error: kesalahan
    id: indonesia, bahasa indonesia, ind | en: inggris, bahasa inggris, english
"""


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """Folded words with what each may stand for: of ``format: planner, planner | format: …``."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.replace("|", "\n").strip().splitlines():
        word, _colon, written = line.partition(":")
        for each in written.split(","):
            folded = fold(each.strip())
            found[folded] = (*found.get(folded, ()), word.strip())
    return found


_MEANT_KEYS, _MEANT_WORDS = _table(_KEYS), _table(_WORDS)


def key_meant(word: str, known: Iterable[str]) -> str | None:
    """The key that a planner's word stands for, where it can be only one of those known at this place."""
    return _only(_MEANT_KEYS.get(fold(word), ()), known)


def word_meant(word: str, choices: Iterable[str]) -> str | None:
    """The fixed word that a planner's word stands for, where it can be only one of those possible."""
    return _only(_MEANT_WORDS.get(fold(word), ()), choices)


def _only(meant: tuple[str, ...], possible: Iterable[str]) -> str | None:
    found = [word for word in possible if word in meant]
    return found[0] if len(found) == 1 else None
