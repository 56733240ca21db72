"""What the columns of a planner's table are: which field a heading names, in which unit, of which year or horizon."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.grid.grid import column_name
from ppu_roadmap.intake.headings import CALLED, STRONG
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.words.calendar import year
from ppu_roadmap.words.near import fold, nearest
from ppu_roadmap.words.vocabulary import Vocabulary, bare, fixed, spelled

ALIKE: Final = 0.85
"""How alike a name must be to one that is known, to be that one in another spelling, as difflib measures it."""
ANY: Final = partial(re.compile, flags=re.IGNORECASE)
"""A pattern of letters in any case."""
_YEAR: Final = re.compile(r"(?<![0-9.,])(?:19|20|21)[0-9]{2}(?![0-9]|[.,][0-9])")
_OF_A_YEAR: Final = ANY(r"\b(?:tahun|thn|th|ta|t\.a|fy|year)\b[.: ]*")
_RELATIVE: Final = ANY(r"(?:tahun|thn|th|year)\.?(?: ke)?[ -]*(?:[1-9][0-9]?|[ivx]+)")
"""A year that is told by its number in the plan, of which nobody knows the first."""
_NO_NAME: Final = ANY(
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:dalam|in|x)?\s*(?:(?:juta|ribu|miliar)(?:an)?|milyar)?\s*\b(?:rupiah|rp|idr)\b\.?"
)
"""What stands in brackets, and units."""
_SCALES: Final = (
    (10**9, ANY(r"\b(?:miliar|milyar|miliyar|mlr|miliaran|milyaran|billion)\b|rp\.? *m\b")),
    (10**6, ANY(r"\b(?:juta|jt|jutaan|million)\b|\b1?[.,]?000[.,]000\b")),
    (10**3, ANY(r"\b(?:ribu|rb|ribuan|thousand)\b|(?<![0-9.,])(?:1[.,])?000\b(?![.,]?[0-9])")),
)
_HORIZONS: Final = dict(zip(HORIZONS, (
    ANY(r"\b(?:(?:jangka )?pendek|(?:1|satu|one)[ -]*(?:tahun(?:an)?|years?)|short)\b"),
    ANY(r"\b(?:(?:jangka )?menengah|(?:5|lima|five)[ -]*(?:tahun(?:an)?|years?)|medium)\b"),
    ANY(r"\b(?:panjang|long)\b|\b(?:1[05]|2[05]|sepuluh|lima belas|dua puluh) *(?:tahun|years?)"),
), strict=True))  # fmt: skip


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
    """Whether its heading is a name of the field, and no sentence with such a name in it; or a person said so."""
    chosen: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """What it may be called by: its heading, its letters."""
        return bare(self.heading), bare(column_name(self.at))


@cache
def vocabulary() -> Vocabulary:
    """The fields that a column may hold, by key, each by its label and by what planners call it."""
    labels = {each.key: (each.label,) for each in COLUMNS[Program]}
    return Vocabulary({key: labels.get(key, ()) for key in CALLED}, CALLED)


@cache
def _known() -> Mapping[str, str]:
    """Keys by every name, in small letters and with single blanks."""
    every = ({key: (key.replace("_", " "),) for key in CALLED}, vocabulary().names, CALLED)
    return {letters(text): key for names in every for text, key in spelled(names) if text}


def letters(text: str) -> str:
    """A text as names are compared: words in small letters, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def column(at: int, upper: str, lower: str, others: str = "") -> Column:
    """What a heading of one or two lines means; ``others`` stands above the table and may tell a unit."""
    whole = " ".join(f"{upper} {lower}".split())
    told = scale_of(whole)
    found = Column(at, whole, scale=told if told > 1 or "rp" in whole.casefold() else scale_of(others))
    if key := exact(whole):
        return found._replace(field=key, exact=True)
    if len(years := set(years_in(lower or upper))) == 1:
        rest, below = (_YEAR.sub(" ", text) for text in (whole, lower))
        key = exact(rest) or exact(_OF_A_YEAR.sub(" ", rest)) or exact(below)
        if not key and not letters(_NO_NAME.sub(" ", _OF_A_YEAR.sub(" ", rest))):
            key = "years"
        if not key and is_unit(below):
            key = "amount"
        return found._replace(field=key or contained(rest), year=years.pop(), exact=bool(key))
    if key := exact(lower):
        return found._replace(field=key, exact=True)
    if horizon := horizon_in(lower) or horizon_in(whole):
        return found._replace(field="horizon", horizon=horizon, exact=True)
    if _RELATIVE.fullmatch(lower or upper):
        return found
    key = exact(upper)
    return found._replace(field=key or contained(whole), exact=bool(key))


def is_unit(text: str) -> bool:
    """Whether a line of a heading but tells a unit."""
    return bool(letters(text)) and not letters(_NO_NAME.sub(" ", text))


@lru_cache(maxsize=4096)
def exact(text: str) -> str:
    """The key of the field that a heading is a name of, with or without its unit; nothing where it is none."""
    parts = (text, *(_NO_NAME.sub(" ", part) for part in (text, *text.split("/"))))
    return next((_known()[each] for part in parts if (each := letters(part)) in _known()), "")


def contained(text: str) -> str:
    """The key of the field whose name stands first in a heading, or nearly is it; some go before others."""
    typed = letters(_NO_NAME.sub(" ", text)) or letters(text)
    for word, key in STRONG.items():
        if f" {word} " in f" {typed} ":
            return key
    within = [(at, -len(name), key) for name, key in _known().items() if (at := f" {typed} ".find(f" {name} ")) >= 0]
    return min(within)[2] if within else close(typed, _known())


def close(text: str, names: Mapping[str, str]) -> str:
    """The key of the name that a text is nearly."""
    near = nearest(text, names) if text else None
    alike = near and SequenceMatcher(None, fold(text), fold(near), autojunk=False).ratio() >= ALIKE
    return names[near] if near and alike else ""


def scale_of(text: str) -> int:
    """How many rupiah the numbers below a heading count: 1,000,000 for ``(juta rupiah)``."""
    return next((scale for scale, form in _SCALES if form.search(text)), 1)


@lru_cache(maxsize=4096)
def horizon_in(text: str) -> str:
    """The one horizon that a text names; nothing where it names none, or more."""
    read = [each.value for each in fixed(HORIZONS).read(text)]
    found = read or [key for key, form in _HORIZONS.items() if form.search(_YEAR.sub(" ", text))]
    return found[0] if len(found) == 1 else ""


def years_in(text: str) -> list[int]:
    """The years that a text names, in its order."""
    return [read.value for each in _YEAR.findall(text) for read in year(each)]


def chosen(columns: Iterable[Column], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Columns with what a person says they are: by heading or letter, the key of a field, or nothing for none.

    Beside the programs, a second column that could name them tells their actions.
    """
    said = {bare(name): key for name, key in mapping.items()}
    keys = ((each, [said[name] for name in each.names if name in said]) for each in columns)
    found = [
        each._replace(field=key[0], exact=bool(key[0]), horizon="", chosen=True) if key else each for each, key in keys
    ]
    names = sorted(
        (not each.chosen, "program" not in letters(each.heading), each.at) for each in found if each.field == "name"
    )
    return tuple(
        each._replace(field="actions") if each.at in {at for *_by, at in names[1:]} else each for each in found
    )
