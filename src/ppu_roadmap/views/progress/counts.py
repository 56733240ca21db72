"""How many programs are ongoing or done, beside those that are done alone, by dimension and by lead agency."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.analysis.progress import Counts
from ppu_roadmap.analysis.progress import counts as counted
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.cells import rounded
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _
from ppu_roadmap.views.grouping import by_dimension, count_table, nothing, subtitle
from ppu_roadmap.views.view import Asked, data, for_machines

By: TypeAlias = Literal["dimension", "owner"]
UNKNOWN_STATUS = _("without a status")


def _rest(each: Counts) -> Cell:
    """Those that are neither ongoing nor done."""
    rest = tuple(
        _("{status}: {count}", status=STATUS[word] if word else UNKNOWN_STATUS, count=each.of(word))
        for word in ("planned", "delayed", "proposed", "cancelled", None)
        if each.of(word)
    )
    return rest or ""


PAGE: tuple[Field[Counts], ...] = (
    field("programs", _("Programs"), lambda each: each.programs, kind=Kind.NUMBER, rank=5, weight=0),
    field("counted", _("Counted"), lambda each: each.counted, kind=Kind.NUMBER, rank=3, weight=0),
    field(
        "running", _("Ongoing or done"), lambda each: each.of("ongoing") + each.of("done") if each.counted else None,
        kind=Kind.NUMBER,
    ),
    field("running_percent", _("%"), lambda each: rounded(each.carried_out), kind=Kind.PERCENT, weight=0),
    field(
        "done", STATUS["done"], lambda each: each.of("done") if each.counted else None,
        kind=Kind.NUMBER, rank=2, weight=0,
    ),
    field("done_percent", _("%"), lambda each: rounded(each.done), kind=Kind.PERCENT, rank=2, weight=0),
    field("rest", _("Other statuses"), _rest, rank=6, weight=3),
)  # fmt: skip
DATA = for_machines(
    "region", "by", "key", "programs", "counted", *STATUSES, "unknown", "running_percent", "done_percent"
)


def tables(asked: Asked) -> Iterator[Table]:
    """A table by dimension and one by agency, unless there is nothing to count."""
    about = (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))
    if not any(programs for _plan, programs in asked.chosen()):
        yield Table(asked.title, (), (), subtitle=about, notes=(nothing(asked.plans),))
        return
    note = _(
        "Of 100 percent are the programs that were decided on and have a status: not those that are proposed, "
        "cancelled or without a status."
    )
    yield _table(asked, asked.title, "dimension")._replace(subtitle=about, notes=(note,))
    yield _table(asked, _("Progress by agency"), "owner")


def rows(asked: Asked) -> Table:
    """The counts by dimension, then by agency, of each region."""
    lines = (
        Row((
            plan.code, by, key, each.programs, each.counted, *map(each.of, (*STATUSES, None)),
            rounded(each.carried_out), rounded(each.done),
        ))
        for plan, programs in asked.chosen()
        for by in get_args(By)
        for key, each in _labelled(plan, programs, by)
    )  # fmt: skip
    return data(DATA, lines)


def _table(asked: Asked, title: Message | None, by: By) -> Table:
    head = Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by))
    found = ((asked.heading(plan), _labelled(plan, programs, by)) for plan, programs in asked.chosen())
    return count_table(title, head, PAGE, found)


def _labelled(plan: Plan, programs: Sequence[Program], by: By) -> Iterator[tuple[Keyed, Counts]]:
    """The rows: dimensions in the guide's order, agencies with the most programs first."""
    if by == "dimension":
        for name, inside in by_dimension(programs, lambda program: program.dimension):
            yield Keyed(inside[0].dimension or None, name), counted(inside)
        return
    owners: dict[str | None, list[Program]] = {}
    for program in programs:
        owners.setdefault(program.owner, []).append(program)
    for owner, inside in sorted(owners.items(), key=lambda item: -len(item[1])):
        yield cells.agency(plan, owner) or Keyed(None, cells.no_owner(inside)), counted(inside)
