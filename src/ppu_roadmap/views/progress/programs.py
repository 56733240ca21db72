"""The programs that run or should: late first, then those nobody reports on; and the last report of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from ppu_roadmap.analysis.progress import ENDS, STATES, ProgramToday, State, programs_today
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.standing import done_percent, last_report
from ppu_roadmap.facts.years import quarters_missed
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, keyed, laid_out, row_of, without
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.fields.report import FIELDS
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Day, Message, Rupiah, _, _n, words
from ppu_roadmap.views.grouping import listed, parted
from ppu_roadmap.views.view import Asked, by_place, data, data_of

LATE = _("Late")
LAST_REPORT = _("Last report")
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
DATA = (
    "region", "id", "name", "dimension", "owner", "years", "status", "progress", "state", "late", "quick_win_late",
    "late_actions", "stale", "unbegun", "report",
)  # fmt: skip
PAGE = ("id", "name", "owner", "years", "status", "progress", "report", "remark")


def tables(asked: Asked) -> Iterator[Table]:
    """What needs a word first; no table where there are no programs."""
    found = [(plan, list(programs_today(plan, programs, asked.today))) for plan, programs in asked.every()]
    if any(told for _plan, told in found):
        parts = (
            (plan, [(STATE[state], [one for one in told if one.state == state]) for state in LISTED])
            for plan, told in found
        )
        title = _("Programs that need attention first")
        table = parted(asked, chosen(_FIELDS, (), PAGE), parts, _counted, title)
        unlisted = Counter(one.state for _plan, told in found for one in told if one.state not in LISTED)
        rest = [_("{status}: {count}", status=STATE[state], count=count) for state, count in unlisted.items()]
        yield table._replace(notes=(_("not listed: {rest}", rest=words(rest)),) if rest else ())


def _counted(told: Sequence[ProgramToday]) -> Iterator[Message]:
    yield _n("{count} program", "{count} programs", len(told))


def rows(asked: Asked) -> Table:
    """Every program that passes as it stands today."""
    found = (one for plan, programs in asked.every() for one in programs_today(plan, programs, asked.today))
    return data_of(chosen(_FIELDS, (), DATA), found)


def joined(parts: Iterable[Message]) -> Message | str:
    """Remarks with semicolons between them; nothing of none."""
    found = list(parts)
    return reduce(lambda one, other: _("{one}; {other}", one=one, other=other), found) if found else ""


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


_FIELDS: tuple[Field[ProgramToday], ...] = (
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
    field("remark", FIELD["note"], lambda one: joined(_remarks(one)), bare=True, below=True),
)  # fmt: skip


LAST = laid_out(
    chosen(FIELDS, (), ("status", "progress", "realised", "note")),
    status=(3, 0), progress=(2, 0), realised=(2, 1), note=(6, 3),
)  # fmt: skip
COLUMNS = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("period", LAST_REPORT, Kind.DATE, weight=0),
    Column("missed", _("Quarters since"), Kind.NUMBER, rank=4),
    *columns_of(LAST),
)


def report_tables(asked: Asked) -> Iterator[Table]:
    """What was reported last, and what was spent by it; no table where nobody should report."""
    today = [(plan, programs_today(plan, programs, asked.today)) for plan, programs in asked.chosen()]
    found = [(plan, [one for one in told if one.last or one.program.status == "ongoing"]) for plan, told in today]
    spent = [one.last.realised if one.last else None for _plan, told in found for one in told]
    made = ((asked.heading(plan), (_row(one, asked) for one in told)) for plan, told in found)
    return listed(_("Quarterly reports"), COLUMNS, made, notes=tuple(_spent(spent)))


def _row(one: ProgramToday, asked: Asked) -> tuple[Cell, ...]:
    program, last = one.program, one.last
    if last is None:
        return (program.id, cells.name(program), *(None,) * 6)
    missed = max(quarters_missed(last.period, asked.today), 0) if last.period else None
    return (program.id, cells.name(program), last.period, missed, *row_of(Of(one.plan, last), LAST))


def _spent(told: list[int | None]) -> Iterator[Message]:
    if known := [amount for amount in told if amount is not None]:
        yield _n(
            "{sum} spent, as the last report of {count} of {all} programs says",
            "{sum} spent, as the last reports of {count} of {all} programs say",
            len(known),
            sum=Rupiah(sum(known)),
            all=len(told),
        )


def report_rows(asked: Asked) -> Table:
    """Every report; ``last`` on the last one of each program."""
    told = without(FIELDS, "evidence")
    lines = (
        (plan.code, program.id, *row_of(Of(plan, one), told), one.evidence, (index, one) == last)
        for plan, programs in asked.chosen()
        for program in programs
        for last in [last_report(program)]
        for index, one in enumerate(program.reports)
    )
    return data(("region", "program", *keyed(FIELDS), "last"), lines)
