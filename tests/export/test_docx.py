"""Word files: what Word insists on, what is counted and named, what a region's template keeps, what no text can do."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt
from lxml import etree
from pypdf import PdfReader

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.book.pictures import picture
from ppu_roadmap.export import format_named
from ppu_roadmap.export.docx import pictures
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import Contents, Paragraph, Section, said
from ppu_roadmap.paper.chart import Chart, Drawing
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.table import Table, shown
from ppu_roadmap.text import Language, Message, Refusal, Rupiah
from ppu_roadmap.views import VIEWS
from tests.asking import document, rows
from tests.paper.bound_sample import EMBLEM, HOSTILE, LONG, bound, matrix, png
from tests.sample import second_plan
from tests.workflow_sample import workflow_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " spacing ind contextualSpacing jc vAlign textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs highlight u lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
    " tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num",
    "pBdr": "top left bottom right between bar",
    "settings": "zoom defaultTabStop characterSpacingControl compat",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}
"""The children of each element that we use, as the schema has them."""


def rendered(made: Document, language: Language = "id", **options: Any) -> bytes:
    return format_named("docx").render(made, language, **options)


def parts(data: bytes) -> dict[str, Any]:
    """The parts of a file that are XML, each of which is well formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(file.read(name)) for name in names}


def body(data: bytes) -> Any:
    return parts(data)["word/document.xml"][0]


def text(element: Any) -> str:
    """What a paragraph or cell says to Word."""
    said = (one for one in element.iter(f"{W}t") if one.getparent().tag != f"{MC}Fallback")
    return "".join(one.text or "" for one in said)


def fields(element: Any) -> list[tuple[str, str]]:
    """The fields of a paragraph, each with what it shows."""
    found: list[list[str]] = []
    for one in element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if one.tag == f"{W}fldChar" and one.get(f"{W}fldCharType") == "begin":
            found.append(["", ""])
        elif one.tag == f"{W}instrText":
            found[-1][0] = str(one.text).strip()
        elif one.tag == f"{W}t" and found and not found[-1][1] and one.getparent().tag != f"{MC}Fallback":
            found[-1][1] = one.text or ""
    return [(code, shows) for code, shows in found]


@pytest.fixture(scope="module", params=["id", "en"])
def book(request: pytest.FixtureRequest) -> bytes:
    return rendered(bound(), request.param)


@pytest.fixture(scope="module")
def read(book: bytes) -> Any:
    return docx.Document(io.BytesIO(book))


@pytest.fixture(scope="module")
def everything() -> list[bytes]:
    """Whatever can be printed."""
    made = [bound(), Document.of([]), Document.of([matrix(0)])]
    year = Selection(years=(2025,))
    for view in VIEWS:
        for plans in ([workflow_plan(), second_plan()], [Plan()]):
            made += [document(view.name, plans, selection=year if view.name == "rkpd" else Selection())]
    return [rendered(one) for one in made]


def test_children_stand_in_the_order_of_the_schema(everything: list[bytes]) -> None:
    for data in everything:
        for name, root in parts(data).items():
            for element in root.iter(etree.Element):
                order = ORDER.get(etree.QName(element).localname, "").split()
                if not order or element.prefix not in {"w", "wp"}:
                    continue
                places = [order.index(etree.QName(one).localname) for one in element]
                assert places == sorted(places), (name, etree.tostring(element)[:400])


