"""Findings as SARIF 2.1.0, for code scanning on GitHub and for viewers."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ppu_roadmap import __version__
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic, Span
from ppu_roadmap.report.json import dumped, fingerprints
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.text import Language, _, markdown, translate

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}


def render(result: Outcome, language: Language) -> str:
    """One run with every rule there is, found or not, and every finding."""
    pages = read_pages()
    index = {code: number for number, code in enumerate(pages)}
    marks = fingerprints(result.diagnostics)
    rules = [_rule(page, language) for page in pages.values()]
    run = {
        "tool": {"driver": {"name": "roadmap", "semanticVersion": __version__, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _("where roadmap was run").render(language)}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(diagnostic, index[diagnostic.code], mark, language)
            for diagnostic, mark in zip(result.diagnostics, marks, strict=True)
        ],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(page: Mapping[str, str], language: Language) -> dict[str, Any]:
    title, why = translate(page["title"], language), translate(page["why"], language)
    headings = [heading.render(language) for heading in (_("Why"), _("Wrong"), _("Right"))]
    plainly = zip(headings, (f"{why}\n", page["bad"], page["good"]), strict=True)
    fenced = [
        f"**{heading}**\n\n```yaml\n{page[key]}```" for heading, key in zip(headings[1:], ("bad", "good"), strict=True)
    ]
    return {
        "id": page["code"],
        "name": page["name"],
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": f"{title}. {headings[0]}: {why}"},
        "defaultConfiguration": {"level": "note" if page["severity"] == "info" else page["severity"]},
        "help": {
            "text": "\n".join([f"{title}.\n", *(f"{heading}:\n{text}" for heading, text in plainly)]),
            "markdown": "\n\n".join([f"{markdown(title)}.", f"**{headings[0]}:** {markdown(why)}", *fenced]),
        },
    }


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str, language: Language) -> dict[str, Any]:
    lines = [_literal(diagnostic.message.render(language))]
    if diagnostic.help:
        lines.append(f"{_('help').render(language)}: {_literal(diagnostic.help.render(language))}")
    related = []
    for number, trace in enumerate(diagnostic.related, 1):
        text = trace.message.render(language)
        lines.append(f"[{_braced(_link_text(text))}]({number})")  # GitHub shows only those that the message links to
        related.append({"id": number, **_location(trace.file, trace.span), "message": {"text": _literal(text)}})
    found: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(lines)},
        "locations": [_location(diagnostic.file, diagnostic.span)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    return {**found, "relatedLocations": related} if related else found


def _location(file: str, span: Span) -> dict[str, Any]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    region = dict(zip(names, span, strict=True))
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    """A file below the current folder by its relative address, another by its whole one."""
    if Path(file).is_absolute():
        return {"uri": Path(file).as_uri()}
    return {"uri": quote(os.fsencode(file)), "uriBaseId": _ROOT}


def _literal(text: str) -> str:
    """Text that holds no placeholder and no link; what would be a link is broken up, since nothing escapes it."""
    return _braced(text.replace("](", "] ("))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _link_text(text: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text)
