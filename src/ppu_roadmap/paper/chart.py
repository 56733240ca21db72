"""What is shown as there is room: charts of bars over time, and tables in two widths; without characters or colour."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from ppu_roadmap.paper.table import Cell, Table
from ppu_roadmap.text import Message

Texture = Literal["decided", "planned", "provisional", "proposed", "cancelled", "open", "before"]
"""What a bar stands on. "decided": an approval that binds; "open": the program has no years of its own, so it ends in
its horizon; "before": it may start earlier than that."""


class Bar(NamedTuple):
    """A stretch of whole years or months, both ends counted, and how much of it is done, in percent."""

    first: int
    last: int
    texture: Texture
    done: int | None = None
    """``None`` where it is not known."""
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
    """One row: what it is called, its bar, what it depends on."""

    code: str
    name: Cell
    bar: Bar | None
    status: str | None = None
    """The machine's word, which may have a colour."""
    star: bool = False
    needs: tuple[str, ...] = ()
    """The ids of what it depends on."""
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


class Chart(NamedTuple):
    """A drawing, and a table that says the same where nothing can be drawn; only the one that is used is made."""

    title: Message | None
    drawing: Callable[[], Drawing]
    table: Callable[[], Table]


class Either(NamedTuple):
    """Tables that say more side by side, and those that say the same where the first are too wide for a screen."""

    wide: tuple[Table, ...]
    narrow: Callable[[], tuple[Table, ...]]
    """Made only where it is needed."""

    @property
    def title(self) -> Message | None:
        """That of the first table."""
        return self.wide[0].title
