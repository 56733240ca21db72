"""What a printed document is made of, whatever prints it: pages, sections, paragraphs, tables, boxes to tick, lines.

A document holds no layout and no language: the terminal, Markdown and HTML are made of the same one, and so may others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from ppu_roadmap.tables import Table, flat
from ppu_roadmap.text import Day, Language, Message, Rupiah, Words, _, number

NOT_FILLED = _("not filled in")


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that the plan does not say: a place to write it in by hand."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A stretch of text that carries weight."""

    text: Text


Text: TypeAlias = "str | float | Message | Rupiah | Day | Words"
"""A stretch of text; a plan's own text is a ``str``, which stays as long as it is."""
Part: TypeAlias = "Text | Strong | Blank"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Stretches of text one after the other, with a label before them."""

    parts: tuple[Part, ...]
    label: Message | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """Short paragraphs in a list; a note below says what was left out of it."""

    items: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its title is the section's. ``widths`` are shares of the page's width, one a column."""

    table: Table
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """Choices to tick by hand."""

    choices: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Dotted lines to write on by hand, after a label."""

    label: Message
    count: int = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """Who puts a signature, or only initials, and the name where it is known."""

    role: Text
    name: str | None = None
    initials: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Room for those who sign, in their order."""

    people: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a schedule: what, by whom, and from which to which of its months, where that is known."""

    name: Part
    owner: Part
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """Steps against months (``2022-09``) that follow each other."""

    months: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that stand side by side where there is room, else one after the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a page."""

    title: Message
    blocks: tuple[Block, ...]
    number: int | None = None


Block: TypeAlias = "Paragraph | Items | Grid | Boxes | Lines | Signatures | Schedule | Columns | Section"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of paper: a letterhead, a title with lines below it, blocks, a line at its foot."""

    title: tuple[Part, ...]
    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...] = ()
    below: tuple[tuple[Part, ...], ...] = ()
    foot: Message | None = None
    wide: bool = False
    """Landscape."""
    spread: bool = False
    """Its parts share out the room that is left on the sheet."""


@dataclass(frozen=True, slots=True)
class Document:
    """A title for the file, and the pages."""

    title: Message
    pages: tuple[Page, ...]


def said(text: Text, language: Language) -> str:
    """A stretch of text as a person reads it, on one line and harmless."""
    match text:
        case str():
            return flat(text)
        case int() | float():
            return number(text, language)
    return text.render(language)


def between(separator: Text, groups: Iterator[tuple[Part, ...]] | tuple[tuple[Part, ...], ...]) -> tuple[Part, ...]:
    """Stretches of text with a separator between each two groups of them."""
    joined: list[Part] = []
    for group in groups:
        joined += [separator, *group] if joined else group
    return tuple(joined)


def shortened(text: str, limit: int) -> str:
    """A plan's text on one line, cut after a word with ``…`` where it is longer."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rpartition(" ")[0] or text[: limit - 1]
    return f"{cut.rstrip(' ,;:')}…"


def left_out(shown: int, count: int) -> tuple[Part, ...]:
    """What to say where a list has more than there is room for; nothing where all of it is there."""
    return (_(" (below {shown} of {count})", shown=shown, count=count),) if shown < count else ()


def years_of(months: tuple[str, ...]) -> list[tuple[str, int]]:
    """The years of months that follow each other, each with how many months it has."""
    return [(year, len(list(group))) for year, group in groupby(months, key=lambda month: month[:4])]
