"""The page about the exchange is a tour that runs: its commands print what it shows, and agencies fill forms in.

A comment ``<!-- FILE: Sheet!A1=text; … -->`` fills cells of a form in, one of a ``.csv`` is its lines.
``GOLDEN=update`` writes the answers and the list of what the form leaves out anew.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from ppu_roadmap.workbook.sheets import LEFT_OUT
from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, shell
from tests.golden import same

PAGE = ROOT / "docs" / "exchange.md"
DAY = "2026-12-10T08:00:00+08:00"
ENV = {
    "LANG": "en_US.UTF-8", "ROADMAP_TODAY": DAY[:10], "COLUMNS": "110", "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Bapelitbang", "GIT_AUTHOR_EMAIL": "b@ppu.example", "GIT_AUTHOR_DATE": DAY,
    "GIT_COMMITTER_NAME": "Bapelitbang", "GIT_COMMITTER_EMAIL": "b@ppu.example", "GIT_COMMITTER_DATE": DAY,
}  # fmt: skip
_FILLED = re.compile(r"<!-- (\S+\.(?:xlsx|csv)): (.*) -->\n")


def test_the_tour(tmp_path: Path) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    shell("git init -q -b main . && git add . && git commit -qm 'Rencana awal'", env=ENV, cwd=tmp_path)
    same(PAGE, "".join(_told(PAGE.read_text("utf-8").splitlines(keepends=True), tmp_path)))


def _told(lines: list[str], folder: Path) -> Iterator[str]:
    """The page once more, with what its commands answer now."""
    console = listing = False
    for line in lines:
        listing = listing and line.startswith("- ")
        if not ((console and line[:1] not in "`$") or listing):
            yield line
        if line.startswith("```"):
            console = line == "```console\n"
        elif console and line.startswith("$ "):
            yield from _answer(line[2:].strip(), folder)
        elif filled := _FILLED.fullmatch(line):
            _fill(folder / filled[1], filled[2])
        elif line == "<!-- left out -->\n":
            listing = True
            yield from (
                f"- `{'`, `'.join('.'.join(each) for each in fields)}`: {why.render('en')}\n"
                for _r, fields, why in LEFT_OUT
            )


def _answer(command: str, folder: Path) -> Iterator[str]:
    words = shlex.split(command)
    if words[0] == "roadmap" and ">" not in words:
        done = roadmap(*words[1:], env=ENV, cwd=folder)
    else:
        done = shell(command, env=ENV, cwd=folder)
    assert done.code in {0, 1}, (command, done.err)
    yield from (done.out + done.err).splitlines(keepends=True)


def _fill(path: Path, text: str) -> None:
    if path.suffix == ".csv":
        path.write_text(text.replace(" | ", "\n") + "\n", "utf-8")
        return
    book = load_workbook(path)
    for part in text.split("; "):
        place, _equals, value = part.partition("=")
        sheet, cell = place.split("!")
        book[sheet][cell] = int(value) if value.isdecimal() else value
    book.save(path)
