"""What is measured of quick wins, as tables: what they promise, their steps by month, their money, their risks."""

from collections.abc import Iterable, Iterator, Sequence

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import certainty, cost
from ppu_roadmap.facts.risk import level_of, scale_of
from ppu_roadmap.facts.years import month_number
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Known_contra, columns_of, field, row_of
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Residual, Risk
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.paper.blocks import NOT_FILLED, Blank, Inlines, Paragraph, Schedule, Strong, Task, left_out, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Group, Kind, Marked, Table
from ppu_roadmap.text import Message, Month, Phrase, Rupiah, _, words
from ppu_roadmap.views.grouping import ended
from ppu_roadmap.views.sheet.brief import Brief, cut, millions, names, names_among, or_blank, span
from ppu_roadmap.views.sheet.limits import Limits

RISKS = 3
MOST_MONTHS = 24
STEP, OWNER, SOURCE = 48, 16, 22
"""Characters of a step, of a short name of an agency and of a source of money, each on one line."""
NOTICED = ("impact", "outcome", "output", None)
"""Kinds of indicators, those that people notice first."""


def form(fields: Fields[Known_contra], items: Iterable[Known_contra], widths: tuple[int, ...]) -> Table:
    """Items in a section's table, what is not known to be filled in; where there are none, a row of that."""
    columns = tuple(column._replace(unknown=column.unknown or NOT_FILLED) for column in columns_of(fields))
    rows = tuple(row_of(item, fields) for item in items)
    return Table(None, columns, (Group(None, rows or ((None,) * len(fields),)),), widths=widths)


def _indicators(program: Program) -> list[Indicator]:
    return sorted(program.indicators, key=lambda indicator: NOTICED.index(indicator.kind))


