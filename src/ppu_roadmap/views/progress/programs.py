"""The programs that run or should: late first, then those nobody reports on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from ppu_roadmap.analysis.progress import ENDS, STATES, ProgramToday, State, programs_today
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.standing import done_percent
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, chosen, field, laid_out
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.paper.table import Kind, Table
from ppu_roadmap.text import Day, Message, _, _n, words
from ppu_roadmap.views.grouping import parted
from ppu_roadmap.views.view import Asked, data_of

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
