"""One file of a plan: a dimension with its strategies and programs."""

from pydantic import Field

from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HomeWord, Name, ObjectiveId, StrategyId, SubdimensionWord, Text


class Objective(Record):
    """What a dimension is to reach (sasaran smart city), with what shows that it is reached."""

    id: ObjectiveId | None = Field(description="dimension prefix and T with a number", examples=["GOV-T1"])
    name: Name | None = Field(description="the objective in words", examples=["Layanan publik makin mudah"])
    indicators: tuple[Indicator, ...] = Field((), description="what shows that it is reached")


class Strategy(Record):
    """What a dimension's programs have in common."""

    id: StrategyId | None = Field(description="dimension prefix and S with a number", examples=["GOV-S1"])
    name: Name | None = Field(description="the strategy in words", examples=["Layanan publik satu pintu"])
    subdimension: SubdimensionWord | None = Field(
        None, description="the sub-dimension it belongs to", examples=["public-service"]
    )
    objective: Text | None = Field(None, description="id of an objective of this dimension", examples=["GOV-T1"])


class DimensionFile(Located):
    """A dimension file, ``<dimension>.yaml``."""

    dimension: HomeWord | None = Field(description="the dimension, as in the file's name", examples=["governance"])
    objectives: tuple[Objective, ...] = Field((), description="objectives of the dimension (sasaran smart city)")
    strategies: tuple[Strategy, ...] = Field((), description="strategies of the dimension")
    programs: tuple[Program, ...] = Field(description="its programs; may be an empty list")
