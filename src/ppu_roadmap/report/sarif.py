"""Findings as SARIF 2.1.0, for code scanning on GitHub and for viewers."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ppu_roadmap import __version__
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Diagnostic, Span
from ppu_roadmap.report.concise import helped
from ppu_roadmap.report.json import dumped, fingerprints
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import RULES
from ppu_roadmap.rules.rule import Rule
from ppu_roadmap.text import Language, _, markdown, translate

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}


def render(result: Outcome, language: Language) -> str:
    """One run with every rule there is, found or not, and every finding."""
    pages = read_pages()
    index = {rule.code: number for number, rule in enumerate(RULES)}
    every = (*result.diagnostics, *result.waived)
    rules = [_rule(rule, pages[rule.code], language) for rule in RULES]
    run = {
        "tool": {"driver": {"name": "roadmap", "semanticVersion": __version__, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _("where roadmap was run").render(language)}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(diagnostic, index[diagnostic.code], mark, language)
            for diagnostic, mark in zip(every, fingerprints(every), strict=True)
        ],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, page: Mapping[str, str], language: Language) -> dict[str, Any]:
    title, why = translate(page["title"], language), translate(page["why"], language)
    reason, wrong, right = (heading.render(language) for heading in (_("Why"), _("Wrong"), _("Right")))
    examples = ((wrong, page["bad"]), (right, page["good"]))
    plainly = (f"{heading}:\n{text}" for heading, text in ((reason, f"{why}\n"), *examples))
    fenced = (f"**{heading}**\n\n```yaml\n{text}```" for heading, text in examples)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": f"{title}. {reason}: {why}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {
            "text": "\n".join([f"{title}.\n", *plainly]),
            "markdown": "\n\n".join([f"{markdown(title)}.", f"**{reason}:** {markdown(why)}", *fenced]),
        },
    }


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str, language: Language) -> dict[str, Any]:
    lines = [_literal(text) for text in (diagnostic.message.render(language), *helped(diagnostic, language))]
    related, reason = [], diagnostic.waived
    for number, trace in enumerate(diagnostic.related, 1):
        text = trace.message.render(language)
        linked = re.sub(r"[\\\[\]]", r"\\\g<0>", text)
        lines.append(f"[{_braced(linked)}]({number})")  # GitHub shows only those that the message links to
        related.append({"id": number, **_location(trace.file, trace.span), "message": {"text": _literal(text)}})
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(lines)},
        "locations": [_location(diagnostic.file, diagnostic.span)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        **({"relatedLocations": related} if related else {}),
        **({"suppressions": [{"kind": "inSource", "justification": reason}]} if reason is not None else {}),
    }


def _location(file: str, span: Span) -> dict[str, Any]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    artifact = {"uri": quote(os.fsencode(file)), "uriBaseId": _ROOT}
    if Path(file).is_absolute():  # it does not lie below the folder where roadmap was run
        artifact = {"uri": Path(file).as_uri()}
    return {"physicalLocation": {"artifactLocation": artifact, "region": dict(zip(names, span, strict=True))}}


def _literal(text: str) -> str:
    """Text that holds no placeholder and no link; what would be a link is broken up, since nothing escapes it."""
    return _braced(text.replace("](", "] ("))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
