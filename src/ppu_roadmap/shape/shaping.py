"""A document's data to its record: judged once by pydantic, faulty nodes reported and pruned, the rest kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from ppu_roadmap import __version__
from ppu_roadmap.diagnostics import Finding, Part, Path, Place, Reported
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.shape.conditions import conditions
from ppu_roadmap.shape.fields import Wanted, blank_at, keys_of, record_at, wanted
from ppu_roadmap.source.document import Document
from ppu_roadmap.text import _, words
from ppu_roadmap.words.near import nearest

AnyFile = TypeVar("AnyFile", bound=Located)

_ROUNDS = 5
"""Pruning an item can leave a list too short; nothing needs more rounds than that."""
FAULT_LIMIT = 10_000
"""Faults of shape that one file may list; more are one mistake made many times."""


class _Fault(NamedTuple):
    path: Path
    part: Part
    error: dict[str, Any]


def shape(document: Document, model: type[AnyFile]) -> AnyFile | None:
    """The record that a document holds, without what was faulty; ``None`` where nothing could be read.

    Every fault is added to ``document.reported`` under RM011 to RM018.
    """
    data = document.data
    if data is None:
        return None
    shaper = _Shaper(document, model)
    shaper.forget_muted()
    for round_ in range(_ROUNDS):
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            faults = list(_faults(error))
            if round_ == 0:
                shaper.report(faults)
            shaper.prune(faults)
        else:
            record.stems_from(place=Place(document.file))
            if document.reported:
                _mark(record, data, shaper.blanks)
            for condition in conditions(record):
                if not shaper.excused(condition.finding.place.path, condition.key):
                    document.reported.append(Reported(condition.code, condition.finding))
            return record
    return None


def _faults(error: ValidationError) -> Iterator[_Fault]:
    for item in error.errors(include_url=False):
        path = item["loc"]
        if path and path[-1] == "[key]":
            yield _Fault(path[:-1], "key", dict(item))
        else:
            yield _Fault(path, "key" if item["type"] == "extra_forbidden" else "value", dict(item))


def _mark(record: Record, node: dict[str, Any], blanks: list[object]) -> None:
    """Remember of a record and of those below it which fields were refused: ``None`` or a blank stands for them."""
    names = {field.alias: name for name, field in type(record).model_fields.items() if field.alias}
    refused = [names.get(key, key) for key, value in node.items() if value is None or _among(value, blanks)]
    if refused:
        record.stems_from(refused=record.refused.union(refused))
    for key, value in node.items():
        for below, data in _pairs(getattr(record, key, None), value):
            _mark(below, data, blanks)


def _among(value: object, blanks: list[object]) -> bool:
    return not value and any(value is blank for blank in blanks)


def _pairs(found: object, value: object) -> Iterator[tuple[Record, dict[str, Any]]]:
    """Records with the data that they were made of."""
    if isinstance(found, Record) and isinstance(value, dict):
        yield found, value
    elif isinstance(found, tuple) and isinstance(value, list):
        for each, data in zip(found, value, strict=True):
            yield from _pairs(each, data)
    elif isinstance(found, dict) and isinstance(value, dict):
        for each, data in zip(found.values(), value.values(), strict=True):
            yield from _pairs(each, data)


class _Shaper:
    """Reports the faults of one document and takes them out of its data."""

    def __init__(self, document: Document, model: type[Located]) -> None:
        self.document = document
        self.model = model
        self.meant: set[Path] = set()
        """Keys that an unknown key beside them was taken for, so that they are not called missing as well."""
        self.blanks: list[object] = []
        """The empty lists and mappings that stand in the data for refused ones."""

    def report(self, faults: list[_Fault]) -> None:
        """Add a finding for each fault."""
        found = self.document.reported
        unknown = [fault for fault in faults if fault.error["type"] == "extra_forbidden"]
        for fault in unknown[:FAULT_LIMIT]:
            found.append(self._unknown_key(fault))
        for fault in faults[:FAULT_LIMIT]:
            if fault.error["type"] == "extra_forbidden":
                continue
            if fault.error["type"] == "missing":
                if not self.excused(fault.path[:-1], str(fault.path[-1])):
                    found.append(self._missing(fault))
            elif fault.error["input"] is not None and not self._shortened(fault):  # None: the reader has named it
                found.append(self._faulty(fault))
        if len(faults) > FAULT_LIMIT:
            message = _("{count} faults in one file, of which 10,000 are listed", count=len(faults))
            found.append(Reported("RM004", Finding(Place(self.document.file), message, _("mend these first"))))

    def excused(self, mapping: Path, key: str) -> bool:
        """Whether a missing key was reported in another way: it stands misspelt beside."""
        return (*mapping, key) in self.meant

    def forget_muted(self) -> None:
        """Make every key that is not there unknown in a mapping that lost a key to a fault of the text."""
        for written in self.document.muted:
            mapping = self.document.kept(written)
            node, record = self._node(mapping), record_at(self.model, mapping)
            if isinstance(node, dict) and record is not None:
                for key in keys_of(record):
                    node.setdefault(key, None)

    def prune(self, faults: list[_Fault]) -> None:
        """Take what is faulty out of the data: unknown keys and list items go, other values become unknown."""
        items: set[Path] = set()
        for fault in faults:
            above = self._node(fault.path[:-1])
            step = fault.path[-1] if fault.path else None
            if isinstance(above, list):
                items.add(fault.path)
            elif isinstance(above, dict) and isinstance(step, str):
                if fault.part == "value":
                    above[step] = self._blank(fault.path)
                    continue
                above.pop(step, None)
                if not above and fault.error["type"] != "extra_forbidden":
                    self._forget(fault.path[:-1])
        for *mapping, key in self.meant:
            above = self._node(tuple(mapping))
            if isinstance(above, dict):
                above.setdefault(str(key), None)
        for path in sorted(items, key=_order, reverse=True):
            above = self._node(path[:-1])
            if isinstance(above, list) and int(path[-1]) < len(above):
                self.document.lose(path)
                del above[int(path[-1])]

    def _blank(self, path: Path) -> object:
        """What stands for a refused value; a list or mapping of a mapping with free keys loses all that was in it."""
        made = blank_at(self.model, path)
        if made is not None:
            self.blanks.append(made)
            if record_at(self.model, path[:-1]) is None:
                self.document.holes.setdefault(self.document.written(path), [])
        return made

    def _forget(self, path: Path) -> None:
        """Make a mapping that lost its last key unknown, for an empty one would say that nothing was there."""
        above = self._node(path[:-1])
        if isinstance(above, dict):
            above[path[-1]] = None

    def _node(self, path: Path) -> Any:
        node: Any = self.document.data
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
        return whole or self.document.written(fault.path) in self.document.holes

    def _place(self, path: Path, part: Part = "value") -> Place:
        """A place with its span, which must be known before items are taken out of the data."""
        written = self.document.written(path)
        return Place(self.document.file, written, part, self.document.outline.span(written, part))

    def _wanted(self, path: Path) -> Wanted:
        """What may stand at a path; of sub-dimensions only those of the file's dimension."""
        want = wanted(self.model, path)
        if want.key == "subdimension":
            from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS  # most files have no fault

            dimension = FilePath(self.document.file).stem
            own = SUBDIMENSIONS.get(dimension) or SUBDIMENSIONS.get(str((self.document.data or {}).get("dimension")))
            want = replace(want, choices=own or want.choices)
        return want

    def _missing(self, fault: _Fault) -> Reported:
        *mapping, key = fault.path
        want = self._wanted(fault.path)
        message = _("the key {key} is missing", key=str(key))
        help_ = _("add it, for example {key}: {example}", key=str(key), example=want.example)
        if want.choices:
            help_ = _("add {key} with one of {choices}", key=str(key), choices=words(want.choices))
        elif want.example is None:
            help_ = _("add {key}", key=str(key))
        return Reported("RM011", Finding(self._place(tuple(mapping), "first"), message, help_))

    def _unknown_key(self, fault: _Fault) -> Reported:
        from ppu_roadmap.words.typed import certain_key  # most files have no fault

        *mapping, key = fault.path
        record = record_at(self.model, mapping)
        known = keys_of(record) if record else ()
        meant = certain_key(str(key), known)
        near = meant or nearest(str(key), known)
        place = self._place(fault.path, "key")
        message = _("the key {key} is not part of the format", key=str(key))
        if near is None:
            help_ = _(
                "roadmap {version} knows here {keys}; begin a key of your own with x-",
                version=__version__,
                keys=words(known, 12),
            )
            return Reported("RM012", Finding(place, message, help_))
        taken = near in (self._node(tuple(mapping)) or {}) or (*mapping, near) in self.meant
        self.meant.add((*mapping, near))
        help_ = _("did you mean {word}? (roadmap {version})", word=near, version=__version__)
        return Reported("RM012", Finding(place, message, help_, fix=None if taken else meant))

    def _faulty(self, fault: _Fault) -> Reported:
        from ppu_roadmap.shape.sentences import sentence  # most files have no fault

        want = self._wanted(fault.path)
        if fault.part == "key":  # a key that should be a year
            spelling: str | None = str(fault.path[-1])
            want = replace(want, key=str(fault.path[-2]))
        else:
            spelling = self.document.outline.spelling(self.document.written(fault.path))
        code, message, help_, fix = sentence(fault.error, want, spelling)
        return Reported(code, Finding(self._place(fault.path, fault.part), message, help_, fix=fix))


def _order(path: Path) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, step) if isinstance(step, int) else (1, step) for step in path)
