"""RM4xx: whether a decision on a quick win is one: taken, and by whom the plan says that decides."""

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding
from ppu_roadmap.facts.decisions import BINDING, last_decision, names_approver
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import quick_wins
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Day, _


@rule("RM412", ERROR, _("write the day on which it was decided, or remove it until then"))
def decided_in_future(plan: Plan, today: date) -> Iterator[Finding]:
    """A decision bears a day that has not come.

    Why: an approval that nobody has given yet binds no agency, and whoever reads the sheet takes it for given.

    Bad:
        # as-of: 2022-08-01
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-08-29}]}
    Good:
        # as-of: 2022-09-01
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-08-29}]}
    """
    for program, quick_win in quick_wins(plan):
        for index, decision in enumerate(quick_win.decisions):
            if decision.date is not None and decision.date > today.isoformat():
                name, day = called(program), Day(decision.date)
                message = _("{program} is decided on {date}, a day to come", program=name, date=day)
                yield Finding(program.at("quick_win", "decisions", index, "date"), message)


@rule("RM413", WARNING)
def decided_by_other(plan: Plan) -> Iterator[Finding]:
    """A quick win was decided on by somebody else than the plan's approver.

    Why: plan.yaml says who decides. A decision of another office binds no agency, and the assessors ask for that of
    the head of the region. Who acted for the approver (Plt, Plh, Pj) decided in that office.

    Bad:
        # plan.yaml
        approver: Bupati
        # governance.yaml
        programs:
          - {id: GOV-01, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
              by: Kepala Diskominfo, date: 2022-05-29}]}}
    Good:
        # plan.yaml
        approver: Bupati
        # governance.yaml
        programs:
          - {id: GOV-01, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
              by: Hamdam, position: Plt Bupati, date: 2022-05-29}]}}
    """
    for program, quick_win in quick_wins(plan):
        last = last_decision(plan, program, quick_win)
        if not last or last[1].status not in BINDING or names_approver(plan, last[1]):
            continue
        index, decision = last
        if decision.by is None and decision.position is None:
            continue  # that nobody is named has been reported
        name, by, head = called(program), decision.position or decision.by, plan.file.approver
        message = _("{program} was decided on by {by}, not by {approver}", program=name, by=by, approver=head)
        help = _(
            "write position: {approver} where that office was held then, or put it to the {approver}", approver=head
        )
        yield Finding(program.at("quick_win", "decisions", index, "by" if decision.by else "status"), message, help)


DECISIONS = (decided_in_future, decided_by_other)
