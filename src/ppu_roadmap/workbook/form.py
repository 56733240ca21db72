"""The form as a workbook that can be filled in: XlsxWriter writes it, the same bytes from run to run."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ppu_roadmap.fields.cells import region
from ppu_roadmap.grid.grid import Value, column_name
from ppu_roadmap.shape.fields import wanted
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook.guide import write_guide
from ppu_roadmap.workbook.looks import ALLOWED, Look, Looks, Marks, printed, remark
from ppu_roadmap.workbook.memory import Memory, noted
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import (
    DIMENSION,
    FIELDS,
    GUIDE,
    INDICATORS,
    MEMORY,
    OF,
    PROGRAMS,
    SHEETS,
    Cells,
    Column,
    Kind,
    Name,
    Sheet,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CORRECTIONS: Final = Name("Perbaikan", "Corrections")
"""The sheet that lists what a sender is to correct."""
_LIST: Final = ((_("Sheet"), 22), (_("Cell"), 10), (_("What stands there"), 50), (_("What is to be corrected"), 100))
EMPTY: Final = 30
"""Rows for new records below those that are there."""
OPTIONS: Final = 32_000
"""Words that a drop-down may have: Excel takes 32,767."""
_HEADING_HEIGHT: Final = 48
_LINE_HEIGHT, _MOST_LINES, _HIGHEST = 13.5, 8, 409
_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Wrong(NamedTuple):
    """Something to be corrected."""

    sheet: str
    cell: str
    text: str
    """What stands there."""
    why: Message
    place: tuple[int, int] | None
    """The indexes of its row and column on its sheet; ``None`` where that has no such cell any more."""


def marks(wrong: Sequence[Wrong], sheet: str, language: Language) -> Marks:
    """What is to be corrected on a sheet."""
    return {each.place: each.why.render(language) for each in wrong if each.sheet == sheet and each.place}


def form(rows: Rows, today: date, owner: str | None, revision: str = "") -> bytes:
    """The workbook of an agency, by its key, or of all; ``revision``: of the plan's files, where there is one."""
    cells = {sheet.word: [row.cells for row in rows.of(sheet)] for sheet in SHEETS}
    about = (rows.plan.code or "", rows.language, today.isoformat(), owner or "", rows.period, revision)
    return written(Memory(*about, {sheet.word: noted(sheet, cells[sheet.word]) for sheet in SHEETS}), rows, cells)


def written(
    memory: Memory,
    rows: Rows,
    cells: Mapping[str, Sequence[Cells]],
    wrong: Sequence[Wrong] = (),
) -> bytes:
    """A form that remembers this and shows rows, by the words of their sheets, and what is ``wrong`` in them."""
    data, language = BytesIO(), rows.language
    with workbook(data, date.fromisoformat(memory.day), rows.plan.file.title) as book:
        looks = Looks(book)
        list_wrong(book, looks, language, wrong)
        write_guide(book.add_worksheet(GUIDE.render(language)), looks, memory, rows)
        noted = [*memory.lines()]
        lists = _Lists(rows, cells, len(noted[0]))
        for sheet in SHEETS:
            own = marks(wrong, sheet.name.render(language), language)
            _Page(book, looks, sheet, rows).write(cells[sheet.word], lists, own)
        page = book.add_worksheet(MEMORY)
        page.hide()
        offered = zip_longest(*lists.lists)
        for at, (line, words) in enumerate(zip_longest(noted, offered, fillvalue=())):
            for index, value in enumerate((*(line or (None,) * len(noted[0])), *words)):
                if value is not None:
                    page.write(at, index, value)
        page.protect("")
    return data.getvalue()


def workbook(data: BytesIO, day: date, title: str | None) -> Any:
    """A workbook in which text is text, made on a day; its rows are written as they come."""
    from xlsxwriter import Workbook

    book = Workbook(data, {"constant_memory": True, **_PLAIN_TEXT})
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day
    book.set_properties({"title": (title or "")[:255], "created": made})
    return book


def list_wrong(book: "Workbook", looks: Looks, language: Language, wrong: Sequence[Wrong]) -> None:
    """Write the sheet that lists what is to be corrected, if anything is."""
    if not wrong:
        return
    page = book.add_worksheet(CORRECTIONS.render(language))
    page.freeze_panes(1, 0)
    for at, (label, width) in enumerate(_LIST):
        page.set_column(at, at, width)
        page.write_string(0, at, label.render(language), looks.other("head"))
    printed(page, sum(width for _label, width in _LIST))
    widths = [width for _label, width in _LIST]
    for row, (*told, why, _place) in enumerate(wrong, 1):
        texts = [*told, why.render(language)]
        page.set_row(row, min(_LINE_HEIGHT * max(map(_lines, widths, texts)), _HIGHEST))
        for at, text in enumerate(texts):
            page.write_string(row, at, text, looks.cell(Kind.TEXT, Look.OPEN))


# -- sheets with records -----------------------------------------------------------------------------------------------


class _Lists:
    """The words of drop-downs: each list once, whichever columns offer it, in a column of the hidden sheet."""

    def __init__(self, rows: Rows, written: Mapping[str, Sequence[Cells]], first: int) -> None:
        self._rows, self._written, self._first = rows, written, first
        self._homes = {True: self._called(INDICATORS, "name", "unit"), False: self._called(PROGRAMS, "name")}
        self.lists: dict[tuple[str, ...], int] = {}

    def _called(self, sheet: Sheet, *keys: str) -> list[str]:
        """What a new row may belong to, as its rows name it."""
        rows = (row for row in self._written[sheet.word] if row.get("id"))
        return [self._rows.called(*(row.get(key) for key in ("id", *keys))) for row in rows]

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


class _Page:
    """A sheet as it is written."""

    def __init__(self, book: "Workbook", looks: Looks, sheet: Sheet, rows: Rows) -> None:
        self.page: Worksheet = book.add_worksheet(sheet.name.render(rows.language))
        self.looks, self.sheet, self.rows = looks, sheet, rows

    def write(self, rows: Sequence[Cells], lists: _Lists, marks: Marks) -> None:
        """Write rows, room for new ones, and drop-downs; ``marks`` say what is to be corrected."""
        last, columns = len(rows) + EMPTY, self.sheet.columns
        self.lay_out(last)
        self.head()
        styles = {key: self._styles(*key) for key in ((True, False), (True, True), (False, True))}
        for at, cells in enumerate((*rows, *[{}] * EMPTY), 1):
            self.row(at, cells, styles[bool(cells.get("id")), not cells.get("id") or self.sheet.asks(cells)])
            for index in range(len(columns) if marks else 0):
                if why := marks.get((at, index)):
                    look = self.looks.cell(columns[index].kind, Look.WRONG, locked=index == 0)
                    self.page.write(at, index, cells.get(columns[index].key), look)
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
        values, page = [cells.get(key) for key in self.sheet.keys], self.page
        lines = max(map(_lines, [each.width for each in self.sheet.columns], values))
        if lines > 1:  # a row of one line grows with what is typed
            page.set_row(at, _LINE_HEIGHT * min(lines, _MOST_LINES))
        for index, value in enumerate(values):
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


def _lines(width: int, value: Value) -> int:
    """The lines that a text takes in a column of so many characters."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // width for line in value.split("\n"))
