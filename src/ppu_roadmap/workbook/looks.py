"""How workbooks look: colours, borders and formats of numbers, as XlsxWriter takes them; sheets as they are printed."""

from collections.abc import Mapping
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ppu_roadmap.drawing.colours import colour, known, on

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ppu_roadmap.workbook.sheets import Kind


class Look(Enum):
    """What a cell is for, told by its colour."""

    LOCKED = "#ECEFF1"
    OPEN = "#FFFFFF"
    """What stands in the plan, to be corrected."""
    NEW = "#FFF9DB"
    """Room for what is new."""
    WRONG = "#F8CBAD"
    """Something must be corrected."""


ALLOWED: Final = dict.fromkeys(
    ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows"), True
)
"""What may be done to a sheet though it is protected."""
Marks: TypeAlias = Mapping[tuple[int, int], str]
"""What is to be corrected on a sheet, by the indexes of row and column."""
_CELL: Final = {"font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#CFD8DC"}
_HEAD: Final = {**_CELL, "bold": True, "valign": "vcenter", "font_color": "#FFFFFF"}
_PLAIN: Final = {"valign": "top", "text_wrap": True}
_OTHERS: Final[Mapping[str, dict[str, Any]]] = {
    "head": {**_HEAD, "bg_color": "#00695C"},
    "head locked": {**_HEAD, "bg_color": "#607D8B"},
    "title": {"bold": True, "font_size": 16, "font_color": "#00695C"},
    "section": {"bold": True, "font_size": 12, "font_color": "#00695C", "bottom": 1},
    "plain": _PLAIN,
    "day": {**_PLAIN, "num_format": "dd/mm/yyyy"},
    "bold": {**_PLAIN, "bold": True},
    "heading": {"bold": True, "font_size": 12, "font_color": "#00695C", "valign": "vcenter"},
    "note": {**_PLAIN, "font_size": 9, "font_color": "#546E7A"},
    "fill": {**_PLAIN, "bg_color": Look.NEW.value, "border": 4},
}
_BANDS: Final[Mapping[str, dict[str, Any]]] = {
    "row": {},
    "head": {"bold": True, "bg_color": "#D7E8E5"},
    "part": {"bold": True, "bg_color": "#EDF5F3"},
    "total": {"bold": True, "bg_color": Look.LOCKED.value, "top": 2, "top_color": "#00695C"},
    "count": {"align": "center", "font_size": 9, "font_color": "#546E7A", "bg_color": Look.LOCKED.value},
    "label": {**_HEAD, "bg_color": "#00695C", "align": "center"},
}
"""What the rows of a table that is read are told apart by."""
_LIKE: Final = {"approved": "done", "accepted": "done", "revise": "medium", "rejected": "high", "error": "high",
                "warning": "medium", "info": "ongoing"}  # fmt: skip
"""Words that are coloured as others are, by their keys."""
_LEVELS: Final = ("low", "medium", "high")
"""Words whose colour is whole; it is a quarter of it behind others."""
_PAGE_WIDTH: Final = 200
"""Characters of columns that are legible beside each other on paper."""
_A4, _A3 = 9, 8


def style(book: "Workbook", name: str) -> "Format":
    """The format of a heading, or of a line of text."""
    return book.add_format(_OTHERS[name])


def cell_style(book: "Workbook", kind: "Kind", look: Look, *, locked: bool = False) -> "Format":
    """The format of a cell of a table."""
    colour = {"font_color": "#546E7A"} if look is Look.LOCKED else {}
    colour |= {"align": "right"} if kind.numeric else {}
    return book.add_format({**_CELL, **colour, "num_format": kind.format, "bg_color": look.value, "locked": locked})


def read_style(book: "Workbook", band: str, format: str = "@", align: str = "") -> "Format":
    """The format of a cell of a table that is read and not filled in; ``band`` is what its row is."""
    aligned = {"align": align, "indent": int(align != "center")} if align else {}
    return book.add_format({**_CELL, **aligned, "num_format": format, **_BANDS[band]})


def word_look(key: str) -> dict[str, str]:
    """The colours of a cell that says a word, by the key of the word; nothing for one that has none."""
    role = _LIKE.get(key, key)
    fill, ink = (role, on(role)) if role in _LEVELS else (f"{role}/25", "ink")
    return {"bg_color": colour(fill), "font_color": colour(ink)} if known(role) else {}


def printed_to_read(sheet: "Worksheet", width: int, called: str, high: int) -> None:
    """How a sheet to read is printed: one sheet wide, so many ``high`` or as it needs; on A3 where A4 is too narrow."""
    printed(sheet, 0, called)
    sheet.set_paper(_A3 if width > _PAGE_WIDTH else _A4)
    sheet.fit_to_pages(1, high)


def printed(sheet: "Worksheet", width: int, called: str = "") -> None:
    """How a sheet is printed: A4 across, as many sheets wide as are legible, below with its region and its name."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(ceil(width / _PAGE_WIDTH), 0 if width > _PAGE_WIDTH // 2 else 1)
    sheet.set_footer(f"&L{called.replace('&', '&&')[:120]}&C&A&R&P / &N")


def remark(sheet: "Worksheet", at: int, place: int, text: str) -> None:
    """Write a comment to a cell, as large as its text needs."""
    height = 22 + 16 * sum(1 + len(line) // 40 for line in text.split("\n"))
    sheet.write_comment(at, place, text, {"width": 280, "height": height, "font_size": 9, "author": "roadmap"})
