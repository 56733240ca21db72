"""WordprocessingML as text: runs, paragraphs, fields, cells; what is put into them is escaped already."""

from collections.abc import Iterable
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
TAB = "<w:r><w:tab/></w:r>"
CLOSED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""What stands behind what a field shows."""


def text(words: str) -> str:
    """Text as it may stand in an element or an attribute; line breaks are left for ``run``."""
    return escape(words)


def run(words: str, look: str = "") -> str:
    """A stretch of text; ``look`` is what its properties hold."""
    lines = "</w:t><w:br/><w:t>".join(words.split("\n")) if "\n" in words else words
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{lines}</w:t></w:r>'


def paragraph(style: str, content: str = "", more: str = "") -> str:
    """A paragraph in the style of an id; ``more`` are properties of its own, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """A field with what it shows until it is updated."""
    return f"{opened(code)}{run(shown)}{CLOSED}"


def opened(code: str) -> str:
    """What stands before what a field shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code, quote=False)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def bookmark(number: int, name: str, content: str = "") -> str:
    """A place that fields and links lead to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def for_word(runs: str, other: str = "") -> str:
    """Runs that Word reads, while LibreOffice reads ``other``, what a run holds.

    It takes page numbers within a field of contents for plain text, and would print those that were estimated; without
    that field it puts in its own, in Arabic figures alone.
    """
    made = runs.replace("<w:r>", '<w:r><mc:AlternateContent><mc:Choice Requires="w15">')
    made = made.replace("</w:r>", "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>")
    return made.replace("<mc:Fallback/>", f"<mc:Fallback>{other}</mc:Fallback>", 1) if other else made


def table(style: str, widths: Iterable[int], rows: Iterable[str], told: str = "") -> str:
    """A table with columns of so many twentieths of a point; ``told`` is what those hear who do not see it."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    told = f'<w:tblDescription w:val="{told}"/>' if told else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: str, *, repeated: bool = False, height: int | None = None) -> str:
    """A row that stays whole; a repeated one stands on each page; ``height`` is exact."""
    high = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    repeat = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{repeat}</w:trPr>{cells}</w:tr>"


def cell(width: int, content: str, *, span: int = 1, merge: str = "", fill: str = "", more: str = "") -> str:
    """A cell, whose content has to end in a paragraph; the other arguments are those of ``opening``."""
    return f"{opening(width, span=span, merge=merge, fill=fill, more=more)}{content}</w:tc>"


def opening(width: int, *, span: int = 1, merge: str = "", fill: str = "", more: str = "") -> str:
    """How a cell across ``span`` columns begins; ``merge`` with those below it: ``restart`` or ``continue``."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{shade}{more}</w:tcPr>'


def listed(number: int, level: int) -> str:
    """The list that a paragraph belongs to; 0 for none."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
