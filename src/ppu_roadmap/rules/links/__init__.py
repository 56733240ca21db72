"""RM1xx: what a plan names is there, once, and where it belongs."""

from ppu_roadmap.rules.links import agencies, ids, listed, programs

LINKS = (
    ids.duplicate_id, ids.wrong_prefix, programs.unknown_dependency, programs.self_dependency,
    programs.dependency_cycle, programs.depends_on_dead, programs.dead_end, agencies.unknown_agency,
    listed.unknown_strategy, listed.unknown_upper_plan, listed.unknown_funding_source, listed.unknown_sni,
    listed.unknown_criterion, ids.foreign_subdimension, ids.duplicate_item, ids.duplicate_region,
    ids.duplicate_dimension, listed.unknown_gap_or_area, agencies.replaced_agency, agencies.no_owner,
    agencies.replaced_ring,
)  # fmt: skip
