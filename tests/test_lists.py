"""What is listed by hand is what there is: a module that a list forgot is offered by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest

from ppu_roadmap import export, report, views
from ppu_roadmap.export import Format
from ppu_roadmap.text import Language
from ppu_roadmap.views.view import View
from tests import asking
from tests.golden import golden
from tests.sample import sample_plan


def having(package: ModuleType, function: str, arguments: int) -> Iterator[str]:
    """The names of a package's modules that have a function of their own that must be given so many arguments."""
    folder = Path(str(package.__file__)).parent
    names = {file.stem for file in folder.glob("[a-z]*.py")} | {
        file.parent.name for file in folder.glob("*/__init__.py")
    }
    for name in sorted(names):
        found = getattr(import_module(f"{package.__name__}.{name}"), function, None)
        if found and found.__module__ == f"{package.__name__}.{name}":
            given = [each for each in signature(found).parameters.values() if each.default is each.empty]
            if len(given) == arguments:
                yield name


def test_formats_of_documents() -> None:
    assert set(having(export, "render", 2)) == {form.name for form in export.FORMATS}


def test_formats_of_findings() -> None:
    pages = {"summary"}  # beside any format, for the summary of a job
    assert set(having(report, "render", 2)) - pages == set(report.FORMATS)


def test_views() -> None:
    listed = {view.module for view in views.VIEWS}
    homes = [import_module(f"{views.__name__}.{module}") for module in listed]
    cuts = {name for home in homes for name, value in vars(home).items() if isinstance(value, ModuleType)}
    for function in ("document", "rows"):
        found = {*having(views, function, 1), *having(views, function, 2)}  # what is made of parts is told them
        assert found <= listed | cuts, "what is no view of its own is a cut that one of them passes on to"
        assert all(hasattr(home, function) for home in homes), "its own, or that of the view whose rows it has"
    assert len({view.name for view in views.VIEWS}) == len(views.VIEWS)


@pytest.mark.parametrize("view", views.VIEWS, ids=lambda view: view.name)
def test_every_view_as_a_page_and_as_rows(view: View) -> None:
    for name, document in {"md": asking.document, "csv": asking.rows}.items():
        made = document(view.name, [sample_plan()])
        golden(f"views/{view.name}.{name}", export.format_named(name).render(made, "id"))


@pytest.mark.parametrize("form", [form for form in export.FORMATS if not form.binary], ids=lambda form: form.name)
def test_every_format_of_a_page_of_tables(form: Format, language: Language) -> None:
    made = (asking.rows if form.data else asking.document)("matrix", [sample_plan()])
    golden(f"export/matrix.{form.name}", form.render(made, language), language)
