"""Values as plain text and back: nothing but data comes out, of listed classes, and each part of its declared type."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from string import Formatter
from types import UnionType
from typing import Any, Literal, NamedTuple, Self, TypeAlias, Union, get_args, get_origin, get_type_hints

from ppu_roadmap.diagnostics import Diagnostic, Place, Severity, Span, Trace
from ppu_roadmap.text import Command, Day, FileName, Language, Message, Month, Rupiah, Uncut, WordList

Fits: TypeAlias = Callable[[Any], bool]
"""Whether a value is of a type."""
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
    """Values of one kind, made of scalars, tuples, mappings with scalars as keys, and objects of the listed classes.

    A text is a list of all objects, none twice, each behind those that it holds, and last the value.
    A class is a named tuple, a data class or an enumeration, and is made anew by calling it with its fields. Nobody can
    put more into such a text than wrong values. Of many small ones, as cells of tables are, types are not ``checked``.
    """

    def __init__(self, kind: Any, *classes: type, checked: bool = True) -> None:
        self.kind, self.checked = kind, checked
        self.listed = classes
        self.classes = {each.__name__: each for each in (*SAID, *FOUND, *classes)}

    def about(self, kind: Any) -> Self:
        """For values of another kind, made of objects of the same classes."""
        return type(self)(kind, *self.listed, checked=self.checked)

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
            for each in objects:
                made.append(self._made(each, made))
            value = _up(whole, made)
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValueError(f"another value: {error}") from None
        if not fits(self.kind)(value):
            raise ValueError(f"another value: {type(value)}")
        return value

    def _made(self, data: Any, before: list[Any]) -> Any:
        """An object, some of whose parts may be among those before it."""
        kind = self.classes[data[0]]
        parts = tuple([each if type(each) in _SCALARS else _up(each, before) for each in data[1:]])
        if self.checked:
            shape = _shape(kind)
            if len(shape) != len(parts) or not all(fit(part) for fit, part in zip(shape, parts, strict=True)):
                raise ValueError(kind)
        made = kind(*parts)
        if kind is Message and not _harmless(made):
            raise ValueError(made.template)
        return made


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


@cache
def _shape(kind: type) -> tuple[Fits, ...]:
    """What the fields of a class must be."""
    if issubclass(kind, Enum):
        return (fits(str),)
    return tuple(map(fits, get_type_hints(kind).values()))


@cache
def fits(hint: Any) -> Fits:
    """Whether a value that was made of plain text is of a type: exactly of it, where that is a class."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        any_of = tuple(map(fits, inner))
        return lambda value: any(fit(value) for fit in any_of)
    if origin is Literal:
        return lambda value: value in inner
    if origin is tuple and inner[1:] == (...,):
        each = fits(inner[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    if origin is tuple:
        every = tuple(map(fits, inner))
        return lambda value: (
            type(value) is tuple
            and len(value) == len(every)
            and all(fit(part) for fit, part in zip(every, value, strict=True))
        )
    if origin is not None:  # a mapping; its keys are texts
        held = fits(inner[-1])
        return lambda value: type(value) is dict and all(map(held, value.values()))
    if hint is object or getattr(hint, "_is_protocol", False):
        return lambda value: hint is object or hasattr(value, "render")
    kinds = {int, float} if hint is float else {hint}
    return lambda value: type(value) in kinds


def _harmless(message: Message) -> bool:
    """Whether a sentence takes nothing of its values but themselves, and only what it has."""
    templates = (message.template, message.plural or "")
    return not message.values or all(_names(each) <= message.values.keys() for each in templates)


@cache
def _names(template: str) -> frozenset[str]:
    """The names in a template; one that asks for more than a name is no name that a message has."""
    pieces = [(name or "", bool(form or conversion)) for _before, name, form, conversion in Formatter().parse(template)]
    return frozenset("\0" if more else name for name, more in pieces) - {""}
