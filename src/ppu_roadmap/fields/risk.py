"""The fields of a risk: in the register, and on the sheet of its program."""

from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.known import silent
from ppu_roadmap.facts.risk import level_of, rating
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Within, agency, field, laid_out, plain, without, word
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.paper.table import Keyed, Kind
from ppu_roadmap.text import _

Asked = Within[Risk]


OF_RISK: tuple[Field[Asked], ...] = (
    plain("id", _("Code"), rank=0, weight=0),
    plain("factor", _("Risk factor"), rank=0, weight=4),
    plain("cause", _("Cause"), rank=5, weight=3),
    plain("likelihood", _("Likelihood"), kind=Kind.NUMBER, rank=7, weight=0),
    plain("impact", _("Risk impact"), kind=Kind.NUMBER, rank=7, weight=0),
    field("level", _("Inherent risk"), lambda of: cells.rated(rating(of.plan, of.record)), kind=Kind.WORD, rank=1,
          sheet=lambda of: cells.label(labels.RISK_LEVEL, level_of(of.plan, of.record))),
    field("mitigation", _("Mitigation"),  # what people take for none, such as a blank, machines read as it is written
          lambda of: Keyed(of.record.mitigation, None) if silent(of.record, "mitigation") else of.record.mitigation,
          path=("mitigation",), rank=4, weight=4),
    word("mitigation_kind", _("Kind of mitigation"), labels.MITIGATION, narrow=_("Kind"), rank=6),
    agency("owner", _("Risk owner"), rank=3, weight=2),
    field("residual_likelihood", _("Residual likelihood"),
          lambda of: of.record.residual.likelihood if of.record.residual else None,
          path=("residual", "likelihood"), kind=Kind.NUMBER, rank=7),
    field("residual_impact", _("Residual impact"), lambda of: of.record.residual.impact if of.record.residual else None,
          path=("residual", "impact"), kind=Kind.NUMBER, rank=7),
    field("residual", _("Residual risk"), lambda of: cells.rated(rating(of.plan, of.record.residual)),
          kind=Kind.WORD, rank=2,
          sheet=lambda of: cells.label(labels.RISK_LEVEL, level_of(of.plan, of.record.residual))),
)  # fmt: skip

FIELDS: tuple[Field[Asked], ...] = (
    field("region", _("Region"), lambda of: Keyed(of.plan.code, cells.region(of.plan)), rank=12),
    field("program", _("Program"), lambda of: of.program.id, rank=11, weight=0),
    field("name", _("Smart City program"), lambda of: of.program.name, rank=10, weight=3),
    field("dimension", _("Dimension"), lambda of: cells.dimension(of.program.dimension), rank=11),
    field("quick_win", _("Quick win"), lambda of: of.program.quick_win is not None,
          kind=Kind.MARK, narrow=_("QW"), rank=8, weight=0, bare=True),
    *OF_RISK,
)  # fmt: skip
"""What the register shows, first of the program."""

SHEET = laid_out(
    without(OF_RISK, "residual_likelihood", "residual_impact"),
    likelihood=(3, 0), impact=(3, 0), level=(1, 0), mitigation_kind=(7, 2), owner=(6, 2), residual=(2, 0),
)  # fmt: skip
"""What the sheet of its program shows."""

DEFAULT = ("id", "factor", "cause", "level", "mitigation", "mitigation_kind", "owner", "residual")
"""What a person sees in the register: the numbers stand in brackets behind the levels."""
