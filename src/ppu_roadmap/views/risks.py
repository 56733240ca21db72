"""The risk register: the risks, the highest levels, and what is not looked after."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from ppu_roadmap.analysis.selection import Ranks, least_level
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import PARTLY_COSTED, RISK_LEVEL
from ppu_roadmap.facts.known import absent, silent
from ppu_roadmap.facts.risk import SCALES, Level, Rating, Scale, highest, rating, scale_of
from ppu_roadmap.facts.standing import lacking, live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Within, chosen, columns_of, field, keyed, without
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.fields.risk import DEFAULT, FIELDS
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import risk_map
from ppu_roadmap.views.grouping import Ended, by_dimension, count_table, ended, joined, listed, parted, subtitle
from ppu_roadmap.views.parts import Told, together
from ppu_roadmap.views.risk_map import APART, BOTH, OnMap, Rated, maps
from ppu_roadmap.views.view import Asked, by_place, data_of, rows_under

_NUMBER = re.compile(r"([0-9]+)")
LACKS: Mapping[str, tuple[Callable[[Risk, str], bool], Message]] = {
    "owner": (absent, _("no owner listed")),
    "mitigation": (silent, _("no mitigation listed")),
}
"""What a risk may lack: how to see it, and what is said; a value that was given and could not be read is none of it."""


@dataclass(frozen=True, slots=True)
class Entry(Within[Risk]):
    """One line of the register; a rating is ``None`` where a number is missing or over the scale."""

    inherent: Rating | None
    residual: Rating | None

    @property
    def level(self) -> Level | None:
        """The inherent level."""
        return self.inherent.level if self.inherent else None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not listed."""
        return tuple(key for key, (lacks, _said) in LACKS.items() if lacks(self.record, key))


def register(plan: Plan, programs: Iterable[Program], least: Level | None = None) -> tuple[Entry, ...]:
    """The risks of programs, gravest first: by level, then product, then id; ``least``: of this level and graver."""
    entries = (
        Entry(plan, risk, program, rating(plan, risk), rating(plan, risk.residual))
        for program in programs
        for risk in program.risks
    )
    if least is not None:
        entries = (one for one in entries if one.level and one.level.gravity >= least.gravity)
    return gravest_first(entries)


