"""What a person types for a field, read in the kind that the format wants there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.risk import scale_of
from ppu_roadmap.fields import action, budget, indicator, program, proposal, quick_win, report, risk
from ppu_roadmap.fields.field import Fields
from ppu_roadmap.model import types
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.shape.fields import keys_of, kind_at, type_at, wanted
from ppu_roadmap.text import Message, _
from ppu_roadmap.words import plan_names
from ppu_roadmap.words.calendar import day, month, month_or_day, quarter, year, years
from ppu_roadmap.words.measured import measured
from ppu_roadmap.words.quantities import number, percent, region_code, rupiah, whole
from ppu_roadmap.words.reading import Read, Reader, Readings, only
from ppu_roadmap.words.vocabulary import Vocabulary, field_names, fixed, flag
from ppu_roadmap.yamltext.nodes import Data, data_of, spelled

Said: TypeAlias = Callable[[str, str], Message]
"""What is said of a field and a text."""
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
    (types.Rating, whole(number), _("a whole number")),
    (types.Score, whole(number), _("a whole number from 1 to 5")),
    (types.Goal, whole(number), _("a whole number from 1 to 17")),
    (types.Number, percent, _("a number, such as 12.5")),
    (types.Positive, percent, _("a number, such as 12.5")),
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


COLUMNS: Mapping[type[BaseModel], Fields[Any]] = {
    Program: program.FIELDS,
    Action: action.FIELDS,
    BudgetLine: budget.FIELDS,
    Indicator: indicator.FIELDS,
    QuickWin: quick_win.FIELDS,
    Risk: risk.FIELDS,
    Report: report.FIELDS,
    Proposal: proposal.FIELDS,
}
"""Records with the fields by whose labels people know them."""


def form_of(kind: Any) -> tuple[Reader[Any], Message] | None:
    """How a value of a type of the model is read, and what it is; ``None`` for text.

    Where a number is one of the things that it may be, text which is none is taken to the letter.
    """
    found = next(((read, expected) for each, read, expected in FORMS if each == kind), None)
    if found is None and get_origin(kind) not in (dict, tuple) and types.Number in _members(kind):
        return _number_or_range, _("a number, such as 12.5")
    return found


def _number_or_range(text: str) -> Readings[Any]:
    """A number, else a range such as ``≥ 100``, else the text, which may be a word of a scale."""
    found = measured(text)
    if found is None or not found.certain or found.unit not in ("", "%"):
        return percent(text) or (Read(text),)
    return percent(text) or (Read(found.meant, str(found.meant).replace("'", "")),)


def _called(record: type[BaseModel]) -> dict[str, list[Message]]:
    """What columns call the fields of a record."""
    columns = [each for kind, fields in COLUMNS.items() if kind is record for each in fields]
    return {each.path[0]: [name for name in (each.label, each.column.narrow) if name] for each in columns if each.path}


def _members(kind: Any) -> Iterator[Any]:
    """The types of which a value may have any."""
    for each in get_args(kind):
        yield each
        yield from _members(each)


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types values for the fields of a plan, and is told how they were read."""

    plan: Callable[[], Plan]
    """The plan with its names; asked for only where a field names something of it."""
    heard: Callable[[str, str, Read[Any]], Any]
    """Is told the field, the text for it and its reading; without a field the name of one."""

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

    def key(self, record: type[BaseModel], field: str, word: str) -> str:
        """The key of a record's field by any of its names; one of the region's own as it is. Raises Misread."""
        if word.startswith("x-"):
            return word
        known = field_names(keys_of(record), _called(record))
        problem = _("{field}: there is no field {word}", field=field, word=word)
        reading = only(word, known.read(word), known.unknown(problem, word))
        self.heard("", word, reading)
        return reading.value

    def criterion(self, word: str) -> str:
        """The key of a criterion by its name; what is none stays as it is."""
        readings = plan_names.criteria(self.plan()).read(word)
        return readings[0].value if len(readings) == 1 else word

    def _form(self, kind: type[BaseModel], path: Path) -> tuple[Reader[Any], Said] | None:
        """How what stands at a path is read, and what is said of a text that cannot be."""
        choices = wanted(kind, path).choices
        known = fixed(choices) if choices else self._named(kind, path)
        if known is not None:
            vocabulary = known

            def unknown(field: str, text: str) -> Message:
                return vocabulary.unknown(_("{field} cannot be {text}", field=field, text=text), text)

            return vocabulary.read, unknown
        form = form_of(type_at(kind, path))
        if form is None:
            return None
        read, expected = form
        return read, lambda field, text: _(
            "{field} is {text}, but {expected} is expected", field=field, text=text, expected=expected
        )

    def _named(self, kind: type[BaseModel], path: Path) -> Vocabulary | None:
        """The names that may stand at a path; ``None`` where it wants none, or the plan cannot tell them."""
        if type_at(kind, path) == types.Rating:
            levels = labels.RATING.get(getattr(scale_of(self.plan()), str(path[-1]), 0), ())
            return Vocabulary({str(level): [label] for level, label in enumerate(levels, 1)}) if levels else None
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key not in NAMED or kind_at(kind, path) != "text":
            return None
        agencies = path[:1] == ("agencies",)  # that replace one another, as programs do
        known = (plan_names.agencies if agencies else NAMED[key])(self.plan())
        return known if known.names else None