def test_nothing_makes_word_repair_a_file(everything: list[bytes]) -> None:
    for data in everything:
        found = parts(data)
        story = found["word/document.xml"]
        styles = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
        lists = {one.get(f"{W}numId") for one in found["word/numbering.xml"].iter(f"{W}num")} | {"0"}
        relations = {one.get("Id") for one in found["word/_rels/document.xml.rels"]}
        marks = [one.get(f"{W}id") for one in story.iter(f"{W}bookmarkStart")]
        names = [one.get(f"{W}name") for one in story.iter(f"{W}bookmarkStart")]
        drawings = [one.get("id") for one in story.iter("{*}docPr")]
        for several in (marks, names, drawings):
            assert len(set(several)) == len(several)
        assert marks == [one.get(f"{W}id") for one in story.iter(f"{W}bookmarkEnd")]
        assert all(re.fullmatch(r"\w{1,40}", name) for name in names)
        assert {one.get(f"{W}val") for one in story.iter(f"{W}pStyle", f"{W}tblStyle")} <= styles
        assert {one.get(f"{W}val") for one in found["word/styles.xml"].iter(f"{W}basedOn", f"{W}next")} <= styles
        assert {one.get(f"{W}val") for one in story.iter(f"{W}numId")} <= lists
        assert {one.get(f"{R}embed") for one in story.iter() if one.get(f"{R}embed")} <= relations
        assert {one.get(f"{R}id") for one in story.iter(f"{W}footerReference")} <= relations
        for cell in story.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p", "Word refuses a cell that ends in no paragraph"
        for table in story.iter(f"{W}tbl"):
            assert table.getnext().tag == f"{W}p", "two tables would become one"
            columns = len(table.find(f"{W}tblGrid"))
            for row in table.iter(f"{W}tr"):
                if row.getparent() is table:
                    spans = (one.find(f"{W}tcPr/{W}gridSpan") for one in row.findall(f"{W}tc"))
                    assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns
        kinds = [one.get(f"{W}fldCharType") for one in story.iter(f"{W}fldChar")]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
        assert story[0][-1].tag == f"{W}sectPr"
        assert not list(found["word/settings.xml"].iter(f"{W}updateFields"))
        assert not list(story.iter("{*}dirty"))


def numbers(data: bytes) -> Iterator[tuple[Any, str]]:
    """Each heading with the number that Word puts before it."""
    found = parts(data)
    lists = {one.get(f"{W}numId"): one for one in found["word/numbering.xml"].iter(f"{W}num")}
    shapes = {one.get(f"{W}abstractNumId"): one for one in found["word/numbering.xml"].iter(f"{W}abstractNum")}
    linked = {
        one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}numPr") for one in found["word/styles.xml"].iter(f"{W}style")
    }
    counts: dict[str, Counter[int]] = {shape: Counter() for shape in shapes}
    for paragraph in body(data).iter(f"{W}p"):
        styled = paragraph.find(f"{W}pPr/{W}pStyle")
        style = "" if styled is None else styled.get(f"{W}val")
        if not style.startswith("Heading"):
            continue
        own = paragraph.find(f"{W}pPr/{W}numPr")
        used = linked[style] if own is None else own
        number, level = (used.find(f"{W}{name}").get(f"{W}val") for name in ("numId", "ilvl"))
        if number == "0":
            yield paragraph, ""
            continue
        shape = lists[number].find(f"{W}abstractNumId").get(f"{W}val")
        count, place = counts[shape], int(level)
        count[place] += 1
        for deeper in range(place + 1, 9):
            count[deeper] = 0
        own_level = lists[number].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        shown_as = shapes[shape].findall(f"{W}lvl")[place] if own_level is None else own_level
        said = shown_as.find(f"{W}lvlText").get(f"{W}val")
        for each in range(place + 1):
            form = shapes[shape].findall(f"{W}lvl")[each].find(f"{W}numFmt").get(f"{W}val")
            value = count[each]
            written = ["", "I", "II", "III", "IV"][value] if form == "upperRoman" else str(value)
            said = said.replace(f"%{each + 1}", chr(64 + value) if form == "upperLetter" else written)
        yield paragraph, said


def entries(made: Document, of: str, language: Language) -> list[tuple[str, str]]:
    """The number and the title of each entry of the contents."""
    found = (block for page in made.pages for block in page.blocks if isinstance(block, Contents) and block.of == of)
    return [
        ("" if one.number is None else said(one.number, language), said(one.title, language))
        for one in next(found).entries
    ]


