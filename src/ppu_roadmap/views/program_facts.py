"""The first part of a program's sheet: one line a fact, what is not known shown as such."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.paper.table import Cell, Item, Marked
from ppu_roadmap.text import Message, Rupiah, _
from ppu_roadmap.views import values

Fact = tuple[Message, Cell]

ALWAYS = ("name", "dimension", "subdimension", "horizon", "years", "owner", "status", "budget")
"""Facts that are shown even where they are not known."""


def facts(plan: Plan, program: Program) -> Iterator[Fact]:
    """The facts of a program, in the order of the format; what is neither known nor in ALWAYS is left out."""
    found = {**_core(plan, program), **_reach(plan, program), **_links(plan, program)}
    for key in FIELD:
        cell = found.get(key)
        if key in ALWAYS or (key in found and cell not in (None, ())):
            yield FIELD[key], cell


def _core(plan: Plan, program: Program) -> dict[str, Cell]:
    quick = program.quick_win
    return {
        "name": values.name(program),
        "dimension": values.dimension(program.dimension),
        "subdimension": values.label(labels.SUBDIMENSION, program.subdimension),
        "strategy": _strategy(plan, program),
        "description": program.description,
        "horizon": values.spans(plan, [program.horizon])[0] if program.horizon else None,
        "years": _span(plan, program),
        "owner": values.owner(plan, program),
        "partners": values.agencies(plan, program.partners),
        "status": values.label(labels.STATUS, program.status),
        "status_note": program.status_note,
        "progress": program.progress,
        "budget": _price(plan, program),
        "quick_win": values.label(labels.QUICK_WIN_KIND, quick.kind) if quick else None,
        "risks": values.label(labels.RISK_LEVEL, highest_level(plan, program)),
    }


def _reach(plan: Plan, program: Program) -> dict[str, Cell]:
    return {
        "locations": program.locations,
        "target_group": program.target_group,
        "beneficiaries": program.beneficiaries,
        "nomenclature": program.nomenclature,
        "internal": program.internal or None,
        "funding": values.funding(plan, program),
        "note": program.note,
        "sources": program.sources,
    }


def _links(plan: Plan, program: Program) -> dict[str, Cell]:
    return {
        "serves": tuple(aim for serves in program.serves for aim in _aims(plan, serves)),
        "gaps": program.gaps,
        "sdgs": program.sdgs,
        "spbe": values.labels(labels.SPBE, program.spbe.domains if program.spbe else ()),
        "depends_on": tuple(named(plan, key) for key in program.depends_on),
        "replaced_by": named(plan, program.replaced_by) if program.replaced_by else None,
    }


def named(plan: Plan, key: str) -> str:
    """A program's id with its name, as in ``GOV-02 Data terbuka``."""
    other = plan.by_id.get(key)
    return f"{key} {other.name}" if other and other.name else key


def _strategy(plan: Plan, program: Program) -> str | None:
    for _file, _index, strategy in plan.strategies() if program.strategy else ():
        if strategy.id == program.strategy and strategy.name:
            return f"{strategy.id} {strategy.name}"
    return program.strategy


def _span(plan: Plan, program: Program) -> Cell:
    reach = plan.years(program)
    if reach is None:
        return None
    return str(reach.first) if reach.first == reach.last else f"{reach.first}–{reach.last}"


def _price(plan: Plan, program: Program) -> Cell:
    price = cost(plan, program)
    if price.known is None:
        return labels.NOT_COSTED
    return Rupiah(price.known) if price.complete else Marked(Rupiah(price.known), labels.PARTLY_COSTED)


def _aims(plan: Plan, serves: Serves) -> Iterator[Item]:
    upper = plan.upper_plans.get(serves.plan or "")
    called = (upper and upper.name) or serves.plan or "–"
    missions = upper.missions if upper else {}
    goals = upper.goals if upper else {}
    targets = upper.targets if upper else {}
    named_aims = [
        *((key, missions.get(key)) for key in serves.missions),
        *((key, (goal := goals.get(key)) and goal.name) for key in serves.goals),
        *((key, (target := targets.get(key)) and target.name) for key in serves.targets),
    ]
    aims = "; ".join(f"{key} {name}" if name else key for key, name in named_aims)
    priority = f" ({serves.priority})" if serves.priority else ""
    yield f"{called}: {aims}{priority}" if aims else f"{called}{priority}"


def figures(by_year: dict[int, float | None]) -> Cell:
    """Values by year, as in ``2023: 50``."""
    known = sorted(by_year.items())
    return tuple(
        _("{year}: {value}", year=year, value=float(value) if value is not None else None) for year, value in known
    )
