"""The roadmap on one page: a region's dimensions by horizon, or several regions; as a drawing and as a table."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import inf
from typing import TypeAlias

from ppu_roadmap.catalog.labels import DIMENSION, horizon_span
from ppu_roadmap.facts.known import all_known, all_programs_known
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
Tags: TypeAlias = "tuple[str | None, ...]"
"""The horizons that are shown; ``None`` stands for what has none that is known."""
Part: TypeAlias = "tuple[str, Message, Sequence[Program], bool]"
"""The key and name of a strip, its programs, and whether those are all, so that they can be counted."""


def chart(asked: Asked) -> Chart:
    """The roadmap, and a table that says the same."""
    alt = _("Programs of each dimension by horizon")
    return Chart(_("Roadmap on one page"), partial(board, asked), partial(table, asked), alt)


def board(asked: Asked) -> Board:
    """What a sheet for a wall shows: the programs that pass and are live."""
    found = asked.chosen()
    shown = asked.selection.horizon_tags() or HORIZONS
    known = tuple(tag for tag in HORIZONS if tag in shown)
    stray = any(program.horizon is None for _plan, programs in found for program in programs)
    tags = (*known, None) if stray else known
    summed = sum((total(plan, programs) for plan, programs in found), Total())
    where, about = _place(asked)
    left = len(found) - MOST_REGIONS if asked.several else 0
    foot = [] if summed.programs else [nothing(asked.regions)]
    foot += [_n("{count} more region", "{count} more regions", left)] if left > 0 else []
    vision = None if asked.several else asked.plans[0].file.vision
    return Board(
        _("Smart City roadmap of {region}", region=where),
        (*about, *filters(asked.selection, but={"horizons", "through"})),
        tuple(_column(asked.plans, tag) for tag in tags),
        tuple(_strips(asked, found[:MOST_REGIONS], tags)),
        (*foot, *unread(asked), _("printed on {day}", day=Day(asked.today.isoformat()))),
        cells.summary(summed, quick_wins=True)[: 2 if summed.quick_wins else 1],
        None if vision is None else Uncut(vision),
    )


def table(asked: Asked) -> Table:
    """A row a dimension or a region, with its programs in a column for each horizon."""
    shown, key = board(asked), "region" if asked.several else "dimension"
    columns = [Column(f"horizon{place}", label, Kind.BAND, weight=3) for place, label in enumerate(shown.columns)]
    rows: list[Row] = [(one.label, *(tuple(map(_said, notes)) for notes in one.notes)) for one in shown.strips]
    made = Table(shown.title, (Column(key, FIELD[key], rank=0), *columns), (Group(None, tuple(rows)),))
    return made._replace(subtitle=shown.subtitle, summary=shown.summary, notes=shown.foot[:-1])


def _said(note: Note) -> Item:
    """A program in a cell: its code before its name, and the mark of that."""
    if isinstance(note.name, Marked):
        return Marked(f"{note.code} {note.name.value}", note.name.mark)
    return f"{note.code} {note.name or '–'}"


def _place(asked: Asked) -> tuple[Message, list[Message]]:
    """Where a board is of, and further words about it: the province, how many regions, the years that all have."""
    years = {written(reach).replace("-", "–") for plan in asked.plans if (reach := plan_years(plan))}
    provinces = {plan.file.region.province for plan in asked.plans if plan.file.region} - {None}
    province, period = ([_("{word}", word=one) for one in each if len(each) == 1] for each in (provinces, years))
    if asked.several and province:
        return province[0], [regions(asked), *period]
    return regions(asked), [*province, *period]


def _column(plans: Sequence[Plan], tag: str | None) -> Message:
    """A horizon, with its years where all regions have the same."""
    if tag is None:
        return _("horizon not known")
    spans = {(plan.horizon_first(tag), plan.horizon_last(tag)) for plan in plans}
    return horizon_span(tag, *(spans.pop() if len(spans) == 1 else (None, None)))


def _strips(asked: Asked, found: Sequence[tuple[Plan, Sequence[Program]]], tags: Tags) -> Iterator[Strip]:
    """The regions, or of one region its dimensions; all programs of each are counted where all are known."""
    for plan, programs in found:
        whole: Part = "navy", cells.region(plan), programs, all_known(plan)
        for key, label, inside, known in [whole] if asked.several else _parts(asked, plan, programs):
            notes = tuple(_notes(plan, inside, tag) for tag in tags)
            yield Strip(key, label, notes, (_n("{count} program", "{count} programs", len(inside)),) if known else ())


def _parts(asked: Asked, plan: Plan, programs: Sequence[Program]) -> Iterator[Part]:
    """Each dimension of the guide, but those that a filter leaves out, and what else has programs."""
    for home in (*HOMES, None):
        inside = [one for one in programs if (one.dimension if one.dimension in HOMES else None) == home]
        if inside or (home in DIMENSIONS and not asked.selection.dimensions):
            known = home is None or all_programs_known(plan, home)
            yield home or "quiet", DIMENSION[home] if home else _("dimension not known"), inside, known


def _notes(plan: Plan, programs: Sequence[Program], tag: str | None) -> tuple[Note, ...]:
    """The programs of a horizon: quick wins first, proposals last, then as they start."""

    def order(program: Program) -> tuple[bool, bool, float]:
        reach = plan.years(program)
        return program.quick_win is None, program.status == "proposed", reach.first if reach else inf

    inside = sorted((one for one in programs if one.horizon == tag), key=order)
    return tuple(
        Note(one.id or "–", cells.name(one), one.quick_win is not None, one.status, one.dimension) for one in inside
    )
