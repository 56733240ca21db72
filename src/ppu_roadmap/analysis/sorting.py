"""The order of programs: by any of a few columns, what is not known last, otherwise as they stand in the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, STATUSES

Pair: TypeAlias = tuple[Plan, Program]
Key: TypeAlias = "int | str | tuple[int, int] | None"

_SUBDIMENSIONS = tuple(word for words in SUBDIMENSIONS.values() for word in words)


def _rank(words: tuple[str, ...], word: str | None) -> int | None:
    return words.index(word) if word in words else None


def _years(plan: Plan, program: Program) -> tuple[int, int] | None:
    reach = plan.years(program)
    return (reach.first, reach.last) if reach else None


def _risk(plan: Plan, program: Program) -> int | None:
    found = highest_level(plan, program)
    return found.gravity if found else None


def _text(value: str | None) -> str | None:
    return value.casefold() if value is not None else None


SORT_KEYS: Mapping[str, Callable[[Plan, Program], Key]] = MappingProxyType(
    {
        "region": lambda plan, _: plan.code,
        "id": lambda _, program: program.id,
        "name": lambda _, program: _text(program.name),
        "dimension": lambda _, program: _rank(DIMENSIONS, program.dimension),
        "subdimension": lambda _, program: _rank(_SUBDIMENSIONS, program.subdimension),
        "owner": lambda plan, program: _text(plan.agency_name(program.owner)) if program.owner else None,
        "years": _years,
        "budget": lambda plan, program: cost(plan, program).known,
        "quick_win": lambda _, program: 0 if program.quick_win else 1,
        "status": lambda _, program: _rank(STATUSES, program.status),
        "horizon": lambda _, program: _rank(HORIZONS, program.horizon),
        "progress": lambda _, program: program.progress,
        "beneficiaries": lambda _, program: program.beneficiaries,
        "risks": _risk,
    }
)
"""What each word of ``--sort`` compares."""


def ordered(pairs: Iterable[Pair], sort: tuple[str, ...]) -> list[Pair]:
    """Programs with their plans, sorted by the first key, then the next; words that are no key are passed over."""
    found = list(pairs)
    for word in reversed(sort):
        key = SORT_KEYS.get(word.removeprefix("-").casefold().replace("-", "_"))
        if key:
            found = _sorted(found, key, down=word.startswith("-"))
    return found


def _sorted(pairs: list[Pair], key: Callable[[Plan, Program], Key], *, down: bool) -> list[Pair]:
    keyed = [(key(plan, program), (plan, program)) for plan, program in pairs]
    known = [(value, pair) for value, pair in keyed if value is not None]
    known.sort(key=lambda item: item[0], reverse=down)
    return [pair for _, pair in known] + [pair for value, pair in keyed if value is None]
