"""A document as what the template lays out: blocks by their kind, with their texts in a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ppu_roadmap.export.pdf.tables import table
from ppu_roadmap.export.pdf.typesetting import shows, unmarked
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import Number
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Month, Phrase

TALL, WIDE, CHAPTER = (44, 76), (30, 58), 32
"""What of the width and height of such a sheet is no room for a figure, and of a chapter's first; in millimetres."""
LONG = 36
"""Letters of a word in a text that may be broken anywhere."""
Node = dict[str, Any]


def written(document: Document, language: Language, paper: tuple[int, int]) -> tuple[Node, dict[str, bytes]]:
    """A document on sheets of a width and height in millimetres, and the files of the pictures that people brought."""
    writer = _Writer(language, paper)
    writer.bound = document.cover is not None
    pages = document.pages or (Page((), (document.title,)),)
    node = {
        "title": writer.text(document.title) or "–",
        "region": writer.text(document.region),
        "cover": document.cover and writer.cover(document.cover),
        "pages": list(map(writer.page, pages)),
    }
    return node, writer.files


class _Writer(blocks.Writer):
    """A document on its way to the template."""

    def __init__(self, language: Language, paper: tuple[int, int]) -> None:
        super().__init__(language)
        self.paper, self.bound = paper, False
        self.files: dict[str, bytes] = {}

    def cover(self, cover: Cover) -> Node:
        lines = {name: list(map(self.text, getattr(cover, name))) for name in ("above", "below", "foot")}
        return {"title": self.text(cover.title), "emblem": cover.emblem and self.image(cover.emblem), **lines}

    def page(self, page: Page) -> Node:
        """A page; one that is to be one sheet has its tighter forms, of which the first that fits is taken."""
        tighter = page.spread and page.tighter
        return {
            "title": self.line(page.title),
            "letterhead": list(map(self.text, page.letterhead)),
            "below": list(map(self.line, page.below)),
            "foot": self.maybe(page.foot),
            "emblem": page.emblem and self.image(page.emblem),
            "wide": page.wide,
            "spread": page.spread,
            "part": page.part,
            **self.number(page.number),
            "blocks": self.stack(page.blocks, 2 if page.title else 1, wide=page.wide),
            "tighter": self.page(tighter()) if tighter else None,
        }

    # -- texts ---------------------------------------------------------------------------------------------------------

    def maybe(self, text: Phrase) -> str | None:
        """A text where there is one."""
        return None if text is None else self.text(text)

    def line(self, parts: blocks.Inlines) -> list[Any]:
        """Stretches of text: what is more than text as a list of its look and the text."""
        return [self.stretch(part) for part in parts]

    def stretch(self, part: blocks.Inline) -> Any:
        match part:
            case blocks.Blank():
                return ["blank", self.text(blocks.NOT_FILLED)]
            case blocks.Strong():
                return ["strong", self.text(part.text)]
            case blocks.Emphasis():
                return ["emphasis", self.text(part.text)]
        text = self.text(part)
        return ["long", text] if len(text) > LONG and max(map(len, text.split()), default=0) > LONG else text

    def number(self, number: int | Number | None) -> Node:
        """A number as it is printed, and what links go to."""
        if isinstance(number, Number):
            return {"number": self.maybe(number.label), "anchor": number.anchor}
        return {"number": None if number is None else f"{number}.", "anchor": None}

    # -- blocks --------------------------------------------------------------------------------------------------------

    def stack(self, several: Iterable[Block], level: int, *, wide: bool) -> list[Node]:
        """Blocks below each other, the titles among them of a level, on sheets that are wide or not."""
        made: list[Node] = []
        for block in several:
            match block:
                case Chart():
                    made.append(self.figure(block, level, wide=wide))
                case Either():
                    made += (self.table(one, level) for one in block.wide)
                case _:
                    made.append(self.block(block, level, wide=wide))
        return made

    def block(self, block: blocks.Plain, level: int, *, wide: bool) -> Node:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Section():
                return self.section(block, level, wide=wide if block.wide is None else block.wide)
            case blocks.Paragraph():
                return {"kind": "paragraph", "text": self.line(block.labelled)}
            case blocks.Items():
                items = list(map(self.line, block.items))
                return {"kind": "items", "items": items, "start": block.start, "depth": block.depth}
            case blocks.FillIn():
                return {"kind": "fill", "text": self.to_fill(block)}
            case blocks.Image():
                return {"kind": "image", **self.image(block)}
            case blocks.Contents():
                return self.contents(block)
            case blocks.Boxes():
                return {"kind": "boxes", "choices": list(map(self.text, block.choices))}
            case blocks.DottedLine():
                return {"kind": "line", "label": self.text(block.label)}
            case blocks.Signatures():
                return {"kind": "signatures", "people": list(map(self.signature, block.people))}
            case blocks.Schedule():
                return self.schedule(block)
            case blocks.SideBySide():
                sides = [self.stack(side, level, wide=wide) for side in (block.left, block.right)]
                return {"kind": "sides", "sides": sides}
            case Table():
                return self.table(block, level)

    def contents(self, block: blocks.Contents) -> Node:
        entries = {
            one.anchor: {"level": one.level, "number": self.maybe(one.number), "title": self.text(one.title)}
            for one in block.entries
        }
        return {"kind": "contents", "of": block.of, "entries": entries}

    def section(self, section: blocks.Section, level: int, *, wide: bool) -> Node:
        return {
            "kind": "section",
            "title": self.text(section.title),
            "level": level,
            "wide": wide,
            **self.number(section.number),
            "blocks": self.stack(section.blocks, level + 1, wide=wide),
        }

    def image(self, image: blocks.Image) -> Node:
        """A picture that people brought; without a file where it is none that can be set."""
        alt = self.text(image.alt) or "–"
        if not shows(image.data):
            return {"file": None, "alt": alt}
        name = f"picture-{len(self.files)}.{image.suffix}"
        self.files[name] = image.data
        return {"file": name, "alt": alt}

    def signature(self, person: blocks.Signature) -> Node:
        return {"role": self.text(person.role), "kind": self.text(person.kind), "name": self.maybe(person.name)}

    def schedule(self, block: blocks.Schedule) -> Node:
        return {
            "kind": "schedule",
            "labels": list(map(self.text, block.labels)),
            "years": block.years,
            "months": [self.text(Month(month)) for month in block.months],
            "tasks": [
                {
                    "name": self.stretch(one.name),
                    "owner": self.stretch(one.owner),
                    "span": [one.span.start, len(one.span)],
                }
                for one in block.tasks
            ],
        }

    # -- tables and figures --------------------------------------------------------------------------------------------

    def captioned(self, block: Table | Chart, level: int) -> Node:
        """What a table or figure is called: a caption where it has a number, else a heading of its level."""
        return {"title": self.maybe(block.title), "level": level, **self.number(block.number)}

    def figure(self, chart: Chart, level: int, *, wide: bool) -> Node:
        """A chart as pictures, each of which has room on a sheet."""
        from ppu_roadmap.drawing import figures  # only charts are drawn

        across, down = self.paper[::-1] if wide else self.paper
        beside, above = WIDE if wide else TALL
        room = {"width": across - beside, "height": down - above - CHAPTER * self.bound}
        title = chart.alt or chart.title
        return {
            "kind": "figure",
            "pictures": [unmarked(one.svg) for one in figures(chart.drawing(), self.language, title=title, **room)],
            "alt": "–" if title is None else self.text(title),
            "source": self.maybe(chart.source),
            **self.captioned(chart, level),
        }

    def table(self, block: Table, level: int) -> Node:
        return {**self.captioned(block, level), **table(block, self.language)}
