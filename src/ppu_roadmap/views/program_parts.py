"""The lists of a program as tables: action plan, budget, indicators, risks, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ppu_roadmap.catalog import headings, labels
from ppu_roadmap.catalog.headings import FIELD
from ppu_roadmap.catalog.labels import Labels
from ppu_roadmap.facts.risk import level_of
from ppu_roadmap.model.measures import Action, Baseline, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.program_facts import figures

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Part:
    """How one column of a part is shown: its key, what it holds, how it gives way."""

    key: str
    kind: Kind = Kind.TEXT
    rank: int = 5
    weight: int = 2
    unknown: Message | None = None


def parts(plan: Plan, program: Program) -> Iterator[Table]:
    """A table for each list that has something in it."""
    yield from table(FIELD["actions"], headings.ACTION, ACTION, program.actions, lambda action: _action(plan, action))
    yield from table(FIELD["budget"], headings.BUDGET, BUDGET, program.budget, lambda line: _line(plan, program, line))
    yield from table(
        FIELD["indicators"], headings.INDICATOR, INDICATOR, program.indicators, lambda one: _indicator(plan, one)
    )
    yield from table(TITLE_RISKS, headings.RISK, RISK, program.risks, lambda risk: _risk(plan, risk))
    yield from table(TITLE_REPORTS, headings.REPORT, REPORT, program.reports, _report)


TITLE_RISKS = _("Risks")
TITLE_REPORTS = _("Quarterly reports")

ACTION = (
    Part("id", rank=0, weight=0),
    Part("name", rank=0, weight=4),
    Part("start", Kind.DATE, 3, 0),
    Part("finish", Kind.DATE, 3, 0),
    Part("owner", rank=4),
    Part("output", rank=5),
    Part("status", Kind.WORD, 2, 0),
    Part("progress", Kind.PERCENT, 6, 0),
    Part("nomenclature", rank=7, weight=0),
    Part("evidence", rank=8),
)
BUDGET = (
    Part("year", Kind.YEARS, 0, 0),
    Part("source", rank=0, unknown=labels.NO_SOURCE),
    Part("amount", Kind.MONEY, 0, 1, labels.NOT_COSTED),
    Part("certainty", rank=3, weight=1),
    Part("approved", Kind.MONEY, 5, 1),
    Part("revised", Kind.MONEY, 6, 1),
    Part("realised", Kind.MONEY, 4, 1),
    Part("owner", rank=7),
    Part("nomenclature", rank=8, weight=0),
)
INDICATOR = (
    Part("name", rank=0, weight=4),
    Part("kind", rank=4, weight=1),
    Part("unit", rank=2, weight=1),
    Part("baseline", rank=3, weight=1),
    Part("targets", rank=1),
    Part("actuals", rank=2),
    Part("better", rank=6),
    Part("accumulation", rank=7, weight=1),
    Part("formula", rank=9, weight=3),
    Part("data_owner", rank=8),
    Part("sni", rank=5, weight=0),
    Part("evidence", rank=9),
)
RISK = (
    Part("id", rank=0, weight=0),
    Part("factor", rank=0, weight=4),
    Part("cause", rank=5, weight=3),
    Part("likelihood", Kind.NUMBER, 3, 0),
    Part("impact", Kind.NUMBER, 3, 0),
    Part("level", Kind.WORD, 1, 0),
    Part("mitigation", rank=4, weight=4),
    Part("mitigation_kind", rank=7),
    Part("owner", rank=6),
    Part("residual", Kind.WORD, 2, 0),
)
REPORT = (
    Part("period", rank=0, weight=0),
    Part("status", Kind.WORD, 1, 0),
    Part("progress", Kind.PERCENT, 1, 0),
    Part("realised", Kind.MONEY, 2, 0),
    Part("note", rank=3, weight=4),
    Part("evidence", rank=4),
)


def table(
    title: Message,
    names: Labels,
    columns: tuple[Part, ...],
    records: Iterable[Record],
    row: Callable[[Record], Row],
) -> Iterator[Table]:
    """A table of records, without the columns that nothing is known of; none where there are no records."""
    rows = tuple(row(record) for record in records)
    if rows:
        made = Table(title, tuple(_column(part, names) for part in columns), (Group(None, rows),))
        yield made.without_empty(part.key for part in columns if part.rank)


def _column(part: Part, names: Labels) -> Column:
    return Column(part.key, names[part.key], part.kind, part.weight, part.unknown, rank=part.rank)


def _action(plan: Plan, action: Action) -> Row:
    return Row((
        action.id, action.name, action.start, action.finish, values.agency(plan, action.owner), action.output,
        values.label(labels.STATUS, action.status), action.progress, action.nomenclature, action.evidence,
    ))  # fmt: skip


def _line(plan: Plan, program: Program, line: BudgetLine) -> Row:
    owner = line.owner if line.owner != program.owner else None
    return Row((
        line.year, values.source(plan, line.source), line.amount,
        values.label(labels.CERTAINTY, line.certainty), line.approved, line.revised, line.realised,
        Keyed(line.owner, values.agency(plan, owner)), line.nomenclature,
    ))  # fmt: skip


def _indicator(plan: Plan, one: Indicator) -> Row:
    return Row((
        one.name, values.label(labels.INDICATOR_KIND, one.kind), one.unit, baseline(one.baseline),
        figures(one.targets), figures(one.actuals),
        labels.BETTER[one.better] if one.better == "lower" else None,
        labels.ACCUMULATION[one.accumulation] if one.accumulation == "cumulative" else None,
        one.formula, values.agency(plan, one.data_owner), one.sni, one.evidence,
    ))  # fmt: skip


def baseline(start: Baseline | None) -> Cell:
    """The condition at the start, as in ``10 (2022)``."""
    if start is None:
        return None
    value = float(start.value) if start.value is not None else None
    return _("{value} ({year})", value=value, year=start.year)


def _risk(plan: Plan, risk: Risk) -> Row:
    inherent, residual = level_of(plan, risk), level_of(plan, risk.residual)
    return Row((
        risk.id, risk.factor, risk.cause, risk.likelihood, risk.impact,
        values.label(labels.RISK_LEVEL, inherent), risk.mitigation,
        values.label(labels.MITIGATION, risk.mitigation_kind), values.agency(plan, risk.owner),
        values.label(labels.RISK_LEVEL, residual),
    ))  # fmt: skip


def _report(report: Report) -> Row:
    status = values.label(labels.STATUS, report.status)
    return Row((report.period, status, report.progress, report.realised, report.note, report.evidence))
