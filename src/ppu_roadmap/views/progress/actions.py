"""Actions and their evidence by dimension; then those that are done and show none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from ppu_roadmap.analysis.progress import Milestone, actions_today, reports_done
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.action import FIELDS
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, row_of, without
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import _
from ppu_roadmap.views.grouping import by_dimension, count_table
from ppu_roadmap.views.progress.programs import LATE
from ppu_roadmap.views.view import Asked, data

TITLE = _("Actions and their evidence")
PROVED = _("With evidence")


@dataclass(frozen=True, slots=True)
class Proofs:
    """How many actions there are, are done, prove it or not, are late; and reports that say done and prove nothing."""

    actions: int = 0
    done: int = 0
    proved: int = 0
    unproved: int = 0
    late: int = 0
    reports: int = 0

    def __add__(self, other: Proofs) -> Proofs:
        return Proofs(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def tables(asked: Asked) -> Iterator[Table]:
    """A table of counts, and one of what is done without evidence."""
    columns = (
        Column("dimension", FIELD["dimension"], rank=0, weight=3),
        Column("actions", FIELD["actions"], Kind.NUMBER),
        Column("done", STATUS["done"], Kind.NUMBER, weight=0),
        Column("proved", PROVED, Kind.NUMBER, rank=2),
        Column("unproved", _("Without evidence"), Kind.NUMBER, rank=2),
        Column("late", LATE, Kind.NUMBER, rank=3, weight=0),
        Column("reports", _("Reports of done without evidence"), Kind.NUMBER, rank=6, weight=2),
    )
    found = [(plan, _milestones(asked, plan, programs)) for plan, programs in asked.chosen()]
    counted = count_table(
        TITLE,
        columns,
        (
            (
                asked.heading(plan),
                ((name, _proofs(inside)) for name, inside in by_dimension(told, lambda one: one.program.dimension)),
            )
            for plan, told in found
        ),
    )
    if counted.groups:
        yield counted
    everything = [one for _plan, told in found for one in told if one.proved is False]
    bare = sorted(everything, key=lambda one: not isinstance(one.told, Action))
    if bare:
        shown = BARE if asked.several else without(BARE, "region")
        lines = tuple(row_of(one, shown) for one in bare)
        yield Table(_("Done without evidence"), columns_of(shown), (Group(None, lines),))


def rows(asked: Asked) -> Table:
    """Every action."""
    shown = chosen(FIELDS, (), ("id", "name", "owner", "start", "finish"))
    columns = (
        Column("region", FIELD["region"]),
        Column("program", FIELD["name"]),
        *columns_of(shown),
        Column("status", FIELD["status"], Kind.WORD),
        Column("late", LATE),
        Column("proved", PROVED),
    )
    found = (one for plan, programs in asked.chosen() for one in actions_today(plan, programs, asked.today))
    return data(
        columns,
        (
            Row((
                one.plan.code, one.program.id, *row_of(Of(one.plan, one.told), shown).cells, one.status, one.late,
                one.proved,
            ))
            for one in found
            if isinstance(one.told, Action)
        ),
    )  # fmt: skip


def _milestones(asked: Asked, plan: Plan, programs: Iterable[Program]) -> list[Milestone]:
    return [*actions_today(plan, programs, asked.today), *reports_done(plan, programs)]


def _proofs(found: Iterable[Milestone]) -> Proofs:
    told = list(found)
    actions = [one for one in told if isinstance(one.told, Action)]
    proved, unproved = (sum(one.proved is state for one in actions) for state in (True, False))
    bare = sum(one.proved is False for one in told) - unproved
    return Proofs(len(actions), proved + unproved, proved, unproved, sum(one.late for one in actions), bare)


def _id(one: Milestone) -> Cell:
    return (one.told.id if isinstance(one.told, Action) else None) or one.program.id


def _name(one: Milestone) -> Cell:
    return one.told.name if isinstance(one.told, Action) else _("report {period}", period=one.told.period)


def _owner(one: Milestone) -> Cell:
    own = one.told.owner if isinstance(one.told, Action) else None
    return cells.agency(one.plan, own or one.program.owner)


BARE: tuple[Field[Milestone], ...] = (
    field("region", FIELD["region"], lambda one: cells.region(one.plan), rank=4, weight=2),
    field("id", FIELD["id"], _id, rank=0, weight=0),
    field("name", _("Action or report"), _name, rank=0, weight=4),
    field("owner", FIELD["owner"], _owner, rank=2, weight=2, narrow=NARROW["owner"]),
)
