"""A plan to read tables for, and what was read as a person compares it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.blank.plan import plan_file, stand_in
from ppu_roadmap.change.wishes import Table, Wanted
from ppu_roadmap.grid.grid import Area, Grid
from ppu_roadmap.grid.reading import grids
from ppu_roadmap.intake.table import read_table
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.model.plan import Plan

TABLES = Path(__file__).parent / "tables"


@cache
def blank(start: int = 2026) -> Plan:
    data = plan_file(stand_in(start, "id", "tool"))
    return load_alone(data, "plan.yaml", date(start, 1, 1), "plan").plan


def grid(*rows: Any, sheet: str = "Sheet1", merged: Sequence[tuple[int, int, int, int]] = ()) -> Grid:
    width = max(map(len, rows))
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    return Grid("a.xlsx", sheet, cells, tuple(Area(*each) for each in merged))


def read(*sheets: Grid, plan: Plan | None = None, mapping: Mapping[str, str] | None = None, **options: str) -> Table:
    return read_table(sheets, plan or blank(), mapping or {}, **options)


def of_file(path: Path) -> Table:
    return read_table(grids(path), blank(), {})


class Told(NamedTuple):
    """A program as it is wished."""

    dimension: str
    years: tuple[int, ...] = ()
    rupiah: int = 0
    owner: object = None
    horizon: object = None


def value(wanted: Wanted, *path: str) -> object:
    """What a field is wished to be, in the letter of the table where it means no more."""
    found = next((wish for wish in wanted.wishes if wish.path == path), None)
    return found and (found.value if found.meant is None else found.meant)


def programs(table: Table) -> dict[str, Wanted]:
    return {str(value(each, "name") or each.id): each for each in table.wanted if each.form.word == "program"}


def told(table: Table) -> dict[str, Told]:
    found = {}
    for name, each in programs(table).items():
        years, lines = value(each, "years"), [part for part in each.parts if part.form.word == "budget"]
        amounts = [value(part, "amount") for part in lines]
        found[name] = Told(
            each.dimension,
            tuple(years) if isinstance(years, list | tuple) else (),
            sum(amount for amount in amounts if isinstance(amount, int)),
            value(each, "owner"),
            value(each, "horizon"),
        )
    return found


def lines(wanted: Wanted) -> list[tuple[object, object, object]]:
    """The budget of a program: year, source and amount."""
    parts = [part for part in wanted.parts if part.form.word == "budget"]
    return [(value(part, "year"), value(part, "source"), value(part, "amount")) for part in parts]


def left(table: Table, *, open: bool = False) -> list[tuple[str, str]]:  # noqa: A002 -- as the field is called
    """The cells of what was left out, and why."""
    return [(each.origin.cell, each.why.render("en")) for each in table.left if each.open == open]
