"""The RKPD and Renja table of a year: whose, under which code, for how much, and nothing told twice."""

from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Row, Table, machine_value, shown
from ppu_roadmap.text import Refusal
from ppu_roadmap.views import view_named
from ppu_roadmap.views.view import Asked
from tests.asking import TODAY, document, rows
from tests.rules.by_hand import plan, program
from tests.sample import second_plan
from tests.workflow_sample import workflow_plan

CODE = "2.16.03.2.02.0023"


def line(amount: int | None, year: int = 2024, **more: Any) -> dict[str, Any]:
    known = {} if amount is None else {"amount": amount}
    return {"year": year, "source": "apbd", "nomenclature": CODE, **known, **more}


def asked_in(*years: int, **more: Any) -> dict[str, Any]:
    return {"selection": Selection(years=years, **more)}


def pages(found: Plan, year: int = 2024, **more: Any) -> dict[str, Table]:
    """The table of each agency by its name."""
    made = document("rkpd", [found], **asked_in(year, **more))
    return {str(page.title[0]): page.blocks[0] for page in made.pages if isinstance(page.blocks[0], Table)}


def said(table: Table, row: Row) -> list[str]:
    return [shown(cell, column, "en") for cell, column in zip(row, table.columns, strict=True)]


def amounts(table: Table) -> list[Cell]:
    at = [column.key for column in table.columns].index("amount")
    return [machine_value(row[at]) for row in table.rows()]


@pytest.mark.parametrize("years", [(), (2024, 2025)])
def test_it_is_of_one_year(years: tuple[int, ...]) -> None:
    asked = Asked([workflow_plan()], TODAY, Selection(years=years))
    for ask in (view_named("rkpd").hear, view_named("rkpd").document, view_named("rkpd").rows):
        with pytest.raises(Refusal, match="of one year: say which, as in --year 2025"):
            [*ask(asked)]


def test_rows_stand_under_their_program_and_kegiatan() -> None:
    found = plan(program("GOV-01", owner="dlh", years=[2024, 2025], budget=[line(100), line(50, 2025)]))
    (table,) = pages(found).values()
    assert table.counted
    heads = [said(table, group.head) for group in table.groups if group.head]
    assert [head[:6] for head in heads] == [
        ["2", "16", "03", "", "", "Program 2.16.03"],
        ["2", "16", "03", "2.02", "", "Kegiatan 2.16.03.2.02"],
    ]
    assert [head[9] for head in heads] == ["Rp 100", "Rp 100"]
    (row,) = table.rows()
    assert said(table, row)[:5] == ["2", "16", "03", "2.02", "0023"]
    assert said(table, row)[13] == "Rp 50"
    assert table.total is not None
    assert said(table, table.total)[5::4] == ["Total", "Rp 100", "Rp 50"]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (CODE, ["2", "16", "03", "2.02", "0023"]),
        ("2.16.03.2.02.23", ["2", "16", "03", "2.02", "23"]),
        ("X.XX.01.2.07.0002", ["X", "XX", "01", "2.07", "0002"]),
        ("2.16.03", ["2", "16", "03", "–", "–"]),
        ("2.10", ["2", "10", "–", "–", "–"]),
        (None, ["–"] * 5),
    ],
)
def test_a_code_in_five_cells(code: str | None, parts: list[str]) -> None:
    found = plan(program("GOV-01", owner="dlh", nomenclature=code, budget=[line(5, nomenclature=None)]))
    (table,) = pages(found).values()
    (row,) = table.rows()
    assert said(table, row)[:5] == parts
    assert ("code not filled in" in said(table, row)[11]) is (code is None)
    heads = [said(table, group.head)[5] for group in table.groups if group.head]
    assert (heads == ["code not filled in"]) is (code is None)


def test_a_line_stands_with_the_agency_whose_budget_it_is() -> None:
    found = plan(
        program("GOV-01", owner="dlh", years=[2024, 2024], budget=[line(1), line(2, owner="diskominfo")]),
        program("GOV-02", owner="diskominfo", years=[2024, 2024]),
        program("GOV-03", owner="dlh", years=[2030, 2030], budget=[line(9, 2025)]),
    )
    one = pages(found)
    assert {name: amounts(table) for name, table in one.items() if table.counted} == {
        "dlh": [1],
        "diskominfo": [2, None],
    }
    assert list(one)[-1].startswith("Message")  # the agencies together stand last
    assert list(pages(found, owners=("diskominfo",))) == ["diskominfo"]


