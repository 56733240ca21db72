"""Actions and their evidence by dimension; then those that are done and show none."""

from collections.abc import Callable, Iterator, Sequence

from ppu_roadmap.analysis.progress import Milestone, milestones
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.action import FIELDS
from ppu_roadmap.fields.field import Field, Of, chosen, field, keyed, row_of, without
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.paper.table import Cell, Column, Table
from ppu_roadmap.text import Day, _
from ppu_roadmap.views.grouping import by_dimension, count, count_table, listed
from ppu_roadmap.views.progress.programs import LATE
from ppu_roadmap.views.view import Asked, data


def _action(proofs: tuple[bool | None, ...]) -> Callable[[Milestone], bool]:
    """Whether something is an action, done with or without evidence, or not done."""
    return lambda one: isinstance(one.told, Action) and one.proved in proofs


def _unproved_report(one: Milestone) -> bool:
    return isinstance(one.told, Report) and one.proved is False


PROOFS: tuple[Field[Sequence[Milestone]], ...] = (
    count("actions", FIELD["actions"], _action((True, False, None))),
    count("done", STATUS["done"], _action((True, False)), weight=0),
    count("proved", _("With evidence"), _action((True,)), rank=2),
    count("unproved", _("Without evidence"), _action((False,)), rank=2),
    count("late", LATE, lambda one: one.late, rank=3, weight=0),
    count("reports", _("Reports of done without evidence"), _unproved_report, rank=6, weight=2),
)


def tables(asked: Asked) -> Iterator[Table]:
    """A table of counts, and one of what is done without evidence."""
    found = [(plan, [*milestones(plan, programs, asked.today)]) for plan, programs in asked.chosen()]
    head = Column("dimension", FIELD["dimension"], rank=0, weight=3)
    counts = ((asked.heading(plan), by_dimension(told)) for plan, told in found)
    counted = count_table(_("Actions and their evidence"), head, PROOFS, counts)
    if counted.groups:
        yield counted
    bare = [one for _plan, told in found for one in told if one.proved is False]
    bare.sort(key=lambda one: not isinstance(one.told, Action))
    shown = BARE if asked.several else without(BARE, "region")
    yield from listed(_("Done without evidence"), shown, [(None, bare)])


def rows(asked: Asked) -> Table:
    """Every action."""
    shown = chosen(FIELDS, (), ("id", "name", "owner", "start", "finish"))
    found = (one for plan, programs in asked.chosen() for one in milestones(plan, programs, asked.today))
    lines = (
        (one.plan.code, one.program.id, *row_of(Of(one.plan, one.told), shown), one.status, one.late, one.proved)
        for one in found
        if isinstance(one.told, Action)
    )
    return data(("region", "program", *keyed(shown), "status", "late", "proved"), lines)


def _name(one: Milestone) -> Cell:
    return one.told.name if isinstance(one.told, Action) else _("report {period}", period=Day(one.told.period or "–"))


BARE: tuple[Field[Milestone], ...] = (
    field("region", FIELD["region"], lambda one: cells.region(one.plan), rank=4, weight=2),
    field("id", FIELD["id"], lambda one: getattr(one.told, "id", None) or one.program.id, rank=0, weight=0),
    field("name", _("Action or report"), _name, rank=0, weight=4),
    field("owner", FIELD["owner"],
          lambda one: cells.agency(one.plan, getattr(one.told, "owner", None) or one.program.owner),
          rank=2, weight=2, narrow=NARROW["owner"]),
)  # fmt: skip
"""An action has an id and an owner, a report those of its program."""
