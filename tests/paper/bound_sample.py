"""A bound document made by hand, with every kind of block, deep sections, wide sheets, contents, charts, odd tables."""

from __future__ import annotations

import struct
import zlib

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.blocks import Blank, Emphasis, Paragraph, Section, Strong
from ppu_roadmap.paper.chart import Bars, Chart, HeatMap, Series, Tile
from ppu_roadmap.paper.document import Cover, Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, Rupiah, _

HOSTILE = "=1+1 <b>&amp;</b> ]]> {x} %1 \x00\x08\x1b[31m \u202e \"'| \ud800 \ufffe ☃ baris\nkedua"
LONG = " ".join(["Layanan perizinan terpadu satu pintu untuk seluruh kecamatan"] * 6)[:300]
REGION = "Kabupaten Contoh"
LOREM = (
    "Pembangunan kota cerdas di daerah ini diarahkan untuk mempertajam layanan yang sudah ada, bukan membangun sarana "
    "baru. Setiap program disusun bersama perangkat daerah, kelurahan, desa dan perbankan, dan dinilai dari manfaat, "
    "keterlibatan masyarakat serta keberlanjutannya setelah tahun pertama. "
)


def png(width: int = 60, height: int = 40) -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x12\x30\x4f" * width for _row in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


EMBLEM = blocks.Image(png(50, 60), "png", "Lambang Kabupaten Contoh")
SVG = blocks.Image(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><image href="/etc/passwd"/>'
    b'<rect width="40" height="20"/></svg>',
    "svg",
    "Denah <lokasi>",
)


def prose(times: int = 1) -> tuple[Paragraph, ...]:
    return (Paragraph((LOREM * 2,)),) * times


MATRIX = (
    Column("id", _("Code"), weight=0),
    Column("name", _("Smart City program"), weight=4),
    Column("action", _("Action"), weight=3),
    Column("output", _("Output"), weight=2),
    Column("indicator", _("Indicator"), weight=3),
    Column("unit", _("Unit")),
    Column("baseline", _("Baseline"), Kind.NUMBER),
    *(Column(f"t{year}", Message(str(year)), Kind.NUMBER, over=_("Target")) for year in (2025, 2026, 2027)),
    Column("place", _("Location")),
    Column("owner", _("Lead agency"), weight=2),
    *(Column(f"b{year}", Message(str(year)), Kind.MONEY, over=_("Indicative ceiling")) for year in (2025, 2026)),
    Column("source", _("Source of funds")),
)


def matrix_row(number: int, name: str = "Layanan administrasi kependudukan daring") -> Row:
    owner = Marked("Diskominfo", _("(provisional)")) if number % 3 else "Dinas Kependudukan dan Pencatatan Sipil"
    return (
        f"GOV-{number:02}", name, "Menyusun dan menguji purwarupa", "1 dokumen", "Persentase layanan yang daring",
        "persen", 12.5, 30, 55, None, ("Penajam", "Sepaku"), owner, Rupiah(1_250_000_000 + number), None, "APBD",
    )  # fmt: skip


