"""Values as plain text and back: nothing but data comes out, and of no class but those that are listed."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Place, Severity, Span, Trace
from ppu_roadmap.text import Command, Day, FileName, Language, Message, Month, Rupiah, Uncut, WordList

_SCALARS = frozenset((str, int, float, bool, type(None)))
_PAIRS = "{}"
"""What stands for a class where a mapping has keys that are no texts."""


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

    A text is a list of all objects, none twice, each behind those that it holds, and last the value. A class is a named
    tuple, a data class or an enumeration, and is made anew by calling it with its fields. Nobody can put more into such
    a text than wrong values.
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
        try:
            *objects, whole = json.loads(text)
            made: list[Any] = []
            for name, *parts in objects:
                given = [each if type(each) in _SCALARS else _up(each, made) for each in parts]
                made.append(self.classes[name](*given))
            return _up(whole, made)
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValueError(f"another value: {error}") from None


class _Written:
    """A value on its way to a text."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        self.classes = classes
        self.objects: list[object] = []
        self.numbers: dict[str, list[int]] = {}
        self.known: dict[int, list[int]] = {}
        """The numbers of objects, by what they are made of and by identity: the value holds them until all is done."""

    def down(self, value: Any, *, said: bool = False) -> object:
        """A value as JSON has it: a tuple as a list behind a text, an object as its number, which is a list, too."""
        kind: type = type(value)
        if kind in _SCALARS:
            return value
        if kind is tuple:
            return ["", *self._all(value, said=said)]
        if (number := self.known.get(id(value))) is not None:
            return number
        if self.classes.get(kind.__name__) is kind:
            parts = [kind.__name__, *self._all(_parts(kind)(value), said=said or kind is Message)]
        elif isinstance(value, Mapping):
            if all(type(key) is str for key in value):
                return {key: self.down(each, said=said) for key, each in value.items()}
            return [_PAIRS, *self._all(value.items(), said=said)]
        elif said and (render := getattr(value, "render", None)):
            parts = [Said.__name__, render("id"), render("en")]
        else:
            raise TypeError(kind)
        number = self.known[id(value)] = self.numbers.setdefault(repr(parts), [len(self.objects)])
        if number[0] == len(self.objects):
            self.objects.append(parts)
        return number

    def _all(self, values: Iterable[object], *, said: bool) -> list[object]:
        return [each if type(each) in _SCALARS else self.down(each, said=said) for each in values]


def _up(data: Any, objects: list[Any]) -> Any:
    """The value of what JSON has, of which the objects are made."""
    if type(data) is dict:
        return {key: each if type(each) in _SCALARS else _up(each, objects) for key, each in data.items()}
    if type(data) is not list:
        return data
    if type(data[0]) is int:
        return objects[data[0]]
    parts = tuple([each if type(each) in _SCALARS else _up(each, objects) for each in data[1:]])
    return dict(parts) if data[0] == _PAIRS else parts


@cache
def _parts(kind: type) -> Callable[[Any], Iterable[object]]:
    """What takes the parts of an object of a class."""
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    return tuple
