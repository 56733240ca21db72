"""The choice of quick wins: the candidates of each dimension by weighted score, what was decided, what it covers.

Every live program with a ``quick_win`` is a candidate. It is chosen where its last decision approves it, with or
without notes; not chosen where that decision rejects it; else, whether nobody decided or a revision is wanted, still a
candidate.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.facts.decisions import APPROVING, changed_since, last_decision, weighted_score
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.standing import living
from ppu_roadmap.fields.program import OfProgram
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.plan_names import criteria
from ppu_roadmap.words.reading import once
from ppu_roadmap.words.vocabulary import merged

Criteria = Mapping[str, Criterion | None]
Weights = Mapping[str, int]
WHOLE = 100
"""What weights add up to."""

Choice: TypeAlias = Literal["chosen", "candidate", "rejected"]
Covers: TypeAlias = Literal["yes", "changed", "unknown"]
"""Whether an approval still covers its program; unknown where the decision has no fingerprint."""


class Scored(NamedTuple):
    """What a candidate scores on one criterion."""

    key: str
    name: str | None
    score: int | None
    weight: int | None


class Ranking(NamedTuple):
    """A weighted score from 1 to 5 and the place that it gives in its dimension; both unknown together.

    Equal scores share a place, and the next one is left out: 1, 1, 3.
    """

    score: float | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate(OfProgram):
    """A program with a quick win, as it stands in its dimension."""

    quick_win: QuickWin
    scores: tuple[Scored, ...]
    ranking: Ranking
    before: Ranking
    """With the weights of plan.yaml, where others were tried; else nothing is known."""
    choice: Choice
    decision: Decision | None
    covers: Covers | None
    """``None`` where nothing was approved."""
    changed: tuple[str, ...]
    """What changed since the approval, as :data:`ppu_roadmap.facts.decisions.GROUPS` names it."""

    @property
    def undecided(self) -> bool:
        """Whether a decision is to be asked for: there is none that binds, or it covers something else."""
        return self.choice == "candidate" or self.covers == "changed"

    @property
    def rise(self) -> int:
        """How many places the tried weights raise it; negative where they lower it."""
        before, now = self.before.rank, self.ranking.rank
        return before - now if before and now else 0


def candidates_of(plan: Plan, weights: Weights | None = None) -> tuple[Candidate, ...]:
    """The candidates by dimension, in each best first, those without a score last; by the plan's weights or others."""
    criteria = plan.file.quick_win_criteria
    tried = reweighted(criteria, weights) if weights is not None else criteria
    found: list[Candidate] = []
    programs = living(plan).programs
    for dimension in DIMENSIONS:
        inside = [(one, one.quick_win) for one in programs if one.dimension == dimension and one.quick_win]
        wins = sorted(inside, key=lambda pair: pair[0].id or "~")
        rankings = _rankings(wins, tried)
        before = _rankings(wins, criteria) if weights is not None else [Ranking()] * len(wins)
        candidates = [_candidate(plan, *win, tried, *ranks) for win, *ranks in zip(wins, rankings, before, strict=True)]
        found += sorted(candidates, key=lambda one: one.ranking.rank or len(wins))
    return tuple(found)


def reweighted(criteria: Criteria, weights: Weights) -> Criteria:
    """Criteria with other weights; one that is given none, or 0, does not count. Empty where one is not known."""
    if not weights.keys() <= criteria.keys():
        return {}
    named = {key: criteria[key] for key in criteria if weights.get(key)}
    return {key: Criterion(name=one.name if one else None, weight=weights[key]) for key, one in named.items()}


def by_criterion(weights: Weights, plans: Sequence[Plan]) -> Weights:
    """Weights by the keys of criteria, which may be named as people know them; what is none stays. Raises Misread."""
    known = merged(criteria(plan) for plan in plans)
    meant = {word: known.read(word) for word in weights}
    keys = {word: found[0].value if len(found) == 1 else word for word, found in meant.items()}
    return once("--weights", ((keys[word], weight) for word, weight in weights.items()))


def wrong_weights(weights: Weights, plans: Sequence[Plan]) -> Iterator[Message]:
    """What to say of weights that cannot be tried: criteria that no plan has, a sum that is not 100."""
    known = merged(criteria(plan) for plan in plans)
    for key in weights:
        if key not in known.names:
            problem = _("no criterion is called {word}", word=key)
            yield known.unknown(problem, key) if known.names else problem
    summed = sum(weights.values())
    if summed != WHOLE:
        yield _("the weights add up to {sum}, not to 100", sum=summed)


def without_candidates(plan: Plan) -> tuple[str, ...]:
    """The dimensions in which no program is a quick win, as far as all their programs could be read."""
    if plan.alone:
        return ()
    taken = {program.dimension for program in living(plan).programs if "quick_win" in program.model_fields_set}
    return tuple(one for one in DIMENSIONS if one not in taken and all_programs_known(plan, one))


def _rankings(wins: Sequence[tuple[Program, QuickWin]], criteria: Criteria) -> list[Ranking]:
    scores = [weighted_score(quick_win.scores, criteria) for _program, quick_win in wins]
    ranks: dict[float, int] = {}
    for rank, score in enumerate(sorted((score for score in scores if score is not None), reverse=True), start=1):
        ranks.setdefault(score, rank)
    return [Ranking() if score is None else Ranking(score, ranks[score]) for score in scores]


def _candidate(
    plan: Plan, program: Program, quick_win: QuickWin, criteria: Criteria, ranking: Ranking, before: Ranking
) -> Candidate:
    last = last_decision(plan, program, quick_win)
    decision = last[1] if last else None
    status = decision.status if decision else None
    changed: tuple[str, ...] = ()
    covers: Covers | None = None
    if decision is not None and status in APPROVING:
        changed = changed_since(plan, program, decision)
        covers = "changed" if changed else "yes" if decision.fingerprint else "unknown"
    choice: Choice = "chosen" if covers else "rejected" if status == "rejected" else "candidate"
    known = {key: one or Criterion() for key, one in criteria.items()}
    scores = tuple(Scored(key, one.name, quick_win.scores.get(key), one.weight) for key, one in known.items())
    return Candidate(plan, program, quick_win, scores, ranking, before, choice, decision, covers, changed)
