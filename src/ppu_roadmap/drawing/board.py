"""A roadmap on one page: horizons as arrows across, a strip for each dimension, a card for each program."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise
from math import ceil
from typing import NamedTuple

from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.drawing.canvas import LEADING, Canvas, Style
from ppu_roadmap.paper.chart import Board, Note, Strip
from ppu_roadmap.paper.figure import Figure, Role, star
from ppu_roadmap.text import Language, Message, _, _n

WIDTH, HEIGHT = 420.0, 297.0
"""A sheet of A3, in millimetres."""
LARGEST, SMALLEST, STEP = 4.4, 1.9, 0.94
"""Sizes of a program's name on such a sheet, on any, and from one to the next: the largest that fits is taken."""
CARD = 12.5
"""How wide a card is at least, in sizes."""
MOST_LINES, CUT_LINES = 6, 3
"""Lines of a name, and where not all programs have room."""
MOST_STRETCH = 1.3
"""How much higher than they need to be cards are drawn where there is room."""
TOLD = ("ongoing", "done", "delayed", "cancelled")
"""What a card says of the status: that a program is planned goes without saying, that it is proposed its name says."""


class _Grid(NamedTuple):
    """Cards of a size: how many stand beside each other in each column, and how high each line of them is."""

    size: float
    shares: tuple[int, ...]
    card: float
    strips: tuple[tuple[float, ...], ...]
    lines: int


def figure(
    board: Board, language: Language, title: Message | None, width: float | None, height: float | None
) -> Figure:
    """The sheet: of A3 where nothing else is said, and higher where not every strip would have a line of cards."""
    wide = width or WIDTH
    return _Sheet(board, language, wide, height or wide * HEIGHT / WIDTH).figure(title or board.title)


