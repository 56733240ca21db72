"""A roadmap on one page: horizons as arrows across, a strip for each dimension, a card for each program."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil
from typing import NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.drawing.canvas import Canvas, Sign, Style
from ppu_roadmap.paper.chart import Board, Note, Strip
from ppu_roadmap.paper.figure import Figure, star
from ppu_roadmap.text import Language, Message, _, _n

WIDTH, HEIGHT = 420.0, 297.0
"""A sheet of A3, in millimetres."""
LARGEST, SMALLER, CROWDED, SMALLEST, STEP = 4.4, 2.3, 2.8, 1.9, 0.95
"""Sizes of a program's name on such a sheet: at most, at least, at most where not all have room; on any sheet at least;
from one to the next."""
CARD, LINES, CUT = 12.5, 6, 3
"""How wide a card is at least, in sizes; lines of a name, and where not all programs have room."""
DIMENSIONS = tuple(DIMENSION)[:6]
"""Those of the ministry's guide, whose colours stand below the title."""
STRETCH = 1.3
"""How much higher than they need to be cards are where there is room."""
TOLD = ("ongoing", "done", "delayed", "cancelled")
"""The statuses that a card tells: to be planned goes without saying, and of a proposal its name says it."""


class _Grid(NamedTuple):
    """Cards of a size: how many stand beside each other in each column, how wide, how high in each line."""

    size: float
    shares: tuple[int, ...]
    card: float
    strips: tuple[tuple[float, ...], ...]
    lines: int = LINES


def figures(
    board: Board, language: Language, title: Message | None, width: float | None, height: float | None
) -> tuple[Figure]:
    """The sheet: A3 where nothing else is said, and higher where not every strip would have a line of cards."""
    wide = width or WIDTH
    sheet = _Sheet(board, language, wide)
    high = sheet.draw(height or wide * HEIGHT / WIDTH)
    about = _("{word}", word=sheet.said(*board.subtitle, *board.summary))
    return (Figure(wide, high, title or board.title, about, tuple(sheet.marks)),)


