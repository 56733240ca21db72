"""Markdown as blocks of a document: what the book prints, and what it does not, which comes out as text and is said."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node

from ppu_roadmap.book.sight import MOST_MARKS, too_much
from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.paper.blocks import Emphasis, Image, Inlines, Items, Paragraph, Section, Strong, between
from ppu_roadmap.paper.table import Column, Group, Kind, Table
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.source.guards import DEPTH_LIMIT, FINDING_LIMIT
from ppu_roadmap.text import Message, Refusal, Uncut, _

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block

MARKUP, IMAGE, LINK, UNREADABLE = "RM901", "RM902", "RM903", "RM905"
_MARKS = "\n*_`[]|<>#&\\!"
LEVELS = 3
"""Levels of headings below the section's own."""
STEPS = 8
"""Steps that a list can stand in."""
PICTURES_LIMIT = 20_000_000
"""Bytes of the pictures of one text."""
_TAG = re.compile(r"(?<!\\)(?:</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?)")
_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:|[/\\]")
Words: TypeAlias = str | Strong | Emphasis
Part: TypeAlias = Words | Image | None
"""Of what holds words; ``None`` where a line is to end."""
Style: TypeAlias = type[str] | type[Strong] | type[Emphasis]


class Home(NamedTuple):
    """Where a text lies."""

    file: str
    """As findings name it."""
    below: int
    """How many folders it lies below that of its plan."""
    picture: Callable[[str, str], Image]
    """The picture at an address as the text has it, with words for those who do not see it. Raises Refusal."""

    def holds(self, address: str) -> bool:
        """Whether an address leads to a file in the folder of the plan."""
        path = normpath("x/" * self.below + unquote(address).replace("\\", "/"))
        return not _OTHER_SCHEME.match(address) and path.split("/")[0] != ".."


class Read(NamedTuple):
    """A text as it is printed, how many words it has, and what was found in it."""

    blocks: "tuple[Block, ...]"
    words: int
    reported: tuple[Reported, ...]


def read(text: str, home: Home, titles: Iterable[str] = ()) -> Read:
    """The Markdown of a file; a first heading that says one of the titles is the section's own, and not repeated."""
    if sum(map(text.count, _MARKS)) > MOST_MARKS:
        told = Finding(Place(home.file, span=TOP), _("over 50,000 lines and marks"), _("shorten it"))
        return Read((), 0, (Reported(UNREADABLE, told),))
    reader = _Reader(FileText(f"{text}\n"), home)  # each line has an end
    nodes = Node(reader.tokens()).children
    if nodes and nodes[0].tag == "h1" and nodes[0].children[0].content.casefold() in map(str.casefold, titles):
        nodes = nodes[1:]
    return Read(reader.sections(nodes), reader.words, tuple(reader.reported[:FINDING_LIMIT]))


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; what is indented is text, as people write it, and HTML is text like any other."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * DEPTH_LIMIT}).enable("table").disable("code")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 -- judged here, and never followed
    parser.normalizeLink = str  # type: ignore[method-assign,assignment]
    parser.core.ruler.at("inline", _inline)
    return parser


def _inline(state: StateCore) -> None:
    """What stands within paragraphs, but for those in which looking for it would take for ever."""
    for token in state.tokens:
        if token.type == "inline" and too_much(token.content):
            token.children = [Token("text", "", 0, content=token.content)]
        elif token.type == "inline":
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


