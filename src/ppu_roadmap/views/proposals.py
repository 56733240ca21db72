"""The list of proposals with the columns of the ministry's table of proposals, and what waits for an answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeAlias, cast, get_args

from ppu_roadmap.analysis import selection
from ppu_roadmap.analysis.selection import Filter, Selection, its, one_of, passed
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import DIMENSION, FORUM, PROPOSAL_STATUS, Labels
from ppu_roadmap.facts.years import month_number, month_of
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, chosen, field, keyed, laid_out, word
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.fields.proposal import FIELDS, SEARCHED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import HOMES, Forum, ProposalStatus
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Table
from ppu_roadmap.text import Day, Message, Uncut, _, _n
from ppu_roadmap.views.grouping import count, count_table, filters, parted, regions
from ppu_roadmap.views.view import Asked, data_of
from ppu_roadmap.words.plan_names import place_named
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


def passing(plan: Plan, asked: Selection) -> tuple[Proposal, ...]:
    """The proposals that pass, those that wait first, the oldest first of all."""
    found = passed(plan, asked, plan.proposals.proposals, FILTERS, SEARCHED)
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.status), one.date or "9999")))


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
    groups = gathered((" ".join((getattr(one, by) or "").split()) or None, one) for one in found)
    fixed = {"dimension": HOMES, "forum": FORUMS, "status": STATUSES, "proposer": tuple(plan.agencies)}
    order = {word: place for place, word in enumerate(fixed.get(by, ()))}
    keys = sorted(groups, key=lambda key: (key is None, order.get(key or "", len(order)), (key or "").casefold()))
    return tuple((key, tuple(groups[key])) for key in keys)


def area_of(plan: Plan, location: str) -> str | None:
    """The kecamatan that a desa or kelurahan lies in."""
    areas = plan.file.areas
    return next((area for area, places in areas.items() if bare(location) in map(bare, places)), None)


UNKNOWN: Mapping[By, Message] = {
    "dimension": _("dimension not known"),
    "proposer": _("proposer not known"),
    "location": _("location not known"),
    "forum": _("forum not known"),
    "status": _("status not known"),
}
WORDS: Mapping[By, Labels] = {"dimension": DIMENSION, "forum": FORUM, "status": PROPOSAL_STATUS}


@dataclass(frozen=True, slots=True)
class Listed(Of[Proposal]):
    """A proposal of a plan on a day."""

    today: date


Parts: TypeAlias = list[tuple[Message, list[Listed]]]
"""Proposals under what they are told apart by."""


def _related(of: Listed) -> Cell:
    """The lead agency of the program that it became, and who supports it."""
    program = of.plan.by_id.get(of.record.program or "")
    keys = (*filter(None, [program.owner]), *program.partners) if program else ()
    return tuple(cells.agency(of.plan, key) for key in dict.fromkeys(keys))


def _program(of: Listed) -> Cell:
    key = of.record.program
    return Keyed(key, cells.named(of.plan, key)) if key else None


LISTED: tuple[Field[Listed], ...] = (
    field("region", FIELD["region"], lambda of: of.plan.code),
    *laid_out(
        FIELDS, volume=(6, 1), location=(3, 2), note=(5, 3), proposer=(4, 2), forum=(8, 2), date=(9, 1), status=(1, 0)
    ),
    field("related", _("Agencies concerned"), _related, rank=7, weight=2),
    field("program", _("Became the program"), _program, rank=2, weight=3),
    field("waits", _("Waits (months)"),  # a page says nothing of one that was answered
          lambda of: months_waited(of.record, of.today) if waits(of.record) else Keyed(None, ""),
          kind=Kind.NUMBER, rank=10, weight=0),
    word("dimension", FIELD["dimension"], DIMENSION, rank=11, weight=2),
)  # fmt: skip
PAGE = (
    "id", "name", "volume", "location", "related", "note", "proposer", "forum", "date", "status", "program", "waits",
    "dimension",
)  # fmt: skip
DATA = (
    "region", "id", "name", "dimension", "volume", "location", "related", "note", "proposer", "forum", "date", "status",
    "program", "waits",
)  # fmt: skip


def document(asked: Asked) -> Iterator[Table]:
    """The proposals under what they are told apart by, and how many became what."""
    by = cast("By", asked.by or "dimension")
    found = []
    for plan, each in _found(asked):
        parts = ((_heading(plan, by, key), inside) for key, inside in grouped(plan, each, by))
        found.append((plan, [(name, [Listed(plan, one, asked.today) for one in inside]) for name, inside in parts]))
    everything = [of for _plan, parts in found for _name, inside in parts for of in inside]
    table = parted(asked, chosen(LISTED, (), PAGE), found, _counted)
    yield table._replace(
        columns=tuple(column._replace(implied=column.key == by) for column in table.columns),
        subtitle=(regions(asked), *filters(asked.selection)),
        summary=tuple(_counted(everything)) if everything else (),
        notes=tuple(_notes(asked.plans, everything)),
    )
    if everything and by != "status":
        yield _counts(asked, by, found, everything)


def rows(asked: Asked) -> Table:
    """Every proposal that passes."""
    found = (Listed(plan, one, asked.today) for plan, each in _found(asked) for one in each)
    return data_of(chosen(LISTED, (), DATA), found)


def _found(asked: Asked) -> list[tuple[Plan, tuple[Proposal, ...]]]:
    return [(plan, passing(plan, asked.selection)) for plan in asked.plans]


def _counted(found: Sequence[Listed]) -> Iterator[Message]:
    """How many proposals there are, how many wait, how many became what."""
    yield _n("{count} proposal", "{count} proposals", len(found))
    if waiting := sum(waits(of.record) for of in found):
        yield _n("{count} waits for an answer", "{count} wait for an answer", waiting)
    statuses: Counter[str | None] = Counter(of.record.status for of in found)
    for status in ("accepted", "merged", "rejected"):
        if statuses[status]:
            yield _("{status}: {count}", status=PROPOSAL_STATUS[status], count=statuses[status])


def _heading(plan: Plan, by: By, key: str | None) -> Message:
    if key is None:
        return UNKNOWN[by]
    if by in WORDS:
        return WORDS[by][key]
    name = Uncut(plan.agency_name(key) if by == "proposer" else place_named(key))
    if by == "location" and (area := area_of(plan, key)) is not None:
        return _("{place} (kecamatan {area})", place=name, area=place_named(area))
    return _("{word}", word=name)


def _counts(asked: Asked, by: By, found: Iterable[tuple[Plan, Parts]], everything: Sequence[Listed]) -> Table:
    """How many proposals of each became what."""
    known = all(of.record.status is not None for of in everything)
    fields = (
        *(
            count(word, PROPOSAL_STATUS[word], partial(_is, status=word), rank=rank, weight=0)
            for rank, word in enumerate(STATUSES, start=2)
        ),
        *(() if known else (count("unknown", UNKNOWN["status"], partial(_is, status=None), rank=8),)),
        count("total", _("Total"), weight=0),
    )
    counts = ((asked.heading(plan), parts) for plan, parts in found)
    head = Column("key", keyed(LISTED)[by].label, rank=0, weight=3)
    return count_table(_("What became of them"), head, fields, counts)


def _is(of: Listed, status: str | None) -> bool:
    return of.record.status == status


def _notes(plans: Sequence[Plan], found: Sequence[Listed]) -> Iterator[Message]:
    if not found and not any("proposals" in plan.broken for plan in plans):
        any_there = any(plan.proposals.proposals for plan in plans)
        yield _("no proposal passes the filters") if any_there else _("there are no proposals yet")
    if dates := [of.record.date for of in found if waits(of.record) and of.record.date is not None]:
        yield _("the oldest proposal that waits for an answer is of {day}", day=Day(min(dates)))
