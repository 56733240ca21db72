"""Stacked bars, one below the other: a label, its parts, their sum; what is not known is a gap with its own sign."""

from collections.abc import Iterator
from math import floor, log10

from ppu_roadmap.catalog.labels import NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.drawing.canvas import Canvas, Sign, Style
from ppu_roadmap.drawing.colours import SERIES, known, on
from ppu_roadmap.paper.chart import Bars
from ppu_roadmap.paper.figure import Figure
from ppu_roadmap.text import Language, Message, number

WIDTH = 160.0
ROW, THICK, MOST_LABEL, TICKS = 8.6, 5.6, 0.36, 5
"""A bar with its space; how thick it is; the share of the width that labels may take; ticks of the axis at most."""
LABEL, VALUE, QUIET = Style(2.9), Style(2.9, bold=True), Style(2.6, "quiet")
"""``value`` labels outside of bars, and what is smaller."""
UNKNOWN = 7.0
"""How wide the sign is of what is not known."""


def figures(
    bars: Bars, language: Language, title: Message | None, width: float | None, _height: float | None
) -> tuple[Figure]:
    """As high as it has bars."""
    return (_Chart(bars, language, width or WIDTH).figure(title),)


class _Chart(Canvas):
    """Bars on their way to a picture."""

    def __init__(self, bars: Bars, language: Language, width: float) -> None:
        super().__init__(language)
        self.bars, self.wide = bars, width
        names = [self.width(self.said(label), LABEL) for label in bars.categories]
        self.left = min(max(names, default=0), width * MOST_LABEL) + 3
        stacks = list(zip(*(series.values for series in bars.series), strict=True)) or [() for _one in bars.categories]
        self.stacks = [[max(value, 0) if value is not None else None for value in stack] for stack in stacks]
        self.sums = [sum(value for value in stack if value is not None) for stack in self.stacks]
        self.step = _step(max(self.sums, default=0))
        self.most = max(self.step, -(-max(self.sums, default=0) // self.step) * self.step)
        told = max((self.width(self.total(place), VALUE) for place in range(len(self.sums))), default=0)
        self.scale = (width - self.left - told - UNKNOWN - 4) / self.most

    def number(self, value: float) -> str:
        return number(round(value, 2), self.language)

    def total(self, place: int) -> str:
        """The sum of a bar, with a mark where a part of it is not known."""
        mark = f" {self.said(PARTLY_COSTED)}" if None in self.stacks[place] else ""
        return self.number(self.sums[place]) + mark

    def role(self, place: int) -> str:
        key = self.bars.series[place].key
        return key if key is not None and known(key) else f"series-{place % SERIES}"

    def figure(self, title: Message | None) -> Figure:
        """Legend, bars against their axis."""
        top = self.legend(0, 0.5, self.wide, LABEL, self.signs()) + 3
        self.text(self.left, top, self.said(self.bars.unit), QUIET, self.wide - self.left)
        top += 5
        foot = top + len(self.bars.categories) * ROW
        for place in range(round(self.most / self.step) + 1):
            x = self.left + place * self.step * self.scale
            self.line((x, top), (x, foot), edge="grid" if place else "bound")
            said = self.number(place * self.step)
            self.text(x, foot + 0.8, said, QUIET._replace(anchor="middle"), self.wide)
        for place, label in enumerate(self.bars.categories):
            middle = top + (place + 0.5) * ROW
            self.centred(0, middle, self.said(label), LABEL, self.left - 3, 2)
            self.bar(place, middle)
        about = title or self.bars.unit
        return Figure(self.wide, foot + 5.5, about, about, tuple(self.marks))

    def signs(self) -> Iterator[Sign]:
        """Which colour stands for what."""
        for place, series in enumerate(self.bars.series):
            yield self.swatch(3.2, self.role(place), series.label)
        if any(None in stack for stack in self.stacks):
            yield UNKNOWN, self.gap, NOT_COSTED

    def gap(self, x: float, y: float) -> None:
        """The sign of what is not known."""
        self.box(x + 0.6, y - THICK / 2 + 0.6, UNKNOWN - 1.2, THICK - 1.2, None, edge="quiet", dashed=True, radius=0.6)
        self.centred(x + UNKNOWN / 2, y, "?", QUIET._replace(anchor="middle"), UNKNOWN)

    def bar(self, place: int, middle: float) -> None:
        """The parts of a bar with their numbers where they have room, then the sum."""
        x = self.left
        for series, value in enumerate(self.stacks[place]):
            if not value:
                continue
            wide, role = value * self.scale, self.role(series)
            self.box(x, middle - THICK / 2, wide, THICK, role, edge="paper", thick=0.25)
            said, style = self.number(value), QUIET._replace(role=on(role), anchor="middle")
            if len(self.stacks[place]) > 1 and self.width(said, style) + 1.5 < wide:
                self.centred(x + wide / 2, middle, said, style, wide)
            x += wide
        if None in self.stacks[place]:
            self.gap(x, middle)
            x += UNKNOWN
        if any(value is not None for value in self.stacks[place]):
            self.centred(x + 1.2, middle, self.total(place), VALUE, self.wide - x)


def _step(most: float) -> float:
    """What lies between two ticks: 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return 1
    power = 10.0 ** floor(log10(most / TICKS))
    return next(step * power for step in (1, 2, 5, 10) if step * power * TICKS >= most)
