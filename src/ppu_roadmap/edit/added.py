"""The errors that an edit would add: those that a plan has after it and not before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ppu_roadmap.diagnostics import Diagnostic, Severity


def added_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors of ``after`` that ``before`` does not hold as often, whatever lines they stand in."""
    known = Counter(_key(each) for each in before if each.severity is Severity.ERROR)
    found = []
    for each in after:
        if each.severity is Severity.ERROR:
            known[_key(each)] -= 1
            if known[_key(each)] < 0:
                found.append(each)
    return tuple(found)


def _key(each: Diagnostic) -> tuple[str, str, str]:
    """What makes two findings the same, wherever they stand now."""
    return each.file, each.code, each.message.render("en")
