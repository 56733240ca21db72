"""``export workbook``: the form of an agency, or of all, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import asked_of
from ppu_roadmap.text import Refusal, _

if TYPE_CHECKING:
    from typing import NamedTuple


def write_form(run: Run, filters: NamedTuple, output: str, period: str | None) -> None:
    """Write the form of the programs that pass, with reports asked for a quarter, if not given that of today."""
    from ppu_roadmap.export import form
    from ppu_roadmap.views import view_named
    from ppu_roadmap.words.calendar import quarter

    problem = _("--period is {text}, not a quarter such as 2026-Q4", text=period)
    asked_for = "" if period is None else run.read("--period", period, quarter, problem)
    asked = asked_of(run, view_named("show"), None, filters)
    if len(asked.plans) > 1:
        raise Refusal(_("a workbook is the form of one plan, and there are {count}: say which with --plan",
                        count=len(asked.plans)))  # fmt: skip
    plan = asked.plans[0]
    if not any(programs for _plan, programs in asked.every()):
        run.note(_("no program passes: the workbook has room for new ones alone"))
    revision, language = _revision(Path(plan.place.file).parent), run.language(plan.language, exported=True)
    run.deliver(form.render(asked, language, "xlsx", period=asked_for, revision=revision), output)


def _revision(folder: Path) -> str:
    """The commit that is checked out where a plan lies; empty where there is none, or no git."""
    from ppu_roadmap.revision.git import Repository

    try:
        return Repository.at(folder).commit("HEAD") or ""
    except Refusal:
        return ""
