"""RM5xx: whether the risks of programs are known, on the plan's scale, and looked after."""

from ppu_roadmap.rules.risks import care, levels

RISKS = (
    care.quick_win_no_risk,
    care.risk_no_mitigation,
    care.risk_no_owner,
    levels.residual_higher,
    levels.out_of_scale,
)
