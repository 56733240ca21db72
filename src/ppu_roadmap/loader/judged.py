"""What a check keeps of a plan: everything that was found, and how much it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from ppu_roadmap.diagnostics import INFO, Diagnostic
from ppu_roadmap.text import Language

if TYPE_CHECKING:
    from ppu_roadmap.loader.plans import Result


class Judged(NamedTuple):
    """A plan as a report sees it, sorted as in a result; it holds no part of the plan."""

    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    dimensions: int = 0
    programs: int = 0
    language: Language | None = None
    broken: tuple[str, ...] = ()
    """Files ("plan", "governance", …) that are there and could not be read."""


@dataclass(frozen=True)
class Check:
    """The question what is wrong with a plan."""

    asked: ClassVar[tuple[str, ...]] = ()
    least: ClassVar = INFO
    classes: ClassVar[tuple[type, ...]] = (Judged,)

    def __call__(self, result: Result) -> Judged:
        """What is kept of a plan that was loaded."""
        plan = result.plan
        return Judged(
            result.diagnostics,
            result.waived,
            result.files,
            len(plan.dimensions),
            len(plan.programs),
            plan.file.language,
            tuple(sorted(plan.broken)),
        )
