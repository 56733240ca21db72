"""Which programs are meant: the filters of the command line as a value, how their words are read, and what passes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.parts import measures
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.facts.years import outside, plan_years, written, years_in
from ppu_roadmap.fields.field import Fields, Of, texts_of, vocabulary
from ppu_roadmap.fields.program import SEARCHED, SORTED
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSION_OF, EVERYWHERE, HOMES, HORIZONS, STATUSES
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.words import plan_names
from ppu_roadmap.words.reading import Misread, Read, only
from ppu_roadmap.words.vocabulary import Vocabulary, bare, fixed, merged

Pair: TypeAlias = tuple[Plan, Program]
Kept = TypeVar("Kept", bound=Record)
Item = TypeVar("Item")
HORIZON_OPTIONS = {"1y": "1-year", "5y": "5-year", "long": "long-term"}
"""Short words for horizons on the command line."""


class Selection(NamedTuple):
    """Filters as a person typed them: all that are given must hold, of several values of one any."""

    horizons: tuple[str, ...] = ()
    through: str | None = None
    """This horizon and every nearer one."""
    dimensions: tuple[str, ...] = ()
    subdimensions: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """Agencies, by key, short or full name."""
    partners: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    """Who proposed: of proposals alone, as ``forums``."""
    forums: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    quick_wins: bool = False
    missions: tuple[str, ...] = ()
    """``M2``, or ``rpjmd-2025:M2`` for the mission of one upper plan."""
    sni: tuple[str, ...] = ()
    min_risk: str | None = None
    locations: tuple[str, ...] = ()
    """A kecamatan stands for its desa and kelurahan too."""
    ids: tuple[str, ...] = ()
    """Programs by their ids alone."""
    search: str = ""
    """Words that all occur in the program's texts, in any case."""
    sort: tuple[str, ...] = ()
    """Keys of columns, ``-`` before one for the reverse order."""

    def words(self, name: str) -> tuple[str, ...]:
        """What was typed for one of the filters."""
        given = getattr(self, name)
        return (given,) if isinstance(given, str) else given or ()

    def horizon_tags(self) -> frozenset[str] | None:
        """The horizons that pass; ``None`` for all of them."""
        typed = {name: self.words(name) for name in ("horizons", "through")}
        given = [FILTERS[name].passing(Plan(), words) for name, words in typed.items() if words]
        return frozenset(tag for tag in HORIZONS if all(tag in tags for tags in given)) if given else None


class Filter(NamedTuple):
    """How the words of a filter are read, and what of a program, or of another record, they are held against."""

    option: str
    problem: Message
    """What is said of a ``{word}`` that is none."""
    known: Callable[[Plan], Vocabulary]
    values: Callable[[Plan, Any], Iterable[object]] = lambda _plan, _record: ()
    meant: Callable[[Plan, Iterable[str]], Iterable[object]] = lambda _plan, words: words
    """What passes by these words, where that is more than the words themselves."""

    def passing(self, plan: Plan, typed: Iterable[str]) -> frozenset[object]:
        """What records of a plan must have a value among."""
        known = self.known(plan)
        return frozenset(self.meant(plan, [read.value for word in typed for read in known.read(word)]))

    def understood(self, word: str, known: Sequence[Vocabulary]) -> Read[str]:
        """How a word is read in plans with these words; taken as it is where they can tell nothing. Raises Misread."""
        if not any(vocabulary.names for vocabulary in known):
            return Read(word)
        found = [readings for vocabulary in known if (readings := vocabulary.read(word))]
        if not found:
            raise Misread(merged(known).unknown(replace(self.problem, values={"word": word}), word))
        return only(word, max(found, key=len), self.problem)


class Heard(NamedTuple):
    """A word that was typed for an option, and how it was read."""

    option: str
    word: str
    read: Read[str]


