"""The errors that an edit adds: not those that it mends in part, moves, or has nothing to do with."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.checking import unseen
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.rules.links.programs import circles, dependency_cycle, graph
from ppu_roadmap.rules.registry import BY_CODE
from ppu_roadmap.text import WordList


def added_errors(before: Result, after: Result) -> tuple[Diagnostic, ...]:
    """The errors of a plan that another state of it does not have as often.

    One is the same where it tells the same, of another item of its list, too, or whatever it tells, in the same place
    of the same subject; a circle of programs is not new while all its links were there before.
    """
    old, new = ([each for each in side.diagnostics if each.severity is Severity.ERROR] for side in (before, after))
    for marks in (lambda each: [(each.path, *_moved(each))], _moved, _told):
        old, new = _without(old, new, marks), _without(new, old, marks)
    if any(each.code == dependency_cycle.code for each in new):
        links = graph(before.plan)
        kept = {id: [one for one in needed if one in links.get(id, ())] for id, needed in graph(after.plan).items()}
        ringed = circles(kept)
        new = [each for each in new if each.code != dependency_cycle.code or each.program not in ringed]
    return tuple(filterfalse(unseen(before.diagnostics), new))


def _without(
    these: list[Diagnostic], others: list[Diagnostic], marks: Callable[[Diagnostic], Iterable[object]]
) -> list[Diagnostic]:
    """Findings less those all of whose marks the others have; each mark of theirs counts for one."""
    known = Counter(mark for each in others for mark in marks(each))
    left = []
    for each in these:
        known.subtract(own := list(marks(each)))
        if any(known[mark] < 0 for mark in own):
            left.append(each)
    return left


def _told(each: Diagnostic) -> Iterator[object]:
    place = each.path if each.program is None else (each.program, *each.path[2:])  # others may come before it
    return ((each.file, each.code, place, subject) for subject in _subjects(each))


def _moved(each: Diagnostic) -> Iterator[object]:
    keys = tuple(step for step in each.path if isinstance(step, str))
    yield each.file, each.code, each.program, keys, each.message.render("en")


def _subjects(each: Diagnostic) -> list[str]:
    """What a finding is about where its place leaves that open.

    A missing key; the name that leads nowhere; all that a list in the sentence names; of a whole file the sentence.
    """
    rule, span = BY_CODE[each.code], each.span
    if each.path and rule.of_reading:
        return [str(each.message.values.get("key"))]
    if each.path and rule.fixed:  # it is about names
        text = each.source[span.column - 1 : span.end_column - 1]
        whole = span.end_line == span.line and len(text) == span.end_column - span.column  # a long line is cut
        return [text if whole else each.message.render("en")]
    lists = [value.items for value in each.message.values.values() if isinstance(value, WordList)]
    named = [WordList((item,)).render("en") for items in lists for item in items]
    return named or ["" if each.path else each.message.render("en")]
