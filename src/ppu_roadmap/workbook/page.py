"""A sheet of the form as it is written: headings, rows, room for new ones, drop-downs, protection, print."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ppu_roadmap.fields.cells import region
from ppu_roadmap.grid.grid import Value, column_name
from ppu_roadmap.shape.fields import wanted
from ppu_roadmap.text import Message, _
from ppu_roadmap.workbook.columns import DIMENSION, Column, Kind
from ppu_roadmap.workbook.looks import ALLOWED, Look, Looks, Marks, printed, remark
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import FIELDS, INDICATORS, MEMORY, OF, PROGRAMS, Cells, Sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

EMPTY: Final = 30
"""Rows for new records below those that are there."""
OPTIONS: Final = 32_000
"""Words that a drop-down may have: Excel takes 32,767."""
_HEADING_HEIGHT: Final = 48
_LINE_HEIGHT, _MOST_LINES = 13.5, 8


class Lists:
    """The words of drop-downs: each list once, whichever columns offer it, in a column of the hidden sheet."""

    def __init__(self, rows: Rows, written: Mapping[str, Sequence[Cells]], first: int) -> None:
        self._rows, self._written, self._first = rows, written, first
        self._homes = {True: self._called(INDICATORS, "name", "unit"), False: self._called(PROGRAMS, "name")}
        self.lists: dict[tuple[str, ...], int] = {}

    def _called(self, sheet: Sheet, *keys: str) -> list[str]:
        """What a new row may belong to, as its rows name it."""
        places = (0, *map(sheet.at, keys))
        return [self._rows.called(*(row[at] for at in places)) for row in self._written[sheet.word] if row[0]]

    def place(self, sheet: Sheet, column: Column) -> str | None:
        """Where the words of a column stand, as a drop-down names it; ``None`` where it offers none."""
        if column.path == OF:
            words = self._homes[sheet.by_year]
        else:  # a list would lose what its cell has
            words = [*self._rows.labels(column).values()] if column.kind is Kind.WORD else []
        told = tuple(dict.fromkeys(words))
        if not 0 < len(told) <= OPTIONS:
            return None
        letters = column_name(self._first + self.lists.setdefault(told, len(self.lists)))
        return f"={MEMORY}!${letters}$1:${letters}${len(told)}"


class Page:
    """A sheet as it is written."""

    def __init__(self, book: "Workbook", looks: Looks, sheet: Sheet, rows: Rows) -> None:
        self.page: Worksheet = book.add_worksheet(sheet.name.render(rows.language))
        self.looks, self.sheet, self.rows = looks, sheet, rows

    def write(self, rows: Sequence[Cells], lists: Lists, marks: Marks) -> None:
        """Write rows, room for new ones, and drop-downs; ``marks`` say what is to be corrected."""
        last, columns = len(rows) + EMPTY, self.sheet.columns
        self.lay_out(last)
        self.head()
        styles = {key: self._styles(*key) for key in ((True, False), (True, True), (False, True))}
        for at, cells in enumerate((*rows, *[(None,) * len(columns)] * EMPTY), 1):
            self.row(at, cells, styles[bool(cells[0]), not cells[0] or self.sheet.asks(cells)])
            for index in range(len(columns) if marks else 0):
                if why := marks.get((at, index)):
                    look = self.looks.cell(columns[index].kind, Look.WRONG, locked=index == 0)
                    self.page.write(at, index, cells[index], look)
                    remark(self.page, at, index, why)
        for at, column in enumerate(columns):
            self.check(at, column, (len(rows) + 1 if column.locked else 1), last, lists.place(self.sheet, column))

    def _styles(self, has_id: bool, new: bool) -> list[Any]:  # noqa: FBT001 -- what tells rows apart
        """The formats of a row: whether it has an id, whether it is room for something new."""
        room = Look.NEW if new else Look.OPEN
        locked = [at == 0 or (column.locked and has_id) for at, column in enumerate(self.sheet.columns)]
        looks = zip(self.sheet.columns, locked, strict=True)
        return [self.looks.cell(each.kind, Look.LOCKED if lock else room, locked=lock) for each, lock in looks]

    def lay_out(self, last: int) -> None:
        """Widths, what stays in sight, filter, print and protection, down to the last row."""
        page, columns = self.page, self.sheet.columns
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
        page.autofilter(0, 0, last, len(columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        kept = FIELDS + self.sheet.of_programs  # its name stays in sight, too
        page.freeze_panes(1, kept)
        page.repeat_rows(0)
        page.repeat_columns(0, kept - 1)
        printed(page, sum(column.width for column in columns), self.text(region(self.rows.plan)))
        page.protect("", ALLOWED)

    def head(self) -> None:
        """The headings, each with a comment that says what to write below it."""
        self.page.set_row(0, _HEADING_HEIGHT)
        for at, column in enumerate(self.sheet.columns):
            lines = [self.text(line) for line in column.writing(self.rows.plan)]
            look = self.looks.other("head locked" if column.locked else "head")
            self.page.write_string(0, at, self.text(column.label), look)
            remark(self.page, 0, at, "\n".join(line[:1].upper() + line[1:] + "." for line in lines))

    def row(self, at: int, cells: Cells, styles: Sequence[Any]) -> None:
        """Write a row, as high as its texts need."""
        lines, page = max(map(_lines, self.sheet.columns, cells)), self.page
        if lines > 1:  # a row of one line grows with what is typed
            page.set_row(at, _LINE_HEIGHT * min(lines, _MOST_LINES))
        for index, value in enumerate(cells):
            if value is None:
                page.write_blank(at, index, None, styles[index])
            elif isinstance(value, str):
                page.write_string(at, index, value, styles[index])
            else:
                page.write_number(at, index, value, styles[index])

    def check(self, at: int, column: Column, first: int, last: int, place: str | None) -> None:
        """Let a spreadsheet offer and check what is typed; a name that the plan does not know it only asks about."""
        kind: dict[str, Any]
        if place is not None:
            closed = wanted(column.record, column.path).choices or column.path == DIMENSION
            kind = {"validate": "list", "source": place, "error_type": "stop" if closed else "warning"}
            message = _("Choose one of the words of the list.") if closed else _("This is not in the list. Keep it?")
        elif limits := column.limits(self.rows.plan):
            low, high = limits
            kind = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
            message = _("Write a whole number from {low} to {high}, without a sign.", low=low, high=high)
        else:
            return
        words = {"error_title": self.text(column.label)[:32], "error_message": self.text(message)}
        self.page.data_validation(first, at, last, at, {**kind, **words, "ignore_blank": True})

    def text(self, message: Message) -> str:
        """A message in the language of the form."""
        return message.render(self.rows.language)


def _lines(column: Column, value: Value) -> int:
    """The lines that a text takes in its column."""
    if not isinstance(value, str) or (len(value) < column.width and "\n" not in value):
        return 1
    return sum(1 + len(line) // column.width for line in value.split("\n"))
