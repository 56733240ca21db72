"""Years, months, days and quarters in the spellings of both languages, and what of them has two readings."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.text import Language, Message, Month, Rupiah, calendar, number
from ppu_roadmap.words import calendar as read
from ppu_roadmap.words.quantities import number as read_number
from ppu_roadmap.words.quantities import people as read_people
from ppu_roadmap.words.quantities import percent, region_code, whole
from ppu_roadmap.words.quantities import rupiah as read_rupiah
from ppu_roadmap.words.reading import Misread, Reader, Readings, only

LANGUAGES: tuple[Language, ...] = get_args(Language)
people = whole(read_people)
YEARS = st.integers(1945, 2200)


def values(readings: Readings[object]) -> list[object]:
    return [each.value for each in readings]


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (read.years, "2023-2027", (2023, 2027)),
        (read.years, "2023 s/d 2027", (2023, 2027)),
        (read.years, "2023 s.d. 2027", (2023, 2027)),
        (read.years, "2023–2027", (2023, 2027)),
        (read.years, "2023 sampai 2027", (2023, 2027)),
        (read.years, "2023 sampai dengan 2027", (2023, 2027)),
        (read.years, "[2023, 2027]", (2023, 2027)),
        (read.years, "2024", (2024, 2024)),
        (read.years, "TA 2027", (2027, 2027)),
        (read.years, "tahun 2028 s.d. 2031", (2028, 2031)),
        (read.years, "2027 dan 2028", (2027, 2028)),
        (read.years, "Triwulan II 2026", (2026, 2026)),
        (read.years, "Jan-Des 2026", (2026, 2026)),
        (read.years, "1 Maret 2026 - 29 Agustus 2027", (2026, 2027)),
        (read.year, "Tahun Anggaran 2027", 2027),
        (read.month, "Mar-27", "2027-03"),
        (read.month, "bulan Maret '27", "2027-03"),
        (read.day, "Senin, 29 Agustus 2022", "2022-08-29"),
        (read.day, "29-Agu-22", "2022-08-29"),
        (read.quarter, "Triwulan II TA 2027", "2027-Q2"),
        (read.month, "Agustus 2026", "2026-08"),
        (read.month, "Agt 2026", "2026-08"),
        (read.month, "agu-2026", "2026-08"),
        (read.month, "08/2026", "2026-08"),
        (read.month, "8/2026", "2026-08"),
        (read.month, "2026-08", "2026-08"),
        (read.month, "Aug 2026", "2026-08"),
        (read.month, "Nopember 2026", "2026-11"),
        (read.month_of, "29/8/2026", "2026-08"),
        (read.month_of, "8/8/2026", "2026-08"),
        (read.month_of, "29 Agustus 2026", "2026-08"),
        (read.month_of, "TW IV 2026", "2026-10"),
        (partial(read.month_of, last=True), "TW IV 2026", "2026-12"),
        (people, "1.500", 1500),
        (people, "12 orang", 12),
        (read.day, "29/8/2022", "2022-08-29"),
        (read.day, "29 Agustus 2022", "2022-08-29"),
        (read.day, "29-08-2022", "2022-08-29"),
        (read.day, "29.8.2022", "2022-08-29"),
        (read.day, "2022-08-29", "2022-08-29"),
        (read.day, "August 29, 2022", "2022-08-29"),
        (read.day, "08/08/2022", "2022-08-08"),
        (read.quarter, "Triwulan II 2026", "2026-Q2"),
        (read.quarter, "TW 2 2026", "2026-Q2"),
        (read.quarter, "tw ii/2026", "2026-Q2"),
        (read.quarter, "triwulan 2 tahun 2026", "2026-Q2"),
        (read.quarter, "2026-Q2", "2026-Q2"),
        (read.quarter, "Q2 2026", "2026-Q2"),
        (percent, "12,5 %", 12.5),
        (percent, "40%", 40),
        (percent, "40 persen", 40),
        (region_code, "6403", "64.03"),
        (region_code, "64.03", "64.03"),
    ],
)
def test_one_reading(reader: Reader[object], text: str, value: object) -> None:
    assert values(reader(text)) == [value]


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (read.year, "9" * 5000),
        (read.year, "22"),
        (read.year, "1900"),
        (read.years, "2023-27"),
        (read.month, "Mar 27"),
        (read.day, "29/8/22"),
        (read.quarter, "Triwulan 2"),
        (read.years, "2023 2027"),
        (read.month, "13/2026"),
        (read.month, "Ma 2026"),
        (read.month, "29 Agustus 2022"),
        (read.day, "31/2/2022"),
        (read.day, "Agustus 2022"),
        (read.day, "besok"),
        (read.quarter, "Q5 2026"),
        (people, "12 bulan"),
        (percent, "%"),
        (read_rupiah, "2,5"),
        (region_code, "643"),
    ],
)
def test_no_reading(reader: Reader[object], text: str) -> None:
    assert reader(text) == ()


def test_a_day_of_two_readings_names_both() -> None:
    readings = read.day("08/09/2022")
    assert values(readings) == ["2022-09-08", "2022-08-09"]
    with pytest.raises(Misread) as caught:
        only("08/09/2022", readings, Message("no day"))
    assert caught.value.message.render("en") == (
        "08/09/2022 can mean 2022-09-08 (8 September 2022) or 2022-08-09 (9 August 2022): write the one that is meant"
    )
    assert caught.value.readings == readings


@given(st.dates(date(1945, 1, 1), date(2200, 12, 31)), st.sampled_from(LANGUAGES))
def test_printed_days_and_months_are_read_back(day: date, language: Language) -> None:
    text = day.isoformat()
    assert values(read.day(calendar(text, language))) == [text]
    for printed in (calendar(text[:7], language), Month(text).render(language)):
        assert values(read.month(printed)) == [text[:7]]
    assert text in values(read.day(f"{day.day}/{day.month}/{day.year}"))


@given(YEARS, YEARS)
def test_printed_years_are_read_back(first: int, last: int) -> None:
    assert values(read.years(f"{first}-{last}")) == values(read.years(f"{first}–{last}")) == [(first, last)]


@given(st.integers(0, 10**15), st.sampled_from(LANGUAGES))
def test_printed_rupiah_are_read_back(amount: int, language: Language) -> None:
    assert values(read_rupiah(Rupiah(amount).render(language))) == [amount]


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from(LANGUAGES))
def test_printed_numbers_are_read_back(digits: int, decimals: int, language: Language) -> None:
    value = digits / 10**decimals
    assert value in values(read_number(number(value, language)))


@given(st.text(max_size=80))
def test_any_text_may_be_asked(text: str) -> None:
    for reader in (read.year, read.years, read.day, read.month, read.quarter, read_number, percent, read_rupiah):
        assert len(reader(text)) <= 2
