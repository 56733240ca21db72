"""Matrix, budget and risks made of a part of each region: plain, small, and the same as of all plans at once."""

import io
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.analysis.budget import BY as SIDES_OF_BUDGET
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.terminal.documents import document_lines
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.views import view_named
from ppu_roadmap.views.parts import stream_of_rows
from ppu_roadmap.views.sides import BY
from ppu_roadmap.views.view import Asked
from tests.asking import TODAY
from tests.rules.by_hand import plan
from tests.sample import second_plan
from tests.views.test_sides import FILE, PROGRAMS
from tests.workflow_sample import other_region, workflow_plan

FOLDERS = Path(__file__).parents[1] / "plans"
ASKED: list[tuple[str, dict[str, Any]]] = [
    *(("matrix", {"by": by}) for by in (None, *BY)),
    ("matrix", {"selection": Selection(owners=("diskominfo",))}),
    *(("budget", {"by": by}) for by in (None, *SIDES_OF_BUDGET)),
    ("budget", {"selection": Selection(years=(2023,)), "unit": "juta"}),
    ("budget", {"selection": Selection(search="nothing has this")}),
    ("risks", {}),
    ("risks", {"columns": ("id", "region", "inherent")}),
    ("risks", {"selection": Selection(min_risk="high")}),
    ("risks", {"selection": Selection(sort=("-name",))}),
]


def portfolios() -> Iterator[list[Plan]]:
    yield [workflow_plan()]
    yield [workflow_plan(), second_plan(), other_region(5), plan(*PROGRAMS, file=FILE)]
    yield [other_region(), other_region(5), other_region(5)]
    yield [Plan(), workflow_plan()]
    yield [loaded.plan for name in ("full", "nested", "portfolio", "seeded") for loaded in load(FOLDERS / name, TODAY)]


PORTFOLIOS = list(portfolios())


def each_of(plans: Sequence[Plan], asked: dict[str, Any]) -> list[Asked]:
    """What is asked where no two plans are in hand at once."""
    return [Asked([one], TODAY, among=len(plans), **asked) for one in plans]


def sent(value: Any) -> Any:
    """A value as it comes from another process."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 -- it was written just now


def streamed(name: str, plans: Sequence[Plan], asked: dict[str, Any]) -> Document:
    """The document of parts alone."""
    view = view_named(name)
    parts = [sent(view.part(each)) for each in each_of(plans, asked)]
    none = Asked((), TODAY, among=len(plans), first=parts[0][0], **asked)
    return view.stream(none, iter(parts)).document()


def printed(document: Document, width: int) -> list[str]:
    lines = document_lines(document, "id", Screen(io.StringIO(), width))
    return ["".join(text for text, _style in line) for line in lines]


@pytest.mark.parametrize("plans", PORTFOLIOS, ids=len)
@pytest.mark.parametrize(("name", "asked"), ASKED, ids=str)
def test_parts_that_come_one_by_one_make_the_document_of_all(
    name: str, asked: dict[str, Any], plans: list[Plan]
) -> None:
    whole, parts = view_named(name).document(Asked(plans, TODAY, **asked)), streamed(name, plans, asked)
    for width in (60, 140):
        assert printed(parts, width) == printed(whole, width)


@pytest.mark.parametrize("plans", PORTFOLIOS[1:], ids=len)
@pytest.mark.parametrize(("name", "asked"), ASKED, ids=str)
def test_rows_that_come_one_by_one_are_those_of_all(name: str, asked: dict[str, Any], plans: list[Plan]) -> None:
    view = view_named(name)
    whole = view.rows(Asked(plans, TODAY, **asked))
    found = [sent(view.rows_of(each)) for each in each_of(plans, asked)]
    (flow,) = stream_of_rows(iter(found)).blocks
    assert isinstance(flow, Flow)
    assert tuple(flow.rows()) == tuple(whole.rows())
    assert all(one.columns == whole.columns for _region, one in found)


def inside(value: object) -> Iterator[object]:
    """Whatever a value is made of."""
    yield value
    if isinstance(value, dict):
        value = (*value.keys(), *value.values())
    elif is_dataclass(value):
        value = tuple(getattr(value, each.name) for each in fields(value))
    if isinstance(value, tuple):
        for each in value:
            yield from inside(each)


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=str)
def test_parts_are_plain(name: str, asked: dict[str, Any]) -> None:
    for each in each_of(PORTFOLIOS[1], asked):
        for value in inside(view_named(name).part(each)):
            assert not isinstance(value, Plan | Record)
            assert not callable(value)
            assert value is None or isinstance(value, str | int | float | tuple | dict) or is_dataclass(value)


@pytest.mark.parametrize("name", ["matrix", "budget", "risks"])
def test_parts_hold_sums_and_grow_by_what_is_printed_alone(name: str) -> None:
    """A region of thrice the programs that have nothing to be printed is no larger."""
    few, many = plan(*PROGRAMS[:1], file=FILE), plan(*PROGRAMS[:1] * 3, file=FILE)
    sizes = [len(pickle.dumps(view_named(name).part(each))) for one in (few, many) for each in each_of([one, one], {})]
    assert max(sizes) < 1.5 * min(sizes)
