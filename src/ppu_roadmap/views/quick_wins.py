"""The choice of quick wins: candidates of each dimension by rank, how the score is made up, the decision."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from ppu_roadmap.analysis.quick_wins import Candidate, candidates_of, without_candidates, wrong_weights
from ppu_roadmap.analysis.selection import FILTERS, Heard, heard, select
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.facts.standing import late
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, chosen, columns_of, field
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Group, Keyed, Kind, Table
from ppu_roadmap.text import Message, Month, _, _n, words
from ppu_roadmap.views.grouping import Ended, beside, by_dimension, data_by_region, ended, parted, subtitle
from ppu_roadmap.views.parts import Told
from ppu_roadmap.views.view import Asked, for_machines
from ppu_roadmap.words.reading import Misread

SCORE = _("Weighted score")
NOT_SCORED = _("not yet scored")
DECISION = _("Decision")
STRETCH = _("{start}–{finish}")


class Choosing(NamedTuple):
    """One region: the candidates that are shown, and all of them for what must be said."""

    plan: Plan
    shown: tuple[Candidate, ...]
    all: tuple[Candidate, ...]


class Part(NamedTuple):
    """What is told of the candidates of one region."""

    groups: tuple[Group, ...]
    counts: Mapping[str, int]
    remarks: tuple[Message, ...]
    ended: Ended
    criteria: tuple[tuple[str, str], ...]
    """By key, with their names."""


KEPT = (Part, Ended, Level)


def part(asked: Asked) -> Part:
    """The candidates of a region, with remarks on what is missing."""
    (one,) = choosing(asked)
    remarks = tuple(asked.named(one.plan, remark) for remark in _remarks(one, asked))
    groups = parted(asked, _shown(asked), [(one.plan, by_dimension(one.shown))], counted).groups
    gone = ended(asked.every(quick_wins=True))
    return Part(groups, _counts(one.shown), remarks, gone, tuple(_criteria([one.plan]).items()))


def document(asked: Asked, told: Told[Part]) -> Iterator[Flow]:
    """The candidates by region and dimension, best first."""

    def foot(table: Table) -> Table:
        found, any_shown = told.whole, told.whole.counts["candidates"]
        none = () if any_shown else (_("no quick win passes the filters"),)
        return table._replace(
            subtitle=(*table.subtitle, *_tried(asked, found)),
            summary=tuple(_said(found.counts)) if any_shown else (),
            notes=(*beside(asked, found.ended), *(found.remarks or none)),
        )

    yield Flow(Table(asked.title, columns_of(_shown(asked)), (), subtitle=subtitle(asked)), told.groups(), foot)


def _shown(asked: Asked) -> Fields[Candidate]:
    keys = [key for key in PAGE if key != "rank_before" or asked.weights is not None]
    return chosen(fields_on(asked.today), (), keys)


def rows(asked: Asked) -> Table:
    """A row for each candidate that passes, by region, dimension and rank; a score and a weight for each criterion."""
    scores = (
        Field(column, partial(_scored, of=of, key=key))
        for key in _criteria(asked.plans)
        for of in ("score", "weight")
        for column in for_machines(f"{of}_{key}")
    )
    before = ("rank_before", "score_before") if asked.weights is not None else ()
    fields = fields_on(asked.today)
    shown = (*chosen(fields, (), (*DATA, *before)), *scores, *chosen(fields, (), DATA_OF_THE_CHOICE))
    return data_by_region(asked, shown, ((one.plan, one.shown) for one in choosing(asked)))


def hear(asked: Asked) -> Iterator[Heard]:
    """How the filters were read. Raises Misread, also for weights that no plan can have."""
    yield from heard(asked.selection, asked.knowing(FILTERS), FILTERS)
    for problem in wrong_weights(asked.weights, asked.plans) if asked.weights is not None else ():
        raise Misread(problem)


def choosing(asked: Asked) -> tuple[Choosing, ...]:
    """The candidates that pass; their ranks are those among all of their dimension."""
    found = []
    for plan in asked.plans:
        every = candidates_of(plan, asked.weights)
        order = {id(program): index for index, program in enumerate(select(plan, asked.selection))}
        passing = [one for one in every if id(one.program) in order]
        if asked.selection.sort:
            passing.sort(key=lambda one: (DIMENSIONS.index(one.program.dimension), order[id(one.program)]))
        found.append(Choosing(plan, tuple(passing), every))
    return tuple(found)


def counted(candidates: Sequence[Candidate]) -> Iterator[Message]:
    """How many candidates there are, how many are chosen, how many await a decision."""
    return _said(_counts(candidates))


def _counts(found: Sequence[Candidate]) -> Mapping[str, int]:
    chosen, undecided = sum(one.choice == "chosen" for one in found), sum(one.undecided for one in found)
    return {"candidates": len(found), "chosen": chosen, "undecided": undecided}


def _said(counts: Mapping[str, int]) -> Iterator[Message]:
    yield _n("{count} candidate", "{count} candidates", counts["candidates"])
    yield _("{count} chosen", count=counts["chosen"])
    if counts["undecided"]:
        yield _("{count} awaiting a decision", count=counts["undecided"])


def _decided(one: Candidate) -> str | None:
    return one.decision.status if one.decision else None


def _covers(one: Candidate) -> Cell:
    """Whether the approval still covers the program, and what changed."""
    groups = words(labels.GROUP_LABELS[group] for group in one.changed)
    said = {
        "yes": _("Still in force"),
        "unknown": _("Not known whether it changed"),
        "changed": _("changed since the approval: {groups}", groups=groups),
    }
    return Keyed(one.covers, said[one.covers]) if one.covers else None


def months(one: Candidate, said: Message = STRETCH) -> Message | None:
    """From which month to which."""
    start, finish = (Month(month) if month else None for month in (one.quick_win.start, one.quick_win.finish))
    return replace(said, values={"start": start, "finish": finish}) if start or finish else None


def _parts(one: Candidate) -> Cell:
    return tuple(
        _("{criterion} {score} × {weight}", criterion=each.name or each.key, score=each.score, weight=each.weight)
        for each in one.scores
    )


def _rank_before(one: Candidate) -> Cell:
    rank = one.before.rank
    if rank is None or not one.rise:
        return rank
    return Keyed(rank, _("{rank}, rises", rank=rank) if one.rise > 0 else _("{rank}, falls", rank=rank))


def _scored(one: Candidate, of: str, key: str) -> Cell:
    """The ``score`` of a candidate on a criterion, or its ``weight``."""
    return next((getattr(each, of) for each in one.scores if each.key == key), None)


FIELDS: tuple[Field[Candidate], ...] = (
    *fields_of_program("dimension", "id", "name", "owner", "owner_status"),
    field("budget", FIELD["budget"], lambda one: cells.sourced(one.plan, one.program),
          kind=Kind.MONEY, weight=3, rank=2, unknown=labels.NOT_COSTED),
    field("rank", _("Rank"), lambda one: one.ranking.rank, kind=Kind.NUMBER, weight=0, narrow=_("#"), rank=0),
    field("rank_before", _("Rank before"), _rank_before, weight=0),
    field("score", SCORE, lambda one: one.ranking.score,
          kind=Kind.NUMBER, weight=0, unknown=NOT_SCORED, narrow=_("Score")),
    field("score_before", _("Score before"), lambda one: one.before.score, kind=Kind.NUMBER),
    field("last_decision", DECISION, lambda one: cells.label(labels.DECISION, _decided(one) or "proposed"),
          kind=Kind.WORD, weight=0, rank=2, bare=True),
    field("time", _("Starts–ends"), months, weight=0, rank=4, bare=True),
    field("start", _("Starts"), lambda one: one.quick_win.start, kind=Kind.DATE),
    field("finish", _("Ends"), lambda one: one.quick_win.finish, kind=Kind.DATE),
    field("risk", _("Highest risk"), lambda one: cells.label(labels.RISK_LEVEL, highest_level(one.plan, one.program)),
          kind=Kind.WORD, weight=0, narrow=_("Risk"), rank=3),
    field("choice", _("State of the choice"), lambda one: one.choice, kind=Kind.WORD),
    field("decision", DECISION, _decided, kind=Kind.WORD),
    field("decided", _("Date of the decision"), lambda one: one.decision.date if one.decision else None,
          kind=Kind.DATE),
    field("covers", _("Decision in force"), _covers, weight=2, rank=6),
    field("changed", _("What changed"), lambda one: one.changed),
    field("parts", _("Parts of the score"), _parts, weight=3, rank=7),
)  # fmt: skip
PAGE = (
    "rank", "rank_before", "id", "name", "score", "last_decision", "status", "owner", "time", "budget", "risk",
    "covers", "parts",
)  # fmt: skip
DATA = ("dimension", "rank", "id", "name", "owner", "owner_status", "status", "late", "start", "finish", "score")
DATA_OF_THE_CHOICE = ("budget", "risk", "choice", "decision", "decided", "covers", "changed")


def fields_on(today: date) -> tuple[Field[Candidate], ...]:
    """The fields, with how a candidate stands on a day."""
    return (
        *FIELDS,
        field("status", FIELD["status"], lambda one: cells.status(one.plan, one.program, today),
              kind=Kind.WORD, weight=2, rank=3, bare=True),
        field("late", _("Late"), lambda one: late(one.plan, one.program, today)),
    )  # fmt: skip


def _criteria(plans: Iterable[Plan]) -> dict[str, str]:
    """The criteria of plans by key, with their names: those of the last plan that has them."""
    found = (pair for plan in plans for pair in plan.file.quick_win_criteria.items())
    return {key: (one.name if one else None) or key for key, one in found}


def _tried(asked: Asked, found: Part) -> Iterator[Message]:
    """The weights tried, with the names of the first region that has the criteria."""
    if asked.weights is not None:
        names = dict(reversed(found.criteria))
        given = ((names.get(key, key), weight) for key, weight in asked.weights.items())
        tried = words(_("{criterion} {weight}", criterion=name, weight=weight) for name, weight in given)
        yield _("weights tried: {weights}", weights=tried)


REMARKS: tuple[tuple[Message, Callable[[Candidate], bool]], ...] = (
    (_("not scored on every criterion, so without a rank: {programs}"), lambda one: one.ranking.score is None),
    (_("awaiting a decision: {programs}"), lambda one: one.undecided and one.covers != "changed"),
    (_("changed since the approval, to be put forward again: {programs}"), lambda one: one.covers == "changed"),
    (
        _("approved without a mark of what was approved, so a change cannot be seen: {programs}"),
        lambda one: one.covers == "unknown",
    ),
)
"""What is said of the candidates of which it holds."""


def _remarks(one: Choosing, asked: Asked) -> Iterator[Message]:
    if one.shown and asked.weights is not None and not asked.weights.keys() <= one.plan.file.quick_win_criteria.keys():
        yield _("these weights name criteria that the plan does not have, so nothing has a rank")
    for each in one.shown:
        if each.rise:
            moved = _("{program} rises from rank {before} to {now}")
            if each.rise < 0:
                moved = _("{program} falls from rank {before} to {now}")
            ranks = {"before": each.before.rank, "now": each.ranking.rank}
            yield replace(moved, values={"program": called(each.program), **ranks})
    for said, holds in REMARKS:
        if concerned := [called(each.program) for each in one.shown if holds(each)]:
            yield replace(said, values={"programs": words(concerned)})
    if empty := without_candidates(one.plan):
        yield _("no candidate in: {dimensions}", dimensions=words(labels.DIMENSION[each] for each in empty))
