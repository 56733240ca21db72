"""Years, months, days and quarters as people write them in either language."""

import re
from datetime import date

from ppu_roadmap.model.types import FIRST_YEAR, LAST_YEAR
from ppu_roadmap.text import MONTHS, Day, _
from ppu_roadmap.words.reading import Read, Readings, short

_FURTHER = {"agt": 8, "ags": 8, "agst": 8, "sept": 9, "nop": 11, "nopember": 11, "peb": 2, "pebruari": 2}
"""Months as old spelling and short forms have them."""
_SHORTEST = 3
"""Letters of a month's name that tell it."""
_AGO = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1}
"""Days by the words for them, which tell how many days ago they were."""
_BETWEEN = r"\s*(?:-|–|—|,|;|/|&|\.\.|s\s*/\s*d\.?|s\.\s*d\.?|sd|sampai(?:\s+dengan)?|hingga|dan|and|to|until)\s*"
_OF = r"(?:(?:(?:tahun|thn\.?|th\.?)(?:\s*anggaran)?|t\.?\s?a\.?|year|fy)\s*)?"
"""What may stand before a year."""
_YEAR = re.compile(rf"{_OF}([0-9]{{4}})", re.IGNORECASE)
_APART = re.compile(_BETWEEN, re.IGNORECASE)
_YEARS = re.compile(rf"[\[(]?\s*{_OF}[0-9]{{4}}(?:{_BETWEEN}{_OF}[0-9]{{4}})*\s*[\])]?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2}|[^\W\d_]+)(?:[-/. ]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(
    r"(?:([0-9]{1,2}|[^\W\d_]+(?=\.? ?[0-9]))\.?[-/. ]\s*)?([0-9]{1,2}|[^\W\d_]+)\.?[-/., ]\s*([0-9]{4})"
)
_BEFORE = re.compile(r"^(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|tgl|tanggal|bulan)[.,]?\s+)?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<=[^\W\d_]{3})(?:[-/]| ?')([0-9]{2})$")
"""Two digits of a year, which can be no day behind the name of a month."""
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, **{str(each): each for each in range(1, 5)}}
_NAMED, _ROMAN = r"(?:q|tw|triwulan|kuartal|quarter)", r"i{1,3}|iv|[1-4]"
_QUARTER = re.compile(rf"{_NAMED}[\s.\-]*(?P<number>{_ROMAN})[\s,/\-(]*{_OF}(?P<of>[0-9]{{4}})\)?", re.IGNORECASE)
_QUARTER_LAST = re.compile(rf"{_OF}(?P<of>[0-9]{{4}})[\s/\-]*{_NAMED}[\s.\-]*(?P<number>{_ROMAN})", re.IGNORECASE)


def year(text: str) -> Readings[int]:
    """A year of four digits that a plan may hold, also of ``TA 2026``."""
    text = short(text)
    match = _YEAR.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return ()
    return (Read(int(match[1]), None if text == match[1] else match[1]),)


def years(text: str) -> Readings[tuple[int, int]]:
    """The first and the last year of ``2023-2027``, ``2023 s/d 2027``, ``2023, 2024, 2025``, or ``2024`` for both.

    Also of times within years: ``Triwulan II 2026``, ``Maret - Agustus 2026``.
    """
    plain = _YEARS.fullmatch(short(text))
    found = [int(each) for each in (re.findall("[0-9]{4}", text) if plain else years_within(short(text)))]
    if not found or not all(FIRST_YEAR <= each <= LAST_YEAR for each in found):
        return ()
    first, last = (found[0], found[-1]) if len(found) <= 2 else (min(found), max(found))  # noqa: PLR2004 -- a span
    letter = re.fullmatch(r"\[[0-9]+, ?[0-9]+\]|[0-9]+,[0-9]+", text)
    said = str(first) if first == last else _("{first} to {last}", first=first, last=last)
    return (Read((first, last), None if letter else said),)


