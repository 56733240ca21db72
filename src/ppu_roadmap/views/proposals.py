"""The list of proposals with the columns of the ministry's table of proposals, and what waits for an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import cast

from ppu_roadmap.analysis import proposals
from ppu_roadmap.analysis.proposals import STATUSES, By, area_of, chosen, grouped, months_waited, waits
from ppu_roadmap.catalog.headings import FIELD, MATRIX, PROPOSAL
from ppu_roadmap.catalog.labels import DIMENSION, FORUM, PROPOSAL_STATUS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.paper.cells import Cell, Column, Keyed, Kind
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Group, Table
from ppu_roadmap.text import Day, Message, Whole, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import Field, chosen_fields, columns_of, field, row_of
from ppu_roadmap.views.grouping import below, count_table, filters, regions
from ppu_roadmap.views.program_facts import named
from ppu_roadmap.views.view import Asked, data

UNKNOWN: MappingProxyType[By, Message] = MappingProxyType(
    {
        "dimension": _("dimension not known"),
        "proposer": _("proposer not known"),
        "location": _("location not known"),
        "forum": _("forum not known"),
        "status": _("status not known"),
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal of a plan on a day."""

    plan: Plan
    one: Proposal
    today: date

    @property
    def related(self) -> tuple[str, ...]:
        """The lead agency of the program that it became, and who supports it."""
        program = self.plan.by_id.get(self.one.program or "")
        if program is None:
            return ()
        return tuple(dict.fromkeys([*([program.owner] if program.owner else []), *program.partners]))

    @property
    def waited(self) -> Cell:
        """For how many months it has waited; a page says nothing of one that was answered."""
        months = months_waited(self.one, self.today)
        return months if waits(self.one) else Keyed(months, "")


_FIELDS: tuple[Field[Listed], ...] = (
    field("region", FIELD["region"], lambda of: of.plan.code),
    field("id", PROPOSAL["id"], lambda of: of.one.id, rank=0, weight=0),
    field("name", PROPOSAL["name"], lambda of: of.one.name, rank=0, weight=4),
    field("volume", PROPOSAL["volume"], lambda of: of.one.volume, rank=6),
    field("location", PROPOSAL["location"], lambda of: of.one.location, rank=3, weight=2),
    field("related", _("Agencies concerned"), lambda of: values.agencies(of.plan, of.related), rank=7, weight=2),
    field("note", PROPOSAL["note"], lambda of: of.one.note, rank=5, weight=3, narrow=_("Validation")),
    field("proposer", PROPOSAL["proposer"], lambda of: values.agency(of.plan, of.one.proposer), rank=4, weight=2),
    field("forum", PROPOSAL["forum"], lambda of: values.label(FORUM, of.one.forum), rank=8, weight=2),
    field("date", PROPOSAL["date"], lambda of: of.one.date, kind=Kind.DATE, rank=9),
    field(
        "status", PROPOSAL["status"], lambda of: values.label(PROPOSAL_STATUS, of.one.status),
        kind=Kind.WORD, weight=0, bare=True,
    ),
    field(
        "program", _("Became the program"),
        lambda of: Keyed(of.one.program, named(of.plan, of.one.program)) if of.one.program else None,
        rank=2, weight=3,
    ),
    field("waits", _("Waits (months)"), lambda of: of.waited, kind=Kind.NUMBER, rank=10, weight=0),
    field("dimension", FIELD["dimension"], lambda of: values.label(DIMENSION, of.one.dimension), rank=11, weight=2),
)  # fmt: skip
PAGE = (
    "id", "name", "volume", "location", "related", "note", "proposer", "forum", "date", "status", "program", "waits",
    "dimension",
)  # fmt: skip
DATA = (
    "region", "id", "name", "dimension", "volume", "location", "related", "note", "proposer", "forum", "date", "status",
    "program", "waits",
)  # fmt: skip


def document(asked: Asked) -> Document:
    """The proposals under what they are told apart by, and how many became what."""
    by = _by(asked)
    found = _found(asked)
    everything = [one for _plan, each in found for one in each]
    groups = (
        below(asked.heading(plan), partial(counted, each), _groups(plan, each, by, asked.today)) for plan, each in found
    )
    listed = Table(
        asked.title,
        tuple(replace(column, implied=column.key == by) for column in columns_of(chosen_fields(_FIELDS, (), PAGE))),
        tuple(group for inside in groups for group in inside),
        subtitle=(regions(asked.plans), *filters(asked.selection)),
        summary=tuple(counted(everything)) if everything else (),
        notes=tuple(_notes(asked.plans, everything)),
    )
    return Document.of([listed, *([_counts(asked, by, everything)] if everything and by != "status" else ())])


