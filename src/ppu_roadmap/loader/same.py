"""Which findings of two states of a plan are the same, wherever they stand now."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.rules.registry import BY_CODE
from ppu_roadmap.text import WordList


def apart(
    old: Iterable[Diagnostic], new: Iterable[Diagnostic], ids: Mapping[str, str] | None = None
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings of which the new state has nothing more, and those that only it has, or has more often.

    One is the same where it tells the same, of another item of its list, too, or whatever it tells, in the same place
    of the same subject. ``ids`` are those that programs and agencies have in the new state, by those that they had.
    """
    now = ids or {}

    def told(each: Diagnostic) -> Iterable[object]:
        place = (_file(each), *(now.get(str(step), step) for step in each.path))
        if each.program is not None:  # others may come before it
            place = (now.get(each.program, each.program), *each.path[2:])
        return ((each.code, place, now.get(subject, subject)) for subject in _subjects(each))

    gone, come = list(old), list(new)
    for marks in (lambda each: [(each.path, _moved(each))], lambda each: [_moved(each)], told):
        gone, come = _without(gone, come, marks, all), _without(come, gone, marks, any)
    return gone, come


def _without(
    these: list[Diagnostic],
    others: list[Diagnostic],
    marks: Callable[[Diagnostic], Iterable[object]],
    lacking: Callable[[Iterable[object]], bool],
) -> list[Diagnostic]:
    """Findings of whose marks the others are ``lacking`` all, or any; each mark of theirs counts for one."""
    known = Counter(mark for each in others for mark in marks(each))
    left = []
    for each in these:
        known.subtract(own := list(marks(each)))
        if lacking(known[mark] < 0 for mark in own):
            left.append(each)
    return left


def _moved(each: Diagnostic) -> object:
    keys = tuple(step for step in each.path if isinstance(step, str))
    return _file(each), each.code, each.program, keys, each.message.render("en")


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


def _file(each: Diagnostic) -> str:
    """The file of a finding, whatever folder its plan is in."""
    return PurePath(each.file).name
