"""RM4xx: whether a quick win is one, and whether the head of the region has decided on what stands there."""

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.catalog.labels import DIMENSION, GROUP_LABELS, HORIZON, STATUS
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Place, Related
from ppu_roadmap.facts.decisions import APPROVING, BINDING, changed_since, last_decision, names_approver
from ppu_roadmap.facts.known import absent, all_programs_known, lost, silent
from ppu_roadmap.facts.naming import adding, called, head_of
from ppu_roadmap.facts.parts import quick_wins
from ppu_roadmap.facts.years import Now, months_between
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Day, _, command, words
from ppu_roadmap.words.near import nearest

MONTHS_AT_MOST = 12
"""A quick win is real within 6 to 12 months: the ministry's advice, web.balikpapan.go.id/berita/read/7988."""


@rule("RM401", WARNING, _("choose one of its programs and give it a quick_win"))
def quick_win_missing(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but no quick win.

    Why: the third workshop chooses a quick win for each dimension, and the yearly evaluation asks for it; a
    dimension without one has nothing that people can see within a year.

    Bad: status: planned
    Good: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    for dimension, file in plan.dimensions.items():
        if dimension not in DIMENSIONS or not file.programs or not all_programs_known(plan, dimension):
            continue
        if not any("quick_win" in program.model_fields_set for program in file.programs):
            message = _("{dimension} has no quick win", dimension=DIMENSION[dimension])
            yield Finding(Place(file.place.file, (), "start"), message)


@rule("RM402", WARNING, _("write horizon: 1-year, or remove its quick_win"))
def quick_win_horizon(plan: Plan) -> Iterator[Finding]:
    """A quick win of the first years is not in the 1-year horizon.

    Why: a quick win is what the region can show within a year. In a farther horizon it is missing from the
    table of the first year, where the assessors and the head of the region look for it. One that starts after
    that horizon, as those of later years do, may belong to a program of any.

    Bad:
        horizon: 5-year
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    Good:
        horizon: 1-year
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    near = plan.horizon_last("1-year")
    for program, quick_win in quick_wins(plan):
        name, horizon = called(program), program.horizon
        later = near is not None and quick_win.start is not None and int(quick_win.start[:4]) > near
        if horizon not in {None, "1-year"} and not later and "start" not in quick_win.refused:
            message = _("the quick win {program} is in the {horizon}", program=name, horizon=HORIZON[str(horizon)])
            yield Finding(program.at("horizon"), message)


@rule("RM403", WARNING, _("promise a first part of it that is real within 12 months"))
def quick_win_too_long(plan: Plan) -> Iterator[Finding]:
    """A quick win takes more than twelve months.

    Why: the ministry's advice is 6 to 12 months, first and last month counted. What takes longer is a program
    of the first or second horizon, and people see nothing of it when the year is over.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-09}
    Good: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    for program, quick_win in quick_wins(plan):
        if quick_win.start is None or quick_win.finish is None:
            continue
        name, months = called(program), months_between(quick_win.start, quick_win.finish)
        if months > MONTHS_AT_MOST:
            message = _("the quick win {program} takes {months} months, over 12", program=name, months=months)
            related = Related(program.at("quick_win", "start"), _("it starts here"))
            yield Finding(program.at("quick_win", "finish"), message, related=(related,))


@rule("RM407", WARNING, _("keep one flagship and write kind: local for the other"))
def several_flagships(plan: Plan) -> Iterator[Finding]:
    """A dimension has more than one flagship quick win that starts in the same year.

    Why: regions choose one quick win a dimension and year as the flagship (unggulan), so that money and
    attention are not split; the others are local ones (lokal).

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}
          - {id: GOV-02, name: Data terbuka, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}
          - {id: GOV-02, name: Data terbuka, quick_win: {kind: local, start: 2022-09, finish: 2023-08}}
    """
    first: dict[tuple[str, str], Program] = {}
    for program, quick_win in quick_wins(plan):
        if quick_win.kind != "flagship" or quick_win.start is None:
            continue
        year = quick_win.start[:4]
        other = first.setdefault((program.dimension, year), program)
        if other is not program:
            names = {"program": called(program), "dimension": DIMENSION[program.dimension], "first": called(other)}
            message = _("{program} is another flagship of {dimension} in {year}, after {first}", year=year, **names)
            related = Related(other.at("quick_win", "kind"), _("the first flagship"))
            yield Finding(program.at("quick_win", "kind"), message, related=(related,))


