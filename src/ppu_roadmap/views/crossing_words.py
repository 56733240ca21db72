"""What the rows of a matrix are called: agencies, years, sources, missions, goals, sub-dimensions, gaps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ppu_roadmap.analysis.crossing import By, Key
from ppu_roadmap.catalog.headings import FIELD
from ppu_roadmap.catalog.labels import NO_SOURCE, SUBDIMENSION
from ppu_roadmap.catalog.sdgs import SDG
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.paper.table import Cell
from ppu_roadmap.text import Message, Uncut, _
from ppu_roadmap.views import values

Words = Mapping[By, Message]

TITLES: Words = MappingProxyType(
    {
        "owner": _("Programs by agency"),
        "year": _("Programs by year"),
        "source": _("Programs by funding source"),
        "mission": _("Link to the missions of the RPJMD"),
        "sdg": _("Programs by SDG"),
        "subdimension": _("Programs by sub-dimension"),
        "gap": _("Programs by gap"),
    }
)
KEY: Words = MappingProxyType(
    {
        "owner": FIELD["owner"],
        "year": _("Year"),
        "source": FIELD["funding"],
        "mission": _("Mission"),
        "sdg": FIELD["sdgs"],
        "subdimension": FIELD["subdimension"],
        "gap": _("Gap"),
    }
)
NONE: Words = MappingProxyType(
    {
        "owner": _("agency not known"),
        "year": _("years not known"),
        "source": NO_SOURCE,
        "mission": _("no mission"),
        "sdg": _("no SDG"),
        "subdimension": _("sub-dimension not known"),
        "gap": _("no gap"),
    }
)
"""The row of programs that have no key."""
EMPTY: Words = MappingProxyType(
    {
        "owner": _("Agencies without a program"),
        "year": _("Years without a program"),
        "source": _("Funding sources without a budget line"),
        "mission": _("Missions without a program"),
        "sdg": _("SDGs without a program"),
        "subdimension": _("Sub-dimensions without a program"),
        "gap": _("Gaps without a program"),
    }
)
BARE: Words = MappingProxyType(
    {
        "owner": _("Programs without an agency"),
        "year": _("Programs without years"),
        "source": _("Programs without a budget line"),
        "mission": _("Programs without a mission"),
        "sdg": _("Programs without an SDG"),
        "subdimension": _("Programs without a sub-dimension"),
        "gap": _("Programs without a gap"),
    }
)

NOTHING: Words = MappingProxyType(
    {
        "owner": _("plan.yaml lists no agencies"),
        "year": _("the years of the plan are not known"),
        "source": _("plan.yaml lists no funding sources"),
        "mission": _("plan.yaml lists no missions of an upper plan"),
        "gap": _("plan.yaml lists no gaps"),
    }
)
"""What to say where there is nothing that programs could stand under."""


def key_name(plan: Plan, by: By, key: Key) -> Cell:
    """A key in a person's words."""
    if key is None:
        return NONE[by]
    match by:
        case "year":
            return str(key)
        case "sdg" if key in SDG:
            return _("{number} {goal}", number=key, goal=SDG[int(key)])
        case "subdimension":
            return SUBDIMENSION.get(str(key), str(key))
        case "gap" | "mission":
            text = key_text(plan, by, key)
            called = str(key).rpartition(":")[2] if by == "mission" else str(key)
            return f"{called} {text}" if text else called
    return key_text(plan, by, key)


def key_data(plan: Plan, by: By, key: Key) -> Cell:
    """The name of a key for machines: as the plan has it, else nothing."""
    if key is None or by in {"year", "subdimension"}:
        return None
    return SDG.get(int(key)) if by == "sdg" else key_text(plan, by, key)


def key_text(plan: Plan, by: By, key: Key) -> str | None:
    """What plan.yaml calls a key."""
    word = str(key)
    match by:
        case "owner":
            return plan.agency_name(word)
        case "source":
            return values.source_name(plan, word)
        case "mission":
            upper, _colon, mission = word.partition(":")
            found = plan.upper_plans.get(upper)
            return found.missions.get(mission) if found else None
    for gap in plan.file.gaps:
        if gap.id == word:
            return gap.target or gap.current
    return None


def upper_name(upper: UpperPlan) -> Message:
    """An upper plan with its years, where its name does not say them."""
    name = upper.name or upper.id
    if upper.years is None or str(upper.years[0]) in (name or ""):
        return _("{name}", name=Uncut(name or "–"))
    return _("{name} ({first}-{last})", name=Uncut(name or "–"), first=upper.years[0], last=upper.years[1])
