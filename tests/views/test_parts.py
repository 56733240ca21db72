"""Views that are made of parts: what many plans answer one by one is what they answer together."""

import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.cache.plain import Plain
from ppu_roadmap.diagnostics import TOP, WARNING, Diagnostic
from ppu_roadmap.export import FORMATS, Format
from ppu_roadmap.facts.money import Cost, Total
from ppu_roadmap.fields.indicator import DEFAULT
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.terminal.tables import SAMPLE
from ppu_roadmap.text import Language, _
from ppu_roadmap.views import VIEWS
from ppu_roadmap.views.parts import together
from ppu_roadmap.views.question import Answer, Question
from ppu_roadmap.views.view import Asked, View
from tests.asking import TODAY
from tests.sample import second_plan
from tests.workflow_sample import workflow_plan

PARTS = [view for view in VIEWS if view.parts]
PAGES = [view for view in PARTS if view.name != "sheets"]
"""Those of one page; of the workbook tests/export/test_leaves.py tells."""
PLANS = [workflow_plan(), second_plan(), Plan(), workflow_plan()]
ASKED: dict[str, dict[str, Any]] = {
    "all": {},
    "of a year": {"selection": Selection(years=(2023,))},
    "sorted": {"selection": Selection(sort=("-budget", "name"))},
    "none": {"selection": Selection(search="nothing is called so")},
}


def shown(document: Document | Stream) -> str:
    """What is printed where nobody looks."""
    screen = Screen(io.StringIO())
    print_document(document, "en", screen)
    assert isinstance(screen.stream, io.StringIO)
    return screen.stream.getvalue()


def answers(question: Question, plans: list[Plan]) -> Iterator[Answer]:
    """What plans answer to a question that comes to another process, and whose answers are kept as text."""
    plain = Plain(*question.classes)
    for plan in plans:
        answer = pickle.loads(pickle.dumps(question))(Result(plan, ()))  # noqa: S301 -- our own
        yield plain.loads(plain.dumps(answer))


def stream_of(view: View, asked: Asked, *, data: bool) -> Stream:
    """What many plans answer, each let go before the next."""
    question = Question(view.name, asked._replace(plans=(), among=len(asked.plans)), data)
    found = answers(question, list(asked.plans))
    first = next(found)
    return question.stream(first.region, chain((first,), found))


@pytest.mark.parametrize("cut", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("form", [form for form in FORMATS if form.streams], ids=lambda form: form.name)
@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.name)
def test_formats_write_what_comes_as_what_is_there(
    view: View, form: Format, cut: dict[str, Any], language: Language
) -> None:
    asked = Asked(PLANS, TODAY, **cut)
    if not (view.apart(data=True) if form.data else view in PAGES):
        return
    made = form.pieces(stream_of(view, asked, data=form.data), language)
    if (
        view.name == "indicators" and form.name == "md"
    ):  # whose columns stay, filled or not, where rows are printed as they come
        asked = asked._replace(columns=DEFAULT)
    whole = Document.of([view.rows(asked)]) if form.data else view.document(asked)
    assert b"".join(made) == form.render(whole, language)


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
def test_a_screen_shows_what_comes_as_what_is_there(view: View) -> None:
    asked = Asked(PLANS[:2], TODAY)
    assert shown(stream_of(view, asked, data=False)) == shown(view.document(asked))


@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.name)
def test_what_a_plan_answers_hangs_on_others_not_on_how_many(view: View) -> None:
    """So that one plan more leaves what was kept of the rest as it is."""
    few, many, alone = (Question(view.name, Asked((), TODAY, among=size), data=False) for size in (20, 514, 1))
    assert repr(few) == repr(many) != repr(alone)
    plain, found = Plain(*few.classes), Result(workflow_plan(), ())
    assert plain.dumps(few(found)) == plain.dumps(many(found))


class Sample(NamedTuple):
    """A part with a field of each kind that parts have."""

    rows: tuple[int, ...]
    counts: dict[str, int]
    any: bool
    total: Total
    inner: dict[int, Cost]


COSTS = st.builds(Cost, st.none() | st.integers(), st.booleans())
SAMPLES = st.builds(
    Sample,
    st.tuples(st.integers()),
    st.dictionaries(st.sampled_from("abc"), st.integers()),
    st.booleans(),
    st.builds(Total, st.integers(), st.none() | st.integers()),
    st.dictionaries(st.integers(0, 3), COSTS),
)


@given(st.lists(SAMPLES, min_size=1), st.lists(SAMPLES, min_size=1))
def test_parts_are_put_together_in_any_steps(some: list[Sample], others: list[Sample]) -> None:
    whole = together([*some, *others])
    assert together([together(some), together(others)]) == whole
    assert together([whole]) == whole
    assert whole.rows == tuple(row for one in (*some, *others) for row in one.rows)
    assert whole.any == any(one.any for one in (*some, *others))
    assert whole.counts.get("a", 0) == sum(one.counts.get("a", 0) for one in (*some, *others))
    assert whole.total == sum((one.total for one in (*some, *others)), Total())


@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.name)
def test_a_part_holds_no_record_of_its_plan(view: View) -> None:
    found = (Diagnostic("RM301", "no-budget", WARNING, _("it has none"), None, "64.09", "governance.yaml", TOP, None),)
    asked = Asked((workflow_plan(),), TODAY, Selection(years=(2023,)), among=2, findings=(found,))
    left: list[object] = [view.part(asked)]
    while left:
        one = left.pop()
        assert not isinstance(one, Plan | Record | Diagnostic)
        own = one.values() if isinstance(one, Mapping) else one if isinstance(one, tuple | list) else ()
        left += [*own, *(getattr(one, each.name) for each in (fields(one) if is_dataclass(one) else ()))]


def test_columns_of_a_long_table_are_as_wide_as_its_first_rows_take() -> None:
    columns = (Column("id", _("Code"), weight=0), Column("name", _("Name")))
    texts = ["a short name"] * SAMPLE + ["a name that is much longer than any before it", "short"]
    groups = (Group(None, ((str(number), text),)) for number, text in enumerate(texts))
    summed = Flow(Table(None, columns, ()), groups, lambda table: table._replace(total=("", "all of it")))
    lines = shown(Stream(iter([summed]), lambda: [_("two remarks"), _("below it")])).splitlines()
    assert lines[:4] == ["", "Code  Name", "──────────────────", "0     a short name"]
    assert lines[-11:] == [
        "500   a name that", "      is much", "      longer than", "      any before", "      it",
        "501   short", "──────────────────", "      all of it", "", "two remarks", "below it",
    ]  # fmt: skip
