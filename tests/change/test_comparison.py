"""What comes of wishes: three ways where the cell was given out, nothing doubled, nothing guessed without a word."""

from __future__ import annotations

import shutil
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.change.changes import Comparison
from ppu_roadmap.change.comparison import compared
from ppu_roadmap.change.wishes import Left, Origin, Table, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.grid.grid import Value
from tests.cli.process import PLANS


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shutil.copytree(PLANS, tmp_path / "plans")
    return Workspace(tmp_path / "plans", date(2026, 11, 28))


def wish(path: str, value: Value, cell: str = "B2", **more: Any) -> Wish:
    return Wish(tuple(path.split(".")), value, Origin("dlh.xlsx", "Program", cell), **more)


def back(path: str, value: Value, given: Value, now: Value, cell: str = "B2") -> Wish:
    """A cell that was given out and came back."""
    return wish(path, value, cell, given=given, now=now)


def wanted(word: str, *wishes: Wish, **more: Any) -> Wanted:
    return Wanted(FORMS[word], Origin("dlh.xlsx", "Program", "A2"), wishes, **more)


def take(workspace: Workspace, *records: Wanted, remove: bool = False) -> Comparison:
    return compared(workspace, Table(records), remove=remove)


def changed(found: Comparison) -> list[tuple[str, str, Any, Any]]:
    return [(each.difference.id, each.difference.field, *each.difference[3:]) for each in found.changes]


def refused(found: Comparison) -> list[tuple[str, str]]:
    return [(each.origin.cell, each.why.render("en")) for each in found.left]


def lines(workspace: Workspace) -> dict[str, list[str]]:
    """What of each file is new, line by line."""
    return {
        file.path.name: [line[1:] for line in ndiff_of(file.old or b"", file.new) if line[0] in "+-"]
        for file in workspace.edited
    }


def ndiff_of(old: bytes, new: bytes) -> list[str]:
    return list(unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm=""))[2:]


def test_changed_in_the_workbook_alone_is_a_change(workspace: Workspace) -> None:
    found = take(workspace, wanted("program", back("status", "Berjalan", "Direncanakan", "Direncanakan"), id="GOV-01"))
    assert changed(found) == [("GOV-01", "status", "planned", "ongoing")]
    assert not found.changes[0].readings  # a label of the sheet's own list needs no explanation
    assert lines(workspace) == {"governance.yaml": ["    status: planned", "    status: ongoing"]}


def test_changed_in_both_is_a_conflict_and_never_written(workspace: Workspace) -> None:
    cell = back("status", "Selesai", "Usulan", "Direncanakan")
    found = take(workspace, wanted("program", cell, id="GOV-01"))
    assert not found.changes
    assert not workspace.edited
    ((id, field, _label, *values, origin, _other),) = found.conflicts
    assert (id, field, values, origin.cell) == ("GOV-01", "status", ["Usulan", "Direncanakan", "Selesai"], "B2")


def test_changed_alike_in_both_is_nothing(workspace: Workspace) -> None:
    found = take(workspace, wanted("program", back("status", "Direncanakan", "Usulan", "Direncanakan"), id="GOV-01"))
    assert found == Comparison()
    assert not workspace.edited


def test_an_emptied_cell_that_was_given_out_takes_its_field_away(workspace: Workspace) -> None:
    before = workspace.before.plan.by_id["GOV-01"].status_note
    found = take(workspace, wanted("program", back("status_note", None, before, before), id="GOV-01"))
    assert changed(found) == [("GOV-01", "status_note", before, None)]
    assert workspace.after.plan.by_id["GOV-01"].status_note is None


def test_an_empty_cell_of_anothers_table_wishes_nothing(workspace: Workspace) -> None:
    assert take(workspace, wanted("program", wish("status_note", None), id="GOV-01")) == Comparison()


def test_what_is_so_already_is_no_change_however_it_is_written(workspace: Workspace) -> None:
    found = take(
        workspace, wanted("program", wish("status", "direncanakan"), wish("years", "2022 s/d 2023"), id="GOV-01")
    )
    assert found == Comparison()


