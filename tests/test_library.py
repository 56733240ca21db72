"""The library's door: plans and findings without the command line, and the one error that it raises."""

from __future__ import annotations

import copy
import pickle
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ppu_roadmap
from ppu_roadmap import Diagnostic, Plan, PlanError, check, check_files, load, load_bytes, set_bytes
from ppu_roadmap.diagnostics import Severity

PLANS = Path(__file__).parent / "plans"
TODAY = date(2023, 6, 1)
GOVERNANCE = b"""\
dimension: governance
programs:
  - id: GOV-01
    name: Go PPU
    horizon: 1-year
    owner: diskominfo
    subdimension: public-service
"""


def test_every_name_of_the_door_is_there() -> None:
    for name in ppu_roadmap.__all__:
        assert getattr(ppu_roadmap, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'laod'"):
        ppu_roadmap.laod  # noqa: B018 -- to look is what fails


def test_a_plan_from_a_folder() -> None:
    plan = load(PLANS / "full", TODAY)
    assert isinstance(plan, Plan)
    assert plan.by_id["GOV-01"].name == "Go Contoh"
    assert plan.code == "64.98"
    assert plan == load(str(PLANS / "full")), "as text, and on the day of the clock"


def test_a_plan_with_errors_raises_all_of_its_findings() -> None:
    with pytest.raises(PlanError) as raised:
        load(PLANS / "seeded", TODAY)
    error = raised.value
    assert error.diagnostics == check(PLANS / "seeded", TODAY)
    assert {one.severity for one in error.diagnostics} == set(Severity)
    errors = [one for one in error.diagnostics if one.severity is Severity.ERROR]
    assert str(error).startswith(f"{len(errors)} errors, first {errors[0].file}:{errors[0].span.line}: ")
    assert list(error.messages("en")) == [one.message.render("en") for one in error.diagnostics]
    assert list(error.messages()) == [one.message.render("id") for one in error.diagnostics]


@pytest.mark.parametrize(
    "work",
    [lambda: load("tidak/ada", TODAY), lambda: set_bytes(GOVERNANCE, "GOV-01", "nama", "x")],
    ids=["findings", "reason"],
)
def test_the_error_comes_back_from_another_process_as_it_was(work: Callable[[], object]) -> None:
    with pytest.raises(PlanError) as raised:
        work()
    for again in (pickle.loads(pickle.dumps(raised.value)), copy.copy(raised.value)):  # noqa: S301 -- our own
        assert (again.diagnostics, again.reason) == (raised.value.diagnostics, raised.value.reason)
        assert str(again) == str(raised.value)


def test_what_is_not_there_is_a_finding() -> None:
    with pytest.raises(PlanError):
        load("tidak/ada", TODAY)
    assert [one.code for one in check("tidak/ada/governance.yaml", TODAY)] == ["RM006"]


def test_every_finding_of_a_portfolio() -> None:
    found = check(PLANS / "portfolio", TODAY)
    assert all(isinstance(one, Diagnostic) for one in found)
    assert {one.plan for one in found} == {"64.03", "64.09", "64.74"}


def test_one_file_from_bytes() -> None:
    plan = load_bytes(GOVERNANCE)
    assert [program.id for program in plan.programs] == ["GOV-01"]
    assert plan.alone
    with pytest.raises(PlanError, match=r"1 error, first <bytes>:6: "):
        load_bytes(GOVERNANCE.replace(b"owner: diskominfo", b"owner: 12"), TODAY)


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_files_of_whatever_holds_bytes(kind: Any) -> None:
    files = {name: (PLANS / "full" / name).read_bytes() for name in ("plan.yaml", "governance.yaml")}
    assert check_files({name: kind(data) for name, data in files.items()}, TODAY) == check_files(files, TODAY)
    with pytest.raises(TypeError, match="bytes-like object is required, not 'str'"):
        check_files({"plan.yaml": "text"}, TODAY)  # type: ignore[dict-item]


def test_plans_compare_by_what_they_say_and_not_by_where(tmp_path: Path) -> None:
    spread = GOVERNANCE.replace(b"    name: Go PPU\n", b'    # nama\n\n    name: "Go PPU"   # aplikasi\n')
    assert load_bytes(GOVERNANCE) == load_bytes(spread)
    assert load_bytes(GOVERNANCE) != load_bytes(GOVERNANCE.replace(b"Go PPU", b"Go PPO"))
    other = shutil.copytree(PLANS / "full", tmp_path / "lain")
    assert load(other, TODAY) == load(PLANS / "full", TODAY)
    file = other / "governance.yaml"
    file.write_bytes(file.read_bytes().replace(b"progress: 40", b"progress: 41", 1))
    assert load(other, TODAY) != load(PLANS / "full", TODAY)


@pytest.mark.parametrize("folder", sorted(path.parent for path in PLANS.rglob("plan.yaml")), ids=lambda path: path.name)
def test_a_plan_from_memory_is_the_plan_of_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # so that both name files alike
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    result = check_files(files, TODAY)
    assert result.diagnostics == check(".", TODAY)


def test_files_by_other_names() -> None:
    result = check_files({"Governance.yaml": GOVERNANCE, "notes.yml": b"", "README.md": b""}, TODAY)
    found = [(one.file, one.message.render("en")) for one in result.diagnostics if one.code == "RM006"]
    assert found == [
        ("Governance.yaml", "the file is not read under this name"),
        ("notes.yml", "the file is none of the files of a plan"),
        ("plan.yaml", "a plan needs plan.yaml, which is not there"),
    ]
    assert (result.plan.broken, result.plan.has_file) == (frozenset({"governance"}), False)
