"""What progress rests on: actions and their evidence, quarterly reports, the assessors' last recommendations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ppu_roadmap.analysis.progress import (
    Advice,
    Standing,
    Step,
    advice,
    last_evaluation,
    reports_done,
    standings,
    steps,
)
from ppu_roadmap.catalog.headings import ACTION, FIELD, NARROW, REPORT
from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.facts.months import quarters_missed
from ppu_roadmap.facts.standing import last_report
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Rupiah, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.progress import LATE, Ask, chosen

NOT_DONE = _("not done in time")


@dataclass(frozen=True, slots=True)
class _Proof:
    """How many actions there are, are done, are proved, are late; and reports that say done and prove nothing."""

    actions: int = 0
    done: int = 0
    proved: int = 0
    late: int = 0
    bare_reports: int = 0

    def cells(self) -> tuple[Cell, ...]:
        return self.actions, self.done, self.proved, self.done - self.proved, self.late, self.bare_reports


def _proof(found: Iterable[Step], reports: Iterable[Step]) -> _Proof:
    every = list(found)
    done = [one for one in every if one.proved is not None]
    bare = sum(one.proved is False for one in reports)
    return _Proof(len(every), len(done), sum(bool(one.proved) for one in done), sum(one.late for one in every), bare)


def action_tables(plans: Sequence[Plan], ask: Ask) -> Iterator[Table]:
    """Actions with and without evidence by dimension; then those that are done and show none."""
    found = [
        (plan, list(steps(plan, programs, ask.today)), list(reports_done(plan, programs)))
        for plan, programs in chosen(plans, ask)
    ]
    if not any(actions or reports for _plan, actions, reports in found):
        return
    several = len(plans) > 1
    groups = [
        Group(
            values.region(plan) if several else None,
            tuple(_by_dimension(actions, reports)),
            _sum(actions, reports, several=several),
        )
        for plan, actions, reports in found
        if actions or reports
    ]
    columns = (
        Column("dimension", FIELD["dimension"], rank=0, weight=3),
        Column("actions", FIELD["actions"], Kind.NUMBER, rank=1, weight=1),
        Column("done", STATUS["done"], Kind.NUMBER, rank=1, weight=0),
        Column("proved", _("With evidence"), Kind.NUMBER, rank=2, weight=1),
        Column("unproved", _("Without evidence"), Kind.NUMBER, rank=2, weight=1),
        Column("late", LATE, Kind.NUMBER, rank=3, weight=0),
        Column("reports", _("Reports of done without evidence"), Kind.NUMBER, rank=6, weight=2),
    )
    everything = [one for _plan, actions, _reports in found for one in actions]
    reports = [one for _plan, _actions, told in found for one in told]
    total = Row((_("Total"), *_proof(everything, reports).cells()))
    yield Table(_("Actions and their evidence"), columns, tuple(groups), total=total)
    yield from _bare([*everything, *reports], several=several)


def _by_dimension(actions: Sequence[Step], reports: Sequence[Step]) -> Iterator[Row]:
    for word in DIMENSIONS:
        inside = [one for one in actions if one.program.dimension == word]
        told = [one for one in reports if one.program.dimension == word]
        if inside or told:
            yield Row((DIMENSION[word], *_proof(inside, told).cells()))


def _sum(actions: Sequence[Step], reports: Sequence[Step], *, several: bool) -> Row | None:
    return Row((_("Subtotal"), *_proof(actions, reports).cells())) if several else None


def _bare(found: Sequence[Step], *, several: bool) -> Iterator[Table]:
    bare = [one for one in found if one.proved is False]
    if not bare:
        return
    columns = (
        *((Column("region", FIELD["region"], rank=4, weight=2),) if several else ()),
        Column("id", FIELD["id"], rank=0, weight=0),
        Column("name", _("Action or report"), rank=0, weight=4),
        Column("owner", FIELD["owner"], rank=2, weight=2, narrow=NARROW["owner"]),
    )
    rows = tuple(
        Row((*((values.region(one.plan),) if several else ()), *_named(one), _owner(one)))
        for one in bare
    )  # fmt: skip
    yield Table(_("Done without evidence"), columns, (Group(None, rows),))


def _named(one: Step) -> tuple[Cell, Cell]:
    if isinstance(one.step, Action):
        return one.step.id or one.program.id, one.step.name
    return one.program.id, _("report {period}", period=one.step.period)


def _owner(one: Step) -> Cell:
    own = one.step.owner if isinstance(one.step, Action) else None
    return values.agency(one.plan, own or one.program.owner)


def action_data(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every action for machines."""
    columns = (
        Column("region", FIELD["region"]),
        Column("program", FIELD["name"]),
        *(Column(key, ACTION[key]) for key in ("id", "name", "owner")),
        Column("start", ACTION["start"], Kind.DATE),
        Column("finish", ACTION["finish"], Kind.DATE),
        Column("status", ACTION["status"], Kind.WORD),
        Column("late", LATE),
        Column("proved", _("With evidence")),
    )
    rows = tuple(
        Row((
            plan.code, one.program.id, action.id, action.name, action.owner, action.start, action.finish, one.status,
            one.late, one.proved,
        ))
        for plan, programs in chosen(plans, ask)
        for one in steps(plan, programs, ask.today)
        if isinstance(action := one.step, Action)
    )  # fmt: skip
    return Table(_("Actions and their evidence"), columns, (Group(None, rows),))


