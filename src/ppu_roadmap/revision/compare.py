"""Two records of one kind, or two lists of them, to the differences between their fields; driven by the model alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from ppu_roadmap.facts.naming import picked
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import Range
from ppu_roadmap.revision.difference import UNREAD, Difference, Op

_NAMES: Final = ("name", "factor")
_TELLING: Final = (*_NAMES, "year", "plan", "date", "role", "number", "title", "text", "amount")
"""Fields by which an item is known again where those that name it have changed; what has an id, by its name."""
_NAMING: Final = (
    "id", "action", "owner", "partners", "data_owner", "proposer", "depends_on", "replaced_by", "program", "objective",
    "strategy",
)  # fmt: skip
"""Fields that hold ids, which may be others in the new state."""
Own: TypeAlias = Callable[[str, Any], Any]


class Comparison(NamedTuple):
    """How values are compared: under which id what differs is told, and what of either state is not known."""

    id: str
    ids: Mapping[str, str] = {}
    """The ids that things have in the new state, by those that they had, where these are others."""
    lost: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The keys of lists of the old and of the new record that lost an item that could not be read."""
    deep: bool = False
    """Whether a record that one state alone has is told field by field, not as a whole."""

    def records(self, field: str, old: Record, new: Record, without: Sequence[str] = ()) -> Iterator[Difference]:
        """The differences of two records of one type, but in the fields ``without``."""
        for name, info in type(new).model_fields.items():
            if name not in without:
                key = info.alias or name
                before, after = getattr(old, name, None), getattr(new, name, None)
                before = before if before == after else self.own(key, before)
                path = f"{field}.{key}" if field else key
                unread = [name in each.refused or _torn(getattr(each, name, None)) for each in (old, new)]
                yield from self.unread(path, before, after, unread) or self.values(path, key, before, after)

    def unread(self, field: str, old: Any, new: Any, unread: Sequence[bool]) -> Sequence[Difference]:
        """That a value could not be read in one of the states; of one that none could read nothing is known."""
        if unread[0] == unread[1]:
            return ()
        told = (UNREAD if lost else data(value) for lost, value in zip(unread, (old, new), strict=True))
        return (Difference("change", self.id, field, *told),)

    def values(self, field: str, key: str, old: Any, new: Any) -> Iterator[Difference]:
        """The differences of what two states have under a key."""
        some = new if old is None else old
        if old == new:
            return
        if _is_record(some) and type(old) is type(new):
            yield from self.records(field, old, new)
        elif _is_record(some) and None in (old, new):
            op: Op = "add" if old is None else "remove"
            blank = type(some).model_construct()
            parts = self.records(field, old or blank, new or blank, type(some).naming) if self.deep else ()
            told = [each._replace(old=None) if op == "add" else each._replace(new=None) for each in parts]
            yield from told or [Difference(op, self.id, field, data(old), data(new))]
        elif isinstance(some, dict):
            old, new = old or {}, new or {}
            for name in dict.fromkeys((*old, *new)):
                path, before, after = f"{field}.{name}", old.get(name), new.get(name)
                unread = [name in each and (each[name] is None or _torn(each[name])) for each in (old, new)]
                yield from self.unread(path, before, after, unread) or self.values(path, str(name), before, after)
        elif isinstance(some, tuple) and any(map(_is_record, (*(old or ()), *(new or ())))):
            yield from self._items(field, key, old or (), new or ())
        else:
            yield Difference("change", self.id, field, data(old), data(new))

    def _items(self, field: str, key: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Difference]:
        """The differences of two lists of records."""
        names = [[*self._names(items)] for items in (old, new)]
        for before, after in paired(old, new, self.own):
            one, other = None if before is None else old[before], None if after is None else new[after]
            if (one is not None and other is not None) or key not in self.lost[other is None]:
                named = names[1][after or 0] if before is None else names[0][before]
                yield from self.values(field + named, key, one, other)

    def _names(self, items: Sequence[Record]) -> Iterator[str]:
        """What each item of a list is called: by its id, the fewest words that tell it from others, or its index."""
        for at, words in enumerate(picked(items)):
            by_id = bool(words) and items[at].naming == ("id",)
            yield f".{self.own('id', words[0])}" if by_id else f"[{','.join(words) or at}]"

    def own(self, key: str, value: Any) -> Any:
        """A value with the ids that things have now, where it names them or parts of them."""
        if key not in _NAMING or not self.ids or not isinstance(value, str | tuple):
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
