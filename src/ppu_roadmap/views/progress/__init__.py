"""Progress: what runs, is done or late, what that rests on, and the self-assessment of the years asked for."""

from collections.abc import Callable, Iterable, Mapping

from ppu_roadmap.paper.table import Table
from ppu_roadmap.views.progress import actions, assessment, counts, programs
from ppu_roadmap.views.view import Asked

PARTS: Mapping[str, tuple[Callable[[Asked], Iterable[Table]], Callable[[Asked], Table]]] = {
    "counts": (counts.tables, counts.rows),
    "programs": (programs.tables, programs.rows),
    "actions": (actions.tables, actions.rows),
    "reports": (programs.report_tables, programs.report_rows),
    "assessment": (assessment.tables, assessment.rows),
    "recommendations": (assessment.advice_tables, assessment.advice_rows),
}
"""The parts of the page in their order: tables for people, and rows for machines."""


def document(asked: Asked) -> Iterable[Table]:
    """The parts that were asked for, all by default; the self-assessment of each year that a filter names."""
    return (table for part in asked.parts or PARTS for table in PARTS[part][0](asked))


def rows(asked: Asked) -> Table:
    """One part: the first that was asked for, else the assessment of the years, else the programs."""
    usual = "assessment" if asked.selection.years else "programs"
    return PARTS[asked.parts[0] if asked.parts else usual][1](asked)
