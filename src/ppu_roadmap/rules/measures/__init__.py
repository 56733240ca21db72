"""RM6xx: whether what programs achieve can be measured, and which aims of the region they serve."""

from ppu_roadmap.rules.measures import aims, indicators, sni, targets

MEASURES = (
    indicators.no_indicator,
    indicators.no_baseline,
    indicators.no_target,
    indicators.long_term_no_sni,
    targets.target_outside_plan,
    targets.target_is_baseline,
    targets.percent_over_100,
    targets.cumulative_falls,
    sni.baselines_differ,
    aims.no_alignment,
    aims.unserved_mission,
    aims.idle_strategy,
    sni.sni_not_chosen,
    aims.no_document,
    aims.duplicate_national_app,
)
