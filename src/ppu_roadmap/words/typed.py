"""What a person means by a word of the format: in another spelling, in Indonesian, or but for a slip of the hand."""

from collections.abc import Iterable

from ppu_roadmap.model.types import HOMES, HORIZONS, PREFIXES
from ppu_roadmap.words.indonesian import key_meant, word_meant
from ppu_roadmap.words.near import equal, slip

HORIZON_WORDS = (*HORIZONS, "1y", "5y", "long")


def same(word: str) -> str:
    """A word as it is compared: case, outer spaces, ``_`` and inner spaces for ``-`` make no difference."""
    return "-".join(word.casefold().replace("_", " ").split())


def key_of(word: str) -> str:
    """The key of a field from what was typed."""
    return same(word).replace("-", "_")


def certain_key(typed: str, known: Iterable[str]) -> str | None:
    """The one key that is certainly meant."""
    return equal(typed, known) or key_meant(typed, known) or slip(typed, known)


def certain_word(typed: str, choices: Iterable[str]) -> str | None:
    """The one fixed word that is certainly meant."""
    return equal(typed, choices) or word_meant(typed, choices) or slip(typed, choices)


def horizon_tag(word: str) -> str | None:
    """The tag of a horizon from ``1y``, ``5y``, ``long`` or a longer spelling; ``None`` where it is none."""
    return equal(word, HORIZONS) or word_meant(word, HORIZONS)


def dimension_word(word: str) -> str | None:
    """The word of a dimension from itself, ``Smart Living``, ``LIV`` or ``pendukung``; ``None`` where it is none."""
    typed = same(word).removeprefix("smart-")
    if typed in HOMES:
        return typed
    return next((name for name, prefix in PREFIXES.items() if prefix.casefold() == typed), word_meant(typed, HOMES))
