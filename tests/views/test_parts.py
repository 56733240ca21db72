"""Views that are made of parts: what many plans answer one by one is what they answer together."""

import io
import pickle
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import FORMATS, Format
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.terminal.tables import SAMPLE
from ppu_roadmap.text import Language, _
from ppu_roadmap.views import VIEWS
from ppu_roadmap.views.question import Answer, Question
from ppu_roadmap.views.view import Asked, View
from tests.asking import TODAY
from tests.sample import second_plan
from tests.workflow_sample import workflow_plan

PARTS = [view for view in VIEWS if view.parts]
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
    """What plans answer to a question that comes to another process, and whose answers come from there."""
    for plan in plans:
        yield pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(question))(Result(plan, ()))))  # noqa: S301 -- ours


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
    whole = Document.of([view.rows(asked)]) if form.data else view.document(asked)
    made = form.pieces(stream_of(view, asked, data=form.data), language)
    assert b"".join(made) == form.render(whole, language)


@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.name)
def test_a_screen_shows_what_comes_as_what_is_there(view: View) -> None:
    asked = Asked(PLANS[:2], TODAY)
    assert shown(stream_of(view, asked, data=False)) == shown(view.document(asked))


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
