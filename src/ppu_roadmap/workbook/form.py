"""The form as a workbook that can be filled in: XlsxWriter writes it, the same bytes from run to run."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook.columns import Kind
from ppu_roadmap.workbook.guide import write_guide
from ppu_roadmap.workbook.looks import Look, Looks, Marks, printed
from ppu_roadmap.workbook.memory import Memory, noted
from ppu_roadmap.workbook.page import Lists, Page
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import GUIDE, MEMORY, SHEETS, Cells, Name

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

CORRECTIONS: Final = Name("Perbaikan", "Corrections")
"""The sheet that lists what a sender is to correct."""
_LIST: Final = ((_("Sheet"), 22), (_("Cell"), 10), (_("What stands there"), 50), (_("What is to be corrected"), 100))
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
        lists = Lists(rows, cells, len(noted[0]))
        for sheet in SHEETS:
            own = marks(wrong, sheet.name.render(language), language)
            Page(book, looks, sheet, rows).write(cells[sheet.word], lists, own)
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
    for row, (*told, why, _place) in enumerate(wrong, 1):
        for at, text in enumerate((*told, why.render(language))):
            page.write_string(row, at, text, looks.cell(Kind.TEXT, Look.OPEN))
