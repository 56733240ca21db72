"""The page of progress: its parts in their order, or those that were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Table
from ppu_roadmap.views.assessment import assessment_data, assessment_tables
from ppu_roadmap.views.progress import Ask, count_data, count_tables, program_data, program_table
from ppu_roadmap.views.progress_parts import (
    action_data,
    action_tables,
    advice_data,
    advice_tables,
    report_data,
    report_tables,
)

ALL = ("counts", "programs", "actions", "reports", "assessment", "recommendations")


def progress_tables(plans: Sequence[Plan], ask: Ask, parts: Sequence[str] = ()) -> Iterator[Table]:
    """The parts that were asked for, all by default; the self-assessment of each year that a filter names."""
    years = ask.selection.years
    before = min(years) if years else None
    for part in parts or ALL:
        match part:
            case "counts":
                yield from count_tables(plans, ask)
            case "programs":
                yield from program_table(plans, ask)
            case "actions":
                yield from action_tables(plans, ask)
            case "reports":
                yield from report_tables(plans, ask)
            case "assessment":
                for year in years:
                    yield from assessment_tables(plans, ask, year)
            case "recommendations":
                yield from advice_tables(plans, ask, before)


def progress_data(plans: Sequence[Plan], ask: Ask, parts: Sequence[str] = ()) -> Table:
    """One part for machines: the first that was asked for, else the assessment of the years, else the programs."""
    years = ask.selection.years
    match parts[0] if parts else "assessment" if years else "programs":
        case "counts":
            return count_data(plans, ask)
        case "actions":
            return action_data(plans, ask)
        case "reports":
            return report_data(plans, ask)
        case "assessment":
            return assessment_data(plans, ask, years)
        case "recommendations":
            return advice_data(plans, ask, min(years) if years else None)
    return program_data(plans, ask)
