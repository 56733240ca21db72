"""Tables for a plan that has programs already: those are changed, not doubled."""

from datetime import date
from pathlib import Path
from typing import Any

from ppu_roadmap.blank.plan import plan_file, stand_in
from ppu_roadmap.change.changes import Comparison
from ppu_roadmap.change.comparison import compared
from ppu_roadmap.change.wishes import Table
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.model.plan import Plan
from tests.intake.sample import grid, left, lines, programs, read, told, value

DAY = date(2026, 1, 1)
FILES = {
    "plan.yaml": plan_file(stand_in(2026, "id", "tool")),
    "governance.yaml": b"""\
dimension: governance
strategies:
- {id: GOV-S1, name: Layanan terpadu}
programs:
- id: GOV-01
  name: Mal Pelayanan Publik
  horizon: 1-year
  owner: diskominfo
  years: [2026, 2027]
  status: ongoing
  budget:
  - {year: 2026, source: apbd, amount: 100000000}
  - {year: 2027, source: apbd, amount: 150000000}
- {id: GOV-02, name: Satu Data, horizon: 1-year, status: planned}
""",
}


def plan() -> Plan:
    return load_files(FILES, DAY).plan


def against(table: Table, tmp_path: Path) -> Comparison:
    workspace = Workspace(tmp_path, DAY, {Path(name).stem: data for name, data in FILES.items()})
    return compared(workspace, table)


def test_same_code_or_nearly_the_same_name_is_the_same_program() -> None:
    table = read(
        grid(
            ["Kode", "Program", "Dimensi", "Ket."],
            ["gov-02", "Satu Data Daerah", "Smart Governance", "satu"],
            [None, "Mal Pelayanan  Publick", "Smart Governance", "dua"],
            [None, "Mal Pelayanan Publik", "Smart Economy", "tiga"],
        ),
        plan=plan(),
    )
    found = [(each.id, each.new, each.dimension) for each in table.wanted]
    assert found == [("GOV-02", False, "governance"), ("GOV-01", False, "governance"), ("", True, "economy")]
    assert [cell for cell, why in left(table, open=True) if "does not tell" in why] == ["B4"]


def test_a_code_or_a_known_name_tells_the_dimension() -> None:
    table = read(
        grid(["Kode", "Program"], ["GOV-02", "Satu Data Indonesia"], [None, "mal pelayanan publik"]), plan=plan()
    )
    assert [each.id for each in table.wanted] == ["GOV-02", "GOV-01"]
    assert left(table) == []


def test_nothing_to_do_where_the_plan_says_so_already(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Program", "Dimensi", "PIC", "Tahun", "Biaya (juta)", "Sumber"],
        ["Mal Pelayanan Publik", "Smart Governance", "Diskominfo", "2026-2027", 250, "APBD"],
    ]
    table = read(grid(*rows), plan=plan())
    assert (lines(programs(table)["GOV-01"]), table.guessed) == ([], [])  # the sum of both years
    found = against(table, tmp_path)
    assert (found.changes, found.left) == ([], [])
    rows[1][-2] = 300
    table = read(grid(*rows), plan=plan())  # what may be the sum of all years changes none of them
    assert (lines(programs(table)["GOV-01"]), table.guessed) == ([], [])
    assert left(table, open=True) == [
        ("E2", "Rp 300,000,000 may be the sum of 2026 to 2027: say the amount of each year")
    ]


def test_what_differs_is_a_change_with_its_cell(tmp_path: Path) -> None:
    table = read(
        grid(
            ["Program", "Dimensi", "PIC", "Anggaran 2027 (juta)", "Sumber Dana", "Rencana Aksi"],
            [
                "Mal Pelayanan Publik",
                "Smart Governance",
                "Dinas Lingkungan Hidup, Diskominfo",
                175,
                "APBD Kab",
                "Uji coba",
            ],
        ),
        plan=plan(),
    )
    found = against(table, tmp_path)
    changes = {
        (each.difference.op, each.difference.field, each.origin.cell): each.difference.new for each in found.changes
    }
    assert changes[("change", "owner", "C2")] == "dinas-lingkungan-hidup"
    assert changes[("change", "partners", "C2")] == ["diskominfo"]
    assert changes[("change", "budget[2027,apbd].amount", "D2")] == 175_000_000
    assert changes[("add", "", "F2")] == {"id": "GOV-01-A1", "name": "Uji coba"}
    assert len(changes) == 4  # the years that have money are but guessed to be those of the program
    assert not list(found.refused)


