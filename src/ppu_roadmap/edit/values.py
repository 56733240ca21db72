"""What a person types for a field, read in the kind that the format wants there."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, get_args

from pydantic import BaseModel

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.risk import scale_of
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model import types
from ppu_roadmap.model.measures import Baseline, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at, type_at, wanted
from ppu_roadmap.source.guards import TEXT_LIMIT
from ppu_roadmap.text import Message, Phrase, _, command, words
from ppu_roadmap.words.calendar import day, month_of, month_or_day, quarter, year, years
from ppu_roadmap.words.measured import measured
from ppu_roadmap.words.plan_names import NAMED, Agencies, can_name, criteria
from ppu_roadmap.words.quantities import number, people, percent, region_code, rupiah, whole
from ppu_roadmap.words.reading import Misread, Read, Reader, Readings, once, only
from ppu_roadmap.words.vocabulary import FEW, Vocabulary, field_names, fixed, flag
from ppu_roadmap.yamltext.changes import EditError
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Data, Given, Mapping, Node, Plain, Scalar, Sequence, data_of, spelled

SCORES: Final = type_at(QuickWin, ("scores",))
_APART: Final = re.compile(r";|,\s+|,(?=[^,;=:]+[=:])")
"""What stands between pairs: a comma within a number has no blank behind it."""
_SIGN: Final = re.compile(r"[=:]")


def _number_or_range(text: str) -> Readings[Any]:
    """A number, else a range such as ``≥ 100``, else the text, which may be a word of a scale."""
    found = measured(text)
    if found is None or not found.certain or found.unit not in ("", "%"):
        return percent(text) or (Read(text),)
    return percent(text) or (Read(found.meant, str(found.meant).replace("'", "")),)


TYPES: dict[Any, tuple[Reader[Any], str, Message]] = {
    types.Money: (rupiah, "RUPIAH", _("whole rupiah, such as 2500000000 or 2,5 miliar")),
    types.Percent: (whole(percent), "PERCENT", _("a whole percentage, such as 40")),
    types.Year: (year, "YEAR", _("a year of four digits, such as 2026")),
    types.Years: (years, "YEARS", _("a first and a last year, such as 2026-2027")),
    types.Month: (month_of, "MONTH", _("a month, such as 2026-08 or Agustus 2026")),
    types.MonthOrDate: (month_or_day, "MONTH", _("a month or a day, such as 2026-08")),
    types.Date: (day, "DATE", _("a day, such as 2022-08-29 or 29 Agustus 2022")),
    types.Quarter: (quarter, "QUARTER", _("a quarter, such as 2026-Q2")),
    types.RegionCode: (region_code, "TEXT", _("the code of a region, such as 64.09")),
    types.Flag: (flag, "YES|NO", _("yes or no")),
    **dict.fromkeys((types.Whole, types.Rating), (whole(number), "NUMBER", _("a whole number"))),
    types.Score: (whole(number), "TEXT", _("a whole number from 1 to 5")),
    types.Goal: (whole(number), "TEXT", _("a whole number from 1 to 17")),
    **dict.fromkeys((types.Number, types.Positive), (percent, "TEXT", _("a number, such as 12.5"))),
    Value: (_number_or_range, "TEXT", _("a number, such as 12.5")),
}
"""How the values of types are read, by which word help calls them, and what they are."""
_OWN: dict[str, Reader[Any]] = {"finish": partial(month_of, last=True), "beneficiaries": whole(people)}
"""How the values of some fields are read, which is more than their type tells."""


def form_of(record: type[BaseModel], path: Path) -> tuple[Reader[Any], Message] | None:
    """How a value for what stands at a path is read, and what it is; ``None`` for text."""
    kind = type_at(record, path)
    if kind not in TYPES:
        return None
    read, _word, expected = TYPES[kind]
    return _OWN.get(str(path[-1]), read), expected


class Typist(NamedTuple):
    """Who types values for the fields of a plan, and is told how they were read."""

    plan: Callable[[], Plan]
    """The plan with its names; asked for only where a field names something of it."""
    heard: Callable[[Phrase, str, Read[Any]], Any]
    """Is told the field, the text for it and its reading; without a field the name of one."""


class Typed(NamedTuple):
    """What is typed for a field of a file or a record of some kind, in the kind of value that the format wants there.

    Lists have commas or brackets; mappings have braces, or are pairs. Without a typist who could be told, all is taken
    to the letter, and what does not fit is left for the check to refuse.
    """

    kind: type[BaseModel]
    field: Phrase
    typist: Typist | None

    def data(self, path: Path, text: Given) -> Data:
        """The value of a text for what stands at a path, all else as it is. Raises EditError, Misread and TypeError."""
        if not isinstance(text, str):
            return data_of(text)
        if self.typist is not None and len(text) > TEXT_LIMIT:
            told = {"field": self.field, "length": len(text)}
            raise Misread(_("{field} has {length} characters; write at most 10,000", **told))
        read, wanted, bracket = self._value(path, text.strip()), kind_at(self.kind, path), text.strip()[:1]
        if read is None and wanted == "mapping" and (bracket != "{" or "=" in text):
            read = self._pairs(path, text)
        if read is not None:
            return read
        if (wanted in ("list", None) and bracket == "[") or (wanted in ("mapping", None) and bracket == "{"):
            try:
                root = Draft.of(b"value: " + text.encode("utf-8", "surrogateescape")).root
            except EditError:
                root = None
            if not isinstance(root, Mapping) or len(root.entries) != 1:
                message = _("{value} is no YAML; write a list as [a, b], a mapping as {{key: value}}", value=text)
                raise EditError(message)
            return self._of_node(path, root.entries[0][1])
        if wanted == "list":
            known = names_at(self.kind, (*path, 0), self.typist.plan) if self.typist else None
            text = text.replace(";", ",") if known or form_of(self.kind, (*path, 0)) else text
            return [self.data((*path, 0), word.strip()) for word in text.split(",") if word.strip()]
        if (record := record_at(self.kind, path)) is not None and self.typist is not None:
            told = {"field": self.field, "text": text, "keys": words(keys_of(record), limit=FEW)}
            raise Misread(_("{field} is {text}, but has fields of its own: {keys}", **told))
        return text if wanted == "text" else spelled(text.strip())

    def key(self, path: Path, word: str) -> str:
        """The key of a field or a criterion below a path by any name; one of the region's as it is. Raises Misread."""
        record = record_at(self.kind, path)
        if self.typist is None or (record is not None and word.startswith("x-")):
            return word
        if record is None:
            readings = criteria(self.typist.plan()).read(word) if type_at(self.kind, path) == SCORES else ()
            return readings[0].value if len(readings) == 1 else word
        called = {each.path[0]: (each.label, each.column.narrow) for each in COLUMNS.get(record, ()) if each.path}
        known = field_names(keys_of(record), called)
        problem = _("{field}: there is no field {word}", field=self.field, word=word)
        return str(self._only("", word, known.read(word), known.unknown(problem, word)))

    def word(self, path: Path, text: str) -> str:
        """A word that picks an item of a list, as it stands in the file; what is none stays as it is."""
        if self.typist is None:
            return text
        known, form = names_at(self.kind, path, self.typist.plan), form_of(self.kind, path)
        readings: Readings[Any] = known.read(text) if known else form[0](text) if form else ()
        return str(readings[0].value) if len(readings) == 1 else text

    def _value(self, path: Path, text: str) -> "Data | None":
        """What a text means; ``None`` where it is taken to the letter. Raises Misread."""
        if self.typist is None:
            return None
        known, form = names_at(self.kind, path, self.typist.plan), form_of(self.kind, path)
        read: Reader[Any]
        if known is not None:
            read = known.read
            problem = known.unknown(_("{field} cannot be {text}", field=self.field, text=text), text)
            if any(NAMED.get(str(step)) is Agencies for step in path[-2:]) and can_name(text):
                new = command("add", "agency", "--name", text)
                problem = _("{problem}; a new one is added by {command}", problem=problem, command=new)
        elif form is not None:
            read, expected = form
            problem = _("{key} is {found}, but {expected} is expected", key=self.field, found=text, expected=expected)
        else:
            return None
        value = self._only(self.field, text, read(text), problem)
        return spelled(value) if isinstance(value, str) and kind_at(self.kind, path) != "text" else data_of(value)

    def _pairs(self, path: Path, text: str) -> "Data | None":
        """Numbers by year or scores by criterion of ``2026=60; 2027=80,5``, a baseline of one pair. Raises Misread."""
        record, typed = record_at(self.kind, path), type_at(self.kind, path)
        keys: Reader[Any]
        if self.typist and typed == SCORES:
            keys, example = criteria(self.typist.plan()).read, "speed=5; impact=4"
        elif self.typist and (record is Baseline or get_args(typed)[:1] == (types.YearKey,)):
            keys, example = year, "2024=12,5" if record is Baseline else "2026=60; 2027=82,5"
        else:
            return None
        pairs: list[tuple[str, Data]] = []
        for pair in map(str.strip, _APART.split(text.strip("{} "))):
            problem = _("{field}: {text} is not written as in {example}", field=self.field, text=pair, example=example)
            word, value = (part.strip() for part in (*_SIGN.split(pair, 1), "")[:2])
            key = str(self._only("", word, keys(word) if value else (), problem))
            pairs.append((key, self._value((*path, key if record is None else "value"), value) or value))
        found = once(self.field, pairs)
        if record is None:
            return found if typed == SCORES else dict(sorted(found.items()))
        if len(found) > 1:
            raise Misread(_("{field} is of one year, such as 2024=12,5", field=self.field))
        return {name: each for key, value in found.items() for name, each in (("year", spelled(key)), ("value", value))}

    def _only(self, field: Phrase, text: str, readings: Readings[Any], problem: Message) -> Any:
        """The one thing that a text means, which is told. Raises Misread."""
        reading = only(text, readings, problem)
        if self.typist is not None:
            self.typist.heard(field, text, reading)
        return reading.value

    def _of_node(self, path: Path, node: Node) -> Data:
        """A node's data, with text where the format wants text: ``10.2`` keeps its zero and gets its quotes."""
        match node:
            case Sequence(items=items):
                return [self._of_node((*path, 0), item) for item in items]
            case Mapping(keys=keys, entries=entries):
                pairs = zip([self.key(path, key) for key in keys], entries, strict=True)
                return once(self.field, ((key, self._of_node((*path, key), value)) for key, (_key, value) in pairs))
            case Scalar(data=data, text=text):
                read = self._value(path, text.strip())
                if read is not None:
                    return read
                return text if isinstance(data, Plain) and kind_at(self.kind, path) == "text" else data


@lru_cache(maxsize=64)  # a list asks it for each of its items, a table for each of its rows
def names_at(kind: type[BaseModel], path: Path, plan: Callable[[], Plan]) -> Vocabulary | None:
    """The words that may stand at a path, of the format or of the plan; ``None`` where it wants none, or has none."""
    want = wanted(kind, path)
    if want.choices:
        return fixed(want.choices)
    if type_at(kind, path) == types.Rating:
        levels = labels.RATING.get(getattr(scale_of(plan()), want.key, 0), ())
        return Vocabulary({str(level): [label] for level, label in enumerate(levels, 1)}) if levels else None
    if want.key not in NAMED or kind_at(kind, path) != "text":
        return None
    of_agency = record_at(kind, path[:-1]) is Agency  # they replace one another, as programs do
    known = (Agencies if of_agency else NAMED[want.key])(plan())
    return known if known.names else None
