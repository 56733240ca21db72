"""The indicators of SNI ISO 37122: the list with what the region chose, and how much of it is covered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ppu_roadmap.analysis.selection import FILTERS
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.sni import SniIndicator, indicators
from ppu_roadmap.facts.parts import Measure
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, agency, chosen, columns_of, field, labels_of, plain, word
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Marked, Table, machine_value
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.grouping import count, count_table, data_by_region, subtitle, tallied, tally
from ppu_roadmap.views.indicators import beside
from ppu_roadmap.views.parts import Told, together
from ppu_roadmap.views.view import Asked, rows_under

Counts: TypeAlias = Mapping[str, int]
"""What is counted of indicators: how many there are, are chosen, are measured, are both."""
NOT_CHOSEN = ChosenIndicator()
UNREAD = _("what the region chose could not be read")


@dataclass(frozen=True, slots=True)
class Use(Of[ChosenIndicator]):
    """What one plan makes of one indicator of the standard; the record is empty where it is not chosen."""

    indicator: SniIndicator
    chosen: bool | None
    """``None`` where plan.yaml, or the choice in it, could not be read."""
    programs: tuple[Program, ...]
    """The live programs that measure it, each once."""
    beside: tuple[Measure, ...] = ()
    """The indicators of objectives and of the region that are it."""

    @property
    def measured(self) -> bool:
        """Whether a program, an objective or the region measures it."""
        return bool(self.owners)

    @property
    def owners(self) -> tuple[Program | Measure, ...]:
        """Whatever measures it."""
        return (*self.programs, *self.beside)

    @property
    def dimensions(self) -> set[str | None]:
        """The dimension that it is chosen for, and those that measure it."""
        return {self.record.dimension, *(one.dimension for one in self.owners)}

    @property
    def ids(self) -> tuple[str, ...]:
        """What measures it, by id."""
        owners = (*(program.id for program in self.programs), *(each.of for each in self.beside))
        return tuple(dict.fromkeys(filter(None, owners)))


def uses(plan: Plan, programs: Iterable[Program], beside: Iterable[Measure] = ()) -> tuple[Use, ...]:
    """Every indicator of the standard, in its order, with those of these programs and what else measures it."""
    others = gathered((measure.indicator.sni, measure) for measure in beside)
    used = gathered(
        (number, program)
        for program in programs
        for number in dict.fromkeys(indicator.sni for indicator in program.indicators)
    )
    known, choices = "sni" not in plan.file.refused, plan.file.sni
    found = []
    for number, indicator in indicators().items():
        chosen = number in choices if known else None
        owners = tuple(used.get(number, ())), tuple(others.get(number, ()))
        found.append(Use(plan, choices.get(number) or NOT_CHOSEN, indicator, chosen, *owners))
    return tuple(found)


def by_theme(found: Iterable[Use]) -> list[tuple[Message, list[Use]]]:
    """Indicators by theme, in the order of the standard."""
    return [(Message(theme), inside) for theme, inside in gathered((use.indicator.theme, use) for use in found).items()]


SEEN = _("*")
"""What marks a title that was seen in a source."""
BASIS = {True: _("seen in a source"), False: _("from memory, not checked")}


def _targets(use: Use) -> Keyed:
    """For machines as in ``2027: 60``, in spelling that no language changes."""
    known = [(year, value) for year, value in sorted(use.record.targets.items()) if value is not None]
    texts = tuple(f"{year}: {machine_value(cells.value(value))}" for year, value in known)
    return Keyed(texts, cells.figures(use.record.targets))


def _seen(use: Use) -> bool:
    """Whether the title of an indicator was seen in a source."""
    return use.indicator.evidence.startswith("sourced")


LIST: tuple[Field[Use], ...] = (
    field("number", _("Number"), lambda use: use.indicator.number, rank=0, weight=0, narrow=_("No.")),
    field("theme", _("Theme of the standard"), lambda use: use.indicator.theme),
    field("title", _("Indicator of the standard"),
          lambda use: Marked(Message(use.indicator.title), SEEN) if _seen(use) else Message(use.indicator.title),
          rank=0, weight=5),
    field("chosen", _("Selected"), lambda use: use.chosen, kind=Kind.MARK, rank=0, weight=0),
    plain("reason", _("Why it was chosen"), rank=10, weight=3),
    word("dimension", FIELD["dimension"], labels.DIMENSION, rank=5, bare=True),
    agency("data_owner", INDICATOR["data_owner"], rank=9),
    field("unit", INDICATOR["unit"],  # that the region writes, else that of the list
          lambda use: Keyed(use.record.unit or use.indicator.unit, use.record.unit or Message(use.indicator.unit)),
          rank=6, bare=True),
    field("baseline_year", _("Year of the baseline"),
          lambda use: use.record.baseline.year if use.record.baseline else None, kind=Kind.YEARS),
    field("baseline", INDICATOR["baseline"], lambda use: cells.baseline(use.record.baseline), rank=3),
    field("targets", INDICATOR["targets"], _targets, kind=Kind.LINES, rank=2, weight=0),
    field("programs", _("Programs that measure it"), lambda use: use.ids, rank=1, weight=2, narrow=_("Measured by")),
    field("measured", _("Measured"), lambda use: use.measured),
    field("evidence", _("Basis of the title"),
          lambda use: Keyed(use.indicator.evidence, BASIS[_seen(use)]), rank=8, weight=0, bare=True),
)  # fmt: skip
"""Every column of the list, in the order in which machines get them."""
SHOWN = chosen(
    LIST, ("number", "title", "chosen", "dimension", "unit", "baseline", "targets", "programs", "data_owner", "reason")
)
"""What a person sees of one region."""
LABEL = labels_of(LIST)
COUNTS: tuple[Field[Sequence[Use]], ...] = (
    count("indicators", _("Indicators"), rank=3),
    count("chosen", LABEL["chosen"], lambda use: use.chosen, rank=0),
    count("measured", LABEL["measured"], lambda use: use.measured, rank=0),
    count("both", _("Selected and measured"), lambda use: use.chosen and use.measured),
)


class Adoption(NamedTuple):
    """The standard in one region: all 80 indicators, and those that the filters leave."""

    plan: Plan
    programs: tuple[Program, ...]
    every: tuple[Use, ...]
    shown: tuple[Use, ...]

    @property
    def unread(self) -> bool:
        """Whether a choice could not be read."""
        return any(use.chosen is None for use in self.every)


class Part(NamedTuple):
    """What is told of the standard in one region."""

    groups: tuple[Group, ...]
    """The list; of several regions it is made of what they use."""
    shown: tuple[str, ...]
    """The numbers of the indicators that pass."""
    used: Mapping[str, Counts]
    """What is counted of each indicator, by its number."""
    regions: tuple[tuple[Message, Counts], ...]
    dimensions: Mapping[str, Counts]
    unread: bool


KEPT = (Part,)


def part(asked: Asked) -> Part:
    """The standard in a region."""
    (one,) = adoptions(with_numbers(asked))
    return Part(
        () if asked.several else tuple(rows_under(SHOWN, by_theme(one.shown), counted)),
        tuple(use.indicator.number for use in one.shown),
        {use.indicator.number: tally(COUNTS, [use]) for use in one.every},
        ((cells.region(one.plan), tally(COUNTS, one.every)),),
        {word: tally(COUNTS, [use for use in one.every if word in use.dimensions]) for word in DIMENSIONS},
        one.unread,
    )


def document(asked: Asked, told: Told[Part]) -> Iterator[Table]:
    """The list by theme, then how much of it is covered, by theme, by dimension and by region."""
    asked, found = with_numbers(asked), told.whole
    yield _list(asked, found)
    if not asked.unfiltered:
        return
    if asked.several:
        yield _coverage("region", _("Coverage by region"), found.regions)
    every = by_theme(uses(Plan(), ()))
    themes = ((theme, together(found.used[use.indicator.number] for use in inside)) for theme, inside in every)
    yield _coverage("theme", _("Coverage by theme"), themes)
    dimensions = ((labels.DIMENSION[word], counts) for word, counts in found.dimensions.items())
    note = _("A dimension has the indicators that are chosen for it and those that its programs measure.")
    yield _coverage("dimension", _("Coverage by dimension"), dimensions)._replace(total=None, notes=(note,))


def rows(asked: Asked) -> Table:
    """One row for each region and indicator."""
    asked = with_numbers(asked)
    return data_by_region(asked, LIST, ((one.plan, one.shown) for one in adoptions(asked)))


def with_numbers(asked: Asked) -> Asked:
    """What is asked, where the parts asked for are numbers of the standard: a filter that no program need pass."""
    selection = asked.selection
    return asked._replace(selection=selection._replace(sni=(*selection.sni, *asked.parts)), parts=())


def adoptions(asked: Asked) -> list[Adoption]:
    """The standard in each region; programs that pass the filters count as measuring."""
    wanted = asked.selection.sni
    dimensions = FILTERS["dimensions"].passing(Plan(), asked.selection.dimensions)

    def passes(use: Use) -> bool:
        named = use.indicator.number in wanted
        return named or use.record.dimension in dimensions or bool(use.owners and not wanted)

    found = []
    for plan, programs in asked.chosen():
        every = uses(plan, programs, beside(plan, asked.selection))
        shown = every if asked.unfiltered else tuple(filter(passes, every))
        found.append(Adoption(plan, programs, every, shown))
    return found


def _list(asked: Asked, found: Part) -> Table:
    """The list by theme: what one region chose and measures, or how many regions do."""
    shown = [use for use in uses(Plan(), ()) if use.indicator.number in found.shown]
    fields = _adopted(found.used) if asked.several else SHOWN
    groups = tuple(rows_under(fields, by_theme(shown))) if asked.several else found.groups
    summary = _said(together(found.used[number] for number in found.shown)) if groups and not asked.several else ()
    notes = tuple(_notes(shown, unread=found.unread))
    table = Table(asked.title, columns_of(fields), groups, None, notes, subtitle(asked), tuple(summary))
    return table if asked.several else table.without_empty()


def _adopted(used: Mapping[str, Counts]) -> tuple[Field[Use], ...]:
    """The columns for several regions: how many chose each indicator, and how many measure it."""
    return (
        *chosen(LIST, ("number", "title")),
        field("chosen", _("Regions that chose it"),
              lambda use: used[use.indicator.number]["chosen"], kind=Kind.NUMBER),
        field("measured", _("Regions that measure it"),
              lambda use: used[use.indicator.number]["measured"], kind=Kind.NUMBER),
    )  # fmt: skip


def counted(found: Sequence[Use]) -> Iterator[Message]:
    """How many indicators there are, how many are chosen, how many are measured."""
    return _said(tally(COUNTS, found))


def _said(counts: Counts) -> Iterator[Message]:
    yield _n("{count} indicator", "{count} indicators", counts["indicators"])
    yield _("chosen: {count}", count=counts["chosen"])
    yield _("measured: {count}", count=counts["measured"])


def _notes(shown: Sequence[Use], *, unread: bool) -> Iterator[Message]:
    if not shown:
        yield _("no indicator of the standard passes the filters")
        return
    if unread:
        yield UNREAD
    seen = sum(map(_seen, shown))
    yield _n(
        "{mark} {seen} of {count} title was seen in a source; the others are from memory: compare them with a "
        "licensed copy of SNI ISO 37122:2019.",
        "{mark} {seen} of {count} titles were seen in a source; the others are from memory: compare them with a "
        "licensed copy of SNI ISO 37122:2019.",
        len(shown),
        mark=SEEN,
        seen=seen,
    )
    if seen < len(shown):
        yield _("Indonesian titles without a source are our own translations.")


def _coverage(key: str, name: Message, lines: Iterable[tuple[Message, Counts]]) -> Table:
    first = Column(key, LABEL.get(key) or FIELD[key], rank=0, weight=3)
    return count_table(name, first, tallied(COUNTS), [(None, lines)])
