"""The file of proposals: what agencies, villages and others asked for, and what became of it."""

from pydantic import Field

from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.types import Date, Forum, HomeWord, Name, ProposalStatus, Text


class Proposal(Record):
    """One proposal (usulan); ``program`` is required when it was accepted or merged."""

    id: Text | None = Field(description="a number of its own", examples=["USL-001"])
    name: Name | None = Field(description="what is asked for", examples=["Internet gratis di balai desa"])
    dimension: HomeWord | None = Field(None, description="the dimension it belongs to", examples=["living"])
    proposer: Text | None = Field(None, description="a key of plan.yaml's agencies", examples=["kec-waru"])
    forum: Forum | None = Field(None, description="where it was made", examples=["bimtek-2"])
    date: Date | None = Field(None, description="year-month-day", examples=["2022-07-12"])
    location: Text | None = Field(None, description="where it is wanted", examples=["waru"])
    volume: Text | None = Field(None, description="how much is wanted", examples=["4 titik"])
    status: ProposalStatus | None = Field(None, description="what became of it", examples=["submitted"])
    note: Text | None = Field(None, description="why it was rejected or merged")
    program: Text | None = Field(None, description="the program it became", examples=["LIV-01"])


class ProposalsFile(Located):
    """``proposals.yaml``."""

    proposals: tuple[Proposal, ...] = Field(description="the proposals; may be an empty list")
