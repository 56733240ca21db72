"""The records that have fields, and by whose labels people know them."""

from typing import Any

from pydantic import BaseModel

from ppu_roadmap.fields import action, budget, indicator, program, proposal, quick_win, report, risk
from ppu_roadmap.fields.field import Fields
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin

COLUMNS: dict[type[BaseModel], Fields[Any]] = {
    Program: program.FIELDS,
    Action: action.FIELDS,
    BudgetLine: budget.FIELDS,
    Indicator: indicator.FIELDS,
    QuickWin: quick_win.FIELDS,
    Decision: quick_win.DECISION,
    Risk: risk.FIELDS,
    Report: report.FIELDS,
    Proposal: proposal.FIELDS,
}
"""Records with the fields by whose labels people know them."""
