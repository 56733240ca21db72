"""What people met, told as a transcript: files, commands, and what the commands answer, in one text a story.

A story in ``tests/stories`` begins with what it is about. A line ``== NAME`` opens a file of the folder that the
commands run in (``== NAME from PLAN`` copies one of a plan under ``tests/plans``); each line ``$ …`` is a command:
``roadmap`` through the door, or ``cat FILE``. Below it stands what it answers, standard output before standard error,
and ``[CODE]`` where it does not end with 0. ``GOLDEN=update`` writes the answers anew.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.golden import same

STORIES = Path(__file__).parent / "stories"
PLANS = Path(__file__).parent / "plans"
_FILE = re.compile(r"== (\S+)(?: from (\S+))?\n?")


@pytest.mark.parametrize("path", sorted(STORIES.glob("*.txt")), ids=lambda path: path.stem)
def test_story(path: Path, tmp_path: Path) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    same(path, "".join(_told(lines, tmp_path)))


def _told(lines: list[str], folder: Path) -> Iterator[str]:
    """The story once more, with what its commands answer now."""
    opened: Path | None = None
    answering = False
    for line in lines:
        if line.startswith("$ "):
            opened, answering = None, True
            yield line
            yield from _answer(shlex.split(line[2:]), folder)
        elif start := _FILE.fullmatch(line):
            opened, answering = folder / start[1], False
            opened.parent.mkdir(parents=True, exist_ok=True)
            opened.write_bytes((PLANS / start[2] / opened.name).read_bytes() if start[2] else b"")
            yield line
        elif opened is not None:
            with opened.open("a", encoding="utf-8", newline="") as file:
                file.write(line)
            yield line
        elif not answering:
            yield line


def _answer(words: list[str], folder: Path) -> Iterator[str]:
    if words[0] == "cat":
        yield from (folder / words[1]).read_text("utf-8").splitlines(keepends=True)
        return
    assert words[0] == "roadmap", f"{words[0]} is no command of a story"
    done = roadmap(*words[1:], cwd=folder)
    yield from (done.out + done.err).splitlines(keepends=True)
    if done.code:
        yield f"[{done.code}]\n"
