"""Many edits put in together: ids and places are counted, and a file is read a few times however many there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.edit.batch import Batch
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.yamltext.changes import Insert, Remove, Set

PLAN = """\
title: Uji
format: 1
region: {name: Kabupaten Uji, code: "99.01", province: Kaltim}
language: en
start: 2023
horizons: {1-year: 2023, 5-year: 2027, long-term: 2032}
agencies:
  kominfo: {name: Dinas Kominfo, kind: agency}
"""
GOVERNANCE = """\
dimension: governance
programs:
  # the first
  - id: GOV-01
    name: Satu data
    actions:
      - {id: GOV-01-A3, name: Rapat}
  - id: GOV-07
    name: Satu peta
    quick_win: {start: 2023-01, finish: 2023-06}
    indicators:
      - {name: Peta, kind: output, baseline: {year: 2022, value: 1}}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "governance.yaml").write_text(GOVERNANCE, encoding="utf-8")
    return Workspace(tmp_path, date(2023, 2, 1))


def test_ids_and_places_are_counted(workspace: Workspace) -> None:
    batch = Batch(workspace)
    new = [batch.put(FORMS["program"], "governance", {"name": name}) for name in ("a", "b")]
    assert [put.id for put in new] == ["GOV-08", "GOV-09"]
    assert [put.path for put in new] == [("programs", 2), ("programs", 3)]
    steps = [batch.put(FORMS["action"], id, {"name": "c"}).id for id in ("GOV-01", "GOV-09", "GOV-01", "GOV-09")]
    assert steps == ["GOV-01-A4", "GOV-09-A1", "GOV-01-A5", "GOV-09-A2"]
    keys = [batch.put(FORMS["agency"], "", {"name": name}).id for name in ("Dinas Baru", "Dinas Baru.", "Kominfo 2")]
    assert keys == ["dinas-baru", "dinas-baru-2", "kominfo-2"]
    assert batch.put(FORMS["program"], "living", {"name": "d"}).id == "LIV-01"
    batch.done()
    texts = {name: data.decode() for name, data in workspace.new.items()}
    assert texts["living"] == "dimension: living\nprograms:\n  - id: LIV-01\n    name: d\n"
    assert texts["plan"].startswith(PLAN)
    assert texts["governance"].endswith("""\
  - id: GOV-08
    name: a
  - id: GOV-09
    name: b
    actions:
      - {id: GOV-09-A1, name: c}
      - {id: GOV-09-A2, name: c}
""")
    assert (
        "      - {id: GOV-01-A3, name: Rapat}\n      - {id: GOV-01-A4, name: c}\n      - {id: GOV-01-A5"
        in (texts["governance"])
    )


def test_an_id_that_was_given_is_not_given_again(workspace: Workspace) -> None:
    batch = Batch(workspace)
    assert batch.put(FORMS["program"], "governance", {"id": "GOV-20", "name": "a"}).id == "GOV-20"
    assert batch.put(FORMS["program"], "governance", {"name": "b"}).id == "GOV-21"


def test_what_goes_moves_nothing_that_a_later_edit_means(workspace: Workspace) -> None:
    batch = Batch(workspace)
    batch.change("governance", Remove(("programs", 0)))
    batch.change("governance", Set(("programs", 1, "name"), "Dua"))
    batch.change("governance", Insert(("programs", 2), {"id": "GOV-30", "name": "a"}))
    batch.put(FORMS["program"], "governance", {"name": "b"})
    batch.done()
    text = workspace.new["governance"].decode()
    assert workspace.draft("governance").gone == ("# the first",)
    assert [line[8:] for line in text.splitlines() if "  - id" in line] == ["GOV-07", "GOV-30", "GOV-08"]
    assert "  - id: GOV-07\n    name: Dua\n" in text


def test_nothing_is_left_empty(workspace: Workspace) -> None:
    batch = Batch(workspace)
    baseline, quick_win = ("programs", 1, "indicators", 0, "baseline"), ("programs", 1, "quick_win")
    batch.change("governance", *(Remove((*baseline, key)) for key in ("year", "value")))
    batch.change("governance", *(Remove((*quick_win, key)) for key in ("start", "finish")))
    batch.change("governance", Set((*quick_win, "existing"), value=True))
    batch.done()
    text = workspace.new["governance"].decode()
    assert "      - {name: Peta, kind: output}\n" in text
    assert "    quick_win: {existing: true}\n" in text


def test_a_file_is_read_a_few_times(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    batch, count = Batch(workspace), 0
    for number in range(200):
        put = batch.put(FORMS["program"], "governance", {"name": f"Program {number}"})
        batch.put(FORMS["budget"], ("GOV-01", "GOV-07")[number % 2], {"year": 2024})
        assert batch.find(put.id) == ("governance", put.path)
    batch.change("governance", Set(("programs", 0, "status"), "ongoing"))
    read = workspace.reading

    def counted(data: bytes, file: str) -> SourceFile:
        nonlocal count
        count += 1
        return read(data, file)

    monkeypatch.setattr(workspace, "reading", counted)
    batch.done()
    assert count <= 3
