"""The README is true: its commands run, print what it shows, and its figures are those of the plan."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import ROOT, Done, shell

README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
ENV = {"ROADMAP_LANG": "en", "COLUMNS": "100", "ROADMAP_TODAY": "2026-11-24"}
ELIDED = "…"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to run in: some commands write."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "plans", folder / "plans")
    (folder / "docs").mkdir()
    return folder


def steps(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines that it is said to print."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return [(command, said.splitlines()) for command, said in zip(parts[::2], parts[1::2], strict=True)]


def run(command: str, folder: Path) -> Done:
    """What a command does; a shell reads those that are more than words."""
    words = shlex.split(command, comments=True)
    if words[0] == "roadmap" and not set("".join(words)) & set("|<>;&$*"):
        return roadmap(*words[1:], env=ENV, cwd=folder)
    return shell(command, env=ENV, cwd=folder)


def prints(done: Done, said: list[str]) -> bool:
    """Whether a command printed these lines, any others standing where there is an ellipsis."""
    pattern = "".join(r"(?:.*\n)*?" if line == ELIDED else re.escape(line) + "\n" for line in said)
    return re.fullmatch(pattern, done.out) is not None


def test_every_console_block_prints_what_it_shows(checkout: Path) -> None:
    ran = 0
    for command, said in (step for block in CONSOLE for step in steps(block)):
        done = run(command, checkout)
        assert done.code in {0, 1}, (command, done.err)
        assert prints(done, said), f"{command}\n{done.out}"
        ran += 1
    assert ran >= 6


def test_every_other_command_runs(checkout: Path) -> None:
    commands = [line for block in SHELL for line in block.splitlines() if line.startswith("roadmap")]
    commands += re.findall(r"`(roadmap (?:rule|program|matrix|export) ?[^`]*)`", README)
    assert len(commands) >= 4
    for command in commands:
        done = run(command, checkout)
        assert done.code in {0, 1}, (command, done.err)


def test_the_plan_of_a_region_as_it_is_shown_is_right(tmp_path: Path) -> None:
    files = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert [name for name, _text in files] == ["plan.yaml", "governance.yaml"]
    for name, text in files:
        (tmp_path / name).write_text(text, "utf-8")
    done = roadmap("validate", tmp_path, "--format", "json", env={"ROADMAP_TODAY": "2026-11-24"})
    assert json.loads(done.out)["summary"]["errors"] == 0


def test_the_picture_is_the_one_that_its_command_makes() -> None:
    command = re.search(r"^\*`roadmap (export poster -o docs/poster.svg [^`]*)`\*$", README, re.MULTILINE)
    assert command
    made = roadmap(*command[1].replace("docs/poster.svg", "-").split())
    assert made.data == (ROOT / "docs" / "poster.svg").read_bytes()


def test_the_warnings_are_counted_right() -> None:
    done = roadmap("validate", "plans", "--format", "json", env=ENV)
    found = Counter(one["code"] for one in json.loads(done.out)["diagnostics"] if one["severity"] == "warning")
    rows = re.findall(r"^\| (RM\d{3}(?:, RM\d{3})*) \| ([\d +]+) \|", README, re.MULTILINE)
    told = {
        code: int(count)
        for codes, counts in rows
        for code, count in zip(codes.split(", "), counts.split(" + "), strict=True)
    }
    assert told == found


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", README)
    assert len(targets) > 8
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []
