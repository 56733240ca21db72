"""What a view asks of each region where their plans are not to be in hand together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from ppu_roadmap.analysis.selection import OF_PLANS, Heard, Known, heard
from ppu_roadmap.diagnostics import ERROR, INFO, Severity
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.paper.flow import Stream
from ppu_roadmap.views import view_named
from ppu_roadmap.views.parts import KEPT, Region, stream_of_rows
from ppu_roadmap.views.view import Asked


class Answer(NamedTuple):
    """What a region answers."""

    region: Region
    part: Any
    """Its part of the view's answer: for people, or its rows for machines."""
    known: Known
    """What its plan knows of the words in filters."""
    errors: int


class Question(NamedTuple):
    """A view, and what is asked of it; asked of a plan it takes what it needs, in whatever process that is."""

    view: str
    about: Asked
    """Without a plan."""
    data: bool
    """Whether rows for machines are wanted."""

    def __repr__(self) -> str:
        """All that decides what a plan answers: that there are others, but not how many."""
        return repr((self.view, self.about._replace(among=min(self.about.among, 2)), self.data))

    def __call__(self, loaded: Result) -> Answer:
        """The answer of a plan."""
        view = view_named(self.view)
        asked = self.about._replace(plans=(loaded.plan,), findings=(loaded.diagnostics,))
        region, part = view.rows_of(asked) if self.data else view.part(asked)
        errors = sum(each.severity is ERROR for each in loaded.diagnostics)
        return Answer(region, part, Known.of(loaded.plan, asked.selection, view.filters), errors)

    @property
    def asked(self) -> Collection[str]:
        """No rule looks where plan.yaml ignores it."""
        return ()

    @property
    def least(self) -> Severity:
        """Errors are counted; a view that tells of findings has all of them."""
        return INFO if view_named(self.view).findings else ERROR

    @property
    def classes(self) -> tuple[type, ...]:
        """What answers are made of; those with words that a plan knows are not kept."""
        return (Answer, *KEPT, *(() if self.data else view_named(self.view).kept))

    @property
    def waits(self) -> bool:
        """Whether all plans must have answered before anything is shown: only they know the words that were typed."""
        selection = self.about.selection
        return bool(selection.years or any(selection.words(name) for name in OF_PLANS))

    def heard(self, known: Iterable[Known]) -> Iterator[Heard]:
        """How each word in the filters was read. Raises Misread."""
        return heard(self.about.selection, [*known], view_named(self.view).filters)

    def stream(self, first: Region, answers: Iterable[Answer]) -> Stream:
        """The answer of all regions, as they come."""
        found = ((each.region, each.part) for each in answers)
        if self.data:
            return stream_of_rows(found)
        return view_named(self.view).stream(self.about._replace(first=first), found)
