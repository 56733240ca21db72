"""What tables of plans have in common: rows under regions and dimensions, sums of them, and what a table is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import DIMENSION, NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.facts.money import Cost, Counted, Total, cost, sum_known, total
from ppu_roadmap.facts.standing import end_of, live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, columns_of, field, row_of
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table, machine_value
from ppu_roadmap.text import Message, Rupiah, WordList, _, _n, words
from ppu_roadmap.views.parts import Region, together
from ppu_roadmap.views.view import Asked, Item, Summary, data_of, rows_under

Counts = TypeVar("Counts")
"""What is counted, such as a tuple, or counts of it, of which several are one as parts are."""


def listed(
    title: Message, fields: Fields[Item], found: Iterable[tuple[Message | None, Iterable[Item]]], **options: Any
) -> Iterator[Table]:
    """A table of items under headings such as :meth:`Asked.heading`; no table of none."""
    return grouped(title, fields, rows_under(fields, found), **options)


def grouped(title: Message, fields: Fields[Any], groups: Iterable[Group], **options: Any) -> Iterator[Table]:
    """The same of groups whose rows are made already, such as those of several regions."""
    if made := tuple(groups):
        yield Table(title, columns_of(fields), made, **options)


def joined(tables: Sequence[Table], **others: Any) -> Iterator[Table]:
    """The tables that regions have of the same as one, with ``others`` of its own; no table of none."""
    if tables:
        groups = tuple(group for table in tables for group in table.groups)
        yield tables[0]._replace(groups=groups, **others)


def with_region(asked: Asked, fields: Fields[Any]) -> Fields[Any]:
    """Fields with the region before them, where there are several."""
    if not asked.several:
        return fields
    region: Field[Any] = field("region", FIELD["region"], lambda of: cells.region(of.plan), rank=0)
    return (region, *(each for each in fields if each.key != "region"))


def sums_of(fields: Fields[Any], rows: Sequence[Row], keys: Iterable[str]) -> dict[str, Cost]:
    """What the cells in the columns of some keys add up to."""
    places = {each.key: place for place, each in enumerate(fields)}
    return {key: _sum([row[places[key]] for row in rows]) for key in keys}


def _sum(column: Sequence[Cell]) -> Cost:
    values = [*map(machine_value, column)]
    complete = None not in values and not any(isinstance(cell, Marked) for cell in column)
    return Cost(sum_known(*(value for value in values if isinstance(value, int))), complete)


def total_row(columns: Sequence[Column], sums: Mapping[str, Cost]) -> Row | None:
    """The sums below their columns, marked where some of it is not known; none where nothing is added up."""
    row = (cells.partly(*sums[each.key]) if each.key in sums else "" for each in columns[1:])
    return (_("Total"), *row) if sums else None


def below(heading: Message | None, summary: Iterable[Message], inside: Iterable[Group]) -> Iterator[Group]:
    """Groups below a heading of their own, where there is one and any group, with a ``summary`` of them all."""
    found = tuple(inside)
    if heading is not None and found:
        yield Group(heading, (), summary=tuple(summary), level=1)
    yield from found


def parted(
    asked: Asked,
    fields: Fields[Item],
    found: Iterable[tuple[Plan, Iterable[tuple[Message, Sequence[Item]]]]],
    summary: Summary[Item] | None = None,
    title: Message | None = None,
) -> Table:
    """A row an item under regions and the names of their parts, with a ``summary`` of each region and each part."""
    groups: list[Group] = []
    for plan, each in found:
        parts = [*each]
        said = summary([item for _name, items in parts for item in items]) if summary else ()
        groups += below(asked.heading(plan), said, rows_under(fields, parts, summary))
    return Table(title or asked.title, columns_of(fields), tuple(groups))


def costs(told: Sequence[Of[Program]]) -> Iterator[Message]:
    """How many programs of a plan there are, and what they cost."""
    yield from cells.summary(total(told[0].plan, (of.record for of in told)))


def overall(asked: Asked) -> tuple[Message, ...]:
    """How many programs of all regions there are, how many are quick wins, and what they cost."""
    return cells.summary(sum((total(plan, programs) for plan, programs in asked.every()), Total()), quick_wins=True)


def by_dimension(
    items: Iterable[Item], program: Callable[[Any], Program] = lambda item: getattr(item, "program", item)
) -> Iterator[tuple[Message, list[Item]]]:
    """Programs, or what says its own, under their dimensions, in the guide's order; last where that is not known.

    Within each those stand last whose program is not live.
    """
    homes = {word: word for word in HOMES}
    found = gathered(((homes.get(program(item).dimension), item) for item in items), (*HOMES, None))
    for word, inside in found.items():
        if inside:
            name = DIMENSION[word] if word else _("dimension not known")
            yield name, sorted(inside, key=lambda item: not live(program(item)))


def count(
    key: str, label: Message, holds: Callable[[Item], object] = lambda _one: True, **options: Any
) -> Field[Sequence[Item]]:
    """Of several items how many there are of which something holds."""
    return field(key, label, lambda items: sum(map(bool, map(holds, items))), kind=Kind.NUMBER, **options)


def tally(fields: Fields[Sequence[Item]], items: Sequence[Item]) -> Mapping[str, Any]:
    """What is counted of several items, by the keys of fields."""
    return {each.key: each.get(items) for each in fields}


def tallied(fields: Fields[Any]) -> tuple[Field[Mapping[str, Any]], ...]:
    """The columns of these fields, of what is counted already."""
    return tuple(each._replace(get=itemgetter(each.key)) for each in fields)


def count_table(
    title: Message | None,
    head: Column,
    fields: Fields[Counts],
    found: Iterable[tuple[Message | None, Iterable[tuple[Cell, Counts]]]],
    **options: Any,
) -> Table:
    """A label and its counts in each row; below each heading their subtotal, below all of them the total."""
    groups, sums = list[Group](), list[Counts]()
    for heading, labelled in found:
        if lines := tuple(labelled):
            sums.append(together(counts for _label, counts in lines))
            subtotal = (_("Subtotal"), *row_of(sums[-1], fields)) if heading is not None else None
            groups.append(Group(heading, tuple((label, *row_of(counts, fields)) for label, counts in lines), subtotal))
    total = (_("Total"), *row_of(together(sums), fields)) if sums else None
    return Table(title, (head, *columns_of(fields)), tuple(groups), total, **options)


def data_by_region(asked: Asked, fields: Fields[Item], found: Iterable[tuple[Plan, Iterable[Item]]]) -> Table:
    """A row for each item, for machines, with the code of the region before it where several are shown."""
    if not asked.several:
        return data_of(fields, (item for _plan, items in found for item in items))
    rows = tuple((plan.code, *row_of(item, fields)) for plan, items in found for item in items)
    return Table(None, (Column("region", FIELD["region"]), *columns_of(fields)), (Group(None, rows),))


def regions(asked: Asked) -> Message:
    """The region by name, or how many there are."""
    return called(asked.size, asked.region.name)


def called(size: int, first: Message) -> Message:
    """So many regions, the first by name where it is the only one."""
    return first if size == 1 else _n("{count} region", "{count} regions", size)


def subtitle(asked: Asked) -> tuple[Message, ...]:
    """What a table of programs is about: the region, its horizons, the filters."""
    spans = () if asked.several else asked.region.spans
    return (regions(asked), *spans, *filters(asked.selection, but={"horizons", "through"}))


def filters(selection: Selection, but: Iterable[str] = ()) -> Iterator[Message]:
    """The filters as they were typed, but those that the page names elsewhere."""
    given = [value for name, value in selection._asdict().items() if value and name not in {*but, "sort"}]
    if typed := [word for value in given for word in (value if isinstance(value, tuple) else (value,))]:
        yield _("filter: {words}", words=words(_("quick win") if word is True else str(word) for word in typed))


def of_filters(asked: Asked, missing: Message) -> Message:
    """The title of what is without a program; where filters hide programs one that claims no more than is known."""
    return missing if asked.unfiltered else _("{title} that passes the filters", title=missing)


def nothing(found: Iterable[Region]) -> Message:
    """Why a list of live programs is empty."""
    known = [*found]
    if any(one.broken for one in known):
        return _("no program in what could be read")
    if not any(one.programs for one in known):
        return _("there are no programs yet")
    live = any(one.live for one in known)
    return _("no program passes the filters") if live else _("every program is cancelled or replaced")


class Ended(NamedTuple):
    """How many programs are not live, and their money."""

    cancelled: int = 0
    replaced: int = 0
    cost: Cost = Cost()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.cancelled or self.replaced)

    @property
    def programs(self) -> WordList:
        """How many there are, by what ended them."""
        cancelled = _n("{count} cancelled program", "{count} cancelled programs", self.cancelled)
        replaced = _n("{count} replaced program", "{count} replaced programs", self.replaced)
        return words([cancelled] * bool(self.cancelled) + [replaced] * bool(self.replaced))

    def apart(self, measure: str = "amount") -> Iterator[Message]:
        """What stands below totals: that they are in none of them, with their money of a measure, where it is known."""
        known, complete = self.cost
        if self and known is None and measure != "amount":
            yield _("not in the total: {programs}", programs=self.programs)
        elif self:
            money = NOT_COSTED if known is None else _("{word}", word=Rupiah(known))
            money = cells.marked(money, None if known is None or complete else PARTLY_COSTED)
            yield _("not in the total: {programs}, {money}", programs=self.programs, money=money)

    def unlisted(self) -> Iterator[Message]:
        """What stands below a list that leaves them out."""
        if self:
            yield _("not listed: {rest}", rest=self.programs)


def ended(
    found: Iterable[tuple[Plan, Iterable[Program]]],
    years: Collection[int] = (),
    measure: str = "amount",
    having: str | None = None,
) -> Ended:
    """The programs that are not live, or those of them ``having`` something in a list.

    With their money, the ceiling or another measure, of some years or of all.
    """
    counted: Counted | None = (lambda line: line.year in years) if years else None
    every = ((plan, one) for plan, programs in found for one in programs if not having or getattr(one, having))
    gone = [(end, cost(plan, one, counted, measure)) for plan, one in every if (end := end_of(one))]
    ends = [end for end, _cost in gone]
    return Ended(ends.count("cancelled"), ends.count("replaced"), sum((each for _end, each in gone), Cost()))


def beside(asked: Asked, gone: Ended | None = None) -> Iterator[Message]:
    """What stands below what programs cost: what is not in the totals, and that the years asked for cut no budget.

    Of the programs that pass, unless others are meant.
    """
    yield from (ended(asked.every()) if gone is None else gone).apart()
    if years := asked.selection.years:
        yield _("budgets are those of all years, not of {years} alone", years=words(years))
