"""A sheet of the form as it is written: headings, rows, room for new ones, drop-downs, protection, print."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from ppu_roadmap.facts.risk import scale_of
from ppu_roadmap.fields.cells import region
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model import types
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import type_at, wanted
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook.columns import Column, Kind
from ppu_roadmap.workbook.looks import Look, Looks
from ppu_roadmap.workbook.memory import OPTIONS, list_place
from ppu_roadmap.workbook.rows import Row
from ppu_roadmap.workbook.sheets import DIMENSION, INDICATORS, OF, PROGRAMS, TARGETS, Sheet
from ppu_roadmap.workbook.spelling import Speller

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

EMPTY: Final = 30
"""Rows for new records below those that are there."""
ALLOWED: Final = dict.fromkeys(
    ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows"), True
)
"""What may be done to a sheet though it is protected."""
_HEADING_HEIGHT: Final = 48
_LINE_HEIGHT, _MOST_LINES = 13.5, 8
_PAGE_WIDTH: Final = 200
"""Characters of columns that are legible beside each other on paper."""
_A4: Final = 9
_NAME_AT: Final = 3
"""Columns that stay in sight on the sheet of programs: code, dimension, name; elsewhere code and program."""


def printed(sheet: "Worksheet", width: int, called: str = "") -> None:
    """How a sheet is printed: A4 across, as many sheets wide as are legible, below with its region and its name."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(ceil(width / _PAGE_WIDTH), 0 if width > _PAGE_WIDTH // 2 else 1)
    sheet.set_footer(f"&L{called.replace('&', '&&')[:120]}&C&A&R&P / &N")


