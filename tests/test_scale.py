"""The page about many plans is true: its program runs as it stands and prints what is shown; the others are Python."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

from tests.cli.process import ROOT, environment, run
from tests.golden import same
from tests.test_many import sockets

PAGE = ROOT / "docs" / "scale.md"
SHOWN = re.compile(r"(?<=\$ python check\.py file:portfolio\n)[^`]*")


@sockets
def test_the_program_for_dask(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    program = re.search(r"<!-- check\.py -->\n```python\n(.*?)```", page, re.DOTALL)
    assert program
    (tmp_path / "check.py").write_text(program[1], "utf-8")
    shutil.copytree(ROOT / "tests" / "plans" / "portfolio", tmp_path / "portfolio")
    command = [sys.executable, "check.py", "file:portfolio"]
    done = run(command, env=environment(), cwd=tmp_path, stdin=None)
    assert done.code == 0, done.err
    same(PAGE, SHOWN.sub(lambda _: done.out, page))


def test_the_other_programs_are_python() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 5
    for block in blocks:
        ast.parse(block)