def test_a_code_of_quite_another_program_is_none_of_ours() -> None:
    rows = grid(
        ["Kode", "Dimensi", "Program", "OPD"],
        ["GOV-02", "Smart Governance", "Kereta Gantung", "Dinas Kesehatan"],
        ["GOV-01", "Smart Living", "Mal Pelayanan Publik", "Dinas Kesehatan"],
        ["K-7", "Smart Living", "Klinik", "Dinas Sosial"],
        ["ENV-99", "Smart Environment", "Sungai", None],
    )
    table = read(rows, plan=plan())
    assert [*programs(table)] == ["Klinik", "Sungai"]
    advice = "in the plan: write that name and its dimension, or no code for a new program"
    assert left(table) == [("A2", f"GOV-02 is Satu Data {advice}"), ("A3", f"GOV-01 is Mal Pelayanan Publik {advice}")]
    fresh = "the plan has no such codes and gives its own to what is new: K-7, ENV-99"
    assert ("A4", fresh) in left(table, open=True)
    agencies = [value(each, "name") for each in table.wanted if each.form.word == "agency"]
    assert agencies == ["Dinas Sosial"]  # none that only what is left out names


def test_the_same_name_goes_before_nearly_the_same() -> None:
    rows = grid(
        ["Dimensi", "Program", "Tahun"],
        ["Smart Governance", "Mal Pelayanan Publk", "2026-2027"],
        ["Smart Governance", "Mal Pelayanan Publik", "2026-2031"],
    )
    table = read(rows, plan=plan())
    assert [(each.id, each.new) for each in table.wanted] == [("", True), ("GOV-01", False)]
    assert {each.id for each in table.guessed} == {"Mal Pelayanan Publk"}  # a guess changes nothing that is there


def test_strategies_are_those_of_the_plan() -> None:
    rows = grid(
        ["Strategi", "Program", "Dimensi"],
        ["Layanan terpadu", "Baru", "Smart Governance"],
        ["Lain", "Lagi", "Smart Governance"],
        ["Lain", "Dan lagi", "Smart Governance"],
    )
    table = read(rows, plan=plan())
    assert value(programs(table)["Baru"], "strategy") == "GOV-S1"
    assert ("A3", "governance.yaml has no such strategy: write it there first") in left(table, open=True)
    assert "A4" not in [cell for cell, _why in left(table, open=True)]


def test_only_programs_of_one_agency() -> None:
    rows = grid(
        ["Program", "Dimensi", "OPD"],
        ["Mal Pelayanan Publik", "Smart Governance", None],
        ["Baru", "Smart Governance", None],
        ["Lain", "Smart Governance", "DLH"],
    )
    table = read(rows, plan=plan(), owner="diskominfo")
    assert {name: one.owner for name, one in told(table).items()} == {"GOV-01": None, "Baru": "diskominfo"}
    assert ("A4", "dlh leads it, and only programs of Diskominfo are asked for") in left(table, open=True)


def test_the_year_of_a_list_does_not_end_a_program_that_goes_on() -> None:
    head = ["Program", "Dimensi", "Sumber Dana", "Anggaran (Rp)"]
    table = read(
        grid(["RENCANA AKSI TAHUN 2026"], head, ["Mal Pelayanan Publik", "Smart Governance", "APBN", 200_000_000]),
        plan=plan(),
    )
    (program,) = table.wanted
    assert value(program, "years") is None
    assert lines(program) == [(2026, "apbn", 200_000_000)]
