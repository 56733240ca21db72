"""What a cell holds, read as the value that a field of a record wants; a number is none that somebody spelled."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from ppu_roadmap.change.wishes import Wish
from ppu_roadmap.edit.forms import Leaf
from ppu_roadmap.edit.values import Typed, Typist, form_of, names_at
from ppu_roadmap.facts.years import month_of, quarter_of
from ppu_roadmap.grid.grid import UNSAVED, Fault, Value
from ppu_roadmap.model import types
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import kind_at, type_at
from ppu_roadmap.source.scalars import resolve
from ppu_roadmap.text import Message, Phrase, _
from ppu_roadmap.words.calendar import years_within
from ppu_roadmap.words.reading import Misread, Read
from ppu_roadmap.words.vocabulary import bare, spelled
from ppu_roadmap.yamltext.nodes import Data, Given, Plain, data_of

_WHOLE = (types.Money, types.Percent, types.Year, types.Whole, types.Rating, types.Score, types.Goal)
_IN_MONTHS = (types.Month, types.YearOrMonth)


class Meaning(NamedTuple):
    """What a wish means."""

    data: "Data | None"
    """The value; ``None``: the field is to go."""
    said: Phrase = None
    """How it was read, where that is not the letter."""


def meaning(wish: Wish, record: type[BaseModel], label: Phrase, plan: Callable[[], Plan]) -> Meaning:
    """What a wish for a field of a record means. Raises Misread for what is not understood, or in two ways."""
    if isinstance(wish.value, Fault):
        raise Misread(fault_of(wish.value))
    if wish.meant is not None:
        return Meaning(data_of(wish.meant), wish.read)
    heard: list[Read[Any]] = []
    typed = Typed(record, label, Typist(plan, lambda _field, _text, read: heard.append(read)))
    data = typed.data(wish.path, _typed(wish.value, record, wish.path, label))
    said = next((read.said for read in heard if read.said is not None), None)
    return Meaning(data, said if _explains(said, wish, record, plan) else None)


def fault_of(value: Value) -> Message:
    """What is said of a cell that holds no value."""
    if value == UNSAVED:
        return _("the cell holds a formula that was saved without its value: write the value")
    return _("the cell holds the error {error}: write the value", error=str(value))


def _explains(said: Phrase, wish: Wish, record: type[BaseModel], plan: Callable[[], Plan]) -> bool:
    """Whether how a cell was read tells more than the cell: not where the digits are the same, nor of a label."""
    if said is None or isinstance(wish.value, bool):
        return False
    known = names_at(record, wish.path, plan)
    if known is not None:
        return bare(str(wish.value)) not in {bare(text) for text, _key in spelled(known.names)}
    told = str(wish.value), _("{word}", word=said).render("id")
    digits, read = (set(re.findall(r"\d+", text)) for text in told)
    return digits != read or (type_at(record, wish.path) == types.Years and bool(years_within(told[0])))


def _typed(value: Value, record: type[BaseModel], path: Leaf, label: Phrase) -> Given:
    """A cell's value as a person would type it; a number is taken as it is where the format wants one."""
    kind = type_at(record, path)
    if isinstance(value, date):
        return of_day(value, kind)
    form = form_of(record, path)
    if isinstance(value, bool) or not isinstance(value, int | float) or form is None:
        return str(value) if isinstance(value, int | float) and kind_at(record, path) != "flag" else value
    if kind == types.Percent and 0 < value <= 1:
        if value == 1:  # nobody can tell which: a cell that shows percent holds the share
            raise Misread(_("{key} is 1, which a cell may show as 100%: write 1 % or 100 % as text", key=label))
        return f"{round(value * 100)} %"
    if isinstance(value, float) and kind in _WHOLE:
        found = _("{key} is {found}, but {expected} is expected", key=label, found=value, expected=form[1])
        raise Misread(found)
    return value if kind in _WHOLE or kind_at(record, path) == "number" or float in get_args(kind) else str(value)


def of_day(day: date, kind: Any) -> str:
    """A day as the format has it: as a month or a quarter where that is wanted, for which spreadsheets have no type."""
    if kind in _IN_MONTHS:
        return month_of(day)
    if kind == types.Quarter:
        return quarter_of(day)
    return str(day.year) if kind == types.Year else day.isoformat()


def python_of(data: "Data | None") -> Any:
    """What stands in a file, as JSON has it: a number, a text, a list, a mapping."""
    if isinstance(data, list):
        return [python_of(each) for each in data]
    if isinstance(data, dict):
        return {key: python_of(each) for key, each in data.items()}
    return resolve(data.spelling) if isinstance(data, Plain) else data if isinstance(data, str) else None
