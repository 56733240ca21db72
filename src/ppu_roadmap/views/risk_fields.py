"""The columns that the risk register can have: label, and how a risk fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ppu_roadmap.analysis.risk_register import Entry
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, RISK
from ppu_roadmap.facts.risk import Rating
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import ItemField

Value = Callable[[Entry], Cell]


def _field(key: str, label: Message, cell: Value, /, **options: Any) -> ItemField[Entry]:
    return ItemField(Column(key, label, **options), cell)


def rated(rating: Rating | None) -> Cell:
    """A level with what it is made of, as in ``High (2×3)``."""
    if rating is None:
        return None
    called = _(
        "{level} ({likelihood}×{impact})",
        level=labels.RISK_LEVEL[rating.level],
        likelihood=rating.likelihood,
        impact=rating.impact,
    )
    return Keyed(rating.level.value, called)


def _mitigation(entry: Entry) -> Cell:
    """What people take for none, such as a dash, machines read as it is written."""
    written = entry.risk.mitigation
    return Keyed(written, None) if "mitigation" in entry.lacks else written


def _residual(part: str) -> Value:
    def value(entry: Entry) -> Cell:
        found: int | None = getattr(entry.risk.residual, part) if entry.risk.residual else None
        return found

    return value


RISK_FIELDS = (
    _field("region", FIELD["region"], lambda entry: Keyed(entry.plan.code, values.region(entry.plan)), rank=12),
    _field("program", _("Program"), lambda entry: entry.program.id, rank=11, weight=0),
    _field("name", FIELD["name"], lambda entry: entry.program.name, rank=10, weight=3),
    _field(
        "dimension",
        FIELD["dimension"],
        lambda entry: values.dimension(entry.program.dimension),
        rank=11,
    ),
    _field(
        "quick_win",
        FIELD["quick_win"],
        lambda entry: entry.program.quick_win is not None,
        kind=Kind.MARK,
        narrow=_("QW"),
        rank=8,
        weight=0,
        bare=True,
    ),
    _field("id", RISK["id"], lambda entry: entry.risk.id, rank=0, weight=0),
    _field("factor", RISK["factor"], lambda entry: entry.risk.factor, rank=0, weight=4),
    _field("cause", RISK["cause"], lambda entry: entry.risk.cause, rank=5, weight=3),
    _field(
        "likelihood", RISK["likelihood"], lambda entry: entry.risk.likelihood, kind=Kind.NUMBER, rank=7, weight=0
    ),
    _field("impact", RISK["impact"], lambda entry: entry.risk.impact, kind=Kind.NUMBER, rank=7, weight=0),
    _field(
        "level",
        RISK["level"],
        lambda entry: rated(entry.inherent),
        kind=Kind.WORD,
        rank=1,
    ),
    _field(
        "mitigation",
        RISK["mitigation"],
        _mitigation,
        rank=4,
        weight=4,
    ),
    _field(
        "mitigation_kind",
        RISK["mitigation_kind"],
        lambda entry: values.label(labels.MITIGATION, entry.risk.mitigation_kind),
        narrow=_("Kind"),
        rank=6,
    ),
    _field(
        "owner",
        RISK["owner"],
        lambda entry: values.agency(entry.plan, entry.risk.owner),
        rank=3,
        weight=2,
    ),
    _field("residual_likelihood", _("Residual likelihood"), _residual("likelihood"), kind=Kind.NUMBER, rank=7),
    _field("residual_impact", _("Residual impact"), _residual("impact"), kind=Kind.NUMBER, rank=7),
    _field(
        "residual",
        RISK["residual"],
        lambda entry: rated(entry.residual),
        kind=Kind.WORD,
        rank=2,
    ),
)  # fmt: skip

RISK_COLUMNS = (
    "id", "factor", "cause", "level", "mitigation", "mitigation_kind", "owner", "residual",
)  # fmt: skip
"""What a person sees: the numbers stand in brackets behind the levels."""
