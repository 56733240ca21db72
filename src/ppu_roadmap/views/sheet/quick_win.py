"""The page of one quick win: the fourteen parts that the head of the region reads behind the summary."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.standing import late
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.paper.blocks import Blank, Boxes, DottedLine, Inlines, Paragraph, Section, Strong, between, shortened
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.text import Day, Message, Month, Phrase, _, _n, words
from ppu_roadmap.views.sheet import measures
from ppu_roadmap.views.sheet.brief import Brief, cut, or_blank, short_name
from ppu_roadmap.views.sheet.limits import Limits
from ppu_roadmap.words.plan_names import place_named

AIMS = 2
"""Missions, goals and targets of one upper plan, each."""
AIM = {"missions": _("Mission {key}: "), "goals": _("Goal {key}: "), "targets": _("RPJMD target {key}: ")}
AGREED = frozenset({"private", "bank", "academic", "central", "bumd", "community"})
"""Kinds of partners that come by an agreement."""


def quick_win_page(one: Brief, candidate: Candidate, limits: Limits) -> Page:
    """One page, its parts in the order of the sheet; what the plan does not say stays to be filled in."""
    program, quick_win = candidate.program, candidate.quick_win
    problem = Paragraph((or_blank(quick_win.problem, limits.text),))
    evidence = Paragraph(measures.evidence(candidate, limits.cell), _("Evidence of the problem"))
    parts: tuple[tuple[Message, tuple[Block, ...]], ...] = (
        (_("Problem and evidence"), (problem, evidence)),
        (_("What is done"), (Paragraph((or_blank(program.description, limits.text),)),)),
        (_("For whom and where"), (_reach(program, limits.cell),)),
        (_("What is promised"), tuple(measures.promised(candidate, limits))),
        (_("Who carries it out"), _carried_out(one.plan, program, limits)),
        (_("Steps"), measures.schedule(candidate, limits)),
        (_("Cost"), measures.budget(candidate, limits)),
        (_("Risks"), measures.risks(candidate, limits)),
        (_("Alignment"), _alignment(one.plan, program, limits)),
        (_("Score"), (_score(one, candidate, limits.cell),)),
        (_("After 12 months"), (Paragraph((or_blank(quick_win.sustainability, limits.text),)),)),
        (_("If it is not decided"), (Paragraph((Blank(),)),)),
        (_("Proposer"), tuple(_proposers(one.plan, program, limits.cell))),
        (_("Decision"), tuple(_decision(one, candidate, limits))),
    )
    sections = tuple(Section(title, blocks, number) for number, (title, blocks) in enumerate(parts, start=1))
    title = (*((f"[{program.id}] ",) if program.id else ()), or_blank(program.name, limits.name))
    return Page(sections, title, below=(_kind(candidate, one.today),), spread=True)


def _kind(candidate: Candidate, today: date) -> Inlines:
    program, quick_win = candidate.program, candidate.quick_win
    dimension = labels.DIMENSION.get(program.dimension) or "–"
    existing: Inlines = (_("Sharpens a service that exists, or builds something new: "), Blank())
    if quick_win.existing is not None:
        existing = (labels.EXISTING[quick_win.existing],)
    kind = labels.QUICK_WIN_KIND.get(quick_win.kind or "") or Blank()
    place = _("{word}", word=dimension)
    if program.subdimension:
        below = labels.SUBDIMENSION[program.subdimension]
        place = _("{dimension} / {subdimension}", dimension=dimension, subdimension=below)
    status: Inlines = (_("status: "), labels.STATUS.get(program.status or "") or Blank())
    if late(candidate.plan, program, today):
        status += (" ", Strong(labels.LATE))
    return between(" – ", ((place,), (kind,), existing, status))


def _reach(program: Program, limit: int) -> Paragraph:
    group, people = or_blank(program.target_group, limit), program.beneficiaries
    count = Blank() if people is None else _n("{number} person", "{number} people", people, number=float(people))
    named = ", ".join(map(place_named, program.locations))
    places = labels.ALL_AREAS if EVERYWHERE in program.locations else or_blank(named, limit)
    return Paragraph((group, _("; beneficiaries: "), count, _("; location: "), places))


def _carried_out(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """The agency in charge by its full name, and its partners with their parts."""
    owner: Inlines = (Blank(),)
    if program.owner:
        agency = plan.agencies.get(program.owner)
        name = (agency and (agency.name or agency.short)) or program.owner
        state = _(" (provisional)") if program.owner_status == "provisional" else _(" (permanent)")
        owner = (shortened(name, limits.name), state)
    partners = program.partners
    helped = between("; ", (_partner(plan, program, key, limits.cell) for key in partners[: limits.partners]))
    if len(partners) > limits.partners:
        helped += (_("; and {count} more", count=len(partners) - limits.partners),)
    return (Paragraph(owner, _("Led by")), Paragraph(helped or (Blank(),), _("Partners and their part")))


def _partner(plan: Plan, program: Program, key: str, limit: int) -> Inlines:
    agency = plan.agencies.get(key)
    told: Inlines = (shortened(plan.agency_name(key), limit),)
    tasks = [action.name for action in program.actions if action.owner == key and action.name]
    if tasks:
        told += (f": {shortened(', '.join(tasks), limit)}",)
    if agency and agency.kind in AGREED:
        agreed, agreement = _("agreement not filled in"), agency.agreement
        if agreement is not None:
            until = Month(agreement.until) if agreement.until else None
            kind = agreement.kind if agreement.kind and agreement.kind.lower() != "mou" else "MOU"
            agreed = _("{kind} {number} until {until}", kind=kind, number=agreement.number, until=until)
        told += (_(" ({facts})", facts=words((labels.AGENCY_KIND[agency.kind], agreed))),)
    return told


def _alignment(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """One paragraph an upper plan, then what else is known."""
    serves = program.serves[-limits.upper_plans :]
    aims = [Paragraph(_aims(plan, one, limits)) for one in serves] or [Paragraph((_("Upper plan: "), Blank()))]
    priorities = ", ".join(one.priority for one in serves if one.priority)
    rest: list[Inlines] = [(_("Priority of this year's RKPD: "), or_blank(priorities, limits.cell))]
    numbers = dict.fromkeys(indicator.sni for indicator in program.indicators if indicator.sni)
    if numbers:
        rest.append((_("SNI ISO 37122 indicator: "), ", ".join(list(numbers)[: limits.indicators])))
    spbe = program.spbe
    if spbe and spbe.application:
        rest.append((_("The region's own application: "), shortened(spbe.application, limits.cell)))
    if spbe and (spbe.application or spbe.national_app):
        rest.append((_("national application for the same service: "), or_blank(spbe.national_app, limits.cell)))
    return (*aims, Paragraph(between("; ", rest)))


def _aims(plan: Plan, serves: Serves, limits: Limits) -> Inlines:
    upper = plan.upper_plans.get(serves.plan or "") or UpperPlan()
    called = cut(upper.name or serves.plan, limits.name)
    aims: list[Inlines] = [(_("Vision: "), shortened(upper.vision, limits.cell))] if upper.vision else []
    for kind, label in AIM.items():
        for key in getattr(serves, kind)[:AIMS]:
            aim = getattr(upper, kind).get(key)
            name = aim if isinstance(aim, str) else aim and aim.name
            aims.append((replace(label, values={"key": key}), shortened(name or "–", limits.cell)))
    if not any(getattr(serves, kind) for kind in AIM):
        aims.append((_("mission, goal and target: "), Blank()))
    return (Strong(called) if called else Blank(), " – ", *between("; ", aims))


def _score(one: Brief, candidate: Candidate, limit: int) -> Paragraph:
    """Score times weight for each criterion, the sum, the rank, the next candidate."""
    contest = [each for each in one.candidates if each.program.dimension == candidate.program.dimension]
    parts: Inlines = ()
    for each in candidate.scores:
        score = Blank() if each.score is None else each.score
        parts += (f"{shortened(each.name or each.key, limit)} ", score, _(" × {weight}", weight=each.weight), ", ")
    if parts:
        parts = (*parts[:-1], "; ")
    ranking = candidate.ranking
    if ranking.score is None or ranking.rank is None:
        return Paragraph((*parts, _("weighted score: "), Blank()))
    scored = _("weighted score {score}", score=float(ranking.score))
    rank = _(", rank {rank} of {count}. ", rank=ranking.rank, count=len(contest))
    return Paragraph((*parts, Strong(scored), rank, _next(contest, candidate, ranking.score)))


def _next(contest: Sequence[Candidate], candidate: Candidate, own: float) -> Message:
    """The best of the others that does not stand before it, and the difference."""
    scores = [(one.program, one.ranking.score) for one in contest if one is not candidate]
    others = [(short_name(program), score - own) for program, score in scores if score is not None]
    if not others:
        return _("There is no other scored candidate in this dimension.")
    name, lead = next((other for other in others if other[1] <= 0), others[0])
    difference = float(round(abs(lead), 2))
    if lead <= 0:
        return _("The next candidate is {name}, {difference} behind.", name=name, difference=difference)
    return _("Before it stands {name}, by {difference}.", name=name, difference=difference)


def _proposers(plan: Plan, program: Program, limit: int) -> Iterator[Block]:
    found = [one for one in plan.proposals.proposals if program.id is not None and one.program == program.id]
    for proposal in found[:2]:
        who = or_blank(proposal.proposer and plan.agency_name(proposal.proposer), limit)
        forum = labels.FORUM.get(proposal.forum or "") or Blank()
        yield Paragraph((who, "; ", forum, "; ", Day(proposal.date) if proposal.date else Blank()))
    if not found:
        yield Paragraph((Blank(),))


def _decision(one: Brief, candidate: Candidate, limits: Limits) -> Iterator[Block]:
    yield Paragraph((or_blank(candidate.quick_win.ask, limits.text),), _("Asked"))
    earlier = [*reversed(candidate.quick_win.decisions[-limits.decisions :])]
    if candidate.undecided or candidate.decision is None:
        yield Boxes(tuple(labels.DECISION[key] for key in ("approved", "approved-with-notes", "revise", "rejected")))
        yield DottedLine(_("Direction given"))
        yield DottedLine(_("Date and signature of the {approver}", approver=one.approver))
    else:
        yield Paragraph(_previous(candidate.decision, limits), _("Decision that stands"))
        del earlier[0]
    for decision in earlier:
        label = _("Earlier note") if decision.status == "proposed" else _("Earlier decision")
        yield Paragraph(_previous(decision, limits), label)


def _previous(decision: Decision, limits: Limits) -> Inlines:
    told: Inlines = (Strong(labels.DECISION[decision.status]),) if decision.status else ()
    facts: list[Phrase] = [_("{word}", word=Day(decision.date))] if decision.date else []
    facts += (shortened(text, limits.cell) for text in (decision.by, decision.position, decision.document) if text)
    if facts:
        told += (_(" ({facts})", facts=words(facts)),)
    note = cut(decision.note, limits.text)
    return (*told, f": {note}") if note else told
