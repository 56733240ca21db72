"""What is made of the tables of each plan, in whatever process it is loaded."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from ppu_roadmap.analysis.selection import FILTERS, Known, Selection
from ppu_roadmap.dataset.source import EVERY, Source
from ppu_roadmap.diagnostics import ERROR, INFO, Severity
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.text import Language
from ppu_roadmap.views.parts import Region
from ppu_roadmap.views.question import Answer


class Question(NamedTuple):
    """What is asked of each plan; all of it can be sent to another process, and its answers are not kept."""

    make: Callable[[Source], Any]
    today: date
    languages: Mapping[Language | None, Language]
    """Of the messages of findings, by that of the plan."""
    selection: Selection = EVERY
    least: Severity = INFO
    asked: Collection[str] = ()
    key: str = ""
    plain: None = None

    def __call__(self, loaded: Result) -> Answer:
        """What is made of a plan."""
        plan, found = loaded.plan, loaded.diagnostics
        source = Source(plan, self.today, found, self.languages[plan.language], self.selection)
        known, errors = Known.of(plan, self.selection, FILTERS), sum(each.severity is ERROR for each in found)
        return Answer(Region.of(plan, self.selection), self.make(source), known, errors)
