"""The commands that show or write a view each: a function a command; a run looks at the options of its own alone."""

from __future__ import annotations  # what an option may say is looked up for the one command that is called

from collections.abc import Mapping
from typing import Annotated

from ppu_roadmap.commands.completion import PROGRAM, listed
from ppu_roadmap.commands.options import Many, One, argument, columns_of, flag, one_of, option
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import (
    ExcelOption,
    Filters,
    FormatOption,
    ProposalFilters,
    Showing,
    asked_of,
    show_view,
    write_answer,
    write_pages,
)
from ppu_roadmap.export import FORMATS
from ppu_roadmap.text import Refusal, _, words

PART_HELP = "Only this; csv and json hold one: programs, or with --year the assessment."
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "show": (
        "roadmap show plans --horizon 5y",
        "roadmap show --through 5y --owner diskominfo",
        "roadmap show --quick-wins --columns id,name,owner,years,budget",
        "roadmap show --format csv > roadmap.csv",
    ),
    "program": ("roadmap program GOV-01", "roadmap program SOC-01 --plan plans --lang en"),
    "timeline": (
        "roadmap timeline plans",
        "roadmap timeline --through 5y --owner diskominfo",
        "roadmap timeline --by month --from 2023-01",
        "roadmap timeline --format csv > timeline.csv",
    ),
    "matrix": (
        "roadmap matrix",
        "roadmap matrix plans --format md",
        "roadmap matrix --by mission",
        "roadmap matrix --by owner --through 5y",
    ),
    "quickwins": (
        "roadmap quickwins",
        "roadmap quickwins plans --weights speed=40,impact=30,readiness=10,alignment=20",
        "roadmap quickwins --brief --html sheet.html",
        "roadmap quickwins --format csv > quickwins.csv",
    ),
    "risks": (
        "roadmap risks",
        "roadmap risks --quick-wins --min-risk medium",
        "roadmap risks plans --dimension living --format md",
        "roadmap risks --format csv > risks.csv",
    ),
    "indicators": (
        "roadmap indicators",
        "roadmap indicators --year 2025 --dimension living",
        "roadmap indicators plans --sni 10.2",
        "roadmap indicators --format csv > indicators.csv",
    ),
    "budget": (
        "roadmap budget",
        "roadmap budget --by source --in juta",
        "roadmap budget plans --year 2025 --by owner",
        "roadmap budget --format csv > budget.csv",
    ),
    "progress": (
        "roadmap progress",
        "roadmap progress --year 2023",
        "roadmap progress --owner diskominfo --part programs",
        "roadmap progress --part actions --format csv > actions.csv",
    ),
    "proposals": (
        "roadmap proposals",
        "roadmap proposals --by location --status submitted,discussed",
        "roadmap proposals --forum musrenbang --format csv > proposals.csv",
    ),
}
"""What the help of each command shows at its end."""


def show(
    run: Run, showing: Showing, filters: Filters, columns: Annotated[Many, columns_of("fields.program:FIELDS")] = None
) -> None:
    """Show the roadmap: programs by dimension, with totals."""
    show_view(run, "show", showing, filters, columns)


def program(
    run: Run,
    id: Annotated[str, argument("ID", "The program's id.", PROGRAM)],
    format: FormatOption = "table",
    *,
    excel: ExcelOption = False,
) -> None:
    """Show one program in full."""
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.views import view_named
    from ppu_roadmap.views.view import Asked
    from ppu_roadmap.words.near import or_nearest

    plans = [item.plan for item in run.each()]
    found = [plan for plan in plans if id.upper() in plan.by_id]
    if not found:
        known = [known for plan in plans for known in plan.by_id]
        raise Refusal(or_nearest(_("there is no program {id}", id=id), id, known))
    asked = Asked(found, run.today, Selection(ids=(id.upper(),)))
    write_answer(run, view_named("program"), asked, format, excel=excel)


def timeline(
    run: Run,
    showing: Showing,
    filters: Filters,
    by: Annotated[One, one_of(("year", "month"), "--by", "One of the two charts; default: both.")] = None,
    start: Annotated[One, option("--from", "YEAR-MONTH", "First month of the chart by month.")] = None,
) -> None:
    """Show when programs run: a chart by year, and of quick wins and their actions by month."""
    if start is not None:
        from ppu_roadmap.words.calendar import month_of

        if by == "year":
            raise Refusal(_("--from is for the chart by month; leave out --by year"))
        start = run.read("--from", start, month_of, _("--from is {text}, not a month such as 2023-01", text=start))
    show_view(run, "timeline", showing, filters, by=by, start=start)


