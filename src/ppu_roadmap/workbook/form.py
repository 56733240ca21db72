"""The form as a workbook that can be filled in: XlsxWriter writes it, the same bytes from run to run."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ppu_roadmap.fields.cells import region
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.workbook import guide
from ppu_roadmap.workbook.columns import Kind
from ppu_roadmap.workbook.looks import Look, Looks
from ppu_roadmap.workbook.memory import Memory
from ppu_roadmap.workbook.page import ALLOWED, Marks, Offered, Page, printed
from ppu_roadmap.workbook.rows import Asked, Row, rows_of
from ppu_roadmap.workbook.sheets import GUIDE, MEMORY, SHEETS, Name
from ppu_roadmap.workbook.spelling import Speller

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

CORRECTIONS: Final = Name("Perbaikan", "Corrections")
"""The sheet that lists what a sender is to correct."""
_LIST: Final = ((_("Sheet"), 22), (_("Cell"), 10), (_("What stands there"), 50), (_("What is to be corrected"), 100))
_PRINTED: Final = sum(width for _label, width in _LIST)
_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Wrong(NamedTuple):
    """Something to be corrected."""

    sheet: str
    cell: str
    text: str
    """What stands there."""
    why: Message


def form(asked: Asked, language: Language, today: date, owner: str | None, revision: str = "") -> bytes:
    """The workbook of an agency, by its key, or of all; ``revision``: of the plan's files, where there is one."""
    rows = {sheet.word: [*rows_of(sheet, asked, language)] for sheet in SHEETS}
    columns = {sheet.word: [column.key for column in sheet.columns] for sheet in SHEETS}
    about = (asked.plan.code or "", language, today.isoformat(), owner or "", asked.period, revision)
    return written(Memory(*about, rows, columns), asked.plan, rows)


def written(
    memory: Memory,
    plan: Plan,
    rows: Mapping[str, Sequence[Row]],
    marks: Mapping[str, Marks] = MappingProxyType({}),
    wrong: Sequence[Wrong] = (),
) -> bytes:
    """A form that remembers this and shows rows, by the words of their sheets, with marks and what is ``wrong``."""
    language: Language = "en" if memory.language == "en" else "id"
    data, day = BytesIO(), date.fromisoformat(memory.day)
    with workbook(data, day, plan.file.title) as book:
        looks = Looks(book)
        if wrong:
            list_wrong(book, looks, language, wrong)
        _write_guide(book, looks, memory, plan, language)
        offered = Offered(rows, Speller(plan, language))
        for sheet in SHEETS:
            page = Page(book, looks, sheet, language, plan)
            page.write(rows[sheet.word], offered, marks.get(sheet.word, {}))
        page = book.add_worksheet(MEMORY)
        page.hide()
        for at, line in enumerate(memory.lines([*offered.lists])):
            for index, value in enumerate(line):
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
    """Write the sheet that lists what is to be corrected."""
    page = book.add_worksheet(CORRECTIONS.render(language))
    page.freeze_panes(1, 0)
    for at, (label, width) in enumerate(_LIST):
        page.set_column(at, at, width)
        page.write_string(0, at, label.render(language), looks.heading(locked=False))
    printed(page, _PRINTED)
    style = looks.cell(Kind.TEXT, Look.OPEN)
    for row, (*told, why) in enumerate(wrong, 1):
        for at, text in enumerate((*told, why.render(language))):
            page.write_string(row, at, text, style)


def _write_guide(book: "Workbook", looks: Looks, memory: Memory, plan: Plan, language: Language) -> None:
    page = book.add_worksheet(GUIDE.render(language))
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 100)
    for row, line in enumerate(guide.lines(plan, memory.owner or None, memory.day, memory.period)):
        text, word = (_("{word}", word=each).render(language) if each is not None else "" for each in line[:2])
        if line.look is not None:
            page.write_string(row, 0, word, looks.cell(Kind.TEXT, line.look, locked=True))
        elif line.style == "plain":
            page.write_string(row, 0, word, looks.other("bold"))
        else:
            page.set_row(row, 28)
            page.write_string(row, 0, text, looks.other(line.style))
        if line.style == "plain":
            page.set_row(row, 15 * (1 + len(text) // 115))
        page.write_string(row, 1, text if line.style == "plain" else "", looks.other(line.style))
    printed(page, 1, region(plan).render(language))
    page.protect("", ALLOWED)
