"""The severities that plan.yaml sets for rules, held against the list of all rules."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import Finding, Severity
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.registry import BY_CODE, RULES
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.near import suggest


def severity_of(plan: Plan) -> dict[str, Severity | None]:
    """The severities that plan.yaml sets, ``None`` for a rule it switches off; those of fixed rules do not count."""
    return {
        code: None if word == "ignore" else Severity(word)
        for code, word in plan.file.rules.items()
        if word is not None and code in BY_CODE and not BY_CODE[code].fixed
    }


def misplaced_severities(plan: Plan) -> Iterator[Finding]:
    """What RM114 reports: severities of rules that do not exist, or that are fixed."""
    for key in plan.file.rules:
        place = plan.file.key("rules", key)
        if key not in BY_CODE:
            yield Finding(place, _("{code} is no rule", code=key), _meant(key))
        elif BY_CODE[key].fixed:
            message = _("the severity of {code} cannot be changed", code=key)
            yield Finding(place, message, _("remove it, and mend what it reports"))


def _meant(key: str) -> Message:
    named = next((rule.code for rule in RULES if rule.name == key), None)
    if named is not None:
        return _("write {code}", code=named)
    return suggest(key, [rule.code for rule in RULES if not rule.fixed]) or _(
        "name a rule by its code, RM201 or higher"
    )
