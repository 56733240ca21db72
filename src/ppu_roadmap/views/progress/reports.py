"""Quarterly reports: the last one of each program that has one or should have one."""

from collections.abc import Iterator

from ppu_roadmap.analysis.progress import ProgramToday, programs_today
from ppu_roadmap.facts.standing import last_report
from ppu_roadmap.facts.years import quarters_missed
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Of, chosen, columns_of, keyed, laid_out, row_of, without
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.fields.report import FIELDS
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views.grouping import listed
from ppu_roadmap.views.progress.programs import LAST_REPORT
from ppu_roadmap.views.view import Asked, by_place, data

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


def tables(asked: Asked) -> Iterator[Table]:
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


def rows(asked: Asked) -> Table:
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
