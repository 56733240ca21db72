"""Values as tables of plans have them, with the value that a plan has for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ppu_roadmap.shape.value_sentences import same_unit
from ppu_roadmap.words.calendar import month_or_day, quarter, year, years
from ppu_roadmap.words.measured import measured
from ppu_roadmap.words.quantities import number, people, percent, rupiah, spelled_number


@pytest.mark.parametrize(
    ("text", "meant", "unit", "certain"),
    [
        ("0-10", {"min": 0, "max": 10}, "", True),
        ("2,5 - 3,5", {"min": 2.5, "max": 3.5}, "", True),
        ("0 s/d 5", {"min": 0, "max": 5}, "", True),
        ("80–90 %", {"min": 80, "max": 90}, "%", True),
        ("-1 - 2", {"min": -1, "max": 2}, "", True),
        ("1.000-2.000", {"min": 1000, "max": 2000}, "", False),  # or one to two, to an English reader
        ("≥ 100", {"min": 100}, "", True),
        ("minimal 80%", {"min": 80}, "%", True),
        ("100+", {"min": 100}, "", True),
        ("> 99", {"min": 99}, "", False),  # 99 itself is not meant
        ("<5 hari", {"max": 5}, "hari", False),
        ("maks 5 hari", {"max": 5}, "hari", True),
        ("98,63 %", 98.63, "%", True),
        ("1 dokumen", 1, "dokumen", True),
        ("5 ribu orang", 5000, "orang", True),
        ("2 kali/tahun", 2, "kali/tahun", True),
    ],
)
def test_what_is_meant(text: str, meant: object, unit: str, *, certain: bool) -> None:
    read = measured(text)
    assert read is not None
    assert (read.meant, read.unit, read.certain) == (meant, unit, certain)


@pytest.mark.parametrize("text", ["WDP", "", "-", "n/a", "10-5", "2023-2027", "2025-01", "1/3", "3A", "1:2", "9" * 99])
def test_what_nobody_can_tell(text: str) -> None:
    assert measured(text) is None


def test_units_are_the_same_in_any_spelling() -> None:
    assert same_unit("persen", "%")
    assert same_unit("Dokumen", " dokumen ")
    assert not same_unit("hari", "jam")
    assert not same_unit("hari", None)


@pytest.mark.parametrize(
    "read", [people, percent, number, rupiah, measured, spelled_number, year, years, month_or_day, quarter]
)
def test_what_is_long_is_no_number_and_is_not_looked_through(read: Callable[[str], object]) -> None:
    for text in (f"1{' ' * 100_000}x", "9" * 100_000, "1." * 50_000, f"Rp{' ' * 100_000}1 %", f"2023{' ' * 70}x"):
        assert not read(text)
