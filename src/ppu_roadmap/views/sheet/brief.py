"""What the decision sheet of a region is made from: what is put forward, who decides, the words, and what to mind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeAlias

from ppu_roadmap.analysis.quick_wins import Candidate, without_candidates
from ppu_roadmap.catalog.labels import DIMENSION, GROUP_LABELS
from ppu_roadmap.facts.known import absent, silent, unsure
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.naming import head_of, region_named
from ppu_roadmap.facts.risk import HIGH, MEDIUM, level_of
from ppu_roadmap.facts.standing import live, quick_win_late
from ppu_roadmap.facts.years import months_between
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Blank, Image, Inline, shortened
from ppu_roadmap.text import QUOTE_LIMIT, Day, Message, Phrase, _, _n, words
from ppu_roadmap.views.quick_wins import Choosing, months

PLACE = 40
"""Characters of a region's name in the address."""
_COUNTS = (
    _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"),
    _("Seven"), _("Eight"), _("Nine"), _("Ten"), _("Eleven"), _("Twelve"),
)  # fmt: skip


class Brief(NamedTuple):
    """One region's quick wins on the day of printing."""

    plan: Plan
    today: date
    candidates: tuple[Candidate, ...]
    """All of them, by dimension and rank."""
    forward: tuple[Candidate, ...]
    """Those that are put forward, in the order of the pages."""
    ended: tuple[Program, ...]
    """Programs with a quick win that are not live."""
    emblem: Image | None = None

    @property
    def approver(self) -> Phrase:
        """The title of who decides: the plan's approver, else that of the head of such a region."""
        region = self.plan.file.region
        return self.plan.file.approver or (head_of(region) if region else _("head of the region"))

    @property
    def place(self) -> Phrase:
        """The region without its kind, as it stands behind a title: ``Bupati Penajam Paser Utara``."""
        _kind, name = region_named(self.plan.file.region)
        return shortened(name, PLACE) if name else _("region not known")

    @property
    def version(self) -> Day:
        """How old the plan is: the newest date written in it, of a decision, document, proposal or report.

        A report has the month in which its quarter ends.
        """
        days = [one.date for one in self.plan.file.documents] + [one.date for one in self.plan.proposals.proposals]
        for program in self.plan.programs:
            days += (one.date for one in (program.quick_win.decisions if program.quick_win else ()))
            days += (f"{one.period[:4]}-{int(one.period[6]) * 3:02}" for one in program.reports if one.period)
        today = self.today.isoformat()
        return Day(max((day for day in days if day and day <= today), default=today))


def brief(one: Choosing, today: date, emblem: Image | None = None) -> Brief:
    """What is put forward of a region's candidates: all that were not rejected."""
    forward = tuple(candidate for candidate in one.shown if candidate.choice != "rejected")
    ended = tuple(program for program in one.plan.programs if program.quick_win and not live(program))
    return Brief(one.plan, today, one.all, forward, ended, emblem)


# -- words of the sheet ------------------------------------------------------------------------------------------------


def cut(text: str | None, limit: int) -> str | None:
    """A plan's text within a limit; ``None`` where there is none."""
    return shortened(text, limit) if text and text.strip() else None


def or_blank(text: str | None, limit: int) -> Inline:
    """The same in a paragraph; a place to write it where there is none."""
    return cut(text, limit) or Blank()


def counted(number: int) -> Phrase:
    """A number in words, with a capital; digits from thirteen up."""
    return _COUNTS[number - 1] if 1 <= number <= len(_COUNTS) else number


def short_name(program: Program, limit: int = QUOTE_LIMIT) -> Phrase:
    """The name up to its bracket, as people call it: ``Serbu Gass``; the id where there is no name."""
    name = shortened(" ".join((program.name or "").partition("(")[0].split()), limit)
    return name or program.id or _("a program without an id")


def names(programs: Iterable[Program], limit: int) -> Phrase:
    """The short names of programs, as many as a sentence bears."""
    return words((short_name(program, limit) for program in programs), 8)


def names_among(candidates: Sequence[Candidate], forward: Sequence[Candidate], limit: int) -> Phrase:
    """The short names of quick wins; ``all quick wins`` where they are all of several that are put forward."""
    if len(candidates) == len(forward) > 1:
        return _("all quick wins")
    return names((candidate.program for candidate in candidates), limit)


def span(candidate: Candidate) -> Message | None:
    """From which month to which, where a line may break between the two."""
    return months(candidate, _("{start} – {finish}"))


# -- what to mind ------------------------------------------------------------------------------------------------------

LONGEST = 12
"""Months that a quick win may take."""
Candidates: TypeAlias = "tuple[Candidate, ...]"
Check: TypeAlias = "Callable[[Candidate, date], bool]"


def sentences(one: Brief, limit: int = QUOTE_LIMIT) -> tuple[Message, ...]:
    """A sentence for each matter, gravest first; names in it are cut at a limit."""
    found = [_sentence(one, *each, limit) for each in matters(one.forward, one.today).items()]
    if empty := without_candidates(one.plan):
        dimensions = words(DIMENSION[key] for key in empty)
        found.append(_("There is no quick win yet in: {dimensions}.", dimensions=dimensions))
    return tuple(found)


