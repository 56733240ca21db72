"""RM4xx: whether a quick win is one, and whether the head of the region has decided on what stands there."""

from ppu_roadmap.rules.quick_wins.choice import (
    new_infrastructure,
    quick_win_horizon,
    quick_win_missing,
    quick_win_too_long,
    several_flagships,
)
from ppu_roadmap.rules.quick_wins.decisions import approval_outdated, quick_win_undecided, rejected_still_active
from ppu_roadmap.rules.quick_wins.sheet import provisional_owner, quick_win_brief, quick_win_no_scores

QUICK_WINS = (
    quick_win_missing,
    quick_win_horizon,
    quick_win_too_long,
    quick_win_undecided,
    quick_win_no_scores,
    approval_outdated,
    several_flagships,
    new_infrastructure,
    rejected_still_active,
    provisional_owner,
    quick_win_brief,
)
"""The rules of this family, in the order of their codes."""