def matrix(rows: int, title: Message | None = None) -> Table:
    made = tuple(matrix_row(number, HOSTILE if number == 2 else LONG if number == 3 else f"Program ke-{number}")
                 for number in range(1, rows + 1))  # fmt: skip
    total = ("Jumlah", *[None] * 11, Rupiah(3_750_000_006), None, "")
    groups = (
        Group(_("Smart Governance"), made[: rows // 2], summary=(Message("3 program"), Message("Rp 3,8 miliar"))),
        Group(None, made[rows // 2 :], head=("GOV", "Induk", *[None] * 13)),
    )
    return Table(title or _("Action plan"), MATRIX, groups, total, notes=(Message("Sumber: perangkat daerah, 2024."),),
                 counted=True)  # fmt: skip


COSTS: Row = ("A", Rupiah(1), "2024-05", True, (_("Approved"),))


def small(title: Message | None, *rows: Row) -> Table:
    columns = (
        Column("name", _("Name"), weight=3), Column("amount", _("Amount"), Kind.MONEY),
        Column("date", _("Date"), Kind.DATE),
        Column("star", _("Quick win"), Kind.MARK), Column("choice", _("Decision"), Kind.BOXES),
    )  # fmt: skip
    return Table(title, columns, (Group(None, rows),))


def bars() -> Chart:
    values = Bars((Message("2025"), Message("2026")), (Series("apbd", Message("APBD"), (3.0, None)),), _("programs"))
    table = Table(_("Budget"), (Column("year", _("Year"), Kind.YEARS), Column("sum", _("Budget"), Kind.MONEY)),
                  (Group(None, ((2025, Rupiah(3)), (2026, None))),))  # fmt: skip
    return Chart(_("Budget by year"), lambda: values, lambda: table, alt=Message("Pagu naik & turun"),
                 source=Message("Sumber: APBD 2025."))  # fmt: skip


def risk_map() -> Chart:
    tile = Tile("high", _("High"), ("GOV-01",))
    drawn = HeatMap(_("Impact"), _("Likelihood"), (Message("1"),), (Message("5"),), ((tile,),))
    columns = (Column("l", _("Likelihood")), Column("1", Message("1"), Kind.BAND))
    table = Table(None, columns, (Group(None, (("5", Keyed("high", ("Tinggi", "GOV-01"))),)),))
    return Chart(_("Risk map"), lambda: drawn, lambda: table)


def front() -> tuple[Page, ...]:
    entries = (("Daftar Isi", "headings"), ("Daftar Tabel", "tables"), ("Daftar Gambar", "figures"))
    words = Page(
        (*prose(3), blocks.FillIn(_("the words of the head of the region"))), ("Kata Pengantar",), part="front"
    )
    lists = (Page((blocks.Contents(of),), (title,), part="front") for title, of in entries)  # type: ignore[arg-type]
    return (words, *lists)


def chapters() -> tuple[Page, ...]:
    deep = Section(Message("Dasar hukum"), (
        Section(Message("Undang-undang"), (
            blocks.Items((("UU 23/2014",), (Strong("UU"), " 25/2004")), start=1),
            blocks.Items((("rinciannya",),), depth=1),
            Section(Message("Peraturan pelaksana"), prose()),
        )),
    ))  # fmt: skip
    first = Page((Section(Message("Latar belakang"), prose(4)), deep), ("PENDAHULUAN",), part="chapter")
    wide = Page(
        (Section(Message("Cara membaca"), prose()), Section(Message("Matriks"), (matrix(14), matrix(0, _("Empty"))))),
        ("RENCANA AKSI",), wide=True, part="chapter",
    )  # fmt: skip
    mixed = Page(
        (
            Section(Message("Peta jalan"), (bars(), risk_map()), wide=True),
            Section(Message("Uraian"), (*prose(2), small(_("Costs"), COSTS))),
            Section(Message("Gambar"), (EMBLEM, SVG, blocks.Image(b"none", "png", "Tidak terbaca"))),
            Section(Message("Jadwal"), (
                blocks.Schedule(("2024-11", "2024-12", "2025-01"), (blocks.Task("Uji", Blank(), range(1, 3)),)),
                blocks.SideBySide((Paragraph(("kiri",)),), (small(None, ("B", None, None, False, ())),)),
                blocks.Boxes((_("Approved"), _("Rejected"))), blocks.DottedLine(_("Notes")),
                blocks.Signatures((blocks.Signature("Sekda", "Nama", initials=True), blocks.Signature("Bupati"))),
                Paragraph((Emphasis("miring"), " ", Blank()), label=_("Owner")),
            )),
        ),
        ("PETA JALAN", " ", Emphasis("(ringkas)")), part="chapter",
    )  # fmt: skip
    return first, wide, mixed


def bound(rows: int = 16) -> Document:
    """The whole book; its appendix has as many rows as are asked for."""
    cover = Cover(
        ("PEMERINTAH KABUPATEN CONTOH",), "MASTERPLAN SMART CITY", ("Buku 2", "Tahun 2025–2045"), ("2025",), EMBLEM
    )
    appendix = Page(
        (Section(Message("Semua program"), (matrix(rows),)),), ("Matriks lengkap",), wide=True, part="appendix"
    )
    second = Page(prose(), ("Sumber data",), part="appendix")
    return numbered(Document(_("Master plan"), (*front(), *chapters(), appendix, second), cover, REGION))
