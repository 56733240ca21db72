"""The page of one quick win: the fourteen parts that the head of the region reads behind the summary."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_wins import Candidate, Contest
from ppu_roadmap.catalog import labels
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.paper.blocks import Blank, Boxes, DottedLines, Inline, Paragraph, Section, Strong, shortened
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.text import Day, Message, _, _n, words
from ppu_roadmap.views.sheet.alignment import alignment
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.sheet.indicators import evidence, promised
from ppu_roadmap.views.sheet.measures import budget_blocks, risk_blocks, schedule_blocks
from ppu_roadmap.views.sheet.parties import carried_out
from ppu_roadmap.views.sheet.room import Limits, fitting
from ppu_roadmap.views.sheet.scoring import scoring


def quick_win_page(one: Brief, contest: Contest, candidate: Candidate) -> Page:
    """One page, its parts in the order of the sheet; what the plan does not say stays to be filled in."""
    return fitting(lambda limits: _page(one, contest, candidate, limits))


def _page(one: Brief, contest: Contest, candidate: Candidate, limits: Limits) -> Page:
    program = candidate.program
    parts = (
        (_("Problem and evidence"), _problem(one.plan, candidate, limits)),
        (_("What is done"), (_said(program.description, limits.text),)),
        (_("For whom and where"), tuple(_reach(one.plan, program, limits.cell))),
        (_("What is promised"), promised(program, candidate.quick_win, limits)),
        (_("Who carries it out"), carried_out(one.plan, program, limits)),
        (_("Steps"), schedule_blocks(one.plan, candidate, limits)),
        (_("Cost"), budget_blocks(one.plan, program, limits)),
        (_("Risks"), risk_blocks(one.plan, program, limits)),
        (_("Alignment"), alignment(one.plan, program, limits)),
        (_("Score"), (scoring(contest, candidate, limits.cell),)),
        (_("After 12 months"), (_said(candidate.quick_win.sustainability, limits.text),)),
        (_("If it is not decided"), (Paragraph((Blank(),)),)),
        (_("Proposer"), tuple(_proposers(one.plan, program, limits.cell))),
        (_("Decision"), tuple(_decision(one, candidate, limits))),
    )
    sections = tuple(Section(title, blocks, number) for number, (title, blocks) in enumerate(parts, start=1))
    return Page(sections, tuple(_title(program, limits.name)), below=(tuple(_kind(candidate)),), spread=True)


def _title(program: Program, limit: int) -> Iterator[Inline]:
    if program.id:
        yield f"[{program.id}] "
    yield shortened(program.name, limit) if program.name else Blank()


def _kind(candidate: Candidate) -> Iterator[Inline]:
    program, quick_win = candidate.program, candidate.quick_win
    dimension = labels.DIMENSION.get(program.dimension) or "–"
    subdimension = labels.SUBDIMENSION[program.subdimension] if program.subdimension else "–"
    yield _("{dimension} / {subdimension}", dimension=dimension, subdimension=subdimension)
    yield " – "
    yield labels.QUICK_WIN_KIND[quick_win.kind] if quick_win.kind else Blank()
    yield " – "
    if quick_win.existing is None:
        yield from (_("Sharpens a service that exists, or builds something new: "), Blank())
    else:
        yield labels.EXISTING[quick_win.existing]


def _said(text: str | None, limit: int) -> Paragraph:
    return Paragraph((shortened(text, limit) if text and text.strip() else Blank(),))


def _problem(plan: Plan, candidate: Candidate, limits: Limits) -> tuple[Block, ...]:
    return (
        _said(candidate.quick_win.problem, limits.text),
        Paragraph(evidence(plan, candidate.program, limits.cell), _("Evidence of the problem")),
    )


def _reach(plan: Plan, program: Program, limit: int) -> Iterator[Block]:
    people: Inline = Blank()
    if program.beneficiaries is not None:
        people = _n("{number} person", "{number} people", program.beneficiaries, number=float(program.beneficiaries))
    areas = plan.file.areas
    places = ", ".join(place.title() if place in areas else place for place in program.locations)
    yield Paragraph((
        shortened(program.target_group, limit) if program.target_group else Blank(),
        _("; beneficiaries: "),
        people,
        _("; location: "),
        shortened(places, limit) if places else Blank(),
    ))  # fmt: skip


def _proposers(plan: Plan, program: Program, limit: int) -> Iterator[Block]:
    proposals = plan.proposals.proposals
    found = [one for one in proposals if program.id is not None and one.program == program.id]
    for proposal in found[:2]:
        who: Inline = shortened(plan.agency_name(proposal.proposer), limit) if proposal.proposer else Blank()
        forum: Inline = labels.FORUM[proposal.forum] if proposal.forum else Blank()
        day: Inline = Day(proposal.date) if proposal.date else Blank()
        yield Paragraph((who, "; ", forum, "; ", day))
    if not found:
        yield Paragraph((Blank(),))


def _decision(one: Brief, candidate: Candidate, limits: Limits) -> Iterator[Block]:
    ask = candidate.quick_win.ask
    yield Paragraph((shortened(ask, limits.text) if ask and ask.strip() else Blank(),), _("Asked"))
    yield Boxes(tuple(labels.DECISION[key] for key in ("approved", "approved-with-notes", "revise", "rejected")))
    yield DottedLines(_("Direction given"))
    yield DottedLines(_("Date and signature of the {approver}", approver=one.approver))
    decisions = candidate.quick_win.decisions
    for decision in reversed(decisions[-limits.decisions :]):
        label = _("Earlier note") if decision.status == "proposed" else _("Earlier decision")
        yield Paragraph(tuple(_previous(decision, limits)), label)


def _previous(decision: Decision, limits: Limits) -> Iterator[Inline]:
    if decision.status:
        yield Strong(labels.DECISION[decision.status])
    named = (decision.by, decision.position, decision.document)
    facts: list[str | Message] = [shortened(text, limits.cell) for text in named if text]
    if decision.date:
        facts.insert(0, _("{date}", date=Day(decision.date)))
    if facts:
        yield _(" ({facts})", facts=words(facts))
    if decision.note and decision.note.strip():
        yield f": {shortened(decision.note, limits.text)}"
