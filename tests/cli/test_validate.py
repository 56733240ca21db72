"""What ``validate`` prints: the report for people, a line a finding, JSON; which findings; and where it goes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED, TODAY
from tests.golden import golden

MINIMAL = SEEDED.parent / "minimal"
LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info)\[(RM\d{3})\]: (.+)")
KEYS = ["code", "rule", "severity", "message", "help", "plan", "file", "line", "column", "end_line", "end_column"]
EXAMPLE = """\
plans/governance.yaml:8:18: error[RM103]: GOV-01 depends on GOV-99, which does not exist
  |
8 |     depends_on: [GOV-99]
  |                  ^^^^^^
  = help: did you mean GOV-09 (line 40)?
"""
"""The report of cli.md, to the letter."""
GOVERNANCE = """\
dimension: governance
programs:
  - id: GOV-01
    name: Go PPU
    horizon: 1-year
    owner: diskominfo
    subdimension: public-service
    depends_on: [GOV-99]
{comments}  - id: GOV-09
    name: Data terbuka
    horizon: 5-year
    owner: diskominfo
    subdimension: policy
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The plan that the report of cli.md is about: a link in line 8, what was meant in line 40."""
    folder = tmp_path / "plans"
    shutil.copytree(MINIMAL, folder)
    comments = "".join(f"    # {line}\n" for line in range(9, 40))
    (folder / "governance.yaml").write_text(GOVERNANCE.format(comments=comments), "utf-8")
    return tmp_path


def codes(*arguments: str | Path) -> list[str]:
    """The codes that ``validate`` tells of the seeded faults."""
    done = roadmap("validate", SEEDED, "--format", "concise", *arguments)
    found = [LINE.fullmatch(line) for line in done.lines]
    return [match[5] for match in found if match]


# -- formats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "format_"), [("seeded", "full"), ("plans", "full"), ("plans", "concise"), ("plans", "json")]
)
def test_whole_reports(name: str, format_: str, language: str) -> None:
    path = {"seeded": "tests/plans/seeded", "plans": "plans"}[name]
    done = roadmap("validate", path, "--format", format_, "--lang", language, "--as-of", TODAY)
    assert done.err == ""
    golden(f"cli/{name}-{language}.{'json' if format_ == 'json' else f'{format_}.txt'}", done.data)


@pytest.mark.parametrize("color", ["never", "always"])
def test_the_report_of_the_contract(example: Path, color: str) -> None:
    done = roadmap("validate", "--select", "RM103", "--lang", "en", "--color", color, cwd=example)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.out)
    assert done.code == 1
    assert plain == EXAMPLE + "\n1 error, 0 warnings, 0 suggestions; 2 files, 1 dimension, 2 programs\n"
    assert (plain == done.out) == (color == "never")


def test_concise_is_its_first_line_alone(example: Path) -> None:
    done = roadmap("validate", "--select", "RM103", "--lang", "en", "--format", "concise", cwd=example)
    assert done.out == EXAMPLE.splitlines(keepends=True)[0]


def test_json_of_the_contract(example: Path) -> None:
    done = roadmap("validate", "--select", "RM103", "--lang", "en", "--format", "json", cwd=example)
    assert json.loads(done.out) == {
        "version": 1,
        "summary": {"plans": 1, "files": 2, "programs": 2, "errors": 1, "warnings": 0, "info": 0},
        "diagnostics": [
            {
                "code": "RM103",
                "rule": "unknown-dependency",
                "severity": "error",
                "message": "GOV-01 depends on GOV-99, which does not exist",
                "help": "did you mean GOV-09 (line 40)?",
                "plan": "64.99",
                "file": "plans/governance.yaml",
                "line": 8,
                "column": 18,
                "end_line": 8,
                "end_column": 24,
                "program": "GOV-01",
                "related": [
                    {"file": "plans/governance.yaml", "line": 40, "column": 5, "message": "GOV-09 stands here"}
                ],
            }
        ],
    }


def test_json_has_its_keys_in_order_and_agrees_with_concise() -> None:
    document = json.loads(roadmap("validate", SEEDED, "--format", "json", "--lang", "id").out)
    lines = roadmap("validate", SEEDED, "--format", "concise", "--lang", "id").lines
    assert list(document) == ["version", "summary", "diagnostics"]
    assert list(document["summary"]) == ["plans", "files", "programs", "errors", "warnings", "info"]
    for one in document["diagnostics"]:
        assert list(one) == [*KEYS, "program", "related"]
        assert all(list(each) == ["file", "line", "column", "message"] for each in one["related"])
    told = (
        f"{one['file']}:{one['line']}:{one['column']}: {one['severity']}[{one['code']}]: {one['message']}"
        for one in document["diagnostics"]
    )
    assert list(told) == lines
    counted = [sum(f": {word}[" in line for line in lines) for word in ("error", "warning", "info")]
    assert counted == [document["summary"][key] for key in ("errors", "warnings", "info")]


def test_every_concise_line_has_its_form_and_its_place_in_order() -> None:
    lines = roadmap("validate", SEEDED, "--format", "concise").lines
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    places = [(match["file"], int(match["line"]), int(match["column"])) for match in matches if match]
    assert places == sorted(places)
    assert len(set(lines)) == len(lines), "nothing is told twice"


def test_machines_read_the_same_in_both_languages() -> None:
    document = {
        language: json.loads(roadmap("validate", SEEDED, "--format", "json", "--lang", language).out)
        for language in ("id", "en")
    }
    told = {language: [one.pop("message") for one in found["diagnostics"]] for language, found in document.items()}
    for found in document.values():
        for one in found["diagnostics"]:
            one.pop("help")
            for each in one["related"]:
                each.pop("message")
    assert document["id"] == document["en"]
    same = sum(indonesian == english for indonesian, english in zip(told["id"], told["en"], strict=True))
    assert same == 0


def test_last_line_of_a_plan_without_findings(example: Path) -> None:
    done = roadmap("validate", "--select", "RM104", "--lang", "id", cwd=example)
    assert (done.code, done.out) == (0, "Tidak ada masalah: 1 dimensi, 2 program.\n")
    done = roadmap("validate", "--select", "RM104", "--lang", "en", cwd=example)
    assert done.out == "No problems: 1 dimension, 2 programs.\n"


# -- which findings ---------------------------------------------------------------------------------------------------


def test_at_most_ten_findings_of_a_rule_in_the_full_report(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    programs = "".join(
        f"  - {{id: GOV-{number:02}, name: Program {number}, horizon: 1-year, owner: dlh, subdimension: policy}}\n"
        for number in range(1, 16)
    )
    (tmp_path / "governance.yaml").write_text("dimension: governance\nprograms:\n" + programs, "utf-8")
    command = ("validate", tmp_path, "--select", "RM106,RM305", "--lang", "en")
    short, whole = roadmap(*command), roadmap(*command, "--all")
    assert short.out.count("error[RM106]") == short.out.count("warning[RM305]") == 10
    assert [line for line in short.lines if line.startswith(("and ", "15 "))] == [
        "and 5 more of RM106 (unknown-agency): --all shows them",
        "and 5 more of RM305 (no-budget): --all shows them",
        "15 errors, 15 warnings, 0 suggestions; 2 files, 1 dimension, 15 programs",
    ]
    assert whole.out.count("error[RM106]") == whole.out.count("warning[RM305]") == 15
    assert "--all" not in whole.out
    for format_ in ("concise", "json"):
        assert roadmap(*command, "--format", format_).out.count("RM106") == 15


def test_what_is_no_error_stands_in_a_line_a_rule(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        shutil.copytree(MINIMAL, tmp_path / name)
        for id in ("GOV-08", "GOV-09"):
            text = (tmp_path / name / "governance.yaml").read_text("utf-8")
            program = f"  - {{id: {id}, name: {id}, horizon: 1-year, owner: diskominfo, subdimension: policy}}\n"
            (tmp_path / name / "governance.yaml").write_text(text + program, "utf-8")
    one = roadmap("validate", "satu", "--lang", "en", cwd=tmp_path)
    both = roadmap("validate", ".", "--lang", "en", cwd=tmp_path)
    assert any(re.match(r"RM305  \d  a program of .*: GOV-\d\d, GOV-0[89]", line) for line in one.lines)
    assert any(
        re.match(r"RM305  \d  a program of .*: dua/GOV-\d\d, dua/GOV-0[89], .* … \+\d", line) for line in both.lines
    )
    (hint,) = [line for line in one.lines if line.startswith("in full: ")]
    for command in hint.removeprefix("in full: ").split("; everything: "):
        assert "warning[" in roadmap(*command.split()[1:], "--lang", "en", cwd=tmp_path).out
    assert "warning[" in roadmap("validate", "satu", "--strict", cwd=tmp_path).out
    assert "warning[" not in one.out


def test_select_takes_codes_beginnings_and_names() -> None:
    everything = codes()
    assert codes("--select", "RM103") == [code for code in everything if code == "RM103"]
    assert codes("--select", "rm103") == codes("--select", "unknown-dependency") == ["RM103", "RM103"]
    twice = [code for code in everything if code.startswith(("RM2", "RM60"))]
    assert codes("--select", "RM2,RM60") == codes("--select", "RM2", "--select", "RM60") == twice
    assert codes("--select", "RM") == everything


def test_ignore_leaves_out_all_but_what_cannot_be_ignored() -> None:
    everything = codes()
    assert codes("--ignore", "RM1,RM610") == [code for code in everything if not code.startswith(("RM1", "RM610"))]
    assert codes("--ignore", "RM0,RM002,syntax,RM") == [code for code in everything if code.startswith("RM0")]
    assert set(codes("--select", "RM2", "--ignore", "RM204")) == {
        code for code in everything if code.startswith("RM2") and code != "RM204"
    }


def test_the_code_follows_what_is_shown() -> None:
    assert roadmap("validate", SEEDED, "--select", "RM610").code == 0
    assert roadmap("validate", SEEDED, "--select", "RM610", "--strict").code == 1
    assert roadmap("validate", SEEDED, "--select", "RM103").code == 1
    assert roadmap("validate", SEEDED, "--ignore", "RM", "--select", "RM1").code == 0


def test_today(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    command = ("validate", tmp_path, "--select", "RM207", "--format", "concise")
    assert roadmap(*command, env={"ROADMAP_TODAY": "2037-12-31"}).out == ""
    assert "RM207" in roadmap(*command, env={"ROADMAP_TODAY": "2038-01-01"}).out
    assert "RM207" in roadmap(*command, "--as-of", "2038-01-01", env={"ROADMAP_TODAY": "2022-01-01"}).out
    assert roadmap(*command, "--as-of", "2037-12-31", env={"ROADMAP_TODAY": "2040-01-01"}).out == ""
    assert roadmap(*command, env={"ROADMAP_TODAY": None}).code == 0, "else the clock"


# -- where it goes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_into_a_file(tmp_path: Path, format_: str) -> None:
    command = ("validate", "tests/plans/seeded", "--format", format_, "--lang", "id")
    printed = roadmap(*command, "--all")
    file = tmp_path / "laporan"
    done = roadmap(*command, "-o", file)
    assert (done.code, done.out, done.err) == (1, "", "")
    assert file.read_bytes() == printed.data
    assert roadmap(*command, "-o", "-", "--all").data == printed.data


def test_a_long_source_line_is_cut(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    text = (
        "dimension: governance\nprograms:\n  - {id: GOV-01, name: Go PPU, owner: dlh, horizon: 1-year,"
        f" subdimension: policy, description: {'panjang ' * 500}, gaps: [K9]}}\n"
    )
    (tmp_path / "governance.yaml").write_text(text, "utf-8")
    done = roadmap("validate", tmp_path, "--select", "RM106,RM117", "--lang", "en", cwd=tmp_path, env={"COLUMNS": "80"})
    line = text.splitlines()[2]
    assert done.lines[2] == done.lines[8] == f"3 | {line[:200]}…"
    assert done.lines[3] == "  | " + " " * line.index("dlh") + "^^^"
    assert done.lines[9] == "  | " + " " * 200 + "^", "under the sign for more"


def test_a_quoted_value_is_cut(example: Path) -> None:
    governance = example / "plans" / "governance.yaml"
    governance.write_text(governance.read_text("utf-8").replace("GOV-99", "X" * 500), "utf-8")
    done = roadmap("validate", "--select", "RM103", "--lang", "en", "--format", "concise", cwd=example)
    assert done.lines == [
        f"plans/governance.yaml:8:18: error[RM103]: GOV-01 depends on {'X' * 59}…, which does not exist"
    ]


def test_the_seeded_faults_are_found_and_nothing_else() -> None:
    expected = (SEEDED / "expected.txt").read_text("utf-8").splitlines()
    done = roadmap("validate", ".", "--format", "concise", "--as-of", "2023-06-01", cwd=SEEDED)
    assert [re.sub(r"\]: .*", "]", line) for line in done.lines] == expected


def test_the_plan_of_the_regency_has_no_error() -> None:
    done = roadmap("validate", "plans", "--format", "json", cwd=ROOT)
    assert PLANS.is_dir()
    assert json.loads(done.out)["summary"]["errors"] == 0
