"""The list of proposals with the columns of the ministry's table of proposals, and what waits for an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

from ppu_roadmap.analysis import selection
from ppu_roadmap.analysis.selection import Filter, Selection, its, one_of, passed
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import DIMENSION, FORUM, PROPOSAL_STATUS, Labels
from ppu_roadmap.facts.years import month_number, month_of
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, keyed, laid_out, word
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.fields.proposal import FIELDS, SEARCHED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import HOMES, Forum, ProposalStatus
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Table
from ppu_roadmap.text import Day, Message, Uncut, _, _n
from ppu_roadmap.views.grouping import count_table, filters, parted, regions
from ppu_roadmap.views.parts import Told
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


Counts: TypeAlias = Mapping[str, int]
"""How many proposals have each status, or one that is not known, and how many there are."""


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


_number = partial(field, kind=Kind.NUMBER)
COUNTED: tuple[Field[Counts], ...] = (
    *(
        _number(word, PROPOSAL_STATUS[word], itemgetter(word), rank=rank, weight=0)
        for rank, word in enumerate(STATUSES, 2)
    ),
    _number("unknown", UNKNOWN["status"], itemgetter("unknown"), rank=8),
    _number("total", _("Total"), itemgetter("total"), weight=0),
)


class Part(NamedTuple):
    """What is told of the proposals of one region."""

    groups: tuple[Group, ...]
    became: tuple[tuple[Message | None, tuple[tuple[Message, Counts], ...]], ...]
    """What is counted of each that they are told apart by, under the region where there are several."""
    counts: Counts
    oldest: tuple[str, ...]
    """The day of the oldest that waits, where one does and its day is known."""
    proposed: bool
    """Whether anything is, whatever passes."""
    broken: bool


KEPT = (Part,)


def part(asked: Asked) -> Part:
    """The proposals of a region under what they are told apart by."""
    by, (plan,) = cast("By", asked.by or "dimension"), asked.plans
    found = passing(plan, asked.selection)
    parts = [(_heading(plan, by, key), inside) for key, inside in grouped(plan, found, by)]
    listed = [(name, [Listed(plan, one, asked.today) for one in inside]) for name, inside in parts]
    waiting = [one.date for one in found if waits(one) and one.date is not None]
    return Part(
        parted(asked, chosen(LISTED, (), PAGE), [(plan, listed)], _summary).groups,
        ((asked.heading(plan), tuple((name, _counts(inside)) for name, inside in parts)),),
        _counts(found),
        tuple(sorted(waiting)[:1]),
        bool(plan.proposals.proposals),
        "proposals" in plan.broken,
    )


def document(asked: Asked, told: Told[Part]) -> Iterator[Flow | Table]:
    """The proposals under what they are told apart by, and how many became what."""
    by = asked.by or "dimension"

    def foot(table: Table) -> Table:
        counts = told.whole.counts
        return table._replace(summary=tuple(_said(counts)) if counts["total"] else (), notes=tuple(_notes(told.whole)))

    columns = (each._replace(implied=each.key == by) for each in columns_of(chosen(LISTED, (), PAGE)))
    about = (regions(asked), *filters(asked.selection))
    yield Flow(Table(asked.title, tuple(columns), (), subtitle=about), told.groups(), foot)
    if told.whole.counts["total"] and by != "status":
        fields = tuple(each for each in COUNTED if each.key != "unknown" or told.whole.counts["unknown"])
        head = Column("key", keyed(LISTED)[by].label, rank=0, weight=3)
        yield count_table(_("What became of them"), head, fields, told.whole.became)


def rows(asked: Asked) -> Table:
    """Every proposal that passes."""
    found = (Listed(plan, one, asked.today) for plan in asked.plans for one in passing(plan, asked.selection))
    return data_of(chosen(LISTED, (), DATA), found)


def _summary(found: Sequence[Listed]) -> Iterator[Message]:
    return _said(_counts([of.record for of in found]))


def _counts(found: Sequence[Proposal]) -> Counts:
    statuses: list[str] = [one.status or "unknown" for one in found]
    return {word: statuses.count(word) for word in (*STATUSES, "unknown")} | {"total": len(found)}


def _said(counts: Counts) -> Iterator[Message]:
    """How many proposals there are, how many wait, how many became what."""
    yield _n("{count} proposal", "{count} proposals", counts["total"])
    if waiting := counts["total"] - sum(counts[status] for status in ANSWERED):
        yield _n("{count} waits for an answer", "{count} wait for an answer", waiting)
    for status in ("accepted", "merged", "rejected"):
        if counts[status]:
            yield _("{status}: {count}", status=PROPOSAL_STATUS[status], count=counts[status])


def _heading(plan: Plan, by: By, key: str | None) -> Message:
    if key is None:
        return UNKNOWN[by]
    if by in WORDS:
        return WORDS[by][key]
    name = Uncut(plan.agency_name(key) if by == "proposer" else place_named(key))
    if by == "location" and (area := area_of(plan, key)) is not None:
        return _("{place} (kecamatan {area})", place=name, area=place_named(area))
    return _("{word}", word=name)


def _notes(found: Part) -> Iterator[Message]:
    if not found.counts["total"] and not found.broken:
        yield _("no proposal passes the filters") if found.proposed else _("there are no proposals yet")
    if found.oldest:
        yield _("the oldest proposal that waits for an answer is of {day}", day=Day(min(found.oldest)))
