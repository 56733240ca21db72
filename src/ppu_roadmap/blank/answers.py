"""What must be known of a region before its plan can begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ppu_roadmap.text import Language

Field = Literal["name", "code", "province", "start", "horizons", "title"]
REQUIRED: tuple[Field, ...] = ("name", "code", "province")
"""What nobody can guess."""

UNKNOWN = "ppu-roadmap @ git+ADDRESS@REVISION"
"""What pip installs, where nobody said where the tool comes from."""
_REACHES = (1, 5, 15)
"""Years from the plan's start to the last year of each horizon, as in the plan of Penajam Paser Utara."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The region and the years of its plan; ``tool`` is what pip installs in CI."""

    name: str
    code: str
    province: str
    start: int
    horizons: tuple[int, int, int]
    title: str
    language: Language
    tool: str = UNKNOWN

    @property
    def approver(self) -> str:
        """Who decides on quick wins: a town (kota) has a mayor."""
        return "Wali Kota" if self.name.casefold().startswith("kota") else "Bupati"


def stand_in(year: int, language: Language, tool: str) -> Answers:
    """Answers to begin with: for what nobody can guess, words that any plan could have."""
    name = "Kabupaten"
    return Answers(name, "00.00", "-", year, horizons_of(year), title_of(name), language, tool)


def title_of(name: str) -> str:
    """The usual title of a region's plan."""
    return f"Masterplan Smart City {name}"


def horizons_of(start: int) -> tuple[int, int, int]:
    """The usual last years of the horizons of a plan."""
    short, middle, long = (start + reach for reach in _REACHES)
    return short, middle, long
