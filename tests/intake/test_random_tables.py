"""The same programs, laid out as offices might: whatever the layout, each is read with what it was written with."""

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from ppu_roadmap.model.types import DIMENSIONS
from tests.intake.sample import Told, grid, left, read, told

NAMES = ["Simpeda", "e-SPTPD", "Go PPU", "PL Sagita (Pangan Lokal)", "Bela-Beli / belabeliku.com", "Call Center 112",
         "Saber Sampah", "Cap Jempol", "SIHARPA", "Info Sunto", "Polder Ilham", "Festival Lorong Budaya"]  # fmt: skip
AGENCIES = {
    "DLH": "dlh",
    "BPBD": "bpbd",
    "Bappeda": "bappeda",
    "Diskominfo": "diskominfo",
    "Dinas Kesehatan": "dinas-kesehatan",
}
HEADINGS = {
    "name": ["Program", "NAMA PROGRAM/KEGIATAN", "Nama Inovasi", "program name", "Program Smart City", "Kegiatan"],
    "dimension": ["Dimensi", "PILAR", "Dimension", "Dimensi Smart City"],
    "owner": [
        "PIC",
        "OPD",
        "Perangkat Daerah Penanggung Jawab",
        "Instansi",
        "LEADING SECTOR",
        "Lead Agency",
        "OPD Pengampu",
    ],
    "years": ["Tahun", "Tahun Pelaksanaan", "Waktu Pelaksanaan", "Years", "Jadwal"],
    "note": ["Ket.", "Keterangan", "Remarks"],
}
MONEY: dict[str, Callable[[int], Any]] = {
    "Anggaran": lambda rupiah: rupiah,
    "Pagu Indikatif (Rp)": lambda rupiah: f"Rp. {rupiah:,},-".replace(",", ".").replace(".-", ",-"),
    "Biaya (juta rupiah)": lambda rupiah: f"{rupiah / 10**6:.1f}".replace(".", ","),
    "Kebutuhan Dana (Rp 000)": lambda rupiah: rupiah // 1000,
    "Estimasi Biaya": lambda rupiah: f"{rupiah / 10**6:.1f} juta".replace(".", ","),
    "Budget (million rupiah)": lambda rupiah: rupiah / 10**6,
}
SPANS = ["{0}-{1}", "{0} s/d {1}", "{0} s.d. {1}", "{0} – {1}", "TA {0} - {1}", "{0} hingga {1}", "Tahun {0}/{1}"]
TITLES = [["PEMERINTAH KABUPATEN CONTOH"], ["MATRIKS PROGRAM SMART CITY TAHUN 2026-2031"], [], [None, "Lampiran"]]


class Written(NamedTuple):
    """A program as it is written."""

    name: str
    dimension: str
    owner: str
    first: int
    last: int
    rupiah: int


@st.composite
def programs(draw: st.DrawFn) -> list[Written]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True))
    found = []
    for name in names:
        years = sorted(draw(st.tuples(st.integers(2026, 2031), st.integers(2026, 2031))))
        rupiah = draw(st.sampled_from([0, 75_500_000, 250_000_000, 1_250_000_000, 2_500_000_000]))
        dimension, owner = draw(st.sampled_from(DIMENSIONS)), draw(st.sampled_from(sorted(AGENCIES)))
        found.append(Written(name, dimension, owner, years[0], years[1], rupiah))
    return sorted(found, key=lambda each: DIMENSIONS.index(each.dimension))


@given(programs(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_any_layout(written: list[Written], random: Any) -> None:
    sections, ticked, numbered = (random.random() < 0.5 for _each in range(3))
    money, tick = random.choice(sorted(MONEY)), random.choice("vx√✓●")
    columns = [key for key in HEADINGS if not (key == "dimension" and sections) and not (key == "years" and ticked)]
    columns += ["money"]
    random.shuffle(columns)
    columns = ["number"] * numbered + columns + [str(year) for year in range(2026, 2032) if ticked]
    called = {key: random.choice(each) for key, each in HEADINGS.items()} | {"number": "No", "money": money}
    head = [called.get(key, int(key) if key.isdecimal() and random.random() < 0.5 else key) for key in columns]
    rows: list[list[Any]] = [random.choice(TITLES) for _each in range(random.randrange(4))] + [head]
    if random.random() < 0.5:
        rows.append([f"{number}" for number in range(1, len(head) + 1)])
    before = ""
    for number, each in enumerate(written, 1):
        smart = f"Smart {each.dimension.title()}"
        if sections and each.dimension != before:
            rows.append([None] * columns.index("name") + [random.choice([smart.upper(), f"{number}. Dimensi {smart}"])])
        told_dimension = smart if each.dimension != before or random.random() < 0.5 else None
        one_year = each.first == each.last
        values = {
            "number": number,
            "name": random.choice(["{}", " {} "]).format(each.name),
            "dimension": told_dimension,
            "owner": each.owner,
            "years": each.first if one_year else random.choice(SPANS).format(each.first, each.last),
            "note": random.choice([None, "lanjutan"]),
            "money": MONEY[money](each.rupiah) if each.rupiah else random.choice([None, "-", "belum dihitung"]),
            **{str(year): tick for year in range(each.first, each.last + 1)},
        }
        rows.append([values.get(key) for key in columns])
        if random.random() < 0.2:
            rows.append(random.choice([[], head, [None] * columns.index("name") + ["Jumlah"]]))
        before = each.dimension
    rows += random.choice([[], [[], [None, "Catatan: sementara"]], [["TOTAL"], [], [None, "Kepala Bappeda"]]])
    table = read(grid(*rows))
    found = {name: one._replace(horizon=None) for name, one in told(table).items()}
    assert found == {
        each.name: Told(each.dimension, (each.first, each.last), each.rupiah, AGENCIES[each.owner]) for each in written
    }
    assert left(table) == []