class _Sheet(Canvas):
    """A board on its way to paper; ``unit`` is a millimetre of a sheet of A3."""

    def __init__(self, board: Board, language: Language, width: float, height: float) -> None:
        super().__init__(language)
        self.board, self.width_, self.unit = board, width, width / WIDTH
        self.margin, self.label, self.gap = 12 * self.unit, 46 * self.unit, 2.2 * self.unit
        self.top, self.foot = 60 * self.unit, 19 * self.unit
        self.left = self.margin + self.label + self.gap
        self.across = width - self.margin - self.left
        self.grid, self.height = self.fitted(height)
        self.edges = self.columns()

    def fitted(self, height: float) -> tuple[_Grid, float]:
        """The largest cards that all have room; else the smallest, as many as have."""
        room = height - self.top - self.foot
        size = LARGEST * self.unit
        while True:
            grid = self.natural(size, room)
            if grid is not None:
                return grid, height
            if size * STEP < SMALLEST:
                break
            size *= STEP
        grid = self.crowded(size, room)
        return grid, max(height, self.needed(grid) + self.top + self.foot)

    def needed(self, grid: _Grid) -> float:
        """The height of all strips."""
        return sum(sum(lines) + self.gap * (len(lines) + 1.6) for lines in grid.strips)

    def shared(self, size: float) -> tuple[tuple[int, ...], float]:
        """How many cards stand beside each other in each column, so that the board is low, and how wide they are."""
        count = len(self.board.columns)
        most = max(count, int((self.across + self.gap) / (size * CARD + self.gap)))
        choices = (
            tuple(after - before for before, after in pairwise((0, *bounds, most)))
            for bounds in combinations(range(1, most), count - 1)
        )
        best = min(
            choices, key=lambda shares: (sum(max(_rows(strip, shares)) for strip in self.board.strips), max(shares))
        )
        inner = self.across - self.gap * (most + 2 * count - 1)
        return best, inner / most

    def natural(self, size: float, room: float) -> _Grid | None:
        """Cards as high as they need to be; nothing where they have no room."""
        shares, card = self.shared(size)
        rows = [max(1, *_rows(strip, shares)) for strip in self.board.strips]
        if sum(rows) * self.high(size, 1) > room:
            return None
        strips = tuple(
            tuple(self.highest(strip, shares, place, size, card) for place in range(count))
            for strip, count in zip(self.board.strips, rows, strict=True)
        )
        grid = _Grid(size, shares, card, strips, MOST_LINES)
        return grid if self.needed(grid) <= room else None

    def crowded(self, size: float, room: float) -> _Grid:
        """Cards of one height, a line in each strip, then further ones where most programs are left out."""
        shares, card = self.shared(size)
        high = self.high(size, CUT_LINES)
        lines = [1 for _strip in self.board.strips]
        wanted = [max(_rows(strip, shares)) for strip in self.board.strips]
        spare = int((room - sum(high + 2.6 * self.gap for _one in lines)) / (high + self.gap))
        for _one in range(max(spare, 0)):
            lacking = max(range(len(lines)), key=lambda place: wanted[place] - lines[place])
            lines[lacking] += 1
        return _Grid(size, shares, card, tuple((high,) * count for count in lines), CUT_LINES)

    def high(self, size: float, lines: int) -> float:
        """The height of a card with so many lines of a name."""
        return size * (LEADING * (lines + 0.86) + 1.1)

    def highest(self, strip: Strip, shares: Sequence[int], place: int, size: float, card: float) -> float:
        """The height of a line of cards."""
        lines = (
            len(self.lines(self.named(note.name), card - size * 1.5, Style(size), MOST_LINES))
            for notes, share in zip(strip.notes, shares, strict=True)
            for note in notes[place * share : (place + 1) * share]
        )
        return self.high(size, max(lines, default=1))

    def columns(self) -> list[tuple[float, float]]:
        """Where each column begins and ends."""
        widths = [share * (self.grid.card + self.gap) + self.gap for share in self.grid.shares]
        ends = list(accumulate(width + self.gap for width in widths))
        return [
            (self.left + end - width - self.gap, self.left + end - self.gap)
            for width, end in zip(widths, ends, strict=True)
        ]

    def figure(self, title: Message) -> Figure:  # type: ignore[override]
        """Title, horizons, strips, legend."""
        board, unit = self.board, self.unit
        self.head()
        for place, (column, (start, end)) in enumerate(zip(board.columns, self.edges, strict=True)):
            self.arrow(column, start, end, last=place == len(board.columns) - 1)
        spare = self.height - self.top - self.foot - self.needed(self.grid)
        stretch = 1 + min(MOST_STRETCH - 1, max(spare, 0) / (self.needed(self.grid) or 1))
        spare -= (stretch - 1) * sum(map(sum, self.grid.strips))
        top = self.top
        for strip, highs in zip(board.strips, self.grid.strips, strict=True):
            stretched = [high * stretch for high in highs]
            high = sum(stretched) + self.gap * (len(highs) + 1) + max(spare, 0) / len(board.strips)
            self.strip(strip, top, high, stretched)
            top += high + self.gap * 0.6
        self.legend(self.height - self.foot + 6 * unit)
        about = _("{word}", word=" · ".join(self.said(one) for one in (*board.subtitle, *board.summary)))
        return super().figure(self.width_, self.height, title, about)

    def head(self) -> None:
        """The title on a band across the whole sheet, above the colours of the dimensions."""
        board, unit = self.board, self.unit
        self.box(0, 0, self.width_, 36 * unit, "navy")
        colours = [strip.key for strip in board.strips] or ["governance"]
        for place, key in enumerate(colours):
            each = self.width_ / len(colours)
            self.box(place * each, 36 * unit, each, 1.6 * unit, key)
        total = [self.said(one) for one in board.summary]
        style = Style(5 * unit, "paper", bold=True, anchor="end")
        taken = max((self.width(one, style) for one in total), default=0) + 12 * unit
        for place, one in enumerate(total[:4]):
            self.text(self.width_ - self.margin, (18 - 3.3 * len(total[:4]) + 6.6 * place) * unit, one, style)
        room = self.width_ - 2 * self.margin - taken
        self.text(self.margin, 7 * unit, self.said(board.title), Style(12 * unit, "paper", bold=True), room)
        self.text(
            self.margin, 23.5 * unit, " · ".join(map(self.said, board.subtitle)), Style(5.2 * unit, "navy/16"), room
        )

    def arrow(self, label: Message, start: float, end: float, *, last: bool) -> None:
        """A horizon with its years."""
        unit = self.unit
        top, high, point = 43 * unit, 12.4 * unit, 4 * unit
        tip = end if last else end + self.gap
        self.area(
            (start, top),
            (tip - point, top),
            (tip, top + high / 2),
            (tip - point, top + high),
            (start, top + high),
            (start + point, top + high / 2),
            fill="navy/14",
        )
        style = Style(4.6 * unit, "navy", bold=True)
        lines = self.lines(self.said(label), end - start - 3 * point, style, 2)
        self.text(
            start + 2 * point,
            top + (high - len(lines) * style.size * LEADING) / 2 + 0.3 * unit,
            self.said(label),
            style,
            end - start - 3 * point,
            2,
        )

    def strip(self, strip: Strip, top: float, high: float, lines: Sequence[float]) -> None:
        """A dimension: its name on its colour, and in each column the cards."""
        unit = self.unit
        self.box(self.margin, top, self.label, high, strip.key, radius=1.6 * unit)
        name = Style(5.4 * unit, "paper", bold=True)
        below = Style(3.8 * unit, "paper")
        room = self.label - 8 * unit
        called = self.said(strip.label)
        most = max(1, int((high - 4 * unit) / (name.size * LEADING)))
        names = self.lines(called, room, name, min(3, most))
        about = [self.said(one) for one in strip.summary]
        fits = len(names) * name.size + len(about) * below.size < (high - 4 * unit) / LEADING
        tall = (len(names) * name.size + (len(about) * below.size if fits else 0)) * LEADING
        at = top + (high - tall) / 2
        at += self.text(self.margin + 4 * unit, at, called, name, room, len(names))
        for one in about if fits else ():
            at += self.text(self.margin + 4 * unit, at, one, below, room)
        spread = (high - sum(lines) - self.gap * (len(lines) - 1)) / 2
        for notes, share, (start, end) in zip(strip.notes, self.grid.shares, self.edges, strict=True):
            self.box(start, top, end - start, high, f"{strip.key}/9", radius=1.6 * unit)
            if not notes:
                self.text((start + end) / 2, top + high / 2 - 2 * unit, "–", Style(4 * unit, "quiet", anchor="middle"))
            shown = share * len(lines)
            cards = notes if len(notes) <= shown else notes[: shown - 1]
            tops = [top + spread + sum(lines[:place]) + self.gap * place for place in range(len(lines))]
            for place, note in enumerate(cards):
                x = start + self.gap + place % share * (self.grid.card + self.gap)
                self.card(note, x, tops[place // share], lines[place // share], note.key or strip.key)
            if len(cards) < len(notes):
                self.more(
                    len(notes) - len(cards),
                    start + self.gap + (shown - 1) % share * (self.grid.card + self.gap),
                    tops[-1],
                    lines[-1],
                )

    def card(self, note: Note, x: float, y: float, high: float, role: Role) -> None:
        """A program: its code, how it stands, its name."""
        size, wide = self.grid.size, self.grid.card
        proposed = note.status == "proposed"
        edge = f"{role}/60" if proposed else f"{role}/35"
        self.box(x, y, wide, high, "paper", edge=edge, thick=0.3 * self.unit, radius=size * 0.3, dashed=proposed)
        if not proposed:
            self.box(x, y + size * 0.3, size * 0.28, high - size * 0.6, role)
        left, right, at = x + size * 0.75, x + wide - size * 0.5, y + size * 0.42
        code = Style(size * 0.86, role, bold=True)
        if note.star:
            self.marks.append(star(right - size * 0.5, at + size * 0.52, size * 0.62))
            right -= size * 1.35
        self.text(left, at, note.code, code, right - left)
        if note.status in TOLD:
            said, style = self.said(STATUS[note.status]), Style(size * 0.8, note.status, bold=True, anchor="end")
            if self.width(note.code, code) + self.width(said, style) + size < right - left:
                self.text(right, at, said, style)
        self.text(
            left, at + size * LEADING * 0.9, self.named(note.name), Style(size), wide - size * 1.5, self.grid.lines
        )

    def more(self, count: int, x: float, y: float, high: float) -> None:
        """How many programs have no room."""
        style = Style(self.grid.size, "quiet", bold=True, anchor="middle")
        said = self.said(_n("+{count} more", "+{count} more", count))
        self.text(x + self.grid.card / 2, y + high / 2 - style.size * 0.6, said, style, self.grid.card)

    def legend(self, top: float) -> None:
        """What marks mean, and what stands below a board."""
        unit, x = self.unit, self.margin
        style = Style(3.8 * unit, "quiet")
        notes = [note for strip in self.board.strips for notes in strip.notes for note in notes]
        if any(note.star for note in notes):
            self.marks.append(star(x + 2 * unit, top + 2.4 * unit, 2.4 * unit))
            x += 6 * unit
            said = self.said(_("quick win"))
            self.text(x, top, said, style)
            x += self.width(said, style) + 8 * unit
        if any(note.status == "proposed" for note in notes):
            self.box(x, top, 8 * unit, 4.8 * unit, "paper", edge="quiet", thick=0.3 * unit, radius=unit, dashed=True)
            x += 10.5 * unit
            said = self.said(_("proposed, not decided yet"))
            self.text(x, top, said, style)
            x += self.width(said, style) + 8 * unit
        for key in dict.fromkeys(note.key for note in notes if note.key):
            self.box(x, top + 0.4 * unit, 4 * unit, 4 * unit, key, radius=0.6 * unit)
            said = self.said(DIMENSION.get(key) or key)
            self.text(x + 5.5 * unit, top, said, style)
            x += self.width(said, style) + 10 * unit
        foot = " · ".join(map(self.said, self.board.foot))
        self.text(self.width_ - self.margin, top, foot, style._replace(anchor="end"), self.width_ - self.margin - x, 2)


def _rows(strip: Strip, shares: Sequence[int]) -> Iterator[int]:
    """How many lines of cards each column of a strip takes."""
    return (ceil(len(notes) / share) for notes, share in zip(strip.notes, shares, strict=True))
