"""``roadmap sni``: the national indicators for smart cities, which of them the region chose, and what is missing."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

from ppu_roadmap.commands.completion import AGENCY, SNI, among
from ppu_roadmap.commands.options import WOULD_CHANGE, Many, One, argument, flag, option
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import ExcelOption, Filters, FormatOption, Showing, selection_of, show_view
from ppu_roadmap.text import Refusal, _, command, words

EXAMPLES = (
    "roadmap sni",
    "roadmap sni list --dimension governance --plan plans",
    "roadmap sni gaps",
    "roadmap sni choose 10.2 --dimension governance --data-owner diskominfo --baseline 2022=10 --target 2037=90",
)
ACTIONS = ("list", "choose", "gaps")
PANEL = "What sni choose writes"
_written = partial(option, rich_help_panel=PANEL)


class Chosen(NamedTuple):
    """What the options of ``sni choose`` say of the indicators."""

    reason: Annotated[One, _written("--reason", "TEXT", "Why the region chose it.")] = None
    data_owner: Annotated[One, _written("--data-owner", "AGENCY", "The agency that produces the data.", AGENCY)] = None
    unit: Annotated[One, _written("--unit", "TEXT", "Unit of the values.")] = None
    baseline: Annotated[One, _written("--baseline", "YEAR=VALUE", "Condition at the start.")] = None
    target: Annotated[Many, _written("--target", "YEAR=VALUE", "Target of a year.")] = None
    dry_run: Annotated[bool, flag("--dry-run", WOULD_CHANGE, rich_help_panel=PANEL)] = False


def main(
    run: Run,
    filters: Filters,
    chosen: Chosen,
    asked: Annotated[
        Many,
        argument(
            f"{'|'.join(ACTIONS)} PLAN NUMBER",
            "What to do, the plan, numbers of the standard such as 10.2.",
            lambda ctx, incomplete: [*among(ACTIONS)(ctx, incomplete), *SNI(ctx, incomplete)],
        ),
    ] = None,
    *,
    format: FormatOption = "table",
    excel: ExcelOption = False,
) -> int:
    """Show the indicators of SNI ISO 37122: what the region chose, what programs measure, what is missing.

    With choose, put indicators into plan.yaml; --dimension then says which dimension answers for them.
    """
    selection, (action, plan, named) = selection_of(run, filters), _told(asked or ())
    run.plan_option = run.given(plan)
    _check_numbers((*named, *selection.sni))
    if action == "choose":
        return _choose(run, named, chosen, selection.dimensions)
    if chosen != Chosen():
        raise Refusal(_("sni {action} writes nothing; those options are for sni choose", action=action))
    view = "sni" if action == "list" else "sni_gaps"
    show_view(run, view, Showing(None, format, excel), filters._replace(sni=None), parts=(*selection.sni, *named))
    return 0


def _told(asked: Sequence[str]) -> tuple[str, str | None, tuple[str, ...]]:
    """The action, the plan and the numbers among the words that were typed, of which none need be."""
    action, *others = asked if asked and asked[0] in ACTIONS else ("list", *asked)
    numbers = tuple(word for word in others if word[:1].isdigit())
    paths = [word for word in others if word not in numbers]
    plan = paths[0] if paths else None
    if len(paths) > 1 or (plan and action == "list" and "list" not in asked and not Path(plan).exists()):
        known = words(ACTIONS)
        raise Refusal(_("there is no {command} {word}; there are {choices}", command="sni", word=plan, choices=known))
    return action, plan, numbers


def _check_numbers(numbers: Iterable[str]) -> None:
    """End the command where a number is none of the standard."""
    from ppu_roadmap.catalog.sni import indicators
    from ppu_roadmap.words.near import or_nearest

    for number in numbers:
        if number not in indicators():
            problem = _("SNI ISO 37122 has no indicator {number}", number=number)
            see = command("sni", "list")
            listed = _("SNI ISO 37122 has no indicator {number}; see {command}", number=number, command=see)
            raise Refusal(or_nearest(problem, number, indicators(), listed))


def _choose(run: Run, numbers: Sequence[str], chosen: Chosen, dimensions: Sequence[str]) -> int:
    """Add indicators to plan.yaml's ``sni``, or set what the options say of those that are chosen already."""
    from ppu_roadmap.commands.editing import editing, finish
    from ppu_roadmap.edit.filling import Filled
    from ppu_roadmap.edit.forms import CHOSEN, questions

    if not numbers:
        told = {"example": command("sni", "choose", "10.2"), "command": command("sni", "list")}
        raise Refusal(_("say which, such as in {example}; they are listed by {command}", **told))
    if len(set(numbers)) > 1 and (chosen.baseline or chosen.target):
        raise Refusal(_("--baseline and --target are of one indicator; several are named"))
    if len(dimensions) > 1:
        raise Refusal(_("one dimension answers for an indicator; --dimension names several"))
    said = chosen._asdict() | {"dimension": next(iter(dimensions), None), "target": "; ".join(chosen.target or ())}
    with editing(run) as workspace:
        filled = Filled(CHOSEN)
        for question in questions(CHOSEN):
            name = question.key.removesuffix("s")  # a target at a time
            if said[name]:
                filled.answer(question, said[name], workspace.typist, f"--{name.replace('_', '-')}")
        for number in dict.fromkeys(numbers):
            filled.target = number
            filled.put(workspace)
        finish(run, workspace, dry_run=chosen.dry_run)
    return 0