def test_headings_have_the_numbers_of_the_contents(language: Language) -> None:
    made = bound()
    data = rendered(made, language)
    told = {text(paragraph): number for paragraph, number in numbers(data)}
    assert told["PENDAHULUAN"] == ("BAB I" if language == "id" else "CHAPTER I")
    assert told["Peraturan pelaksana"] == "1.2.1.1"
    for number, title in entries(made, "headings", language):
        assert number in [each for heading, each in told.items() if heading.startswith(title)]
    levels = {style.name: style for style in docx.Document(io.BytesIO(data)).styles}
    assert levels["Heading 2"].element.pPr.numPr is not None, "what people add is numbered, too"


def test_captions_have_the_numbers_of_the_lists(language: Language) -> None:
    made = bound()
    counts: dict[str, int] = {}
    found = []
    for paragraph in body(rendered(made, language)).iter(f"{W}p"):
        for code, shows in fields(paragraph):
            if code.startswith("SEQ"):
                _seq, name, *switches = code.split()
                counts[name] = int(switches[-1]) if r"\r" in switches else counts.get(name, 0) + 1
                assert shows == str(counts[name]), "what is shown is what Word and LibreOffice count"
                found.append(text(paragraph))
    listed = entries(made, "tables", language) + entries(made, "figures", language)
    assert sorted(found) == sorted(f"{number} {title}" for number, title in listed)
    assert ("Tabel 2.2" if language == "id" else "Table 2.2") in " ".join(found)
    assert any(re.match(r"\w+ A\.1 ", one) for one in found)


def test_contents_are_fields_that_are_filled_in(book: bytes) -> None:
    story = body(book)
    codes = [code for code, _said in fields(story)]
    assert next(code for code in codes if code.startswith("TOC")) == r'TOC \o "1-2" \h \z'
    assert len([code for code in codes if code.startswith(r"TOC \h \z \c")]) == 2
    pages = {code.split()[1]: said for code, said in fields(story) if code.startswith("PAGEREF")}
    marks = {one.get(f"{W}name") for one in story.iter(f"{W}bookmarkStart")}
    assert pages.keys() < marks
    assert pages["_front_1"] == "i"
    assert pages["_chapter_1"] == "1"
    assert int(pages["_chapter_1"]) <= int(pages["_chapter_2"]) < int(pages["_appendix_1"])
    links = {one.get(f"{W}anchor") for one in story.iter(f"{W}hyperlink")}
    assert links == pages.keys()


def test_libreoffice_counts_the_pages_of_the_contents_itself(book: bytes) -> None:
    story = body(book)
    for code in story.iter(f"{W}instrText"):
        hidden = code.getparent().tag == f"{MC}Choice"
        assert hidden == bool(re.match(r" (TOC|PAGEREF _front)", code.text)), (
            "it takes pages within a TOC for plain text"
        )
    fallbacks = [one[0].text for one in story.iter(f"{MC}Fallback") if len(one)]
    assert fallbacks == ["i", "ii", "iii", "iv"], "it would write those in Arabic figures"


def test_sections_lie_and_count_as_their_pages_do(read: Any) -> None:
    kinds = [(one.orientation, one.page_width > one.page_height) for one in read.sections]
    assert all(bool(orientation) == wide for orientation, wide in kinds)
    wide = [wide for _orientation, wide in kinds]
    assert wide == [False] * 6 + [True, True, False, True, False], "the wide part of a chapter stands on its own sheets"
    forms = [one._sectPr.find(f"{W}pgNumType") for one in read.sections]  # noqa: SLF001
    assert [one.get(f"{W}fmt") for one in forms[1:5]] == ["lowerRoman"] * 4
    starts = [place for place, one in enumerate(forms) if one.get(f"{W}start")]
    assert starts == [1, 5], "from i in the front matter, from 1 in the first chapter"
    assert read.sections[0].footer.paragraphs[0].text == ""
    foot = read.sections[1].footer.paragraphs[0]
    assert text(foot._p).startswith("Kabupaten Contoh")  # noqa: SLF001
    assert [code for code, _said in fields(foot._p)] == ["PAGE", r"PAGEREF _last \h"]  # noqa: SLF001


