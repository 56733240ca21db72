"""RM6xx: whether what programs achieve can be measured, and which aims of the region they serve."""

from ppu_roadmap.rules.measures import aims, indicators

MEASURES = (
    indicators.no_indicator, indicators.no_baseline, indicators.no_target, indicators.long_term_no_sni,
    indicators.target_outside_plan, indicators.target_is_baseline, indicators.percent_over_100,
    indicators.cumulative_falls, aims.baselines_differ, aims.no_alignment, aims.unserved_mission, aims.idle_strategy,
    aims.sni_not_chosen, aims.no_document, aims.duplicate_national_app,
)  # fmt: skip