class Offered:
    """The words of drop-downs: each list once, whichever columns offer it."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], speller: Speller) -> None:
        name = PROGRAMS.at(("name",))
        self.programs = [speller.called(row.id, _text(row.cells[name])) for row in rows[PROGRAMS.word] if row.id]
        self.indicators = [*_indicators(rows[INDICATORS.word], speller)]
        self.speller = speller
        self.lists: dict[tuple[str, ...], int] = {}

    def place(self, sheet: Sheet, column: Column) -> str | None:
        """Where the words of a column stand; ``None`` where it offers none."""
        if column.path == OF:
            words = self.indicators if sheet is TARGETS else self.programs
        elif column.kind is Kind.WORD:  # a list would lose what its cell has
            words = [*self.speller.labels(column).values()]
        else:
            return None
        told = tuple(dict.fromkeys(words))
        if not 0 < len(told) <= OPTIONS:
            return None
        return list_place(self.lists.setdefault(told, len(self.lists)), len(told))


def _indicators(rows: Sequence[Row], speller: Speller) -> Iterator[str]:
    """Every indicator that a new row may be of, as its rows name it."""
    name, unit = INDICATORS.at(("name",)), INDICATORS.at(("unit",))
    return (speller.called(row.id, _text(row.cells[name]), _text(row.cells[unit])) for row in rows if row.id)


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


class Page:
    """A sheet as it is written: headings, rows, and room for new ones."""

    def __init__(self, book: "Workbook", looks: Looks, sheet: Sheet, language: Language, plan: Plan) -> None:
        self.page = book.add_worksheet(sheet.name.render(language))
        self.looks, self.sheet, self.language, self.plan = looks, sheet, language, plan
        self.styles = {(has_id, new): self._styles(has_id, new) for has_id in (True, False) for new in (True, False)}
        """The formats of a row: whether it has an id, whether it is room for something new."""

    def _styles(self, has_id: bool, new: bool) -> list[Any]:  # noqa: FBT001 -- what tells rows apart
        room = Look.NEW if new else Look.OPEN
        locked = [at == 0 or (column.locked and has_id) for at, column in enumerate(self.sheet.columns)]
        looks = zip(self.sheet.columns, locked, strict=True)
        return [self.looks.cell(each.kind, Look.LOCKED if lock else room, locked=lock) for each, lock in looks]

    def write(self, rows: Sequence[Row], offered: Offered, marks: "Marks") -> None:
        """Write rows, room for new ones, and drop-downs; ``marks`` say what is to be corrected."""
        last = len(rows) + EMPTY
        self.lay_out(last)
        self.head()
        for at, row in enumerate(rows, 1):
            self.row(at, row.cells, ready=row.ready, marks=marks.get(at))
        for at in range(len(rows) + 1, last + 1):
            self.row(at, [None] * len(self.sheet.columns))
        for at, column in enumerate(self.sheet.columns):
            self.check(at, column, (len(rows) + 1 if column.locked else 1), last, offered.place(self.sheet, column))

    def lay_out(self, last: int) -> None:
        """Widths, what stays in sight, filter, print and protection, down to the last row."""
        page, columns = self.page, self.sheet.columns
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
        page.autofilter(0, 0, last, len(columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        frozen = _NAME_AT if self.sheet is PROGRAMS else _NAME_AT - 1
        page.freeze_panes(1, frozen)
        page.repeat_rows(0)
        page.repeat_columns(0, frozen - 1)
        printed(page, sum(column.width for column in columns), self.text(region(self.plan)))
        page.protect("", ALLOWED)

    def head(self) -> None:
        """The headings, each with a comment that says what to write below it."""
        self.page.set_row(0, _HEADING_HEIGHT)
        for at, column in enumerate(self.sheet.columns):
            told = [self.text(line) for line in self.told(column)]
            lines = [line[:1].upper() + line[1:] + "." for line in told]
            self.page.write_string(0, at, self.text(column.label), self.looks.heading(locked=column.locked))
            self.page.write_comment(0, at, "\n".join(lines), remark("\n".join(lines)))

    def told(self, column: Column) -> tuple[Message, ...]:
        """What to write below a heading; of likelihood and impact the steps of the plan's scale."""
        steps = self.steps(column)
        return column.writing() if steps is None else (_("a whole number from 1 to {count}", count=steps),)

    def steps(self, column: Column) -> int | None:
        """The steps of the scale that a column is of; ``None`` for any other column."""
        if type_at(column.record, column.path) != types.Rating:
            return None
        found: int | None = getattr(scale_of(self.plan), column.path[-1], None)
        return found

    def row(
        self, at: int, cells: Sequence[Value], *, ready: bool = False, marks: Mapping[int, str] | None = None
    ) -> None:
        """Write a row, as high as its texts need; without an id it is room for a new one."""
        lines = max(map(_lines, self.sheet.columns, cells))
        if lines > 1:  # a row of one line grows with what is typed
            self.page.set_row(at, _LINE_HEIGHT * min(lines, _MOST_LINES))
        styles = self.styles[bool(cells[0]), ready or not cells[0]]
        for index, (style, value) in enumerate(zip(styles, cells, strict=True)):
            if marks and index in marks:
                column = self.sheet.columns[index]
                self.put(at, index, value, self.looks.cell(column.kind, Look.WRONG, locked=index == 0))
                self.page.write_comment(at, index, marks[index], remark(marks[index]))
            else:
                self.put(at, index, value, style)

    def put(self, at: int, index: int, value: Value, style: Any) -> None:
        """Write a cell."""
        if value is None:
            self.page.write_blank(at, index, None, style)
        elif isinstance(value, str):
            self.page.write_string(at, index, value, style)
        elif isinstance(value, bool | date):
            self.page.write_string(at, index, str(value), style)
        else:
            self.page.write_number(at, index, value, style)

    def check(self, at: int, column: Column, first: int, last: int, place: str | None) -> None:
        """Let a spreadsheet offer and check what is typed; a name that the plan does not know it only asks about."""
        kind: dict[str, Any]
        words = {"error_title": self.text(column.label)[:32], "ignore_blank": True}
        if place is not None:
            closed = wanted(column.record, column.path).choices or column.path == DIMENSION
            kind = {"validate": "list", "source": place, "error_type": "stop" if closed else "warning"}
            message = _("Choose one of the words of the list.") if closed else _("This is not in the list. Keep it?")
        elif column.kind is Kind.PERCENT or (steps := self.steps(column)) is not None:
            low, high = (0, 100) if column.kind is Kind.PERCENT else (1, steps)
            kind = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
            message = _("Write a whole number from {low} to {high}, without a sign.", low=low, high=high)
        else:
            return
        self.page.data_validation(first, at, last, at, {**kind, **words, "error_message": self.text(message)})

    def text(self, message: Message) -> str:
        """A message in the language of the form."""
        return message.render(self.language)


Marks = Mapping[int, Mapping[int, str]]
"""What is to be corrected, by the indexes of row and column."""


def remark(text: str) -> dict[str, Any]:
    """The shape of a comment, as large as its text needs."""
    height = 22 + 16 * sum(1 + len(line) // 40 for line in text.split("\n"))
    return {"width": 280, "height": height, "font_size": 9, "author": "roadmap"}


def _lines(column: Column, value: Value) -> int:
    """The lines that a text takes in its column."""
    if not isinstance(value, str) or (len(value) < column.width and "\n" not in value):
        return 1
    return sum(1 + len(line) // column.width for line in value.split("\n"))
