"""Every command that a message, a rule's page, the help or the documentation names runs as it stands there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from ppu_roadmap.cli import function_of
from ppu_roadmap.commands import COMMANDS
from tests.cli.conversation import answered
from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED, shell

pytestmark = pytest.mark.no_cover  # whole commands, one after the other, that other tests measure
FULL = ROOT / "tests" / "plans" / "full"
NAMED = re.compile(rf"\broadmap (?:{'|'.join(COMMANDS)})\b[^`'\n]*?(?=[`'\n]|[;,:)](?:\s|$)|\s\(|$)")
"""A command in a sentence: up to the mark behind it."""
PROGRAM = re.compile(r"\b[A-Z]{3}-[0-9]{2}\b")
STANDING = {
    "ID": "GOV-01", "PLAN": "plans", "FOLDER": "baru", "REV": "HEAD", "RENCANA": "plans", "CODE": "RM404",
    "FIELD=VALUE…": "status=ongoing", "approve|approve-with-notes|revise|reject": "revise",
}  # fmt: skip
"""What stands in documentation for what a user writes."""
ASKING = ("add", "init", "decide", "move", "remove", "rename-id")
"""Commands that ask for what is missing, on a terminal."""
TALKED_OF = ("set", "decide", "program", "export", "remove", "move", "rename-id", "import", "log")
"""Commands that documentation calls by their name alone, and that take more."""
MISUSED = (
    ["show", "nowhere"], ["rule", "RM9"], ["validate", "plans", "--select", "XX"], ["sni", "choose"],
    ["sni", "choose", "9.9"],
    ["decide", "GOV-02", "approve"], ["add", "budget"], ["add", "budget", "GOV-01"], ["add"], ["add", "taman"],
    ["set", "GOV-01", "sni"], ["decide", "SOC-99", "approve"], ["program", "SOC-99"], ["fmt", "docs"], ["fix", "docs"],
    ["remove", "dlh"], ["remove", "GOV-S1"], ["rename-id", "GOV-01", "ECO-77"], ["remove"], ["move", "GOV-01"],
    ["validate", "docs"], ["show", "docs"], ["set", "GOV-01", "status=done", "--plan", "docs"],
)  # fmt: skip
"""Command lines that are refused with what to do instead."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plans that commands are named for, in a repository, and the tables that they take in."""
    folder = tmp_path_factory.mktemp("furnished")
    shutil.copytree(PLANS, folder / "plans")
    shutil.copytree(FULL, folder / "full")
    shutil.copytree(SEEDED, folder / "seeded")
    (folder / "plans" / "proposals.yaml").write_text(
        "proposals:\n  - {id: USL-001, name: Taman baca, dimension: living, proposer: dlh, forum: musrenbang}\n"
    )
    for name in ("docs", "schema"):
        (folder / name).mkdir()
    for name in ("old-plans", "new-plans"):
        shutil.copytree(PLANS, folder / name)
    commit = "git -c user.name=Bapelitbang -c user.email=b@ppu.example -c maintenance.auto=false commit -qm"
    refs = "git tag v1 && git tag bimtek-3 && git branch usulan && git update-ref refs/remotes/origin/main HEAD"
    made = f"git init -qb main && git add . && {commit} Awal && {refs} && {commit} Lagi --allow-empty"
    done = shell(made, cwd=folder, env={"GIT_COMMITTER_DATE": "2025-12-01T08:00:00+08:00"})
    assert done.code == 0, done.err
    for name in ("dlh", "diskominfo"):
        roadmap("export", "workbook", "--owner", name, "-o", f"{name}.xlsx", "--plan", "plans", cwd=folder)
    rows = ["Dimensi", "Program", "Instansi", "Tahun"], ["Smart Living", "Taman baca", "DLH", "2026"]
    (folder / "lokakarya.csv").write_text("".join(";".join(row) + "\n" for row in rows))
    book = Workbook()
    book.create_sheet("Hasil Bimtek", 0)
    for row in rows:
        book["Hasil Bimtek"].append(row)
    book.save(folder / "lokakarya.xlsx")
    return folder


