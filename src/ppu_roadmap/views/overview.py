"""What a plan holds on one sheet: how much of each, what it costs, what needs attention, and two charts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ppu_roadmap.analysis.budget import LIMITED, Key, Lines, Sums, in_order, lines_of
from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.facts.standing import lacking, late, silence
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, columns_of, field, row_of
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.blocks import Paragraph
from ppu_roadmap.paper.chart import Bars, Chart
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _, words
from ppu_roadmap.views.grouping import Ended, ended, filters, grouped, nothing, regions, sums_of, total_row, with_region
from ppu_roadmap.views.money import UNIT, in_unit
from ppu_roadmap.views.parts import Region as Kept
from ppu_roadmap.views.sums import MEASURE, label
from ppu_roadmap.views.view import Asked, by_place

_MILLION = 10**6
MATTER = _("Matter")
"""The heading of what a number is of."""


class Region(NamedTuple):
    """What of one plan is counted."""

    plan: Plan
    programs: tuple[Program, ...]
    lines: Lines
    """Of the years asked for, whenever their programs run."""
    findings: tuple[Diagnostic, ...]


def _number(key: str, said: Message, get: Callable[[Region], int]) -> Field[Region]:
    return field(key, said, get, kind=Kind.NUMBER)


def _found(key: str, word: Message) -> Field[Region]:
    said = _("Findings: {severity}", severity=word)
    return _number(key, said, lambda of: sum(str(one.severity) == key and one.waived is None for one in of.findings))


def _sum(key: str) -> Field[Region]:
    return field(key, in_unit(MEASURE[key], "rupiah"), lambda of: of.lines.sum(key), kind=Kind.MONEY)


_FIELDS: tuple[Field[Region], ...] = (
    _number("programs", _("Programs"), lambda of: len(of.programs)),
    _number("quick_wins", _("Quick wins"), lambda of: sum(one.quick_win is not None for one in of.programs)),
    _number("actions", _("Actions"), lambda of: sum(len(one.actions) for one in of.programs)),
    _number("indicators", _("Indicators"), lambda of: sum(len(one.indicators) for one in of.programs)),
    _number("risks", _("Risks"), lambda of: sum(len(one.risks) for one in of.programs)),
    _number("proposals", _("Proposals"), lambda of: len(of.plan.proposals.proposals)),
    *(_found(*each) for each in labels.SEVERITY.items()),
    *map(_sum, LIMITED),
    field("absorption", MEASURE["absorption"], lambda of: cells.rounded(of.lines.tally.absorption), kind=Kind.PERCENT),
)


class Overview(NamedTuple):
    """What the overview has of one region."""

    counts: tuple[Row, ...]
    concerns: tuple[Row, ...]
    money: Mapping[Key, Sums]
    """Of each year that of each source."""
    sources: tuple[Mapping[str, str | None], ...]
    """The names of sources, as a plan lists them."""
    programs: tuple[tuple[str, str | None], ...]
    """Of each program its dimension and horizon."""
    ended: Ended


def part(asked: Asked) -> Overview:
    """What a region has of each."""
    ((plan, programs),), ((_plan, ever),) = asked.chosen(), asked.chosen(years=())
    lines = lines_of(ever, asked.selection.years)
    of = Region(plan, programs, lines, next(iter(asked.findings), ()))
    concerns = (
        (cells.region(plan), what, len(found), _("{word}", word=words(one.id or one.name for one in found)))
        for what, found in _concerned(asked, plan, programs)
        if found
    )
    return Overview(
        (row_of(of, with_region(asked, _FIELDS)),),
        tuple(row_of(each, _concerns(asked)) for each in concerns),
        {year: inside.across("source") for year, inside in lines.under("year").items()},
        (dict(plan.file.funding_sources),),
        tuple((one.dimension, one.horizon) for one in programs),
        ended(asked.every(years=())),
    )


def overview(asked: Asked, whole: Overview, kept: Iterable[Kept]) -> Iterator[Block]:
    """Of which regions it is, and of which day; then the tables and charts."""
    about = (regions(asked), _("as of {day}", day=Day(asked.today.isoformat())), *filters(asked.selection))
    yield Paragraph((words(about),))
    if not whole.programs:
        yield Paragraph((nothing(kept),))
    yield _counts(asked, whole)
    groups = [Group(None, whole.concerns)] if whole.concerns else ()
    yield from grouped(_("What needs attention"), _concerns(asked), groups)
    yield _money(whole)
    yield _programs(whole.programs)


def _counts(asked: Asked, whole: Overview) -> Table:
    """How much there is of each: of one region a line each, of several a row a region."""
    title, fields, notes = _("What there is"), with_region(asked, _FIELDS), tuple(whole.ended.apart())
    columns = columns_of(fields)
    if asked.several:
        total = total_row(columns, sums_of(fields, whole.counts, [each.key for each in _FIELDS[:-1]]))
        return Table(title, columns, (Group(None, whole.counts),), total, notes=notes)
    facts = ((each.label, cells.alone(cell, each)) for each, cell in zip(columns, *whole.counts, strict=True))
    told = Column("what", MATTER), Column("value", _("How much"), Kind.NUMBER)
    return Table(title, told, (Group(None, tuple(facts)),), notes=notes)


def _concerns(asked: Asked) -> Fields[Row]:
    columns = (
        Column("region", FIELD["region"], rank=0),
        Column("what", MATTER, weight=3),
        Column("count", _("How many programs"), Kind.NUMBER),
        Column("programs", _("Programs concerned"), weight=4),
    )
    return by_place(*columns)[not asked.several :]


def _concerned(asked: Asked, plan: Plan, programs: Sequence[Program]) -> Iterator[tuple[Message, Sequence[Program]]]:
    shown, today = {id(one) for one in programs}, asked.today
    yield _("should be over and are not"), [one for one in programs if late(plan, one, today)]
    yield _("ongoing, no report for four quarters"), [one for one in programs if silence(plan, one, today)]
    yield _("agency in charge provisional"), [one for one in programs if one.owner_status == "provisional"]
    yield _("no agency in charge"), [one for one in programs if one.owner is None and "owner" not in one.refused]
    yield _("no budget line"), lacking(plan, programs, "budget")
    yield _("a budget line without an amount"), [one for one in programs if lines_of([one]).without("amount")]
    waiting = (one.program for one in candidates_of(plan) if one.undecided)
    yield _("quick win awaits a decision"), [one for one in waiting if id(one) in shown]
    yield _("quick win lists no risk"), lacking(plan, [one for one in programs if one.quick_win], "risks")
    yield _("a high risk"), [one for one in programs if highest_level(plan, one) is Level.HIGH]
    if plan.upper_plans:
        yield _("serves no mission"), [one for one in programs if not missions_served(plan, one)]
    yield _("horizon not known, so on no list by horizon"), [one for one in programs if one.horizon not in HORIZONS]


def _money(whole: Overview) -> Chart:
    """The ceiling by year and source, which are called as the first plan calls them."""
    called, none = whole.sources[0], Plan()
    named = {source: place for place, source in enumerate(called)}
    sources = in_order(none, "source", sum(whole.money.values(), Sums()).columns)
    listed = sorted(sources, key=lambda one: named.get(str(one), len(named)))

    def amount(year: Key, source: Key) -> float | None:
        known = whole.money[year].under(source).sum("amount")
        return None if known is None else known / _MILLION

    years = {year: _("{word}", word=label(none, "year", year)) for year in in_order(none, "year", whole.money)}
    names = {key: _("{word}", word=called.get(str(key)) or label(none, "source", key)) for key in listed}
    return _stacked(_("Budget by year and funding source"), _("Year"), Bars.of(years, names, amount, UNIT["juta"]))


def _programs(programs: Sequence[tuple[str, str | None]]) -> Chart:
    """How many there are, by dimension and horizon."""
    counts = Counter(programs)
    homes = {word: labels.DIMENSION[word] for word in HOMES if any(counts[word, tag] for tag in HORIZONS)}
    bars = Bars.of(homes, labels.HORIZON_NARROW, lambda *place: counts[place] or None, _("programs"))
    return _stacked(_("Programs by dimension and horizon"), FIELD["dimension"], bars)


def _stacked(title: Message, head: Message, bars: Bars) -> Chart:
    return Chart(title, lambda: bars, lambda: bars.table(title, Column("category", head)))
