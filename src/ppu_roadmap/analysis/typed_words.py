"""The spellings that people type for the fixed words of the format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, PREFIXES

_HORIZON_SPELLINGS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("1-year", "1y", "1-years", "1th", "short", "pendek"), "1-year")
    | dict.fromkeys(("5-year", "5y", "5-years", "5th", "medium", "menengah"), "5-year")
    | dict.fromkeys(("long-term", "long", "panjang"), "long-term")
)


def same(word: str) -> str:
    """A word as it is compared: case, outer spaces, ``_`` and inner spaces for ``-`` make no difference."""
    return "-".join(word.casefold().replace("_", " ").split())


def horizon_tag(word: str) -> str | None:
    """The tag of a horizon from ``1y``, ``5y``, ``long`` or a longer spelling; ``None`` where it is none."""
    return _HORIZON_SPELLINGS.get(same(word))


def dimension_word(word: str) -> str | None:
    """The word of a dimension from itself, ``Smart Living`` or ``LIV``; ``None`` where it is none."""
    typed = same(word).removeprefix("smart-")
    if typed in DIMENSIONS:
        return typed
    return next((name for name, prefix in PREFIXES.items() if prefix.casefold() == typed), None)


HORIZON_WORDS = (*HORIZONS, "1y", "5y", "long")
