"""Tallies: what there is none of counts 0, what is not counted at all fails."""

import pytest

from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.fields.field import row_of
from ppu_roadmap.text import _
from ppu_roadmap.views.grouping import count


def test_what_there_is_none_of_stays() -> None:
    assert Tally(chosen=0, measured=2) + Tally(chosen=0, measured=1) == {"chosen": 0, "measured": 3}


def test_a_key_that_is_not_counted_fails() -> None:
    with pytest.raises(KeyError, match="chosn"):
        row_of(Tally(chosen=0), [count("chosn", _("Chosen"))])


def test_tallies_of_other_things_are_not_added() -> None:
    chosen, both = Tally(chosen=1), Tally(chosen=1, measured=1)
    with pytest.raises(KeyError, match="measured"):
        chosen + both
    with pytest.raises(KeyError, match="measured"):
        both + chosen
