"""Findings to diagnostics: rules are run, codes and severities stamped, places turned into lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ppu_roadmap.diagnostics import TOP, Diagnostic, Finding, Meant, Place, Reported, Severity, Span, Trace, Where
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.registry import BY_CODE, RULES
from ppu_roadmap.rules.severities import misplaced_severities, severity_of
from ppu_roadmap.source.document import Document
from ppu_roadmap.source.written import written
from ppu_roadmap.text import Message, Phrase, _

SOURCE_LIMIT = 200
"""Characters of a source line that a diagnostic keeps."""


def check(
    plan: Plan,
    documents: Mapping[str, Document],
    reported: Iterable[Reported],
    today: date,
    asked: Collection[str] = (),
) -> list[Diagnostic]:
    """Every diagnostic of a plan, sorted by file and position; plan.yaml cannot ignore the rules ``asked`` for."""
    severities = severity_of(plan)
    stamp = _Stamp(plan.code, documents)
    told = (*reported, *(Reported("RM114", finding) for finding in misplaced_severities(plan)))
    found = [stamp.diagnostic(code, finding, BY_CODE[code].severity) for code, finding in told]
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity) or (rule.severity if rule.code in asked else None)
        if severity is not None:
            found.extend(stamp.diagnostic(rule.code, finding, severity) for finding in rule.check(plan, today))
    found.sort(key=lambda diagnostic: (diagnostic.file, diagnostic.span, diagnostic.code))
    return found


def leaves_out(diagnostic: Diagnostic) -> bool:
    """Whether it is of the reader or the shape, which leave out of the plan what they report."""
    return BY_CODE[diagnostic.code].of_reading


class _Stamp:
    """Makes diagnostics of findings in the documents of one plan."""

    def __init__(self, code: str | None, documents: Mapping[str, Document]) -> None:
        self.code = code
        self.documents = documents

    def diagnostic(self, code: str, finding: Finding, severity: Severity) -> Diagnostic:
        place = finding.place
        document = self.documents.get(place.file)
        span = document.span(place) if document else (place.span or TOP)
        return Diagnostic(
            code=code,
            rule=BY_CODE[code].name,
            severity=severity,
            message=finding.message,
            help=self._resolved(finding.help, place.file) if finding.help else None,
            plan=self.code,
            file=place.file,
            span=span,
            program=document.program(place) if document else None,
            related=tuple(self._traces(finding)),
            source=document.line(span.line)[:SOURCE_LIMIT] if document else "",
            path=document.path(place) if document else place.path,
            fix=_fix(document, span, finding.fix) if document and finding.fix is not None else None,
            years=finding.years,
        )

    def _traces(self, finding: Finding) -> Iterator[Trace]:
        for related in finding.related:
            yield Trace(related.place.file, self._span(related.place), related.message, related.told)

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
        document = self.documents.get(place.file)
        return document.span(place) if document else (place.span or TOP)


def _fix(document: Document, span: Span, meant: Meant) -> str | None:
    """The text that is to stand in place of a span; what goes over several lines is left to people."""
    if span.line != span.end_line:
        return None
    before = document.line(span.line)[span.column - 1 : span.end_column - 1]
    return written(meant, before)
