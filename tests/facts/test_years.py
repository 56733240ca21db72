"""How far months and quarters lie apart, with numbers worked out by hand."""

from datetime import date

import pytest

from ppu_roadmap.facts.years import months_between, quarter_number, quarters_missed


@pytest.mark.parametrize(
    ("start", "finish", "months"),
    [
        ("2023-01", "2023-12", 12),
        ("2022-09", "2023-08", 12),
        ("2022-09", "2023-09", 13),
        ("2022-12", "2023-01", 2),
        ("2023-01", "2023-01", 1),
        ("2023-02", "2023-01", 0),
    ],
)
def test_both_ends_of_a_span_of_months_count(start: str, finish: str, months: int) -> None:
    assert months_between(start, finish) == months


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2023, 1, 1), "2023-Q1"),
        (date(2023, 3, 31), "2023-Q1"),
        (date(2023, 4, 1), "2023-Q2"),
        (date(2023, 12, 31), "2023-Q4"),
    ],
)
def test_no_quarter_lies_between_a_day_and_its_own(day: date, quarter: str) -> None:
    assert quarters_missed(quarter, day) == -1


def test_quarters_missed_are_whole_ones() -> None:
    assert quarter_number("2024-Q1") - quarter_number("2023-Q4") == 1
    assert quarters_missed("2023-Q1", date(2024, 3, 31)) == 3
    assert quarters_missed("2023-Q1", date(2024, 4, 1)) == 4
    assert quarters_missed("2024-Q2", date(2024, 4, 1)) == -1
