"""A quick win: what is promised to people within a year, and what the head of the region decided."""

from pydantic import Field

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.types import Date, DecisionStatus, Fingerprint, Flag, Month, QuickWinKind, Score, Text


class Decision(Record):
    """A decision on a quick win; ``by`` and ``date`` are required unless it is proposed."""

    status: DecisionStatus | None = Field(description="what was decided", examples=["approved"])
    by: Text | None = Field(None, description="who decided", examples=["Plt Bupati"])
    position: Text | None = Field(None, description="the position held then", examples=["Pelaksana Tugas Bupati"])
    date: Date | None = Field(None, description="year-month-day", examples=["2022-08-29"])
    document: Text | None = Field(None, description="number of the document")
    note: Text | None = Field(None, description="direction given")
    fingerprint: Fingerprint | None = Field(
        None, description="what the decision covers, one group each for name, owner, years, time, budget, indicators",
        examples=["9f2c-01ab-77d0-12ef-5a5a-0b1c"],
    )  # fmt: skip


class QuickWin(Record):
    """The part of a program that makes it a quick win."""

    kind: QuickWinKind | None = Field(description="flagship (unggulan) or local (lokal)", examples=["flagship"])
    existing: Flag | None = Field(
        None, description="true: sharpens a service that exists already, as the ministry advises"
    )
    start: Month | None = Field(description="year-month", examples=["2022-09"])
    finish: Month | None = Field(
        description="year-month; both ends count: 2023-01 to 2023-12 is 12 months", examples=["2023-08"]
    )
    problem: Text | None = Field(None, description="the people's problem (masalah warga)")
    benefit: Text | None = Field(None, description="what people gain (manfaat)")
    ask: Text | None = Field(None, description="what is asked of the head of the region")
    sustainability: Text | None = Field(None, description="who runs it and pays for it after twelve months")
    scores: dict[Text, Score | None] = Field(
        default_factory=dict, description="1 to 5 for each criterion of plan.yaml", examples=[{"speed": 5, "impact": 4}]
    )
    decisions: tuple[Decision, ...] = Field((), description="newest last; the last one counts")
