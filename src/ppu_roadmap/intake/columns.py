"""What the columns of a planner's table are: which field a heading names, in which unit, of which year or horizon."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.grid.grid import column_name
from ppu_roadmap.intake.headings import CALLED, STRONG
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.words.calendar import year
from ppu_roadmap.words.indonesian import KEYS
from ppu_roadmap.words.near import fold, nearest
from ppu_roadmap.words.vocabulary import Vocabulary, bare, fixed, spelled

ALIKE: Final = 0.85
"""How alike a name must be to one that is known, to be that one in another spelling, as difflib measures it."""
MONEY: Final = ("amount", "realised")
_YEAR: Final = re.compile(r"(?<![0-9.,])(?:19|20|21)[0-9]{2}(?![0-9]|[.,][0-9])")
_OF_A_YEAR: Final = re.compile(r"\b(?:tahun|thn|th|ta|t\.a|fy|year)\b[.: ]*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT: Final = re.compile(
    r"\b(?:dalam|satuan|in|x)?\s*(?:jutaan|ribuan|miliaran|juta|ribu|miliar|milyar)?\s*(?:rupiah|rp|idr)\b\.?",
    re.IGNORECASE,
)
_SCALES: Final = (
    (10**9, re.compile(r"\b(?:miliar|milyar|miliyar|mlr|miliaran|milyaran|billion)\b|rp\.? *m\b", re.IGNORECASE)),
    (10**6, re.compile(r"\b(?:juta|jt|jutaan|million)\b|\b1[.,]000[.,]000\b|\b000[.,]000\b", re.IGNORECASE)),
    (10**3, re.compile(r"\b(?:ribu|rb|ribuan|thousand)\b|(?<![0-9.,])(?:1[.,])?000\b(?![.,]?[0-9])", re.IGNORECASE)),
)
_LONG: Final = re.compile(r"\b(?:1[05]|2[05]|sepuluh|lima belas|dua puluh) *(?:tahun|years?)", re.IGNORECASE)
_HORIZON: Final = (
    (
        "1-year",
        re.compile(r"\b(?:(?:jangka )?pendek|(?:1|satu|one)[ -]*(?:tahun(?:an)?|years?)|short)\b", re.IGNORECASE),
    ),
    (
        "5-year",
        re.compile(r"\b(?:(?:jangka )?menengah|(?:5|lima|five)[ -]*(?:tahun(?:an)?|years?)|medium)\b", re.IGNORECASE),
    ),
    ("long-term", re.compile(rf"\b(?:jangka panjang|panjang|long)\b|{_LONG.pattern}", re.IGNORECASE)),
)


class Column(NamedTuple):
    """A column of a table, as its heading tells it."""

    at: int
    heading: str
    """As it is written, on one line; of two lines one after the other."""
    field: str = ""
    """The key of a field; ``years`` of a column that is ticked, ``horizon`` of one that is a horizon; or nothing."""
    year: int | None = None
    horizon: str = ""
    scale: int = 1
    """How many rupiah its numbers count."""
    exact: bool = False
    """Whether its heading is a name of the field, and no sentence with such a name in it."""
    chosen: bool = False
    """Whether a person said what it is."""


@cache
def vocabulary() -> Vocabulary:
    """The fields that a column may hold, by key, each by its labels and by what planners call it."""
    labels = {each.key: (each.label, each.column.narrow) for each in COLUMNS[Program]}
    names = {key: [label for label in labels.get(key, ()) if label and key != "progress"] for key in CALLED}
    also = {key: (*called, *(KEYS.get(key, ()) if key not in _OWN else ())) for key, called in CALLED.items()}
    return Vocabulary(names, also)


_OWN: Final = ("name", "output", "targets", "description", "note", "years", "horizon", "id", "quick_win", "owner")
"""Fields whose further names in other places mean something else in the heading of a table."""


@cache
def _known() -> Mapping[str, str]:
    """Keys by every name, in small letters and with single blanks; what several are called by, goes to the first."""
    found: dict[str, str] = {}
    for names in ({key: (key.replace("_", " "),) for key in CALLED}, CALLED, vocabulary().names, vocabulary().also):
        for text, key in spelled(names):
            found.setdefault(_letters(text), key)
    return {name: key for name, key in found.items() if name}


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+|%", text.casefold()))


def column(at: int, upper: str, lower: str, others: str = "") -> Column:
    """What a heading of one or two lines means; ``others`` stands above the table and may tell a unit."""
    whole = " ".join(f"{upper} {lower}".split())
    scale = scale_of(whole) if scale_of(whole) > 1 or "rp" in whole.casefold() else scale_of(others)
    found = Column(at, whole, scale=scale)
    if key := exact(whole):
        return found._replace(field=key, exact=True)
    if len({*_YEAR.findall(lower or upper)}) == 1:
        of = next((read.value for read in year(_YEAR.findall(lower or upper)[0])), None)
        rest = _YEAR.sub(" ", whole)
        key = exact(rest) or exact(_OF_A_YEAR.sub(" ", rest))
        bare = not _letters(_plain(_OF_A_YEAR.sub(" ", rest)))
        return found._replace(field=key or ("years" if bare else contained(rest)), year=of, exact=bare or bool(key))
    if key := exact(lower):
        return found._replace(field=key, exact=True)
    if horizon := horizon_in(lower) or horizon_in(whole):
        return found._replace(field="horizon", horizon=horizon, exact=True)
    key = exact(upper)
    return found._replace(field=key or contained(whole) or close(whole), exact=bool(key))


@lru_cache(maxsize=4096)
def exact(text: str) -> str:
    """The key of the field that a heading is a name of, with or without its unit; nothing where it is none."""
    known = _known()
    parts = (text, _plain(text), *(_plain(part) for part in text.split("/")))
    return next((known[each] for part in parts if (each := _letters(part)) in known), "")


def contained(text: str) -> str:
    """The key of the field whose name stands first in a heading, or of one that goes before others wherever it is."""
    padded = f" {_letters(_plain(text)) or _letters(text)} "
    for word, key in STRONG.items():
        if f" {word} " in padded:
            return key
    found = ((padded.index(f" {name} "), -len(name), key) for name, key in _known().items() if f" {name} " in padded)
    return min(found, default=(0, 0, ""))[2]


def close(text: str, names: Mapping[str, str] | None = None) -> str:
    """The key of the name that a text is nearly."""
    known = _known() if names is None else names
    typed = _letters(_plain(text)) or _letters(text)
    near = nearest(typed, known) if typed else None
    alike = near and SequenceMatcher(None, fold(typed), fold(near), autojunk=False).ratio() >= ALIKE
    return known[near] if near and alike else ""


def _plain(text: str) -> str:
    """A heading without what stands in brackets, and without units."""
    return _UNIT.sub(" ", _BRACKETS.sub(" ", text))


def scale_of(text: str) -> int:
    """How many rupiah the numbers below a heading count: 1,000,000 for ``(juta rupiah)``."""
    return next((scale for scale, form in _SCALES if form.search(text)), 1)


@lru_cache(maxsize=4096)
def horizon_in(text: str) -> str:
    """The one horizon that a text names; nothing where it names none, or more."""
    found = {key for key, form in _HORIZON if form.search(_YEAR.sub(" ", text))}
    read = fixed(HORIZONS).read(text)
    return read[0].value if len(read) == 1 else found.pop() if len(found) == 1 else ""


def years_in(text: str) -> list[int]:
    """The years that a text names, in its order."""
    return [read.value for each in _YEAR.findall(text) for read in year(each)]


def chosen(columns: list[Column], mapping: Mapping[str, str]) -> Iterator[Column]:
    """Columns with what a person says they are: by heading or letter, the key of a field, or nothing for none."""
    said = {bare(name): key for name, key in mapping.items()}
    for each in columns:
        names = (bare(each.heading), bare(column_name(each.at)))
        key = next((said[name] for name in names if name in said), None)
        yield each if key is None else each._replace(field=key, exact=bool(key), horizon="", chosen=True)
