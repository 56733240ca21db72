"""Chapters III and IV: the strategies of each dimension; its programs with their actions, targets and money."""

from collections.abc import Iterable, Iterator, Sequence

from ppu_roadmap.analysis.budget import Lines, lines_of
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.standing import action_status, lacking, live
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, chosen, columns_of, field, labels_of, row_of
from ppu_roadmap.fields.indicator import FIELDS, INDICATOR, Measured
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.model.dimension_file import Strategy
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, Month, Uncut, _, _n, words
from ppu_roadmap.views.book.columns import CODE, NAME, NAMED, PROGRAMS, by_year, called, codes, measured_by, names, some
from ppu_roadmap.views.book.funding import SOURCE
from ppu_roadmap.views.book.volume import Volume, chapter, glance, items, otherwise
from ppu_roadmap.views.grouping import count_table
from ppu_roadmap.views.indicators import measured
from ppu_roadmap.views.sums import starred, sum_cell
from ppu_roadmap.views.view import ALL, by_place

MOST_TARGETS, MOST_SUMS = 8, 6
"""Years that have a column each: of targets, and of sums in full rupiah."""
GAPS = by_place(
    CODE,
    Column("current", _("Condition today"), weight=4),
    Column("target", _("Condition aimed at"), weight=4),
    PROGRAMS,
)
STRATEGIES = by_place(
    Column("subdimension", FIELD["subdimension"], weight=2),
    Column("strategy", FIELD["strategy"], weight=3),
    Column("objective", _("Smart City objective"), weight=3),
    Column("programs", _("Supporting programs"), Kind.BAND, weight=4),
    Column("indicators", _("Main indicators"), Kind.BAND, weight=4),
)
WHAT: tuple[Field[OfProgram], ...] = (
    *fields_of_program("id"),
    field("name", _("Smart City program and its actions"), lambda one: cells.name(one.program), weight=5),
    field("output", labels_of(action.FIELDS)["output"], lambda one: "" if one.program.actions else None, weight=3),
    *fields_of_program("years", "locations", "target_group", "owner", "partners"),
    field("serves", FIELD["serves"], lambda one: tuple(_missions(one)), weight=2),
    *fields_of_program("status"),
)
PARTNERS = by_place(
    Column("name", _("Partner"), weight=3),
    Column("kind", _("Kind of partner"), weight=2),
    Column("leads", _("Leads"), weight=3),
    Column("supports", _("Supports"), weight=4),
)


def strategy(volume: Volume) -> Page:
    """Chapter III."""
    sections = (
        volume.section(DIMENSION[home], home if home in DIMENSIONS else "", _carried(volume, home))
        for home in _homes(volume)
    )
    return chapter(_("STRATEGY OF SMART CITY DEVELOPMENT"), *glance(_carriers(volume)), *sections, wide=True)


def _carriers(volume: Volume) -> Iterator[Message]:
    """How many programs the strategies have, and how many have none."""
    found = [each for home in volume.plan.dimensions for each in _by_strategy(volume.plan, home, volume.of(home))]
    bare = sum(len(inside) for strategy, inside in found if strategy is None)
    programs = _n("{count} program", "{count} programs", len(volume.programs) - bare)
    if count := sum(strategy is not None for strategy, _inside in found):
        strategies = _n("{count} strategy", "{count} strategies", count)
        yield _("{strategies}, carried out by {programs}.", strategies=strategies, programs=programs)
        if bare:
            yield _n("{count} program has no strategy yet.", "{count} programs have no strategy yet.", bare)


def _homes(volume: Volume) -> Iterator[str]:
    """The six dimensions, and what supports them where it has programs."""
    return (home for home in HOMES if home in DIMENSIONS or volume.of(home))


def _carried(volume: Volume, home: str) -> Iterator[Table]:
    """The gaps of Buku 1 with the programs that close them, whatever their dimension; the strategies."""
    dimension, gaps = DIMENSION[home], (one for one in volume.plan.file.gaps if one.dimension == home)
    closing = gathered((gap, program) for program in volume.programs for gap in program.gaps)
    rows = ((one.id, one.current, one.target, codes(closing.get(one.id or "", ()))) for one in gaps)
    yield from volume.table(_("Gaps of {dimension}, and what closes them", dimension=dimension), GAPS, rows)
    title = _("Strategies of {dimension} and their programs", dimension=dimension)
    found = volume.table(title, STRATEGIES, _strategies(volume, home))
    yield from (table.without_empty(["objective"]) for table in found)


