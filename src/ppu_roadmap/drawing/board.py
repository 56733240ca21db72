"""A roadmap on one page: horizons as arrows across, a strip for each dimension, a card for each program."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise
from math import ceil
from typing import Any, NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.drawing.canvas import Canvas, Figure, Sign
from ppu_roadmap.drawing.colours import known
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.chart import Board, Note, Strip
from ppu_roadmap.text import Message, _

WIDTH, HEIGHT = 420.0, 297.0
"""A sheet of A3, in millimetres."""
LARGEST, CROWDED, LEAST, STEP = 5.2, 2.8, 1.9, 0.95
"""Sizes of a program's name: on such a sheet at most, and where not all have room; on any sheet at least; from one to
the next."""
CARD, LINES, CUT, STRETCH = 12.5, 6, (3, 2, 1), 1.3
"""How wide a card is at least, in sizes; lines of a name, and where not all programs have room; how much higher than
they need to be cards may be."""
GUIDE = tuple(DIMENSION)[:6]
"""The dimensions whose colours stand below the title."""
TOLD = ("ongoing", "done", "delayed", "cancelled")
"""The statuses that a card tells: to be planned goes without saying, and of a proposal its name says it."""
PROPOSED = _("proposed, not decided yet")


class _Grid(NamedTuple):
    """Cards of a size: how many beside each other in each column, how wide, and in each strip how high each line is."""

    size: float
    shares: tuple[int, ...]
    card: float
    strips: list[list[float]]
    lines: int


class Sheet(Canvas):
    """A board on its way to a sheet of the height, by default A3; higher where not every strip would have a card.

    ``unit`` is a millimetre of A3, or what that is on another sheet.
    """

    def __init__(self, board: Board, **frame: Any) -> None:
        super().__init__(WIDTH, **frame)
        height = self.height or self.wide * HEIGHT / WIDTH
        self.board, self.unit = board, min(self.wide / WIDTH, height / HEIGHT)
        self.margin, self.gap, self.label = (share * self.unit for share in (12, 2.2, 42))
        self.band = (32 if board.vision is None else 42) * self.unit
        self.top, self.foot = self.band + 24 * self.unit, 18 * self.unit
        self.left = self.margin + self.label + self.gap
        self.grid = self.fitted(height - self.top - self.foot)
        self.high = max(height, self.needed(self.grid) + self.top + self.foot)

    # -- how large cards are -------------------------------------------------------------------------------------------

    def sizes(self, most: float) -> list[float]:
        """From one size of A3 on down to the smallest that can be read; one at least."""
        steps = accumulate(range(40), lambda size, _step: size * STEP, initial=most * self.unit)
        return [size for size in steps if size >= LEAST] or [LEAST]

    def fitted(self, room: float) -> _Grid:
        """The largest cards that all have room; else smaller ones, as many of them as have."""
        whole = (self.natural(size, room) for size in self.sizes(LARGEST))
        cut = (self.crowded(size, room, lines) for lines in CUT for size in self.sizes(CROWDED))
        fitting = (grid for grids in (whole, cut) for grid in grids if grid and self.needed(grid) <= room)
        return next(fitting, None) or self.crowded(LEAST, room, 1)

    def needed(self, grid: _Grid) -> float:
        """The height of all strips."""
        return sum(sum(lines) + self.gap * (len(lines) + 1.6) for lines in grid.strips)

    def shared(self, size: float) -> tuple[tuple[int, ...], float, list[int]]:
        """How many cards stand beside each other in each column, so that the board is low; how wide; in what lines."""
        columns, across = len(self.board.columns), self.wide - self.margin - self.left
        beside = zip(*(map(len, strip.notes) for strip in self.board.strips), strict=True)
        most = max(columns, min(sum(map(max, beside)), int((across + self.gap) / (size * CARD + self.gap))))

        def rows(shares: Sequence[int]) -> list[int]:
            each = (zip(strip.notes, shares, strict=True) for strip in self.board.strips)
            return [max(1, *(ceil(len(notes) / share) for notes, share in strip)) for strip in each]

        bounds = combinations(range(1, most), columns - 1)
        choices = (tuple(after - before for before, after in pairwise((0, *inner, most))) for inner in bounds)
        best = min(choices, key=lambda shares: (sum(rows(shares)), max(shares)))
        return best, (across - self.gap * (most + 2 * columns - 1)) / most, rows(best)

    def natural(self, size: float, room: float) -> _Grid | None:
        """Cards as high as their names need; nothing where they have no room."""
        shares, card, rows = self.shared(size)
        if sum(rows) * _high(size, 1) > room:  # spares measuring thousands of names
            return None
        style, wide = Style(size), card - 1.5 * size

        def highest(strip: Strip, place: int) -> float:
            across = zip(strip.notes, shares, strict=True)
            inside = [note for notes, share in across for note in notes[place * share : (place + 1) * share]]
            names = (style.lines(self.named(note.name, style, wide, LINES), wide, LINES) for note in inside)
            return _high(size, max(map(len, names), default=1))

        each = zip(self.board.strips, rows, strict=True)
        strips = [[highest(strip, place) for place in range(count)] for strip, count in each]
        return _Grid(size, shares, card, strips, LINES)

    def crowded(self, size: float, room: float, most: int) -> _Grid:
        """Cards of one height: a line in each strip, then further ones where most are left out while there is room."""
        shares, card, wanted = self.shared(size)
        high = _high(size, most)
        lines = [1] * len(wanted)
        for _more in range(int((room - len(lines) * (high + 2.6 * self.gap)) / (high + self.gap))):
            lines[max(range(len(lines)), key=lambda place: wanted[place] - lines[place])] += 1
        return _Grid(size, shares, card, [[high] * count for count in lines], most)

    # -- what is drawn -------------------------------------------------------------------------------------------------

    def figures(self) -> Iterator[Figure]:
        """Title, horizons, strips, legend."""
        board, needed = self.board, self.needed(self.grid)
        spare = self.high - self.top - self.foot - needed
        stretch = min(STRETCH, 1 + spare / max(needed, 1))
        spare -= (stretch - 1) * sum(map(sum, self.grid.strips))
        self.head()
        for place, column in enumerate(board.columns):
            self.arrow(column, *self.edges(place), last=place == len(board.columns) - 1)
        top = self.top
        for strip, lines in zip(board.strips, self.grid.strips, strict=True):
            tall = sum(lines) * stretch + self.gap * (len(lines) + 1) + spare / len(board.strips)
            self.label_of(strip, top, tall)
            self.strip(strip, top, tall, [line * stretch for line in lines])
            top += tall + self.gap * 0.6
        end, foot = self.wide - self.margin, self.high - self.foot + 5 * self.unit
        said, style = self.said(*board.foot), Style(3.7 * self.unit, "quiet")
        room = min(style.width(said), self.wide / 3)
        self.legend(self.margin, foot, style, self.flowed(self.signs(), style, end - room - 2 * self.margin))
        self.text(end, foot, said, style._replace(anchor="end"), room + 0.1, 2)
        yield self.figure(self.high, board.title, self.said(*board.subtitle, *board.summary))

    def edges(self, place: int) -> tuple[float, float]:
        """Where a column begins and ends."""
        before, share = sum(self.grid.shares[:place]), self.grid.shares[place]
        start = self.left + before * (self.grid.card + self.gap) + 2 * place * self.gap
        return start, start + share * (self.grid.card + self.gap) + self.gap

    def head(self) -> None:
        """The title on a band across the whole sheet, above the colours of the dimensions."""
        board, unit, margin = self.board, self.unit, self.margin
        self.box(0, 0, self.wide, self.band, "navy")
        for place, key in enumerate(GUIDE):
            each = self.wide / len(GUIDE)
            self.box(place * each, self.band, each, 1.6 * unit, key)
        bold = Style(5.4 * unit, "paper", bold=True)
        total = [self.said(one) for one in board.summary]
        for place, one in enumerate(total):
            self.text(self.wide - margin, (7.5 + 7 * place) * unit, one, bold._replace(anchor="end"), self.wide / 4)
        room = self.wide - 2 * margin - max(map(bold.width, total), default=0) - 8 * unit
        title, large = self.said(board.title), bold._replace(size=12 * unit)
        large = large._replace(size=large.size * max(min(1, room / large.width(title)), 0.5))
        self.text(margin, 14 * unit - large.size * 0.7, title, large, room)
        self.text(margin, 21.5 * unit, self.said(*board.subtitle), bold._replace(size=5.2 * unit), room)
        if board.vision is not None:
            self.text(margin, 29.5 * unit, self.said(board.vision), Style(4 * unit, "navy/15"), self.wide * 0.72, 2)

    def arrow(self, label: Message, start: float, end: float, *, last: bool) -> None:
        """A horizon with its years."""
        top, high, point = self.band + 6.5 * self.unit, 12.5 * self.unit, 4 * self.unit
        tip, middle, foot = end if last else end + self.gap, top + high / 2, top + high
        before = [(start, foot), (start + point, middle)]
        self.path([(start, top), (tip - point, top), (tip, middle), (tip - point, foot), *before], fill="navy/14")
        style = Style(4.5 * self.unit, "navy", bold=True)
        self.centred(start + 1.7 * point, middle, self.said(label), style, tip - start - 2.4 * point, 2)

    def label_of(self, strip: Strip, top: float, high: float) -> None:
        """The name of a strip on its colour, as large as it has room, and what it has in all."""
        label, x, room = self.said(strip.label), self.margin + 3.5 * self.unit, self.label - 6 * self.unit
        self.box(self.margin, top, self.label, high, strip.key, radius=1.6 * self.unit)
        below = Style(3.6 * self.unit, "paper")
        left = high - 2 * self.unit - len(strip.summary) * below.line
        names = [Style(size, "paper", bold=True) for size in self.sizes(5)]
        rooms = [(name, max(1, int(left / name.line))) for name in names]
        name, most = next((each for each in rooms if each[0].fits(label, room, each[1])), rooms[-1])
        at = top + (left + 2 * self.unit - len(name.lines(label, room, most)) * name.line) / 2
        at += self.text(x, at, label, name, room, most)
        for one in strip.summary:
            at += self.text(x, at, self.said(one), below, room)

    def strip(self, strip: Strip, top: float, high: float, lines: Sequence[float]) -> None:
        """In each column the cards of a dimension, on its colour; how many have no room in place of the last one."""
        card, gap = self.grid.card, self.gap
        first = top + (high - sum(lines) - gap * (len(lines) - 1)) / 2
        tops = [first + sum(lines[:place]) + gap * place for place in range(len(lines))]
        dash = Style(4 * self.unit, "quiet", anchor="middle")
        more = dash._replace(size=self.grid.size * 1.1, bold=True)
        for column, (notes, share) in enumerate(zip(strip.notes, self.grid.shares, strict=True)):
            start, end = self.edges(column)
            self.box(start, top, end - start, high, f"{strip.key}/9", radius=1.6 * self.unit)
            if not notes:
                self.centred((start + end) / 2, top + high / 2, "–", dash, end - start)
            shown = share * len(lines)
            rest = max(len(notes) - shown, 0)
            for place, note in enumerate(notes[:shown]):
                x, y, tall = start + gap + place % share * (card + gap), tops[place // share], lines[place // share]
                if rest and 0 < place == shown - 1:
                    self.centred(x + card / 2, y + tall / 2, self.left_out(rest + 1), more, card)
                else:
                    self.card(note, note.key if known(note.key) else strip.key, x, y, tall, rest if shown == 1 else 0)

    def card(self, note: Note, role: str, x: float, y: float, high: float, rest: int) -> None:
        """A program: its code, how many more have no room beside it, else how it stands, its name."""
        size, wide, proposed = self.grid.size, self.grid.card, note.status == "proposed"
        look = {"edge": f"{role}/50", "thick": 0.28 * self.unit, "dashed": proposed}
        self.box(x, y, wide, high, f"{role}/3" if proposed else "paper", size * 0.3, **look)
        if not proposed:
            self.box(x, y + size * 0.3, size * 0.28, high - size * 0.6, role)
        left, right, at = x + size * 0.75, x + wide - size * 0.5, y + size * 0.42
        if note.star:
            self.star(right - size * 0.5, at + size * 0.6, size * 0.62)
            right -= size * 1.35
        code, style = self.said(note.code), Style(size * 0.86, role, bold=True)
        status = note.status if note.status in TOLD and not rest else None
        how = Style(size * 0.8, status or "quiet", bold=True, anchor="end")
        told = self.said(STATUS[status]) if status else self.left_out(rest) if rest else ""
        room = right - left - how.width(told) - size * 0.6
        if rest or style.width(code) < room:
            self.text(right, at, told, how, wide)
        self.text(left, at, code, style, room if rest else right - left)
        plain, room, most = Style(size), wide - 1.5 * size, self.grid.lines
        self.text(left, at + 1.15 * size, self.named(note.name, plain, room, most), plain, room, most)

    def signs(self) -> Iterator[Sign]:
        """What marks and colours of cards mean, as far as they occur."""
        side, look = 4 * self.unit, {"edge": "quiet", "thick": 0.28 * self.unit, "dashed": True}
        found = [(strip, note) for strip in self.board.strips for notes in strip.notes for note in notes]
        if any(note.star for _strip, note in found):
            yield side, lambda x, y: self.star(x + side / 2, y, side / 2), _("quick win")
        if any(note.status == "proposed" for _strip, note in found):
            yield 2 * side, lambda x, y: self.box(x, y - side / 2, 2 * side, side, None, side / 4, **look), PROPOSED
        for key, label in DIMENSION.items():
            if any(note.key == key != strip.key for strip, note in found):
                yield self.swatch(side, key, label)


def _high(size: float, lines: int) -> float:
    """The height of a card whose name has so many lines."""
    return Style(size).line * (lines + 0.86) + 1.1 * size
