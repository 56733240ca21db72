"""The value that an answer means: the one place at which what a person types for a field becomes what a file holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ppu_roadmap.edit.forms import Question
from ppu_roadmap.model.measures import Baseline
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import kind_at
from ppu_roadmap.source.spelled import certain_number
from ppu_roadmap.text import Phrase, _, words
from ppu_roadmap.words.near import fold
from ppu_roadmap.words.typed import certain_word
from ppu_roadmap.yamltext.changes import EditError
from ppu_roadmap.yamltext.nodes import Given, spelled

_BETWEEN = re.compile(r"\s*[,;]\s*(?=[^\s=,;]+\s*[=:])")


def read_value(question: Question, text: str, plan: Plan, dimension: str | None) -> tuple[Given, Phrase]:
    """The value of an answer, and how it was read where that is not to the letter. Raises EditError."""
    choices = question.choices(plan, dimension)
    if choices:
        key = _chosen(text, choices)
        return (int(key) if key.isdecimal() else key), None
    annotation = question.annotation
    if annotation is Baseline:
        ((year, value),) = _pairs(text)
        return {"year": int(year), "value": value}, None
    kind = kind_at(question.record, question.path)
    if kind == "mapping":
        return dict(_pairs(text)), None
    if kind == "list":
        return [spelled(word.strip()) for word in re.split(r"[,;-]", text)], None
    if kind == "number":
        number = certain_number(text)
        return (number if number is not None else spelled(text)), None
    if kind == "flag":
        return fold(text) in ("ya", "y", "yes", "true", "1"), None
    return text, None


def _chosen(text: str, choices: Mapping[str, Phrase]) -> str:
    """The key that a number, a key or a label stands for."""
    named = {fold(label if isinstance(label, str) else label.render(language)): key
             for key, label in choices.items() if label is not None and not isinstance(label, int | float) for language in ("id", "en")}  # fmt: skip
    numbered = {str(number): key for number, key in enumerate(choices, 1)}
    found = named.get(fold(text)) or certain_word(text, choices) or (None if text in choices else numbered.get(text))
    if text in choices:
        return text
    if found is None:
        raise EditError(_("{text} is not one of {choices}", text=text, choices=words(choices)))
    return found


def _pairs(text: str) -> list[tuple[str, Given]]:
    found: list[tuple[str, Given]] = []
    for each in _BETWEEN.split(text):
        key, equals, value = (part.strip() for part in each.partition("="))
        if not equals:
            raise EditError(_("{text} is no year and value such as 2027=12.5", text=each))
        number = certain_number(value)
        found.append((key, number if number is not None else value))
    return found
