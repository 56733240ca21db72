"""The vocabulary of findings: where something stands, what is said of it, how grave it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.text import Language, Message

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list indexes from the root of a file to a node."""

Aspect = Literal["value", "key", "first", "start"]
"""What of a node is meant: its value, its key, the first key of the mapping it is, or line 1 of the file."""


SOURCE_LIMIT = 200
"""Characters of a source line that a diagnostic keeps."""
Meant: TypeAlias = str | int | float | bool | dict[str, float]
"""A value that is certainly meant: a text keeps its quotes or gets them where it needs some, all else stands plain.

A mapping stands in braces.
"""


class Raw(str):
    """The text itself, to stand where a finding points at, as it is."""

    __slots__ = ()


class Severity(StrEnum):
    """How grave a finding is; the order of declaration is the order of gravity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


ERROR, WARNING, INFO = Severity


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Span(1, 1, 1, 2)
"""The first character of a file."""


class Place(NamedTuple):
    """Something in a file: a path of keys, turned into lines only when it is shown, or a known span."""

    file: str
    path: Path = ()
    aspect: Aspect = "value"
    span: Span | None = None

    def at(self, *path: str | int) -> Place:
        """A value below this one."""
        return Place(self.file, self.path + path)

    def key(self, *path: str | int) -> Place:
        """The key of a value below this one."""
        return Place(self.file, self.path + path, "key")

    def first(self, *path: str | int) -> Place:
        """The first key of a mapping below this one, where something missing is reported."""
        return Place(self.file, self.path + path, "first")


class Where(NamedTuple):
    """A place inside a sentence; the engine puts ``line 40`` for it, or file and line where it is in another file."""

    place: Place

    def render(self, _language: Language) -> str:
        """The file, for a sentence that no engine has seen."""
        return self.place.file


class Related(NamedTuple):
    """A second place that explains a finding; ``told``: the help names it already."""

    place: Place
    message: Message
    told: bool = False


class Finding(NamedTuple):
    """What a check has to say of a place; the engine adds code, severity and line."""

    place: Place
    message: Message
    help: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Meant | None = None
    """What certainly should stand there instead."""
    years: tuple[int, ...] = ()
    """The budget years that it speaks of, where it speaks of some."""
    search: Callable[[], Finding] | None = None
    """What tells it with all that takes a search; asked only of a finding that is told."""


class Reported(NamedTuple):
    """A finding of the reader or the shape, which know the code they report under."""

    code: str
    finding: Finding


class Trace(NamedTuple):
    """A related place as a line and column."""

    file: str
    span: Span
    message: Message
    told: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything that a report prints; ``plan`` is the code of the region."""

    code: str
    rule: str
    severity: Severity
    message: Message
    help: Message | None
    plan: str | None
    file: str
    span: Span
    program: str | None = None
    related: tuple[Trace, ...] = ()
    source: str = ""
    """The text of the line that ``span`` begins on; empty where the whole file is meant."""
    path: Path = ()
    """Keys and indexes, as the file has them, to what it speaks of."""
    fix: str | None = None
    """The text to put in place of ``span``, where it is certain what was meant."""
    years: tuple[int, ...] = ()
    """The budget years that it speaks of, where it speaks of some."""
    waived: str | None = None
    """Why its program waives it; such a finding stands in no way and beside the others."""
