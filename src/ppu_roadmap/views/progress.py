"""Progress: how many programs run or are done, which are late or silent, what is proved, what was reported last."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from ppu_roadmap.analysis import progress
from ppu_roadmap.analysis.progress import ENDS, STATES, Counts, ProgramToday, State
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.standing import done_percent
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, chosen, columns_of, field, laid_out
from ppu_roadmap.fields.program import FIELD, NARROW, fields_of_program
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Table
from ppu_roadmap.text import Day, Message, _, _n, words
from ppu_roadmap.views import assessment, milestones
from ppu_roadmap.views.assessment import LATE, Assessed, as_one
from ppu_roadmap.views.grouping import Ended, by_dimension, count_table, ended, joined, nothing, parted, subtitle
from ppu_roadmap.views.milestones import LAST_REPORT, Proofs, Reported
from ppu_roadmap.views.parts import Region, Told
from ppu_roadmap.views.view import Asked, data, data_of

STATE: Mapping[State, Message] = {
    "late": LATE,
    "stale": _("Not updated"),
    "unbegun": _("Still planned, though begun"),
    **{word: STATUS[word] for word in ("ongoing", "delayed", "done", "planned", "proposed")},
    "unknown": _("Without a status"),
    "cancelled": STATUS["cancelled"],
    "replaced": _("Replaced"),
}
LISTED = tuple(state for state in STATES if state not in {"planned", "proposed", *ENDS})
"""What needs a line of its own: not what has not begun, is not decided, or is not live."""
PROGRAMS_DATA = (
    "region", "id", "name", "dimension", "owner", "years", "status", "progress", "state", "late", "quick_win_late",
    "late_actions", "stale", "unbegun", "report",
)  # fmt: skip
PROGRAMS_SHOWN = ("id", "name", "owner", "years", "status", "progress", "report", "remark")


class Attention(NamedTuple):
    """The programs of a region that need a word, and how many there are of each other state."""

    groups: tuple[Group, ...]
    unlisted: Mapping[State, int]
    programs: int


def part_of_programs(asked: Asked) -> Attention:
    """What needs a word first."""
    ((plan, programs),) = asked.every()
    told = [*progress.programs_today(plan, programs, asked.today)]
    states = [(STATE[state], [one for one in told if one.state == state]) for state in LISTED]
    shown = chosen(PROGRAMS, (), PROGRAMS_SHOWN)
    table = parted(asked, shown, [(plan, states)], lambda told: [_n("{count} program", "{count} programs", len(told))])
    return Attention(table.groups, dict(Counter(one.state for one in told if one.state not in LISTED)), len(told))


def tables_of_programs(_asked: Asked, whole: Attention) -> Iterator[Table]:
    """The same of all regions; no table where there are no programs."""
    if whole.programs:
        rest = [_("{status}: {count}", status=STATE[state], count=count) for state, count in whole.unlisted.items()]
        notes = (_("not listed: {rest}", rest=words(rest)),) if rest else ()
        columns = columns_of(chosen(PROGRAMS, (), PROGRAMS_SHOWN))
        yield Table(_("Programs that need attention first"), columns, whole.groups, notes=notes)


def rows_of_programs(asked: Asked) -> Table:
    """Every program that passes as it stands today."""
    found = (one for plan, programs in asked.every() for one in progress.programs_today(plan, programs, asked.today))
    return data_of(chosen(PROGRAMS, (), PROGRAMS_DATA), found)


def _remarks(one: ProgramToday) -> Iterator[Message]:
    program, years = one.program, one.plan.years(one.program)
    quick = program.quick_win
    if one.late and years is not None:
        yield _("should have ended in {year}", year=years.last)
    if one.quick_win_late and quick and quick.finish is not None:
        yield _("its quick win should have ended in {month}", month=Day(quick.finish))
    if one.late_actions:
        ids = words(_late_actions(one))
        yield _n("late action: {ids}", "{count} late actions: {ids}", len(one.late_actions), ids=ids)
    if one.silence is not None and one.silence.period is not None:
        yield _("no report since {period}", period=Day(one.silence.period))
    elif one.silence is not None and years is not None:
        yield _("no report since it began in {year}", year=years.first)
    if one.unbegun and years is not None and not one.late:
        yield _("still planned, but {year} has begun", year=years.first)
    if program.status == "delayed" and program.status_note:
        yield _("{word}", word=program.status_note)


def _late_actions(one: ProgramToday) -> tuple[str, ...]:
    return tuple(action.id or action.name or "–" for action in one.late_actions)


PROGRAMS: tuple[Field[ProgramToday], ...] = (
    *laid_out(
        fields_of_program("region", "id", "dimension", "owner", "years", "status"),
        owner=(4, 2), years=(3, 0), status=(2, 0),
    ),
    field("progress", FIELD["progress"], lambda one: done_percent(one.program),
          kind=Kind.PERCENT, rank=2, weight=0, narrow=_("%")),
    field("name", FIELD["name"], lambda one: cells.name(one.program), rank=0, weight=4),
    field("state", _("State"), lambda one: one.state),
    field("late", LATE, lambda one: one.late),
    field("quick_win_late", _("Quick win late"), lambda one: one.quick_win_late),
    field("late_actions", _("Late actions"), _late_actions),
    field("stale", STATE["stale"], lambda one: one.silence is not None),
    field("unbegun", STATE["unbegun"], lambda one: one.unbegun),
    field("report", LAST_REPORT, lambda one: one.last.period if one.last else None, kind=Kind.DATE, rank=6, weight=0),
    field("remark", FIELD["note"], lambda one: as_one(_remarks(one)), bare=True, below=True),
)  # fmt: skip


By: TypeAlias = Literal["dimension", "owner"]
UNKNOWN_STATUS = _("without a status")


def _of(each: Counts, *words: State) -> Cell:
    """How many there are of each of these states that has any."""
    called = ((each[word], STATE[word] if word != "unknown" else UNKNOWN_STATUS) for word in words)
    return tuple(_("{status}: {count}", status=status, count=count) for count, status in called if count) or ""


COUNTS: tuple[Field[Counts], ...] = (
    field("programs", _("Programs"), lambda each: each.programs, kind=Kind.NUMBER, rank=5, weight=0),
    field("counted", _("Counted"), lambda each: each.counted, kind=Kind.NUMBER, rank=3, weight=0),
    field("running", _("Ongoing or done"), lambda each: each["ongoing"] + each["done"] if each.counted else None,
          kind=Kind.NUMBER),
    field("running_percent", _("%"), lambda each: cells.rounded(each.carried_out), kind=Kind.PERCENT, weight=0),
    field("done", STATUS["done"], lambda each: each["done"] if each.counted else None,
          kind=Kind.NUMBER, rank=2, weight=0),
    field("done_percent", _("%"), lambda each: cells.rounded(each.done), kind=Kind.PERCENT, rank=2, weight=0),
    field("rest", _("Other statuses"), lambda each: _of(each, "planned", "delayed", "proposed", "unknown"),
          rank=6, weight=3),
    field("ended", _("Apart"), lambda each: _of(each, *ENDS), rank=7, weight=2),
)  # fmt: skip
COUNTS_DATA = (
    "region", "by", "key", "programs", "counted", *STATUSES, "replaced", "unknown", "running_percent", "done_percent",
)  # fmt: skip


class Standing(NamedTuple):
    """How the programs of a region stand."""

    counts: Mapping[str, tuple[tuple[Message | None, tuple[tuple[Cell, Counts], ...]], ...]]
    """By dimension and by agency, under the heading of the region."""
    programs: bool
    """Whether there is any to count."""
    ended: Ended
    regions: tuple[Region, ...]


KEPT = (Attention, Standing, Counts, Assessed, Ended, Proofs, Reported)


def part_of_counts(asked: Asked) -> Standing:
    """The counts by dimension and by agency."""
    ((plan, programs),) = asked.every()
    heading = asked.heading(plan)
    counts = {by: ((heading, tuple(_labelled(plan, programs, by))),) for by in get_args(By)}
    return Standing(counts, bool(programs), ended(asked.every()), (asked.region,))


def tables_of_counts(asked: Asked, whole: Standing) -> Iterator[Table]:
    """A table by dimension and one by agency, unless there is nothing to count."""
    about = (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))
    if not whole.programs:
        yield Table(asked.title, (), (), subtitle=about, notes=(nothing(whole.regions),))
        return
    note = _(
        "Of 100 percent are the programs that were decided on and have a status: not those that are proposed or "
        "without a status."
    )
    years = asked.selection.years
    live = _("Programs: those that are live")
    programs = _("Programs: those that are live and run in {years}", years=words(years)) if years else live
    notes = (*whole.ended.apart(), programs, note)

    def table(title: Message | None, by: By) -> Table:
        head = Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by))
        return count_table(title, head, COUNTS, whole.counts[by]).without_empty(["ended"])

    yield table(asked.title, "dimension")._replace(subtitle=about, notes=notes)
    yield table(_("Progress by agency"), "owner")


def rows_of_counts(asked: Asked) -> Table:
    """The counts by dimension, then by agency, of each region."""
    lines = (
        (
            plan.code, by, key, each.programs, each.counted, *map(each.__getitem__, (*STATUSES, "replaced", "unknown")),
            cells.rounded(each.carried_out), cells.rounded(each.done),
        )
        for plan, programs in asked.every()
        for by in get_args(By)
        for key, each in _labelled(plan, programs, by)
    )  # fmt: skip
    return data(COUNTS_DATA, lines)


def _labelled(plan: Plan, programs: Sequence[Program], by: By) -> Iterator[tuple[Keyed, Counts]]:
    """The rows: dimensions in the guide's order, agencies with the most programs first."""
    if by == "dimension":
        for name, inside in by_dimension(programs):
            yield Keyed(inside[0].dimension or None, name), progress.counts(inside)
        return
    owners = gathered((program.owner, program) for program in programs)
    for owner, inside in sorted(owners.items(), key=lambda item: -progress.counts(item[1]).programs):
        yield cells.agency(plan, owner) or Keyed(None, cells.no_owner(inside)), progress.counts(inside)


