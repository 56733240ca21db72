"""The fields of a budget line."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Within, field, labels_of, plain, word
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.paper.table import Cell, Keyed, Kind
from ppu_roadmap.text import _


def _owner(of: Within[BudgetLine]) -> Cell:
    """People see the budget holder only where it is not the agency in charge."""
    owner = of.record.owner
    return Keyed(owner, cells.agency(of.plan, owner if owner != of.program.owner else None))


FIELDS: tuple[Field[Within[BudgetLine]], ...] = (
    plain("year", _("Year"), kind=Kind.YEARS, rank=0, weight=0),
    field("source", _("Funding source"), lambda of: cells.label(of.plan.file.funding_sources, of.record.source),
          path=("source",), rank=0, weight=2, unknown=labels.NO_SOURCE),
    plain("amount", _("Indicative ceiling (Rp)"), kind=Kind.MONEY, rank=0, unknown=labels.NOT_COSTED),
    word("certainty", _("Certainty"), labels.CERTAINTY, rank=3),
    plain("approved", _("Approved budget (Rp)"), kind=Kind.MONEY, rank=5),
    plain("revised", _("Revised budget (Rp)"), kind=Kind.MONEY, rank=6),
    plain("realised", _("Spent (Rp)"), kind=Kind.MONEY, rank=4),
    field("owner", _("Budget holder"), _owner, path=("owner",), rank=7, weight=2),
    plain("nomenclature", _("Nomenclature code (Permendagri 90/2019)"), rank=8, weight=0),
    plain("action", _("Pays for"), rank=7, weight=0),
)  # fmt: skip

BUDGET = labels_of(FIELDS)
"""What people call them, by their keys."""
