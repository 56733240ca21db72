"""Words that were certainly meant: in another spelling, in Indonesian, or but for a slip of the hand."""

from __future__ import annotations

from collections.abc import Iterable

from ppu_roadmap.catalog.indonesian import key_meant, word_meant
from ppu_roadmap.suggestions import equal, slip


def certain_key(typed: str, known: Iterable[str]) -> str | None:
    """The one key that is certainly meant."""
    return equal(typed, known) or key_meant(typed, known) or slip(typed, known)


def certain_word(typed: str, choices: Iterable[str]) -> str | None:
    """The one fixed word that is certainly meant."""
    return equal(typed, choices) or word_meant(typed, choices) or slip(typed, choices)
