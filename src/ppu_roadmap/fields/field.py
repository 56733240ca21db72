"""A field of a record, and tables, rows and facts made of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from ppu_roadmap.fields import cells
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.cells import Cell, Column, Keyed, Marked, label_of, machine_value
from ppu_roadmap.paper.table import Group, Row, Table
from ppu_roadmap.text import Message
from ppu_roadmap.words.typed import key_of

Kept_co = TypeVar("Kept_co", bound=Record, covariant=True)
Known_contra = TypeVar("Known_contra", contravariant=True)
Order: TypeAlias = "float | str | tuple[Cell, ...]"


@dataclass(frozen=True, slots=True)
class Of(Generic[Kept_co]):
    """A record and the plan it is of: what a field is asked of."""

    plan: Plan
    record: Kept_co


@dataclass(frozen=True, slots=True)
class Within(Of[Kept_co]):
    """A record and the program it is a part of."""

    program: Program


def by_value(cell: Cell) -> Order | None:
    """What ``--sort`` compares: numbers and years as they are, texts in any case, what is so before what is not."""
    match label_of(cell):
        case Marked(value=value):
            return by_value(value)
        case bool(yes):
            return not yes
        case str(text):
            return text.casefold()
        case int() | float() as number:
            return number
        case tuple(years):
            return years or None
    return None


def by_key(cell: Cell) -> Order | None:
    """What ``--sort`` compares of a value that people read by its name and that is ordered by its key."""
    return by_value(machine_value(cell))


def among(words: Iterable[str]) -> Callable[[Cell], Order | None]:
    """What ``--sort`` compares of a word of a closed list: its place there."""
    places = {word: place for place, word in enumerate(words)}
    return lambda cell: places.get(str(machine_value(cell)))


@dataclass(frozen=True, slots=True)
class Field(Generic[Known_contra]):
    """A column, and how what is asked fills it."""

    column: Column
    get: Callable[[Known_contra], Cell]
    path: tuple[str, ...] = ()
    """Where it stands in the record; nowhere for what is derived."""
    sheet: Callable[[Known_contra], Cell] | None = None
    """What the sheet of a program says, where that is not what a table says."""
    searched: bool = True
    """Whether ``--search`` reads the texts in it."""
    order: Callable[[Cell], Order | None] | None = by_value
    """What ``--sort`` compares; nothing where the values have no order."""

    @property
    def key(self) -> str:
        """Its name in options and data formats, as a rule the key of the format."""
        return self.column.key

    @property
    def label(self) -> Message:
        """Its name for people."""
        return self.column.label

    def texts(self, of: Known_contra) -> Iterator[str]:
        """The plan's own texts in it; a word of the format, whose label is a message, is none."""
        if self.searched:
            yield from _texts(self.get(of))

    def compared(self, of: Known_contra) -> Order | None:
        """What ``--sort`` compares; ``None`` where nothing is known."""
        return self.order(self.get(of)) if self.order else None


Fields: TypeAlias = Sequence[Field[Known_contra]]

OPTIONS = frozenset(Field.__dataclass_fields__) - {"column", "get"}


def field(key: str, label: Message, get: Callable[[Known_contra], Cell], /, **options: Any) -> Field[Known_contra]:
    """A field that is filled in a way of its own; ``options`` are those of the field and those of its column."""
    own = {name: options.pop(name) for name in OPTIONS & options.keys()}
    return Field(Column(key, label, **options), get, **own)


def plain(key: str, label: Message, /, *path: str, **options: Any) -> Field[Of[Record]]:
    """A value that people and machines read alike, at its own key of the record or at another path."""
    return field(key, label, lambda of: _at(of.record, path or (key,)), path=path or (key,), **options)


def several(key: str, label: Message, /, *path: str, **options: Any) -> Field[Of[Record]]:
    """Values in a list, which have no order among records."""
    return plain(key, label, *path, order=None, **options)


