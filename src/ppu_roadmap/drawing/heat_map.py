"""A heat map: tiles in the colours of their levels, with the level in words and the ids of what lies there."""

from ppu_roadmap.drawing.canvas import Canvas, Frame, Style
from ppu_roadmap.drawing.colours import on
from ppu_roadmap.paper.chart import HeatMap, Tile
from ppu_roadmap.paper.figure import Figure

WIDTH = 160.0
LEFT, HEAD, LEAST, GAP, MOST_LINES = 27.0, 10.0, 17.0, 1.2, 5
"""Width of the labels of rows, height of those of columns, of a tile at least, and between tiles; lines of ids."""
AXIS, STEP, WORD = Style(2.9, "quiet"), Style(3.1, bold=True), Style(3.0, bold=True)
CODE, PILL, PAD, BESIDE = Style(2.6, bold=True, anchor="middle"), 4.4, 1.6, 0.8
"""An id; the height of its ground; around it to the left and right; between two."""


def figures(heat: HeatMap, frame: Frame) -> tuple[Figure]:
    """As high as the ids need."""
    return (_Map(heat, frame).drawn(),)


class _Map(Canvas):
    """A heat map on its way to a picture."""

    def __init__(self, heat: HeatMap, frame: Frame) -> None:
        super().__init__(frame, WIDTH)
        self.heat = heat
        self.tile = (self.wide - LEFT) / max(len(heat.columns), 1)
        self.room = self.tile - GAP - 2 * PAD

    def drawn(self) -> Figure:
        """The two scales, the tiles."""
        heat, top = self.heat, HEAD
        self.text(0, HEAD - AXIS.line - 1, f"{self.said(heat.down)} ↑", AXIS, LEFT - 2)
        self.text(LEFT + GAP, 0, f"{self.said(heat.across)} →", AXIS, self.wide - LEFT)
        for place, column in enumerate(heat.columns):
            self.text(LEFT + place * self.tile + GAP, HEAD - STEP.line - 1, self.said(column), STEP, self.tile - GAP)
        for label, tiles in zip(heat.rows, heat.tiles, strict=True):
            lines = max((len(self.pills(tile)) for tile in tiles), default=0)
            high = max(LEAST, 3.4 + WORD.line + lines * (PILL + BESIDE))
            self.centred(0, top + high / 2, self.said(label), STEP, LEFT - 2, 3)
            for place, tile in enumerate(tiles):
                self.draw(tile, LEFT + place * self.tile + GAP, top, high - GAP)
            top += high
        return self.figure(top, heat.across)

    def pills(self, tile: Tile) -> list[list[str]]:
        """The ids in lines; where they have no room, how many more there are in place of the last one."""
        lines: list[list[str]] = []
        at = self.room
        for place, code in enumerate(map(self.said, tile.codes)):
            wide = self.pill(code) + BESIDE
            if not lines or at + wide > self.room + BESIDE:
                if len(lines) == MOST_LINES:
                    rest = len(tile.codes) - place + 1
                    lines[-1][-1] = self.left_out(rest)
                    break
                lines.append([])
                at = 0
            lines[-1].append(code)
            at += wide
        return lines

    def pill(self, code: str) -> float:
        return min(self.width(code, CODE) + 2 * PAD, self.room)

    def draw(self, tile: Tile, x: float, y: float, high: float) -> None:
        """A tile: its colour, its word, its ids on white."""
        role = tile.level or "grid"
        self.box(x, y, self.tile - GAP, high, role, radius=1)
        self.text(x + PAD, y + 1.2, self.said(tile.word), WORD._replace(role=on(role)), self.room)
        top = y + 2 + WORD.line
        for line in self.pills(tile):
            at = x + PAD
            for code in line:
                wide = self.pill(code)
                self.box(at, top, wide, PILL, "paper", radius=PILL / 2)
                self.centred(at + wide / 2, top + PILL / 2, code, CODE, wide - PAD)
                at += wide + BESIDE
            top += PILL + BESIDE
