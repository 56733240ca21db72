"""How a run ends: 0 fine, 1 findings, 2 wrong use or a fault of ours, 130 interrupted; and options in either place."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from ppu_roadmap import __version__
from ppu_roadmap.cli import end
from ppu_roadmap.commands.run import Run
from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, LIMIT, PLANS, SEEDED, environment

MINIMAL = SEEDED.parent / "minimal"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["validate", PLANS], 0),
        (["validate", PLANS, "--strict"], 1),
        (["validate", PLANS, "--strict", "--exit-zero"], 0),
        (["validate", PLANS, "--strict", "--select", "RM706"], 0),  # suggestions alone
        (["validate", SEEDED], 1),
        (["validate", SEEDED, "--exit-zero"], 0),
        (["validate", SEEDED, "--select", "RM602"], 0),
        (["show", PLANS], 0),
        (["show", SEEDED], 0),
        (["matrix", SEEDED], 0),
        (["program", "GOV-01", "--plan", PLANS], 0),
        (["export", "csv", "-o", "-", "--plan", SEEDED], 0),
        (["rule"], 0),
        (["schema"], 0),
        (["--help"], 0),
        (["-h"], 0),
        (["validate", "-h"], 0),
        (["--version"], 0),
        (["-q", "--version"], 0),
    ],
    ids=str,
)
def test_code_of_a_run(arguments: list[str | Path], code: int) -> None:
    done = roadmap(*arguments)
    assert done.code == code
    assert "Traceback" not in done.err
    assert done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], ""),
        (["shwo"], "No such command"),
        (["validate", "--stritc"], "No such option"),
        (["validate", "--stritc"], "Usage: roadmap validate [OPTIONS] [PLAN]..."),
        (["validate", "--strict=yes"], "Option '--strict' does not take a value."),
        (["--quiet=yes", "show"], "Option '--quiet' does not take a value."),
        (["show", "--help=yes"], "Option '--help' does not take a value."),
        (["--plan", "plans"], "Missing command."),
        (["program"], "Missing argument 'ID'."),
        (["decide", "GOV-01", "approve"], "GOV-01 is not ready to be approved"),
        (["program", "GOV-01", "GOV-02"], "Got unexpected extra argument(s) (GOV-02)"),
        (["validate", "nowhere"], "there is no file or folder nowhere"),
        (["show", "nowhere"], "there is no file or folder nowhere"),
        (["validate", "plans/governace.yaml"], "there is no file or folder plans/governace.yaml"),
        (["validate", "plans", "--plan", "plans"], "the plan is given twice"),
        (["--plan", "plans", "show", "plans"], "the plan is given twice"),
        (["matrix", "plans", "--plan", "plans"], "the plan is given twice"),
        (["validate", "-", "--plan", "plans"], "the plan is given twice"),
        (["validate", "plans", "--stdin-filename", "plans/governance.yaml"], "- is not given"),
        (["validate", "--format", "xml"], "--format is xml, not one of full, concise, json"),
        (["show", "--format", "xml"], "--format is xml, not one of table, "),
        (["validate", "--select", "RM95"], "RM95 is no rule"),
        (["validate", "--ignore", "no-money"], "no-money is no rule"),
        (["show", "--lang", "fr"], "--lang is fr, not one of id, en"),
        (["show", "--color", "mauve"], "--color is mauve, not one of auto, always, never"),
        (["show", "--as-of", "20230630"], "--as-of is 20230630, not a day such as 2023-06-30"),
        (["show", "--as-of", "2023-02-30"], "--as-of is 2023-02-30, not a day"),
        (["show", "--year", "MMXXIV"], "--year is MMXXIV, not a year"),
        (["validate", "--for", "rkpd", "--year", "MMXXIV"], "--year is MMXXIV, not a year"),
        (["validate", "--for", "party"], "--for is party, not one of bimtek, bupati, decided, rkpd, evaluation"),
        (["matrix", "--by", "moon"], "--by is moon, not one of owner, year"),
        (["progress", "--part", "counts,all"], "--part is all, not one of counts, "),
        (["export", "csv"], "say where to write"),
        (["export", "papyrus", "-o", "-"], "there is no export papyrus; there are csv, "),
        (["schema", "roadmap"], "there is no schema roadmap; there are plan, dimension, proposals"),
        (["rule", "RM999"], "RM999 is no rule"),
        (["rule", "unknown-dependancy"], "did you mean unknown-dependency?"),
        (["program", "GOV-99", "--plan", "plans"], "there is no program GOV-99"),
        (["program", "", "--plan", "plans"], "there is no program"),
    ],
    ids=str,
)
def test_wrong_use_is_2_and_says_why(arguments: list[str], told: str) -> None:
    done = roadmap(*arguments, env={"ROADMAP_LANG": "en"})
    assert done.code == 2
    assert told in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert done.out == "" or arguments == []


def test_help_before_a_command_lists_them_all() -> None:
    assert roadmap("--help", "show").out == roadmap("--help").out
    assert roadmap("--lang", "en", "-h", "matrix").out == roadmap("--help", "--lang", "en").out
    assert roadmap("show", "--help").out != roadmap("--help").out


def test_today_out_of_the_environment_is_checked_too() -> None:
    done = roadmap("validate", PLANS, env={"ROADMAP_TODAY": "yesterday"})
    assert (done.code, done.out) == (2, "")
    assert done.err == "roadmap: ROADMAP_TODAY berisi yesterday, bukan tanggal seperti 2023-06-30\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "--color", "always", "--as-of", "2038-01-01", "-q", "--plan", "{plan}", "validate"],
        ["validate", "--lang", "en", "--color", "always", "--as-of", "2038-01-01", "--quiet", "--plan", "{plan}"],
        ["--lang", "id", "--as-of", "2023-01-01", "validate", "{plan}", "--lang", "en", "--as-of", "2038-01-01"],
    ],
)
def test_common_options_stand_before_or_after_the_name(arguments: list[str]) -> None:
    done = roadmap(*(each.format(plan=MINIMAL) for each in arguments), "--select", "RM207")
    assert done.code == 0
    assert "the plan ended in 2037" in done.out
    assert ("\x1b[" in done.out) == ("always" in arguments)


def test_nothing_readable_is_1(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("title: [\n")
    done = roadmap("show", tmp_path, "--lang", "en")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"1 error: run roadmap validate {tmp_path}\nroadmap: nothing of the plan can be read\n"
    assert roadmap("show", tmp_path, "--lang", "en", "-q").err == "roadmap: nothing of the plan can be read\n"


def test_errors_of_the_plan_are_counted_beside_what_could_be_read() -> None:
    done = roadmap("show", SEEDED, "--lang", "en")
    assert done.code == 0
    assert "GOV-01" in done.out
    errors = sum("error[" in line for line in roadmap("validate", SEEDED, "--format", "concise").lines)
    assert done.err == f"{errors} errors: run roadmap validate {SEEDED}\n"
    assert roadmap("show", SEEDED, "--lang", "en", "--quiet").err == ""


def test_interrupted_is_130_and_quiet() -> None:
    more_than_a_pipe_holds = b"# \n" * 100_000
    with subprocess.Popen(
        [COMMAND, "validate", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as reading:
        assert reading.stdin
        reading.stdin.write(more_than_a_pipe_holds)  # comes back when the command has begun to read
        reading.send_signal(signal.SIGINT)
        out, err = reading.communicate(timeout=LIMIT)
    assert (reading.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_both_names_of_the_command_tell_the_version() -> None:
    assert process.roadmap("--version").out == f"roadmap {__version__}\n"
    assert process.roadmap("--version", python=()).out == f"roadmap {__version__}\n"
    other = subprocess.run(
        [COMMAND.with_name("ppu-roadmap"), "--version"], env=environment(), capture_output=True, text=True, check=True
    )
    assert other.stdout == f"roadmap {__version__}\n"


def test_a_crash_of_ours_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_run: Run) -> int:
        raise KeyError("years")

    monkeypatch.delenv("ROADMAP_DEBUG", raising=False)
    assert end(crash, Run(lang="en")) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "roadmap: this is a fault of the tool, please report it: KeyError: 'years' (ROADMAP_DEBUG=1 shows more)\n"
    )
    monkeypatch.setenv("ROADMAP_DEBUG", "1")
    assert end(crash, Run(lang="en")) == 2
    assert "Traceback" in capsys.readouterr().err
