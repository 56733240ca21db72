"""Fields as a person names them, ``quick_win.start`` or ``budget[2023,apbd].amount``, and the values they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import Change, EditError, Insert, Remove, Set, is_null
from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.tree import Mapping, Node, Scalar, Sequence, follow
from ppu_roadmap.edit.typed import typed
from ppu_roadmap.edit.values import Data, Given, data_of, spelled
from ppu_roadmap.model.measures import BudgetLine, Report
from ppu_roadmap.shape.fields import is_required, keys_of, kind_at, record_at
from ppu_roadmap.text import _, words
from ppu_roadmap.words.near import nearest

_TOKEN = re.compile(r"""\.?(?:"([^"]*)"|'([^']*)'|([^.\[\]"']+))|\[([^\]]*)\]""")
_LAST: Final = "last"
_NEW: Final = "+"
_NAMING: Final = {BudgetLine: ("year", "source", "owner", "nomenclature"), Report: ("period",)}
"""Keys that tell the items of a list apart where they have no id."""


@dataclass(frozen=True, slots=True)
class Name:
    """A key, an index or an id in a field's name."""

    word: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Words in brackets that an item of a list has."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field stands; ``item`` is what a new item of a list has besides, so that it can be found again."""

    path: Path
    item: tuple[Path, dict[str, Data]] | None = None


def parsed(field: str) -> tuple[Name | Pick, ...]:
    """The steps of a field's name. Raises EditError."""
    steps: list[Name | Pick] = []
    at = 0
    while at < len(field):
        match = _TOKEN.match(field, at)
        if match is None or match.end() == at:
            break
        *names, picked = match.groups()
        if picked is not None:
            steps.append(Pick(tuple(word.strip().strip("\"'") for word in picked.split(","))))
        else:
            steps.append(Name(next(name for name in names if name is not None)))
        at = match.end()
    if not steps or at < len(field) or field.startswith((".", "[")):
        raise EditError(
            _(
                "{field} is no name of a field; write one such as quick_win.start or budget[2023,apbd].amount",
                field=field,
            )
        )
    return tuple(steps)


def setting(draft: Draft, base: Path, field: str, value: str) -> Change | None:
    """The change that gives a field a value as it was typed; an empty one removes it, ``None``: it is not there."""
    found = Finder(draft, base, field).found()
    if value.strip() == "":
        node = follow(draft.root, found.path)
        return Remove(_removed(draft, found.path, base)) if node is not None else None
    return _change(draft, found, typed(draft.model, found.path, value))


def giving(draft: Draft, base: Path, field: str, value: Given) -> Change | None:
    """The change that gives a field a Python value; ``None`` removes it."""
    if isinstance(value, str) and value == "":
        value = None
    found = Finder(draft, base, field).found()
    if value is None:
        node = follow(draft.root, found.path)
        return Remove(_removed(draft, found.path, base)) if node is not None else None
    return _change(draft, found, data_of(value))


def _change(draft: Draft, found: Found, value: Data) -> Change:
    if found.item is None:
        return Set(found.path, value)
    path, item = found.item
    inner: Data = value
    for step in reversed(found.path[len(path) :]):
        inner = {str(step): inner}
    return Insert(path, _ordered(draft.model, path, {**item, **(inner if isinstance(inner, dict) else {})}))


