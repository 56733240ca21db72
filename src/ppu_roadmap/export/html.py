"""A document as one HTML page to print on A4: nothing is fetched, nothing runs, and a plan's text is only text."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.numbering import Number
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, label_of, machine_value, shown
from ppu_roadmap.text import Language, Month, _

STYLE, TABLES = (Path(__file__).with_name(name) for name in ("html.css", "tables.css"))
_BOX = '<span class="box"></span>'


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run; no script, style or image but its own style may be used in it."""
    style = STYLE.read_text("utf-8")
    if not all(page.headed for page in document.pages):
        style += TABLES.read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    writer = _Writer(language, escape)
    pages = "".join(f"{writer.page(page)}\n" for page in document.pages)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(document.title.render(language))}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{pages}</main>\n</body>\n</html>\n"
    ).encode()


def _tag(name: str, content: str, css: str = "") -> str:
    opened = f'<{name} class="{css}">' if css else f"<{name}>"
    return f"{opened}{content}</{name}>"


class _Writer(blocks.Writer):
    """A document on its way to HTML; whatever it returns is escaped."""

    strong, emphasis = "<strong>{}</strong>", "<em>{}</em>"
    blank = '<span class="blank">{}<span class="dots"></span></span>'

    def page(self, page: Page) -> str:
        page = fitted(page)
        lines = "".join(_tag("p", self.text(line)) for line in page.letterhead)
        head = _tag("div", lines, "letterhead") if lines else ""
        head += _tag("h1", self.parts(page.title)) if page.title else ""
        below = "".join(_tag("p", self.parts(parts)) for parts in page.below)
        head += _tag("div", below, "below") if below else ""
        foot = _tag("footer", _tag("p", self.text(page.foot))) if page.foot is not None else ""
        header = _tag("header", head) if page.headed else ""
        css = f"page {'wide' if page.wide else 'tall'}{' spread' if page.spread else ''}"
        return _tag("article", f"\n{header}\n{self.stack(page.blocks)}{foot}", css)

    def stack(self, several: Iterable[Block]) -> str:
        return "".join(f"{self.block(block)}\n" for block in blocks.undrawn(several))

    def block(self, block: blocks.Plain) -> str:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Section():
                return self.section(block)
            case blocks.Paragraph():
                return _tag("p", self.parts(block.labelled))
            case blocks.Items():
                return self.items(block)
            case blocks.FillIn():
                return _tag("p", self.to_fill(block), "fill")
            case blocks.Image():
                return self.image(block)
            case blocks.Contents():
                return self.contents(block)
            case blocks.Boxes():
                return _tag("ul", "".join(_tag("li", _BOX + self.text(one)) for one in block.choices), "boxes")
            case blocks.DottedLine():
                return _tag("p", f"{self.text(block.label)}: {_tag('span', '', 'rule')}", "line")
            case blocks.Signatures():
                return self.signatures(block)
            case blocks.Schedule():
                return self.schedule(block)
            case Table():
                return self.table(block)
            case blocks.SideBySide():
                sides = _tag("div", self.stack(block.left)) + _tag("div", self.stack(block.right))
                return _tag("div", sides, "columns")

    def items(self, block: blocks.Items) -> str:
        lines = "".join(_tag("li", self.parts(item)) for item in block.items)
        if block.start is not None:
            return f'<ol start="{block.start}" class="depth-{block.depth}">{lines}</ol>'
        return _tag("ul", lines, f"depth-{block.depth}" if block.depth else "")

    def image(self, image: blocks.Image) -> str:
        kind = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}[image.suffix]
        data = base64.b64encode(image.data).decode()
        return f'<img src="data:{kind};base64,{data}" alt="{self.text(image.alt)}">'

    def contents(self, block: blocks.Contents) -> str:
        lines = (
            f'<li class="level-{one.level}"><a href="#{escape(one.anchor)}">{self.entry(one)}</a></li>'
            for one in block.entries
        )
        return _tag("nav", _tag("ol", "".join(lines)))

    def section(self, section: blocks.Section) -> str:
        if isinstance(section.number, Number):
            level = section.number.label.count(".") + 1 if isinstance(section.number.label, str) else 2
            heading = f'<h{level} id="{escape(section.number.anchor)}">{self.numbered(section.title, section.number)}'
            return _tag("section", f"{heading}</h{level}> {self.stack(section.blocks)}")
        run_in = bool(section.blocks) and isinstance(section.blocks[0], blocks.Paragraph)
        heading = _tag("h2", f"{self.numbered(section.title, section.number)}{'.' if run_in else ''}")
        return _tag("section", f"{heading} {self.stack(section.blocks)}", "run" if run_in else "")

    def table(self, table: Table) -> str:
        """A table; one with a title as a part of the page, with what it is about and its notes."""
        drawn = self.drawn(table) if table.printed() else ""
        if table.title is None:
            return drawn
        subtitle = _tag("p", self.joined(table.subtitle), "about") if table.subtitle else ""
        total = _tag("p", f"{self.text(_('Total'))}: {self.joined(table.summary)}", "total") if table.summary else ""
        notes = "".join(_tag("p", self.text(note), "note") for note in table.notes)
        return _tag("section", f"{_tag('h1', self.text(table.title))}{subtitle}{drawn}{total}{notes}", "titled")

    def drawn(self, table: Table) -> str:
        widths = "".join(f'<col width="{width}%">' for width in table.widths)
        columns = _tag("colgroup", widths) if widths else ""
        labels = "".join(_heading(self.text(column.label), _css(column)) for column in table.printed())
        head = _tag("thead", _tag("tr", labels)) if table.headed else ""
        body = "".join(self.group(table, group) for group in table.groups)
        foot = _tag("tfoot", self.row(table, table.total)) if table.total and not table.summary else ""
        return _tag("table", columns + head + body + foot, "fixed" if widths else "")

    def group(self, table: Table, group: Group) -> str:
        """The rows of a group below its heading, which stands across all columns with its sum in a few words."""
        rows = "".join(self.row(table, row) for row in group.rows)
        if group.total is not None and not group.summary:
            rows += self.row(table, group.total, "subtotal")
        if group.heading is None:
            return _tag("tbody", rows)
        words = " " + _tag("span", self.joined(group.summary)) if group.summary else ""
        heading = f'<th scope="rowgroup" colspan="{len(table.printed())}">{self.text(group.heading)}{words}</th>'
        return _tag("tbody", _tag("tr", heading, f"group level-{group.level}") + "\n" + rows)

    def row(self, table: Table, row: Row, css: str = "") -> str:
        """A row; only a table with a title has room to keep the cells of columns without a weight on one line."""
        unbroken = "whole" if table.title is not None else ""
        cells = (self.cell(cell, column, "" if column.weight else unbroken) for cell, column in table.cells(row))
        return _tag("tr", "".join(cells), css) + "\n"

    def cell(self, cell: Cell, column: Column, css: str) -> str:
        if column.kind is Kind.BOXES and isinstance(cell, tuple):
            ticks = (_tag("span", _BOX + escape(shown(item, column, self.language))) for item in cell)
            return _tag("td", "".join(ticks), "ticks")
        text = escape(shown(cell, column, self.language)).replace("\n", "<br>")
        if label_of(cell) in (None, ()):
            return _tag("td", _tag("em", text))
        classes = (_css(column), "high" if machine_value(cell) == "high" else "", css)
        return _tag("td", text, " ".join(filter(None, classes)))

    def signatures(self, block: blocks.Signatures) -> str:
        cells = []
        for person in block.people:
            kind = self.text(_("initials") if person.initials else _("signature, date"))
            name = self.text(person.name) if person.name else _tag("span", "", "dots")
            role = _tag("p", f"{_tag('strong', self.text(person.role))}<br>{kind}")
            cells.append(_tag("td", f"{role}{_tag('div', '', 'room')}{_tag('p', name)}"))
        return _tag("table", _tag("tr", "".join(cells)), "signatures")

    def schedule(self, block: blocks.Schedule) -> str:
        head = "".join(f'<th scope="col" rowspan="2">{self.text(one)}</th>' for one in (_("Step"), _("Lead agency")))
        years = Counter(month[:4] for month in block.months)
        head += "".join(f'<th scope="colgroup" colspan="{count}">{year}</th>' for year, count in years.items())
        months = "".join(_heading(self.text(Month(month))[:1], "month") for month in block.months)
        body = "".join(_tag("tr", self.task(block, task)) for task in block.tasks)
        return _tag("table", _tag("thead", _tag("tr", head) + _tag("tr", months)) + _tag("tbody", body), "schedule")

    def task(self, block: blocks.Schedule, task: blocks.Task) -> str:
        cells = [_tag("td", self.part(task.name)), _tag("td", self.part(task.owner))]
        for index, month in enumerate(block.months):
            on = f'<td class="month on" aria-label="{self.text(Month(month))}"></td>'
            cells.append(on if index in task.span else _tag("td", "", "month"))
        return "".join(cells)


def _heading(text: str, css: str) -> str:
    return f'<th scope="col" class="{css}">{text}</th>' if css else f'<th scope="col">{text}</th>'


def _css(column: Column) -> str:
    return "number" if column.kind in NUMERIC else ""