@pytest.mark.parametrize(("paper", "size"), [(None, (210, 297)), ("a4", (210, 297)), ("f4", (215, 330))])
def test_paper(paper: str | None, size: tuple[int, int]) -> None:
    made = docx.Document(io.BytesIO(rendered(bound(), paper=paper)))
    for section in made.sections:
        width, height = section.page_width, section.page_height
        assert width is not None
        assert height is not None
        assert {round(width.mm), round(height.mm)} == set(size)


def printed(made: Document, language: Language) -> list[list[str]]:
    """The rows that tables and charts of a document hold, as people read them."""
    rows: list[list[str]] = []

    def take(blocks: tuple[Any, ...]) -> None:
        for block in blocks:
            if isinstance(block, Section):
                take(block.blocks)
            elif isinstance(block, Table):
                for group in block.groups:
                    rows.extend([shown(*pair, language) for pair in block.cells(row)] for row in group.rows)

    for page in made.pages:
        take(page.blocks)
    return rows


def test_every_number_can_be_read_back(book: bytes, read: Any) -> None:
    language: Language = "id" if "BAB" in {*(number[:3] for _heading, number in numbers(book))} else "en"
    found = [[cell.text for cell in row.cells] for table in read.tables for row in table.rows]
    for row in printed(bound(), language):
        if "☐" not in "".join(row) and "[ ]" not in "".join(row):
            assert row in found
    assert any("Rp 1.250.000.001" in row or "Rp 1,250,000,001" in row for row in found)
    assert any(LONG in row for row in found)


def test_budget_reads_as_the_view_says(language: Language) -> None:
    made = document("budget", [workflow_plan()])
    read = docx.Document(io.BytesIO(rendered(made, language)))
    found = [[cell.text for cell in row.cells] for table in read.tables for row in table.rows]
    assert printed(made, language)
    for row in printed(made, language):
        assert row in found
    said = text(body(rendered(made, language)))
    asked = json.loads(format_named("json").render(rows("budget", [workflow_plan()]), "en"))
    amounts = [row["amount"] for row in asked["rows"] if row["amount"] is not None]
    assert amounts
    for amount in amounts:
        assert Rupiah(amount).render(language).removeprefix("Rp ") in said


def test_headings_of_tables_are_repeated_and_rows_stay_whole(read: Any) -> None:
    tables = [table for table in read.tables if len(table.columns) == 15]
    assert len(tables) == 3
    for table in tables:
        rows = [row._tr for row in table.rows]  # noqa: SLF001
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert repeated == [True] * 3 + [False] * (len(rows) - 3)
        assert [cell.text for cell in table.rows[2].cells] == [str(place) for place in range(1, 16)]
        assert len({cell.text for cell in table.rows[0].cells[7:10]}) == 1, "a heading that neighbours share"
        assert table.rows[0].cells[1].text == table.rows[1].cells[1].text, "one that reaches down"


def test_money_stands_to_the_right(read: Any) -> None:
    table = next(table for table in read.tables if len(table.columns) == 15)
    styles = [cell.paragraphs[0].style.name for cell in table.rows[4].cells]
    assert styles[6:10] == ["Dense Number"] * 4
    assert styles[0] == "Dense Text"


def test_columns_are_as_wide_as_what_they_hold(read: Any) -> None:
    table = next(table for table in read.tables if len(table.columns) == 15)
    width = {text(cell._tc): cell.width for cell in table.rows[1].cells}  # noqa: SLF001
    code, name, target, money = (table.columns[place].width for place in (0, 1, 7, 12))
    assert target < code < money < name
    assert sum(width.values())
    section = next(one for one in read.sections if one.orientation)
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in table.columns) == room


