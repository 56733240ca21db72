"""A chart of bars over time as lines: header, rows under headings, legend; it fits every width."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ppu_roadmap.paper.chart import Chart, Lane, Panel
from ppu_roadmap.paper.table import Column, shown
from ppu_roadmap.terminal import bars
from ppu_roadmap.terminal.lines import LABEL, QUIET, STAR, TITLE, WORDS, Lines, apart, longest_word, pad, width_of, wrap
from ppu_roadmap.terminal.screens import GAP, Piece, Screen
from ppu_roadmap.text import Language, _

GOOD_NAME, LEAST_NAME, LEAST_REMARK, MOST_REMARK, LEAST_CELLS = 24, 16, 9, 24, 8
"""Columns of a name where a year has two cells, and where it has fewer; of remarks; cells of an axis."""
LEAD = 3
"""Columns between the code and the name, where the star of a quick win stands."""
NAME = Column("name", _("Program"))


def chart_lines(chart: Chart, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a chart: its panels, what they have together, and one legend for all of them."""
    drawing = chart.drawing()
    panels = [_Panel(panel, language, screen) for panel in drawing.panels]
    yield from apart(panel.lines() for panel in panels)
    if drawing.summary:
        whole = Lines(language, screen, min(screen.width, 80))
        yield from ([], *whole.rule("━", _("Total"), drawing.summary))
    legend = dict.fromkeys(sign for panel in panels for sign in panel.legend())
    tied = (sign.replace(" ", "\N{NO-BREAK SPACE}") if width_of(sign) <= screen.width else sign for sign in legend)
    if text := "   ".join(tied):
        yield from ([], *([(line.strip(), QUIET)] for line in wrap(text, screen.width)))


class _Frame(NamedTuple):
    """Widths of the code, the name and the remark behind the bar; without a remark it stands with the name."""

    code: int
    name: int
    remark: int
    scale: bars.Scale | None
    stacked: bool = False
    """The bar stands below the name."""

    @property
    def indent(self) -> int:
        """Where the bars begin."""
        return 0 if self.stacked else self.code + LEAD + self.name + GAP


class _Row(NamedTuple):
    """A lane as texts that fit the screen."""

    lane: Lane
    code: str
    name: str
    done: str
    needs: str
    remark: str
    """What stands behind the bar."""


