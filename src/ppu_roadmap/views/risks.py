"""The risk register: the risks, their map, the highest levels, and what is not looked after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.analysis.selection import least_level
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import PARTLY_COSTED, RATING, RISK_LEVEL
from ppu_roadmap.facts.known import absent, silent
from ppu_roadmap.facts.risk import SCALES, Level, Rating, Scale, highest, level, rating, scale_of
from ppu_roadmap.facts.standing import lacking, live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Within, chosen, columns_of, field, keyed, without
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.fields.risk import DEFAULT, FIELDS
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.chart import Chart, Either, HeatMap, Tile
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Item, Keyed, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.grouping import by_dimension, called, count, count_table, left_out, listed, parted, subtitle
from ppu_roadmap.views.view import Asked, by_place, data_of, rows_under

Lack: TypeAlias = Literal["owner", "mitigation"]

_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Entry(Within[Risk]):
    """One line of the register; a rating is ``None`` where a number is missing or over the scale."""

    inherent: Rating | None
    residual: Rating | None
    lacks: tuple[Lack, ...]
    """What is not listed; a value that was given and could not be read does not lack."""

    @property
    def level(self) -> Level | None:
        """The inherent level."""
        return self.inherent.level if self.inherent else None


def register(plan: Plan, programs: Iterable[Program], least: Level | None = None) -> tuple[Entry, ...]:
    """The risks of programs, gravest first: by level, then product, then id; ``least``: of this level and graver."""
    entries = (
        Entry(plan, risk, program, rating(plan, risk), rating(plan, risk.residual), tuple(_lacks(risk)))
        for program in programs
        for risk in program.risks
    )
    if least is not None:
        entries = (one for one in entries if one.level and one.level.gravity >= least.gravity)
    return gravest_first(entries)


def gravest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By level, then product, then id; what is not rated comes last."""
    return tuple(sorted(entries, key=_order))


def _lacks(risk: Risk) -> Iterator[Lack]:
    if absent(risk, "owner"):
        yield "owner"
    if silent(risk, "mitigation"):
        yield "mitigation"


def _order(entry: Entry) -> tuple[int, int, list[tuple[int, str]]]:
    found, parts = entry.inherent, _NUMBER.split(entry.record.id or "")
    natural = [(len(part.lstrip("0")) if part.isdecimal() else -1, part) for part in parts]  # R2 comes before R10
    return -found.level.gravity if found else 1, -found.product if found else 0, natural


def placed(entries: Iterable[Entry], side: str) -> dict[tuple[int, int], list[Entry]]:
    """The entries by likelihood and impact, "inherent" or "residual"; what is not rated has no place."""
    rated: Iterator[tuple[Rating | None, Entry]] = ((getattr(entry, side), entry) for entry in entries)
    return gathered(((rating.likelihood, rating.impact), entry) for rating, entry in rated if rating is not None)


GRAVEST_FIRST = tuple(reversed(Level))
LACK: Mapping[Lack, Message] = {"owner": _("no owner listed"), "mitigation": _("no mitigation listed")}


def _rated(one: Entry | Program, level: Level | None) -> bool:
    return isinstance(one, Entry) and one.level == level


REGIONS: tuple[Field[Sequence[Entry | Program]], ...] = (
    count("risks", _("Risks"), lambda one: isinstance(one, Entry), rank=0, weight=0),
    *(count(level, RISK_LEVEL[level], partial(_rated, level=level), rank=1, weight=0) for level in GRAVEST_FIRST),
    count("unrated", _("Not rated"), partial(_rated, level=None), rank=3, weight=0),
    count("bare", _("Quick wins without a risk"), lambda one: isinstance(one, Program), rank=2),
)
BOTH = {"inherent": _("Inherent: impact {step}"), "residual": _("Residual: impact {step}")}
APART = (
    (_("Heat map of inherent risk"), {"inherent": _("Impact {step}")}),
    (_("Heat map of residual risk"), {"residual": _("Impact {step}")}),
)
"""The sides of a map beside each other, and in maps of their own, by their names in an entry."""
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


