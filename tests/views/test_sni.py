"""The national indicators in a plan: chosen, measured, and what is missing on either side."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import sni
from ppu_roadmap.catalog.sni import SniIndicator, indicators
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import data_of
from ppu_roadmap.text import translate
from ppu_roadmap.views.sni import COUNTS, Use, by_theme, uses
from tests import asking
from tests.workflow_sample import workflow_plan

PLAN = workflow_plan()
FOUND = uses(PLAN, living(PLAN).programs)
BY_NUMBER = {one.indicator.number: one for one in FOUND}


def test_every_indicator_once_in_the_order_of_the_standard() -> None:
    assert len(FOUND) == 80
    assert [one.indicator.number for one in FOUND][:5] == ["5.1", "5.2", "5.3", "5.4", "6.1"]


def test_chosen_and_measured() -> None:
    assert (BY_NUMBER["10.2"].chosen, BY_NUMBER["10.2"].ids, BY_NUMBER["10.2"].measured) == (True, ("GOV-01",), True)
    assert (BY_NUMBER["6.1"].chosen, BY_NUMBER["6.1"].ids, BY_NUMBER["6.1"].measured) == (True, (), False)
    assert (BY_NUMBER["5.1"].chosen, BY_NUMBER["5.1"].ids) == (True, ())
    assert (BY_NUMBER["16.4"].chosen, BY_NUMBER["16.4"].ids, BY_NUMBER["16.4"].measured) == (False, ("ENV-01",), True)


def counts(found: Sequence[Use]) -> dict[str, Any]:
    return {each.key: each.get(found) for each in COUNTS}


def test_coverage() -> None:
    assert counts(FOUND) == {"indicators": 80, "chosen": 3, "measured": 2, "both": 1}
    themes = {theme.template: inside for theme, inside in by_theme(FOUND)}
    assert (len(themes), [*themes][:2], [*themes][-1]) == (19, ["Economy", "Education"], "Water")
    assert [*themes] == [*dict.fromkeys(one.theme for one in indicators().values())]
    assert counts(themes["Governance"]) == {"indicators": 4, "chosen": 1, "measured": 1, "both": 1}
    assert counts(themes["Solid waste"]) == {"indicators": 6, "chosen": 0, "measured": 1, "both": 0}
    assert {word: [one.indicator.number for one in FOUND if word in one.dimensions] for word in DIMENSIONS} == {
        "governance": ["10.2"], "branding": [], "economy": ["5.1"], "living": [], "society": ["6.1"],
        "environment": ["16.4"],
    }  # fmt: skip


def gaps(plan: Plan) -> dict[str, list[str]]:
    rows = asking.rows("sni_gaps", [plan]).table.rows()
    return gathered((str(kind), str(data_of(what, "en"))) for kind, what, _ids in rows)


def test_gaps() -> None:
    found = gaps(PLAN)
    assert found["chosen-not-measured"] == ["5.1", "6.1"]
    assert found["measured-not-chosen"] == ["16.4"]
    assert found["long-term-without"] == ["GOV-03"]
    assert len(found["theme-without"]) == 19 - 4
    assert not {"Economy", "Education", "Governance", "Solid waste"} & set(found["theme-without"])


def test_a_choice_that_could_not_be_read_is_not_known() -> None:
    plan = replace(PLAN, file=PLAN.file.refusing("sni"))
    assert {one.chosen for one in uses(plan, plan.programs)} == {None}
    assert set(gaps(plan)) == {"long-term-without"}


def test_the_list_has_its_columns_in_the_order_of_the_record() -> None:
    with Path(sni.__file__).with_name("sni-iso-37122.csv").open(encoding="utf-8", newline="") as file:
        heads = next(csv.reader(file))
    assert heads == ["number", "theme", "title_en", "title_id_if_found", "unit", "evidence"]
    assert SniIndicator._fields == ("number", "theme", "title", "title_id", "unit", "evidence")


def test_words_are_those_of_the_list() -> None:
    titled = [indicator for indicator in indicators().values() if indicator.title_id]
    assert len(titled) == 2
    for indicator in titled:
        assert translate(indicator.title, "id") == indicator.title_id
