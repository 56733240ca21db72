"""A decision on a quick win as it is recorded: what speaks against it, what it covers, what is asked of whom next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ppu_roadmap.analysis.gates import GATES, things
from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.catalog.labels import DECISION, NO_SOURCE, NOT_COSTED, PARTLY_COSTED, PROVISIONAL, STATUS
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.decisions import changed_since, names_approver
from ppu_roadmap.facts.money import cost, unfunded
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.text import Day, Message, Month, Phrase, Rupiah, WordList, _, words

_ASKED: Mapping[str | None, Message] = {
    "approved": _("asked of {agency}: carry it out, and report each quarter"),
    "approved-with-notes": _("asked of {agency}: carry it out as noted, and report each quarter"),
    "revise": _("asked of {agency}: mend it as directed, and put it forward again"),
    "rejected": _("asked of the plan's keeper: remove its quick_win, or write status: cancelled with a status_note"),
}


def doubts(program: Program, diagnostics: Iterable[Diagnostic]) -> Iterator[Message]:
    """What to ask about before a quick win is approved: that it is over, or lacks what the gate ``bupati`` asks for."""
    if program.status == "done":
        yield _("it is over: its status is {status}", status=STATUS["done"])
    if program.owner is None and "owner" not in program.refused:
        yield _("no agency leads it")
    yield from things((each for each in diagnostics if each.program == program.id), GATES["bupati"])


def repeats(plan: Plan, program: Program, quick_win: QuickWin, new: Decision) -> bool:
    """Whether a decision is recorded already, and what it covers has not changed since."""
    same = (one for one in quick_win.decisions if (one.status, one.by, one.date) == (new.status, new.by, new.date))
    return any(not changed_since(plan, program, one) for one in same)


def recorded(plan: Plan, program: Program, quick_win: QuickWin, decision: Decision) -> Iterator[Message]:
    """What was decided, for what money, time and agency; what is asked of whom next; what else waits."""
    status, by, day = DECISION[decision.status or "proposed"], decision.by, Day(decision.date or "")
    agency: Phrase = _("agency not known") if program.owner is None else plan.agency_name(program.owner)
    if program.owner is not None and program.owner_status == "provisional":
        agency = _("{name} {mark}", name=agency, mark=PROVISIONAL)
    start, finish = (Month(month) if month else None for month in (quick_win.start, quick_win.finish))
    yield _(
        "recorded: {id} {name}: {status}, {by}, {day}", id=program.id, name=program.name, status=status, by=by, day=day
    )
    put = {"money": _money(plan, program), "start": start, "finish": finish, "agency": agency}
    yield _("put forward with: {money}; {start}–{finish}; {agency}", **put)
    if not names_approver(plan, decision):
        yield _("{by} is not {approver}, who decides by plan.yaml", by=by, approver=plan.file.approver)
    latest = max((each.date or "" for each in quick_win.decisions), default="")
    if latest > (decision.date or ""):
        yield _("a later decision counts, that of {day}", day=Day(latest))
    else:
        yield replace(_ASKED[decision.status], values={"agency": agency})
    waiting = (each for each in candidates_of(plan) if each.undecided and live(each.program))
    if others := [called(each.program) for each in waiting if each.program is not program]:
        yield _("still awaiting a decision: {programs}", programs=words(others))


def _money(plan: Plan, program: Program) -> WordList:
    """The sum and its sources, as far as they are known."""
    price = cost(plan, program)
    known: list[Phrase] = [NOT_COSTED if price.known is None else Rupiah(price.known)]
    known += [PARTLY_COSTED] * (price.known is not None and not price.complete)
    known += (cells.source_name(plan, str(each.key)) for each in cells.funding(plan, program))
    return words(known + [NO_SOURCE] * (unfunded(program) is not None))
