"""Stacked bars, one below the other: a label, its parts, their sum; what is not known is a gap with its own sign."""

from collections.abc import Iterator
from math import ceil, floor, log10
from typing import Any

from ppu_roadmap.catalog.labels import NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.drawing.canvas import Canvas, Figure, Sign
from ppu_roadmap.drawing.colours import on, one_of_several
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.chart import Bars

WIDTH = 160.0
ROW, THICK, UNKNOWN, GAP, MOST_LABEL, TICKS = 8.6, 5.6, 7.0, 3.0, 0.36, 5
"""A bar with its space; how thick it is; how wide is the sign of what is not known; beside labels; the share of the
width that labels may take; ticks of the axis at most."""
LABEL, SUM, UNIT, QUIET = Style(2.9), Style(2.9, bold=True), Style(2.6, "quiet"), Style(2.6, "quiet", anchor="middle")


class BarChart(Canvas):
    """Bars on their way to a picture, which is as high as there are bars."""

    def __init__(self, bars: Bars, **frame: Any) -> None:
        super().__init__(WIDTH, **frame)
        self.bars = bars
        self.roles = [one_of_several(series.key, place) for place, series in enumerate(bars.series)]
        self.stacks = [[series.values[place] for series in bars.series] for place in range(len(bars.categories))]
        most = max((sum(filter(None, stack)) for stack in self.stacks), default=0)
        self.step = _step(most)
        self.ticks = max(ceil(most / self.step), 1)
        names = (LABEL.width(self.said(label)) for label in bars.categories)
        self.left = min(max(names, default=0), self.wide * MOST_LABEL) + GAP
        told = max((SUM.width(self.sum(stack)) for stack in self.stacks), default=0)
        self.scale = (self.wide - self.left - told - UNKNOWN - GAP) / (self.ticks * self.step)

    def _rounded(self, value: float) -> str:
        return self.said(round(value, 2))

    def sum(self, stack: list[float | None]) -> str:
        """The sum of a bar, with a mark where a part of it is not known; nothing where none is."""
        if all(value is None for value in stack):
            return ""
        return self._rounded(sum(filter(None, stack))) + (f" {self.said(PARTLY_COSTED)}" if None in stack else "")

    def figures(self) -> Iterator[Figure]:
        """Legend, axis, bars."""
        top = self.legend(0, 0.5, LABEL, self.flowed(self.signs(), LABEL, self.wide)) + 2
        top += self.text(self.left, top, self.said(self.bars.unit), UNIT, self.wide) + 1
        foot = top + len(self.bars.categories) * ROW
        apart = self.step * self.scale
        every = ceil((QUIET.width(self._rounded(self.ticks * self.step)) + 2) / apart)
        for tick in range(self.ticks + 1):
            x = self.left + tick * apart
            self.path([(x, top), (x, foot)], edge="grid" if tick else "bound")
            if tick % every == 0:
                self.text(x, foot + 0.8, self._rounded(tick * self.step), QUIET, self.wide)
        for place, (label, stack) in enumerate(zip(self.bars.categories, self.stacks, strict=True)):
            middle = top + (place + 0.5) * ROW
            self.centred(0, middle, self.said(label), LABEL, self.left - GAP + 0.1, 2)
            self.bar(stack, middle)
        yield self.figure(foot + 5.5, self.bars.unit)

    def signs(self) -> Iterator[Sign]:
        """Which colour stands for what."""
        for role, series in zip(self.roles, self.bars.series, strict=True):
            yield self.swatch(3.2, role, series.label)
        if any(None in stack for stack in self.stacks):
            yield UNKNOWN, self.gap, NOT_COSTED

    def gap(self, x: float, y: float) -> None:
        """The sign of what is not known."""
        self.box(x + 0.6, y - 2.2, UNKNOWN - 1.2, 4.4, "paper", 0.6, edge="quiet", dashed=True)
        self.centred(x + UNKNOWN / 2, y, "?", QUIET, UNKNOWN)

    def bar(self, stack: list[float | None], middle: float) -> None:
        """The parts of a bar with their numbers where they have room, then the sum."""
        x = self.left
        for value, role in zip(stack, self.roles, strict=True):
            wide, said = max(value or 0, 0) * self.scale, self._rounded(value or 0)
            if wide:
                self.box(x, middle - THICK / 2, wide, THICK, role, edge="paper", thick=0.25)
            if len(stack) > 1 and QUIET.width(said) + 1.5 < wide:
                self.centred(x + wide / 2, middle, said, QUIET._replace(role=on(role)), wide)
            x += wide
        if None in stack:
            self.gap(x, middle)
            x += UNKNOWN
        said = self.sum(stack)
        self.box(x + 0.7, middle - 2, SUM.width(said) + 1, 4, "paper")  # over the lines of the axis
        self.centred(x + 1.2, middle, said, SUM, self.wide - x)


def _step(most: float) -> float:
    """What lies between two ticks: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(most / TICKS)) if most > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power * TICKS >= most)
