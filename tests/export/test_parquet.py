"""``export parquet``: a folder of tables that others read, whole or not there, the same from run to run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset
import pyarrow.parquet
import pytest

from ppu_roadmap.dataset.source import Source
from ppu_roadmap.dataset.tables import TABLES
from ppu_roadmap.export.parquet import LIST, empty, files, listed, region_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.tree import digest
from tests.asking import TODAY
from tests.cli.door import roadmap
from tests.cli.process import ROOT
from tests.records import record
from tests.sample import FILE, HOSTILE, plan_of, second_plan

FULL = ROOT / "tests" / "plans" / "full"
PORTFOLIO = ROOT / "tests" / "plans" / "portfolio"


def export(folder: Path, *options: str | Path, plan: Path = FULL) -> tuple[int, str]:
    done = roadmap("export", "parquet", "-o", folder, "--plan", plan, "--lang", "en", *options)
    assert done.out == ""
    return done.code, done.err


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as pyarrow reads them."""
    found: list[dict[str, Any]] = pyarrow.dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()
    return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "dataset"
    assert export(folder) == (0, "")
    return folder


def test_the_folder_lists_what_it_holds(written: Path) -> None:
    found = tree(written)
    assert {path.split("/")[0] for path in found} == {LIST, *(table.name for table in TABLES)}
    assert all(path.endswith("/region=64.98/data.parquet") for path in found if path != LIST)
    assert listed(found.pop(LIST)) == {path: digest(data) for path, data in found.items()}


def test_it_is_the_same_from_run_to_run(written: Path, tmp_path: Path) -> None:
    assert export(tmp_path / "again")[0] == 0
    assert tree(tmp_path / "again") == tree(written)


def test_every_file_of_a_table_has_its_columns_typed_and_open_to_null(written: Path) -> None:
    arrow = {"VARCHAR": "string", "BIGINT": "int64", "DOUBLE": "double", "DATE": "date32[day]", "BOOLEAN": "bool",
             "VARCHAR[]": "list<element: string>", "BIGINT[]": "list<element: int64>"}  # fmt: skip
    for table in TABLES:
        schema = pyarrow.parquet.read_schema(written / table.name / "region=64.98" / "data.parquet")
        assert [(field.name, str(field.type)) for field in schema] == [
            (column.key, arrow[column.type]) for column in table.columns if column.key != "region"
        ]
        assert all(field.nullable for field in schema), table.name


def test_it_is_read_as_json_has_it(written: Path) -> None:
    columns = "id,name,owner,status,budget,costed,partners,sdgs,quick_win,note"
    done = roadmap("export", "json", "--columns", columns, "-o", "-", "--plan", FULL, "--lang", "en")
    wanted = json.loads(done.out)["rows"]
    found = [{key: row[key] for key in columns.split(",")} for row in read(written, "programs")]
    assert found == [{**row, "partners": row["partners"] or [], "sdgs": row["sdgs"] or []} for row in wanted]
    database = duckdb.connect()
    for table in TABLES:
        (count,) = database.execute(f"SELECT count(*) FROM '{written}/{table.name}/*/*.parquet'").fetchone() or (None,)
        assert count == len(read(written, table.name))
    asked = roadmap("query", "SELECT * FROM budget", "--format", "json", "--plan", FULL)
    assert json.loads(asked.out)["rows"] == read(written, "budget")


def test_regions_are_folders_and_text(tmp_path: Path) -> None:
    assert export(tmp_path / "all", plan=PORTFOLIO)[0] == 0
    regions = {path.name for path in (tmp_path / "all" / "programs").iterdir()}
    database = duckdb.connect()
    found = database.execute(
        f"SELECT DISTINCT region, typeof(region) FROM '{tmp_path}/all/programs/*/*.parquet'"
    ).fetchall()
    assert {f"region={region}" for region, kind in found if kind == "VARCHAR"} == regions
    assert len(regions) > 1
    assert read(tmp_path / "all", "decisions") == [], "a table without rows tells its columns"


