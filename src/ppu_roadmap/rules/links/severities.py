"""The page of severities that plan.yaml sets for rules that cannot have them; the list of all rules judges them."""

from __future__ import annotations

from ppu_roadmap.diagnostics import ERROR
from ppu_roadmap.rules.rule import reported


@reported("RM114", ERROR)
def unknown_rule() -> None:
    """A severity is set for a rule that does not exist, or whose severity is fixed.

    Why: who sets a rule to ignore wants to hear no more of it; a misspelt code changes nothing, and nobody
    notices. Faults of reading (RM0xx) and of names that lead nowhere (RM1xx) cannot be waived.

    Bad:
        # plan.yaml
        rules: {RM999: ignore}

    Good:
        # plan.yaml
        rules: {RM610: ignore}
    """
