"""The matrix of dimensions by horizon: programs, rupiah, and the gaps that no program closes."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON_NARROW, NOT_COSTED, PARTLY_COSTED, SUBDIMENSION, horizon_span
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.standing import live, living
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, HORIZONS, SUBDIMENSIONS
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Marked, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views import crossing
from ppu_roadmap.views.grouping import Ended, beside, count_table, ended, filters, joined, listed, regions, subtitle
from ppu_roadmap.views.missions import Missions
from ppu_roadmap.views.parts import Told
from ppu_roadmap.views.view import Asked, by_place, data


class Covered(NamedTuple):
    """One dimension: its programs by horizon, nearest first, and in all; nothing where its file was not read."""

    dimension: str
    horizons: tuple[Total, ...] = ()
    total: Total | None = None


def coverage(plan: Plan, programs: Sequence[Program]) -> tuple[Covered, ...]:
    """Every dimension of the guide, in its order, with or without programs; what supports them where it has some."""
    used = plan.broken.union(program.dimension for program in programs)
    return tuple(_covered(plan, home, programs) for home in HOMES if home in DIMENSIONS or home in used)


def _covered(plan: Plan, dimension: str, programs: Sequence[Program]) -> Covered:
    if dimension in plan.broken or (plan.alone and dimension not in plan.dimensions):
        return Covered(dimension)
    inside = [program for program in programs if program.dimension == dimension]
    horizons = tuple(total(plan, (program for program in inside if program.horizon == tag)) for tag in HORIZONS)
    return Covered(dimension, horizons, total(plan, inside))


def open_gaps(plan: Plan) -> Iterator[tuple[str, Message]]:
    """What no live program covers of each dimension: horizons, sub-dimensions, quick wins, gaps of Buku 1."""
    for dimension in DIMENSIONS:
        if all_programs_known(plan, dimension):
            yield from ((dimension, said) for said in _uncovered(plan, dimension))


def _uncovered(plan: Plan, dimension: str) -> Iterator[Message]:
    every = [program for program in plan.programs if program.dimension == dimension]
    programs = [program for program in every if live(program)]
    if not programs:
        yield _("no live program") if every else _("no programs at all")
        return
    horizons = {program.horizon for program in programs}
    if None not in horizons:  # what could not be read may be the missing one
        missing = cells.spans(plan, (tag for tag in HORIZONS if tag not in horizons))
        yield from (_("no program in {horizon}", horizon=span) for span in missing)
    covered = {program.subdimension for program in programs}
    if None not in covered:
        lacking = (SUBDIMENSION[word] for word in SUBDIMENSIONS[dimension] if word not in covered)
        yield from (_("no program in the sub-dimension {word}", word=word) for word in lacking)
    if not any(program.quick_win for program in programs):
        yield _("no quick win")
    if not plan.broken:  # else a program of another dimension may close it
        closed = {gap for program in living(plan).programs for gap in program.gaps}
        for gap in plan.file.gaps:
            if gap.dimension == dimension and gap.id is not None and gap.id not in closed:
                yield _("no program closes gap {id}: {aim}", id=gap.id, aim=gap.target or gap.current or None)


GAPS = by_place(Column("dimension", FIELD["dimension"], rank=0, weight=2), Column("gap", _("Gap"), rank=0, weight=5))
NONE = Keyed("gap", _("none"))
"""A cell without programs."""


class Part(NamedTuple):
    """What the matrix has of one region."""

    lines: tuple[tuple[Message | None, tuple[Covered, ...]], ...]
    """Its dimensions, under its heading."""
    years: tuple[tuple[tuple[int | None, int | None], ...], ...]
    """The first and the last of each horizon."""
    ended: Ended
    gaps: tuple[Table, ...]


KEPT = (Part, Covered, Ended, Missions, crossing.Crossed)


def part(asked: Asked) -> Part | crossing.Crossed:
    """The dimensions of a region, and its gaps where no filter hides programs; or its programs by another side."""
    return crossing.part(asked) if asked.by is not None else by_horizon(asked)


def by_horizon(asked: Asked) -> Part:
    """The dimensions of a region, and its gaps where no filter hides programs."""
    ((plan, every),) = asked.every()
    years = tuple((plan.horizon_first(tag), plan.horizon_last(tag)) for tag in HORIZONS)
    heading, lines = asked.heading(plan), coverage(plan, [*filter(live, every)])
    gaps = ((DIMENSION[dimension], said) for dimension, said in (open_gaps(plan) if asked.unfiltered else ()))
    table = listed(_("Gaps: what no program covers"), GAPS, [(heading, gaps)])
    return Part(((heading, lines),), (years,), ended(asked.every()), tuple(table))


def document(asked: Asked, told: Told[Any]) -> Iterator[Block]:
    """Dimension by horizon, and the gaps where no filter hides programs; or programs by another of their sides."""
    return crossing.document(asked, told) if asked.by is not None else tables(asked, told.whole)


def tables(asked: Asked, whole: Part) -> Iterator[Block]:
    """Dimension by horizon, in two widths, and the gaps."""
    from ppu_roadmap.paper.chart import Either

    wide = _matrix(asked, whole, tuple(_fields(whole)), (regions(asked), *filters(asked.selection)))
    yield Either((wide,), lambda: (_matrix(asked, whole, tuple(_narrow()), subtitle(asked)),))
    yield from joined(whole.gaps)


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


def _matrix(asked: Asked, whole: Part, fields: Fields[tuple[Covered, ...]], about: tuple[Message, ...]) -> Table:
    head = Column("dimension", FIELD["dimension"], rank=0, weight=2)
    found = ((heading, ((DIMENSION[line.dimension], (line,)) for line in lines)) for heading, lines in whole.lines)
    notes = (*beside(asked, whole.ended), *_stray([line for _heading, lines in whole.lines for line in lines]))
    return count_table(asked.title, head, fields, found, subtitle=about, notes=notes)


def _fields(whole: Part) -> Iterator[Field[tuple[Covered, ...]]]:
    for place, tag in enumerate(HORIZONS):
        spans = {years[place] for years in whole.years}
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
