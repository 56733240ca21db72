"""What a report is made of: the diagnostics of one run and the numbers that sum it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import Loaded


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was read, and how many findings of each severity there are."""

    plans: int = 0
    files: int = 0
    dimensions: int = 0
    programs: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.errors or self.warnings or self.infos)


@dataclass(frozen=True)
class Result:
    """The outcome of one validation."""

    diagnostics: tuple[Diagnostic, ...]
    summary: Summary
    files: tuple[str, ...] = ()
    """Every file that was read, by path."""

    @staticmethod
    def of(loaded: Iterable[Loaded], chosen: Iterable[Diagnostic]) -> Result:
        """Sum up plans and the diagnostics chosen to be shown."""
        plans = tuple(loaded)
        diagnostics = tuple(chosen)
        counts = Counter(diagnostic.severity for diagnostic in diagnostics)
        summary = Summary(
            plans=len(plans),
            files=sum(len(item.files) for item in plans),
            dimensions=sum(len(item.plan.dimensions) for item in plans),
            programs=sum(len(item.plan.programs) for item in plans),
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            infos=counts[Severity.INFO],
        )
        return Result(diagnostics, summary, tuple(name for item in plans for name in item.files))
