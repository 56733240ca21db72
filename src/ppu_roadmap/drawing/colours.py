"""The colour of each role: dark enough to read on white and with white on it, apart in grey and to every eye."""

from functools import cache
from typing import TypeAlias, TypeGuard

Role: TypeAlias = str
"""What a colour stands for: ``ink``, ``grid``, a dimension, a status …; ``ongoing/25`` is a quarter of it on white."""
_COLOURS = {
    "ink": "#16212e", "quiet": "#556270", "paper": "#ffffff", "grid": "#d5dce3", "bound": "#9aa7b4", "navy": "#12304f",
    "now": "#b3261e", "late": "#b3261e", "star": "#c98500",
    "governance": "#1450b4", "branding": "#5c2148", "economy": "#a06000", "living": "#045c6a", "society": "#b34632",
    "environment": "#24530c", "enablers": "#4a5663",
    "proposed": "#6d5a99", "planned": "#4c6a89", "ongoing": "#1f63a8", "done": "#0f6b50", "delayed": "#a34e00",
    "cancelled": "#7a838c",
    "low": "#cfe3ee", "medium": "#f7d774", "high": "#a8201a",
    "1-year": "#12304f", "5-year": "#2f78b7", "long-term": "#9cc4e4",
    "series-0": "#12304f", "series-1": "#e08e1d", "series-2": "#1f6f66", "series-3": "#a8c7e6", "series-4": "#7a2a5e",
    "series-5": "#e8c15a", "series-6": "#4d6b30", "series-7": "#c3b3dd", "series-8": "#6b3419", "series-9": "#9aa7b4",
}  # fmt: skip
SERIES = 10
"""Colours for things that have none of their own."""


def _channels(role: Role) -> tuple[int, ...]:
    name, _slash, share = role.partition("/")
    full = bytes.fromhex(_COLOURS.get(name, _COLOURS["ink"])[1:])
    return tuple(round(255 - (255 - each) * int(share or 100) / 100) for each in full)


@cache
def colour(role: Role) -> str:
    """A role's colour as ``#rrggbb``; ink for a role that is not known."""
    return f"#{bytes(_channels(role)).hex()}"


def known(role: Role | None) -> TypeGuard[Role]:
    """Whether a word of the format has a colour of its own."""
    return role in _COLOURS


def one_of_several(key: str | None, place: int) -> Role:
    """The role of a series: that of its key where it has one, else that of its place."""
    return key if known(key) else f"series-{place % SERIES}"


def on(role: Role) -> Role:
    """The role of text that reads well on a colour: ink or paper."""
    red, green, blue = ((each / 255) ** 2.2 for each in _channels(role))
    return "ink" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else "paper"  # noqa: PLR2004 -- equal contrast
