"""Charts: bars as Excel's own, made of the cells of their table; others as their table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppu_roadmap.drawing.colours import colour, one_of_several
from ppu_roadmap.paper.chart import Bars, Chart
from ppu_roadmap.paper.table import Table

if TYPE_CHECKING:
    from ppu_roadmap.export.xlsx.sheet import Sheet
_GAP, _FEW = 60, 4
"""Percent of a bar's width between bars, and categories that take more, so that bars are not as wide as the chart."""


def tabled(chart: Chart) -> Table:
    """The table that stands in a chart's place, or whose cells its bars are made of."""
    table, bars = chart.table(), chart.drawing()
    notes = (*table.notes, chart.source) if chart.source is not None else table.notes
    if isinstance(bars, Bars) and bars.series and bars.categories:
        table = bars.table(None, table.columns[0]._replace(over=None))
    return table._replace(title=chart.title, number=chart.number, notes=notes)


def draw(sheet: Sheet, chart: Chart, rows: range) -> None:
    """Draw bars of the cells of their table; nothing of other charts."""
    bars = chart.drawing()
    if not isinstance(bars, Bars):
        return
    drawn = sheet.book.add_chart({"type": "column", "subtype": "stacked"})
    name, text = sheet.page.get_name(), sheet.text
    for place, series in enumerate(bars.series, 1):
        drawn.add_series({
            "name": [name, rows.start - 1, place],
            "categories": [name, rows.start, 0, rows.stop - 1, 0],
            "values": [name, rows.start, place, rows.stop - 1, place],
            "categories_data": [text(each) for each in bars.categories],
            "values_data": [0 if value is None else value for value in series.values],
            "fill": {"color": colour(one_of_several(series.key, place - 1))},
            "gap": _GAP if len(bars.categories) >= _FEW else _GAP * _FEW,
        })  # fmt: skip
    font: dict[str, Any] = {"name_font": {"size": 9, "bold": False}, "num_font": {"size": 9}}
    grid = {"visible": True, "line": {"color": "#CFD8DC", "width": 0.5}}
    drawn.set_title({"name": text(chart.title), "name_font": {"size": 12}, "overlay": False})
    drawn.set_x_axis(font)
    drawn.set_y_axis({**font, "name": text(bars.unit), "num_format": "#,##0", "major_gridlines": grid})
    drawn.set_legend({"position": "bottom", "font": {"size": 9}})
    sheet.chart(drawn)
