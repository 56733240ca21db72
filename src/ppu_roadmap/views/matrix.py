"""The matrix of dimensions by horizon: programs, rupiah, and the gaps that no program closes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ppu_roadmap.analysis.coverage import Covered, coverage, open_gaps
from ppu_roadmap.catalog.labels import DIMENSION, HORIZON_NARROW, NOT_COSTED, PARTLY_COSTED, horizon_span
from ppu_roadmap.facts.money import Total
from ppu_roadmap.fields.field import Field, Fields, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Marked, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views import crossing
from ppu_roadmap.views.grouping import beside, count_table, filters, listed, regions, subtitle
from ppu_roadmap.views.view import Asked, by_place, data

GAPS = by_place(Column("dimension", FIELD["dimension"], rank=0, weight=2), Column("gap", _("Gap"), rank=0, weight=5))
NONE = Keyed("gap", _("none"))
"""A cell without programs."""


def document(asked: Asked) -> Iterable[Block]:
    """Dimension by horizon, and the gaps where no filter hides programs; or programs by another of their sides."""
    if asked.by is not None:
        return crossing.document(asked)
    from ppu_roadmap.paper.chart import Either

    wide = _matrix(asked, tuple(_fields(asked.plans)), (regions(asked.plans), *filters(asked.selection)))
    both = Either((wide,), lambda: (_matrix(asked, tuple(_narrow()), subtitle(asked)),))
    gaps = (
        (asked.heading(plan), ((DIMENSION[dimension], said) for dimension, said in open_gaps(plan)))
        for plan in (asked.plans if asked.unfiltered else ())
    )
    return (both, *listed(_("Gaps: what no program covers"), GAPS, gaps))


def rows(asked: Asked) -> Table:
    """One row for each region, dimension and horizon, or for each region and key."""
    if asked.by is not None:
        return crossing.rows(asked)
    return data(
        ("region", "dimension", "horizon", "programs", "quick_wins", "budget", "uncosted"),
        (
            (plan.code, line.dimension, tag, cell.programs, cell.quick_wins, cell.known, cell.uncosted)
            for plan, programs in asked.chosen()
            for line in coverage(plan, programs)
            for tag, cell in zip(HORIZONS, line.horizons, strict=False)
        ),
    )


def _matrix(asked: Asked, fields: Fields[tuple[Covered, ...]], about: tuple[Message, ...]) -> Table:
    found = [(plan, coverage(plan, programs)) for plan, programs in asked.chosen()]
    return count_table(
        asked.title,
        Column("dimension", FIELD["dimension"], rank=0, weight=2),
        fields,
        ((asked.heading(plan), ((DIMENSION[line.dimension], (line,)) for line in lines)) for plan, lines in found),
        subtitle=about,
        notes=(*beside(asked, asked.every()), *_stray([line for _plan, lines in found for line in lines])),
    )


def _fields(plans: Sequence[Plan]) -> Iterator[Field[tuple[Covered, ...]]]:
    for place, tag in enumerate(HORIZONS):
        spans = {(plan.horizon_first(tag), plan.horizon_last(tag)) for plan in plans}
        label = horizon_span(tag, *spans.pop()) if len(spans) == 1 else HORIZON_NARROW[tag]
        yield field(tag, label, partial(_cell, place=place), kind=Kind.LINES, rank=place + 1)
    yield field("total", _("Total"), partial(_cell, place=-1), kind=Kind.LINES, rank=4)


def _narrow() -> Iterator[Field[tuple[Covered, ...]]]:
    """The numbers of programs, and below those that have any the money, where horizons with both have no room."""
    for place, tag in enumerate((*HORIZONS, "total")):
        label = HORIZON_NARROW.get(tag) or _("Total")
        yield field(tag, label, partial(_programs, place=place), kind=Kind.NUMBER, rank=place + 1, weight=0)
    yield field(
        "budget", FIELD["budget"], lambda lines: _money(lines) if _programs(lines, -1) else None, bare=True, below=True
    )


def _together(lines: tuple[Covered, ...], place: int) -> Total | None:
    """What dimensions have together, in a horizon or in all; nothing where none could be read."""
    read = [(*line.horizons, line.total)[place] for line in lines if line.total is not None]
    return sum(read, Total()) if read else None


def _programs(lines: tuple[Covered, ...], place: int) -> int | None:
    total = _together(lines, place)
    return total.programs if total else None


def _cell(lines: tuple[Covered, ...], place: int) -> Cell:
    count, money = _programs(lines, place), _money(lines, place)
    return (_n("{count} program", "{count} programs", count), money) if count else money


def _money(lines: tuple[Covered, ...], place: int = -1) -> Cell:
    total = _together(lines, place)
    if total is None:
        return None
    if not total.programs:
        return NONE
    if total.known is None:
        return NOT_COSTED
    return Marked(Rupiah(total.known), PARTLY_COSTED) if total.uncosted else Rupiah(total.known)


def _stray(lines: Sequence[Covered]) -> Iterator[Message]:
    placed = sum(cell.programs for line in lines for cell in line.horizons)
    if stray := sum(line.total.programs for line in lines if line.total) - placed:
        yield _n("the horizon of {count} program is not known", "the horizon of {count} programs is not known", stray)
