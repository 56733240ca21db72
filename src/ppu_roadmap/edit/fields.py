"""Fields as a person names them, ``quick_win.start`` or ``budget[2023,apbd].amount``, and the values they are given."""

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Any, Final

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.kinds import draft_of, ids_of, kind_of
from ppu_roadmap.edit.values import Typed, Typist
from ppu_roadmap.loader.folder import PLAN
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.shape.fields import is_required, keys_of, kind_at, record_at
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.yamltext.changes import Change, EditError, Insert, Remove, Set
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import (
    Data,
    Given,
    Mapping,
    Node,
    Plain,
    Scalar,
    Sequence,
    follow,
    is_null,
    spelled,
    text_at,
)
from ppu_roadmap.yamltext.writing import edited

_TOKEN = re.compile(r"""\.?(?:"([^"]*)"|'([^']*)'|([^.\[\]"']+))|\[(?P<picked>[^\[\]]*)\]""")
_LAST: Final = "last"
_NEW: Final = "+"
_DIGITS: Final = 6
"""Digits of an index, of which no list has more."""
_DEEPEST: Final = 30
"""Parts of a field's name, of which none that the format knows has half as many."""


def setting(draft: Draft, base: Path, field: str, value: Given, typist: Typist | None = None) -> Change | None:
    """The change that gives a field of what stands at ``base`` a value; ``None`` where it is not there anyway.

    What a ``typist`` types is read as people write it, without one text is taken to the letter. Nothing removes the
    field. Raises EditError and Misread, and TypeError for a value that no file can hold.
    """
    place = _Place(draft, base, field, typist)
    path, typed = place.path, place.typed
    if value is None or (isinstance(value, str) and not value.strip()):
        return None if follow(draft.root, path) is None else in_turn(draft.root, [Remove(path)])[0]
    data = typed.data(path, value)
    if place.new is None:
        return Set(path, data)
    at, item = place.new
    for step in reversed(path[len(at) :]):
        data = {str(step): data}
    item |= data if isinstance(data, dict) else {}
    record = record_at(typed.kind, at)
    order = keys_of(record) if record else ()
    ranked = sorted(item, key=lambda key: order.index(key) if key in order else len(order))
    return Insert(at, {key: item[key] for key in ranked})


def moves(root: Node, change: Change) -> bool:
    """Whether what fields name may stand elsewhere after a change, and not only a value is another one, or new."""
    above, record = follow(root, change.path[:-1]), record_at(kind_of(root), change.path[:-1])
    value = isinstance(change, Set) and isinstance(change.value, str | Plain)
    single = isinstance(follow(root, change.path) or Plain(""), Scalar | Plain)
    if record is None or not isinstance(above, Mapping) or not value or not single:
        return True
    return change.path[-1] in getattr(record, "naming", ())


def place_at(draft: Draft, base: Path, field: str) -> Path:
    """Where a field of what stands at ``base`` stands or is to stand. Raises EditError."""
    return _Place(draft, base, field).path


def set_field(data: bytes, id: str, field: str, value: Any) -> bytes:
    """The bytes of a file, whose plan is not at hand, in which a field has a value. Raises EditError."""
    draft = draft_of(data)
    found: list[Path] = [()] if id == PLAN else ids_of(draft.root).get(id, [])
    if not found or (id == PLAN and kind_of(draft.root) is not PlanFile):
        raise EditError(_("nothing in the file has the id {id}", id=id))
    path, *others = found
    if others:
        raise EditError(_("more than one thing in the file has the id {id}", id=id))
    try:
        change = setting(draft, path, field, value)
    except TypeError as error:
        raise EditError(_("{field} cannot be this value: {reason}", field=field, reason=str(error))) from None
    return data if change is None else edited(draft, [change]).text.to_bytes()


def in_turn(root: Node, changes: Iterable[Change]) -> list[Change]:
    """Changes, behind the others those that take away, in an order in which none moves what a later one means.

    A mapping that would be left empty goes as a whole, if it may be absent and none of the others leads into it.
    """
    changes = tuple(changes)
    others = [change for change in changes if not isinstance(change, Remove)]
    gone = dict.fromkeys(change.path for change in changes if isinstance(change, Remove))
    kept = {change.path[:end] for change in others for end in range(len(change.path))}
    for path in [*gone]:
        while len(path) > 1 and isinstance(path[-1], str) and isinstance(path[-2], str):
            path = path[:-1]  # noqa: PLW2901 -- what is above that may be left empty, too
            node = follow(root, path)
            if not isinstance(node, Mapping) or path in kept or is_required(kind_of(root), path):
                break
            if not all((*path, key) in gone for key in node.keys):
                break
            gone[path] = None
    last = sorted(gone, key=lambda path: [(isinstance(step, int), step) for step in path], reverse=True)
    return [*others, *(Remove(path) for path in last if not any(path[:end] in gone for end in range(1, len(path))))]


def _segments(field: str) -> list[str | tuple[str, ...]]:
    """The parts of a field's name: a key, an index or an id; in brackets the words of an item. Raises EditError."""
    tokens = list(_TOKEN.finditer(field))
    whole = "".join(token[0] for token in tokens) == field and len(tokens) <= _DEEPEST
    if not field or not whole or field.startswith((".", "[")):
        message = _(
            "{field} is no name of a field; write one such as quick_win.start or budget[2023,apbd].amount", field=field
        )
        raise EditError(message)
    return [
        tuple(word.strip().strip("\"'") for word in token["picked"].split(","))
        if token["picked"] is not None
        else token[1] or token[2] or token[3] or ""
        for token in tokens
    ]


