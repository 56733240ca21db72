"""What the rows of a matrix are called: agencies, years, sources, missions, goals, sub-dimensions, gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ppu_roadmap.analysis.crossing import By, Key
from ppu_roadmap.catalog.labels import NO_SOURCE, SUBDIMENSION
from ppu_roadmap.catalog.sdgs import SDG
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.paper.table import Cell
from ppu_roadmap.text import Message, Uncut, _


@dataclass(frozen=True, slots=True)
class Side:
    """The words for one side of programs."""

    title: Message
    key: Message
    """What one of its keys is."""
    none: Message
    """The row of programs that have no key."""
    empty: Message
    """The title of keys that no program has."""
    bare: Message
    """The title of programs that have no key."""
    unlisted: Message | None = None
    """What to say where there is no key that programs could stand under."""


SIDES: Mapping[By, Side] = MappingProxyType(
    {
        "owner": Side(
            _("Programs by agency"), FIELD["owner"], _("agency not known"), _("Agencies without a program"),
            _("Programs without an agency"), _("plan.yaml lists no agencies"),
        ),
        "year": Side(
            _("Programs by year"), _("Year"), _("years not known"), _("Years without a program"),
            _("Programs without years"), _("the years of the plan are not known"),
        ),
        "source": Side(
            _("Programs by funding source"), FIELD["funding"], NO_SOURCE, _("Funding sources without a budget line"),
            _("Programs without a budget line"), _("plan.yaml lists no funding sources"),
        ),
        "mission": Side(
            _("Link to the missions of the RPJMD"), _("Mission"), _("no mission"), _("Missions without a program"),
            _("Programs without a mission"), _("plan.yaml lists no missions of an upper plan"),
        ),
        "sdg": Side(
            _("Programs by SDG"), FIELD["sdgs"], _("no SDG"), _("SDGs without a program"),
            _("Programs without an SDG"),
        ),
        "subdimension": Side(
            _("Programs by sub-dimension"), FIELD["subdimension"], _("sub-dimension not known"),
            _("Sub-dimensions without a program"), _("Programs without a sub-dimension"),
        ),
        "gap": Side(
            _("Programs by gap"), _("Gap"), _("no gap"), _("Gaps without a program"),
            _("Programs without a gap"), _("plan.yaml lists no gaps"),
        ),
    }
)  # fmt: skip


def key_name(plan: Plan, by: By, key: Key) -> Cell:
    """A key in a person's words."""
    if key is None:
        return SIDES[by].none
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
            return cells.source_name(plan, word)
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
