"""RM1xx: what a plan names is there, once, and where it belongs."""

from ppu_roadmap.rules.links import (
    agencies,
    cycles,
    dimensions,
    ids,
    listed,
    programs,
    regions,
    upper_plans,
)

LINKS = (
    ids.duplicate_id,
    ids.wrong_prefix,
    programs.unknown_dependency,
    programs.self_dependency,
    cycles.dependency_cycle,
    agencies.unknown_agency,
    listed.unknown_strategy,
    upper_plans.unknown_upper_plan,
    listed.unknown_funding_source,
    listed.unknown_sni,
    listed.unknown_criterion,
    dimensions.foreign_subdimension,
    ids.duplicate_item,
    regions.duplicate_region,
    dimensions.duplicate_dimension,
    listed.unknown_gap_or_area,
)
