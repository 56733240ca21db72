"""The cells of a chart: how time becomes characters, and which characters stand for what."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import ceil, floor
from typing import NamedTuple

from ppu_roadmap.paper.chart import Axis, Bar
from ppu_roadmap.terminal.lines import QUIET
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.text import MONTHS, Language

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


def glyphs(screen: Screen) -> Mapping[str, str]:
    """The characters of a chart on a screen."""
    return UNICODE if all(screen.fit(character) == character for character in UNICODE.values()) else ASCII


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
            line[first:end] = _band(label, end - first, marks)
    return "".join(line)


def _band(label: str, room: int, marks: Mapping[str, str]) -> str:
    if len(label) + 2 <= room:
        return marks["from"] + label.ljust(room - 2, marks["dash"]) + marks["to"]
    return label.ljust(room, marks["dash"]) if len(label) <= room else marks["dash"] * room


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
