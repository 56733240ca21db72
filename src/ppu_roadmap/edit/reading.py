"""The value that an answer means: the one place at which what is typed for a question becomes what a file holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ppu_roadmap.edit.forms import Question
from ppu_roadmap.model import types
from ppu_roadmap.model.measures import Baseline
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import kind_at
from ppu_roadmap.text import Message, _
from ppu_roadmap.words import calendar, quantities
from ppu_roadmap.words.plan_names import criteria
from ppu_roadmap.words.reading import Misread, Read, Reader, only
from ppu_roadmap.words.vocabulary import flag

_READERS: Final[tuple[tuple[Any, Reader[Any], Message], ...]] = (
    (types.Money, quantities.rupiah, _("money, such as 250 juta or 250.000.000")),
    (types.Percent, quantities.percent, _("a percentage, such as 40 %")),
    (types.Whole, quantities.number, _("a number, such as 1.200")),
    (types.Rating, quantities.number, _("a number, such as 2")),
    (types.Year, calendar.year, _("a year, such as 2026")),
    (types.Years, calendar.years, _("years, such as 2026-2028")),
    (types.Month, calendar.month, _("a month, such as Agustus 2026 or 2026-08")),
    (types.MonthOrDate, calendar.month_or_day, _("a month or a day, such as 2026-08")),
    (types.Date, calendar.day, _("a day, such as 29 Agustus 2026")),
    (types.Quarter, calendar.quarter, _("a quarter, such as Triwulan II 2026")),
    (types.Flag, flag, _("ya or tidak")),
)
"""How a type of the model is read, and what is expected for it."""
_APART = re.compile(r"\s*[,;]\s+|\s*;\s*|,(?=[^,=]+=)")
"""What stands between pairs: a comma within a number has no blank behind it."""


def read_value(question: Question, text: str, plan: Plan, dimension: str | None) -> Read[Any]:
    """What an answer means. Raises Misread."""
    kind = kind_at(question.record, question.path)
    if question.annotation is Baseline:
        (year, value), *more = _pairs(question, text, plan).items()
        if more:
            raise Misread(_("{label} is of one year, such as 2024=12,5", label=question.label))
        return Read({"year": int(year), "value": value})
    if kind == "mapping":
        return Read(_pairs(question, text, plan))
    if kind == "list" and question.annotation != types.Years:
        items = [word.strip() for word in text.strip("[]").split(",") if word.strip()]
        return Read([read_one(question, word, plan, dimension).value for word in items])
    return read_one(question, text, plan, dimension)


def read_one(question: Question, text: str, plan: Plan, dimension: str | None) -> Read[Any]:
    """What one word or number means; text is what it says. Raises Misread."""
    known = question.vocabulary(plan, dimension)
    if known is not None:
        problem = _("{label}: {text} is none of the choices", label=question.label, text=text)
        found = only(text, known.read(text), known.unknown(problem, text))
        return Read(int(found.value), found.said) if found.value.isdecimal() else found
    for kind, reader, expected in _READERS:
        if kind == question.annotation:
            problem = _("{label}: {text} is not {expected}", label=question.label, text=text, expected=expected)
            read = only(text, reader(text), problem)
            return Read(list(read.value), read.said) if isinstance(read.value, tuple) else read
    return Read(text)


def _pairs(question: Question, text: str, plan: Plan) -> Mapping[str, Any]:
    """Numbers by year, or scores by criterion, of ``2026=60; 2027=80,5``. Raises Misread."""
    found: dict[str, Any] = {}
    for each in _APART.split(text.strip("{} ")):
        key, equals, value = (part.strip() for part in re.sub(r"^([^=:]+):", r"\1=", each).partition("="))
        problem = _("{label}: {text} is not written as in {example}", label=question.label, text=each,
                    example="speed=5; impact=4" if question.path == ("scores",) else "2026=60; 2027=82,5")  # fmt: skip
        if not equals:
            raise Misread(problem)
        names = criteria(plan).read(key) if question.path == ("scores",) else calendar.year(key)
        found[str(only(key, names, problem).value)] = only(value, quantities.percent(value), problem).value
    return found
