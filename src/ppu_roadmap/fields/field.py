"""A field of a record, and tables, rows and facts made of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.fields import cells
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Marked, Row, Table, label_of, machine_value
from ppu_roadmap.text import Message

if TYPE_CHECKING:
    from ppu_roadmap.words.vocabulary import Vocabulary

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
    match cell:
        case str():
            return cell.casefold()
        case bool():
            return not cell
        case int() | float():
            return cell
        case Marked(value=shown) | Keyed(label=shown):
            return by_value(shown)
        case tuple():
            return cell or None
    return None


def by_key(cell: Cell) -> Order | None:
    """What ``--sort`` compares of a value that people read by its name and that is ordered by its key."""
    return by_value(machine_value(cell))


def among(words: Iterable[str]) -> Callable[[Cell], Order | None]:
    """What ``--sort`` compares of a word of a closed list: its place there."""
    places = {word: place for place, word in enumerate(words)}
    return lambda cell: places.get(str(machine_value(cell)))


class Field(NamedTuple, Generic[Known_contra]):
    """A column, and how what is asked fills it."""

    column: Column
    get: Callable[[Known_contra], Cell]
    path: tuple[str, ...] = ()
    """Where it stands in the record; nowhere for what is derived."""
    sheet: Callable[[Known_contra], Cell] | None = None
    """What the sheet of a program says, where that is not what a table says."""
    searched: bool = True
    """Whether ``--search`` reads the texts in it, where it has any."""
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

    def compared(self, of: Known_contra) -> Order | None:
        """What ``--sort`` compares; ``None`` where nothing is known."""
        return self.order(self.get(of)) if self.order else None


Fields: TypeAlias = Sequence[Field[Known_contra]]


def field(key: str, label: Message, get: Callable[[Known_contra], Cell], /, **options: Any) -> Field[Known_contra]:
    """A field that is filled in a way of its own; ``options`` are those of the field and those of its column."""
    own = {name: options.pop(name) for name in Field._fields[2:] if name in options}
    return Field(Column(key, label, **options), get, **own)


def plain(key: str, label: Message, /, **options: Any) -> Field[Of[Record]]:
    """A value that people and machines read alike."""
    return field(key, label, attrgetter(f"record.{key}"), path=(key,), **options)


def several(key: str, label: Message, /, **options: Any) -> Field[Of[Record]]:
    """Values in a list, which have no order among records."""
    return field(key, label, lambda of: getattr(of.record, key) or None, path=(key,), order=None, **options)


def word(
    key: str, label: Message, table: Mapping[str, Message], /, usual: str = "", **options: Any
) -> Field[Of[Record]]:
    """A word of the format; people see it only where it is not the usual one."""

    @lru_cache
    def cell(found: str | None) -> Cell:
        return Keyed(found, None) if found == usual else cells.label(table, found)

    path, options = (key,), {"order": among(table), "searched": False, **options}
    return field(key, label, lambda of: cell(getattr(of.record, key)), path=path, **options)


def agency(key: str, label: Message, /, **options: Any) -> Field[Of[Record]]:
    """The key of an agency, which people read by its short name."""
    return field(key, label, lambda of: cells.agency(of.plan, getattr(of.record, key)), path=(key,), **options)


def searched(fields: Fields[Known_contra]) -> tuple[Field[Known_contra], ...]:
    """The fields whose texts are searched."""
    return tuple(each for each in fields if each.searched and each.column.kind in {Kind.TEXT, Kind.ADDRESS})


def texts_of(of: Known_contra, fields: Fields[Known_contra]) -> Iterator[str]:
    """The plan's own texts in some fields; a word of the format, whose label is a message, is none."""
    for each in fields:
        cell = each.get(of)
        for item in cell if isinstance(cell, tuple) else (cell,):
            text = label_of(item.value if isinstance(item, Marked) else item)
            if isinstance(text, str):
                yield text


# -- rows and tables ---------------------------------------------------------------------------------------------------


def keyed(fields: Fields[Known_contra]) -> dict[str, Field[Known_contra]]:
    """Fields by their keys."""
    return {field.key: field for field in fields}


def labels_of(fields: Fields[Known_contra]) -> dict[str, Message]:
    """What people call fields, by their keys."""
    return {field.key: field.label for field in fields}


def vocabulary(fields: Iterable[Field[Known_contra]]) -> Vocabulary:
    """What people may type for fields: keys, labels and planners' words."""
    from ppu_roadmap.words.vocabulary import field_names  # most tables show their own columns

    called = {each.key: [name for name in (each.label, each.column.narrow) if name] for each in fields}
    return field_names(called, called)


def chosen(
    fields: Fields[Known_contra], keys: Iterable[str], default: Iterable[str] = ()
) -> tuple[Field[Known_contra], ...]:
    """The fields of some keys, in that order, else the default ones; what is no key is passed over."""
    known, keys = keyed(fields), tuple(keys) or default
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)


def without(fields: Fields[Known_contra], *keys: str) -> tuple[Field[Known_contra], ...]:
    """Fields but those of some keys."""
    return tuple(field for field in fields if field.key not in keys)


def laid_out(fields: Fields[Known_contra], **places: tuple[int, int]) -> tuple[Field[Known_contra], ...]:
    """Fields of which some have another rank and weight than they have in their own table."""
    laid: dict[str, dict[str, Any]] = {key: {"rank": rank, "weight": weight} for key, (rank, weight) in places.items()}
    return tuple(field._replace(column=field.column._replace(**laid.get(field.key, {}))) for field in fields)


def row_of(of: Known_contra, fields: Fields[Known_contra]) -> Row:
    """The row of what is asked."""
    return tuple(field.get(of) for field in fields)


def rows_of(items: Iterable[Known_contra], fields: Fields[Known_contra]) -> tuple[Row, ...]:
    """The rows of several, made column by column, for that costs half."""
    found = [*items]
    return tuple(zip(*(map(field.get, found) for field in fields), strict=True))


def columns_of(fields: Fields[Known_contra]) -> tuple[Column, ...]:
    """The columns of fields."""
    return tuple(field.column for field in fields)


# -- the sheet of a program --------------------------------------------------------------------------------------------


def table_of(title: Message, fields: Fields[Known_contra], records: Iterable[Known_contra]) -> Iterator[Table]:
    """A table of records, with labels in full and without columns that nothing is known of; none of no records."""
    rows = tuple(tuple((field.sheet or field.get)(of) for field in fields) for of in records)
    if rows:
        columns = tuple(column._replace(narrow=None, bare=False) for column in columns_of(fields))
        made = Table(title, columns, (Group(None, rows),))
        yield made.without_empty(field.key for field in fields if field.column.rank)


def facts_of(fields: Fields[Known_contra], of: Known_contra, always: Iterable[str] = ()) -> Iterator[Row]:
    """What is known of one record, a line a field; of some keys also that nothing is."""
    for each in fields:
        cell = (each.sheet or each.get)(of)
        if each.key in always or label_of(cell) not in (None, ()):
            yield (each.label, cells.alone(cell, each.column))
