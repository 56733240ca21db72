"""plan.yaml: the region, its horizons, agencies, upper plans, money, criteria and scales."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.measures import Baseline, ByYear, Indicator, Value
from ppu_roadmap.model.types import (
    AgencyKind,
    Date,
    DimensionWord,
    DocumentKind,
    Either,
    FormatVersion,
    Money,
    MonthOrDate,
    Name,
    PercentKind,
    Positive,
    Rating,
    RegionCode,
    RiskSteps,
    RuleSeverity,
    Status,
    Step,
    Text,
    Whole,
    Year,
    YearKey,
    YearOrMonth,
    Years,
)


class Region(Record):
    """The regency or city whose plan it is."""

    name: Name | None = Field(description="its full name", examples=["Kabupaten Penajam Paser Utara"])
    code: RegionCode | None = Field(description="code of the region, quoted", examples=["64.09"])
    province: Name | None = Field(description="its province", examples=["Kalimantan Timur"])


class Horizons(Record):
    """The last year of each horizon, strictly increasing."""

    one_year: Year | None = Field(alias="1-year", description="last year of the short term", examples=[2023])
    five_year: Year | None = Field(alias="5-year", description="last year of the middle term", examples=[2027])
    long_term: Year | None = Field(alias="long-term", description="last year of the long term", examples=[2037])


class Agreement(Record):
    """An agreement with a partner."""

    kind: Text | None = Field(None, description="what kind of agreement", examples=["mou"])
    number: Text | None = Field(None, description="its number")
    until: MonthOrDate | None = Field(None, description="when it ends", examples=["2024-12"])


class Agency(Record):
    """Whoever a program names as owner, partner or proposer."""

    name: Text | None = Field(None, description="full name", examples=["Dinas Komunikasi dan Informatika"])
    short: Text | None = Field(None, description="short name for tables", examples=["Diskominfo"])
    kind: AgencyKind | None = Field(None, description="what kind of body it is", examples=["agency"])
    agreement: Agreement | None = Field(None, description="agreement with a partner")
    code: Text | None = Field(None, description="its code (kode perangkat daerah)", examples=["2.16.2.20.2.21.04"])
    replaced_by: Text | None = Field(None, description="the agency that took over its work", examples=["bapperida"])
    until: YearOrMonth | None = Field(None, description="its last year or month", examples=["2024-12"])


class UpperGoal(Record):
    """A goal (tujuan) of an upper plan."""

    name: Text | None = Field(None, description="the goal in words")
    mission: Text | None = Field(None, description="the mission it serves", examples=["M1"])


class UpperTarget(Record):
    """A target (sasaran) of an upper plan."""

    name: Text | None = Field(None, description="the target in words")
    goal: Text | None = Field(None, description="the goal it serves", examples=["T1"])


class UpperPlan(Record):
    """A plan that this one refers to: RPJPD, RPJMD, RPD, RKPD."""

    id: Text | None = Field(None, description="what programs name it by", examples=["rpjmd-2025"])
    name: Text | None = Field(None, description="its title", examples=["RPJMD Kabupaten Penajam Paser Utara 2025-2029"])
    years: Years | None = Field(None, description="first and last year", examples=[[2025, 2029]])
    vision: Text | None = Field(None, description="its vision")
    missions: dict[Text, Text | None] = Field(
        default_factory=dict, description="missions by key", examples=[{"M1": "SDM unggul"}]
    )
    goals: dict[Text, UpperGoal | None] = Field(default_factory=dict, description="goals (tujuan) by key")
    targets: dict[Text, UpperTarget | None] = Field(default_factory=dict, description="targets (sasaran) by key")


class Criterion(Record):
    """A criterion by which quick wins are chosen."""

    name: Text | None = Field(None, description="the criterion in words", examples=["Cepat terwujud"])
    weight: Whole | None = Field(None, description="percent; all weights add up to 100", examples=[30])


class RiskMatrix(Record):
    """A risk scale with steps of its own on each axis."""

    likelihood: Step | None = Field(description="steps of likelihood, 2 to 10", examples=[4])
    impact: Step | None = Field(description="steps of impact, 2 to 10", examples=[5])
    medium: Rating | None = Field(description="product of the two at which medium begins", examples=[5])
    high: Rating | None = Field(description="product of the two at which high begins", examples=[12])

    @field_validator("medium", "high")
    @classmethod
    def _can_be_reached(cls, begins: int | None, known: ValidationInfo) -> int | None:
        likelihood, impact, medium = (known.data.get(key) for key in ("likelihood", "impact", "medium"))
        if begins is not None and likelihood and impact and begins > likelihood * impact:
            raise PydanticCustomError("over_product", "never reached", {"product": likelihood * impact})
        if begins is not None and medium is not None and begins <= medium:
            raise PydanticCustomError("level_order", "not above medium", {"medium": medium})
        return begins


RiskScale: TypeAlias = Annotated[RiskSteps | RiskMatrix, Either("literal_error")]


class EvaluationWeights(Record):
    """Weights of the five parts of the ministry's yearly evaluation, in percent; they differ by edition."""

    baseline: Whole | None = Field(10, description="percent", examples=[10])
    output: Whole | None = Field(20, description="percent", examples=[20])
    outcome: Whole | None = Field(30, description="percent", examples=[30])
    impact: Whole | None = Field(30, description="percent", examples=[30])
    quick_win: Whole | None = Field(10, description="percent", examples=[10])


