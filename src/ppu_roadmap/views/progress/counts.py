"""How many programs are ongoing or done, beside those that are done alone, by dimension and by lead agency."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from ppu_roadmap.analysis.progress import Counts
from ppu_roadmap.analysis.progress import counts as counted
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.cells import rounded
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _
from ppu_roadmap.views.grouping import by_dimension, count_table, nothing, subtitle
from ppu_roadmap.views.view import Asked, data

By: TypeAlias = Literal["dimension", "owner"]
UNKNOWN_STATUS = _("without a status")
RUNNING = _("Ongoing or done")
COUNTED = Column("counted", _("Counted"), Kind.NUMBER, rank=3, weight=0)


def tables(asked: Asked) -> Iterator[Table]:
    """A table by dimension and one by agency, unless there is nothing to count."""
    head = (*subtitle(asked.plans, asked.selection), _("today: {day}", day=Day(asked.today.isoformat())))
    if not any(programs for _plan, programs in asked.chosen()):
        yield Table(asked.title, (), (), subtitle=head, notes=(nothing(asked.plans),))
        return
    notes = (_("Of 100 percent are the programs that were decided on and have a status: not those that are proposed, "
               "cancelled or without a status."),)  # fmt: skip
    yield _table(asked, asked.title, "dimension", head, notes)
    yield _table(asked, _("Progress by agency"), "owner")


def rows(asked: Asked) -> Table:
    """The counts by dimension, then by agency, of each region."""
    columns = (
        Column("region", FIELD["region"]),
        Column("by", _("By")),
        Column("key", _("Key")),
        Column("programs", _("Programs"), Kind.NUMBER),
        COUNTED,
        *(Column(word, STATUS[word], Kind.NUMBER) for word in STATUSES),
        Column("unknown", UNKNOWN_STATUS, Kind.NUMBER),
        Column("running_percent", RUNNING, Kind.PERCENT),
        Column("done_percent", STATUS["done"], Kind.PERCENT),
    )
    sides: tuple[By, ...] = ("dimension", "owner")
    found = (
        (plan.code, by, key, each)
        for plan, programs in asked.chosen()
        for by in sides
        for key, each in _labelled(plan, programs, by)
    )
    return data(
        columns,
        (
            Row((
                region, by, key, each.programs, each.counted, *map(each.of, (*STATUSES, None)),
                rounded(each.carried_out), rounded(each.done),
            ))
            for region, by, key, each in found
        ),
    )  # fmt: skip


def _table(
    asked: Asked, title: Message | None, by: By, head: tuple[Message, ...] = (), notes: tuple[Message, ...] = ()
) -> Table:
    columns = (
        Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by)),
        Column("programs", _("Programs"), Kind.NUMBER, rank=5, weight=0),
        COUNTED,
        Column("running", RUNNING, Kind.NUMBER),
        Column("running_percent", _("%"), Kind.PERCENT, weight=0),
        Column("done", STATUS["done"], Kind.NUMBER, rank=2, weight=0),
        Column("done_percent", _("%"), Kind.PERCENT, rank=2, weight=0),
        Column("rest", _("Other statuses"), rank=6, weight=3),
    )
    found = ((asked.heading(plan), _labelled(plan, programs, by)) for plan, programs in asked.chosen())
    return count_table(title, columns, found, _cells, subtitle=head, notes=notes)


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
        yield cells.agency(plan, owner) or Keyed(None, _("agency not known")), counted(inside)


def _cells(each: Counts) -> Iterable[Cell]:
    rest = tuple(
        _("{status}: {count}", status=STATUS[word] if word else UNKNOWN_STATUS, count=each.of(word))
        for word in ("planned", "delayed", "proposed", "cancelled", None)
        if each.of(word)
    )
    running, done = (each.of("ongoing") + each.of("done"), each.of("done")) if each.counted else (None, None)
    return (
        each.programs, each.counted, running, rounded(each.carried_out), done, rounded(each.done), rest or "",
    )  # fmt: skip
