"""Files that are not there yet are made all or none, whatever goes wrong."""

from __future__ import annotations

import json
import os
import signal
from errno import EPERM
from pathlib import Path

import pytest

from ppu_roadmap import files
from ppu_roadmap.commands import init
from ppu_roadmap.files import create_all
from tests.test_files import in_child


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture(params=[True, False], ids=["links", "no-links"])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:

        def refuse(_self: Path, _target: Path) -> None:
            raise OSError(EPERM, "no links here")

        monkeypatch.setattr(Path, "hardlink_to", refuse)


@pytest.mark.usefixtures("_links")
def test_makes_files_and_their_folders(tmp_path: Path) -> None:
    create_all({tmp_path / "a" / "b" / "c.txt": b"c", tmp_path / "d.txt": b"d"})
    assert everything(tmp_path) == ["a", "a/b", "a/b/c.txt", "d.txt"]
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"c"
    assert (tmp_path / "d.txt").stat().st_nlink == 1


@pytest.mark.usefixtures("_links")
def test_one_that_is_there_undoes_the_others(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_bytes(b"old")
    with pytest.raises(FileExistsError) as raised:
        create_all({tmp_path / "a" / "c.txt": b"c", tmp_path / "d.txt": b"d"})
    assert raised.value.filename == str(tmp_path / "d.txt")
    assert everything(tmp_path) == ["d.txt"]
    assert (tmp_path / "d.txt").read_bytes() == b"old"


def test_an_interrupted_one_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_name: Path, path: Path) -> None:
        if path.name == "b.txt":
            raise KeyboardInterrupt

    monkeypatch.setattr(files, "_take", interrupt)
    with pytest.raises(KeyboardInterrupt):
        create_all({tmp_path / "x" / "a.txt": b"a", tmp_path / "x" / "b.txt": b"b"})
    assert everything(tmp_path) == []


def test_a_killed_one_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def action() -> None:
        for call in ("replace", "unlink"):
            monkeypatch.setattr(os, call, lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL))
        create_all({tmp_path / "a.txt": b"a"})

    assert os.WTERMSIG(in_child(action)) == signal.SIGKILL
    assert (tmp_path / "a.txt").read_bytes() == b"a"


@pytest.mark.parametrize(
    ("origin", "tool"),
    [
        (
            {"url": "https://example.org/roadmap.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "ppu-roadmap @ git+https://example.org/roadmap.git@0a1b",
        ),
        ({"url": "file:///somewhere", "dir_info": {"editable": True}}, None),
        ({"url": 'https://example.org/"$(x)', "vcs_info": {"commit_id": "0a1b"}}, None),
        (None, None),
    ],
)
def test_ci_installs_the_tool_from_where_it_came(
    origin: dict[str, object] | None, tool: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Distribution:
        def read_text(self, _name: str) -> str | None:
            return json.dumps(origin) if origin else None

    monkeypatch.setattr(init, "distribution", lambda _name: Distribution())
    assert init.installed_from() == tool