class ChosenIndicator(Record):
    """An indicator of SNI ISO 37122 that the region chose."""

    reason: Text | None = Field(None, description="why it was chosen")
    dimension: DimensionWord | None = Field(
        None, description="the dimension that answers for it", examples=["governance"]
    )
    data_owner: Text | None = Field(None, description="the agency that produces the data", examples=["diskominfo"])
    unit: Text | None = Field(None, description="unit of the values", examples=["%"])
    baseline: Baseline | None = Field(None, description="condition at the start")
    targets: ByYear = Field(default_factory=dict, description="target by year", examples=[{"2037": 90}])
    scale: ClassVar[tuple[str, ...]] = ()
    """Of what any indicator has these have none, so that the two are asked in one way."""
    actuals: ClassVar[Mapping[int, Value | None]] = {}
    kind_of_percent: ClassVar[PercentKind] = "share"


class Gap(Record):
    """A gap between today and the aim, from Buku 1."""

    id: Text | None = Field(None, description="what programs name it by", examples=["K1"])
    dimension: DimensionWord | None = Field(None, description="the dimension it was found in", examples=["governance"])
    current: Text | None = Field(None, description="the condition today")
    target: Text | None = Field(None, description="the condition aimed at")


class Readiness(Record):
    """Readiness of the region, from Buku 1."""

    structure: Text | None = Field(None, description="people, money, organisation (struktur)")
    infrastructure: Text | None = Field(None, description="physical, digital, social (infrastruktur)")
    superstructure: Text | None = Field(None, description="rules, bodies, procedures (suprastruktur)")


class Document(Record):
    """A document that the plan rests on."""

    kind: DocumentKind | None = Field(None, description="what it is", examples=["perbup"])
    number: Text | None = Field(None, description="its number")
    date: Date | None = Field(None, description="year-month-day", examples=["2022-12-01"])
    title: Text | None = Field(None, description="its title")
    file: Text | None = Field(None, description="path or address of the file")


class Bodies(Record):
    """The bodies that steer the plan and carry it out."""

    council: Text | None = Field(None, description="the council", examples=["Dewan Smart City"])
    team: Text | None = Field(None, description="the working team", examples=["Tim Pelaksana Smart City"])


class Recommendation(Record):
    """What the assessors recommended."""

    text: Text | None = Field(None, description="the recommendation")
    owner: Text | None = Field(None, description="the agency that follows it up", examples=["diskominfo"])
    due: MonthOrDate | None = Field(None, description="when it is due", examples=["2024-06"])
    status: Status | None = Field(None, description="what became of it", examples=["planned"])


class EvaluationScores(Record):
    """The assessors' scores of the five parts."""

    baseline: Positive | None = Field(None, description="score", examples=[3.0])
    output: Positive | None = Field(None, description="score", examples=[3.0])
    outcome: Positive | None = Field(None, description="score", examples=[3.0])
    impact: Positive | None = Field(None, description="score", examples=[3.0])
    quick_win: Positive | None = Field(None, description="score", examples=[3.0])


class DimensionScores(Record):
    """The assessors' scores of the six dimensions."""

    governance: Positive | None = Field(None, description="score", examples=[3.1])
    branding: Positive | None = Field(None, description="score", examples=[3.1])
    economy: Positive | None = Field(None, description="score", examples=[3.1])
    living: Positive | None = Field(None, description="score", examples=[3.1])
    society: Positive | None = Field(None, description="score", examples=[3.1])
    environment: Positive | None = Field(None, description="score", examples=[3.1])


