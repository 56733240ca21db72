"""``roadmap book``: which texts are there, and files to write the others in."""

from __future__ import annotations

import json
from pathlib import Path

from ppu_roadmap.book.outline import PIECES
from tests.book.sample import plan_in
from tests.cli.door import roadmap

NEEDED = sum(piece.needed for piece in PIECES)


def states(*arguments: str | Path) -> dict[str, str]:
    rows = json.loads(roadmap("book", *arguments, "--format", "json").out)
    rows = rows if isinstance(rows, list) else next(value for value in rows.values() if isinstance(value, list))
    return {row["key"]: row["state"] for row in rows}


def test_lists_what_is_missing(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/closing.md": "Satu dua."})
    found = states(folder)
    assert list(found) == [piece.key for piece in PIECES]
    assert (found["closing"], found["preface"], found["scope"]) == ("written", "missing", "optional")
    assert f"1 ada · {NEEDED - 1} belum ada" in roadmap("book", folder).out
    assert f"0 written · {NEEDED} missing" in roadmap("book", folder, "--lang", "en").out


def test_the_language_is_that_of_exports(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/en/closing.md": "One."})
    assert states(folder)["closing"] == "missing"
    assert states(folder, "--lang", "en")["closing"] == "written"
    listed = roadmap("book", folder, env={"LANG": "en_US.UTF-8", "ROADMAP_LANG": None}).out
    assert "book/closing.md" in listed


def test_begins_what_is_missing_and_overwrites_nothing(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/closing.md": "Satu."})
    done = roadmap("book", folder, "--init")
    assert done.code == 0
    made = sorted(path.name for path in (folder / "book").iterdir())
    assert made == sorted(f"{piece.key}.md" for piece in PIECES)
    assert len(done.out.splitlines()) == len(PIECES) - 1
    assert (folder / "book" / "closing.md").read_text("utf-8") == "Satu."
    text = (folder / "book" / "preface.md").read_text("utf-8")
    assert text.startswith("> Petunjuk (tidak dicetak): ")
    assert text.endswith("\n\n")
    assert states(folder)["preface"] == "missing", "guidance is no text"
    before = {path: path.read_bytes() for path in (folder / "book").iterdir()}
    again = roadmap("book", folder, "--init")
    assert (again.code, again.out) == (0, "")
    assert before == {path: path.read_bytes() for path in (folder / "book").iterdir()}
    (folder / "book" / "preface.md").write_text(f"{text}Isi <b>.", "utf-8")
    assert states(folder)["preface"] == "written"
    assert roadmap("validate", folder, "--select", "RM9", "--format", "concise").out.count("\n") == 1


def test_begins_english_texts_of_each_plan(tmp_path: Path) -> None:
    plan_in(tmp_path / "a")
    plan_in(tmp_path / "b", {"book/en/closing.md": "One."})
    done = roadmap("book", tmp_path, "--init", "--lang", "en")
    assert done.code == 0
    assert len(done.out.splitlines()) == 2 * len(PIECES) - 1
    assert (tmp_path / "a/book/en/closing.md").read_text("utf-8").startswith("> Guidance (not printed): ")
    assert not (tmp_path / "a/book/closing.md").exists()
    listed = roadmap("book", tmp_path, "--lang", "en")
    assert f"0 written · {NEEDED} missing" in listed.out
    assert f"1 written · {NEEDED - 1} missing" in listed.out


def test_writes_beside_a_whole_plan_alone(tmp_path: Path) -> None:
    file = plan_in(tmp_path / "plan") / "governance.yaml"
    alone = tmp_path / "governance.yaml"
    alone.write_bytes(file.read_bytes())
    assert roadmap("book", alone, "--init", cwd=tmp_path).code == 2
    assert not (tmp_path / "book").exists()
    assert roadmap("book", file, "--init").code == 0
    assert (tmp_path / "plan/book/closing.md").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book": "a file"})
    done = roadmap("book", folder, "--init")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert (folder / "book").read_text("utf-8") == "a file"
