"""Cells that hold an error empty no field of the plan, and give it no text."""

import pytest

from ppu_roadmap.change.values import meaning
from ppu_roadmap.change.wishes import Origin, Wish
from ppu_roadmap.grid.grid import UNSAVED, Fault
from ppu_roadmap.model.program import Program
from ppu_roadmap.words.reading import Misread
from tests.intake.sample import blank


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#N/A", "the cell holds the error #N/A: write the value"),
        (UNSAVED, "a formula that was saved without its value"),
    ],
)
@pytest.mark.parametrize("meant", [None, ["#N/A"]])
def test_faults_mean_nothing(text: str, said: str, meant: list[str] | None) -> None:
    wish = Wish(("note",), Fault(text), Origin("a.xlsx", "Program", "V2"), given="lama", now="lama", meant=meant)
    with pytest.raises(Misread, match=said):
        meaning(wish, Program, "note", blank)
