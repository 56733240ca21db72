"""``roadmap diff``: two states of the plan, in a planner's words."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

from ppu_roadmap.commands.completion import REVISION
from ppu_roadmap.commands.options import One, OutputOption, argument, flag, one_of
from ppu_roadmap.commands.run import Run, no_plan
from ppu_roadmap.text import Refusal, _, words

EXAMPLES = (
    "roadmap diff",
    "roadmap diff v1",
    "roadmap diff 2026-01-01 main --plan plans",
    "roadmap diff origin/main...HEAD --format md",
    "roadmap diff old-plans new-plans --exit-code",
)
FORMATS = ("table", "md", "json", "html")
FormatOption = Annotated[str, one_of(FORMATS, "--format", "How it is written.")]
STATE = "A revision, a tag, a day or a folder"


def main(
    run: Run,
    old: Annotated[One, argument("OLD", f"{STATE}; the last commit if none is given.", REVISION)] = None,
    new: Annotated[One, argument("NEW", f"{STATE}; the working tree if none is given.", REVISION)] = None,
    *,
    format: FormatOption = "table",
    exit_code: Annotated[bool, flag("--exit-code", "Leave with 1 if something differs.")] = False,
    output: OutputOption = None,
) -> int:
    """Show what differs between two states of the plan: programs, money, findings, approvals."""
    from ppu_roadmap.commands.showing import write_pages
    from ppu_roadmap.report import revision
    from ppu_roadmap.revision.document import document
    from ppu_roadmap.revision.outcome import outcomes
    from ppu_roadmap.revision.states import states

    path = run.path(there=False)
    before, after = states(path, old, new, partial(day_of, run))
    if not (before.plans or after.plans):
        raise no_plan(path)
    found = list(outcomes(before, after, run.today))
    run.own = next((each.plan.language for each in found), None)
    format = format_of(format, output, FORMATS)
    if format == "json":
        run.deliver(revision.difference(before, after, found, run.language(exported=output is not None)), output)
    else:
        write_pages(run, document(before, after, found), run.own, format, output)
    return 1 if exit_code and found else 0


def format_of(format: str, output: str | None, formats: Sequence[str]) -> str:
    """How it is written: without ``--format`` a file in the one of ``formats`` that its name says."""
    if format != "table" or output in (None, "-"):
        return format
    named = str(output).rpartition(".")[2].casefold()
    if named not in formats[1:]:
        raise Refusal(_("say in which format to write: --format {formats}", formats=words(formats[1:])))
    return named


def day_of(run: Run, text: str) -> date | None:
    """A day as a person types it; ``None`` where it is none. Raises Misread where it can be two."""
    from ppu_roadmap.words.calendar import day
    from ppu_roadmap.words.reading import only

    readings = day(text, run.today)
    return date.fromisoformat(run.heard(None, text, only(text, readings, _("day")))) if readings else None
