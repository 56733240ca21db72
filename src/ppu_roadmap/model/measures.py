"""What a program is measured by: actions, money, indicators, risks, reports."""

from pydantic import Field

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.types import (
    Accumulation,
    ActionId,
    Better,
    Certainty,
    IndicatorId,
    IndicatorKind,
    MitigationKind,
    Money,
    Month,
    Name,
    Nomenclature,
    Number,
    Percent,
    Quarter,
    Rating,
    RiskId,
    Status,
    Text,
    Year,
    YearKey,
)


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


class Baseline(Record):
    """The condition that a target is measured from (kondisi awal)."""

    year: Year | None = Field(description="the year it was measured", examples=[2022])
    value: Number | None = Field(description="in the indicator's unit", examples=[10])


class Indicator(Record):
    """A number that shows whether a program works (indikator kinerja)."""

    name: Name | None = Field(description="what is counted", examples=["Layanan daring"])
    id: IndicatorId | None = Field(None, description="the program's id and I with a number", examples=["GOV-01-I1"])
    kind: IndicatorKind | None = Field(description="output, outcome or impact", examples=["output"])
    unit: Text | None = Field(None, description="satuan", examples=["%"])
    better: Better | None = Field("higher", description="which direction is better")
    accumulation: Accumulation | None = Field(
        "yearly", description="whether yearly values add up (cumulative) or stand alone"
    )
    formula: Text | None = Field(None, description="operational definition (rumus)")
    data_owner: Text | None = Field(None, description="the agency that produces the data", examples=["diskominfo"])
    baseline: Baseline | None = Field(None, description="condition at the start")
    targets: dict[YearKey, Number | None] = Field(
        default_factory=dict, description="target by year", examples=[{"2023": 50}]
    )
    actuals: dict[YearKey, Number | None] = Field(
        default_factory=dict, description="realised value by year", examples=[{"2023": 42}]
    )
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

    period: Quarter | None = Field(description="year and quarter", examples=["2023-Q2"])
    status: Status | None = Field(None, description="status at the end of the quarter", examples=["ongoing"])
    progress: Percent | None = Field(None, description="percent, 0 to 100", examples=[40])
    realised: Money | None = Field(None, description="whole rupiah spent up to then", examples=[100000000])
    note: Text | None = Field(None, description="what stands in the way")
    evidence: tuple[Text, ...] = Field((), description="addresses of evidence")
