"""``risks``, ``indicators``, ``sni`` and ``budget`` as processes: what they refuse, and what a pipe gets."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED, Done

FULL = ROOT / "tests" / "plans" / "full"
PORTFOLIO = ROOT / "tests" / "plans" / "portfolio"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["risks", "--format", "xml"], "--format is xml, not one of table, "),
        (["risks", "--columns", "levle"], "no column is called levle; did you mean level?"),
        (["indicators", "--columns", "targte"], "no column is called targte; did you mean target?"),
        (["budget", "--by", "agency"], "--by is agency, not one of dimension, source, owner, year"),
        (["budget", "--in", "rupiah"], "--in is rupiah, not one of juta, miliar"),
        (["budget", "--dimension", "governence"], "no dimension is called governence; did you mean governance?"),
        (["sni", "lst"], "there is no sni lst; there are list, choose, gaps"),
        (["sni", "list", "--sni", "10.9"], "SNI ISO 37122 has no indicator 10.9"),
    ],
)
def test_what_is_refused(arguments: list[str], said: str) -> None:
    done = roadmap(*arguments, "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"roadmap: {said}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", ["risks", "indicators", "sni", "budget"])
def test_rows_for_machines(command: str) -> None:
    rows = json.loads(roadmap(command, "--plan", FULL, "--format", "json").out)["rows"]
    table = list(csv.DictReader(io.StringIO(roadmap(command, "--plan", FULL, "--format", "csv").out)))
    assert len(rows) == len(table) > 0
    assert list(rows[0]) == list(table[0])
    assert "region" not in rows[0]


def test_rows_of_a_portfolio_name_the_region() -> None:
    rows = json.loads(roadmap("sni", "--plan", PORTFOLIO, "--format", "json").out)["rows"]
    assert len(rows) == 3 * 80
    assert {row["region"] for row in rows} == {"64.03", "64.09", "64.74"}


@pytest.mark.parametrize("command", ["risks", "indicators", "sni", "budget"])
def test_a_plan_with_errors_is_shown_as_far_as_it_can_be_read(command: str) -> None:
    done = roadmap(command, "--plan", SEEDED, "--lang", "en")
    assert done.code == 0
    assert "run roadmap validate" in done.err
    assert done.lines


def test_money_in_millions() -> None:
    done = roadmap("budget", FULL, "--by", "source", "--in", "juta", "--lang", "id", env={"COLUMNS": "120"})
    assert done.lines[0] == "Kerangka Pendanaan: Pagu Indikatif (Rp juta)"
    assert any(line.startswith("APBD Provinsi") and line.split()[-1] == "40,0" for line in done.lines)


def test_the_map_stands_beside_or_below() -> None:
    for width, title in (("80", "Heat map of risks"), ("60", "Heat map of residual risk")):
        assert title in roadmap("risks", PLANS, "--lang", "en", env={"COLUMNS": width}).lines


# -- sni choose ----------------------------------------------------------------------------------------------------

CHOSEN = """\
sni:
  "10.2":
    reason: "Layanan: daring"
    dimension: governance
    data_owner: diskominfo
    baseline: {year: 2022, value: 10}
    targets: {2027: 60.5, 2037: 90}
"""


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A plan that may be written to."""
    return Path(shutil.copytree(ROOT / "tests" / "plans" / "minimal", tmp_path / "plan"))


def choose(plan: Path, *arguments: str) -> Done:
    return roadmap("sni", "choose", *arguments, "--plan", plan, "--lang", "en")


def test_choose_adds_an_entry_and_changes_nothing_else(minimal: Path) -> None:
    before = (minimal / "plan.yaml").read_text()
    options = [
        "--dimension", "GOV", "--data-owner", "Dinas Komunikasi dan Informatika", "--baseline", "2022=10",
        "--target", "2037=90", "--target", "2027=60.5", "--reason", "Layanan: daring",
    ]  # fmt: skip
    dry = choose(minimal, "10.2", *options, "--dry-run")
    assert (dry.code, dry.err.splitlines()) == (
        0,
        [
            "--dimension GOV, read as: governance",
            "--data-owner Dinas Komunikasi dan Informatika, read as: diskominfo",
        ],
    )
    assert [line[1:] for line in dry.lines if line.startswith("+ ")] == CHOSEN.splitlines()[1:]
    assert (minimal / "plan.yaml").read_text() == before
    assert choose(minimal, "10.2", *options).code == 0
    assert (minimal / "plan.yaml").read_text() == before + CHOSEN
    assert "nothing changes" in choose(minimal, "10.2", *options).err


def test_choose_sets_what_is_given_of_a_chosen_one(minimal: Path) -> None:
    assert choose(minimal, "10.2", "--target", "2027=60,2037=90").code == 0
    assert choose(minimal, "10.2", "--target", "2027=60,5,2037=90", "--dry-run").code == 0
    assert choose(minimal, "10.2", "--target", "2030=-7.5", "--unit", "%").code == 0
    lines = (minimal / "plan.yaml").read_text().splitlines()
    assert lines[-1] == '  "10.2": {unit: "%", targets: {2027: 60, 2030: -7.5, 2037: 90}}'


def test_choose_several(minimal: Path) -> None:
    assert choose(minimal, "6.1", "5.1", "6.1", "--unit", "%").code == 0
    rows = json.loads(roadmap("sni", "list", "5.1", "6.1", "--plan", minimal, "--format", "json").out)["rows"]
    assert [(row["number"], row["chosen"], row["unit"]) for row in rows] == [("5.1", True, "%"), ("6.1", True, "%")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "say which, such as in roadmap sni choose 10.2"),
        (["10.9"], 2, "SNI ISO 37122 has no indicator 10.9; did you mean 10.1?"),
        (["10.2", "--target", "90"], 2, "--target: 90 is not written as in 2026=60; 2027=82,5"),
        (["10.2", "--baseline", "2022=banyak"], 1, "value is banyak, but a number is expected"),
        (["10.2", "--baseline", "2022=1.500"], 2, "1.500 can mean 1500 or 1.5: write the one that is meant"),
        (["10.2", "6.1", "--target", "2037=90"], 2, "--baseline and --target are of one indicator"),
        (["10.2", "--dimension", "GOV,LIV"], 2, "one dimension answers for an indicator"),
        (["10.2", "--dimension", "govern"], 2, "--dimension cannot be govern"),
        (["10.2", "--data-owner", "dinas"], 2, "--data-owner cannot be dinas"),
    ],
)
def test_choose_refuses_and_writes_nothing(minimal: Path, arguments: list[str], code: int, said: str) -> None:
    before = (minimal / "plan.yaml").read_bytes()
    done = choose(minimal, *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert (minimal / "plan.yaml").read_bytes() == before


def test_a_list_writes_nothing(minimal: Path) -> None:
    done = roadmap("sni", "gaps", "--reason", "x", "--plan", minimal, "--lang", "en")
    assert (done.code, done.err) == (2, "roadmap: sni gaps writes nothing; those options are for sni choose\n")