@pytest.mark.parametrize(
    ("path", "value", "new", "said"),
    [
        ("progress", 0.4, 40, 40.0),
        ("progress", 40, 40, None),
        ("progress", "40 %", 40, None),
        ("years", "2022 s.d. 2022", [2022, 2022], None),
        ("years", 2023, [2023, 2023], None),
        ("owner", "DLH", "dlh", None),
        ("beneficiaries", "1,5 juta jiwa", 1_500_000, 1_500_000.0),
        ("quick_win.start", date(2022, 11, 3), "2022-11", None),
        ("description", 112, "112", None),
    ],
)
def test_cells_are_read_as_people_fill_them(
    workspace: Workspace, path: str, value: Value, new: object, said: object
) -> None:
    (taken,) = take(workspace, wanted("program", wish(path, value), id="GOV-01")).changes
    assert taken.difference.new == new
    assert [each.said for each in taken.readings] == ([] if said is None else [said])


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("status", "ngawur", "Status cannot be ngawur; known are"),
        ("progress", 40.5, "Progress (%) is 40.5, but a whole percentage, such as 40 is expected"),
        ("progress", 1, "Progress (%) is 1, which a cell may show as 100%: write 1 % or 100 % as text"),
        ("years", "kapan-kapan", "Years is kapan-kapan, but a first and a last year, such as 2026-2027 is expected"),
        ("quick_win.start", "08/09/2022", "08/09/2022 can mean 2022-09 (September 2022) or 2022-08 (August 2022)"),
    ],
)
def test_what_is_not_understood_is_left_with_its_cell(workspace: Workspace, path: str, value: Value, why: str) -> None:
    found = take(workspace, wanted("program", wish(path, value, "F7"), id="GOV-01"))
    ((cell, said),) = refused(found)
    assert cell == "F7"
    assert said.startswith(why)
    assert not workspace.edited


def test_two_files_that_wish_two_things_are_told(workspace: Workspace) -> None:
    found = take(
        workspace,
        wanted("program", wish("progress", 40, "F7"), id="GOV-01"),
        wanted("program", wish("progress", 60, "F9"), id="GOV-01"),
    )
    assert not changed(found)
    ((id, field, _label, *values, origin, other),) = found.conflicts
    assert (id, field, values) == ("GOV-01", "progress", [None, 40, 60])
    assert other is not None
    assert (origin.cell, other.cell) == ("F9", "F7")


def test_a_row_that_is_gone_in_one_file_and_filled_in_in_another_is_a_conflict(workspace: Workspace) -> None:
    found = take(
        workspace,
        wanted("program", id="GOV-01", gone=True),
        wanted("program", wish("progress", 60, "F9"), id="GOV-01"),
        remove=True,
    )
    assert not changed(found)
    assert [(each.id, each.ours, each.theirs) for each in found.conflicts] == [("GOV-01", 60, None)]
    assert not workspace.edited


def test_a_field_of_an_item_is_called_as_set_calls_it(workspace: Workspace) -> None:
    take(
        workspace,
        wanted("budget", wish("year", 2022), wish("source", "APBD"), wish("amount", "250 juta"), id="GOV-01", new=True),
    )
    found = take(workspace, wanted("budget", wish("amount", 300_000_000), id="GOV-01", item=("2022", "apbd")))
    assert changed(found) == [("GOV-01", "budget[2022,apbd].amount", 250_000_000, 300_000_000)]


def test_a_new_line_that_is_there_already_is_changed_and_not_doubled(workspace: Workspace) -> None:
    line = (wish("year", 2022), wish("source", "apbd"))
    first = take(workspace, wanted("budget", *line, wish("amount", 250_000_000), id="GOV-01", new=True))
    assert [each.difference.op for each in first.changes] == ["add"]
    assert first.changes[0].difference.field == "budget[2022,apbd]"
    again = take(workspace, wanted("budget", *line, wish("amount", 250_000_000), id="GOV-01", new=True))
    assert again == Comparison()


def test_a_new_program_gets_an_id_and_its_parts_theirs(workspace: Workspace) -> None:
    parts = (
        wanted("action", wish("name", "Menyusun rencana"), new=True),
        wanted("budget", wish("year", 2026), wish("amount", None, meant=75_500_000, read="75,5 juta"), new=True),
    )
    found = take(
        workspace,
        wanted(
            "program",
            wish("name", "Pasar daring"),
            wish("horizon", "5 tahun"),
            new=True,
            dimension="economy",
            parts=parts,
        ),
    )
    ((id, field, _old, new),) = changed(found)
    assert (id, field) == ("ECO-07", "")
    assert new == {
        "id": "ECO-07", "name": "Pasar daring", "horizon": "5-year", "status": "proposed",
        "actions": [{"id": "ECO-07-A1", "name": "Menyusun rencana"}],
        "budget": [{"year": 2026, "amount": 75_500_000}],
    }  # fmt: skip
    assert not workspace.added()


def test_a_program_of_that_name_is_changed_and_not_doubled(workspace: Workspace) -> None:
    name = workspace.before.plan.by_id["ECO-01"].name
    again = wanted("program", wish("name", f"{name}".upper()), wish("progress", 5), new=True, dimension="economy")
    assert changed(take(workspace, again)) == [("ECO-01", "progress", None, 5)]


def test_a_new_row_that_lacks_what_it_must_say_is_left(workspace: Workspace) -> None:
    found = take(workspace, wanted("program", wish("name", "Pasar daring"), new=True, dimension="economy"))
    assert refused(found) == [("A2", "a new row must also say: Horizon")]
    assert not workspace.edited


