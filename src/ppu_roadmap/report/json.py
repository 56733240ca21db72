"""Findings as JSON, version 1: for programs; and what the other formats in JSON share."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language, inert_json


def render(result: Outcome, language: Language) -> str:
    """The whole result; messages are in the language, everything else is the same in each."""
    summary = result.summary
    return dumped(
        {
            "version": 1,
            "summary": {
                "plans": summary.plans,
                "files": summary.files,
                "programs": summary.programs,
                "errors": summary.errors,
                "warnings": summary.warnings,
                "info": summary.infos,
            },
            "diagnostics": [_diagnostic(diagnostic, language) for diagnostic in result.diagnostics],
        }
    )


def _diagnostic(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message.render(language),
        "help": diagnostic.help.render(language) if diagnostic.help else None,
        "plan": diagnostic.plan,
        "file": diagnostic.file,
        **diagnostic.span._asdict(),
        "program": diagnostic.program,
        "related": [
            {
                "file": each.file,
                "line": each.span.line,
                "column": each.span.column,
                "message": each.message.render(language),
            }
            for each in diagnostic.related
        ],
    }


def dumped(document: Any) -> str:
    """A document as JSON in UTF-8, small enough to look at and harmless on a terminal.

    Half of a character, which is none in UTF-8, is a question mark.
    """
    text = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return inert_json(text) + "\n"


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """What each finding is known by from run to run, however far its line has moved, and in every language.

    Sixteen hex digits, a colon and which of its likes it is, counted from 1. Likes have file, rule, program and the
    text of the line in common.
    """
    from hashlib import sha256  # slow to import, and not needed by most formats

    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        known_by = (diagnostic.file, diagnostic.code, diagnostic.program, diagnostic.source.strip())
        digest = sha256(json.dumps(known_by).encode()).hexdigest()[:16]
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
