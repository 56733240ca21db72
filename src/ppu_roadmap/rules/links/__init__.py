"""RM1xx: what a plan names is there, once, and where it belongs."""

from ppu_roadmap.rules.links import (
    agencies,
    cycles,
    dimensions,
    ids,
    plan_words,
    programs,
    regions,
    repeats,
    strategies,
    upper_plans,
)

LINKS = (
    ids.duplicate_id,
    ids.wrong_prefix,
    programs.unknown_dependency,
    programs.self_dependency,
    cycles.dependency_cycle,
    agencies.unknown_agency,
    strategies.unknown_strategy,
    upper_plans.unknown_upper_plan,
    plan_words.unknown_funding_source,
    plan_words.unknown_sni,
    plan_words.unknown_criterion,
    dimensions.foreign_subdimension,
    repeats.duplicate_item,
    regions.duplicate_region,
    dimensions.duplicate_dimension,
    plan_words.unknown_gap_or_area,
)
