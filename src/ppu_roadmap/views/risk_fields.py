"""The columns that the risk register can have: label, and the values for people and for machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ppu_roadmap.analysis.risk_register import Entry
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, RISK
from ppu_roadmap.facts.risk import Rating
from ppu_roadmap.tables import Cell, Column, Kind
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import ItemField

Value = Callable[[Entry], Cell]


def _field(key: str, label: Message, shown: Value, data: Value | None = None, /, **options: Any) -> ItemField[Entry]:
    return ItemField(Column(key, label, **options), shown, data or shown)


def rated(rating: Rating | None) -> Message | None:
    """A level with what it is made of, as in ``High (2×3)``."""
    if rating is None:
        return None
    return _(
        "{level} ({likelihood}×{impact})",
        level=labels.RISK_LEVEL[rating.level],
        likelihood=rating.likelihood,
        impact=rating.impact,
    )


def _level(rating: Rating | None) -> str | None:
    return rating.level.value if rating else None


def _residual(part: str) -> Value:
    def value(entry: Entry) -> Cell:
        found: int | None = getattr(entry.risk.residual, part) if entry.risk.residual else None
        return found

    return value


RISK_FIELDS = (
    _field("region", FIELD["region"], lambda entry: values.region(entry.plan), lambda entry: entry.plan.code, rank=12),
    _field("program", _("Program"), lambda entry: entry.program.id, rank=11, weight=0),
    _field("name", FIELD["name"], lambda entry: entry.program.name, rank=10, weight=3),
    _field(
        "dimension",
        FIELD["dimension"],
        lambda entry: values.label(labels.DIMENSION, entry.program.dimension or None),
        lambda entry: entry.program.dimension or None,
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
        lambda entry: _level(entry.inherent),
        kind=Kind.WORD,
        rank=1,
    ),
    _field(
        "mitigation",
        RISK["mitigation"],
        lambda entry: None if "mitigation" in entry.lacks else entry.risk.mitigation,
        lambda entry: entry.risk.mitigation,
        rank=4,
        weight=4,
    ),
    _field(
        "mitigation_kind",
        RISK["mitigation_kind"],
        lambda entry: values.label(labels.MITIGATION, entry.risk.mitigation_kind),
        lambda entry: entry.risk.mitigation_kind,
        narrow=_("Kind"),
        rank=6,
    ),
    _field(
        "owner",
        RISK["owner"],
        lambda entry: values.agency(entry.plan, entry.risk.owner),
        lambda entry: entry.risk.owner,
        rank=3,
        weight=2,
    ),
    _field("residual_likelihood", _("Residual likelihood"), _residual("likelihood"), kind=Kind.NUMBER, rank=7),
    _field("residual_impact", _("Residual impact"), _residual("impact"), kind=Kind.NUMBER, rank=7),
    _field(
        "residual",
        RISK["residual"],
        lambda entry: rated(entry.residual),
        lambda entry: _level(entry.residual),
        kind=Kind.WORD,
        rank=2,
    ),
)  # fmt: skip

RISK_COLUMNS = (
    "id", "factor", "cause", "level", "mitigation", "mitigation_kind", "owner", "residual",
)  # fmt: skip
"""What a person sees: the numbers stand in brackets behind the levels."""
