"""Chapter V: the roadmap on one page, then horizon by horizon; what waits for what; what no program covers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.standing import needs
from ppu_roadmap.facts.years import program_years, years_in
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, field, laid_out
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.blocks import Section
from ppu_roadmap.paper.chart import Board, Chart, Note, Strip
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import matrix
from ppu_roadmap.views.book.volume import Volume, by_year, called, chapter, said
from ppu_roadmap.views.grouping import by_dimension
from ppu_roadmap.views.sni import Use, adoptions
from ppu_roadmap.views.view import by_place

MOST_YEARS = 8
"""Columns of years that a table has room for."""
RUNS = "●"
LISTED: Fields[OfProgram] = laid_out(
    fields_of_program("id", "name", "subdimension", "strategy", "owner", "years", "quick_win", "status"),
    subdimension=(3, 2), strategy=(4, 0), owner=(2, 2), status=(4, 0),
)  # fmt: skip
NEEDS = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=3),
    Column("years", FIELD["years"], Kind.YEARS, rank=1, weight=0),
    Column("needs", FIELD["depends_on"], rank=0, weight=4),
    Column("after", _("Years of that"), Kind.YEARS, rank=1, weight=0),
)


def roadmap(volume: Volume) -> Page:
    """Chapter V."""
    return chapter(
        _("ROADMAP"),
        said(*_glance(volume)),
        Section(_("The roadmap on one page"), (_picture(volume),)),
        _horizon(volume, "1-year"),
        _horizon(volume, "5-year"),
        _long_term(volume),
        volume.section(
            _("Programs that depend on others"),
            *volume.listed(_("Programs and what they depend on"), NEEDS, _needs(volume)),
            none=_("No program is recorded as depending on another."),
        ),
        Section(_("Recapitulation and gaps"), tuple(_recap(volume))),
        wide=True,
    )


def _glance(volume: Volume) -> Iterator[Message | str]:
    for tag in HORIZONS:
        inside = sum(program.horizon == tag for program in volume.programs)
        counted = _n("{count} program", "{count} programs", inside)
        yield _("{horizon}: {programs}.", horizon=cells.spans(volume.plan, [tag])[0], programs=counted)
        yield " "


# -- the picture -------------------------------------------------------------------------------------------------------


def board(plan: Plan, programs: Sequence[Program], title: Message) -> Board:
    """The programs by dimension and horizon: quick wins first, then what is decided, the dearest first."""
    used = {program.dimension for program in programs}
    weighty = sorted(programs, key=lambda one: _weight(plan, one))
    strips = tuple(
        Strip(
            home,
            DIMENSION[home],
            tuple(
                tuple(map(_note, (one for one in weighty if one.dimension == home and one.horizon == tag)))
                for tag in HORIZONS
            ),
        )
        for home in HOMES
        if home != "enablers" or home in used
    )
    quick_wins = sum(program.quick_win is not None for program in programs)
    foot = (
        _n("{count} program", "{count} programs", len(programs)),
        _n("★ {count} quick win", "★ {count} quick wins", quick_wins),
    )
    return Board(title, (cells.region(plan),), cells.spans(plan, HORIZONS), strips, foot)


def _weight(plan: Plan, program: Program) -> tuple[bool, bool, int]:
    return program.quick_win is None, program.status == "proposed", -(cost(plan, program).known or 0)


def _note(program: Program) -> Note:
    return Note(program.id or "–", cells.name(program), program.quick_win is not None, program.status)


def _picture(volume: Volume) -> Chart:
    title = _("Roadmap of the Smart City programs")
    return Chart(
        title,
        lambda: board(volume.plan, volume.programs, title),
        lambda: _crossed(volume)._replace(title=title),
        _("Dimensions from top to bottom, horizons from left to right; in each field its programs, quick wins first."),
        volume.source(),
    )


def _crossed(volume: Volume) -> Table:
    """Dimensions by horizons."""
    from ppu_roadmap.paper.chart import Either

    both = next(iter(matrix.document(volume.asked)))
    return both.wide[0] if isinstance(both, Either) else Table(None, (), ())


# -- the horizons ------------------------------------------------------------------------------------------------------


def _horizon(volume: Volume, tag: str) -> Section:
    """The programs that end in a horizon; of the middle one year by year."""
    plan = volume.plan
    first, last = plan.horizon_first(tag), plan.horizon_last(tag)
    years = years_in(Reach(first, last)) if first is not None and last is not None else ()
    span = cells.spans(plan, [tag])[0]
    fields = [*LISTED]
    if tag == "5-year" and len(years) <= MOST_YEARS:
        fields[-2:-2] = by_year(plan, years, span, _runs, MOST_YEARS, weight=0)
    table = _listed(volume, _("Programs of the {horizon}", horizon=span), fields, _of(volume, tag))
    return volume.section(span, *table, none=_("No program is recorded in this horizon."))


def _of(volume: Volume, tag: str) -> list[OfProgram]:
    return [OfProgram(volume.plan, program) for program in volume.programs if program.horizon == tag]


def _listed(volume: Volume, title: Message, fields: Fields[OfProgram], found: Iterable[OfProgram]) -> Iterator[Table]:
    return volume.parted(title, fields, by_dimension(found))


def _runs(of: OfProgram, year: int) -> Cell:
    reach = program_years(of.plan, of.program)
    return None if reach is None else RUNS if reach.covers(year) else ""


class Aim(NamedTuple):
    """An indicator of the standard with what measures it: an indicator of a program, or what the region chose."""

    use: Use
    record: Indicator | ChosenIndicator
    program: Program | None = None


def _aims(volume: Volume) -> Iterator[Aim]:
    """What the long term is derived from: the indicators that the region chose, and those that programs measure."""
    for use in adoptions(volume.asked)[0].every:
        number = use.indicator.number
        measuring = [(one, program) for program in use.programs for one in program.indicators if one.sni == number]
        if not measuring and (use.chosen or use.beside):
            yield Aim(use, use.record)
        yield from (Aim(use, _fuller(one, use.record), program) for one, program in measuring)


def _fuller(own: Indicator, chosen: ChosenIndicator) -> Indicator | ChosenIndicator:
    """Which of the two says what is aimed at."""
    return own if own.targets or not chosen.targets else chosen


AIMS: tuple[Field[Aim], ...] = (
    field("number", _("SNI"), lambda one: one.use.indicator.number, rank=0, weight=0),
    field("title", _("Indicator of the standard"), lambda one: Message(one.use.indicator.title), rank=0, weight=5),
    field("unit", INDICATOR["unit"], lambda one: one.record.unit or Message(one.use.indicator.unit), rank=2),
    field("baseline", INDICATOR["baseline"], lambda one: cells.baseline(one.record.baseline), rank=1),
    field("targets", INDICATOR["targets"], lambda one: cells.figures(one.record.targets), rank=1),
    field("program", FIELD["name"], lambda one: called(one.program) if one.program else None,
          rank=0, weight=4, unknown=_("no program yet")),
    field("owner", FIELD["owner"],
          lambda one: cells.owner(one.use.plan, one.program) if one.program else None, rank=2, weight=2),
)  # fmt: skip


def _long_term(volume: Volume) -> Section:
    """Indicator, baseline, target, program; then the long-term programs that no such indicator leads to."""
    span = cells.spans(volume.plan, ["long-term"])[0]
    aims = [*_aims(volume)]
    led = {aim.program.id for aim in aims if aim.program}
    others = [
        of
        for of in _of(volume, "long-term")
        if of.program.id not in led and not unsure(of.plan, of.program, "indicators")
    ]
    source = _("indicators: SNI ISO 37122:2019; choice, values and programs: the master plan")
    none = (said(_("No indicator of SNI ISO 37122 is chosen or measured yet.")),) if not aims else ()
    derived = volume.listed(_("The long term by indicators of SNI ISO 37122"), AIMS, aims, of=source)
    rest = _listed(volume, _("Long-term programs without an indicator of the standard"), LISTED, others)
    return volume.section(span, *none, *derived, *rest)


# -- what hangs together, and what is open -----------------------------------------------------------------------------


def _needs(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    plan = volume.plan
    for program in volume.programs:
        for key in needs(plan, program):
            other = plan.by_id.get(key)
            years = plan.years(other) if other else None
            yield program.id, cells.name(program), plan.years(program), cells.named(plan, key), years


def _recap(volume: Volume) -> Iterator[Block]:
    """How many programs and how much money each dimension has in each horizon, and what it lacks."""
    yield volume.table(_("Programs and indicative ceilings by dimension and horizon"), _crossed(volume))
    gaps = [*matrix.document(volume.asked)][1:] if volume.asked.unfiltered else []
    for table in gaps:
        if isinstance(table, Table):
            yield volume.table(_("Gaps: what no program covers"), table)
    if volume.asked.unfiltered and not gaps:
        yield said(_("Every dimension has programs in every horizon and sub-dimension, and a quick win."))