class Section(NamedTuple):
    """One of the parts of the page, made as a view is: of a part of each region."""

    part: Callable[[Asked], Any]
    tables: Callable[[Asked, Any], Iterable[Table]]
    rows: Callable[[Asked], Table]


PARTS: Mapping[str, Section] = {
    "counts": Section(part_of_counts, tables_of_counts, rows_of_counts),
    "programs": Section(part_of_programs, tables_of_programs, rows_of_programs),
    "actions": Section(milestones.part_of_actions, milestones.tables_of_actions, milestones.rows_of_actions),
    "reports": Section(milestones.part_of_reports, milestones.tables_of_reports, milestones.rows_of_reports),
    "assessment": Section(
        assessment.part_of_assessment, assessment.tables_of_assessment, assessment.rows_of_assessment
    ),
    "recommendations": Section(
        assessment.part_of_advice, lambda _asked, tables: joined(tables), assessment.rows_of_advice
    ),
}
"""The parts of the page in their order: tables for people, and rows for machines."""


def part(asked: Asked) -> dict[str, Any]:
    """What each of the parts that were asked for, all by default, takes from a region."""
    return {word: PARTS[word].part(asked) for word in asked.parts or PARTS}


def document(asked: Asked, told: Told[dict[str, Any]]) -> Iterator[Table]:
    """The parts that were asked for; the self-assessment of each year that a filter names."""
    whole = told.whole
    for word in asked.parts or PARTS:
        yield from PARTS[word].tables(asked, whole[word])


def rows(asked: Asked) -> Table:
    """One part: the first that was asked for, else the assessment of the years, else the programs."""
    usual = "assessment" if asked.selection.years else "programs"
    return PARTS[asked.parts[0] if asked.parts else usual].rows(asked)
