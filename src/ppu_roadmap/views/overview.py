"""What a plan holds on one sheet: how much of each, what it costs, what needs attention, and two charts."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from ppu_roadmap.analysis.budget import LIMITED, Key, Lines, in_order, lines_of
from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.facts.standing import lacking, late, silence
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, facts_of, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.blocks import Paragraph
from ppu_roadmap.paper.chart import Bars, Chart, Series
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Column, Group, Kind, Table
from ppu_roadmap.text import Day, Message, _, words
from ppu_roadmap.views.grouping import apart, filters, listing, nothing, regions
from ppu_roadmap.views.money import UNIT, in_unit
from ppu_roadmap.views.sums import MEASURE, label
from ppu_roadmap.views.view import Asked

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
    def count(of: Region) -> int:
        return sum(str(one.severity) == key and one.waived is None for one in of.findings)

    return _number(key, _("Findings: {severity}", severity=word), count)


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


def overview(asked: Asked) -> Iterator[Block]:
    """Of which regions it is, and of which day; then the tables and charts."""
    about = (regions(asked), _("as of {day}", day=Day(asked.today.isoformat())), *filters(asked.selection))
    yield Paragraph((words(about),))
    both = zip(asked.chosen(), asked.chosen(years=()), chain(asked.findings, repeat(())), strict=False)
    years = asked.selection.years
    found = [Region(plan, programs, lines_of(every, years), told) for (plan, programs), (_plan, every), told in both]
    if not any(each.programs for each in found):
        yield Paragraph((nothing(asked.regions),))
    yield _counts(asked, found)
    concerns = (Concern(of.plan, *each) for of in found for each in _concerned(asked, of.plan, of.programs) if each[1])
    yield from listing(asked, _CONCERNS, concerns, title=_("What needs attention"))
    yield _money(found)
    yield _programs([one for each in found for one in each.programs])


def _counts(asked: Asked, found: Sequence[Region]) -> Table:
    """How much there is of each: of one region a line each, of several a row a region."""
    title, keys, notes = _("What there is"), [each.key for each in _FIELDS], tuple(apart(asked.every(years=())))
    if asked.several:
        return next(listing(asked, _FIELDS, found, keys[:-1], title=title, notes=notes))
    columns = Column("what", MATTER), Column("value", _("How much"), Kind.NUMBER)
    return Table(title, columns, (Group(None, tuple(facts_of(_FIELDS, found[0], keys))),), notes=notes)


class Concern(NamedTuple):
    """What should be looked at in a plan, and the programs that it concerns."""

    plan: Plan
    what: Message
    programs: Sequence[Program]


_CONCERNS: tuple[Field[Concern], ...] = (
    field("what", MATTER, lambda of: of.what, weight=3),
    field("count", _("How many programs"), lambda of: len(of.programs), kind=Kind.NUMBER),
    field("programs", _("Programs concerned"),
          lambda of: _("{word}", word=words(one.id or one.name for one in of.programs)), weight=4),
)  # fmt: skip


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


def _money(found: Sequence[Region]) -> Chart:
    """The ceiling by year and source."""
    plan, lines = found[0].plan, Lines(line for each in found for line in each.lines)
    under = lines.under("year")
    years = [(year, under[year]) for year in in_order(plan, "year", under)]

    def amount(inside: Lines, source: Key) -> float | None:
        known = inside.under("source").get(source, Lines()).sum("amount")
        return None if known is None else known / _MILLION

    series = tuple(
        Series(
            str(key), _("{word}", word=label(plan, "source", key)), tuple(amount(each, key) for _year, each in years)
        )
        for key in in_order(plan, "source", lines.under("source"))
    )
    names = tuple(_("{word}", word=label(plan, "year", year)) for year, _lines in years)
    return _stacked(_("Budget by year and funding source"), _("Year"), Bars(names, series, UNIT["juta"]))


def _programs(programs: Sequence[Program]) -> Chart:
    """How many there are, by dimension and horizon."""
    counts = Counter[tuple[str, str | None]]((one.dimension, one.horizon) for one in programs)
    homes = [word for word in HOMES if any(counts[word, tag] for tag in HORIZONS)]
    series = tuple(
        Series(tag, labels.HORIZON_NARROW[tag], tuple(counts[word, tag] or None for word in homes)) for tag in HORIZONS
    )
    names = tuple(labels.DIMENSION[word] for word in homes)
    return _stacked(_("Programs by dimension and horizon"), FIELD["dimension"], Bars(names, series, _("programs")))


def _stacked(title: Message, head: Message, bars: Bars) -> Chart:
    return Chart(title, lambda: bars, lambda: bars.table(title, Column("category", head)))
