"""Chapters V and VI: the roadmap horizon by horizon, and what it lacks; quick wins, and what was decided of them."""

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.facts.standing import needs
from ppu_roadmap.facts.years import program_years, years_in
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, chosen, columns_of, field, laid_out, row_of
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.fields.quick_win import DECISION
from ppu_roadmap.fields.risk import DEFAULT
from ppu_roadmap.fields.risk import FIELDS as RISK
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Reach
from ppu_roadmap.model.plan_file import ChosenIndicator, Criterion
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.blocks import undrawn
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views import board, matrix, quick_wins, risks
from ppu_roadmap.views.book.columns import CODE, NAME, NAMED, OWNER, by_year, called, names
from ppu_roadmap.views.book.volume import Volume, chapter, glance, items, otherwise, said
from ppu_roadmap.views.grouping import by_dimension
from ppu_roadmap.views.risk_map import maps
from ppu_roadmap.views.sheet.measures import main_target
from ppu_roadmap.views.sheet.summary import criteria, left_out
from ppu_roadmap.views.sni import Use, adoptions
from ppu_roadmap.views.view import by_place

MOST_YEARS = 8
"""Years of the middle horizon that have a column each."""
RUNS = "●"
LISTED: Fields[OfProgram] = laid_out(
    fields_of_program("id", "name", "subdimension", "strategy", "owner", "years", "quick_win", "status"),
    subdimension=(3, 2), strategy=(4, 0), owner=(2, 2), status=(4, 0),
)  # fmt: skip
NEEDS = by_place(
    CODE,
    NAME,
    Column("years", FIELD["years"], Kind.YEARS, weight=0),
    Column("needs", FIELD["depends_on"], weight=4),
    Column("after", _("Years of that"), Kind.YEARS, weight=0),
)
AIMS = by_place(
    Column("number", _("SNI"), weight=0),
    Column("title", _("Indicator of the standard"), weight=5),
    Column("unit", INDICATOR["unit"]),
    Column("baseline", INDICATOR["baseline"]),
    Column("targets", INDICATOR["targets"]),
    Column("program", FIELD["name"], weight=4, unknown=_("no program yet")),
    OWNER,
)
Aim: TypeAlias = "tuple[Use, Indicator | ChosenIndicator, Program | None]"
"""An indicator of the standard, what says how far it is to go, and the program that measures it, if any."""


def roadmap(volume: Volume) -> Page:
    """Chapter V."""
    short, middle, long = cells.spans(volume.plan, HORIZONS)
    picture = board.chart(volume.asked)._replace(source=volume.source())
    needed = volume.table(_("Programs and what they depend on"), NEEDS, _needs(volume))
    return chapter(
        _("ROADMAP"),
        volume.section(_("The roadmap on one page"), data=[picture]),
        volume.section(short, data=_horizon(volume, "1-year", short)),
        volume.section(middle, data=_horizon(volume, "5-year", middle)),
        volume.section(long, data=_long_term(volume)),
        volume.section(_("Programs that depend on others"), data=needed),
        volume.section(_("Recapitulation and gaps"), data=_recap(volume)),
        wide=True,
    )


def _of(volume: Volume, tag: str) -> list[OfProgram]:
    return [OfProgram(volume.plan, program) for program in volume.programs if program.horizon == tag]


def _horizon(volume: Volume, tag: str, span: Message) -> Iterator[Table]:
    """The programs that end in a horizon; of the middle one year by year."""

    def runs(of: OfProgram, year: int) -> Cell:
        reach = program_years(of.plan, of.program)
        return None if reach is None else RUNS if reach.covers(year) else ""

    first, last = volume.plan.horizon_first(tag), volume.plan.horizon_last(tag)
    years = years_in(Reach(first, last)) if tag == "5-year" and first is not None and last is not None else ()
    fields = [*LISTED]
    if len(years) <= MOST_YEARS:
        fields[-2:-2] = by_year(years, MOST_YEARS, span, runs, weight=0)
    return volume.parted(_("Programs of the {horizon}", horizon=span), fields, by_dimension(_of(volume, tag)))


def _long_term(volume: Volume) -> Iterator[Table]:
    """Indicator, baseline, target, program; then the long-term programs that no such indicator leads to."""
    aims = [*_aims(volume)]
    led = {id(program) for _use, _record, program in aims}
    others = by_dimension(of for of in _of(volume, "long-term") if id(of.program) not in led)
    source = _("indicators: SNI ISO 37122:2019; choice, values and programs: the master plan")
    title, rows = _("The long term, derived from indicators of SNI ISO 37122"), (_row(*aim) for aim in aims)
    yield from volume.table(title, AIMS, rows, of=source)
    yield from volume.parted(_("Long-term programs without an indicator of the standard"), LISTED, others)


def _aims(volume: Volume) -> Iterator[Aim]:
    """The indicators that the region chose, and those that programs measure; the region's own targets come first."""
    for use in adoptions(volume.asked)[0].every:
        number = use.indicator.number
        measuring = [(one, program) for program in use.programs for one in program.indicators if one.sni == number]
        for one, program in measuring:
            yield use, use.record if use.record.targets else one, program
        if not measuring and (use.chosen or use.beside):
            yield use, use.record, None


