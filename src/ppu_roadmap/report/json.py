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
    summary = {name: count for name, count in result.summary._asdict().items() if name != "dimensions"}
    diagnostics = [data_of(diagnostic, language) for diagnostic in result.diagnostics]
    return dumped({"version": 1, "summary": summary, "diagnostics": diagnostics})


def data_of(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    """A finding as a program reads it."""
    related = [
        {"file": one.file, "line": one.span.line, "column": one.span.column, "message": one.message.render(language)}
        for one in diagnostic.related
    ]
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
        "related": related,
    }


def dumped(document: Any) -> str:
    """A document as JSON, small enough to look at."""
    return inert_json(document, indent=1) + "\n"


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
