"""Which modules each command may import: no run pays for another's library."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.process import PLANS, ROOT, environment, run
from tests.loader.portfolios import regencies

DUMP = """\
import os, sys
before = set(sys.modules)
from ppu_roadmap.__main__ import main
with open(os.devnull, "w") as sys.stdout:
    try:
        main()
    except SystemExit as left:
        assert not left.code, left.code
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""
"""Runs the command in this interpreter and tells what has been imported since."""

PACKAGE = ROOT / "src" / "ppu_roadmap"
OTHERS = {"jinja2", "xlsxwriter", "python_calamine", "docx", "lxml", "icalendar", "duckdb", "typst", "pygls"} | {
    "watchfiles", "babel", "openpyxl", "jsonschema", "ppu_roadmap.model.schema", "http", "asyncio", "sqlite3",
    "platformdirs", "multiprocessing", "concurrent", "pyarrow", "ppu_roadmap.loader.pool", "ppu_roadmap.cache.store",
    "ppu_roadmap.cache.maker", "typer._adapters",
}  # fmt: skip
"""What only an export, an extra or the tests may need."""
ANSWERS = {"ppu_roadmap.views", "ppu_roadmap.analysis"}
PAGES = ANSWERS | {"ppu_roadmap.export"}
WRITING, REPORTS = (
    {f"ppu_roadmap.{room}.{file.stem}" for file in (PACKAGE / room).glob("[a-z]*.py")} - {"ppu_roadmap.export.kinds"}
    for room in ("export", "report")
)
"""The formats; the lists of them, in the rooms' own files, give the words of ``--format``."""
DRAWING = {"rich.console", "rich.table", "rich.markdown", "rich.syntax", "pygments", "markdown_it"}
WORDS = {f"ppu_roadmap.words.{name}" for name in ("vocabulary", "indonesian", "plan_names", "quantities", "calendar")}
"""The reading of what people type, which a run without a typed word does not need."""
TEXTS = {"ppu_roadmap.paper", "ppu_roadmap.book.markdown", "ppu_roadmap.book.pictures", "markdown_it"}
"""The reading of texts beside a plan, which those in which nothing can be wrong do not need."""
READING = {"ppu_roadmap.loader", "ppu_roadmap.rules", "ppu_roadmap.model", "ppu_roadmap.source", "pydantic", "yaml"}


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports, each with all the packages that it lies in."""
    done = run([sys.executable, "-c", DUMP, *arguments], env=environment(), cwd=None, stdin=None)
    assert done.code == 0, done.err
    return set(done.err.split())


def names(modules: set[str], *beginnings: str) -> set[str]:
    """Those modules that lie in one of these packages."""
    return {each for each in modules if each.startswith(tuple(f"{one}." for one in beginnings)) or each in beginnings}


def test_the_version_costs_nothing() -> None:
    modules = imported("--version")
    assert names(modules, "ppu_roadmap") == {"ppu_roadmap", "ppu_roadmap.__main__"}
    assert not names(modules, "typer", "pydantic", "yaml", "rich", "typing", "dataclasses", "pathlib", "contextlib")
    assert len(modules) < 12


@pytest.mark.parametrize(
    ("command", "without"),
    [
        ("--help", READING | WORDS | ANSWERS | WRITING | REPORTS | {"rich"}),
        ("validate {plans}", PAGES | WORDS | TEXTS | {"rich", "yaml"}),
        ("validate {plans} --format concise", PAGES | WORDS | TEXTS | {"rich", "yaml", "ppu_roadmap.terminal"}),
        ("validate {plans} --format json", PAGES | WORDS | TEXTS | {"rich", "yaml", "ppu_roadmap.terminal"}),
        ("show {plans}", DRAWING | WRITING | {"yaml", "ppu_roadmap.report", "ppu_roadmap.views.crossing"}),
        ("show {plans} --format csv", {"rich", "ppu_roadmap.report", "ppu_roadmap.terminal"}),
        ("program GOV-01 --plan {plans}", DRAWING | WRITING | {"ppu_roadmap.report"}),
        ("matrix {plans}", DRAWING | WRITING | {"ppu_roadmap.report"}),
        ("timeline {plans}", DRAWING | WRITING | {"ppu_roadmap.report"}),
        ("progress {plans} --year 2023", DRAWING | WRITING | {"ppu_roadmap.report"}),
        ("progress {plans} --format csv", {"rich", "ppu_roadmap.report", "ppu_roadmap.terminal"}),
        ("proposals {plans}", DRAWING | WRITING | {"ppu_roadmap.report"}),
        ("export csv -o - --plan {plans}", {"rich", "ppu_roadmap.report", "ppu_roadmap.terminal"}),
        ("rule", PAGES | WORDS | {"rich", "yaml", "ppu_roadmap.loader"}),
        ("rule RM103", PAGES | WORDS | {"rich", "yaml", "ppu_roadmap.loader"}),
    ],
)
def test_a_command_imports_what_it_needs(command: str, without: set[str]) -> None:
    modules = imported(*command.format(plans=PLANS).split())
    assert not names(modules, *without)
    assert not names(modules, *OTHERS)
    commands = {each.rpartition(".")[2] for each in names(modules, "ppu_roadmap.commands")}
    if command != "--help":
        name = command.split(maxsplit=1)[0]
        own = (PACKAGE / "commands" / f"{name}.py").exists()
        others = {"validate", "views", "export", "rule", "schema"} - {name if own else "views"}
        assert not commands & others, "no run pays for the files of the others"


def test_a_question_without_tables_reads_no_plan_and_the_list_needs_no_database() -> None:
    assert not names(imported("query"), "duckdb", "yaml", "ppu_roadmap.loader", "ppu_roadmap.rules")
    modules = imported("query", "SELECT 1", "--format", "csv")
    assert not names(modules, "yaml", "ppu_roadmap.rules", "pyarrow", "pandas", "numpy", "rich", "ppu_roadmap.report")


def test_a_schema_needs_no_reader() -> None:
    modules = imported("schema")
    assert not names(modules, "yaml", "rich", "ppu_roadmap.loader", "ppu_roadmap.rules", *PAGES)


def test_the_library_imports_what_is_asked_for() -> None:
    code = "import sys, ppu_roadmap; print(*[name for name in sys.modules if name.startswith('ppu_roadmap')])"
    done = run([sys.executable, "-c", code], env=environment(), cwd=None, stdin=None)
    assert done.out == "ppu_roadmap\n"
    code = "import ppu_roadmap; print(all(getattr(ppu_roadmap, name) for name in ppu_roadmap.__all__))"
    done = run([sys.executable, "-c", code], env=environment(), cwd=None, stdin=None)
    assert (done.code, done.out) == (0, "True\n")


def test_a_check_that_is_kept_reads_no_plan(tmp_path: Path) -> None:
    """Neither records nor rules, nor the pydantic that typer would judge options with."""
    nation, cache = regencies(tmp_path / "nation"), tmp_path / "cache"
    imported("validate", str(nation), "--cache", str(cache), "--format", "json")
    modules = imported("validate", str(nation), "--cache", str(cache), "--format", "json")
    assert "sqlite3" in modules
    rooms = (f"ppu_roadmap.{room}" for room in ("rules", "loader", "model", "views"))
    others = names(modules, "yaml", "rich", "pydantic", *rooms)
    home = "ppu_roadmap.loader"
    kept = {f"{home}.{name}" for name in ("folder", "contents", "judged", "portfolio")}
    assert others == kept | {home, "ppu_roadmap.model", "ppu_roadmap.model.homes"}