def document(asked: Asked) -> Iterator[Block]:
    """The register, its map before and after mitigation, the highest levels, what lacks."""
    found = registers(asked)
    yield _register(asked, found)
    if not any(each.entries or each.bare for each in found):
        return
    if asked.several:
        head = Column("region", FIELD["region"], rank=0, weight=4)
        lines: list[tuple[Cell, Sequence[Entry | Program]]]
        lines = [(cells.region(each.plan), (*each.entries, *each.bare)) for each in found]
        yield count_table(_("Risks by region"), head, REGIONS, [(None, lines)])
    if drawn := maps(found):  # the two stand in one table where it is not too wide
        together = tuple(each.table(_("Heat map of risks"), BOTH) for each in drawn)
        yield Either(together, lambda: tuple(each.table(*side) for each in drawn for side in APART))
    programs = ((each.plan, _by_dimension(each)) for each in found)
    tops = parted(asked, HIGHEST, programs, _top, _("Highest level by program and dimension"))
    if tops.groups:
        yield tops
    missing = ((asked.heading(each.plan), _lacking(each)) for each in found)
    yield from listed(_("What is not looked after"), LACKING, missing)


def rows(asked: Asked) -> Table:
    """The risks of all regions, gravest first, or as they are to be sorted."""
    fields = chosen(FIELDS, asked.columns, keyed(FIELDS if asked.several else without(FIELDS, "region")))
    entries = [entry for each in registers(asked) for entry in each.entries]
    return data_of(fields, entries if asked.selection.sort else gravest_first(entries))


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


def _register(asked: Asked, found: Sequence[Register]) -> Table:
    fields = chosen(FIELDS, asked.columns, DEFAULT)
    parts = ((asked.heading(each.plan), each.entries) for each in found)
    everything = [entry for each in found for entry in each.entries]
    table = Table(
        asked.title,
        columns_of(fields),
        tuple(rows_under(fields, parts, _counted if asked.several else None)),
        subtitle=(*subtitle(asked), *_scale(asked.plans)),
        summary=tuple(_counted(everything)) if everything else (),
        notes=(*_notes(found, everything), *left_out(asked.every(min_risk=None), "risks")),
    )
    return table if asked.columns else table.without_empty()


def _scale(plans: Sequence[Plan]) -> Iterator[Message]:
    scale, *others = {scale_of(plan) for plan in plans}
    if scale is None or others:
        return
    if scale.likelihood == scale.impact:
        yield _("likelihood and impact from 1 to {scale}", scale=scale.impact)
    else:
        yield _("likelihood from 1 to {likelihood}, impact from 1 to {impact}", **scale._asdict())
    if scale not in SCALES.values():
        yield _("medium from a product of {medium}, high from {high}", **scale._asdict())


def _counted(entries: Sequence[Entry]) -> Iterator[Message]:
    """How many risks there are, and how many of each level, gravest first."""
    yield _n("{count} risk", "{count} risks", len(entries))
    counts = Counter(entry.level for entry in entries)
    for each in GRAVEST_FIRST:
        if counts[each]:
            yield _("{level}: {count}", level=RISK_LEVEL[each], count=counts[each])
    if counts[None]:
        yield _("not rated: {count}", count=counts[None])


def _notes(found: Sequence[Register], entries: Sequence[Entry]) -> Iterator[Message]:
    if not entries:
        risky = [program for each in found for program in each.plan.programs if program.risks]
        if any(map(live, risky)):
            yield _("no risk passes the filters")
        elif not risky:
            yield _("no program lists a risk")
        return
    yield _("In brackets: likelihood × impact. The level follows from their product.")
    if not any(entry.lacks for entry in entries) and not any(each.bare for each in found):
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
    return Keyed(highest(ratings), _graded(ratings))


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
            inherent = cells.label(RISK_LEVEL, entry.level)
            lacks = tuple(Keyed(lack, LACK[lack]) for lack in entry.lacks)
            yield entry.record.id, entry.record.factor, inherent, lacks


def maps(found: Sequence[Register]) -> list[RiskMap]:
    """A map for each scale that regions with risks have."""
    scales = sorted({scale for each in found if each.entries and (scale := scale_of(each.plan))})
    return [RiskMap(found, scale) for scale in scales]


