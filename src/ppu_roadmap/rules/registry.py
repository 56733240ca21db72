"""Every rule, and the severities that plan.yaml sets for them; a test fails when one is left out."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

from ppu_roadmap.diagnostics import ERROR, Finding, Severity
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.coverage import COVERAGE
from ppu_roadmap.rules.decisions import DECISIONS
from ppu_roadmap.rules.links import LINKS
from ppu_roadmap.rules.measures import MEASURES
from ppu_roadmap.rules.money import MONEY
from ppu_roadmap.rules.progress import PROGRESS
from ppu_roadmap.rules.quick_wins import QUICK_WINS
from ppu_roadmap.rules.reading import READING
from ppu_roadmap.rules.risks import RISKS
from ppu_roadmap.rules.rule import Rule, rule
from ppu_roadmap.rules.time import TIME
from ppu_roadmap.rules.waivers import idle_waiver
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.near import nearest


@rule("RM114", ERROR)
def unknown_rule(plan: Plan) -> Iterator[Finding]:
    """A severity is set, or a waiver given, for a rule that does not exist, or whose severity is fixed.

    Why: who sets a rule to ignore or waives it wants to hear no more of it; a misspelt code changes nothing, and
    nobody notices. Faults of reading (RM0xx) and of names that lead nowhere (RM1xx) cannot be waived.

    Bad:
        # plan.yaml
        rules: {RM999: ignore}

    Good:
        # plan.yaml
        rules: {RM610: ignore}
    """
    named = [
        (key, plan.file.key("rules", key), _("the severity of {code} cannot be changed", code=key))
        for key in plan.file.rules
    ]
    for program in plan.programs:
        named += ((key, program.key("waive", key), _("{code} cannot be waived", code=key)) for key in program.waive)
    for key, place, fixed in named:
        if key not in BY_CODE:
            yield Finding(place, _("{code} is no rule", code=key), _meant(key))
        elif BY_CODE[key].fixed:
            yield Finding(place, fixed, _("remove it, and mend what it reports"))


def _meant(key: str) -> Message:
    named = next((each.code for each in RULES if each.name == key), None)
    if named is not None:
        return _("write {code}", code=named)
    near = nearest(key, [each.code for each in RULES if not each.fixed])
    return _("did you mean {word}?", word=near) if near else _("name a rule by its code, RM201 or higher")


_LISTED = (
    *READING, *LINKS, unknown_rule, *TIME, *MONEY, *QUICK_WINS, *DECISIONS, *RISKS, *MEASURES, *PROGRESS, *COVERAGE,
    idle_waiver,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(sorted(_LISTED, key=attrgetter("code")))
BY_CODE: Mapping[str, Rule] = {each.code: each for each in RULES}


def severity_of(plan: Plan) -> dict[str, Severity | None]:
    """The severities that plan.yaml sets, ``None`` for a rule it switches off; those of fixed rules do not count."""
    return {
        code: None if word == "ignore" else Severity(word)
        for code, word in plan.file.rules.items()
        if word is not None and code in BY_CODE and not BY_CODE[code].fixed
    }
