"""Which plan is meant: given, nearest, plans/; a file of a plan, standard input, a portfolio."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED, shell

TESTED = SEEDED.parent
PROGRAM = "  - {id: %s, name: %s, horizon: 1-year, owner: diskominfo, subdimension: %s, depends_on: [GOV-77]}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of two files with a fault in each."""
    folder = tmp_path / "plans"
    shutil.copytree(TESTED / "minimal", folder)
    (folder / "governance.yaml").write_text(
        "dimension: governance\nprograms:\n" + PROGRAM % ("GOV-01", "Go PPU", "policy"), "utf-8"
    )
    (folder / "living.yaml").write_text(
        "dimension: living\nprograms:\n" + PROGRAM % ("LIV-01", "Taman", "health"), "utf-8"
    )
    return folder


def findings(*arguments: str | Path, **options: Any) -> dict[str, Any]:
    """What ``validate`` finds of unknown links, as JSON."""
    done = roadmap("validate", *arguments, "--select", "RM103", "--format", "json", "--lang", "en", **options)
    assert done.code in {0, 1}, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def files(found: dict[str, Any]) -> list[str]:
    return [each["file"] for each in found["diagnostics"]]


def test_a_folder(plan: Path) -> None:
    assert files(findings("plans", cwd=plan.parent)) == ["plans/governance.yaml", "plans/living.yaml"]
    assert files(findings("--plan", "plans", cwd=plan.parent)) == ["plans/governance.yaml", "plans/living.yaml"]


def test_several_paths(plan: Path) -> None:
    other = shutil.copytree(plan, plan.parent / "lain")
    assert files(findings(plan / "living.yaml", other, cwd=plan.parent)) == [
        "lain/governance.yaml",
        "lain/living.yaml",
        "plans/living.yaml",
    ]


def test_one_file_of_a_plan_brings_its_own_findings_alone(plan: Path) -> None:
    found = findings("plans/living.yaml", cwd=plan.parent)
    assert files(found) == ["plans/living.yaml"]
    assert found["summary"]["files"] == 3, "the whole plan is read"
    assert found["summary"]["errors"] == 1


def test_other_files_are_known_to_one_file(plan: Path) -> None:
    (plan / "living.yaml").write_text((plan / "living.yaml").read_text("utf-8").replace("GOV-77", "GOV-01"), "utf-8")
    assert files(findings("plans/living.yaml", cwd=plan.parent)) == []


def test_without_plan_yaml_only_what_one_file_can_tell_is_checked(plan: Path) -> None:
    (plan / "plan.yaml").unlink()
    done = roadmap("validate", "plans/living.yaml", "--format", "concise", "--lang", "en", cwd=plan.parent)
    assert done.code == 0
    codes = {line.partition("[")[2][:5] for line in done.lines}
    assert codes
    assert not codes & {"RM006", "RM103", "RM106", "RM611"}
    whole = roadmap("validate", "plans", "--format", "concise", "--lang", "en", cwd=plan.parent)
    assert whole.code == 1
    assert "plans/plan.yaml:1:1: error[RM006]: a plan needs plan.yaml, which is not there" in whole.lines


def test_a_file_that_would_be_waited_for_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "governance.yaml")
    for command in ("validate", "show"):
        done = roadmap(command, tmp_path / "governance.yaml", "--lang", "en", cwd=tmp_path)
        assert done.code == 1
        if command == "validate":
            assert done.lines[0] == "governance.yaml:1:1: error[RM006]: this is not a regular file"


def test_standard_input_alone(plan: Path) -> None:
    text = (plan / "living.yaml").read_text("utf-8").replace("depends_on: [GOV-77]", "depends_on: [LIV-01]")
    done = roadmap("validate", "-", "--select", "RM1", "--format", "concise", "--lang", "en", stdin=text, cwd=plan)
    assert done.code == 1
    assert done.lines == ["<stdin>:3:102: error[RM104]: LIV-01 depends on itself"]
    shown = roadmap("show", "-", "--format", "json", stdin=text, cwd=plan)
    assert [row["id"] for row in json.loads(shown.out)["rows"]] == ["LIV-01"]


def test_standard_input_in_place_of_a_file(plan: Path) -> None:
    text = (plan / "living.yaml").read_text("utf-8").replace("GOV-77", "GOV-78")
    found = findings("-", "--stdin-filename", "plans/living.yaml", stdin=text, cwd=plan.parent)
    assert files(found) == ["plans/living.yaml"]
    assert found["diagnostics"][0]["message"] == "LIV-01 depends on GOV-78, which does not exist"
    assert found["summary"] == {"plans": 1, "files": 3, "programs": 2, "errors": 1, "warnings": 0, "info": 0}


