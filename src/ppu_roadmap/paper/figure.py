"""A picture as a value: marks on a plane of millimetres, with roles in place of colours and words not yet escaped.

Its origin is the upper left corner, and what comes later lies on what came before.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.text import Message, Phrase

Role: TypeAlias = str
"""What a colour stands for: ``ink``, ``grid``, a dimension, a status, a level …; ``ongoing/25`` is a quarter of it."""
Point: TypeAlias = tuple[float, float]


class Box(NamedTuple):
    """A rectangle, with round corners where it has a radius."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    edge: Role | None = None
    thick: float = 0.2
    radius: float = 0
    dashed: bool = False


class Lines(NamedTuple):
    """Lines, each through its points; areas where they are filled."""

    paths: tuple[tuple[Point, ...], ...]
    edge: Role | None = "grid"
    thick: float = 0.2
    dashed: bool = False
    fill: Role | None = None


class Text(NamedTuple):
    """One line of text on its baseline; ``size`` is the height of its em, ``full`` what was cut from it."""

    x: float
    y: float
    text: str
    size: float
    role: Role = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    full: str | None = None


Mark: TypeAlias = "Box | Lines | Text"


class Figure(NamedTuple):
    """A picture with what those hear who do not see it."""

    width: float
    height: float
    title: Message
    description: Phrase
    marks: tuple[Mark, ...]


def star(x: float, y: float, radius: float, fill: Role = "star") -> Lines:
    """A star of five points around a place."""
    turns = ((radius if place % 2 == 0 else radius * 0.42, pi * (place / 5 - 0.5)) for place in range(10))
    return Lines((tuple((x + far * cos(turn), y + far * sin(turn)) for far, turn in turns),), None, fill=fill)
