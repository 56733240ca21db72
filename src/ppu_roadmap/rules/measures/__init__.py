"""RM6xx: whether what programs achieve can be measured, and which aims of the region they serve."""

from ppu_roadmap.rules.measures.aims import idle_strategy, no_alignment, unserved_mission
from ppu_roadmap.rules.measures.footing import duplicate_national_app, no_document
from ppu_roadmap.rules.measures.indicators import long_term_no_sni, no_baseline, no_indicator, no_target
from ppu_roadmap.rules.measures.sni import baselines_differ, sni_not_chosen
from ppu_roadmap.rules.measures.targets import (
    cumulative_falls,
    percent_over_100,
    target_is_baseline,
    target_outside_plan,
)

MEASURES = (
    no_indicator,
    no_baseline,
    no_target,
    long_term_no_sni,
    target_outside_plan,
    target_is_baseline,
    percent_over_100,
    cumulative_falls,
    baselines_differ,
    no_alignment,
    unserved_mission,
    idle_strategy,
    sni_not_chosen,
    no_document,
    duplicate_national_app,
)
"""The rules of this family, in the order of their codes."""