def matters(candidates: Sequence[Candidate], today: date) -> dict[str, Candidates]:
    """What is the matter with these candidates, and with which of them; nothing of what could not be read."""
    found = {name: tuple(one for one in candidates if holds(one, today)) for name, (holds, _said) in MATTERS.items()}
    return {name: concerned for name, concerned in found.items() if concerned}


def _sentence(one: Brief, matter: str, concerned: Candidates, limit: int) -> Message:
    agencies = dict.fromkeys(candidate.program.owner for candidate in concerned if candidate.program.owner)
    current = upper_plan_of(one.plan, one.today.year)
    values = {
        "names": names_among(concerned, one.forward, limit),
        "number": counted(len(concerned)),
        "changes": words((_change(candidate, limit) for candidate in concerned), 6),
        "agencies": words((shortened(one.plan.agency_name(key), limit) for key in agencies), 4),
        "plan": (current.name or current.id) if current else None,
    }
    _holds, sentence = MATTERS[matter]
    return replace(sentence, values=values, count=len(concerned))


def _change(candidate: Candidate, limit: int) -> Message:
    groups = words(GROUP_LABELS[group] for group in candidate.changed)
    name, decision = short_name(candidate.program, limit), candidate.decision
    day = Day(decision.date) if decision and decision.date else None
    return _("{name} ({date}: {groups})", name=name, date=day, groups=groups)


def upper_plan_of(plan: Plan, year: int) -> UpperPlan | None:
    """The upper plan in force in a year, the one that began last."""
    current = [upper for upper in plan.upper_plans.values() if upper.years and upper.years[0] <= year <= upper.years[1]]
    return max(current, key=lambda upper: upper.years[0] if upper.years else 0, default=None)


def _serves_the_past(one: Candidate, today: date) -> bool:
    """Whether another upper plan is in force than those that it serves, as after a change of the head."""
    served = [one.plan.upper_plans.get(serves.plan or "") for serves in one.program.serves]
    ended = [upper for upper in served if upper and upper.years and upper.years[1] < today.year]
    return upper_plan_of(one.plan, today.year) is not None and bool(ended) and len(ended) == len(served)


def _unmitigated(one: Candidate, _today: date) -> bool:
    grave = (risk for risk in one.program.risks if level_of(one.plan, risk) in {MEDIUM, HIGH})
    return any(not (risk.mitigation or "").strip() for risk in grave)


def _missing(field: str, lacks: Callable[[Candidate], bool]) -> Check:
    """A check of a list of the program; what could not be read wholly lacks nothing."""
    return lambda one, _today: not unsure(one.plan, one.program, field) and lacks(one)


def _too_long(one: Candidate, _today: date) -> bool:
    start, finish = one.quick_win.start, one.quick_win.finish
    return bool(start and finish and months_between(start, finish) > LONGEST)


def millions(rupiah: int) -> float:
    """Rupiah in the unit of the summary (juta), rounded for the eye; never 0 for what is not."""
    return round(rupiah / 1_000_000, 2) or rupiah / 1_000_000


MATTERS: Mapping[str, tuple[Check, Message]] = {
    "changed": (lambda one, _today: one.covers == "changed", _("Changed since it was approved: {changes}.")),
    "owner": (lambda one, _today: one.program.owner_status == "provisional",
              _n("{number} quick win has no permanent lead agency yet, {agencies} stands in: {names}.",
                 "{number} quick wins have no permanent lead agency yet, {agencies} stands in: {names}.", 1)),
    "budget": (_missing("budget", lambda one: cost(one.plan, one.program).known is None),
               _("No budget is on record for: {names}.")),
    "overdue": (lambda one, today: quick_win_late(one.program, today),
                _("The time set is over, and nobody has said that it is done: {names}.")),
    "mitigation": (_unmitigated, _("A medium or high risk has no mitigation yet: {names}.")),
    "risk": (_missing("risks", lambda one: absent(one.program, "risks")),
             _("No risk has been written down for: {names}.")),
    "new": (lambda one, _today: one.quick_win.existing is False,
            _("{names}: something new is built; the ministry advises to sharpen services that exist.")),
    "target": (_missing("indicators", lambda one: all(absent(each, "targets") for each in one.program.indicators)),
               _("There is no target yet to measure it by: {names}.")),
    "felt": (lambda one, _today: {each.kind for each in one.program.indicators} == {"output"},
             _("Only what is made is measured, not what people notice of it: {names}.")),
    "upper": (_serves_the_past, _("Not yet linked to {plan}, which is in force now: {names}.")),
    "long": (_too_long, _("It takes more than 12 months: {names}.")),
    "scores": (lambda one, _today: one.ranking.score is None,
               _("It is not scored on every criterion, so it has no rank: {names}.")),
    "texts": (lambda one, _today: any(silent(one.quick_win, field) for field in ("problem", "benefit", "ask")),
              _("The problem, the benefit or what is asked is not filled in: {names}.")),
}  # fmt: skip
"""What may be the matter with a quick win, gravest first: how to see it, and what to say of those that have it.

A sentence has ``{names}``, ``{number}``, ``{changes}`` and ``{agencies}`` of those, and ``{plan}``, in force now.
"""
