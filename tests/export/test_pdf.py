"""PDF: what a reader, a screen reader and a printer find in it, and what no plan's text can do."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from ppu_roadmap.drawing import FONTS
from ppu_roadmap.export.kinds import PAPERS
from ppu_roadmap.export.pdf import one_sheet, render
from ppu_roadmap.export.pdf.typesetting import shows, typeset
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import Blank, FillIn, Items, Paragraph, Section, Strong
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.text import Language, Message, Refusal, _
from tests.asking import TODAY, document
from tests.paper.bound_sample import EMBLEM, REGION, SVG, bars, bound, matrix
from tests.quick_win_sample import full_plan, overfull_plan

ROOT = Path(__file__).parents[2]
POINTS = 72 / 25.4
"""A millimetre."""


def made(language: Language = "id", paper: str = "a4") -> bytes:
    return once(language, paper)


@cache
def once(language: Language, paper: str) -> bytes:
    return render(bound(), language, paper=paper)


@cache
def texts(data: bytes) -> tuple[str, ...]:
    """The words of each sheet, as far as they stand on one line."""
    return tuple(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def tagged(data: bytes) -> list[tuple[str, str]]:
    """The elements of the tree that a screen reader walks, each with what is said in place of it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
        ]
        return [(str(one.S)[1:], str(one.get("/Alt", ""))) for one in found]


def smallest(data: bytes) -> list[float]:
    """The size of the smallest letters of each sheet, in points."""
    found: list[float] = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        found.append(float("inf"))

        def seen(text: str, _place: Any, matrix: Any, _font: Any, size: float) -> None:
            if text.strip():
                found[-1] = min(found[-1], size * abs(matrix[3] or 1))

        page.extract_text(visitor_text=seen)
    return found


# -- what those find who cannot see it ---------------------------------------------------------------------------------


def test_it_says_what_it_is_and_in_which_language(language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(language))) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == bound().title.render(language)
        meta = pdf.open_metadata()
        assert meta["pdfuaid:part"] == "1"
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo)


def test_its_tree_has_headings_tables_lists_and_pictures_with_their_words() -> None:
    found = tagged(made())
    kinds = {kind for kind, _alt in found}
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Caption", "TOC", "TOCI", "Link"} <= kinds
    assert {EMBLEM.alt, "Pagu naik & turun", "Peta Risiko", "Des 2024 – Jan 2025"} <= {alt for _kind, alt in found}


def test_bookmarks_and_contents_lead_to_chapters_and_sections() -> None:
    reader = pypdf.PdfReader(io.BytesIO(made()))

    def titles(outline: list[Any], level: int = 1) -> Iterator[tuple[int, str, int | None]]:
        for one in outline:
            if isinstance(one, list):
                yield from titles(one, level + 1)
            else:
                yield level, " ".join(str(one.title).split()), reader.get_destination_page_number(one)

    found = list(titles(reader.outline))
    assert [(level, title, page) for level, title, page in found if page in {2, 5, 9}] == [
        (1, "Daftar Isi", 2),
        (1, "BAB I PENDAHULUAN", 5),
        (2, "1.1 Latar belakang", 5),
        (2, "1.2 Dasar hukum", 5),
        (3, "1.2.1 Undang-undang", 5),
        (4, "1.2.1.1 Peraturan pelaksana", 5),
        (1, "BAB III PETA JALAN (ringkas)", 9),
        (2, "3.1 Peta jalan", 9),
    ]
    links = [each.get_object() for each in reader.pages[2]["/Annots"]]  # type: ignore[attr-defined]
    assert sum(one["/Subtype"] == "/Link" for one in links) >= sum(level < 3 for level, _title, _page in found)
    headings, tables, figures = (re.sub(r"[ .]+", " ", sheet) for sheet in texts(made())[2:5])
    for entry in ("Kata Pengantar i", "BAB I PENDAHULUAN 1", "1 2 Dasar hukum 1", "Lampiran B Sumber data"):
        assert entry in headings
    assert "Undang" not in headings, "two levels deep"
    assert "Tabel 2 1 Rencana Aksi 2" in tables
    assert "Gambar 3 2 Peta Risiko 5" in figures


# -- what those find who see it ----------------------------------------------------------------------------------------


def test_front_matter_has_roman_numbers_and_chapters_begin_with_one() -> None:
    _cover, *sheets = texts(made())
    feet = [
        "Kata Pengantar i",
        "Daftar Isi ii",
        "Daftar Tabel iii",
        "Daftar Gambar iv",
        "PENDAHULUAN 1",
        "RENCANA AKSI 2",
    ]
    assert [sheet.rpartition(f"{REGION} · ")[2] for sheet in sheets][:6] == feet
    assert re.search(rf"Sumber data {len(sheets) - 4}$", sheets[-1])


