"""The first page of the decision sheet: all quick wins, what is asked, what to mind, what it costs, who signs."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.quick_wins import NOT_SCORED
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import (
    NOT_FILLED,
    DottedLines,
    Inlines,
    Items,
    Paragraph,
    Section,
    SideBySide,
    shortened,
)
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Marked, Row, Table
from ppu_roadmap.text import Day, Message, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.sheet.brief import Brief, version
from ppu_roadmap.views.sheet.indicators import main_target
from ppu_roadmap.views.sheet.matters import sentences
from ppu_roadmap.views.sheet.money import money_blocks
from ppu_roadmap.views.sheet.room import Limits, fitting
from ppu_roadmap.views.sheet.signing import DECISION_SHORT, signatures
from ppu_roadmap.views.sheet.words import counted, millions, span

MOST_MATTERS = 5
LETTERHEAD_LINES, LETTERHEAD_LENGTH = 3, 70
NAME = 48
"""Characters of a name that the table never cuts below."""
WIDTHS = (3, 8, 14, 20, 10, 7, 10, 10, 6, 5, 7)


def summary_page(one: Brief) -> Page:
    """The page on which the head of the region decides."""
    return fitting(lambda limits: _page(one, limits))


def _page(one: Brief, limits: Limits) -> Page:
    count = len(one.forward)
    title = _n("{number} quick win", "{number} quick wins", count, number=counted(count))
    matters = tuple((sentence,) for sentence in sentences(one, limits.cell)[:MOST_MATTERS])
    minded = Items(matters) if matters else Paragraph((_("The checks of the plan found nothing to mention."),))
    lower = SideBySide(
        (Section(_("Points to note"), (minded,), 3),),
        (
            Section(_("Sum"), money_blocks(one, limits), 4),
            Section(_("Initials and signature"), _signing(one, limits), 5),
        ),
    )
    return Page(
        (
            Section(_("What is asked"), (Paragraph((asked(one),)),), 1),
            Section(title, (Paragraph(_legend()), _table(one, limits)), 2),
            lower,
        ),
        (_("DECISION SHEET FOR SMART CITY QUICK WINS, {year}", year=one.today.year),),
        letterhead(one.plan),
        tuple(_address(one)),
        _(
            "This sheet prepares a decision; the decision that counts is the one that is signed. Scores follow from"
            " the weights of the criteria in the last appendix."
        ),
        wide=True,
        spread=True,
    )


def letterhead(plan: Plan) -> tuple[str, ...]:
    """The letterhead, as offices print it."""
    region = plan.file.region
    lines = plan.file.letterhead
    used = lines[:LETTERHEAD_LINES] or ((region and region.name) or "",)
    return tuple(shortened(line, LETTERHEAD_LENGTH).upper() for line in used if line.strip())


def asked(one: Brief) -> Message:
    """What is asked, in one sentence."""
    count, pending = len(one.forward), one.undecided
    provisional = sum(candidate.program.owner_status == "provisional" for candidate in one.forward)
    if not pending and not provisional:
        return _n(
            "No decision is asked for; this sheet reports on the {count} quick win decided on.",
            "No decision is asked for; this sheet reports on the {count} quick wins decided on.",
            count,
        )
    if not pending:
        return _n(
            "Please name the lead agency for {owners} of the {count} quick win below.",
            "Please name the lead agency for {owners} of the {count} quick wins below.",
            count,
            owners=provisional,
        )
    if pending < count:
        decisions = _("Please decide on {pending} of the {count} quick wins below", pending=pending, count=count)
    else:
        decisions = _n(
            "Please decide on the {count} quick win below", "Please decide on the {count} quick wins below", count
        )
    if not provisional:
        return _("{decisions}.", decisions=decisions)
    return _("{decisions}, and name the lead agency for {owners} of them.", decisions=decisions, owners=provisional)


def _address(one: Brief) -> Iterator[Inlines]:
    yield (_("To the {approver} of {region}, through the Regional Secretary", approver=one.approver, region=one.place),)
    yield (
        _(
            "Printed on {today}; state of the plan: {version}",
            today=Day(one.today.isoformat()),
            version=version(one.plan, one.today),
        ),
    )


def _signing(one: Brief, limits: Limits) -> tuple[Block, ...]:
    direction = _("Direction or notes of the {approver}", approver=one.approver)
    return (signatures(one, limits.cell), DottedLines(direction))


def _legend() -> Inlines:
    kinds = [
        _("{short} {decision}", short=DECISION_SHORT[key], decision=labels.DECISION[key]) for key in DECISION_SHORT
    ]
    return (_("Decision: {kinds}.", kinds=words(kinds)),)


def _table(one: Brief, limits: Limits) -> Table:
    unknown = NOT_FILLED
    columns = (
        Column("number", _("No"), Kind.NUMBER, 0, rank=0),
        Column("dimension", _("Dimension"), weight=1, rank=8, bare=True),
        Column("name", _("Quick win"), weight=3, rank=0),
        Column("problem", _("The people's problem it answers"), weight=4, rank=7, unknown=unknown),
        Column("owner", _("Lead agency"), weight=2, rank=3, unknown=unknown),
        Column("time", _("From – to"), weight=2, rank=4, unknown=unknown),
        Column("cost", _("Cost (Rp million) and source"), weight=2, rank=5, unknown=labels.NOT_COSTED),
        Column("target", _("Target at the end"), weight=3, rank=6, unknown=unknown),
        Column("risk", _("Highest risk"), Kind.WORD, 0, rank=2, unknown=unknown),
        Column("score", _("Score"), Kind.NUMBER, 0, rank=1, unknown=NOT_SCORED),
        Column("decision", _("Decision"), Kind.BOXES, 2, rank=1),
    )
    rows = tuple(_row(one.plan, number, candidate, limits) for number, candidate in enumerate(one.forward, start=1))
    return Table(None, columns, (Group(None, rows),), widths=WIDTHS)


def _row(plan: Plan, number: int, candidate: Candidate, limits: Limits) -> Row:
    program, quick_win = candidate.program, candidate.quick_win
    return Row((
        number,
        values.dimension(program.dimension),
        shortened(program.name, max(limits.cell, NAME)) if program.name else None,
        shortened(quick_win.problem, limits.cell) if quick_win.problem and quick_win.problem.strip() else None,
        _owner(plan, candidate, limits.cell // 3),
        span(candidate),
        _cost(plan, candidate, limits),
        main_target(program, quick_win, limits.cell // 2),
        values.label(labels.RISK_LEVEL, highest_level(plan, program)),
        candidate.standing.score,
        _decision(candidate),
    ))  # fmt: skip


def _owner(plan: Plan, candidate: Candidate, limit: int) -> Cell:
    key, status = candidate.program.owner, candidate.program.owner_status
    if key is None:
        return None
    owner = Keyed(key, shortened(plan.agency_name(key), limit))
    return Marked(owner, labels.PROVISIONAL) if status == "provisional" else owner


def _cost(plan: Plan, candidate: Candidate, limits: Limits) -> Cell:
    price = cost(plan, candidate.program)
    amount = millions(price.known)
    if amount is None:
        return None
    sources = [shortened(str(source.label), limits.cell // 3) for source in values.funding(plan, candidate.program)]
    text = (
        _("{amount} – {sources}", amount=float(amount), sources=words(sources, min(limits.partners, 2)))
        if sources
        else None
    )
    known = text or _("{amount}", amount=float(amount))
    return known if price.complete else Marked(known, labels.PARTLY_COSTED)


def _decision(candidate: Candidate) -> Cell:
    """Boxes where a decision is asked for, else what was decided."""
    decision = candidate.decision
    if candidate.undecided or decision is None:
        return tuple(DECISION_SHORT.values())
    word = labels.DECISION[decision.status] if decision.status else None
    return _("{decision}, {date}", decision=word, date=Day(decision.date) if decision.date else None)
