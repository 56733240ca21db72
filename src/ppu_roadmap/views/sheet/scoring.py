"""How a quick win was scored, its rank, and how far the next candidate of its dimension is behind."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_wins import Candidate, Contest
from ppu_roadmap.paper.blocks import Blank, Inline, Inlines, Paragraph, Strong, between, shortened
from ppu_roadmap.text import Message, _
from ppu_roadmap.views.sheet.words import short_name


def scoring(contest: Contest, candidate: Candidate, limit: int) -> Paragraph:
    """Score times weight for each criterion, the sum, the rank, the next candidate."""
    standing = candidate.standing
    parts: list[Inline] = list(between(", ", tuple(_parts(candidate, limit))))
    if standing.score is None or standing.rank is None:
        return Paragraph((*parts, *(("; ",) if parts else ()), _("weighted score: "), Blank()))
    parts += [
        "; ",
        Strong(_("weighted score {score}", score=float(standing.score))),
        _(", rank {rank} of {count}. ", rank=standing.rank, count=len(contest.candidates)),
        _next(contest, candidate),
    ]
    return Paragraph(tuple(parts))


def _parts(candidate: Candidate, limit: int) -> Iterator[Inlines]:
    for part in candidate.parts:
        weight = _(" × {weight}", weight=part.weight)
        yield (f"{shortened(part.name or part.key, limit)} ", part.score if part.score is not None else Blank(), weight)


def _next(contest: Contest, candidate: Candidate) -> Message:
    """The best of the others that does not stand before it, and the difference."""
    others = [one for one in contest.candidates if one is not candidate and one.standing.score is not None]
    if not others:
        return _("There is no other scored candidate in this dimension.")
    own = candidate.standing.score or 0
    behind = [one for one in others if (one.standing.score or 0) <= own]
    if not behind:
        first = others[0]
        lead = round((first.standing.score or 0) - own, 2)
        return _("Before it stands {name}, by {difference}.", name=short_name(first.program), difference=float(lead))
    following = behind[0]
    difference = round(own - (following.standing.score or 0), 2)
    return _(
        "The next candidate is {name}, {difference} behind.",
        name=short_name(following.program),
        difference=float(difference),
    )
