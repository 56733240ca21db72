"""The matrix by another side: whole pages in both languages, rows for machines, and what is said of oddities."""

import io
import json
from pathlib import Path

import pytest

from ppu_roadmap.analysis.crossing import BY, By
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export.csv import render as csv
from ppu_roadmap.export.json import render as as_json
from ppu_roadmap.export.md import render as md
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Table
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from ppu_roadmap.views.crossing import crossing_data, crossing_tables
from ppu_roadmap.views.crossing_words import KEY, TITLES
from ppu_roadmap.views.matrix import matrix_data, matrix_tables
from tests.analysis.test_crossing import FILE, PROGRAMS
from tests.golden import golden
from tests.rules.by_hand import TODAY, plan, program
from tests.sample import second_plan

PLANS = Path(__file__).parents[1] / "plans"
ALL = Selection()


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    return plan(*PROGRAMS, file=FILE)


def page(tables: tuple[Table, ...], width: int = 80, language: Language = "en") -> str:
    stream = io.StringIO()
    print_document(Document.of(tables), language, Screen(stream, width))
    return stream.getvalue()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("by", BY)
def test_page(whole: Plan, by: By, language: Language) -> None:
    golden(f"crossing/{by}-80-{language}.txt", page(tuple(crossing_tables([whole], by, ALL)), 80, language))


@pytest.mark.parametrize("width", [20, 60, 120])
@pytest.mark.parametrize("by", ["owner", "mission"])
def test_widths(whole: Plan, by: By, width: int) -> None:
    text = page(tuple(crossing_tables([whole], by, ALL)), width)
    golden(f"crossing/{by}-{width}-en.txt", text)
    assert max(map(width_of, text.splitlines())) <= width


@pytest.mark.parametrize("by", ["year", "mission"])
def test_several_regions(whole: Plan, by: By) -> None:
    plans = [whole, second_plan()]
    golden(f"crossing/portfolio-{by}-80-en.txt", page(tuple(crossing_tables(plans, by, ALL))))
    table = next(iter(crossing_tables(plans, by, ALL)))
    assert table.total is not None
    assert table.total.cells[4] == 5


@pytest.mark.parametrize("by", BY)
def test_every_plan_and_format(by: By) -> None:
    for folder in ("full", "consecutive", "nested", "portfolio", "seeded"):
        plans = [loaded.plan for loaded in load(PLANS / folder, TODAY)]
        for table in crossing_tables(plans, by, ALL):
            assert md(Document.of([table]), "id")
        assert csv(Document.of([crossing_data(plans, by, ALL)]), "en").count(b"\n") > len(plans)


def test_rows_for_machines(whole: Plan) -> None:
    rows = json.loads(as_json(Document.of([crossing_data([whole], "mission", ALL)]), "en"))["rows"]
    assert rows[1] == {
        "region": "64.09", "mission": "rpjmd:M2", "name": "dua", "1-year": 1, "5-year": 1, "long-term": 0,
        "programs": 2, "quick_wins": 1, "budget": 570, "uncosted": 1, "ids": ["GOV-01", "GOV-02"],
    }  # fmt: skip
    assert rows[-1]["mission"] is None
    assert rows[-1]["ids"] == ["LIV-01"]
    (owner, *_others) = json.loads(as_json(Document.of([crossing_data([whole], "owner", ALL)]), "en"))["rows"]
    assert owner["supports"] == 0


def test_markdown(whole: Plan) -> None:
    golden("crossing/mission.md", md(Document.of(crossing_tables([whole], "mission", ALL)), "id"))


def test_nothing_to_stand_under_is_said_once() -> None:
    bare = plan(program(), file={"gaps": [], "upper_plans": [], "funding_sources": {}, "agencies": {}})
    for by, said in (("gap", "lists no gaps"), ("mission", "lists no missions"), ("source", "no funding sources")):
        text = page(tuple(crossing_tables([bare], by, ALL)))  # type: ignore[arg-type]
        assert said in text
        assert "Programs without a gap\nCode" not in text


def test_filters_apply_to_rows_and_orphans(whole: Plan) -> None:
    text = page(tuple(crossing_tables([whole], "mission", Selection(owners=("dlh",)))))
    assert "filter: dlh" in text
    assert "GOV-02" in text
    assert "GOV-01" not in text
    assert "no program passes the filters" in page(tuple(crossing_tables([whole], "sdg", Selection(search="xyz"))))


def test_the_matrix_of_dimensions_takes_filters(whole: Plan) -> None:
    chosen = Selection(owners=("dlh",))
    tables = matrix_tables([whole], chosen)
    assert len(tables) == 1  # gaps are those of the plan, not of a selection
    assert "1 program\n" in page(tables).replace(" \n", "\n") or "1 program" in page(tables)
    assert sum(row.cells[3] for row in matrix_data([whole], chosen).rows()) == 1  # type: ignore[misc]
    assert len(matrix_tables([whole])) == 2


def test_every_side_has_its_words() -> None:
    assert TITLES.keys() == KEY.keys() == set(BY)
