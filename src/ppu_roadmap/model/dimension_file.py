"""One file of a plan: a dimension with its strategies and programs."""

from pydantic import Field

from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HomeWord, Name, StrategyId, SubdimensionWord


class Strategy(Record):
    """What a dimension's programs have in common."""

    id: StrategyId | None = Field(description="dimension prefix and S with a number", examples=["GOV-S1"])
    name: Name | None = Field(description="the strategy in words", examples=["Layanan publik satu pintu"])
    subdimension: SubdimensionWord | None = Field(
        None, description="the sub-dimension it belongs to", examples=["public-service"]
    )


class DimensionFile(Located):
    """A dimension file, ``<dimension>.yaml``."""

    dimension: HomeWord | None = Field(description="the dimension, as in the file's name", examples=["governance"])
    strategies: tuple[Strategy, ...] = Field((), description="strategies of the dimension")
    programs: tuple[Program, ...] = Field(description="its programs; may be an empty list")
