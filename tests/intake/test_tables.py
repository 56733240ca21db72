"""Tables as they come from workshops: every program with its dimension, years, rupiah and lead agency."""

import json
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.change.wishes import Table
from ppu_roadmap.words.plan_names import Agencies
from tests.intake.sample import TABLES, blank, of_file, told, value

FOLDERS = sorted(path for path in TABLES.iterdir() if path.is_dir())
SAME = {"Dinas Lingkungan Hidup": "DLH", "Dinas Komunikasi dan Informatika": "Diskominfo"}


def agency(table: Table, key: object) -> str:
    """The short name of an agency, of one that is new as its row says."""
    made = {
        each.id: str(value(each, "short") or value(each, "name")) for each in table.wanted if each.form.word == "agency"
    }
    return made.get(str(key)) or blank().agency_name(str(key))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["datar.xlsx", "bagian.xlsx", "outlet.xlsx", "juta.csv"])
def test_real_tables(folder: Path, name: str) -> None:
    expected: list[dict[str, Any]] = json.loads((folder / "expect.json").read_bytes())
    table = of_file(folder / name)
    found = told(table)
    assert sorted(found) == sorted(each["name"] for each in expected)
    assert not [each for each in table.left if not each.open]
    opened = {each.text: each.why.render("en") for each in table.left}
    for each in expected:
        one = found[each["name"]]
        assert one.dimension == each["dimension"]
        if name == "outlet.xlsx":  # which tells neither
            assert "Agency in charge, Sub-dimension, Years, Budget" in opened[each["name"]]
            continue
        assert (list(one.years), one.rupiah) == (each["years"], each["amount"] or 0)
        lead = each["agency"].split(",")[0].split(" /")[0]
        assert agency(table, one.owner) == (SAME.get(lead, lead) if name == "datar.xlsx" or lead in SAME else lead)


def test_nothing_but_agencies_and_programs_is_made() -> None:
    table = of_file(TABLES / "one" / "bagian.xlsx")
    words = {each.form.word for each in table.wanted}
    parts = {part.form.word for each in table.wanted for part in each.parts}
    assert (words, parts) == ({"agency", "program"}, {"budget", "action"})
    assert len(Agencies(blank()).names) == 1
