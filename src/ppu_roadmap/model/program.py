"""A program of the plan: who does what, where, when, for which aim of the region."""

from pydantic import Field

from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.model.types import (
    Flag,
    Goal,
    HorizonTag,
    Name,
    Nomenclature,
    OwnerStatus,
    Percent,
    ProgramId,
    SpbeDomain,
    Status,
    SubdimensionWord,
    Text,
    Whole,
    Years,
)


class Serves(Record):
    """The aims of an upper plan that a program serves."""

    plan: Text | None = Field(None, description="id of an upper plan in plan.yaml", examples=["rpjmd-2025"])
    missions: tuple[Text, ...] = Field((), description="its missions (misi)", examples=[["M2"]])
    goals: tuple[Text, ...] = Field((), description="its goals (tujuan)", examples=[["T1"]])
    targets: tuple[Text, ...] = Field((), description="its targets (sasaran)", examples=[["S1"]])
    priority: Text | None = Field(None, description="the region's priority that the program serves")


class Spbe(Record):
    """The place of a program in the architecture of electronic government (SPBE, Perpres 95/2018)."""

    domains: tuple[SpbeDomain, ...] = Field((), description="SPBE domains", examples=[["service", "application"]])
    application: Text | None = Field(None, description="the region's own application", examples=["Go PPU"])
    national_app: Text | None = Field(None, description="the national application (aplikasi umum) for the same service")


class Program(Located):
    """One program (Program Smart City)."""

    id: ProgramId | None = Field(description="dimension prefix and two to six digits", examples=["GOV-01"])
    name: Name | None = Field(description="1 to 300 characters, not blank", examples=["Go PPU"])
    horizon: HorizonTag | None = Field(description="tag of the horizon", examples=["1-year"])
    owner: Text | None = Field(
        None,
        description="exactly one lead agency, a key of plan.yaml's agencies; may be missing while it is proposed",
        examples=["diskominfo"],
    )
    subdimension: SubdimensionWord | None = Field(
        None, description="one of the three of its dimension", examples=["public-service"]
    )
    owner_status: OwnerStatus | None = Field(
        "confirmed", description="provisional (sementara): no source names the lead agency"
    )
    strategy: Text | None = Field(None, description="id of a strategy of this dimension", examples=["GOV-S1"])
    description: Text | None = Field(None, description="what is done")
    partners: tuple[Text, ...] = Field((), description="supporting agencies and partners", examples=[["bapelitbang"]])
    locations: tuple[Text, ...] = Field(
        (), description="kecamatan, desa or kelurahan of areas; [all]: every kecamatan", examples=[["penajam"]]
    )
    target_group: Text | None = Field(None, description="whom it serves (kelompok sasaran)", examples=["pelaku UMKM"])
    beneficiaries: Whole | None = Field(None, description="people it reaches", examples=[1200])
    years: Years | None = Field(
        None,
        description="first and last year; absent: from the plan's start to the horizon's last year",
        examples=[[2022, 2023]],
    )
    status: Status | None = Field(
        None, description="proposed (usulan): no source or decision states it", examples=["planned"]
    )
    status_note: Text | None = Field(None, description="why it is delayed or cancelled")
    progress: Percent | None = Field(None, description="percent, 0 to 100", examples=[40])
    nomenclature: Nomenclature | None = Field(
        None, description="Permendagri 90/2019 code, quoted", examples=["2.16.03.2.02.0023"]
    )
    serves: tuple[Serves, ...] = Field((), description="aims of upper plans that it serves")
    gaps: tuple[Text, ...] = Field((), description="ids of gaps of Buku 1 that it closes", examples=[["K1"]])
    sdgs: tuple[Goal, ...] = Field((), description="Sustainable Development Goals, 1 to 17", examples=[[9, 16]])
    spbe: Spbe | None = Field(None, description="its place in the SPBE architecture")
    depends_on: tuple[Text, ...] = Field((), description="programs that must be done before", examples=[["LIV-02"]])
    replaced_by: Text | None = Field(None, description="the program that took its place", examples=["GOV-07"])
    internal: Flag | None = Field(None, description="true: left out of what is made for the public")
    note: Text | None = Field(None, description="a remark for the keepers of the plan")
    sources: tuple[Text, ...] = Field((), description="where the facts come from")
    actions: tuple[Action, ...] = Field((), description="action plan (rencana aksi)")
    budget: tuple[BudgetLine, ...] = Field((), description="money by year and source")
    indicators: tuple[Indicator, ...] = Field((), description="what shows that it works")
    quick_win: QuickWin | None = Field(None, description="present: the program is a quick win")
    risks: tuple[Risk, ...] = Field((), description="what may go wrong")
    reports: tuple[Report, ...] = Field((), description="quarterly reports")
    waive: dict[Text, Name | None] = Field(
        default_factory=dict,
        description="rules, RM2xx and up, whose findings of this program are waived, each with the reason",
        examples=[{"RM305": "menunggu DPA 2027"}],
    )

    @property
    def dimension(self) -> str:
        """The dimension whose file the program stands in; empty for one that was not read from a file."""
        return self.origin.dimension
