"""The workbook to read: an overview, then each list of the plan as a planner filters it; what is empty is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import Any, NamedTuple

from ppu_roadmap.analysis.budget import LIMITED
from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import Level
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import action, budget, cells, indicator, program, quick_win, risk
from ppu_roadmap.fields.field import Field, Fields, Of, Within, chosen, field, without
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.flow import Leaves
from ppu_roadmap.paper.table import Cell, Kind, Row, Table
from ppu_roadmap.text import Message, Rupiah, _
from ppu_roadmap.views import indicators, overview, programs, proposals, quick_wins, risk_map, risks, sni, sums
from ppu_roadmap.views.grouping import Ended, ended, regions
from ppu_roadmap.views.lists import Listed, Listing
from ppu_roadmap.views.missions import FIELDS, Mission, Server, missions, upper_name
from ppu_roadmap.views.parts import Told, together
from ppu_roadmap.views.view import Asked

_OF: tuple[Field[Any], ...] = (
    field("of", _("Program code"), lambda of: of.program.id, rank=0, weight=0),
    field("program", FIELD["name"], lambda of: cells.name(of.program), rank=0, weight=4),
    field("dimension", FIELD["dimension"], lambda of: cells.dimension(of.program.dimension), rank=1),
)
"""Whose a part is."""


class Part(NamedTuple):
    """What the workbook has of one region."""

    rows: tuple[tuple[Row, ...], ...]
    """Of each sheet."""
    lists: Mapping[int, Listed]
    """What each tells beside them, by its place."""
    overview: overview.Overview


KEPT = (Part, overview.Overview, Level, Listed, *risk_map.KEPT, *sums.KEPT)


def document(asked: Asked) -> Document:
    """A page for each sheet that has rows, where all plans are in hand."""
    first = overview.overview(asked, together(map(overview.part, asked.each())), asked.regions)
    made = ((_("Summary"), tuple(first)), *((one.name, tuple(one.blocks(asked))) for one in SHEETS))
    pages = tuple(Page(blocks, (name,), wide=True) for name, blocks in made if blocks)
    return Document(_title(asked), pages, region=regions(asked))


def part(asked: Asked) -> Part:
    """The rows that a region has on each sheet."""
    rows = tuple(one.rows(asked) for one in SHEETS)
    lists = {place: one.part(asked, rows[place]) for place, one in enumerate(SHEETS)}
    return Part(rows, lists, overview.part(asked))


def leaves(asked: Asked, told: Told[Part]) -> Leaves:
    """The same of many regions, one after the other on each sheet: empty columns stay."""

    def summary() -> Iterator[Block]:
        return overview.overview(asked, told.whole.overview, told.regions)

    def feet() -> Iterator[tuple[Table, list[Table]]]:
        return (one.foot(asked, told.whole.lists[place]) for place, one in enumerate(SHEETS))

    heads = [(one.name, one.head(asked)) for one in SHEETS]
    return Leaves(_title(asked), regions(asked), _("Summary"), summary, heads, feet, told.taken("rows"))


def _title(asked: Asked) -> Message:
    return _("Smart City master plan matrix of {region}", region=regions(asked))


rows, ranks = programs.rows, programs.ranks
"""For machines the workbook is its list of programs."""


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


def _of_programs(asked: Asked) -> Fields[Of[Program]]:
    own = {"budget": _money, "status": lambda of: cells.status(of.plan, of.record, asked.today)}
    fields = _told(chosen(program.FIELDS, _SHOWN), **own)
    years = (_year("first", _("First year")), _year("last", _("Last year")))
    return (*fields[:7], *years, *fields[7:])


def _programs(tag: str, asked: Asked) -> list[Of[Program]]:
    """The programs of a horizon; those that are not live stand last."""
    items = [Of(plan, one) for plan, inside in asked.every() for one in inside if one.horizon == tag]
    return sorted(items, key=lambda of: not live(of.record))


def _holder(of: Within[Any]) -> Cell:
    """Who does it, or whose money it is: the program's agency where no other is named."""
    return cells.agency(of.plan, of.record.owner or of.program.owner)


def _lines(asked: Asked) -> Iterator[Within[Any]]:
    """Of years asked for the lines of these years, whenever programs run."""
    years = asked.selection.years
    return (of for of in _parts(asked, "budget", years=()) if not years or of.record.year in years)


_KINDS = {"year": Kind.YEARS, "achieved": Kind.PERCENT}
_INDICATORS = _told(
    (*_OF, *(each._replace(column=each.column._replace(kind=_KINDS.get(each.key, each.column.kind)))
             for each in without(indicator.ROWS, "region", "program", "dimension"))),
    of=lambda one: one.measure.of,
    program=lambda one: one.measure.program and cells.name(one.measure.program),
    dimension=lambda one: cells.dimension(one.measure.dimension),
    baseline=lambda one: one.record.baseline and cells.value(one.record.baseline.value),
)  # fmt: skip
"""A row an indicator and year."""