def _strategies(volume: Volume, home: str) -> Iterator[tuple[Cell, ...]]:
    """The strategies with their programs and what these are to reach; last the programs that have none."""
    file = volume.plan.dimensions.get(home)
    objectives = {one.id: one.name for one in file.objectives} if file else {}
    for strategy, programs in _by_strategy(volume.plan, home, volume.of(home)):
        told = (some(map(called, programs)) or _("no program yet"), measured_by(programs))
        if strategy is not None:
            word, objective = strategy.subdimension, objectives.get(strategy.objective)
            yield word and SUBDIMENSION[word], f"{strategy.id} {strategy.name}", objective, *told
        elif programs:
            yield None, _("without a strategy"), None, *told


def _by_strategy(plan: Plan, home: str, programs: Iterable[Program]) -> Iterator[tuple[Strategy | None, list[Program]]]:
    """The strategies of a dimension with their programs; last the programs that have none of them."""
    strategies = plan.dimensions[home].strategies if home in plan.dimensions else ()
    ids = {one.id for one in strategies if one.id}
    found = gathered((one.strategy if one.strategy in ids else None, one) for one in programs)
    yield from ((one, found.get(one.id, [])) for one in strategies if one.id)
    yield None, found.get(None, [])


# -- chapter IV --------------------------------------------------------------------------------------------------------


def action_plan(volume: Volume) -> Page:
    """Chapter IV."""
    reading = (
        _("Each dimension has three tables: what is done by whom, what it is measured by, what it costs."),
        _("Programs stand below their strategy; the rows below a shaded one are its actions."),
        _("(proposed): no source or decision states the program. (provisional): its agency is not settled yet."),
        _("A dash: the plan does not say it. Sums are in full rupiah; what is not costed is never 0."),
    )
    partners = volume.table(_("Partners beyond the agencies of the region"), PARTNERS, _partners(volume))
    return chapter(
        _("ACTION PLAN"),
        volume.section(_("How to read the tables"), data=[items(reading)]),
        *(volume.section(DIMENSION[home], data=_dimension(volume, home)) for home in _homes(volume)),
        volume.section(_("The part of villages, banks, companies and universities"), "partners", partners),
        wide=True,
    )


def _dimension(volume: Volume, home: str) -> Iterator[Block]:
    """Who does what and when, what it is measured by, what it costs; sums do not hold what is not live."""
    if programs := [one for one in volume.every if one.dimension == home]:
        yield _what(volume, home, programs)
        yield from _measures(volume, home)
        yield from _money(volume, home)


def _what(volume: Volume, home: str, programs: Sequence[Program]) -> Table:
    """Programs under their strategies, each with its actions below it."""
    plan, groups = volume.plan, list[Group]()
    for strategy, inside in _by_strategy(plan, home, programs):
        named = _("{word}", word=Uncut(f"{strategy.id} {strategy.name}")) if strategy else _("without a strategy")
        if inside and plan.dimensions[home].strategies:
            groups.append(Group(named, (), level=1))
        for one in sorted(inside, key=live, reverse=True):
            head, rows = row_of(OfProgram(plan, one), WHAT), tuple(_action(plan, one, each) for each in one.actions)
            groups.append(Group(None, rows, head=head) if rows else Group(None, (head,)))
    title = _("Action plan of {dimension}", dimension=DIMENSION[home])
    return volume.captioned(title, Table(title, columns_of(WHAT), tuple(groups)))


def _action(plan: Plan, program: Program, one: Action) -> Row:
    months = [Month(month) for month in dict.fromkeys((one.start, one.finish)) if month]
    span = _("{start} – {finish}") if len(months) > 1 else _("{start}")
    told: dict[str, Cell] = {
        "id": (one.id or "–").removeprefix(f"{program.id}-"),
        "name": one.name,
        "output": one.output,
        "years": span.of(start=months[0], finish=months[-1]) if months else None,
        "owner": cells.agency(plan, one.owner) or "",
        "status": cells.label(labels.STATUS, action_status(program, one)),
    }
    return tuple(told.get(each.key, "") for each in WHAT)


