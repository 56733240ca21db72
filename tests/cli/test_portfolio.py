"""Views of many plans on the command line: what goes where, while a bar says how far it is."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.process import COMMAND, environment, roadmap
from tests.loader.portfolios import regencies, spoil


@pytest.mark.parametrize("form", ["table", "csv"])
def test_what_is_shown_stays_out_of_the_bar(tmp_path: Path, form: str) -> None:
    plans = regencies(tmp_path / "plans")
    words = ["show", str(plans), "--no-cache", "--format", form]
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [COMMAND, *words], stdout=subprocess.PIPE, stderr=theirs, env=environment({"TERM": "xterm"}), check=True
    )
    os.close(theirs)
    said = os.read(ours, 1_000_000)
    os.close(ours)
    assert done.stdout == roadmap(*words).data
    assert b"/24" in said
    assert b"GOV-01" not in said


def test_tables_are_the_same_from_one_process_and_from_two(tmp_path: Path) -> None:
    plans = regencies(tmp_path / "plans")
    words = ["query", "SELECT * EXCLUDE help FROM findings", "--format", "csv", "--plan", str(plans), "--lang", "id"]
    one, two = (roadmap(*words, "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.code, len({line[:5] for line in one.lines[1:]})) == (0, 24)
    assert (two.data, two.err) == (one.data, one.err)
    for jobs in ("1", "2"):
        output = tmp_path / jobs
        done = roadmap("export", "parquet", "-o", output, "--plan", plans, "--jobs", jobs, "--owner", "diskominfo")
        assert done.code == 0, done.err
    made = [{path.relative_to(tmp_path / jobs): path.read_bytes() for path in (tmp_path / jobs).rglob("*.*")
             if path.is_file()} for jobs in ("1", "2")]  # fmt: skip
    assert made[0] == made[1]
    assert len(made[0]) > 24 * 3
    assert not (tmp_path / "none").exists()
    refused = roadmap("export", "parquet", "-o", tmp_path / "none", "--plan", plans, "--jobs", "2", "--owner", "antah")
    assert refused.code == 2
    assert not (tmp_path / "none").exists()


def test_a_portfolio_of_which_nothing_can_be_read(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / "plan.yaml").write_text("a: [", "utf-8")
    done = roadmap("query", "FROM programs", "--plan", tmp_path, "--lang", "en")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("20 errors: run roadmap validate ")
    assert done.err.endswith("\nroadmap: nothing of the plan can be read\n")


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_what_is_wrong_with_plans_is_said_below_what_is_shown(tmp_path: Path, form: str) -> None:
    plans = regencies(tmp_path / "plans")
    spoil(plans, 3)
    words = ["show", str(plans), "--no-cache", "--format", form, "--lang", "en"]
    done = subprocess.run(
        [COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment({}), check=True
    )
    apart = roadmap(*words)
    assert apart.err == f"1 error: run roadmap validate {plans}\n"
    assert done.stdout == apart.data + apart.err.encode()


@pytest.mark.parametrize(("output", "code"), [("plan.xlsx", 0), ("/dev/full", 2)])
def test_a_workbook_leaves_nothing_beside_itself(tmp_path: Path, output: str, code: int) -> None:
    plans, folder = regencies(tmp_path / "plans"), tmp_path / "temporary"
    folder.mkdir()
    words = ("export", "xlsx", "-o", tmp_path / output, "--plan", plans, "--no-cache")
    assert roadmap(*words, env={"TMPDIR": str(folder)}).code == code
    assert [*folder.iterdir()] == []
