"""Which programs are meant: the filters of the command line as a value, and the programs that pass them, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.risk import Level, highest_level
from ppu_roadmap.facts.years import years_in
from ppu_roadmap.fields.field import Of, texts_of
from ppu_roadmap.fields.program import SEARCHED, SORTED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import EVERYWHERE, HORIZONS
from ppu_roadmap.words.typed import dimension_word, horizon_tag, key_of, same

Pair: TypeAlias = tuple[Plan, Program]


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
    given = ((getattr(selection, name), each) for name, each in _FILTERS.items())
    wanted = [(frozenset(each.meant(plan, words)), each.values) for words, each in given if words]
    tags = selection.horizon_tags()
    searched = selection.search.casefold().split()
    passing = (
        (plan, program)
        for program in plan.programs
        if (tags is None or program.horizon in tags)
        and not any(words.isdisjoint(values(plan, program)) for words, values in wanted)
        and (not searched or _mentions(plan, program, searched))
    )
    return tuple(program for _, program in ordered(passing, selection.sort))


def agencies_called(plan: Plan, words: Iterable[str]) -> frozenset[str]:
    """The keys of the agencies that people call by these words; a word that is none stands for itself."""
    wanted = set(map(same, words))
    return frozenset({*words, *(key for key, name in agency_names(plan) if same(name) in wanted)})


def agency_names(plan: Plan) -> Iterator[tuple[str, str]]:
    """The key of each agency with every word for it: the key itself, its short and its full name."""
    for key, agency in plan.agencies.items():
        yield from ((key, name) for name in (key, agency and agency.short, agency and agency.name) if name)


def places_within(plan: Plan, words: Iterable[str]) -> frozenset[str]:
    """The places that people mean by these words: a kecamatan stands for its desa and kelurahan, too.

    What takes place everywhere takes place in each of them.
    """
    wanted = set(map(same, words))
    within = (map(same, places) for area, places in plan.file.areas.items() if same(area) in wanted)
    return frozenset(wanted.union({EVERYWHERE}, *within)) if wanted else frozenset()


def places_of(plan: Plan) -> Iterator[str]:
    """Every kecamatan of plan.yaml, each with its desa and kelurahan."""
    for area, places in plan.file.areas.items():
        yield from (area, *places)


def _missions(plan: Plan, program: Program) -> Iterator[str]:
    for upper, mission in missions_served(plan, program):
        yield same(mission)
        yield same(f"{upper}:{mission}")


def _typed(_plan: Plan, words: Iterable[object]) -> Iterable[object]:
    return words


def _same(_plan: Plan, words: Iterable[str]) -> Iterable[str]:
    return map(same, words)


def least_level(word: str) -> Level | None:
    """The level that ``--min-risk`` names; ``None`` where it names none."""
    return next((level for level in Level if level == same(word)), None)


def _at_least(_plan: Plan, word: str) -> Iterable[Level | None]:
    least = least_level(word)
    if least is None:  # a word that is no level is passed over, as if it had not been typed
        return (*Level, None)
    return (level for level in Level if level.gravity >= least.gravity)


class _Filter(NamedTuple):
    """A filter that programs pass of which some value is among what its words stand for."""

    meant: Callable[[Plan, Any], Iterable[object]]
    """What the words of the selection stand for in a plan."""
    values: Callable[[Plan, Program], Iterable[object]]
    """What of a program is looked for among that."""


_FILTERS: Mapping[str, _Filter] = {
    "ids": _Filter(_typed, lambda _plan, program: [program.id]),
    "dimensions": _Filter(lambda _plan, words: map(dimension_word, words), lambda _plan, program: [program.dimension]),
    "subdimensions": _Filter(_same, lambda _plan, program: [program.subdimension]),
    "statuses": _Filter(_same, lambda _plan, program: [program.status]),
    "quick_wins": _Filter(lambda _plan, _only: [True], lambda _plan, program: [program.quick_win is not None]),
    "years": _Filter(_typed, lambda plan, program: years_in(plan.years(program))),
    "owners": _Filter(agencies_called, lambda _plan, program: [program.owner]),
    "partners": _Filter(agencies_called, lambda _plan, program: program.partners),
    "missions": _Filter(_same, _missions),
    "sni": _Filter(_typed, lambda _plan, program: [indicator.sni for indicator in program.indicators]),
    "min_risk": _Filter(_at_least, lambda plan, program: [highest_level(plan, program)]),
    "locations": _Filter(places_within, lambda _plan, program: map(same, program.locations)),
}
"""By their names in :class:`Selection`; horizons and search work in another way."""


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