def matrix(
    run: Run,
    showing: Showing,
    filters: Filters,
    by: Annotated[One, one_of(listed("views.sides:BY"), "--by", "What the rows are, not dimensions.")] = None,
) -> None:
    """Show dimension by horizon: how many programs, how much money, and where nothing is planned."""
    show_view(run, "matrix", showing, filters, by=by)


def quickwins(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    weights: Annotated[
        Many, option("--weights", "KEY=PERCENT,...", "Try other weights, and see which quick wins rise and fall.")
    ] = None,
    brief: Annotated[
        bool, flag("--brief", "The decision sheet for the head of the region, to read or to print.")
    ] = False,
    html: Annotated[One, option("--html", "FILE", "Write the decision sheet to this file, for A4.")] = None,
) -> None:
    """Show the candidates for quick wins of each dimension: score, rank, decision and whether it still holds."""
    tried = _weights(weights)
    if not brief and html is None:
        show_view(run, "quickwins", showing, filters, weights=tried)
        return
    from ppu_roadmap.views import view_named
    from ppu_roadmap.views.sheet import put_forward, why_empty

    format, able = showing.format, ("table", *(form.name for form in FORMATS if not form.data))
    if format not in able:
        raise Refusal(_("the sheet is written as {choices}, not as {name}", choices=words(able), name=format))
    if html is not None and format not in {"table", "html"}:
        raise Refusal(_("--html and --format {name} are two ways to write one sheet: give one of them", name=format))
    if tried is not None:
        raise Refusal(_("the sheet uses the weights of plan.yaml: leave out --weights"))
    view = view_named("brief")
    asked = asked_of(run, view, showing.plan, filters)
    if not put_forward(asked):
        raise Refusal(why_empty(asked), code=1)
    document = view.document(asked)
    name = format if html is None else "html"
    write_pages(run, document, asked.plans[0].language, name, "-" if html is None else html)


def _weights(typed: Many) -> dict[str, int] | None:
    """Weights by criterion from ``speed=40,impact=60``."""
    if typed is None:
        return None
    from ppu_roadmap.words.reading import once

    weights: list[tuple[str, int]] = []
    for word in split(typed):
        key, _equals, percent = (part.strip(" %") for part in word.replace(":", "=").partition("="))
        if not (key and percent.isascii() and percent.isdecimal() and len(percent) < 4):  # noqa: PLR2004 -- to 999
            raise Refusal(_("--weights has {word}, not a criterion and its percent such as speed=40", word=word))
        weights.append((key, int(percent)))
    return once("--weights", weights)


def risks(
    run: Run, showing: Showing, filters: Filters, columns: Annotated[Many, columns_of("fields.risk:FIELDS")] = None
) -> None:
    """Show the risks of programs, gravest first, their map, and what nobody looks after."""
    show_view(run, "risks", showing, filters, columns)


def indicators(
    run: Run, showing: Showing, filters: Filters, columns: Annotated[Many, columns_of("fields.indicator:FIELDS")] = None
) -> None:
    """Show baseline, targets and actuals of indicators by year, and how far each is from its target."""
    show_view(run, "indicators", showing, filters, columns)


def budget(
    run: Run,
    showing: Showing,
    filters: Filters,
    by: Annotated[One, one_of(listed("analysis.budget:BY"), "--by", "What stands in the rows.")] = None,
    unit: Annotated[
        One, one_of(listed("views.money:UNITS")[1:], "--in", "Millions or billions; rounded for reading only.")
    ] = None,
) -> None:
    """Show the money: by year, what of it is sure, what was spent, and what is not known."""
    show_view(run, "budget", showing, filters, by=by, unit=unit or "rupiah")


def progress(
    run: Run,
    showing: Showing,
    filters: Filters,
    part: Annotated[Many, one_of(listed("views.progress:PARTS"), "--part", PART_HELP)] = None,
) -> None:
    """Show what is ongoing, done, late or not reported on; with --year also the self-assessment in five parts."""
    show_view(run, "progress", showing, filters, parts=tuple(split(part)))


def proposals(
    run: Run,
    showing: Showing,
    filters: ProposalFilters,
    by: Annotated[str, one_of(listed("views.proposals:BY"), "--by", "What the headings are.")] = "dimension",
) -> None:
    """Show what was proposed by whom in which forum, what became of it, and what waits for an answer."""
    show_view(run, "proposals", showing, filters, by=by)