@pytest.mark.parametrize("paper", PAPERS)
def test_sheets_stand_or_lie_as_their_pages_and_sections(paper: str) -> None:
    short, long = (round(length * POINTS) for length in PAPERS[paper])
    pages = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(made(paper=paper))).pages]
    sides = [(round(float(box.width)), round(float(box.height))) for box in pages]
    assert set(sides) == {(short, long), (long, short)}
    titles = {
        re.sub(r"^BAB \w+ ", "", text)[:10]: side for text, side in zip(texts(made(paper=paper)), sides, strict=True)
    }
    assert titles["PENDAHULUA"] == (short, long)
    assert titles["RENCANA AK"] == titles["PETA JALAN"] == (long, short), "what stands before a section goes with it"
    assert titles["3.2 Uraian"] == (short, long)


def test_a_long_table_says_its_headings_on_each_sheet_and_its_end_is_not_alone() -> None:
    sheets = texts(render(Document.of([matrix(60)]), "id"))
    assert len(sheets) > 2
    for place, sheet in enumerate(sheets):
        assert "Kode" in sheet
        assert "Pagu Indikatif" in sheet
        assert "(1) (2) (3)" in sheet
        assert sheet.endswith(f"{place + 1} / {len(sheets)}")
    assert re.findall(r"GOV-\d\d", " ".join(sheets)) == [f"GOV-{number:02}" for number in range(1, 61)]
    for words in ("GOV-60", "Rp 3.750.000.006", "Sumber: perangkat daerah, 2024."):
        assert words in sheets[-1]
    told = [sheet for sheet in sheets if "Smart Governance" in sheet]
    assert 1 <= len(told) < len(sheets), "the heading of a group stands where the group is"


def test_a_cell_that_is_higher_than_a_sheet_runs_over_and_loses_no_word() -> None:
    words = [f"kata{place}" for place in range(3000)]
    columns = (Column("id", _("Code"), weight=0), Column("text", _("Note")), Column("other", _("Status")))
    rows = (("A", "pendek", "x"), ("B", " ".join(words), "y"), ("C", "pendek", "z"))
    read = " ".join(texts(render(Document.of([Table(_("Notes"), columns, (Group(None, rows),))]), "id")))
    assert re.findall(r"kata\d+", read) == words


def test_a_word_that_is_wider_than_its_column_is_broken_without_a_sign() -> None:
    word = "abcdefghij" * 30
    columns = tuple(Column(f"c{place}", _("Note")) for place in range(14))
    data = render(Document.of([Table(_("Notes"), columns, (Group(None, ((word,) * 14,)),))]), "id")
    assert "".join(texts(data)).replace(" ", "").count(word) == 14


def test_every_letter_is_embedded_and_is_from_the_package_or_from_typst() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        names = {re.sub(r"^/\w+\+|-.*", "", str(one.FontName)) for one in fonts}
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in fonts)
    assert "IBMPlexSans" in names
    assert {name for name in names if not name.startswith("IBMPlexSans")} <= {"DejaVuSansMono", "LibertinusSerif"}
    assert (FONTS / "OFL.txt").read_text("utf-8").count("SIL OPEN FONT LICENSE Version 1.1") == 1
    assert len(list(FONTS.glob("*.ttf"))) == 5


# -- what a plan's text can do -----------------------------------------------------------------------------------------


TYPST = '#read("/etc/passwd") $x^2$ #eval("1+1") *b* _i_ <section-1.1> @ref [x] // "q" \\n `r` ~ -- ... http://x.id'


def test_text_is_text() -> None:
    columns = (Column("text", _("Note")),)
    blocks: list[Block] = [
        Paragraph((TYPST, Strong(TYPST)), _("Note")),
        Items(((TYPST,),)),
        Table(Message(TYPST), columns, ()),
    ]
    pages = (
        Page((*blocks, Section(Message(TYPST), ())), (TYPST,)),
        Page((Table(None, columns, (Group(None, ((TYPST,),)),)),)),
    )
    data = render(Document(Message(TYPST), pages, region=TYPST), "id")
    assert " ".join(texts(data)).count(TYPST) >= 7
    assert "root:" not in " ".join(texts(data))
    assert str(pypdf.PdfReader(io.BytesIO(data)).metadata["/Title"]) == TYPST  # type: ignore[index]


def test_a_letter_that_no_font_has_is_shown_as_what_it_is() -> None:
    read = texts(render(Document.of([Paragraph(("\U0001f600 ☐ ★ ✓ – → Ω Ж \u6f22 \ud800 \u202e\x07",))]), "id"))[0]
    assert r"\U0001f600 ☐ ★ ✓ – → Ω Ж \u6f22 \ud800 \u202e\x07" in read
    assert "بسم" in texts(render(Document.of([Paragraph(("بسم",))]), "id"))[0]


def test_a_template_reads_nothing_but_what_it_is_given() -> None:
    import typst

    for path in ("/etc/passwd", "../data.json", "other.json"):
        with pytest.raises(typst.TypstError):
            typeset(f'#set document(title: "x")\n#read("{path}")'.encode(), {}, {})


