"""The workbook to read: an overview, then each list of the plan as a planner filters it; what is empty is left out."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import Any, NamedTuple

from ppu_roadmap.analysis.budget import LIMITED
from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import action, budget, cells, indicator, program, quick_win, risk
from ppu_roadmap.fields.field import Field, Fields, Of, Within, chosen, field, without
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Cell, Kind, Table
from ppu_roadmap.text import Message, Rupiah, _
from ppu_roadmap.views import indicators, programs, proposals, quick_wins, risks, sni
from ppu_roadmap.views.grouping import apart, left_out, listing, regions
from ppu_roadmap.views.missions import FIELDS, Mission, Server, missions, upper_name
from ppu_roadmap.views.overview import overview
from ppu_roadmap.views.risk_map import BOTH, maps
from ppu_roadmap.views.view import Asked

_OF: tuple[Field[Any], ...] = (
    field("of", _("Program code"), lambda of: of.program.id, rank=0, weight=0),
    field("program", FIELD["name"], lambda of: cells.name(of.program), rank=0, weight=4),
    field("dimension", FIELD["dimension"], lambda of: cells.dimension(of.program.dimension), rank=1),
)
"""Whose a part is."""


def document(asked: Asked) -> Document:
    """A page for each sheet that has rows."""
    title = _("Smart City master plan matrix of {region}", region=regions(asked))
    made = ((name, tuple(blocks(asked))) for name, blocks in SHEETS)
    pages = tuple(Page(blocks, (name,), wide=True) for name, blocks in made if blocks)
    return Document(title, pages, region=regions(asked))


def rows(asked: Asked) -> Table:
    """For machines the workbook is its list of programs."""
    return programs.rows(asked)


def _told(fields: Fields[Any], **others: Callable[[Any], Cell]) -> tuple[Field[Any], ...]:
    """Fields of which some are told in another way."""
    return tuple(each._replace(get=others.get(each.key, each.get)) for each in fields)


def _parts(asked: Asked, name: str, **others: Any) -> Iterator[Within[Any]]:
    """The records of a list of live programs."""
    for plan, inside in asked.chosen(**others):
        yield from (Within(plan, record, one) for one in inside for record in getattr(one, name))


# -- programs and their parts ------------------------------------------------------------------------------------------

_SHOWN = (
    "id", "name", "dimension", "subdimension", "owner", "partners", "locations", "status", "progress", "budget",
    "funding", "quick_win", "decision", "risks", "nomenclature", "serves", "description",
)  # fmt: skip


def _money(of: Of[Program]) -> Cell:
    """The cost; of what is not live as text, which no sum counts."""
    known = cost(of.plan, of.record).known
    outside = known is not None and not live(of.record)
    return _("{sum} (not in the total)", sum=Rupiah(known or 0)) if outside else cells.money(of.plan, of.record)


def _year(end: str, said: Message) -> Field[Of[Program]]:
    return field(end, said, lambda of: getattr(of.plan.years(of.record), end, None), kind=Kind.YEARS)


def _programs(tag: str, asked: Asked) -> Iterator[Block]:
    """The programs of a horizon; those that are not live stand last."""
    own = {"budget": _money, "status": lambda of: cells.status(of.plan, of.record, asked.today)}
    fields = _told(chosen(program.FIELDS, _SHOWN), **own)
    years = (_year("first", _("First year")), _year("last", _("Last year")))
    items = [Of(plan, one) for plan, inside in asked.every() for one in inside if one.horizon == tag]
    items.sort(key=lambda of: not live(of.record))
    return listing(asked, (*fields[:7], *years, *fields[7:]), items, ["budget"])


def _holder(of: Within[Any]) -> Cell:
    """Who does it, or whose money it is: the program's agency where no other is named."""
    return cells.agency(of.plan, of.record.owner or of.program.owner)


def _actions(asked: Asked) -> Iterator[Block]:
    fields = (*_OF, *_told(action.FIELDS, owner=_holder))
    return listing(asked, fields, _parts(asked, "actions"), notes=tuple(left_out(asked.every(), "actions")))


def _budget(asked: Asked) -> Iterator[Block]:
    """Of years asked for the lines of these years, whenever programs run."""
    years, fields = asked.selection.years, (*_OF, *_told(budget.FIELDS, owner=_holder))
    lines = (of for of in _parts(asked, "budget", years=()) if not years or of.record.year in years)
    notes = apart(asked.every(years=()), lambda line: not years or line.year in years)
    return listing(asked, fields, lines, LIMITED, notes=tuple(notes))


_OFTEN_USUAL = ("better", "accumulation", "scale", "kind_of_percent")
"""Columns of indicators that say only what is not usual."""


def _indicators(asked: Asked) -> Iterator[Block]:
    """A row an indicator and year."""
    kinds = {"year": Kind.YEARS, "achieved": Kind.PERCENT}
    own = (
        each._replace(column=each.column._replace(kind=kinds.get(each.key, each.column.kind)))
        for each in without(indicator.ROWS, "region", "program", "dimension")
    )
    fields = _told(
        (*_OF, *own),
        of=lambda one: one.measure.of,
        program=lambda one: one.measure.program and cells.name(one.measure.program),
        dimension=lambda one: cells.dimension(one.measure.dimension),
        baseline=lambda one: one.record.baseline and cells.value(one.record.baseline.value),
    )
    notes = tuple(left_out(asked.every(years=()), "indicators"))
    tables = listing(asked, fields, indicators.yearly(asked), notes=notes)
    return (table.without_empty(_OFTEN_USUAL) for table in tables)