class _Reader:
    """A text on its way to blocks."""

    def __init__(self, text: FileText, home: Home) -> None:
        self.text, self.home = text, home
        self.reported: list[Reported] = []
        self.words = 0
        self.room = PICTURES_LIMIT
        self.stretch = range(0)
        """The characters of the paragraph or other block that is read, less those that were looked through."""

    def tokens(self) -> list[Token]:
        """The text in parts."""
        tokens = _parser().parse(self.text.body)
        if deep := [each.map for each in tokens if each.level >= 2 * (DEPTH_LIMIT - 1) and each.map]:
            self.at(deep[0])
            self.note(MARKUP, _("nested more than 32 levels deep"), _("a text needs far fewer levels: flatten it"))
        return tokens

    def at(self, lines: Sequence[int] | None) -> None:
        """Remember which lines are read, from one to before another."""
        if lines is not None:
            start, end = (self.text.starts[each] for each in lines)
            while start < end and self.text.body[start].isspace():
                start += 1
            self.stretch = range(start, end)

    def find(self, words: str) -> range:
        """Where words stand in what is read, behind those that were found before; else where it begins."""
        start = self.text.body.find(words, self.stretch.start, self.stretch.stop)
        if start < 0:
            return self.stretch[:1]
        self.stretch = range(start + len(words), self.stretch.stop)
        return range(start, start + len(words.partition("\n")[0]))

    def note(self, code: str, message: Message, help: Message, at: range | None = None) -> None:
        """Say what is not printed as it is meant, at these characters, by default where what is read begins."""
        at = self.stretch[:1] if at is None else at
        place = Place(self.home.file, span=self.text.span(at.start, at.stop))
        self.reported.append(Reported(code, Finding(place, message, help)))

    def sections(self, nodes: Sequence[Node]) -> "tuple[Block, ...]":
        """Blocks, those behind a heading in a section of its own."""
        used = sorted({node.tag for node in nodes if node.type == "heading"})
        open_: list[tuple[int, Message, list[Block]]] = [(0, Message(""), [])]

        def close(level: int) -> None:
            while open_[-1][0] >= level:
                _level, title, blocks = open_.pop()
                open_[-1][2].append(Section(title, tuple(blocks)))

        for node in nodes:
            level = used.index(node.tag) + 1 if node.type == "heading" else LEVELS + 1
            if level <= LEVELS:
                close(level)
                open_.append((level, Message("{text}", {"text": Uncut(self.line(node))}), []))
            else:
                open_[-1][2].extend(self.block(node, 0))
        close(1)
        return tuple(open_[0][2])

    def block(self, node: Node, depth: int) -> "Iterator[Block]":
        """The blocks of a part; ``depth`` is how far in a list stands in it."""
        self.at(node.map)
        match node.type:
            case "paragraph":
                yield from self.paragraphs(self.parts(node))
            case "heading":  # one that is deeper than the book has them, or stands in a list
                yield Paragraph((Strong(self.line(node)),))
            case "bullet_list" | "ordered_list":
                yield from self.items(node, depth)
            case "table":
                yield self.table(node)
            case "blockquote":
                yield from self.quote(node, depth)
            case "hr":
                self.note(MARKUP, _("a line across is not printed"), _("delete it, or write a heading"))
            case "fence":
                self.note(MARKUP, _("a block of code is printed as text"), _("write it as a paragraph or a table"))
                for line in filter(str.strip, node.content.splitlines()):
                    yield Paragraph((self.counted(line),))

    def paragraphs(self, parts: Iterable[Part], style: Style = str) -> "Iterator[Block]":
        """Paragraphs of the stretches of one, which ends where a line is to end or a picture stands."""
        words: list[Words] = []
        for part in (*parts, None):
            if isinstance(part, str):
                words.append(style(part if words else part.lstrip()))
            elif isinstance(part, Strong | Emphasis):
                words.append(part)
            else:
                said = (each for each in words if _plain([each]))
                stretches = tuple(kind(_plain(same)) for kind, same in groupby(said, type))
                if _plain(stretches).strip():
                    yield Paragraph(stretches)
                words = []
                if part is not None:
                    yield part

    def quote(self, node: Node, depth: int) -> "Iterator[Block]":
        """What somebody said, as a voice would stress it; only paragraphs can be."""
        if all(each.type == "paragraph" for each in node.children):
            for each in node.children:
                yield from self.paragraphs(self.parts(each), Emphasis)
            return
        if node.parent is not None and node.parent.type != "blockquote":
            self.note(MARKUP, _("a quotation of more than paragraphs is printed as text"), _("delete the > marks"))
        for each in node.children:
            yield from self.block(each, depth)

    def items(self, node: Node, depth: int) -> "Iterator[Block]":
        """A list; what stands below one of its items parts it in two."""
        numbered = node.type == "ordered_list"
        first = place = int(node.attrs.get("start", 1))
        items: list[Inlines] = []
        for place, item in enumerate(node.children, first):
            words, below = self.item(item, depth + 1)
            items.append(words)
            if below or item is node.children[-1]:
                yield Items(tuple(items), place + 1 - len(items) if numbered else None, min(depth, STEPS))
                yield from below
                items = []

    def item(self, item: Node, depth: int) -> "tuple[Inlines, list[Block]]":
        """The words of an item, its paragraphs as one, and what stands below it."""
        parts = sorted(item.children, key=lambda each: each.type != "paragraph")
        blocks = [(each.type, block) for each in parts for block in self.block(each, depth)]
        words = [block.parts for kind, block in blocks if kind == "paragraph" and isinstance(block, Paragraph)]
        return between(" ", words), [block for kind, block in blocks if kind != "paragraph" or isinstance(block, Image)]

    def table(self, node: Node) -> Table:
        """A table of plain words; a column that is set to the right stays there."""
        head, *rows = (row for part in node.children for row in part.children)
        columns = tuple(
            Column(f"column-{place}", Message("{text}", {"text": Uncut(self.line(cell))}), _kind(cell))
            for place, cell in enumerate(head.children)
        )
        return Table(None, columns, (Group(None, tuple(tuple(map(self.line, row.children)) for row in rows)),))

    def line(self, node: Node) -> str:
        """The words of what has room for nothing else, as a heading or a cell."""
        parts = list(self.parts(node))
        if any(isinstance(part, Image) for part in parts):
            self.note(IMAGE, _("an image has no room in a heading or a table"), _("put it into a paragraph of its own"))
        return _plain(parts)

    def parts(self, node: Node) -> Iterator[Part]:
        """Stretches of text, pictures and ends of lines of what holds words."""
        self.at(node.map)
        for inline in node.children:
            if too_much(inline.content):
                told = _("a paragraph of {length} characters is printed as it is", length=len(inline.content))
                self.note(MARKUP, told, _("divide it by empty lines"))
            if tag := _TAG.search(inline.content):
                told = _("{tag} is HTML, which is printed as text", tag=tag[0])
                self.note(MARKUP, told, _("write it in Markdown, or as words"), self.find(tag[0]))
                self.at(node.map)
            yield from self.stretches(inline.children, str)

    def stretches(self, nodes: Sequence[Node], style: Style) -> Iterator[Part]:
        """The same of what stands within a paragraph."""
        for node in nodes:
            match node.type:
                case "strong":
                    yield from self.stretches(node.children, Strong)
                case "em":
                    yield from self.stretches(node.children, Emphasis if style is str else style)
                case "link":
                    yield from self.link(node, style)
                case "image":
                    yield self.image(node)
                case "softbreak":
                    yield style(" ")
                case "hardbreak":
                    yield None
                case _:
                    if node.type == "code_inline":
                        told = _("{text} is code, which is printed as text", text=node.content)
                        self.note(MARKUP, told, _("delete the ` around it"), self.find(node.content))
                    yield style(self.counted(node.content))

    def link(self, node: Node, style: Style) -> Iterator[Part]:
        """The words of a link, behind them the address of a page."""
        address = str(node.attrs["href"])
        words = list(self.stretches(node.children, style))
        at = self.find(address)
        yield from words
        if _WEB.match(address):
            shown = re.sub(r"(?i)^(?:mailto|tel):", "", address)
            if shown not in _plain(words):
                yield f" ({shown})"
        elif not address.startswith("#") and not self.home.holds(address):
            self.note(LINK, _("the link {address} leads out of the plan's folder", address=address),
                      _("give the address of a page (https://…), or delete the link"), at)  # fmt: skip

    def image(self, node: Node) -> Image | str:
        """A picture, or why there is none and the words that stand for it."""
        address = str(node.attrs["src"])
        at = self.find(address)
        alt = "".join(each.content for each in node.walk() if each.type in ("text", "code_inline"))
        alt = alt.strip() or str(node.attrs.get("title") or "") or unquote(address).rpartition("/")[2]
        try:
            image = self.home.picture(address, alt)
            self.room -= len(image.data)
            if self.room < 0:
                raise Refusal(_("the images of this text have over 20 MB together"))  # noqa: TRY301 -- one reason more
        except Refusal as refusal:
            told = _("the image {address} is not printed: {reason}", address=address, reason=refusal.message)
            self.note(IMAGE, told, _("put a PNG, JPEG or SVG of at most 5 MB into book/, and name it here"), at)
            return self.counted(alt)
        return image

    def counted(self, text: str) -> str:
        """The text, whose words count."""
        self.words += len(text.split())
        return text


def _kind(cell: Node) -> Kind:
    return Kind.NUMBER if "right" in str(cell.attrs.get("style")) else Kind.TEXT


def _plain(parts: Iterable[Part]) -> str:
    """The words of parts, in which a line that ends is a blank."""
    texts = (part.text if isinstance(part, Strong | Emphasis) else part for part in parts)
    return "".join(text if isinstance(text, str) else text.alt if isinstance(text, Image) else " " for text in texts)
