"""What tables of plans have in common: rows under regions and dimensions, sums of them, and what a table is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any, TypeVar

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.catalog.labels import DIMENSION, NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.facts.money import Counted, Total, cost, sum_known, total
from ppu_roadmap.facts.standing import end_of, live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, columns_of, field, row_of
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table, machine_value
from ppu_roadmap.text import Message, Rupiah, WordList, _, _n, words
from ppu_roadmap.views.view import Asked, Item, Summary, data_of, rows_under

Counts = TypeVar("Counts")
"""What is counted, such as a list, or counts of it: ``+`` gives that of two together."""


def listed(
    title: Message, fields: Fields[Item], found: Iterable[tuple[Message | None, Iterable[Item]]], **options: Any
) -> Iterator[Table]:
    """A table of items under headings such as :meth:`Asked.heading`; no table of none."""
    if groups := tuple(rows_under(fields, found)):
        yield Table(title, columns_of(fields), groups, **options)


def listing(
    asked: Asked, fields: Fields[Any], items: Iterable[Any], sums: Iterable[str] = (), **options: Any
) -> Iterator[Table]:
    """One table to be filtered: a row an item, its region before it where there are several, the sums of some columns.

    No table of none.
    """
    if asked.several:
        region: Field[Any] = field("region", FIELD["region"], lambda of: cells.region(of.plan), rank=0)
        fields = (region, *(each for each in fields if each.key != "region"))
    if not (rows := tuple(row_of(item, fields) for item in items)):
        return
    wanted = frozenset(sums)
    columns = zip(fields, zip(*rows, strict=True), strict=True)
    added = [_added(column) if each.key in wanted else "" for each, column in columns]
    total: Row | None = (_("Total"), *added[1:]) if wanted else None
    yield Table(options.pop("title", None), columns_of(fields), (Group(None, rows),), total, **options)


def _added(column: Row) -> Cell:
    """The sum of what is a number in a column; marked where some of it is not known."""
    values = [machine_value(cell) for cell in column]
    known = sum_known(*(value for value in values if isinstance(value, int)))
    partly = known is not None and any(
        value is None or isinstance(cell, Marked) for cell, value in zip(column, values, strict=True)
    )
    return Marked(known, PARTLY_COSTED) if known is not None and partly else known


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
    summed = sum((total(plan, programs) for plan, programs in asked.every()), Total())
    return cells.summary(summed, quick_wins=True)


def by_dimension(
    items: Iterable[Item], program: Callable[[Any], Program] = lambda item: getattr(item, "program", item)
) -> Iterator[tuple[Message, list[Item]]]:
    """Programs, or what says its own, under their dimensions, in the guide's order; last where that is not known.

    Within each those stand last whose program is not live.
    """
    found: dict[str | None, list[Item]] = {word: [] for word in (*HOMES, None)}
    for item in items:
        dimension = program(item).dimension
        found[dimension if dimension in HOMES else None].append(item)
    for word, inside in found.items():
        if inside:
            name = DIMENSION[word] if word else _("dimension not known")
            yield name, sorted(inside, key=lambda item: not live(program(item)))


def count(
    key: str, label: Message, holds: Callable[[Item], object] = lambda _one: True, **options: Any
) -> Field[Sequence[Item]]:
    """Of several items how many there are of which something holds."""
    return field(key, label, lambda items: sum(map(bool, map(holds, items))), kind=Kind.NUMBER, **options)


def count_table(
    title: Message | None,
    head: Column,
    fields: Fields[Counts],
    found: Iterable[tuple[Message | None, Iterable[tuple[Cell, Counts]]]],
    **options: Any,
) -> Table:
    """A label and its counts in each row; below each heading their subtotal, below all of them the total."""

    def row(label: Cell, counts: Counts) -> Row:
        return (label, *row_of(counts, fields))

    made, sums = [], []
    for heading, labelled in found:
        if lines := tuple(labelled):
            together: Counts = reduce(add, (counts for _label, counts in lines))
            subtotal = row(_("Subtotal"), together) if heading is not None else None
            made.append(Group(heading, tuple(row(*line) for line in lines), subtotal))
            sums.append(together)
    total = row(_("Total"), reduce(add, sums)) if sums else None
    return Table(title, (head, *columns_of(fields)), tuple(made), total=total, **options)


def data_by_region(asked: Asked, fields: Fields[Item], found: Iterable[tuple[Plan, Iterable[Item]]]) -> Table:
    """A row for each item, for machines, with the code of the region before it where several are shown."""
    if not asked.several:
        return data_of(fields, (item for _plan, items in found for item in items))
    rows = tuple((plan.code, *row_of(item, fields)) for plan, items in found for item in items)
    return Table(None, (Column("region", FIELD["region"]), *columns_of(fields)), (Group(None, rows),))


def regions(plans: Sequence[Plan]) -> Message:
    """The region by name, or how many there are."""
    return cells.region(plans[0]) if len(plans) == 1 else _n("{count} region", "{count} regions", len(plans))


def subtitle(asked: Asked) -> tuple[Message, ...]:
    """What a table of programs is about: the region, its horizons, the filters."""
    spans: tuple[Message, ...] = ()
    if not asked.several and asked.plans[0].file.horizons:
        tags = asked.selection.horizon_tags() or HORIZONS
        spans = cells.spans(asked.plans[0], [tag for tag in HORIZONS if tag in tags])
    return (regions(asked.plans), *spans, *filters(asked.selection, but={"horizons", "through"}))


def filters(selection: Selection, but: Iterable[str] = ()) -> Iterator[Message]:
    """The filters as they were typed, but those that the page names elsewhere."""
    given = [value for name, value in selection._asdict().items() if value and name not in {*but, "sort"}]
    if typed := [word for value in given for word in (value if isinstance(value, tuple) else (value,))]:
        yield _("filter: {words}", words=words(_("quick win") if word is True else str(word) for word in typed))


def of_filters(asked: Asked, missing: Message) -> Message:
    """The title of what is without a program; where filters hide programs one that claims no more than is known."""
    return missing if asked.unfiltered else _("{title} that passes the filters", title=missing)


def nothing(plans: Sequence[Plan]) -> Message:
    """Why a list of live programs is empty."""
    if any(plan.broken for plan in plans):
        return _("no program in what could be read")
    every = [program for plan in plans for program in plan.programs]
    if every and not any(map(live, every)):
        return _("every program is cancelled or replaced")
    return _("no program passes the filters") if every else _("there are no programs yet")


def beside(asked: Asked, found: Iterable[tuple[Plan, Iterable[Program]]]) -> Iterator[Message]:
    """What stands below what programs cost: what is not in the totals, and that the years asked for cut no budget."""
    yield from apart(found)
    if years := asked.selection.years:
        yield _("budgets are those of all years, not of {years} alone", years=words(years))


def apart(
    found: Iterable[tuple[Plan, Iterable[Program]]], counted: Counted | None = None, measure: str = "amount"
) -> Iterator[Message]:
    """What stands below totals: how many programs are not live and so in none of them, and their money.

    Of another ``measure`` than the ceiling, that money, where it is known.
    """
    ended = [(plan, program) for plan, programs in found for program in programs if not live(program)]
    if ended:
        prices = [cost(plan, program, counted, measure) for plan, program in ended]
        known = sum_known(*(price.known for price in prices))
        programs = _by_end(program for _plan, program in ended)
        if known is None and measure != "amount":
            yield _("not in the total: {programs}", programs=programs)
            return
        money = NOT_COSTED if known is None else _("{word}", word=Rupiah(known))
        if known is not None and not all(price.complete for price in prices):
            money = _("{sum} {mark}", sum=money, mark=PARTLY_COSTED)
        yield _("not in the total: {programs}, {money}", programs=programs, money=money)


def left_out(found: Iterable[tuple[Plan, Iterable[Program]]], field: str) -> Iterator[Message]:
    """How many programs that have a field a list leaves out since they are not live."""
    every = (program for _plan, programs in found for program in programs if getattr(program, field))
    if ended := [program for program in every if not live(program)]:
        yield _("not listed: {rest}", rest=_by_end(ended))


def _by_end(ended: Iterable[Program]) -> WordList:
    ends = Counter[str | None](map(end_of, ended))
    said = {
        "cancelled": _n("{count} cancelled program", "{count} cancelled programs", ends["cancelled"]),
        "replaced": _n("{count} replaced program", "{count} replaced programs", ends["replaced"]),
    }
    return words(message for end, message in said.items() if ends[end])
