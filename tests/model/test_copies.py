"""A plan that was copied or sent to another process is the same plan, and knows the same of itself."""

import copy
import pickle
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap import Result, check_files
from ppu_roadmap.facts.parts import actions, measures
from ppu_roadmap.model.base import NOWHERE, Origin, Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from tools.mutations import mutated

TODAY = date(2024, 6, 1)
FULL = Path(__file__).parents[1] / "plans" / "full"
EXAMPLES = {path.name: path.read_bytes() for path in (Path(__file__).parent / "examples").glob("*.yaml")}
FILES = {path.name: path.read_bytes() for path in FULL.glob("*.yaml")}
WAYS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda record: pickle.loads(pickle.dumps(record)),  # noqa: S301 -- our own
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
    "model_copy": lambda record: record.model_copy() if isinstance(record, Record) else copy.copy(record),
    "deep model_copy": lambda record: record.model_copy(deep=True) if isinstance(record, Record) else copy.copy(record),
}


def origins(value: object) -> Iterator[Origin]:
    """What is known of each record in a value, in an order that is the same for equal values."""
    if isinstance(value, Record):
        yield value.origin
        yield from origins([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, Plan):
        yield from origins([value.file, dict(value.dimensions), value.proposals])
    elif isinstance(value, dict):
        yield from origins(list(value.values()))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from origins(each)


def broken(seed: int) -> dict[str, bytes]:
    """The files of a whole plan, of which one or two hold faults."""
    random = Random(seed)  # noqa: S311 -- the same plans each time
    files = dict(random.choice((FILES, EXAMPLES)))
    for name in random.sample(sorted(files), random.randint(0, 2)):
        files[name] = mutated(random, [files[name]])
    return files


@pytest.mark.parametrize("way", WAYS)
@given(seed=st.integers(0, 10**9))
def test_every_copy_keeps_everything(way: str, seed: int) -> None:
    plan = check_files(broken(seed), TODAY).plan
    made = WAYS[way](plan)
    assert made == plan
    assert list(origins(made)) == list(origins(plan))
    for program in plan.programs:
        twin: Program = WAYS[way](program)
        assert (twin, list(origins(twin))) == (program, list(origins(program)))
        assert (twin.place, twin.dimension) == (program.place, program.dimension) != (NOWHERE, "")


@given(seed=st.integers(0, 10**9))
def test_a_result_goes_into_another_process_and_back(seed: int) -> None:
    files: dict[str, bytes] = pickle.loads(pickle.dumps(broken(seed)))  # noqa: S301 -- our own
    result = check_files(files, TODAY)
    back: Result = pickle.loads(pickle.dumps(result))  # noqa: S301 -- our own
    assert back == result
    assert [(one.code, one.file, one.span, one.message.render("id")) for one in back.diagnostics] == [
        (one.code, one.file, one.span, one.message.render("id")) for one in result.diagnostics
    ]
    assert list(origins(back.plan)) == list(origins(result.plan))


@pytest.mark.parametrize("way", ["pickle", "deepcopy", "copy"])
def test_a_copy_of_a_plan_answers_anew(way: str) -> None:
    plan = check_files(FILES, TODAY).plan
    made: Plan = WAYS[way](plan)
    assert vars(made).keys() == {each.name for each in fields(Plan)} < vars(plan).keys()
    assert actions(plan) is actions(plan) == actions(made)
    fewer = replace(made, dimensions={})
    assert (actions(fewer), measures(fewer)) == ((), ())
    assert (made == plan, fewer == plan) == (True, False)


def test_where_a_record_stands_makes_no_difference() -> None:
    one = check_files(FILES, TODAY).plan.by_id["GOV-01"]
    elsewhere = one.model_copy().stems_from(place=NOWHERE, dimension="living")
    assert one == elsewhere
    assert hash(one.actions[0]) == hash(elsewhere.actions[0])


def test_a_value_given_to_a_copy_is_refused_no_more() -> None:
    program = check_files(FILES, TODAY).plan.by_id["GOV-01"].refusing("owner", "budget")
    assert (program.owner, program.budget, sorted(program.refused)) == (None, (), ["budget", "owner"])
    mended = program.model_copy(update={"owner": "dlh"})
    assert (mended.owner, sorted(mended.refused)) == ("dlh", ["budget"])
    assert mended.place == program.place


def test_lists_are_never_none() -> None:
    faulty = FILES | {
        "governance.yaml": b"dimension: governance\nprograms: [{id: GOV-01, budget: 3, serves: {a: b}}]\n"
    }
    program = check_files(faulty, TODAY).plan.by_id["GOV-01"]
    assert (program.budget, program.serves, program.partners, program.years) == ((), (), (), None)
    assert program.refused == {"budget", "serves", "name", "horizon"}
