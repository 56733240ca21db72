"""What a rule is: a documented generator of findings with a code, a name and a severity."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from ppu_roadmap.diagnostics import Finding, Severity
from ppu_roadmap.facts.years import Now
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Message

Check: TypeAlias = Callable[..., Iterator[Finding] | None]
"""Of a plan, and perhaps of ``now`` or ``today``; nothing where the reader or the shape reports, which need a page."""


class Rule(NamedTuple):
    """A rule and the function that checks it, which is given of ``plan``, ``now`` and ``today`` what it ``takes``."""

    code: str
    name: str
    severity: Severity
    doc: str
    """Its page, as written in the docstring; empty under ``python -OO``."""
    function: Check
    takes: tuple[str, ...]
    """By name; who takes ``today`` may find something else on another day of the same month."""
    help: Message | None
    """What to do about a finding that brings no help of its own."""
    whole: bool
    """Whether it is asked of every program; else of those alone that are live, since the others ask for no work."""

    @property
    def fixed(self) -> bool:
        """Whether plan.yaml may not change its severity: without these a plan cannot be read, or leads nowhere."""
        return self.of_reading or self.code.startswith("RM1")

    @property
    def of_reading(self) -> bool:
        """Whether the reader or the shape reports it: no option ignores it, and something of the file is not known."""
        return self.code.startswith("RM0")

    def check(self, plan: Plan, alive: Plan, today: date) -> Iterable[Finding]:
        """The findings of this rule in a plan, of which ``alive`` has the programs that are live."""
        known = {"plan": plan if self.whole else alive, "now": Now(today.year, today.month), "today": today}
        found = self.function(**{name: known[name] for name in self.takes}) or ()
        if self.help is None:
            return found
        return (finding if finding.help or finding.search else finding._replace(help=self.help) for finding in found)


def rule(code: str, severity: Severity, help: Message | None = None, *, whole: bool = False) -> Callable[[Check], Rule]:
    """Make a rule of a function: its name is the rule's, its docstring the page; ``help`` is for all its findings.

    Names have to lead somewhere in every program; any other rule sees the live ones, unless it asks for the ``whole``.
    """

    def make(function: Check) -> Rule:
        name = function.__name__.replace("_", "-")
        takes = function.__code__.co_varnames[: function.__code__.co_argcount]
        of_names = code.startswith("RM1")
        return Rule(code, name, severity, function.__doc__ or "", function, takes, help, whole or of_names)

    return make
