"""A bound document with every kind of block, in which a plan's text tries everything."""

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Bars, Chart, Series
from ppu_roadmap.paper.document import Cover, Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Marked, Table
from ppu_roadmap.text import Message, Rupiah, _

HOSTILE = (
    '#read("/etc/passwd") $x^2$ #eval("1+1") *b* _i_ <section-1.1> @ref [x] // "q" \\n \u202e\x07 \U0001f600 ☐ ★ ✓ – →'
)
EMBLEM = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#1d4f91"/></svg>'
REGION = "Kabupaten Contoh"


def table(rows: int = 3, title: Message | None = None) -> Table:
    """Money of two years below one heading, in two groups with a sum and a note, its columns numbered."""
    ceiling = _("Indicative ceiling (Rp)")
    columns = (
        Column("id", _("Code"), weight=0),
        Column("name", _("Program")),
        Column("2026", _("{year}", year=2026), Kind.MONEY, over=ceiling, unknown=_("Not yet costed")),
        Column("2027", _("{year}", year=2027), Kind.MONEY, over=ceiling),
        Column("quick_win", _("Quick win"), Kind.MARK),
    )
    made = tuple(
        (
            f"GOV-{place:02}",
            HOSTILE if place == 0 else "Layanan terpadu",
            Rupiah(place * 1_250_000) if place else None,
            None,
            True,
        )
        for place in range(rows)
    )
    total = (None, _("Total"), Marked(Rupiah(9_999_000), _("(partial)")), Rupiah(1), None)
    groups = (Group(_("Smart Governance"), made, summary=(_("{count} programs", count=rows),)), Group(None, made[:1]))
    return Table(title, columns, groups, total=total, notes=(_("Source: the plan."),), counted=True)


def looks() -> Table:
    """Cells that are more than text, below a row that stands for them; with no title."""
    columns = (Column("level", _("Level"), Kind.BAND), Column("decision", _("Decision"), Kind.BOXES))
    cells = (Keyed("high", ("GOV-01-R1", "GOV-01-R2")), (_("Approved"), _("Rejected")))
    return Table(None, columns, (Group(_("Risk register"), (cells,), head=(None, "–"), level=1),))


def chart() -> Chart:
    """Bars of two years."""
    years = (_("{year}", year=2026), _("{year}", year=2027))
    bars = Bars(years, (Series("apbd", _("Program"), (3.0, None)),), _("programs"))
    return Chart(_("Programs"), lambda: bars, table, source=_("Source: the plan."))


def document(rows: int = 3) -> Document:
    """Cover, front matter with contents, a chapter on landscape sheets between others, an appendix."""
    emblem = blocks.Image(EMBLEM, "svg", "Lambang daerah")
    people = (blocks.Signature("Bupati", "Nama Bupati"), blocks.Signature("Sekretaris", initials=True))
    front = Page((blocks.FillIn(_("foreword")), blocks.Signatures(people)), ("Kata Sambutan",), part="front")
    lists = tuple(blocks.Contents(of) for of in ("headings", "tables", "figures"))
    words = blocks.Paragraph(
        (HOSTILE, " ", blocks.Strong("kuat"), blocks.Emphasis("tekan"), blocks.Blank()), _("Source")
    )
    text = (
        words,
        blocks.Items((("satu",), ("dua",))),
        blocks.Items((("di bawahnya",),), depth=1),
        blocks.Items((("tiga",),), start=3),
        emblem,
        blocks.Image(b"no picture", "png", "Gambar rusak"),
        blocks.Paragraph(("x" * 300,)),
    )
    months = ("2026-11", "2026-12", "2027-01")
    tasks = (blocks.Task("Survei", "Diskominfo", range(1, 3)), blocks.Task(blocks.Blank(), "DLH"))
    form = (
        blocks.Boxes((_("Approved"), _("Rejected"))),
        blocks.DottedLine(_("Direction given")),
        blocks.Schedule(months, tasks),
        blocks.SideBySide((blocks.Paragraph(("kiri",)),), (blocks.Paragraph(("kanan",)),)),
    )
    inner = blocks.Section(_("Steps"), form)
    one = Page(
        (blocks.Section(_("Problem and evidence"), text), blocks.Section(_("Cost"), (inner,))),
        ("Pendahuluan",),
        part="chapter",
    )
    matrix = blocks.Section(_("Risks"), (table(rows, _("Cost")), looks()))
    tall = blocks.Section(_("Score"), (chart(),), wide=False)
    two = Page((matrix, tall), ("Rencana Aksi",), part="chapter", wide=True)
    appendix = Page((table(rows, _("Programs")),), ("Matriks Lengkap",), part="appendix", wide=True)
    cover = Cover(("Pemerintah Kabupaten Contoh",), "Masterplan", ("Buku 2",), ("2026",), emblem)
    pages = (front, Page(lists, ("Daftar Isi",), part="front"), one, two, appendix)
    return numbered(Document(_("Smart City master plan"), pages, cover, REGION))
