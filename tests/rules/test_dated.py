"""What rules know of today: its month, and one alone its day; a month in which that one changes nothing holds whole."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppu_roadmap.facts.standing import living
from ppu_roadmap.facts.years import Now
from ppu_roadmap.library import check_files
from ppu_roadmap.loader import portfolio
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import BY_CODE, RULES
from tests.rules import examples
from tests.rules.by_hand import plan, program

DATED = [rule.code for rule in RULES if "now" in rule.takes]
PLANS = Path(__file__).parents[1] / "plans"
is_fleeting = vars(portfolio)["_is_fleeting"]
"""Whether no answer of a plan is kept for the month."""


def ends(month: date) -> tuple[date, date]:
    """The first and the last day of the month that a day lies in."""
    return month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])


def example(code: str) -> tuple[dict[str, bytes], date]:
    """The files of the wrong example of a rule, and the day that it is about."""
    bad = read_pages()[code]["bad"]
    return {name: text.encode() for name, text in examples.files(bad).items()}, examples.today(bad)


def test_rules_say_what_they_know_of_today() -> None:
    assert DATED == ["RM118", "RM207", "RM410", "RM704", "RM705", "RM706"]
    assert [rule.code for rule in RULES if "today" in rule.takes] == ["RM412"]
    assert {rule.takes for rule in RULES} == {(), ("plan",), ("plan", "now"), ("plan", "today")}
    assert not hasattr(Now(2022, 6), "day")


@pytest.mark.parametrize("code", DATED)
def test_every_day_of_a_month_finds_the_same(code: str) -> None:
    files, today = example(code)
    first, last = (check_files(files, day) for day in ends(today))
    assert code in {one.code for one in first.diagnostics}
    assert first.diagnostics == last.diagnostics


def test_a_decision_looks_at_its_day() -> None:
    files, _today = example("RM412")
    before, on = (check_files(files, date(2022, 8, day)).diagnostics for day in (28, 29))
    assert [one.code for one in before if one not in on] == ["RM412"]


@pytest.mark.parametrize(
    ("decided", "today", "hangs"),
    [
        ("2022-08-29", date(2022, 8, 1), True),
        ("2022-08-29", date(2022, 8, 31), True),
        ("2022-08-01", date(2022, 8, 31), False),
        ("2022-08-29", date(2022, 7, 31), False),
        ("2022-08-29", date(2022, 9, 1), False),
        ("2022-08-29", date(9999, 12, 31), False),
        (None, date(2022, 8, 1), False),
    ],
)
def test_a_day_matters_in_the_month_of_a_decision(decided: str | None, today: date, *, hangs: bool) -> None:
    decision = {"status": "approved", "by": "Bupati", "date": decided}
    quick_win = {"kind": "local", "start": "2022-09", "finish": "2023-08", "decisions": [decision]}
    made = plan(program(quick_win=quick_win))
    assert is_fleeting(made, today) or not hangs
    days = [today.replace(day=day) for day in range(1, ends(today)[1].day + 1)]
    found = [[*BY_CODE["RM412"].check(made, living(made), day)] for day in days]
    assert any(each != found[0] for each in found) is hangs


@settings(max_examples=20)
@given(st.sampled_from(["full", "seeded", "rows"]), st.dates(date(2021, 1, 1), date(2029, 12, 31)))
def test_days_of_a_month_differ_only_where_that_is_said(name: str, today: date) -> None:
    files = {path.name: path.read_bytes() for path in (PLANS / name).glob("*.yaml")}
    found = [load_files(files, day) for day in ends(today)]
    same = found[0].diagnostics == found[1].diagnostics
    assert same or is_fleeting(found[0].plan, today)
