"""The errors that an edit adds: not those that it mends in part, moves, or has nothing to do with."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.links.programs import circles, dependency_cycle, graph
from ppu_roadmap.rules.registry import BY_CODE
from ppu_roadmap.text import WordList

Marks: TypeAlias = Callable[[Diagnostic], Iterable[object]]
"""What makes two findings the same, one mark for each thing that a finding tells."""


def added_errors(before: Result, after: Result) -> tuple[Diagnostic, ...]:
    """The errors of one plan that another does not have as often.

    What an edit does not touch stays as it is; what only moved says the same of the same field; what is mended in
    part, or measured against something else now, says something else in the same place.
    """
    old, new = ([each for each in side.diagnostics if each.severity is Severity.ERROR] for side in (before, after))
    for marks in (_stays, _moved, _told_anew):
        old, new = _without(old, new, marks), _without(new, old, marks)
    if all(each.code != dependency_cycle.code for each in new):
        return tuple(new)
    ringed = _ringed(before.plan, after.plan)
    return tuple(each for each in new if each.code != dependency_cycle.code or each.program not in ringed)


def _without(these: list[Diagnostic], others: list[Diagnostic], marks: Marks) -> list[Diagnostic]:
    """Findings less those all of whose marks the others have; each mark of theirs counts for one."""
    known = Counter(mark for each in others for mark in marks(each))
    left = []
    for each in these:
        own = list(marks(each))
        known.subtract(own)
        if any(known[mark] < 0 for mark in own):
            left.append(each)
    return left


def _stays(each: Diagnostic) -> Iterator[object]:
    yield each.file, each.code, _place(each), each.message.render("en")


def _moved(each: Diagnostic) -> Iterator[object]:
    keys = tuple(step for step in each.path if isinstance(step, str))
    yield each.file, each.code, each.program, keys, each.message.render("en")


def _told_anew(each: Diagnostic) -> Iterator[object]:
    return ((each.file, each.code, _place(each), subject) for subject in _subjects(each))


def _place(each: Diagnostic) -> tuple[str | int, ...]:
    """A path on which a program keeps its place where others come before it."""
    return each.path if each.program is None else (each.program, *each.path[2:])


def _subjects(each: Diagnostic) -> Iterable[str]:
    """What a finding is about where its place leaves that open, whatever numbers it tells.

    A missing key; the name that leads nowhere; all that a list in the sentence names; of a whole file the sentence.
    """
    rule, span = BY_CODE[each.code], each.span
    if each.path and rule.of_reading:
        return [str(each.message.values.get("key"))]
    if each.path and rule.of_names:
        text = each.source[span.column - 1 : span.end_column - 1]
        whole = span.end_line == span.line and len(text) == span.end_column - span.column
        return [text if whole else each.message.render("en")]  # a long line is cut
    lists = [value.items for value in each.message.values.values() if isinstance(value, WordList)]
    named = [str(WordList((item,)).render("en")) for items in lists for item in items]
    return named or ["" if each.path else each.message.render("en")]


def _ringed(before: Plan, after: Plan) -> dict[str, int]:
    """The programs in a circle of links that all were there before, though it is told at another link now."""
    links = graph(before)
    kept = {id: [other for other in needed if other in links.get(id, ())] for id, needed in graph(after).items()}
    return circles(kept)