@rule("RM408", WARNING, _("choose a part that sharpens a service which exists already"))
def new_infrastructure(plan: Plan) -> Iterator[Finding]:
    """A quick win builds something new instead of sharpening a service that exists.

    Why: the ministry advises against new infrastructure, because tender and building seldom end within twelve
    months; a service that people already use can be made better in that time.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, existing: false}
    Good: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, existing: true}
    """
    for program, quick_win in quick_wins(plan):
        if quick_win.existing is False:
            message = _("the quick win {program} builds something new", program=called(program))
            yield Finding(program.at("quick_win", "existing"), message)


@rule("RM404", WARNING)
def quick_win_undecided(plan: Plan) -> Iterator[Finding]:
    """Nobody has decided on a quick win yet.

    Why: a quick win is put to the head of the region for direction before it starts. Without a decision no
    agency is bound to it, and its money is the first to go when the budget is refocused.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    Good:
        quick_win:
          {kind: flagship, start: 2022-09, finish: 2023-08,
           decisions: [{status: approved, by: Bupati, date: 2022-05-29}]}
    """
    for program, quick_win in quick_wins(plan):
        last = last_decision(plan, program, quick_win)
        if absent(quick_win, "decisions") and not lost(plan, program, "quick_win", "decisions"):
            place = program.first("quick_win")
        elif last and last[1].status in {"proposed", "revise"}:
            place = program.at("quick_win", "decisions", last[0], "status")
        else:
            continue
        message = _("nobody has decided on the quick win {program}", program=called(program))
        if last and last[1].status == "revise":
            message = _("the quick win {program} was to be revised, and is not decided yet", program=called(program))
        by = () if plan.file.approver else ("--by", head_of(plan.file.region))
        record = command("decide", program.id, "approve", *by)
        help = _("put it to the head of the region, then record the decision: {command}", command=record)
        yield Finding(place, message, help if program.id else None)


@rule("RM406", ERROR, _("put it to the head of the region again, or take the change back"))
def approval_outdated(plan: Plan) -> Iterator[Finding]:
    """A quick win changed after it was approved.

    Why: what the head of the region signed was another name, agency, time, sum or target. In Kutai Timur
    quick wins and their agencies were swapped over the years; an approval that covers something else is none.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-05-29, fingerprint: 0000-0000-0000-0000-0000-0000}]}
    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: approved,
          by: Bupati, date: 2022-05-29}]}
    """
    for program, quick_win in quick_wins(plan):
        last = last_decision(plan, program, quick_win)
        changed = changed_since(plan, program, last[1]) if last and last[1].status in APPROVING else ()
        if last and changed:
            day, about = last[1].date, {"program": called(program), "groups": words(map(GROUP_LABELS.get, changed))}
            message = _("{program} changed after its approval: {groups}", **about)
            if day is not None:
                message = _("{program} changed after its approval of {date}: {groups}", date=Day(day), **about)
            yield Finding(program.at("quick_win", "decisions", last[0], "fingerprint"), message)


