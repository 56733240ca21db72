"""Actions and their evidence by dimension; then those that are done and show none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.progress import Milestone, milestones
from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.action import FIELDS
from ppu_roadmap.fields.field import Field, Of, chosen, field, keyed, row_of, without
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.measures import Action
from ppu_roadmap.paper.table import Cell, Column, Table
from ppu_roadmap.text import Day, _
from ppu_roadmap.views.grouping import by_dimension, count, count_table, listed
from ppu_roadmap.views.progress.programs import LATE
from ppu_roadmap.views.view import Asked, data

PROOFS = (
    count("actions", FIELD["actions"]),
    count("done", STATUS["done"], weight=0),
    count("proved", _("With evidence"), rank=2),
    count("unproved", _("Without evidence"), rank=2),
    count("late", LATE, rank=3, weight=0),
    count("reports", _("Reports of done without evidence"), rank=6, weight=2),
)


def tables(asked: Asked) -> Iterator[Table]:
    """A table of counts, and one of what is done without evidence."""
    found = [(plan, [*milestones(plan, programs, asked.today)]) for plan, programs in asked.chosen()]
    head = Column("dimension", FIELD["dimension"], rank=0, weight=3)
    counts = (
        (asked.heading(plan), ((name, _proofs(inside)) for name, inside in by_dimension(told))) for plan, told in found
    )
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


def _proofs(told: Sequence[Milestone]) -> Tally:
    """How many actions there are, are done, prove it or not, are late; and reports that say done and prove nothing."""
    actions = [one for one in told if isinstance(one.told, Action)]
    proofs = Counter(one.proved for one in actions)
    return Tally(
        actions=len(actions),
        done=proofs[True] + proofs[False],
        proved=proofs[True],
        unproved=proofs[False],
        late=sum(one.late for one in actions),
        reports=sum(one.proved is False for one in told) - proofs[False],
    )


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
