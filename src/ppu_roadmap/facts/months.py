"""Months and quarters as numbers: how far they lie apart, and which one a day is in."""

from datetime import date


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


def quarters_missed(last: str, today: date) -> int:
    """How many whole quarters lie between the last one reported and the quarter of today."""
    return today.year * 4 + (today.month - 1) // 3 - quarter_number(last) - 1
