"""The first sheet of the form: what it is, how it is filled in, and where it goes then."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from ppu_roadmap.fields.cells import region
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.text import Day, Message, Phrase, _, words
from ppu_roadmap.workbook.looks import Look
from ppu_roadmap.workbook.memory import Memory
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import LEFT_OUT, SHEETS

Line: TypeAlias = tuple[Phrase, Phrase, str | Look]
"""A word, the text beside it, and how the word looks; a heading is a word."""
_FILLING: Final = (
    _("Rest the pointer on a heading to read what to write below it; many cells have a list to choose from."),
    _("Money is in whole rupiah, such as 250000000; 250 juta is understood, too."),
    _("Months are written as 2026-08, first and last year as 2026-2027, several values with ; between them."),
    _("What is not known stays empty: write neither 0 nor a dash."),
)
_ADDING: Final = (
    _("To add a row, fill in the first yellow row below the others. Leave its code empty: it is given later."),
    _("In the second column choose the program that the row belongs to. Where that is new itself, write its name."),
    _("To remove a row, empty all its white cells with the Delete key. The plan's team confirms it."),
)
_LEAVING: Final = (
    _("Leave the names and the order of the sheets as they are, and the headings, too."),
    _("There is a hidden sheet, by which your changes are told from those of others: leave it in the file."),
)


def lines(memory: Memory, rows: Rows) -> Iterator[Line]:
    """What the guide says, a row each."""
    plan = rows.plan
    agency, bodies = plan.agencies.get(memory.owner), plan.file.bodies
    yield _("Form of the smart city master plan"), None, "title"
    yield _("Plan"), plan.file.title, "bold"
    yield _("Region"), region(plan), "bold"
    yield _("Agency"), (agency and (agency.name or agency.short)) or memory.owner or _("all agencies"), "bold"
    yield _("As of"), Day(memory.day), "bold"
    yield _("Reports for"), Day(memory.period), "bold"
    yield from _section(
        _("What this is"),
        _("This form holds what the master plan says of your programs today. Please check it, correct it, fill in "
          "what is missing, and send the file back: only what you change is taken over."),
    )  # fmt: skip
    yield from _section(_("How to fill it in"))
    yield _("White"), _("what the plan says today: correct what is wrong, fill in what is missing"), Look.OPEN
    yield _("Yellow"), _("room for what is new"), Look.NEW
    yield _("Grey"), _("locked: by it the rows are found again"), Look.LOCKED
    yield from ((None, text, "bold") for text in _FILLING)
    yield from _section(_("Adding and removing"), *_ADDING)
    yield from _section(_("Please leave as it is"), *_LEAVING)
    yield from _section(_("The sheets"))
    yield from ((_("{word}", word=sheet.name), sheet.about, "bold") for sheet in SHEETS)
    yield from _section(_("What is not in this form"), *_left_out())
    back = _("Save the file as it is (.xlsx) and send it to those from whom you have it: the plan's team.")
    if bodies and bodies.team:
        back = _("Save the file as it is (.xlsx) and send it to {team}, from whom you have it.", team=bodies.team)
    yield from _section(_("Sending it back"), back)


def _section(title: Message, *texts: Message) -> Iterator[Line]:
    yield title, None, "section"
    yield from ((None, text, "bold") for text in texts)


def _left_out() -> Iterator[Message]:
    """What the form leaves out, with the reasons; the plan's team is asked for it."""
    for record, fields, why in LEFT_OUT:
        called = {each.path: each.label for each in COLUMNS[record] if each.path}
        yield _("{fields}: {why}", fields=words([called[path] for path in fields if path in called]), why=why)
