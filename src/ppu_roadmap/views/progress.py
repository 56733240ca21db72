"""Progress: how many programs run or are done, which are late or silent, what is proved, what was reported last."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.analysis import progress
from ppu_roadmap.analysis.progress import ENDS, STATES, Counts, Milestone, ProgramToday, State
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.standing import done_percent, last_report
from ppu_roadmap.facts.years import quarters_missed
from ppu_roadmap.fields import action, cells, report
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, keyed, laid_out, row_of, without
from ppu_roadmap.fields.program import FIELD, NARROW, fields_of_program
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Table
from ppu_roadmap.text import Day, Message, Rupiah, _, _n, words
from ppu_roadmap.views import assessment
from ppu_roadmap.views.assessment import LATE, joined
from ppu_roadmap.views.grouping import apart, by_dimension, count, count_table, listed, nothing, parted, subtitle
from ppu_roadmap.views.view import Asked, by_place, data, data_of

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
PROGRAMS_DATA = (
    "region", "id", "name", "dimension", "owner", "years", "status", "progress", "state", "late", "quick_win_late",
    "late_actions", "stale", "unbegun", "report",
)  # fmt: skip
PROGRAMS_SHOWN = ("id", "name", "owner", "years", "status", "progress", "report", "remark")


def tables_of_programs(asked: Asked) -> Iterator[Table]:
    """What needs a word first; no table where there are no programs."""
    found = [(plan, list(progress.programs_today(plan, programs, asked.today))) for plan, programs in asked.every()]
    if any(told for _plan, told in found):
        parts = (
            (plan, [(STATE[state], [one for one in told if one.state == state]) for state in LISTED])
            for plan, told in found
        )
        title = _("Programs that need attention first")
        shown = chosen(PROGRAMS, (), PROGRAMS_SHOWN)
        table = parted(asked, shown, parts, lambda told: [_n("{count} program", "{count} programs", len(told))], title)
        unlisted = Counter(one.state for _plan, told in found for one in told if one.state not in LISTED)
        rest = [_("{status}: {count}", status=STATE[state], count=count) for state, count in unlisted.items()]
        yield table._replace(notes=(_("not listed: {rest}", rest=words(rest)),) if rest else ())


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
    field("remark", FIELD["note"], lambda one: joined(_remarks(one)), bare=True, below=True),
)  # fmt: skip


By: TypeAlias = Literal["dimension", "owner"]
UNKNOWN_STATUS = _("without a status")


def _of(each: Counts, *words: State | None) -> Cell:
    """How many there are of each of these states that has any."""
    called = ((each[word], STATE[word] if word else UNKNOWN_STATUS) for word in words)
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
    field("rest", _("Other statuses"), lambda each: _of(each, "planned", "delayed", "proposed", None),
          rank=6, weight=3),
    field("ended", _("Apart"), lambda each: _of(each, *ENDS), rank=7, weight=2),
)  # fmt: skip
COUNTS_DATA = (
    "region", "by", "key", "programs", "counted", *STATUSES, "replaced", "unknown", "running_percent", "done_percent",
)  # fmt: skip


def tables_of_counts(asked: Asked) -> Iterator[Table]:
    """A table by dimension and one by agency, unless there is nothing to count."""
    about = (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))
    if not any(programs for _plan, programs in asked.every()):
        yield Table(asked.title, (), (), subtitle=about, notes=(nothing(asked.regions),))
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


def rows_of_counts(asked: Asked) -> Table:
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
    return data(COUNTS_DATA, lines)


def _table(asked: Asked, title: Message | None, by: By) -> Table:
    head = Column("key", FIELD[by], rank=0, weight=3, narrow=NARROW.get(by))
    found = ((asked.heading(plan), _labelled(plan, programs, by)) for plan, programs in asked.every())
    return count_table(title, head, COUNTS, found)


def _labelled(plan: Plan, programs: Sequence[Program], by: By) -> Iterator[tuple[Keyed, Counts]]:
    """The rows: dimensions in the guide's order, agencies with the most programs first."""
    if by == "dimension":
        for name, inside in by_dimension(programs):
            yield Keyed(inside[0].dimension or None, name), progress.counts(inside)
        return
    owners = gathered((program.owner, program) for program in programs)
    for owner, inside in sorted(owners.items(), key=lambda item: -progress.counts(item[1]).programs):
        yield cells.agency(plan, owner) or Keyed(None, cells.no_owner(inside)), progress.counts(inside)


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


