"""Values as plain text and back: nothing but data comes out, and of no class but those that are listed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Place, Severity, Span, Trace
from ppu_roadmap.text import Command, Day, FileName, Language, Message, Month, Rupiah, Uncut, WordList

_SCALARS = frozenset((str, int, float, bool, type(None)))
_MAPPING = ""
"""What stands for the name of a class where a mapping is meant."""


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

    A class is a named tuple, a data class or an enumeration, and is made anew by calling it with its fields. Nobody can
    put more into such a text than wrong values.
    """

    def __init__(self, *classes: type) -> None:
        self.classes = {each.__name__: each for each in (*SAID, *FOUND, *classes)}

    def dumps(self, value: object) -> bytes:
        """The text of a value; the same value gives the same text. Raises TypeError for what is not plain."""
        return json.dumps(self._down(value), separators=(",", ":")).encode()

    def loads(self, text: bytes) -> Any:
        """The value of a text. Raises ValueError where it holds another."""
        try:
            return _tuples(json.loads(text, object_hook=self._made))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ValueError(f"another value: {error}") from None

    def _down(self, value: object, *, said: bool = False) -> object:
        """A value as JSON has it: a list for a tuple, and for all else an object with the name of its class as key."""
        kind = type(value)
        if kind in _SCALARS:
            return value
        if isinstance(value, tuple) and kind is tuple:
            return [self._down(each, said=said) for each in value]
        if isinstance(value, Mapping):
            return {_MAPPING: [[self._down(key), self._down(each, said=said)] for key, each in value.items()]}
        if self.classes.get(kind.__name__) is kind:
            return {kind.__name__: [self._down(each, said=said or kind is Message) for each in _parts(value)]}
        if said and (render := getattr(value, "render", None)):
            return {Said.__name__: [render("id"), render("en")]}
        raise TypeError(kind)

    def _made(self, data: dict[str, list[Any]]) -> object:
        """The value of an object in JSON, within which all objects have been made."""
        ((name, parts),) = data.items()
        made = map(_tuples, parts)
        return self.classes[name](*made) if name else dict(made)


def _tuples(data: Any) -> Any:
    return tuple(map(_tuples, data)) if type(data) is list else data


def _parts(value: Any) -> Iterable[object]:
    if isinstance(value, Enum):
        return (value.value,)
    return (getattr(value, each.name) for each in fields(value)) if is_dataclass(value) else tuple(value)
