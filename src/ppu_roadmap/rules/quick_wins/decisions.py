"""What the head of the region decided on quick wins, and whether it still covers them."""

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import GROUP_LABELS
from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Place, Related
from ppu_roadmap.facts.decisions import APPROVING, changed_since, last_decision
from ppu_roadmap.facts.known import absent, lost
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import quick_wins
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Language, Message, _, calendar, words


class _Day(Message):
    """A day in a sentence: ``2022-08-29``, written in words when it is shown."""

    def render(self, language: Language) -> str:
        return calendar(self.template, language)


@rule("RM404", WARNING)
def quick_win_undecided(plan: Plan) -> Iterator[Finding]:
    """Nobody has decided on a quick win yet.

    Why: a quick win is put to the head of the region for direction before it starts. Without a decision no
    agency is bound to it, and its money is the first to go when the budget is refocused.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}

    Good:
        quick_win:
          {kind: flagship, start: 2022-09, finish: 2023-08,
           decisions: [{status: approved, by: Bupati, date: 2022-08-29}]}
    """
    for program, quick_win in quick_wins(plan):
        place = _undecided(plan, program, quick_win)
        if place:
            yield Finding(
                place,
                _("nobody has decided on the quick win {program}", program=called(program)),
                _("put it to the head of the region, then record the decision: roadmap decide {id}", id=program.id)
                if program.id
                else None,
            )


def _undecided(plan: Plan, program: Program, quick_win: QuickWin) -> Place | None:
    if absent(quick_win, "decisions") and not lost(plan, program, "quick_win", "decisions"):
        return program.first("quick_win")
    last = last_decision(plan, program, quick_win)
    if last and last[1].status in {"proposed", "revise"}:
        return program.at("quick_win", "decisions", last[0], "status")
    return None


@rule("RM406", ERROR)
def approval_outdated(plan: Plan) -> Iterator[Finding]:
    """A quick win changed after it was approved.

    Why: what the head of the region signed was another name, agency, time, sum or target. In Kutai Timur
    quick wins and their agencies were swapped over the years; an approval that covers something else is none.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-08-29, fingerprint: 0000-0000-0000-0000-0000-0000}]}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-08-29}]}
    """
    for program, quick_win in quick_wins(plan):
        last = last_decision(plan, program, quick_win)
        if not last or last[1].status not in APPROVING:
            continue
        if groups := [GROUP_LABELS[group] for group in changed_since(plan, program, last[1])]:
            yield Finding(
                program.at("quick_win", "decisions", last[0], "fingerprint"),
                _changed(program, last[1].date, groups),
                _("put it to the head of the region again, or take the change back"),
            )


def _changed(program: Program, date: str | None, groups: list[Message]) -> Message:
    if date is None:
        return _("{program} changed after its approval: {groups}", program=called(program), groups=words(groups))
    return _(
        "{program} changed after its approval of {date}: {groups}",
        program=called(program),
        date=_Day(date),
        groups=words(groups),
    )


@rule("RM409", WARNING)
def rejected_still_active(plan: Plan) -> Iterator[Finding]:
    """A quick win was rejected, yet its program is planned or ongoing.

    Why: either the program goes on as an ordinary one, then it is no quick win any more, or it was dropped,
    then it still takes up money and a place in the roadmap.

    Bad:
        status: planned
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: rejected,
          by: Bupati, date: 2022-08-29}]}

    Good:
        status: cancelled
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: rejected,
          by: Bupati, date: 2022-08-29}]}
    """
    for program, quick_win in quick_wins(plan):
        last = last_decision(plan, program, quick_win)
        if last and last[1].status == "rejected" and program.status in {"planned", "ongoing"}:
            yield Finding(
                program.at("status"),
                _(
                    "{program} was rejected as quick win, yet it is {status}",
                    program=called(program),
                    status=program.status,
                ),
                _("remove its quick_win, or write status: cancelled with a status_note"),
                (Related(program.at("quick_win", "decisions", last[0], "status"), _("rejected here")),),
            )
