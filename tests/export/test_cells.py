"""Every kind of cell, as machines read it: numbers as numbers, words as keys, nothing for what is not known."""

import csv
import io
import json

from ppu_roadmap.export import format_named
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Marked, Table, machine_value, shown
from ppu_roadmap.text import Rupiah, _

CELLS: tuple[tuple[Column, Cell], ...] = (
    (Column("text", _("Program")), "Go, PPU"),
    (Column("unknown", _("Program")), None),
    (Column("whole", _("Program"), Kind.NUMBER), 3),
    (Column("decimal", _("Program"), Kind.NUMBER), 2.5),
    (Column("yes", _("Program"), Kind.MARK), True),
    (Column("no", _("Program"), Kind.MARK), False),
    (Column("rupiah", _("Program"), Kind.MONEY), Rupiah(1_250_000_000)),
    (Column("years", _("Program"), Kind.YEARS), (2022, 2023)),
    (Column("list", _("Program")), ("satu", Rupiah(2), Marked("tiga", _("proposed")))),
    (Column("marked", _("Program")), Marked("Diskominfo", _("provisional"))),
    (Column("keyed", _("Program")), Marked(Keyed("kominfo", "Diskominfo"), _("provisional"))),
    (Column("keys", _("Program")), (Keyed("a", "A"), Keyed(2, _("yes")))),
    (Column("nothing", _("Program")), Keyed("n/a", None)),
    (Column("said", _("Program")), _("yes")),
)


def rendered(name: str) -> str:
    """A table of one row with all of these cells, in a format."""
    row = tuple(cell for _column, cell in CELLS)
    table = Table(_("Program"), tuple(column for column, _cell in CELLS), (Group(None, (row,)),))
    return format_named(name).render(Document.of([table]), "en").decode()


def test_csv() -> None:
    (row,) = csv.DictReader(io.StringIO(rendered("csv"), newline=""))
    assert row == {
        "text": "Go, PPU",
        "unknown": "",
        "whole": "3",
        "decimal": "2.5",
        "yes": "true",
        "no": "false",
        "rupiah": "1250000000",
        "years": "2022-2023",
        "list": "satu; 2; tiga",
        "marked": "Diskominfo",
        "keyed": "kominfo",
        "keys": "a; 2",
        "nothing": "n/a",
        "said": "yes",
    }


def test_json() -> None:
    (row,) = json.loads(rendered("json"))["rows"]
    assert row == {
        "text": "Go, PPU",
        "unknown": None,
        "whole": 3,
        "decimal": 2.5,
        "yes": True,
        "no": False,
        "rupiah": 1_250_000_000,
        "years": [2022, 2023],
        "list": ["satu", 2, "tiga"],
        "marked": "Diskominfo",
        "keyed": "kominfo",
        "keys": ["a", 2],
        "nothing": "n/a",
        "said": "yes",
    }


def test_people_read_labels() -> None:
    texts = {column.key: shown(cell, column, "en") for column, cell in CELLS}
    assert texts["keyed"] == "Diskominfo provisional"
    assert texts["keys"] == "A, yes"
    assert texts["nothing"] == "–"


def test_machine_values() -> None:
    values = {column.key: machine_value(cell) for column, cell in CELLS}
    assert values["keyed"] == "kominfo"
    assert values["keys"] == ("a", 2)
    assert values["nothing"] == "n/a"
    assert values["list"] == ("satu", Rupiah(2), "tiga")
