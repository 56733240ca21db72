"""Costs: an unknown sum is never 0, and a part is never taken for the whole."""

from dataclasses import replace

from ppu_roadmap.facts.money import Cost, Total, cost, total
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.views.matrix import coverage, open_gaps


def test_cost(plan: Plan) -> None:
    costs = {program.id: cost(plan, program) for program in plan.programs}
    assert costs["GOV-01"] == Cost(1_250_000_000, complete=True)
    assert costs["GOV-02"] == Cost(75_000_000, complete=False)
    assert costs["SOC-01"] == Cost(None, complete=False)
    assert costs["SOC-02"] == Cost(0, complete=True)
    assert costs["ENV-01"] == Cost(None, complete=False)


def test_total(plan: Plan) -> None:
    assert total(plan, ()) == Total(0, None, 0, 0)
    assert total(plan, [plan.by_id["SOC-01"]]) == Total(1, None, 1, 1)
    assert total(plan, plan.programs) == Total(7, 1_251_825_000_000, 3, 2)  # one is cancelled
    assert Total(1, None, 1) + Total(2, 5, 0, 1) == Total(3, 5, 1, 1)


def test_coverage(plan: Plan) -> None:
    lines = {line.dimension: line for line in coverage(plan, plan.programs)}
    assert list(lines) == ["governance", "branding", "economy", "living", "society", "environment"]
    assert [cell.programs for cell in lines["governance"].horizons] == [1, 1, 1]
    assert [cell.programs for cell in lines["society"].horizons] == [2, 0, 0]
    assert lines["society"].total == Total(3, 0, 2, 1)


def test_a_broken_file_is_no_gap(plan: Plan) -> None:
    broken = replace(plan, broken=frozenset({"branding"}))
    assert {line.dimension: line for line in coverage(broken, broken.programs)}["branding"].total is None
    assert not [said for dimension, said in open_gaps(broken) if dimension == "branding" or "closes" in said.template]


def test_gaps(plan: Plan) -> None:
    found = [(dimension, said.render("en")) for dimension, said in open_gaps(plan)]
    assert ("living", "no programs at all") in found
    assert ("environment", "no program in 1-year (2022-2023)") in found
    assert ("environment", "no program in the sub-dimension Waste") in found  # its one program is cancelled
    assert ("environment", "no quick win") in found
    assert ("environment", "no program closes gap K2: Sampah terpilah") in found
    assert not {"governance", "society"} & {dimension for dimension, _said in found}
