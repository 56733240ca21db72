"""The sides of programs: agency, year, source, mission, goal, sub-dimension, gap; and what stands under each key."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.links import leads_too_many, missions_served
from ppu_roadmap.facts.money import Counted, Total, total
from ppu_roadmap.facts.years import plan_years, program_years, years_in
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSION_OF, DIMENSIONS, HORIZONS, SUBDIMENSIONS
from ppu_roadmap.paper.table import Cell
from ppu_roadmap.text import Message, _

By: TypeAlias = Literal["owner", "year", "source", "mission", "sdg", "subdimension", "gap"]
Key: TypeAlias = "str | int | None"
"""Of a mission ``rpjmd-2025:M2``; ``None``: the programs that have none."""

BY: tuple[By, ...] = get_args(By)


class Side(NamedTuple):
    """One side of programs: the field that says what they stand under, their keys there, and the words for it."""

    field: str
    keys: Callable[[Plan, Program], Iterable[Key]]
    """What a program has; also ``None``: its money has no source yet."""
    listed: Callable[[Plan], Iterable[Key]]
    """By the plan or by the guide: no agency that was replaced, no sub-dimension of what supports all dimensions."""
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
    text: Callable[[Plan, str], str | Message | None] = lambda _plan, _key: None
    """What plan.yaml calls a key, and the catalogue a goal; nothing where a key says all itself."""
    place: Callable[[Plan, str], str] | None = None
    """The upper plan or the dimension that a row stands under, where there are headings between the rows."""


def _mission(plan: Plan, key: str) -> str | None:
    upper, _colon, mission = key.partition(":")
    found = plan.upper_plans.get(upper)
    return found.missions.get(mission) if found else None


SIDES: Mapping[By, Side] = {
    "owner": Side(
        "owner", lambda _plan, program: filter(None, [program.owner]),
        lambda plan: [key for key, agency in plan.agencies.items() if not (agency and agency.replaced_by)],
        _("Programs by agency"), FIELD["owner"], labels.NO_OWNER, _("Agencies without a program"),
        _("Programs without an agency"), _("plan.yaml lists no agencies"), text=Plan.agency_name,
    ),
    "year": Side(
        "years", lambda plan, program: years_in(program_years(plan, program)), lambda plan: years_in(plan_years(plan)),
        _("Programs by year"), _("Year"), _("years not known"), _("Years without a program"),
        _("Programs without years"), _("the years of the plan are not known"),
    ),
    "source": Side(
        "budget", lambda _plan, program: [line.source for line in program.budget],
        lambda plan: plan.file.funding_sources,
        _("Programs by funding source"), FIELD["funding"], labels.NO_SOURCE, _("Funding sources without a budget line"),
        _("Programs without a budget line"), _("plan.yaml lists no funding sources"), text=cells.source_name,
    ),
    "mission": Side(
        "serves", lambda plan, program: sorted(map(":".join, missions_served(plan, program))),
        lambda plan: [f"{upper.id}:{mission}" for upper in plan.upper_plans.values() for mission in upper.missions],
        _("Link to the missions of the RPJMD"), _("Mission"), _("no mission"), _("Missions without a program"),
        _("Programs without a mission"), _("plan.yaml lists no missions of an upper plan"),
        text=_mission, place=lambda _plan, key: key.partition(":")[0],
    ),
    "sdg": Side(
        "sdgs", lambda _plan, program: program.sdgs, lambda _plan: labels.SDG,
        _("Programs by SDG"), FIELD["sdgs"], _("no SDG"), _("SDGs without a program"),
        _("Programs without an SDG"), text=lambda _plan, key: labels.SDG.get(int(key)),
    ),
    "subdimension": Side(
        "subdimension", lambda _plan, program: filter(None, [program.subdimension]),
        lambda _plan: [word for dimension in DIMENSIONS for word in SUBDIMENSIONS[dimension]],
        _("Programs by sub-dimension"), FIELD["subdimension"], _("sub-dimension not known"),
        _("Sub-dimensions without a program"), _("Programs without a sub-dimension"),
        place=lambda _plan, key: DIMENSION_OF.get(key, ""),
    ),
    "gap": Side(
        "gaps", lambda _plan, program: program.gaps,
        lambda plan: [gap.id for gap in plan.file.gaps if gap.id is not None],
        _("Programs by gap"), _("Gap"), _("no gap"), _("Gaps without a program"),
        _("Programs without a gap"), _("plan.yaml lists no gaps"),
        text=lambda plan, key: next((gap.target or gap.current for gap in plan.file.gaps if gap.id == key), None),
        place=lambda plan, key: next((gap.dimension for gap in plan.file.gaps if gap.id == key and gap.dimension), ""),
    ),
}  # fmt: skip


class Bucket(NamedTuple):
    """What stands under one key: its programs, and what they cost; of a year or a source the money of that alone."""

    key: Key
    programs: tuple[Program, ...]
    total: Total
    supported: int = 0
    """Of an agency: the programs of others that it supports."""

    @property
    def horizons(self) -> tuple[int, ...]:
        """How many programs each horizon has, the nearest first."""
        tags: list[str | None] = [program.horizon for program in self.programs]
        return tuple(map(tags.count, HORIZONS))


class Crossing(NamedTuple):
    """The buckets of one region, what they are together, and what stands on one side alone."""

    by: By
    plan: Plan
    buckets: tuple[Bucket, ...]
    whole: Bucket
    """Every program once."""

    @property
    def repeated(self) -> bool:
        """Whether a program stands under several keys, so that the buckets add up to more than the whole."""
        return sum(bucket.total.programs for bucket in self.buckets) > self.whole.total.programs

    def empty(self) -> tuple[Key, ...]:
        """The keys that no program has; of agencies those that support none either.

        Nothing where a file could not be read: what seems to be missing may stand there.
        """
        buckets = () if self.plan.broken else self.buckets
        return tuple(one.key for one in buckets if one.key is not None and not (one.supported or one.programs))

    def bare(self) -> tuple[Program, ...]:
        """The programs that have no key, those of which it is not known apart."""
        side = SIDES[self.by]
        known = (program for program in self.whole.programs if not unsure(self.plan, program, side.field))
        return tuple(program for program in known if not {*side.keys(self.plan, program)})

    def overloaded(self) -> tuple[Bucket, ...]:
        """The agencies that lead more than half of the programs (RM806)."""
        every, led = self.whole.total.programs, self.buckets if self.by == "owner" else ()
        return tuple(one for one in led if one.key is not None and leads_too_many(one.total.programs, every))


def crossing(plan: Plan, programs: Sequence[Program], by: By) -> Crossing:
    """Live programs by one of their sides: as the plan lists their keys, agencies with the most programs first."""
    side = SIDES[by]
    keys = ((key, program) for program in programs for key in dict.fromkeys(side.keys(plan, program)) or (None,))
    helpers = (partner for program in programs for partner in {*program.partners} - {program.owner})
    supported = Counter[Key](helpers if by == "owner" else ())
    buckets = [
        Bucket(key, tuple(inside), total(plan, inside, _counted(by, key)), supported[key])
        for key, inside in gathered(keys, side.listed(plan)).items()
    ]
    if by == "owner":
        buckets.sort(key=lambda bucket: (-bucket.total.programs, -bucket.supported))
    if by == "year":
        buckets.sort(key=lambda bucket: str(bucket.key))
    buckets.sort(key=lambda bucket: bucket.key is None)
    return Crossing(by, plan, tuple(buckets), Bucket(None, tuple(programs), total(plan, programs)))


def _counted(by: By, key: Key) -> Counted | None:
    """The lines of a budget that count under a key; all of them where nothing is said."""
    return (lambda line: getattr(line, by) == key) if by in {"year", "source"} else None


def key_name(plan: Plan, by: By, key: Key, programs: Iterable[Program] = ()) -> Cell:
    """A key in a person's words; where there is none, that its ``programs`` have none."""
    if key is None:
        return cells.no_owner(programs) if by == "owner" else SIDES[by].none
    word, text = str(key), SIDES[by].text(plan, str(key))
    match by:
        case "subdimension":
            return labels.SUBDIMENSION.get(word, word)
        case "sdg":
            return _("{number} {goal}", number=key, goal=text)
        case "gap" | "mission":
            called = word.rpartition(":")[2] if by == "mission" else word
            return f"{called} {text}" if text else called
    return word if text is None else text
