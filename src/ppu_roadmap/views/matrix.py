"""The matrix of dimensions by horizon: programs, rupiah, and the gaps that no program closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.coverage import Covered, Open, coverage, open_gaps
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog.headings import FIELD, MATRIX
from ppu_roadmap.catalog.labels import DIMENSION, HORIZON_NARROW, NOT_COSTED, PARTLY_COSTED, SUBDIMENSION, horizon_span
from ppu_roadmap.facts.money import Total
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Group, Item, Keyed, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views import crossing, values
from ppu_roadmap.views.programs import filters_named
from ppu_roadmap.views.view import ALL, Asked, data

DATA = (
    Column("region", FIELD["region"]),
    Column("dimension", FIELD["dimension"]),
    Column("horizon", FIELD["horizon"]),
    Column("programs", MATRIX["programs"], Kind.NUMBER),
    Column("quick_wins", MATRIX["quick_wins"], Kind.NUMBER),
    Column("budget", FIELD["budget"], Kind.MONEY, unknown=NOT_COSTED),
    Column("uncosted", MATRIX["uncosted"], Kind.NUMBER),
)
NONE = _("none")
GAP = "gap"
"""The key of a cell without programs."""


def document(asked: Asked) -> Document:
    """Dimension by horizon, and the gaps where no filter hides programs; or programs by another of their sides."""
    if asked.by is not None:
        return crossing.document(asked)
    return Document.of([_matrix(asked), *(_gaps(asked) if asked.selection == ALL else ())])


def rows(asked: Asked) -> Table:
    """One row for each region, dimension and horizon, or for each region and key."""
    if asked.by is not None:
        return crossing.rows(asked)
    return data(
        DATA,
        (
            Row((plan.code, line.dimension, tag, cell.programs, cell.quick_wins, cell.known, cell.uncosted))
            for plan in asked.plans
            for line in _lines(plan, asked.selection)
            for tag, cell in zip(HORIZONS, line.horizons or (), strict=False)
        ),
    )


def _lines(plan: Plan, selection: Selection) -> tuple[Covered, ...]:
    return coverage(plan) if selection == ALL else coverage(plan, select(plan, selection))


def _matrix(asked: Asked) -> Table:
    lines = [(plan, _lines(plan, asked.selection)) for plan in asked.plans]
    groups = tuple(_group(plan, covered, several=asked.several) for plan, covered in lines)
    everything = [line for _plan, covered in lines for line in covered]
    overall = _sum_row(_("Total"), everything)
    return Table(
        asked.title,
        tuple(_columns(asked.plans)),
        groups,
        total=overall,
        subtitle=tuple(_subtitle(asked)),
        notes=tuple(_remarks(lines)),
    )


def _subtitle(asked: Asked) -> Iterator[Message]:
    yield (
        values.region(asked.plans[0])
        if not asked.several
        else _n("{count} region", "{count} regions", len(asked.plans))
    )
    yield from filters_named(asked.selection)


def _columns(plans: Sequence[Plan]) -> Iterator[Column]:
    yield Column("dimension", FIELD["dimension"], rank=0, weight=2)
    for rank, tag in enumerate(HORIZONS, start=1):
        spans = {(plan.horizon_first(tag), plan.horizon_last(tag)) for plan in plans}
        label = horizon_span(tag, *spans.pop()) if len(spans) == 1 else HORIZON_NARROW[tag]
        yield Column(tag, label, Kind.LINES, rank=rank)
    yield Column("total", MATRIX["total"], Kind.LINES, rank=4)


def _group(plan: Plan, covered: tuple[Covered, ...], *, several: bool) -> Group:
    rows = tuple(
        _line(DIMENSION[line.dimension], (*(line.horizons or (None, None, None)), line.total)) for line in covered
    )
    if not several:
        return Group(None, rows)
    return Group(values.region(plan), rows, _sum_row(_("Subtotal"), covered))


def _line(label: Message, totals: Sequence[Total | None]) -> Row:
    return Row((label, *map(_cell, totals)))


def _sum_row(label: Message, covered: Sequence[Covered]) -> Row:
    read = [line for line in covered if line.horizons is not None and line.total is not None]
    horizons = [
        sum((line.horizons[index] for line in read if line.horizons), Total()) for index in range(len(HORIZONS))
    ]
    return _line(label, (*horizons, sum((line.total for line in read if line.total), Total())))


def _cell(total: Total | None) -> Cell:
    if total is None:
        return None
    if not total.programs:
        return Keyed(GAP, NONE)
    count = _n("{count} program", "{count} programs", total.programs)
    return (count, _money(total))


def _money(total: Total) -> Item:
    if total.known is None:
        return NOT_COSTED
    return Marked(Rupiah(total.known), PARTLY_COSTED) if total.uncosted else Rupiah(total.known)


def _remarks(lines: Sequence[tuple[Plan, tuple[Covered, ...]]]) -> Iterator[Message]:
    unread = sum(line.total is None for _plan, covered in lines for line in covered)
    if unread:
        yield _n("{count} dimension could not be read", "{count} dimensions could not be read", unread)
    stray = sum(
        line.total.programs - sum(cell.programs for cell in line.horizons or ())
        for _plan, covered in lines
        for line in covered
        if line.total is not None
    )
    if stray:
        yield _n("the horizon of {count} program is not known", "the horizon of {count} programs is not known", stray)


def _gaps(asked: Asked) -> Iterator[Table]:
    groups = []
    for plan in asked.plans:
        lines = tuple(_gap_row(plan, gap) for gap in open_gaps(plan))
        if lines:
            groups.append(Group(values.region(plan) if asked.several else None, lines))
    if groups:
        columns = (
            Column("dimension", FIELD["dimension"], rank=0, weight=2),
            Column("gap", MATRIX["gap"], rank=0, weight=5),
        )
        yield Table(_("Gaps: what no program covers"), columns, tuple(groups))


def _gap_row(plan: Plan, gap: Open) -> Row:
    return Row((DIMENSION[gap.dimension], _gap(plan, gap)))


def _gap(plan: Plan, gap: Open) -> Cell:
    match gap.kind:
        case "dimension":
            return _("no programs at all")
        case "horizon":
            span = horizon_span(gap.word, plan.horizon_first(gap.word), plan.horizon_last(gap.word))
            return _("no program in {horizon}", horizon=span)
        case "subdimension":
            return _("no program in the sub-dimension {word}", word=SUBDIMENSION[gap.word])
        case "quick-win":
            return _("no quick win")
    return _("no program closes gap {id}: {aim}", id=gap.word, aim=gap.text or None)
