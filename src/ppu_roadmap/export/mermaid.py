"""The timeline as a Gantt chart in Mermaid's words, which forges draw: bars by year, quick wins as milestones."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from ppu_roadmap.analysis.timeline import by_start, by_year
from ppu_roadmap.catalog.labels import LATE, horizon_span
from ppu_roadmap.facts.standing import quick_win_late
from ppu_roadmap.facts.years import days_of
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.table import STAR
from ppu_roadmap.text import Day, Language, Message, Uncut, _, _n
from ppu_roadmap.views.grouping import by_dimension, nothing, regions
from ppu_roadmap.views.timeline import FROM_HORIZON
from ppu_roadmap.views.view import Asked, unread

Task: TypeAlias = tuple[Message, str]
"""What a line of the chart is called, and when it is, with Mermaid's words for how it stands."""
LIMIT = 50_000
"""Characters of which Mermaid draws a chart at most."""
ACTIVE = re.compile(r"[^\w\s.,+*/()'–—★·-]")
"""What may end a title, begin a directive or a comment, or be markup once it is drawn."""
STATES = {"done": "done, ", "ongoing": "active, "}


def render(asked: Asked, language: Language, suffix: str) -> bytes:  # noqa: ARG001 -- as other kinds
    """UTF-8, the same from run to run; of more programs than Mermaid draws only how many there are by horizon."""
    text = "\n".join(_chart(asked, language, _programs))
    if len(text) > LIMIT:
        text = "\n".join(_chart(asked, language, _horizons))
    return f"{text}\n".encode()


def _chart(
    asked: Asked, language: Language, tasks: Callable[[Plan, Sequence[Program], date], Iterator[Task]]
) -> Iterator[str]:
    """A section for each dimension, in a portfolio of each region; comments on what could not be read."""
    title = _("Smart City roadmap {region}", region=regions(asked))
    yield from ("gantt", f"    title {_text(title, language)}", "    dateFormat YYYY-MM-DD", "    axisFormat %Y")
    empty = True
    for plan, programs in asked.chosen():
        for name, inside in by_dimension(programs):
            if lines := [f"    {_text(called, language)} :{when}" for called, when in tasks(plan, inside, asked.today)]:
                yield from (f"    section {_text(asked.named(plan, name), language)}", *lines)
                empty = False
    if empty:  # a chart without a task is an error
        yield from (f"    section {_text(nothing(asked.regions), language)}", f"    – :milestone, {asked.today}, 0d")
    yield from (f"%% {_text(note, language)}" for note in unread(asked))


def _programs(plan: Plan, programs: Sequence[Program], today: date) -> Iterator[Task]:
    """The programs whose years are known, by start; after a quick win the day by which it is to be done."""
    found = [one for program in programs for one in by_year(plan, program, today)]
    for one in sorted(found, key=lambda one: by_start(one)[:3]):
        program, quick, state = one.program, one.program.quick_win, STATES.get(one.status or "", "")
        name = _("{id} {name}", id=program.id, name=Uncut(program.name or "–"))
        open_ended, late = FROM_HORIZON if program.years is None else None, LATE if one.late else None
        if one.bar:
            called = cells.marked(name, cells.standing(program), open_ended, late)
            yield called, f"{'crit, ' * one.late}{state}{_years(one.bar.first, one.bar.last)}"
        if quick and (days := days_of(quick.start, quick.finish)):
            late = LATE if quick_win_late(program, today) else None
            named = _("{star} quick win until {month}", star=STAR, month=Day(quick.finish or quick.start or ""))
            yield cells.marked(named, late), f"{'crit, ' * bool(late)}milestone, {days[1]}, 0d"


def _horizons(plan: Plan, programs: Sequence[Program], _today: date) -> Iterator[Task]:
    """How many programs each horizon has."""
    for tag in HORIZONS:
        count = sum(program.horizon == tag for program in programs)
        first, last = plan.horizon_first(tag), plan.horizon_last(tag)
        if count and first is not None and last is not None and first <= last:
            span = horizon_span(tag, first, last)
            told = _n("{horizon}, {count} program", "{horizon}, {count} programs", count, horizon=span)
            yield told, _years(first, last)


def _years(first: int, last: int) -> str:
    """The first day of a year, and the one after the last of another."""
    return f"{first:04}-01-01, {last + 1:04}-01-01"


def _text(message: Message, language: Language) -> str:
    """Text that says nothing to Mermaid, which draws ``#58;`` as a colon."""
    return ACTIVE.sub(lambda match: f"#{ord(match[0])};", said(message, language))
