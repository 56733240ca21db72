"""RM8xx: what the plan leaves empty, what stands in it twice, who carries too much."""

from ppu_roadmap.rules.coverage.gaps import empty_dimension, empty_horizon, empty_subdimension
from ppu_roadmap.rules.coverage.names import same_program_twice, similar_names
from ppu_roadmap.rules.coverage.owners import overloaded_owner

COVERAGE = (
    empty_dimension,
    empty_horizon,
    empty_subdimension,
    similar_names,
    same_program_twice,
    overloaded_owner,
)
"""The rules of this family, in the order of their codes."""
