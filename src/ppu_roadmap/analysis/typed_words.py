"""The spellings that people type for the fixed words of the format."""

from __future__ import annotations

from ppu_roadmap.catalog.indonesian import word_meant
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, PREFIXES
from ppu_roadmap.suggestions import equal


def same(word: str) -> str:
    """A word as it is compared: case, outer spaces, ``_`` and inner spaces for ``-`` make no difference."""
    return "-".join(word.casefold().replace("_", " ").split())


def horizon_tag(word: str) -> str | None:
    """The tag of a horizon from ``1y``, ``5y``, ``long`` or a longer spelling; ``None`` where it is none."""
    return equal(word, HORIZONS) or word_meant(word, HORIZONS)


def dimension_word(word: str) -> str | None:
    """The word of a dimension from itself, ``Smart Living`` or ``LIV``; ``None`` where it is none."""
    typed = same(word).removeprefix("smart-")
    if typed in DIMENSIONS:
        return typed
    return next((name for name, prefix in PREFIXES.items() if prefix.casefold() == typed), None)


HORIZON_WORDS = (*HORIZONS, "1y", "5y", "long")