def years_within(text: str) -> list[str]:
    """The years of the first and the last of the months, days or quarters that a text names."""
    parts = [text] if month_of(text) else _APART.split(text)
    times = [month_of(part) or month_of(f"{part} {text[-4:]}") for part in parts if re.search(r"[^\W\d]", text)]
    return [time[0].value[:4] for time in times] if all(len(time) == 1 for time in times) else []


def day(text: str, today: date | None = None) -> Readings[str]:
    """A day as ``2022-08-29``, of ``29/8/2022`` or ``hari ini``, if known; two where day and month may be either."""
    if today and (ago := _AGO.get(" ".join(text.casefold().split()))) is not None:
        meant = date.fromordinal(max(today.toordinal() - ago, 1)).isoformat()
        return (Read(meant, Day(meant)),)
    return tuple(read for read in month_or_day(text) if len(read.value) == len("2022-08-29"))


def month(text: str) -> Readings[str]:
    """A month as ``2026-08``, of ``Agustus 2026``, ``Agt 2026`` or ``08/2026``."""
    return tuple(read for read in month_or_day(text) if len(read.value) == len("2022-08"))


def month_of(text: str, *, last: bool = False) -> Readings[str]:
    """A month, for which also a day in it stands, or its quarter: that has a first month and a ``last`` one."""
    quarters = [each.value.split("-Q") for each in quarter(text)]
    found = [f"{of}-{3 * int(number) - (0 if last else 2):02}" for of, number in quarters]
    found = found or [each.value[:7] for each in day(text)]
    return month(text) or tuple(Read(each, Day(each)) for each in dict.fromkeys(found))


def quarter(text: str) -> Readings[str]:
    """A quarter as ``2026-Q2``, of ``Triwulan II 2026``, ``TW 2 2026`` or ``Q2 2026``."""
    text = short(text)
    match = _QUARTER.fullmatch(text) or _QUARTER_LAST.fullmatch(text)
    if match is None:
        return ()
    value = f"{match['of']}-Q{_NUMERALS[match['number'].lower()]}"
    return tuple(Read(value, None if value == text else value) for _year in year(match["of"]))


def month_or_day(text: str) -> Readings[str]:
    """What :func:`month` or :func:`day` reads."""
    typed = re.sub("[\u2010-\u2015\u2212]", "-", short(" ".join(text.split())))
    text = _SHORT_YEAR.sub(r" 20\1", _BEFORE.sub("", typed))
    if match := _YEAR_FIRST.fullmatch(text):
        found = [_moment(match[1], match[2], match[3])]
    elif match := _YEAR_LAST.fullmatch(text):
        found = [_moment(match[3], match[2], match[1])]
        if match[1] and match[2].isdecimal():  # written month first, as in English
            found.append(_moment(match[3], match[1], match[2]))
    else:
        return ()
    values = dict.fromkeys(value for value in found if value)
    said: type[Day | str] = Day if set(text) <= set("0123456789-/. ") else str  # what has words is told in figures
    return tuple(Read(value, None if value == typed else said(value)) for value in values)


def _moment(of: str, month: str, day: str | None) -> str | None:
    """``2022-08`` or ``2022-08-29``; ``None`` where there is no such day."""
    number = int(month) if month.isdecimal() else _month_called(month)
    if not (number and year(of) and (day or "1").isdecimal()):
        return None
    try:
        found = date(int(of), number, int(day or 1)).isoformat()
    except ValueError:
        return None
    return found if day else found[:7]


def _month_called(name: str) -> int | None:
    """The number of a month from its name in either language, or from the beginning of it."""
    word = name.casefold()
    begun = {at for names in MONTHS.values() for at, each in enumerate(names, 1) if each.casefold().startswith(word)}
    return _FURTHER.get(word) or (begun.pop() if len(word) >= _SHORTEST and len(begun) == 1 else None)
