"""Findings as JSON, version 1: for programs."""

from __future__ import annotations

from typing import Any

from ppu_roadmap.diagnostics import Diagnostic, Span
from ppu_roadmap.report.document import dumped
from ppu_roadmap.report.result import Result
from ppu_roadmap.text import Language


def render(result: Result, language: Language) -> str:
    """The whole result; messages are in the language, everything else is the same in each."""
    summary = result.summary
    document = {
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
    return dumped(document)


def _diagnostic(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message.render(language),
        "help": diagnostic.help.render(language) if diagnostic.help else None,
        "plan": diagnostic.plan,
        "file": diagnostic.file,
        **_span(diagnostic.span),
        "program": diagnostic.program,
        "related": [
            {"file": trace.file, **_position(trace.span), "message": trace.message.render(language)}
            for trace in diagnostic.related
        ],
    }


def _position(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column}


def _span(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
