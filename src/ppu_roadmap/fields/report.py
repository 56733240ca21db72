"""The fields of a quarterly report."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.field import Field, Of, plain, several, word
from ppu_roadmap.model.measures import Report
from ppu_roadmap.paper.table import Kind
from ppu_roadmap.text import _

FIELDS: tuple[Field[Of[Report]], ...] = (
    plain("period", _("Quarter"), kind=Kind.DATE, rank=0, weight=0),
    word("status", _("Status"), labels.STATUS, kind=Kind.WORD, rank=1, weight=0, bare=True),
    plain("progress", _("Progress (%)"), kind=Kind.PERCENT, rank=1, weight=0, narrow=_("%")),
    plain("realised", _("Spent (Rp)"), kind=Kind.MONEY, rank=2, weight=0),
    plain("note", _("Remark"), rank=3, weight=4),
    several("evidence", _("Evidence"), kind=Kind.ADDRESS, rank=4, weight=2),
)
