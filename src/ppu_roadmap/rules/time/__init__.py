"""RM2xx: years and months follow each other and stay within the plan."""

from ppu_roadmap.rules.time import limits, order

TIME = (
    order.end_before_start, limits.past_plan, limits.past_horizon, limits.horizon_too_long, order.dependency_order,
    limits.upper_plan_period, order.plan_ended, order.horizons_order, order.began_before_plan,
)  # fmt: skip
