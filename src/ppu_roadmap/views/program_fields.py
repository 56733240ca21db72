"""The columns that a table of programs can have: label, and the values for people and for machines."""

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
from ppu_roadmap.tables import Cell, Column, Kind
from ppu_roadmap.views import values

Value = Callable[[Plan, Program], Cell]


@dataclass(frozen=True, slots=True)
class Field:
    """A column and how a program fills it: ``shown`` for people, ``data`` for machines."""

    column: Column
    shown: Value
    data: Value


def _field(key: str, shown: Value, data: Value | None = None, **options: Any) -> Field:
    return Field(Column(key, FIELD[key], narrow=NARROW.get(key), **options), shown, data or shown)


def _word(key: str, table: Mapping[str, Any], **options: Any) -> Field:
    """A field of the program that holds a fixed word."""

    def data(_: Plan, program: Program) -> str | None:
        word: str | None = getattr(program, key)
        return word

    return _field(key, lambda plan, program: values.label(table, data(plan, program)), data, bare=True, **options)


def _text(key: str, rank: int, weight: int = 3, **options: Any) -> Field:
    """A field of the program that people and machines read alike."""

    def data(_: Plan, program: Program) -> Cell:
        value: Cell = getattr(program, key)
        return value if value != () else None

    return _field(key, data, rank=rank, weight=weight, **options)


def _region_name(plan: Plan, _: Program) -> Cell:
    return (plan.file.region.name if plan.file.region else None) or plan.code


def _served(plan: Plan, program: Program) -> Cell:
    return tuple(f"{upper}:{mission}" for upper, mission in sorted(missions_served(plan, program)))


def _decision(_: Plan, program: Program) -> str | None:
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
    _field("name", lambda _, program: values.name(program), lambda _, program: program.name, rank=0, weight=4),
    _field(
        "dimension",
        lambda _, program: values.label(labels.DIMENSION, program.dimension or None),
        lambda _, program: program.dimension or None,
        rank=8,
        bare=True,
    ),
    _word("subdimension", labels.SUBDIMENSION, rank=6),
    _field("owner", values.owner, lambda _, program: program.owner, rank=5, weight=2, bare=True),
    _field("years", values.years, kind=Kind.YEARS, rank=2, weight=0, bare=True),
    _field(
        "budget",
        values.money,
        lambda plan, program: cost(plan, program).known,
        kind=Kind.MONEY,
        rank=3,
        unknown=labels.NOT_COSTED,
        bare=True,
    ),
    _field("quick_win", lambda _, program: program.quick_win is not None, kind=Kind.MARK, rank=1, weight=0, bare=True),
    _word("status", labels.STATUS, kind=Kind.WORD, rank=4, weight=0),
    _word("horizon", labels.HORIZON_NARROW, rank=7, weight=0),
)

_FURTHER = (
    _field("region", _region_name, lambda plan, _: plan.code, rank=9, weight=2, bare=True),
    _text("strategy", 10, weight=0),
    _text("description", 20, weight=4),
    _word("owner_status", labels.OWNER_STATUS, rank=10),
    _field(
        "partners",
        lambda plan, program: values.agencies(plan, program.partners),
        lambda _, program: program.partners or None,
        rank=11,
        weight=2,
    ),
    _text("locations", 11, weight=2),
    _text("target_group", 12, weight=2),
    _text("beneficiaries", 12, weight=0, kind=Kind.NUMBER),
    _text("status_note", 18),
    _text("progress", 5, weight=0, kind=Kind.PERCENT),
    _text("nomenclature", 12, weight=0),
    _field("serves", _served, rank=13, weight=2),
    _text("gaps", 13, weight=2),
    _text("sdgs", 13, weight=2),
    _field(
        "spbe",
        lambda _, program: values.labels(labels.SPBE, _spbe(program)),
        lambda _, program: _spbe(program),
        rank=14,
        weight=2,
    ),
    _text("depends_on", 13, weight=2),
    _text("replaced_by", 13, weight=0),
    _text("internal", 13, weight=0),
    _field("actions", _names("actions"), rank=17),
    _field("costed", lambda plan, program: cost(plan, program).complete, rank=10, weight=0),
    _field(
        "funding",
        values.funding,
        lambda _, program: values.source_keys(program),
        rank=9,
        weight=2,
    ),
    _field("indicators", _names("indicators"), rank=16),
    _field("sni", _sni, rank=13, weight=0),
    _field(
        "decision",
        lambda plan, program: values.label(labels.DECISION, _decision(plan, program)),
        _decision,
        kind=Kind.WORD,
        rank=8,
        weight=0,
    ),
    _field(
        "risks",
        lambda plan, program: values.label(labels.RISK_LEVEL, highest_level(plan, program)),
        highest_level,
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
