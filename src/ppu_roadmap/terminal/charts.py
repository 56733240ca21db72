"""A chart of bars over time as lines: header, rows under headings, legend; it fits every width."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from math import ceil, floor
from typing import NamedTuple

from ppu_roadmap.paper.chart import Axis, Bar, Drawing, Lane, Panel
from ppu_roadmap.paper.table import Column, shown
from ppu_roadmap.terminal.lines import LABEL, QUIET, STAR, TITLE, WORDS, Lines, apart, longest_word, pad, width_of, wrap
from ppu_roadmap.terminal.screens import GAP, Piece, Screen
from ppu_roadmap.text import MONTHS, Language, _

_SIGNS = {
    "done": ("█", "#"), "decided": ("▇", "+"), "planned": ("▓", "="), "provisional": ("▒", "~"), "proposed": ("░", "."),
    "cancelled": ("×", "x"), "open": ("╌", "-"), "before": ("·", "'"), "bound": ("┊", ":"), "today": ("│", "|"),
    "now": ("▼", "v"), "left": ("◂", "<"), "right": ("▸", ">"), "star": ("★", "*"), "needs": ("←", "<-"),
    "late": ("!", "!"), "dash": ("─", "-"), "from": ("├", "["), "to": ("┤", "]"),
}  # fmt: skip
"""Each sign, and what stands for it in ASCII."""
UNICODE, ASCII = ({name: pair[index] for name, pair in _SIGNS.items()} for index in (0, 1))
NOW = "red"
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
PERCENT = 100
MOST_CELLS, LEAST_AXIS = 4, 24
"""Cells that a unit takes at most, and those that an axis may take however few its units are."""
LEAST_CROSSED = 3
"""Cells of a bar that the line of today may cross and leave it readable."""


class Scale(NamedTuple):
    """How many cells a year or month takes: several, or less than one where the span is long."""

    axis: Axis
    per_unit: float

    @property
    def cells(self) -> int:
        """How many cells the whole axis takes."""
        return ceil(self.axis.units * self.per_unit - 1e-9)

    def start(self, unit: float) -> int:
        """The first cell of a unit."""
        return floor((unit - self.axis.first) * self.per_unit + 1e-9)

    def end(self, unit: int) -> int:
        """The cell after the last one of a unit; a span has one cell at least."""
        return max(self.start(unit) + 1, ceil((unit + 1 - self.axis.first) * self.per_unit - 1e-9))

    def today(self) -> int | None:
        """The cell of today."""
        return self.start(self.axis.today) if self.axis.today is not None else None


def fitting(axis: Axis, room: int) -> Scale:
    """The largest scale that fits: some cells a unit, more where there are few, else one cell for so many units."""
    most = min(room // axis.units, max(MOST_CELLS, LEAST_AXIS // axis.units))
    return Scale(axis, most or 1 / ceil(axis.units / max(room, 1)))


def background(scale: Scale, marks: Mapping[str, str]) -> list[Piece]:
    """The cells of an empty row: where a horizon begins, and today."""
    cells = [(" ", "")] * scale.cells
    for band in scale.axis.bands[1:] if scale.axis.unit == "year" else ():
        place = scale.start(band.first)
        if 0 < place < scale.cells:
            cells[place] = (marks["bound"], QUIET)
    today = scale.today()
    if today is not None:
        cells[today] = (marks["today"], NOW)
    return cells


def drawn(bar: Bar, scale: Scale, marks: Mapping[str, str], style: str) -> list[Piece]:
    """The cells of a row with a bar: what is done of it first, arrows where it goes on beyond the axis."""
    cells = background(scale, marks)
    first, end = scale.start(bar.first), scale.end(bar.last)
    sure = scale.start(bar.sure) if bar.sure is not None else first
    done = sure if bar.done is None or bar.texture == "cancelled" else sure + _done(bar.done, end - sure)
    for place in range(max(first, 0), min(end, scale.cells)):
        look = "before" if place < sure else "done" if place < done else bar.texture
        cells[place] = (marks[look], style)
    today = scale.today()
    if today is not None and end - first >= LEAST_CROSSED and first <= today < end:
        cells[today] = (marks["today"], NOW)
    if first < 0:
        cells[0] = (marks["left"], style)
    if end > scale.cells:
        cells[-1] = (marks["right"], style)
    return cells


def _done(percent: int, cells: int) -> int:
    """How many cells are done: none only at 0, all only at 100."""
    if percent in (0, PERCENT):
        return cells * percent // PERCENT
    return min(max(round(cells * percent / PERCENT), 1), cells - 1)


def joined(cells: Iterable[Piece]) -> Iterator[Piece]:
    """Cells of one style as one piece."""
    for style, run in groupby(cells, key=lambda cell: cell[1]):
        yield "".join(text for text, _ in run), style


def band_line(scale: Scale, marks: Mapping[str, str], labels: list[str]) -> str:
    """The bands with their labels between two bounds."""
    line = [" "] * scale.cells
    for band, label in zip(scale.axis.bands, labels, strict=True):
        later = (scale.start(other.first) for other in scale.axis.bands if other.first > band.first)
        first, end = max(scale.start(band.first), 0), min(scale.end(band.last), scale.cells, *later)
        if first < end:
            room = end - first
            name = marks["from"] + label.ljust(room - 2, marks["dash"]) + marks["to"]
            if len(label) + 2 > room:
                name = (label if len(label) <= room else "").ljust(room, marks["dash"])
            line[first:end] = name
    return "".join(line)


def tick_line(scale: Scale, language: Language) -> str:
    """The names of the years or months, as many as have room."""
    axis = scale.axis
    if axis.unit == "month":
        letters = 3 if scale.per_unit > 3 else 1  # noqa: PLR2004 -- three letters and a space
        names = {unit: MONTHS[language][unit % 12][:letters] for unit in range(axis.first, axis.last + 1)}
    else:
        names = _years(scale)
    line = [" "] * scale.cells
    for unit, name in names.items():
        place = scale.start(unit)
        if place + len(name) <= scale.cells and not "".join(line[max(place - 1, 0) : place + len(name)]).strip():
            line[place : place + len(name)] = name
        elif scale.per_unit == 1 and axis.unit == "month":
            line[place] = name[:1]
    return "".join(line)


def _years(scale: Scale) -> dict[int, str]:
    """Every year with four digits, or with two where more of them fit so."""
    rooms = len("2024 "), len("24 ")
    full, short = (
        next((step for step in YEAR_STEPS if step * scale.per_unit >= room), YEAR_STEPS[-1]) for room in rooms
    )
    two = full > YEAR_STEPS[1] and short <= YEAR_STEPS[1]
    step = short if two else full
    years = range(scale.axis.first, scale.axis.last + 1, step)
    return {year: f"{year % 100:02}" if two else str(year) for year in years}


GOOD_NAME, LEAST_NAME, LEAST_REMARK, MOST_REMARK, LEAST_CELLS = 24, 16, 9, 24, 8
"""Columns of a name where a year has two cells, and where it has fewer; of remarks; cells of an axis."""
LEAD = 3
"""Columns between the code and the name, where the star of a quick win stands."""
NAME = Column("name", _("Program"))


def chart_lines(drawing: Drawing, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a chart of time: its panels, what they have together, and one legend for all of them."""
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
    scale: Scale | None
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
        drawable = all(screen.fit(sign) == sign for sign in UNICODE.values())
        self.marks: Mapping[str, str] = UNICODE if drawable else ASCII
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
                    scale = fitting(axis, room)
                    rest = left - GAP - scale.cells - gap  # for names and the remarks behind
                    kept = min(remark, max(rest - name, few))
                    return _Frame(code, max(min(name, rest - kept), 1), kept, scale)
        return _Frame(code, max(left, 1), 0, fitting(axis, self.screen.width), stacked=True)

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

    def header(self, scale: Scale) -> Iterator[list[Piece]]:
        """The horizons between their bounds, the years or months, today."""
        before = (" " * self.frame.indent, "")
        yield []
        if scale.axis.bands:
            yield [before, (band_line(scale, self.marks, self.band_labels(scale)), LABEL)]
        yield [before, (tick_line(scale, self.language), QUIET)]
        today = scale.today()
        if today is not None:
            said = f"{self.marks['now']} {self.text(_('today'))}"
            room = self.screen.width - self.frame.indent - today
            yield [before, (" " * today, ""), (said if width_of(said) <= room else self.marks["now"], NOW)]

    def band_labels(self, scale: Scale) -> list[str]:
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

    def cells(self, lane: Lane, scale: Scale, *, first: bool) -> Iterator[Piece]:
        """The cells of the bar, or what stands behind bars in the further lines of a row."""
        if lane.bar is None or not first:
            return joined(background(scale, self.marks))
        return joined(drawn(lane.bar, scale, self.marks, WORDS.get(lane.status or "", "")))

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
