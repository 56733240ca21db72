"""What people read of the choice of quick wins: words for what became of a candidate, headings of its columns."""

from __future__ import annotations

from types import MappingProxyType

from ppu_roadmap.catalog.labels import Labels
from ppu_roadmap.text import _

NOT_SCORED = _("not yet scored")

CHOICE: Labels = MappingProxyType(
    {"chosen": _("Chosen"), "candidate": _("Candidate"), "rejected": _("Not chosen")},
)
COVERS: Labels = MappingProxyType(
    {
        "yes": _("Still in force"),
        "changed": _("Changed since the approval"),
        "unknown": _("Not known whether it changed"),
    }
)
"""Whether an approval still covers its program."""

COLUMN: Labels = MappingProxyType(
    {
        "rank": _("Rank"),
        "before": _("Rank before"),
        "start": _("Starts"),
        "finish": _("Ends"),
        "time": _("Starts–ends"),
        "score": _("Weighted score"),
        "score_before": _("Score before"),
        "parts": _("Parts of the score"),
        "risk": _("Highest risk"),
        "decision": _("Decision"),
        "decided": _("Date of the decision"),
        "choice": _("State of the choice"),
        "covers": _("Decision in force"),
        "changed": _("What changed"),
    }
)
NARROW: Labels = MappingProxyType({"rank": _("#"), "score": _("Score"), "risk": _("Risk")})
