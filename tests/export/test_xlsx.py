"""Any document as a workbook: read back by two readers, as Excel would find it."""

import io
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from ppu_roadmap.export import format_named
from ppu_roadmap.paper.blocks import Boxes, FillIn, Items, Paragraph, Schedule, Section, Signature, Signatures, Task
from ppu_roadmap.paper.chart import Bars, Chart, Series
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Marked, Table
from ppu_roadmap.text import Language, Message, Rupiah
from ppu_roadmap.views.money import Scaled
from tests.asking import document
from tests.sample import HOSTILE, sample_plan, second_plan

MONEY = Column("amount", Message("Amount (Rp)"), Kind.MONEY)
NAME = Column("name", Message("Name"))


def made(*blocks: Block, title: str = "", language: Language = "en") -> bytes:
    page = Page(blocks, (title,) if title else ())
    return format_named("xlsx").render(Document(Message("A document"), (page,), region="Kabupaten Contoh"), language)


def opened(data: bytes, *, values: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def table(*groups: Group, columns: tuple[Column, ...] = (NAME, MONEY), **more: Any) -> Table:
    return Table(more.pop("title", None), columns, groups, **more)


def column_of(column: Column, *cells: Cell) -> list[Any]:
    """What stands in the rows of a column, with the format that shows it."""
    rows = tuple((f"Row {at}", cell) for at, cell in enumerate(cells))
    sheet = opened(made(table(Group(None, rows), columns=(NAME, column)))).worksheets[0]
    return [(row[1].value, row[1].number_format) for row in sheet.iter_rows(min_row=2, max_row=1 + len(cells))]


def formulas(book: Workbook) -> Iterator[tuple[str, str, Any]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value) for cell in row if cell.data_type == "f")


# -- cells -------------------------------------------------------------------------------------------------------------


def test_money_is_a_number() -> None:
    found = column_of(
        MONEY, 1_250_000_000, None, 0, Marked(75, Message("(in part)")), Scaled(1_250_500_000, "juta", partial=True)
    )
    assert found[:3] == [(1_250_000_000, "#,##0"), ("–", "@"), (0, "#,##0")]
    assert found[3:] == [(75, '#,##0" (in part)"'), (1250.5, '#,##0.0"*"')]
    assert column_of(MONEY._replace(unknown=Message("not yet costed")), None) == [("not yet costed", "@")]


def test_days_months_years_and_percent() -> None:
    days = column_of(
        Column("day", Message("Day"), Kind.DATE), "2022-08-29", "2023-02", "2023-Q2", "2022-02-30", "1850-01-01"
    )
    assert [str(value)[:10] for value, _format in days[:2]] == ["2022-08-29", "2023-02-01"]
    assert [value for value, _format in days[2:]] == ["Q2 2023", "30 February 2022", "1 January 1850"]
    assert column_of(Column("year", Message("Year"), Kind.YEARS), 2027, (2022, 2027)) == [
        (2027, "0"),
        ("2022–2027", "@"),
    ]
    percent = column_of(Column("done", Message("Done (%)"), Kind.PERCENT), 40, 12.5)
    assert percent == [(40, '#,##0"%"'), (12.5, '#,##0.0##"%"')]


def test_what_a_plan_says_is_text() -> None:
    texts = (HOSTILE, "=1+1", "@SUM(A1)", "https://example.org", "00123", "1e5", "<r>a & b <c</r>", "100 %s",
             "x" * 40_000, "é" * 40_000)  # fmt: skip
    found = [value for value, _format in column_of(Column("text", Message("Text")), *texts)]
    assert found[1:8] == list(texts[1:8])
    assert "\x1b" not in found[0]
    assert all(len(value) <= 32_767 and value.endswith(" …") for value in found[8:])
    lines = CalamineWorkbook.from_filelike(io.BytesIO(made(Paragraph((texts[6],))))).get_sheet_by_index(0).to_python()
    assert lines == [[texts[6]]]
    book = opened(made(table(Group(None, tuple((text, 1) for text in texts)))))
    assert not [*formulas(book)]
    assert not any(cell.hyperlink for row in book.worksheets[0].iter_rows() for cell in row)


# -- tables ------------------------------------------------------------------------------------------------------------


def test_a_column_has_room_for_the_mark_of_a_sum() -> None:
    partly = Marked(9_007_199_254_741, Message("(in part)"))
    rows = Group(None, (("Program", partly),))
    sheet = opened(made(Table(None, (Column("text", Message("Text")), MONEY), (rows,), ("Total", partly)))).worksheets[
        0
    ]
    assert sheet.column_dimensions["B"].width > len("9,007,199,254,741 (in part)") + 2