class RiskMap:
    """The risks of the regions with one scale: of one region with their ids, of several with their numbers."""

    def __init__(self, found: Sequence[Register], scale: Scale) -> None:
        inside = [each for each in found if each.entries and scale_of(each.plan) == scale]
        self.plans = [each.plan for each in inside]
        self.entries = [entry for each in inside for entry in each.entries]
        self.scale = scale

    def table(self, title: Message, sides: Mapping[str, Message]) -> Table:
        """A row a likelihood, the highest first, and a column an impact, with a heading for each side shown."""
        likelihoods, impacts = self.scale[:2]
        name = _("scale of {likelihood} × {impact}", likelihood=likelihoods, impact=impacts)
        if likelihoods == impacts:
            name = _("scale of {scale}", scale=impacts)
        fields: list[Field[int]] = [
            field("likelihood", _("Likelihood"), lambda one: Keyed(one, _step(one, likelihoods)), rank=0)
        ]
        for side, heading in sides.items():
            found = placed(self.entries, side)
            for impact in range(1, impacts + 1):
                label = replace(heading, values={"step": _step(impact, impacts)})
                fields.append(field(f"{side}{impact}", label, partial(self.cell, found, impact), kind=Kind.BAND))
        rows = tuple(rows_under(fields, [(None, range(likelihoods, 0, -1))]))
        about = called(len(self.plans), cells.region(self.plans[0]))
        notes = tuple(self.remarks()) if "residual" in sides else ()
        return Table(
            title,
            columns_of(fields),
            rows,
            subtitle=(about, name),
            notes=notes,
        )

    def cell(self, found: Mapping[tuple[int, int], list[Entry]], impact: int, likelihood: int) -> Cell:
        """The level of a likelihood and an impact, and the risks that have them."""
        band = level(likelihood, impact, self.scale)
        entries = found.get((likelihood, impact), ())
        inside: list[Item] = [entry.record.id or _("of {program}", program=entry.program.id) for entry in entries]
        if inside and len(self.plans) > 1:  # ids of several regions are not one region's
            inside = [_n("{count} risk", "{count} risks", len(inside))]
        return Keyed(band.value, (RISK_LEVEL[band], *inside))

    def chart(self, title: Message, source: Message) -> Chart:
        """The inherent risks as a picture, which says the same as the table."""
        likelihoods, impacts = self.scale[:2]
        found = placed(self.entries, "inherent")

        def tile(likelihood: int, impact: int) -> Tile:
            band = level(likelihood, impact, self.scale)
            codes = (entry.record.id or entry.program.id or "–" for entry in found.get((likelihood, impact), ()))
            return Tile(band.value, RISK_LEVEL[band], tuple(codes))

        def drawn() -> HeatMap:
            down, across = range(likelihoods, 0, -1), range(1, impacts + 1)
            columns, rows = (tuple(_step(one, len(steps)) for one in steps) for steps in (across, down))
            tiles = tuple(tuple(tile(likelihood, impact) for impact in across) for likelihood in down)
            return HeatMap(_("Risk impact"), _("Likelihood"), columns, rows, tiles)

        alt = _(
            "Likelihood from the bottom up, impact from left to right; in each field its level and the risks in it."
        )
        return Chart(title, drawn, lambda: self.table(title, BOTH), alt, source)

    def remarks(self) -> Iterator[Message]:
        """What is not on the map."""
        if unrated := sum(entry.inherent is None for entry in self.entries):
            yield _n(
                "{count} risk is not on the map: likelihood or impact is missing or over the scale",
                "{count} risks are not on the map: likelihood or impact is missing or over the scale",
                unrated,
            )
        if left := sum(entry.residual is None for entry in self.entries):
            yield _n(
                "{count} risk has no residual risk on the map: what mitigation leaves over is not rated",
                "{count} risks have no residual risk on the map: what mitigation leaves over is not rated",
                left,
            )


def _step(value: int, steps: int) -> Message:
    """A step of an axis with its word, where there is one, as in ``3 High``."""
    known = RATING.get(steps)
    return _("{value} {word}", value=value, word=known[value - 1]) if known else _("{word}", word=value)