def _ordered(root: type[BaseModel], path: Path, item: dict[str, Data]) -> dict[str, Data]:
    record = record_at(root, path)
    order = keys_of(record) if record else ()
    return dict(sorted(item.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def _removed(draft: Draft, path: Path, base: Path) -> Path:
    """What goes when a field goes: what would be left empty above it, as long as it may be absent, goes too."""
    while len(path) - 1 > len(base):
        above = draft.node(path[:-1])
        count = (
            len(above.entries) if isinstance(above, Mapping) else len(above.items) if isinstance(above, Sequence) else 0
        )
        if count > 1 or isinstance(path[-2], int) or is_required(draft.model, path[:-1]):
            break
        path = path[:-1]
    return path


# -- places ------------------------------------------------------------------------------------------------------------


class Finder:
    """Follows a field's name from the node that it is a field of."""

    def __init__(self, draft: Draft, base: Path, field: str) -> None:
        self.draft = draft
        self.field = field
        self.base = self.path = base
        self.steps = list(parsed(field))
        self.item: tuple[Path, dict[str, Data]] | None = None

    def found(self) -> Found:
        """Where the field stands or is to stand. Raises EditError."""
        while self.steps:
            node = follow(self.draft.root, self.path)
            if node is not None and is_null(node.data):
                node = None
            if isinstance(node, Sequence) or (node is None and kind_at(self.draft.model, self.path) == "list"):
                self._step_into_list(node if isinstance(node, Sequence) else None)
            elif node is None or isinstance(node, Mapping):
                self._step_into_mapping(node)
            else:
                raise EditError(
                    _("{field} leads below {path}, which is a single value", field=self.field, path=self._here)
                )
        return Found(self.path, self.item)

    @property
    def _here(self) -> str:
        return ".".join(str(step) for step in self.path[len(self.base) :]) or self.field

    def _step_into_mapping(self, node: Mapping | None) -> None:
        step = self.steps.pop(0)
        if isinstance(step, Pick):
            self.path = (*self.path, ",".join(step.words))
            return
        known = node.keys if node is not None else []
        parts = [step.word]
        best = 0
        for number, more in enumerate(self.steps, 1):
            if not isinstance(more, Name):
                break
            parts.append(more.word)
            if ".".join(parts) in known:
                best = number
        if not best and (step.word not in known or self._is_scalar(step.word)):
            best = self._dotted()
        self.path = (*self.path, ".".join(parts[: best + 1]))
        del self.steps[:best]

    def _is_scalar(self, key: str) -> bool:
        return isinstance(follow(self.draft.root, (*self.path, key)), Scalar)

    def _dotted(self) -> int:
        """How many further words belong to a new key of a mapping with free keys, such as 10.2."""
        root = self.draft.model
        if record_at(root, self.path) is not None or kind_at(root, self.path) != "mapping":
            return 0
        record = record_at(root, (*self.path, "*"))
        names = [step.word if isinstance(step, Name) else "" for step in self.steps]
        if record is None:
            return len(names) if kind_at(root, (*self.path, "*")) != "list" else 0
        return next((at for at, name in enumerate(names) if name in keys_of(record)), len(names))

    def _step_into_list(self, node: Sequence | None) -> None:
        step = self.steps.pop(0)
        items = node.items if node is not None else []
        if isinstance(step, Name) and step.word == _NEW:
            index = len(items)
        elif isinstance(step, Name) and step.word == _LAST and items:
            index = len(items) - 1
        elif isinstance(step, Name) and step.word.isdecimal():
            index = int(step.word)
            if index > len(items):
                raise EditError(
                    _("{field}: {list} has only {count} items", field=self.field, list=self._here, count=len(items))
                )
        else:
            index = self._picked(items, (step.word,) if isinstance(step, Name) else step.words, step)
        self.path = (*self.path, index)

    def _picked(self, items: Items[Node], wanted: tuple[str, ...], step: Name | Pick) -> int:
        """The index of the one item that has all these words."""
        naming = _NAMING.get(record_at(self.draft.model, (*self.path, 0)) or BaseModel, ("id",))
        found = [at for at, item in enumerate(items) if all(_has(item, word, naming) for word in wanted)]
        if len(found) == 1:
            return found[0]
        shown = ",".join(wanted)
        if found:
            raise EditError(
                _(
                    "{field}: {count} items of {list} are {words}",
                    field=self.field,
                    count=len(found),
                    list=self._here,
                    words=shown,
                )
            )
        if isinstance(step, Pick) and (item := self._named(wanted, naming)):
            self.item = (*self.path, len(items)), item
            return len(items)
        known = [text for item in items if (text := _named_by(item, naming))]
        if not known:
            raise EditError(_("{list} has no {words}: it is empty", list=self._here, words=shown))
        near = nearest(shown, known)
        if near is not None:
            raise EditError(_("{list} has no {words}; did you mean {near}?", list=self._here, words=shown, near=near))
        raise EditError(_("{list} has no {words}, only {known}", list=self._here, words=shown, known=words(known)))

    def _named(self, wanted: tuple[str, ...], naming: tuple[str, ...]) -> dict[str, Data]:
        """A new item that words tell apart from the others; empty where the words do not say enough."""
        if naming == ("id",) or len(wanted) > len(naming) or not self.steps:
            return {}
        return {key: spelled(word) if key == "year" else word for key, word in zip(naming, wanted, strict=False)}


def _has(item: Node, word: str, naming: tuple[str, ...]) -> bool:
    if isinstance(item, Scalar):
        return item.text == word
    return isinstance(item, Mapping) and any(
        isinstance(key, Scalar) and key.text in naming and isinstance(value, Scalar) and value.text == word
        for key, value in item.entries
    )


def _named_by(item: Node, naming: tuple[str, ...]) -> str:
    if isinstance(item, Scalar):
        return item.text
    found = [follow(item, (key,)) for key in naming]
    return ",".join(node.text for node in found if isinstance(node, Scalar))
