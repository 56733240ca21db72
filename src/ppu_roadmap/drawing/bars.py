"""Stacked bars, one below the other: a label, its parts, their sum; what is not known is a gap with its own sign."""

from collections.abc import Iterator
from math import ceil, floor, log10

from ppu_roadmap.catalog.labels import NOT_COSTED, PARTLY_COSTED
from ppu_roadmap.drawing.canvas import Canvas, Frame, Sign, Style
from ppu_roadmap.drawing.colours import SERIES, known, on
from ppu_roadmap.paper.chart import Bars
from ppu_roadmap.paper.figure import Figure
from ppu_roadmap.text import number

WIDTH = 160.0
ROW, THICK, UNKNOWN, GAP, MOST_LABEL, TICKS = 8.6, 5.6, 7.0, 3.0, 0.36, 5
"""A bar with its space; how thick it is; how wide is the sign of what is not known; beside labels; the share of the
width that labels may take; ticks of the axis at most."""
LABEL, SUM, QUIET = Style(2.9), Style(2.9, bold=True), Style(2.6, "quiet", anchor="middle")


def figures(bars: Bars, frame: Frame) -> tuple[Figure]:
    """As high as there are bars."""
    return (_Chart(bars, frame).drawn(),)


class _Chart(Canvas):
    """Bars on their way to a picture."""

    def __init__(self, bars: Bars, frame: Frame) -> None:
        super().__init__(frame, WIDTH)
        self.bars = bars
        keys = [series.key for series in bars.series]
        self.roles = [key if key and known(key) else f"series-{place % SERIES}" for place, key in enumerate(keys)]
        self.stacks = [[series.values[place] for series in bars.series] for place in range(len(bars.categories))]
        self.lacks = [None in stack or place in bars.partial for place, stack in enumerate(self.stacks)]
        self.sums = [sum(value for value in stack if value is not None) for stack in self.stacks]
        names = (self.width(self.said(label), LABEL) for label in bars.categories)
        self.left = min(max(names, default=0), self.wide * MOST_LABEL) + GAP
        told = max((self.width(self.sum(place), SUM) for place in range(len(self.sums))), default=0)
        most = max(self.sums, default=0)
        self.step = _step(most)
        self.ticks = max(ceil(most / self.step), 1)
        self.scale = (self.wide - self.left - told - UNKNOWN - GAP) / (self.ticks * self.step)

    def said_number(self, value: float) -> str:
        return number(round(value, 2), self.language)

    def sum(self, place: int) -> str:
        """The sum of a bar, with a mark where a part of it is not known; nothing where none is."""
        known = any(value is not None for value in self.stacks[place])
        mark = f" {self.said(PARTLY_COSTED)}" if self.lacks[place] else ""
        return self.said_number(self.sums[place]) + mark if known else ""

    def drawn(self) -> Figure:
        """Legend, axis, bars."""
        top = self.legend(0, 0.5, LABEL, self.flowed(self.signs(), LABEL, self.wide)) + 2
        top += self.text(self.left, top, self.said(self.bars.unit), QUIET._replace(anchor="start"), self.wide) + 1
        foot = top + len(self.bars.categories) * ROW
        apart = self.step * self.scale
        every = ceil((self.width(self.said_number(self.ticks * self.step), QUIET) + 2) / apart)
        for tick in range(self.ticks + 1):
            x = self.left + tick * apart
            self.line((x, top), (x, foot), edge="grid" if tick else "bound")
            if tick % every == 0:
                self.text(x, foot + 0.8, self.said_number(tick * self.step), QUIET, self.wide)
        for place, label in enumerate(self.bars.categories):
            middle = top + (place + 0.5) * ROW
            self.centred(0, middle, self.said(label), LABEL, self.left - GAP + 0.1, 2)
            self.bar(place, middle)
        return self.figure(foot + 5.5, self.bars.unit)

    def signs(self) -> Iterator[Sign]:
        """Which colour stands for what."""
        for role, series in zip(self.roles, self.bars.series, strict=True):
            yield self.swatch(3.2, role, series.label)
        if any(self.lacks):
            yield UNKNOWN, self.gap, NOT_COSTED

    def gap(self, x: float, y: float) -> None:
        """The sign of what is not known."""
        self.box(x + 0.6, y - 2.2, UNKNOWN - 1.2, 4.4, "paper", edge="quiet", dashed=True, radius=0.6)
        self.centred(x + UNKNOWN / 2, y, "?", QUIET, UNKNOWN)

    def bar(self, place: int, middle: float) -> None:
        """The parts of a bar with their numbers where they have room, then the sum."""
        x = self.left
        for value, role in zip(self.stacks[place], self.roles, strict=True):
            wide, said = max(value or 0, 0) * self.scale, self.said_number(value or 0)
            if wide:
                self.box(x, middle - THICK / 2, wide, THICK, role, edge="paper", thick=0.25)
            if len(self.roles) > 1 and self.width(said, QUIET) + 1.5 < wide:
                self.centred(x + wide / 2, middle, said, QUIET._replace(role=on(role)), wide)
            x += wide
        if self.lacks[place]:
            self.gap(x, middle)
            x += UNKNOWN
        said = self.sum(place)
        self.box(x + 0.7, middle - 2, self.width(said, SUM) + 1, 4, "paper")  # over the lines of the axis
        self.centred(x + 1.2, middle, said, SUM, self.wide - x)


def _step(most: float) -> float:
    """What lies between two ticks: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(most / TICKS)) if most > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power * TICKS >= most)
