"""The roadmap on one page: a region's dimensions by horizon, or several regions; as a drawing and as a table."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeAlias

from ppu_roadmap.catalog.labels import DIMENSION, horizon_span
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.years import plan_years, written
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, HORIZONS
from ppu_roadmap.paper.chart import Board, Chart, Note, Strip
from ppu_roadmap.paper.table import Column, Group, Item, Kind, Marked, Row, Table
from ppu_roadmap.text import Day, Message, Uncut, _, _n
from ppu_roadmap.views.grouping import filters, nothing, regions
from ppu_roadmap.views.view import Asked, unread

MOST_REGIONS = 60
"""Regions that one board has room for."""
Found: TypeAlias = "list[tuple[Plan, tuple[Program, ...]]]"
"""The live programs of each region that pass."""


def chart(asked: Asked) -> Chart:
    """The roadmap, and a table that says the same."""
    return Chart(
        _("Roadmap on one page"), lambda: board(asked), lambda: table(asked), _("Programs of each dimension by horizon")
    )


def board(asked: Asked) -> Board:
    """What a sheet for a wall shows: the programs that pass and are live."""
    found = asked.chosen()
    tags = _tags(found)
    summed = sum((total(plan, programs) for plan, programs in found), Total())
    where, about = _place(asked)
    strips = _by_region(found[:MOST_REGIONS], tags) if asked.several else _by_dimension(*found[0], tags)
    left = len(found) - MOST_REGIONS
    remarks = [] if summed.programs else [nothing(asked.plans)]
    remarks += [_n("{count} more region", "{count} more regions", left)] if left > 0 else []
    vision = None if asked.several else asked.plans[0].file.vision
    return Board(
        _("Smart City roadmap of {region}", region=where),
        (*about, *filters(asked.selection)),
        tuple(_column(asked.plans, tag) for tag in tags),
        tuple(strips),
        (*remarks, *unread(asked), _("printed on {day}", day=Day(asked.today.isoformat()))),
        cells.summary(summed, quick_wins=True)[: 2 if summed.quick_wins else 1],
        vision and Uncut(vision),
    )


def _place(asked: Asked) -> tuple[Message, list[Message]]:
    """Where a board is of, and further words about it: the province, how many regions, the years that all have."""
    years = {written(reach) for plan in asked.plans if (reach := plan_years(plan))}
    provinces = {plan.file.region.province for plan in asked.plans if plan.file.region} - {None}
    where, about = regions(asked.plans), [_("{word}", word=one) for one in provinces if len(provinces) == 1]
    if asked.several and about:
        where, about = about[0], [where]
    return where, [*about, *(_("{word}", word=one.replace("-", "–")) for one in years if len(years) == 1)]


def table(asked: Asked) -> Table:
    """A row a dimension, with its programs in a column for each horizon."""
    made = board(asked)
    head = Column("region" if asked.several else "dimension", FIELD["region" if asked.several else "dimension"], rank=0)
    columns = tuple(Column(f"horizon{place}", label, Kind.BAND, weight=3) for place, label in enumerate(made.columns))
    rows: tuple[Row, ...] = tuple(
        (strip.label, *(tuple(map(_said, notes)) for notes in strip.notes)) for strip in made.strips
    )
    return Table(
        made.title,
        (head, *columns),
        (Group(None, rows),),
        subtitle=made.subtitle,
        summary=made.summary,
        notes=made.foot[:-1],
    )


def _said(note: Note) -> Item:
    """A program in a cell: its code before its name, and the mark of that."""
    name = note.name
    if isinstance(name, Marked):
        return Marked(f"{note.code} {name.value}", name.mark)
    return f"{note.code} {name or '–'}"


def _tags(found: Found) -> tuple[str | None, ...]:
    """The horizons, and last what has none that is known, where there is any."""
    stray = any(program.horizon is None for _plan, programs in found for program in programs)
    return (*HORIZONS, None) if stray else HORIZONS


def _column(plans: Sequence[Plan], tag: str | None) -> Message:
    """A horizon, with its years where all regions have the same."""
    if tag is None:
        return _("horizon not known")
    spans = {(plan.horizon_first(tag), plan.horizon_last(tag)) for plan in plans}
    return horizon_span(tag, *spans.pop()) if len(spans) == 1 else horizon_span(tag, None, None)


def _by_dimension(plan: Plan, programs: Sequence[Program], tags: Sequence[str | None]) -> Iterator[Strip]:
    used = {program.dimension for program in programs}
    for home in HOMES:
        if home in DIMENSIONS or home in used:
            inside = [program for program in programs if program.dimension == home]
            counted = _counted(inside) if all_programs_known(plan, home) else ()
            yield Strip(home, DIMENSION[home], _notes(plan, inside, tags), counted)
    if stray := [program for program in programs if program.dimension not in HOMES]:
        yield Strip("quiet", _("dimension not known"), _notes(plan, stray, tags), _counted(stray))


def _by_region(found: Found, tags: Sequence[str | None]) -> Iterator[Strip]:
    for plan, programs in found:
        notes = _notes(plan, programs, tags, keyed=True)
        yield Strip("navy", cells.region(plan), notes, _counted(programs))


def _counted(programs: Sequence[Program]) -> tuple[Message, ...]:
    return (_n("{count} program", "{count} programs", len(programs)),)


def _notes(
    plan: Plan, programs: Sequence[Program], tags: Sequence[str | None], *, keyed: bool = False
) -> tuple[tuple[Note, ...], ...]:
    """The programs of each horizon: quick wins first, proposals last, then as they start."""

    def order(program: Program) -> tuple[bool, bool, float]:
        reach = plan.years(program)
        return program.quick_win is None, program.status == "proposed", reach.first if reach else inf

    return tuple(
        tuple(
            Note(
                program.id or "–", cells.name(program), program.quick_win is not None, program.status,
                program.dimension if keyed and program.dimension in HOMES else None,
            )
            for program in sorted((one for one in programs if one.horizon == tag), key=order)
        )
        for tag in tags
    )  # fmt: skip
