"""Two records of one kind, or two lists of them, to the differences between their fields; driven by the model alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import Range
from ppu_roadmap.revision.difference import Difference, Op

_NAMES: Final = ("name", "factor")
_TELLING: Final = (*_NAMES, "year", "plan", "date", "role", "number", "title", "text", "amount")
"""Fields by which an item is known again where those that name it have changed; what has an id, by its name."""
Own: TypeAlias = Callable[[str, Any], Any]
Keys: TypeAlias = tuple[str, ...]
"""The keys on the way to a field, without the indexes."""
Pair: TypeAlias = tuple[int | None, int | None]
"""The index of an item in the old list and in the new one; ``None`` where one of them has it not."""


class Comparison(NamedTuple):
    """How records are compared: under which id what differs is told, and what of either state is not known."""

    id: str
    was: str = ""
    """The id that the record had, where it is another: ids of its parts begin with it."""
    unknown: tuple[frozenset[Keys], frozenset[Keys]] = (frozenset(), frozenset())
    """The lists of the old and of the new record that lost an item that could not be read."""
    deep: bool = False
    """Whether a part that one state alone has is told field by field, not as a whole."""

    def records(self, old: Record, new: Record, without: Sequence[str] = ()) -> Iterator[Difference]:
        """The differences of two records of one type, but in the fields ``without``."""
        return self._records("", (), old, new, without)

    def _records(
        self, field: str, keys: Keys, old: Record, new: Record, without: Sequence[str] = ()
    ) -> Iterator[Difference]:
        for name, info in type(new).model_fields.items():
            if name in without or name in old.refused or name in new.refused:
                continue
            key = info.alias or name
            before, after = self._own(key, getattr(old, name, None)), getattr(new, name, None)
            if before is not after and before != after:
                yield from self._values(_joined(field, key), (*keys, key), before, after)

    def _values(self, field: str, keys: Keys, old: Any, new: Any) -> Iterator[Difference]:
        """The differences of two values that are not equal."""
        some = old if _is_record(old) else new
        if _is_record(some) and (type(old) is type(new) or (self.deep and None in (old, new))):
            old, new = (type(some).model_construct() if each is None else each for each in (old, new))
            yield from self._records(field, keys, old, new)
        elif isinstance(some, dict):
            old, new = old or {}, new or {}
            for key in dict.fromkeys((*old, *new)):
                yield from self._entry(_joined(field, str(key)), (*keys, str(key)), key, (old, new))
        elif isinstance(some, tuple) and any(map(_is_record, (*(old or ()), *(new or ())))):
            yield from self._items(field, keys, old or (), new or ())
        else:
            yield Difference(_op(old, new), self.id, field, data(old), data(new))

    def _entry(self, field: str, keys: Keys, key: Any, both: tuple[Any, Any]) -> Iterator[Difference]:
        """The differences of what two mappings have under a key; nothing where it could not be read."""
        if any(key in side and side[key] is None for side in both):
            return
        old, new = (side.get(key) for side in both)
        if old != new:
            yield from self._values(field, keys, old, new)

    def _items(self, field: str, keys: Keys, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Difference]:
        """The differences of two lists of records."""
        lost_before, lost_after = (keys in side for side in self.unknown)
        for before, after in paired(old, new, self._own):
            if before is not None and after is not None:
                ours = new if self.was else old
                named = _item(field, ours, after if self.was else before)
                yield from self._records(named, keys, old[before], new[after])
            elif after is not None and not lost_before:
                yield from self._one_sided(_item(field, new, after), keys, new[after], added=True)
            elif before is not None and not lost_after:
                yield from self._one_sided(_item(field, old, before), keys, old[before], added=False)

    def _one_sided(self, field: str, keys: Keys, item: Record, *, added: bool) -> Iterator[Difference]:
        old, new = (None, item) if added else (item, None)
        found: list[Difference] = []
        if self.deep:
            blank = type(item).model_construct()
            found += self._records(field, keys, old or blank, new or blank, type(item).naming)
        yield from found or (Difference(_op(old, new), self.id, field, data(old), data(new)),)

    def _own(self, key: str, value: Any) -> Any:
        """A value with the id that the record has now, where that names a part of it."""
        if key in ("id", "action") and self.was and isinstance(value, str) and value.startswith(f"{self.was}-"):
            return self.id + value[len(self.was) :]
        return value


def paired(old: Sequence[Record], new: Sequence[Record], own: Own = lambda _key, value: value) -> list[Pair]:
    """The items of two lists that are one, found by what tells them apart, in the order of the new list.

    What the old list alone has comes last. ``own`` gives a value of the old list as the new one has it. Work grows with
    the number of items.
    """
    partner: dict[int, int] = {}
    left = dict.fromkeys(range(len(old)))
    for tier in _tiers(type((*old, *new)[0])) if old and new else ():
        waiting: dict[Any, list[int]] = {}
        for at in left:
            waiting.setdefault(tier(at, old[at], own), []).append(at)
        waiting.pop(None, None)
        for at in (at for at in range(len(new)) if at not in partner):
            if found := waiting.get(tier(at, new[at], lambda _key, value: value)):
                partner[at] = found.pop(0)
                del left[partner[at]]
    return [*((partner.get(at), at) for at in range(len(new))), *((at, None) for at in left)]


def _tiers(kind: type[Record]) -> Iterator[Callable[[int, Record, Own], Any]]:
    """Ways to know an item again, surest first: all of it, what names it, one thing that it says, at last its place."""

    def by(*names: str) -> Callable[[int, Record, Own], Any]:
        def key(_at: int, item: Record, own: Own) -> Any:
            found = tuple(own(name, getattr(item, name)) for name in names)
            return None if set(found) == {None} else found

        return key

    known = kind.model_fields
    yield lambda _at, item, _own: repr(item)
    if kind.naming[0] in known:
        yield by(*kind.naming)
    yield from (by(name) for name in _TELLING if name in known and ("id" not in known or name in _NAMES))
    yield lambda at, item, _own: None if any(getattr(item, name, None) is not None for name in kind.naming) else at


def _item(field: str, items: Sequence[Record], at: int) -> str:
    """The name of an item of a list: its id, the fewest words that tell it from the others, or its index."""
    item = items[at]
    if (own := getattr(item, "id", None)) is not None and sum(getattr(one, "id", None) == own for one in items) == 1:
        return f"{field}.{own}"
    names = [_words(each) for each in items] if item.naming != ("id",) else []
    own_words = names[at] if names else []
    for count in range(min(2, len(own_words)), len(own_words) + 1 if own_words else 0):
        picked = own_words[:count]
        if sum(set(picked) <= set(each) for each in names) == 1:
            return f"{field}[{','.join(picked)}]"
    return f"{field}[{at}]"


def _words(item: Record) -> list[str]:
    return [str(value) for name in item.naming if (value := getattr(item, name)) is not None]


def _joined(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key


def _is_record(value: Any) -> bool:
    """Whether a value has fields of its own that are told apart; a range is one value."""
    return isinstance(value, Record) and not isinstance(value, Range)


def _op(old: Any, new: Any) -> Op:
    if old is None and _is_record(new):
        return "add"
    return "remove" if new is None and _is_record(old) else "change"


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
