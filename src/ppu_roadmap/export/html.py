"""A document as one HTML page to print on A4: nothing is fetched, nothing runs, and a plan's text is only text.

``document.html.jinja`` has its markup, in which a writer puts texts and what takes more than markup.
"""

import base64
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.document import Block, Document
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Kind, Row, Table, label_of, machine_value, shown
from ppu_roadmap.templates import hash_of, template
from ppu_roadmap.text import Language, Message, Month, _

STYLE, TABLES, BOOK = (Path(__file__).with_name(name) for name in ("html.css", "tables.css", "book.css"))
WIDTHS = {False: 165.0, True: 253.0}
"""Millimetres that a picture may take on a sheet of a bound document, upright and landscape."""
_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
_BOX = Markup('<span class="box"></span>')
_TICK = Markup("<span>{}{}</span>")


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run; no script, style or image but its own style may be used in it."""
    bound = document.cover is not None
    style = STYLE.read_text("utf-8")
    if bound or not all(page.headed for page in document.pages):
        style += TABLES.read_text("utf-8")
    style += BOOK.read_text("utf-8") if bound else ""
    rendered: str = template(STYLE.with_name("document.html.jinja")).render(
        document=document,
        writer=_Writer(language, lambda text: Markup(escape(text))),  # noqa: S704 -- escaped
        style=style,
        hash=hash_of(style),
        fitted=fitted,
        kind=lambda block: type(block).__name__,
        numeric=NUMERIC,
        box=_BOX,
        month=Month,
        same=_("The same as a table"),
        total=_("Total"),
    )
    return rendered.encode()


class _Writer(blocks.Writer):
    """What the template asks for."""

    strong, emphasis, filled, joint = Markup("<strong>{}</strong>"), Markup("<em>{}</em>"), Markup("[{}]"), Markup()
    blank = Markup('<span class="blank">{}<span class="dots"></span></span>')

    def plain(self, block: Block) -> Iterable[Block]:
        """A block as blocks that have markup of their own."""
        return (block,) if isinstance(block, Chart) else blocks.undrawn([block])

    def address(self, image: blocks.Image) -> str:
        """A picture as an address that holds it."""
        return f"data:{_MEDIA[image.suffix]};base64,{base64.b64encode(image.data).decode()}"

    def picture(self, chart: Chart, level: int, wide: bool) -> Markup:  # noqa: FBT001 -- as the template has it
        """A chart as SVG, on a sheet of a bound document as wide as that."""
        from ppu_roadmap.drawing import figures  # few documents have one

        width = WIDTHS[wide] if level else None
        drawn = figures(chart.drawing(), self.language, title=chart.alt or chart.title, width=width)
        return Markup(drawn[0].svg)  # noqa: S704 -- our own

    def shared(self, columns: Iterable[Column]) -> list[tuple[Message | None, list[Column]]]:
        """Columns below what neighbours have in common."""
        return [(over, [*inside]) for over, inside in groupby(columns, lambda column: column.over)]

    def cells(self, table: Table, row: Row, level: int) -> Iterator[tuple[str, Markup]]:
        """The class and the content of each cell; only a table with a title has room to keep some on one line."""
        for cell, column in table.cells(row):
            number, text = "number" if column.kind in NUMERIC else "", self.lines(cell, column)
            if column.kind is Kind.BOXES and isinstance(cell, tuple):
                ticks = (_TICK.format(_BOX, self.lines(item, column)) for item in cell)
                yield "ticks", Markup().join(ticks)
            elif label_of(cell) in (None, ()):
                yield number if level else "", self.emphasis.format(text)
            else:
                whole = "whole" if table.title is not None and not column.weight else ""
                high = "high" if machine_value(cell) == "high" else ""
                yield " ".join(filter(None, (number, high, whole))), text

    def lines(self, cell: Cell, column: Column) -> Markup:
        """What a cell says."""
        return Markup(escape(shown(cell, column, self.language)).replace("\n", "<br>"))  # noqa: S704 -- escaped
