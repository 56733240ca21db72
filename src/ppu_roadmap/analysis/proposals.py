"""What people proposed, in which forum, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.analysis.selection import Selection, agencies_called, places_within
from ppu_roadmap.analysis.unknown_words import among, unknown_words
from ppu_roadmap.facts.months import month_number, month_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import DIMENSIONS, Forum, ProposalStatus
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.typed import dimension_word, same

By: TypeAlias = Literal["dimension", "proposer", "location", "forum", "status"]
BY: tuple[By, ...] = get_args(By)
FORUMS: tuple[str, ...] = get_args(Forum)
STATUSES: tuple[str, ...] = get_args(ProposalStatus)
ANSWERED = frozenset({"accepted", "merged", "rejected"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters as a person typed them: all that are given must hold, of several values of one any."""

    dimensions: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    search: str = ""

    def words(self) -> tuple[str, ...]:
        """What was typed."""
        typed = (*self.dimensions, *self.proposers, *self.locations, *self.forums, *self.statuses)
        return (*typed, *([self.search] if self.search else ()))


def proposals_of(plan: Plan) -> tuple[Proposal, ...]:
    """Every proposal, in file order."""
    return plan.proposals.proposals


def chosen(plan: Plan, asked: Asked) -> tuple[Proposal, ...]:
    """The proposals that pass, those that wait first, the oldest first of all."""
    tests = tuple(_tests(plan, asked))
    found = [one for one in proposals_of(plan) if all(test(one) for test in tests)]
    return tuple(sorted(found, key=lambda one: (_place(one.status), one.date or "9999")))


def _place(status: str | None) -> int:
    order = ("submitted", None, "discussed", "accepted", "merged", "rejected")
    return order.index(status)


def _tests(plan: Plan, asked: Asked) -> Iterator[Callable[[Proposal], bool]]:
    if asked.dimensions:
        dimensions = {dimension_word(word) for word in asked.dimensions}
        yield lambda one: one.dimension in dimensions
    if asked.proposers:
        proposers = agencies_called(plan, asked.proposers)
        yield lambda one: one.proposer in proposers
    if asked.locations:
        places = {same(place) for place in places_within(plan, asked.locations)}
        yield lambda one: one.location is not None and same(one.location) in places
    if asked.forums:
        forums = set(map(same, asked.forums))
        yield lambda one: one.forum in forums
    if asked.statuses:
        statuses = set(map(same, asked.statuses))
        yield lambda one: one.status in statuses
    wanted = asked.search.casefold().split()
    if wanted:
        yield lambda one: all(word in _texts(plan, one) for word in wanted)


def _texts(plan: Plan, one: Proposal) -> str:
    proposer = plan.agency_name(one.proposer) if one.proposer else None
    return "\n".join(filter(None, (one.id, one.name, proposer, one.location, one.volume, one.note))).casefold()


def waits(one: Proposal) -> bool:
    """Whether nobody has answered yet: neither accepted, merged nor rejected."""
    return one.status not in ANSWERED


def months_waited(one: Proposal, today: date) -> int | None:
    """Months since a proposal that waits was made; ``None`` where it does not, or its date is not known."""
    if one.date is None or not waits(one):
        return None
    return max(month_number(month_of(today)) - month_number(one.date[:7]), 0)


def grouped(plan: Plan, found: Iterable[Proposal], by: By) -> tuple[tuple[str | None, tuple[Proposal, ...]], ...]:
    """Proposals by one of their sides: words of the format in their order, the rest as they come, unknown last."""
    groups: dict[str | None, list[Proposal]] = {}
    for one in found:
        groups.setdefault(_key(one, by), []).append(one)
    fixed = {"dimension": DIMENSIONS, "forum": FORUMS, "status": STATUSES, "proposer": tuple(plan.agencies)}
    order = {word: place for place, word in enumerate(fixed.get(by, ()))}
    keys = sorted(groups, key=lambda key: (key is None, order.get(key or "", len(order)), (key or "").casefold()))
    return tuple((key, tuple(groups[key])) for key in keys)


def _key(one: Proposal, by: By) -> str | None:
    match by:
        case "dimension":
            return one.dimension
        case "proposer":
            return one.proposer
        case "forum":
            return one.forum
        case "status":
            return one.status
    return " ".join(one.location.split()) if one.location else None


def area_of(plan: Plan, location: str) -> str | None:
    """The kecamatan that a desa or kelurahan lies in."""
    areas = plan.file.areas
    return next((area for area, places in areas.items() if same(location) in map(same, places)), None)


def unknown(asked: Asked, plans: Sequence[Plan]) -> Iterator[Message]:
    """What to say of each filter word that no plan knows."""
    yield from unknown_words(Selection(dimensions=asked.dimensions, owners=asked.proposers), plans)
    for word in asked.forums:
        if same(word) not in FORUMS:
            yield among(_("no forum is called {word}", word=word), word, FORUMS)
    for word in asked.statuses:
        if same(word) not in STATUSES:
            yield among(_("no proposal has the status {word}", word=word), word, STATUSES)
    known = {place for plan in plans for place in _places(plan)}
    for word in asked.locations:
        if known and same(word) not in map(same, known):
            yield among(_("no place is called {word}", word=word), word, sorted(known))


def _places(plan: Plan) -> Iterator[str]:
    for area, places in plan.file.areas.items():
        yield from (area, *places)
    yield from (one.location for one in proposals_of(plan) if one.location)
