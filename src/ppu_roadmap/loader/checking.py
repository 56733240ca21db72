"""Findings to diagnostics: rules are run, codes and severities stamped, places turned into lines."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from typing import TypeAlias

from ppu_roadmap.diagnostics import (
    SOURCE_LIMIT,
    TOP,
    Diagnostic,
    Finding,
    Meant,
    Place,
    Raw,
    Reported,
    Severity,
    Span,
    Trace,
    Where,
)
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.registry import BY_CODE, RULES, Waivers, idle_waiver, severity_of
from ppu_roadmap.source.guards import FINDING_LIMIT
from ppu_roadmap.source.scalars import written
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Message, Phrase, _, _n

_GRAVENESS = tuple(Severity)
_Judged: TypeAlias = tuple[Severity, str, Finding, str | None]
"""A finding with its severity and code before it, and behind it why its program waives it."""
Sought: TypeAlias = tuple[date, Collection[str], Severity]
"""What is looked for in a plan: on which day, by which rules even where plan.yaml ignores them (though a program can
waive these), and what is the least grave that others are to find.
"""


def check(
    plan: Plan, sources: Mapping[str, SourceFile], reported: Iterable[Reported], sought: Sought
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The diagnostics of a plan, and those that programs waive, each sorted by file and position."""
    today, asked, least = sought
    severities, wanted = severity_of(plan), _GRAVENESS[: _GRAVENESS.index(least) + 1]
    stamp = _Stamp(plan.code, sources)
    alive = living(plan)
    waivers = Waivers(plan)
    found, waived = _Heap(sources, stamp.span), _Heap(sources, stamp.span)
    for code, finding in reported:
        graveness = severities.get(code, BY_CODE[code].severity)
        if graveness in wanted or (graveness is not None and code in asked):
            found.add((graveness, code, finding, None))
    whole = not (found.files or plan.alone or plan.broken)  # else what a waiver is for may not have been seen
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity) or (rule.severity if rule.code in asked else None)
        if severity is None or (severity not in wanted and rule.code not in asked):
            continue
        for finding in rule.check(plan, alive, today):
            reason = waivers.reason(rule.code, finding.place) if waivers.given else None
            (found if reason is None else waived).add((severity, rule.code, finding, reason))
        for finding in waivers.idle(rule.code) if waivers.given and whole and idle_waiver.severity in wanted else ():
            found.add((idle_waiver.severity, idle_waiver.code, finding, None))
    told = [stamp.diagnostic(each) for each in chain(found.told(), found.untold())]
    kept = [stamp.diagnostic(each) for each in waived.told()]
    for diagnostics in (told, kept):
        diagnostics.sort(key=lambda diagnostic: (diagnostic.file, diagnostic.span, diagnostic.code))
    return tuple(told), tuple(kept)


def leaves_out(diagnostic: Diagnostic) -> bool:
    """Whether it is of the reader or the shape, which leave out of the plan what they report."""
    return BY_CODE[diagnostic.code].of_reading


def unseen(before: Iterable[Diagnostic]) -> Callable[[Diagnostic], bool]:
    """Whether an error after an edit may have been there: it stands in lines that were not judged before."""
    errors = (each for each in before if each.severity is Severity.ERROR)
    left = {each.file: each.span.line for each in errors if each.code == "RM004" and each.message.plural}
    return lambda each: each.span.line >= left.get(each.file, each.span.line + 1)


