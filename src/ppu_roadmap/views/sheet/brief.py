"""What the decision sheet of one region is made from: what is put forward, who decides, and the words it is told in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.facts.naming import head_of, region_named
from ppu_roadmap.facts.standing import live
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Blank, Inline, shortened
from ppu_roadmap.text import QUOTE_LIMIT, Day, Message, Phrase, _, words
from ppu_roadmap.views.quick_wins import Choosing, months

MILLION = 1_000_000
"""Rupiah, the unit (juta) in which the summary says them."""
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


def brief(one: Choosing, today: date) -> Brief:
    """What is put forward of a region's candidates: all that were not rejected."""
    forward = tuple(candidate for candidate in one.shown if candidate.choice != "rejected")
    ended = tuple(program for program in one.plan.programs if program.quick_win and not live(program))
    return Brief(one.plan, today, one.all, forward, ended)


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
