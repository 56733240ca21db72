"""RM121 and what it is about: the findings of a rule that a program waives, each with its reason."""

from collections.abc import Iterator
from typing import Final

from ppu_roadmap.diagnostics import INFO, Finding, Path, Place
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _

IDLE: Final = "RM121"
DEPTH: Final = 2
"""Steps to a program in its file: ``programs`` and an index."""


@rule(IDLE, INFO)
def idle_waiver() -> None:
    """A program waives a rule that finds nothing in it.

    Why: a waiver is given for a reason, and when the reason is gone it should go, too; left there it would hide the
    next finding of that rule, of which nobody has thought.

    Bad:
        years: [2022, 2023]
        waive: {RM301: menunggu perubahan APBD}

    Good:
        years: [2022, 2023]
    """


class Waivers:
    """The waivers of a plan, and which of them were needed; of one that gives no reason nothing is waived."""

    def __init__(self, plan: Plan) -> None:
        self.programs: dict[tuple[str, Path], Program] = {
            (program.place.file, program.place.path): program for program in plan.programs if program.waive
        }
        self.needed: set[tuple[str, Path, str]] = set()

    def reason(self, code: str, place: Place) -> str | None:
        """Why the program that a place lies in waives a rule; ``None`` where it does not, or may not."""
        program = self.programs.get((place.file, place.path[:DEPTH])) if self.programs else None
        if program is None or not may_be_waived(code):
            return None
        self.needed.add((place.file, place.path[:DEPTH], code))
        return program.waive.get(code)

    def idle(self, code: str) -> Iterator[Finding]:
        """The waivers of a rule that nothing needed, once it has been run."""
        for (file, path), program in self.programs.items():
            if code in program.waive and may_be_waived(code) and (file, path, code) not in self.needed:
                message = _("{id} waives {code}, which finds nothing in it", id=called(program), code=code)
                yield Finding(program.key("waive", code), message, _("remove it"))


def may_be_waived(code: str) -> bool:
    """Whether findings of a rule may be waived: RM2xx and up, for the others say that a plan cannot be read."""
    return code >= "RM2"