def test_what_nobody_sees_is_told(book: bytes) -> None:
    story = body(book)
    told = [one.get("descr") for one in story.iter("{*}docPr")]
    assert "Lambang Kabupaten Contoh" in told
    assert "Pagu naik & turun" in told
    assert "Denah <lokasi>" in told
    assert all(told)
    tables = [one.get(f"{W}val") for one in story.iter(f"{W}tblDescription")]
    assert len(tables) >= 4
    assert "[Tidak terbaca]" in text(story), "a picture that is none says what it would show"
    boxes = [one for one in story.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "FillIn"]
    assert any(re.match(r"\[(Diisi|To be written): ", text(one)) for one in boxes)
    assert "☐ " in text(story)


@pytest.mark.parametrize("marker", [b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\2", b"\xff\xfe\0\4ok", b""])
def test_photos_of_any_program_are_printed(marker: bytes) -> None:
    size, scan = b"\xff\xc0\0\x0b\x08\0\x10\0\x20\1\1\x11\0", b"\xff\xda\0\x08\1\1\0\0\x3f\0\xff\xd9"
    made = Document(Message("Foto"), (Page((picture(b"\xff\xd8" + marker + size + scan, "Balai"),)),))
    written = docx.Document(io.BytesIO(format_named("docx").render(made, "id")))
    assert len(written.inline_shapes) == 1
    assert "[Balai]" not in text(written.element.body)


def test_a_chart_is_svg_with_a_png_beside_it(book: bytes) -> None:
    found = parts(book)
    blips = [one for one in found["word/document.xml"].iter("{*}blip") if len(one)]
    targets = {one.get("Id"): one.get("Target") for one in found["word/_rels/document.xml.rels"]}
    assert len(blips) == 2
    for blip in blips:
        assert targets[blip.get(f"{R}embed")].endswith(".png")
        assert targets[next(blip.iter("{*}svgBlip")).get(f"{R}embed")].endswith(".svg")
    types = parts(book)["[Content_Types].xml"]
    assert "image/svg+xml" in {one.get("ContentType") for one in types}


def test_without_resvg_a_chart_is_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    story = body(rendered(bound()))
    assert not list(story.iter("{*}svgBlip"))
    assert "Gambar 3.1" in text(story), "under the caption that the list of figures names"
    rows = ["|".join(text(cell) for cell in row.iter(f"{W}tc")) for row in story.iter(f"{W}tr")]
    assert "2025|Rp 3" in rows
    assert "2026|–" in rows


def test_a_long_chart_goes_on_in_further_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    made = document("timeline", [workflow_plan()])
    (chart, *_others) = [block for block in made.blocks() if isinstance(block, Chart)]
    drawn = chart.drawing()
    assert isinstance(drawn, Drawing)
    panel = drawn.panels[0]
    longer = drawn._replace(panels=(panel._replace(groups=panel.groups * 6),))
    story = body(rendered(Document.of([chart._replace(drawing=lambda: longer)])))
    assert len(list(story.iter("{*}svgBlip"))) > 1
    monkeypatch.setattr(pictures, "_MOST", 1)
    story = body(rendered(Document.of([chart._replace(drawing=lambda: longer)])))
    assert not list(story.iter("{*}svgBlip")), "a chart of too many sheets says less than its table"
    assert len(list(story.iter(f"{W}tr"))) > 5


def test_the_file_says_whose_it_is(book: bytes, read: Any) -> None:
    assert read.core_properties.author == "Kabupaten Contoh"
    assert read.core_properties.language in {"id-ID", "en-US"}
    assert read.core_properties.created.year == 1970
    (lang,) = parts(book)["word/styles.xml"].iter(f"{W}lang")
    assert lang.get(f"{W}val") == read.core_properties.language
    mode = next(parts(book)["word/settings.xml"].iter(f"{W}compatSetting"))
    assert mode.get(f"{W}val") == "15"


def test_hostile_text_is_text(book: bytes) -> None:
    said = text(body(book))
    assert "=1+1 <b>&amp;</b> ]]> {x} %1 " in said
    assert r"\x00\x08\x1b[31m \u202e" in said
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e\ufffe]", said)
    assert HOSTILE not in said


SCRIPT = """
import sys
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import format_named
from ppu_roadmap.export.docx import pictures
from tests.paper.bound_sample import bound
sys.stdout.buffer.write(format_named("docx").render(bound(), "id"))
"""


def test_the_same_bytes_whatever_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = []
    for extra in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Makassar", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "id_ID.UTF-8"},
    ):
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **extra}
        outputs.append(
            subprocess.run([sys.executable, "-c", SCRIPT], env=environ, capture_output=True, check=True).stdout
        )
    assert outputs[0] == outputs[1]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    with zipfile.ZipFile(io.BytesIO(rendered(Document.of([])))) as file:
        assert {one.date_time[:3] for one in file.infolist()} == {(2025, 6, 15)}


