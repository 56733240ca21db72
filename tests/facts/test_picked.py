"""What picks the records of a list."""

from __future__ import annotations

from typing import Any

from ppu_roadmap.facts.parts import picked
from ppu_roadmap.model.measures import BudgetLine


def test_the_fewest_words_that_no_other_record_has() -> None:
    said: tuple[dict[str, Any], ...] = (
        {"source": "apbd", "owner": "dlh"}, {"year": 2026, "source": "apbd", "owner": "dlh"},
        {"year": 2026, "source": "dak"}, {"year": 2026, "source": "dak"}, {"year": 2027}, {},
    )  # fmt: skip
    lines = [BudgetLine.model_construct(**{"year": None, **each}) for each in said]
    assert [*picked(lines)] == [("0",), ("2026", "apbd"), ("2",), ("3",), ("2027",), ("5",)]
