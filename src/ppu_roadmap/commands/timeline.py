"""``roadmap timeline``: programs by year, quick wins by month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, check_format, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

PARTS = ("year", "month")


@command(
    "timeline",
    "Show",
    "roadmap timeline plans",
    "roadmap timeline --through 5y --owner diskominfo",
    "roadmap timeline --by month --from 2023-01",
    "roadmap timeline --format csv > timeline.csv",
)
@filtered
def timeline(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    format_: FormatOption = "table",
    by: Annotated[
        str | None, typer.Option("--by", metavar="year|month", help="One of the two charts; default: both.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="YEAR-MONTH", help="First month of the chart by month.")
    ] = None,
) -> None:
    """Show when programs run: a chart by year, and of quick wins and their actions by month."""
    from ppu_roadmap.views.timeline import Ask
    from ppu_roadmap.views.timeline_data import timeline_charts, timeline_data

    check_format(format_)
    if by is not None and by not in PARTS:
        raise Refusal(_("--by is {word}, not one of {choices}", word=by, choices=", ".join(PARTS)))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    ask = Ask(selection, run.today, _month(start))
    charts, data = (lambda: timeline_charts(plans, ask, by)), (lambda: timeline_data(plans, ask, by))
    print_in(run, format_, charts, data, run.language(plans[0].language))


def _month(text: str | None) -> str | None:
    if text is None or re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        return text
    raise Refusal(_("--from is {text}, not a month such as 2023-01", text=text))
