"""Findings for people: the place, the sentence, the line with a squiggle under it, and what to write instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.checking import SOURCE_LIMIT
from ppu_roadmap.report.concise import position, tag
from ppu_roadmap.report.outcome import Outcome, Summary
from ppu_roadmap.text import Language, Message, _, _n, plain

Piece: TypeAlias = tuple[str, str]
"""Text with the name of a style, empty for none."""
Line: TypeAlias = tuple[Piece, ...]

FINDINGS_OF_A_RULE = 10
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_TAB = "    "


def render(result: Outcome, language: Language) -> str:
    """The report as plain text, with every finding."""
    return "".join("".join(text for text, _style in line) + "\n" for line in lines(result, language, whole=True))


def lines(result: Outcome, language: Language, *, whole: bool = False) -> Iterator[Line]:
    """The report line by line; of each rule at most ten findings unless it is to be ``whole``."""
    yield from findings(result.diagnostics, language, whole=whole)
    for each in result.waived if whole else ():
        yield from _waived(each, language)
    if whole and result.waived:
        yield ()
    summed = summary_line(result.summary, language, len(result.waived))
    yield ((summed, "bold green" if result.summary.clean else "bold"),)


def findings(diagnostics: Iterable[Diagnostic], language: Language, *, whole: bool = False) -> Iterator[Line]:
    """Findings line by line, without the line that sums up."""
    shown: Counter[str] = Counter()
    names: dict[str, str] = {}
    for diagnostic in diagnostics:
        shown[diagnostic.code] += 1
        names[diagnostic.code] = diagnostic.rule
        if whole or shown[diagnostic.code] <= FINDINGS_OF_A_RULE:
            yield from _finding(diagnostic, language)
            yield ()
    for code, count in sorted(shown.items()):
        left = count - FINDINGS_OF_A_RULE
        if left > 0 and not whole:
            more = _("and {count} more of {code} ({rule}): --all shows them", count=left, code=code, rule=names[code])
            yield ((more.render(language), "dim"),)


def _waived(diagnostic: Diagnostic, language: Language) -> Iterator[Line]:
    """A finding that its program waives, in a line, and the reason."""
    tagged = _("waived[{code}]", code=diagnostic.code).render(language)
    said = f": {diagnostic.message.render(language)} ({diagnostic.waived})"
    yield (position(diagnostic.file, diagnostic.span), "bold"), (": ", ""), (tagged, "dim"), (plain(said), "")


def summary_line(summary: Summary, language: Language, waived: int = 0) -> str:
    """The last line: what was found in how much, and how many findings programs waive."""
    more = (_n("{count} waived", "{count} waived", waived),) if waived else ()
    read: tuple[Message, ...] = (
        _n("{count} dimension", "{count} dimensions", summary.dimensions),
        _n("{count} program", "{count} programs", summary.programs),
    )
    if summary.plans > 1:
        read = (_n("{count} plan", "{count} plans", summary.plans), *read)
    if summary.clean:
        counted = ", ".join(message.render(language) for message in (*read, *more))
        return _("No problems: {counted}.", counted=counted).render(language)
    found = (
        _n("{count} error", "{count} errors", summary.errors),
        _n("{count} warning", "{count} warnings", summary.warnings),
        _n("{count} suggestion", "{count} suggestions", summary.infos),
        *more,
    )
    read = (_n("{count} file", "{count} files", summary.files), *read)
    return "; ".join(", ".join(message.render(language) for message in part) for part in (found, read))


def _finding(diagnostic: Diagnostic, language: Language) -> Iterator[Line]:
    style = STYLES[diagnostic.severity]
    yield (
        (position(diagnostic.file, diagnostic.span), "bold"),
        (": ", ""),
        (tag(diagnostic), style),
        (": " + diagnostic.message.render(language), ""),
    )
    margin = " " * len(str(diagnostic.span.line))
    if diagnostic.source.strip():
        yield from _excerpt(diagnostic, margin, style)
    lead = (margin + " = ", "dim")
    if diagnostic.help:
        yield lead, (_("help").render(language), "bold"), (": " + diagnostic.help.render(language), "")
    for trace in diagnostic.related:
        if not trace.told:
            yield lead, (position(trace.file, trace.span), ""), (": " + trace.message.render(language), "")


def _excerpt(diagnostic: Diagnostic, margin: str, style: str) -> Iterator[Line]:
    span, source = diagnostic.span, diagnostic.source
    end = span.end_column if span.end_line == span.line else len(source.rstrip()) + 1
    before, under = source[: span.column - 1], source[span.column - 1 : end - 1]
    squiggle = "^" * max(1, _width(under)) if span.column <= len(source) + 1 else "^"
    cut = len(source) >= SOURCE_LIMIT  # then the sign for more is what a squiggle farther on points at
    yield ((margin + " |", "dim"),)
    yield (f"{span.line} | ", "dim"), (f"{_harmless(source)}…" if cut else _harmless(source.rstrip()), "")
    yield (margin + " | ", "dim"), (" " * _width(before) + squiggle, style)


def _harmless(text: str) -> str:
    return plain(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """Columns of a terminal that text takes, with its controls shown and wide characters counted twice."""
    from unicodedata import combining, east_asian_width

    shown = _harmless(text)
    if shown.isascii():
        return len(shown)
    return sum(0 if combining(character) else 1 + (east_asian_width(character) in "WF") for character in shown)
