"""Findings for GitHub Actions: annotations as workflow commands, then every finding as a line of the log."""

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic
from ppu_roadmap.report.concise import helped, one_line
from ppu_roadmap.report.full import summary_line
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language, _n, plain

ANNOTATIONS = 10
"""GitHub shows so many of a level and step and drops the rest without a word."""
_COMMANDS = {
    ERROR: ("error", _n("and {count} more error, listed below", "and {count} more errors, listed below", 1)),
    WARNING: ("warning", _n("and {count} more warning, listed below", "and {count} more warnings, listed below", 1)),
    INFO: ("notice", _n("and {count} more suggestion, listed below", "and {count} more suggestions, listed below", 1)),
}
"""Of each severity the command, and what to say of those without one."""


def render(result: Outcome, language: Language) -> str:
    """Annotations, the gravest first; below them all findings and the summary as plain text."""
    lines: list[str] = []
    for severity, (command, more) in _COMMANDS.items():
        found = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity is severity]
        lines += (_annotation(command, diagnostic, language) for diagnostic in found[:ANNOTATIONS])
        if (left := len(found) - ANNOTATIONS) > 0:
            lines.append(more.of(count=left).render(language))
    lines += (one_line(diagnostic, language) for diagnostic in result.diagnostics)
    return "\n".join((*lines, summary_line(result, language), ""))


def _annotation(command: str, diagnostic: Diagnostic, language: Language) -> str:
    """The place and the sentence; columns only where they are of one line, since GitHub refuses them else."""
    span = diagnostic.span
    properties = {"file": diagnostic.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.rule}"
    escaped = ((name, _data(value).replace(":", "%3A").replace(",", "%2C")) for name, value in properties.items())
    said = "\n".join((diagnostic.message.render(language), *helped(diagnostic, language)))
    return f"::{command} {','.join(f'{name}={value}' for name, value in escaped)}::{_data(said)}"


def _data(text: str) -> str:
    return plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
