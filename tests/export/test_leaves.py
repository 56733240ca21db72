"""The workbook of many plans: its sheets are filled region by region, and hold what that of plans in hand holds."""

import io
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.diagnostics import ERROR, TOP, WARNING, Diagnostic
from ppu_roadmap.export import format_named
from ppu_roadmap.export.xlsx import leaves
from ppu_roadmap.export.xlsx.cells import written, written_rows
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Marked
from ppu_roadmap.text import Language, Message, Rupiah, _
from ppu_roadmap.views import view_named
from ppu_roadmap.views.grouping import sums_of
from ppu_roadmap.views.parts import together
from ppu_roadmap.views.view import Asked, by_place
from tests.asking import TODAY
from tests.rules.by_hand import plan, program
from tests.sample import sample_plan, second_plan
from tests.workflow_sample import workflow_plan

SHEETS = view_named("sheets")
FOUND = (Diagnostic("RM301", "no-budget", WARNING, Message("it has none"), Message("add one"), "64.09",
                    "folder/governance.yaml", TOP, None),
         Diagnostic("RM101", "twice", ERROR, Message("it is there twice"), None, "64.09", "folder/governance.yaml", TOP,
                    "GOV-01"))  # fmt: skip
PLANS = [sample_plan(), second_plan(), workflow_plan(), Plan()]


def filled(plans: Sequence[Plan], language: Language = "id", **asked: Any) -> Workbook:
    """The workbook of parts that come from elsewhere, one by one."""
    wanted = Asked((), TODAY, among=len(plans), **asked)

    def parts() -> Iterator[Any]:
        for each in plans:
            made = SHEETS.part(wanted._replace(plans=(each,), findings=(FOUND,)))
            yield pickle.loads(pickle.dumps(made))  # noqa: S301 -- ours

    stream = SHEETS.stream(wanted._replace(first=next(parts())[0]), parts())
    return read(b"".join(format_named("xlsx").pieces(stream, language)))


def in_hand(plans: Sequence[Plan], language: Language = "id", **asked: Any) -> Workbook:
    document = SHEETS.document(Asked(plans, TODAY, findings=(FOUND,) * len(plans), **asked))
    return read(format_named("xlsx").render(document, language))


def read(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def shown(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book if sheet.sheet_state == "visible"]


def tables(sheet: Worksheet) -> list[tuple[list[object], Counter[tuple[object, ...]]]]:
    """Headings and rows, the total among them, of the tables of a sheet."""
    read = ([[cell.value for cell in row] for row in sheet[table.ref]] for table in sheet.tables.values())
    return [(head, Counter(map(tuple, rows))) for head, *rows in read]


def only(rows: Counter[tuple[object, ...]], kept: Sequence[int]) -> Counter[tuple[object, ...]]:
    return Counter(tuple(row[place] for place in kept) for row in rows.elements())


@pytest.mark.parametrize(
    "asked",
    [{}, {"selection": Selection(years=(2023,))}, {"selection": Selection(quick_wins=True)},
     {"selection": Selection(sort=("-budget",))}],
    ids=["all", "of a year", "quick wins", "sorted"],
)  # fmt: skip
def test_it_holds_what_a_workbook_of_plans_in_hand_holds(language: Language, asked: dict[str, Any]) -> None:
    one, other = filled(PLANS, language, **asked), in_hand(PLANS, language, **asked)
    assert shown(one) == other.sheetnames
    for name in other.sheetnames:
        for (head, rows), (heading, expected) in zip(tables(one[name]), tables(other[name]), strict=True):
            kept = [head.index(each) for each in heading]  # a column that nothing fills stays
            assert only(rows, kept) == expected, name
        below = {str(row[0].value) for row in other[name].iter_rows()}
        assert {line for line in below if "luar jumlah" in line or "not in the total" in line} <= {
            str(row[0].value) for row in one[name].iter_rows()
        }


def test_regions_follow_each_other_and_totals_follow_the_filter() -> None:
    book = filled([sample_plan(), second_plan()])
    sheet = book["Anggaran"]
    (table,) = sheet.tables.values()
    regions = [row[0].value for row in sheet[table.ref]][1:-1]
    assert regions == sorted(regions, key=regions.index)
    assert table.totalsRowCount == 1
    summed = [column.totalsRowFormula.attr_text for column in table.tableColumns if column.totalsRowFormula]
    assert summed
    assert all(each.startswith("SUBTOTAL(109,") for each in summed)


def test_what_is_not_known_is_marked_in_the_sum_of_all() -> None:
    bare = plan(program("GOV-01", horizon="1-year", budget=[{"year": 2022}]))
    known = plan(program("GOV-01", horizon="1-year", budget=[{"year": 2022, "amount": 5}]))
    gone = plan(program("GOV-01", horizon="1-year", status="cancelled", budget=[{"year": 2022, "amount": 7}]))
    for plans in ([bare, known], [known, gone], [gone, gone]):
        one, other = (book["Jangka Pendek"] for book in (filled(plans), in_hand(plans)))
        ends = [
            [cell for cell in row if cell.value not in {None, ""}] for row in (list(one)[3:4][0], list(other)[3:4][0])
        ]
        told = [[(cell.value, cell.number_format) for cell in end] for end in ends]
        assert told[0] == told[1]


def test_what_has_no_room_on_a_sheet_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "LAST", leaves._BELOW + 3)  # noqa: SLF001 -- the limit of Excel
    book = filled([plan(program(f"GOV-{number:02}", horizon="1-year")) for number in range(1, 6)])
    cells = [row[0].value for row in book["Jangka Pendek"].iter_rows()]
    assert len(cells[1:]) == 4  # two programs, what is said of all, the remark
    assert "3 baris tidak muat di lembar Excel: pakai penyaring, atau csv" in cells


def test_a_sheet_without_rows_is_hidden() -> None:
    book = filled([plan(program("GOV-01", horizon="1-year")), plan()])
    assert shown(book) == ["Ringkasan", "Jangka Pendek", "Keterkaitan RPJMD", "Temuan"]  # missions that nobody serves
    assert book.active is not None
    assert book.active.title == "Ringkasan"


def test_cells_that_come_again_are_written_as_before(language: Language) -> None:
    cells: list[Cell] = [
        "text", "  text  ", "2023-04", "2023-04-05", "", None, (), True, 1, 1.0, 1.5, Rupiah(7), Keyed("done", "done"),
        Keyed("done", _("done")), Keyed("done", _("{word}", word="x")), Keyed("done", None), Keyed(1, _("done")),
        Keyed(None, "done"), Marked(7, _("in part")), ("a", "b"), Keyed("high", (_("High"), "R1")),
    ]  # fmt: skip
    for kind in Kind:
        column = Column("key", _("Name"), kind)
        told = [cell for cell in (*cells, *reversed(cells)) if kind is not Kind.YEARS or not isinstance(cell, tuple)]
        rows = written_rows([(cell,) for cell in told], [column], language)
        assert rows == [(written(cell, column, language),) for cell in told]


def test_sums_add_up_as_their_columns_do() -> None:
    columns: list[list[Cell]] = [[1, 2], [None, 3], [None], [Marked(4, _("in part"))], [_("{sum}", sum=5)], []]
    fields = by_place(Column("key", _("Name")))
    for one in columns:
        for other in columns:
            apart, whole = ([(cell,) for cell in cells] for cells in (one, other)), [(cell,) for cell in (*one, *other)]
            assert together(sums_of(fields, rows, ["key"]) for rows in apart) == sums_of(fields, whole, ["key"])
