"""A decision on a quick win as it is recorded: what speaks against it, what it covers, what is asked of whom next."""

from collections.abc import Iterable, Iterator

from ppu_roadmap.analysis.gates import GATES, things
from ppu_roadmap.analysis.quick_wins import candidates_of, contests
from ppu_roadmap.catalog.labels import DECISION, NO_SOURCE, NOT_COSTED, PARTLY_COSTED, PROVISIONAL, STATUS
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.decisions import APPROVING, changed_since, names_approver
from ppu_roadmap.facts.money import cost, unfunded
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.text import Day, Message, Month, Phrase, Rupiah, _, words


def doubts(program: Program, diagnostics: Iterable[Diagnostic]) -> tuple[Message, ...]:
    """What to ask of before a quick win is approved: that it is over, or lacks what the gate ``bupati`` asks for."""
    over = program.status == "done"
    unled = program.owner is None and "owner" not in program.refused
    own = (each for each in diagnostics if each.program is not None and each.program == program.id)
    return (
        *([_("it is over: its status is {status}", status=STATUS["done"])] if over else ()),
        *([_("no agency leads it")] if unled else ()),
        *things(own, GATES["bupati"]),
    )


def repeats(plan: Plan, program: Program, quick_win: QuickWin, new: Decision) -> bool:
    """Whether a decision is recorded already, and what it covers has not changed since."""
    return any(
        (each.status, each.by, each.date) == (new.status, new.by, new.date) and not changed_since(plan, program, each)
        for each in quick_win.decisions
    )


def recorded(plan: Plan, program: Program, quick_win: QuickWin, decision: Decision) -> Iterator[Message]:
    """What was decided, for what money, time and agency; what is asked of whom next; what else waits."""
    yield _(
        "recorded: {program} {name} – {decision}, {by}, {date}",
        program=called(program),
        name=program.name,
        decision=DECISION[decision.status or "proposed"],
        by=decision.by,
        date=Day(decision.date or ""),
    )
    yield _(
        "it was put forward with {money}, {start}–{finish}, {agency}",
        money=_money(plan, program),
        start=Month(quick_win.start) if quick_win.start else None,
        finish=Month(quick_win.finish) if quick_win.finish else None,
        agency=_agency(plan, program),
    )
    if not names_approver(plan, decision):
        yield _("{by} is not {approver}, who decides by plan.yaml", by=decision.by, approver=plan.file.approver)
    yield _next(plan, program, decision)
    if decision.status in APPROVING and (program.owner is None or program.owner_status == "provisional"):
        yield _("asked of {approver}: name the agency that leads it", approver=decision.by)
    waiting = (each for each in candidates_of(contests(plan)) if each.undecided and live(each.program))
    if others := [called(each.program) for each in waiting if each.program is not program]:
        yield _("still awaiting a decision: {programs}", programs=words(others))


def _next(plan: Plan, program: Program, decision: Decision) -> Message:
    agency = _agency(plan, program)
    match decision.status:
        case "approved":
            return _("asked of {agency}: carry it out, and report each quarter", agency=agency)
        case "approved-with-notes":
            return _(
                "asked of {agency}: carry it out as the note says ({note}), and report each quarter",
                agency=agency, note=decision.note,
            )  # fmt: skip
        case "revise":
            return _("asked of {agency}: mend it ({note}), and put it forward again", agency=agency, note=decision.note)
    return _("asked of who keeps the plan: remove its quick_win, or write status: cancelled with a status_note")


def _agency(plan: Plan, program: Program) -> Phrase:
    if program.owner is None:
        return _("agency not known")
    name = plan.agency_name(program.owner)
    return _("{name} {mark}", name=name, mark=PROVISIONAL) if program.owner_status == "provisional" else name


def _money(plan: Plan, program: Program) -> Phrase:
    """The sum with its sources, as far as they are known."""
    price = cost(plan, program)
    if price.known is None:
        return NOT_COSTED
    sources: list[Phrase] = [str(each.label) for each in cells.funding(plan, program)]
    named = words(sources + [NO_SOURCE] * unfunded(program))
    mark = PARTLY_COSTED if not price.complete else _("{nothing}", nothing="")
    return _("{sum} ({sources}) {mark}", sum=Rupiah(price.known), sources=named, mark=mark)
