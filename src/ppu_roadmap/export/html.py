"""A document as one HTML page to print on A4: nothing is fetched, nothing runs, and a plan's text is only text."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, groupby
from pathlib import Path

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import Number
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, label_of, machine_value, shown
from ppu_roadmap.text import Language, Message, Month, _

STYLE, TABLES, BOOK = (Path(__file__).with_name(name) for name in ("html.css", "tables.css", "book.css"))
WIDTHS = {False: 165.0, True: 253.0}
"""Millimetres that a picture may take on a sheet of a bound document, upright and landscape."""
_BOX = '<span class="box"></span>'


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run; no script, style or image but its own style may be used in it."""
    bound = document.cover is not None
    style = STYLE.read_text("utf-8")
    if bound or not all(page.headed for page in document.pages):
        style += TABLES.read_text("utf-8")
    style += BOOK.read_text("utf-8") if bound else ""
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    writer = _Writer(language, escape)
    pages = f"{writer.cover(document.cover)}\n" if document.cover is not None else ""
    pages += "".join(f"{writer.page(page)}\n" for page in document.pages)
    opened = '<body class="book">' if bound else "<body>"
    images = " img-src data:;" if writer.pictures else ""
    policy = f"default-src 'none'; style-src 'sha256-{allowed}';{images} base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(document.title.render(language))}</title>\n<style>{style}</style>\n</head>\n"
        f"{opened}\n<main>\n{pages}</main>\n</body>\n</html>\n"
    ).encode()


def _tag(name: str, content: str, css: str = "") -> str:
    opened = f'<{name} class="{css}">' if css else f"<{name}>"
    return f"{opened}{content}</{name}>"


