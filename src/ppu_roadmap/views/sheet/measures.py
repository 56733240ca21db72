"""The tables of a quick win's page: steps by month, money, the three gravest risks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import certainty, cost
from ppu_roadmap.facts.months import month_number
from ppu_roadmap.facts.risk import level_of
from ppu_roadmap.model.measures import Action, BudgetLine, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import NOT_FILLED, Blank, Inline, Paragraph, Schedule, Task, left_out, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Rupiah, _
from ppu_roadmap.views import values
from ppu_roadmap.views.sheet.room import Limits
from ppu_roadmap.views.sheet.words import span

RISKS = 3
MOST_MONTHS = 24
STEP, OWNER, SOURCE = 48, 16, 22
"""Characters of a step, of a short name of an agency and of a source of money, each on one line."""


def schedule_blocks(plan: Plan, candidate: Candidate, limits: Limits) -> tuple[Block, ...]:
    """The steps against the months of the quick win; none known: the time alone, and a place to write them in."""
    time = span(candidate)
    label = _("From – to")
    actions = candidate.program.actions
    if not actions:
        return (Paragraph((time or Blank(), _("; steps: "), Blank()), label),)
    shown = actions[: limits.steps]
    months = _months(candidate, shown)
    steps = tuple(_step(plan, action, months) for action in shown)
    return (Paragraph((time or Blank(), *left_out(len(shown), len(actions))), label), Schedule(months, steps))


def _months(candidate: Candidate, actions: Sequence[Action]) -> tuple[str, ...]:
    """Every month from the first to the last that is named, at most two years."""
    quick_win = candidate.quick_win
    named = [quick_win.start, quick_win.finish, *(month for one in actions for month in (one.start, one.finish))]
    numbers = [month_number(month) for month in named if month]
    if not numbers:
        return ()
    first, last = min(numbers), max(numbers)
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, min(last, first + MOST_MONTHS) + 1))


def _step(plan: Plan, action: Action, months: tuple[str, ...]) -> Task:
    name: Inline = shortened(action.name, STEP) if action.name else Blank()
    owner: Inline = shortened(plan.agency_name(action.owner), OWNER) if action.owner else Blank()
    start, finish = action.start or action.finish, action.finish or action.start
    if not start or not finish or start not in months or start > finish:
        return Task(name, owner)
    return Task(name, owner, months.index(start), months.index(finish) if finish in months else len(months) - 1)


def budget_blocks(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """The lines of the budget in full rupiah, the first years first; what is not costed says so."""
    lines = sorted(program.budget, key=lambda line: line.year or 0)
    if not lines:
        return (Paragraph((labels.NOT_COSTED,)),)
    columns = (
        Column("year", _("Year"), Kind.YEARS, 0, rank=0, unknown=NOT_FILLED),
        Column("source", _("Source of the money"), weight=2, rank=0, unknown=labels.NO_SOURCE),
        Column("amount", _("Indicative ceiling"), Kind.MONEY, rank=0, unknown=labels.NOT_COSTED),
        Column("approved", _("Approved budget (APBD/DPA)"), Kind.MONEY, rank=2, unknown=NOT_FILLED),
        Column("code", _("Sub-activity (code)"), rank=3, unknown=NOT_FILLED),
        Column("certainty", _("State of the money"), rank=1, unknown=NOT_FILLED),
    )
    rows = tuple(_line(plan, program, line) for line in lines[: limits.lines])
    table = Table(None, columns, (Group(None, rows),), widths=(7, 21, 18, 18, 18, 18))
    return (*_total(plan, program, len(rows), len(lines)), table)


def _line(plan: Plan, program: Program, line: BudgetLine) -> Row:
    return Row((
        line.year,
        shortened(values.source_name(plan, line.source), SOURCE) if line.source else None,
        line.amount,
        line.approved,
        line.nomenclature or program.nomenclature,
        values.label(labels.CERTAINTY, certainty(line)),
    ))  # fmt: skip


def _total(plan: Plan, program: Program, shown_lines: int, count: int) -> Iterator[Paragraph]:
    """The sum of several lines, and how many of them the page shows."""
    price = cost(plan, program)
    if price.known is not None and count > 1:
        part = () if price.complete else (" ", labels.PARTLY_COSTED)
        yield Paragraph((Rupiah(price.known), *part, *left_out(shown_lines, count)), _("Sum of all lines"))


def risk_blocks(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """The three gravest risks, as the ministry's form has them."""
    risks = sorted(program.risks, key=lambda risk: -((risk.likelihood or 0) * (risk.impact or 0)))
    if not risks:
        return (Paragraph((Blank(),)),)
    columns = (
        Column("factor", _("Factor"), weight=3, rank=0, unknown=NOT_FILLED),
        Column("cause", _("Cause"), weight=3, rank=3, unknown=NOT_FILLED),
        Column("likelihood", _("Likelihood"), weight=1, rank=3, unknown=NOT_FILLED),
        Column("impact", _("Risk impact"), weight=1, rank=3, unknown=NOT_FILLED),
        Column("level", _("Level"), Kind.WORD, 1, rank=0, unknown=NOT_FILLED),
        Column("mitigation", _("Mitigation"), weight=4, rank=1, unknown=NOT_FILLED),
        Column("owner", _("Owner"), weight=1, rank=2, unknown=NOT_FILLED),
        Column("residual", _("Residual risk"), Kind.WORD, 1, rank=2, unknown=NOT_FILLED),
    )
    rows = tuple(_risk(plan, risk, limits.cell) for risk in risks[:RISKS])
    table = Table(None, columns, (Group(None, rows),), widths=(17, 15, 13, 8, 8, 19, 11, 9))
    more = left_out(len(rows), len(risks))
    return (Paragraph((_("The gravest first"), *more)), table) if more else (table,)


def _risk(plan: Plan, risk: Risk, limit: int) -> Row:
    inherent, residual = level_of(plan, risk), level_of(plan, risk.residual)
    mitigation: Cell = shortened(risk.mitigation, limit) if risk.mitigation else None
    if risk.mitigation and risk.mitigation_kind:
        mitigation = (shortened(risk.mitigation, limit), labels.MITIGATION[risk.mitigation_kind])
    return Row((
        shortened(risk.factor, limit) if risk.factor else None,
        shortened(risk.cause, limit) if risk.cause else None,
        _rating(plan, risk.likelihood),
        _rating(plan, risk.impact),
        values.label(labels.RISK_LEVEL, inherent),
        mitigation,
        shortened(plan.agency_name(risk.owner), OWNER) if risk.owner else None,
        values.label(labels.RISK_LEVEL, residual),
    ))  # fmt: skip


def _rating(plan: Plan, rating: int | None) -> Cell:
    steps = labels.RATING[plan.risk_scale]
    return steps[rating - 1] if rating is not None and rating <= len(steps) else rating
