"""Chapter V: the roadmap on one page, then horizon by horizon; what waits for what; what no program covers."""

from collections.abc import Iterator
from typing import NamedTuple

from ppu_roadmap.facts.standing import needs
from ppu_roadmap.facts.years import program_years, years_in
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, field, laid_out
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Reach
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import board, matrix
from ppu_roadmap.views.book.volume import CODE, NAME, OWNER, Volume, by_year, called, chapter, said
from ppu_roadmap.views.grouping import by_dimension
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


class Aim(NamedTuple):
    """An indicator of the standard with what says how far it is to go, and the program that measures it, if any."""

    use: Use
    record: Indicator | ChosenIndicator
    program: Program | None = None


AIMS: tuple[Field[Aim], ...] = (
    field("number", _("SNI"), lambda one: one.use.indicator.number, weight=0),
    field("title", _("Indicator of the standard"), lambda one: Message(one.use.indicator.title), weight=5),
    field("unit", INDICATOR["unit"], lambda one: one.record.unit or Message(one.use.indicator.unit)),
    field("baseline", INDICATOR["baseline"], lambda one: cells.baseline(one.record.baseline)),
    field("targets", INDICATOR["targets"], lambda one: cells.figures(one.record.targets)),
    field("program", FIELD["name"], lambda one: called(one.program) if one.program else None,
          weight=4, unknown=_("no program yet")),
    Field(OWNER, lambda one: cells.owner(one.use.plan, one.program) if one.program else None),
)  # fmt: skip


def roadmap(volume: Volume) -> Page:
    """Chapter V."""
    short, middle, long = cells.spans(volume.plan, HORIZONS)
    picture = board.chart(volume.asked)._replace(source=volume.source())
    needed = volume.table(_("Programs and what they depend on"), NEEDS, _needs(volume))
    return chapter(
        _("ROADMAP"),
        (),
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
    led = {id(aim.program) for aim in aims}
    others = by_dimension(of for of in _of(volume, "long-term") if id(of.program) not in led)
    source = _("indicators: SNI ISO 37122:2019; choice, values and programs: the master plan")
    yield from volume.table(_("The long term, derived from indicators of SNI ISO 37122"), AIMS, aims, of=source)
    yield from volume.parted(_("Long-term programs without an indicator of the standard"), LISTED, others)


def _aims(volume: Volume) -> Iterator[Aim]:
    """The indicators that the region chose, and those that programs measure; the region's own targets come first."""
    for use in adoptions(volume.asked)[0].every:
        number = use.indicator.number
        measuring = [(one, program) for program in use.programs for one in program.indicators if one.sni == number]
        for one, program in measuring:
            yield Aim(use, use.record if use.record.targets else one, program)
        if not measuring and (use.chosen or use.beside):
            yield Aim(use, use.record)


def _needs(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    plan = volume.plan
    for program in volume.programs:
        for key in needs(plan, program):
            years = plan.years(plan.by_id[key]) if key in plan.by_id else None
            yield program.id, cells.name(program), plan.years(program), cells.named(plan, key), years


def _recap(volume: Volume) -> Iterator[Block]:
    """How many programs and how much money each dimension has in each horizon, and what it lacks."""
    both, *gaps = matrix.document(volume.asked)
    for table in getattr(both, "wide", ()):
        yield volume.captioned(_("Programs and indicative ceilings by dimension and horizon"), table)
    for table in gaps:
        if isinstance(table, Table):
            yield volume.captioned(_("What no program covers yet"), table)
    if volume.asked.unfiltered and not gaps:
        yield said(_("Every dimension has programs in every horizon and sub-dimension, and a quick win."))
