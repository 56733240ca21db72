"""``roadmap init``: what it asks, what it writes, and that what it writes is a plan."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ppu_roadmap.blank.plan import NAMES, blank_plan, stand_in
from ppu_roadmap.diagnostics import ERROR
from ppu_roadmap.library import check
from ppu_roadmap.model.schema import schema_bytes
from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, LIMIT, PLANS, TODAY, environment
from tests.golden import golden

BERAU = ("--name", "Kabupaten Berau", "--code", "64.03", "--province", "Kalimantan Timur", "--start", "2026")


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def uncommented(text: str) -> str:
    """A template with its examples: one ``#`` and one space less before each line; ``##`` explains, and stays."""
    first, *lines = text.replace("programs: []", "programs:").splitlines(keepends=True)
    return first + "".join(line.removeprefix("# ") for line in lines)


def test_makes_a_plan_that_is_one(tmp_path: Path, language: Language) -> None:
    done = roadmap("init", "berau", *BERAU, "--lang", language, cwd=tmp_path)
    assert done.code == 0
    folder = tmp_path / "berau"
    assert done.lines == [f"berau/{name}" for name in NAMES]
    files = written(folder)
    assert set(files) == set(NAMES)
    for name in ("plan.yaml", "governance.yaml", "README.md", ".gitlab-ci.yml", ".github/workflows/roadmap.yml"):
        golden(f"init/{language}/{name.lstrip('.').replace('/', '-')}", files[name])
    assert files["schema/dimension.schema.json"] == schema_bytes("dimension")
    checked = roadmap("validate", "--lang", language, "--format", "concise", cwd=folder)
    assert checked.code == 0
    assert "error" not in checked.out
    assert roadmap("fix", "--check", cwd=folder).code == 0
    shown = roadmap("show", "--lang", language, cwd=folder)
    assert shown.code == 0
    assert "Kabupaten Berau" in shown.out


@pytest.mark.parametrize("title", ["Smart City, Berau", "id,,name", "Kota: cerdas", "# 1", "satu dua " * 30])
def test_what_is_begun_has_the_one_form(tmp_path: Path, title: str) -> None:
    assert roadmap("init", ".", *BERAU, "--title", title, cwd=tmp_path).code == 0
    done = roadmap("fmt", "--check", cwd=tmp_path)
    assert (done.code, done.out) == (0, ""), done.err


@pytest.mark.parametrize("horizons", ["2027,2031,2041", "2026,2030,2035"])
def test_every_example_is_right_once_it_counts(tmp_path: Path, language: Language, horizons: str) -> None:
    roadmap("init", ".", *BERAU, "--horizons", horizons, "--lang", language, cwd=tmp_path)
    for path in tmp_path.glob("*.yaml"):
        path.write_text(uncommented(path.read_text("utf-8")), "utf-8")
    found = check(tmp_path)
    assert [each for each in found if each.severity is ERROR] == []
    assert not {each.code for each in found} & {"RM401", "RM405", "RM501", "RM601", "RM602", "RM603", "RM801"}
    shown = roadmap("show", "--columns", "id", "--format", "csv", cwd=tmp_path)
    assert shown.lines[1:] == ["GOV-01", "BRA-01", "ECO-01", "LIV-01", "SOC-01", "ENV-01"]


def test_each_example_counts_by_itself(tmp_path: Path, language: Language) -> None:
    for name, data in blank_plan(stand_in(2026, language, "x")).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    for path in tmp_path.glob("*.yaml"):
        before = path.read_text("utf-8")
        path.write_text(uncommented(before), "utf-8")
        assert [each.code for each in check(tmp_path) if each.severity is ERROR] == []
        path.write_text(before, "utf-8")


def test_files_for_machines_are_read_by_machines(tmp_path: Path) -> None:
    roadmap("init", ".", *BERAU, "--tool", "ppu-roadmap==0.1.0", cwd=tmp_path)
    for name in (".pre-commit-config.yaml", ".github/workflows/roadmap.yml", ".gitlab-ci.yml"):
        assert yaml.safe_load((tmp_path / name).read_text())
    job = yaml.safe_load((tmp_path / ".github/workflows/roadmap.yml").read_text())["jobs"]["validate"]
    gitlab = yaml.safe_load((tmp_path / ".gitlab-ci.yml").read_text())["roadmap"]
    for steps in ([step.get("run") for step in job["steps"]], gitlab["script"]):
        first = next(at for at, step in enumerate(steps) if step and "pip" in step)
        assert steps[first : first + 3] == [
            "pip install --no-deps --require-hashes --requirement ci/requirements.lock",
            'pip install --no-deps --no-build-isolation "ppu-roadmap==0.1.0"\n',
            "pip check",
        ]
    assert (tmp_path / "ci" / "requirements.lock").read_bytes() == (PLANS.parent / "requirements.lock").read_bytes()
    assert "ADDRESS" not in (tmp_path / "README.md").read_text()
    assert b'"plan.yaml"' in (tmp_path / ".vscode/settings.json").read_bytes()


def test_names_stay_text_whatever_they_are(tmp_path: Path) -> None:
    name = "Kota: \"Baru\" #1, {x} 'y' $start *z*"
    done = roadmap("init", ".", "--name", name, "--code", "64.74", "--province", "true", cwd=tmp_path)
    assert done.code == 0, done.err
    plan = yaml.safe_load((tmp_path / "plan.yaml").read_text("utf-8"))
    assert plan["region"] == {"name": name, "code": "64.74", "province": "true"}
    assert plan["title"] == f"Masterplan Smart City {name}"
    assert plan["approver"] == "Wali Kota"
    assert roadmap("validate", cwd=tmp_path).code == 0


