"""The fields of a step of the action plan."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields.field import Field, Of, agency, plain, several, word
from ppu_roadmap.model.measures import Action
from ppu_roadmap.paper.table import Kind
from ppu_roadmap.text import _

FIELDS: tuple[Field[Of[Action]], ...] = (
    plain("id", _("Code"), rank=0, weight=0),
    plain("name", _("Action"), rank=0, weight=4),
    plain("start", _("Starts"), kind=Kind.DATE, rank=3, weight=0),
    plain("finish", _("Ends"), kind=Kind.DATE, rank=3, weight=0),
    agency("owner", _("Agency in charge"), rank=4, weight=2),
    plain("output", _("Product (output)"), rank=5, weight=2),
    word("status", _("Status"), labels.STATUS, kind=Kind.WORD, rank=2, weight=0),
    plain("progress", _("Progress (%)"), kind=Kind.PERCENT, rank=6, weight=0),
    plain("nomenclature", _("Nomenclature code (Permendagri 90/2019)"), rank=7, weight=0),
    several("evidence", _("Evidence"), kind=Kind.ADDRESS, rank=8, weight=2),
)
