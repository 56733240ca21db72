"""The risk register: order, levels and what is missing, worked out by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date

from ppu_roadmap.facts.risk import SCALES, Level, Rating, highest, scale_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.views.risks import register, registers
from ppu_roadmap.views.view import Asked
from tests.workflow_sample import plan_of, workflow_plan

PLAN = workflow_plan()
REGISTER = {entry.record.id: entry for entry in register(PLAN, PLAN.programs)}


def test_the_gravest_comes_first_then_the_product_then_the_id() -> None:
    assert list(REGISTER) == ["GOV-01-R1", "GOV-01-R2", "GOV-01-R10", "ENV-01-R2", "ENV-01-R1", "GOV-01-R3"]


def test_levels_before_and_after_mitigation() -> None:
    assert REGISTER["GOV-01-R1"].inherent == Rating(3, 3, Level.HIGH)
    assert REGISTER["GOV-01-R1"].residual == Rating(2, 2, Level.MEDIUM)
    assert REGISTER["GOV-01-R10"].inherent == Rating(3, 2, Level.HIGH)
    assert REGISTER["GOV-01-R10"].residual is None
    assert REGISTER["ENV-01-R2"].inherent == Rating(2, 2, Level.MEDIUM)
    assert REGISTER["GOV-01-R3"].inherent is None  # 4 is over the scale of 3
    assert Rating(3, 2, Level.HIGH).product == 6


def test_levels_on_a_scale_of_five() -> None:
    plan = plan_of({}, risk_scale=5)
    assert scale_of(plan) == SCALES[5]
    five = replace(PLAN, file=plan.file)
    entries = {entry.record.id: entry.inherent for entry in register(five, five.programs)}
    assert entries["GOV-01-R3"] == Rating(4, 1, Level.LOW)
    assert entries["GOV-01-R1"] == Rating(3, 3, Level.MEDIUM)


def test_no_level_is_known_without_the_scale() -> None:
    refused = PLAN.file.refusing("risk_scale")
    for plan in (replace(PLAN, file=refused), replace(PLAN, file=PlanFile.unread(), broken=frozenset({"plan"}))):
        assert scale_of(plan) is None
        assert {entry.inherent for entry in register(plan, plan.programs)} == {None}
    assert scale_of(Plan(alone=True)) == SCALES[3]  # a file by itself: the ministry's form


def test_what_is_not_listed() -> None:
    lacks = {id: entry.lacks for id, entry in REGISTER.items()}
    assert lacks["GOV-01-R1"] == ()
    assert lacks["GOV-01-R2"] == ("mitigation",)  # a blank is none
    assert lacks["GOV-01-R10"] == ("owner", "mitigation")


def test_quick_wins_without_any_risk() -> None:
    (found,) = registers(Asked([PLAN], date(2026, 7, 1)))
    assert [program.id for program in found.bare] == ["LIV-01"]


def test_only_risks_of_a_level_and_graver() -> None:
    medium = register(PLAN, PLAN.programs, Level.MEDIUM)
    assert [entry.record.id for entry in medium] == ["GOV-01-R1", "GOV-01-R2", "GOV-01-R10", "ENV-01-R2"]
    assert len(register(PLAN, PLAN.programs, Level.LOW)) == 5  # what is not rated has no level


def test_highest_and_count() -> None:
    ratings = [entry.inherent for entry in REGISTER.values()]
    assert highest(ratings) is Level.HIGH
    assert highest([None]) is None
    assert Counter(entry.level for entry in REGISTER.values()) == {
        Level.LOW: 1,
        Level.MEDIUM: 1,
        Level.HIGH: 3,
        None: 1,
    }