class _Panel(Lines):
    """A panel on its way to a screen."""

    def __init__(self, panel: Panel, language: Language, screen: Screen) -> None:
        super().__init__(language, screen)
        self.panel = panel
        self.marks = bars.glyphs(screen)
        self.groups = [(group, [self.row(lane) for lane in group.lanes]) for group in panel.groups]
        self.frame = frame = self.framed([row for _group, rows in self.groups for row in rows])
        row = frame.indent + (frame.scale.cells if frame.scale else 0) + (GAP + frame.remark if frame.remark else 0)
        self.width = min(screen.width, max(row, min(screen.width, 60)))

    def row(self, lane: Lane) -> _Row:
        code, name, needs = (
            self.screen.fit(shown(cell, NAME, self.language)) for cell in (lane.code, lane.name, lane.needs)
        )
        done = f"{lane.bar.done}%" if lane.bar and lane.bar.done is not None else ""
        if lane.late:
            done = f"{self.marks['late']} {done}".rstrip()
        needs = f"{self.marks['needs']}\N{NO-BREAK SPACE}{needs}" if lane.needs else ""
        return _Row(lane, f"  {code}" if lane.part else code, name, done, needs, " ".join(filter(None, (done, needs))))

    def framed(self, rows: Sequence[_Row]) -> _Frame:
        """The best widths: the bar as wide as can be, the remark behind it where it has room."""
        code = max((width_of(row.code) for row in rows), default=0)
        name = max((width_of(row.name) for row in rows), default=0)
        remark = min(max((width_of(row.remark) for row in rows), default=0), MOST_REMARK)
        left = self.screen.width - code - LEAD
        axis = self.panel.axis
        if axis is None:
            return _Frame(code, max(min(name, left - GAP - remark), 1), remark, None)
        # What names and remarks would like to have: remarks stand behind the bar, or below the name without a width.
        behind = (name, remark)
        below = (max(name, max((longest_word(row.needs) for row in rows), default=0)), 0)
        for least, most, forms in (
            (2 * axis.units, GOOD_NAME, (behind, below)),
            (axis.units, LEAST_NAME, (behind, below)),
            (LEAST_CELLS, LEAST_NAME, (below,)),
        ):
            for name, remark in forms:
                few = min(remark, LEAST_REMARK)
                gap = GAP if remark else 0
                room = left - GAP - min(name, most) - gap - few
                if room >= least:
                    scale = bars.fitting(axis, room)
                    rest = left - GAP - scale.cells - gap  # for names and the remarks behind
                    kept = min(remark, max(rest - name, few))
                    return _Frame(code, max(min(name, rest - kept), 1), kept, scale)
        return _Frame(code, max(left, 1), 0, bars.fitting(axis, self.screen.width), stacked=True)

    def lines(self) -> Iterator[list[Piece]]:
        """Title, header, rows, sum, notes."""
        panel = self.panel
        if panel.title is not None:
            yield from self.paragraph(TITLE, panel.title)
        if panel.heading is not None:
            yield from ([], *self.rule("━", panel.heading, panel.summary))
        yield from self.paragraph(QUIET, *panel.subtitle)
        if self.frame.scale is not None and panel.groups:
            yield from self.header(self.frame.scale)
        for group, rows in self.groups:
            yield []
            if group.heading is not None:
                yield from self.rule("─", group.heading, group.summary)
            for row in rows:
                yield from self.stacked(row) if self.frame.stacked else self.beside(row)
        if panel.heading is None and panel.summary:
            yield from ([], *self.rule("━", _("Total"), panel.summary))
        yield from self.notes(panel.notes)

    def header(self, scale: bars.Scale) -> Iterator[list[Piece]]:
        """The horizons between their bounds, the years or months, today."""
        before = (" " * self.frame.indent, "")
        yield []
        if scale.axis.bands:
            yield [before, (bars.band_line(scale, self.marks, self.band_labels(scale)), LABEL)]
        yield [before, (bars.tick_line(scale, self.language), QUIET)]
        today = scale.today()
        if today is not None:
            said = f"{self.marks['now']} {self.text(_('today'))}"
            room = self.screen.width - self.frame.indent - today
            yield [before, (" " * today, ""), (said if width_of(said) <= room else self.marks["now"], bars.NOW)]

    def band_labels(self, scale: bars.Scale) -> list[str]:
        """The names of all horizons where they have room, else their numbers."""
        full = [(band, self.text(band.label)) for band in scale.axis.bands]
        fit = all(len(name) + 2 <= scale.start(band.last + 1) - scale.start(band.first) for band, name in full)
        return [name if fit else band.short for band, name in full]

    def beside(self, row: _Row) -> Iterator[list[Piece]]:
        """A row whose bar stands behind the name, in the first of its lines."""
        frame, lane = self.frame, row.lane
        names = wrap(row.name if frame.remark else " ".join(filter(None, (row.name, row.done))), frame.name)
        if row.needs and not frame.remark:
            names += wrap(row.needs, frame.name)
        remarks = wrap(row.remark, frame.remark) if frame.remark else []
        for index, (name, remark) in enumerate(zip_longest(names, remarks, fillvalue="")):
            needs = index >= len(wrap(row.name, frame.name)) and not frame.remark
            yield [
                (pad(row.code if index == 0 else "", frame.code), "" if lane.part else LABEL),
                (f" {self.marks['star'] if lane.star and index == 0 else ' '} ", STAR),
                (pad(name, frame.name), QUIET if lane.part or needs else ""),
                (" " * GAP, ""),
                *(self.cells(lane, frame.scale, first=index == 0) if frame.scale else ()),
                (" " * GAP, ""),
                (remark, QUIET),
            ]

    def stacked(self, row: _Row) -> Iterator[list[Piece]]:
        """A row on the narrowest screens: the code, the name, what it needs, then the bar."""
        frame, width = self.frame, self.screen.width - GAP
        name = " ".join(filter(None, (row.name, row.done)))
        beside = width_of(name) <= frame.name
        star = self.marks["star"] if row.lane.star else " "
        yield [(pad(row.code, frame.code), LABEL), (f" {star} ", STAR), (name if beside else "", "")]
        yield from ([(" " * GAP, ""), (text, "")] for text in ([] if beside else wrap(name, width)))
        yield from ([(" " * GAP, ""), (text, QUIET)] for text in (wrap(row.needs, width) if row.needs else ()))
        if frame.scale and row.lane.bar:
            yield list(self.cells(row.lane, frame.scale, first=True))

    def cells(self, lane: Lane, scale: bars.Scale, *, first: bool) -> Iterator[Piece]:
        """The cells of the bar, or what stands behind bars in the further lines of a row."""
        if lane.bar is None or not first:
            return bars.joined(bars.background(scale, self.marks))
        return bars.joined(bars.drawn(lane.bar, scale, self.marks, WORDS.get(lane.status or "", "")))

    def legend(self) -> Iterator[str]:
        """Each sign that occurs with what it means."""
        lanes = [row.lane for _group, rows in self.groups for row in rows]
        scale = self.frame.scale
        signs = (
            ("done", _("done"), any(lane.bar and lane.bar.done for lane in lanes)),
            *((look, text, True) for look, text in self.panel.legend),
            ("star", _("quick win"), any(lane.star for lane in lanes)),
            ("late", _("late"), any(lane.late for lane in lanes)),
            ("needs", _("depends on"), any(lane.needs for lane in lanes)),
            ("today", _("today"), lanes and scale and scale.today() is not None),
        )
        found = [(self.marks[mark], text) for mark, text, occurs in signs if occurs]
        if scale is not None and lanes:
            if self.band_labels(scale) != [self.text(band.label) for band in scale.axis.bands]:
                found += [(band.short, band.label) for band in scale.axis.bands]
            if scale.per_unit < 1:
                found.append(("1", _("column = {count} years", count=round(1 / scale.per_unit))))
        yield from (f"{sign} {self.text(text)}" for sign, text in found)
