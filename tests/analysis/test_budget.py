"""The budget: sums worked out by hand, and sums that add up to the last rupiah whatever the lines are."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppu_roadmap.analysis.budget import BY, MEASURES, By, Key, Lines, Tally, column_of, lines_of, rows_by
from ppu_roadmap.facts.money import limit_of
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Rupiah
from tests import asking
from tests.workflow_sample import plan_of, workflow_plan

PLAN = workflow_plan()
LINES = lines_of(PLAN.programs)


def cells(plan: Plan, lines: Lines, by: By) -> dict[tuple[Key, Key], Lines]:
    rows = rows_by(plan, lines, by).items()
    return {(row, column): cell for row, inside in rows for column, cell in inside.under(column_of(by)).items()}


def amounts(by: By) -> dict[tuple[Key, Key], int | None]:
    return {place: cell.sum("amount") for place, cell in cells(PLAN, LINES, by).items()}


def test_by_dimension_and_year() -> None:
    assert amounts("dimension") == {
        ("governance", 2022): 250_000_000,
        ("governance", 2023): 1_050_000_000,
        ("governance", 2024): 75_000_001,
        ("governance", 2025): None,  # a line that is not yet costed is not 0
        ("living", 2022): 250_000_000,
        ("society", 2023): 10_000_000,
    }


def test_by_source_and_year() -> None:
    assert amounts("source") == {
        ("apbd", 2022): 500_000_000,
        ("apbd", 2023): 1_000_000_000,
        ("apbd", 2024): 75_000_001,
        ("csr", 2023): 10_000_000,
        ("csr", 2025): None,
        (None, 2023): 50_000_000,
    }


def test_by_owner_and_year() -> None:
    assert amounts("owner") == {
        ("diskominfo", 2022): 500_000_000,  # the line of LIV-01 names diskominfo
        ("diskominfo", 2023): 1_050_000_000,
        ("bapelitbang", 2024): 75_000_001,
        ("bapelitbang", 2025): None,
        ("gojek", 2023): 10_000_000,
    }


def test_by_year_and_dimension() -> None:
    table, columns = rows_by(PLAN, LINES, "year"), LINES.under("dimension")
    assert list(table) == [2022, 2023, 2024, 2025]
    assert sorted(columns, key=str) == ["governance", "living", "society"]
    assert table[2022].sum("amount") == 500_000_000
    assert columns["governance"].sum("amount") == 1_375_000_001
    assert LINES.sum("amount") == 1_635_000_001


def test_totals() -> None:
    assert len(LINES) == 7
    assert LINES.sum("amount") == 1_635_000_001
    assert LINES.tally.knowing("amount") == 6
    assert [*map(LINES.sum, ("approved", "revised", "realised"))] == [248_000_000, 245_000_000, 198_000_000]
    assert [*map(LINES.sum, ("secured", "proposed", "unsaid"))] == [250_000_000, 1_000_000_000, 385_000_001]
    # 196 of the revised 245 million, 2 of the approved 8 million; the other five lines know nothing of spending
    assert (LINES.sum("spent"), LINES.sum("limit"), LINES.tally.knowing("limit")) == (198_000_000, 253_000_000, 2)
    assert LINES.tally.absorption == pytest.approx(78.26, abs=0.005)


def test_nothing_known_is_not_zero() -> None:
    assert {Lines().sum(measure) for measure in MEASURES} == {None}
    assert Lines(line for line in LINES if line.line.amount is None).sum("amount") is None
    nothing = plan_of({"living": [program("LIV-01", [{"year": 2022, "amount": 0, "realised": 0}])]})
    assert lines_of(nothing.programs).sum("spent") == 0
    assert lines_of(nothing.programs).tally.absorption is None


@pytest.mark.parametrize(
    ("given", "limit"),
    [
        ({"amount": 3, "approved": 2, "revised": 1}, 1),
        ({"amount": 3, "approved": 2}, 2),
        ({"amount": 3}, 3),
        ({}, None),
        ({"amount": 3, "approved": None}, None),  # given and refused: what may be spent is not known
    ],
)
def test_what_may_be_spent(given: dict[str, Any], limit: int | None) -> None:
    line = LINES[0].line.model_validate({"year": 2022, **given})
    assert limit_of(line.refusing(*(name for name, value in given.items() if value is None))) == limit


def test_what_was_refused_is_no_source_and_not_missing() -> None:
    plan = plan_of({"living": [program("LIV-01", [{"year": 2022, "source": None, "owner": None, "amount": None}])]})
    (line,) = lines_of(plan.programs)
    assert [line.key(by) for by in BY] == ["living", "", "", 2022]
    assert (Lines([line]).without("source"), Lines([line]).without("amount")) == ((), ())
    unread = plan_of({"living": [program("LIV-01", [{"year": None}])]})
    assert [*lines_of(unread.programs).under("year")] == [""]


def test_what_is_open() -> None:
    assert [(line.program.id, line.line.year) for line in LINES.without("source")] == [("GOV-01", 2023)]
    assert [(line.program.id, line.line.year) for line in LINES.without("amount")] == [("GOV-02", 2025)]
    assert [one.id for one in lacking(PLAN, PLAN.programs, "budget")] == ["GOV-03", "ENV-01"]


def test_rows_stand_in_the_plans_order() -> None:
    assert [*rows_by(PLAN, LINES, "source")] == ["apbd", "csr", None]
    assert [*rows_by(PLAN, LINES, "dimension", ["environment", "living"])] == [
        "governance", "living", "society", "environment",
    ]  # fmt: skip


def test_only_some_years() -> None:
    assert lines_of(PLAN.programs, [2023]).sum("amount") == 1_060_000_000


# -- whatever the lines are -------------------------------------------------------------------------------------------

MONEY = st.none() | st.integers(0, 10**15)
LINE = st.fixed_dictionaries(
    {"year": st.sampled_from([None, 2022, 2023, 2024, 2037])},
    optional={
        "source": st.sampled_from(["apbd", "dana-desa", "asing", None]),
        "owner": st.sampled_from(["diskominfo", "dlh", "lain", None]),
        "certainty": st.sampled_from(["secured", "proposed"]),
        "amount": MONEY, "approved": MONEY, "revised": MONEY, "realised": MONEY,
    },
)  # fmt: skip
PREFIXES = {"governance": "GOV", "living": "LIV", "environment": "ENV"}


def program(id: str, budget: list[dict[str, Any]], owner: str | None = "dlh") -> dict[str, Any]:
    return {"id": id, "name": "P", "horizon": "5-year", "owner": owner, "subdimension": None, "budget": budget}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    programs = {
        name: [
            program(f"{prefix}-{number:02}", draw(st.lists(LINE, max_size=4)), draw(st.sampled_from(["dlh", None])))
            for number in range(1, draw(st.integers(1, 3)) + 1)
        ]
        for name, prefix in PREFIXES.items()
    }
    return plan_of(programs)


def known_sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


@given(plans(), st.sampled_from(BY))
@settings(deadline=None, max_examples=60)
def test_cells_rows_columns_and_all_are_one_sum(plan: Plan, by: By) -> None:
    lines = lines_of(plan.programs)
    table = rows_by(plan, lines, by)
    for measure in MEASURES:
        overall = known_sum([line.known.get(measure) for line in lines])
        rows = [row.sum(measure) for row in table.values()]
        columns = [column.sum(measure) for column in lines.under(column_of(by)).values()]
        inside = [cell.sum(measure) for cell in cells(plan, lines, by).values()]
        assert known_sum(rows) == known_sum(columns) == known_sum(inside) == lines.sum(measure) == overall
    assert lines.sum("amount") == known_sum([line.line.amount for line in lines])
    assert sum(map(len, table.values())) == len(lines)
    assert known_sum([lines.sum("secured"), lines.sum("proposed"), lines.sum("unsaid")]) == lines.sum("amount")


@given(plans(), plans(), st.sampled_from(BY))
@settings(deadline=None, max_examples=40)
def test_sums_of_regions_add_up_to_those_of_all_their_lines(one: Plan, other: Plan, by: By) -> None:
    every, (mine, others) = (
        lines_of([*one.programs, *other.programs]),
        (lines_of(plan.programs) for plan in (one, other)),
    )
    across = column_of(by)
    together = mine.across(across) + others.across(across)
    assert together == every.across(across)
    assert sum(together.columns.values(), Tally()) == together.whole == mine.tally + others.tally == every.tally
    for measure in MEASURES:
        known = [line.known[measure] for line in every if measure in line.known]
        assert (together.whole.knowing(measure), together.whole.sum(measure)) == (len(known), known_sum([*known]))


def money(table: Table, row: int) -> list[int]:
    rows = [*table.rows(), table.total]
    chosen = rows[row]
    assert chosen is not None
    return [cell.amount for cell in chosen if isinstance(cell, Rupiah)]


@given(plans(), st.sampled_from(BY), st.sampled_from(["rupiah", "juta", "miliar"]))
@settings(deadline=None, max_examples=30)
def test_what_is_shown_adds_up_in_every_unit(plan: Plan, by: By, unit: Any) -> None:
    first = asking.tables("budget", [plan], by=by, unit=unit)[0]
    if not lines_of(plan.programs):
        assert first.notes
        return
    rows = [money(first, index) for index in range(len(list(first.rows())))]
    for values in [row for row in rows if row]:
        assert sum(values[:-1]) == values[-1]  # years, then their total
    total = money(first, -1)
    assert sum(total[:-1]) == (total[-1] if total else 0)
    assert sum(row[-1] for row in rows if row) == (total[-1] if total else 0)


@given(plans(), plans(), st.sampled_from([None, *BY]))
@settings(deadline=None, max_examples=30)
def test_data_of_several_regions_adds_up(one: Plan, other: Plan, by: By | None) -> None:
    table = asking.rows("budget", [one, other], by=by).table
    place = [column.key for column in table.columns].index("amount")
    amounts = [line.line.amount for plan in (one, other) for line in lines_of(plan.programs)]
    cells = [row[place] for row in table.rows()]
    assert known_sum([cell for cell in cells if isinstance(cell, int)]) == known_sum(amounts)


@given(plans())
@settings(deadline=None, max_examples=30)
def test_absorption_is_of_lines_that_know_both(plan: Plan) -> None:
    lines = [one.line for one in lines_of(plan.programs)]
    both = [(line.realised, limit_of(line)) for line in lines if line.realised is not None]
    pairs = [(spent, limit) for spent, limit in both if limit is not None]
    total = sum(limit for _spent, limit in pairs)
    found = lines_of(plan.programs).tally.absorption
    if not total:
        assert found is None
    else:
        assert found == pytest.approx(float(Fraction(100 * sum(spent for spent, _limit in pairs), total)))


def test_columns_of_each_way() -> None:
    assert [column_of(by) for by in BY] == ["year", "year", "year", "dimension"]
