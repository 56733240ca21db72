"""Two records of one kind to the differences between their fields, driven by the model alone."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from ppu_roadmap.facts.parts import picked
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import Range
from ppu_roadmap.words.plan_names import NAMING

Op = Literal["add", "change", "remove"]
UNREAD: Final = object()
"""Stands for a value that could not be read, of which nobody knows whether it differs."""
_NAMES: Final = ("name", "factor")
_TELLING: Final = (*_NAMES, "year", "plan", "date", "role", "number", "title", "text", "amount")
"""Fields by which an item is known again where those that name it have changed; what has an id, by its name."""
Own: TypeAlias = Callable[[str, Any], Any]


class Difference(NamedTuple):
    """A field that differs, or a record that only one of the two states has."""

    op: Op
    id: str
    """Of a program, or of a part that has an id of its own, such as ``GOV-01-A1``; of an agency its key."""
    field: str
    """As ``set`` names it, such as ``budget[2026,apbd].amount``; empty for the whole of what has the id."""
    old: Any = None
    """As the format has it: a number, a word, a list, a mapping; ``None`` where nothing is said."""
    new: Any = None

    @property
    def unread(self) -> Literal["old", "new"] | None:
        """The state in which it could not be read."""
        return "old" if self.old is UNREAD else "new" if self.new is UNREAD else None

    @property
    def top(self) -> str:
        """The key of the record that the field lies under."""
        return re.split(r"[.\[]", self.field)[0]


class Comparison(NamedTuple):
    """How values are compared: under which id what differs is told, and what of either state is not known."""

    id: str
    ids: Mapping[str, str] = {}
    """The ids that things have in the new state, by those that they had, where these are others."""
    lost: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The lists of the old and of the new record that lost an item that could not be read."""
    deep: bool = False
    """Whether a record that one state alone has is told field by field, not as a whole."""

    def fields(self, field: str, old: Any, new: Any, without: Sequence[str] = ()) -> Iterator[Difference]:
        """The differences of two records of one type, or of two mappings, but under the keys ``without``."""
        sides = _held(old), _held(new)
        for key in dict.fromkeys((*sides[0], *sides[1])):
            if key not in without:
                (before, torn), (after, lost) = (side.get(key, (None, False)) for side in sides)
                yield from self.values(f"{field}.{key}" if field else key, key, before, after, (torn, lost))

    def values(
        self, field: str, key: str, old: Any, new: Any, unread: tuple[bool, bool] = (False, False)
    ) -> Iterator[Difference]:
        """The differences of what two states have under a key; of what none could read nothing is known."""
        old = old if old == new else self.own(key, old)
        some = new if old is None else old
        if unread[0] != unread[1]:
            told = (UNREAD if torn else data(value) for torn, value in zip(unread, (old, new), strict=True))
            yield Difference("change", self.id, field, *told)
        elif old == new:
            return
        elif _is_record(some) and None in (old, new):
            yield from self._whole(field, old, new)
        elif _is_record(some) or isinstance(some, dict):
            yield from self.fields(field, old, new)
        elif isinstance(some, tuple) and any(map(_is_record, (*(old or ()), *(new or ())))):
            yield from self._items(field, key, old or (), new or ())
        else:
            yield Difference("change", self.id, field, data(old), data(new))

    def _whole(self, field: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
        """A record that one state alone has."""
        kind = type(old or new or Record())
        blank = kind.model_construct()
        op: Op = "remove" if old else "add"
        parts = self.fields(field, old or blank, new or blank, kind.naming) if self.deep else ()
        told = [each._replace(new=None) if old else each._replace(old=None) for each in parts]
        yield from told or [Difference(op, self.id, field, data(old), data(new))]

    def _items(self, field: str, key: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Difference]:
        """The differences of two lists of records, each told by its id, the words that pick it, or its index."""
        names = [*map(self._named, (old, new))]
        torn = [any(each.rpartition(".")[2] == key for each in side) for side in self.lost]  # below any item
        for before, after in paired(old, new, self.own):
            one, other = None if before is None else old[before], None if after is None else new[after]
            if None not in (before, after) or not torn[after is None]:
                name = names[0][before] if before is not None else names[1][after or 0]
                yield from self.values(field + name, key, one, other)

    def _named(self, items: Sequence[Record]) -> list[str]:
        ids = [getattr(each, "id", None) for each in items]
        alike = Counter(ids)  # an id that two have picks neither
        return [
            f".{self.own('id', id)}" if words is None and alike[id] == 1 else f"[{','.join(words or (str(at),))}]"
            for at, (id, words) in enumerate(zip(ids, picked(items), strict=True))
        ]

    def own(self, key: str, value: Any) -> Any:
        """A value with the ids that things have now, where it names them or parts of them."""
        if not (self.ids and isinstance(value, str | tuple) and (key == "id" or key in NAMING)):
            return value
        if isinstance(value, tuple):
            return tuple(self.own(key, each) for each in value)
        whole, _dash, part = value.rpartition("-")
        return self.ids.get(value) or (f"{self.ids[whole]}-{part}" if whole in self.ids else value)


def _itself(_key: str, value: Any) -> Any:
    return value


def paired(old: Sequence[Record], new: Sequence[Record], own: Own = _itself) -> list[tuple[int | None, int | None]]:
    """The indexes of items of two lists that are one, in the order of the new list; then what the old one alone has.

    An item is known again by all that it says, else by what names it, by one thing that it says, and one without a name
    by its place among such; one whose name could not be read is taken for one that is left. ``own`` gives a value of
    the old list as the new one has it. Work grows with the number of items.
    """
    partner: dict[int, int] = {}
    left = dict.fromkeys(range(len(old)))
    fields = type(new[0]).model_fields if old and new else {}
    telling = ((name,) for name in (_NAMES if "id" in fields else _TELLING))
    for names in (tuple(fields), new[0].naming, *telling, ()) if fields else ():
        waiting: dict[str | None, list[int]] = {}
        for at in left if fields.keys() >= {*names} else ():
            waiting.setdefault(_known_by(old[at], names, own), []).append(at)
        waiting.pop(None, None)
        for at in (at for at in range(len(new)) if at not in partner):
            if found := waiting.get(_known_by(new[at], names)):
                partner[at] = found.pop(0)
                del left[partner[at]]
    torn = {at: None for at in left if old[at].refused & {*old[at].naming}}
    for at in (at for at in range(len(new)) if at not in partner):
        if (found := next(iter(left if new[at].refused & {*new[at].naming} else torn), None)) is not None:
            partner[at] = found
            del left[found]
            torn.pop(found, None)
    return [*((partner.get(at), at) for at in range(len(new))), *((at, None) for at in left)]


def _known_by(item: Record, names: Sequence[str], own: Own = _itself) -> str | None:
    """What an item says under some names, if it says something; without names that it has no name."""
    said = [own(name, getattr(item, name, None)) for name in names or item.naming]
    nameless = said.count(None) == len(said)
    return (repr(said) if names else "") if nameless is not bool(names) else None


def _held(value: Any) -> Mapping[str, tuple[Any, bool]]:
    """What a record or a mapping has under its keys, and whether each was something that could not be read."""
    if isinstance(value, Record):
        keys = {name: info.alias or name for name, info in type(value).model_fields.items()}
        said = {name: getattr(value, name, None) for name in keys}
        return {keys[name]: (each, name in value.refused or _torn(each)) for name, each in said.items()}
    return {str(key): (each, each is None or _torn(each)) for key, each in (value or {}).items()}


def _is_record(value: Any) -> bool:
    """Whether a value has fields of its own that are told apart; a range is one value."""
    return isinstance(value, Record) and not isinstance(value, Range)


def _torn(value: Any) -> bool:
    """Whether a part of a range could not be read."""
    return isinstance(value, Range) and bool(value.refused)


def data(value: Any) -> Any:
    """A value of the model as a file has it: 50 and not 50.0, a record as what it says, nothing as None."""
    match value:
        case Record():
            fields = type(value).model_fields.items()
            known = ((info.alias or name, info.default, getattr(value, name, None)) for name, info in fields)
            return {key: found for key, default, each in known if each != default and (found := data(each)) is not None}
        case Mapping():
            return {str(key): data(each) for key, each in value.items()} or None
        case tuple():
            return [data(each) for each in value] or None
        case float() if value.is_integer():
            return int(value)
    return value
