"""The severities that a plan sets for rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppu_roadmap.diagnostics import ERROR, Finding
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import Rule, rule
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.near import suggest

FIXED = ("RM0", "RM1")
"""Families without which a plan cannot be read at all."""


@rule("RM114", ERROR)
def unknown_rule(plan: Plan) -> Iterator[Finding]:
    """A severity is set for a rule that does not exist, or whose severity is fixed.

    Why: who sets a rule to ignore wants to hear no more of it; a misspelt code changes nothing, and nobody
    notices. Faults of reading (RM0xx) and of names that lead nowhere (RM1xx) cannot be waived.

    Bad:
        # plan.yaml
        rules: {RM999: ignore}

    Good:
        # plan.yaml
        rules: {RM610: ignore}
    """
    if not plan.file.rules:
        return
    from ppu_roadmap.rules.registry import RULES  # the registry imports this module

    rules = {rule.code: rule for rule in RULES}
    for key in plan.file.rules:
        if key not in rules:
            yield Finding(plan.file.key("rules", key), _("{code} is no rule", code=key), _meant(key, rules))
        elif key.startswith(FIXED):
            message = _("the severity of {code} cannot be changed", code=key)
            yield Finding(plan.file.key("rules", key), message, _("remove it, and mend what it reports"))


def _meant(key: str, rules: Mapping[str, Rule]) -> Message:
    named = next((rule.code for rule in rules.values() if rule.name == key), None)
    if named is not None:
        return _("write {code}", code=named)
    free = [code for code in rules if not code.startswith(FIXED)]
    return suggest(key, free) or _("name a rule by its code, RM201 or higher")
