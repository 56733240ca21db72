"""Programs against years or months: a row each under its dimension, a bar whose look says what it stands on."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import inf
from typing import Any, TypeAlias

from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.drawing.canvas import SPREAD, Canvas, Figure, Point, Sign
from ppu_roadmap.drawing.colours import known
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.chart import Axis, Drawing, Lane, Lanes, Panel, Texture
from ppu_roadmap.text import MONTHS, Message, _

WIDTH = 257.0
NAME, CODE, QUIET, LATE = Style(2.7), Style(2.5, bold=True), Style(2.4, "quiet"), Style(2.4, "late", bold=True)
REGION, GROUP, BAND = Style(3.6, "navy", bold=True), Style(2.9, "navy", bold=True), Style(2.6, "navy", bold=True)
THICK, PADDING, GAP, INDENT, STAR, HEAD = 3.2, 1.5, 2.5, 1.5, 4.5, 11.0
"""Of a bar; around a name; before bars and remarks; before codes; room of a star; height of the axis."""
MOST_CODE, MOST_NAME, MOST_REMARK, NAME_LINES = 0.12, 0.3, 0.14, 3
"""Shares of the width; lines of a name before it is cut."""
STEPS = (1, 2, 3, 5, 10, 20, 50, 100)
LEAST = 36.0
"""What a region needs before it begins at the foot of a picture."""
NEAR = 8
"""Rows that a line from one program to another may pass and still be followed."""
SAMPLE = 8.0
"""How wide a bar of the legend is."""
FILLS = {"decided": 55, "proposed": 8, "cancelled": 15}
"""How full the colour of a bar is, in percent; 30 of others."""
Row: TypeAlias = "tuple[Lanes | Lane, float]"
"""What heads lanes, or a lane, with its height."""
Placed: TypeAlias = "tuple[Lane, float]"
"""A lane with the middle of its row."""


class Gantt(Canvas):
    """A chart on its way to pictures that are no higher than that of the frame; ``top`` is how high this one is now."""

    def __init__(self, drawn: Drawing, **frame: Any) -> None:
        super().__init__(WIDTH, **frame)
        self.drawing, self.high, self.top = drawn, self.height or inf, 0.0
        self.made: list[Figure] = []

    def figures(self) -> list[Figure]:
        """Each picture with its axis; the last one with what regions have together, and the legend."""
        for panel in self.drawing.panels:
            self.panel(panel)
        self.say(QUIET, *self.drawing.summary)
        lines = self.flowed(self.signs(), QUIET, self.wide)
        self.ensure(2 + len(lines) * QUIET.line * SPREAD)
        self.top += 2
        self.top += self.legend(0, self.top, QUIET, lines)
        self.turn()
        return self.made

    def turn(self) -> None:
        """The next picture."""
        self.made.append(self.figure(max(self.top, 1), _("Timeline")))
        self.marks, self.top = [], 0.0

    def ensure(self, room: float) -> None:
        """The next picture, where this one has no such room."""
        if self.marks and self.top + room > self.high:
            self.turn()

    def say(self, style: Style, *phrases: Message) -> None:
        """Words across the whole width."""
        if said := self.said(*phrases):
            self.ensure(len(style.lines(said, self.wide, 3)) * style.line)
            self.top += self.text(0, self.top, said, style, self.wide, 3) + 1

    # -- rows ----------------------------------------------------------------------------------------------------------

    def panel(self, panel: Panel) -> None:
        """The rows of a region, in as many pictures as they need."""
        self.ensure(LEAST)
        if panel.heading is not None:
            self.top += 4 if self.marks else 0
            self.say(REGION, panel.heading, *panel.summary)
        self.say(QUIET, *panel.subtitle)
        self.columns([lane for group in panel.groups for lane in group.lanes])
        rows = [row for group in panel.groups for row in self.rows(group)]
        while rows:
            count = self.fitting(rows)
            self.block(panel.axis, rows[:count])
            headings = [row for row in rows[:count] if isinstance(row[0], Lanes)]
            rows = rows[count:]
            if rows:
                self.turn()
                rows = headings[-1:] * isinstance(rows[0][0], Lane) + rows
        for note in panel.notes:
            self.say(QUIET, note)

    def columns(self, lanes: Sequence[Lane]) -> None:
        """How wide is what stands before and behind the bars."""
        codes = (CODE.width(self.said(lane.code)) for lane in lanes)
        names = (NAME.width(self.named(lane.name, NAME, inf, 1)) for lane in lanes)
        remarks = (style.width(remark) for remark, style in map(self.remarks, lanes))
        shares = ((codes, MOST_CODE), (names, MOST_NAME), (remarks, MOST_REMARK))
        self.code, self.name, self.remark = (min(max(each, default=0), self.wide * most) + 0.5 for each, most in shares)
        self.left, self.right = INDENT + self.code + STAR + self.name + GAP, self.wide - self.remark - GAP

    def rows(self, group: Lanes) -> Iterator[Row]:
        """A heading, its lanes."""
        if group.heading is not None:
            yield group, GROUP.line + 2.4
        for lane in group.lanes:
            name = len(NAME.lines(self.called(lane), self.name, NAME_LINES)) * NAME.line
            remark, style = self.remarks(lane)
            yield lane, max(name, len(style.lines(remark, self.remark, 2)) * QUIET.line, NAME.line) + PADDING

    def fitting(self, rows: Sequence[Row]) -> int:
        """How many rows the picture has room for, a lane at least; none of them a heading without what it heads."""
        room, count = self.high - self.top - HEAD, 0
        while count < len(rows) and room >= rows[count][1]:
            room -= rows[count][1]
            count += 1
        lonely = 1 < count < len(rows) and isinstance(rows[count - 1][0], Lanes)
        return max(count - lonely, 1 + isinstance(rows[0][0], Lanes))

    def called(self, lane: Lane) -> str:
        """The name, as it has room."""
        return self.named(lane.name, NAME, self.name, NAME_LINES)

    def remarks(self, lane: Lane) -> tuple[str, Style]:
        """What stands behind the bar: that it is late, how much is done, what it waits for."""
        late = self.said(_("late")) if lane.late else ""
        done = f"{lane.bar.done}%" if lane.bar and lane.bar.done is not None else ""
        needs = f"← {', '.join(map(self.said, lane.needs))}" if lane.needs else ""
        return "  ".join(filter(None, (late, done, needs))), LATE if late else QUIET

    def block(self, axis: Axis | None, rows: Sequence[Row]) -> None:
        """The axis above, then rows upon its lines."""
        high = sum(high for _of, high in rows)
        if axis is not None:
            self.axis = axis
            self.head(self.top + HEAD + high)
            self.top += HEAD
        start = self.top
        parts: list[list[Placed]] = [[]]
        for of, tall in rows:
            if isinstance(of, Lanes):
                self.heading(of, self.top + tall / 2, tall)
                parts.append([])
            else:
                parts[-1].append((of, self.top + tall / 2))
            self.top += tall
        for lanes in parts:
            self.lanes(lanes, axis)
        if axis is not None and axis.today is not None:
            x = self.x(axis.today)
            self.path([(x, start - 0.4), (x, self.top)], edge="now", thick=0.35)
            self.path([(x - 1.1, start - 1.8), (x + 1.1, start - 1.8), (x, start - 0.2)], fill="now")

    def x(self, unit: float) -> float:
        """Where a year or month begins; the end of the axis for what lies beyond it."""
        share = (unit - self.axis.first) / self.axis.units
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def head(self, foot: float) -> None:
        """Horizons, years or months, today, and the lines that go down from them."""
        axis, top, months = self.axis, self.top, MONTHS[self.language]
        units = range(axis.first, axis.last + 1)
        names = [months[each % 12][:3] if axis.unit == "month" else str(each) for each in units]
        room, unit = max(map(QUIET.width, names)) + 1.5, self.x(axis.first + 1) - self.left
        step = next((step for step in STEPS if step * unit >= room), STEPS[-1])
        for each, name in list(zip(units, names, strict=True))[::step]:
            self.path([(self.x(each), top + 6), (self.x(each), foot)], edge="grid", thick=0.15)
            self.text(self.x(each) + 0.6, top + 6.4, name, QUIET, room)
        self.path([(self.right, top + 6), (self.right, foot)], edge="grid", thick=0.15)
        for band in axis.bands:
            start, end, label = self.x(band.first), self.x(band.last + 1), self.said(band.label)
            self.box(start + 0.3, top, max(end - start - 0.6, 0.1), 5.2, "navy/12", radius=0.8)
            label = label if BAND.width(label) < end - start - 1.5 else band.short
            self.centred((start + end) / 2, top + 2.6, label, BAND._replace(anchor="middle"), end - start)
            self.path([(start, top + 6), (start, foot)], edge="bound", thick=0.25)

    def heading(self, group: Lanes, middle: float, high: float) -> None:
        """A dimension with its sums on a ground across the whole width."""
        self.box(0, middle - high / 2 + 0.9, self.wide, high - 1.2, "navy/7", radius=0.8)
        about, end = self.said(*group.summary), QUIET._replace(anchor="end")
        room = self.wide - 2 * INDENT - GAP - min(QUIET.width(about), self.wide / 2)
        self.centred(INDENT, middle + 0.3, self.said(group.heading), GROUP, room)
        self.centred(self.wide - INDENT, middle + 0.3, about, end, self.wide / 2)

    # -- lanes ---------------------------------------------------------------------------------------------------------

    def lanes(self, lanes: Sequence[Placed], axis: Axis | None) -> None:
        """The lanes of a heading: their bars, before each a code, a star and a name, behind it a remark."""
        if axis is not None:
            self.ties(lanes)
            for lane, middle in lanes:
                self.drawn(lane, middle)
        for lane, middle in lanes:
            role, indent = ("quiet", GAP) if lane.part else ("ink", 0.0)
            self.centred(INDENT + indent, middle, self.said(lane.code), CODE._replace(role=role), self.code)
            if lane.star:
                self.star(INDENT + self.code + STAR / 2, middle, 1.5)
            style = NAME._replace(role=role)
            self.centred(INDENT + self.code + STAR, middle, self.called(lane), style, self.name, NAME_LINES)
            self.centred(self.right + GAP, middle, *self.remarks(lane), self.remark, 2)

    def drawn(self, lane: Lane, middle: float) -> None:
        """The bar of a lane, before it where it may begin earlier."""
        bar = lane.bar
        if bar is None or bar.last < self.axis.first or bar.first > self.axis.last:
            return
        role = lane.status if known(lane.status) else "planned"
        start, end = self.x(bar.first), max(self.x(bar.last + 1), self.x(bar.first) + 1)
        sure = start if bar.sure is None else self.x(bar.sure)
        if sure > start:
            self.bar("before", role, start, middle, sure - start)
        self.bar(bar.texture, role, sure, middle, end - sure, bar.done or 0)

    def bar(self, look: Texture, role: str, start: float, middle: float, wide: float = SAMPLE, done: int = 0) -> None:
        """A bar from a place on, what is done of it in the full colour."""
        top, foot, end = middle - THICK / 2, middle + THICK / 2, start + wide
        if look == "before":
            self.path([(start, middle), (end, middle)], edge=role, thick=0.5, dashed=True)
        elif look == "open":
            tip = [(end - 1.6, top), (end, middle), (end - 1.6, foot)]
            self.path([(start, top), *tip, (start, foot)], fill=f"{role}/35")
        else:
            fill = "paper" if look == "provisional" else f"{role}/{FILLS.get(look, 30)}"
            self.box(start, top, wide, THICK, fill, 0.5, edge=role, thick=0.3, dashed=look == "proposed")
        if look == "provisional":
            self.path(*_hatch(start, top, wide, THICK), edge=role, thick=0.25)
        if look == "cancelled":
            self.path([(start, middle), (end, middle)], edge=role, thick=0.4)
        elif done:
            self.box(start, top, wide * done / 100, THICK, role, radius=0.5)

    def ties(self, lanes: Sequence[Placed]) -> None:
        """Lines down from what programs wait for to them, where no bar lies between."""
        for place, (lane, middle) in enumerate(lanes):
            for back in range(max(place - NEAR, 0), place):
                needed, above = lanes[back]
                if not (needed.code in lane.needs and needed.bar and lane.bar and needed.bar.last < lane.bar.first):
                    continue
                start, end = self.x(needed.bar.last + 1), self.x(lane.bar.first)
                turn = start + 0.9
                between = (each.bar for each, _middle in lanes[back + 1 : place] if each.bar)
                if not any(self.x(bar.first) < turn < self.x(bar.last + 1) for bar in between):
                    tip, bends = max(end, turn), [(start, above), (turn, above), (turn, middle)]
                    self.path([*bends, (tip, middle)], edge="bound", thick=0.3)
                    self.path([(tip - 1.3, middle - 0.8), (tip - 1.3, middle + 0.8), (tip, middle)], fill="bound")

    def signs(self) -> Iterator[Sign]:
        """What colours, textures and marks mean, as far as they occur."""
        panels = self.drawing.panels
        lanes = [lane for panel in panels for group in panel.groups for lane in group.lanes]
        looks = dict(pair for panel in panels for pair in panel.legend)
        for status in STATUS:
            if status not in looks and any(lane.status == status and lane.bar for lane in lanes):
                yield self.swatch(2.8, status, STATUS[status])
        if any(lane.bar and lane.bar.done for lane in lanes):
            yield SAMPLE, partial(self.bar, "planned", "planned", done=50), _("part that is done")
        for look, label in looks.items():
            yield SAMPLE, partial(self.bar, look, look if known(look) else "planned"), label
        if any(lane.star for lane in lanes):
            yield 3, lambda x, y: self.star(x + 1.5, y, 1.5), _("quick win")
        if any(lane.needs for lane in lanes):
            yield 3, lambda x, y: self.centred(x, y, "←", QUIET, 3), _("depends on")
        if any(panel.axis and panel.axis.today is not None for panel in panels):
            yield 1, lambda x, y: self.path([(x + 0.5, y - 1.6), (x + 0.5, y + 1.6)], edge="now", thick=0.4), _("today")


def _hatch(x: float, y: float, wide: float, high: float) -> Iterator[tuple[Point, ...]]:
    """Slanted lines within a rectangle."""
    at = x + 1.4 - high
    while at < x + wide:
        low, up = max(at, x), min(at + high, x + wide)
        yield (low, y + high - (low - at)), (up, y + high - (up - at))
        at += 1.4