# a region's template


def kop(path: Path, *, cover: bool = True, footer: bool = True) -> Path:
    """A template as a region would make one in Word."""
    made: Any = docx.Document()
    made.styles["Normal"].font.name = "Bookman Old Style"
    made.styles["Heading 1"].font.size = Pt(31)
    made.styles.add_style("Table Text", 1).font.size = Pt(6)
    section = made.sections[0]
    section.left_margin, section.page_width, section.page_height = Mm(40), Mm(215), Mm(330)
    section.header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), width=Mm(10))
    if footer:
        section.footer.paragraphs[0].text = "Jalan Provinsi Km 9"
    if cover:
        made.add_paragraph("SAMPUL KAMI")
        made.add_picture(io.BytesIO(png(30, 30)))
    made.save(path)
    return path


def test_a_template_keeps_its_look(tmp_path: Path) -> None:
    data = rendered(bound(), template=str(kop(tmp_path / "kop.docx")))
    read = docx.Document(io.BytesIO(data))
    assert read.styles["Normal"].font.name == "Bookman Old Style"
    assert read.styles["Heading 1"].font.size == Pt(31)
    assert read.styles["Table Text"].font.size == Pt(6)
    assert read.styles["Dense Text"].base_style == read.styles["Table Text"], (
        "what is missing is added to what is there"
    )
    paragraphs = [paragraph.text for paragraph in read.paragraphs]
    assert paragraphs[0] == "SAMPUL KAMI"
    assert "MASTERPLAN SMART CITY" not in "".join(paragraphs), "its cover stands in place of ours"
    for section in read.sections:
        assert section.header.paragraphs[0].text == "PEMERINTAH KABUPATEN CONTOH"
        assert section.footer.paragraphs[0].text == "Jalan Provinsi Km 9"
        width, height, left = section.page_width, section.page_height, section.left_margin
        assert left is not None
        assert round(left.mm) == 40
        assert width is not None
        assert height is not None
        assert {round(width.mm), round(height.mm)} == {215, 330}
    languages = {one.get(f"{W}val") for one in parts(data)["word/styles.xml"].iter(f"{W}lang")}
    assert languages == {"id-ID"}
    assert {number for _heading, number in numbers(data)} >= {"", "BAB I", "1.1", "Lampiran A", "A.1"}


def test_a_template_without_a_cover_or_a_foot_gets_ours(tmp_path: Path) -> None:
    data = rendered(bound(), template=str(kop(tmp_path / "kop.docx", cover=False, footer=False)), paper="a4")
    read = docx.Document(io.BytesIO(data))
    assert "MASTERPLAN SMART CITY" in text(body(data))
    assert text(read.sections[3].footer.paragraphs[0]._p).startswith("Kabupaten Contoh")  # noqa: SLF001
    assert round(read.sections[0].page_width.mm) == 210  # type: ignore[union-attr]


