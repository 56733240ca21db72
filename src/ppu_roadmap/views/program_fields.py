"""The columns that a table of programs can have: label, and how a program fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, NARROW
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind
from ppu_roadmap.views import values

Value = Callable[[Plan, Program], Cell]


@dataclass(frozen=True, slots=True)
class Field:
    """A column and how a program fills it."""

    column: Column
    cell: Value


def _field(key: str, cell: Value, **options: Any) -> Field:
    return Field(Column(key, FIELD[key], narrow=NARROW.get(key), **options), cell)


def _word(key: str, table: Mapping[str, Any], **options: Any) -> Field:
    """A field of the program that holds a fixed word."""
    return _field(key, lambda _, program: values.label(table, getattr(program, key)), bare=True, **options)


def _text(key: str, rank: int, weight: int = 3, **options: Any) -> Field:
    """A field of the program that people and machines read alike."""

    def cell(_: Plan, program: Program) -> Cell:
        value: Cell = getattr(program, key)
        return value if value != () else None

    return _field(key, cell, rank=rank, weight=weight, **options)


def _region(plan: Plan, _: Program) -> Cell:
    name = (plan.file.region.name if plan.file.region else None) or plan.code
    return Keyed(plan.code, name)


def _served(plan: Plan, program: Program) -> Cell:
    return tuple(f"{upper}:{mission}" for upper, mission in sorted(missions_served(plan, program)))


def _decision(program: Program) -> str | None:
    decisions = program.quick_win.decisions if program.quick_win else ()
    return decisions[-1].status if decisions else None


def _sni(_: Plan, program: Program) -> Cell:
    return tuple(dict.fromkeys(indicator.sni for indicator in program.indicators if indicator.sni))


def _names(key: str) -> Value:
    def names(_: Plan, program: Program) -> Cell:
        return tuple(item.name for item in getattr(program, key) if item.name is not None)

    return names


def _spbe(program: Program) -> tuple[str, ...]:
    return program.spbe.domains if program.spbe else ()


_DEFAULT = (
    _text("id", 0, weight=0),
    _field("name", lambda _, program: values.name(program), rank=0, weight=4),
    _field("dimension", lambda _, program: values.dimension(program.dimension), rank=8, bare=True),
    _word("subdimension", labels.SUBDIMENSION, rank=6),
    _field("owner", values.owner, rank=5, weight=2, bare=True),
    _field("years", values.years, kind=Kind.YEARS, rank=2, weight=0, bare=True),
    _field("budget", values.money, kind=Kind.MONEY, rank=3, unknown=labels.NOT_COSTED, bare=True),
    _field("quick_win", lambda _, program: program.quick_win is not None, kind=Kind.MARK, rank=1, weight=0, bare=True),
    _word("status", labels.STATUS, kind=Kind.WORD, rank=4, weight=0),
    _word("horizon", labels.HORIZON_NARROW, rank=7, weight=0),
)

_FURTHER = (
    _field("region", _region, rank=9, weight=2, bare=True),
    _text("strategy", 10, weight=0),
    _text("description", 20, weight=4),
    _word("owner_status", labels.OWNER_STATUS, rank=10),
    _field("partners", lambda plan, program: values.agencies(plan, program.partners) or None, rank=11, weight=2),
    _text("locations", 11, weight=2),
    _text("target_group", 12, weight=2),
    _text("beneficiaries", 12, weight=0, kind=Kind.NUMBER),
    _text("status_note", 18),
    _text("progress", 5, weight=0, kind=Kind.PERCENT),
    _text("nomenclature", 12, weight=0),
    _field("serves", _served, rank=13, weight=2),
    _text("gaps", 13, weight=2),
    _text("sdgs", 13, weight=2),
    _field("spbe", lambda _, program: values.labels(labels.SPBE, _spbe(program)), rank=14, weight=2),
    _text("depends_on", 13, weight=2),
    _text("replaced_by", 13, weight=0),
    _text("internal", 13, weight=0),
    _field("actions", _names("actions"), rank=17),
    _field("costed", lambda plan, program: cost(plan, program).complete, rank=10, weight=0),
    _field("funding", values.funding, rank=9, weight=2),
    _field("indicators", _names("indicators"), rank=16),
    _field("sni", _sni, rank=13, weight=0),
    _field(
        "decision",
        lambda _, program: values.label(labels.DECISION, _decision(program)),
        kind=Kind.WORD,
        rank=8,
        weight=0,
    ),
    _field(
        "risks",
        lambda plan, program: values.label(labels.RISK_LEVEL, highest_level(plan, program)),
        kind=Kind.WORD,
        rank=8,
        weight=0,
    ),
    _text("note", 18),
    _text("sources", 19),
)

FIELDS: Mapping[str, Field] = MappingProxyType({field.column.key: field for field in (*_DEFAULT, *_FURTHER)})
"""Every column by its key."""

DEFAULT_COLUMNS = tuple(field.column.key for field in _DEFAULT)
