"""What is shown as there is room: charts and tables in two widths; values without characters, colour or measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Table
from ppu_roadmap.text import Message, Phrase

if TYPE_CHECKING:
    from ppu_roadmap.paper.numbering import Number

Value: TypeAlias = Callable[[Any, Any], float | None]
Texture = Literal["decided", "planned", "provisional", "proposed", "cancelled", "open", "before"]
"""What a bar stands on. "decided": an approval that binds; "open": the program has no years of its own, so it ends in
its horizon; "before": it may start earlier than that."""


class Bar(NamedTuple):
    """A stretch of whole years or months, both ends counted, and how much is done, in percent where it is known."""

    first: int
    last: int
    texture: Texture
    done: int | None = None
    sure: int | None = None
    """Where the part begins that is certain: a program without years of its own may start earlier."""


class Band(NamedTuple):
    """A stretch of the axis under one heading: a horizon, or a year of months; ``short`` where there is little room."""

    first: int
    last: int
    label: Message
    short: str


class Axis(NamedTuple):
    """Years, or months by number, from left to right; ``today`` is a place in them, as 2024.5 is July 2024."""

    unit: Literal["year", "month"]
    first: int
    last: int
    bands: tuple[Band, ...]
    today: float | None = None

    @property
    def units(self) -> int:
        """How many years or months."""
        return self.last - self.first + 1


class Lane(NamedTuple):
    """One row: what it is called, its bar, the ids of what it depends on."""

    code: str
    name: Cell
    bar: Bar | None
    status: str | None = None
    """The machine's word, which may have a colour."""
    star: bool = False
    needs: tuple[str, ...] = ()
    late: bool = False
    """It should be done by now, and is not."""
    part: bool = False
    """A part of the row above, such as an action."""


class Lanes(NamedTuple):
    """Rows under a heading."""

    heading: Message | None
    lanes: tuple[Lane, ...]
    summary: tuple[Message, ...] = ()


class Panel(NamedTuple):
    """What a chart shows of one region; without an axis where no time is known."""

    title: Message | None
    subtitle: tuple[Message, ...]
    axis: Axis | None
    groups: tuple[Lanes, ...]
    legend: tuple[tuple[Texture, Message], ...] = ()
    """What the textures that occur mean."""
    heading: Message | None = None
    """The region, where there are several."""
    summary: tuple[Message, ...] = ()
    """What the heading says at its end; of the whole where there is no heading."""
    notes: tuple[Message, ...] = ()


class Drawing(NamedTuple):
    """A panel for each region, and what all of them have together in a few words."""

    panels: tuple[Panel, ...]
    summary: tuple[Message, ...] = ()


class Series(NamedTuple):
    """One of the things that bars are made of: a value a category; ``None`` where it is not known, never drawn as 0."""

    key: str | None
    """The machine's word, such as a horizon or a source, which may have a colour."""
    label: Message
    values: tuple[float | None, ...]


class Bars(NamedTuple):
    """Stacked bars: how much of each series there is in each category."""

    categories: tuple[Message, ...]
    series: tuple[Series, ...]
    unit: Message
    """What the numbers count, as ``Rp million`` or ``programs``."""
    partial: frozenset[int] = frozenset()
    """Places of categories of which more is not known than series that have no value there."""

    @classmethod
    def of(cls, across: Mapping[Any, Message], inside: Mapping[Any, Message], value: Value, unit: Message) -> Bars:
        """The ``value`` of each category and each of its series, told by their keys."""
        made = (Series(str(key), label, tuple(value(one, key) for one in across)) for key, label in inside.items())
        return cls(tuple(across.values()), tuple(made), unit)

    def table(self, title: Message | None, head: Column) -> Table:
        """The same as a row a category, below a ``head``, and a column a series."""
        columns = (Column("series", each.label, Kind.NUMBER) for each in self.series)
        rows = tuple((name, *(each.values[at] for each in self.series)) for at, name in enumerate(self.categories))
        return Table(title, (head, *columns), (Group(None, rows),), subtitle=(self.unit,))


class Tile(NamedTuple):
    """A cell of a heat map: its level, whose colour fills it, and what lies in it."""

    level: str | None
    word: Message
    """The level in words, for those who do not see the colour."""
    codes: tuple[str, ...] = ()
    """The ids of what lies there; a picture shows as many as have room, and counts the others."""


class HeatMap(NamedTuple):
    """Tiles in rows from the highest down, and columns from the lowest on."""

    across: Message
    down: Message
    columns: tuple[Message, ...]
    rows: tuple[Message, ...]
    tiles: tuple[tuple[Tile, ...], ...]


class Note(NamedTuple):
    """A program on a board."""

    code: str
    name: Cell
    star: bool = False
    status: str | None = None
    key: str | None = None
    """Its dimension, where that is known."""


class Strip(NamedTuple):
    """A dimension on a board, or a region: for each horizon its programs, weightiest first."""

    key: str
    label: Message
    notes: tuple[tuple[Note, ...], ...]
    summary: tuple[Message, ...] = ()
    """What it has in all, in a few words."""


class Board(NamedTuple):
    """A roadmap on one page: dimensions down, or regions where there are several, horizons across, programs in each."""

    title: Message
    subtitle: tuple[Message, ...]
    columns: tuple[Message, ...]
    """The horizons, with their years where all strips have the same."""
    strips: tuple[Strip, ...]
    foot: tuple[Message, ...] = ()
    summary: tuple[Message, ...] = ()
    vision: Phrase = None
    """What the region strives for, in its own words."""


Drawn: TypeAlias = "Drawing | Bars | HeatMap | Board"


class Chart(NamedTuple):
    """What can be drawn, and a table that says the same where nothing can be; only the one that is used is made."""

    title: Message | None
    drawing: Callable[[], Drawn]
    table: Callable[[], Table]
    alt: Message | None = None
    """What those read who do not see the picture, where the title does not say it."""
    source: Message | None = None
    """Where its numbers come from."""
    number: Number | None = None


class Either(NamedTuple):
    """Tables that say more side by side, and those that say the same where the first are too wide for a screen."""

    wide: tuple[Table, ...]
    narrow: Callable[[], tuple[Table, ...]]
    """Made only where it is needed."""

    @property
    def title(self) -> Message | None:
        """That of the first table."""
        return self.wide[0].title
