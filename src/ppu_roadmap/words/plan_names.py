"""The names that a plan gives: its agencies, places, sources of money and aims, as closed lists of words."""

from collections.abc import Callable, Iterable, Mapping

from ppu_roadmap.catalog.labels import ALL_AREAS
from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.text import Phrase
from ppu_roadmap.words.vocabulary import Vocabulary, bare

KINDS_OF_PLACES = ("kecamatan", "kec.", "desa", "kelurahan", "kel.")
EVERY = ("semua", "semua kecamatan", "seluruh kecamatan", "seluruh wilayah", "everywhere")


def agencies(plan: Plan) -> Vocabulary:
    """The agencies: by key, short name, full name and code."""
    told = ("short", "name", "code")
    return Vocabulary({key: [getattr(each, part, None) for part in told] for key, each in plan.agencies.items()})


def place_named(place: str) -> str:
    """A place as people write it: a key in small letters, ``tanjung-redeb``, is ``Tanjung Redeb``."""
    if not place.islower():
        return place
    return " ".join(word[:1].upper() + word[1:] for word in place.replace("-", " ").split())


def places(plan: Plan) -> Vocabulary:
    """Every kecamatan, desa and kelurahan, and the places that programs and proposals name besides."""
    named = [place for area, below in plan.file.areas.items() for place in (area, *below)]
    named += [place for program in plan.programs for place in program.locations]
    named += [one.location for one in plan.proposals.proposals if one.location]
    found = {each: (place_named(each),) for each in {bare(each): each for each in reversed(named)}.values()}
    also: dict[str, Iterable[str]] = {each: [f"{kind} {each}" for kind in KINDS_OF_PLACES] for each in found}
    return Vocabulary(found and {**found, EVERYWHERE: (ALL_AREAS,)}, also | {EVERYWHERE: EVERY})


def missions(plan: Plan) -> Vocabulary:
    """The missions of upper plans: ``M2``, also as ``2`` or in their words; ``rpjmd-2025:M2`` for one plan's."""
    found: dict[str, list[Phrase]] = {}
    for upper in plan.upper_plans.values():
        for key, text in upper.missions.items():
            number = key[len(key.rstrip("0123456789")) :] or key
            found.setdefault(key, [f"Misi {number}", number]).append(text)
            found[f"{upper.id}:{key}"] = []
    return Vocabulary(dict.fromkeys(found, ()), found)


def programs(plan: Plan) -> Vocabulary:
    """The programs: by id and name."""
    return Vocabulary({id: [program.name] for id, program in plan.by_id.items()})


def numbered(numbers: Iterable[str]) -> Vocabulary:
    """Some of the numbers of SNI ISO 37122."""
    also = {each: (f"SNI {each}", f"SNI ISO 37122 {each}") for each in numbers}
    return Vocabulary(dict.fromkeys(also, ()), also)


def criteria(plan: Plan) -> Vocabulary:
    """The criteria of quick wins: by key and in words."""
    return Vocabulary({key: [each.name if each else None] for key, each in plan.file.quick_win_criteria.items()})


NAMED: Mapping[str, Callable[[Plan], Vocabulary]] = {
    **dict.fromkeys(("owner", "partners", "data_owner", "proposer"), agencies),
    **dict.fromkeys(("locations", "location"), places),
    **dict.fromkeys(("depends_on", "replaced_by", "program"), programs),
    "missions": missions,
    "source": lambda plan: Vocabulary({key: [name] for key, name in plan.file.funding_sources.items()}),
    "strategy": lambda plan: Vocabulary({one.id: [one.name] for _file, _index, one in plan.strategies() if one.id}),
    "gaps": lambda plan: Vocabulary({gap.id: () for gap in plan.file.gaps if gap.id}),
    "plan": lambda plan: Vocabulary({key: [upper.name] for key, upper in plan.upper_plans.items()}),
    "sni": lambda _plan: numbered(indicators()),
}
"""What fields of text name of the plan, by their keys."""