def test_a_row_that_is_gone_removes_only_where_that_is_allowed(workspace: Workspace) -> None:
    row = wanted("program", id="LIV-02", gone=True)
    (left,) = take(workspace, row).left
    assert (left.open, left.id) == (True, "LIV-02")
    assert not workspace.edited
    found = take(workspace, row, remove=True)
    assert [(each.difference.op, each.difference.id) for each in found.changes] == [("remove", "LIV-02")]
    assert "LIV-02" not in workspace.after.plan.by_id


def test_rows_go_together_with_what_is_changed_beside_them(workspace: Workspace) -> None:
    found = take(
        workspace,
        wanted("program", id="GOV-01", gone=True),
        wanted("program", wish("progress", 5), id="GOV-03"),
        wanted("program", id="GOV-02", gone=True),
        remove=True,
    )
    assert len(found.changes) == 3
    after = workspace.after.plan.by_id
    assert after["GOV-03"].progress == 5
    assert not {"GOV-01", "GOV-02"} & after.keys()


def test_a_new_agency_is_made_and_told(workspace: Workspace) -> None:
    found = take(
        workspace,
        wanted("agency", wish("name", "Dinas Perikanan"), id="dinas-perikanan", new=True),
        wanted("program", wish("owner", "Dinas Perikanan", meant="dinas-perikanan"), id="ECO-01"),
    )
    assert [(each.id, each.field, each.value) for each in found.guessed] == [
        ("dinas-perikanan", "agencies", "Dinas Perikanan")
    ]
    assert workspace.after.plan.by_id["ECO-01"].owner == "dinas-perikanan"
    assert not workspace.added()


def test_a_cell_that_brings_an_error_is_left_and_stops_no_other(workspace: Workspace) -> None:
    found = take(
        workspace,
        wanted("program", wish("progress", 140, "G9"), wish("note", "Sudah dibahas", "H9"), id="GOV-01"),
        wanted("budget", wish("year", 2040, "C5"), wish("amount", 5, "E5"), id="GOV-01", new=True),
    )
    assert [each.difference.field for each in found.changes] == ["note"]
    assert [cell for cell, _why in refused(found)] == ["G9", "C5"]
    assert refused(found)[0][1].startswith("Progress (%) is 140")
    assert not workspace.added()


def test_an_id_that_is_not_there_is_left(workspace: Workspace) -> None:
    found = take(workspace, wanted("program", wish("progress", 4), id="GOV-99"))
    assert found.left == [Left(Origin("dlh.xlsx", "Program", "A2"), "GOV-99", found.left[0].why, id="GOV-99")]
    assert found.left[0].why.render("en").startswith("there is no program GOV-99")


def test_a_form_that_was_taken_over_wishes_nothing_more(workspace: Workspace) -> None:
    """Its cell says in other words what the plan has by now."""
    cell = back("beneficiaries", "1.250 jiwa", None, 1250)
    take(workspace, wanted("program", wish("beneficiaries", 1250), id="GOV-01"))
    assert take(workspace, wanted("program", cell, id="GOV-01")) == Comparison()


def test_a_program_that_two_rows_have_is_made_once(workspace: Workspace) -> None:
    own = wish("name", "Pasar daring"), wish("horizon", "5 tahun")
    agency = wanted("agency", wish("name", "Dinas Perikanan"), id="dinas-perikanan", new=True)
    row = wanted("program", *own, new=True, dimension="economy")
    found = take(workspace, agency, row, agency, row)
    assert [each.difference.id for each in found.changes] == ["ECO-07"]
    assert [each.id for each in found.guessed] == ["dinas-perikanan"]
    assert refused(found) == [("A2", "another row has this program already, as ECO-07: delete one of the two")]


def test_two_new_rows_of_one_quarter_are_not_both_taken(workspace: Workspace) -> None:
    row = wanted("report", wish("period", "2026-Q4"), wish("progress", 40), id="ECO-01", new=True)
    found = take(workspace, row, row)
    assert [each.difference.field for each in found.changes] == ["reports[2026-Q4]"]
    ((_cell, why),) = refused(found)
    assert why == "another new row is of the same program and Quarter: put them together"


def test_two_steps_of_one_name_are_not_doubled_when_they_come_again(workspace: Workspace) -> None:
    rows = [
        wanted("action", wish("name", "Latih"), wish("start", start), id="ECO-01", new=True)
        for start in ("2026-01", "2026-05")
    ]
    assert len(take(workspace, *rows).changes) == 2
    assert take(workspace, *rows) == Comparison()


def test_what_a_program_that_is_not_taken_has_is_told(workspace: Workspace) -> None:
    part = wanted("action", wish("name", "Latih"), new=True)
    found = take(workspace, wanted("program", wish("name", "X"), new=True, dimension="economy", parts=(part,)))
    assert [why for _cell, why in refused(found)] == [
        "a new row must also say: Horizon", "what it belongs to is not taken over",
    ]  # fmt: skip