class _Writer(blocks.Writer):
    """A document on its way to HTML; whatever it returns is escaped."""

    strong, emphasis = "<strong>{}</strong>", "<em>{}</em>"
    blank = '<span class="blank">{}<span class="dots"></span></span>'
    wide = True
    level = 0
    """The level of a section's heading in a bound document."""
    pictures = False
    """Whether there is a picture, which the browser has to be allowed to show."""

    def cover(self, cover: Cover) -> str:
        emblem = self.image(cover.emblem) if cover.emblem is not None else ""
        above, below, foot = (
            _tag("div", "".join(_tag("p", self.text(line)) for line in lines), name)
            for lines, name in ((cover.above, "above"), (cover.below, "below"), (cover.foot, "foot"))
        )
        return _tag("article", f"{emblem}{above}{_tag('h1', self.text(cover.title))}{below}{foot}", "page tall cover")

    def bound_page(self, page: Page, number: Number) -> str:
        """A chapter, or what stands before or behind them; the only heading of the highest level is the cover's."""
        self.wide, self.level = page.wide, 3
        label = _tag("span", self.text(number.label), "label") + " " if number.label is not None else ""
        heading = f'<h2 id="{escape(number.anchor)}">{label}{self.parts(page.title)}</h2>'
        return _tag("article", f"{heading}\n{self.stack(page.blocks)}", f"page {_side(wide=page.wide)} {page.part}")

    def page(self, page: Page) -> str:
        if page.number is not None:
            return self.bound_page(page, page.number)
        page = fitted(page)
        lines = "".join(_tag("p", self.text(line)) for line in page.letterhead)
        emblem = self.image(page.emblem) if page.emblem is not None and lines else ""
        head = _tag("div", emblem + lines, "letterhead") if lines else ""
        head += _tag("h1", self.parts(page.title)) if page.title else ""
        below = "".join(_tag("p", self.parts(parts)) for parts in page.below)
        head += _tag("div", below, "below") if below else ""
        foot = _tag("footer", _tag("p", self.text(page.foot))) if page.foot is not None else ""
        header = _tag("header", head) if page.headed else ""
        css = f"page {_side(wide=page.wide)}{' spread' if page.spread else ''}"
        return _tag("article", f"\n{header}\n{self.stack(page.blocks)}{foot}", css)

    def stack(self, several: Iterable[Block]) -> str:
        drawn = (
            [self.chart(block)] if isinstance(block, Chart) else map(self.block, blocks.undrawn([block]))
            for block in several
        )
        return "".join(f"{each}\n" for each in chain.from_iterable(drawn))

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
        self.pictures, data = True, base64.b64encode(image.data).decode()
        return f'<img src="data:{kind};base64,{data}" alt="{self.text(image.alt)}">'

    def contents(self, block: blocks.Contents) -> str:
        lines = (
            f'<li class="level-{one.level}"><a href="#{escape(one.anchor)}">{self.entry(one)}</a></li>'
            for one in block.entries
        )
        return _tag("nav", _tag("ol", "".join(lines)), block.of) if block.entries else _tag("p", "–")

    def section(self, section: blocks.Section) -> str:
        if self.level:
            return self.bound_section(section)
        run_in = bool(section.blocks) and isinstance(section.blocks[0], blocks.Paragraph)
        heading = _tag("h2", f"{self.numbered(section.title, section.number)}{'.' if run_in else ''}")
        return _tag("section", f"{heading} {self.stack(section.blocks)}", "run" if run_in else "")

    def bound_section(self, section: blocks.Section) -> str:
        """A section of a bound document, below the heading of what it stands in."""
        level, wide = self.level, self.wide
        turned = section.wide is not None and section.wide != wide
        self.level, self.wide = level + 1, wide != turned
        name = f' id="{escape(section.number.anchor)}"' if isinstance(section.number, Number) else ""
        heading = f"<h{min(level, 6)}{name}>{self.numbered(section.title, section.number)}</h{min(level, 6)}>"
        made = _tag("section", f"{heading}\n{self.stack(section.blocks)}", _side(wide=self.wide) if turned else "")
        self.level, self.wide = level, wide
        return made

    def caption(self, title: Message | None, number: Number) -> str:
        return f"{_tag('strong', self.text(number.label))} {self.text(title)}"

    def chart(self, chart: Chart) -> str:
        """A picture, below it the table that says the same, folded."""
        from ppu_roadmap.drawing import figures  # few documents have one

        width = WIDTHS[self.wide] if self.level else None
        picture = figures(chart.drawing(), self.language, title=chart.alt or chart.title, width=width)[0].svg
        table = self.table(chart.table()._replace(title=None, number=None))
        told = _tag("details", _tag("summary", self.text(_("The same as a table"))) + table)
        source = _tag("p", self.text(chart.source), "note") if chart.source is not None else ""
        if chart.number is not None:
            caption = _tag("figcaption", self.caption(chart.title, chart.number))
            return f'<figure id="{escape(chart.number.anchor)}">{picture}{caption}{source}{told}</figure>'
        heading = _tag("h1", self.text(chart.title)) if chart.title is not None else ""
        return _tag("section", f"{heading}{picture}{source}{told}", "titled")

    def table(self, table: Table) -> str:
        """A table; one with a title as a part of the page, with what it is about and its notes."""
        drawn = self.drawn(table) if table.printed() else ""
        notes = "".join(_tag("p", self.text(note), "note") for note in table.notes)
        if table.number is not None:
            name = escape(table.number.anchor)
            region = f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">{drawn}</div>'
            return _tag("div", region + notes, "captioned")
        if table.title is None:
            return f'<div class="scroll" tabindex="0">{drawn}</div>{notes}' if self.level else drawn
        subtitle = _tag("p", self.joined(table.subtitle), "about") if table.subtitle else ""
        total = _tag("p", f"{self.text(_('Total'))}: {self.joined(table.summary)}", "total") if table.summary else ""
        return _tag("section", f"{_tag('h1', self.text(table.title))}{subtitle}{drawn}{total}{notes}", "titled")

    def drawn(self, table: Table) -> str:
        caption = ""
        if table.number is not None:
            words = self.caption(table.title, table.number)
            caption = f'<caption id="{escape(table.number.anchor)}">{words}</caption>'
        widths = "".join(f'<col width="{width}%">' for width in table.widths)
        columns = _tag("colgroup", widths) if widths else ""
        head = _tag("thead", "".join(self.head(table))) if table.headed else ""
        body = "".join(self.group(table, group) for group in table.groups)
        foot = _tag("tfoot", self.row(table, table.total)) if table.total and not table.summary else ""
        return _tag("table", caption + columns + head + body + foot, "fixed" if widths else "")

    def head(self, table: Table) -> Iterator[str]:
        """The labels of the columns, above them what neighbours have in common, below them their numbers."""
        columns, shared, own = table.printed(), "", ""
        high = any(column.over is not None for column in columns)
        for over, inside in groupby(columns, lambda column: column.over):
            labels = [*inside]
            if high and over is None:
                shared += "".join(f'<th scope="col" rowspan="2">{self.text(one.label)}</th>' for one in labels)
                continue
            shared += f'<th scope="colgroup" colspan="{len(labels)}">{self.text(over)}</th>' if high else ""
            own += "".join(_heading(self.text(one.label), _css(one)) for one in labels)
        yield from (_tag("tr", cells) for cells in (shared, own) if cells)
        if table.counted:
            yield _tag("tr", "".join(_tag("td", str(place)) for place in range(1, len(columns) + 1)), "counted")

    def group(self, table: Table, group: Group) -> str:
        """The rows of a group below its heading, which stands across all columns with its sum in a few words."""
        rows = "" if group.head is None else self.row(table, group.head, "head")
        rows += "".join(self.row(table, row) for row in group.rows)
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
            return _tag("td", _tag("em", text), _css(column) if self.level else "")
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


def _side(*, wide: bool) -> str:
    return "wide" if wide else "tall"


def _heading(text: str, css: str) -> str:
    return f'<th scope="col" class="{css}">{text}</th>' if css else f'<th scope="col">{text}</th>'


def _css(column: Column) -> str:
    return "number" if column.kind in NUMERIC else ""
