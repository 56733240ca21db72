"""An answer put among the others, or what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ppu_roadmap.blank.answers import Answers, Field, horizons_of, title_of
from ppu_roadmap.blank.files import plan_file
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.text import Message, _


class AnswerError(Exception):
    """An answer that can stand in no plan."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render("en"))
        self.message = message


def answered(answers: Answers, field: Field, text: str) -> Answers:
    """The answers with one more. Raises AnswerError with what ``validate`` would say of it."""
    changed = _with(answers, field, text.strip())
    for found in load_alone(plan_file(changed), "plan.yaml", date.min, "plan").diagnostics:
        if found.severity is Severity.ERROR:  # the other answers have none
            raise AnswerError(found.message)
    return changed


def _with(answers: Answers, field: Field, text: str) -> Answers:
    match field:
        case "name":
            return replace(answers, name=text, title=title_of(text))
        case "code":
            return replace(answers, code=text)
        case "province":
            return replace(answers, province=text)
        case "title":
            return replace(answers, title=text)
        case "start":
            year = _year(text)
            return replace(answers, start=year, horizons=horizons_of(year))
    years = [_year(word.strip()) for word in text.split(",")]
    if len(years) != len(answers.horizons):
        raise AnswerError(_("{text} is not three years such as 2027,2031,2041", text=text))
    return replace(answers, horizons=(years[0], years[1], years[2]))


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise AnswerError(_("{text} is not a year such as 2026", text=text))
    return int(text)
