"""Actions with what proves them, and the reports of each quarter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ppu_roadmap.analysis import progress
from ppu_roadmap.analysis.progress import Milestone, ProgramToday
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.standing import last_report
from ppu_roadmap.facts.years import quarters_missed
from ppu_roadmap.fields import action, cells, report
from ppu_roadmap.fields.field import Field, Fields, Of, chosen, columns_of, field, keyed, laid_out, row_of, without
from ppu_roadmap.fields.program import FIELD, NARROW, fields_of_program
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, Rupiah, _, _n
from ppu_roadmap.views.assessment import LATE
from ppu_roadmap.views.grouping import by_dimension, count, count_table, grouped, tallied, tally
from ppu_roadmap.views.view import Asked, by_place, data, rows_under

LAST_REPORT = _("Last report")


def _action(proofs: tuple[bool | None, ...]) -> Callable[[Milestone], bool]:
    """Whether something is an action, done with or without evidence, or not done."""
    return lambda one: isinstance(one.told, Action) and one.proved in proofs


PROOFS: Fields[Sequence[Milestone]] = (
    count("actions", FIELD["actions"], _action((True, False, None))),
    count("done", STATUS["done"], _action((True, False)), weight=0),
    count("proved", _("With evidence"), _action((True,)), rank=2),
    count("unproved", _("Without evidence"), _action((False,)), rank=2),
    count("late", LATE, lambda one: one.late, rank=3, weight=0),
    count("reports", _("Reports of done without evidence"),
          lambda one: isinstance(one.told, Report) and one.proved is False, rank=6, weight=2),
)  # fmt: skip
"""What is counted of actions and reports."""


class Proofs(NamedTuple):
    """What of a region is done, and what of that without evidence."""

    counts: tuple[tuple[Message | None, tuple[tuple[Message, Mapping[str, int]], ...]], ...]
    """By dimension, under the heading of the region."""
    actions: tuple[Row, ...]
    reports: tuple[Row, ...]


def part_of_actions(asked: Asked) -> Proofs:
    """Actions and reports of done, counted by dimension; a line for each that shows no evidence."""
    ((plan, programs),) = asked.chosen()
    told = [*progress.milestones(plan, programs, asked.today)]
    labelled = tuple((name, tally(PROOFS, inside)) for name, inside in by_dimension(told))
    rows = [(row_of(one, _bare(asked)), type(one.told)) for one in told if one.proved is False]
    bare = (tuple(row for row, kind in rows if kind is each) for each in (Action, Report))
    return Proofs(((asked.heading(plan), labelled),), *bare)


def tables_of_actions(asked: Asked, whole: Proofs) -> Iterator[Table]:
    """A table of counts, and one of what is done without evidence."""
    head = Column("dimension", FIELD["dimension"], rank=0, weight=3)
    if (counts := count_table(_("Actions and their evidence"), head, tallied(PROOFS), whole.counts)).groups:
        yield counts
    bare = (*whole.actions, *whole.reports)
    yield from grouped(_("Done without evidence"), _bare(asked), [Group(None, bare)] if bare else ())


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


BARE: tuple[Field[Milestone], ...] = (
    field("region", FIELD["region"], lambda one: cells.region(one.plan), rank=4, weight=2),
    field("id", FIELD["id"], lambda one: getattr(one.told, "id", None) or one.program.id, rank=0, weight=0),
    field("name", _("Action or report"),
          lambda one: one.told.name if isinstance(one.told, Action)
          else _("report {period}", period=Day(one.told.period or "–")), rank=0, weight=4),
    field("owner", FIELD["owner"],
          lambda one: cells.agency(one.plan, getattr(one.told, "owner", None) or one.program.owner),
          rank=2, weight=2, narrow=NARROW["owner"]),
)  # fmt: skip
"""An action has an id and an owner, a report those of its program."""


def _bare(asked: Asked) -> Fields[Milestone]:
    return BARE if asked.several else without(BARE, "region")


LAST = laid_out(
    chosen(report.FIELDS, (), ("status", "progress", "realised", "note")),
    status=(3, 0), progress=(2, 0), realised=(2, 1), note=(6, 3),
)  # fmt: skip
REPORTS = by_place(
    *columns_of(fields_of_program("id")),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("period", LAST_REPORT, Kind.DATE, weight=0),
    Column("missed", _("Quarters since"), Kind.NUMBER, rank=4),
    *columns_of(LAST),
)


class Reported(NamedTuple):
    """What the programs of a region reported last."""

    groups: tuple[Group, ...]
    spent: tuple[int | None, ...]
    """What each says was spent by then."""


def part_of_reports(asked: Asked) -> Reported:
    """What was reported last, and what was spent by it."""
    ((plan, programs),) = asked.chosen()
    today = progress.programs_today(plan, programs, asked.today)
    told = [one for one in today if one.last or one.program.status == "ongoing"]
    spent = tuple(one.last.realised if one.last else None for one in told)
    return Reported(tuple(rows_under(REPORTS, [(asked.heading(plan), (_row(one, asked) for one in told))])), spent)


def tables_of_reports(_asked: Asked, whole: Reported) -> Iterator[Table]:
    """The same of all regions; no table where nobody should report."""
    return grouped(_("Quarterly reports"), REPORTS, whole.groups, notes=tuple(_spent(whole.spent)))


def _row(one: ProgramToday, asked: Asked) -> tuple[Cell, ...]:
    program, last = one.program, one.last
    if last is None:
        return (program.id, cells.name(program), *(None,) * 6)
    missed = max(quarters_missed(last.period, asked.today), 0) if last.period else None
    return (program.id, cells.name(program), last.period, missed, *row_of(Of(one.plan, last), LAST))


def _spent(told: Sequence[int | None]) -> Iterator[Message]:
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
