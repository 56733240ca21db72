"""The calendar: what a plan's people are to keep, as whole days that block nobody's time and ring no bell."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import NamedTuple

from ppu_roadmap.analysis.progress import advice
from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.catalog.labels import LATE, PROPOSED
from ppu_roadmap.facts import standing, years
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.naming import called, head_of
from ppu_roadmap.fields import action, cells, program, quick_win
from ppu_roadmap.fields.field import Of, chosen, facts_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.table import Cell, Column, Row, shown
from ppu_roadmap.text import Day, Language, Message, Uncut, _, _n, words
from ppu_roadmap.views.assessment import ADVICE_PAGE
from ppu_roadmap.views.grouping import regions
from ppu_roadmap.views.view import Asked, unread

MAKER = "-//ppu-roadmap//Smart City master plan//EN"
DAY = timedelta(1)
PROGRAM = chosen(program.FIELDS, ("id", "name", "dimension", "owner", "status"))
ACTION = chosen(action.FIELDS, ("id", "owner", "output", "status"))
ASK = chosen(quick_win.FIELDS, ("ask",))
FACT = Column("fact", _("Note"))


class Entry(NamedTuple):
    """Whole days, both ends counted, and what is on them."""

    key: str
    """The same for as long as the plan has it, and no other's in its region: an id, or made of one."""
    days: tuple[date, date]
    title: Message
    category: Cell
    facts: Iterable[Row]
    """Labels with what is known."""
    status: str | None = None
    late: bool = False


