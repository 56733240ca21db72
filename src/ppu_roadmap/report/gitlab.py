"""Findings as GitLab's Code Quality report, which it compares with the target branch's."""

from typing import Any

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING
from ppu_roadmap.report.json import dumped, fingerprints
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language

_SEVERITIES = {ERROR: "major", WARNING: "minor", INFO: "info"}


def render(result: Outcome, language: Language) -> str:
    """Every finding; GitLab keeps one of each fingerprint, so no two have the same.

    The code leads the description, since GitLab's pages do not show the name of the check.
    """
    issues: list[dict[str, Any]] = []
    for each, mark in zip(result.diagnostics, fingerprints(result.diagnostics), strict=True):
        content = {"content": {"body": each.help.render(language)}} if each.help else {}
        issues.append(
            {
                "type": "issue",
                "check_name": f"{each.code} {each.rule}",
                "description": f"{each.code}: {each.message.render(language)}",
                **content,
                "categories": ["Bug Risk"],
                "severity": _SEVERITIES[each.severity],
                "fingerprint": mark,
                "location": {"path": each.file, "lines": {"begin": each.span.line, "end": each.span.end_line}},
            }
        )
    return dumped(issues)
