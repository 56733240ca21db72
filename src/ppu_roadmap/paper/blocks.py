"""What a page says beside tables: sections, paragraphs, lists, boxes to tick, lines to write on, schedules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Message, Phrase, _, flat, number

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block
    from ppu_roadmap.paper.numbering import Entry, Number

NOT_FILLED = _("not filled in")


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that the plan does not say: a place to write it in by hand."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A stretch of text that carries weight."""

    text: Phrase


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch of text that a voice would stress."""

    text: Phrase


Inline: TypeAlias = "Phrase | Strong | Emphasis | Blank"
Inlines: TypeAlias = "tuple[Inline, ...]"
"""Stretches of text one after the other."""


class Paragraph(NamedTuple):
    """A text, with a label before it."""

    parts: Inlines
    label: Message | None = None

    @property
    def labelled(self) -> Inlines:
        """The label, then the text."""
        if self.label is None:
            return self.parts
        return (Strong(Message("{label}:", {"label": self.label})), " ", *self.parts)


class Items(NamedTuple):
    """Short paragraphs in a list, which may be numbered or stand, ``depth`` steps in, below an item of another."""

    items: tuple[Inlines, ...]
    start: int | None = None
    """The number of the first, where they are numbered."""
    depth: int = 0


class FillIn(NamedTuple):
    """A box that is easily found where people have to write a text that no data gives."""

    what: Message


class Image(NamedTuple):
    """A picture that people brought."""

    data: bytes
    suffix: Literal["png", "jpg", "svg"]
    alt: str


Listed: TypeAlias = Literal["headings", "tables", "figures"]


class Contents(NamedTuple):
    """What a bound document has, and where: its headings, tables or figures; numbering fills in the entries."""

    of: Listed
    entries: tuple[Entry, ...] = ()


class Boxes(NamedTuple):
    """Choices to tick by hand."""

    choices: tuple[Message, ...]


class DottedLine(NamedTuple):
    """A line to write on by hand, after a label."""

    label: Message


class Signature(NamedTuple):
    """Who puts a signature, or only initials, and the name where it is known."""

    role: Phrase
    name: str | None = None
    initials: bool = False

    @property
    def kind(self) -> Message:
        """What is to be put there."""
        return _("initials") if self.initials else _("signature, date")


class Signatures(NamedTuple):
    """Room for those who sign, in their order."""

    people: tuple[Signature, ...]


class Task(NamedTuple):
    """A line of a schedule: what, by whom, and in which of its months, by index, where that is known."""

    name: Inline
    owner: Inline
    span: range = range(0)


class Schedule(NamedTuple):
    """Tasks against months (``2022-09``) that follow each other."""

    months: tuple[str, ...]
    tasks: tuple[Task, ...]

    @property
    def labels(self) -> tuple[Message, Message]:
        """What stands above the tasks, and above who does them."""
        return _("Step"), _("Lead agency")

    @property
    def years(self) -> list[tuple[str, int]]:
        """The years of the months, each with how many of them it has."""
        return [*Counter(month[:4] for month in self.months).items()]


class SideBySide(NamedTuple):
    """Blocks that stand side by side where there is room, else one after the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


class Section(NamedTuple):
    """A numbered part of a page."""

    title: Message
    blocks: tuple[Block, ...]
    number: int | Number | None = None
    """On a sheet its place among the parts; in a bound document numbering gives it."""
    folded: bool = False
    """Whether a page that can be unfolded shows its title alone."""
    wide: bool | None = None
    """Whether it is to stand on landscape sheets of its own, where that differs from its page."""


Plain: TypeAlias = (
    "Table | Section | Paragraph | Items | FillIn | Image | Contents | Boxes | DottedLine | Signatures | Schedule"
    " | SideBySide"
)


def undrawn(blocks: Iterable[Block]) -> Iterator[Plain]:
    """The blocks for a page that is wide and cannot be drawn on: charts as their tables, the wide of two forms."""
    for block in blocks:
        match block:
            case Chart():
                yield block.table()
            case Either():
                yield from block.wide
            case _:
                yield block


def said(text: Phrase, language: Language) -> str:
    """A stretch of text as a person reads it, on one line and harmless; a plan's own text is as long as it is."""
    match text:
        case None:
            return "–"
        case str():
            return flat(text)
        case int() | float():
            return number(text, language)
    return text.render(language)


class Writer:
    """Text on its way to a format, which says how it is escaped and what stands for weight and for a blank."""

    strong, emphasis, blank, filled = "{}", "{}", "{}", "[{}]"
    joint = ""
    """What joins stretches of text, of the type that they have once they are escaped."""

    def __init__(self, language: Language, escape: Callable[[str], str] = str) -> None:
        self.language: Language = language
        self.escape = escape

    def text(self, text: Phrase) -> str:
        """A stretch of text for the format."""
        return self.escape(said(text, self.language))

    def parts(self, parts: Inlines) -> str:
        """Stretches of text as one."""
        return self.joint.join(map(self.part, parts))

    def part(self, part: Inline) -> str:
        """A stretch of text, or what stands for a blank."""
        match part:
            case Blank():
                return self.blank.format(self.text(NOT_FILLED))
            case Strong():
                return self.strong.format(self.text(part.text))
            case Emphasis():
                return self.emphasis.format(self.text(part.text))
        return self.text(part)

    def to_fill(self, box: FillIn) -> str:
        """What stands in a box that asks for a text."""
        return self.filled.format(self.text(_("To be written: {what}", what=box.what)))

    def entry(self, entry: Entry) -> str:
        """A line of the contents."""
        known = (self.text(each) for each in (entry.number, entry.title) if each is not None)
        return (self.joint + " ").join(known)

    def numbered(self, title: Phrase, number: int | Number | None) -> str:
        """A title behind its number, where it has one."""
        if number is None:
            return self.text(title)
        label = f"{number}." if isinstance(number, int) else self.text(number.label)
        return (self.joint + " ").join((label, self.text(title)))

    def joined(self, messages: Iterable[Message]) -> str:
        """Messages side by side."""
        return (self.joint + " · ").join(map(self.text, messages))


def between(separator: Phrase, lines: Iterable[Inlines]) -> Inlines:
    """Lines as one, with a separator between each two of them."""
    joined: list[Inline] = []
    for line in lines:
        joined += [separator, *line] if joined else line
    return tuple(joined)


def shortened(text: str, limit: int) -> str:
    """A plan's text on one line, cut after a word with ``…`` where it is longer."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rpartition(" ")[0] or text[: limit - 1]
    return f"{cut.rstrip(' ,;:')}…"


def left_out(shown: int, count: int) -> Inlines:
    """What to say where a list has more than there is room for; nothing where all of it is there."""
    return (_(" (below {shown} of {count})", shown=shown, count=count),) if shown < count else ()
