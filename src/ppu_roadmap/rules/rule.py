"""What a rule is: a documented generator of findings with a code, a name and a severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ppu_roadmap.diagnostics import Finding, Severity
from ppu_roadmap.model.plan import Plan

Check: TypeAlias = Callable[[Plan], Iterator[Finding]]
DatedCheck: TypeAlias = Callable[[Plan, date], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule and the function that checks it: ``function``, ``dated`` if it looks at today.

    Neither is set on a rule that the reader or the shape reports, which is here for its name, severity and page.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    """Its page, as written in the docstring; empty under ``python -OO``."""
    function: Check | None = None
    dated: DatedCheck | None = None

    @property
    def fixed(self) -> bool:
        """Whether plan.yaml may not change its severity: without these a plan cannot be read, or leads nowhere."""
        return self.of_reading or self.code.startswith("RM1")

    @property
    def of_reading(self) -> bool:
        """Whether the reader or the shape reports it: no option ignores it, and something of the file is not known."""
        return self.code.startswith("RM0")

    def check(self, plan: Plan, today: date) -> Iterator[Finding]:
        """The findings of this rule in a plan."""
        if self.function:
            yield from self.function(plan)
        elif self.dated:
            yield from self.dated(plan, today)


def _named(function: Callable[..., object]) -> str:
    return function.__name__.replace("_", "-")


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a function; its name is the rule's name, its docstring the rule's page."""

    def make(function: Check) -> Rule:
        return Rule(code, _named(function), severity, function.__doc__ or "", function=function)

    return make


def dated_rule(code: str, severity: Severity) -> Callable[[DatedCheck], Rule]:
    """Make a rule of a function that also takes today's date."""

    def make(function: DatedCheck) -> Rule:
        return Rule(code, _named(function), severity, function.__doc__ or "", dated=function)

    return make


def reported(code: str, severity: Severity) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of what the reader or the shape reports: an empty function with the page as its docstring."""

    def make(function: Callable[[], None]) -> Rule:
        return Rule(code, _named(function), severity, function.__doc__ or "")

    return make
