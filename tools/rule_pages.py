"""The rules' docstrings as pages: parsed, as the data file that ships, and as docs/rules.md."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent

from ppu_roadmap.rules.rule import Rule

FAMILIES = {
    "0": ("How files are read", "What YAML and the shape of a record refuse. These cannot be switched off."),
    "1": ("Links", "What names something else, and must find it. These cannot be switched off."),
    "2": ("Time", "Years, months and horizons."),
    "3": ("Money", "Budgets, sources and nomenclature."),
    "4": ("Quick wins", "What is put to the head of the region, and what became of it."),
    "5": ("Risks", "The risk form of quick wins."),
    "6": ("Indicators and alignment", "What shows that a program works, and which plan it serves."),
    "7": ("Progress", "Status, evidence and reports."),
    "8": ("The whole", "What a plan looks like from afar."),
    "9": ("The book", "What people write beside the plan for Buku 2: texts, images, the logo."),
}
"""Title and sentence by the first digit of a code."""

HEADING = """\
# Rules

Made from the rules' own documentation by `make docs`. `roadmap rule CODE` shows the same page offline.

An **error** makes `roadmap validate` end with exit code 1; a **warning** does so with `--strict`; an **info**
never. `rules:` in plan.yaml sets the severity of a rule from RM201 up: `ignore`, `info`, `warning` or
`error`; `waive:` on a program takes a rule's findings on it away, with the reason. A comment does neither."""

_HEADING = re.compile(r"\n+(Why|Bad|Good):[ \n]")


@dataclass(frozen=True, slots=True)
class Page:
    """What ``roadmap rule`` and the documentation say of a rule; the examples are YAML."""

    code: str
    name: str
    severity: str
    title: str
    why: str
    bad: str
    good: str


def page(rule: Rule) -> Page:
    """The page in a rule's docstring; ValueError where the docstring has another form."""
    title, *rest = _HEADING.split(cleandoc(rule.doc))
    if rest[::2] != ["Why", "Bad", "Good"] or not title or "\n" in title:
        raise ValueError(f"{rule.code}: the docstring is not one line, then Why:, Bad: and Good:")
    why, bad, good = rest[1::2]
    return Page(
        rule.code,
        rule.name,
        rule.severity.value,
        title.rstrip("."),
        " ".join(why.split()),
        _yaml(bad),
        _yaml(good),
    )


def _yaml(example: str) -> str:
    return dedent(example).strip("\n") + "\n"


def registered() -> list[Page]:
    """The pages of every rule, by code."""
    from ppu_roadmap.rules.registry import RULES

    return sorted((page(rule) for rule in RULES), key=lambda made: made.code)


def data_file(pages: Sequence[Page]) -> str:
    """What docstrings alone say, in JSON by code: what the package ships, since ``python -OO`` has none."""
    said = {made.code: {part: getattr(made, part) for part in ("title", "why", "bad", "good")} for made in pages}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def document(pages: Sequence[Page]) -> str:
    """docs/rules.md."""
    parts = [HEADING]
    for digit, (title, sentence) in FAMILIES.items():
        family = [made for made in pages if made.code[2] == digit]
        if family:
            parts += [f"## {title}", sentence, _table(family), *map(_section, family)]
    return "\n\n".join(parts) + "\n"


def _table(pages: Sequence[Page]) -> str:
    rows = [f"| [{made.code}](#{_anchor(made)}) | {made.name} | {made.severity} | {made.title} |" for made in pages]
    return "\n".join(["| code | name | severity | what |", "|---|---|---|---|", *rows])


def _section(made: Page) -> str:
    return (
        f"### {made.code} {made.name}\n\n{made.title}.\n\n**Why:** {made.why}\n\n"
        f"Bad:\n\n```yaml\n{made.bad}```\n\nGood:\n\n```yaml\n{made.good}```"
    )


def _anchor(made: Page) -> str:
    return f"{made.code.lower()}-{made.name}"
