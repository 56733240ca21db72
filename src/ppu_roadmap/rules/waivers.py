"""RM121 and what it is about: the findings of a rule that a program waives, each with its reason."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import INFO, Finding, Path, Place
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


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