def select(plan: Plan, selection: Selection) -> tuple[Program, ...]:
    """The programs of a plan that pass, in file order or as ``sort`` says."""
    if not any(selection):
        return plan.programs
    passing = (
        (plan, program)
        for program in passed(plan, selection, plan.programs, FILTERS, SEARCHED)
        if (not selection.ids or program.id in selection.ids)
        and (not selection.quick_wins or program.quick_win is not None)
        and (not selection.years or not set(selection.years).isdisjoint(years_in(plan.years(program))))
    )
    return tuple(program for _, program in ordered(passing, selection.sort))


def passed(
    plan: Plan, selection: Selection, records: Iterable[Kept], filters: Mapping[str, Filter], searched: Fields[Of[Kept]]
) -> Iterator[Kept]:
    """The records of a plan that pass the filters which are given, and have all words of the search in their texts."""
    looked_for = dict.fromkeys(selection.search.casefold().split())
    given = [(each, selection.words(name)) for name, each in filters.items() if name != "sort"]
    wanted = [(each.passing(plan, typed), each.values) for each, typed in given if typed]
    for record in records:
        if not any(words.isdisjoint(values(plan, record)) for words, values in wanted):
            text = "\n".join(texts_of(Of(plan, record), searched)).casefold() if looked_for else ""
            if all(word in text for word in looked_for):
                yield record


class Known(NamedTuple):
    """What a plan knows of the words in filters."""

    words: Mapping[str, Vocabulary]
    """By filters that are given what their words may be, where that is the plan's own."""
    years: tuple[int, ...]
    """Of the years asked for those that it has."""
    reach: Reach | None

    @staticmethod
    def of(plan: Plan, selection: Selection, filters: Mapping[str, Filter]) -> "Known":
        """What a plan knows of these filters."""
        own = {name: each for name, each in filters.items() if selection.words(name) and not each.known(Plan()).names}
        had = {year for program in plan.programs for year in years_in(plan.years(program))} if selection.years else ()
        years = tuple(year for year in selection.years if year in had or not outside(plan, year))
        return Known({name: each.known(plan) for name, each in own.items()}, years, plan_years(plan))


OF_PLANS = ("owners", "partners", "proposers", "missions", "locations", "sni")
"""Filters whose words each plan has of its own."""


def heard(selection: Selection, known: Sequence[Known], filters: Mapping[str, Filter]) -> Iterator[Heard]:
    """How each word of the filters is read. Raises Misread for one that no plan knows, or that can mean two things."""
    for name, each in filters.items():
        typed = selection.words(name)
        vocabularies = [one.words[name] for one in known if name in one.words] or [each.known(Plan())]
        for word in typed:
            bare_word = word.removeprefix("-") if name == "sort" else word
            yield Heard(each.option, bare_word, each.understood(bare_word, vocabularies))
    for year in selection.years:
        if not any(year in one.years for one in known):
            raise Misread(outside_years((one.reach for one in known), year))


def outside_years(reaches: Iterable[Reach | None], year: int) -> Message:
    """That a year lies outside of the years of plans."""
    years = words(dict.fromkeys(written(reach) for reach in reaches if reach))
    return _("{year} lies outside the planned years, {years}", year=year, years=years)


def _through(_plan: Plan, tags: Iterable[str]) -> Iterable[str]:
    return HORIZONS[: max((HORIZONS.index(tag) + 1 for tag in tags), default=0)]


def _at_least(_plan: Plan, words: Iterable[str]) -> Iterable[Level]:
    gravest = min((level.gravity for level in Level if level in words), default=None)
    return [level for level in Level if gravest is not None and level.gravity >= gravest]


def _missions(plan: Plan, program: Program) -> Iterator[str]:
    for upper, mission in missions_served(plan, program):
        yield from (mission, f"{upper}:{mission}")


def _places(plan: Plan, words: Iterable[str]) -> Iterator[str]:
    """Places as they are compared: a kecamatan with its desa and kelurahan, and what takes place everywhere."""
    wanted = {*map(bare, words), EVERYWHERE}
    yield from wanted
    for area, below in plan.file.areas.items():
        if bare(area) in wanted:
            yield from map(bare, below)


def its(key: str) -> Callable[[Plan, Any], Iterable[object]]:
    """The one value that a filter is held against, by its key in the record."""
    return lambda _plan, record: [getattr(record, key)]