REPORTS = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("period", _("Last report"), rank=1, weight=0),
    Column("missed", _("Quarters since"), Kind.NUMBER, rank=4, weight=1),
    Column("status", REPORT["status"], Kind.WORD, rank=3, weight=0, bare=True),
    Column("progress", REPORT["progress"], Kind.PERCENT, rank=2, weight=0, narrow=NARROW["progress"]),
    Column("realised", REPORT["realised"], Kind.MONEY, rank=2),
    Column("note", REPORT["note"], rank=6, weight=3),
)


def report_tables(plans: Sequence[Plan], ask: Ask) -> Iterator[Table]:
    """The last report of each program that has one or should have one."""
    groups: list[Group] = []
    told: list[int | None] = []
    for plan, programs in chosen(plans, ask):
        found = [
            one
            for one in standings(plan, programs, ask.today)
            if one.last is not None or one.program.status == "ongoing"
        ]
        told += [one.last.realised if one.last else None for one in found]
        if found:
            groups.append(
                Group(values.region(plan) if len(plans) > 1 else None, tuple(_report(one, ask) for one in found))
            )
    if not groups:
        return
    known = [amount for amount in told if amount is not None]
    notes = (
        (
            _n(
                "{sum} spent, as the last report of {count} of {all} programs says",
                "{sum} spent, as the last reports of {count} of {all} programs say",
                len(known),
                sum=Rupiah(sum(known)),
                all=len(told),
            ),
        )
        if known
        else ()
    )
    yield Table(_("Quarterly reports"), REPORTS, tuple(groups), notes=notes)


def _report(one: Standing, ask: Ask) -> Row:
    program, last = one.program, one.last
    missed = max(quarters_missed(last.period, ask.today), 0) if last and last.period else None
    status = last.status if last else None
    return Row((
        program.id, values.name(program), last.period if last else None, missed, values.label(STATUS, status),
        last.progress if last else None, last.realised if last else None, last.note if last else None,
    ))  # fmt: skip


def report_data(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every report for machines; ``last`` on the last one of each program."""
    columns = (
        Column("region", FIELD["region"]),
        Column("program", FIELD["name"]),
        *(Column(key, REPORT[key]) for key in ("period", "status", "progress", "realised", "note", "evidence")),
        Column("last", _("Last report")),
    )
    rows = []
    for plan, programs in chosen(plans, ask):
        for program in programs:
            last = last_report(program)
            rows += [
                Row((
                    plan.code, program.id, one.period, one.status, one.progress, one.realised, one.note,
                    one.evidence, last is not None and index == last[0],
                ))
                for index, one in enumerate(program.reports)
            ]  # fmt: skip
    return Table(_("Quarterly reports"), columns, (Group(None, tuple(rows)),))


ADVICE = (
    Column("text", _("Recommendation of the assessors"), rank=0, weight=5),
    Column("owner", FIELD["owner"], rank=3, weight=2, narrow=NARROW["owner"]),
    Column("due", _("Due"), Kind.DATE, rank=2, weight=1),
    Column("status", _("Follow-up"), Kind.WORD, rank=1, weight=0, bare=True),
    Column("remark", FIELD["note"], rank=4, weight=1),
)


def advice_tables(plans: Sequence[Plan], ask: Ask, before: int | None = None) -> Iterator[Table]:
    """The recommendations of the last evaluation and their state; of that before a year, where it is given."""
    groups = []
    for plan in plans:
        evaluation = last_evaluation(plan, before)
        found = advice(plan, ask.today, before)
        if evaluation is not None and evaluation.year is not None:
            done = sum(one.recommendation.status == "done" for one in found)
            summary = [_n("{done} of {count} done", "{done} of {count} done", len(found), done=done)] if found else []
            if evaluation.index is not None:
                summary.append(_("index {index}", index=float(evaluation.index)))
            heading = _("Evaluation of {year}", year=evaluation.year)
            if len(plans) > 1:
                heading = _("{region}: {name}", region=values.region(plan), name=heading)
            groups.append(Group(heading, tuple(map(_advice_row, found)), summary=tuple(summary)))
    if groups:
        yield Table(_("Recommendations of the last evaluation"), ADVICE, tuple(groups))


def _advice_row(one: Advice) -> Row:
    told = one.recommendation
    owner, status = values.agency(one.plan, told.owner), values.label(STATUS, told.status)
    return Row((told.text, owner, told.due, status, NOT_DONE if one.late else None))


def advice_data(plans: Sequence[Plan], ask: Ask, before: int | None = None) -> Table:
    """The same for machines."""
    columns = (
        Column("region", FIELD["region"]),
        Column("year", _("Year"), Kind.YEARS),
        Column("stage", _("Stage"), Kind.NUMBER),
        Column("text", ADVICE[0].label),
        Column("owner", FIELD["owner"]),
        Column("due", _("Due"), Kind.DATE),
        Column("status", _("Follow-up"), Kind.WORD),
        Column("late", LATE),
    )
    rows = tuple(
        Row((
            plan.code, one.evaluation.year, one.evaluation.stage, one.recommendation.text, one.recommendation.owner,
            one.recommendation.due, one.recommendation.status, one.late,
        ))
        for plan in plans
        for one in advice(plan, ask.today, before)
    )  # fmt: skip
    return Table(_("Recommendations of the last evaluation"), columns, (Group(None, rows),))
