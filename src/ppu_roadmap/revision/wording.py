"""A difference in a planner's words: labels for keys, names for codes, months in words, rupiah in a readable unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model import types
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.dimension_file import Objective, Strategy
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Range, Report, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import PREFIX
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.revision.labels import ELSE, FIRST
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at, type_at, wanted
from ppu_roadmap.text import QUOTE_LIMIT, Day, Language, Message, Phrase, Rupiah, _, number, words
from ppu_roadmap.words.near import ends
from ppu_roadmap.words.plan_names import place_named
from ppu_roadmap.words.vocabulary import fixed

KINDS: Final[Mapping[str, type[Record]]] = {
    rf"{PREFIX}-[0-9]+": Program,
    rf"{PREFIX}-[0-9]+-A[0-9]+": Action,
    rf"{PREFIX}-[0-9]+-R[0-9]+": Risk,
    rf"(?:{PREFIX}-(?:[0-9]+|T[0-9]+)|REG)-I[0-9]+": Indicator,
    rf"{PREFIX}-S[0-9]+": Strategy,
    rf"{PREFIX}-T[0-9]+": Objective,
    "plan": PlanFile,
    "[a-z].*": Agency,
}
"""What has an id of a form; what has any other is a proposal."""
_UNITS: Final[Sequence[tuple[int, Message]]] = (
    (10**12, _("Rp {old} → {new} trillion")),
    (10**9, _("Rp {old} → {new} billion")),
    (10**6, _("Rp {old} → {new} million")),
    (1, _("Rp {old} → {new}")),
)
_AGENCIES: Final = ("owner", "partners", "data_owner", "proposer")
_PROGRAMS: Final = ("depends_on", "replaced_by", "program")
_DAYS: Final = (types.Month, types.Date, types.MonthOrDate, types.Quarter)
_TITLES: Final = ("name", "factor", "text", "title", "status", "note")
_BRIEF: Final = 40
"""Characters of the name of a part."""
_AROUND: Final = 3
"""Words that are shown before and behind what changed in a long text."""


class Lowered(NamedTuple):
    """A label within a sentence: in small letters, abbreviations apart, without its unit."""

    label: Phrase

    def render(self, language: Language) -> str:
        """``anggaran`` of ``Anggaran (Rp)``."""
        text = re.sub(r" \((?:Rp|%)\)$", "", _("{word}", word=self.label).render(language))
        plain, bracket, rest = text.partition(" (")
        small = re.sub(r"\b[A-Z](?=[a-z])", lambda first: first[0].lower(), plain)
        return text if text.startswith("Smart ") else small + bracket + rest


class Years(NamedTuple):
    """A first and a last year."""

    pair: Sequence[int]

    def render(self, _language: Language) -> str:
        """``2022–2023``, one year alone once."""
        return "–".join(dict.fromkeys(map(str, self.pair)))


def kind_of(id: str, plan: Plan) -> type[Record]:
    """What kind of record an id, or the key of an agency, is of."""
    if id in plan.agencies and id != "plan":
        return Agency
    return next((kind for form, kind in KINDS.items() if re.fullmatch(form, id)), Proposal)


def told(plan: Plan, difference: Difference, old: Plan | None = None) -> Message:
    """A difference in words: ``anggaran 2026 APBD Rp 2,5 → 3,1 miliar (+24 %)``; names are those of the plan.

    What is gone is called as the ``old`` plan calls it. What has the id is not named.
    """
    root = kind_of(difference.id, plan)
    names = _Names(plan, old or plan)
    steps = tuple(_steps(root, difference.field))
    path: Path = tuple(0 if listed else word for word, listed in steps)
    return _Telling(difference.id, names, root, steps, path).message(difference)


def _steps(root: type[Record], field: str) -> Iterator[tuple[str, bool]]:
    """The keys and items on the way to a field, each with whether it is an item; a key may have points in it."""
    path: Path = ()
    tokens = [bracket or word for bracket, word in re.findall(r"\[([^\[\]]*)\]|([^.\[\]]+)", field)]
    while tokens:
        token, record = tokens.pop(0), record_at(root, path)
        listed = kind_at(root, path) == "list" if path else False
        if record is None and not listed:
            below = record_at(root, (*path, "*"))
            while tokens and not (below and tokens[0] in keys_of(below)):
                token += f".{tokens.pop(0)}"
        yield token, listed
        path = (*path, 0 if listed else token)


class _Names(NamedTuple):
    """What the plan calls things, and what it called those that it has no more."""

    plan: Plan
    old: Plan

    def of(self, key: str, value: str) -> Phrase:
        """The name of what the field of a key names."""
        if key in _AGENCIES:
            return (self.plan if value in self.plan.agencies else self.old).agency_name(value)
        if key in _PROGRAMS:
            program = self.plan.by_id.get(value) or self.old.by_id.get(value)
            return _("{id} {name}", id=value, name=program.name) if program and program.name else value
        if key == "source":
            found = (each.file.funding_sources.get(value) for each in self)
            return next(filter(None, found), value)
        if key in {"locations", "location"}:
            return labels.ALL_AREAS if value == types.EVERYWHERE else place_named(value)
        return value

    def item(self, id: str, steps: Sequence[tuple[str, bool]]) -> Any:
        """What stands at the end of some steps below a program or plan.yaml, if either plan has it."""
        for plan in self:
            found: Any = plan.by_id.get(id) or (plan.file if id == "plan" else None)
            for word, listed in steps:
                named = [one for one in found or () if getattr(one, "id", None) == word] if listed else []
                if listed and not named and word.isdecimal():
                    named = list((found or ())[int(word) :][:1])
                found = next(iter(named), None) if listed else getattr(found, word, None)
            if found is not None:
                return found
        return None


class _Telling(NamedTuple):
    """What is told of one field: where it stands, and the words for its values."""

    id: str
    names: _Names
    root: type[Record]
    steps: Sequence[tuple[str, bool]]
    path: Path

    def message(self, difference: Difference) -> Message:
        """The difference in words."""
        op, _id, field, old, new = difference
        if op != "change":
            what, some = self._subject(whole=True), new if op == "add" else old
            if summary := self._summary(some, titled=not field):
                what = _("{one} {other}", one=what, other=summary) if field else _("{word}", word=summary)
            return _("new: {what}", what=what) if op == "add" else _("removed: {what}", what=what)
        match old, new:
            case [int(first), int(last)], [int(start), int(end)] if self.path == ("years",):
                if first == start:
                    return _("ends {old} → {new}", old=last, new=end)
                if last == end:
                    return _("starts {old} → {new}", old=first, new=start)
        if self.path[-1:] == ("replaced_by",) and new and not old:
            return _("replaced by {what}", what=self._value(new))
        return _("{what} {change}", what=self._subject(), change=self._change(old, new))

    def _subject(self, *, whole: bool = False) -> Message:
        """What the field is called, with the records it lies in: ``indikator GOV-01-I1: target 2026``."""
        parts: list[Phrase] = []
        for at, (word, listed) in enumerate(self.steps):
            path = self.path[: at + 1]
            if listed:
                parts[-1] = _("{list} {item}", list=parts[-1], item=self._item(path, word))
            elif at and record_at(self.root, self.path[:at]) is None:  # a key of the plan's own
                parts[-1] = _("{list} {item}", list=parts[-1], item=self._key(path, word))
            else:
                parts.append(Lowered(self._label(path)))
        if not whole and self.path[-3:-2] == ("budget",) and self.path[-1] == "amount":
            del parts[-1]
        if len(parts) > 1 and not whole:
            return _("{record}: {field}", record=words(parts[:-1]), field=parts[-1])
        return _("{word}", word=parts[-1] if parts else None)

    def _label(self, path: Path) -> Phrase:
        key = str(path[-1])
        if key in FIRST:
            return FIRST[key]
        for start in range(len(path)):
            record = record_at(self.root, path[:start])
            for field in COLUMNS.get(record, ()) if record else ():
                if field.path == path[start:]:
                    return field.label
        return ELSE.get(key, key)

    def _item(self, path: Path, word: str) -> Phrase:
        """How an item of a list is told from others: a year and a source, an id with its name, a number."""
        record = record_at(self.root, path)
        if record is BudgetLine and not word.isdecimal():
            year, *others = word.split(",")
            return _joined([year, *(self.names.of(("source", "owner")[at > 0], one) for at, one in enumerate(others))])
        if record is Report:
            return Day(word)
        found = self.names.item(self.id, self.steps[: len(path)])
        name = next((text for key in _TITLES[:4] if (text := getattr(found, key, None))), None)
        told = str(int(word) + 1) if word.isdecimal() else word
        return _("{id} {name}", id=told, name=shortened(name, _BRIEF)) if name else told

    def _key(self, path: Path, word: str) -> Phrase:
        plan = self.names.plan.file
        known: Mapping[str, Any] = plan.quick_win_criteria if path[-2] == "scores" else {}
        return getattr(known.get(word), "name", None) or word

    def _summary(self, record: Mapping[str, Any] | None, *, titled: bool) -> Phrase:
        """What a record is, in a few words: its money, a decision, its time; its name only where that is wanted."""
        said = record or {}
        if isinstance(said.get("amount"), int) and "year" in said:
            return Rupiah(said["amount"])
        if "by" in said or "kind" in said:
            status, start = said.get("status"), said.get("start")
            parts: list[Phrase] = [labels.DECISION.get(str(status), status)] if status else []
            parts += [str(said["by"])] if said.get("by") else []
            parts += [Day(str(said["date"]))] if said.get("date") else []
            if start and said.get("finish"):
                parts.append(_("{start} to {finish}", start=Day(str(start)), finish=Day(str(said["finish"]))))
            if parts:
                return words(parts)
        return next((str(said[key]) for key in _TITLES if said.get(key)), None) if titled else None

    # -- values --------------------------------------------------------------------------------------------------------

    def _change(self, old: Any, new: Any) -> Message:
        """The old and the new value, or of a list what was added and removed."""
        kind = type_at(self.root, self.path)
        if kind == types.Money and isinstance(old, int) and isinstance(new, int):
            return money(old, new)
        if kind != types.Years and (old or new) and all(isinstance(each, list | None) for each in (old, new)):
            return self._list(old or [], new or [])
        if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > QUOTE_LIMIT:
            old, new = _shortened(old, new)
            return _("{old} → {new}", old=old, new=new)
        return _("{old} → {new}", old=self._value(old), new=self._value(new))

    def _list(self, old: list[Any], new: list[Any]) -> Message:
        added, gone = ([one for one in these if one not in those] for these, those in ((new, old), (old, new)))
        told = [_("+ {what}", what=self._value(one, listed=True)) for one in added]
        told += [_("- {what}", what=self._value(one, listed=True)) for one in gone]
        if told:
            return _("{list}", list=words(told))
        return _("in another order: {list}", list=words(self._value(one, listed=True) for one in new))

    def _value(self, value: Any, *, listed: bool = False) -> Phrase:
        """A value for a person; ``listed``: an item of the list at the path."""
        path = (*self.path, 0) if listed else self.path
        kind = type_at(self.root, path)
        match value:
            case _ if not path:
                return None if value is None else str(value)
            case bool():
                return _("yes") if value else _("no")
            case int() if kind == types.Money:
                return Rupiah(value)
            case int() if kind == types.Percent:
                return _("{value} %", value=value)
            case int() if kind == types.Year:
                return value
            case int() | float():
                return float(value)
            case str() if value in (choices := wanted(self.root, path).choices):
                return next(iter(fixed(choices).names[value]), value)
            case str():
                return Day(value) if kind in _DAYS else self.names.of(str(self.path[-1]), value)
        return self._several(value, kind)

    def _several(self, value: Any, kind: Any) -> Phrase:
        """A value that has several in it: years, a range, a mapping."""
        match value:
            case list() if kind == types.Years:
                return Years(value)
            case list():
                return words(map(str, value))
            case {"min": int() | float()} | {"max": int() | float()} if value.keys() <= {"min", "max"}:
                return Range.model_construct(min=value.get("min"), max=value.get("max"))
            case dict():
                return words(_("{key}: {value}", key=str(key), value=str(each)) for key, each in value.items())
        return None


def money(old: int, new: int) -> Message:
    """Rupiah in the largest unit in which neither loses anything, with the change: ``Rp 2,5 → 3,1 miliar (+24 %)``."""
    both = old, new
    unit, form = next(
        each
        for each in _UNITS
        if each[0] == 1 or (max(both) >= each[0] and not any(one % (each[0] // 1000) for one in both))
    )
    change = form.of(old=float(old / unit), new=float(new / unit))
    share = (new - old) / old * 100 if old else 0
    rounded = round(share, 1 if abs(share) < 1 else None)
    return _("{change} ({share} %)", change=change, share=_Signed(rounded)) if rounded else change


class _Signed(NamedTuple):
    value: float

    def render(self, language: Language) -> str:
        """``+24``, ``-5``."""
        return ("+" if self.value > 0 else "") + number(self.value, language)


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Two texts as what differs in them, with some words around it."""
    before, after = old.split(), new.split()
    start, end = (max(count - _AROUND, 0) for count in ends(before, after))

    def part(text: list[str]) -> str:
        stop = len(text) - end
        return ("… " if start else "") + " ".join(text[start:stop]) + (" …" if end else "")

    return part(before), part(after)


def _joined(parts: Sequence[Phrase]) -> Message:
    """Phrases with blanks between them."""
    first, *others = parts
    told = _("{word}", word=first)
    for each in others:
        told = _("{one} {other}", one=told, other=each)
    return told