class _Place:
    """Where a field stands or is to stand, found by following its name from ``base``. Raises EditError."""

    def __init__(self, draft: Draft, base: Path, field: str, typist: Typist | None = None) -> None:
        self.draft, self.field, self.kind = draft, field, kind_of(draft.root)
        self.typed = Typed(self.kind, field, typist)
        self.base = self.path = base
        self.left = _segments(field)
        """What of the name is still to be followed."""
        self.new: tuple[Path, dict[str, Data]] | None = None
        """An item that a list has not yet, with the words by which it can be found again."""
        while self.left:
            node = follow(draft.root, self.path)
            if isinstance(node, Scalar) and is_null(node.data):
                node = None
            if isinstance(node, Sequence) or (node is None and kind_at(self.kind, self.path) == "list"):
                self.path = (*self.path, self._index(node.items if isinstance(node, Sequence) else []))
            elif isinstance(node, Scalar):
                message = _("{field} leads below {path}, which is a single value", field=field, path=self._here)
                raise EditError(message)
            else:
                self.path = (*self.path, self._key(node.keys if node is not None else []))

    @property
    def _here(self) -> str:
        return ".".join(str(step) for step in self.path[len(self.base) :]) or self.field

    def _key(self, known: list[str]) -> str:
        """The key that comes next; of more than one segment where it has a point in it, such as 10.2."""
        first = self.left.pop(0)
        if not isinstance(first, str):
            return ",".join(first)
        if first not in known:
            first = self.typed.key(self.path, first)
        more = [*takewhile(lambda segment: isinstance(segment, str), self.left)]
        names = [first, *map(str, more)]
        further = next((end for end in range(len(more), 0, -1) if ".".join(names[: end + 1]) in known), 0)
        below = follow(self.draft.root, (*self.path, first))
        if not further and (first not in known or isinstance(below, Scalar)):
            further = self._dotted(names[1:])
        del self.left[:further]
        return ".".join(names[: further + 1])

    def _dotted(self, names: list[str]) -> int:
        """How many of these further names belong to a new key of a mapping with free keys."""
        if record_at(self.kind, self.path) is not None or kind_at(self.kind, self.path) != "mapping":
            return 0
        record = record_at(self.kind, (*self.path, "*"))
        if record is None:
            return len(names) if kind_at(self.kind, (*self.path, "*")) != "list" else 0
        return next((at for at, name in enumerate(names) if name in keys_of(record)), len(names))

    def _index(self, items: list[Node]) -> int:
        """The index of the item that is meant; that behind the last one for a new item. Raises EditError."""
        segment = self.left.pop(0)
        wanted = (segment,) if isinstance(segment, str) else segment
        if segment in (_NEW, _LAST) and (items or segment == _NEW):
            return len(items) - (segment == _LAST)
        index = wanted[0] if len(wanted) == 1 and wanted[0].isdecimal() and len(wanted[0]) <= _DIGITS else ""
        if index and isinstance(segment, str) and int(index) <= len(items):
            return int(index)
        record = record_at(self.kind, (*self.path, 0))
        naming = getattr(record, "naming", Record.naming)
        wanted = tuple(self._meant(word, naming) if len(wanted) <= len(naming) else word for word in wanted)
        known = [_names(item, naming) for item in items]
        found = [at for at, names in enumerate(known) if set(wanted) <= set(names)]
        if (
            isinstance(segment, str) and segment.isdecimal() and (record is None or not found)
        ):  # 9 is no item of [9, 16]
            message = _("{field}: {list} has only {count} items", field=self.field, list=self._here, count=len(items))
            raise EditError(message)
        if len(found) == 1:
            return found[0]
        if not found and index and int(index) < len(items):
            return int(index)
        if found or isinstance(segment, str) or not self.left or naming == ("id",) or len(wanted) > len(naming):
            raise EditError(self._not_one(",".join(wanted), len(found), [",".join(names) for names in known if names]))
        pairs = zip(naming, wanted, strict=False)
        self.new = (*self.path, len(items)), {key: spelled(word) if key == "year" else word for key, word in pairs}
        return len(items)

    def _meant(self, word: str, naming: tuple[str, ...]) -> str:
        """A word that picks an item, as it stands in the file: ``APBD Kabupaten`` is apbd."""
        meant = (self.typed.word((*self.path, 0, key), word) for key in naming)
        return next((each for each in meant if each != word), word)

    def _not_one(self, wanted: str, count: int, known: list[str]) -> Message:
        field, here = self.field, self._here
        if count:
            return _("{field}: {count} items of {list} are {words}", field=field, count=count, list=here, words=wanted)
        if not known:
            return _("{list} has no {words}: it is empty", list=here, words=wanted)
        only = _("{list} has no {words}, only {known}", list=here, words=wanted, known=words(known))
        return or_nearest(_("{list} has no {words}", list=here, words=wanted), wanted, known, only)


def _names(item: Node, naming: tuple[str, ...]) -> list[str]:
    """The words that tell an item of a list from the others."""
    if isinstance(item, Scalar):
        return [item.text]
    return [text for key in naming if (text := text_at(item, key)) is not None]