def render(asked: Asked, language: Language, suffix: str) -> bytes:  # noqa: ARG001 -- as other kinds
    """An iCalendar of the programs that pass, the same from run to run on one day; ``SOURCE_DATE_EPOCH`` is its stamp.

    What is of the whole region, as its evaluations, stands in it where no filter is given.
    """
    from icalendar import Calendar, Event

    calendar, epoch = Calendar(), os.environ.get("SOURCE_DATE_EPOCH", "")
    stamp = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.combine(asked.today, time(), UTC)
    name = said(_("Smart City calendar {region}", region=regions(asked)), language)
    head = {"prodid": MAKER, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH", "name": name}
    head["x-wr-calname"] = name  # as Google and Apple read it
    if told := "\n".join(said(one, language) for one in unread(asked)):
        head["x-wr-caldesc"] = told
    for key, text in head.items():
        calendar.add(key, text)
    for plan, programs in asked.chosen():
        evaluations = _evaluations(plan, asked.today) if asked.unfiltered else ()
        for one in chain(_entries(plan, programs, asked.today), evaluations):
            proposed = one.status == standing.PROPOSED
            title = cells.marked(one.title, PROPOSED if proposed else None, LATE if one.late else None)
            facts = [": ".join(shown(cell, FACT, language) for cell in row) for row in one.facts]
            event = Event()
            event.add("uid", f"{plan.code or 'region'}-{one.key}@ppu-roadmap")
            event.add("dtstamp", stamp)
            event.add("dtstart", one.days[0])
            event.add("dtend", one.days[1] + DAY)  # the day after, as the format wants it
            event.add("summary", said(asked.named(plan, title), language))
            if facts:
                event.add("description", "\n".join(facts))
            event.add("categories", [shown(one.category, FACT, language)])
            event.add("status", "TENTATIVE" if proposed else "CONFIRMED")
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _entries(plan: Plan, programs: Sequence[Program], today: date) -> Iterator[Entry]:
    """The quick wins and actions of some live programs, in their order, then the reports due."""
    undecided = {id(one.program) for one in candidates_of(plan) if one.undecided}
    for place, one in enumerate(programs, 1):
        key, name, quick = one.id or f"program-{place}", Uncut(one.name or one.id or "–"), one.quick_win
        category, facts = cells.dimension(one.dimension), [*facts_of(PROGRAM, Of(plan, one))]
        if quick is not None and (days := years.days_of(quick.start, quick.finish)):
            if id(one) in undecided and one.status not in standing.OVER:
                approver, eve = plan.file.approver or head_of(plan.file.region), max(days[0], date.min + DAY) - DAY
                title = _("Decision of the {approver} asked for: {name}", approver=approver, name=name)
                asks = (*facts, *facts_of(ASK, Of(plan, quick)))
                yield Entry(f"{key}-decision", (eve, eve), title, category, asks, one.status)
            late = standing.quick_win_late(one, today)
            yield Entry(key, days, _("Quick win: {name}", name=name), category, facts, one.status, late)
        for index, step in enumerate(one.actions, 1):
            status, known = standing.action_status(one, step), years.days_of(step.start, step.finish)
            if known and status != "cancelled":
                title = _("{action} ({program})", action=Uncut(step.name or step.id or "–"), program=name)
                told, late = (*facts_of(ACTION, Of(plan, step)), *facts[1:3]), standing.action_late(one, step, today)
                yield Entry(step.id or f"{key}-action-{index}", known, title, category, told, status, late)
    yield from _reports(plan, programs, today)


def _reports(plan: Plan, programs: Sequence[Program], today: date) -> Iterator[Entry]:
    """The ends of the last quarter, of this one and of those of a year to come, with who is to report on each.

    That are ongoing programs that did not yet, from their first year on and for as long as they run, if late.
    """
    now = years.quarter_number(years.quarter_of(today))
    running = [one for one in programs if one.status == "ongoing" and not unsure(plan, one, "reports")]
    for number in range(now - 1, now + standing.QUARTERS_AT_MOST):
        due = [one for one in running if _reports_on(plan, one, number, today)]
        days = years.days_of(None, f"{number // 4:04}-{number % 4 * 3 + 3:02}")
        if due and days:
            period, facts = years.quarter_called(number), []
            for owner in dict.fromkeys(one.owner for one in due):
                inside = [one for one in due if one.owner == owner]
                who = cells.agency(plan, owner) or cells.no_owner(inside)
                facts.append((who, _("{programs}", programs=words(map(called, inside)))))
            title = _n("Report on {period}: {count} program", "Report on {period}: {count} programs", len(due),
                       period=Day(period))  # fmt: skip
            yield Entry(f"report-{period}", (days[1], days[1]), title, _("Quarterly reports"), facts)


def _reports_on(plan: Plan, one: Program, quarter: int, today: date) -> bool:
    last, reach = standing.last_report(one), plan.years(one)
    if last is not None and last[1].period and quarter <= years.quarter_number(last[1].period):
        return False
    return reach is None or reach.first <= quarter // 4 <= max(reach.last, today.year)


def _evaluations(plan: Plan, today: date) -> Iterator[Entry]:
    """The end of each year that was evaluated, and of this one; when what the assessors recommended is due."""
    reach, known, category = years.plan_years(plan), plan.file.evaluations, _("Evaluation")
    new = today.year not in {one.year for one in known} and reach is not None and reach.covers(today.year)
    for one in (*known, *([Evaluation(year=today.year)] if new else ())):
        if one.year is None:
            continue
        key, end = "-".join(map(str, filter(None, ("evaluation", one.year, one.stage)))), date(one.year, 12, 31)
        yield Entry(key, (end, end), _("Evaluation of {year}: its last day", year=one.year), category, ())
        for index, each in enumerate(advice(plan, one, today), 1):
            due, status = _day(each.record.due), each.record.status
            if due and status != "cancelled":
                title = _("Recommendation of the assessors due: {text}", text=Uncut(each.record.text or "–"))
                facts = facts_of(ADVICE_PAGE, each)
                yield Entry(f"{key}-{index}", (due, due), title, category, facts, status, each.late)


def _day(text: str | None) -> date | None:
    """A day, or the last one of a month."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        days = years.days_of(text and text[:7], None)
        return days and days[1]
