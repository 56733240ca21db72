"""Indicators against their targets, year by year.

A yearly series has a value of its own for each year: the actual of a year is compared with the target of that year. The
values of a cumulative series are totals already, up to and with their year: the total of a year is compared with the
total aimed at for that year. So in both the values of one year are compared as they were given, and nothing is added
up: neither the years of a yearly series (four years at 80 percent are not 320 percent) nor those of a cumulative one
(which would count each year's part again). A year without a target or without an actual has no gap; it is not known.

The gap has the sign of success: 0 or more where the target is met, below 0 where it is missed, whichever direction is
better. Words of a scale count as their places in it, so that a gap is in steps of the scale. Of a range the end counts
that is to be reached: the least where more is better, the most where less is; where there is no such end, or what is
reached is to be held, the gap is 0 within the range and below 0 outside.

What was achieved in percent is ``actual / target`` where more is better, and ``(2 * target - actual) / target`` where
less is, as agencies' performance reports reckon it (general knowledge, not checked against a source). It is left
unknown where it would mislead: for words, for what is to be held, with a target of 0 or below, an actual below 0, or an
actual so far over a target that less would be better that the formula falls below 0.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import inf, isfinite
from typing import NamedTuple

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.model.measures import Indicator, Range, Value
from ppu_roadmap.model.plan_file import ChosenIndicator

_FAR = Decimal("Infinity")
_PERCENT = frozenset({"%", "persen", "percent"})


class Point(NamedTuple):
    """One year of an indicator."""

    year: int
    target: Value | None
    actual: Value | None
    gap: float | None
    achieved: float | None
    """Percent of the target."""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; ``None`` where the two cannot be compared."""
        return self.gap >= 0 if self.gap is not None else None


class Ends(NamedTuple):
    """The least and the most that a value is; infinite where it has no such end."""

    low: Decimal
    high: Decimal

    def spans(self, other: "Ends") -> bool:
        """Whether it is a range with two ends, in which another value lies whole."""
        bounded = self.low.is_finite() and self.high.is_finite() and self.low < self.high
        return bounded and self.low <= other.low and other.high <= self.high


def is_percent(unit: str | None) -> bool:
    """Whether a unit is percent."""
    return unit is not None and unit.strip().casefold() in _PERCENT


def values_of(measure: Indicator | ChosenIndicator) -> Iterator[tuple[Path, Value]]:
    """Every value that is known, with its path in the indicator."""
    if measure.baseline is not None and measure.baseline.value is not None:
        yield ("baseline", "value"), measure.baseline.value
    for field, by_year in (("targets", measure.targets), ("actuals", measure.actuals)):
        yield from (((field, str(year)), value) for year, value in by_year.items() if value is not None)


def points_of(indicator: Indicator) -> Iterator[Point]:
    """The years that have a target or an actual, in their order."""
    targets, actuals, better, scale = indicator.targets, indicator.actuals, indicator.better, indicator.scale
    for year in sorted({*targets, *actuals}):
        target, actual = targets.get(year), actuals.get(year)
        yield Point(year, target, actual, gap(target, actual, better, scale), achieved(target, actual, better))


def ends(value: Value | None, scale: Sequence[str] = ()) -> Ends | None:
    """The ends of a value; ``None`` where it, or one of them, is not known."""
    match value:
        case Range(min=low, max=high):
            if value.refused:
                return None
            return Ends(-_FAR if low is None else _exact(low), _FAR if high is None else _exact(high))
        case str():
            place = Decimal(scale.index(value)) if value in scale else None
        case None:
            place = None
        case _:
            place = _exact(value)
    return None if place is None else Ends(place, place)


def _exact(number: float) -> Decimal:
    """The number as it is written: 0.3 - 0.1 is then 0.2, not nearly so."""
    return Decimal(repr(number))


def gap(target: Value | None, actual: Value | None, better: str | None, scale: Sequence[str] = ()) -> float | None:
    """By how much a target is met (0 or more) or missed (below 0), in the indicator's unit or in steps of its scale."""
    aim, reached = ends(target, scale), ends(actual, scale)
    if aim is None or reached is None or better is None:
        return None
    if better == "higher" and aim.low.is_finite() and reached.low.is_finite():
        return _reckoned(reached.low - aim.low)
    if better == "lower" and aim.high.is_finite() and reached.high.is_finite():
        return _reckoned(aim.high - reached.high)
    short = aim.low - reached.low if aim.low.is_finite() else Decimal(0)
    over = reached.high - aim.high if aim.high.is_finite() else Decimal(0)
    return _reckoned(-max(short, over, Decimal(0)))


def _reckoned(number: Decimal | float) -> float | None:
    """A number that was reckoned; ``None`` for one that is too large to be any."""
    return float(number) if isfinite(float(number)) else None


def achieved(target: Value | None, actual: Value | None, better: str | None) -> float | None:
    """Percent of a target that was reached; ``None`` where a percentage would mislead."""
    aim, reached = ends(target), ends(actual)  # without a scale words have none
    if aim is None or reached is None or better not in {"higher", "lower"}:
        return None
    goal, part = (float(each.low if better == "higher" else each.high) for each in (aim, reached))
    if not 0 < goal < inf or not 0 <= part < inf:
        return None
    part = part if better == "higher" else 2 * goal - part
    return _reckoned(100 * part / goal) if part >= 0 else None
