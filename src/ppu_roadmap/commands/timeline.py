"""``roadmap timeline``: programs by year, quick wins by month."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import one_of
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.showing import Showing, show_view
from ppu_roadmap.text import _

EXAMPLES = (
    "roadmap timeline plans",
    "roadmap timeline --through 5y --owner diskominfo",
    "roadmap timeline --by month --from 2023-01",
    "roadmap timeline --format csv > timeline.csv",
)
CHARTS = ("year", "month")


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    by: Annotated[str | None, one_of(CHARTS, "--by", help="One of the two charts; default: both.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="YEAR-MONTH", help="First month of the chart by month.")
    ] = None,
) -> None:
    """Show when programs run: a chart by year, and of quick wins and their actions by month."""
    if start is not None and by == "year":
        raise Refusal(_("--from is for the chart by month; leave out --by year"))
    show_view(run, "timeline", showing, filters, by=by, start=_month(start))


def _month(text: str | None) -> str | None:
    if text is None or re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        return text
    raise Refusal(_("--from is {text}, not a month such as 2023-01", text=text))
