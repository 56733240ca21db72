"""What the sheet for the head of the region needs: scores, a lead agency, the problem, what is asked."""

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.diagnostics import INFO, WARNING, Finding
from ppu_roadmap.facts.known import silent
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import quick_wins
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _, words


@rule("RM405", WARNING)
def quick_win_no_scores(plan: Plan) -> Iterator[Finding]:
    """A quick win is not scored on every criterion.

    Why: the scores are the reason why this program was chosen and not another. A ranking with gaps has no
    basis, so none is shown for such a program.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, scores: {speed: 5}}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, scores: {speed: 5, impact: 4}}
    """
    criteria = plan.file.quick_win_criteria
    if not criteria:
        return
    for program, quick_win in quick_wins(plan):
        lacking = [key for key in criteria if key not in quick_win.scores]
        if not lacking or "scores" in quick_win.refused:
            continue
        place = program.first("quick_win", "scores")
        message = _(
            "the quick win {program} has no score for {criteria}", program=called(program), criteria=words(lacking)
        )
        if "scores" not in quick_win.model_fields_set:
            place = program.first("quick_win")
            message = _("the quick win {program} has no scores", program=called(program))
        yield Finding(place, message, _("give each criterion of plan.yaml a score from 1 to 5"))


@rule("RM410", WARNING)
def provisional_owner(plan: Plan, today: date) -> Iterator[Finding]:
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
        if program.owner_status != "provisional":
            continue
        years = plan.years(program)
        if "quick_win" in program.model_fields_set or (years is not None and today.year >= years.first):
            yield Finding(
                program.at("owner_status"),
                _("the owner of {program} is provisional", program=called(program)),
                _("agree on the lead agency and write owner_status: confirmed"),
            )


@rule("RM411", INFO)
def quick_win_brief(plan: Plan) -> Iterator[Finding]:
    """A quick win does not say which problem it solves, whom it helps or what is asked.

    Why: these three lines are the sheet that the head of the region reads before deciding. A box left empty
    there is a question that the agency cannot answer in the meeting.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, problem: Layanan tersebar}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, problem: Layanan tersebar,
          benefit: Satu aplikasi untuk warga, ask: SK tim pengelola}
    """
    for program, quick_win in quick_wins(plan):
        if lacking := [field for field in ("problem", "benefit", "ask") if silent(quick_win, field)]:
            yield Finding(
                program.first("quick_win"),
                _("the quick win {program} says no {fields}", program=called(program), fields=words(lacking)),
                _("write them for the sheet of the head of the region"),
            )