def _missions(one: OfProgram) -> Iterator[str]:
    """The missions that it serves, with their plans where several plans have missions."""
    several = sum(bool(upper.missions) for upper in one.plan.upper_plans.values()) > 1
    for key, mission in sorted(missions_served(one.plan, one.program)):
        if not several or (upper := one.plan.upper_plans.get(key)) is None:  # which plan.yaml may not list
            yield mission
            continue
        kind, *_rest = (*(upper.name or "").split(), key)
        yield f"{mission} ({' '.join((kind, *map(str, (upper.years or ())[:1])))})"


def _measures(volume: Volume, home: str) -> Iterable[Block]:
    """An indicator a row, the years that have a target across."""

    def target(of: Measured, year: int) -> Cell:
        return cells.value(of.record.targets.get(year))

    found = [one for one in measured(volume.plan, volume.of(home), ALL) if one.measure.program]
    years = sorted({year for one in found for year in one.record.targets})
    fields: tuple[Field[Measured], ...] = (
        *chosen(FIELDS, ("program", "name", "kind", "unit", "baseline")),
        *by_year(years, MOST_TARGETS, INDICATOR["targets"], target, kind=Kind.NUMBER),
        *chosen(FIELDS, ("data_owner", "sni")),
    )
    title = _("Indicators and targets of {dimension}", dimension=DIMENSION[home])
    tables = (table.without_empty(["sni"]) for table in volume.table(title, fields, found))
    return otherwise(tables, _("No indicator is recorded for {dimension} yet.", dimension=DIMENSION[home]))


def _money(volume: Volume, home: str) -> Iterable[Block]:
    """A program and source a row, the years that have money across; what has none is named below."""

    def summed(of: Lines, year: int | None = None) -> Cell:
        return sum_cell((of if year is None else of.under("year").get(year, Lines())).tally, "amount", "rupiah")

    def source(of: Lines) -> Cell:
        key, *others = {one.line.source for one in of}
        return "" if others else cells.label(volume.plan.file.funding_sources, key)

    programs = volume.of(home)
    lines = lines_of(programs, volume.asked.selection.years)
    years = sorted(year for year in lines.under("year") if isinstance(year, int))
    fields: tuple[Field[Lines], ...] = (
        field("source", BUDGET["source"], source, weight=2, unknown=labels.NO_SOURCE),
        *by_year(years, MOST_SUMS, BUDGET["amount"], summed, kind=Kind.MONEY, weight=2),
        field("total", _("Total"), summed, kind=Kind.MONEY, weight=2),
    )
    parts = gathered(((line.program.id, line.line.source), line) for line in lines).values()
    rows = ((called(inside[0].program), Lines(inside)) for inside in parts)
    bare = names(lacking(volume.plan, programs, "budget"))
    none = _n("{count} program has no budget line yet: {names}.", "{count} programs have no budget line yet: {names}.",
              len(bare), names=words(bare, NAMED))  # fmt: skip
    title = _("Indicative ceilings of {dimension} (Rp)", dimension=DIMENSION[home])
    made = count_table(title, NAME, fields, [(None, rows)], notes=(*starred(lines.tally), *((none,) if bare else ())))
    tables = [volume.captioned(title, made, SOURCE)] if lines else ()
    return otherwise(tables, _("No indicative ceiling is recorded for {dimension} yet.", dimension=DIMENSION[home]))


def _partners(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """Whoever leads or supports a program and is no agency of the region."""
    plan = volume.plan
    leads = gathered((program.owner, program) for program in volume.programs)
    helps = gathered((key, program) for program in volume.programs for key in dict.fromkeys(program.partners))
    for key, agency in plan.agencies.items():
        if agency is not None and agency.kind not in {None, "agency"} and (key in leads or key in helps):
            kind = cells.label(labels.AGENCY_KIND, agency.kind)
            yield agency.name or key, kind, codes(leads.get(key, ())) or "", codes(helps.get(key, ())) or ""
