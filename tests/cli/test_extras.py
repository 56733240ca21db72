"""What needs an extra says so in one line where it is not installed, with the command that installs it."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.process import PLANS, ROOT, Done, environment, run

BLOCKED = """\
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocker())
from ppu_roadmap.__main__ import main
main()
"""
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
MODULES = {
    "typst": "typst",
    "resvg-py": "resvg_py",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
    "watchfiles": "watchfiles",
    "duckdb": "duckdb",
}


def bare(*arguments: str | Path, without: str = "data pdf web") -> Done:
    """The command where the libraries of extras are not there."""
    named = {re.split("[><=]", each)[0] for extra in without.split() for each in EXTRAS[extra]}
    program = BLOCKED.format(names={MODULES[name] for name in named})
    return run([sys.executable, "-c", program, *map(str, arguments)], env=environment(), cwd=None, stdin=None)


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        ("export pdf -o -", "pdf"),
        ("export poster -o {folder}/poster.png", "pdf"),
        ("export rkpd --year 2027 -o {folder}/rkpd.pdf", "pdf"),
        ("serve --port 0", "web"),
        ("query SELECT", "data"),
        ("export parquet -o {folder}/dataset", "data"),
    ],
)
def test_one_line_that_says_how(tmp_path: Path, command: str, extra: str) -> None:
    done = bare(*command.format(folder=tmp_path).split(), "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    told = re.fullmatch(r"roadmap: this needs \w+, which is not installed: run (.+)\n", done.err)
    assert told, done.err
    assert shlex.split(told[1]) == ["pip", "install", f"ppu-roadmap[{extra}]"], "as a shell takes it"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["validate", "show --horizon 5y", "export poster -o -"])
def test_nothing_else_needs_one(command: str) -> None:
    done = bare(*command.split(), "--plan", PLANS)
    assert (done.code, done.err) == (0, "")
