"""The matrix by another side: whole pages in both languages, rows for machines, and what is said of oddities."""

import io
import json
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
from ppu_roadmap.views.sides import BY, SIDES, By
from tests import asking
from tests.golden import golden
from tests.rules.by_hand import TODAY, plan, program
from tests.sample import second_plan
from tests.views.test_sides import FILE, PROGRAMS

PLANS = Path(__file__).parents[1] / "plans"


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    return plan(*PROGRAMS, file=FILE)


def page(plans: list[Plan], by: By | None, width: int = 80, language: Language = "en", **asked: Any) -> str:
    stream = io.StringIO()
    print_document(asking.document("matrix", plans, by=by, **asked), language, Screen(stream, width))
    return stream.getvalue()


def rows(plans: list[Plan], by: By) -> Any:
    return json.loads(as_json(asking.rows("matrix", plans, by=by), "en"))["rows"]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("by", BY)
def test_page(whole: Plan, by: By, language: Language) -> None:
    golden(f"crossing/{by}-80-{language}.txt", page([whole], by, 80, language))


@pytest.mark.parametrize("width", [20, 60, 120])
@pytest.mark.parametrize("by", ["owner", "mission"])
def test_widths(whole: Plan, by: By, width: int) -> None:
    text = page([whole], by, width)
    golden(f"crossing/{by}-{width}-en.txt", text)
    assert max(map(width_of, text.splitlines())) <= width


@pytest.mark.parametrize("by", ["year", "mission"])
def test_several_regions(whole: Plan, by: By) -> None:
    plans = [whole, second_plan()]
    golden(f"crossing/portfolio-{by}-80-en.txt", page(plans, by))
    table = asking.tables("matrix", plans, by=by)[0]
    assert table.total is not None
    assert table.total[4] == 4  # one more is cancelled


@pytest.mark.parametrize("by", BY)
def test_every_plan_and_format(by: By) -> None:
    for folder in ("full", "consecutive", "nested", "portfolio", "seeded"):
        plans = [loaded.plan for loaded in load(PLANS / folder, TODAY)]
        for table in asking.tables("matrix", plans, by=by):
            assert md(Document.of([table]), "id")
        assert csv(asking.rows("matrix", plans, by=by), "en").count(b"\n") > len(plans)


def test_rows_for_machines(whole: Plan) -> None:
    found = rows([whole], "mission")
    assert found[1] == {
        "region": "64.09", "mission": "rpjmd:M2", "name": "dua", "1-year": 1, "5-year": 1, "long-term": 0,
        "programs": 2, "quick_wins": 1, "budget": 570, "uncosted": 1, "ids": ["GOV-01", "GOV-02"],
    }  # fmt: skip
    assert found[-1]["mission"] is None
    assert found[-1]["ids"] == ["LIV-01"]
    (owner, *_others) = rows([whole], "owner")
    assert owner["supports"] == 0


def test_markdown(whole: Plan) -> None:
    golden("crossing/mission.md", md(asking.document("matrix", [whole], by="mission"), "id"))


def test_nothing_to_stand_under_is_said_once() -> None:
    bare = plan(program(), file={"gaps": [], "upper_plans": [], "funding_sources": {}, "agencies": {}})
    for by, said in (("gap", "lists no gaps"), ("mission", "lists no missions"), ("source", "no funding sources")):
        text = page([bare], by)  # type: ignore[arg-type]
        assert said in text
        assert "Programs without a gap\nCode" not in text


def test_filters_apply_to_rows_and_orphans(whole: Plan) -> None:
    text = page([whole], "mission", selection=Selection(owners=("dlh",)))
    assert "filter: dlh" in text
    assert "GOV-02" in text
    assert "GOV-01" not in text
    assert "no program passes the filters" in page([whole], "sdg", selection=Selection(search="xyz"))


def test_the_matrix_of_dimensions_takes_filters(whole: Plan) -> None:
    chosen = Selection(owners=("dlh",))
    assert len(asking.tables("matrix", [whole], selection=chosen)) == 1  # gaps are the plan's, not a selection's
    assert "1 program" in page([whole], None, selection=chosen)
    assert sum(row[3] for row in asking.rows("matrix", [whole], selection=chosen).table.rows()) == 1  # type: ignore[misc]
    assert len(asking.tables("matrix", [whole])) == 2


def test_every_side_has_its_words() -> None:
    assert SIDES.keys() == set(BY)


def test_what_filters_hide_is_not_called_missing(whole: Plan) -> None:
    text = page([whole], "owner", selection=Selection(owners=("dlh",)))
    assert "Agencies without a program that passes the filters\n" in text
    assert "more than half" not in text
    assert "Agencies without a program\n" in page([whole], "owner")
