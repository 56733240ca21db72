"""Every table with its columns, listed by hand; a field that is new is a new column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from ppu_roadmap.dataset.column import (
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    WHOLE,
    Column,
    Get,
    declared,
    measured,
    of_fields,
    told,
)
from ppu_roadmap.dataset.source import Part, Source, aims, indicators, parts, reached, targets
from ppu_roadmap.facts.standing import action_late, late, live
from ppu_roadmap.fields import action, budget, indicator, program, proposal, quick_win, report, risk
from ppu_roadmap.fields.field import chosen, without
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.text import Message, _


class Table(NamedTuple):
    """A table by its name in SQL."""

    name: str
    about: Message
    """What a row is."""
    columns: tuple[Column, ...]
    items: Callable[[Source], Iterable[Any]]
    """What the rows of a plan are of, in the order of its files."""

    def rows(self, of: Source) -> list[list[Any]]:
        """The plain values of a plan, a row an item."""
        gets = [column.get for column in self.columns]
        return [[get(item) for get in gets] for item in self.items(of)]


REGION = Column("region", TEXT, _("Code of the region"), attrgetter("plan.code"))
PROGRAM = Column("program", TEXT, _("Id of the program"), attrgetter("program.id"))
NUMBER_OF = Column("number", WHOLE, _("Which of its list it is, from 1"), attrgetter("number"))
PART = (REGION, PROGRAM, NUMBER_OF)
MEASURE = (
    REGION,
    Column("program", TEXT, PROGRAM.label, lambda of: of.measure.program and of.measure.program.id),
    Column("belongs_to", TEXT, _("Id of its program or objective; REG for the region"), attrgetter("measure.of")),
    NUMBER_OF._replace(get=lambda of: int(of.measure.path[-1]) + 1),
)
"""The objectives and the region have indicators, too, which are of no program."""


def _file(path: str, label: Message, key: str = "") -> Column:
    """A value of plan.yaml at a path, named as its last key where no other is given."""
    keys = path.split(".")
    return Column(key or keys[-1], declared(PlanFile, *keys) or TEXT, label, lambda of: reached(of.record, *keys))


def _internal(of: Part) -> bool | None:
    """What does not say that it is internal is for the public."""
    return None if "internal" in of.record.refused else of.record.internal is True


def _chosen(path: str) -> Get:
    """What the choice of quick wins makes of one; not known of one that is no candidate any more."""
    return lambda of: reached(of.source.candidates.get(id(of.program)), *path.split("."))


YEARS = (
    Column("first_year", WHOLE, _("First year"), lambda of: (of.plan.years(of.record) or (None, None))[0]),
    Column("last_year", WHOLE, _("Last year"), lambda of: (of.plan.years(of.record) or (None, None))[1]),
)
MONTHS = (
    Column("start", TEXT, _("Starts"), attrgetter("record.start")),
    Column("finish", TEXT, _("Ends"), attrgetter("record.finish")),
)
"""Those of a quick win, which people read in one cell."""
BY_YEAR = ("year", "target", "actual", "gap", "achieved")
"""The fields of an indicator that are those of one year."""
TABLES = (
    Table("regions", _("a region, with what plan.yaml says of its plan"), (
        REGION,
        _file("region.name", _("Name")),
        _file("region.province", _("Province")),
        _file("title", _("Title of the plan")),
        _file("vision", _("Vision")),
        _file("start", _("First year of the plan")),
        _file("horizons.one_year", _("Last year of the short term"), "last_1_year"),
        _file("horizons.five_year", _("Last year of the middle term"), "last_5_year"),
        _file("horizons.long_term", _("Last year of the long term"), "last_long_term"),
        Column("unread", TEXTS, _("Files that cannot be read"), lambda of: sorted(of.plan.broken)),
    ), lambda of: [Part(of, of.plan.file)]),
    Table("programs", _("a program; one that was cancelled or replaced is not live, and belongs in no total"), (
        *of_fields(
            program.FIELDS, Program, region=TEXT, dimension=TEXT, years=lambda _field: YEARS, budget=WHOLE,
            costed=FLAG, funding=TEXTS, quick_win=FLAG, decision=TEXT, risks=TEXT, serves=TEXTS, actions=TEXTS,
            indicators=TEXTS, sni=TEXTS, internal=told(FLAG, _internal),
            waive=told(TEXTS, lambda of: [*of.record.waive]),
        ),
        Column("live", FLAG, _("Neither cancelled nor replaced"), lambda of: live(of.program)),
        Column("late", FLAG, _("Late"), lambda of: late(of.plan, of.program, of.source.today)),
    ), parts),
    Table("actions", _("a step of the action plan of a program"), (
        *PART,
        *of_fields(action.FIELDS, Action),
        Column("late", FLAG, _("Late"), lambda of: action_late(of.program, of.record, of.source.today)),
    ), lambda of: parts(of, "actions")),
    Table("budget", _("a budget line of a program: money of one year from one source, in whole rupiah"), (
        *PART,
        *of_fields(budget.FIELDS, BudgetLine),
    ), lambda of: parts(of, "budget")),
    Table("indicators", _("an indicator of a program, of an objective, or of the region"), (
        *MEASURE,
        *of_fields(without(indicator.FIELDS, "region", "program", *BY_YEAR, "targets", "actuals"), Indicator,
                   dimension=TEXT, baseline=measured),
    ), indicators),
    Table("targets", _("a year of an indicator that has a target or an actual"), (
        *MEASURE,
        *of_fields(chosen(indicator.FIELDS, ("dimension", "id", "name", "unit", "sni", *BY_YEAR)), Indicator,
                   dimension=TEXT, year=WHOLE, target=measured, actual=measured, gap=NUMBER, achieved=NUMBER),
    ), targets),
    Table("risks", _("a risk of a program"), (*PART, *of_fields(risk.OF_RISK, Risk, level=TEXT, residual=TEXT)),
          lambda of: parts(of, "risks")),
    Table("quick_wins", _("the quick win of a program"), (
        REGION,
        PROGRAM,
        *of_fields(
            quick_win.FIELDS, QuickWin, existing=told(FLAG, attrgetter("record.existing")), time=lambda _field: MONTHS,
            scores=told(TEXTS, lambda of: [f"{key}={score}" for key, score in of.record.scores.items()]),
        ),
        Column("score", NUMBER, _("Weighted score"), _chosen("ranking.score")),
        Column("rank", WHOLE, _("Rank in its dimension"), _chosen("ranking.rank")),
        Column("choice", TEXT, _("Chosen, rejected or a candidate"), _chosen("choice")),
        Column("covers", TEXT, _("Whether the approval covers it as it is: yes, changed, unknown"),
               _chosen("covers")),
    ), lambda of: parts(of, "quick_win")),
    Table("decisions", _("a decision on a quick win; the one with the highest number counts"), (
        *PART,
        *of_fields(quick_win.DECISION, Decision),
    ), lambda of: parts(of, "quick_win", "decisions")),
    Table("serves", _("an aim of an upper plan that a program serves"), (
        REGION,
        PROGRAM,
        Column("upper_plan", TEXT, _("Upper plan"), attrgetter("record.serves.plan")),
        Column("kind", TEXT, _("Kind: mission, goal, target"), attrgetter("record.kind")),
        Column("key", TEXT, _("Key of the aim"), attrgetter("record.key")),
        Column("name", TEXT, _("The aim in words"), attrgetter("record.name")),
        Column("mission", TEXT, _("The mission that it is, or leads to"), attrgetter("record.mission")),
        Column("priority", TEXT, _("Priority of the region"), attrgetter("record.serves.priority")),
    ), aims),
    Table("reports", _("a quarterly report of a program"), (*PART, *of_fields(report.FIELDS, Report)),
          lambda of: parts(of, "reports")),
    Table("proposals", _("a proposal, and the program that it became"), (
        REGION,
        Column("program", TEXT, PROGRAM.label, attrgetter("record.program")),
        Column("dimension", TEXT, program.FIELD["dimension"], attrgetter("record.dimension")),
        *of_fields(proposal.FIELDS, Proposal),
    ), lambda of: of.belonging(of.plan.proposals.proposals)),
    Table("findings", _("what validate finds"), (
        Column("region", TEXT, REGION.label, attrgetter("record.plan")),
        Column("program", TEXT, PROGRAM.label, attrgetter("record.program")),
        Column("code", TEXT, _("Rule"), attrgetter("record.code")),
        Column("rule", TEXT, _("Name of the rule"), attrgetter("record.rule")),
        Column("severity", TEXT, _("Severity"), lambda of: of.record.severity.value),
        Column("message", TEXT, _("Finding"), lambda of: of.record.message.render(of.source.language)),
        Column("help", TEXT, _("What to do"), lambda of: of.record.help and of.record.help.render(of.source.language)),
        # A name that is no text in Unicode is shown as in a report.
        Column("file", TEXT, _("File"), lambda of: of.record.file.encode("utf-8", "replace").decode()),
        Column("line", WHOLE, _("Line"), attrgetter("record.span.line")),
    ), lambda of: of.belonging(of.findings)),
)  # fmt: skip
"""In the order in which people look for them."""


def rows_of(names: Collection[str], source: Source) -> list[list[list[Any]]]:
    """The rows of some tables in their order: what can be sent to another process."""
    return [table.rows(source) for table in TABLES if table.name in names]
