"""Which programs are meant: the filters of the command line as a value, and the programs that pass them, in order."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.fields.field import Of, texts_of
from ppu_roadmap.fields.program import SEARCHED, SORTED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.words.typed import dimension_word, horizon_tag, key_of, same

Pair: TypeAlias = tuple[Plan, Program]
Test: TypeAlias = Callable[[Program], bool]


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

    def horizon_tags(self) -> frozenset[str] | None:
        """The horizons that pass; ``None`` for all of them."""
        tags = {tag for tag in map(horizon_tag, self.horizons) if tag}
        nearest = horizon_tag(self.through) if self.through else None
        through = set(HORIZONS[: HORIZONS.index(nearest) + 1]) if nearest else set()
        if self.horizons and self.through:
            return frozenset(tags & through)
        return frozenset(tags or through) if self.horizons or self.through else None


def select(plan: Plan, selection: Selection) -> tuple[Program, ...]:
    """The programs of a plan that pass, in file order or as ``sort`` says."""
    tests = tuple(_tests(plan, selection))
    chosen = [program for program in plan.programs if all(test(program) for test in tests)]
    return tuple(program for _, program in ordered([(plan, program) for program in chosen], selection.sort))


def _tests(plan: Plan, selection: Selection) -> Iterable[Test]:
    tags = selection.horizon_tags()
    if selection.ids:
        yield lambda program: program.id in selection.ids
    if tags is not None:
        yield lambda program: program.horizon in tags
    if selection.dimensions:
        dimensions = {dimension_word(word) for word in selection.dimensions}
        yield lambda program: program.dimension in dimensions
    if selection.subdimensions:
        yield _one_of(selection.subdimensions, lambda program: (program.subdimension,))
    if selection.statuses:
        yield _one_of(selection.statuses, lambda program: (program.status,))
    if selection.quick_wins:
        yield lambda program: program.quick_win is not None
    if selection.years:
        yield _active(plan, selection.years)
    yield from _linked(plan, selection)


def _linked(plan: Plan, selection: Selection) -> Iterable[Test]:
    if selection.owners:
        owners = agencies_called(plan, selection.owners)
        yield lambda program: program.owner in owners
    if selection.partners:
        partners = agencies_called(plan, selection.partners)
        yield lambda program: not partners.isdisjoint(program.partners)
    if selection.missions:
        missions = {same(word) for word in selection.missions}
        yield lambda program: not missions.isdisjoint(_mission_words(plan, program))
    if selection.sni:
        numbers = set(selection.sni)
        yield lambda program: any(indicator.sni in numbers for indicator in program.indicators)
    if selection.min_risk and (least := least_level(selection.min_risk)):
        yield lambda program: (found := highest_level(plan, program)) is not None and found.gravity >= least.gravity
    if selection.locations:
        yield _one_of(places_within(plan, selection.locations), lambda program: program.locations)
    wanted = selection.search.casefold().split()
    if wanted:
        yield lambda program: _mentions(plan, program, wanted)


def least_level(word: str) -> Level | None:
    """The level that ``--min-risk`` names; ``None`` where it names none."""
    return next((level for level in Level if level == same(word)), None)


def _one_of(words: Iterable[str], values: Callable[[Program], Sequence[str | None]]) -> Test:
    wanted = {same(word) for word in words}
    return lambda program: any(value is not None and same(value) in wanted for value in values(program))


def _active(plan: Plan, years: tuple[int, ...]) -> Test:
    def test(program: Program) -> bool:
        reach = plan.years(program)
        return reach is not None and any(reach.covers(year) for year in years)

    return test


def agencies_called(plan: Plan, words: Iterable[str]) -> frozenset[str]:
    """The keys of the agencies that people call by these words; a word that is none stands for itself."""
    wanted = {same(word) for word in words}
    found = set(words)
    for key, agency in plan.agencies.items():
        names = (key, agency and agency.short, agency and agency.name)
        if any(name and same(name) in wanted for name in names):
            found.add(key)
    return frozenset(found)


def _mission_words(plan: Plan, program: Program) -> Iterable[str]:
    for upper, mission in missions_served(plan, program):
        yield same(mission)
        yield same(f"{upper}:{mission}")


def places_within(plan: Plan, words: tuple[str, ...]) -> frozenset[str]:
    """The places that people mean by these words: a kecamatan stands for its desa and kelurahan, too."""
    wanted = {same(word) for word in words}
    areas = plan.file.areas
    within = {place for area, places in areas.items() if same(area) in wanted for place in places}
    return frozenset(wanted | within)


def _mentions(plan: Plan, program: Program, wanted: list[str]) -> bool:
    text = "\n".join(texts_of(Of(plan, program), SEARCHED)).casefold()
    return all(word in text for word in wanted)


def ordered(pairs: Iterable[Pair], sort: tuple[str, ...]) -> list[Pair]:
    """Programs with their plans, sorted by the first key, then the next; what is not known last.

    Words that are no key are passed over; otherwise programs stay as they stand in the files.
    """
    found = list(pairs)
    for word in reversed(sort):
        field = SORTED.get(key_of(word.removeprefix("-")))
        if field is not None:
            keyed = [(field.compared(Of(plan, program)), (plan, program)) for plan, program in found]
            known: list[tuple[Any, Pair]] = [(value, pair) for value, pair in keyed if value is not None]
            known.sort(key=itemgetter(0), reverse=word.startswith("-"))
            found = [pair for _, pair in known] + [pair for value, pair in keyed if value is None]
    return found
