"""The library's door: plans and findings for programs that import ``ppu_roadmap``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import load as load_all
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language


class PlanError(Exception):
    """A plan has errors; ``diagnostics`` holds everything that was found."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
        first = errors[0]
        super().__init__(f"{len(errors)} errors, first {first.file}:{first.span.line}: {first.message.render('en')}")

    def messages(self, language: Language = "id") -> Iterator[str]:
        """Every finding as a sentence."""
        return (diagnostic.message.render(language) for diagnostic in self.diagnostics)


def load(path: str | Path, today: date | None = None) -> Plan:
    """The plan in a folder, as far as it can be read; raises PlanError if a finding is an error."""
    loaded = next(load_all(Path(path), today or _today()))
    return _sound(loaded.plan, loaded.diagnostics)


def load_bytes(data: bytes, today: date | None = None) -> Plan:
    """The plan of one dimension file alone, checked as a file without plan.yaml; raises PlanError for an error."""
    loaded = load_alone(data, "<bytes>", today or _today())
    return _sound(loaded.plan, loaded.diagnostics)


def check(path: str | Path, today: date | None = None) -> tuple[Diagnostic, ...]:
    """Every finding in the plans at a path."""
    return tuple(diagnostic for loaded in load_all(Path(path), today or _today()) for diagnostic in loaded.diagnostics)


def _sound(plan: Plan, diagnostics: tuple[Diagnostic, ...]) -> Plan:
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        raise PlanError(diagnostics)
    return plan


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
