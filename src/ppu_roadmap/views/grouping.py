"""What tables of plans have in common: rows under regions and dimensions, sums of them, and what a table is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import add, attrgetter, itemgetter
from typing import Any, TypeVar

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.money import total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, columns_of, field, row_of
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.view import Asked, data

Item = TypeVar("Item")
Counts = TypeVar("Counts")
"""Counts of something, or a tuple of what is counted: ``+`` gives those of two together."""


def listed(
    title: Message, columns: tuple[Column, ...], found: Iterable[tuple[Message | None, Iterable[Row]]], **options: Any
) -> Iterator[Table]:
    """A table of rows under headings such as :meth:`Asked.heading`; no heading without rows, and no table of none."""
    groups = [Group(heading, tuple(rows)) for heading, rows in found]
    if any(group.rows for group in groups):
        yield Table(title, columns, tuple(group for group in groups if group.rows), **options)


def below(
    heading: Message | None, summary: Callable[[], Iterable[Message]], inside: Iterable[Group]
) -> Iterator[Group]:
    """Groups below a heading of their own, where there is one and any group, with a ``summary`` of them all."""
    found = tuple(inside)
    if heading is not None and found:
        yield Group(heading, (), summary=tuple(summary()), level=1)
    yield from found


def parted(
    asked: Asked,
    found: Iterable[tuple[Plan, Iterable[tuple[Message, Sequence[Item]]]]],
    fields: Fields[Item],
    summary: Callable[[Sequence[Item]], Iterable[Message]],
) -> tuple[Group, ...]:
    """A row an item under regions and the names of their parts, with a ``summary`` of each region and each part."""
    made: list[Group] = []
    for plan, parts in found:
        known = [(name, items) for name, items in parts if items]
        groups = (
            Group(name, tuple(row_of(item, fields) for item in items), summary=tuple(summary(items)))
            for name, items in known
        )
        made += below(asked.heading(plan), partial(summary, [item for _name, items in known for item in items]), groups)
    return tuple(made)


def costs(told: Sequence[Of[Program]]) -> tuple[Message, ...]:
    """How many programs of a plan there are, and what they cost."""
    return cells.summary(total(told[0].plan, (of.record for of in told)))


def by_dimension(
    items: Iterable[Item], dimension: Callable[[Item], str | None] = attrgetter("program.dimension")
) -> Iterator[tuple[Message, list[Item]]]:
    """Items under the names of their dimensions, in the guide's order; last those whose dimension is not known."""
    found: dict[str | None, list[Item]] = {word: [] for word in (*HOMES, None)}
    for item in items:
        word = dimension(item)
        found[word if word in HOMES else None].append(item)
    for word, inside in found.items():
        if inside:
            yield DIMENSION[word] if word else _("dimension not known"), inside


def count(key: str, label: Message, **options: Any) -> Field[Tally]:
    """How many there are of something in a tally; a key that the tally has not raises KeyError."""
    return field(key, label, itemgetter(key), kind=Kind.NUMBER, **options)


def count_table(
    title: Message | None,
    head: Column,
    fields: Fields[Counts],
    found: Iterable[tuple[Message | None, Iterable[tuple[Cell, Counts]]]],
    **words: Any,
) -> Table:
    """A label and its counts in each row; below each heading their subtotal, below all of them the total.

    ``words`` are the table's subtitle and its notes.
    """

    def row(label: Cell, counts: Counts) -> Row:
        return Row((label, *row_of(counts, fields).cells))

    made, sums = [], []
    for heading, labelled in found:
        lines = tuple(labelled)
        if lines:
            together: Counts = reduce(add, (counts for _label, counts in lines))
            subtotal = row(_("Subtotal"), together) if heading is not None else None
            made.append(Group(heading, tuple(row(*line) for line in lines), subtotal))
            sums.append(together)
    total = row(_("Total"), reduce(add, sums)) if sums else None
    return Table(title, (head, *columns_of(fields)), tuple(made), total=total, **words)


def data_by_region(asked: Asked, columns: Sequence[Column], found: Iterable[tuple[Plan, Iterable[Row]]]) -> Table:
    """Rows for machines, with the code of the region before each where several are shown."""
    if not asked.several:
        return data(columns, (row for _plan, rows in found for row in rows))
    return data(
        (Column("region", FIELD["region"]), *columns),
        (Row((plan.code, *row.cells)) for plan, rows in found for row in rows),
    )


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
    typed = [word for value in given for word in (value if isinstance(value, tuple) else (value,))]
    if typed:
        yield _("filter: {words}", words=words("quick-wins" if word is True else str(word) for word in typed))


def nothing(plans: Sequence[Plan]) -> Message:
    """Why a list of programs is empty."""
    filtered = any(plan.programs for plan in plans)
    return _("no program passes the filters") if filtered else _("there are no programs yet")


def unread(plans: Iterable[Plan]) -> Iterator[Message]:
    """How many dimensions could not be read, so that what seems to be missing may stand there."""
    count = sum(len(plan.broken & {*HOMES}) for plan in plans)
    if count:
        yield _n("{count} dimension could not be read", "{count} dimensions could not be read", count)
