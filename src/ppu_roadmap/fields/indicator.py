"""The fields of an indicator: for people one row an indicator, for machines one row a year."""

from dataclasses import dataclass

from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.parts import Measure
from ppu_roadmap.facts.targets import Point
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, agency, field, labels_of, laid_out, plain, several, without, word
from ppu_roadmap.model.measures import Indicator, Value
from ppu_roadmap.paper.table import UNKNOWN, Cell, Item, Keyed, Kind
from ppu_roadmap.text import Message, _


@dataclass(frozen=True, slots=True)
class Measured(Of[Indicator]):
    """An indicator with what it is of and its years; ``point`` is that of its row, where a row is a year."""

    measure: Measure
    points: tuple[Point, ...] = ()
    point: Point | None = None

    @property
    def latest(self) -> Point | None:
        """The last year in which target and actual can be compared."""
        return next((point for point in reversed(self.points) if point.gap is not None), None)


def _yearly(key: str, label: Message, rank: int, narrow: Message | None = None) -> Field[Measured]:
    """A value of each year: that of the row's year, where a row is a year, else all below each other."""

    def value(point: Point) -> "Item | None":
        known: Value | None = getattr(point, key)
        return cells.value(round(known, 1) if key == "achieved" and isinstance(known, float) else known)

    def cell(of: Measured) -> Cell:
        if of.point is not None:
            return value(of.point)
        found = [value(point) for point in of.points]
        known = tuple(UNKNOWN if one is None else str(one) if key == "year" else one for one in found)
        return known if any(one is not None for one in found) else None

    weight = 0 if key == "year" else 1
    return field(key, label, cell, kind=Kind.LINES, rank=rank, weight=weight, narrow=narrow, order=None)


_BASIS: tuple[Field[Of[Indicator]], ...] = (
    plain("id", _("Code of the indicator"), rank=11, weight=0),
    plain("name", _("Performance indicator"), rank=0, weight=4),
    word("kind", _("Kind"), labels.INDICATOR_KIND, rank=6, bare=True),
    plain("unit", _("Unit"), rank=5, bare=True),
    field("baseline", _("Baseline value"), lambda of: cells.baseline(of.record.baseline), path=("baseline", "value"),
          rank=4),
    field("baseline_year", _("Year of the baseline"),
          lambda of: of.record.baseline.year if of.record.baseline else None,
          path=("baseline", "year"), rank=11, kind=Kind.YEARS),
)  # fmt: skip
_SERIES: tuple[Field[Of[Indicator]], ...] = (
    field("targets", _("Targets"), lambda of: cells.figures(of.record.targets), path=("targets",), rank=1, weight=2),
    field("actuals", _("Achieved"), lambda of: cells.figures(of.record.actuals), path=("actuals",), rank=2, weight=2),
)
_MORE: tuple[Field[Of[Indicator]], ...] = (
    plain("formula", _("Definition"), rank=9, weight=3),
    agency("data_owner", _("Data producer"), rank=8),
    plain("sni", _("SNI ISO 37122 indicator"), rank=7, weight=0, narrow=_("SNI")),
    several("evidence", _("Evidence"), kind=Kind.ADDRESS, rank=10, weight=2),
)
_WAY: tuple[Field[Of[Indicator]], ...] = (
    word("better", _("Direction"), labels.BETTER, usual="higher", rank=9, bare=True),
    word("accumulation", _("Counting"), labels.ACCUMULATION, usual="yearly", rank=9, bare=True),
    several("scale", _("Scale"), rank=10, weight=2),
    word("kind_of_percent", _("Kind of percentage"), labels.PERCENT_KIND, usual="share", rank=9, bare=True),
)

FIELDS: tuple[Field[Measured], ...] = (
    field("region", _("Region"), lambda of: Keyed(of.plan.code, cells.region(of.plan)), rank=12),
    field("dimension", _("Dimension"), lambda of: cells.dimension(of.measure.dimension), rank=11),
    field("program", _("Code"), lambda of: of.measure.of, rank=0, weight=0),
    *_BASIS,
    _yearly("year", _("Year"), 0),
    _yearly("target", _("Targets"), 0),
    _yearly("actual", _("Achieved"), 0, narrow=_("Actual")),
    _yearly("gap", _("Gap to target"), 1),
    _yearly("achieved", _("Achieved (%)"), 2),
    *_SERIES, *_MORE, *_WAY,
)  # fmt: skip
"""First what it is of: a program, an objective, or the region."""

SHEET = laid_out(
    without((*_BASIS, *_SERIES, *_WAY, *_MORE), "id", "baseline_year"),
    kind=(4, 1), unit=(2, 1), scale=(9, 2), baseline=(3, 1), better=(6, 2), accumulation=(7, 1), kind_of_percent=(7, 1),
    data_owner=(8, 2), sni=(5, 0),
)  # fmt: skip
"""What the sheet of its program shows."""

ROWS = without(FIELDS, "targets", "actuals", "formula", "evidence")
"""What machines get: a row has the values of its year."""

DEFAULT = (
    "program", "name", "kind", "unit", "baseline", "year", "target", "actual", "gap", "achieved", "data_owner", "sni",
    "better", "accumulation", "scale", "kind_of_percent",
)  # fmt: skip
"""What a person sees."""

INDICATOR = labels_of(FIELDS)
"""What people call them, by their keys."""