_SNI = _told(without(sni.LIST, "baseline_year"), theme=lambda use: Message(use.indicator.theme))


def _sni(asked: Asked) -> list[sni.Use]:
    """The whole standard where a region uses any of it; of several regions what each uses."""
    every = [use for one in sni.adoptions(asked) for use in one.shown]
    used = [use for use in every if use.chosen or use.measured]
    return used if asked.several or not used else every


_CHOICE = (
    "rank", "score", "last_decision", "decided", "covers", "status", "owner", "start", "finish", "budget", "risk",
)  # fmt: skip


def _about(each: Field[Any]) -> Field[Candidate]:
    """What a quick win says, asked of its candidate."""
    return Field(each.column, lambda one: each.get(Of(one.plan, one.quick_win)))


def _of_quick_wins(asked: Asked) -> Fields[Any]:
    own = chosen(quick_wins.fields_on(asked.today), (), _CHOICE)
    about = map(_about, without(quick_win.FIELDS, "time", "scores"))
    return _told((*_OF, *own, *about), budget=lambda one: cells.money(one.plan, one.program))


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


_SERVERS: Fields[Server] = (
    *program.fields_of_program("id", "name", "dimension"),
    *chosen(FIELDS, ["aims"]),
    *program.fields_of_program("owner"),
)
_LINKS: Fields[_Link] = (
    field("upper", _("Upper plan"), lambda of: upper_name(of.mission.upper), rank=0),
    field("mission", _("Mission"), lambda of: of.mission.called, rank=0, weight=3),
    *map(_served, _SERVERS),
)


def _links(asked: Asked) -> Iterator[_Link]:
    """Every mission, where any program serves one, which is not known of a region among others."""
    found = [(plan, one) for plan, inside in asked.chosen() for one in missions(plan, inside)]
    if len(asked.plans) < asked.size or any(one.servers for _plan, one in found):
        yield from (_Link(plan, one, each) for plan, one in found for each in one.servers or [None])


def _proposals(asked: Asked) -> Iterator[proposals.Listed]:
    """Of programs' filters those count that proposals have, too."""
    wanted = asked.selection._replace(statuses=())
    found = ((plan, one) for plan in asked.plans for one in proposals.passing(plan, wanted))
    return (proposals.Listed(plan, one, asked.today) for plan, one in found)


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


def _findings(asked: Asked) -> list[_Found]:
    """Errors first; where programs are filtered, what was found of them and of what is no program's."""
    shown = []
    for (plan, inside), found in zip(asked.every(), asked.findings, strict=False):
        kept = {None, *(one.id for one in inside)}
        shown += [_Found(plan, one) for one in found if asked.unfiltered or one.program in kept]
    gravity = list(labels.SEVERITY)
    return sorted(shown, key=lambda of: gravity.index(of.one.severity))


def _always(*fields: Field[Any]) -> Callable[[Asked], Fields[Any]]:
    return lambda _asked: fields


SHEETS = (
    Listing(_("Short Term"), _of_programs, partial(_programs, "1-year"), ("budget",)),
    Listing(_("Medium Term"), _of_programs, partial(_programs, "5-year"), ("budget",)),
    Listing(_("Long Term"), _of_programs, partial(_programs, "long-term"), ("budget",)),
    Listing(_("Actions"), _always(*_OF, *_told(action.FIELDS, owner=_holder)), lambda asked: _parts(asked, "actions"),
            ended=lambda asked: ended(asked.every(), having="actions")),
    Listing(_("Budget"), _always(*_OF, *_told(budget.FIELDS, owner=_holder)),
            _lines, LIMITED, lambda asked: ended(asked.every(years=()), asked.selection.years), Ended.apart),
    Listing(_("Indicators"), _always(*_INDICATORS), indicators.yearly,
            ended=lambda asked: ended(asked.every(years=()), having="indicators"),
            shorn=("better", "accumulation", "scale", "kind_of_percent")),  # they say only what is not usual
    Listing(_("SNI"), _always(*_SNI), _sni),
    Listing(_("Quick Wins"), _of_quick_wins,
            lambda asked: chain.from_iterable(each.shown for each in quick_wins.choosing(asked)), ("budget",)),
    Listing(_("Risks"), _always(*_OF, *risk.OF_RISK),
            lambda asked: risks.gravest_first(chain(*(each.entries for each in risks.registers(asked)))),
            ended=lambda asked: ended(asked.every(), having="risks"), drawn=True),
    Listing(_("RPJMD Links"), _always(*_LINKS), _links),
    Listing(_("Proposals"), _always(*chosen(proposals.LISTED, ("id", "name", "dimension", *proposals.PAGE[2:-1]))),
            _proposals),
    Listing(_("Findings"), _always(*_FINDINGS), _findings),
)  # fmt: skip
"""What each sheet below the summary is called and lists, in their order."""