def rows(asked: Asked) -> Table:
    """Every proposal that passes."""
    shown = chosen_fields(_FIELDS, (), DATA)
    found = (Listed(plan, one, asked.today) for plan, each in _found(asked) for one in each)
    return data(columns_of(shown), (row_of(each, shown) for each in found))


def unknown(asked: Asked) -> Iterator[Message]:
    """What to say of filters that no plan knows."""
    return proposals.unknown(asked.selection, asked.plans)


def _by(asked: Asked) -> By:
    return cast("By", asked.by or "dimension")


def _found(asked: Asked) -> list[tuple[Plan, tuple[Proposal, ...]]]:
    return [(plan, chosen(plan, asked.selection)) for plan in asked.plans]


def counted(found: Sequence[Proposal]) -> Iterator[Message]:
    """How many proposals there are, how many wait, how many became what."""
    yield _n("{count} proposal", "{count} proposals", len(found))
    waiting = sum(map(waits, found))
    if waiting:
        yield _n("{count} waits for an answer", "{count} wait for an answer", waiting)
    statuses: Counter[str | None] = Counter(one.status for one in found)
    for word in ("accepted", "merged", "rejected"):
        if statuses[word]:
            yield _("{status}: {count}", status=PROPOSAL_STATUS[word], count=statuses[word])


def _groups(plan: Plan, found: Sequence[Proposal], by: By, today: date) -> Iterator[Group]:
    shown = chosen_fields(_FIELDS, (), PAGE)
    for key, inside in grouped(plan, found, by):
        lines = tuple(row_of(Listed(plan, one, today), shown) for one in inside)
        yield Group(_heading(plan, by, key), lines, summary=tuple(counted(inside)))


def _heading(plan: Plan, by: By, key: str | None) -> Message:
    if key is None:
        return UNKNOWN[by]
    match by:
        case "dimension":
            return DIMENSION[key]
        case "forum":
            return FORUM[key]
        case "status":
            return PROPOSAL_STATUS[key]
        case "proposer":
            return _("{name}", name=Whole(plan.agency_name(key)))
    area = area_of(plan, key)
    if area is None:
        return _("{name}", name=Whole(key))
    return _("{place} (kecamatan {area})", place=Whole(key), area=area)


def _counts(asked: Asked, by: By, everything: Sequence[Proposal]) -> Table:
    """How many proposals of each became what."""
    known = all(one.status is not None for one in everything)
    side = next(field.column.label for field in _FIELDS if field.column.key == by)
    columns = (
        Column("key", side, rank=0, weight=3),
        *(
            Column(word, PROPOSAL_STATUS[word], Kind.NUMBER, rank=rank, weight=0)
            for rank, word in enumerate(STATUSES, start=2)
        ),
        *(() if known else (Column("unknown", UNKNOWN["status"], Kind.NUMBER, rank=8),)),
        Column("total", MATRIX["total"], Kind.NUMBER, weight=0),
    )

    def cells(statuses: Counter[str]) -> Iterator[Cell]:
        return (statuses.total() if column.key == "total" else statuses[column.key] for column in columns[1:])

    found = (
        (
            asked.heading(plan),
            (
                (_heading(plan, by, key), Counter[str](one.status or "unknown" for one in inside))
                for key, inside in grouped(plan, each, by)
            ),
        )
        for plan, each in _found(asked)
    )
    return count_table(_("What became of them"), columns, found, cells)


def _notes(plans: Sequence[Plan], found: Sequence[Proposal]) -> Iterator[Message]:
    unread = sum("proposals" in plan.broken for plan in plans)
    if unread:
        yield _n("{count} proposals.yaml could not be read", "{count} proposals.yaml could not be read", unread)
    if not found:
        any_there = any(plan.proposals.proposals for plan in plans)
        yield _("no proposal passes the filters") if any_there else _("there are no proposals yet")
        return
    dates = [one.date for one in found if waits(one) and one.date is not None]
    if dates:
        yield _("the oldest proposal that waits for an answer is of {day}", day=Day(min(dates)))
