"""What people proposed, in which forum, and what became of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.analysis import selection
from ppu_roadmap.analysis.selection import Filter, Selection, its, one_of, passed
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.years import month_number, month_of
from ppu_roadmap.fields.proposal import SEARCHED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import HOMES, Forum, ProposalStatus
from ppu_roadmap.text import _
from ppu_roadmap.words.vocabulary import bare

By: TypeAlias = Literal["dimension", "proposer", "location", "forum", "status"]
BY: tuple[By, ...] = get_args(By)
FORUMS: tuple[str, ...] = get_args(Forum)
STATUSES: tuple[str, ...] = get_args(ProposalStatus)
ANSWERED = frozenset({"accepted", "merged", "rejected"})
ORDER = ("submitted", None, "discussed", "accepted", "merged", "rejected")
"""Statuses in the order of a list: what waits stands first."""


FILTERS: Mapping[str, Filter] = {
    "dimensions": selection.FILTERS["dimensions"],
    "proposers": selection.FILTERS["owners"]._replace(option="--proposer", values=its("proposer")),
    "locations": selection.FILTERS["locations"]._replace(values=lambda _plan, one: [bare(one.location or "")]),
    "forums": Filter("--forum", _("no forum is called {word}"), one_of(FORUMS), its("forum")),
    "statuses": Filter("--status", _("no proposal has the status {word}"), one_of(STATUSES), its("status")),
}
"""By their names in a selection."""


def chosen(plan: Plan, asked: Selection) -> tuple[Proposal, ...]:
    """The proposals that pass, those that wait first, the oldest first of all."""
    found = passed(plan, asked, plan.proposals.proposals, FILTERS, SEARCHED)
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.status), one.date or "9999")))


def _side(one: Proposal, by: By) -> str | None:
    """What a proposal is told apart by; a place as people write it, on one line."""
    side: str | None = getattr(one, by)
    return " ".join(side.split()) or None if side else None


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
    groups = gathered((_side(one, by), one) for one in found)
    fixed = {"dimension": HOMES, "forum": FORUMS, "status": STATUSES, "proposer": tuple(plan.agencies)}
    order = {word: place for place, word in enumerate(fixed.get(by, ()))}
    keys = sorted(groups, key=lambda key: (key is None, order.get(key or "", len(order)), (key or "").casefold()))
    return tuple((key, tuple(groups[key])) for key in keys)


def area_of(plan: Plan, location: str) -> str | None:
    """The kecamatan that a desa or kelurahan lies in."""
    areas = plan.file.areas
    return next((area for area, places in areas.items() if bare(location) in map(bare, places)), None)