def test_what_is_not_known_is_not_0() -> None:
    found = plan(
        program("GOV-01", owner="dlh", years=[2024, 2024], budget=[line(None), line(7, source="csr")]),
        program("GOV-02", owner="dlh", years=[2024, 2024]),
        program("GOV-03", owner="dlh", budget=[line(0)]),
    )
    (table,) = pages(found).values()
    told = [said(table, row)[9] for row in table.rows()]
    assert told == ["Rp 7 (in part)", "Rp 0", "not yet costed"]
    assert table.total is not None
    assert said(table, table.total)[9] == "Rp 7 (in part)"


def test_a_sum_says_where_a_program_below_it_is_not_costed() -> None:
    found = plan(
        program("GOV-01", owner="dlh", years=[2024, 2024], budget=[line(7), line(5, 2025)]),
        program("GOV-02", owner="dlh", years=[2024, 2024]),
        program("GOV-03", owner="diskominfo", years=[2024, 2024], budget=[line(3)]),
    )
    *agencies, together = pages(found).values()
    sums = [said(each, each.total) for each in agencies if each.total is not None]
    assert [(told[9], told[13]) for told in sums] == [("Rp 3", "–"), ("Rp 7 (in part)", "Rp 5")]
    assert [tuple(said(together, row)[1:]) for row in together.rows()] == [("Rp 3", "–"), ("Rp 7 (in part)", "Rp 5")]
    assert together.total is not None
    assert said(together, together.total)[1:] == ["Rp 10 (in part)", "Rp 5"]


def test_money_that_two_programs_name_is_counted_once() -> None:
    found = plan(
        program("GOV-01", owner="dlh", budget=[line(100)]),
        program("LIV-01", owner="dlh", budget=[line(100), line(30, source="csr")]),
        program("SOC-01", owner="dlh", budget=[line(100)]),
        program("SOC-02", owner="dlh", status="cancelled", budget=[line(100)]),
    )
    (table,) = pages(found).values()
    assert [said(table, row)[9] for row in table.rows()] == ["Rp 100", "Rp 30", "see GOV-01"]
    assert [("is counted with GOV-01" in said(table, row)[11]) for row in table.rows()] == [False, True, True]
    assert table.total is not None
    assert said(table, table.total)[9] == "Rp 130"
    notes = [note.render("en") for note in table.notes]
    assert notes[0] == f"{CODE} is named by several programs: GOV-01, LIV-01, SOC-01"
    assert notes[1].startswith("not in the total: 1 cancelled program")


def test_sums_are_those_of_the_budget() -> None:
    both = [workflow_plan(), second_plan()]
    for year in (2022, 2023, 2024):
        every = [row for row in rows("budget", both).table.rows() if row[1] == year]
        wanted: dict[Cell, int] = {}
        for row in every:
            if isinstance(row[5], int):
                wanted[row[4]] = wanted.get(row[4], 0) + row[5]
        made = rows("rkpd", both, **asked_in(year)).table
        at = [column.key for column in made.columns].index("amount")
        found: dict[Cell, int] = {}
        for row in made.rows():
            if isinstance(amount := machine_value(row[at]), int):
                found[row[2]] = found.get(row[2], 0) + amount
        repeated = {"diskominfo": 250_000_000} if year == 2022 else {}  # told by GOV-01 and LIV-01
        assert found == {owner: amount - repeated.get(str(owner), 0) for owner, amount in wanted.items()}


def test_targets_of_several_indicators_are_numbered() -> None:
    measured = [
        {"name": "Layanan", "kind": "output", "unit": "%", "targets": {"2024": 50}},
        {"name": "Waktu", "kind": "outcome", "targets": {"2025": 5}},
    ]
    found = plan(program("GOV-01", owner="dlh", indicators=measured, budget=[line(1)]))
    (table,) = pages(found).values()
    (row,) = table.rows()
    told = said(table, row)
    assert (told[6], told[8], told[12]) == ("(1) Layanan, (2) Waktu", "(1) 50 %, (2) –", "(1) –, (2) 5")


def test_nothing_runs() -> None:
    made = document("rkpd", [plan(program("GOV-01", owner="dlh", years=[2024, 2024]))], **asked_in(2030))
    ((block,),) = (page.blocks for page in made.pages)
    assert isinstance(block, Table)
    assert [note.render("en") for note in block.notes] == ["no program runs in 2030"]
