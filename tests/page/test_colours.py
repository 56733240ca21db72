"""The colours of the dimensions: legible as text on a card, and told apart by who sees fewer colours."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest

from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.page.file import FOLDER

Colour = tuple[float, ...]
"""Red, green and blue, linear, from 0 to 1."""
SEEN: dict[str, tuple[Colour, ...]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""What is seen of a colour (Machado and others, 2009)."""
LIGHT = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
LAB = ((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))
"""To Oklab, in which distances are as people see them."""


def times(rows: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(one * other for one, other in zip(row, colour, strict=True)) for row in rows)


def lab(colour: Colour, seen: str) -> Colour:
    within = tuple(min(1.0, max(0.0, part)) for part in times(SEEN[seen], colour))
    return times(LAB, tuple(math.cbrt(part) for part in times(LIGHT, within)))


def named(name: str, theme: int) -> Colour:
    """A colour of the style in the light theme (0) or the dark one (1)."""
    style = (FOLDER / "style.css").read_text("utf-8")
    found = re.search(rf"--{name}: var\(--light, #(\w+)\) var\(--dark, #(\w+)\)", style)
    assert found is not None
    parts = (int(found[theme + 1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: Colour) -> float:
    return sum(part * weight for part, weight in zip(colour, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("seen", SEEN)
def test_dimensions_are_told_apart(seen: str, theme: int) -> None:
    seen_as = {word: lab(named(word, theme), seen) for word in DIMENSIONS}
    near = {pair: math.dist(seen_as[pair[0]], seen_as[pair[1]]) for pair in combinations(DIMENSIONS, 2)}
    assert min(near.values()) > 0.08, min(near, key=lambda pair: near[pair])


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("word", DIMENSIONS)
def test_a_dimension_is_legible(word: str, theme: int) -> None:
    card, own = sorted(luminance(named(name, theme)) + 0.05 for name in ("card", word))
    assert own / card >= 4.5
