"""Findings to diagnostics: rules are run, codes and severities stamped, places turned into lines."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from ppu_roadmap.diagnostics import TOP, Diagnostic, Finding, Meant, Place, Raw, Reported, Severity, Span, Trace, Where
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.registry import BY_CODE, RULES, Waivers, idle_waiver, severity_of
from ppu_roadmap.source.scalars import written
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Message, Phrase, _

SOURCE_LIMIT = 200
"""Characters of a source line that a diagnostic keeps."""


def check(
    plan: Plan,
    sources: Mapping[str, SourceFile],
    reported: Iterable[Reported],
    today: date,
    asked: Collection[str] = (),
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The diagnostics of a plan, and those that programs waive, each sorted by file and position.

    plan.yaml cannot ignore the rules ``asked`` for; a program can waive them.
    """
    severities = severity_of(plan)
    stamp = _Stamp(plan.code, sources)
    alive = living(plan)
    waivers = Waivers(plan)
    found: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    for code, finding in reported:
        if (graveness := severities.get(code, BY_CODE[code].severity)) is not None:
            found.append(stamp.diagnostic(code, finding, graveness))
    whole = not (found or plan.alone or plan.broken)  # else what a waiver is for may not have been seen
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity) or (rule.severity if rule.code in asked else None)
        if severity is None:
            continue
        for finding in rule.check(plan, alive, today):
            reason = waivers.reason(rule.code, finding.place) if waivers.given else None
            (found if reason is None else waived).append(stamp.diagnostic(rule.code, finding, severity, reason))
        idle = waivers.idle(rule.code) if waivers.given and whole else ()
        found += (stamp.diagnostic(idle_waiver.code, each, idle_waiver.severity) for each in idle)
    for each in (found, waived):
        each.sort(key=lambda diagnostic: (diagnostic.file, diagnostic.span, diagnostic.code))
    return tuple(found), tuple(waived)


def leaves_out(diagnostic: Diagnostic) -> bool:
    """Whether it is of the reader or the shape, which leave out of the plan what they report."""
    return BY_CODE[diagnostic.code].of_reading


class _Stamp:
    """Makes diagnostics of findings in the files of one plan."""

    def __init__(self, code: str | None, sources: Mapping[str, SourceFile]) -> None:
        self.code = code
        self.sources = sources

    def diagnostic(self, code: str, finding: Finding, severity: Severity, waived: str | None = None) -> Diagnostic:
        place, span = finding.place, self._span(finding.place)
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
                Trace(each.place.file, self._span(each.place), each.message, each.told) for each in finding.related
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
        line = self._span(place).line
        return _("line {line}", line=line) if place.file == file else f"{place.file}:{line}"

    def _span(self, place: Place) -> Span:
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
