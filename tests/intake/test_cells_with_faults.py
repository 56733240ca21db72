"""Cells that hold an error, or a formula without its value: they are said, and tell nothing."""

from ppu_roadmap.grid.grid import UNSAVED, Fault
from tests.intake.sample import grid, left, lines, programs, read, told

HEADINGS = ["Dimensi", "Program", "OPD", "Tahun", "Harga Satuan", "Pagu (Rp)"]
NA, UNKNOWN = Fault("#N/A"), Fault(UNSAVED)


def test_they_are_said_where_they_would_be_read() -> None:
    table = read(
        grid(
            HEADINGS,
            ["Smart Living", "Klinik", NA, 2026, NA, UNKNOWN],
            ["Smart Living", "Posko", "Dinkes", 2026, 5, 250_000_000],
            ["Jumlah", None, None, None, NA, NA],
        )
    )
    assert left(table) == [
        ("C2", "the cell holds the error #N/A: write the value"),
        ("F2", "the cell holds a formula that was saved without its value: write the value"),
    ]
    assert told(table)["Klinik"].owner is None
    assert lines(programs(table)["Posko"]) == [(2026, None, 250_000_000)]


def test_a_row_without_its_name_adds_to_none() -> None:
    table = read(
        grid(
            HEADINGS,
            ["Smart Living", "Klinik", "Dinkes", 2026, None, 100_000_000],
            ["Smart Living", NA, "Dinkes", 2026, None, 200_000_000],
            [NA, "Posko", "Dinkes", 2026, None, 300_000_000],
        )
    )
    assert {name: each.rupiah for name, each in told(table).items()} == {"Klinik": 100_000_000}
    assert [cell for cell, _why in left(table)] == ["B3", "A4", "B4"]
