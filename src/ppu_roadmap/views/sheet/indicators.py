"""What a quick win promises: its indicators with their values at the end and a year later."""

from __future__ import annotations

from collections.abc import Sequence

from ppu_roadmap.catalog.labels import INDICATOR_KIND
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.paper.blocks import NOT_FILLED, Blank, Inline, Inlines, Paragraph, Strong, left_out, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, Month, _
from ppu_roadmap.views.sheet.room import Limits


def ordered(program: Program) -> list[Indicator]:
    """The indicators, those that people notice first."""
    order = ("impact", "outcome", "output", None)
    return sorted(program.indicators, key=lambda indicator: order.index(indicator.kind))


def finish_year(quick_win: QuickWin) -> int | None:
    """The year in which it ends."""
    return int(quick_win.finish[:4]) if quick_win.finish else None


def main_target(program: Program, quick_win: QuickWin, limit: int) -> Cell:
    """The target of the first indicator that has one for the end."""
    year = finish_year(quick_win)
    for indicator in ordered(program):
        value = indicator.targets.get(year) if year is not None else None
        if value is not None:
            name = shortened(indicator.name or "", limit)
            return _(
                "{indicator}: {value} {unit}",
                indicator=name,
                value=float(value),
                unit=shortened(indicator.unit or "", limit // 2),
            )
    return None


def evidence(plan: Plan, program: Program, limit: int) -> Inlines:
    """The one number that shows the problem: a value at the start, with its year and who measured it."""
    for indicator in ordered(program):
        baseline = indicator.baseline
        if baseline is None or baseline.value is None:
            continue
        source = shortened(plan.agency_name(indicator.data_owner), limit) if indicator.data_owner else None
        return (
            f"{shortened(indicator.name or '', limit)}: ",
            Strong(_("{value} {unit}", value=float(baseline.value), unit=shortened(indicator.unit or "", limit // 2))),
            _(" ({year}; source of the data: {source})", year=baseline.year, source=source or NOT_FILLED),
        )
    return (Blank(),)


def promised(program: Program, quick_win: QuickWin, limits: Limits) -> tuple[Block, ...]:
    """The benefit, and the table of indicators."""
    benefit: Inline = shortened(quick_win.benefit, limits.text) if quick_win.benefit else Blank()
    indicators = ordered(program)
    shown = indicators[: limits.indicators]
    blocks: list[Block] = [
        Paragraph((benefit, *left_out(len(shown), len(indicators))), _("Benefit")),
        _table(shown, quick_win, limits.cell),
    ]
    if indicators and all(indicator.kind == "output" for indicator in indicators):
        blocks.append(Paragraph((_("No result that people notice (outcome or impact) is measured yet."),)))
    return tuple(blocks)


def _table(indicators: Sequence[Indicator], quick_win: QuickWin, limit: int) -> Table:
    year = finish_year(quick_win)
    end: Message = _("Target at the end")
    after: Message = _("Target a year later")
    if quick_win.finish and year is not None:
        end = _("Target {month}", month=Month(quick_win.finish))
        after = _("Target {year}", year=year + 1)
    columns = (
        Column("name", _("Indicator"), weight=4, rank=0, unknown=NOT_FILLED),
        Column("unit", _("Unit"), weight=2, rank=2, unknown=NOT_FILLED),
        Column("baseline", _("Value at the start"), weight=2, rank=1, unknown=NOT_FILLED),
        Column("end", end, Kind.NUMBER, 2, rank=0, unknown=NOT_FILLED),
        Column("after", after, Kind.NUMBER, 2, rank=1, unknown=NOT_FILLED),
    )
    rows = tuple(_row(indicator, year, limit) for indicator in indicators)
    group = Group(None, rows or (Row((None,) * len(columns)),))
    return Table(None, columns, (group,), widths=(40, 14, 16, 15, 15))


def _row(indicator: Indicator, year: int | None, limit: int) -> Row:
    targets = indicator.targets
    baseline = indicator.baseline
    known = baseline is not None and baseline.value is not None
    name = shortened(indicator.name or "", limit)
    cells: tuple[Cell, ...] = (
        Marked(name, _("– {kind}", kind=INDICATOR_KIND[indicator.kind])) if indicator.kind else name,
        shortened(indicator.unit, limit // 2) if indicator.unit else None,
        _("{value} ({year})", value=float(baseline.value or 0), year=baseline.year) if known and baseline else None,
        targets.get(year) if year is not None else None,
        targets.get(year + 1) if year is not None else None,
    )
    return Row(cells)
