"""``validate`` in CI: the format it chooses by itself, what people read in the log, the summary of the job."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.door import roadmap
from tests.cli.process import SEEDED, Done
from tests.report.runner import commands

GITHUB = {"GITHUB_ACTIONS": "true"}
GITLAB = {"GITLAB_CI": "true"}
DAY = ("--as-of", "2022-06-01", "--lang", "en")
COUNTS = "56 errors, 40 warnings, 8 suggestions; 7 files, 5 dimensions, 77 programs"


def _check(*arguments: str | Path, env: dict[str, str | None]) -> Done:
    return roadmap("validate", SEEDED, *DAY, *arguments, env=env)


def test_github_gets_annotations() -> None:
    done = _check(env={**GITHUB})
    assert (done.code, done.err) == (1, "")
    assert done.lines[0].startswith("::error file=tests/plans/seeded/branding.yaml,line=1,")
    assert done.lines[-1] == COUNTS
    assert len(commands(done.out)) == 28


def test_gitlab_gets_its_report_and_people_a_log() -> None:
    done = _check(env={**GITLAB})
    assert done.code == 1
    assert len(json.loads(done.out)) == 104
    assert len(done.err.splitlines()) == 105
    assert done.err.splitlines()[-1] == COUNTS
    assert _check("-q", env={**GITLAB}).err == ""
    assert _check("--format", "gitlab", env={**GITLAB}).err == ""


def test_the_log_says_how_much_is_waived(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes((SEEDED.parent / "minimal" / "plan.yaml").read_bytes())
    waiving = "id: GOV-01, name: Satu data, horizon: 1-year, subdimension: policy, waive: {RM305: menunggu DPA}"
    program = f"dimension: governance\nprograms: [{{{waiving}, owner: diskominfo}}]\n"
    (tmp_path / "governance.yaml").write_text(program)
    for env in (GITHUB, GITLAB):
        done = roadmap("validate", tmp_path, *DAY, env={**env})
        assert (done.err or done.out).splitlines()[-1].split(";")[0].endswith(", 1 waived"), env


def test_gitlab_gets_its_report_in_a_file(tmp_path: Path) -> None:
    report = tmp_path / "gl-code-quality-report.json"
    done = _check("-o", report, env={**GITLAB})
    assert done.out == ""
    assert len(json.loads(report.read_bytes())) == 104
    assert done.err.splitlines()[-1] == COUNTS


@pytest.mark.parametrize("env", [GITHUB, GITLAB])
def test_who_asks_for_a_format_gets_it(env: dict[str, str | None]) -> None:
    lines = _check("--format", "concise", env=env).lines
    assert len(lines) == 104
    assert lines[0].startswith("tests/plans/seeded/branding.yaml:1:12: error[RM116]: ")


def test_every_format_is_written_to_a_file(tmp_path: Path) -> None:
    for name in ("github", "gitlab", "sarif", "junit"):
        done = _check("--format", name, "-o", tmp_path / name, env={})
        assert (done.code, done.out, done.err) == (1, "", "")
    assert len(commands((tmp_path / "github").read_text("utf-8"))) == 28
    assert len(json.loads((tmp_path / "gitlab").read_bytes())) == 104
    assert json.loads((tmp_path / "sarif").read_bytes())["version"] == "2.1.0"
    assert ET.fromstring((tmp_path / "junit").read_bytes()).get("tests") == "104"  # noqa: S314 -- our own


@pytest.mark.parametrize("name", ["full", "json"])
def test_the_summary_is_added_whatever_the_format(tmp_path: Path, name: str) -> None:
    page = tmp_path / "summary.md"
    page.write_text("Another command.", "utf-8")
    env: dict[str, str | None] = {"GITHUB_STEP_SUMMARY": str(page), "ROADMAP_DOCS": "https://example.org/rules.md"}
    assert "Plan check" not in _check("--format", name, env=env).out
    first = page.read_text("utf-8")
    assert first.startswith(f"Another command.\n## Plan check\n\n{COUNTS}\n")
    assert "[RM116](<https://example.org/rules.md#rm116-duplicate-dimension>)" in first
    _check("--format", name, env=env)
    assert page.read_text("utf-8").count(COUNTS) == 2


def test_the_summary_leaves_room_for_those_before(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_bytes(b"x" * (1024 * 1024 - 40_000))
    _check(env={"GITHUB_STEP_SUMMARY": str(page)})
    assert "more, listed in the log" in page.read_text("utf-8")
    assert page.stat().st_size < 1024 * 1024
    page.write_bytes(b"x" * 1024 * 1024)
    assert _check(env={"GITHUB_STEP_SUMMARY": str(page)}).code == 1
    assert page.stat().st_size == 1024 * 1024


def test_a_summary_that_cannot_be_written_is_said_and_no_more(tmp_path: Path) -> None:
    done = _check("--exit-zero", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "gone" / "summary.md")})
    assert done.code == 0
    assert done.err.startswith("the summary of the job is not written: ")
    assert done.lines[-1] == COUNTS


def test_a_folder_named_like_a_command_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "::error ::pwned"
    folder.mkdir()
    for file in SEEDED.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes().replace(b"name: SIHARPA", b"nama: '##[error]pwned'"))
    for name in ("full", "concise", "json"):
        done = roadmap("validate", folder.name, "--format", name, *DAY, cwd=tmp_path, env={**GITHUB})
        assert done.code == 1
        assert commands(done.out) == []
    found = commands(roadmap("validate", folder.name, *DAY, cwd=tmp_path, env={**GITHUB}).out)
    assert {Path(command.properties["file"]).parent.name for command in found} == {folder.name}