def test_a_list_begins_at_the_top_and_stays_in_sight() -> None:
    rows = tuple((f"Program {at}", at) for at in range(50))
    sheet = opened(made(table(Group(None, rows), total=("Total", sum(range(50)))), title="Budget")).worksheets[0]
    assert sheet.title == "Budget"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.page_setup.fitToWidth in {None, 1}  # which is what a file without it means
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    footer: Any = sheet.oddFooter
    assert (footer.left.text, footer.right.text) == ("Kabupaten Contoh", "&P / &N")
    (found,) = sheet.tables.values()
    assert (found.ref, found.autoFilter.ref, found.totalsRowCount) == ("A1:B52", "A1:B51", 1)
    assert found.column_names == ["Name", "Amount (Rp)"]


def test_a_total_follows_the_filter_and_has_its_value() -> None:
    data = made(table(Group(None, (("A", 1), ("B", None), ("C", 5))), total=("Total", 6)))
    ((_sheet, at, formula),) = formulas(opened(data))
    assert (at, formula) == ("B5", "=SUBTOTAL(109,B2:B4)")
    assert opened(data, values=True).worksheets[0][at].value == 6


def test_a_total_that_a_sheet_would_not_reckon_stays_as_it_is() -> None:
    once = made(table(Group(None, (("A", 5), ("B", 5))), total=("Total", 5)))  # one thing under two heads
    assert not [*formulas(opened(once))]
    assert opened(once).worksheets[0]["B4"].value == 5
    unknown = made(table(Group(None, (("A", None), ("B", None))), total=("Total", None)))
    assert opened(unknown).worksheets[0]["B4"].value == "–"


def test_heads_and_subtotals_are_not_added_twice() -> None:
    groups = (
        Group(None, (), level=1, head=("Program", 7)),
        Group(None, (("A", 3), ("B", 1)), head=("Kegiatan 1", 4)),
        Group(None, (("C", 3),), head=("Kegiatan 2", 3)),
    )
    found = {at: formula for _sheet, at, formula in formulas(opened(made(table(*groups, total=("Total", 7)))))}
    assert found == {
        "B2": "=SUBTOTAL(109,B3:B7)", "B3": "=SUBTOTAL(109,B4:B5)", "B6": "=SUBTOTAL(109,B7)",
        "B8": "=SUBTOTAL(109,B2:B7)",
    }  # fmt: skip


def test_headings_of_groups_are_columns() -> None:
    groups = (
        Group(Message("Region A"), (), level=1),
        Group(Message("Living"), (("Park", 1),)),
        Group(Message("Region B"), (), level=1),
        Group(Message("Economy"), (("Market", 2),)),
    )
    sheet = opened(made(table(*groups))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["Part", "Group", "Name", "Amount (Rp)"],
        ["Region A", "Living", "Park", 1],
        ["Region B", "Economy", "Market", 2],
    ]  # fmt: skip
    implied = (NAME, MONEY, Column("part", Message("Dimension"), implied=True))
    said = table(Group(Message("Living"), (("Park", 1, "Living"),)), columns=implied)
    assert [cell.value for cell in opened(made(said)).worksheets[0][1]] == ["Name", "Amount (Rp)", "Dimension"]


def test_two_rows_of_headings_and_numbered_columns() -> None:
    columns = (NAME, MONEY._replace(over=Message("Next")), Column("aim", Message("Name"), over=Message("Next")))
    plain = opened(made(table(Group(None, (("A", 1, "b"),)), columns=columns))).worksheets[0]
    assert [cell.value for cell in plain[1]] == [None, "Next", None]
    assert [cell.value for cell in plain[2]] == ["Name", "Amount (Rp)", "Next: Name"]
    assert next(iter(plain.tables.values())).ref == "A2:C3"
    counted = opened(made(table(Group(None, (("A", 1, "b"),)), columns=columns, counted=True))).worksheets[0]
    assert [[cell.value for cell in row] for row in counted.iter_rows(max_row=3)] == [
        ["Name", "Next", None], [None, "Amount (Rp)", "Name"], ["1", "2", "3"],
    ]  # fmt: skip
    assert {str(each) for each in counted.merged_cells.ranges} == {"A1:A2", "B1:C1"}
    assert next(iter(counted.tables.values())).ref == "A3:C4"
    assert counted.print_title_rows == "$1:$3"


def test_columns_are_told_apart() -> None:
    columns = tuple(Column(str(at), Message(name)) for at, name in enumerate(("Kode", "kode", "KODE", "")))
    sheet = opened(made(table(Group(None, (("a", "b", "c", "d"),)), columns=columns))).worksheets[0]
    names = next(iter(sheet.tables.values())).column_names
    assert names == ["Kode", "kode 2", "KODE 3", " "]
    assert [cell.value for cell in sheet[1]] == names


def test_sheets_are_told_apart() -> None:
    titles = ("Risks/map: [A]*?", "risks-map – (A)", "x" * 40, "x" * 41, "History", "'quoted'", "🌱" * 20, " ")
    pages = tuple(Page((Paragraph(("text",)),), (title,)) for title in titles)
    data = format_named("xlsx").render(Document(Message("Plan"), pages), "en")
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names == opened(data).sheetnames
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)
    assert "History" not in names