def main_target(one: Candidate, limit: int) -> Cell:
    """The target of the first indicator that has one for the end."""
    year = int((one.quick_win.finish or "0")[:4])
    for indicator in _indicators(one.program):
        if (value := indicator.targets.get(year)) is not None:
            name, unit = shortened(indicator.name or "", limit), shortened(indicator.unit or "", limit // 2)
            return _("{indicator}: {value} {unit}", indicator=name, value=cells.phrase(value), unit=unit)
    return None


def evidence(one: Candidate, limit: int) -> Inlines:
    """The one number that shows the problem: a value at the start, with its year and who measured it."""
    for indicator in _indicators(one.program):
        start, owner = indicator.baseline, indicator.data_owner
        if start is not None and start.value is not None:
            unit = shortened(indicator.unit or "", limit // 2)
            source = shortened(one.plan.agency_name(owner), limit) if owner else NOT_FILLED
            return (
                f"{shortened(indicator.name or '', limit)}: ",
                Strong(_("{value} {unit}", value=cells.phrase(start.value), unit=unit)),
                _(" ({year}; source of the data: {source})", year=start.year, source=source),
            )
    return (Blank(),)


def promised(one: Candidate, limits: Limits) -> Iterator[Block]:
    """The benefit, and the table of indicators."""
    indicators, limit = _indicators(one.program), limits.cell
    end, after, year = _("Target at the end"), _("Target a year later"), 0  # for which there is no target
    if finish := one.quick_win.finish:
        year = int(finish[:4])
        end, after = _("Target {month}", month=Month(finish)), _("Target {year}", year=year + 1)
    fields: tuple[Field[Indicator], ...] = (
        field("name", _("Indicator"), lambda each: _indicator(each, limit), weight=4, rank=0),
        field("unit", _("Unit"), lambda each: cut(each.unit, limit // 2), weight=2, rank=2),
        field("baseline", _("Value at the start"),
              lambda each: cells.baseline(start) if (start := each.baseline) and start.value is not None else None,
              weight=2),
        field("end", end, lambda each: cells.value(each.targets.get(year)), kind=Kind.NUMBER, weight=2, rank=0),
        field("after", after, lambda each: cells.value(each.targets.get(year + 1)), kind=Kind.NUMBER, weight=2),
    )  # fmt: skip
    shown = indicators[: limits.indicators]
    benefit = or_blank(one.quick_win.benefit, limits.text)
    yield Paragraph((benefit, *left_out(len(shown), len(indicators))), _("Benefit"))
    yield form(fields, shown, (40, 14, 16, 15, 15))
    if indicators and all(indicator.kind == "output" for indicator in indicators):
        yield Paragraph((_("No result that people notice (outcome or impact) is measured yet."),))


def _indicator(indicator: Indicator, limit: int) -> Cell:
    name = shortened(indicator.name or "", limit)
    return Marked(name, _("– {kind}", kind=labels.INDICATOR_KIND[indicator.kind])) if indicator.kind else name


def schedule(one: Candidate, limits: Limits) -> tuple[Block, ...]:
    """The steps against the months of the quick win; none known: the time alone, and a place to write them in."""
    time, label, actions = span(one) or Blank(), _("From – to"), one.program.actions
    if not actions:
        return (Paragraph((time, _("; steps: "), Blank()), label),)
    shown, tasks = actions[: limits.steps], []
    months = _months(one.quick_win, shown)
    for action in shown:
        owner = or_blank(action.owner and one.plan.agency_name(action.owner), OWNER)
        start, finish = action.start or action.finish, action.finish or action.start
        inside = [index for index, month in enumerate(months) if start and finish and start <= month <= finish]
        across = range(inside[0], inside[-1] + 1) if inside else range(0)
        tasks.append(Task(or_blank(action.name, STEP), owner, across))
    cut_off = any((action.finish or action.start or "") > months[-1] for action in shown if months)
    until = (_("; drawn only until {month}", month=Month(months[-1])),) if cut_off else ()
    return (Paragraph((time, *left_out(len(shown), len(actions)), *until), label), Schedule(months, tuple(tasks)))


def _months(quick_win: QuickWin, actions: Sequence[Action]) -> tuple[str, ...]:
    """Every month from the first to the last that is named, at most two years."""
    named = [quick_win.start, quick_win.finish, *(month for one in actions for month in (one.start, one.finish))]
    numbers = [month_number(month) for month in named if month]
    first, last = min(numbers, default=0), max(numbers, default=-1)
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, min(last + 1, first + MOST_MONTHS)))


def budget(one: Candidate, limits: Limits) -> tuple[Block, ...]:
    """The lines of the budget in full rupiah, the first years first, with their sum; what is not costed says so."""
    plan, program = one.plan, one.program
    lines = sorted(program.budget, key=lambda line: line.year or 0)
    if not lines:
        return (Paragraph((labels.NOT_COSTED,)),)
    fields: tuple[Field[BudgetLine], ...] = (
        field("year", _("Year"), lambda line: line.year, kind=Kind.YEARS, weight=0, rank=0),
        field("source", _("Source of the money"),
              lambda line: line.source and shortened(cells.source_name(plan, line.source), SOURCE),
              weight=2, rank=0, unknown=labels.NO_SOURCE),
        field("amount", _("Indicative ceiling"), lambda line: line.amount,
              kind=Kind.MONEY, rank=0, unknown=labels.NOT_COSTED),
        field("approved", _("Approved budget (APBD/DPA)"), lambda line: line.approved, kind=Kind.MONEY, rank=2),
        field("code", _("Sub-activity (code)"), lambda line: line.nomenclature or program.nomenclature, rank=3),
        field("certainty", _("State of the money"), lambda line: cells.label(labels.CERTAINTY, certainty(line))),
    )  # fmt: skip
    shown = form(fields, lines[: limits.lines], (7, 21, 18, 18, 18, 18))
    price = cost(plan, program)
    if price.known is None or len(lines) == 1:
        return (shown,)
    part = () if price.complete else (" ", labels.PARTLY_COSTED)
    known = (Rupiah(price.known), *part, *left_out(limits.lines, len(lines)))
    return (Paragraph(known, _("Sum of all lines")), shown)


def summed(one: Brief, limit: int) -> Paragraph:
    """The sum of all quick wins; what is not known is named and never printed as 0."""
    lines = [line for each in one.forward for line in each.program.budget]
    amounts = [(line, line.amount) for line in lines if line.amount is not None]
    if not amounts:
        return Paragraph((_("None of the quick wins is costed yet."),))

    def part(label: Phrase, amount: int) -> Message:
        return _("{what} {amount}", what=label, amount=millions(amount))

    def source(key: str | None) -> Phrase:
        return labels.NO_SOURCE if key is None else shortened(cells.source_name(one.plan, key), limit)

    by_source = gathered((line.source, amount) for line, amount in amounts)
    by_certainty = gathered((certainty(line), amount) for line, amount in amounts)
    states = [key for key in (*labels.CERTAINTY, None) if key in by_certainty]
    named = ((labels.CERTAINTY[key] if key else _("Certainty not stated"), sum(by_certainty[key])) for key in states)
    parts: list[Message | Strong] = [
        Strong(_("Rp {amount} million", amount=millions(sum(amount for _line, amount in amounts)))),
        _(" ({sources}).", sources=words((part(source(key), sum(each)) for key, each in by_source.items()), 6)),
        _(" {states}.", states=words(part(*each) for each in named)),
    ]
    prices = [(each, cost(each.plan, each.program)) for each in one.forward]
    if uncosted := [each for each, price in prices if price.known is None]:
        parts.append(_(" Not yet costed: {names}.", names=names_among(uncosted, one.forward, limit)))
    if partly := [each.program for each, price in prices if price.known is not None and not price.complete]:
        parts.append(_(" Costed in part only: {names}.", names=names(partly, limit)))
    parts += (_(" {apart}.", apart=each) for each in ended([(one.plan, one.ended)]).apart())
    return Paragraph(tuple(parts))


def risks(one: Candidate, limits: Limits) -> tuple[Block, ...]:
    """The three gravest risks, as the ministry's form has them."""
    plan, limit = one.plan, limits.cell
    found = sorted(one.program.risks, key=lambda risk: -((risk.likelihood or 0) * (risk.impact or 0)))
    if not found:
        return (Paragraph((Blank(),)),)
    scale = scale_of(plan)

    def rated(rating: int | None, steps: int | None) -> Cell:
        known = labels.RATING.get(steps or 0, ())
        return known[rating - 1] if rating is not None and rating <= len(known) else rating

    def level(risk: Risk | Residual | None) -> Cell:
        return cells.label(labels.RISK_LEVEL, level_of(plan, risk))

    fields: tuple[Field[Risk], ...] = (
        field("factor", _("Factor"), lambda risk: cut(risk.factor, limit), weight=3, rank=0),
        field("cause", _("Cause"), lambda risk: cut(risk.cause, limit), weight=3, rank=3),
        field("likelihood", _("Likelihood"), lambda risk: rated(risk.likelihood, scale and scale.likelihood), rank=3),
        field("impact", _("Risk impact"), lambda risk: rated(risk.impact, scale and scale.impact), rank=3),
        field("level", _("Level"), level, kind=Kind.WORD, rank=0),
        field("mitigation", _("Mitigation"), lambda risk: _mitigation(risk, limit), weight=4),
        field("owner", _("Owner"),
              lambda risk: shortened(plan.agency_name(risk.owner), OWNER) if risk.owner else None, rank=2),
        field("residual", _("Residual risk"), lambda risk: level(risk.residual), kind=Kind.WORD, rank=2),
    )  # fmt: skip
    listed = form(fields, found[:RISKS], (17, 15, 13, 8, 8, 19, 11, 9))
    more = left_out(RISKS, len(found))
    return (Paragraph((_("The gravest first"), *more)), listed) if more else (listed,)


def _mitigation(risk: Risk, limit: int) -> Cell:
    mitigation, kind = cut(risk.mitigation, limit), risk.mitigation_kind
    return (mitigation, labels.MITIGATION[kind]) if mitigation is not None and kind else mitigation
