"""Chapter IV: the action matrix of each dimension in three tables: who does what, targets, money."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ppu_roadmap.analysis.budget import Lines, lines_of
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.standing import action_status, lacking
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, chosen, columns_of, field, labels_of, row_of
from ppu_roadmap.fields.indicator import FIELDS, INDICATOR, Measured
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Items, Section
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, Month, Phrase, Uncut, _, _n, words
from ppu_roadmap.views.book.funding import SOURCE
from ppu_roadmap.views.book.strategy import homes
from ppu_roadmap.views.book.volume import NAMED, Volume, by_year, chapter, codes, said
from ppu_roadmap.views.budget import sum_cell
from ppu_roadmap.views.indicators import measured
from ppu_roadmap.views.view import by_place

MOST_TARGETS, MOST_SUMS = 8, 6
"""Years that have a column each: of targets, and of sums in full rupiah."""
ACTION = labels_of(action.FIELDS)
WHAT = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", _("Smart City program and its actions"), rank=0, weight=5),
    Column("output", ACTION["output"], rank=2, weight=3),
    Column("time", _("Time"), rank=1, weight=2),
    Column("locations", FIELD["locations"], rank=4, weight=2),
    Column("target_group", FIELD["target_group"], rank=5, weight=2),
    Column("owner", NARROW["owner"], rank=1, weight=2),
    Column("partners", FIELD["partners"], rank=4, weight=3),
    Column("serves", FIELD["serves"], rank=5, weight=2),
    Column("status", FIELD["status"], Kind.WORD, rank=3, weight=0),
)
PARTNERS = by_place(
    Column("name", _("Partner"), rank=0, weight=3),
    Column("kind", _("Kind of partner"), rank=1, weight=2),
    Column("leads", _("Leads"), rank=1, weight=3),
    Column("supports", _("Supports"), rank=0, weight=4),
    Column("agreement", _("Agreement"), rank=2, weight=3),
)
WIDTHS = (7, 21, 12, 9, 8, 9, 9, 10, 8, 7)


def action_plan(volume: Volume) -> Page:
    """Chapter IV."""
    return chapter(
        _("ACTION PLAN"),
        said(*_glance(volume)),
        Section(_("How to read the tables"), (_reading(),)),
        *(_dimension(volume, home) for home in homes(volume)),
        volume.section(
            _("The part of villages, banks, companies and universities"), *_partners(volume), text="partners"
        ),
        wide=True,
    )


def _glance(volume: Volume) -> Iterator[Phrase]:
    programs = volume.programs
    yield _(
        "{programs} are carried out in {actions} and measured by {indicators}.",
        programs=_n("{count} program", "{count} programs", len(programs)),
        actions=_n("{count} action", "{count} actions", sum(len(one.actions) for one in programs)),
        indicators=_n("{count} indicator", "{count} indicators", sum(len(one.indicators) for one in programs)),
    )
    if proposed := sum(one.status == "proposed" for one in programs):
        yield " "
        yield _n(
            "{count} of them is a proposal that no decision bears out yet, marked (proposed).",
            "{count} of them are proposals that no decision bears out yet, marked (proposed).",
            proposed,
        )


def _reading() -> Items:
    return Items(
        (
            (_("Each dimension has three tables: what is done by whom, what it is measured by, what it costs."),),
            (_("A shaded row is a program under its strategy; the rows below it are its actions."),),
            (_("(proposed): no source or decision states the program. (provisional): the agency is not settled yet."),),
            (_("A dash: the plan does not say it. Sums are in full rupiah; what is not costed is never 0."),),
        )
    )


def _dimension(volume: Volume, home: str) -> Section:
    programs = [one for one in volume.every if one.dimension == home]
    blocks: tuple[Block, ...] = ()
    if programs:
        blocks = (_what(volume, home, programs), *_measures(volume, home), *_money(volume, home))
    return volume.section(DIMENSION[home], *blocks, none=_("No program of this dimension is recorded yet."))


# -- who does what, when -----------------------------------------------------------------------------------------------


def _what(volume: Volume, home: str, programs: Sequence[Program]) -> Table:
    """Programs under their strategies, each with its actions below it."""
    file = volume.plan.dimensions[home]
    names = {one.id: f"{one.id} {one.name}" for one in file.strategies if one.id is not None}
    by_strategy = gathered((one.strategy if one.strategy in names else None, one) for one in programs)
    groups: list[Group] = []
    for key in (*names, None):
        if inside := by_strategy.get(key):
            if names:
                heading = _("{word}", word=Uncut(names[key])) if key else _("without a strategy")
                groups.append(Group(heading, (), level=1))
            groups += (_program(volume.plan, one) for one in inside)
    title = _("Action plan of {dimension}", dimension=DIMENSION[home])
    table = Table(title, WHAT, tuple(groups), widths=WIDTHS)
    return volume.table(title, table)


def _program(plan: Plan, program: Program) -> Group:
    reach = plan.years(program)
    partners = tuple(cells.agency(plan, key) for key in program.partners)
    years = "–".join(dict.fromkeys(map(str, reach))) if reach else None
    head = (
        program.id, cells.name(program), "" if program.actions else None, years,
        tuple(map(cells.place, program.locations)), program.target_group, cells.owner(plan, program), partners,
        tuple(_missions(plan, program)), cells.label(labels.STATUS, program.status),
    )  # fmt: skip
    return Group(None, tuple(_action(plan, program, one) for one in program.actions), head=head)


def _action(plan: Plan, program: Program, one: Action) -> Row:
    known = [Month(month) for month in dict.fromkeys((one.start, one.finish)) if month]
    time = _("{start} – {finish}", start=known[0], finish=known[-1]) if len(known) > 1 else None
    return (
        (one.id or "–").removeprefix(f"{program.id}-"), one.name, one.output,
        time or (_("{word}", word=known[0]) if known else None), "", "",
        cells.agency(plan, one.owner) or "", "", "", cells.label(labels.STATUS, action_status(program, one)),
    )  # fmt: skip


def _missions(plan: Plan, program: Program) -> Iterator[str]:
    """The missions that it serves, told apart by their plans where there are several plans with missions."""
    several = sum(bool(upper.missions) for upper in plan.upper_plans.values()) > 1
    for upper, mission in sorted(missions_served(plan, program)):
        yield f"{mission} ({upper})" if several else mission


# -- what it is measured by --------------------------------------------------------------------------------------------


def _target(of: Measured, year: int) -> Cell:
    return cells.value(of.record.targets.get(year))


def _measures(volume: Volume, home: str) -> Iterator[Table]:
    """An indicator a row, the years that have a target across."""
    programs = [one for one in volume.programs if one.dimension == home]
    found = [one for one in measured(volume.plan, programs, Selection()) if one.measure.program]
    years = sorted({year for one in found for year in one.record.targets})
    fields: tuple[Field[Measured], ...] = (
        field("program", FIELD["id"], lambda of: of.measure.of, rank=0, weight=0),
        field("name", INDICATOR["name"], lambda of: of.record.name, rank=0, weight=5),
        *chosen(FIELDS, ("kind", "unit", "baseline")),
        *by_year(volume.plan, years, INDICATOR["targets"], _target, MOST_TARGETS, kind=Kind.NUMBER, rank=1, weight=1),
        *chosen(FIELDS, ("data_owner", "sni")),
    )
    title = _("Indicators and targets of {dimension}", dimension=DIMENSION[home])
    yield from (table.without_empty(["sni"]) for table in volume.listed(title, fields, found))


# -- what it costs -----------------------------------------------------------------------------------------------------


def _sum(lines: Lines, year: int) -> Cell:
    return sum_cell(lines.under("year").get(year, Lines()), "amount", "rupiah")


def _one(lines: Lines, told: Callable[[Program], Cell]) -> Cell:
    """What is told of the program that all lines are of; nothing where they are of several, as those of a sum are."""
    program, *others = {id(line.program): line.program for line in lines}.values()
    return "" if others else told(program)


def _money(volume: Volume, home: str) -> Iterator[Block]:
    """A program and source a row, the years that have money across; what has none is named below."""
    plan, programs = volume.plan, [one for one in volume.programs if one.dimension == home]
    lines = lines_of(programs)
    bare = lacking(plan, programs, "budget")
    if not lines:
        yield said(_("No indicative ceiling is recorded for {dimension} yet.", dimension=DIMENSION[home]))
        return
    years = sorted(year for year in lines.under("year") if isinstance(year, int))
    title = _("Indicative ceilings of {dimension} (Rp)", dimension=DIMENSION[home])
    fields: tuple[Field[Lines], ...] = (
        field("name", FIELD["name"], lambda of: _one(of, cells.name), rank=0, weight=4),
        field("owner", NARROW["owner"], lambda of: _one(of, partial(cells.owner, plan)), rank=3, weight=2),
        field("source", BUDGET["source"], lambda of: _source(plan, of), rank=1, weight=2, unknown=labels.NO_SOURCE),
        *by_year(plan, years, BUDGET["amount"], _sum, MOST_SUMS, kind=Kind.MONEY, rank=1, weight=2),
        field("total", _("Total"), lambda of: sum_cell(of, "amount", "rupiah"), kind=Kind.MONEY, rank=0, weight=2),
    )
    rows = gathered(((line.program.id, line.line.source), line) for line in lines)
    groups = (Group(None, tuple((key[0], *row_of(Lines(inside), fields)) for key, inside in rows.items())),)
    columns = (Column("id", FIELD["id"], rank=0, weight=0), *columns_of(fields))
    total = (_("Total"), "", "", "", *row_of(lines, fields)[3:])
    yield volume.table(title, Table(title, columns, groups, total, notes=tuple(_uncosted(bare))), SOURCE)


def _source(plan: Plan, lines: Lines) -> Cell:
    key = lines[0].line.source
    return cells.label(plan.file.funding_sources, key)


def _uncosted(bare: Sequence[Program]) -> Iterator[Message]:
    if bare:
        yield _n(
            "{count} program has no budget line yet: {names}.",
            "{count} programs have no budget line yet: {names}.",
            len(bare),
            names=words((one.id or one.name or "–" for one in bare), NAMED),
        )


# -- partners ----------------------------------------------------------------------------------------------------------


def _partners(volume: Volume) -> Iterator[Table]:
    """Whoever leads or supports a program and is no agency of the region."""
    plan = volume.plan
    leads = gathered((program.owner, program) for program in volume.programs)
    helps = gathered((key, program) for program in volume.programs for key in dict.fromkeys(program.partners))
    rows = []
    for key, agency in plan.agencies.items():
        if agency is not None and agency.kind not in {None, "agency"} and (key in leads or key in helps):
            agreed = agency.agreement
            until = Month(agreed.until) if agreed and agreed.until else None
            kind = (agreed.kind or "–").upper() if agreed else None
            told = _("{kind} {number} until {until}", kind=kind, number=agreed.number, until=until) if agreed else None
            name, word = agency.name or plan.agency_name(key), cells.label(labels.AGENCY_KIND, agency.kind)
            rows.append((name, word, codes(leads.get(key, ())) or "", codes(helps.get(key, ())) or "", told))
    yield from volume.listed(_("Partners beyond the agencies of the region"), PARTNERS, rows)
