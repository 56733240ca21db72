"""Forms as they are given out and come back, for the tests of this folder."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ppu_roadmap.change.wishes import UNKNOWN, Table, Wanted
from ppu_roadmap.grid import reading, separate
from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.form import form
from ppu_roadmap.workbook.rows import Rows

TODAY = date(2023, 2, 1)
FULL = Path(__file__).parents[1] / "plans" / "full"
"""A plan in which every field is used."""


def plan_of(files: Mapping[str, bytes]) -> Plan:
    """The plan of some files."""
    return load_files(files, TODAY).plan


def full_files() -> dict[str, bytes]:
    """The files of the full plan."""
    return {file.name: file.read_bytes() for file in FULL.glob("*.yaml")}


def given_out(plan: Plan, language: Language = "id", owner: str | None = None) -> bytes:
    """The form of an agency, or of all."""
    programs = [one for one in plan.programs if owner in (None, one.owner)]
    return form(Rows(plan, language, programs, owner is None, "2023-Q1"), TODAY, owner)


def read(data: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook, read without a process of its own."""
    lines = "\n".join(separate.lines(separate.sheets(io.BytesIO(data))))
    return reading.sheets_of(Path("form.xlsx"), io.BytesIO(lines.encode()))


def sheet(found: Sequence[Grid], name: str) -> Grid:
    """The sheet of a name."""
    return next(grid for grid in found if grid.sheet == name)


def edited(found: Sequence[Grid], name: str, edit: Callable[[list[list[Value]]], object]) -> list[Grid]:
    """The sheets after one of them was edited by its rows."""
    rows = [list(row) for row in sheet(found, name).rows]
    edit(rows)
    return [grid._replace(rows=rows) if grid.sheet == name else grid for grid in found]


def put(found: Sequence[Grid], name: str, cells: Mapping[tuple[int, int], Value]) -> list[Grid]:
    """The sheets with other values in some cells of one, by row and column from 0; rows are added as needed."""

    def edit(rows: list[list[Value]]) -> None:
        for (at, place), value in cells.items():
            while len(rows) <= at:
                rows.append([None] * len(rows[0]))
            rows[at][place] = value

    return edited(found, name, edit)


def now(*replaced: tuple[str, str]) -> Plan:
    """The full plan after its files were changed."""
    files = full_files()
    for old, new in replaced:
        assert any(old.encode() in data for data in files.values()), old
        files = {name: data.replace(old.encode(), new.encode(), 1) for name, data in files.items()}
    return plan_of(files)


def row_of(found: Sequence[Grid], name: str, *cells: Value) -> int:
    """The index of the row that begins so, from the second column on where the first is ``...``."""
    return next(at for at, row in enumerate(sheet(found, name).rows) if list(row[: len(cells)]) == list(cells))


def told(table: Table) -> list[str]:
    """What a table wishes and leaves, a line each."""
    return [*(line for wanted in table.wanted for line in _told(wanted)), *_left(table)]


def _told(wanted: Wanted, within: str = "") -> Iterator[str]:
    mark = "-" if wanted.gone else "+" if wanted.new else "~"
    item = f"[{','.join(wanted.item)}]" if wanted.item else ""
    record = f"{mark} {within}{wanted.form.word} {wanted.id or wanted.dimension}{item}"
    for wish in wanted.wishes:
        value = wish.value if wish.meant is None else wish.meant
        change = (
            f"{wish.given!r} -> {value!r}"
            if wish.now in (wish.given, UNKNOWN)
            else f"{wish.given!r}/{wish.now!r} -> {value!r}"
        )
        yield f"{record} {'.'.join(wish.path)}: {change} ({wish.origin.sheet}!{wish.origin.cell})"
    if not wanted.wishes:
        yield f"{record} ({wanted.origin.sheet}!{wanted.origin.cell})"
    for part in wanted.parts:
        yield from _told(part, "its ")


def _left(table: Table) -> Iterator[str]:
    for left in table.left:
        yield f"x {left.origin.sheet}!{left.origin.cell} {left.text!r}: {left.why.render('en')}"
