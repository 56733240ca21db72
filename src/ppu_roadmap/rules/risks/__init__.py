"""RM5xx: whether the risks of programs are known, on the plan's scale, and looked after."""

from ppu_roadmap.rules.risks import register

RISKS = (
    register.quick_win_no_risk,
    register.risk_no_mitigation,
    register.risk_no_owner,
    register.residual_higher,
    register.out_of_scale,
)
