"""The page of progress: whole pages in both languages, each part for machines, several regions."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export.csv import render as csv
from ppu_roadmap.export.json import render as as_json
from ppu_roadmap.export.md import render as md
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from ppu_roadmap.views.progress import PARTS
from tests import asking
from tests.analysis.test_assessment import DATA, FILE, GO, OTHERS, PARK, TODAY, WASTE
from tests.golden import golden
from tests.rules.by_hand import plan, program
from tests.sample import second_plan

PLANS = Path(__file__).parents[1] / "plans"
SILENT = program(
    "BRA-01", horizon="5-year", years=[2022, 2024], owner="dlh", owner_status="provisional", status="ongoing"
)
YEAR = Selection(years=(2023,))
EVERY = Selection()


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    return plan(GO, DATA, SILENT, PARK, WASTE, *OTHERS, file=FILE)


def page(
    plans: list[Plan], selection: Selection, width: int = 80, language: Language = "en", parts: tuple[str, ...] = ()
) -> str:
    stream = io.StringIO()
    document = asking.document("progress", plans, TODAY, selection=selection, parts=parts)
    print_document(document, language, Screen(stream, width))
    return stream.getvalue()


def rows(plans: list[Plan], selection: Selection, *parts: str) -> list[dict[str, Any]]:
    document = asking.rows("progress", plans, TODAY, selection=selection, parts=parts)
    found: list[dict[str, Any]] = json.loads(as_json(document, "en"))["rows"]
    return found


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["all", "2023"])
def test_page(whole: Plan, name: str, language: Language) -> None:
    golden(f"progress/{name}-80-{language}.txt", page([whole], EVERY if name == "all" else YEAR, 80, language))


@pytest.mark.parametrize("width", [20, 60, 120])
def test_widths(whole: Plan, width: int) -> None:
    text = page([whole], YEAR, width, "id")
    golden(f"progress/2023-{width}-id.txt", text)
    assert max(map(width_of, text.splitlines())) <= width


def test_several_regions(whole: Plan) -> None:
    text = page([whole, second_plan()], YEAR)
    golden("progress/portfolio-2023-80-en.txt", text)
    assert "Kota Lain" in text


def test_markdown(whole: Plan) -> None:
    golden("progress/2023.md", md(asking.document("progress", [whole], TODAY, selection=YEAR), "id"))


def test_one_part_alone(whole: Plan) -> None:
    assert page([whole], EVERY, parts=("recommendations",)).startswith("Recommendations of the last evaluation")
    assert page([whole], EVERY, parts=("assessment",)) == ""  # of no year
    assert page([whole], YEAR, parts=("assessment",)).startswith("Self-assessment of 2023")


def test_parts_for_machines(whole: Plan) -> None:
    programs = rows([whole], EVERY)
    assert len(programs) == 8
    assert programs[2] == {
        "region": "64.09", "id": "BRA-01", "name": "Program BRA-01", "dimension": "branding", "owner": "dlh",
        "years": [2022, 2024], "status": "ongoing", "progress": None, "state": "stale", "late": False,
        "quick_win_late": False, "late_actions": [], "stale": True, "unbegun": False, "report": None,
    }  # fmt: skip
    assert [row["id"] for row in programs if row["state"] == "late"] == ["LIV-01", "SOC-01", "ENV-01"]
    (dimension, *_rest) = rows([whole], EVERY, "counts")
    assert (dimension["key"], dimension["counted"], dimension["running_percent"]) == ("governance", 2, 100)
    assert {row["by"] for row in rows([whole], EVERY, "counts")} == {"dimension", "owner"}
    assert [row["proved"] for row in rows([whole], EVERY, "actions")] == [True, False, False, None, None, None]
    assert [row["last"] for row in rows([whole], EVERY, "reports")] == [False, True]
    assert rows([whole], EVERY, "recommendations") == []  # the evaluation of 2023 recommends nothing
    assert [row["late"] for row in rows([whole], YEAR, "recommendations")] == [False, True, False]
    assessed = rows([whole], YEAR)
    assert [row["component"] for row in assessed][:3] == ["conditions", "followed-up", "policy"]
    assert assessed[0]["score"] == 33.3
    assert assessed[0]["missing"] == ["GOV-01-I2: baseline", "GOV-02-I1: baseline"]
    assert assessed[-1]["part_score"] == 0
    assert {row["assessed"] for row in assessed} == {100}


def test_what_is_not_known_is_not_zero() -> None:
    bare = plan(program(status="proposed"))
    text = page([bare], Selection(years=(2023,)))
    assert "not assessed" in text
    assert "score 0" not in text
    found = rows([bare], Selection(years=(2023,)))
    assert {row["score"] for row in found} == {row["total"] for row in found} == {None}


def test_a_total_of_little_weight_is_called_so() -> None:
    little = plan(program(status="ongoing", years=[2022, 2023]))
    text = page([little], YEAR, parts=("assessment",))
    assert "over 30 of 100 weight" in text
    assert "A total over half of the weight or less says little." in text


def test_what_is_said_of_a_year(whole: Plan) -> None:
    assert "2030 has not begun: nothing is assessed" in page([whole], Selection(years=(2030,)))
    assert "2021 lies before the plan's first year: nothing is assessed" in page([whole], Selection(years=(2021,)))
    assert "2024 is not over yet" in page([whole], Selection(years=(2024,)))
    only = Selection(years=(2023,), owners=("dlh",))
    assert "Only the programs that pass the filters are assessed." in page([whole], only)
    both = page([whole], Selection(years=(2022, 2023)), parts=("assessment",))
    assert both.index("Self-assessment of 2022") < both.index("Self-assessment of 2023")


def test_nothing_to_show(whole: Plan) -> None:
    assert "no program passes the filters" in page([whole], Selection(search="xyz"))
    assert "there are no programs yet" in page([Plan()], EVERY)


@pytest.mark.parametrize("part", ["", *PARTS])
def test_every_plan_and_format(part: str) -> None:
    today = date(2024, 3, 1)
    for folder in ("full", "consecutive", "nested", "portfolio", "seeded"):
        plans = [loaded.plan for loaded in load(PLANS / folder, today)]
        parts = (part,) if part else ()
        for table in asking.tables("progress", plans, today, selection=YEAR, parts=parts):
            assert md(Document.of([table]), "en")
        assert csv(asking.rows("progress", plans, today, selection=YEAR, parts=parts), "id")
