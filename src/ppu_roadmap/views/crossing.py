"""The matrix by one of the sides of programs: programs, money, and what stands on one side alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, cast

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import Total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, field, without
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views.grouping import Ended, below, beside, ended, joined, listed, nothing, of_filters, subtitle
from ppu_roadmap.views.missions import Missions, mission_tables, missions_of, reason, upper_name
from ppu_roadmap.views.parts import Region, Told
from ppu_roadmap.views.sides import SIDES, Bucket, By, Crossing, crossing, key_name
from ppu_roadmap.views.view import Asked, by_place, data

BARE: tuple[Field[Of[Program]], ...] = (
    field("id", FIELD["id"], lambda of: of.record.id, rank=0, weight=0),
    field("name", FIELD["name"], lambda of: cells.name(of.record), rank=0, weight=4),
    field("owner", FIELD["owner"], lambda of: cells.owner(of.plan, of.record), narrow=NARROW["owner"], weight=2),
    field("years", FIELD["years"], lambda of: of.plan.years(of.record), kind=Kind.YEARS, weight=0),
    field("reason", _("Why"), lambda of: reason(of.record), weight=3),
)
"""What is told of programs that have no key; the reason of those without a mission alone."""


class Crossed(NamedTuple):
    """What stands of one region under the keys of a side, and on one side alone."""

    groups: tuple[Group, ...]
    horizons: Mapping[str, int]
    """How many programs each has, the nearest first."""
    total: Total
    """Of every program once."""
    ended: Ended
    keyed: bool
    """Whether there is any key that programs could stand under."""
    repeated: bool
    overloaded: tuple[Message, ...]
    empty: tuple[Table, ...]
    bare: tuple[Table, ...]
    missions: Missions
    """Where they are the side."""


def part(asked: Asked) -> Crossed:
    """The programs of a region that pass, by a side of them."""
    by = cast("By", asked.by)
    ((plan, every),) = asked.every()
    one = crossing(plan, tuple(filter(live, every)), by)
    keyed = any(bucket.key is not None for bucket in one.buckets)
    return Crossed(
        tuple(_groups(asked.heading(plan), one)),
        dict(zip(HORIZONS, one.whole.horizons, strict=True)),
        one.whole.total,
        ended(asked.every()),
        keyed,
        one.repeated,
        tuple(_overloaded(asked, one)) if asked.unfiltered else (),
        tuple(_empty(asked, one)),
        tuple(_bare(asked, one)) if keyed else (),  # where programs could stand under nothing, none is missing there
        missions_of(asked, plan, every) if by == "mission" else Missions(),
    )


def document(asked: Asked, told: Told[Crossed]) -> Iterator[Table]:
    """The rows with their programs and money, then keys without a program and programs without a key."""
    whole = told.whole
    yield counted(asked, whole, told.regions)
    yield from mission_tables(whole.missions)
    yield from alone(whole)


def counted(asked: Asked, whole: Crossed, regions: Iterable[Region]) -> Table:
    """How many programs and how much money each key has."""
    by, some = cast("By", asked.by), whole.total.programs
    notes = _notes(by, whole) if some else [nothing(regions)]
    return Table(
        SIDES[by].title,
        tuple(_columns(by)),
        whole.groups,
        total=_row(_("Total"), whole.horizons.values(), whole.total, by) if some else None,
        subtitle=subtitle(asked),
        notes=(*beside(asked, whole.ended), *notes),
    )


def alone(whole: Crossed) -> Iterator[Table]:
    """The keys without a program, then the programs without a key."""
    return chain(joined(whole.empty), joined(whole.bare))


def _empty(asked: Asked, one: Crossing) -> Iterator[Table]:
    side, keys = SIDES[one.by], ((key_name(one.plan, one.by, key),) for key in one.empty())
    name = by_place(Column("key", side.key, rank=0))
    return listed(of_filters(asked, side.empty), name, [(asked.heading(one.plan), keys)], headed=False)


def _bare(asked: Asked, one: Crossing) -> Iterator[Table]:
    fields = BARE if one.by == "mission" else without(BARE, "reason")
    programs = (Of(one.plan, program) for program in one.bare())
    return listed(SIDES[one.by].bare, fields, [(asked.heading(one.plan), programs)])


def rows(asked: Asked) -> Table:
    """The same for machines: a row for each region and key; without a key, what programs have none."""
    by = cast("By", asked.by)
    found = [crossing(plan, programs, by) for plan, programs in asked.chosen()]
    supports = ("supports",) if by == "owner" else ()
    totals = ("programs", "quick_wins", "budget", "uncosted")
    keys = ("region", by, "name", *HORIZONS, *totals, *supports, "ids")
    return data(keys, (_data(one, bucket) for one in found for bucket in one.buckets))


def _data(one: Crossing, bucket: Bucket) -> tuple[Cell, ...]:
    total = bucket.total
    name = SIDES[one.by].text(one.plan, str(bucket.key)) if bucket.key is not None else None
    supported = (bucket.supported,) if one.by == "owner" else ()
    ids = tuple(program.id for program in bucket.programs if program.id is not None)
    totals = (total.programs, total.quick_wins, total.known, total.uncosted)
    return (one.plan.code, bucket.key, name, *bucket.horizons, *totals, *supported, ids)


def _columns(by: By) -> Iterator[Column]:
    yield Column("key", SIDES[by].key, rank=0, weight=3)
    for rank, tag in enumerate(HORIZONS, start=3):
        yield Column(tag, labels.HORIZON_NARROW[tag], Kind.NUMBER, rank=rank, weight=0)
    yield Column("total", _("Total"), Kind.NUMBER, rank=1, weight=0)
    yield Column("quick_wins", _("Quick wins"), Kind.NUMBER, rank=6, weight=0, narrow=NARROW["quick_win"])
    if by == "owner":
        yield Column("supports", _("Supports"), Kind.NUMBER, rank=7, weight=0)
    yield Column("budget", FIELD["budget"], Kind.MONEY, rank=2, unknown=labels.NOT_COSTED)


def _groups(region: Message | None, one: Crossing) -> Iterable[Group]:
    # What has no program stands in a list of its own; a mission without one is a row as well.
    elsewhere = set() if one.by == "mission" else set(one.empty())
    buckets = [bucket for bucket in one.buckets if bucket.key not in elsewhere]
    whole, place = one.whole, SIDES[one.by].place
    if place is None:
        subtotal = _row(_("Subtotal"), whole.horizons, whole.total, one.by) if region is not None else None
        return (Group(region, tuple(_line(one, bucket) for bucket in buckets), subtotal),)
    return below(region, cells.summary(whole.total, quick_wins=True), _placed(one, buckets, place))


def _placed(one: Crossing, buckets: Iterable[Bucket], place: Callable[[Plan, str], str]) -> Iterator[Group]:
    """The rows under headings: missions by upper plan, sub-dimensions and gaps by dimension; what has no key last."""
    uppers = {id: upper_name(upper) for id, upper in one.plan.upper_plans.items()}
    headings = uppers if one.by == "mission" else labels.DIMENSION
    placed = ((None if each.key is None else place(one.plan, str(each.key)), each) for each in buckets)
    for word, inside in gathered(placed, headings).items():
        if inside:
            heading = SIDES[one.by].bare if word is None else headings.get(word, _("not in plan.yaml"))
            yield Group(heading, tuple(_line(one, bucket) for bucket in inside))


def _line(one: Crossing, bucket: Bucket) -> Row:
    name = key_name(one.plan, one.by, bucket.key, bucket.programs)
    return _row(name, bucket.horizons, bucket.total, one.by, bucket.supported)


def _row(label: Cell, horizons: Iterable[int], total: Total, by: By, supports: int = 0) -> Row:
    money = cells.partly(total.known, not total.uncosted) if total.programs else ""
    supported: tuple[Cell, ...] = (supports or "",) if by == "owner" else ()
    return (label, *horizons, total.programs, total.quick_wins or "", *supported, money)


def _notes(by: By, whole: Crossed) -> Iterator[Message]:
    unlisted = SIDES[by].unlisted
    if unlisted is not None and not whole.keyed:
        yield unlisted
    if whole.repeated:
        yield _("a program may stand in several rows; the total counts it once")
    if by == "year":
        yield _("the budget of a year is that of its own budget lines")
    yield from whole.overloaded


def _overloaded(asked: Asked, one: Crossing) -> Iterator[Message]:
    for bucket in one.overloaded():
        agency = one.plan.agency_name(str(bucket.key))
        counts = {"count": bucket.total.programs, "total": one.whole.total.programs}
        said = _("{agency} leads {count} of {total} programs, more than half", agency=agency, **counts)
        yield asked.named(one.plan, said)
