"""The list of proposals with the columns of the ministry's table of proposals, and what waits for an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from ppu_roadmap.analysis.proposals import (
    STATUSES,
    Asked,
    By,
    area_of,
    chosen,
    grouped,
    months_waited,
    proposals_of,
    waits,
)
from ppu_roadmap.catalog.headings import FIELD, MATRIX, PROPOSAL, TITLE
from ppu_roadmap.catalog.labels import DIMENSION, FORUM, PROPOSAL_STATUS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.paper.table import Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, Uncut, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.program_facts import named

RELATED = _("Agencies concerned")
BECAME = _("Became the program")
WAITS = _("Waits (months)")
COLUMNS = (
    Column("id", PROPOSAL["id"], rank=0, weight=0),
    Column("name", PROPOSAL["name"], rank=0, weight=4),
    Column("volume", PROPOSAL["volume"], rank=6, weight=1),
    Column("location", PROPOSAL["location"], rank=3, weight=2),
    Column("related", RELATED, rank=7, weight=2),
    Column("note", PROPOSAL["note"], rank=5, weight=3, narrow=_("Validation")),
    Column("proposer", PROPOSAL["proposer"], rank=4, weight=2),
    Column("forum", PROPOSAL["forum"], rank=8, weight=2),
    Column("date", PROPOSAL["date"], Kind.DATE, rank=9, weight=1),
    Column("status", PROPOSAL["status"], Kind.WORD, rank=1, weight=0, bare=True),
    Column("program", BECAME, rank=2, weight=3),
    Column("waits", WAITS, Kind.NUMBER, rank=10, weight=0),
    Column("dimension", FIELD["dimension"], rank=11, weight=2),
)
UNKNOWN: MappingProxyType[By, Message] = MappingProxyType(
    {
        "dimension": _("dimension not known"),
        "proposer": _("proposer not known"),
        "location": _("location not known"),
        "forum": _("forum not known"),
        "status": _("status not known"),
    }
)
SIDE: MappingProxyType[By, Message] = MappingProxyType(
    {
        "dimension": FIELD["dimension"],
        "proposer": PROPOSAL["proposer"],
        "location": PROPOSAL["location"],
        "forum": PROPOSAL["forum"],
        "status": PROPOSAL["status"],
    }
)


def proposal_tables(plans: Sequence[Plan], asked: Asked, by: By, today: date) -> Iterator[Table]:
    """The proposals under what they are told apart by, and how many became what."""
    found = [(plan, chosen(plan, asked)) for plan in plans]
    everything = [one for _plan, each in found for one in each]
    groups = tuple(group for plan, each in found for group in _groups(plan, each, by, today, several=len(plans) > 1))
    yield Table(
        TITLE["proposals"],
        tuple(replace(column, implied=column.key == by) for column in COLUMNS),
        groups,
        subtitle=tuple(_subtitle(plans, asked)),
        summary=tuple(counted(everything)) if everything else (),
        notes=tuple(_notes(plans, everything)),
    )
    if everything and by != "status":
        yield _counts(found, by)


def proposal_data(plans: Sequence[Plan], asked: Asked, today: date) -> Table:
    """Every proposal that passes, for machines."""
    columns = (
        Column("region", FIELD["region"]),
        *(Column(key, PROPOSAL[key]) for key in ("id", "name")),
        Column("dimension", FIELD["dimension"]),
        *(Column(key, PROPOSAL[key]) for key in ("volume", "location")),
        Column("related", RELATED),
        *(Column(key, PROPOSAL[key]) for key in ("note", "proposer", "forum", "date", "status")),
        Column("program", BECAME),
        Column("waits", WAITS, Kind.NUMBER),
    )
    rows = tuple(
        Row((
            plan.code, one.id, one.name, one.dimension, one.volume, one.location, _related(plan, one), one.note,
            one.proposer, one.forum, one.date, one.status, one.program, months_waited(one, today),
        ))
        for plan in plans
        for one in chosen(plan, asked)
    )  # fmt: skip
    return Table(TITLE["proposals"], columns, (Group(None, rows),))


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


def _related(plan: Plan, one: Proposal) -> tuple[str, ...]:
    """The lead agency of the program that it became, and who supports it."""
    program = plan.by_id.get(one.program or "")
    if program is None:
        return ()
    return tuple(dict.fromkeys([*([program.owner] if program.owner else []), *program.partners]))


def _groups(plan: Plan, found: Sequence[Proposal], by: By, today: date, *, several: bool) -> Iterator[Group]:
    if several and found:
        yield Group(values.region(plan), (), summary=tuple(counted(found)), level=1)
    for key, inside in grouped(plan, found, by):
        rows = tuple(_row(plan, one, today) for one in inside)
        yield Group(_heading(plan, by, key), rows, summary=tuple(counted(inside)))


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
            return _("{name}", name=Uncut(plan.agency_name(key)))
    area = area_of(plan, key)
    if area is None:
        return _("{name}", name=Uncut(key))
    return _("{place} (kecamatan {area})", place=Uncut(key), area=area)


def _row(plan: Plan, one: Proposal, today: date) -> Row:
    return Row((
        one.id, one.name, one.volume, one.location, values.agencies(plan, _related(plan, one)), one.note,
        values.agency(plan, one.proposer), values.label(FORUM, one.forum), one.date,
        values.label(PROPOSAL_STATUS, one.status), named(plan, one.program) if one.program else None,
        months_waited(one, today) if waits(one) else "", values.label(DIMENSION, one.dimension),
    ))  # fmt: skip


def _counts(found: Sequence[tuple[Plan, tuple[Proposal, ...]]], by: By) -> Table:
    """How many proposals of each became what."""
    several = len(found) > 1
    columns = (
        Column("key", SIDE[by], rank=0, weight=3),
        *(
            Column(word, PROPOSAL_STATUS[word], Kind.NUMBER, rank=rank, weight=0)
            for rank, word in enumerate(STATUSES, start=2)
        ),
        Column("unknown", UNKNOWN["status"], Kind.NUMBER, rank=8, weight=1),
        Column("total", MATRIX["total"], Kind.NUMBER, rank=1, weight=0),
    )
    everything = [one for _plan, each in found for one in each]
    if all(one.status is not None for one in everything):
        columns = (*columns[:-2], columns[-1])
    groups = tuple(
        Group(
            values.region(plan) if several else None,
            tuple(_count_row(_heading(plan, by, key), inside, columns) for key, inside in grouped(plan, each, by)),
            _count_row(_("Subtotal"), each, columns) if several else None,
        )
        for plan, each in found
        if each
    )
    return Table(_("What became of them"), columns, groups, total=_count_row(_("Total"), everything, columns))


def _count_row(label: Message, found: Sequence[Proposal], columns: Sequence[Column]) -> Row:
    statuses: Counter[str] = Counter(one.status or "unknown" for one in found)
    return Row((label, *(statuses[column.key] for column in columns[1:-1]), len(found)))


def _subtitle(plans: Sequence[Plan], asked: Asked) -> Iterator[Message]:
    yield values.region(plans[0]) if len(plans) == 1 else _n("{count} region", "{count} regions", len(plans))
    if asked.words():
        yield _("filter: {words}", words=words(asked.words()))


def _notes(plans: Sequence[Plan], found: Sequence[Proposal]) -> Iterator[Message]:
    unread = sum("proposals" in plan.broken for plan in plans)
    if unread:
        yield _n("{count} proposals.yaml could not be read", "{count} proposals.yaml could not be read", unread)
    if not found:
        any_there = any(proposals_of(plan) for plan in plans)
        yield _("no proposal passes the filters") if any_there else _("there are no proposals yet")
        return
    dates = [one.date for one in found if waits(one) and one.date is not None]
    if dates:
        yield _("the oldest proposal that waits for an answer is of {day}", day=Day(min(dates)))