def gravest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By level, then product, then id; what is not rated comes last."""
    return tuple(sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[int, int, tuple[tuple[int, str], ...]]:
    found, parts = entry.inherent, _NUMBER.split(entry.record.id or "")
    natural = ((len(part.lstrip("0")) if part.isdecimal() else -1, part) for part in parts)  # R2 comes before R10
    return -found.level.gravity if found else 1, -found.product if found else 0, tuple(natural)


GRAVEST_FIRST = tuple(reversed(Level))
UNRATED, BARE = "unrated", "bare"
"""What is counted beside levels: risks without one, and quick wins without a risk."""


def _risks(counts: Mapping[str, int]) -> int:
    return sum(count for key, count in counts.items() if key != BARE)


_number = partial(field, kind=Kind.NUMBER)
REGIONS: tuple[Field[Mapping[str, int]], ...] = (
    _number("risks", _("Risks"), _risks, rank=0, weight=0),
    *(_number(each, RISK_LEVEL[each], itemgetter(each), rank=1, weight=0) for each in GRAVEST_FIRST),
    _number(UNRATED, _("Not rated"), itemgetter(UNRATED), rank=3, weight=0),
    _number(BARE, _("Quick wins without a risk"), itemgetter(BARE), rank=2),
)
LACKING = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("what", _("Risk factor, or program"), rank=0, weight=4),
    Column("level", FIELD["risks"], Kind.WORD, rank=1),
    Column("lacks", _("What is missing"), rank=0, weight=2),
)


class Register(NamedTuple):
    """What of one region is shown."""

    plan: Plan
    entries: tuple[Entry, ...]
    bare: tuple[Program, ...]
    """Quick wins that list no risk; not those whose risks were given and could not be read."""


class Part(NamedTuple):
    """What is told of the risks of one region."""

    groups: tuple[Group, ...]
    counts: tuple[tuple[Message, Mapping[str, int]], ...]
    """By region how many risks have each level or none, and how many quick wins list no risk."""
    on_map: tuple[OnMap, ...]
    highest: tuple[Table, ...]
    missing: tuple[Table, ...]
    ended: Ended
    """The programs that are not live and have a risk."""
    risky: bool
    """Whether any program lists a risk, whatever passes."""
    alive: bool
    """Whether one that is live does."""


KEPT = (Part, Ended, *risk_map.KEPT)


def part(asked: Asked) -> Part:
    """The risks of a region."""
    (one,) = registers(asked)
    levels = [entry.level.value if entry.level else UNRATED for entry in one.entries]
    counts = {key: levels.count(key) for key in (*(each.value for each in Level), UNRATED)} | {BARE: len(one.bare)}
    heading, fields = asked.heading(one.plan), chosen(FIELDS, asked.columns, DEFAULT)
    summary = (lambda _entries: _counted(counts)) if asked.several else None
    tops = parted(asked, HIGHEST, [(one.plan, _by_dimension(one))], _top, _("Highest level by program and dimension"))
    risky = [program for program in one.plan.programs if program.risks]
    return Part(
        tuple(rows_under(fields, [(heading, one.entries)], summary)),
        ((cells.region(one.plan), counts),),
        (on_map(one),),
        (tops,) if tops.groups else (),
        tuple(listed(_("What is not looked after"), LACKING, [(heading, _lacking(one))])),
        ended(asked.every(min_risk=None), having="risks"),
        bool(risky),
        any(map(live, risky)),
    )


def document(asked: Asked, told: Told[Part]) -> Iterator[Block]:
    """The register, its map before and after mitigation, the highest levels, what lacks."""
    whole = told.whole
    counts = together(counts for _region, counts in whole.counts)
    yield _register(asked, whole, counts)
    if not any(counts.values()):
        return
    if asked.several:
        head = Column("region", FIELD["region"], rank=0, weight=4)
        yield count_table(_("Risks by region"), head, REGIONS, [(None, whole.counts)])
    if drawn := maps(whole.on_map):  # the two stand in one table where it is not too wide
        beside = tuple(each.table(_("Heat map of risks"), BOTH) for each in drawn)
        yield Either(beside, lambda: tuple(each.table(*side) for each in drawn for side in APART))
    yield from joined(whole.highest)
    yield from joined(whole.missing)


def rows(asked: Asked) -> Table:
    """The risks of all regions, gravest first, or as they are to be sorted."""
    fields = chosen(FIELDS, asked.columns, keyed(FIELDS if asked.several else without(FIELDS, "region")))
    entries = [entry for each in registers(asked) for entry in each.entries]
    return data_of(fields, entries if asked.selection.sort else gravest_first(entries))


def ranks(asked: Asked) -> Ranks | None:
    """How grave the risks of a region are, unless they are to be sorted otherwise."""
    if asked.selection.sort:
        return None
    return Ranks((False,), tuple((_order(entry),) for each in registers(asked) for entry in each.entries))


def registers(asked: Asked) -> list[Register]:
    """The register of each region; ``--min-risk`` takes away risks, not the quick wins that list none."""
    least = least_level(asked.selection.min_risk or "")
    found = []
    for plan, programs in asked.chosen(min_risk=None):
        entries = register(plan, programs, least)
        if asked.selection.sort:
            place = {id(program): index for index, program in enumerate(programs)}
            entries = tuple(sorted(entries, key=lambda entry: place[id(entry.program)]))
        quick_wins = (program for program in programs if program.quick_win is not None)
        found.append(Register(plan, entries, lacking(plan, quick_wins, "risks")))
    return found


def on_map(one: Register) -> OnMap:
    """What of a register lies on a map."""
    risks = (
        Rated(each.record.id, each.program.id, _place(each.inherent), _place(each.residual)) for each in one.entries
    )
    return OnMap(cells.region(one.plan), scale_of(one.plan), tuple(risks))


def _place(rating: Rating | None) -> tuple[int, int] | None:
    return rating[:2] if rating else None


def _register(asked: Asked, whole: Part, counts: Mapping[str, int]) -> Table:
    table = Table(
        asked.title,
        columns_of(chosen(FIELDS, asked.columns, DEFAULT)),
        whole.groups,
        subtitle=(*subtitle(asked), *_scale({each.scale for each in whole.on_map})),
        summary=tuple(_counted(counts)) if _risks(counts) else (),
        notes=(*_notes(whole, counts), *whole.ended.unlisted()),
    )
    return table if asked.columns else table.without_empty()


def _scale(scales: Collection[Scale | None]) -> Iterator[Message]:
    scale, *others = scales
    if scale is None or others:
        return
    if scale.likelihood == scale.impact:
        yield _("likelihood and impact from 1 to {scale}", scale=scale.impact)
    else:
        yield _("likelihood from 1 to {likelihood}, impact from 1 to {impact}", **scale._asdict())
    if scale not in SCALES.values():
        yield _("medium from a product of {medium}, high from {high}", **scale._asdict())


def _counted(counts: Mapping[str, int]) -> Iterator[Message]:
    """How many risks there are, and how many of each level, gravest first."""
    yield _n("{count} risk", "{count} risks", _risks(counts))
    for each in GRAVEST_FIRST:
        if counts[each]:
            yield _("{level}: {count}", level=RISK_LEVEL[each], count=counts[each])
    if counts[UNRATED]:
        yield _("not rated: {count}", count=counts[UNRATED])


def _notes(whole: Part, counts: Mapping[str, int]) -> Iterator[Message]:
    if not _risks(counts):
        if whole.alive:
            yield _("no risk passes the filters")
        elif not whole.risky:
            yield _("no program lists a risk")
        return
    yield _("In brackets: likelihood × impact. The level follows from their product.")
    if not whole.missing:
        yield _("Every risk here has a mitigation and an owner, and every quick win lists a risk.")


def _by_dimension(one: Register) -> Iterator[tuple[Message, list[list[Entry]]]]:
    """The risks of each program."""
    programs = gathered((id(entry.program), entry) for entry in one.entries)
    return by_dimension(programs.values(), lambda own: own[0].program)


def _top(found: Iterable[list[Entry]]) -> Iterator[Message]:
    entries = [entry for own in found for entry in own]
    yield _("inherent: {level}", level=_graded(entry.inherent for entry in entries))
    if residual := _graded(entry.residual for entry in entries):
        yield _("residual: {level}", level=residual)


def _graded(rated: Iterable[Rating | None]) -> Message | None:
    """The highest level, with a mark where a risk that is not rated may be graver."""
    ratings = list(rated)
    found = highest(ratings)
    if found in {None, Level.HIGH} or None not in ratings:
        return RISK_LEVEL[found] if found else None
    return _("{level} {mark}", level=RISK_LEVEL[found], mark=PARTLY_COSTED)


def _highest(own: Iterable[Entry], side: str) -> Cell:
    ratings = [getattr(entry, side) for entry in own]
    found = highest(ratings)
    return Keyed(found.value if found else None, _graded(ratings))


HIGHEST: tuple[Field[list[Entry]], ...] = (
    field("id", FIELD["id"], lambda own: own[0].program.id, rank=0, weight=0),
    field("name", FIELD["name"], lambda own: cells.name(own[0].program), rank=0, weight=4, narrow=_("Program")),
    field("quick_win", FIELD["quick_win"], lambda own: own[0].program.quick_win is not None,
          kind=Kind.MARK, narrow=_("QW"), rank=4, weight=0),
    field("risks", _("Risks"), len, kind=Kind.NUMBER, rank=3, weight=0),
    field("level", _("Highest inherent risk"), partial(_highest, side="inherent"), kind=Kind.WORD, rank=1),
    field("residual", _("Highest residual risk"), partial(_highest, side="residual"), kind=Kind.WORD, rank=2),
)  # fmt: skip


def _lacking(one: Register) -> Iterator[tuple[Cell, ...]]:
    for program in one.bare:
        yield program.id, cells.name(program), None, _("quick win without any risk listed")
    for entry in one.entries:
        if entry.lacks:
            inherent = cells.label(RISK_LEVEL, entry.level and entry.level.value)
            lacks = tuple(Keyed(key, said) for key, (_lacks, said) in LACKS.items() if key in entry.lacks)
            yield entry.record.id, entry.record.factor, inherent, lacks
