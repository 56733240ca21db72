"""Headings of columns, by the key of the format."""

from __future__ import annotations

from types import MappingProxyType

from ppu_roadmap.catalog.labels import Labels
from ppu_roadmap.text import _

FIELD: Labels = MappingProxyType(
    {
        "region": _("Region"),
        "id": _("Code"),
        "name": _("Smart City program"),
        "dimension": _("Dimension"),
        "subdimension": _("Sub-dimension"),
        "strategy": _("Strategy"),
        "description": _("Description"),
        "horizon": _("Horizon"),
        "years": _("Years"),
        "owner": _("Agency in charge"),
        "owner_status": _("Status of the agency in charge"),
        "partners": _("Supporting agencies and partners"),
        "locations": _("Location"),
        "target_group": _("Target group"),
        "beneficiaries": _("Number of beneficiaries"),
        "status": _("Status"),
        "status_note": _("Note on the status"),
        "progress": _("Progress (%)"),
        "budget": _("Budget"),
        "funding": _("Funding source"),
        "quick_win": _("Quick win"),
        "risks": _("Risk level"),
        "nomenclature": _("Nomenclature code (Permendagri 90/2019)"),
        "serves": _("Link to the RPJMD"),
        "gaps": _("Gaps it closes"),
        "sdgs": _("SDGs"),
        "spbe": _("SPBE domains"),
        "depends_on": _("Depends on"),
        "replaced_by": _("Replaced by"),
        "internal": _("Internal (not published)"),
        "note": _("Remark"),
        "sources": _("Source of the facts"),
        "actions": _("Action plan"),
        "costed": _("Fully costed"),
        "indicators": _("Performance indicators"),
        "sni": _("SNI ISO 37122 indicator"),
        "decision": _("Decision on the quick win"),
    }
)
"""Columns and fields of a program."""

NARROW: Labels = MappingProxyType(
    {
        "name": _("Program"),
        "owner": _("In charge"),
        "partners": _("Partners"),
        "beneficiaries": _("Reach"),
        "progress": _("%"),
        "nomenclature": _("Nomenclature"),
        "quick_win": _("QW"),
        "risks": _("Risk"),
        "sources": _("Source"),
        "sni": _("SNI"),
        "decision": _("Decision"),
        "indicators": _("Indicators"),
    }
)
"""The same where there is little room."""

BUDGET: Labels = MappingProxyType(
    {
        "year": _("Year"),
        "source": _("Funding source"),
        "amount": _("Indicative ceiling (Rp)"),
        "certainty": _("Certainty"),
        "approved": _("Approved budget (Rp)"),
        "revised": _("Revised budget (Rp)"),
        "realised": _("Spent (Rp)"),
        "owner": _("Budget holder"),
        "nomenclature": _("Nomenclature code (Permendagri 90/2019)"),
    }
)

INDICATOR: Labels = MappingProxyType(
    {
        "name": _("Performance indicator"),
        "kind": _("Kind"),
        "unit": _("Unit"),
        "baseline": _("Baseline value"),
        "targets": _("Targets"),
        "actuals": _("Achieved"),
        "better": _("Direction"),
        "accumulation": _("Counting"),
        "formula": _("Definition"),
        "data_owner": _("Data producer"),
        "evidence": _("Evidence"),
        "sni": _("SNI ISO 37122 indicator"),
    }
)

MATRIX: Labels = MappingProxyType(
    {
        "programs": _("Programs"),
        "quick_wins": _("Quick wins"),
        "total": _("Total"),
        "uncosted": _("Not fully costed"),
        "gap": _("Gap"),
    }
)