def test_a_picture_shows_no_file_and_a_broken_one_its_words() -> None:
    assert shows(EMBLEM.data)
    assert not shows(SVG.data), "it names a file"
    assert not shows(b"")
    read = " ".join(texts(made()))
    assert SVG.alt in read
    assert "Tidak terbaca" in read


# -- sheets ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("plan", "language"), [(full_plan(), "en"), (overfull_plan(), "id")], ids=["full", "overfull"])
def test_each_page_of_the_decision_sheet_is_one_sheet_with_letters_of_11_points(plan: Plan, language: Language) -> None:
    whole = document("brief", [plan], TODAY)
    brief = whole._replace(pages=(*whole.pages[:3], whole.pages[-1]))
    data = render(brief, language)
    assert min(smallest(data)) >= 11
    summary, *pages = (page for page in brief.pages if page.spread)
    read = texts(data)
    assert len(summary.letterhead) > 0
    assert [sheet.split("]")[0] for sheet in read[1 : len(pages) + 1]] == [f"[{one.title[0]}"[1:-2] for one in pages]
    assert read[len(pages) + 1].startswith(("LAMPIRAN TERAKHIR", "LAST APPENDIX"))


def test_a_page_that_can_be_no_tighter_is_set_smaller_and_stays_one_sheet() -> None:
    page = Page(
        tuple(Section(_("Steps"), (Paragraph(("kata " * 900,)),), 1) for _place in range(3)), ("Judul",), spread=True
    )
    data = render(Document(_("Title"), (page,)), "id")
    (read,) = texts(data)
    assert read.count("kata") == 2700
    assert smallest(data)[0] < 11


def test_nothing_and_everything_optional_missing() -> None:
    assert texts(render(Document(_("Title"), ()), "id"))[0].startswith("Title")
    assert (
        len(
            texts(
                render(
                    Document(_(""), (Page((Paragraph((None,)),)), Page((Table(None, (), (), notes=(_("x"),)),)))), "id"
                )
            )
        )
        == 2
    )
    assert "[Diisi: x]" in texts(render(Document.of([FillIn(_("x")), Paragraph((Blank(),))]), "id"))[0]


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 42 29"><text x="9" y="9">Peta</text></svg>'


def test_a_picture_stands_on_the_sheet_of_its_caption() -> None:
    for lines in range(29, 34):
        above = tuple(Paragraph((f"baris {place}",)) for place in range(lines))
        page = Page((*above, bars()), (Message("Bab"),), part="chapter")
        data = render(numbered(Document(Message("Buku"), (page,), Cover((), Message("Buku"), (), ()), "Uji")), "id")
        (sheet,) = (one for one in texts(data) if "Gambar 1.1" in one and "Sumber: APBD" in one)
        assert "Program" in sheet or "program" in sheet, lines


def test_one_picture_on_one_sheet() -> None:
    data = one_sheet(PICTURE, "Poster", "en", (420, 297))
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (1191, 842)
    assert ("Figure", "Poster") in tagged(data)


def test_marks_and_joiners_in_a_picture_stop_nothing() -> None:
    marked = "a\u0323b\u0301H\u0301 \u0646\u064e \u0928\u094d \u05e9\u05b8 \U0001f469\u200d\U0001f4bb \u2764\ufe0f"
    picture = PICTURE.replace("Peta", marked)
    (read,) = texts(one_sheet(picture, "Poster", "en", (420, 297)))
    assert "ạbH " in read


# -- the command -------------------------------------------------------------------------------------------------------

COMMAND = (sys.executable, "-m", "ppu_roadmap")


def run(*arguments: str, **environment: str) -> bytes:
    done = subprocess.run(
        [*COMMAND, *arguments], env={**os.environ, **environment}, capture_output=True, cwd=ROOT, check=True
    )
    return done.stdout


def test_two_runs_write_the_same_bytes() -> None:
    asked = (
        "export",
        "pdf",
        "--document",
        "brief",
        "--dimension",
        "living",
        "--as-of",
        "2024-06-01",
        "-o",
        "-",
        "--plan",
        "plans",
    )
    one = run(*asked, PYTHONHASHSEED="1", TZ="Asia/Makassar", LC_ALL="C", SOURCE_DATE_EPOCH="1700000000")
    assert one == run(*asked, PYTHONHASHSEED="2", TZ="America/Lima")


def test_its_numbers_are_those_of_the_budget() -> None:
    from ppu_roadmap import load

    rows = json.loads(run("budget", "plans", "--format", "json"))["rows"]
    known = {f"{row['amount']:,}".replace(",", ".") for row in rows if row.get("amount")}
    assert known
    read = " ".join(texts(render(document("budget", [load(ROOT / "plans")]), "id")))
    assert all(number in read for number in known)


def test_without_typst_one_line_says_how_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refusal, match=r"pip install 'ppu-roadmap\[pdf\]'"):
        render(Document.of([]), "id")
