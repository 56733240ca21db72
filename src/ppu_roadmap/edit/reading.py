"""The value that an answer means: the one place at which what is typed for a question becomes what a file holds."""

from __future__ import annotations

import re
from typing import Any, Final

from ppu_roadmap.edit.forms import Question
from ppu_roadmap.edit.values import Typist
from ppu_roadmap.model.measures import Baseline
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import Years
from ppu_roadmap.shape.fields import kind_at
from ppu_roadmap.text import Phrase, _
from ppu_roadmap.words import calendar, quantities
from ppu_roadmap.words.plan_names import criteria
from ppu_roadmap.words.reading import Misread, Read, Readings, only
from ppu_roadmap.yamltext.nodes import Data

_APART: Final = re.compile(r"\s*;\s*|,\s+|,(?=[^,;=]+=)")
"""What stands between pairs: a comma within a number has no blank behind it."""


def read_value(question: Question, text: str, plan: Plan) -> Read[Any]:
    """What an answer means. Raises Misread."""
    kind = kind_at(question.record, question.path)
    if question.annotation is Baseline:
        (year, value), *more = _pairs(question, text, plan).items()
        if more:
            raise Misread(_("{label} is of one year, such as 2024=12,5", label=question.label))
        return Read({"year": int(year), "value": value})
    if kind == "mapping":
        return Read(_pairs(question, text, plan))
    if kind == "list" and question.annotation != Years:
        words = [word.strip() for word in text.strip("[] ").split(",") if word.strip()]
        return Read([_one(question, (*question.path, 0), word, plan).value for word in words])
    return _one(question, question.path, text, plan)


def _one(question: Question, path: tuple[str | int, ...], text: str, plan: Plan) -> Read[Data]:
    """What a single word, number or text means. Raises Misread."""
    said: list[Phrase] = []
    typist = Typist(lambda: plan, lambda _field, _text, read: said.append(read.said))
    label: Any = question.label
    value = typist.value(question.record, path, label, text)
    return Read(text if value is None else value, next(iter(said), None))


def _pairs(question: Question, text: str, plan: Plan) -> dict[str, Any]:
    """Numbers by year, or scores by criterion, of ``2026=60; 2027=80,5``. Raises Misread."""
    found: dict[str, Any] = {}
    scores = question.path == ("scores",)
    for each in _APART.split(text.strip("{} ")):
        example = "speed=5; impact=4" if scores else "2026=60; 2027=82,5"
        problem = _("{label}: {text} is not written as in {example}", label=question.label, text=each, example=example)
        key, mark, value = re.sub(r"^([^=:]+):", r"\1=", each).partition("=")
        names = criteria(plan).read(key.strip()) if scores else calendar.year(key.strip())
        word = value.strip()
        numbers: Readings[Any] = (
            (quantities.percent(word) or (() if scores or not word else (Read(word),))) if mark else ()
        )
        found[str(only(key, names, problem).value)] = only(value, numbers, problem).value
    return found
