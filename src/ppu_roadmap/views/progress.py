"""Progress: what runs and what is done, by dimension and agency; then the programs, what needs a word first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from types import MappingProxyType

from ppu_roadmap.analysis.progress import STATES, Counts, Standing, State, counts, standings
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog.headings import FIELD, MATRIX, NARROW, TITLE
from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, STATUSES
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.programs import nothing, subtitle

UNKNOWN_STATUS = _("without a status")
LATE = _("Late")
STATE: MappingProxyType[State, Message] = MappingProxyType(
    {
        "late": LATE,
        "stale": _("Not updated"),
        "unbegun": _("Still planned, though begun"),
        **{word: STATUS[word] for word in ("ongoing", "delayed", "done", "planned", "proposed", "cancelled")},
        "unknown": _("Without a status"),
    }
)
UNLISTED: frozenset[State] = frozenset({"planned", "proposed", "cancelled"})
"""What needs no line of its own: it has not begun, is not decided, or is given up."""
LIST = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("owner", FIELD["owner"], rank=4, weight=2, narrow=NARROW["owner"], bare=True),
    Column("years", FIELD["years"], Kind.YEARS, rank=3, weight=0, bare=True),
    Column("status", FIELD["status"], Kind.WORD, rank=2, weight=0, bare=True),
    Column("progress", FIELD["progress"], Kind.PERCENT, rank=2, weight=0, narrow=NARROW["progress"]),
    Column("report", _("Last report"), rank=6, weight=0),
    Column("remark", FIELD["note"], rank=1, weight=4),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked: which programs, and what day it is."""

    selection: Selection
    today: date


Chosen = Sequence[tuple[Plan, tuple[Program, ...]]]


def chosen(plans: Sequence[Plan], ask: Ask) -> Chosen:
    """The programs of each region that pass."""
    return tuple((plan, select(plan, ask.selection)) for plan in plans)


def count_tables(plans: Sequence[Plan], ask: Ask) -> Iterator[Table]:
    """Ongoing and done beside done alone, by dimension and by lead agency."""
    found = chosen(plans, ask)
    head = (*subtitle(plans, ask.selection), _("today: {day}", day=Day(ask.today.isoformat())))
    if not any(programs for _plan, programs in found):
        yield Table(TITLE["progress"], (), (), subtitle=head, notes=(nothing(plans),))
        return
    notes = (_("Of 100 percent are the programs that were decided on and have a status: not those that are proposed, "
               "cancelled or without a status."),)  # fmt: skip
    yield _counts(TITLE["progress"], "dimension", found, head, notes)
    yield _counts(_("Progress by agency"), "owner", found, (), ())


def _counts(title: Message, by: str, found: Chosen, head: tuple[Message, ...], notes: tuple[Message, ...]) -> Table:
    several = len(found) > 1
    groups = tuple(
        Group(
            values.region(plan) if several else None,
            tuple(_count_row(label, part) for label, _key, part in _parts(plan, programs, by)),
            _count_row(_("Subtotal"), counts(programs)) if several else None,
        )
        for plan, programs in found
        if programs
    )
    every = reduce(add, (counts(programs) for _plan, programs in found), Counts())
    columns = (
        Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by)),
        Column("programs", MATRIX["programs"], Kind.NUMBER, rank=5, weight=0),
        Column("counted", _("Counted"), Kind.NUMBER, rank=3, weight=0),
        Column("running", _("Ongoing or done"), Kind.NUMBER, rank=1, weight=1),
        Column("running_percent", _("%"), Kind.PERCENT, rank=1, weight=0),
        Column("done", STATUS["done"], Kind.NUMBER, rank=2, weight=0),
        Column("done_percent", _("%"), Kind.PERCENT, rank=2, weight=0),
        Column("rest", _("Other statuses"), rank=6, weight=3),
    )
    return Table(title, columns, groups, total=_count_row(_("Total"), every), subtitle=head, notes=notes)


def _parts(plan: Plan, programs: Sequence[Program], by: str) -> Iterator[tuple[Cell, str | None, Counts]]:
    """The rows: dimensions in the guide's order, agencies with the most programs first."""
    if by == "dimension":
        for word in DIMENSIONS:
            inside = [program for program in programs if program.dimension == word]
            if inside:
                yield DIMENSION[word], word, counts(inside)
        return
    owners: dict[str | None, list[Program]] = {}
    for program in programs:
        owners.setdefault(program.owner, []).append(program)
    for owner, inside in sorted(owners.items(), key=lambda item: -len(item[1])):
        yield values.agency(plan, owner) or _("agency not known"), owner, counts(inside)


def _count_row(label: Cell, part: Counts) -> Row:
    rest = [
        _("{status}: {count}", status=STATUS[word], count=part.of(word))
        for word in ("planned", "delayed", "proposed", "cancelled")
        if part.of(word)
    ]
    if part.of(None):
        rest.append(_("{status}: {count}", status=UNKNOWN_STATUS, count=part.of(None)))
    running = part.of("ongoing") + part.of("done")
    return Row((
        label, part.programs, part.counted, running if part.counted else None, rounded(part.carried_out),
        part.of("done") if part.counted else None, rounded(part.done), tuple(rest) or "",
    ))  # fmt: skip


def rounded(value: float | None) -> float | None:
    """A percentage with one decimal."""
    return None if value is None else round(value, 1)


