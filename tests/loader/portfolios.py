"""Portfolios for tests: many small plans, sound but for what a test changes, and the worst that a folder can hold."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.process import ROOT
from tests.hostile.corpus import cases, undecided

COUNT = 24
SMALL = 10_000
"""Bytes of a plan that is read in no time."""
BASE = ROOT / "tests" / "broken" / "base"
FAULT = "  - {id: GOV-02, name: Dua, horizon: 1-year, owner: diskominfo, depends_on: [GOV-99]}\n"
"""A program that depends on one that is not there."""


def code(index: int) -> str:
    """The code of a region of its own."""
    return f"{11 + index // 10}.{1 + index % 10:02}"


def regencies(folder: Path, count: int = COUNT) -> Path:
    """A folder with so many plans of regions, each in a folder that is named by its code."""
    for index in range(count):
        shutil.copytree(BASE, folder / code(index))
        plan = folder / code(index) / "plan.yaml"
        plan.write_text(plan.read_text("utf-8").replace('"64.09"', f'"{code(index)}"'), "utf-8")
    return folder


def spoil(folder: Path, index: int) -> int:
    """Put a fault into one plan; the line on which it stands."""
    file = folder / code(index) / "governance.yaml"
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + FAULT, "utf-8")
    return len(file.read_text("utf-8").splitlines())


def hostile(folder: Path, count: int = 2 * COUNT) -> Path:
    """A portfolio of hostile plans, all of one region, with links, strange names and books among them."""
    small = [case for case in (*cases(), *undecided()) if sum(map(len, case.files.values())) < SMALL]
    for number, case in enumerate(small[:: len(small) // count]):
        home = folder / f"{number:03}"
        home.mkdir(parents=True)
        for name, data in case.files.items():
            (home / name).write_bytes(data)
    names = sorted(folder.iterdir())
    (names[0] / "Governance.yml").write_text("programs: []\n", "utf-8")
    (names[1] / "society.yaml").symlink_to(names[2] / "plan.yaml")
    (names[3] / "book").mkdir()
    (names[3] / "book" / "foreword.md").write_text("![peta](peta.png)\n\n<b>", "utf-8")
    return folder