def test_a_letter_has_the_header_of_its_first_sheet(tmp_path: Path) -> None:
    made: Any = docx.Document(str(kop(tmp_path / "kop.docx")))
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "KOP SURAT"
    made.save(tmp_path / "kop.docx")
    two = Document(bound().title, (Page((matrix(2),), ("LEMBAR",)), Page((), ("KEDUA",))))
    first, second = docx.Document(io.BytesIO(rendered(two, template=str(tmp_path / "kop.docx")))).sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == "KOP SURAT"
    assert not second.different_first_page_header_footer


def test_a_template_of_another_program(tmp_path: Path) -> None:
    good = kop(tmp_path / "good.docx", cover=False)
    with zipfile.ZipFile(good) as file:
        story, rels = file.read("word/document.xml").decode(), file.read("word/_rels/document.xml.rels").decode()
    bare = re.sub(r"<w:sectPr.*</w:sectPr>", "", story, flags=re.DOTALL).encode()
    unnumbered = re.sub(r"<Relationship [^>]*numbering[^>]*>", "", rels).encode()
    changed = {"word/document.xml": bare, "word/_rels/document.xml.rels": unnumbered}
    data = rendered(bound(), template=rezipped(good, tmp_path / "kop.docx", changed))
    assert {number for _heading, number in numbers(data)} >= {"", "BAB I", "1.1", "Lampiran A", "A.1"}


def test_a_sheet_on_a_template_has_no_cover(tmp_path: Path) -> None:
    made = Document(bound().title, (Page((matrix(2),), ("LEMBAR",)),))
    data = rendered(made, template=str(kop(tmp_path / "kop.docx")))
    assert "SAMPUL KAMI" not in text(body(data))
    read = docx.Document(io.BytesIO(data))
    assert read.sections[0].header.paragraphs[0].text == "PEMERINTAH KABUPATEN CONTOH"


def rezipped(source: Path, target: Path, changed: dict[str, bytes]) -> str:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changed if name not in old.namelist())]:
            new.writestr(name, changed.get(name) or old.read(name))
    return str(target)


ENTITY = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:styles xmlns:w="x">&b;</w:styles>'
)


def hostile(kind: str, folder: Path) -> str:
    good, bad = kop(folder / "good.docx"), folder / "kop.docx"
    with zipfile.ZipFile(good) as file:
        relations = file.read("word/_rels/document.xml.rels").decode()
    kinds = {
        "text": lambda: str(bad) if bad.write_text("KOP SURAT") else "",
        "old": lambda: str(bad) if bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) else "",
        "cut": lambda: str(bad) if bad.write_bytes(good.read_bytes()[:5000]) else "",
        "empty": lambda: str(bad) if bad.write_bytes(b"") == 0 else "",
        "bomb": lambda: rezipped(good, bad, {"word/media/image9.png": b"\0" * (40 * 2**20)}),
        "entities": lambda: rezipped(good, bad, {"word/styles.xml": ENTITY}),
        "outside": lambda: rezipped(
            good, bad, {"word/_rels/document.xml.rels": relation(relations, "image", "http://x/y.png")}
        ),
        "acting": lambda: rezipped(
            good, bad, {"word/_rels/document.xml.rels": relation(relations, "oleObject", "http://x/y")}
        ),
        "sheet": lambda: rezipped(good, bad, {"[Content_Types].xml": b"<Types/>"}),
    }
    return kinds[kind]()