@pytest.fixture
def workplace(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(furnished, tmp_path / "workplace"))


def commands_in(text: str) -> Iterator[str]:
    """The commands that a text names."""
    said = "\n".join(line for line in text.splitlines() if not line.startswith(("Usage: ", "Pemakaian: ")))
    return (match[0].rstrip(" .") for match in NAMED.finditer(said))


def check(commands: Iterable[str], folder: Path) -> None:
    """Run a command of each kind in a copy of the folder: it does something, or asks on a terminal what is left open.

    Commands that differ in the program alone are of one kind.
    """
    wrong = []
    kinds = {PROGRAM.sub("ID", command): command for command in sorted(commands)}
    for number, command in enumerate(kinds.values()):
        place = folder.parent / f"{folder.name}-{number}"
        shutil.copytree(folder, place)
        if command.startswith("roadmap export"):  # as much of each file is made for two dimensions, in less time
            for name in ("branding", "economy", "living", "society"):
                (place / "plans" / f"{name}.yaml").unlink()
        said = fault(command, place)
        if said is not None:
            wrong.append(f"{command}: {said}")
        shutil.rmtree(place)
    assert wrong == []


def fault(command: str, folder: Path) -> str | None:
    """What is wrong with a command, if it does not run."""
    if set(command) & set("|<>&$*"):
        done = shell(command, cwd=folder)
    else:
        done = roadmap(*shlex.split(command, comments=True)[1:], cwd=folder)
    if done.code != 2:
        return None
    words = shlex.split(command)
    if words[1] not in ASKING:
        return done.err
    code, said = answered(["\x04"], *words[1:], cwd=folder)
    return None if "nothing was answered" in said and code == 2 else said


def test_what_the_messages_name(workplace: Path) -> None:
    told = [
        roadmap("validate", name, "--all", "--lang", "en", cwd=workplace).out for name in ("plans", "full", "seeded")
    ]
    for plan in ("plans", "full"):
        for line in MISUSED:
            named = [] if "--plan" in line or line[-1] in {"nowhere", "docs", "plans"} else ["--plan", plan]
            told.append(roadmap(*line, *named, "--lang", "en", cwd=workplace).err)
            aimed = [command for command in commands_in(told[-1]) if command.split()[1] != "rule"]
            assert not named or all(plan in shlex.split(command) for command in aimed), told[-1]
    told.append(roadmap("show", "--lang", "en", cwd=workplace / "docs").err)
    told.append(roadmap("show", "seeded", "--lang", "en", cwd=workplace).err)
    found = {command for text in told for command in commands_in(text)}
    assert len(found) > 20
    check(found, workplace)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_help_names(name: str, workplace: Path) -> None:
    function, examples = function_of(name)
    check([*examples, *commands_in(function.__doc__ or "")], workplace)


def test_what_the_pages_of_rules_name(workplace: Path) -> None:
    pages = json.loads((ROOT / "src" / "ppu_roadmap" / "rules" / "pages.json").read_text("utf-8"))
    check((command for page in pages.values() for text in page.values() for command in commands_in(text)), workplace)


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "cli.md")]
)
def test_what_the_documentation_names(page: str, workplace: Path) -> None:
    text = ((ROOT if page == "README.md" else ROOT / "docs") / page).read_text("utf-8")
    blocks = re.findall(r"^```(?:sh|console|bash)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    found = [line for line in lines if line.startswith("roadmap ")]
    inline = [command for piece in re.findall(r"`(roadmap [^`]*)`", text) for command in commands_in(piece)]
    found += [command for command in inline if command.count(" ") > 1 or command.split()[1] not in TALKED_OF]
    for written, stands in STANDING.items():
        found = [re.sub(rf"(?<!\S){re.escape(written)}(?!\S)", stands, command) for command in found]
    check(found, workplace)
