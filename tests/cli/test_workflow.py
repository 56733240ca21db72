"""``risks``, ``indicators``, ``sni`` and ``budget`` as processes: what they refuse, and what a pipe gets."""

import csv
import io
import json

import pytest

from tests.cli.process import PLANS, ROOT, SEEDED, roadmap

FULL = ROOT / "tests" / "plans" / "full"
PORTFOLIO = ROOT / "tests" / "plans" / "portfolio"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["risks", "--format", "xml"], "--format is xml, not one of table, csv, json, md"),
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
