"""How much a sheet says, so that it can stay one sheet: limits of texts and lists, from loose to tight.

What is cut ends in ``…``, and what is left out of a list is counted below it.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ppu_roadmap.paper.document import Page


class Limits(NamedTuple):
    """Characters of texts in paragraphs and in cells of tables; lengths of lists."""

    text: int
    cell: int
    name: int
    steps: int
    lines: int
    indicators: int
    partners: int
    upper_plans: int
    decisions: int


LEVELS = (
    Limits(text=320, cell=120, name=120, steps=6, lines=6, indicators=5, partners=8, upper_plans=2, decisions=2),
    Limits(text=220, cell=80, name=100, steps=6, lines=4, indicators=4, partners=6, upper_plans=2, decisions=2),
    Limits(text=160, cell=60, name=90, steps=5, lines=3, indicators=3, partners=5, upper_plans=2, decisions=1),
    Limits(text=110, cell=40, name=80, steps=4, lines=2, indicators=2, partners=3, upper_plans=1, decisions=1),
    Limits(text=50, cell=22, name=44, steps=4, lines=2, indicators=2, partners=1, upper_plans=1, decisions=1),
)
"""From what reads best to what fits always."""


def sheet(build: Callable[[Limits], Page], levels: tuple[Limits, ...] = LEVELS) -> Page:
    """A page within the first of the limits, which has tighter versions for where it takes more than one sheet."""
    own, *others = levels
    return build(own)._replace(tighter=partial(sheet, build, tuple(others)) if others else None)
