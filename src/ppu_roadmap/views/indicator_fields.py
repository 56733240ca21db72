"""The columns that a list of indicators can have: for people one row an indicator, for machines one row a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ppu_roadmap.analysis.indicators import Measured, Point
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, INDICATOR
from ppu_roadmap.paper.table import UNKNOWN, Cell, Column, Item, Keyed, Kind
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import ItemField, whole
from ppu_roadmap.views.program_parts import baseline


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator; ``point`` is the year of its row, where a row is a year."""

    one: Measured
    point: Point | None = None


Value = Callable[[Shown], Cell]


def _field(key: str, label: Message, cell: Value, /, **options: Any) -> ItemField[Shown]:
    return ItemField(Column(key, label, **options), cell)


def _text(key: str, **options: Any) -> ItemField[Shown]:
    """A field of the indicator that people and machines read alike."""

    def value(row: Shown) -> Cell:
        found: Cell = getattr(row.one.indicator, key)
        return found

    return _field(key, INDICATOR[key], value, **options)


def _word(key: str, table: labels.Labels, usual: str = "", **options: Any) -> ItemField[Shown]:
    """A field of the indicator that holds a fixed word; people see it only where it is not the usual one."""

    def cell(row: Shown) -> Cell:
        word: str | None = getattr(row.one.indicator, key)
        return Keyed(word, None) if word == usual else values.label(table, word)

    return _field(key, INDICATOR[key], cell, bare=True, **options)


def _yearly(key: str, label: Message, **options: Any) -> ItemField[Shown]:
    """A value of each year: that of the row's year, where a row is a year, else all below each other."""

    def each(point: Point) -> Item:
        value: float | None = getattr(point, key)
        if value is None:
            return UNKNOWN
        return str(value) if key == "year" else round(value, 1) if key == "achieved" else value

    def cell(row: Shown) -> Cell:
        if row.point is not None:
            value: float | None = getattr(row.point, key)
            return whole(round(value, 1) if key == "achieved" and value is not None else value)
        found = tuple(each(point) for point in row.one.points)
        return found if any(item is not UNKNOWN for item in found) else None

    return _field(key, label, cell, kind=Kind.LINES, **options)


def _start(part: str) -> Value:
    def value(row: Shown) -> Cell:
        start = row.one.indicator.baseline
        found: float | None = getattr(start, part) if start else None
        return whole(found)

    return value


INDICATOR_FIELDS = (
    _field("region", FIELD["region"], lambda row: Keyed(row.one.plan.code, values.region(row.one.plan)), rank=12),
    _field(
        "dimension",
        FIELD["dimension"],
        lambda row: values.dimension(row.one.program.dimension),
        rank=11,
    ),
    _field("program", FIELD["id"], lambda row: row.one.program.id, rank=0, weight=0),
    _field("id", _("Code of the indicator"), lambda row: row.one.indicator.id, rank=11, weight=0),
    _text("name", rank=0, weight=4),
    _word("kind", labels.INDICATOR_KIND, rank=6),
    _text("unit", rank=5, weight=1, bare=True),
    _field(
        "baseline",
        INDICATOR["baseline"],
        lambda row: Keyed(_start("value")(row), baseline(row.one.indicator.baseline)),
        rank=4,
        weight=1,
    ),
    _field("baseline_year", _("Year of the baseline"), _start("year"), rank=11, kind=Kind.YEARS),
    _yearly("year", _("Year"), rank=0, weight=0),
    _yearly("target", INDICATOR["targets"], rank=0, weight=1),
    _yearly("actual", INDICATOR["actuals"], rank=0, weight=1, narrow=_("Actual")),
    _yearly("gap", _("Gap to target"), rank=1, weight=1),
    _yearly("achieved", _("Achieved (%)"), rank=2, weight=1),
    _field(
        "data_owner",
        INDICATOR["data_owner"],
        lambda row: values.agency(row.one.plan, row.one.indicator.data_owner),
        rank=8,
    ),
    _text("sni", rank=7, weight=0, narrow=_("SNI")),
    _word("better", labels.BETTER, "higher", rank=9),
    _word("accumulation", labels.ACCUMULATION, "yearly", rank=9),
)
"""Every column, in the order in which machines get them."""

INDICATOR_COLUMNS = (
    "program", "name", "kind", "unit", "baseline", "year", "target", "actual", "gap", "achieved", "data_owner", "sni",
    "better", "accumulation",
)  # fmt: skip
"""What a person sees."""
