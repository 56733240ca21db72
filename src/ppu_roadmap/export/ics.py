"""The calendar: what a plan's people are to keep, as whole days that block nobody's time and ring no bell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from ppu_roadmap.analysis.agenda import DAY, Entry, entries, evaluations
from ppu_roadmap.catalog.labels import LATE, PROPOSED
from ppu_roadmap.facts.naming import called, head_of
from ppu_roadmap.fields import action, cells, program, quick_win
from ppu_roadmap.fields.field import Of, chosen, facts_of
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.table import Cell, Column, Row, shown
from ppu_roadmap.text import Day, Message, Uncut, _, _n, words
from ppu_roadmap.views.assessment import ADVICE_PAGE
from ppu_roadmap.views.grouping import regions
from ppu_roadmap.views.view import unread

if TYPE_CHECKING:
    from icalendar import Event

    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

MAKER = "-//ppu-roadmap//Smart City master plan//EN"
PROGRAM = chosen(program.FIELDS, ("id", "name", "dimension", "owner", "status"))
ACTION = chosen(action.FIELDS, ("id", "owner", "output", "status"))
ASK = chosen(quick_win.FIELDS, ("ask",))
REPORTS, EVALUATION = _("Quarterly reports"), _("Evaluation")
"""What stands for the dimension of what is of none."""
FACT = Column("fact", _("Note"))


def render(asked: Asked, language: Language, suffix: str) -> bytes:  # noqa: ARG001 -- as other kinds
    """An iCalendar of the programs that pass, the same from run to run on one day; ``SOURCE_DATE_EPOCH`` is its stamp.

    What is of the whole region, as its evaluations, stands in it where no filter is given.
    """
    from icalendar import Calendar

    calendar = Calendar()
    name = said(_("Smart City calendar {region}", region=regions(asked.plans)), language)
    told = [said(one, language) for one in unread(asked)]
    for key, text in (("prodid", MAKER), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(key, text)
    for key in ("name", "x-wr-calname"):  # by the standard, and as Google and Apple read it
        calendar.add(key, name)
    if told:
        calendar.add("x-wr-caldesc", "\n".join(told))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    stamp = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.combine(asked.today, time(), UTC)
    for plan, programs in asked.chosen():
        found = entries(plan, programs, asked.today)
        for one in (*found, *(evaluations(plan, asked.today) if asked.unfiltered else ())):
            event = _event(plan, one, asked, language)
            event.add("dtstamp", stamp)
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(plan: Plan, one: Entry, asked: Asked, language: Language) -> Event:
    from icalendar import Event

    event, status = Event(), "TENTATIVE" if one.proposed else "CONFIRMED"
    category = cells.dimension(one.program.dimension) if one.program else None
    event.add("uid", f"{plan.code or 'region'}-{one.key}@ppu-roadmap")
    event.add("dtstart", one.days.first)
    event.add("dtend", one.days.last + DAY)  # the day after, as the format wants it
    event.add("summary", said(asked.named(plan, _title(plan, one)), language))
    event.add(
        "description",
        "\n".join(f"{_text(label, language)}: {_text(fact, language)}" for label, fact in _about(plan, one)),
    )
    event.add("categories", [_text(category or (REPORTS if one.due else EVALUATION), language)])
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    return event


def _text(cell: Cell, language: Language) -> str:
    return shown(cell, FACT, language)


def _title(plan: Plan, one: Entry) -> Message:
    title = _named(plan, one)
    for mark in (*(PROPOSED,) * one.proposed, *(LATE,) * one.late):
        title = _("{name} {mark}", name=title, mark=mark)
    return title


def _named(plan: Plan, one: Entry) -> Message:
    name = Uncut((one.program and (one.program.name or one.program.id)) or "–")
    match one.kind:
        case "decision":
            approver = plan.file.approver or head_of(plan.file.region)
            return _("Decision of the {approver} asked for: {name}", approver=approver, name=name)
        case "action":
            step = Uncut((one.action and (one.action.name or one.action.id)) or "–")
            return _("{action} ({program})", action=step, program=name)
        case "report":
            period = Day(one.period or "")
            return _n(
                "Report on {period}: {count} program",
                "Report on {period}: {count} programs",
                len(one.due),
                period=period,
            )
        case "evaluation":
            year = one.evaluation.year if one.evaluation else None
            return _("Evaluation of {year}: its last day", year=year)
        case "recommendation":
            return _(
                "Recommendation of the assessors due: {text}",
                text=Uncut((one.advice and one.advice.record.text) or "–"),
            )
    return _("Quick win: {name}", name=name)


def _about(plan: Plan, one: Entry) -> Iterator[Row]:
    """What is known of an entry: a label and a fact in each row."""
    if one.action is not None:
        yield from facts_of(ACTION, Of(plan, one.action))
    if one.program is not None:
        told = PROGRAM if one.action is None else PROGRAM[1:3]
        yield from facts_of(told, Of(plan, one.program))
    if one.kind == "decision" and one.program is not None and one.program.quick_win is not None:
        yield from facts_of(ASK, Of(plan, one.program.quick_win))
    if one.advice is not None:
        yield from facts_of(ADVICE_PAGE, one.advice)
    for owner in dict.fromkeys(each.owner for each in one.due):
        inside = [each for each in one.due if each.owner == owner]
        yield cells.agency(plan, owner) or cells.no_owner(inside), _("{programs}", programs=words(map(called, inside)))
