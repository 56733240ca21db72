"""The first sheet of the form: what it is, how it is filled in, and where it goes then."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ppu_roadmap.fields.cells import region
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Day, Message, Phrase, _, words
from ppu_roadmap.workbook.looks import Look
from ppu_roadmap.workbook.sheets import LEFT_OUT, SHEETS


class Line(NamedTuple):
    """A line of the guide: a word in bold and a text beside it, or one of the two."""

    text: Phrase
    word: Phrase = None
    style: Literal["title", "section", "plain"] = "plain"
    look: Look | None = None
    """The colour that the word stands for."""


_COLOURS = (
    Line(_("what the plan says today: correct what is wrong, fill in what is missing"), _("White"), look=Look.OPEN),
    Line(_("room for what is new"), _("Yellow"), look=Look.NEW),
    Line(_("locked: by it the rows are found again"), _("Grey"), look=Look.LOCKED),
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


def lines(plan: Plan, owner: str | None, day: str, period: str) -> Iterator[Line]:
    """The lines of the guide, for one agency or for all."""
    agency = plan.agencies.get(owner or "")
    called = (agency and (agency.name or agency.short)) or owner
    yield Line(_("Form of the smart city master plan"), style="title")
    yield Line(plan.file.title, _("Plan"))
    yield Line(region(plan), _("Region"))
    yield Line(_("all agencies") if owner is None else called, _("Agency"))
    yield Line(Day(day), _("As of"))
    yield Line(Day(period), _("Reports for"))
    yield from _section(
        _("What this is"),
        _("This form holds what the master plan says of your programs today. Please check it, correct it, fill in "
          "what is missing, and send the file back: only what you change is taken over."),
    )  # fmt: skip
    yield Line(_("How to fill it in"), style="section")
    yield from _COLOURS
    yield from map(Line, _FILLING)
    yield from _section(_("Adding and removing"), *_ADDING)
    yield from _section(_("Please leave as it is"), *_LEAVING)
    yield Line(_("The sheets"), style="section")
    yield from (Line(sheet.about, sheet.name) for sheet in SHEETS)
    yield from _section(_("What is not in this form"), *_left_out())
    yield from _section(_("Sending it back"), _back(plan))


def _section(title: Message, *texts: Message) -> Iterator[Line]:
    yield Line(title, style="section")
    yield from map(Line, texts)


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
