"""Every rule, the severities that plan.yaml sets, the waivers of programs; a test fails when a rule is left out."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from operator import attrgetter

from ppu_roadmap.diagnostics import ERROR, INFO, Finding, Path, Place, Severity
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.coverage import COVERAGE
from ppu_roadmap.rules.links import LINKS
from ppu_roadmap.rules.measures import MEASURES
from ppu_roadmap.rules.money import MONEY
from ppu_roadmap.rules.progress import PROGRESS
from ppu_roadmap.rules.quick_wins import QUICK_WINS
from ppu_roadmap.rules.reading import READING
from ppu_roadmap.rules.risks import RISKS
from ppu_roadmap.rules.rule import Rule, rule
from ppu_roadmap.rules.texts import TEXTS
from ppu_roadmap.rules.time import TIME
from ppu_roadmap.text import _
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
    set_ = ((key, plan.file.key("rules", key), False) for key in plan.file.rules)
    given = ((key, program.key("waive", key), True) for program in plan.programs for key in program.waive)
    for key, place, waived in chain(set_, given):
        if key not in BY_CODE:
            message = _("{code} is no rule", code=key)
            yield Finding(place, message, search=partial(_meant, Finding(place, message), key))
        elif BY_CODE[key].fixed:
            fixed = _("the severity of {code} cannot be changed", code=key)
            if waived:
                fixed = _("{code} cannot be waived", code=key)
            yield Finding(place, fixed, _("remove it, and mend what it reports"))


def _meant(found: Finding, key: str) -> Finding:
    """The finding about a rule that does not exist, with the one that is meant."""
    named = next((each.code for each in RULES if each.name == key), None)
    if named is not None:
        return found._replace(help=_("write {code}", code=named))
    near = nearest(key, [each.code for each in RULES if not each.fixed])
    help = _("did you mean {word}?", word=near) if near else _("name a rule by its code, RM201 or higher")
    return found._replace(help=help)


@rule("RM121", INFO)
def idle_waiver() -> None:
    """A program waives a rule that finds nothing in it.

    Why: a waiver is given for a reason, and when the reason is gone it should go, too; left there it would hide the
    next finding of that rule, of which nobody has thought.

    Bad:
        years: [2022, 2023]
        waive: {RM301: menunggu perubahan APBD}
    Good: years: [2022, 2023]
    """


_LISTED = (
    *READING, *LINKS, unknown_rule, *TIME, *MONEY, *QUICK_WINS, *RISKS, *MEASURES, *PROGRESS, *COVERAGE,
    idle_waiver, *TEXTS,
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


class Waivers:
    """The waivers of a plan by file, program and code, and which of them were needed; RM0xx and RM1xx cannot be."""

    def __init__(self, plan: Plan) -> None:
        self.given: dict[tuple[str, Path, str], tuple[Program, str]] = {
            (program.place.file, program.place.path, code): (program, reason)
            for program in plan.programs
            for code, reason in program.waive.items()
            if reason is not None and code >= "RM2"
        }
        self.needed: set[tuple[str, Path, str]] = set()

    def reason(self, code: str, place: Place) -> str | None:
        """Why the program that a place lies in waives a rule; ``None`` where it does not."""
        key = place.file, place.path[:2], code  # the path of a program
        if key not in self.given:
            return None
        self.needed.add(key)
        return self.given[key][1]

    def idle(self, code: str) -> Iterator[Finding]:
        """The waivers of a rule that nothing needed, once it has been run."""
        for key, (program, _reason) in self.given.items():
            if key[2] == code and key not in self.needed:
                message = _("{id} waives {code}, which finds nothing in it", id=called(program), code=code)
                yield Finding(program.key("waive", code), message, _("remove it"))
