"""RM8xx: what the plan leaves empty, what stands in it twice, who carries too much."""

from ppu_roadmap.rules.coverage import gaps, names, owners

COVERAGE = (
    gaps.empty_dimension,
    gaps.empty_horizon,
    gaps.empty_subdimension,
    names.similar_names,
    names.same_program_twice,
    owners.overloaded_owner,
)
