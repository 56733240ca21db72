"""The choice of quick wins as a table: candidates of each dimension by rank, how the score is made up, the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ppu_roadmap.analysis.quick_wins import Candidate, Choice, Contest, Weights, contests, criteria_of
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, TITLE
from ppu_roadmap.catalog.headings import NARROW as NARROW_FIELD
from ppu_roadmap.catalog.labels import GROUP_LABELS
from ppu_roadmap.catalog.quick_wins import COLUMN, COVERS, NARROW, NOT_SCORED
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, Month, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.programs import ALL, subtitle
from ppu_roadmap.views.quick_win_remarks import remarks


@dataclass(frozen=True, slots=True)
class Choosing:
    """One region: what is shown of its candidates, and all of them for what must be said."""

    plan: Plan
    shown: tuple[Contest, ...]
    all: tuple[Contest, ...]


def choosing(plans: Sequence[Plan], selection: Selection = ALL, weights: Weights | None = None) -> tuple[Choosing, ...]:
    """The candidates that pass; their ranks are those among all of their dimension."""
    return tuple(_choosing(plan, selection, weights) for plan in plans)


def quick_wins_table(plans: Sequence[Plan], selection: Selection = ALL, weights: Weights | None = None) -> Table:
    """The candidates by region and dimension, best first, with remarks on what is missing."""
    found = choosing(plans, selection, weights)
    columns = tuple(_columns(what_if=weights is not None))
    groups = tuple(_groups(found, columns))
    candidates = [candidate for one in found for contest in one.shown for candidate in contest.candidates]
    return Table(
        TITLE["quickwins"],
        columns,
        groups,
        subtitle=(*subtitle(plans, selection), *_tried(plans, weights)),
        summary=_summary(candidates) if candidates else (),
        notes=tuple(note for one in found for note in remarks(one.plan, one.shown, weights, several=len(plans) > 1))
        or (() if candidates else (_("no quick win passes the filters"),)),
    )


def _choosing(plan: Plan, selection: Selection, weights: Weights | None) -> Choosing:
    found = contests(plan, weights)
    if selection == ALL:
        return Choosing(plan, found, found)
    order = {id(program): index for index, program in enumerate(select(plan, selection))}
    shown = []
    for contest in found:
        passing = [candidate for candidate in contest.candidates if id(candidate.program) in order]
        if selection.sort:
            passing.sort(key=lambda candidate: order[id(candidate.program)])
        if passing:
            shown.append(Contest(contest.dimension, tuple(passing)))
    return Choosing(plan, tuple(shown), found)


def _tried(plans: Sequence[Plan], weights: Weights | None) -> Iterator[Message]:
    """The weights tried, with the names of the first region that has the criteria."""
    if weights is not None:
        names = {key: one and one.name for plan in reversed(plans) for key, one in criteria_of(plan).items()}
        tried = (_("{criterion} {weight}", criterion=names.get(key) or key, weight=weights[key]) for key in weights)
        yield _("weights tried: {weights}", weights=words(tried))


def _columns(*, what_if: bool) -> Iterator[Column]:
    yield Column("rank", COLUMN["rank"], Kind.NUMBER, 0, narrow=NARROW["rank"], rank=0)
    if what_if:
        yield Column("before", COLUMN["before"], rank=1, weight=0)
    yield Column("id", FIELD["id"], weight=0, rank=0)
    yield Column("name", FIELD["name"], weight=4, narrow=NARROW_FIELD["name"], rank=0)
    yield Column("score", COLUMN["score"], Kind.NUMBER, 0, NOT_SCORED, narrow=NARROW["score"], rank=1)
    yield Column("decision", COLUMN["decision"], Kind.WORD, 0, rank=2, bare=True)
    yield Column("owner", FIELD["owner"], weight=2, narrow=NARROW_FIELD["owner"], rank=5, bare=True)
    yield Column("time", COLUMN["time"], weight=0, rank=4, bare=True)
    yield Column("budget", FIELD["budget"], Kind.MONEY, 2, unknown=labels.NOT_COSTED, rank=3, bare=True)
    yield Column("risk", COLUMN["risk"], Kind.WORD, 0, narrow=NARROW["risk"], rank=3)
    yield Column("covers", COLUMN["covers"], weight=2, rank=6)
    yield Column("parts", COLUMN["parts"], weight=3, rank=7)


def _groups(found: Sequence[Choosing], columns: tuple[Column, ...]) -> Iterator[Group]:
    for one in found:
        inside = [candidate for contest in one.shown for candidate in contest.candidates]
        if len(found) > 1 and inside:
            yield Group(values.region(one.plan), (), summary=_summary(inside), level=1)
        for contest in one.shown:
            rows = tuple(_row(one.plan, candidate, columns) for candidate in contest.candidates)
            yield Group(labels.DIMENSION[contest.dimension], rows, summary=_summary(contest.candidates))


def _summary(candidates: Sequence[Candidate]) -> tuple[Message, ...]:
    chosen = sum(candidate.choice is Choice.CHOSEN for candidate in candidates)
    counts = [_n("{count} candidate", "{count} candidates", len(candidates)), _("{count} chosen", count=chosen)]
    undecided = sum(candidate.undecided for candidate in candidates)
    if undecided:
        counts.append(_("{count} awaiting a decision", count=undecided))
    return tuple(counts)


def _row(plan: Plan, candidate: Candidate, columns: tuple[Column, ...]) -> Row:
    cells: dict[str, Cell] = {
        "rank": candidate.standing.rank,
        "before": _before(candidate),
        "id": candidate.program.id,
        "name": values.name(candidate.program),
        "score": candidate.standing.score,
        "decision": decision_cell(candidate),
        "owner": values.owner(plan, candidate.program),
        "time": months(candidate),
        "budget": values.money(plan, candidate.program),
        "risk": values.label(labels.RISK_LEVEL, highest_level(plan, candidate.program)),
        "covers": covers_cell(candidate),
        "parts": tuple(_parts(candidate)),
    }
    return Row(tuple(cells[column.key] for column in columns))


def decision_cell(candidate: Candidate) -> Cell:
    """The last decision in words; none waits for one."""
    status = (candidate.decision.status if candidate.decision else None) or "proposed"
    return values.label(labels.DECISION, status)


def covers_cell(candidate: Candidate) -> Cell:
    """Whether the approval still covers the program, and what changed."""
    if candidate.covers is None:
        return None
    if candidate.changed:
        groups = words(GROUP_LABELS[group] for group in candidate.changed)
        return _("changed since the approval: {groups}", groups=groups)
    return COVERS[candidate.covers]


def months(candidate: Candidate) -> Cell:
    """From which month to which."""
    start, finish = candidate.quick_win.start, candidate.quick_win.finish
    if not start and not finish:
        return None
    return _("{start}–{finish}", start=Month(start) if start else None, finish=Month(finish) if finish else None)


def _parts(candidate: Candidate) -> Iterator[Message]:
    for part in candidate.parts:
        yield _("{criterion} {score} × {weight}", criterion=part.name or part.key, score=part.score, weight=part.weight)


def _before(candidate: Candidate) -> Cell:
    rank = candidate.before.rank if candidate.before else None
    if rank is None or not candidate.steps:
        return rank
    return _("{rank}, rises", rank=rank) if candidate.steps > 0 else _("{rank}, falls", rank=rank)
