"""Filter words that no plan knows, each with the nearest word that one does."""

from collections.abc import Iterable, Iterator, Sequence

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.facts.risk import Level
from ppu_roadmap.fields.program import SORTED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS, STATUSES
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.words.typed import HORIZON_WORDS, dimension_word, horizon_tag, same

ENOUGH = 40
"""How many known words are listed: a program's columns all are, the places of a region are not."""


def unknown_words(selection: Selection, plans: Sequence[Plan]) -> Iterator[Message]:
    """What to say of each filter word that no plan knows; nothing where the plans cannot tell."""
    yield from _fixed_words(selection)
    for word in (*selection.owners, *selection.partners):
        yield from unless_known(word, _agencies(plans), _("no agency is called {word}", word=word))
    for word in selection.missions:
        yield from unless_known(word, _missions(plans), _("no upper plan has the mission {word}", word=word))
    for word in selection.locations:
        yield from unless_known(word, _locations(plans), _("no place is called {word}", word=word))
    for word in selection.sni:
        text = _("no program has an indicator for {word} of SNI ISO 37122", word=word)
        yield from unless_known(word, _numbers(plans), text)


def _fixed_words(selection: Selection) -> Iterator[Message]:
    for word in (*selection.horizons, *([selection.through] if selection.through else ())):
        if horizon_tag(word) is None:
            yield among(_("no horizon is called {word}", word=word), word, HORIZON_WORDS)
    for word in selection.dimensions:
        if dimension_word(word) is None:
            yield among(_("no dimension is called {word}", word=word), word, DIMENSIONS)
    for word in selection.subdimensions:
        yield from unless_known(word, DIMENSION_OF, _("no sub-dimension is called {word}", word=word))
    for word in selection.statuses:
        yield from unless_known(word, STATUSES, _("no status is called {word}", word=word))
    for word in [selection.min_risk] if selection.min_risk else []:
        yield from unless_known(word, Level, _("no risk level is called {word}", word=word))
    for word in (word.removeprefix("-") for word in selection.sort):
        yield from unless_known(word, SORTED, _("programs cannot be sorted by {word}", word=word))


def among(problem: Message, word: str, known: Iterable[str]) -> Message:
    """A problem with a word, and the nearest known word; all of them where none is near."""
    candidates = tuple(known)
    listed = words(candidates, limit=ENOUGH)
    return or_nearest(problem, word, candidates, _("{problem}; known are {words}", problem=problem, words=listed))


def unless_known(word: str, known: Iterable[str], problem: Message) -> Iterator[Message]:
    """A problem with a word, and the nearest known word, unless it is known, or nothing is."""
    candidates = dict.fromkeys(known)
    if candidates and not any(same(candidate) == same(word) for candidate in candidates):
        yield among(problem, word, candidates)


def _agencies(plans: Sequence[Plan]) -> Iterator[str]:
    for plan in plans:
        for key, agency in plan.agencies.items():
            yield key
            if agency:
                yield from filter(None, (agency.short, agency.name))


def _missions(plans: Sequence[Plan]) -> Iterator[str]:
    for plan in plans:
        for upper in plan.upper_plans.values():
            for mission in upper.missions:
                yield mission
                yield f"{upper.id}:{mission}"


def _locations(plans: Sequence[Plan]) -> Iterator[str]:
    for plan in plans:
        for area, places in plan.file.areas.items():
            yield area
            yield from places
        for program in plan.programs:
            yield from program.locations


def _numbers(plans: Sequence[Plan]) -> Iterator[str]:
    for plan in plans:
        for program in plan.programs:
            yield from (indicator.sni for indicator in program.indicators if indicator.sni)
