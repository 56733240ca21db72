"""RM4xx: whether a quick win is one, and whether the head of the region has decided on what stands there."""

from ppu_roadmap.rules.quick_wins import choice, decisions, sheet

QUICK_WINS = (
    choice.quick_win_missing,
    choice.quick_win_horizon,
    choice.quick_win_too_long,
    decisions.quick_win_undecided,
    sheet.quick_win_no_scores,
    decisions.approval_outdated,
    choice.several_flagships,
    choice.new_infrastructure,
    decisions.rejected_still_active,
    sheet.provisional_owner,
    sheet.quick_win_brief,
)
