"""What people call the keys of the format, and kinds of records, in a sentence about a change."""

from collections.abc import Mapping
from typing import Final

from ppu_roadmap.catalog import labels
from ppu_roadmap.text import Message, _

LABELS: Final[Mapping[str, Message]] = {
    **labels.GROUP_LABELS, **labels.DIMENSION, **labels.HORIZON,
    **{key: labels.SUBDIMENSION[key] for key in ("structure", "infrastructure", "superstructure")},
    "start": _("Starts"), "finish": _("Ends"), "owner": _("in charge"), "partners": _("partner"),
    "locations": _("location"), "quick_win": _("quick win"), "program": _("program"), "plan": _("upper plan"),
    "horizons": _("horizons"), "title": _("title"), "region": _("region"), "code": _("code"),
    "province": _("province"), "vision": _("vision"), "approver": _("who decides"), "areas": _("areas"),
    "agencies": _("agency"), "agency": _("agency"), "agreement": _("agreement"), "short": _("short name"),
    "until": _("until"), "upper_plans": _("upper plan"), "missions": _("mission"), "goals": _("goal of the RPJMD"),
    "funding_sources": _("Funding source"), "quick_win_criteria": _("criterion"), "weight": _("weight (%)"),
    "risk_scale": _("risk scale"), "evaluation_weights": _("weight in the evaluation"), "sni": _("SNI"),
    "reason": _("reason"), "readiness": _("readiness"), "documents": _("document"), "number": _("its number"),
    "bodies": _("body"), "council": _("council"), "team": _("team"), "evaluations": _("evaluation"),
    "recommendations": _("recommendation"), "index": _("index"), "letterhead": _("letterhead"), "logo": _("logo"),
    "signatories": _("signatory"), "role": _("role"), "rules": _("severity of rule"), "apbd": _("whole APBD"),
    "language": _("language"), "subdimension": _("Sub-dimension"), "objective": _("objective"),
    "strategy": _("strategy"), "proposal": _("proposal"), "decisions": _("decision"), "reports": _("report"),
    "budget": _("budget"), "actions": _("action"), "indicators": _("indicator"), "indicator": _("indicator"),
    "risks": _("risk"), "residual": _("Residual risk"), "baseline": _("Baseline value"), "targets": _("target"),
    "actuals": _("achieved"), "scores": _("score"), "fingerprint": _("fingerprint"), "replaced_by": _("Replaced by"),
    "text": _("text"), "stage": _("stage"), "file": _("file"), "id": _("Code"), "kind": _("Kind"),
    "dimension": _("Dimension"), "unit": _("Unit"), "data_owner": _("Data producer"), "year": _("Year"),
    "date": _("Date"), "value": _("value"), "mission": _("mission"), "goal": _("goal of the RPJMD"),
    "priority": _("priority"), "gaps": _("gap"), "current": _("condition today"), "target": _("condition aimed at"),
    "due": _("due"), "weights": _("weight in the evaluation"), "dimensions": _("score by dimension"),
    "spbe": _("SPBE"), "sources": _("Source of the facts"), "application": _("application"),
    "national_app": _("national application"), "format": _("version of the format"), "status": _("Status"),
}  # fmt: skip
"""Where no table has a column for a key, or has one that says too much in a sentence."""
