"""Indicators against their targets, year by year.

A yearly series has a value of its own for each year: the actual of a year is compared with the target of that year. The
values of a cumulative series are totals already, up to and with their year: the total of a year is compared with the
total aimed at for that year. So in both the values of one year are compared as they were given, and nothing is added
up: neither the years of a yearly series (four years at 80 percent are not 320 percent) nor those of a cumulative one
(which would count each year's part again). A year without a target or without an actual has no gap; it is not known.

The gap has the sign of success: 0 or more where the target is met, below 0 where it is missed, whichever direction is
better. What was achieved in percent is ``actual / target`` where more is better, and ``(2 * target - actual) / target``
where less is, as agencies' performance reports reckon it (general knowledge, not checked against a source). It is left
unknown where it would mislead: with a target of 0 or below, an actual below 0, or an actual so far over a target that
less would be better that the formula falls below 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ppu_roadmap.model.measures import Indicator


@dataclass(frozen=True, slots=True)
class Point:
    """One year of an indicator."""

    year: int
    target: float | None
    actual: float | None
    gap: float | None
    achieved: float | None
    """Percent of the target."""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; ``None`` where the two cannot be compared."""
        return self.gap >= 0 if self.gap is not None else None


def points_of(indicator: Indicator) -> Iterator[Point]:
    """The years that have a target or an actual, in their order."""
    targets, actuals, better = indicator.targets, indicator.actuals, indicator.better
    for year in sorted({*targets, *actuals}):
        target, actual = targets.get(year), actuals.get(year)
        yield Point(year, target, actual, gap(target, actual, better), achieved(target, actual, better))


def gap(target: float | None, actual: float | None, better: str | None) -> float | None:
    """By how much a target is met (0 or more) or missed (below 0), in the indicator's unit."""
    if target is None or actual is None or better is None:
        return None
    over = Decimal(repr(actual)) - Decimal(repr(target))  # 0.3 - 0.1 is 0.2, not nearly so
    return float(over if better == "higher" else -over)


def achieved(target: float | None, actual: float | None, better: str | None) -> float | None:
    """Percent of a target that was reached; ``None`` where a percentage would mislead."""
    if target is None or actual is None or better is None or target <= 0 or actual < 0:
        return None
    part = actual if better == "higher" else 2 * target - actual
    return 100 * part / target if part >= 0 else None