def tables_of_actions(asked: Asked) -> Iterator[Table]:
    """A table of counts, and one of what is done without evidence."""
    found = [(plan, [*progress.milestones(plan, programs, asked.today)]) for plan, programs in asked.chosen()]
    head = Column("dimension", FIELD["dimension"], rank=0, weight=3)
    counts = ((asked.heading(plan), by_dimension(told)) for plan, told in found)
    counted = count_table(_("Actions and their evidence"), head, PROOFS, counts)
    if counted.groups:
        yield counted
    bare = [one for _plan, told in found for one in told if one.proved is False]
    bare.sort(key=lambda one: not isinstance(one.told, Action))
    shown = BARE if asked.several else without(BARE, "region")
    yield from listed(_("Done without evidence"), shown, [(None, bare)])


def rows_of_actions(asked: Asked) -> Table:
    """Every action."""
    shown = chosen(action.FIELDS, (), ("id", "name", "owner", "start", "finish"))
    found = (one for plan, programs in asked.chosen() for one in progress.milestones(plan, programs, asked.today))
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


LAST = laid_out(
    chosen(report.FIELDS, (), ("status", "progress", "realised", "note")),
    status=(3, 0), progress=(2, 0), realised=(2, 1), note=(6, 3),
)  # fmt: skip
REPORTS = by_place(
    *columns_of(chosen(PROGRAMS, (), ("id", "name"))),
    Column("period", LAST_REPORT, Kind.DATE, weight=0),
    Column("missed", _("Quarters since"), Kind.NUMBER, rank=4),
    *columns_of(LAST),
)


def tables_of_reports(asked: Asked) -> Iterator[Table]:
    """What was reported last, and what was spent by it; no table where nobody should report."""
    today = [(plan, progress.programs_today(plan, programs, asked.today)) for plan, programs in asked.chosen()]
    found = [(plan, [one for one in told if one.last or one.program.status == "ongoing"]) for plan, told in today]
    spent = [one.last.realised if one.last else None for _plan, told in found for one in told]
    made = ((asked.heading(plan), (_row(one, asked) for one in told)) for plan, told in found)
    return listed(_("Quarterly reports"), REPORTS, made, notes=tuple(_spent(spent)))


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


def rows_of_reports(asked: Asked) -> Table:
    """Every report; ``last`` on the last one of each program."""
    told = without(report.FIELDS, "evidence")
    lines = (
        (plan.code, program.id, *row_of(Of(plan, one), told), one.evidence, (index, one) == last)
        for plan, programs in asked.chosen()
        for program in programs
        for last in [last_report(program)]
        for index, one in enumerate(program.reports)
    )
    return data(("region", "program", *keyed(report.FIELDS), "last"), lines)


PARTS: Mapping[str, tuple[Callable[[Asked], Iterable[Table]], Callable[[Asked], Table]]] = {
    "counts": (tables_of_counts, rows_of_counts),
    "programs": (tables_of_programs, rows_of_programs),
    "actions": (tables_of_actions, rows_of_actions),
    "reports": (tables_of_reports, rows_of_reports),
    "assessment": (assessment.tables_of_assessment, assessment.rows_of_assessment),
    "recommendations": (assessment.tables_of_advice, assessment.rows_of_advice),
}
"""The parts of the page in their order: tables for people, and rows for machines."""


def document(asked: Asked) -> Iterable[Table]:
    """The parts that were asked for, all by default; the self-assessment of each year that a filter names."""
    return (table for part in asked.parts or PARTS for table in PARTS[part][0](asked))


def rows(asked: Asked) -> Table:
    """One part: the first that was asked for, else the assessment of the years, else the programs."""
    usual = "assessment" if asked.selection.years else "programs"
    return PARTS[asked.parts[0] if asked.parts else usual][1](asked)