def relation(relations: str, kind: str, target: str) -> bytes:
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = (
        f'<Relationship Id="rId99" Type="{address}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    return relations.replace("</Relationships>", added).encode()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("text", "no Word document"), ("old", "password"), ("cut", "no Word document"), ("empty", "no Word document"),
        ("bomb", "too large"), ("entities", "entities"), ("outside", "image"), ("acting", "oleObject"),
        ("sheet", "no Word document"),
    ],
)  # fmt: skip
def test_a_template_that_is_none_is_refused_in_a_line(kind: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        rendered(bound(), template=hostile(kind, tmp_path))
    message = refused.value.message.render("en")
    assert said in message
    assert "kop.docx" in message
    assert "\n" not in message


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rendered(bound(), template=str(tmp_path / "kop.docx"))


def test_a_template_fetches_and_asks_nothing(tmp_path: Path) -> None:
    good = kop(tmp_path / "good.docx")
    with zipfile.ZipFile(good) as file:
        settings = file.read("word/settings.xml").replace(
            b"<w:zoom ", b'<w:updateFields w:val="true"/><w:linkStyles/><w:zoom '
        )
    rels = relation("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'></Relationships>",
                    "attachedTemplate", "http://evil/x.dotm")  # fmt: skip
    bad = rezipped(good, tmp_path / "kop.docx", {"word/settings.xml": settings, "word/_rels/settings.xml.rels": rels})
    data = rendered(bound(), template=bad)
    assert not list(parts(data)["word/settings.xml"].iter(f"{W}updateFields", f"{W}linkStyles", f"{W}attachedTemplate"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not any(b"evil" in file.read(name) for name in file.namelist())


# sheets, and what is laid out by another program


def sheet(**more: Any) -> Document:
    """A page that is one sheet, with a letterhead."""
    words = Section(Message("Uraian"), (Paragraph(("kata " * 900,)),), number=1)
    few = Page((words._replace(blocks=(Paragraph(("singkat",)),)),), ("LEMBAR",), spread=True)
    parts = (words, Section(Message("Isi"), (matrix(2),), number=2))
    page = Page(parts, ("LEMBAR",), ("PEMERINTAH KABUPATEN CONTOH",), foot=Message("kaki"), spread=True)
    given: dict[str, Any] = {"emblem": EMBLEM, "tighter": lambda: few} | more
    return Document(Message("Lembar"), (page._replace(**given),))


def test_a_sheet_is_one_whatever_it_holds() -> None:
    said = text(body(rendered(sheet())))
    assert "1. Uraian. singkat" in said, "the tighter form, whose heading runs into its paragraph"
    loose = body(rendered(sheet(blocks=(Section(Message("Isi"), (Paragraph(("x",)),), number=1),))))
    airs = [one.get(f"{W}before") for one in loose.iter(f"{W}spacing") if one.get(f"{W}before")]
    assert airs, "what room is left stands between its parts"
    assert "PEMERINTAH KABUPATEN CONTOH" in text(loose)
    assert [one.get("descr") for one in loose.iter("{*}docPr")] == ["Lambang Kabupaten Contoh"]
    (section,) = docx.Document(io.BytesIO(rendered(sheet(wide=True, tighter=None)))).sections
    assert section.orientation
    assert [code for code, _shows in fields(section.footer.paragraphs[0]._p)] == ["PAGE", "NUMPAGES"]  # noqa: SLF001


WRITER = shutil.which("soffice") and Path(str(shutil.which("soffice"))).resolve().with_name("libswlo.so")


@pytest.mark.skipif(not (WRITER and WRITER.exists()), reason="no LibreOffice Writer here")
def test_libreoffice_prints_contents_that_are_right(tmp_path: Path) -> None:
    (tmp_path / "book.docx").write_bytes(rendered(bound()))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path), "book.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "book.pdf").pages]
    numbered = {match[1]: page for page in pages if (match := re.search(r"(\w+) / \d+\s*$", page.strip()))}
    contents = next(page for page in pages if page.startswith("Daftar Isi"))
    listed = re.findall(r"(\w[^.\n]*?) ?\.{5,} ?(\w+)", contents)
    assert len(listed) == len(entries(bound(), "headings", "id"))
    for title, number in listed:
        assert title.split("  ")[-1].strip() in numbered[number]
