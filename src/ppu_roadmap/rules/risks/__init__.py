"""RM5xx: whether the risks of programs are known, on the plan's scale, and looked after."""

from ppu_roadmap.rules.risks.care import quick_win_no_risk, risk_no_mitigation, risk_no_owner
from ppu_roadmap.rules.risks.levels import out_of_scale, residual_higher

RISKS = (quick_win_no_risk, risk_no_mitigation, risk_no_owner, residual_higher, out_of_scale)
"""The rules of this family, in the order of their codes."""
