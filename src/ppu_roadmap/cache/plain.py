"""Values as plain text and back: nothing but data comes out, and of no class but those that are listed."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Place, Severity, Span, Trace
from ppu_roadmap.text import Command, Day, FileName, Language, Message, Month, Rupiah, Uncut, WordList

_SCALARS = frozenset((str, int, float, bool, type(None)))


class Said(NamedTuple):
    """What a sentence quotes of a class that is not listed: as it is written in each language."""

    id: str
    en: str

    def render(self, language: Language) -> str:
        """The text in a language."""
        return self.id if language == "id" else self.en


SAID = (Message, Rupiah, Day, Month, Uncut, FileName, Command, WordList, Said)
"""What sentences are made of."""
FOUND = (Severity, Place, Span, Trace, Diagnostic)
"""What findings are made of."""


class Plain:
    """Values made of scalars, tuples, mappings, and objects of the listed classes, what is found in plans among them.

    A text is a list of all that is no scalar, none twice, each behind those that it holds, and last the value. A class
    is a named tuple, a data class or an enumeration, and is made anew by calling it with its fields. Nobody can put
    more into such a text than wrong values.
    """

    def __init__(self, *classes: type) -> None:
        self.classes = {each.__name__: each for each in (*SAID, *FOUND, *classes)}

    def dumps(self, value: object) -> bytes:
        """The text of a value; the same value gives the same text. Raises TypeError for what is not plain."""
        written = _Written(self.classes)
        whole = written.down(value)
        return json.dumps([*written.objects, whole], separators=(",", ":")).encode()

    def loads(self, text: bytes) -> Any:
        """The value of a text. Raises ValueError where it holds another."""
        makers: dict[str, Callable[..., Any]] = {**self.classes, **_BUILT_IN}
        try:
            *objects, whole = json.loads(text)
            made: list[Any] = []
            for name, *parts in objects:
                made.append(makers[name](*[made[each[0]] if type(each) is list else each for each in parts]))
            return made[whole[0]] if type(whole) is list else whole
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValueError(f"another value: {error}") from None


_TUPLE, _MAPPING, _ROWS = "", "{}", "|"
_BUILT_IN: Mapping[str, Callable[..., Any]] = {
    _TUPLE: lambda *parts: parts,
    _MAPPING: lambda *parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    _ROWS: lambda *columns: tuple(zip(*columns, strict=True)),
}
"""What is made of parts under names that no class has: a table is kept by its columns, which have much in common."""


class _Written:
    """A value on its way to a text."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        self.classes = classes
        self.objects: list[object] = []
        self.numbers: dict[str, list[int]] = {}
        self.known: dict[int, tuple[list[int], object]] = {}
        """The numbers of objects, by what they are made of, and by identity, which no other object gets meanwhile."""

    def down(self, value: Any, *, said: bool = False) -> object:
        """A value as JSON has it: a scalar, or the number of what is none as a list."""
        if type(value) in _SCALARS:
            return value
        if (known := self.known.get(id(value))) is None:
            known = self.known[id(value)] = self._number(self._written(value, said=said)), value
        return known[0]

    def _number(self, written: list[object]) -> list[int]:
        number = self.numbers.setdefault(repr(written), [len(self.objects)])
        if number[0] == len(self.objects):
            self.objects.append(written)
        return number

    def _written(self, value: Any, *, said: bool) -> list[object]:
        """A name, and what is made under it of which parts."""
        kind: type = type(value)
        if self.classes.get(kind.__name__) is kind:
            return self._all(kind.__name__, _parts(kind)(value), said=said or kind is Message)
        if kind is tuple and _is_table(value):
            columns = (self._all(_TUPLE, column, said=said) for column in zip(*value, strict=True))
            return [_ROWS, *map(self._number, columns)]
        if kind is tuple:
            return self._all(_TUPLE, value, said=said)
        if isinstance(value, Mapping):
            return self._all(_MAPPING, chain.from_iterable(value.items()), said=said)
        if said and (render := getattr(value, "render", None)):
            return [Said.__name__, render("id"), render("en")]
        raise TypeError(kind)

    def _all(self, name: str, parts: Iterable[Any], *, said: bool) -> list[object]:
        return [name, *[each if type(each) in _SCALARS else self.down(each, said=said) for each in parts]]


def _is_table(rows: tuple[Any, ...]) -> bool:
    """Whether a tuple holds several that are as long."""
    return len(rows) > 1 and {*map(type, rows)} == {tuple} and {*map(len, rows)} == {len(rows[0]) or -1}


@cache
def _parts(kind: type) -> Callable[[Any], Iterable[object]]:
    """What takes the parts of an object of a class."""
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    return tuple
