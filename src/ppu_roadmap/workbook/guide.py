"""The first sheet of the form: what it is, how it is filled in, and where it goes then."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.fields.cells import region
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Day, Language, Message, Phrase, _, words
from ppu_roadmap.workbook.columns import Kind
from ppu_roadmap.workbook.looks import ALLOWED, Look, Looks, printed
from ppu_roadmap.workbook.memory import Memory
from ppu_roadmap.workbook.sheets import LEFT_OUT, SHEETS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


class Line(NamedTuple):
    """A line of the guide: a text, and before it a word in bold, or in the colour that it stands for."""

    text: Phrase
    word: Phrase = None
    look: str | Look = "bold"
    """How the word looks; how the text does in a heading, which has no word."""


_COLOURS = (
    Line(_("what the plan says today: correct what is wrong, fill in what is missing"), _("White"), Look.OPEN),
    Line(_("room for what is new"), _("Yellow"), Look.NEW),
    Line(_("locked: by it the rows are found again"), _("Grey"), Look.LOCKED),
)
_FILLING = (
    _("Rest the pointer on a heading to read what to write below it; many cells have a list to choose from."),
    _("Money is in whole rupiah, such as 250000000; 250 juta is understood, too."),
    _("Months are written as 2026-08, first and last year as 2026-2027, several values with ; between them."),
    _("What is not known stays empty: write neither 0 nor a dash."),
)
_ADDING = (
    _("To add a row, fill in the first yellow row below the others. Leave its code empty: it is given later."),
    _("In the second column choose the program that the row belongs to. Where that is new itself, write its name."),
    _("To remove a row, empty all its white cells with the Delete key. The plan's team confirms it."),
)
_LEAVING = (
    _("Leave the names and the order of the sheets as they are, and the headings, too."),
    _("There is a hidden sheet, by which your changes are told from those of others: leave it in the file."),
)
_LETTERS = 115
"""Letters of a text that stand on a line."""


def write_guide(page: "Worksheet", looks: Looks, memory: Memory, plan: Plan, language: Language) -> None:
    """Write the guide, for one agency or for all."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 100)
    for row, line in enumerate(_lines(plan, memory)):
        text, word = ("" if each is None else _("{word}", word=each).render(language) for each in line[:2])
        if line.look in ("title", "section"):
            page.set_row(row, 28)
            heading = looks.other(str(line.look))
            page.write_string(row, 0, text, heading)
            page.write_blank(row, 1, None, heading)
            continue
        colour = looks.cell(Kind.TEXT, line.look, locked=True) if isinstance(line.look, Look) else looks.other("bold")
        page.set_row(row, 15 * (1 + len(text) // _LETTERS))
        page.write_string(row, 0, word, colour)
        page.write_string(row, 1, text, looks.other("plain"))
    printed(page, 1, region(plan).render(language))
    page.protect("", ALLOWED)


def _lines(plan: Plan, memory: Memory) -> Iterator[Line]:
    agency = plan.agencies.get(memory.owner)
    called = (agency and (agency.name or agency.short)) or memory.owner
    yield Line(_("Form of the smart city master plan"), look="title")
    yield Line(plan.file.title, _("Plan"))
    yield Line(region(plan), _("Region"))
    yield Line(called or _("all agencies"), _("Agency"))
    yield Line(Day(memory.day), _("As of"))
    yield Line(Day(memory.period), _("Reports for"))
    yield from _section(
        _("What this is"),
        _("This form holds what the master plan says of your programs today. Please check it, correct it, fill in "
          "what is missing, and send the file back: only what you change is taken over."),
    )  # fmt: skip
    yield from _section(_("How to fill it in"), *_COLOURS, *_FILLING)
    yield from _section(_("Adding and removing"), *_ADDING)
    yield from _section(_("Please leave as it is"), *_LEAVING)
    yield from _section(_("The sheets"), *(Line(sheet.about, sheet.name) for sheet in SHEETS))
    yield from _section(_("What is not in this form"), *_left_out())
    yield from _section(_("Sending it back"), _back(plan))


def _section(title: Message, *lines: Line | Message) -> Iterator[Line]:
    yield Line(title, look="section")
    yield from (line if isinstance(line, Line) else Line(line) for line in lines)


def _left_out() -> Iterator[Message]:
    """What the form leaves out, with the reasons; the plan's team is asked for it."""
    for record, fields, why in LEFT_OUT:
        called = {each.path: each.label for each in COLUMNS[record] if each.path}
        yield _("{fields}: {why}", fields=words([called[path] for path in fields if path in called]), why=why)


def _back(plan: Plan) -> Message:
    bodies = plan.file.bodies
    team = bodies.team if bodies else None
    if team:
        return _("Save the file as it is (.xlsx) and send it to {team}, from whom you have it.", team=team)
    return _("Save the file as it is (.xlsx) and send it to those from whom you have it: the plan's team.")
