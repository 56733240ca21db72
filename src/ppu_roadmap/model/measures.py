"""What a program is measured by: actions, money, indicators, risks, reports."""

from typing import Annotated, ClassVar, Self, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.types import (
    Accumulation,
    ActionId,
    Better,
    Certainty,
    Either,
    IndicatorId,
    IndicatorKind,
    MitigationKind,
    Money,
    Month,
    Name,
    Nomenclature,
    Number,
    Percent,
    PercentKind,
    Quarter,
    Rating,
    RiskId,
    Status,
    Text,
    Year,
    YearKey,
)
from ppu_roadmap.text import Language, number

SCALE_LIMIT = 20
"""Words that a scale of an indicator may have; the least is 2."""


def _long_enough(scale: tuple[str, ...]) -> tuple[str, ...]:
    if not 2 <= len(scale) <= SCALE_LIMIT:  # noqa: PLR2004 -- as the format says
        raise PydanticCustomError("scale_length", "too few words or too many", {"count": len(scale)})
    return scale


class Action(Record):
    """One step of the action plan (rencana aksi)."""

    id: ActionId | None = Field(description="the program's id and A with a number", examples=["GOV-01-A1"])
    name: Name | None = Field(description="what is done", examples=["Membangun aplikasi"])
    start: Month | None = Field(None, description="year-month", examples=["2023-02"])
    finish: Month | None = Field(None, description="year-month, counted in full", examples=["2023-06"])
    owner: Text | None = Field(None, description="the agency that does it", examples=["diskominfo"])
    output: Text | None = Field(None, description="what comes of it (keluaran)", examples=["1 aplikasi"])
    nomenclature: Nomenclature | None = Field(
        None, description="Permendagri 90/2019 code, quoted", examples=["2.16.03.2.02"]
    )
    status: Status | None = Field(None, description="as of a program", examples=["planned"])
    progress: Percent | None = Field(None, description="percent, 0 to 100", examples=[0])
    evidence: tuple[Text, ...] = Field((), description="addresses of evidence (bukti dukung)")


class BudgetLine(Record):
    """Money of one year from one source, in whole rupiah; a line without an amount is not yet costed."""

    naming: ClassVar[tuple[str, ...]] = ("year", "source", "owner", "nomenclature")
    year: Year | None = Field(description="budget year", examples=[2023])
    source: Text | None = Field(None, description="a key of plan.yaml's funding_sources", examples=["apbd"])
    amount: Money | None = Field(None, description="pagu indikatif, whole rupiah, 0 to 10^15", examples=[250000000])
    certainty: Certainty | None = Field(None, description="secured (sudah dianggarkan) or proposed (masih diusulkan)")
    approved: Money | None = Field(None, description="pagu APBD/DPA, whole rupiah", examples=[240000000])
    revised: Money | None = Field(None, description="pagu perubahan, whole rupiah", examples=[245000000])
    realised: Money | None = Field(None, description="realisasi anggaran, whole rupiah", examples=[100000000])
    owner: Text | None = Field(
        None, description="the agency whose budget it is; absent: the program's owner", examples=["dlh"]
    )
    nomenclature: Nomenclature | None = Field(
        None, description="Permendagri 90/2019 code, quoted", examples=["2.16.03.2.02.0023"]
    )
    action: ActionId | None = Field(None, description="the action that it pays", examples=["GOV-01-A1"])


class Range(Record, defer_build=False):  # built once here, for the files of both kinds that hold it
    """A value known by its bounds: both, or one of them."""

    min: Number | None = Field(None, description="the least that it is", examples=[0])
    max: Number | None = Field(None, description="the most that it is", examples=[5])

    @field_validator("max")
    @classmethod
    def _not_below_min(cls, high: float | None, known: ValidationInfo) -> float | None:
        low = known.data.get("min")
        if low is not None and high is not None and high < low:
            raise PydanticCustomError("reversed_range", "max is below min", {"min": low})
        return high

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty_range", "no bound", {})
        return self

    def render(self, language: Language) -> str:
        """``0–5``, ``≥ 100`` or ``≤ 5``, with the language's marks."""
        if self.refused:
            return "–"
        low, high = (None if each is None else number(each, language) for each in (self.min, self.max))
        if low is None or high is None:
            return f"≥ {low}" if low is not None else f"≤ {high}"
        return f"{low}–{high}" if "-" not in low + high else f"{low} – {high}"


