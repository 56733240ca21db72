"""What a person types for a field, read in the kind that the format wants there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.model import types
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import kind_at, type_at, wanted
from ppu_roadmap.text import Message, _
from ppu_roadmap.words import plan_names
from ppu_roadmap.words.calendar import day, month, month_or_day, quarter, year, years
from ppu_roadmap.words.quantities import number, percent, region_code, rupiah, whole
from ppu_roadmap.words.reading import Read, Reader, only
from ppu_roadmap.words.vocabulary import Vocabulary, fixed, flag
from ppu_roadmap.yamltext.nodes import Data, data_of, spelled

Known: TypeAlias = Callable[[Plan], Vocabulary]

FORMS: tuple[tuple[Any, Reader[Any], Message], ...] = (
    (types.Money, rupiah, _("whole rupiah, such as 2500000000 or 2,5 miliar")),
    (types.Percent, whole(percent), _("a whole percentage, such as 40")),
    (types.Year, year, _("a year of four digits, such as 2026")),
    (types.Years, years, _("a first and a last year, such as 2026-2027")),
    (types.Month, month, _("a month, such as 2026-08 or Agustus 2026")),
    (types.MonthOrDate, month_or_day, _("a month or a day, such as 2026-08")),
    (types.Date, day, _("a day, such as 2022-08-29 or 29 Agustus 2022")),
    (types.Quarter, quarter, _("a quarter, such as 2026-Q2")),
    (types.RegionCode, region_code, _("the code of a region, such as 64.09")),
    (types.Flag, flag, _("yes or no")),
    (types.Whole, whole(number), _("a whole number")),
    (types.Score, whole(number), _("a whole number from 1 to 5")),
    (types.Goal, whole(number), _("a whole number from 1 to 17")),
    (types.Number, percent, _("a number, such as 12.5")),
    (types.Positive, percent, _("a number, such as 3.25")),
)
"""Types of values with how they are read and what they are."""
NAMED: Mapping[str, Known] = {
    **dict.fromkeys(("owner", "partners", "data_owner", "proposer"), plan_names.agencies),
    **dict.fromkeys(("locations", "location"), plan_names.places),
    **dict.fromkeys(("depends_on", "replaced_by", "program"), plan_names.programs),
    "source": plan_names.sources,
    "strategy": plan_names.strategies,
    "missions": plan_names.missions,
    "gaps": plan_names.gaps,
    "plan": plan_names.upper_plans,
    "sni": lambda _plan: plan_names.standard(),
}
"""Fields of text that name something of the plan, by their keys."""


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types values for the fields of a plan, and is told how they were read."""

    plan: Callable[[], Plan]
    """The plan with its names; asked for only where a field names something of it."""
    heard: Callable[[str, str, Read[Any]], Any]
    """Is told the field, the text and its reading."""

    def value(self, kind: type[BaseModel], path: Path, field: str, text: str) -> Data | None:
        """What a text means for a field; ``None`` where it is taken to the letter. Raises Misread."""
        form = self._form(kind, path)
        if form is None:
            return None
        read, problem = form
        reading = only(text, read(text), problem(field, text))
        self.heard(field, text, reading)
        value = reading.value
        return spelled(value) if isinstance(value, str) and kind_at(kind, path) != "text" else data_of(value)

    def word(self, kind: type[BaseModel], path: Path, text: str) -> str:
        """A word that picks an item of a list, as it stands in the file; what is none stays as it is."""
        form = self._form(kind, path)
        readings = form[0](text) if form else ()
        return str(readings[0].value) if len(readings) == 1 else text

    def _form(self, kind: type[BaseModel], path: Path) -> tuple[Reader[Any], Callable[[str, str], Message]] | None:
        """How what stands at a path is read, and what is said of a field whose text cannot be."""
        choices = wanted(kind, path).choices
        known = fixed(choices) if choices else self._named(kind, path)
        if known is not None:
            vocabulary = known

            def unknown(field: str, text: str) -> Message:
                return vocabulary.unknown(_("{field} cannot be {text}", field=field, text=text), text)

            return vocabulary.read, unknown
        found = type_at(kind, path)
        for form, read, expected in FORMS:
            if form == found:
                return read, lambda field, text, expected=expected: _(
                    "{field} is {text}, but {expected} is expected", field=field, text=text, expected=expected
                )
        return None

    def _named(self, kind: type[BaseModel], path: Path) -> Vocabulary | None:
        """The names that may stand at a path; ``None`` where it wants none, or the plan cannot tell them."""
        if type_at(kind, path) == types.Rating:
            levels = labels.RATING[self.plan().risk_scale]
            return Vocabulary({str(level): [label] for level, label in enumerate(levels, 1)})
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key not in NAMED or kind_at(kind, path) != "text":
            return None
        agencies = path[:1] == ("agencies",)  # that replace one another, as programs do
        known = (plan_names.agencies if agencies else NAMED[key])(self.plan())
        return known if known.names else None
