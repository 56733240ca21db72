"""Filter words that no plan knows, each with the nearest word that one does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ppu_roadmap.analysis.selection import Selection, agency_names, places_of
from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.facts.parts import measures
from ppu_roadmap.facts.risk import Level
from ppu_roadmap.facts.years import outside, plan_years, written, years_in
from ppu_roadmap.fields.program import SORTED
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.types import EVERYWHERE, HOMES, STATUSES
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.words.typed import HORIZON_WORDS, dimension_word, horizon_tag, same

ENOUGH = 40
"""How many known words are listed: a program's columns all are, the places of a region are not."""


def unknown_words(selection: Selection, plans: Sequence[Plan]) -> Iterator[Message]:
    """What to say of each filter word that no plan knows; nothing where the plans cannot tell."""
    horizons = [word for word in (*selection.horizons, selection.through) if word and not horizon_tag(word)]
    yield from unless_known(horizons, HORIZON_WORDS, _("no horizon is called {word}"))
    dimensions = [word for word in selection.dimensions if not dimension_word(word)]
    yield from unless_known(dimensions, HOMES, _("no dimension is called {word}"))
    yield from unless_known(selection.subdimensions, DIMENSION_OF, _("no sub-dimension is called {word}"))
    yield from unless_known(selection.statuses, STATUSES, _("no status is called {word}"))
    yield from unless_known(filter(None, [selection.min_risk]), Level, _("no risk level is called {word}"))
    sort = (word.removeprefix("-") for word in selection.sort)
    yield from unless_known(sort, SORTED, _("programs cannot be sorted by {word}"))
    agencies = (name for plan in plans for _key, name in agency_names(plan))
    yield from unless_known([*selection.owners, *selection.partners], agencies, _("no agency is called {word}"))
    missions = chain.from_iterable(map(_missions, plans))
    yield from unless_known(selection.missions, missions, _("no upper plan has the mission {word}"))
    locations = chain.from_iterable(map(_locations, plans))
    yield from unless_known(selection.locations, locations, _("no place is called {word}"))
    yield from (outside_years(map(plan_years, plans), year) for year in selection.years if _run_in_none(plans, year))
    measured = (each.indicator for plan in plans for each in measures(plan))
    numbers = (indicator.sni for indicator in measured if indicator.sni)
    yield from unless_known(selection.sni, numbers, _("no program has an indicator for {word} of SNI ISO 37122"))


def outside_years(reaches: Iterable[Reach | None], year: int) -> Message:
    """That a year lies outside of the years of plans."""
    years = words(dict.fromkeys(written(reach) for reach in reaches if reach))
    return _("{year} lies outside the planned years, {years}", year=year, years=years)


def _run_in_none(plans: Iterable[Plan], year: int) -> bool:
    """Whether a year lies outside of all plans, and of the years of each of their programs."""
    return all(
        outside(plan, year) and not any(year in years_in(plan.years(program)) for program in plan.programs)
        for plan in plans
    )


def among(problem: Message, word: str, known: Iterable[str]) -> Message:
    """A problem with a word, and the nearest known word; all of them where none is near."""
    candidates = tuple(known)
    listed = words(candidates, limit=ENOUGH)
    return or_nearest(problem, word, candidates, _("{problem}; known are {words}", problem=problem, words=listed))


def unless_known(typed: Iterable[str], known: Iterable[str], problem: Message) -> Iterator[Message]:
    """A problem with each ``{word}`` that is not known, and the nearest that is; none where nothing is known."""
    asked = tuple(typed)
    candidates = dict.fromkeys(known if asked else ())
    meant = set(map(same, candidates))
    for word in asked:
        if candidates and same(word) not in meant:
            yield among(replace(problem, values={"word": word}), word, candidates)


def _missions(plan: Plan) -> Iterator[str]:
    for upper in plan.upper_plans.values():
        for mission in upper.missions:
            yield from (mission, f"{upper.id}:{mission}")


def _locations(plan: Plan) -> Iterator[str]:
    yield from places_of(plan)
    if plan.file.areas:
        yield EVERYWHERE
    for program in plan.programs:
        yield from program.locations
