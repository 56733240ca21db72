"""What messages call a thing."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations

from ppu_roadmap.diagnostics import Place
from ppu_roadmap.facts.parts import Measure
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import Action, BudgetLine
from ppu_roadmap.model.plan_file import Region
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.text import Command, Message, Phrase, _, command


def called(program: Program) -> Phrase:
    """A program's id; its name where it has none."""
    return program.id or program.name or _("a program without an id")


def adding(word: str, program: Program) -> Command:
    """The command that adds something to a program; it asks to which where that has no id."""
    return command("add", word, *([program.id] if program.id else []))


def called_measured(measure: Measure) -> Phrase:
    """What an indicator is of: a program or an objective by its id, else by its name; or the region."""
    if measure.program is not None:
        return called(measure.program)
    if measure.objective is None:
        return _("the region")
    return measure.objective.id or measure.objective.name or _("an objective without an id")


def called_action(program: Program, action: Action) -> Phrase:
    """An action's id; whose it is where it has none."""
    return action.id or _("an action of {id}", id=called(program))


def called_quick_win(program: Program) -> Message:
    """A quick win, told by its program."""
    return _("the quick win {id}", id=called(program))


def called_proposal(proposal: Proposal) -> Phrase:
    """A proposal's number; its name where it has none."""
    return proposal.id or proposal.name or _("a proposal")


def line_of(program: Program, line: BudgetLine) -> Message:
    """A budget line, told by its year."""
    if line.year is None:
        return _("a budget line of {id}", id=called(program))
    return _("the {year} budget of {id}", year=line.year, id=called(program))


def region_named(region: Region | None) -> tuple[str, str]:
    """The kind of a region and its name without it: ``("Kabupaten", "Berau")``; two blanks where it is not known.

    A name without its kind has that of its code: from 71 up cities are counted (Kepmendagri 100.1.1-6117/2022).
    """
    name = " ".join(((region and region.name) or "").split())
    found = re.match(r"(?i)(kabupaten|kab\b\.?|kota)\s+(?=\S)", name)
    city = ((region and region.code) or "")[3:4] >= "7" if found is None else found[1].casefold() == "kota"
    return ("Kota" if city else "Kabupaten", name[found.end() :] if found else name) if name else ("", "")


def head_of(region: Region | None) -> str:
    """The title of who leads a region of its kind."""
    return "Wali Kota" if region_named(region)[0] == "Kota" else "Bupati"


def picked(records: Sequence[Record]) -> list[tuple[str, ...]]:
    """The fewest words that pick each record of a list, as ``budget[2026,apbd]`` does; none where none do."""
    named = [tuple(str(word) for key in one.naming if (word := getattr(one, key, None)) is not None) for one in records]
    ways = [[words[:end] for end in range(min(2, len(words)), len(words) + 1)] for words in named]
    asked = {frozenset(each) for some in ways for each in some}
    alike = Counter(part for part in chain.from_iterable(map(_parts, named)) if part in asked)
    return [next((each for each in some if alike[frozenset(each)] == 1), ()) for some in ways]


def _parts(words: tuple[str, ...]) -> set[frozenset[str]]:
    """Some of the words, in every way."""
    return {frozenset(some) for count in range(len(words)) for some in combinations(words, count + 1)}


def file_of(place: Place) -> str:
    """The name of a place's file, without its folder."""
    return place.file.rpartition("/")[2]
