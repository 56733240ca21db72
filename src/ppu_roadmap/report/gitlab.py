"""Findings as GitLab's Code Quality report, which it compares with the target branch's."""

from typing import Any

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic
from ppu_roadmap.report.json import dumped, fingerprints
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language

_SEVERITIES = {ERROR: "major", WARNING: "minor", INFO: "info"}


def render(result: Outcome, language: Language) -> str:
    """Every finding; GitLab keeps one of each fingerprint, so no two have the same."""
    marks = fingerprints(result.diagnostics)
    return dumped([_issue(*pair, language) for pair in zip(result.diagnostics, marks, strict=True)])


def _issue(diagnostic: Diagnostic, fingerprint: str, language: Language) -> dict[str, Any]:
    """One finding; the code leads the description, since GitLab's pages do not show the name of the check."""
    content = {"content": {"body": diagnostic.help.render(language)}} if diagnostic.help else {}
    return {
        "type": "issue",
        "check_name": f"{diagnostic.code} {diagnostic.rule}",
        "description": f"{diagnostic.code}: {diagnostic.message.render(language)}",
        **content,
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": diagnostic.file,
            "lines": {"begin": diagnostic.span.line, "end": diagnostic.span.end_line},
        },
    }
