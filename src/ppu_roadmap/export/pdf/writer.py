"""A document as what the template lays out: its values with their texts in a language, each with what kind it is."""

from typing import Any

from ppu_roadmap.export.pdf.tables import Node, Tables
from ppu_roadmap.export.pdf.typesetting import shows, unmarked
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.numbering import Number
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Month, Phrase

TALL, WIDE, CHAPTER = (44, 76), (30, 58), 32
"""What of the width and height of such a sheet is no room for a figure, and of a chapter's first; in millimetres."""


def written(document: Document, language: Language, paper: tuple[int, int]) -> tuple[Node, dict[str, bytes]]:
    """A document on sheets of a width and height in millimetres, and the files of the pictures that people brought."""
    writer = _Writer(language, paper, bound=document.cover is not None)
    node = {
        "title": writer.text(document.title) or "–",
        "region": writer.text(document.region),
        "cover": writer.node(document.cover, wide=False),
        "pages": writer.node(document.pages or (Page((), (document.title,)),), wide=False),
    }
    return node, writer.files


class _Writer(Tables):
    """A document on its way to the template."""

    def __init__(self, language: Language, paper: tuple[int, int], *, bound: bool) -> None:
        super().__init__(language)
        self.paper, self.bound = paper, bound
        self.files: dict[str, bytes] = {}

    def node(self, value: Any, *, wide: bool) -> Any:
        """A value on sheets that are wide or not: of what holds others its kind and fields, else a text or a number."""
        match value:
            case _ if hasattr(value, "render"):  # a text, though some are tuples
                return self.text(value)
            case blocks.Blank():
                return ["blank", self.text(blocks.NOT_FILLED)]
            case blocks.Strong() | blocks.Emphasis():
                return [type(value).__name__.lower(), self.text(value.text)]
            case Table():
                return {**self.number(value.number), "title": self.maybe(value.title), **self.table(value)}
            case Chart():
                return {**self.number(value.number), "title": self.maybe(value.title), **self.figure(value, wide=wide)}
            case blocks.Image():
                return self.image(value)
            case range():
                return [value.start, len(value)]
            case tuple() if hasattr(value, "_fields"):
                return {"kind": type(value).__name__.lower(), **self.fields(value, wide=wide)}
            case tuple():
                whole = (each for one in value for each in (one.wide if isinstance(one, Either) else (one,)))
                return [
                    self.text(one) if isinstance(one, int | float | None) else self.node(one, wide=wide)
                    for one in whole
                ]
        return value if isinstance(value, int | None) else self.text(value)

    def fields(self, value: Any, *, wide: bool) -> Node:
        """What a value holds, with what the template cannot tell by itself."""
        own: Node = {}
        match value:
            case Page():  # one that is to be one sheet has its tighter forms, of which the first that fits is taken
                wide, tighter = value.wide, value.tighter if value.spread else None
                own["tighter"] = self.node(tighter(), wide=wide) if tighter else None
            case blocks.Section():
                own["wide"] = wide = wide if value.wide is None else value.wide
            case blocks.Paragraph():
                own["parts"] = self.node(value.labelled, wide=wide)
            case blocks.FillIn():
                own["what"] = self.to_fill(value)
            case blocks.Signature():
                own["what"] = self.text(value.kind)
            case blocks.Schedule():
                own["labels"], own["years"] = list(map(self.text, value.labels)), value.years
                own["months"] = [self.text(Month(each)) for each in value.months]
        others = (pair for pair in value._asdict().items() if pair[0] not in (*own, "number"))
        told = {name: self.node(each, wide=wide) for name, each in others}
        return {**self.number(getattr(value, "number", None)), **told, **own}

    def number(self, number: Number | Phrase) -> Node:
        """A number as it is printed, and what links go to."""
        if isinstance(number, Number):
            return {"number": self.maybe(number.label), "anchor": number.anchor}
        return {"number": f"{number}." if isinstance(number, int) else self.maybe(number), "anchor": None}

    def image(self, image: blocks.Image) -> Node:
        """A picture that people brought; without a file where it is none that can be set."""
        name = f"picture-{len(self.files)}.{image.suffix}" if shows(image.data) else None
        if name is not None:
            self.files[name] = image.data
        return {"kind": "image", "file": name, "alt": self.text(image.alt) or "–"}

    def figure(self, chart: Chart, *, wide: bool) -> Node:
        """A chart as pictures, each of which has room on a sheet."""
        from ppu_roadmap.drawing import figures  # only charts are drawn

        across, down = self.paper[::-1] if wide else self.paper
        beside, above = WIDE if wide else TALL
        room = {"width": across - beside, "height": down - above - CHAPTER * self.bound}
        title = chart.alt or chart.title
        return {
            "kind": "chart",
            "pictures": [unmarked(one.svg) for one in figures(chart.drawing(), self.language, title=title, **room)],
            "alt": self.text(title),
            "source": self.maybe(chart.source),
        }
