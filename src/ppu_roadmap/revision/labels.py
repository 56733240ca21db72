"""What people call the kinds of records and the keys of the format in a sentence about a change."""

from collections.abc import Mapping
from typing import Final

from ppu_roadmap.catalog import labels
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.dimension_file import Objective, Strategy
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Risk
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.text import Message, _

KIND: Final[Mapping[type[Record], Message]] = {
    Program: _("program"),
    Action: _("action"),
    BudgetLine: _("budget"),
    Indicator: _("indicator"),
    Risk: _("risk"),
    Strategy: _("strategy"),
    Objective: _("objective"),
    PlanFile: _("plan.yaml"),
    Agency: _("agency"),
    Proposal: _("proposal"),
    QuickWin: _("quick win"),
    Decision: _("decision"),
}
"""What a record is called before its id."""
FIRST: Final[Mapping[str, Message]] = {
    **labels.GROUP_LABELS,
    "start": _("Starts"), "finish": _("Ends"), "owner": _("in charge"), "partners": _("partner"),
    "locations": _("location"), "quick_win": KIND[QuickWin],
    "horizons": _("horizons"), "1-year": labels.HORIZON["1-year"], "5-year": labels.HORIZON["5-year"],
    "long-term": labels.HORIZON["long-term"], "title": _("title"), "region": _("region"), "code": _("code"),
    "province": _("province"), "vision": _("vision"), "approver": _("who decides"), "areas": _("areas"),
    "agencies": _("agency"), "agreement": _("agreement"), "short": _("short name"), "until": _("until"),
    "upper_plans": _("upper plan"), "missions": _("mission"), "goals": _("goal of the RPJMD"),
    "funding_sources": _("Funding source"), "quick_win_criteria": _("criterion"), "weight": _("weight (%)"),
    "risk_scale": _("risk scale"), "evaluation_weights": _("weight in the evaluation"), "sni": _("SNI"),
    "reason": _("reason"), "readiness": _("readiness"), "documents": _("document"),
    "number": _("its number"),
    "bodies": _("body"), "council": _("council"), "team": _("team"), "evaluations": _("evaluation"),
    "recommendations": _("recommendation"), "index": _("index"), "letterhead": _("letterhead"), "logo": _("logo"),
    "signatories": _("signatory"), "role": _("role"), "rules": _("severity of rule"), "apbd": _("whole APBD"),
    "language": _("language"), "subdimension": _("Sub-dimension"), "objective": KIND[Objective],
    "decisions": KIND[Decision], "reports": _("report"), "budget": KIND[BudgetLine], "actions": KIND[Action],
    "indicators": KIND[Indicator], "risks": KIND[Risk], "residual": _("Residual risk"), "baseline": _("Baseline value"),
    "targets": _("target"), "actuals": _("achieved"), "scores": _("score"), "fingerprint": _("fingerprint"),
    "replaced_by": _("Replaced by"), "text": _("text"), "stage": _("stage"), "file": _("file"),
}  # fmt: skip
"""What people call keys of which no table has a column, or has one that says too much in a sentence."""
ELSE: Final[Mapping[str, Message]] = {
    **labels.DIMENSION,
    **labels.INDICATOR_KIND,
    **{key: labels.SUBDIMENSION[key] for key in ("structure", "infrastructure", "superstructure")},
    "id": _("Code"), "kind": _("Kind"), "dimension": _("Dimension"), "program": KIND[Program], "status": _("Status"),
    "unit": _("Unit"), "year": _("Year"), "date": _("Date"), "value": _("value"), "data_owner": _("Data producer"),
    "mission": _("mission"), "goal": _("goal of the RPJMD"), "plan": _("upper plan"), "priority": _("priority"),
    "gaps": _("gap"), "current": _("condition today"), "target": _("condition aimed at"), "due": _("due"),
    "weights": _("weight in the evaluation"), "dimensions": _("score by dimension"),
    "sources": _("Source of the facts"), "spbe": _("SPBE"), "application": _("application"),
    "national_app": _("national application"), "format": _("version of the format"),
}  # fmt: skip
"""What they call those of which neither the first table nor a column knows a name."""
