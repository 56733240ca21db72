"""How many programs are ongoing or done, beside those that are done alone, by dimension and by lead agency."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.analysis.progress import ENDS, Counts, State
from ppu_roadmap.analysis.progress import counts as counted
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Table
from ppu_roadmap.text import Day, Message, _, words
from ppu_roadmap.views.grouping import apart, by_dimension, count_table, nothing, subtitle
from ppu_roadmap.views.progress.programs import STATE
from ppu_roadmap.views.view import Asked, data

By: TypeAlias = Literal["dimension", "owner"]
UNKNOWN_STATUS = _("without a status")


def _of(each: Counts, *words: State | None) -> Cell:
    """How many there are of each of these states that has any."""
    called = ((each[word], STATE[word] if word else UNKNOWN_STATUS) for word in words)
    return tuple(_("{status}: {count}", status=status, count=count) for count, status in called if count) or ""


PAGE: tuple[Field[Counts], ...] = (
    field("programs", _("Programs"), lambda each: each.programs, kind=Kind.NUMBER, rank=5, weight=0),
    field("counted", _("Counted"), lambda each: each.counted, kind=Kind.NUMBER, rank=3, weight=0),
    field("running", _("Ongoing or done"), lambda each: each["ongoing"] + each["done"] if each.counted else None,
          kind=Kind.NUMBER),
    field("running_percent", _("%"), lambda each: cells.rounded(each.carried_out), kind=Kind.PERCENT, weight=0),
    field("done", STATUS["done"], lambda each: each["done"] if each.counted else None,
          kind=Kind.NUMBER, rank=2, weight=0),
    field("done_percent", _("%"), lambda each: cells.rounded(each.done), kind=Kind.PERCENT, rank=2, weight=0),
    field("rest", _("Other statuses"), lambda each: _of(each, "planned", "delayed", "proposed", None),
          rank=6, weight=3),
    field("ended", _("Apart"), lambda each: _of(each, *ENDS), rank=7, weight=2),
)  # fmt: skip
DATA = (
    "region", "by", "key", "programs", "counted", *STATUSES, "replaced", "unknown", "running_percent", "done_percent",
)  # fmt: skip


def tables(asked: Asked) -> Iterator[Table]:
    """A table by dimension and one by agency, unless there is nothing to count."""
    about = (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))
    if not any(programs for _plan, programs in asked.every()):
        yield Table(asked.title, (), (), subtitle=about, notes=(nothing(asked.plans),))
        return
    note = _(
        "Of 100 percent are the programs that were decided on and have a status: not those that are proposed or "
        "without a status."
    )
    years = asked.selection.years
    live = _("Programs: those that are live")
    programs = _("Programs: those that are live and run in {years}", years=words(years)) if years else live
    notes = (*apart(asked.every()), programs, note)
    yield _table(asked, asked.title, "dimension")._replace(subtitle=about, notes=notes).without_empty(["ended"])
    yield _table(asked, _("Progress by agency"), "owner").without_empty(["ended"])


def rows(asked: Asked) -> Table:
    """The counts by dimension, then by agency, of each region."""
    lines = (
        (
            plan.code, by, key, each.programs, each.counted, *map(each.__getitem__, (*STATUSES, "replaced", None)),
            cells.rounded(each.carried_out), cells.rounded(each.done),
        )
        for plan, programs in asked.every()
        for by in get_args(By)
        for key, each in _labelled(plan, programs, by)
    )  # fmt: skip
    return data(DATA, lines)


def _table(asked: Asked, title: Message | None, by: By) -> Table:
    head = Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by))
    found = ((asked.heading(plan), _labelled(plan, programs, by)) for plan, programs in asked.every())
    return count_table(title, head, PAGE, found)


def _labelled(plan: Plan, programs: Sequence[Program], by: By) -> Iterator[tuple[Keyed, Counts]]:
    """The rows: dimensions in the guide's order, agencies with the most programs first."""
    if by == "dimension":
        for name, inside in by_dimension(programs):
            yield Keyed(inside[0].dimension or None, name), counted(inside)
        return
    owners = gathered((program.owner, program) for program in programs)
    for owner, inside in sorted(owners.items(), key=lambda item: -counted(item[1]).programs):
        yield cells.agency(plan, owner) or Keyed(None, cells.no_owner(inside)), counted(inside)
