"""Rows as machines read them."""

from ppu_roadmap.paper.table import Cell, Row, machine_value


def machine_values(row: Row) -> tuple[Cell, ...]:
    """The machine's value of each cell."""
    return tuple(map(machine_value, row))