Value: TypeAlias = Annotated[Number | Text | Range, Either("float_type")]
"""What is measured: a number, a word of the indicator's scale, or a range."""
ByYear: TypeAlias = dict[YearKey, Value | None]


class Baseline(Record, defer_build=False):
    """The condition that a target is measured from (kondisi awal)."""

    year: Year | None = Field(description="the year it was measured", examples=[2022])
    value: Value | None = Field(
        description="in the indicator's unit, a word of its scale, or a range such as {min: 0, max: 5}", examples=[10]
    )


class Indicator(Record, defer_build=False):
    """What shows whether a program works (indikator kinerja): a number, or a word of a scale."""

    name: Name | None = Field(description="what is counted", examples=["Layanan daring"])
    id: IndicatorId | None = Field(
        None,
        description="the id of the program or objective, or REG for the region, and I with a number",
        examples=["GOV-01-I1"],
    )
    kind: IndicatorKind | None = Field(description="output, outcome or impact", examples=["output"])
    unit: Text | None = Field(None, description="satuan", examples=["%"])
    scale: Annotated[tuple[Text, ...], AfterValidator(_long_enough)] = Field(
        (),
        description="2 to 20 words, worst first, where values are words and no numbers (predikat)",
        examples=[["D", "C", "CC", "B", "BB", "A", "AA"]],
        json_schema_extra={"minItems": 2, "maxItems": SCALE_LIMIT},
    )
    better: Better | None = Field("higher", description="which direction is better; keep: hold what is reached")
    accumulation: Accumulation | None = Field(
        "yearly", description="whether yearly values add up (cumulative) or stand alone"
    )
    kind_of_percent: PercentKind | None = Field(
        "share", description="whether a value in % is a share, at most 100, or a growth, which may be more"
    )
    formula: Text | None = Field(None, description="operational definition (rumus)")
    data_owner: Text | None = Field(None, description="the agency that produces the data", examples=["diskominfo"])
    baseline: Baseline | None = Field(None, description="condition at the start")
    targets: ByYear = Field(default_factory=dict, description="target by year", examples=[{"2023": 50}])
    actuals: ByYear = Field(default_factory=dict, description="realised value by year", examples=[{"2023": 42}])
    evidence: tuple[Text, ...] = Field((), description="addresses of evidence")
    sni: Text | None = Field(None, description="SNI ISO 37122 number, quoted", examples=["10.2"])


class Residual(Record):
    """The risk that stays after mitigation (risiko sisa), on plan.yaml's risk_scale."""

    likelihood: Rating | None = Field(None, description="from 1 to risk_scale", examples=[1])
    impact: Rating | None = Field(None, description="from 1 to risk_scale", examples=[2])


class Risk(Record):
    """A risk of a program, in the form that the ministry asks for."""

    id: RiskId | None = Field(description="the program's id and R with a number", examples=["GOV-01-R1"])
    factor: Text | None = Field(description="risk factor (faktor risiko)", examples=["Data layanan tidak diperbarui"])
    cause: Text | None = Field(None, description="cause (penyebab)")
    likelihood: Rating | None = Field(description="whole, from 1 to risk_scale", examples=[2])
    impact: Rating | None = Field(description="whole, from 1 to risk_scale", examples=[3])
    mitigation: Text | None = Field(None, description="what is done about it")
    mitigation_kind: MitigationKind | None = Field(None, description="structural or non-structural")
    owner: Text | None = Field(None, description="the agency that owns the risk", examples=["diskominfo"])
    residual: Residual | None = Field(None, description="what stays after mitigation")


class Report(Record):
    """What was reported of a quarter."""

    naming: ClassVar[tuple[str, ...]] = ("period",)
    period: Quarter | None = Field(description="year and quarter", examples=["2023-Q2"])
    status: Status | None = Field(None, description="status at the end of the quarter", examples=["ongoing"])
    progress: Percent | None = Field(None, description="percent, 0 to 100", examples=[40])
    realised: Money | None = Field(None, description="whole rupiah spent up to then", examples=[100000000])
    note: Text | None = Field(None, description="what stands in the way")
    evidence: tuple[Text, ...] = Field((), description="addresses of evidence")