def test_standard_input_in_place_of_a_file_that_is_not_there_yet(plan: Path) -> None:
    text = "dimension: society\nprograms:\n" + PROGRAM % ("SOC-01", "Call Center", "security")
    found = findings("-", "--stdin-filename", "plans/society.yaml", stdin=text, cwd=plan.parent)
    assert files(found) == ["plans/society.yaml"]
    nowhere = roadmap("validate", "-", "--stdin-filename", "baru/society.yaml", "--all", stdin=text, cwd=plan.parent)
    assert nowhere.code == 0, "a file without plan.yaml"
    assert "baru/society.yaml:3:" in nowhere.out


def test_nearest_plan_at_or_above(plan: Path) -> None:
    assert files(findings(cwd=plan)) == ["governance.yaml", "living.yaml"]
    deep = plan / "lampiran" / "peta"
    deep.mkdir(parents=True)
    assert files(findings(cwd=deep)) == ["../../governance.yaml", "../../living.yaml"]


def test_else_plans(plan: Path) -> None:
    assert files(findings(cwd=plan.parent)) == ["plans/governance.yaml", "plans/living.yaml"]
    empty = plan.parent / "kosong"
    empty.mkdir()
    done = roadmap("validate", "--lang", "en", cwd=empty)
    told = "go to the folder of one with cd, give it as PLAN, or run roadmap init"
    assert (done.code, done.err) == (2, f"roadmap: there is no plan at .: {told}\n")


def test_paths_are_relative_where_they_can_be(plan: Path) -> None:
    assert files(findings(plan, cwd=plan.parent)) == ["plans/governance.yaml", "plans/living.yaml"]
    assert files(findings(plan, cwd=ROOT)) == [f"{plan}/governance.yaml", f"{plan}/living.yaml"]
    assert files(findings("../plans/.", cwd=plan)) == ["governance.yaml", "living.yaml"]


def test_odd_characters_in_a_path_are_escaped(plan: Path) -> None:
    odd = plan.parent / "a\nb\x1b[31m::error::"
    plan.rename(odd)
    done = roadmap("validate", odd, "--select", "RM103", "--format", "concise", "--lang", "en", cwd=plan.parent)
    assert len(done.lines) == 2
    assert done.lines[0].startswith(r"a\nb\x1b[31m")
    assert "\x1b" not in done.out


def test_a_portfolio() -> None:
    done = roadmap("show", TESTED / "portfolio", "--format", "json", "--lang", "en")
    rows = json.loads(done.out)["rows"]
    assert {row["region"] for row in rows} == {"64.03", "64.09", "64.74"}
    assert list(rows[0])[:2] == ["region", "id"]
    found = json.loads(roadmap("validate", TESTED / "portfolio", "--format", "json").out)
    assert found["summary"]["plans"] == 3
    assert {each["plan"] for each in found["diagnostics"]} == {"64.03", "64.09", "64.74"}
    last = roadmap("validate", TESTED / "portfolio", "--lang", "en").lines[-1]
    assert last.endswith("; 8 files, 3 plans, 5 dimensions, 5 programs")
    page = roadmap("show", TESTED / "portfolio", "--lang", "en").out
    assert "3 regions" in page


def test_every_command_takes_the_plan_as_an_option() -> None:
    where = os.path.relpath(PLANS, ROOT)
    for command in (["validate", "--select", "RM1"], ["show"], ["matrix"], ["program", "GOV-01"], ["export", "csv"]):
        more = ["-o", "-"] if command[0] == "export" else []
        assert roadmap(*command, *more, "--plan", where).code == 0, command
    for command in (["rule"], ["schema"]):
        assert roadmap(*command, "--plan", "nowhere").code == 0, "they look at no plan"


def test_what_is_given_twice_is_read_once(plan: Path) -> None:
    root = plan.parent
    (root / "tautan").symlink_to("plans")
    whole = findings("plans", cwd=root)
    for again in ("plans", "./plans", "plans/governance.yaml", "tautan", "tautan/living.yaml", "."):
        assert findings("plans", again, cwd=root) == whole
        assert findings(again, "plans", cwd=root)["summary"] == whole["summary"]
    parts = findings("plans/living.yaml", "plans/governance.yaml", "plans/living.yaml", cwd=root)
    assert (files(parts), parts["summary"]) == (files(whole), whole["summary"])
    assert findings("-", "-", cwd=root, stdin=(plan / "living.yaml").read_bytes())["summary"]["plans"] == 1
    shutil.copytree(plan, root / "lain")
    twice = ("validate", "--select", "RM115", "--format", "concise")
    one, two, three = (roadmap(*twice, *paths, cwd=root).out for paths in ([".", "plans"], ["plans", "."], ["."]))
    assert one == two == three != ""
    (plan / "living.yaml").write_text("programs: []\ndimension: living\n", "utf-8")
    done = roadmap("fmt", "plans", "plans/living.yaml", "tautan", cwd=root)
    assert (done.code, done.out) == (0, "plans/living.yaml\n")