def test_hostile_text_is_kept_byte_for_byte(plan: Plan, tmp_path: Path) -> None:
    odd = [HOSTILE, "a\nb\tc", "'; DROP TABLE programs; --", "\U0001f331 é 都", "NULL", "", "\\N", '"']
    programs = plan_of(*({"name": text or "x", "description": text} for text in odd))
    made = dict(files([region_of(tmp_path, Source(programs, TODAY))], empty(tmp_path)))
    (tmp_path / "p.parquet").write_bytes(made["programs/region=64.09/data.parquet"] or b"")
    assert pyarrow.parquet.read_table(tmp_path / "p.parquet")["description"].to_pylist() == odd
    assert plan.by_id["SOC-02"].name == HOSTILE


def test_a_code_that_stands_twice_or_nowhere_loses_nothing(tmp_path: Path) -> None:
    nameless = record(PlanFile, {**FILE, "region": None})
    plans = [second_plan(), second_plan(), Plan(nameless, second_plan().dimensions)]
    regions = [region_of(tmp_path, Source(plan, TODAY)) for plan in plans]
    for path, data in files(regions, empty(tmp_path)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data or b"")
    found = sorted(str(path.relative_to(tmp_path / "programs")) for path in (tmp_path / "programs").rglob("*.parquet"))
    assert found == [
        "region=64.74/data.parquet",
        "region=64.74/data1.parquet",
        "region=__HIVE_DEFAULT_PARTITION__/data.parquet",
    ]
    assert [row["region"] for row in read(tmp_path, "programs")] == ["64.74", "64.74", None]


def test_filters_leave_out_what_belongs_to_others(tmp_path: Path) -> None:
    assert export(tmp_path / "part", "--dimension", "governance", "--owner", "diskominfo")[0] == 0
    assert {row["owner"] for row in read(tmp_path / "part", "programs")} == {"diskominfo"}
    assert {row["program"][:3] for row in read(tmp_path / "part", "budget")} == {"GOV"}
    assert len(read(tmp_path / "part", "regions")) == 1


def test_a_word_that_no_plan_knows_writes_nothing(tmp_path: Path) -> None:
    code, said = export(tmp_path / "none", "--owner", "dinas-antah", plan=PORTFOLIO)
    assert code == 2
    assert said.startswith("roadmap: no agency is called dinas-antah")
    assert not list(tmp_path.iterdir())


def test_what_was_written_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    assert export(folder)[0] == 0
    (folder / "NOTES").write_text("mine", "utf-8")
    assert export(folder, plan=PORTFOLIO)[0] == 0
    assert (folder / "NOTES").read_text("utf-8") == "mine"
    assert not (folder / "programs" / "region=64.98").exists()
    assert listed((folder / LIST).read_bytes()) == {
        path: digest(data) for path, data in tree(folder).items() if path not in {LIST, "NOTES"}
    }


def test_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x", "utf-8")
    for place, said in (
        (tmp_path / "other", "holds something else: name an empty folder, or one that is not there yet"),
        (tmp_path / "other" / "file", ""),
        (tmp_path / "none" / "deep", "there is no"),
        (Path("-"), "parquet is written to a folder: name one with -o"),
    ):
        code, err = export(place)
        assert code == 2, err
        assert said.lower() in err.lower() or "No such file" in err
        assert err.count("\n") == 1
    assert tree(tmp_path) == {"other/file": b"x"}
    shutil.copytree(FULL, tmp_path / "plan")
    assert export(tmp_path / "plan", plan=tmp_path / "plan")[0] == 2


@pytest.mark.parametrize("data", [None, b"", b"[]", b"{}", b'{"roadmap parquet": 1}', b"\xff", b"[" * 100_000])
def test_what_is_no_list_is_none(data: bytes | None) -> None:
    assert listed(data) is None


@pytest.mark.parametrize("name", ["a\0b", "\ud83d/data.parquet"])
def test_a_list_may_name_what_no_file_can_be_called(name: str, tmp_path: Path) -> None:
    assert export(tmp_path)[0] == 0
    known = listed((tmp_path / LIST).read_bytes())
    (tmp_path / LIST).write_text(json.dumps({"roadmap parquet": {**(known or {}), name: digest(b"")}}), "ascii")
    assert export(tmp_path) == (0, "")
    assert listed((tmp_path / LIST).read_bytes()) == known


def test_a_folder_must_be_named() -> None:
    done = roadmap("export", "parquet", "--plan", "plans", "--lang", "en")
    assert (done.code, done.err) == (2, "roadmap: parquet is written to a folder: name one with -o\n")
