"""RM2xx: years and months follow each other and stay within the plan."""

from ppu_roadmap.rules.time.horizons import horizons_order, plan_ended
from ppu_roadmap.rules.time.limits import horizon_too_long, past_horizon, past_plan, upper_plan_period
from ppu_roadmap.rules.time.order import began_before_plan, dependency_order, end_before_start

TIME = (
    end_before_start,
    past_plan,
    past_horizon,
    horizon_too_long,
    dependency_order,
    upper_plan_period,
    plan_ended,
    horizons_order,
    began_before_plan,
)
