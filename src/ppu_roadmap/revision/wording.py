"""A difference in a planner's words: labels for keys, names for codes, months in words, rupiah in a readable unit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.model import types
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.dimension_file import Objective, Strategy
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Range, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, Document, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at, type_at, wanted
from ppu_roadmap.text import QUOTE_LIMIT, Day, Language, Message, Phrase, Rupiah, _, words
from ppu_roadmap.words.near import ends
from ppu_roadmap.words.plan_names import NAMING, place_named
from ppu_roadmap.words.vocabulary import fixed

LABELS: Final[Mapping[str, Message]] = {
    **labels.GROUP_LABELS, **labels.DIMENSION, **labels.HORIZON,
    **{key: labels.SUBDIMENSION[key] for key in ("structure", "infrastructure", "superstructure")},
    "start": _("Starts"), "finish": _("Ends"), "owner": _("in charge"), "partners": _("partner"),
    "locations": _("location"), "quick_win": _("quick win"), "program": _("program"), "plan": _("upper plan"),
    "horizons": _("horizons"), "title": _("title"), "region": _("region"), "code": _("code"),
    "province": _("province"), "vision": _("vision"), "approver": _("who decides"), "areas": _("areas"),
    "agencies": _("agency"), "agency": _("agency"), "agreement": _("agreement"), "short": _("short name"),
    "until": _("until"), "upper_plans": _("upper plan"), "missions": _("mission"), "goals": _("goal of the RPJMD"),
    "funding_sources": _("Funding source"), "quick_win_criteria": _("criterion"), "weight": _("weight (%)"),
    "risk_scale": _("risk scale"), "evaluation_weights": _("weight in the evaluation"), "sni": _("SNI"),
    "reason": _("reason"), "readiness": _("readiness"), "documents": _("document"), "number": _("its number"),
    "bodies": _("body"), "council": _("council"), "team": _("team"), "evaluations": _("evaluation"),
    "recommendations": _("recommendation"), "index": _("index"), "letterhead": _("letterhead"), "logo": _("logo"),
    "signatories": _("signatory"), "role": _("role"), "rules": _("severity of rule"), "apbd": _("whole APBD"),
    "language": _("language"), "subdimension": _("Sub-dimension"), "objective": _("objective"),
    "strategy": _("strategy"), "proposal": _("proposal"), "decisions": _("decision"), "reports": _("report"),
    "budget": _("budget"), "actions": _("action"), "indicators": _("indicator"), "indicator": _("indicator"),
    "risks": _("risk"), "residual": _("Residual risk"), "baseline": _("Baseline value"), "targets": _("target"),
    "actuals": _("achieved"), "scores": _("score"), "fingerprint": _("fingerprint"), "replaced_by": _("Replaced by"),
    "text": _("text"), "stage": _("stage"), "file": _("file"), "id": _("Code"), "kind": _("Kind"),
    "dimension": _("Dimension"), "unit": _("Unit"), "data_owner": _("Data producer"), "year": _("Year"),
    "date": _("Date"), "value": _("value"), "mission": _("mission"), "goal": _("goal of the RPJMD"),
    "priority": _("priority"), "gaps": _("gap"), "current": _("condition today"), "target": _("condition aimed at"),
    "due": _("due"), "weights": _("weight in the evaluation"), "dimensions": _("score by dimension"),
    "spbe": _("SPBE"), "sources": _("Source of the facts"), "application": _("application"),
    "national_app": _("national application"), "format": _("version of the format"), "status": _("Status"),
    "likelihood": _("Likelihood"),
}  # fmt: skip
"""Where no table has a column for a key, or has one that says too much in a sentence."""
_UNITS: Final[Sequence[tuple[int, Message]]] = (
    (10**12, _("Rp {old} → {new} trillion")),
    (10**9, _("Rp {old} → {new} billion")),
    (10**6, _("Rp {old} → {new} million")),
    (1, _("Rp {old} → {new}")),
)
_DAYS: Final = (types.Month, types.Date, types.MonthOrDate, types.Quarter)
_TOLD: Final[Mapping[type[BaseModel] | None, Sequence[str]]] = {
    BudgetLine: ("amount",), Decision: ("status", "by", "date"), Document: ("date",), QuickWin: ("start", "finish"),
}  # fmt: skip
"""What is told of a record that is new or gone, beside what it is called."""
_TITLES: Final = ("name", "factor", "text", "title", "status", "note")
_WHOLE: Final = 100
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
        small = re.sub(r"\b(?!Bupati\b)[A-Z](?=[a-z])", lambda first: first[0].lower(), plain)
        return text if text.startswith("Smart ") else small + bracket + rest


_form_of_id = cache(lambda kind: wanted(kind, ("id",)).pattern)


def kind_of(id: str, plan: Plan) -> type[Record]:
    """What kind of record an id, or the key of an agency, is of; what has any other is a proposal."""
    if id == "plan" or id in plan.agencies:
        return PlanFile if id == "plan" else Agency
    for kind in (Program, Action, Risk, Indicator, Strategy, Objective):
        pattern = _form_of_id(kind)
        if pattern and re.fullmatch(pattern, id):
            return kind
    return Agency if id[:1].islower() else Proposal


def told(plan: Plan, difference: Difference, old: Plan | None = None) -> Message:
    """A difference in words: ``anggaran 2026 APBD Rp 2,5 → 3,1 miliar (+24 %)``; names are those of the plan.

    What is gone is called as the ``old`` plan calls it. What has the id is not named.
    """
    root = kind_of(difference.id, plan)
    steps = tuple(_steps(root, difference.field))
    plans = (plan, old or plan) if difference.op != "remove" else (old or plan, plan)
    return _Telling(plans, root, steps, steps[-1][0] if steps else ()).message(difference)


def _steps(root: type[Record], field: str) -> Iterator[tuple[Path, str]]:
    """The paths on the way to a field, each with its last word; a key may have points in it, an item is 0."""
    path: Path = ()
    tokens = [bracket or word for bracket, word in re.findall(r"\[([^\[\]]*)\]|([^.\[\]]+)", field)]
    while tokens:
        token, record = tokens.pop(0), record_at(root, path)
        listed = bool(path) and kind_at(root, path) == "list"
        if record is None and not listed:
            below = record_at(root, (*path, "*"))
            while tokens and not (below and tokens[0] in keys_of(below)):
                token += f".{tokens.pop(0)}"
        path = (*path, 0 if listed else token)
        yield path, token


def _called(plan: Plan, key: str, value: str) -> Phrase:
    """What a plan calls what the field of a key names."""
    match NAMING.get(key, key):
        case "agencies":
            return plan.agency_name(value)
        case "programs" if (program := plan.by_id.get(value)) and program.name:
            return _("{id} {name}", id=value, name=program.name)
        case "locations" | "location":
            return labels.ALL_AREAS if value == types.EVERYWHERE else place_named(value)
        case "source":
            return cells.source_name(plan, value)
    return value


class _Telling(NamedTuple):
    """What is told of one field: in which plans it is, the words on the way to it, and its path below the record."""

    plans: tuple[Plan, Plan]
    """The one that has it first."""
    root: type[Record]
    steps: Sequence[tuple[Path, str]]
    path: Path

    def message(self, difference: Difference) -> Message:
        """The difference in words."""
        op, id, _field, old, new = difference
        if unread := difference.unread:
            now, before = _("{what}: not comparable (unreadable now)"), _("{what}: not comparable (unreadable before)")
            what = self._subject(id) if self.steps else _("what it says")
            return (now if unread == "new" else before).of(what=what)
        if op != "change":
            return self._whole(id, op, self._summary(old if new is None else new))
        match old, new:
            case [int(first), int(last)], [int(start), int(end)] if self.path == ("years",):
                if first == start:
                    return _("ends {old} → {new}", old=last, new=end)
                if last == end:
                    return _("starts {old} → {new}", old=first, new=start)
        if self.path[-1:] == ("replaced_by",) and new and not old:
            return _("replaced by {what}", what=self._value(new, self.path))
        return _("{what} {change}", what=self._subject(id), change=self._change(old, new))

    def _whole(self, id: str, op: str, said: Phrase) -> Message:
        """A record that is new or gone: ``anggaran baru: 2027 DAK Rp 50.000.000``."""
        if not self.steps:
            return (_("new: {what}") if op == "add" else _("removed: {what}")).of(what=said)
        label, item = self._parts(id)[-1]
        if said and item and not str(item).isdecimal():
            said = _("{one} {other}", one=item, other=said)
        form = _("new {list}: {item}") if op == "add" else _("removed {list}: {item}")
        return form.of(list=label, item=said or item)

    def _subject(self, id: str) -> Message:
        """What the field is called, with the records it lies in: ``indikator GOV-01-I1: target 2026``."""
        parts = self._parts(id)
        if self.path[-3:-2] == ("budget",) and self.path[-1] == "amount":
            del parts[-1]
        told = [_("{list} {item}", list=label, item=item) if item else label for label, item in parts]
        if len(told) > 1:
            return _("{record}: {field}", record=words(told[:-1]), field=told[-1])
        return _("{word}", word=told[-1] if told else None)

    def _parts(self, id: str) -> list[tuple[Phrase, Phrase]]:
        """What each record on the way to the field is called, and which of its list it is."""
        parts: list[tuple[Phrase, Phrase]] = []
        found: list[Any] = [plan.by_id.get(id) or (plan.file if id == "plan" else None) for plan in self.plans]
        for path, word in self.steps:
            found = [_below(each, word) for each in found]
            if path[-1] == 0:
                parts[-1] = parts[-1][0], self._item(path, word, next(filter(None, found), None))
            elif path[1:] and record_at(self.root, path[:-1]) is None:  # a key of the plan's own
                criterion = self.plans[0].file.quick_win_criteria.get(word) if path[-2] == "scores" else None
                parts[-1] = parts[-1][0], (criterion and criterion.name) or word
            else:
                parts.append((Lowered(self._label(path)), None))
        return parts

    def _label(self, path: Path) -> Phrase:
        """What people call a key: as a column does, where no table of ours has it for a sentence."""
        key = str(path[-1])
        above = [(record, path[start:]) for start in range(len(path)) if (record := record_at(self.root, path[:start]))]
        columns = (each.label for record, rest in above for each in COLUMNS.get(record, ()) if each.path == rest)
        return LABELS.get(key) or next(columns, {**labels.INDICATOR_KIND, **labels.RISK_LEVEL}.get(key, key))

    def _item(self, path: Path, word: str, found: Any) -> Phrase:
        """How an item of a list is told from others: a year and a source, an id with its name, a number."""
        naming, alone = getattr(record_at(self.root, path), "naming", ("id",)), word.isdecimal()
        if naming != ("id",) and (found or not alone):
            said = [getattr(found, key, None) for key in naming] if alone else word.split(",")
            named = [
                self._value(each, (*path, key)) for key, each in zip(naming, said, strict=False) if each is not None
            ]
            told = reduce(lambda one, other: _("{one} {other}", one=one, other=other), named or [None])
            return _("{item} (line {number})", item=told, number=int(word) + 1) if alone else told
        name = next((text for key in _TITLES[:4] if (text := getattr(found, key, None))), None)
        number = str(int(word) + 1) if word.isdecimal() else word
        return _("{id} {name}", id=number, name=shortened(name, _BRIEF)) if name else number

    def _name(self, key: str, value: str) -> Phrase:
        """What either plan calls what the field of a key names."""
        names = (_called(plan, key, value) for plan in self.plans)
        return next((name for name in names if name != value), value)

    def _summary(self, record: Any) -> Phrase:
        """What a record is, in a few words; of what has the id its name, else what only such a record says."""
        said: Mapping[str, Any] = record or {}
        keys = _TOLD.get(record_at(self.root, self.path), ())
        told = [self._value(said[key], (*self.path, key)) for key in keys if said.get(key)]
        if len(told) > 1 and keys == ("start", "finish"):
            return _("{start} to {finish}", start=told[0], finish=told[1])
        title = next((str(said[key]) for key in _TITLES if said.get(key)), None)
        return words(told) if told else None if self.path else title

    def _change(self, old: Any, new: Any) -> Message:
        """The old and the new value, or of a list what was added and removed."""
        kind = type_at(self.root, self.path)
        if kind == types.Money and isinstance(old, int) and isinstance(new, int):
            return money(old, new)
        if kind != types.Years and (old or new) and all(isinstance(each, list | None) for each in (old, new)):
            return _("{list}", list=words(self._list(old or [], new or [])))
        if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > QUOTE_LIMIT:
            old, new = _shortened(old, new)
            return _("{old} → {new}", old=old, new=new)
        return _("{old} → {new}", old=self._value(old, self.path), new=self._value(new, self.path))

    def _list(self, old: list[Any], new: list[Any]) -> Iterable[Message]:
        path = (*self.path, 0)
        told = [_("+ {what}", what=self._value(one, path)) for one in new if one not in old]
        told += [_("- {what}", what=self._value(one, path)) for one in old if one not in new]
        return told or [_("in another order: {list}", list=words(self._value(one, path) for one in new))]

    def _value(self, value: Any, path: Path) -> Phrase:
        """A value for a person."""
        kind = type_at(self.root, path)
        match value:
            case _ if value is None or not path:
                return None if value is None else str(value)
            case bool():
                return _("yes") if value else _("no")
            case int() if kind == types.Year:
                return value
            case int() if kind in (types.Money, types.Percent):
                return Rupiah(value) if kind == types.Money else _("{value} %", value=value)
            case int() | float():
                return float(value)
            case str():
                return self._text(value, path)
            case list():
                return "–".join(dict.fromkeys(map(str, value))) if kind == types.Years else words(map(str, value))
            case {"min": int() | float()} | {"max": int() | float()} if value.keys() <= {"min", "max"}:
                return Range.model_construct(**value)
            case dict():
                return words(_("{key}: {value}", key=str(key), value=str(each)) for key, each in value.items())
        return str(value)

    def _text(self, value: str, path: Path) -> Phrase:
        field = wanted(self.root, path)
        if field.key == "horizon" and value in labels.HORIZON_NARROW:
            return Lowered(labels.HORIZON_NARROW[value])
        if value in field.choices:
            return next(iter(fixed(field.choices).names[value]), value)
        return Day(value) if type_at(self.root, path) in _DAYS else self._name(field.key, value)


def _below(value: Any, word: str) -> Any:
    """What stands in a record under a key, or in a list by its id or index."""
    if isinstance(value, tuple):
        by_word = {str(at): each for at, each in enumerate(value)} | {getattr(each, "id", None): each for each in value}
        return by_word.get(word)
    return getattr(value, word, None)


def money(old: int, new: int) -> Message:
    """Rupiah in the largest unit in which neither loses anything, with the change: ``Rp 2,5 → 3,1 miliar (+24 %)``."""
    unit, form = next(
        (unit, form)
        for unit, form in _UNITS
        if unit == 1 or (max(old, new) >= unit and old % (unit // 1000) == new % (unit // 1000) == 0)
    )
    change = form.of(old=float(old / unit), new=float(new / unit))
    for places in (0, 1) if abs(new - old) * 100 >= old > 0 else (1,) if old > 0 else ():
        tenths = (2 * 100 * 10**places * abs(new - old) + old) // (2 * old) / 10**places  # half is rounded up
        if tenths and (tenths != _WHOLE or new <= 0 or new > old):  # what is left of it is something
            signed = _("{change} (+{share} %)") if new > old else _("{change} (-{share} %)")
            return signed.of(change=change, share=tenths)
    return change


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Two texts as what differs in them, with some words around it."""
    before, after = old.split(), new.split()
    start, end = (max(count - _AROUND, 0) for count in ends(before, after))

    def part(text: list[str]) -> str:
        return ("… " if start else "") + " ".join(text[start : len(text) - end]) + (" …" if end else "")

    return part(before), part(after)
