"""The risk register as tables: the risks, their map, the highest levels, and what is not looked after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ppu_roadmap.analysis.risk_register import Entry, Lack, count, gravest_first, register, without_risks
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, TITLE
from ppu_roadmap.facts.risk import Level, Rating, highest, scale_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import chosen_fields, columns_of, row_of
from ppu_roadmap.views.heat_map import heat_maps
from ppu_roadmap.views.programs import ALL, subtitle
from ppu_roadmap.views.risk_fields import RISK_COLUMNS, RISK_FIELDS
from ppu_roadmap.words.typed import same

GRAVEST_FIRST = tuple(reversed(Level))
LEVELS: dict[Level, Message] = {level: labels.RISK_LEVEL[level] for level in Level}
LACK: dict[Lack, Message] = {"owner": _("no owner listed"), "mitigation": _("no mitigation listed")}


@dataclass(frozen=True, slots=True)
class Part:
    """What of one region is shown."""

    plan: Plan
    programs: tuple[Program, ...]
    entries: tuple[Entry, ...]
    bare: tuple[Program, ...]
    """Quick wins without any risk."""


def risk_parts(plans: Sequence[Plan], selection: Selection = ALL) -> tuple[Part, ...]:
    """The register of each region; ``--min-risk`` takes away risks, not the quick wins that list none."""
    least = Level(same(selection.min_risk)) if selection.min_risk else None
    everything = replace(selection, min_risk=None)
    parts = []
    for plan in plans:
        programs = select(plan, everything)
        entries = register(plan, programs, least)
        if selection.sort:
            place = {id(program): index for index, program in enumerate(programs)}
            entries = tuple(sorted(entries, key=lambda entry: place[id(entry.program)]))
        parts.append(Part(plan, programs, entries, without_risks(plan, programs)))
    return tuple(parts)


def risk_data(parts: Sequence[Part], columns: Sequence[str] = (), *, sorted_: bool = False) -> Table:
    """The register for machines: the risks of all regions, gravest first, or as they were ``sorted_``."""
    default = [field.column.key for field in RISK_FIELDS if field.column.key != "region" or len(parts) > 1]
    fields = chosen_fields(RISK_FIELDS, columns, default)
    entries = [entry for part in parts for entry in part.entries]
    rows = tuple(row_of(entry, fields) for entry in (entries if sorted_ else gravest_first(entries)))
    return Table(TITLE["risks"], columns_of(fields), (Group(None, rows),))


def risk_tables(parts: Sequence[Part], selection: Selection = ALL, columns: Sequence[str] = ()) -> tuple[Block, ...]:
    """The register, its map before and after mitigation, the highest levels, what lacks."""
    first = _register(parts, selection, columns)
    if not any(part.entries or part.bare for part in parts):
        return (first,)
    regions = (_regions(parts),) if len(parts) > 1 else ()
    maps = heat_maps([(part.plan, part.entries) for part in parts])
    return (first, *regions, *((maps,) if maps.wide else ()), *_highest(parts), *_lacking(parts))


def _register(parts: Sequence[Part], selection: Selection, columns: Sequence[str]) -> Table:
    fields = chosen_fields(RISK_FIELDS, columns, RISK_COLUMNS)
    several = len(parts) > 1
    groups = tuple(
        Group(
            values.region(part.plan) if several else None,
            tuple(row_of(entry, fields) for entry in part.entries),
            summary=tuple(counted(part.entries)) if several else (),
        )
        for part in parts
        if part.entries
    )
    everything = [entry for part in parts for entry in part.entries]
    table = Table(
        TITLE["risks"],
        columns_of(fields),
        groups,
        subtitle=(*subtitle([part.plan for part in parts], selection), *_scale(parts)),
        summary=tuple(counted(everything)) if everything else (),
        notes=tuple(_notes(parts, everything)),
    )
    return table if columns else table.without_empty()


def _scale(parts: Sequence[Part]) -> Iterator[Message]:
    scales = {scale_of(part.plan) for part in parts}
    scale = scales.pop() if len(scales) == 1 else None
    if scale is not None:
        yield _("likelihood and impact from 1 to {scale}", scale=scale)


def counted(entries: Sequence[Entry]) -> Iterator[Message]:
    """How many risks there are, and how many of each level, gravest first."""
    yield _n("{count} risk", "{count} risks", len(entries))
    ratings = [entry.inherent for entry in entries]
    for level in GRAVEST_FIRST:
        found = count(ratings, level)
        if found:
            yield _("{level}: {count}", level=LEVELS[level], count=found)
    unrated = ratings.count(None)
    if unrated:
        yield _("not rated: {count}", count=unrated)


def _notes(parts: Sequence[Part], entries: Sequence[Entry]) -> Iterator[Message]:
    if not entries:
        yield _("no risk passes the filters") if _has_risks(parts) else _("no program lists a risk")
        return
    yield _("In brackets: likelihood × impact. The level follows from their product.")
    if not any(entry.lacks for entry in entries) and not any(part.bare for part in parts):
        yield _("Every risk here has a mitigation and an owner, and every quick win lists a risk.")


def _has_risks(parts: Sequence[Part]) -> bool:
    return any(program.risks for part in parts for program in part.plan.programs)


def _regions(parts: Sequence[Part]) -> Table:
    columns = (
        Column("region", FIELD["region"], rank=0, weight=4),
        Column("risks", _("Risks"), Kind.NUMBER, rank=0, weight=0),
        *(Column(level, LEVELS[level], Kind.NUMBER, rank=1, weight=0) for level in GRAVEST_FIRST),
        Column("unrated", _("Not rated"), Kind.NUMBER, rank=3, weight=0),
        Column("bare", _("Quick wins without a risk"), Kind.NUMBER, rank=2),
    )
    rows = tuple(Row((values.region(part.plan), *_region_counts([part]))) for part in parts)
    total = Row((_("Total"), *_region_counts(parts)))
    return Table(_("Risks by region"), columns, (Group(None, rows),), total=total)


def _region_counts(parts: Sequence[Part]) -> tuple[int, ...]:
    ratings = [entry.inherent for part in parts for entry in part.entries]
    return (
        len(ratings),
        *(count(ratings, level) for level in GRAVEST_FIRST),
        ratings.count(None),
        sum(len(part.bare) for part in parts),
    )


def _highest(parts: Sequence[Part]) -> Iterator[Table]:
    columns = (
        Column("id", FIELD["id"], rank=0, weight=0),
        Column("name", FIELD["name"], rank=0, weight=4, narrow=_("Program")),
        Column("quick_win", FIELD["quick_win"], Kind.MARK, narrow=_("QW"), rank=4, weight=0),
        Column("risks", _("Risks"), Kind.NUMBER, rank=3, weight=0),
        Column("level", _("Highest inherent risk"), Kind.WORD, rank=1),
        Column("residual", _("Highest residual risk"), Kind.WORD, rank=2),
    )
    groups = tuple(group for part in parts for group in _dimensions(part, several=len(parts) > 1))
    if groups:
        yield Table(_("Highest level by program and dimension"), columns, groups)


def _dimensions(part: Part, *, several: bool) -> Iterator[Group]:
    if several and part.entries:
        yield Group(values.region(part.plan), (), summary=_top(part.entries), level=1)
    for dimension in (*DIMENSIONS, ""):
        inside = [entry for entry in part.entries if entry.program.dimension == dimension]
        programs = {id(entry.program): entry.program for entry in inside}
        if programs:
            rows = tuple(_program_row(program, inside) for program in programs.values())
            yield Group(labels.DIMENSION.get(dimension, _("dimension not known")), rows, summary=_top(inside))


def _top(entries: Sequence[Entry]) -> tuple[Message, ...]:
    inherent, residual = (_graded(ratings) for ratings in _both(entries))
    words = [_("inherent: {level}", level=inherent)]
    if residual is not None:
        words.append(_("residual: {level}", level=residual))
    return tuple(words)


def _both(entries: Sequence[Entry]) -> tuple[list[Rating | None], list[Rating | None]]:
    return [entry.inherent for entry in entries], [entry.residual for entry in entries]


def _graded(ratings: Sequence[Rating | None]) -> Message | None:
    """The highest level, with a mark where a risk that is not rated may be graver."""
    found = highest(ratings)
    if found is None:
        return None
    if found is Level.HIGH or None not in ratings:
        return LEVELS[found]
    return _("{level} {mark}", level=LEVELS[found], mark=labels.PARTLY_COSTED)


def _program_row(program: Program, entries: Sequence[Entry]) -> Row:
    own = [entry for entry in entries if entry.program is program]
    levels = (Keyed(highest(ratings), _graded(ratings)) for ratings in _both(own))
    return Row((program.id, values.name(program), program.quick_win is not None, len(own), *levels))


def _lacking(parts: Sequence[Part]) -> Iterator[Table]:
    columns = (
        Column("id", FIELD["id"], rank=0, weight=0),
        Column("what", _("Risk factor, or program"), rank=0, weight=4),
        Column("level", FIELD["risks"], Kind.WORD, rank=1),
        Column("lacks", _("What is missing"), rank=0, weight=2),
    )
    groups = []
    for part in parts:
        rows = (*map(_bare_row, part.bare), *(_lack_row(entry) for entry in part.entries if entry.lacks))
        if rows:
            groups.append(Group(values.region(part.plan) if len(parts) > 1 else None, rows))
    if groups:
        yield Table(_("What is not looked after"), columns, tuple(groups))


def _bare_row(program: Program) -> Row:
    return Row((program.id, values.name(program), None, _("quick win without any risk listed")))


def _lack_row(entry: Entry) -> Row:
    level = Keyed(entry.inherent.level, LEVELS[entry.inherent.level]) if entry.inherent else None
    return Row((entry.risk.id, entry.risk.factor, level, tuple(Keyed(lack, LACK[lack]) for lack in entry.lacks)))