def _row(use: Use, record: Indicator | ChosenIndicator, program: Program | None) -> tuple[Cell, ...]:
    unit, figures = record.unit or Message(use.indicator.unit), cells.figures(record.targets)
    standard = use.indicator.number, Message(use.indicator.title), unit, cells.baseline(record.baseline), figures
    return (*standard, *((called(program), cells.owner(use.plan, program)) if program else (None, None)))


def _needs(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    plan = volume.plan
    for program in volume.programs:
        for key in needs(plan, program):
            years = plan.years(plan.by_id[key]) if key in plan.by_id else None
            yield program.id, cells.name(program), plan.years(program), cells.named(plan, key), years


def _recap(volume: Volume) -> Iterator[Block]:
    """How many programs and how much money each dimension has in each horizon, and what it lacks."""
    titles = (_("Programs and indicative ceilings by dimension and horizon"), _("What no program covers yet"))
    tables = [
        one for one in undrawn(matrix.tables(volume.asked, matrix.by_horizon(volume.asked))) if isinstance(one, Table)
    ]
    yield from map(volume.captioned, titles, tables)
    if volume.asked.unfiltered and len(tables) < len(titles):
        yield said(_("Every dimension has programs in every horizon and sub-dimension, and a quick win."))


# -- chapter VI --------------------------------------------------------------------------------------------------------

TARGET = 120
"""Characters of a target in a cell."""
PUT: tuple[Field[Candidate], ...] = (
    *chosen(quick_wins.FIELDS, ("id", "name")),
    field("problem", _("The people's problem"), lambda one: one.quick_win.problem, weight=4),
    field("benefit", _("Benefit"), lambda one: one.quick_win.benefit, weight=4),
    *chosen(quick_wins.FIELDS, ("owner", "time", "budget")),
    field("target", _("Target at the end"), partial(main_target, limit=TARGET), weight=3),
    *chosen(quick_wins.FIELDS, ("risk", "last_decision")),
)
DECIDED = by_place(CODE, NAME, *columns_of(DECISION))


def selection(volume: Volume) -> Page:
    """Chapter VI."""
    one, title = volume.brief, _("Quick wins put forward and chosen")
    counted = [_("{summary}.", summary=words(quick_wins.counted(one.candidates)))] if one.candidates else ()
    left = [left_out(one)] if left_out(one).items else ()
    known = ((key, each or Criterion()) for key, each in volume.plan.file.quick_win_criteria.items())
    weights = items(_("{name}: {weight}%", name=each.name or key, weight=each.weight) for key, each in known)
    return chapter(
        _("QUICK WINS"),
        *glance(counted),
        volume.section(_("Criteria and their weights"), data=[weights] if weights.items else ()),
        volume.section(_("Candidates and their scores"), data=_scores(volume)),
        volume.section(title, data=volume.table(title, PUT, one.forward)),
        volume.section(_("Decisions of the {approver}", approver=one.approver), data=_decisions(volume)),
        volume.section(_("Risk management"), data=_risks(volume)),
        volume.section(
            _("Candidates that were not chosen"),
            data=otherwise(left, _("No candidate was rejected or given up.")),
        ),
        wide=True,
    )


def _scores(volume: Volume) -> Iterator[Block]:
    """The scores of the candidates below the weights of the criteria."""
    title = _("Candidates for quick wins, with the weights of the criteria")
    if volume.brief.candidates and volume.plan.file.quick_win_criteria:
        for block in criteria(volume.brief):
            yield volume.captioned(title, block) if isinstance(block, Table) else block


def _decisions(volume: Volume) -> Iterator[Block]:
    """Every decision that was taken, the oldest of a quick win first; how many are still asked for."""
    if asked := sum(one.undecided for one in volume.brief.forward):
        yield said(_n("{count} quick win awaits a decision.", "{count} quick wins await a decision.", asked))
    rows = (
        (one.program.id, one.program.name, *row_of(Of(volume.plan, decision), DECISION))
        for one in volume.brief.candidates
        for decision in one.quick_win.decisions
        if decision.status != "proposed"
    )
    yield from volume.table(_("Decisions on quick wins"), DECIDED, rows)


def _risks(volume: Volume) -> Iterator[Block]:
    """The register of the quick wins, gravest first, and the map of it before mitigation."""
    wanted = volume.asked.selection._replace(quick_wins=True)
    (found,) = risks.registers(volume.asked._replace(selection=wanted))
    note = _("In brackets: likelihood × impact. The level follows from their product.")
    fields = chosen(RISK, (), ("program", *DEFAULT))
    for table in volume.table(_("Risks of the quick wins, the gravest first"), fields, found.entries, note):
        yield table.without_empty()
    if bare := names(found.bare):
        yield said(_n("No risk of {count} quick win is listed: {names}.",
                      "No risks of {count} quick wins are listed: {names}.",
                      len(bare), names=words(bare, NAMED)))  # fmt: skip
    for one in maps([risks.on_map(found)]):
        yield one.chart(_("Risk map of the quick wins before mitigation"), volume.source())
