"""Out to the agency and back: an unedited form changes no byte, edited cells change their fields and nothing else."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT

SOURCES = (PLANS, *(ROOT / "tests" / "plans" / name for name in ("wide", "full", "rows")))
HABITS = (
    (r"^( *)(- id: .*|status: .*)$", r"\1# catatan: 'penting' #1\n\1\2  # akhir"),
    (r"^( *(?:status|owner|horizon): )([a-z0-9-]+)( *#.*)?$", r'\1"\2"\3'),
    (r"^( *)(description|note): ([A-Z][^:#\n'\"]*)$", r"\1\2: >-\n\1  \3"),
    ("\n", "\r\n"),
)
"""Comments, quotes, folded text and line ends of Windows."""
EDITS: dict[str, dict[str, tuple[str, list[str | int]]]] = {
    "Program": {
        "Catatan": ("note", ["Uji: #1, 'dua'", "baris satu\nbaris dua", '"kutip"']),
        "Kelompok Sasaran": ("target_group", ["Warga: 'semua' #1", "- nelayan"]),
        "Kemajuan (%)": ("progress", [5, "37 %", 99]),
    },
    "Rencana Aksi": {"Keluaran (Output)": ("output", ["1 dokumen: naskah", "[1] peta"])},
    "Risiko": {"Penyebab": ("cause", ["Belum ada - anggaran", "& lain-lain"])},
    "Anggaran": {"Realisasi Anggaran (Rp)": ("realised", [0, "Rp 0"])},
}
"""Cells that may be filled in without an error: by sheet and heading their fields, and what is written."""


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def source(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def odd(plan: Path) -> None:
    """Write the files of a plan as some people would, with a byte order mark."""
    for path in plan.glob("*.yaml"):
        text = path.read_text("utf-8")
        for habit, so in HABITS:
            text = re.sub(f"(?m){habit}", so, text)
        path.write_bytes(f"\ufeff{text}".encode())


def run(*words: str | Path) -> str:
    done = roadmap(*words, "--lang", "id")
    assert done.code in {0, 1}, done.err
    return done.out


def bytes_of(plan: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in plan.iterdir() if path.is_file()}


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "odd"])
def test_a_form_and_its_cells(source: Path, plain: bool, tmp_path: Path) -> None:  # noqa: FBT001
    plan, form = Path(shutil.copytree(source, tmp_path / "plans")), tmp_path / "form.xlsx"
    if not plain:
        odd(plan)
    before = bytes_of(plan)
    shutil.copytree(plan, tmp_path / "before")
    run("export", "workbook", "-o", form, "--plan", plan)
    assert run("import", form, "--apply", "--plan", plan) == "tidak ada yang berbeda dari rencana\n"
    assert bytes_of(plan) == before
    edited = edit(form, random.Random(f"{source.name} {plain}"))  # noqa: S311
    done = roadmap("import", form, "--apply", "--format", "json", "--plan", plan)
    assert done.code == 0, done.err
    told = json.loads(done.out)
    changed = {(each["from"]["sheet"], each["from"]["cell"]): each["field"].split(".")[-1] for each in told["changes"]}
    assert (changed, told["conflicts"], told["left"]) == (edited, [], [])
    found = json.loads(run("diff", tmp_path / "before", plan, "--format", "json"))
    fields = [field["field"].split(".")[-1] for each in found["programs"] for field in each["fields"]]
    assert sorted(fields) == sorted(edited.values())
    for name, data in before.items():
        only_edited(data, (plan / name).read_bytes(), len(edited))


def only_edited(old: bytes, new: bytes, cells: int) -> None:
    """A file in which so many cells changed: its comments, line ends, mark and other lines are as they were."""
    comments = [Counter(re.findall(r"#[^\r\n]*", data.decode())) for data in (old, new)]
    assert comments[0] <= comments[1]
    assert (b"\r\n" in old, old[:3]) == (b"\r\n" in new, new[:3])
    before, after = (data.decode().splitlines() for data in (old, new))
    gone = [line for line in unified_diff(before, after, n=0, lineterm="") if line.startswith("-")]
    assert len(gone) <= 2 * cells + 1


def edit(form: Path, chance: random.Random) -> dict[tuple[str, str], str]:
    """Fill some cells in; the field of each, by sheet and cell."""
    book, edited = load_workbook(form), dict[tuple[str, str], str]()
    for name, columns in EDITS.items():
        sheet = book[name]
        rows = [row for row in sheet.iter_rows(min_row=2) if row[0].value]
        for heading, (field, values) in columns.items():
            at = next(cell.column for cell in sheet[1] if cell.value == heading)
            able = [row for row in rows if row[at - 1].value not in values]
            for row in chance.sample(able, min(len(able), 2)):
                row[at - 1].value = chance.choice(values)
                edited[name, row[at - 1].coordinate] = field
    book.save(form)
    return edited
