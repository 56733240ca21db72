"""Heavy plans: each is as large as a file may be, and edits and answers take steps that follow their size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ppu_roadmap.library import fmt_bytes
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.rules.registry import RULES
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.views import VIEWS
from ppu_roadmap.views.view import Asked, View
from tests.asking import NEEDED
from tests.steps import steps
from tools.attack import heavy, heavy_plan

TODAY = date(2023, 2, 1)
PLANS = {each.name: each for each in heavy.plans()}
KINDS = (
    "programs",
    "plan-agencies-programs",
    "chain",
    "replaced-ring-done",
    "actions-of-one",
    "budget-of-one",
    "quick-wins",
    "names-alike",
)


def test_every_rule_has_heavy_plans_of_its_page() -> None:
    assert {rule.code for rule in RULES} - {"RM001"} <= {name[:5] for name in PLANS}  # what is no YAML has no parts


@pytest.mark.parametrize("name", ["unknown-keys", "brackets", "RM302-bad:governance.programs.0.budget:same"])
def test_a_heavy_plan_is_as_large_as_is_read(name: str) -> None:
    assert 0.95 * SIZE_LIMIT < len(PLANS[name].heaviest) <= SIZE_LIMIT


@pytest.mark.no_cover
@pytest.mark.parametrize("name", KINDS)
def test_answers_take_steps_that_follow_the_size(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (_asked(name, size, monkeypatch) for size in (6_000, 12_000))
    for work in few.values():  # what is imported or compiled at the first time
        work()
    growth = {kind: steps(many[kind]) / steps(few[kind]) for kind in few}
    assert {kind: ratio for kind, ratio in growth.items() if ratio > 2.5} == {}


def _asked(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], object]]:
    """What may be asked of a plan of so many bytes."""
    monkeypatch.setattr(heavy_plan, "SIZE", size)
    files = {file: heavy_plan.data(text) for file, text in PLANS[name].files.items()}
    plan = load_files(files, TODAY).plan
    views = {view.name: partial(_answer, view, Asked((plan,), TODAY, **NEEDED.get(view.name, {}))) for view in VIEWS}
    return {**views, "load": lambda: load_files(files, TODAY), "fmt": lambda: fmt_bytes(files["governance.yaml"])}


def _answer(view: View, asked: Asked) -> None:
    for _block in view.document(asked).blocks():
        pass


@pytest.mark.no_cover
def test_commands_are_measured() -> None:
    tried = heavy.tried(PLANS["brackets"], "validate")
    assert tried.status == 1
    assert 0 < tried.seconds < tried.mebibytes
