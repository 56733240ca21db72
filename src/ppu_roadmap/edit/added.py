"""The errors that an edit adds: not those that it mends in part, moves, or has nothing to do with."""

from collections.abc import Mapping
from itertools import filterfalse

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.checking import unseen
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.loader.same import apart
from ppu_roadmap.rules.links.programs import circles, dependency_cycle, graph


def added_errors(before: Result, after: Result, renamed: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """The errors of a plan that another state of it does not have as often.

    What tells the same of something ``renamed`` since is the same, in whatever file it stands now. A circle of programs
    is not new while all its links were there before.
    """
    old, new = ([each for each in side.diagnostics if each.severity is Severity.ERROR] for side in (before, after))
    new = apart(old, new, renamed)[1]
    if any(each.code == dependency_cycle.code for each in new):
        now = renamed or {}
        links = {now.get(id, id): [now.get(one, one) for one in needed] for id, needed in graph(before.plan).items()}
        kept = {id: [one for one in needed if one in links.get(id, ())] for id, needed in graph(after.plan).items()}
        ringed = circles(kept)
        new = [each for each in new if each.code != dependency_cycle.code or each.program not in ringed]
    return tuple(filterfalse(unseen(before.diagnostics), new))