def one_of(choices: Iterable[str], short: Mapping[str, str] | None = None) -> Callable[[Plan], Vocabulary]:
    """The same words in every plan, of which some may have short ones."""
    return lambda _plan: fixed(choices, short)


def least_level(word: str) -> Level | None:
    """The level that ``--min-risk`` names; ``None`` where it names none."""
    return next((Level(read.value) for read in fixed(Level).read(word)), None)


_NO_AGENCY = _("no agency is called {word}")
_NO_HORIZON = _("no horizon is called {word}")
_HORIZON = one_of(HORIZONS, HORIZON_OPTIONS)
FILTERS: Mapping[str, Filter] = {
    "horizons": Filter("--horizon", _NO_HORIZON, _HORIZON, its("horizon")),
    "through": Filter("--through", _NO_HORIZON, _HORIZON, its("horizon"), _through),
    "dimensions": Filter("--dimension", _("no dimension is called {word}"), one_of(HOMES), its("dimension")),
    "subdimensions": Filter(
        "--subdimension", _("no sub-dimension is called {word}"), one_of(DIMENSION_OF), its("subdimension")),
    "statuses": Filter("--status", _("no status is called {word}"), one_of(STATUSES), its("status")),
    "min_risk": Filter(
        "--min-risk", _("no risk level is called {word}"), one_of(Level),
        lambda plan, program: [highest_level(plan, program)], _at_least),
    "sort": Filter("--sort", _("programs cannot be sorted by {word}"), lambda _plan: vocabulary(SORTED.values())),
    "owners": Filter("--owner", _NO_AGENCY, plan_names.Agencies, its("owner")),
    "partners": Filter("--partner", _NO_AGENCY, plan_names.Agencies, lambda _plan, program: program.partners),
    "missions": Filter("--mission", _("no upper plan has the mission {word}"), plan_names.missions, _missions),
    "locations": Filter(
        "--location", _("no place is called {word}"), plan_names.places,
        lambda _plan, program: map(bare, program.locations), _places),
    "sni": Filter(
        "--sni", _("no program has an indicator for {word} of SNI ISO 37122"),
        lambda plan: plan_names.numbered(each.indicator.sni for each in measures(plan) if each.indicator.sni),
        lambda _plan, program: [indicator.sni for indicator in program.indicators]),
}  # fmt: skip
"""By their names in :class:`Selection`; ids, years, quick wins and search need no reading."""


def ordered(pairs: Iterable[Pair], sort: tuple[str, ...]) -> list[Pair]:
    """Programs with their plans, sorted by the first key, then the next; what is not known last.

    Words that are no key are passed over; otherwise programs stay as they stand in the files.
    """
    found = list(pairs)
    return ranked(found, ranks_of(found, sort)) if sort else found


class Ranks(NamedTuple):
    """What several items are sorted by."""

    downwards: tuple[bool, ...]
    """Of each key whether the highest comes first."""
    values: tuple[tuple[Any, ...], ...]
    """Of each item the value under each key, ``None`` where it is not known."""


def ranks_of(pairs: Sequence[Pair], sort: tuple[str, ...]) -> Ranks:
    """What programs are sorted by."""
    keys, columns = dict[str, bool](), vocabulary(SORTED.values())
    for word in sort:
        for read in columns.read(word.removeprefix("-")):
            keys.setdefault(read.value, word.startswith("-"))
    values = (tuple(SORTED[key].compared(Of(plan, program)) for key in keys) for plan, program in pairs)
    return Ranks(tuple(keys.values()), tuple(values))


def ranked(items: Iterable[Item], by: Ranks) -> list[Item]:
    """Items sorted by the first key, then the next; what is not known last, and equals as they stand."""
    found = list(zip(by.values, items, strict=True))
    for place, downwards in reversed([*enumerate(by.downwards)]):
        known = [each for each in found if each[0][place] is not None]
        known.sort(key=lambda each: each[0][place], reverse=downwards)
        found = known + [each for each in found if each[0][place] is None]
    return [item for _values, item in found]
