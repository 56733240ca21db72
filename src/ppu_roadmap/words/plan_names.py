"""The names that a plan gives: its agencies, places, sources of money and aims, as closed lists of words."""

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.words.vocabulary import Vocabulary, bare


def agencies(plan: Plan) -> Vocabulary:
    """The agencies: by key, short name, full name and code."""
    return Vocabulary({
        key: [getattr(agency, part, None) for part in ("short", "name", "code")] for key, agency in plan.agencies.items()
    })  # fmt: skip


def places(plan: Plan) -> Vocabulary:
    """Every kecamatan, desa and kelurahan, and the places that programs and proposals name besides."""
    named = [place for area, below in plan.file.areas.items() for place in (area, *below)]
    named += [place for program in plan.programs for place in program.locations]
    named += [one.location for one in plan.proposals.proposals if one.location]
    return Vocabulary({place: () for place in {bare(each): each for each in reversed(named)}.values()})


def sources(plan: Plan) -> Vocabulary:
    """The sources of money: by key and name."""
    return Vocabulary({key: [name] for key, name in plan.file.funding_sources.items()})


def missions(plan: Plan) -> Vocabulary:
    """The missions of upper plans: ``M2``, or ``rpjmd-2025:M2`` for that of one of them, or in their words."""
    found: dict[str, list[str | None]] = {}
    for upper in plan.upper_plans.values():
        for key, text in upper.missions.items():
            found.setdefault(key, []).append(text)
            found[f"{upper.id}:{key}"] = []
    return Vocabulary(found)


def measured(plan: Plan) -> Vocabulary:
    """The numbers of SNI ISO 37122 that programs measure."""
    numbers = [indicator.sni for program in plan.programs for indicator in program.indicators if indicator.sni]
    return Vocabulary({number: [f"SNI {number}", f"SNI ISO 37122 {number}"] for number in numbers})


def criteria(plan: Plan) -> Vocabulary:
    """The criteria of quick wins: by key and in words."""
    return Vocabulary({key: [each and each.name] for key, each in plan.file.quick_win_criteria.items()})