class _Sheet(Canvas):
    """A board on its way to paper; ``unit`` is a millimetre of a sheet of A3, and what it is on another."""

    def __init__(self, board: Board, language: Language, width: float) -> None:
        super().__init__(language)
        self.board, self.wide, self.unit = board, width, width / WIDTH
        self.margin, self.gap, self.label = (share * self.unit for share in (12, 2.2, 42))
        self.band = (32 if board.vision is None else 42) * self.unit
        self.top, self.foot = self.band + 24 * self.unit, 18 * self.unit
        self.left = self.margin + self.label + self.gap

    def draw(self, height: float) -> float:
        """Title, horizons, strips, legend; gives the height that they take."""
        self.grid = self.fitted(height - self.top - self.foot)
        needed = self.needed(self.grid)
        high = max(height, needed + self.top + self.foot)
        spare = high - self.top - self.foot - needed
        stretch = min(STRETCH, 1 + spare / max(needed, 1))
        spare -= (stretch - 1) * sum(map(sum, self.grid.strips))
        self.head()
        for place, column in enumerate(self.board.columns):
            self.arrow(column, *self.edges(place), last=place == len(self.board.columns) - 1)
        top = self.top
        for strip, lines in zip(self.board.strips, self.grid.strips, strict=True):
            tall = sum(lines) * stretch + self.gap * (len(lines) + 1) + spare / len(self.board.strips)
            self.strip(strip, top, tall, [line * stretch for line in lines])
            top += tall + self.gap * 0.6
        style = Style(3.7 * self.unit, "quiet")
        foot = high - self.foot + 5 * self.unit
        self.legend(self.margin, foot, self.wide * 0.62, style, self.signs())
        end = self.wide - self.margin
        self.text(end, foot, self.said(*self.board.foot), style._replace(anchor="end"), self.wide * 0.32, 2)
        return high

    def fitted(self, room: float) -> _Grid:
        """The largest cards that all have room; else the smallest, as many of them as have."""
        for size in self.sizes(LARGEST, SMALLER):
            if (grid := self.natural(size, room)) is not None:
                return grid
        for size in self.sizes(CROWDED, SMALLEST):
            grid = self.crowded(size, room)
            if self.needed(grid) <= room:
                break
        return grid

    def sizes(self, most: float, least: float) -> Iterator[float]:
        """From one size on down to another, both of A3, none too small to be read; one at least."""
        size = max(most * self.unit, SMALLEST)
        yield size
        while (size := size * STEP) >= max(least * self.unit, SMALLEST):
            yield size

    def needed(self, grid: _Grid) -> float:
        """The height of all strips."""
        return sum(sum(lines) + self.gap * (len(lines) + 1.6) for lines in grid.strips)

    def shared(self, size: float) -> tuple[tuple[int, ...], float]:
        """How many cards stand beside each other in each column, so that the board is low, and how wide they are."""
        columns, across = len(self.board.columns), self.wide - self.margin - self.left
        most = max(columns, int((across + self.gap) / (size * CARD + self.gap)))
        bounds = combinations(range(1, most), columns - 1)
        choices = (tuple(after - before for before, after in pairwise((0, *inner, most))) for inner in bounds)
        best = min(choices, key=lambda shares: (sum(_rows(strip, shares) for strip in self.board.strips), max(shares)))
        return best, (across - self.gap * (most + 2 * columns - 1)) / most

    def natural(self, size: float, room: float) -> _Grid | None:
        """Cards as high as their names need; nothing where they have no room."""
        shares, card = self.shared(size)
        rows = [_rows(strip, shares) for strip in self.board.strips]
        if sum(rows) * self.high(size, 1) > room:  # spares measuring thousands of names
            return None
        strips = tuple(
            tuple(self.highest(strip, shares, place, size, card) for place in range(count))
            for strip, count in zip(self.board.strips, rows, strict=True)
        )
        grid = _Grid(size, shares, card, strips)
        return grid if self.needed(grid) <= room else None

    def crowded(self, size: float, room: float) -> _Grid:
        """Cards of one height: a line in each strip, then one more where most are left out as long as there is room."""
        shares, card = self.shared(size)
        high = self.high(size, CUT)
        wanted = [_rows(strip, shares) for strip in self.board.strips]
        lines = [1 for _strip in wanted]
        for _more in range(int((room - len(lines) * (high + 2.6 * self.gap)) / (high + self.gap))):
            lines[max(range(len(lines)), key=lambda place: wanted[place] - lines[place])] += 1
        return _Grid(size, shares, card, tuple((high,) * count for count in lines), CUT)

    def high(self, size: float, lines: int) -> float:
        """The height of a card whose name has so many lines."""
        return Style(size).line * (lines + 0.86) + 1.1 * size

    def highest(self, strip: Strip, shares: Sequence[int], place: int, size: float, card: float) -> float:
        """The height of a line of cards."""
        across = zip(strip.notes, shares, strict=True)
        inside = [note for notes, share in across for note in notes[place * share : (place + 1) * share]]
        names = (self.lines(self.named(note.name), Style(size), card - 1.5 * size, LINES) for note in inside)
        return self.high(size, max(map(len, names), default=1))

    def edges(self, place: int) -> tuple[float, float]:
        """Where a column begins and ends."""
        before, share = sum(self.grid.shares[:place]), self.grid.shares[place]
        start = self.left + before * (self.grid.card + self.gap) + 2 * place * self.gap
        return start, start + share * (self.grid.card + self.gap) + self.gap

    def head(self) -> None:
        """The title on a band across the whole sheet, above the colours of the dimensions."""
        board, unit, margin = self.board, self.unit, self.margin
        self.box(0, 0, self.wide, self.band, "navy")
        for place, key in enumerate(DIMENSIONS):
            each = self.wide / len(DIMENSIONS)
            self.box(place * each, self.band, each, 1.6 * unit, key)
        style = Style(5.4 * unit, "paper", bold=True, anchor="end")
        total = [self.said(one) for one in board.summary]
        for place, one in enumerate(total):
            self.text(self.wide - margin, (7.5 + 7 * place) * unit, one, style, self.wide / 4)
        room = self.wide - 2 * margin - max((self.width(one, style) for one in total), default=0) - 8 * unit
        title = self.said(board.title)
        size = min(12 * unit, 12 * unit * room / self.width(title, Style(12 * unit, bold=True)))
        self.text(margin, 14 * unit - size * 0.7, title, Style(max(size, 6 * unit), "paper", bold=True), room)
        self.text(margin, 21.5 * unit, self.said(*board.subtitle), Style(5.2 * unit, "paper", bold=True), room)
        if board.vision is not None:
            self.text(margin, 29.5 * unit, self.said(board.vision), Style(4 * unit, "navy/15"), self.wide * 0.72, 2)

    def arrow(self, label: Message, start: float, end: float, *, last: bool) -> None:
        """A horizon with its years."""
        top, high, point = self.band + 6.5 * self.unit, 12.5 * self.unit, 4 * self.unit
        tip, middle, foot = end if last else end + self.gap, top + high / 2, top + high
        self.area((start, top), (tip - point, top), (tip, middle), (tip - point, foot), (start, foot),
                  (start + point, middle), fill="navy/14")  # fmt: skip
        style = Style(4.6 * self.unit, "navy", bold=True)
        self.centred(start + 1.7 * point, middle, self.said(label), style, tip - start - 2.4 * point, 2)

    def strip(self, strip: Strip, top: float, high: float, lines: Sequence[float]) -> None:
        """A dimension: its name on its colour, and in each column the cards."""
        unit, grid, gap = self.unit, self.grid, self.gap
        self.box(self.margin, top, self.label, high, strip.key, radius=1.6 * unit)
        self.label_of(strip, top, high)
        spread = (high - sum(lines) - gap * (len(lines) - 1)) / 2
        tops = [top + spread + sum(lines[:place]) + gap * place for place in range(len(lines))]
        for column, (notes, share) in enumerate(zip(strip.notes, grid.shares, strict=True)):
            start, end = self.edges(column)
            self.box(start, top, end - start, high, f"{strip.key}/9", radius=1.6 * unit)
            shown = share * len(lines)
            for place, note in enumerate(notes[:shown]):
                x, line = start + gap + place % share * (grid.card + gap), place // share
                if place == shown - 1 and len(notes) > shown:
                    self.more(len(notes) - place, x, tops[line] + lines[line] / 2)
                else:
                    self.card(note, note.key or strip.key, x, tops[line], lines[line])
            if not notes:
                self.centred(
                    (start + end) / 2, top + high / 2, "–", Style(4 * unit, "quiet", anchor="middle"), end - start
                )

    def label_of(self, strip: Strip, top: float, high: float) -> None:
        """The name of a strip, as large as it has room, and what the strip has in all."""
        label, x, room = self.said(strip.label), self.margin + 3.5 * self.unit, self.label - 6 * self.unit
        below = Style(3.6 * self.unit, "paper")
        left = high - 2 * self.unit - len(strip.summary) * below.line
        for size in self.sizes(5, 2.8):
            name = Style(size, "paper", bold=True)
            most = max(1, int(left / name.line))
            lines = self.lines(label, name, room, most)
            if not lines[-1].endswith("…"):
                break
        at = top + (high - len(lines) * name.line - len(strip.summary) * below.line) / 2
        at += self.text(x, at, label, name, room, most)
        for one in strip.summary:
            at += self.text(x, at, self.said(one), below, room)

    def card(self, note: Note, role: str, x: float, y: float, high: float) -> None:
        """A program: its code, how it stands, its name."""
        size, wide = self.grid.size, self.grid.card
        if note.status == "proposed":
            look = {"edge": f"{role}/55", "thick": 0.25 * self.unit, "dashed": True}
            self.box(x, y, wide, high, f"{role}/3", radius=size * 0.3, **look)
        else:
            self.box(x, y, wide, high, "paper", radius=size * 0.3, edge=f"{role}/45", thick=0.3 * self.unit)
            self.box(x, y + size * 0.3, size * 0.28, high - size * 0.6, role)
        left, right, at = x + size * 0.75, x + wide - size * 0.5, y + size * 0.42
        if note.star:
            self.marks.append(star(right - size * 0.5, at + size * 0.6, size * 0.62))
            right -= size * 1.35
        code = Style(size * 0.86, role, bold=True)
        self.text(left, at, note.code, code, right - left)
        if note.status in TOLD:
            said, style = self.said(STATUS[note.status]), Style(size * 0.8, note.status, bold=True, anchor="end")
            if self.width(note.code, code) + self.width(said, style) + size < right - left:
                self.text(right, at, said, style, wide)
        self.text(left, at + 1.15 * size, self.named(note.name), Style(size), wide - 1.5 * size, self.grid.lines)

    def more(self, count: int, x: float, middle: float) -> None:
        """How many programs have no room."""
        style = Style(self.grid.size * 1.1, "quiet", bold=True, anchor="middle")
        said = self.said(_n("+{count} more", "+{count} more", count))
        self.centred(x + self.grid.card / 2, middle, said, style, self.grid.card)

    def signs(self) -> Iterator[Sign]:
        """What marks and colours of cards mean, as far as they occur."""
        unit, look = self.unit, {"edge": "quiet", "thick": 0.25 * self.unit, "dashed": True}
        notes = [note for strip in self.board.strips for notes in strip.notes for note in notes]
        if any(note.star for note in notes):
            yield 4.6 * unit, lambda x, y: self.marks.append(star(x + 2.3 * unit, y, 2.3 * unit)), _("quick win")
        if any(note.status == "proposed" for note in notes):
            yield (
                8 * unit,
                lambda x, y: self.box(x, y - 2 * unit, 8 * unit, 4 * unit, None, radius=unit, **look),
                PROPOSED,
            )
        for key in dict.fromkeys(note.key for note in notes if note.key):
            yield self.swatch(3.6 * unit, key, DIMENSION[key])


PROPOSED = _("proposed, not decided yet")


def _rows(strip: Strip, shares: Sequence[int]) -> int:
    """How many lines of cards a strip takes."""
    return max(1, *(ceil(len(notes) / share) for notes, share in zip(strip.notes, shares, strict=True)))