def count_data(plans: Sequence[Plan], ask: Ask) -> Table:
    """The counts for machines: by dimension, then by agency, of each region."""
    columns = (
        Column("region", FIELD["region"]),
        Column("by", _("By")),
        Column("key", _("Key")),
        Column("programs", MATRIX["programs"], Kind.NUMBER),
        Column("counted", _("Counted"), Kind.NUMBER),
        *(Column(word, STATUS[word], Kind.NUMBER) for word in STATUSES),
        Column("unknown", UNKNOWN_STATUS, Kind.NUMBER),
        Column("running_percent", _("Ongoing or done"), Kind.PERCENT),
        Column("done_percent", STATUS["done"], Kind.PERCENT),
    )
    rows = tuple(
        Row((
            plan.code, by, key, part.programs, part.counted, *(part.of(word) for word in STATUSES), part.of(None),
            rounded(part.carried_out), rounded(part.done),
        ))
        for plan, programs in chosen(plans, ask)
        for by in ("dimension", "owner")
        for _label, key, part in _parts(plan, programs, by)
    )  # fmt: skip
    return Table(TITLE["progress"], columns, (Group(None, rows),))


def program_table(plans: Sequence[Plan], ask: Ask) -> Iterator[Table]:
    """The programs that run or should: late first, then those nobody reports on; no table where there are none."""
    groups: list[Group] = []
    unlisted: dict[State, int] = {}
    for plan, programs in chosen(plans, ask):
        found = list(standings(plan, programs, ask.today))
        listed = [one for one in found if one.state not in UNLISTED]
        for one in found:
            if one.state in UNLISTED:
                unlisted[one.state] = unlisted.get(one.state, 0) + 1
        if len(plans) > 1 and listed:
            groups.append(Group(values.region(plan), (), summary=_programs(listed), level=1))
        groups += [
            Group(STATE[state], tuple(map(_row, inside)), summary=_programs(inside))
            for state in STATES
            if (inside := [one for one in listed if one.state == state])
        ]
    if groups or unlisted:
        rest = [_("{status}: {count}", status=STATUS[state], count=count) for state, count in unlisted.items()]
        notes = (_("not listed: {rest}", rest=words(rest)),) if rest else ()
        yield Table(_("Programs, what needs a word first"), LIST, tuple(groups), notes=notes)


def _programs(found: Sequence[Standing]) -> tuple[Message, ...]:
    return (_n("{count} program", "{count} programs", len(found)),)


def _row(one: Standing) -> Row:
    program = one.program
    return Row((
        program.id, values.name(program), values.owner(one.plan, program), values.years(one.plan, program),
        values.label(STATUS, program.status), program.progress, one.last.period if one.last else None,
        joined(_remarks(one)) or "",
    ))  # fmt: skip


def joined(parts: Iterable[Message]) -> Message | None:
    """Remarks with semicolons between them; nothing of none."""

    def both(one: Message, other: Message) -> Message:
        return _("{one}; {other}", one=one, other=other)

    found = list(parts)
    return reduce(both, found) if found else None


def _remarks(one: Standing) -> Iterator[Message]:
    program, years = one.program, one.plan.years(one.program)
    quick = program.quick_win
    if one.late and years is not None:
        yield _("should have ended in {year}", year=years.last)
    if one.quick_win_late and quick is not None and quick.finish is not None:
        yield _("its quick win should have ended in {month}", month=Day(quick.finish))
    if one.late_actions:
        ids = words(action.id or action.name or "–" for action in one.late_actions)
        yield _n("late action: {ids}", "{count} late actions: {ids}", len(one.late_actions), ids=ids)
    if one.silence is not None and one.silence.period is not None:
        yield _("no report since {period}", period=one.silence.period)
    elif one.silence is not None and years is not None:
        yield _("no report since it began in {year}", year=years.first)
    if one.unbegun and years is not None and not one.late:
        yield _("still planned, but {year} has begun", year=years.first)
    if program.status == "delayed" and program.status_note:
        yield _("{note}", note=program.status_note)


def program_data(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every program that passes as it stands today, for machines."""
    found = [one for plan, programs in chosen(plans, ask) for one in standings(plan, programs, ask.today)]
    fields: tuple[tuple[Column, Callable[[Standing], Cell]], ...] = (
        (Column("region", FIELD["region"]), lambda one: one.plan.code),
        (Column("id", FIELD["id"]), lambda one: one.program.id),
        (Column("name", FIELD["name"]), lambda one: one.program.name),
        (Column("dimension", FIELD["dimension"]), lambda one: one.program.dimension or None),
        (Column("owner", FIELD["owner"]), lambda one: one.program.owner),
        (Column("years", FIELD["years"], Kind.YEARS), lambda one: values.years(one.plan, one.program)),
        (Column("status", FIELD["status"], Kind.WORD), lambda one: one.program.status),
        (Column("progress", FIELD["progress"], Kind.PERCENT), lambda one: one.program.progress),
        (Column("state", _("State")), lambda one: one.state),
        (Column("late", LATE), lambda one: one.late),
        (Column("quick_win_late", _("Quick win late")), lambda one: one.quick_win_late),
        (
            Column("late_actions", _("Late actions")),
            lambda one: tuple(action.id or action.name or "–" for action in one.late_actions),
        ),
        (Column("stale", STATE["stale"]), lambda one: one.silence is not None),
        (Column("unbegun", STATE["unbegun"]), lambda one: one.unbegun),
        (Column("report", _("Last report")), lambda one: one.last.period if one.last else None),
    )
    rows = tuple(Row(tuple(fill(one) for _column, fill in fields)) for one in found)
    return Table(TITLE["progress"], tuple(column for column, _fill in fields), (Group(None, rows),))
