"""The indicators of SNI ISO 37122 as tables: the list with what the region chose, and how much of it is covered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.analysis.sni import Share, Standing, by_dimension, by_theme, share, standings
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, INDICATOR, TITLE
from ppu_roadmap.catalog.sni_words import SNI_THEME, SNI_TITLE, SNI_UNIT
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Group, Item, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import whole
from ppu_roadmap.views.program_facts import figures
from ppu_roadmap.views.program_parts import baseline
from ppu_roadmap.views.programs import ALL, subtitle
from ppu_roadmap.words.typed import dimension_word

SNI: Mapping[str, Message] = MappingProxyType(
    {
        "number": _("Number"),
        "theme": _("Theme of the standard"),
        "title": _("Indicator of the standard"),
        "chosen": _("Selected"),
        "reason": _("Why it was chosen"),
        "programs": _("Programs that measure it"),
        "evidence": _("Basis of the title"),
        "indicators": _("Indicators"),
        "measured": _("Measured"),
        "both": _("Selected and measured"),
        "regions_chosen": _("Regions that chose it"),
        "regions_measured": _("Regions that measure it"),
    }
)
CANCELLED = _("(cancelled)")


@dataclass(frozen=True, slots=True)
class Region:
    """What of one region is shown: all 80 indicators, or those that the filters leave."""

    plan: Plan
    programs: tuple[Program, ...]
    every: tuple[Standing, ...]
    shown: tuple[Standing, ...]


def sni_regions(plans: Sequence[Plan], selection: Selection = ALL) -> tuple[Region, ...]:
    """The standard in each region; programs that pass the filters count as measuring."""
    return tuple(_region(plan, selection) for plan in plans)


def _region(plan: Plan, selection: Selection) -> Region:
    programs = select(plan, selection)
    every = standings(plan, programs)
    if replace(selection, sort=()) == ALL:
        return Region(plan, programs, every, every)
    dimensions = {dimension_word(word) for word in selection.dimensions}
    shown = tuple(
        one
        for one in every
        if (one.programs and (not selection.sni or one.indicator.number in selection.sni))
        or one.indicator.number in selection.sni
        or (one.choice is not None and one.choice.dimension in dimensions)
    )
    return Region(plan, programs, every, shown)


def evidence(one: Standing) -> Message:
    """Whether the title of an indicator was seen in a source."""
    return _("seen in a source") if _seen(one) else _("from memory, not checked")


def _seen(one: Standing) -> bool:
    return one.indicator.evidence.startswith("sourced")


def title(one: Standing) -> Message:
    """The title of an indicator."""
    return SNI_TITLE[one.indicator.number]


def list_tables(regions: Sequence[Region], selection: Selection = ALL) -> Iterator[Table]:
    """The list by theme, then how much of it is covered, by theme, by dimension and by region."""
    yield _one_list(regions[0], selection) if len(regions) == 1 else _common_list(regions, selection)
    if replace(selection, sort=()) == ALL:
        if len(regions) > 1:
            yield _region_coverage(regions)
        yield _theme_coverage(regions)
        yield _dimension_coverage(regions)


def _one_list(region: Region, selection: Selection) -> Table:
    columns = (
        Column("number", SNI["number"], rank=0, weight=0, narrow=_("No.")),
        Column("title", SNI["title"], rank=0, weight=5),
        Column("chosen", SNI["chosen"], Kind.MARK, rank=0, weight=0),
        Column("dimension", FIELD["dimension"], rank=5, bare=True),
        Column("unit", INDICATOR["unit"], rank=6, bare=True),
        Column("baseline", INDICATOR["baseline"], rank=3, weight=1),
        Column("targets", INDICATOR["targets"], Kind.LINES, rank=2, weight=0),
        Column("programs", SNI["programs"], rank=1, weight=2, narrow=_("Measured by")),
        Column("evidence", SNI["evidence"], rank=8, weight=0, bare=True),
        Column("data_owner", INDICATOR["data_owner"], rank=9),
        Column("reason", SNI["reason"], rank=10, weight=3),
    )
    groups = tuple(
        Group(_theme(theme), tuple(_list_row(region.plan, one) for one in inside), summary=_counted(share(inside)))
        for theme, inside in by_theme(region.shown).items()
    )
    return Table(
        TITLE["sni"],
        columns,
        groups,
        subtitle=tuple(subtitle([region.plan], selection)),
        summary=_counted(share(region.shown)) if region.shown else (),
        notes=tuple(_notes([region], region.shown)),
    ).without_empty()


def _theme(word: str) -> Message:
    return SNI_THEME.get(word) or _("{word}", word=word)


def _list_row(plan: Plan, one: Standing) -> Row:
    choice = one.choice
    return Row((
        one.indicator.number, title(one), one.chosen,
        values.label(labels.DIMENSION, choice.dimension) if choice else None, unit(one),
        baseline(choice.baseline) if choice else None, figures(choice.targets) if choice else None,
        measurers(one), evidence(one),
        values.agency(plan, choice.data_owner) if choice else None, choice.reason if choice else None,
    ))  # fmt: skip


def unit(one: Standing) -> Cell:
    """The unit that the region writes, else that of the list."""
    own = one.choice.unit if one.choice else None
    return own or SNI_UNIT.get(one.indicator.unit, one.indicator.unit)


def measurers(one: Standing) -> tuple[Item, ...]:
    """The programs that measure an indicator, each once, with a mark on those that are cancelled."""
    programs = {id(program): program for program, _indicator in one.programs}.values()
    return tuple(
        Marked(program.id or "–", CANCELLED) if program.status == "cancelled" else program.id or "–"
        for program in programs
    )


def _counted(counts: Share) -> tuple[Message, ...]:
    return (
        _n("{count} indicator", "{count} indicators", counts.indicators),
        _("chosen: {count}", count=counts.chosen),
        _("measured: {count}", count=counts.measured),
    )


def _notes(regions: Sequence[Region], shown: Sequence[Standing]) -> Iterator[Message]:
    if not shown:
        yield _("no indicator of the standard passes the filters")
        return
    if any(one.chosen is None for region in regions for one in region.every):
        yield _("what the region chose could not be read")
    seen = sum(map(_seen, shown))
    yield _n(
        "{seen} of {count} title was seen in a source; the others are from memory: compare them with a licensed copy "
        "of SNI ISO 37122:2019.",
        "{seen} of {count} titles were seen in a source; the others are from memory: compare them with a licensed copy "
        "of SNI ISO 37122:2019.",
        len(shown),
        seen=seen,
    )
    if seen < len(shown):
        yield _("Indonesian titles without a source are our own translations.")


def _common_list(regions: Sequence[Region], selection: Selection) -> Table:
    """The list for several regions: how many chose each, and how many measure it."""
    columns = (
        Column("number", SNI["number"], rank=0, weight=0, narrow=_("No.")),
        Column("title", SNI["title"], rank=0, weight=5),
        Column("chosen", SNI["regions_chosen"], Kind.NUMBER, rank=1, weight=1),
        Column("measured", SNI["regions_measured"], Kind.NUMBER, rank=1, weight=1),
        Column("evidence", SNI["evidence"], rank=2, weight=0, bare=True),
    )
    kept = {one.indicator.number for region in regions for one in region.shown}
    shown = [one for one in regions[0].every if one.indicator.number in kept]
    chosen = _numbers(regions, lambda one: bool(one.chosen))
    used = _numbers(regions, lambda one: one.measured)
    groups = tuple(
        Group(
            _theme(theme),
            tuple(
                Row((number, title(one), chosen.count(number), used.count(number), evidence(one)))
                for one in inside
                for number in [one.indicator.number]
            ),
        )
        for theme, inside in by_theme(shown).items()
    )
    about = tuple(subtitle([region.plan for region in regions], selection))
    return Table(TITLE["sni"], columns, groups, subtitle=about, notes=tuple(_notes(regions, shown)))


def _numbers(regions: Iterable[Region], passes: Callable[[Standing], bool]) -> list[str]:
    return [one.indicator.number for region in regions for one in region.every if passes(one)]


COUNTS = (("indicators", 3), ("chosen", 0), ("measured", 0), ("both", 1))


def _coverage(
    first: Column, name: Message, rows: Iterable[tuple[Message, Sequence[Standing]]], total: Sequence[Standing]
) -> Table:
    columns = (first, *(Column(key, SNI[key], Kind.NUMBER, rank=rank, weight=1) for key, rank in COUNTS))
    lines = tuple(Row((label, *_figures(inside))) for label, inside in rows)
    return Table(name, columns, (Group(None, lines),), total=Row((_("Total"), *_figures(total))))


def _figures(found: Iterable[Standing]) -> tuple[Cell, ...]:
    counts = share(found)
    return tuple(getattr(counts, key) for key, _rank in COUNTS)


def _everything(regions: Sequence[Region]) -> list[Standing]:
    return [one for region in regions for one in region.every]


def _theme_coverage(regions: Sequence[Region]) -> Table:
    every = _everything(regions)
    rows = [(_theme(theme), inside) for theme, inside in by_theme(every).items()]
    return _coverage(Column("theme", SNI["theme"], rank=0, weight=3), _("Coverage by theme"), rows, every)


def _dimension_coverage(regions: Sequence[Region]) -> Table:
    parts = [by_dimension(region.every) for region in regions]
    rows = [(labels.DIMENSION[word], [one for part in parts for one in part[word]]) for word in parts[0]]
    first = Column("dimension", FIELD["dimension"], rank=0, weight=3)
    table = _coverage(first, _("Coverage by dimension"), rows, ())
    note = _("A dimension has the indicators that are chosen for it and those that its programs measure.")
    return replace(table, total=None, notes=(note,))


def _region_coverage(regions: Sequence[Region]) -> Table:
    rows = [(values.region(region.plan), region.every) for region in regions]
    first = Column("region", FIELD["region"], rank=0, weight=3)
    return _coverage(first, _("Coverage by region"), rows, _everything(regions))


def list_data(regions: Sequence[Region]) -> Table:
    """One row for each region and indicator."""
    several = (Column("region", FIELD["region"]),) if len(regions) > 1 else ()
    columns = (
        *several, Column("number", SNI["number"]), Column("theme", SNI["theme"]), Column("title", SNI["title"]),
        Column("chosen", SNI["chosen"]), Column("reason", SNI["reason"]), Column("dimension", FIELD["dimension"]),
        Column("data_owner", INDICATOR["data_owner"]), Column("unit", INDICATOR["unit"]),
        Column("baseline_year", _("Year of the baseline"), Kind.YEARS),
        Column("baseline", INDICATOR["baseline"], Kind.NUMBER), Column("targets", INDICATOR["targets"]),
        Column("programs", SNI["programs"]), Column("measured", SNI["measured"]), Column("evidence", SNI["evidence"]),
    )  # fmt: skip
    rows = (Row((*((region.plan.code,) if several else ()), *_data(one))) for region in regions for one in region.shown)
    return Table(TITLE["sni"], columns, (Group(None, tuple(rows)),))


def _data(one: Standing) -> tuple[Cell, ...]:
    choice = one.choice
    start = choice.baseline if choice else None
    return (
        one.indicator.number, one.indicator.theme, title(one), one.chosen, choice.reason if choice else None,
        choice.dimension if choice else None, choice.data_owner if choice else None,
        choice.unit if choice and choice.unit else one.indicator.unit, start.year if start else None,
        whole(start.value) if start else None, _targets(choice), one.ids, one.measured, one.indicator.evidence,
    )  # fmt: skip


def _targets(choice: ChosenIndicator | None) -> tuple[str, ...]:
    """As in ``2027: 60``, in spelling that no language changes."""
    targets = sorted((choice.targets if choice else {}).items())
    return tuple(f"{year}: {whole(value)}" for year, value in targets if value is not None)
