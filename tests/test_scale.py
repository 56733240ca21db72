"""The page about many plans is true: its program runs as it stands and prints what is shown; the others are Python."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.process import ROOT, environment, roadmap, run
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


def test_the_readers_of_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = roadmap("export", "parquet", "-o", tmp_path / "lake", "--plan", "tests/plans/portfolio")
    assert done.code == 0, done.err
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text("utf-8")
    sql = re.search(r"^DuckDB:\n\n```sql\n(.*?);\n```", page, re.DOTALL | re.MULTILINE)
    program = re.search(r"^```python\n(import pyarrow\n.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert sql
    assert program
    with duckdb.connect() as database:
        counted = dict(database.execute(sql[1]).fetchall())
    read: dict[str, Any] = {}
    exec(program[1], read)  # noqa: S102 -- of our own page
    assert Counter(read["programs"].column("region").to_pylist()) == counted
    assert sorted(counted) == ["64.03", "64.09", "64.74"]
