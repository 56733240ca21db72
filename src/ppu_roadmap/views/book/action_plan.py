"""Chapters III and IV: the strategies of each dimension; its programs with their actions, targets and money."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ppu_roadmap.analysis.budget import Lines, lines_of
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.standing import action_status, lacking
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, chosen, columns_of, field, labels_of, row_of
from ppu_roadmap.fields.indicator import FIELDS, INDICATOR, Measured
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, SUBDIMENSIONS
from ppu_roadmap.paper.blocks import Items
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, Month, Uncut, _, _n, words
from ppu_roadmap.views.book.funding import SOURCE
from ppu_roadmap.views.book.volume import (
    CODE,
    COUNT,
    NAME,
    NAMED,
    OWNER,
    PROGRAMS,
    Volume,
    by_year,
    called,
    chapter,
    codes,
    said,
    some,
)  # fmt: skip
from ppu_roadmap.views.budget import sum_cell
from ppu_roadmap.views.indicators import measured
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
    COUNT,
    PROGRAMS._replace(kind=Kind.BAND),
    Column("indicators", _("Main indicators"), Kind.BAND, weight=4),
)
WHAT = (
    CODE,
    Column("name", _("Smart City program and its actions"), weight=5),
    Column("output", labels_of(action.FIELDS)["output"], weight=3),
    Column("time", _("Time"), weight=2),
    Column("locations", FIELD["locations"], weight=2),
    Column("target_group", FIELD["target_group"], weight=2),
    OWNER,
    Column("partners", FIELD["partners"], weight=3),
    Column("serves", FIELD["serves"], weight=2),
    Column("status", FIELD["status"], Kind.WORD, weight=0),
)
PARTNERS = by_place(
    Column("name", _("Partner"), weight=3),
    Column("kind", _("Kind of partner"), weight=2),
    Column("leads", _("Leads"), weight=3),
    Column("supports", _("Supports"), weight=4),
)


def strategies(volume: Volume) -> Page:
    """Chapter III."""
    count = sum(len(file.strategies) for file in volume.plan.dimensions.values())
    counts = {"strategies": _n("{count} strategy", "{count} strategies", count), "programs": _programs(volume)}
    return chapter(
        _("STRATEGY OF SMART CITY DEVELOPMENT"),
        [_("{strategies}, carried out by {programs}.", **counts)],
        *(
            volume.section(DIMENSION[home], home if home in DIMENSIONS else "", _carried(volume, home))
            for home in _homes(volume)
        ),
        wide=True,
    )


def _programs(volume: Volume) -> Message:
    return _n("{count} program", "{count} programs", len(volume.programs))


def _homes(volume: Volume) -> Iterator[str]:
    """The six dimensions, and what supports them where it has programs."""
    return (home for home in HOMES if home in DIMENSIONS or volume.of(home))


def _carried(volume: Volume, home: str) -> Iterator[Table]:
    """The gaps of Buku 1 with the programs that close them, whatever their dimension; the strategies."""
    gaps = (one for one in volume.plan.file.gaps if one.dimension == home)
    rows = (
        (one.id, one.current, one.target, codes(each for each in volume.programs if one.id in each.gaps))
        for one in gaps
    )
    dimension = DIMENSION[home]
    yield from volume.table(_("Gaps of {dimension}, and what closes them", dimension=dimension), GAPS, rows)
    title = _("Strategies of {dimension} and their programs", dimension=dimension)
    yield from volume.table(title, STRATEGIES, _strategies(volume, home))


def _strategies(volume: Volume, home: str) -> Iterator[tuple[Cell, ...]]:
    """The strategies of each sub-dimension with their programs, then its programs without one."""
    file, words_ = volume.plan.dimensions.get(home), SUBDIMENSIONS[home]
    own = {one.id: one for one in (file.strategies if file else ()) if one.id is not None}
    objectives = {one.id: one.name for one in (file.objectives if file else ())}

    def place(program: Program) -> tuple[str | None, str | None]:
        found = own.get(program.strategy or "")
        return (found.subdimension, found.id) if found else (program.subdimension, None)

    rows = gathered(
        ((place(one), one) for one in volume.of(home)), ((one.subdimension, one.id) for one in own.values())
    )
    bare = [(word, None) for word in words_ if not any(key[0] == word for key in rows)]
    for key in sorted(
        (*rows, *bare), key=lambda key: (words_.index(key[0]) if key[0] else len(words_), key[1] is None)
    ):
        strategy, programs = own.get(key[1] or ""), rows.get(key, [])
        measures = (one.name or "–" for each in programs for one in each.indicators if one.kind != "output")
        yield (
            SUBDIMENSION[key[0]] if key[0] else None,
            f"{strategy.id} {strategy.name}" if strategy else None,
            objectives.get(strategy.objective) if strategy else None,
            len(programs),
            some(map(called, programs)) or _("no program yet"),
            some(measures, 4),
        )


# -- chapter IV --------------------------------------------------------------------------------------------------------


def action_plan(volume: Volume) -> Page:
    """Chapter IV."""
    reading = (
        _("Each dimension has three tables: what is done by whom, what it is measured by, what it costs."),
        _("A shaded row is a program, below the name of its strategy; the rows under it are its actions."),
        _("(proposed): no source or decision states the program. (provisional): its agency is not settled yet."),
        _("A dash: the plan does not say it. Sums are in full rupiah; what is not costed is never 0."),
    )
    partners = volume.table(_("Partners beyond the agencies of the region"), PARTNERS, _partners(volume))
    return chapter(
        _("ACTION PLAN"),
        _glance(volume),
        volume.section(_("How to read the tables"), data=[Items(tuple((line,) for line in reading))]),
        *(volume.section(DIMENSION[home], data=_dimension(volume, home)) for home in _homes(volume)),
        volume.section(_("The part of villages, banks, companies and universities"), "partners", partners),
        wide=True,
    )


def _glance(volume: Volume) -> Iterator[Message]:
    programs = volume.programs
    counts = {
        "programs": _programs(volume),
        "actions": _n("{count} action", "{count} actions", sum(len(one.actions) for one in programs)),
        "indicators": _n("{count} indicator", "{count} indicators", sum(len(one.indicators) for one in programs)),
    }
    yield _("{programs} are carried out in {actions} and measured by {indicators}.", **counts)
    if proposed := sum(one.status == "proposed" for one in programs):
        yield _n("{count} of them is a proposal that no decision bears out yet.",
                 "{count} of them are proposals that no decision bears out yet.", proposed)  # fmt: skip


def _dimension(volume: Volume, home: str) -> Iterator[Block]:
    """Who does what and when, what it is measured by, what it costs; sums do not hold what is not live."""
    if programs := [one for one in volume.every if one.dimension == home]:
        yield _what(volume, home, programs)
        yield from _measures(volume, home)
        yield from _money(volume, home)


def _what(volume: Volume, home: str, programs: Sequence[Program]) -> Table:
    """Programs under their strategies, each with its actions below it."""
    names = {one.id: f"{one.id} {one.name}" for one in volume.plan.dimensions[home].strategies if one.id is not None}
    under = gathered(((one.strategy if one.strategy in names else None, one) for one in programs), (*names, None))
    groups: list[Group] = []
    for key, inside in under.items():
        if names and inside:
            heading = _("{word}", word=Uncut(names[key])) if key else _("without a strategy")
            groups.append(Group(heading, (), level=1))
        groups += (_program(volume.plan, one) for one in inside)
    title = _("Action plan of {dimension}", dimension=DIMENSION[home])
    return volume.captioned(title, Table(title, WHAT, tuple(groups), widths=(7, 21, 12, 9, 8, 9, 9, 10, 8, 7)))


def _program(plan: Plan, program: Program) -> Group:
    reach = plan.years(program)
    head = (
        program.id, cells.name(program), "" if program.actions else None,
        "–".join(dict.fromkeys(map(str, reach))) if reach else None,
        tuple(map(cells.place, program.locations)), program.target_group, cells.owner(plan, program),
        tuple(cells.agency(plan, key) for key in program.partners), tuple(_missions(plan, program)),
        cells.label(labels.STATUS, program.status),
    )  # fmt: skip
    return Group(None, tuple(_action(plan, program, one) for one in program.actions), head=head)


def _action(plan: Plan, program: Program, one: Action) -> Row:
    months = tuple(Month(month) for month in dict.fromkeys((one.start, one.finish)) if month)
    return (
        (one.id or "–").removeprefix(f"{program.id}-"), one.name, one.output,
        _("{start} – {finish}", start=months[0], finish=months[1]) if months[1:] else _("{word}", word=months[0]) if months else None,
        "", "", cells.agency(plan, one.owner) or "", "", "", cells.label(labels.STATUS, action_status(program, one)),
    )  # fmt: skip


def _missions(plan: Plan, program: Program) -> Iterator[str]:
    """The missions that it serves, with their plans where several plans have missions."""
    several = sum(bool(upper.missions) for upper in plan.upper_plans.values()) > 1
    for upper, mission in sorted(missions_served(plan, program)):
        yield f"{mission} ({upper})" if several else mission


def _target(of: Measured, year: int) -> Cell:
    return cells.value(of.record.targets.get(year))


def _measures(volume: Volume, home: str) -> Iterator[Table]:
    """An indicator a row, the years that have a target across."""
    found = [one for one in measured(volume.plan, volume.of(home), ALL) if one.measure.program]
    years = sorted({year for one in found for year in one.record.targets})
    fields: tuple[Field[Measured], ...] = (
        field("id", FIELD["id"], lambda of: of.measure.of, weight=0),
        *chosen(FIELDS, ("name", "kind", "unit", "baseline")),
        *by_year(years, MOST_TARGETS, INDICATOR["targets"], _target, kind=Kind.NUMBER),
        *chosen(FIELDS, ("data_owner", "sni")),
    )
    title = _("Indicators and targets of {dimension}", dimension=DIMENSION[home])
    return (table.without_empty(["sni"]) for table in volume.table(title, fields, found))


def _sum(lines: Lines, year: int) -> Cell:
    return sum_cell(lines.under("year").get(year, Lines()), "amount", "rupiah")


def _first(told: Callable[[Program], Cell]) -> Callable[[Lines], Cell]:
    return lambda lines: told(lines[0].program)


def _money(volume: Volume, home: str) -> Iterator[Block]:
    """A program and source a row, the years that have money across; what has none is named below."""
    plan, programs = volume.plan, volume.of(home)
    lines = lines_of(programs)
    if not lines:
        yield said(_("No indicative ceiling is recorded for {dimension} yet.", dimension=DIMENSION[home]))
        return
    years = sorted(year for year in lines.under("year") if isinstance(year, int))
    named: tuple[Field[Lines], ...] = (
        Field(CODE, _first(lambda program: program.id)),
        Field(NAME, _first(cells.name)),
        Field(OWNER, _first(partial(cells.owner, plan))),
        field("source", BUDGET["source"], lambda of: cells.label(plan.file.funding_sources, of[0].line.source),
              weight=2, unknown=labels.NO_SOURCE),
    )  # fmt: skip
    sums: tuple[Field[Lines], ...] = (
        *by_year(years, MOST_SUMS, BUDGET["amount"], _sum, kind=Kind.MONEY, weight=2),
        field("total", _("Total"), lambda of: sum_cell(of, "amount", "rupiah"), kind=Kind.MONEY, weight=2),
    )
    parts = map(Lines, gathered(((line.program.id, line.line.source), line) for line in lines).values())
    bare = [one.id or one.name or "–" for one in lacking(plan, programs, "budget")]
    title = _("Indicative ceilings of {dimension} (Rp)", dimension=DIMENSION[home])
    table = Table(
        title,
        columns_of((*named, *sums)),
        (Group(None, tuple(row_of(part, (*named, *sums)) for part in parts)),),
        (_("Total"), "", "", "", *row_of(lines, sums)),
        (
            _n(
                "{count} program has no budget line yet: {names}.",
                "{count} programs have no budget line yet: {names}.",
                len(bare),
                names=words(bare, NAMED),
            ),
        )
        if bare
        else (),
    )
    yield volume.captioned(title, table, SOURCE)


def _partners(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """Whoever leads or supports a program and is no agency of the region."""
    plan = volume.plan
    leads = gathered((program.owner, program) for program in volume.programs)
    helps = gathered((key, program) for program in volume.programs for key in dict.fromkeys(program.partners))
    for key, agency in plan.agencies.items():
        if agency is not None and agency.kind not in {None, "agency"} and (key in leads or key in helps):
            kind = cells.label(labels.AGENCY_KIND, agency.kind)
            yield agency.name or key, kind, codes(leads.get(key, ())) or "", codes(helps.get(key, ())) or ""
