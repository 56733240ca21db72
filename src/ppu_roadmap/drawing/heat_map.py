"""A heat map: tiles in the colours of their levels, with the level in words and the ids of what lies there."""

from ppu_roadmap.drawing.canvas import Canvas, Style
from ppu_roadmap.drawing.colours import on
from ppu_roadmap.paper.chart import HeatMap, Tile
from ppu_roadmap.paper.figure import Figure
from ppu_roadmap.text import Language, Message, _n

WIDTH = 160.0
LEFT, HEAD, LEAST, GAP, MOST_LINES = 27.0, 12.0, 17.0, 1.2, 5
"""Width of the labels of rows, height of those of columns, of a tile at least, and between tiles; lines of ids."""
AXIS, STEP, WORD, CODE = Style(3.0, "quiet"), Style(3.2, bold=True), Style(3.0, bold=True), Style(2.6, bold=True)
PILL, PAD = 4.4, 1.6
"""The height of an id on its ground, and what lies around it to the left and right."""


def figures(
    heat: HeatMap, language: Language, title: Message | None, width: float | None, _height: float | None
) -> tuple[Figure]:
    """As high as the ids need."""
    return (_Map(heat, language, width or WIDTH).figure(title),)


class _Map(Canvas):
    """A heat map on its way to a picture."""

    def __init__(self, heat: HeatMap, language: Language, width: float) -> None:
        super().__init__(language)
        self.heat, self.wide = heat, width
        self.tile = (width - LEFT) / max(len(heat.columns), 1)

    def figure(self, title: Message | None) -> Figure:
        """The two scales, the tiles."""
        heat = self.heat
        self.text(0, HEAD - 4.6, f"{self.said(heat.down)} ↑", AXIS, LEFT - 2)
        self.text(LEFT + GAP, 0, f"{self.said(heat.across)} →", AXIS, self.wide - LEFT)
        for place, column in enumerate(heat.columns):
            self.text(
                LEFT + (place + 0.5) * self.tile, HEAD - 5, self.said(column), STEP._replace(anchor="middle"), self.tile
            )
        top = HEAD
        for label, tiles in zip(heat.rows, heat.tiles, strict=True):
            lines = max((len(self.flowed(tile)) for tile in tiles), default=0)
            high = max(LEAST, 3 + WORD.line + lines * (PILL + 0.8))
            self.centred(0, top + high / 2, self.said(label), STEP, LEFT - 2, 3)
            for place, tile in enumerate(tiles):
                self.draw(tile, LEFT + place * self.tile + GAP, top, high - GAP)
            top += high
        about = title or heat.across
        return Figure(self.wide, top, about, about, tuple(self.marks))

    def flowed(self, tile: Tile) -> list[list[str]]:
        """The ids in lines; where there are too many, how many more there are at the end."""
        lines: list[list[str]] = [[]]
        room = self.tile - GAP - 2 * PAD
        at = 0.0
        for place, code in enumerate(tile.codes):
            wide = self.pill(code) + 0.8
            if lines[-1] and at + wide > room:
                if len(lines) == MOST_LINES:
                    rest = len(tile.codes) - place + 1
                    lines[-1][-1] = self.said(_n("+{count} more", "+{count} more", rest))
                    break
                lines.append([])
                at = 0.0
            lines[-1].append(code)
            at += wide
        return lines if tile.codes else []

    def pill(self, code: str) -> float:
        return min(self.width(self.said(code), CODE) + 2 * PAD, self.tile - GAP - 2 * PAD)

    def draw(self, tile: Tile, x: float, y: float, high: float) -> None:
        """A tile: its colour, its word, its ids on white."""
        role = tile.level or "grid"
        self.box(x, y, self.tile - GAP, high, role, radius=1)
        self.text(x + PAD, y + 1.2, self.said(tile.word), WORD._replace(role=on(role)), self.tile - 2 * PAD)
        top = y + 2 + WORD.line
        for line in self.flowed(tile):
            at = x + PAD
            for code in line:
                wide = self.pill(code)
                self.box(at, top, wide, PILL, "paper", radius=PILL / 2)
                self.centred(at + wide / 2, top + PILL / 2, self.said(code), CODE._replace(anchor="middle"), wide - PAD)
                at += wide + 0.8
            top += PILL + 0.8