def test_a_title_is_no_markup_in_the_readme(tmp_path: Path) -> None:
    title = "https://a.id ~~x~~ <b> [y](z) &lt; | # `k`"
    done = roadmap("init", ".", "--title", title, "--name", "A", "--code", "64.74", "--province", "B", cwd=tmp_path)
    assert done.code == 0, done.err
    heading = (tmp_path / "README.md").read_text("utf-8").partition("\n")[0]
    assert heading == r"# https\://a.id \~\~x\~\~ \<b\> \[y\](z) \&lt; \| \# \`k\`"


# -- refusals ----------------------------------------------------------------------------------------------------------


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("milik kami\n")
    (tmp_path / "plan.yaml").symlink_to("tidak-ada.yaml")
    done = roadmap("init", ".", *BERAU, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "these are there already, so nothing was written: plan.yaml, README.md" in done.err
    assert set(written(tmp_path)) == {"README.md"}


def test_no_strange_file_comes_to_stand_beside_a_plan(tmp_path: Path) -> None:
    (tmp_path / "docker-compose.yaml").write_text("services: {}\n")
    done = roadmap("init", ".", *BERAU, "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    assert "docker-compose.yaml" in done.err
    assert set(written(tmp_path)) == {"docker-compose.yaml"}


def test_a_second_time_it_refuses_its_own_files(tmp_path: Path) -> None:
    assert roadmap("init", *BERAU, cwd=tmp_path).code == 0
    before = written(tmp_path)
    assert roadmap("init", *BERAU, cwd=tmp_path).code == 1
    assert written(tmp_path) == before


def test_a_folder_that_cannot_be_written_stays_empty(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("a file\n")
    done = roadmap("init", ".", *BERAU, cwd=tmp_path)
    assert done.code == 2
    assert set(written(tmp_path)) == {".github"}
    assert [path.name for path in tmp_path.iterdir()] == [".github"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "there is no terminal to ask on: say --name, --code, --province"),
        (["--name", "X"], "say --code, --province"),
        ([*BERAU, "--code", "640"], "--code: 640 is not the code of a region, four digits such as 64.03"),
        ([*BERAU, "--name", " "], "--name: name is blank"),
        ([*BERAU, "--province", "64.03"], "--province: 64.03 is no name: it has no letter"),
        ([*BERAU, "--name", "Kabupaten \u202eX"], "--name: "),
        ([*BERAU, "--start", "dua"], "--start: dua is not a year such as 2026"),
        ([*BERAU, "--start", "1900"], "--start: "),
        ([*BERAU, "--horizons", "2027"], "--horizons: 2027 is not three years"),
        ([*BERAU, "--horizons", "2031,2027,2041"], "--horizons: the 5-year horizon ends in 2027"),
        ([*BERAU, "--tool", 'x"; rm -rf'], "--tool is "),
        ([*BERAU, "--plan", "lain"], "the plan is given twice"),
        (["setup.txt/x", *BERAU], "setup.txt"),
        (["setup.txt", *BERAU], "setup.txt is not a folder"),
    ],
)
def test_wrong_use_is_refused_and_leaves_nothing(tmp_path: Path, options: list[str], told: str) -> None:
    (tmp_path / "setup.txt").write_text("x")
    folder = [] if options[:1] and options[0].startswith("setup") else ["."]
    done = roadmap("init", *folder, *options, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert set(written(tmp_path)) == {"setup.txt"}


# -- on a terminal -----------------------------------------------------------------------------------------------------


def conversation(folder: Path, answers: list[str], *options: str) -> tuple[int, str]:
    """The command on a terminal of its own, each question answered as soon as it is asked."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [str(COMMAND), "init", *options],
        env=environment({"TERM": "xterm-256color"}),
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        close_fds=True,
    )
    os.close(slave)
    said = "".join(_talk(master, answers))
    code = process.wait(LIMIT)
    return code, said.replace("\r\n", "\n")


def _talk(master: int, answers: list[str]) -> Iterator[str]:
    left = iter(answers)
    with os.fdopen(master, "r+b", buffering=0) as terminal:
        while True:
            try:
                piece = terminal.read(65536)
            except OSError:  # how Linux says that the other side is closed
                return
            text = piece.decode()
            yield text
            if text.rstrip("\r\n").endswith(": "):
                terminal.write(next(left, "\x04").encode())


def test_asks_for_what_no_option_says(tmp_path: Path, language: Language) -> None:
    answers = ["\n", "Kabupaten Berau\n", "643\n", "6403\n", "Kalimantan Timur\n", "\n", "2027,2031\n", "\n", "\n"]
    code, said = conversation(tmp_path, answers, "--lang", language)
    golden(f"init/{language}/conversation.txt", said)
    assert code == 0
    made = yaml.safe_load((tmp_path / "plan.yaml").read_text("utf-8"))
    year = int(TODAY[:4])
    assert (made["region"]["code"], made["start"], made["horizons"]["long-term"]) == ("64.03", year, year + 15)
    assert roadmap("validate", cwd=tmp_path).code == 0


def test_asks_only_for_the_rest(tmp_path: Path) -> None:
    code, said = conversation(tmp_path, ["Kalimantan Timur\n", "\n", "\n"], *BERAU[:4], *BERAU[6:], "--lang", "en")
    assert code == 0
    assert "Code of the region" not in said
    assert "Province: " in said


def test_no_answer_writes_nothing(tmp_path: Path) -> None:
    code, said = conversation(tmp_path, ["Kabupaten Berau\n", "\x04"], "--lang", "en")
    assert code == 2
    assert "nothing was answered, so nothing was written" in said
    assert written(tmp_path) == {}
