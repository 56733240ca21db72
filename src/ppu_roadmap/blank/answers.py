"""What must be known of a region before its plan can begin, and whether an answer can stand in a plan."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args

from ppu_roadmap.blank.files import plan_file
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.text import Language, Refusal, _
from ppu_roadmap.words.calendar import year
from ppu_roadmap.words.quantities import region_code

Field = Literal["name", "code", "province", "start", "horizons", "title"]
FIELDS: tuple[Field, ...] = get_args(Field)
REQUIRED: tuple[Field, ...] = ("name", "code", "province")
"""What nobody can guess."""

UNKNOWN = "ppu-roadmap @ git+ADDRESS@REVISION"
"""What pip installs, where nobody said where the tool comes from."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The region and the years of its plan; ``tool`` is what pip installs in CI."""

    name: str
    code: str
    province: str
    start: int
    horizons: tuple[int, int, int]
    title: str
    language: Language
    tool: str = UNKNOWN

    @property
    def approver(self) -> str:
        """Who decides on quick wins: a town (kota) has a mayor."""
        return "Wali Kota" if self.name.casefold().startswith("kota") else "Bupati"

    @property
    def sourced(self) -> bool:
        """Whether somebody said where the tool comes from."""
        return self.tool != UNKNOWN


def stand_in(year: int, language: Language, tool: str) -> Answers:
    """Answers to begin with: for what nobody can guess, words that any plan could have."""
    name = "Kabupaten"
    return Answers(name, "00.00", "-", year, horizons_of(year), title_of(name), language, tool)


def title_of(name: str) -> str:
    """The usual title of a region's plan."""
    return f"Masterplan Smart City {name}"


def horizons_of(start: int) -> tuple[int, int, int]:
    """The usual last years of the horizons of a plan, as in that of Penajam Paser Utara."""
    return start + 1, start + 5, start + 15


class AnswerError(Refusal):
    """An answer that can stand in no plan."""


def answered(answers: Answers, field: Field, text: str) -> Answers:
    """The answers with one more. Raises AnswerError with what ``validate`` would say of it."""
    changed = _with(answers, field, " ".join(text.split()))
    for found in load_alone(plan_file(changed), "plan.yaml", date.min, "plan").diagnostics:
        if found.severity is Severity.ERROR:  # the other answers have none
            raise AnswerError(found.message)
    return changed


def _with(answers: Answers, field: Field, text: str) -> Answers:
    changed: dict[str, Any] = {field: text}
    match field:
        case "name":
            changed["title"] = title_of(text)
        case "code":
            codes = region_code(text)
            if not codes:
                raise AnswerError(_("{text} is not the code of a region, four digits such as 64.03", text=text))
            changed["code"] = codes[0].value
        case "start":
            changed = {"start": _year(text), "horizons": horizons_of(_year(text))}
        case "horizons":
            changed["horizons"] = tuple(_year(word) for word in re.findall(r"[^\s,;/]+", text.strip("[]")))
            if len(changed["horizons"]) != len(answers.horizons):
                raise AnswerError(_("{text} is not three years such as 2027,2031,2041", text=text))
    return replace(answers, **changed)


def _year(text: str) -> int:
    found = year(text)
    if not found:
        raise AnswerError(_("{text} is not a year such as 2026", text=text))
    return found[0].value
