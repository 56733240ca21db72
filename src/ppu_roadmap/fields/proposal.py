"""The fields of a proposal."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, agency, field, plain, searched, word
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.paper.table import Kind
from ppu_roadmap.text import _

HIDDEN = {
    "dimension",  # lists stand by it
    "program",  # proposals stand on its sheet, and lists make remarks of it
}
"""What a proposal holds and no field shows."""

FIELDS: tuple[Field[Of[Proposal]], ...] = (
    plain("id", _("Code"), rank=0, weight=0),
    plain("name", _("Proposed activity"), rank=0, weight=4),
    agency("proposer", _("Proposer"), rank=1, weight=2),
    word("forum", _("Forum"), labels.FORUM, rank=4, weight=2),
    plain("date", _("Date"), kind=Kind.DATE, rank=3, weight=0),
    field("location", _("Location"), lambda of: cells.place(of.record.location) if of.record.location else None,
          path=("location",), rank=5, weight=2),
    plain("volume", _("Volume"), rank=6, weight=2),
    word("status", _("Status"), labels.PROPOSAL_STATUS, kind=Kind.WORD, rank=2, weight=0, bare=True),
    plain("note", _("Validation note"), rank=7, weight=2, narrow=_("Validation")),
)  # fmt: skip

SEARCHED = searched(FIELDS)
