"""What the decision sheet of one region is made from: who decides, what is put forward, how old the plan is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ppu_roadmap.analysis.quick_wins import Candidate, Choice, Contest, candidates_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.text import Day, Message, Phrase, _
from ppu_roadmap.views.quick_wins import Choosing

PLACE = 40
"""Characters of a region's name in the address."""
_KINDS_OF_REGION = ("Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Brief:
    """One region's quick wins on the day of printing."""

    plan: Plan
    today: date
    contests: tuple[Contest, ...]
    """All candidates, by dimension."""
    forward: tuple[Candidate, ...]
    """Those that are put forward, in the order of the pages."""
    left_out: tuple[Candidate, ...]
    """Those that were rejected, and those whose program was cancelled."""

    def placed(self) -> Iterator[tuple[Contest, Candidate]]:
        """What is put forward, each with the candidates of its dimension."""
        by_dimension = {contest.dimension: contest for contest in self.contests}
        return ((by_dimension[candidate.program.dimension], candidate) for candidate in self.forward)

    @property
    def undecided(self) -> int:
        """How many decisions are asked for."""
        return sum(candidate.undecided for candidate in self.forward)

    @property
    def approver(self) -> Phrase:
        """The title of who decides."""
        return (self.plan.file.approver) or _("the head of the region")

    @property
    def place(self) -> Phrase:
        """The region without its kind, as it stands behind a title: ``Bupati Penajam Paser Utara``."""
        region = self.plan.file.region
        called = region.name if region else None
        for kind in _KINDS_OF_REGION:
            called = called.removeprefix(kind) if called else None
        return shortened(called, PLACE) if called else _("region not known")


def brief(one: Choosing, today: date) -> Brief:
    """What is put forward of a region's candidates: all that were neither rejected nor cancelled."""
    shown = candidates_of(one.shown)
    return Brief(
        one.plan,
        today,
        one.all,
        tuple(candidate for candidate in shown if put_forward(candidate)),
        tuple(candidate for candidate in candidates_of(one.all) if not put_forward(candidate)),
    )


def put_forward(candidate: Candidate) -> bool:
    """Whether a candidate stands on the sheet."""
    return candidate.choice is not Choice.REJECTED and candidate.program.status != "cancelled"


def version(plan: Plan, today: date) -> Message | Day:
    """How old the plan is: the newest date written in it, of a decision, document, proposal or report."""
    newest = max((day for day in _dates(plan) if day <= today.isoformat()), default=None)
    return Day(newest) if newest else Day(today.isoformat())


def _dates(plan: Plan) -> Iterator[str]:
    """Days, and for a report the month in which its quarter ends."""
    yield from (one.date for one in plan.file.documents if one.date)
    yield from (one.date for one in plan.proposals.proposals if one.date)
    for program in plan.programs:
        yield from _dates_of(program)


def _dates_of(program: Program) -> Iterator[str]:
    if program.quick_win:
        yield from (one.date for one in program.quick_win.decisions if one.date)
    for report in program.reports:
        if report.period:
            yield f"{report.period[:4]}-{int(report.period[6]) * 3:02}"
