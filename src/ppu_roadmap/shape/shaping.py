"""A file's data to its record: judged once by pydantic, faulty nodes reported and pruned, the rest kept."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ppu_roadmap import __version__
from ppu_roadmap.diagnostics import Aspect, Finding, Path, Place, Reported
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.shape.conditions import conditions, odd_values
from ppu_roadmap.shape.fields import Blank, Wanted, blank_at, keys_of, record_at, wanted
from ppu_roadmap.shape.odd_texts import odd_texts
from ppu_roadmap.source.guards import FINDING_LIMIT, PORTION
from ppu_roadmap.source.scalars import NULL
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Phrase, _, words
from ppu_roadmap.words.near import nearest

AnyFile = TypeVar("AnyFile", bound=Located)

_ROUNDS = 6
"""Pruning an item can leave a list too short; nothing needs more rounds than that."""
EITHER = frozenset({"float_type", "literal_error"})
"""What is said of a value that is none of several kinds."""
_RULES_ELSEWHERE = _(
    "move it to plan.yaml, where it holds for the whole plan; to waive one rule in one program write {example} there",
    example="waive: {RM305: menunggu DPA 2027}",
)


class _Fault(NamedTuple):
    path: Path
    aspect: Aspect
    error: dict[str, Any]


def shape(source: SourceFile, model: type[AnyFile]) -> AnyFile | None:
    """The record that a file holds, without what was faulty; ``None`` where nothing could be read.

    Every fault is added to ``source.reported`` under RM011 to RM018; a file in two states of a plan is shaped once.
    """
    if source.data is not None and not source.shaped:
        source.shaped = True
        source.record = _shaped(source, model, source.data)
    record: AnyFile | None = source.record
    return record


def _shaped(source: SourceFile, model: type[AnyFile], data: dict[str, Any]) -> AnyFile | None:
    shaper = _Shaper(source, model)
    shaper.forget_muted()
    told = False
    if source.overlong:
        shaper.cut_overfull()
    for _round in range(_ROUNDS):
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            if error.error_count() > PORTION and shaper.cut_overfull():
                continue
            faults = list(_faults(error, model))
            if not told:
                shaper.report(faults)
            told = True
            shaper.prune(faults)
        else:
            odd = [_Fault(path, "value", error) for path, error in odd_values(record, shaper.unsure)]
            if odd:
                shaper.report(odd)
                shaper.prune(odd)
                continue
            record.stems_from(place=Place(source.file))
            if source.reported:
                _remember_refused(record, data)
            left = max(FINDING_LIMIT + 1 - len(source.reported), 0)  # one more, so that it is seen that there are more
            source.reported += islice(chain(conditions(record, shaper.excused), odd_texts(source)), left)
            return record
    return None


def _faults(error: ValidationError, model: type[BaseModel], above: Path = ()) -> Iterator[_Fault]:
    """The faults of a record at a path; of a mapping that may stand in place of a single value its own ones."""
    for item in error.errors(include_url=False):
        path = item["loc"]
        inner = record_at(model, path) if isinstance(item["input"], dict) else None
        if path and path[-1] == "[key]":
            yield _Fault((*above, *path[:-1]), "key", dict(item))
        elif inner is not None and item["type"] in EITHER:
            try:
                inner.model_validate(item["input"])
            except ValidationError as own:
                yield from _faults(own, inner, (*above, *path))
        else:
            yield _Fault((*above, *path), "key" if item["type"] == "extra_forbidden" else "value", dict(item))


def _remember_refused(made: object, data: object) -> None:
    """Tell the records in what was made of data which fields were refused: ``None`` or a blank stands there."""
    below: Iterable[tuple[object, object]] = ()
    if isinstance(made, Record) and isinstance(data, dict):
        names = {field.alias or name: name for name, field in type(made).model_fields.items()}
        refused = frozenset(names[key] for key, value in data.items() if value is None or isinstance(value, Blank))
        if refused:
            made.stems_from(refused=refused)
        below = ((getattr(made, names[key]), value) for key, value in data.items())
    elif isinstance(made, tuple) and isinstance(data, list):
        below = zip(made, data, strict=True)
    elif isinstance(made, dict) and isinstance(data, dict):
        below = zip(made.values(), data.values(), strict=True)
    for each, item in below:
        _remember_refused(each, item)


class _Shaper:
    """Reports the faults of one file and takes them out of its data."""

    def __init__(self, source: SourceFile, model: type[Located]) -> None:
        self.source = source
        self.model = model
        self.meant: set[Path] = set()
        """Keys that an unknown key beside them was taken for, so that they are not called missing as well."""
        self.cut: set[Path] = set()
        """Pieces of a text that its commas cut, which is reported once."""
        self.orders: dict[Path, tuple[list[Any], dict[Any, int]]] = {}

    def cut_overfull(self) -> bool:
        """Take out what follows too many faults, if there are so many: whether something was taken out."""
        from ppu_roadmap.shape.portions import cut_overfull  # few files are so large

        return cut_overfull(self.source, self.model)

    def report(self, faults: list[_Fault]) -> None:
        """Add a finding for each fault, or for the first in the text where there are too many."""
        found = self.source.reported
        faults = [fault for fault in faults if fault.error["input"] is not None]  # None: the reader has named it
        left = max(FINDING_LIMIT - len(found), 0)
        if len(faults) > left:
            lines = {fault.path: self.source.line_of(fault.path) for fault in faults}
            faults = sorted(faults, key=lambda fault: lines[fault.path])
            self.source.judge_to(lines[faults[left].path] - 1)
            faults = faults[:left]
        unknown = [fault for fault in faults if fault.error["type"] == "extra_forbidden"]
        for fault in unknown:
            if fault.path not in self.cut:
                found.append(self._cut_text(fault) or self._unknown_key(fault))
        keys = {fault.path for fault in faults if fault.aspect == "key"}
        for fault in faults:
            if fault.error["type"] == "extra_forbidden" or (fault.aspect == "value" and fault.path in keys):
                continue  # of an unreadable key the value says nothing more
            if fault.error["type"] == "missing":
                if not self.excused(fault.path[:-1], str(fault.path[-1])):
                    found.append(self._missing(fault))
            elif not self._shortened(fault):
                found.append(self._faulty(fault))

    def excused(self, mapping: Path, key: str) -> bool:
        """Whether a missing key was reported in another way: it stands misspelt beside."""
        return (*mapping, key) in self.meant

    def unsure(self, path: Path) -> bool:
        """Whether a list could not be read, or not all of it."""
        return isinstance(self._node(path), Blank) or self.source.written(path) in self.source.holes

    def forget_muted(self) -> None:
        """Make every key that is not there unknown in a mapping that lost a key to a fault of the text."""
        for written in self.source.muted:
            mapping = self.source.kept(written)
            node, record = self._node(mapping), record_at(self.model, mapping)
            if isinstance(node, dict) and record is not None:
                for key in keys_of(record):
                    node.setdefault(key, None)

    def prune(self, faults: list[_Fault]) -> None:
        """Take what is faulty out of the data: unknown keys and list items go, other values become unknown."""
        items: dict[Path, set[int]] = {}
        """By list the indexes of what goes."""
        for fault in faults:
            above = self._node(fault.path[:-1])
            step = fault.path[-1] if fault.path else None
            if isinstance(above, list) and isinstance(step, int):
                items.setdefault(fault.path[:-1], set()).add(step)
            elif isinstance(above, dict) and isinstance(step, str):
                if fault.aspect == "value":
                    above[step] = self._blank(fault.path)
                    continue
                above.pop(step, None)
                holder = self._node(fault.path[:-2])
                if not above and fault.error["type"] != "extra_forbidden" and isinstance(holder, dict):
                    holder[fault.path[-2]] = None  # an empty mapping would say that nothing was there
        for *mapping, key in self.meant:
            above = self._node(tuple(mapping))
            if isinstance(above, dict):
                above.setdefault(str(key), None)
        for path in sorted(items, key=lambda path: [(isinstance(step, str), step) for step in path], reverse=True):
            above = self._node(path)
            if not above:  # the list itself was refused
                continue
            self.source.lose(path, items[path])
            above[:] = [item for index, item in enumerate(above) if index not in items[path]]

    def _blank(self, path: Path) -> object:
        """What stands for a refused value; a list or mapping of a mapping with free keys loses all that was in it."""
        blank = blank_at(self.model, path)
        if blank is not None and record_at(self.model, path[:-1]) is None:
            self.source.holes.setdefault(self.source.written(path), [])
        return blank

    def _node(self, path: Path) -> Any:
        node: Any = self.source.data
        for step in path:
            if isinstance(node, dict):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node

    def _shortened(self, fault: _Fault) -> bool:
        """Whether a list is too short only because of a faulty item, which the reader or pydantic has named already."""
        if fault.error["type"] != "too_short":
            return False
        whole = len(fault.error["input"]) >= fault.error["ctx"]["min_length"]
        return whole or self.source.written(fault.path) in self.source.holes

    def _place(self, path: Path, aspect: Aspect = "value") -> Place:
        """A place with its span, which must be known before items are taken out of the data."""
        written = self.source.written(path)
        return Place(self.source.file, written, aspect, self.source.places.span(written, aspect))

    def _wanted(self, path: Path) -> Wanted:
        """What may stand at a path; of sub-dimensions only those of the file's dimension."""
        want = wanted(self.model, path)
        if want.key == "subdimension":
            from ppu_roadmap.model.types import SUBDIMENSIONS  # most files have no fault

            dimension = FilePath(self.source.file).stem
            own = SUBDIMENSIONS.get(dimension) or SUBDIMENSIONS.get(str((self.source.data or {}).get("dimension")))
            want = want._replace(choices=own or want.choices)
        return want

    def _missing(self, fault: _Fault) -> Reported:
        *mapping, key = fault.path
        want = self._wanted(fault.path)
        message = _("the key {key} is missing", key=str(key))
        help = _("add it, for example {key}: {example}", key=str(key), example=want.example)
        if want.choices:
            help = _("add {key} with one of {choices}", key=str(key), choices=words(want.choices))
        elif want.example is None:
            help = _("add {key}", key=str(key))
        return Reported("RM011", Finding(self._place(tuple(mapping), "first"), message, help))

    def _cut_text(self, fault: _Fault) -> Reported | None:
        """The finding on a text in braces that its commas cut: the first piece, to YAML a key, tells it for all."""
        *mapping, key = fault.path
        node, place = self._node(tuple(mapping)), self._place(fault.path, "key")
        line, column = place.span[:2] if place.span else (1, 1)
        if node[key] is not NULL or ":" in str(key) or self.source.line(line)[: column - 1].rstrip()[-1:] != ",":
            return None
        keys, places = self._order(tuple(mapping))
        at = places[key]
        before, pieces = keys[at - 1], [*takewhile(lambda piece: node[piece] is NULL, islice(keys, at, None))]
        if not isinstance(node[before], str):
            return None
        self.cut.update((*mapping, piece) for piece in pieces)
        message = _("the comma before {text} ends the value of {key}", text=str(key), key=before)
        text = ", ".join((node[before], *pieces))
        help = _('put all of it between double quotes: {key}: "{text}"', key=before, text=text)
        return Reported("RM012", Finding(place, message, help))

    def _order(self, mapping: Path) -> tuple[list[Any], dict[Any, int]]:
        """The keys of a mapping in their order, and where in it each stands."""
        if mapping not in self.orders:
            keys = list(self._node(mapping))
            self.orders[mapping] = keys, {key: index for index, key in enumerate(keys)}
        return self.orders[mapping]

    def _unknown_key(self, fault: _Fault) -> Reported:
        from ppu_roadmap.source.explained import odd_key  # most files have no fault
        from ppu_roadmap.words.vocabulary import field_names, fixed

        *mapping, key = fault.path
        record = record_at(self.model, mapping)
        known = keys_of(record) if record else ()
        meant = field_names(known).certain(str(key)) or fixed(known).certain(str(key))
        near = meant or nearest(str(key), known)
        place = self._place(fault.path, "key")
        message = _("the key {key} is not part of the format", key=str(key))
        taken = near in (self._node(tuple(mapping)) or {}) or (*mapping, near) in self.meant
        if (odd := odd_key(str(key))) is not None:
            message, help, text = odd
            name = meant or str(key).partition(":")[0].strip()
            free = name in known and not taken and (*mapping, name) not in self.meant
            moved = name not in known and place.span and place.span.column == 1  # into a mapping above
            mended = text if (moved and str(text).startswith(" ")) or (free and ":" in str(text)) else None
            fix = meant if free and meant == str(key).strip() else mended
            self.meant.add((*mapping, name))
            return Reported("RM012", Finding(place, message, help, fix=fix))
        instead = _RULES_ELSEWHERE if key == "rules" and self.model is not PlanFile else None
        if instead is not None or near is None:
            here: dict[str, Phrase] = {"version": __version__, "keys": words(known, 12)}
            own = _("roadmap {version} knows here {keys}; begin a key of your own with x-", **here)
            return Reported("RM012", Finding(place, message, instead or own))
        self.meant.add((*mapping, near))
        help = _("did you mean {word}? (roadmap {version})", word=near, version=__version__)
        return Reported("RM012", Finding(place, message, help, fix=None if taken else meant))

    def _faulty(self, fault: _Fault) -> Reported:
        from ppu_roadmap.shape.sentences import sentence  # most files have no fault
        from ppu_roadmap.source.explained import odd_key

        want = self._wanted(fault.path)
        if fault.aspect == "key":  # a key that should be a year
            spelling: str | None = str(fault.path[-1])
            want = want._replace(key=str(fault.path[-2]))
        else:
            spelling = self.source.places.spelling(self.source.written(fault.path))
        code, message, help, fix = sentence(fault.error, want, spelling)
        if fault.aspect == "key" and (odd := odd_key(str(spelling))) is not None:
            message, help = odd[:2]
        return Reported(code, Finding(self._place(fault.path, fault.aspect), message, help, fix=fix))