@rule("RM409", WARNING, _("remove its quick_win, or write status: cancelled with a status_note"))
def rejected_still_active(plan: Plan) -> Iterator[Finding]:
    """A quick win was rejected, yet its program is planned or ongoing.

    Why: either the program goes on as an ordinary one, then it is no quick win any more, or it was dropped,
    then it still takes up money and a place in the roadmap.

    Bad:
        status: planned
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: rejected,
          by: Bupati, date: 2022-05-29}]}
    Good:
        status: cancelled
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, decisions: [{status: rejected,
          by: Bupati, date: 2022-05-29}]}
    """
    for program, quick_win in quick_wins(plan):
        last, status = last_decision(plan, program, quick_win), program.status
        if last and last[1].status == "rejected" and status in {"planned", "ongoing"}:
            name, label = called(program), STATUS[status]
            message = _("{program} was rejected as quick win, yet it is {status}", program=name, status=label)
            related = Related(program.at("quick_win", "decisions", last[0], "status"), _("rejected here"))
            yield Finding(program.at("status"), message, related=(related,))


@rule("RM405", WARNING)
def quick_win_no_scores(plan: Plan) -> Iterator[Finding]:
    """A quick win is not scored on every criterion.

    Why: the scores are the reason why this program was chosen and not another. A ranking with gaps has no
    basis, so none is shown for such a program.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, scores: {speed: 5}}
    Good: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, scores: {speed: 5, impact: 4}}
    """
    for program, quick_win in quick_wins(plan):
        criteria = plan.file.quick_win_criteria
        misspelt = {nearest(key, criteria) for key in quick_win.scores if key not in criteria}  # told by RM111
        lacking = [key for key in criteria if key not in quick_win.scores and key not in misspelt]
        if not lacking or "scores" in quick_win.refused:
            continue
        name = called(program)
        score = adding("quickwin", program)
        help = _("give each criterion of plan.yaml a score from 1 to 5: {command}", command=score)
        if "scores" in quick_win.model_fields_set:
            message = _("the quick win {program} has no score for {criteria}", program=name, criteria=words(lacking))
            yield Finding(program.first("quick_win", "scores"), message, help)
        else:
            yield Finding(program.first("quick_win"), _("the quick win {program} has no scores", program=name), help)


@rule("RM410", WARNING, _("agree on the lead agency and write owner_status: confirmed"))
def provisional_owner(plan: Plan, now: Now) -> Iterator[Finding]:
    """The lead agency of a quick win, or of a program that has begun, is provisional.

    Why: in Kutai Timur a quick win without a managing agency was dropped from the evaluation of 2022. An
    agency that only stands in for the right one neither budgets nor reports.

    Bad:
        owner_status: provisional
        years: [2022, 2023]
    Good:
        owner_status: confirmed
        years: [2022, 2023]
    """
    for program in plan.programs:
        if program.owner_status != "provisional" or absent(program, "owner"):
            continue
        years = plan.years(program)
        if "quick_win" in program.model_fields_set or (years is not None and now.year >= years.first):
            message = _("the owner of {program} is provisional", program=called(program))
            yield Finding(program.at("owner_status"), message)


@rule("RM411", INFO, _("write them for the sheet of the head of the region"))
def quick_win_brief(plan: Plan) -> Iterator[Finding]:
    """A quick win does not say which problem it solves, whom it helps or what is asked.

    Why: these three lines are the sheet that the head of the region reads before deciding. A box left empty
    there is a question that the agency cannot answer in the meeting.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, problem: Layanan tersebar}
    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, problem: Layanan tersebar,
          benefit: Satu aplikasi untuk warga, ask: SK tim pengelola}
    """
    for program, quick_win in quick_wins(plan):
        if lacking := [field for field in ("problem", "benefit", "ask") if silent(quick_win, field)]:
            from ppu_roadmap.fields.field import labels_of  # what most plans do not need
            from ppu_roadmap.fields.quick_win import FIELDS

            labels = labels_of(FIELDS)
            told = words(labels[field] for field in lacking)
            message = _("the quick win {program} does not say: {fields}", program=called(program), fields=told)
            yield Finding(program.first("quick_win"), message)


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


QUICK_WINS = (
    quick_win_missing, quick_win_horizon, quick_win_too_long, quick_win_undecided, quick_win_no_scores,
    approval_outdated, several_flagships, new_infrastructure, rejected_still_active, provisional_owner, quick_win_brief,
    decided_in_future, decided_by_other,
)  # fmt: skip
