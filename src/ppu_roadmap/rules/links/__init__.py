"""RM1xx: what a plan names is there, once, and where it belongs."""

from ppu_roadmap.rules.links.agencies import unknown_agency
from ppu_roadmap.rules.links.cycles import dependency_cycle
from ppu_roadmap.rules.links.dimensions import duplicate_dimension, foreign_subdimension
from ppu_roadmap.rules.links.ids import duplicate_id, wrong_prefix
from ppu_roadmap.rules.links.plan_words import (
    unknown_criterion,
    unknown_funding_source,
    unknown_gap_or_area,
    unknown_sni,
)
from ppu_roadmap.rules.links.programs import self_dependency, unknown_dependency
from ppu_roadmap.rules.links.regions import duplicate_region
from ppu_roadmap.rules.links.repeats import duplicate_item
from ppu_roadmap.rules.links.severities import unknown_rule
from ppu_roadmap.rules.links.strategies import unknown_strategy
from ppu_roadmap.rules.links.upper_plans import unknown_upper_plan

LINKS = (
    duplicate_id,
    wrong_prefix,
    unknown_dependency,
    self_dependency,
    dependency_cycle,
    unknown_agency,
    unknown_strategy,
    unknown_upper_plan,
    unknown_funding_source,
    unknown_sni,
    unknown_criterion,
    foreign_subdimension,
    duplicate_item,
    unknown_rule,
    duplicate_region,
    duplicate_dimension,
    unknown_gap_or_area,
)
