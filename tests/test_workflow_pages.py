"""Risks, indicators, the national standard and the budget as whole pages, and what holds at every width."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import format_named
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.table import Table, shown
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from ppu_roadmap.views.money import Scaled, Unit
from ppu_roadmap.views.risks import registers
from ppu_roadmap.views.view import Asked
from tests import asking
from tests.golden import golden
from tests.machine import machine_values
from tests.sample import sample_plan
from tests.workflow_sample import other_region, plan_of, workflow_plan

ALL = Selection()
PLAN = workflow_plan()
TWO = [PLAN, other_region()]
PLANS = Path(__file__).parent / "plans"

PAGES = {"risks": "risks", "indicators": "indicators", "sni-list": "sni", "sni-gaps": "sni_gaps", "budget": "budget"}
"""Views by the names of their files."""


def page(
    name: str,
    plans: list[Plan],
    width: int,
    language: Language = "en",
    selection: Selection = ALL,
    *,
    color: bool = False,
    encoding: str = "utf-8",
) -> str:
    stream = io.StringIO()
    screen = Screen(stream, width, color, encoding)
    print_document(asking.document(PAGES[name], plans, selection=selection), language, screen)
    return stream.getvalue()


@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, width: int, language: Language) -> None:
    golden(f"workflow/{name}-{width}.txt", page(name, [PLAN], width, language), language)


@pytest.mark.parametrize("name", PAGES)
def test_portfolio(name: str, language: Language) -> None:
    golden(f"workflow/{name}-portfolio-80.txt", page(name, TWO, 80, language), language)


@pytest.mark.parametrize("name", PAGES)
def test_markdown(name: str, language: Language) -> None:
    document = asking.document(PAGES[name], [PLAN])
    golden(f"workflow/{name}.md", format_named("md").render(document, language), language)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("plans", [[PLAN], TWO], ids=["one", "two"])
def test_data(form: str, plans: list[Plan]) -> None:
    for name, view in PAGES.items():
        golden(f"workflow/{name}-{len(plans)}.{form}", format_named(form).render(asking.rows(view, plans), "en"))
    for by in ("source", "year"):
        document = asking.rows("budget", plans, by=by)
        golden(f"workflow/budget-{by}-{len(plans)}.{form}", format_named(form).render(document, "en"))


def test_heat_map_in_colour() -> None:
    colored = page("risks", [PLAN], 80, color=True)
    golden("workflow/risks-80-colour.txt", colored.replace("\x1b", "␛"))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in plain.splitlines()] == page("risks", [PLAN], 80).splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("width", [20, 29, 41, 60, 79, 100, 400])
@pytest.mark.parametrize("name", PAGES)
def test_no_line_is_wider_than_the_screen(name: str, width: int, encoding: str, language: Language) -> None:
    for plans in ([PLAN], TWO, [sample_plan()]):
        text = page(name, plans, width, language, encoding=encoding)
        text.encode(encoding)
        assert max(map(width_of, text.splitlines())) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]| $", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["consecutive", "nested"])
def test_horizons_of_every_make(name: str, language: Language) -> None:
    (loaded,) = load(PLANS / name, date(2026, 11, 24))
    for page_name in PAGES:
        golden(f"workflow/{page_name}-{name}.txt", page(page_name, [loaded.plan], 80, language), language)


@pytest.mark.parametrize(
    ("start", "last", "middle"),
    [
        (2020, (2020, 2024, 2029), ["2021", "2024"]),  # 1 + 4 + 5 years, one after the other
        (2020, (2022, 2024, 2029), ["2021", "2024"]),  # 3, 5 and 10 years, all from the start
    ],
)
def test_money_of_one_horizon(start: int, last: tuple[int, int, int], middle: list[str]) -> None:
    def program(number: int, horizon: str, *years: int) -> dict[str, object]:
        lines = [{"year": year, "source": "apbd", "amount": year} for year in years]
        return {"id": f"LIV-{number:02}", "name": "P", "horizon": horizon, "owner": "dlh", "subdimension": "health",
                "budget": lines}  # fmt: skip

    programs = [program(1, "1-year", 2020), program(2, "5-year", 2021, 2024), program(3, "long-term", 2025, 2029)]
    horizons = dict(zip(("1-year", "5-year", "long-term"), last, strict=True))
    plan = plan_of({"living": programs}, start=start, horizons=horizons)
    first = asking.tables("budget", [plan], selection=Selection(horizons=("5y",)))[0]
    assert [column.key for column in first.columns][1:-1] == middle
    assert cells(first)[-1] == ["Total", "2,021", "2,024", "4,045"]
    everything = asking.tables("budget", [plan])[0]
    assert cells(everything)[-1] == ["Total", "2,020", "2,021", "2,024", "2,025", "2,029", "10,119"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_to_show(name: str, language: Language) -> None:
    empty = plan_of({})
    assert page(name, [empty], 80, language)
    assert page(name, [PLAN], 80, language, Selection(search="tidak ada yang bernama begitu"))


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("rupiah", 1_250_500_000, "1.250.500.000"),
        ("juta", 1_250_500_000, "1.250,5"),
        ("juta", 1_250_550_000, "1.250,6"),
        ("juta", 1_250_549_999, "1.250,5"),
        ("miliar", 1_255_000_000, "1,26"),
        ("miliar", 1_254_999_999, "1,25"),
        ("juta", 49_999, "<0,1"),
        ("juta", 50_000, "0,1"),
        ("miliar", 1, "<0,01"),
        ("juta", 0, "0,0"),
        ("rupiah", 0, "0"),
    ],
)
def test_rounding_is_for_the_eye(unit: Unit, amount: int, expected: str) -> None:
    assert Scaled(amount, unit).render("id") == expected
    assert Scaled(amount, unit).render("en") == expected.translate(str.maketrans(".,", ",."))
    assert Scaled(amount, unit, partial=True).render("id") == f"{expected}*"
    assert Scaled(amount, unit).amount == amount


def maps(plans: list[Plan]) -> tuple[Table, ...]:
    blocks = asking.document("risks", plans).blocks()
    return next(block.wide for block in blocks if isinstance(block, Either))


def cells(table: Table) -> list[list[str]]:
    rows = [*table.rows(), *([table.total] if table.total else [])]
    return [[shown(cell, column, "en") for cell, column in zip(row, table.columns, strict=True)] for row in rows]


def test_budget_worked_out_by_hand() -> None:
    ceiling, *_between, spending, certainty, _opened, _twice = asking.tables("budget", [PLAN], unit="juta")
    assert cells(ceiling) == [
        ["Smart Governance", "250.0", "1,050.0", "75.0", "not yet costed", "1,375.0*"],
        ["Smart Living", "250.0", "–", "–", "–", "250.0"],
        ["Smart Environment", "–", "–", "–", "–", "–"],
        ["Total", "500.0", "1,050.0", "75.0", "not yet costed", "1,625.0*"],
    ]
    assert cells(spending) == [
        ["Smart Governance", "1,375.0*", "240.0*", "245.0*", "196.0*", "80", "1 of 5"],
        ["Smart Living", "250.0", "–", "–", "–", "–", "0 of 1"],
        ["Smart Environment", "–", "–", "–", "–", "–", "–"],
        ["Total", "1,625.0*", "240.0*", "245.0*", "196.0*", "80", "1 of 6"],
    ]
    assert cells(certainty)[-1] == ["Total", "250.0", "1,000.0", "375.0", "1,625.0*"]


def test_money_that_is_counted_twice_and_money_of_cancelled_programs() -> None:
    ceiling, *_sums, opened, twice = asking.tables("budget", [PLAN])
    assert [row[:4] for row in cells(twice)] == [["LIV-01", "GOV-01", "2022", "Rp 250,000,000"]]
    assert ceiling.notes[0].render("en") == "not in the total: 1 cancelled program, Rp 10,000,000"
    assert [note.render("en") for note in opened.notes] == ["2 of 5 programs have no budget line"]
    assert cells(opened) == [
        ["Smart Governance", "GOV-03", "–", "GOV-02 (2025)", "GOV-01 (2023)", "50,000,000"],
        ["Smart Environment", "–", "ENV-01", "–", "–", "–"],
    ]
    only_2024 = asking.tables("budget", [PLAN], selection=Selection(years=(2024,)))
    assert "Counted twice" not in [table.title.render("en") for table in only_2024 if table.title]


def test_years_asked_for() -> None:
    first = asking.tables("budget", [PLAN], selection=Selection(years=(2024,)))[0]
    assert [column.key for column in first.columns] == ["dimension", "2024", "total"]
    indicators = asking.rows(
        "indicators", [PLAN], selection=Selection(years=(2025,)), columns=("program", "year")
    ).table
    assert [machine_values(row) for row in indicators.rows()] == [("GOV-02", 2025)]


def test_risks_of_a_level_leave_quick_wins_without_any() -> None:
    (found,) = registers(Asked([PLAN], asking.TODAY, Selection(min_risk="high")))
    assert [entry.record.id for entry in found.entries] == ["GOV-01-R1", "GOV-01-R2", "GOV-01-R10"]
    assert [program.id for program in found.bare] == ["LIV-01"]
    (by_program,) = registers(Asked([PLAN], asking.TODAY, Selection(sort=("id",))))
    assert [entry.program.id for entry in by_program.entries] == ["ENV-01"] * 2 + ["GOV-01"] * 4


def test_a_map_for_each_scale() -> None:
    three, five = maps(TWO)
    assert [len(table.columns) for table in (three, five)] == [7, 11]
    assert {row[0] for row in cells(five)} == {"1 Very low", "2 Low", "3 Medium", "4 High", "5 Very high"}
    assert cells(five)[0][4] == "High\nLIV-01-R1"  # likelihood 5, impact 4
    assert cells(five)[1][8] == "Medium\nLIV-01-R1"  # residual: likelihood 4, impact 3
    (both,) = maps([PLAN, other_region(5), other_region(5)])[1:]
    assert cells(both)[0][4] == "High\n2 risks"  # ids of several regions are not one region's


def test_columns_as_chosen() -> None:
    table = asking.rows("risks", TWO, columns=("level", "id", "nothing")).table
    assert [column.key for column in table.columns] == ["level", "id"]
    table = asking.rows("risks", TWO, columns=("region", "id")).table
    assert machine_values(next(table.rows())) == ("64.74", "LIV-01-R1")
    table = asking.tables("indicators", [PLAN], columns=("program", "better"))[0]
    assert cells(table)[1] == ["GOV-01", "Lower is better"]


def test_the_standard_under_filters() -> None:
    def numbers(**filters: tuple[str, ...]) -> list[str]:
        table = asking.rows("sni", [PLAN], selection=Selection(**filters)).table  # type: ignore[arg-type]
        return [str(row[0]) for row in table.rows()]

    assert numbers(dimensions=("governance",)) == ["10.2"]
    assert numbers(dimensions=("ECO",)) == ["5.1"]
    assert numbers(sni=("16.4", "23.1")) == ["16.4", "23.1"]
    assert numbers(owners=("dlh",)) == ["16.4"]
    assert len(numbers(sort=("id",))) == 80


def test_a_choice_that_could_not_be_read_is_said() -> None:
    plan = replace(PLAN, file=PLAN.file.refusing("sni"))
    assert "what the region chose could not be read" in page("sni-list", [plan], 80)
    assert "what the region chose could not be read" in page("sni-gaps", [plan], 80)
    (note,) = asking.tables("sni_gaps", [replace(plan_of({}), file=PlanFile.unread())])[-1].notes
    assert note.render("en") == "what the region chose could not be read"
    assert "not shown, since it could not be read: living.yaml" in page(
        "sni-gaps", [replace(PLAN, broken=frozenset({"living"}))], 80
    )
