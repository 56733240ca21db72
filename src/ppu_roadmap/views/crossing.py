"""The matrix by agency, year, money, mission, SDG, sub-dimension or gap, and what stands on one side alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.crossing import BY, By, Crossing, Entry, Key, crossing
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog.headings import FIELD, MATRIX, NARROW
from ppu_roadmap.catalog.labels import DIMENSION, HORIZON_NARROW, NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.facts.money import Total
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.crossing_words import BARE, EMPTY, KEY, NOTHING, TITLES, key_data, key_name, upper_name
from ppu_roadmap.views.programs import nothing, subtitle
from ppu_roadmap.views.view import Asked, data

SUPPORTED = _("Supports")


def document(asked: Asked) -> Document:
    """The rows with their programs and money, then keys without a program and programs without a key."""
    return Document.of(_tables(asked, _by(asked)))


def _by(asked: Asked) -> By:
    return next(one for one in BY if one == asked.by)


def _tables(asked: Asked, by: By) -> Iterator[Table]:
    found = [crossing(plan, select(plan, asked.selection), by) for plan in asked.plans]
    yield _main(found, by, asked.selection)
    if by == "mission":
        from ppu_roadmap.views.missions import mission_tables

        yield from mission_tables(asked.plans, asked.selection)
    yield from _empty(found, by)
    yield from _bare(found, by)


def rows(asked: Asked) -> Table:
    """The same for machines: a row for each region and key; without a key, what programs have none."""
    by = _by(asked)
    columns = (
        Column("region", FIELD["region"]),
        Column(by, KEY[by]),
        Column("name", KEY[by]),
        *(Column(tag, HORIZON_NARROW[tag], Kind.NUMBER) for tag in HORIZONS),
        Column("programs", MATRIX["programs"], Kind.NUMBER),
        Column("quick_wins", MATRIX["quick_wins"], Kind.NUMBER),
        Column("budget", FIELD["budget"], Kind.MONEY, unknown=NOT_COSTED),
        Column("uncosted", MATRIX["uncosted"], Kind.NUMBER),
        *((Column("supports", SUPPORTED, Kind.NUMBER),) if by == "owner" else ()),
        Column("ids", FIELD["id"]),
    )
    found = (crossing(plan, select(plan, asked.selection), by) for plan in asked.plans)
    return data(columns, (_data(one, entry) for one in found for entry in one.entries))


def _data(one: Crossing, entry: Entry) -> Row:
    total = entry.total
    ids = tuple(program.id for program in entry.programs if program.id is not None)
    supported = (entry.supported,) if one.by == "owner" else ()
    name = key_data(one.plan, one.by, entry.key)
    sums = (total.programs, total.quick_wins, total.known, total.uncosted)
    return Row((one.plan.code, entry.key, name, *entry.horizons, *sums, *supported, ids))


def _main(found: Sequence[Crossing], by: By, selection: Selection) -> Table:
    plans = [one.plan for one in found]
    whole = [one.whole for one in found]
    horizons = tuple(sum(entry.horizons[index] for entry in whole) for index in range(len(HORIZONS)))
    every = Entry(None, (), horizons, sum((entry.total for entry in whole), Total()))
    return Table(
        TITLES[by],
        tuple(_columns(by)),
        tuple(group for one in found for group in _groups(one, several=len(found) > 1)),
        total=_row(_("Total"), every, by) if every.total.programs else None,
        subtitle=tuple(subtitle(plans, selection)),
        notes=tuple(_notes(found, by, every)),
    )


def _columns(by: By) -> Iterator[Column]:
    yield Column("key", KEY[by], rank=0, weight=3)
    for rank, tag in enumerate(HORIZONS, start=3):
        yield Column(tag, HORIZON_NARROW[tag], Kind.NUMBER, rank=rank, weight=0)
    yield Column("total", MATRIX["total"], Kind.NUMBER, rank=1, weight=0)
    yield Column("quick_wins", MATRIX["quick_wins"], Kind.NUMBER, rank=6, weight=0, narrow=NARROW["quick_win"])
    if by == "owner":
        yield Column("supports", SUPPORTED, Kind.NUMBER, rank=7, weight=0)
    yield Column("budget", FIELD["budget"], Kind.MONEY, rank=2, unknown=NOT_COSTED)


def _groups(one: Crossing, *, several: bool) -> Iterator[Group]:
    parts = list(_parts(one))
    inside = [Group(heading, tuple(_entry_row(one, entry) for entry in entries)) for heading, entries in parts]
    if not several:
        yield from inside
        return
    summed = _row(_("Subtotal"), one.whole, one.by)
    if len(inside) == 1 and inside[0].heading is None:
        yield Group(values.region(one.plan), inside[0].rows, summed)
        return
    yield Group(values.region(one.plan), (), summary=values.summary(one.whole.total, quick_wins=True), level=1)
    yield from inside


def _parts(one: Crossing) -> Iterator[tuple[Message | None, list[Entry]]]:
    """The rows under headings: missions by upper plan, sub-dimensions and gaps by dimension; what has no key last."""
    keyed = [entry for entry in one.entries if entry.key is not None]
    rest = [entry for entry in one.entries if entry.key is None]
    if one.by not in {"mission", "subdimension", "gap"}:
        yield None, keyed + rest
        return
    headings = _headings(one)
    placed = [(_place(one, entry.key), entry) for entry in keyed]
    for word in dict.fromkeys([*headings, *(place for place, _entry in placed)]):
        inside = [entry for place, entry in placed if place == word]
        if inside:
            yield headings.get(word, _("not in plan.yaml")), inside
    if rest:
        yield BARE[one.by], rest


def _headings(one: Crossing) -> dict[str, Message]:
    """The headings by what stands under them."""
    if one.by == "mission":
        return {key: upper_name(upper) for key, upper in one.plan.upper_plans.items()}
    return dict(DIMENSION)


def _place(one: Crossing, key: Key) -> str:
    """The upper plan of a mission, the dimension of a sub-dimension or gap; empty where it is not known."""
    word = str(key)
    if one.by == "mission":
        return word.partition(":")[0]
    if one.by == "subdimension":
        return DIMENSION_OF.get(word, "")
    gaps = one.plan.file.gaps
    return next((gap.dimension for gap in gaps if gap.id == word and gap.dimension is not None), "")


def _entry_row(one: Crossing, entry: Entry) -> Row:
    return _row(key_name(one.plan, one.by, entry.key), entry, one.by)


def _row(label: Cell, entry: Entry, by: By) -> Row:
    total = entry.total
    money: Cell = total.known
    if total.known is not None and total.uncosted:
        money = Marked(total.known, PARTLY_COSTED)
    supported: tuple[Cell, ...] = (entry.supported or "",) if by == "owner" else ()
    cost = money if total.programs else ""
    return Row((label, *entry.horizons, total.programs, total.quick_wins or "", *supported, cost))


def _notes(found: Sequence[Crossing], by: By, every: Entry) -> Iterator[Message]:
    if not every.total.programs:
        yield nothing([one.plan for one in found])
        return
    if by in NOTHING and all(entry.key is None for one in found for entry in one.entries):
        yield NOTHING[by]
    if any(one.repeated for one in found):
        yield _("a program may stand in several rows; the total counts it once")
    if by == "year":
        yield _("the budget of a year is that of its own budget lines")
    unread = sum(len(one.plan.broken & {*DIMENSIONS}) for one in found)
    if unread:
        yield _n("{count} dimension could not be read", "{count} dimensions could not be read", unread)
    for one in found:
        for entry in one.overloaded():
            said = _(
                "{agency} leads {count} of {total} programs, more than half",
                agency=one.plan.agency_name(str(entry.key)),
                count=entry.total.programs,
                total=one.whole.total.programs,
            )
            yield _("{region}: {name}", region=values.region(one.plan), name=said) if len(found) > 1 else said


def _empty(found: Sequence[Crossing], by: By) -> Iterator[Table]:
    groups = []
    for one in found:
        rows = tuple(Row((key_name(one.plan, by, key),)) for key in one.empty())
        if rows:
            groups.append(Group(values.region(one.plan) if len(found) > 1 else None, rows))
    if groups:
        yield Table(EMPTY[by], (Column("key", KEY[by], rank=0),), tuple(groups), headed=False)


def _bare(found: Sequence[Crossing], by: By) -> Iterator[Table]:
    from ppu_roadmap.views.missions import reason

    columns = (
        Column("id", FIELD["id"], rank=0, weight=0),
        Column("name", FIELD["name"], rank=0, weight=4),
        Column("owner", FIELD["owner"], narrow=NARROW["owner"], weight=2),
        Column("years", FIELD["years"], Kind.YEARS, weight=0),
        *((Column("reason", _("Why"), weight=3),) if by == "mission" else ()),
    )
    groups = []
    for one in found:
        linked = any(entry.key is not None for entry in one.entries)
        rows = tuple(
            Row((
                program.id, values.name(program), values.owner(one.plan, program), values.years(one.plan, program),
                *((reason(program),) if by == "mission" else ()),
            ))
            for program in (one.bare() if linked else ())
        )  # fmt: skip
        if rows:
            groups.append(Group(values.region(one.plan) if len(found) > 1 else None, rows))
    if groups:
        yield Table(BARE[by], columns, tuple(groups))
