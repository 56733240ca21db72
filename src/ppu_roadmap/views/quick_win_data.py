"""The choice of quick wins for machines: one row a candidate, scores and weights in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.quick_wins import Candidate, Standing, Weights, criteria_of
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.catalog.headings import FIELD, TITLE
from ppu_roadmap.catalog.labels import NOT_COSTED
from ppu_roadmap.catalog.quick_wins import COLUMN
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import _
from ppu_roadmap.views.programs import ALL
from ppu_roadmap.views.quick_wins import choosing


def quick_wins_data(plans: Sequence[Plan], selection: Selection = ALL, weights: Weights | None = None) -> Table:
    """A row for each candidate that passes, by region, dimension and rank."""
    criteria = {
        key: (criterion and criterion.name) or key for plan in plans for key, criterion in criteria_of(plan).items()
    }
    columns = tuple(_columns(criteria, several=len(plans) > 1, what_if=weights is not None))
    rows = tuple(
        _row(one.plan, contest.dimension, candidate, columns)
        for one in choosing(plans, selection, weights)
        for contest in one.shown
        for candidate in contest.candidates
    )
    return Table(TITLE["quickwins"], columns, (Group(None, rows),))


def _columns(criteria: dict[str, str], *, several: bool, what_if: bool) -> Iterator[Column]:
    if several:
        yield Column("region", FIELD["region"])
    yield Column("dimension", FIELD["dimension"])
    yield Column("rank", COLUMN["rank"], Kind.NUMBER)
    yield Column("id", FIELD["id"])
    yield Column("name", FIELD["name"])
    yield Column("owner", FIELD["owner"])
    yield Column("owner_status", FIELD["owner_status"])
    yield Column("start", COLUMN["start"], Kind.DATE)
    yield Column("finish", COLUMN["finish"], Kind.DATE)
    yield Column("score", COLUMN["score"], Kind.NUMBER)
    if what_if:
        yield Column("rank_before", COLUMN["before"], Kind.NUMBER)
        yield Column("score_before", COLUMN["score_before"], Kind.NUMBER)
    for key, name in criteria.items():
        yield Column(f"score_{key}", _("Score: {criterion}", criterion=name), Kind.NUMBER)
        yield Column(f"weight_{key}", _("Weight (%): {criterion}", criterion=name), Kind.NUMBER)
    yield Column("budget", FIELD["budget"], Kind.MONEY, unknown=NOT_COSTED)
    yield Column("risk", COLUMN["risk"], Kind.WORD)
    yield Column("choice", COLUMN["choice"], Kind.WORD)
    yield Column("decision", COLUMN["decision"], Kind.WORD)
    yield Column("decided", COLUMN["decided"], Kind.DATE)
    yield Column("covers", COLUMN["covers"], Kind.WORD)
    yield Column("changed", COLUMN["changed"])


def _row(plan: Plan, dimension: str, candidate: Candidate, columns: tuple[Column, ...]) -> Row:
    program, quick_win, decision = candidate.program, candidate.quick_win, candidate.decision
    before = candidate.before or Standing()
    cells: dict[str, Cell] = {
        "region": plan.code,
        "dimension": dimension,
        "rank": candidate.standing.rank,
        "id": program.id,
        "name": program.name,
        "owner": program.owner,
        "owner_status": program.owner_status,
        "start": quick_win.start,
        "finish": quick_win.finish,
        "score": candidate.standing.score,
        "rank_before": before.rank,
        "score_before": before.score,
        "budget": cost(plan, program).known,
        "risk": highest_level(plan, program),
        "choice": candidate.choice,
        "decision": decision.status if decision else None,
        "decided": decision.date if decision else None,
        "covers": candidate.covers,
        "changed": candidate.changed,
        **{f"score_{part.key}": part.score for part in candidate.parts},
        **{f"weight_{part.key}": part.weight for part in candidate.parts},
    }
    return Row(tuple(cells.get(column.key) for column in columns))