class _Heap:
    """The findings of a plan by file, of which only so many are kept as a file may have: the gravest, then the first.

    Rules find in a file made of faults many times what it holds, so what is not kept is let go at once.
    """

    def __init__(self, sources: Mapping[str, SourceFile], span: Callable[[Place], Span]) -> None:
        self.sources = sources
        self.files: dict[str, list[_Judged]] = {}
        self.dropped: dict[str, tuple[int, int]] = {}
        """By file the rank of the first that was let go: what ranks no lower is not kept either."""
        self.line = cache(lambda place: span(place).line)  # its own: one of a method would keep the files for ever

    def add(self, judged: _Judged) -> None:
        """Take a finding."""
        file = judged[2].place.file
        heap = self.files.setdefault(file, [])
        if file in self.dropped and self._rank(judged) >= self.dropped[file]:
            return
        heap.append(judged)
        if len(heap) >= 2 * FINDING_LIMIT:
            self._sift(file)

    def told(self) -> Iterator[_Judged]:
        """What is kept."""
        for file in self.files:
            self._sift(file)
            yield from self.files[file]

    def untold(self) -> Iterator[_Judged]:
        """Of each file that was not judged to its end one finding that says so."""
        stopped = {file: (0, each.judged + 1) for file, each in self.sources.items() if each.judged is not None}
        for file, (rank, line) in (self.dropped | stopped).items():
            yield _GRAVENESS[rank], "RM004", self._unjudged(file, line), None

    def _sift(self, file: str) -> None:
        heap = self.files[file]
        if len(heap) > FINDING_LIMIT:
            heap.sort(key=self._rank)
            self.dropped[file] = self._rank(heap[FINDING_LIMIT])
            del heap[FINDING_LIMIT:]

    def _rank(self, judged: _Judged) -> tuple[int, int]:
        """How grave a finding is, and the line of the program or other entry that it is about."""
        severity, _code, finding, _waived = judged
        file, path, _aspect, span = finding.place
        return _GRAVENESS.index(severity), span.line if span else self.line(Place(file, path[:2]))

    def _unjudged(self, file: str, line: int) -> Finding:
        count = len(self.sources[file].lines()) - line + 1 if file in self.sources else 1
        message = _n(
            "over 1,000 findings in this file: {count} line from here on was not judged to its end",
            "over 1,000 findings in this file: {count} lines from here on were not judged to their end",
            max(count, 1),
        )
        return Finding(Place(file, span=Span(line, 1, line, 2)), message, _("mend these first, then validate again"))


class _Stamp:
    """Makes diagnostics of findings in the files of one plan."""

    def __init__(self, code: str | None, sources: Mapping[str, SourceFile]) -> None:
        self.code = code
        self.sources = sources

    def diagnostic(self, judged: _Judged) -> Diagnostic:
        severity, code, finding, waived = judged
        finding = finding.search() if finding.search else finding
        place, span = finding.place, self.span(finding.place)
        source, whole = self.sources.get(place.file), place.aspect == "start" or place.span is TOP
        return Diagnostic(
            code=code,
            rule=BY_CODE[code].name,
            severity=severity,
            message=finding.message,
            help=self._help(code, finding, source) if finding.help or (source and source.ignored) else None,
            plan=self.code,
            file=place.file,
            span=span,
            program=source.program(place) if source else None,
            related=tuple(
                Trace(each.place.file, self.span(each.place), each.message, each.told) for each in finding.related
            ),
            source=source.line(span.line)[:SOURCE_LIMIT] if source and not whole else "",
            path=source.path(place) if source else place.path,
            fix=_fix(source, span, finding.fix) if source and finding.fix is not None else None,
            years=finding.years,
            waived=waived,
        )

    def _help(self, code: str, finding: Finding, source: SourceFile | None) -> Message | None:
        """What to do about it; to whom a comment should do, what does."""
        help = self._resolved(finding.help, finding.place.file) if finding.help else None
        if source is None or code not in source.ignored or BY_CODE[code].fixed or not source.program(finding.place):
            return help
        instead = _("a comment waives nothing: write waive: {example} in the program", example=f"{{{code}: …}}")
        return _("{help}; {instead}", help=help, instead=instead) if help else instead

    def _resolved(self, message: Message, file: str) -> Message:
        """A sentence with lines for the places in it."""
        if not any(isinstance(value, Where) for value in message.values.values()):
            return message
        values = {
            name: self._line(value.place, file) if isinstance(value, Where) else value
            for name, value in message.values.items()
        }
        return replace(message, values=values)

    def _line(self, place: Place, file: str) -> Phrase:
        line = self.span(place).line
        return _("line {line}", line=line) if place.file == file else f"{place.file}:{line}"

    def span(self, place: Place) -> Span:
        source = self.sources.get(place.file)
        return source.span(place) if source else (place.span or TOP)


def _fix(source: SourceFile, span: Span, meant: Meant) -> str | None:
    """The text that is to stand in place of a span, which is not to lose the comment on top of a block of text."""
    height = span.end_line - span.line + 1
    if isinstance(meant, Raw):
        lines = meant.split("\n")
        return ("\n" + " " * (span.column - 1)).join(lines) if len(lines) == height else None
    before = source.line(span.line)[span.column - 1 : span.end_column - 1 if height == 1 else None]
    return written(meant, "" if height > 1 and span.end_column > 1 and "#" not in before else before)
