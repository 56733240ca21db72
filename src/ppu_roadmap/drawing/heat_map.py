"""A heat map: tiles in the colours of their levels, with the level in words and the ids of what lies there."""

from collections.abc import Iterator
from typing import Any

from ppu_roadmap.drawing.canvas import Canvas, Figure, in_lines
from ppu_roadmap.drawing.colours import on
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.chart import HeatMap, Tile

WIDTH = 160.0
LEFT, HEAD, LEAST, GAP, MOST_LINES = 27.0, 10.0, 17.0, 1.2, 5
"""Width of the labels of rows, height of those of columns, of a tile at least, and between tiles; lines of ids."""
AXIS, STEP, WORD = Style(2.9, "quiet"), Style(3.1, bold=True), Style(3.0, bold=True)
CODE, PILL, PAD, BESIDE = Style(2.6, bold=True, anchor="middle"), 4.4, 1.6, 0.8
"""An id; the height of its ground; around it to the left and right; between two."""


class Map(Canvas):
    """A heat map on its way to a picture, which is as high as the ids need."""

    def __init__(self, heat: HeatMap, **frame: Any) -> None:
        super().__init__(WIDTH, **frame)
        self.heat = heat
        self.tile = (self.wide - LEFT) / max(len(heat.columns), 1)
        self.room = self.tile - GAP - 2 * PAD

    def figures(self) -> Iterator[Figure]:
        """The two scales, the tiles."""
        heat, top = self.heat, HEAD
        self.text(0, HEAD - AXIS.line - 1, f"{self.said(heat.down)} ↑", AXIS, LEFT - 2)
        self.text(LEFT + GAP, 0, f"{self.said(heat.across)} →", AXIS, self.wide - LEFT)
        for place, column in enumerate(heat.columns):
            self.text(LEFT + place * self.tile + GAP, HEAD - STEP.line - 1, self.said(column), STEP, self.tile - GAP)
        for label, tiles in zip(heat.rows, heat.tiles, strict=True):
            pills = [self.pills(tile) for tile in tiles]
            high = max(LEAST, 3.4 + WORD.line + max(map(len, pills), default=0) * (PILL + BESIDE))
            self.centred(0, top + high / 2, self.said(label), STEP, LEFT - 2, 3)
            for place, (tile, lines) in enumerate(zip(tiles, pills, strict=True)):
                self.draw(tile, lines, LEFT + place * self.tile + GAP, top, high - GAP)
            top += high
        yield self.figure(top, heat.across)

    def pills(self, tile: Tile) -> list[list[str]]:
        """The ids in lines; where they have no room, how many more there are in place of the last one."""
        lines = list(in_lines(((code, self._pill(code)) for code in map(self.said, tile.codes)), self.room, BESIDE))
        if left := sum(map(len, lines[MOST_LINES:])):
            lines[MOST_LINES - 1][-1] = self.left_out(left + 1)
        return lines[:MOST_LINES]

    def _pill(self, code: str) -> float:
        return min(CODE.width(code) + 2 * PAD, self.room)

    def draw(self, tile: Tile, lines: list[list[str]], x: float, y: float, high: float) -> None:
        """A tile: its colour, its word, its ids on white."""
        role = tile.level or "grid"
        self.box(x, y, self.tile - GAP, high, role, radius=1)
        self.text(x + PAD, y + 1.2, self.said(tile.word), WORD._replace(role=on(role)), self.room)
        for place, line in enumerate(lines):
            at, top = x + PAD, y + 2 + WORD.line + place * (PILL + BESIDE)
            for code in line:
                wide = self._pill(code)
                self.box(at, top, wide, PILL, "paper", radius=PILL / 2)
                self.centred(at + wide / 2, top + PILL / 2, code, CODE, wide - PAD)
                at += wide + BESIDE