def test_standard_input_is_read_to_its_limit_alone(plan: Path) -> None:
    for command in ("validate -", "fmt -", "show -", "validate - --stdin-filename plans/living.yaml"):
        done = shell(f"(yes 2>&1 || true) | roadmap {command} --lang en", cwd=plan.parent)
        assert done.code == 1
        assert "2000001" not in done.out + done.err, "nobody knows how large it is"
    assert "larger than 2 MB\n" in shell("(yes || true) | roadmap validate - --lang en", cwd=plan.parent).out


@pytest.mark.parametrize(
    "command",
    ["add program --name X --owner diskominfo --horizon 1y --subdimension policy", "set GOV-01 note=x"],
)
@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero", "pipa", "catatan.txt", "putus", "governance.yaml"])
def test_what_is_no_file_of_a_plan_is_not_edited(tmp_path: Path, command: str, name: str) -> None:
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "catatan.txt").write_text("x", "utf-8")
    (tmp_path / "putus").symlink_to("tidak-ada")
    (tmp_path / "governance.yaml").symlink_to("/etc/hostname")
    done = roadmap(*command.split(), "--plan", name, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert done.err.startswith(f"roadmap: there is no plan at {name}: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catatan.txt", "governance.yaml", "pipa", "putus"]


def test_a_plan_that_a_link_leads_to_out_of_the_work_tree_is_not_read(plan: Path) -> None:
    tree = plan.parent / "repo"
    (tree / ".git").mkdir(parents=True)
    (tree / "luar").symlink_to("../plans")
    shutil.copytree(plan, tree / "asli")
    (tree / "dalam").symlink_to("asli")
    before = {path: path.read_bytes() for path in plan.iterdir()}
    for name in ("luar", "luar/governance.yaml"):
        done = roadmap("validate", name, "--format", "concise", "--lang", "en", cwd=tree)
        assert done.code == 1
        assert done.out == "luar/plan.yaml:1:1: error[RM006]: the link leads out of the plan's repository\n"
        for command in ("fmt", "fix", "set GOV-01 note=x --plan", "show"):
            done = roadmap(*command.split(), name, "--lang", "en", cwd=tree)
            assert "Go PPU" not in done.out
    assert {path: path.read_bytes() for path in plan.iterdir()} == before
    assert roadmap("fmt", "dalam", cwd=tree).code == 0


def test_an_id_that_stands_twice_is_named_and_not_guessed(plan: Path) -> None:
    file = plan / "governance.yaml"
    file.write_text(file.read_text("utf-8") + PROGRAM % ("GOV-01", "Lain", "policy"), "utf-8")
    (plan / "living.yaml").write_text(
        "dimension: living\nprograms:\n" + PROGRAM % ('"GOV-01"', "Taman", "health"), "utf-8"
    )
    before = {path: path.read_bytes() for path in plan.iterdir()}
    for command in ("set GOV-01 note=x", "decide GOV-01 revise --by X", "add budget GOV-01 --year 2023 --amount 5"):
        done = roadmap(*command.split(), "--plan", "plans", "--lang", "en", cwd=plan.parent)
        told = "plans/governance.yaml:3, plans/governance.yaml:4, plans/living.yaml:3"
        assert done.code != 0
        assert f"GOV-01 stands more than once ({told})" in done.err
    assert {path: path.read_bytes() for path in plan.iterdir()} == before


def test_a_plan_in_which_nobody_can_look_may_be_meant(plan: Path) -> None:
    other = shutil.copytree(plan, plan.parent / "lain")
    (other / "governance.yaml").unlink()
    (other / "governance.yaml").symlink_to("tidak-ada")
    done = roadmap("set", "GOV-01", "note=x", "--plan", ".", "--lang", "en", cwd=plan.parent)
    assert (done.code, done.err) == (2, "roadmap: 2 plans could be meant (lain, plans): say which with --plan\n")
    done = roadmap("set", "GOV-01", "note=x", "--plan", "lain", "--lang", "en", cwd=plan.parent)
    assert done.code == 1
    assert done.err.startswith("roadmap: lain/governance.yaml: the link leads nowhere; put the file itself here")


@pytest.mark.parametrize("command", ["validate", "fmt --check", "fix --check", "show", "budget", "export csv -o -"])
def test_a_folder_that_may_not_be_read_is_told(plan: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = shutil.copytree(plan, plan.parent / "lain")
    scan = os.scandir

    def refuse(path: Any = ".") -> Any:
        if os.fspath(path) == "lain":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = roadmap(*command.split(), "--plan", ".", "--lang", "en", cwd=plan.parent)
    said = done.out + done.err
    assert "all files have the one form" not in said
    assert any(word in said for word in ("lain/plan.yaml", "error: run", "errors: run", "not shown, since")), said
    assert other.exists()
