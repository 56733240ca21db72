"""Words of a scale and ranges against the numbers that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.facts.targets import achieved, ends, gap
from ppu_roadmap.model.measures import Indicator, Range, Value
from ppu_roadmap.rules.measures.indicators import _no_gain

SCALES = st.lists(st.text("ABCD+", min_size=1, max_size=3), min_size=2, max_size=20, unique=True)
BETTER = st.sampled_from(["higher", "lower", "keep"])
NUMBERS = st.floats(-1e9, 1e9).map(lambda number: round(number, 3))


def indicator(better: str, scale: list[str] | None = None) -> Indicator:
    known = {"name": "A", "kind": "outcome", "better": better}
    return Indicator.model_validate(known | ({"scale": scale} if scale else {}))


def judged(better: str, start: Value, target: Value, scale: list[str] | None = None) -> str | None:
    """What RM606 says of a target, but for what stays the same, which words may at the end of their scale."""
    said = _no_gain(indicator(better, scale), start, target)
    return said and said[0].template


@given(SCALES, st.data(), BETTER)
def test_words_are_judged_as_their_places(scale: list[str], data: st.DataObject, better: str) -> None:
    one, other = (data.draw(st.integers(0, len(scale) - 1)) for _ in range(2))
    assert gap(scale[one], scale[other], better, scale) == gap(one, other, better)
    assert achieved(scale[one], scale[other], better) is None
    if one != other:
        assert judged(better, scale[one], scale[other], scale) == judged(better, one, other)


@given(NUMBERS, NUMBERS, BETTER)
def test_a_range_of_one_number_is_that_number(one: float, other: float, better: str) -> None:
    point = Range(min=one, max=one)
    assert gap(point, other, better) == gap(one, other, better)
    assert gap(other, point, better) == gap(other, one, better)
    assert achieved(point, other, better) == achieved(one, other, better)
    assert judged(better, point, other) == judged(better, one, other)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_to_keep_is_to_be_within(low: float, high: float, actual: float) -> None:
    low, high = sorted((low, high))
    met = gap(Range(min=low, max=high), actual, "keep")
    assert met is not None
    assert (met == 0) is (low <= actual <= high)
    assert met <= 0


@pytest.mark.parametrize(
    ("target", "actual", "better", "expected"),
    [
        (Range(min=100), 120, "higher", 20),
        (Range(min=100), 90, "higher", -10),
        (Range(min=100), Range(min=110), "higher", 10),
        (Range(min=0, max=10), 15, "lower", -5),
        (Range(min=0, max=10), 3, "lower", 7),
        (Range(max=10), 3, "higher", 0),  # no least that is to be reached: within the range or not
        (Range(max=10), 13, "higher", -3),
        (Range(min=2.5, max=3.5), 2.1, "keep", -0.4),
        (100, Range(max=100), "higher", None),
        (90, 95, "keep", -5),
        (90, 90, "keep", 0),
        ("WTP", "WDP", "higher", None),  # no scale that they are words of
    ],
)
def test_gap_of_ranges(target: Value, actual: Value, better: str, expected: float | None) -> None:
    assert gap(target, actual, better) == expected


def test_percent_of_ranges() -> None:
    assert achieved(Range(min=100), 90, "higher") == 90
    assert achieved(Range(max=10), 12, "lower") == 80
    assert achieved(Range(min=5), 12, "lower") is None
    assert achieved(90, 90, "keep") is None


def test_nothing_is_known_of_a_range_with_a_refused_end() -> None:
    assert ends(Range(min=5, max=9).refusing("max")) is None
    assert gap(Range(min=5).refusing("max"), 7, "higher") is None


def test_what_no_number_can_hold_is_not_known() -> None:
    huge = 1.7e308
    assert [gap(huge, -huge, better) for better in ("higher", "keep")] == [None, None]
    assert gap(-huge, huge, "lower") is None
    assert achieved(1e-300, huge, "higher") is None
