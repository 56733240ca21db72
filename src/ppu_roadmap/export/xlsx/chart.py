"""Charts: bars as Excel's own, made of cells that stand beside them; a heat map as cells; others as their table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ppu_roadmap.paper.chart import Bars, Chart, HeatMap
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Row, Table
from ppu_roadmap.workbook.looks import SERIES

if TYPE_CHECKING:
    from ppu_roadmap.export.xlsx.sheet import Sheet
    from ppu_roadmap.export.xlsx.table import Area

_ROWS, _HEIGHT, _WIDTH = 18, 340, 760
"""Rows of a sheet that a chart takes, and its size in pixels."""


def tabled(chart: Chart) -> Table:
    """The table whose cells a chart is made of, or that stands in its place."""
    match chart.drawing():
        case Bars() as bars if bars.series and bars.categories:
            return _bars(chart, bars)
        case HeatMap() as heat:
            return _heat(chart, heat)
    return chart.table()


def _bars(chart: Chart, bars: Bars) -> Table:
    columns = (Column("series", each.label, Kind.NUMBER) for each in bars.series)
    values = zip(*(each.values for each in bars.series), strict=True)
    rows: Iterable[Row] = ((label, *own) for label, own in zip(bars.categories, values, strict=True))
    said = chart.table()
    first = said.columns[0]._replace(over=None, implied=False)
    return _of_cells(said, (first, *columns), rows)._replace(subtitle=(bars.unit,))


def _heat(chart: Chart, heat: HeatMap) -> Table:
    columns = (Column("tile", label, Kind.BAND, over=heat.across) for label in heat.columns)
    rows: Iterable[Row] = (
        (label, *(Keyed(tile.level, (tile.word, *tile.codes)) for tile in tiles))
        for label, tiles in zip(heat.rows, heat.tiles, strict=True)
    )
    return _of_cells(chart.table(), (Column("row", heat.down), *columns), rows)


def _of_cells(said: Table, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    """A table of what is drawn, with what its own says below."""
    return said._replace(columns=columns, groups=(Group(None, tuple(rows)),), total=None, summary=(), counted=False)


def draw(sheet: Sheet, chart: Chart, area: Area) -> None:
    """Draw bars of the cells of their table; nothing of other charts."""
    bars = chart.drawing()
    if not isinstance(bars, Bars):
        return
    drawn = sheet.book.add_chart({"type": "column", "subtype": "stacked"})
    name, text = sheet.page.get_name(), sheet.writer.text
    for place, series in enumerate(bars.series, 1):
        drawn.add_series({
            "name": [name, area.first - 1, place],
            "categories": [name, area.first, 0, area.last, 0],
            "values": [name, area.first, place, area.last, place],
            "categories_data": [text(each) for each in bars.categories],
            "values_data": [0 if value is None else value for value in series.values],
            "fill": {"color": SERIES[(place - 1) % len(SERIES)]},
            "gap": 60,
        })  # fmt: skip
    font: dict[str, Any] = {"name_font": {"size": 9, "bold": False}, "num_font": {"size": 9}}
    grid = {"visible": True, "line": {"color": "#CFD8DC", "width": 0.5}}
    drawn.set_title({"name": text(chart.title), "name_font": {"size": 12}, "overlay": False})
    drawn.set_x_axis(font)
    drawn.set_y_axis({**font, "name": text(bars.unit), "num_format": "#,##0", "major_gridlines": grid})
    drawn.set_legend({"position": "bottom", "font": {"size": 9}})
    drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
    drawn.show_blanks_as("gap")
    sheet.chart(drawn, _ROWS)