class Evaluation(Record):
    """The ministry's evaluation of one year."""

    year: Year | None = Field(None, description="the year evaluated", examples=[2023])
    stage: Whole | None = Field(None, description="stage of the evaluation", examples=[2])
    scores: EvaluationScores | None = Field(None, description="scores by part")
    index: Positive | None = Field(None, description="index of achievement (indeks pencapaian)", examples=[2.9])
    recommendations: tuple[Recommendation, ...] = Field((), description="what the assessors recommended")
    weights: EvaluationWeights | None = Field(None, description="weights of that year's edition")
    dimensions: DimensionScores | None = Field(None, description="scores by dimension")


class Signatory(Record):
    """Who signs what is put to the head of the region."""

    role: Text | None = Field(None, description="the position", examples=["Sekretaris Daerah"])
    name: Text | None = Field(None, description="the person")


class PlanFile(Located):
    """plan.yaml."""

    format: FormatVersion | None = Field(description="version of the format", examples=[1])
    title: Name | None = Field(
        description="title of the plan", examples=["Masterplan Smart City Kabupaten Penajam Paser Utara"]
    )
    region: Region | None = Field(description="the region whose plan it is")
    language: Literal["id", "en"] | None = Field("id", description="default language of output")
    vision: Text | None = Field(None, description="direction of development (arah pembangunan smart city)")
    approver: Text | None = Field(None, description="who decides on quick wins", examples=["Bupati"])
    start: Year | None = Field(description="first year of the plan, 1945 to 2200", examples=[2022])
    horizons: Horizons | None = Field(description="last year of each horizon")
    agencies: dict[Text, Agency | None] = Field(description="whoever a program names, by key")
    areas: dict[Text, tuple[Text, ...]] = Field(
        default_factory=dict, description="kecamatan with their desa and kelurahan", examples=[{"penajam": ["Nenang"]}]
    )
    upper_plans: tuple[UpperPlan, ...] = Field((), description="RPJPD, RPJMD, RPD, RKPD and others")
    funding_sources: dict[Text, Text | None] = Field(
        default_factory=dict, description="sources of money by key", examples=[{"apbd": "APBD Kabupaten"}]
    )
    quick_win_criteria: dict[Text, Criterion | None] = Field(default_factory=dict, description="weights add up to 100")
    risk_scale: RiskScale | None = Field(
        3,
        description="3 (the ministry's form), 4 or 5 steps, or a mapping with the steps of each axis and the products "
        "at which the levels begin",
        examples=[3],
    )
    evaluation_weights: EvaluationWeights | None = Field(
        EvaluationWeights.model_construct(baseline=10, output=20, outcome=30, impact=30, quick_win=10),
        description="weights of the five parts of the yearly evaluation",
    )
    sni: dict[Text, ChosenIndicator | None] = Field(
        default_factory=dict, description="chosen indicators of SNI ISO 37122, by number"
    )
    indicators: tuple[Indicator, ...] = Field((), description="indicators of the whole region, with ids REG-I1")
    gaps: tuple[Gap, ...] = Field((), description="gaps from Buku 1")
    readiness: Readiness | None = Field(None, description="readiness from Buku 1")
    documents: tuple[Document, ...] = Field((), description="what the plan rests on")
    bodies: Bodies | None = Field(None, description="council and team")
    evaluations: tuple[Evaluation, ...] = Field((), description="the ministry's yearly evaluations")
    letterhead: tuple[Text, ...] = Field((), description="lines of the letterhead")
    signatories: tuple[Signatory, ...] = Field((), description="who signs")
    rules: dict[Text, RuleSeverity | None] = Field(
        default_factory=dict, description="severity by rule, RM2xx and up", examples=[{"RM610": "ignore"}]
    )
    sources: tuple[Text, ...] = Field((), description="where the facts of this file come from")
    apbd: dict[YearKey, Money | None] = Field(
        default_factory=dict,
        description="the region's whole budget by year, in rupiah",
        examples=[{"2026": 1500000000000}],
    )
    logo: Text | None = Field(
        None, description="image of the region's emblem, in the plan's folder", examples=["book/logo.png"]
    )
