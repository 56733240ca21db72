"""RM8xx: what the plan leaves empty, what stands in it twice, who carries too much."""

from ppu_roadmap.rules.coverage import balance, names

COVERAGE = (
    balance.empty_dimension,
    balance.empty_horizon,
    balance.empty_subdimension,
    names.similar_names,
    names.same_program_twice,
    balance.overloaded_owner,
)
