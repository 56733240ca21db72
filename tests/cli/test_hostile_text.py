"""Whatever a plan's text holds, no output lets it act: no escape, markup, workflow command, formula or tag."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from ppu_roadmap.grid.delimited import unguarded
from ppu_roadmap.text import inert_json
from tests.cli.door import roadmap
from tests.cli.process import ROOT, SEEDED
from tools.attack.sinks import attack

MINIMAL = SEEDED.parent / "minimal"
TEXTS = (
    "[bold red]merah[/] [link=https://a.id]b[/link] :smile: {x!r}",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "'=1+1", "\t=1+1",
    "::error file=plan.yaml::salah", "##[error]salah", "::set-output name=a::b", "%0A::error::salah",
    "\u00a0::error::salah",
    "<script>alert(1)</script><b>&amp;", "a|b|c", "`kode` *tebal* _miring_ [x](javascript:alert(1)) # judul",
    "\\[\\] \\x1b[31m ${HOME} $(id) %s {0}", "baris\n::error::kedua\n=3+3", "]]>", '"; drop --', "都市 é 🌱",
)  # fmt: skip
"""Texts that the format allows, each of which some program would obey."""
FORBIDDEN = ("\x1b[31mmerah", "lonceng\x07", "balik\u202earah", "kosong\u200b", "\x9b31m", "nul\x00")
"""Texts that the format refuses, which findings about them quote all the same."""
RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def written(value: object) -> str:
    """A value in YAML that the reader takes: JSON, whose escapes double quotes in YAML know too."""
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan all of whose texts are hostile, and allowed."""
    folder = tmp_path_factory.mktemp("hostile") / "plans"
    shutil.copytree(MINIMAL, folder)
    file = yaml.safe_load((folder / "plan.yaml").read_text("utf-8"))
    file["region"]["name"] = TEXTS[0]
    file["title"] = TEXTS[7]
    file["agencies"]["diskominfo"]["name"] = TEXTS[1]
    programs = [
        {
            "id": f"GOV-{number:02}",
            "name": text.replace("\n", " "),
            "horizon": "1-year",
            "owner": "diskominfo",
            "subdimension": "policy",
            "description": text,
            "target_group": text,
            "status_note": text,
            "note": text,
            "locations": [text],
            "sources": [text],
            "depends_on": [text],
            "budget": [{"year": 2022, "source": text, "amount": 1}],
            "indicators": [{"name": text, "kind": "output", "unit": text, "formula": text}],
            "risks": [{"id": f"GOV-{number:02}-R1", "factor": text, "likelihood": 3, "impact": 3, "owner": text}],
        }
        for number, text in enumerate(TEXTS, 1)
    ]
    lines = ["dimension: governance", "programs:", *(f"  - {written(program)}" for program in programs)]
    (folder / "governance.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "plan.yaml").write_text("".join(f"{key}: {written(value)}\n" for key, value in file.items()), "utf-8")
    return folder


def harmless(text: str) -> None:
    """No raw control, and no line that a CI system obeys."""
    assert not RAW.search(text), RAW.findall(text)
    assert not [line for line in text.splitlines() if line.strip().startswith("::")]
    assert not re.search(r"##\w*\[", text)


def inert(text: str) -> str:
    """A text as a page shows it: what runners obey anywhere in a line is broken up, outer blanks are left out."""
    return text.replace("##[", r"\x23#[").strip()


def test_every_text_is_allowed_but_as_a_link(plan: Path) -> None:
    found = json.loads(roadmap("validate", plan, "--format", "json").out)["diagnostics"]
    errors = {one["code"] for one in found if one["severity"] == "error"}
    assert errors == {"RM103", "RM106", "RM109"}


@pytest.mark.parametrize("arguments", ["--format full --all", "--format concise", "--format full --color always"])
def test_findings_for_people(plan: Path, arguments: str) -> None:
    for language in ("id", "en"):
        done = roadmap("validate", plan, *arguments.split(), "--lang", language, cwd=plan)
        text = re.sub(r"\x1b\[[0-9;]*m", "", done.out) if "always" in arguments else done.out
        harmless(text)
        assert "[bold red]merah[/]" in text
        if "concise" in arguments:
            assert all(
                re.match(r"(governance|plan)\.yaml:\d+:\d+: \w+\[RM\d{3}\]: ", line) for line in text.splitlines()
            )


def test_findings_for_programs(plan: Path) -> None:
    done = roadmap("validate", plan, "--format", "json")
    harmless(done.out)
    assert "[bold red]merah[/]" in done.out
    json.loads(done.out)


@pytest.mark.parametrize(
    "command", ["show", "show --columns id,name,description,locations,funding,indicators,note,sources", "matrix"]
)
@pytest.mark.parametrize("columns", ["20", "200"])
def test_tables(plan: Path, command: str, columns: str) -> None:
    done = roadmap(*command.split(), "--plan", plan, env={"COLUMNS": columns})
    assert done.code == 0
    harmless(done.out)


def test_program_sheets(plan: Path) -> None:
    for number in range(1, len(TEXTS) + 1):
        done = roadmap("program", f"GOV-{number:02}", "--plan", plan, env={"COLUMNS": "300"})
        assert done.code == 0
        harmless(done.out)
        assert "\n" in TEXTS[number - 1] or inert(TEXTS[number - 1]) in done.out


def test_csv_holds_no_formula_and_gives_every_text_back(plan: Path) -> None:
    columns = "id,name,description,note,indicators,locations"
    done = roadmap("export", "csv", "-o", "-", "--plan", plan, "--columns", columns)
    rows = list(csv.DictReader(io.StringIO(done.data.decode(), newline="")))
    harmless(done.out)
    for row in rows:
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [unguarded(row["description"]) for row in rows] == list(TEXTS)
    raw = roadmap("export", "csv", "-o", "-", "--plan", plan, "--columns", columns, "--raw")
    assert [row["description"] for row in csv.DictReader(io.StringIO(raw.data.decode(), newline=""))] == list(TEXTS)


def test_json_gives_every_text_back(plan: Path) -> None:
    done = roadmap("export", "json", "-o", "-", "--plan", plan, "--columns", "id,description")
    harmless(done.out)
    assert [row["description"] for row in json.loads(done.out)["rows"]] == list(TEXTS)


def test_markdown_and_svg_hold_no_tag_and_no_link(plan: Path) -> None:
    columns = "id,name,description,note"
    text = roadmap("export", "md", "-o", "-", "--plan", plan, "--columns", columns).out
    harmless(text)
    assert not re.search(r"(?<!\\)<(?!br>)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    picture = roadmap("export", "svg", "-o", "-", "--plan", plan, "--columns", columns).out
    harmless(picture)
    assert "<script" not in picture
    assert "href" not in picture
    assert not re.search(r"\son\w+=", picture)


@pytest.mark.parametrize("text", FORBIDDEN, ids=ascii)
@pytest.mark.parametrize("spelled", ["raw", "escaped"])
def test_forbidden_characters_are_shown_and_never_sent(tmp_path: Path, text: str, spelled: str) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "governance.yaml"
    name = f'"{text}"' if spelled == "raw" else json.dumps(text)
    file.write_bytes(file.read_bytes() + f"    description: {name}\n    note: Aman\n".encode())
    for arguments in (
        ["validate", "--format", "full"],
        ["validate", "--format", "json"],
        ["show", "--columns", "note"],
    ):
        done = roadmap(*arguments, cwd=tmp_path, env={"ROADMAP_LANG": "en"})
        harmless(done.out)
        harmless(done.err)
    done = roadmap("validate", "--format", "concise", cwd=tmp_path)
    assert "error[RM003]" in done.out
    assert "Aman" in roadmap("show", "--columns", "note", cwd=tmp_path).out, "the rest is read"


def test_arguments_are_quoted_harmlessly() -> None:
    hostile = "\x1b[31m::error::\u202e[bold]"
    for arguments in (
        ["show", hostile], ["program", hostile], ["show", "--owner", hostile], ["rule", hostile],
        ["validate", "--select", hostile], ["validate", "--format", hostile], ["show", "--as-of", hostile],
        ["export", hostile, "-o", "-"], ["schema", hostile], ["show", "--columns", hostile],
        ["show", "--lang", hostile],
    ):  # fmt: skip
        done = roadmap(*arguments)
        assert done.code == 2
        harmless(done.err)
        assert done.err.startswith("roadmap: ")
        assert done.err.count("\n") == 1


def test_nothing_that_goes_out_acts() -> None:
    tried = attack(30)
    assert tried.faults == []
    assert tried.count >= 30


WRITERS = {
    "__main__.py": {"main", "_give_up"},
    "cli.py": {"_version"},
    "commands/asking.py": {"_line"},
    "commands/run.py": {"write", "write_text", "write_bytes"},
    "commands/validate.py": {"_append_summary"},
    "export/docx/package.py": {"file"},  # parts of a file in memory
    "export/pdf/typesetting.py": {"_pdf"},  # in an empty folder of its own, which goes at once
    "export/xlsx/__init__.py": {"render"},  # cells of a workbook in memory
    "export/xlsx/leaves.py": {"fill"},  # likewise
    "export/xlsx/sheet.py": {"spread"},  # likewise
    "files.py": {"write_out"},
    "grid/separate.py": {"main"},  # a process of its own, to its parent
    "loader/pool.py": {"_told", "work_on"},  # likewise, and to it
    "staging.py": {"stage"},
    "terminal/screens.py": {"write"},
    "tree.py": {"_write"},  # in a folder that waits for its place
    "workbook/form.py": {"_write_guide", "write", "written"},  # cells of a workbook in memory
    "workbook/marked.py": {"_write_grid"},
    "workbook/worksheet.py": {"put_row"},
}
"""The functions that may write to a stream or a file; all else goes out through them."""
OUT = {"write", "writelines", "write_text", "write_bytes"}


def test_no_sink_goes_around_the_door() -> None:
    """Calls of what writes: ``print``, and methods of streams, files and paths that are not our own objects."""
    package = ROOT / "src" / "ppu_roadmap"
    found: dict[str, set[str]] = {}
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
            calls = [each.func for each in ast.walk(function) if isinstance(each, ast.Call)]
            if any(map(_writes, calls)):
                found.setdefault(path.relative_to(package).as_posix(), set()).add(function.name)
    assert found == WRITERS


def _writes(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in {"print", "input"}
    own = isinstance(called, ast.Attribute) and ast.unparse(called.value) in {"self", "out", "run", "screen"}
    return isinstance(called, ast.Attribute) and called.attr in OUT and not own


def test_every_json_goes_through_one_door() -> None:
    """Others dump what no plan's number is in: schemas, settings, a text as YAML, what is hashed, cells read."""
    package = ROOT / "src" / "ppu_roadmap"
    found = {path for path in package.rglob("*.py") if "json.dumps(" in path.read_text("utf-8")}
    names = {path.relative_to(package).as_posix() for path in found}
    own = {
        "blank/plan.py",
        "cache/plain.py",
        "export/pdf/typesetting.py",  # for typst alone, which prints it as text
        "facts/decisions.py",
        "grid/separate.py",
        "journal.py",
        "model/schema.py",
        "report/json.py",
        "source/scalars.py",
        "workbook/memory.py",
        "yamltext/compose.py",
    }
    assert names == {"text.py", *own}
    with pytest.raises(ValueError, match="JSON"):
        inert_json({"value": float("inf")})
