"""The form as a workbook that can be filled in: XlsxWriter writes it, the same bytes from run to run."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ppu_roadmap.fields.cells import region
from ppu_roadmap.grid.grid import Value, column_name
from ppu_roadmap.shape.fields import wanted
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook.book import workbook
from ppu_roadmap.workbook.guide import lines
from ppu_roadmap.workbook.looks import ALLOWED, Look, Marks, cell_style, printed, remark, style
from ppu_roadmap.workbook.memory import Memory
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import FIELDS, GUIDE, MEMORY, SHEETS, Cells, Column, Kind, Name, Sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CORRECTIONS: Final = Name("Perbaikan", "Corrections")
"""The sheet that lists what a sender is to correct."""
_LISTED: Final = (_("Sheet"), _("Cell"), _("What stands there"), _("What is to be corrected"))
_WIDTHS: Final = (22, 10, 50, 100)
EMPTY: Final = 30
"""Rows for new records below those that are there."""
OPTIONS: Final = 32_000
"""Words that a drop-down may have: Excel takes 32,767."""
NOTED: Final = 2
"""Columns of the hidden sheet with what the form remembers; behind them stand the words of drop-downs."""
_HEADING_HEIGHT: Final = 48
_LINE_HEIGHT, _MOST_LINES, _HIGHEST = 13.5, 8, 409
_TITLE_HEIGHT, _GUIDE_HEIGHT, _GUIDE_LETTERS = 28, 15, 115
"""Of a heading of the guide and of a line of its text, and letters that stand on a line."""


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
    noted: dict[str, Sequence[Sequence[Value]]] = {
        sheet.word: [sheet.keys, *([*row.values()] for row in cells[sheet.word])] for sheet in SHEETS
    }
    return written(Memory(*about, noted), rows, cells)


def written(memory: Memory, rows: Rows, cells: Mapping[str, Sequence[Cells]], wrong: Sequence[Wrong] = ()) -> bytes:
    """A form that remembers this and shows rows, by the words of their sheets, and what is ``wrong`` in them."""
    data, language = BytesIO(), rows.language
    with workbook(data, date.fromisoformat(memory.day), rows.plan.file.title) as book:
        list_wrong(book, language, wrong)
        _write_guide(book, memory, rows)
        pages = _Pages(book, rows, cells)
        for sheet in SHEETS:
            pages.write(sheet, marks(wrong, sheet.name.render(language), language))
        page = book.add_worksheet(MEMORY)
        page.hide()
        offered = zip_longest(*pages.lists)
        for at, (line, words) in enumerate(zip_longest(memory.lines(), offered, fillvalue=())):
            for index, value in enumerate((*(line or (None,) * NOTED), *words)):
                if value is not None:
                    page.write(at, index, value)
        page.protect("")
    return data.getvalue()


def _write_guide(book: "Workbook", memory: Memory, rows: Rows) -> None:
    """Write the guide, for one agency or for all."""
    page = book.add_worksheet(GUIDE.render(rows.language))
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 100)
    for row, (*told, look) in enumerate(lines(memory, rows)):
        texts = ["" if each is None else _("{word}", word=each).render(rows.language) for each in told]
        heading = look if look in ("title", "section") else None
        page.set_row(row, _TITLE_HEIGHT if heading else _GUIDE_HEIGHT * (1 + len(texts[1]) // _GUIDE_LETTERS))
        colour = cell_style(book, Kind.TEXT, look, locked=True) if isinstance(look, Look) else style(book, look)
        page.write(row, 0, texts[0], colour)
        page.write(row, 1, texts[1], style(book, str(heading or "plain")))
    printed(page, 1, region(rows.plan).render(rows.language))
    page.protect("", ALLOWED)


def list_wrong(book: "Workbook", language: Language, wrong: Sequence[Wrong]) -> None:
    """Write the sheet that lists what is to be corrected, if anything is."""
    if not wrong:
        return
    page, plain = book.add_worksheet(CORRECTIONS.render(language)), cell_style(book, Kind.TEXT, Look.OPEN)
    page.freeze_panes(1, 0)
    printed(page, sum(_WIDTHS))
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.write_row(0, 0, [label.render(language) for label in _LISTED], style(book, "head"))
    for row, (*told, why, _place) in enumerate(wrong, 1):
        texts = [*told, why.render(language)]
        page.set_row(row, min(_LINE_HEIGHT * max(map(_lines, _WIDTHS, texts)), _HIGHEST))
        page.write_row(row, 0, texts, plain)


# -- sheets with records -----------------------------------------------------------------------------------------------


class _Pages:
    """The sheets with records as they are written, and the words of their drop-downs.

    Each list of words stands once, whichever columns offer it, in a column of the hidden sheet.
    """

    def __init__(self, book: "Workbook", rows: Rows, written: Mapping[str, Sequence[Cells]]) -> None:
        self.book, self.rows, self.written = book, rows, written
        self.homes = {True: self._called("indicators", "name", "unit"), False: self._called("programs", "name")}
        self.lists: dict[tuple[str, ...], int] = {}

    def _called(self, word: str, *keys: str) -> list[str]:
        """What a new row may belong to, as the rows of its sheet name it."""
        rows = (row for row in self.written[word] if row.get("id"))
        return [self.rows.called(*(row.get(key) for key in ("id", *keys))) for row in rows]

    def write(self, sheet: Sheet, marks: Marks) -> None:
        """Write a sheet: its rows, and room for new ones; ``marks`` say what is to be corrected."""
        page, rows = self.book.add_worksheet(self.text(sheet.name)), self.written[sheet.word]
        self.lay_out(page, sheet, len(rows) + EMPTY)
        for at, column in enumerate(sheet.columns):
            self.head(page, at, column)
            first = len(rows) + 1 if column.locked else 1
            self.check(page, (first, at, len(rows) + EMPTY, at), column, self.place(sheet, column))
        styles = {key: self._styles(sheet, *key) for key in ((True, False), (True, True), (False, True))}
        wrong = [cell_style(self.book, each.kind, Look.WRONG, locked=at == 0) for at, each in enumerate(sheet.columns)]
        for at, cells in enumerate((*rows, *[{}] * EMPTY), 1):
            known = bool(cells.get("id"))
            values, own = [cells.get(key) for key in sheet.keys], styles[known, not known or sheet.asks(cells)]
            lines = max(map(_lines, [each.width for each in sheet.columns], values))
            if lines > 1:  # a row of one line grows with what is typed
                page.set_row(at, _LINE_HEIGHT * min(lines, _MOST_LINES))
            for index, value in enumerate(values):
                why = marks.get((at, index))
                page.write(at, index, value, wrong[index] if why else own[index])
                if why:
                    remark(page, at, index, why)

    def _styles(self, sheet: Sheet, has_id: bool, new: bool) -> list[Any]:  # noqa: FBT001 -- what tells rows apart
        """The formats of a row: whether it has an id, whether it is room for something new."""
        room = Look.NEW if new else Look.OPEN
        locked = [at == 0 or (column.locked and has_id) for at, column in enumerate(sheet.columns)]
        looks = zip(sheet.columns, locked, strict=True)
        return [cell_style(self.book, each.kind, Look.LOCKED if lock else room, locked=lock) for each, lock in looks]

    def lay_out(self, page: "Worksheet", sheet: Sheet, last: int) -> None:
        """What stays in sight, filter, print and protection, down to the last row."""
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        kept = FIELDS + sheet.of_programs  # its name stays in sight, too
        page.freeze_panes(1, kept)
        page.repeat_rows(0)
        page.repeat_columns(0, kept - 1)
        printed(page, sum(column.width for column in sheet.columns), self.text(region(self.rows.plan)))
        page.protect("", ALLOWED)
        page.set_row(0, _HEADING_HEIGHT)

    def head(self, page: "Worksheet", at: int, column: Column) -> None:
        """The heading of a column, with a comment that says what to write below it."""
        page.set_column(at, at, column.width)
        page.write_string(0, at, self.text(column.label), style(self.book, "head locked" if column.locked else "head"))
        lines = map(self.text, column.writing(self.rows.plan))
        remark(page, 0, at, "\n".join(line[:1].upper() + line[1:] + "." for line in lines))

    def place(self, sheet: Sheet, column: Column) -> str | None:
        """Where the words of a column stand, as a drop-down names it; ``None`` where it offers none."""
        if column.key == "of":
            words = self.homes[sheet.by_year]
        else:  # a list would lose what its cell has
            words = [*self.rows.labels(column).values()] if column.kind is Kind.WORD else []
        told = tuple(dict.fromkeys(words))
        if not 0 < len(told) <= OPTIONS:
            return None
        letters = column_name(NOTED + self.lists.setdefault(told, len(self.lists)))
        return f"={MEMORY}!${letters}$1:${letters}${len(told)}"

    def check(self, page: "Worksheet", cells: tuple[int, ...], column: Column, place: str | None) -> None:
        """Let a spreadsheet offer and check what is typed; a name that the plan does not know it only asks about."""
        kind: dict[str, Any]
        if place is not None:
            closed = wanted(column.record, column.path).choices or column.key == "dimension"
            kind = {"validate": "list", "source": place, "error_type": "stop" if closed else "warning"}
            message = _("Choose one of the words of the list.") if closed else _("This is not in the list. Keep it?")
        elif limits := column.limits(self.rows.plan):
            low, high = limits
            kind = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
            message = _("Write a whole number from {low} to {high}, without a sign.", low=low, high=high)
        else:
            return
        words = {"error_title": self.text(column.label)[:32], "error_message": self.text(message)}
        page.data_validation(*cells, {**kind, **words, "ignore_blank": True})

    def text(self, message: Message | Name) -> str:
        """A message in the language of the form."""
        return message.render(self.rows.language)


def _lines(width: int, value: Value) -> int:
    """The lines that a text takes in a column of so many characters."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // width for line in value.split("\n"))
