"""A document as one HTML page to print on A4: nothing is fetched, nothing runs, and a plan's text is only text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from ppu_roadmap.tables import NUMERIC, Cell, Column, Kind, Row, Table, shown
from ppu_roadmap.text import Language, Month, _
from ppu_roadmap.views.document import (
    NOT_FILLED,
    Blank,
    Block,
    Boxes,
    Columns,
    Document,
    Grid,
    Items,
    Lines,
    Page,
    Paragraph,
    Part,
    Schedule,
    Section,
    Signatures,
    Step,
    Strong,
    Text,
    said,
    years_of,
)

STYLE = Path(__file__).with_name("document.css")


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run; no script, style or image but its own style may be used in it."""
    style = STYLE.read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    pages = "".join(_Writer(language).document(document))
    title = escape(document.title.render(language))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{pages}</main>\n</body>\n</html>\n"
    ).encode()


def _tag(name: str, content: str, css: str = "") -> str:
    opened = f'<{name} class="{css}">' if css else f"<{name}>"
    return f"{opened}{content}</{name}>"


class _Writer:
    """A document on its way to HTML; whatever it returns is escaped."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def document(self, document: Document) -> Iterator[str]:
        for page in document.pages:
            css = f"page {'wide' if page.wide else 'tall'}{' spread' if page.spread else ''}"
            yield f"{_tag('article', self.page(page), css)}\n"

    def page(self, page: Page) -> str:
        lines = "".join(_tag("p", self.text(line)) for line in page.letterhead)
        head = _tag("div", lines, "letterhead") if lines else ""
        head += _tag("h1", self.parts(page.title))
        below = "".join(_tag("p", self.parts(parts)) for parts in page.below)
        head += _tag("div", below, "below") if below else ""
        foot = _tag("footer", _tag("p", self.text(page.foot))) if page.foot is not None else ""
        return f"\n{_tag('header', head)}\n{self.blocks(page.blocks)}{foot}"

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(f"{self.block(block)}\n" for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Section():
                return self.section(block)
            case Paragraph():
                label = _tag("strong", f"{self.text(block.label)}:") + " " if block.label is not None else ""
                return _tag("p", label + self.parts(block.parts))
            case Items():
                return _tag("ul", "".join(_tag("li", self.parts(item)) for item in block.items))
            case Grid():
                return self.grid(block)
            case Boxes():
                return _tag("ul", "".join(_tag("li", _BOX + self.text(one)) for one in block.choices), "boxes")
            case Lines():
                more = _tag("p", _tag("span", "", "rule"), "line more") * (block.count - 1)
                return _tag("p", f"{self.text(block.label)}: {_tag('span', '', 'rule')}", "line") + more
            case Signatures():
                return self.signatures(block)
            case Schedule():
                return self.schedule(block)
            case Columns():
                sides = _tag("div", self.blocks(block.left)) + _tag("div", self.blocks(block.right))
                return _tag("div", sides, "columns")

    def section(self, section: Section) -> str:
        number = f"{section.number}. " if section.number is not None else ""
        run_in = bool(section.blocks) and isinstance(section.blocks[0], Paragraph)
        heading = _tag("h2", f"{number}{self.text(section.title)}{'.' if run_in else ''}")
        return _tag("section", f"{heading} {self.blocks(section.blocks)}", "run" if run_in else "")

    def text(self, text: Text) -> str:
        return escape(said(text, self.language))

    def part(self, part: Part) -> str:
        match part:
            case Blank():
                return _tag("span", self.text(NOT_FILLED) + _tag("span", "", "dots"), "blank")
            case Strong():
                return _tag("strong", self.text(part.text))
        return self.text(part)

    def parts(self, parts: tuple[Part, ...]) -> str:
        return "".join(map(self.part, parts))

    def grid(self, grid: Grid) -> str:
        table = grid.table
        columns = [table.columns[index] for index in table.printed()]
        widths = "".join(f'<col width="{width}%">' for width in grid.widths)
        head = "".join(_heading(self.text(column.label), _css(column)) for column in columns)
        body = "".join(self.row(table, row) for row in table.rows())
        foot = _tag("tfoot", self.row(table, table.total)) if table.total is not None else ""
        return _tag(
            "table",
            f"{_tag('colgroup', widths) if widths else ''}{_tag('thead', _tag('tr', head))}{_tag('tbody', body)}{foot}",
            "fixed" if widths else "",
        )

    def row(self, table: Table, row: Row) -> str:
        data = row.values()
        cells = (self.cell(row.cells[index], data[index], table.columns[index]) for index in table.printed())
        return _tag("tr", "".join(cells)) + "\n"

    def cell(self, cell: Cell, value: Cell, column: Column) -> str:
        if column.kind is Kind.BOXES and isinstance(cell, tuple):
            ticks = (_tag("span", _BOX + escape(shown(item, column, self.language))) for item in cell)
            return _tag("td", "".join(ticks), "ticks")
        text = escape(shown(cell, column, self.language)).replace("\n", "<br>")
        if cell in (None, ()):
            return _tag("td", _tag("em", text))
        css = " ".join(filter(None, (_css(column), "high" if value == "high" else "")))
        return _tag("td", text, css)

    def signatures(self, block: Signatures) -> str:
        cells = []
        for person in block.people:
            kind = self.text(_("initials") if person.initials else _("signature, date"))
            name = self.text(person.name) if person.name else _tag("span", "", "dots")
            role = _tag("p", f"{_tag('strong', self.text(person.role))}<br>{kind}")
            cells.append(_tag("td", f"{role}{_ROOM}{_tag('p', name)}"))
        return _tag("table", _tag("tr", "".join(cells)), "signatures")

    def schedule(self, block: Schedule) -> str:
        names = (_("Step"), _("Lead agency"))
        head = "".join(f'<th scope="col" rowspan="2">{self.text(name)}</th>' for name in names)
        head += "".join(f'<th scope="colgroup" colspan="{count}">{year}</th>' for year, count in years_of(block.months))
        months = "".join(_heading(self.text(Month(month))[:1], "month") for month in block.months)
        body = "".join(_tag("tr", self.step(block, step)) for step in block.steps)
        return _tag("table", _tag("thead", _tag("tr", head) + _tag("tr", months)) + _tag("tbody", body), "schedule")

    def step(self, block: Schedule, step: Step) -> str:
        cells = [_tag("td", self.part(step.name)), _tag("td", self.part(step.owner))]
        for index, month in enumerate(block.months):
            if step.first is not None and step.last is not None and step.first <= index <= step.last:
                cells.append(f'<td class="month on" aria-label="{self.text(Month(month))}"></td>')
            else:
                cells.append('<td class="month"></td>')
        return "".join(cells)


_BOX = '<span class="box"></span>'
_ROOM = '<div class="room"></div>'


def _heading(text: str, css: str) -> str:
    return f'<th scope="col" class="{css}">{text}</th>' if css else f'<th scope="col">{text}</th>'


def _css(column: Column) -> str:
    return "number" if column.kind in NUMERIC else ""