def test_levels_are_words_and_colours_by_condition() -> None:
    risks = Column("level", Message("Level"), Kind.WORD)
    rows = (("A", Keyed("high", Message("High (3×3)"))), ("B", Keyed("low", Message("Low (1×1)"))))
    sheet = opened(made(table(Group(None, rows), columns=(NAME, risks)))).worksheets[0]
    told = {rule.text: str(area.sqref) for area in sheet.conditional_formatting for rule in area.rules}
    assert told == {"High": "B2:B3", "Low": "B2:B3"}
    assert sheet["B2"].value == "High (3×3)"


# -- charts, text ------------------------------------------------------------------------------------------------------


def test_bars_are_drawn_of_cells() -> None:
    bars = Bars(
        (Message("2026"), Message("2027")),
        (Series("apbd", Message("APBD"), (5, None)), Series("csr", Message("CSR [x]"), (1.5, 2))),
        Message("Rp million"),
    )
    said = Table(None, (Column("year", Message("Year")),), ())
    sheet = opened(made(Chart(Message("Budget"), lambda: bars, lambda: said), title="Summary")).worksheets[0]
    (chart,) = sheet._charts  # type: ignore[attr-defined] # noqa: SLF001 -- openpyxl has no other way
    assert (chart.type, chart.grouping) == ("col", "stacked")
    spans = [
        (series.val.numRef.f, (series.cat.strRef or series.cat.numRef).f, series.tx.strRef.f) for series in chart.series
    ]
    assert spans == [
        ("Summary!$B$6:$B$7", "Summary!$A$6:$A$7", "Summary!$B$5"),
        ("Summary!$C$6:$C$7", "Summary!$A$6:$A$7", "Summary!$C$5"),
    ]
    assert [[cell.value for cell in row] for row in sheet["A5:C7"]] == [
        ["Year", "APBD", "CSR [x]"], ["2026", 5, 1.5], ["2027", "–", 2],
    ]  # fmt: skip


def test_what_is_no_table_is_lines_of_text() -> None:
    data = made(
        Section(Message("Part"), (Items((("one",), ("two",)), start=1), FillIn(Message("the words"))), number=1),
        Paragraph(("long " * 100,)),
        Boxes((Message("yes"), Message("no"))),
        Signatures((Signature("Head", "Name"),)),
        Schedule(("2022-09", "2022-10"), (Task("Build", "DLH", range(2)),)),
        title="Sheet",
    )
    lines = [row[0] for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()]
    assert [line for line in lines if line][:5] == [
        "Sheet",
        "1. Part",
        "1. one",
        "2. two",
        "[To be written: the words]",
    ]
    assert "☐ yes   ☐ no" in lines
    assert "Build (DLH): Sep 2022 – Oct 2022" in lines


# -- whole files -------------------------------------------------------------------------------------------------------

SCRIPT = """
import sys
from ppu_roadmap.export import format_named
from tests.asking import document
from tests.sample import sample_plan
sys.stdout.buffer.write(format_named("xlsx").render(document("sheets", [sample_plan()]), "id"))
"""


def test_the_same_bytes_whatever_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = set()
    for seed, zone in (("1", "Asia/Makassar"), ("2", "UTC")):
        for name, value in {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)}.items():
            monkeypatch.setenv(name, value)
        outputs.add(subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True).stdout)
    assert len(outputs) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert opened(made(title="x")).properties.created.isoformat() == "2023-11-14T00:00:00"


@pytest.mark.parametrize("plans", [[sample_plan()], [sample_plan(), second_plan()]], ids=["one", "two"])
def test_both_readers_read_the_same(plans: list[Any], language: Language) -> None:
    for view in ("sheets", "budget"):
        data = format_named("xlsx").render(document(view, plans), language)
        book, other = opened(data, values=True), CalamineWorkbook.from_filelike(io.BytesIO(data))
        assert book.sheetnames == other.sheet_names
        for sheet in book.worksheets:
            ours = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
            theirs = [cell for row in other.get_sheet_by_name(sheet.title).to_python() for cell in row]
            assert sum(ours) == pytest.approx(sum(cell for cell in theirs if isinstance(cell, int | float)))
            for found in sheet.tables.values():
                assert [cell.value for cell in sheet[found.ref][0]] == found.column_names


def test_no_page_and_no_row() -> None:
    empty = format_named("xlsx").render(Document(Message("Nothing"), ()), "en")
    assert opened(empty).sheetnames == ["Nothing"]
    note = opened(made(table(title=Message("List"), notes=(Message("there is none"),)))).worksheets[0]
    assert [cell.value for cell in note["A"]] == ["List", "there is none"]
    assert Rupiah(5).scaled == (5, 0, "")
