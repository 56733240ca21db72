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
    """Values of one kind, made of scalars, tuples, mappings with keys of text, and objects of the listed classes.

    A class is a named tuple, a data class or an enumeration, and is made anew by calling it with its fields. Nobody can
    put more into such a text than wrong values.
    """

    def __init__(self, kind: Any, *classes: type) -> None:
        self.kind = kind
        self.listed = classes
        self.classes = {each.__name__: each for each in (*SAID, *FOUND, *classes)}

    def about(self, kind: Any) -> Self:
        """For values of another kind, made of objects of the same classes."""
        return type(self)(kind, *self.listed)

    def dumps(self, value: object) -> bytes:
        """The text of a value; the same value gives the same text. Raises TypeError for what is not plain."""
        return json.dumps(self._down(value), separators=(",", ":")).encode()

    def loads(self, text: bytes) -> Any:
        """The value of a text. Raises ValueError where it holds another."""
        try:
            value = self._up(json.loads(text))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValueError(f"another value: {error}") from None
        if not fits(self.kind)(value):
            raise ValueError(f"another value: {type(value)}")
        return value

    def _down(self, value: object, *, said: bool = False) -> object:
        """A value as JSON has it: in a list behind the name of its class, which a tuple has none of."""
        kind = type(value)
        if kind in _SCALARS:
            return value
        if isinstance(value, tuple) and kind is tuple:
            return ["", *(self._down(each, said=said) for each in value)]
        if isinstance(value, Mapping) and all(type(key) is str for key in value):
            return {key: self._down(each, said=said) for key, each in value.items()}
        if self.classes.get(kind.__name__) is kind:
            return [kind.__name__, *(self._down(each, said=said or kind is Message) for each in _parts(value))]
        if said and (render := getattr(value, "render", None)):
            return [Said.__name__, render("id"), render("en")]
        raise TypeError(kind)

    def _up(self, data: Any) -> Any:
        if type(data) is dict:
            return {key: each if type(each) in _SCALARS else self._up(each) for key, each in data.items()}
        if type(data) is not list:
            return data
        parts = tuple([each if type(each) in _SCALARS else self._up(each) for each in data[1:]])
        if not data[0]:
            return parts
        kind = self.classes[data[0]]
        shape = _shape(kind)
        if len(shape) != len(parts) or not all(fit(part) for fit, part in zip(shape, parts, strict=True)):
            raise ValueError(kind)
        made = kind(*parts)
        if kind is Message and not _harmless(made):
            raise ValueError(made.template)
        return made


def _parts(value: Any) -> Iterable[object]:
    if isinstance(value, Enum):
        return (value.value,)
    return (getattr(value, each.name) for each in fields(value)) if is_dataclass(value) else tuple(value)


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
