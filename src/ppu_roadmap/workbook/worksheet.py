"""A worksheet of XlsxWriter that takes whole rows as they stand in its file, and in which every text is text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet


class RowSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """A worksheet that is written from the top, cell by cell as others are or row by row."""

    drawn_on = True
    """Whether something may be drawn on it, which stands where it does by the heights of rows."""

    def begin_rows(self, row: int) -> None:
        """Be ready for a row, told by its index, and those that follow it: cells above it are written."""
        self._write_single_row(row)

    def put_row(self, row: int, cells: str, points: float = 0) -> None:
        """Put the next row, as high as the default or so many points; ``cells`` are its elements."""
        high = ""
        if points:
            pixels = int(points * 4 / 3 + 0.5)  # as set_row counts
            if self.drawn_on:
                self.row_sizes[row] = [pixels, False]
            high = f' ht="{pixels * 0.75:.16g}" customHeight="1"'
        self.fh.write(f'<row r="{row + 1}"{high}>{cells}</row>')
        self.previous_row, self.dim_rowmax = row + 1, row

    def add_table_of(self, rows: range, columns: Sequence[Mapping[str, Any]], *, total: bool) -> None:
        """Make a table of rows that are put, below their headings and above the row of the ``total``."""
        first, last, across = rows.start - 1, rows.stop - 1, len(columns) - 1
        name = f"Tabel_{self.index + 1}_{len(self.tables) + 1}"
        how = {"name": name, "columns": columns, "total_row": total, "style": None}
        self.constant_memory = False  # it wants to write headings, which are written: what it writes is left out
        self.add_table(first, 0, first + 1 + total, across, how)  # of all rows it would remember each cell
        self.constant_memory = True
        table = self.tables[-1]
        table["range"] = xl_range(first, 0, last + total, across)
        table["a_range"] = table["autofilter"] = xl_range(first, 0, last, across)

    def element(self, value: float | str, format: Format, formula: str = "") -> str:
        """The element of a cell behind its place: a number or a text as it is, or what a ``formula`` comes to."""
        look = f' s="{format._get_xf_index()}"'  # noqa: SLF001 -- as XlsxWriter finds it when a row is written
        if formula:
            return f"{look}><f>{self._escape_data(formula.removeprefix('='))}</f><v>{value}</v></c>"
        if not isinstance(value, str):
            return f"{look}><v>{value:.16G}</v></c>"
        if not value:
            return f"{look}/>"
        text = self._escape_data(self._escape_control_characters(value))
        keep = ' xml:space="preserve"' if text != text.strip() else ""
        return f'{look} t="inlineStr"><is><t{keep}>{text}</t></is></c>'

    def _xml_rich_inline_string(self, string: str, attributes: Iterable[Any] = ()) -> None:
        """Write what looks like XlsxWriter's own markup as the text that it is."""
        self._xml_inline_string(string, preserve=False, attributes=attributes)
