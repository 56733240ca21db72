"""Whatever is listed in VIEWS: in every format that can hold it, of one region and of several."""

from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import FORMATS, Format
from ppu_roadmap.text import Language
from ppu_roadmap.views import VIEWS, view_named
from ppu_roadmap.views.view import View
from tests.asking import made_for, rows
from tests.sample import second_plan
from tests.workflow_sample import workflow_plan

ONE = [workflow_plan()]
TWO = [*ONE, second_plan()]
NAMES = [view.name for view in VIEWS]
ASKED: dict[str, dict[str, Any]] = {"rkpd": {"selection": Selection(years=(2023,))}}
"""What must be asked of some views."""


def test_views_have_names_of_their_own() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert all(view_named(name).name == name for name in NAMES)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "svg"], ids=lambda form: form.name)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_format_takes_every_view(view: View, form: Format, language: Language) -> None:
    """Those that take their time in one language of one region, in the other of two."""
    for plans in (ONE, TWO) if not form.binary else (ONE,) if language == "id" else (TWO,):
        assert form.render(made_for(form, view.name, plans, **ASKED.get(view.name, {})), language)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_rows_for_machines_fill_their_columns(view: View) -> None:
    for plans in (ONE, TWO):
        table = rows(view.name, plans, **ASKED.get(view.name, {})).table
        keys = [column.key for column in table.columns]
        assert len(keys) == len(set(keys))
        assert {len(row) for row in table.rows()} <= {len(keys)}