def _sni(asked: Asked) -> Iterator[Block]:
    """The whole standard where a region uses any of it; of several regions what each uses."""
    every = [use for one in sni.adoptions(asked) for use in one.shown]
    used = [use for use in every if use.chosen or use.measured]
    fields = _told(without(sni.LIST, "baseline_year"), theme=lambda use: Message(use.indicator.theme))
    return listing(asked, fields, used if asked.several or not used else every)


_CHOICE = (
    "rank", "score", "last_decision", "decided", "covers", "status", "owner", "start", "finish", "budget", "risk",
)  # fmt: skip


def _about(each: Field[Any]) -> Field[Candidate]:
    """What a quick win says, asked of its candidate."""
    return Field(each.column, lambda one: each.get(Of(one.plan, one.quick_win)))


def _quick_wins(asked: Asked) -> Iterator[Block]:
    """Best first in each dimension."""
    own = chosen(quick_wins.fields_on(asked.today), (), _CHOICE)
    about = map(_about, without(quick_win.FIELDS, "time", "scores"))
    fields = _told((*_OF, *own, *about), budget=lambda one: cells.money(one.plan, one.program))
    return listing(asked, fields, (one for each in quick_wins.choosing(asked) for one in each.shown), ["budget"])


def _risks(asked: Asked) -> Iterator[Block]:
    """The register, gravest first, and its map."""
    found = risks.registers(asked)
    entries = risks.gravest_first(chain(*(each.entries for each in found)))
    yield from listing(asked, (*_OF, *risk.OF_RISK), entries, notes=tuple(left_out(asked.every(), "risks")))
    yield from (each.table(_("Heat map of risks"), BOTH) for each in maps([*map(risks.on_map, found)]))


# -- what stands beside programs ---------------------------------------------------------------------------------------


class _Link(NamedTuple):
    """A mission of an upper plan, and a program that serves it, where there is one."""

    plan: Plan
    mission: Mission
    server: Server | None


def _served(each: Field[Server]) -> Field[_Link]:
    """What a program says, asked of its link."""
    none = _("no program") if each.key == "id" else None
    return Field(each.column, lambda of: each.get(of.server) if of.server else none)


def _links(asked: Asked) -> Iterator[Block]:
    of_program = program.fields_of_program
    own: Fields[Server] = (*of_program("id", "name", "dimension"), *chosen(FIELDS, ["aims"]), *of_program("owner"))
    fields: tuple[Field[_Link], ...] = (
        field("upper", _("Upper plan"), lambda of: upper_name(of.mission.upper), rank=0),
        field("mission", _("Mission"), lambda of: of.mission.called, rank=0, weight=3),
        *map(_served, own),
    )
    found = [(plan, one) for plan, inside in asked.chosen() for one in missions(plan, inside)]
    if any(one.servers for _plan, one in found):
        links = (_Link(plan, one, each) for plan, one in found for each in one.servers or [None])
        yield from listing(asked, fields, links)


def _proposals(asked: Asked) -> Iterator[Block]:
    """Of programs' filters those count that proposals have, too."""
    fields = chosen(proposals.LISTED, ("id", "name", "dimension", *proposals.PAGE[2:-1]))
    wanted = asked.selection._replace(statuses=())
    found = ((plan, one) for plan in asked.plans for one in proposals.passing(plan, wanted))
    return listing(asked, fields, (proposals.Listed(plan, one, asked.today) for plan, one in found))


class _Found(NamedTuple):
    """A finding of a plan."""

    plan: Plan
    one: Diagnostic


_FINDINGS: tuple[Field[_Found], ...] = (
    field("severity", _("Severity"), lambda of: cells.label(labels.SEVERITY, of.one.severity), kind=Kind.WORD),
    field("code", _("Rule"), lambda of: of.one.code),
    field("program", _("Program code"), lambda of: of.one.program),
    field("message", _("Finding"), lambda of: of.one.message),
    field("help", _("What to do"), lambda of: of.one.help),
    field("place", _("Place"),  # without the folders of whoever looked
          lambda of: _("{file}, line {line}", file=PurePath(of.one.file).name, line=str(of.one.span.line))),
    field("waived", _("Waived because"), lambda of: of.one.waived),
)  # fmt: skip


def _findings(asked: Asked) -> Iterator[Block]:
    """Errors first; where programs are filtered, what was found of them and of what is no program's."""
    kept = {one.id for _plan, inside in asked.every() for one in inside}
    found = [_Found(plan, one) for plan, each in zip(asked.plans, asked.findings, strict=False) for one in each]
    shown = (of for of in found if asked.unfiltered or of.one.program is None or of.one.program in kept)
    gravity = list(labels.SEVERITY)
    return listing(asked, _FINDINGS, sorted(shown, key=lambda of: gravity.index(of.one.severity)))


SHEETS: tuple[tuple[Message, Callable[[Asked], Iterator[Block]]], ...] = (
    (_("Summary"), overview),
    (_("Short Term"), partial(_programs, "1-year")),
    (_("Medium Term"), partial(_programs, "5-year")),
    (_("Long Term"), partial(_programs, "long-term")),
    (_("Actions"), _actions),
    (_("Budget"), _budget),
    (_("Indicators"), _indicators),
    (_("SNI"), _sni),
    (_("Quick Wins"), _quick_wins),
    (_("Risks"), _risks),
    (_("RPJMD Links"), _links),
    (_("Proposals"), _proposals),
    (_("Findings"), _findings),
)
"""What each sheet is called and holds, in their order."""