def word(
    key: str, label: Message, table: Mapping[str, Message], /, *path: str, usual: str = "", **options: Any
) -> Field[Of[Record]]:
    """A word of the format; people see it only where it is not the usual one."""

    def cell(of: Of[Record]) -> Cell:
        found: str | None = _at(of.record, path or (key,))
        return Keyed(found, None) if found == usual else cells.label(table, found)

    return field(key, label, cell, path=path or (key,), order=among(table), **options)


def agency(key: str, label: Message, /, **options: Any) -> Field[Of[Record]]:
    """The key of an agency, which people read by its short name."""
    return field(key, label, lambda of: cells.agency(of.plan, _at(of.record, (key,))), path=(key,), **options)


def _at(record: Any, path: tuple[str, ...]) -> Any:
    """The value at a path below a record; ``None`` where the way to it is not there, or there is nothing in a list."""
    for step in path:
        record = getattr(record, step, None)
    return None if record == () else record


def _texts(cell: Cell) -> Iterator[str]:
    match label_of(cell):
        case str(text):
            yield text
        case Marked(value=value):
            yield from _texts(value)
        case tuple(items):
            for item in items:
                yield from _texts(item)


# -- rows and tables ---------------------------------------------------------------------------------------------------


def keyed(fields: Fields[Known_contra]) -> dict[str, Field[Known_contra]]:
    """Fields by their keys."""
    return {field.key: field for field in fields}


def labels_of(fields: Fields[Known_contra]) -> dict[str, Message]:
    """What people call fields, by their keys."""
    return {field.key: field.label for field in fields}


def chosen(
    fields: Fields[Known_contra], typed: Iterable[str], default: Iterable[str] = ()
) -> tuple[Field[Known_contra], ...]:
    """The fields of the keys that were typed, in that order, else the default ones; what is no key is passed over."""
    known = keyed(fields)
    keys = [key_of(word) for word in typed] or default
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)


def without(fields: Fields[Known_contra], *keys: str) -> tuple[Field[Known_contra], ...]:
    """Fields but those of some keys."""
    return tuple(field for field in fields if field.key not in keys)


def laid_out(fields: Fields[Known_contra], **places: tuple[int, int]) -> tuple[Field[Known_contra], ...]:
    """Fields of which some have another rank and weight than they have in their own table."""
    ranked: dict[str, dict[str, Any]] = {
        key: {"rank": rank, "weight": weight} for key, (rank, weight) in places.items()
    }
    return tuple(replace(field, column=replace(field.column, **ranked.get(field.key, {}))) for field in fields)


def row_of(of: Known_contra, fields: Fields[Known_contra]) -> Row:
    """The row of what is asked."""
    return Row(tuple(field.get(of) for field in fields))


def columns_of(fields: Fields[Known_contra]) -> tuple[Column, ...]:
    """The columns of fields."""
    return tuple(field.column for field in fields)


# -- the sheet of a program --------------------------------------------------------------------------------------------


def table_of(title: Message, fields: Fields[Known_contra], records: Iterable[Known_contra]) -> Iterator[Table]:
    """A table of records, with labels in full and without columns that nothing is known of; none of no records."""
    rows = tuple(Row(tuple((field.sheet or field.get)(of) for field in fields)) for of in records)
    if rows:
        columns = tuple(replace(column, narrow=None, bare=False) for column in columns_of(fields))
        made = Table(title, columns, (Group(None, rows),))
        yield made.without_empty(field.key for field in fields if field.column.rank)


def facts_of(fields: Fields[Known_contra], of: Known_contra, always: Iterable[str] = ()) -> Iterator[Row]:
    """What is known of one record, a line a field; of some keys also that nothing is."""
    for each in fields:
        cell = (each.sheet or each.get)(of)
        if each.key in always or label_of(cell) not in (None, ()):
            yield Row((each.label, cells.alone(cell, each.column)))
