"""What a budget leaves open, as tables: no source, no amount, no line at all, money counted twice; and data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.budget import (
    MEASURES,
    By,
    Key,
    Line,
    Sums,
    column_of,
    cube,
    pivot,
    without_amount,
    without_lines,
    without_source,
)
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import BUDGET, FIELD, TITLE
from ppu_roadmap.facts.money import Repeated, repeated_lines
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Cell, Column, Group, Item, Kind, Row, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.budget import ROW_NAMES, Share
from ppu_roadmap.views.money import Scaled, Unit, in_unit
from ppu_roadmap.views.programs import ALL

CUBE: tuple[By, ...] = ("year", "dimension", "source", "owner")
DATA_MEASURES = tuple(name for name in MEASURES if name not in {"spent", "limit"})


def budget_data(found: Sequence[Share], by: By | None) -> Table:
    """The sums for machines, in whole rupiah: by year, dimension, source and agency, or by one of them and year."""
    keys = CUBE if by is None else (by, column_of(by))
    region = (Column("region", FIELD["region"]),) if len(found) > 1 else ()
    columns = (
        *region,
        *(Column(key, ROW_NAMES[key], Kind.YEARS if key == "year" else Kind.TEXT) for key in keys),
        *(Column(name, BUDGET.get(name, FIELD["budget"]), Kind.NUMBER) for name in (*DATA_MEASURES, "absorption")),
        Column("lines", _("Budget lines"), Kind.NUMBER),
        Column("uncosted", labels.NOT_COSTED, Kind.NUMBER),
    )
    rows = tuple(
        Row((*((share.plan.code,) if region else ()), *(key or None for key in place), *_figures(sums)))
        for share in found
        for place, sums in _cells(share, by)
    )
    return Table(TITLE["budget"], columns, (Group(None, rows),))


def _cells(share: Share, by: By | None) -> Iterator[tuple[tuple[Key, ...], Sums]]:
    if by is None:
        yield from sorted(cube(share.lines).items(), key=lambda item: [str(key or "~") for key in item[0]])
        return
    table = pivot(share.plan, share.lines, by)
    yield from (
        ((row, column), table.cells[row, column])
        for row in table.rows
        for column in table.columns
        if (row, column) in table.cells
    )


def _figures(sums: Sums) -> tuple[Cell, ...]:
    absorption = round(sums.absorption, 1) if sums.absorption is not None else None
    measures: tuple[Cell, ...] = tuple(getattr(sums, name) for name in DATA_MEASURES)
    return (*measures, absorption, sums.lines, sums.lines - sums.known.get("amount", 0))


def gap_tables(found: Sequence[Share], unit: Unit, selection: Selection = ALL) -> Iterator[Table]:
    """What the sums do not hold, by dimension, and what they may hold twice."""
    yield from _open(found, unit)
    yield from _twice(found, selection)


def _open(found: Sequence[Share], unit: Unit) -> Iterator[Table]:
    groups = []
    for share in found:
        rows = tuple(row for dimension in (*DIMENSIONS, "") for row in _open_row(share, dimension, unit))
        if rows:
            groups.append(Group(values.region(share.plan) if len(found) > 1 else None, rows))
    if groups:
        columns = (
            Column("dimension", FIELD["dimension"], rank=0, weight=2),
            Column("no_line", _("No budget line"), weight=3, rank=1),
            Column("proposed", _("Proposed, no budget line"), weight=3, rank=2),
            Column("no_amount", _("Line not yet costed"), weight=2, rank=3),
            Column("no_source", _("Line without a source"), weight=2, rank=4),
            Column("sum", in_unit(_("Money without a source"), unit), Kind.MONEY, rank=4),
        )
        table = Table(_("What is still open in the budget"), columns, tuple(groups), notes=tuple(_sentences(found)))
        yield table.without_empty()


def _open_row(share: Share, dimension: str, unit: Unit) -> Iterator[Row]:
    bare = [one for one in without_lines(share.plan, share.programs) if one.dimension == dimension]
    lines = [line for line in share.lines if line.program.dimension == dimension]
    uncosted, unsourced = without_amount(lines), without_source(lines)
    if bare or uncosted or unsourced:
        known = [line.line.amount for line in unsourced if line.line.amount is not None]
        money = Scaled(sum(known), unit, len(known) < len(unsourced)) if known else None
        label = labels.DIMENSION.get(dimension, _("dimension not known"))
        decided = tuple(_called(one) for one in bare if one.status != "proposed")
        proposed = tuple(_called(one) for one in bare if one.status == "proposed")
        yield Row((label, decided, proposed, _ids(uncosted), _ids(unsourced), money))


def _called(program: Program) -> str:
    return program.id or program.name or "–"


def _ids(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Each program once, with the years of its lines."""
    years: dict[str, list[int]] = {}
    for line in lines:
        found = years.setdefault(_called(line.program), [])
        if line.line.year is not None and line.line.year not in found:
            found.append(line.line.year)
    return tuple(f"{called} ({' '.join(map(str, sorted(of)))})" if of else called for called, of in years.items())


def _sentences(found: Sequence[Share]) -> Iterator[Message]:
    bare = sum(len(without_lines(share.plan, share.programs)) for share in found)
    if bare:
        programs = sum(len(share.programs) for share in found)
        yield _n(
            "{count} of {programs} programs has no budget line",
            "{count} of {programs} programs have no budget line",
            bare,
            programs=programs,
        )
    cancelled = [
        line.line.amount
        for share in found
        for line in share.lines
        if line.program.status == "cancelled" and line.line.amount
    ]
    if cancelled:
        yield _("The sums hold {sum} of cancelled programs.", sum=Rupiah(sum(cancelled)))


def _twice(found: Sequence[Share], selection: Selection) -> Iterator[Table]:
    groups, counted = [], 0
    for share in found:
        repeated = tuple(_repeated(share, selection))
        counted += sum(again.amount for again in repeated)
        if repeated:
            rows = tuple(_again_row(share, again) for again in repeated)
            groups.append(Group(values.region(share.plan) if len(found) > 1 else None, rows))
    if groups:
        columns = (
            Column("id", FIELD["id"], rank=0, weight=0),
            Column("earlier", _("Same line as"), rank=0, weight=0),
            Column("year", BUDGET["year"], Kind.YEARS, rank=1, weight=0),
            Column("amount", _("Counted twice"), Kind.MONEY, rank=0),
            Column("source", FIELD["funding"], rank=3, weight=1),
            Column("owner", BUDGET["owner"], rank=4, weight=1),
            Column("nomenclature", _("Nomenclature"), rank=2, weight=0),
        )
        note = _("{sum} may be counted twice: two programs name the same money.", sum=Rupiah(counted))
        yield Table(_("Counted twice"), columns, tuple(groups), notes=(note,))


def _repeated(share: Share, selection: Selection) -> Iterator[Repeated]:
    inside = {id(line.program) for line in share.lines}
    for again in repeated_lines(share.plan):
        wanted = not selection.years or again.purse.year in selection.years
        if wanted and (id(again.program) in inside or id(again.earlier) in inside):
            yield again


def _again_row(share: Share, again: Repeated) -> Row:
    purse, plan = again.purse, share.plan
    rest: tuple[Cell, ...] = (again.program.id, again.earlier.id, purse.year, again.amount)
    owner = plan.agency_name(purse.owner) if purse.owner else None
    return Row((*rest, values.source_name(plan, purse.source), owner, purse.nomenclature))
