"""The arithmetic that rules and analysis share: risk level, weighted score, fingerprint, months, quarters, halves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.model.program import Program


class Level(StrEnum):
    """How grave a risk is; the order of declaration is the order of gravity."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


LOW, MEDIUM, HIGH = Level

_BANDS: Mapping[int, tuple[int, int]] = {3: (2, 4), 5: (4, 12)}
"""The largest product of likelihood and impact that is low, and that is medium, by scale; our choice."""

GROUPS = ("name", "owner", "years", "time", "budget", "indicators")
"""What a decision covers, in the order of a fingerprint; "time" is the quick win's start and finish."""


def level(likelihood: int, impact: int, scale: int) -> Level:
    """The level of a risk on a scale of 3 or 5, from the product of likelihood and impact."""
    low, medium = _BANDS[scale]
    product = likelihood * impact
    return LOW if product <= low else MEDIUM if product <= medium else HIGH


def weighted_score(
    scores: Mapping[str, int | None] | None, criteria: Mapping[str, Criterion | None] | None
) -> float | None:
    """The sum of weight times score in percent, 1 to 5 where the weights add up to 100.

    ``None`` where it would have no basis: without criteria, with a criterion that has no score or no known
    weight.
    """
    if not scores or not criteria:
        return None
    total = 0
    for key, criterion in criteria.items():
        score = scores.get(key)
        if score is None or criterion is None or criterion.weight is None:
            return None
        total += criterion.weight * score
    return total / 100


def fingerprint(program: Program) -> str:
    """What a decision covers of a program, as six groups of four hexadecimal digits (:data:`GROUPS`).

    Each is the first 16 bits of the SHA-256 of canonical JSON. The order of budget lines does not count, that
    of indicators does; an absent list is an empty one; realisation and actuals are not in it.
    """
    quick_win = program.quick_win
    covered: tuple[object, ...] = (
        program.name,
        program.owner,
        program.years,
        (quick_win.start, quick_win.finish) if quick_win else (None, None),
        _budget(program),
        [_measure(indicator) for indicator in program.indicators],
    )
    return "-".join(_digest(group) for group in covered)


def changed_groups(old: str, program: Program) -> tuple[str, ...]:
    """The groups in which a program differs from an earlier fingerprint, in the order of :data:`GROUPS`."""
    pairs = zip(old.split("-"), fingerprint(program).split("-"), GROUPS, strict=True)
    return tuple(name for before, now, name in pairs if before != now)


def _budget(program: Program) -> list[tuple[int | None, str | None, int | None]]:
    lines = [(line.year, line.source, line.amount) for line in program.budget]
    return sorted(lines, key=lambda line: [(value is None, value) for value in line])


def _measure(indicator: Indicator) -> tuple[object, ...]:
    targets = {str(year): _whole(value) for year, value in indicator.targets.items()}
    return indicator.name, indicator.unit, targets


def _whole(value: float | None) -> float | None:
    """An integral number as an int: ``50`` and ``50.0`` are one value in a plan."""
    return int(value) if value is not None and value == int(value) else value


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    import hashlib  # few plans hold a fingerprint, and OpenSSL takes its time

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def month_number(month: str) -> int:
    """A month ``2022-09`` as a number; the next month is one more."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def months_between(start: str, finish: str) -> int:
    """How many months a span has, both ends counted: ``2023-01`` to ``2023-12`` is 12; below 1 reversed."""
    return month_number(finish) - month_number(start) + 1


def month_of(day: date) -> str:
    """The month of a day, as ``2022-09``."""
    return f"{day.year:04}-{day.month:02}"


def quarter_number(period: str) -> int:
    """A quarter ``2023-Q2`` as a number; the next quarter is one more."""
    return int(period[:4]) * 4 + int(period[6]) - 1


def quarter_of(day: date) -> str:
    """The quarter of a day, as ``2023-Q2``."""
    return quarter_text(day.year * 4 + (day.month - 1) // 3)


def quarter_text(number: int) -> str:
    """The quarter of a number that :func:`quarter_number` gave."""
    return f"{number // 4:04}-Q{number % 4 + 1}"


def quarters_missed(last: str, today: date) -> int:
    """How many whole quarters lie between the last one reported and the quarter of today."""
    return quarter_number(quarter_of(today)) - quarter_number(last) - 1


def over_half(part: int, whole: int) -> bool:
    """Whether a part is more than half of the whole: what one agency leads is then too much (RM806)."""
    return part * 2 > whole
