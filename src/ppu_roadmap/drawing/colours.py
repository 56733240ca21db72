"""The colour of each role: dark enough to read on white and with white on it, apart in grey and to every eye."""

from functools import cache

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
WHITE = 255


@cache
def colour(role: str) -> str:
    """A role's colour as ``#rrggbb``; ``role/25`` is a quarter of it on white; ink for a role that is not known."""
    name, _slash, share = role.partition("/")
    full = _COLOURS.get(name, _COLOURS["ink"])
    if not share:
        return full
    mixed = (round(WHITE - (WHITE - int(full[at : at + 2], 16)) * int(share) / 100) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def known(role: str | None) -> bool:
    """Whether a word of the format has a colour of its own."""
    return role in _COLOURS


def on(role: str) -> str:
    """The role of text that reads well on a colour: ink or paper."""
    red, green, blue = ((int(colour(role)[at : at + 2], 16) / WHITE) ** 2.2 for at in (1, 3, 5))
    return "ink" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else "paper"  # noqa: PLR2004 -- equal contrast
