"""Rows of real tables as a plan: what they leave open validates, and is shown as unknown."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest

from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import ROOT

ROWS = ROOT / "tests/plans/rows"
DAY = ("--as-of", "2026-11-28")
LIVE, ENDED = 53, 3


def shown(*words: str) -> str:
    """What a command says of the rows, in English."""
    done = roadmap(*words, "--plan", ROWS, "--lang", "en", *DAY)
    assert (done.code, done.err) == (0, "")
    return done.out


def rows(*words: str) -> list[dict[str, Any]]:
    """What a view holds for machines."""
    found: list[dict[str, Any]] = json.loads(shown(*words, "--format", "json"))["rows"]
    return found


@pytest.mark.parametrize("language", ["en", "id"])
def test_rows_validate_without_an_error(language: Language) -> None:
    done = roadmap("validate", ROWS, "--lang", language, "--format", "json", *DAY)
    assert (done.code, done.err) == (0, "")
    summary = json.loads(done.out)["summary"]
    assert (summary["errors"], summary["programs"]) == (0, LIVE + ENDED)
    assert roadmap("fmt", ROWS, "--check", "--lang", language).code == 0


def test_what_a_row_does_not_say_is_unknown() -> None:
    programs = rows("show")
    enablers = [each for each in programs if each["dimension"] == "enablers"]
    assert all(each["subdimension"] is None for each in programs if each not in enablers)
    assert [each["id"] for each in programs if each["owner"] is None] == ["GOV-11", "BRA-12", "ECO-09"]
    costs = {each["id"]: each["budget"] for each in programs}
    assert costs["GOV-03"] is None
    assert costs["ECO-08"] == 0
    lines = {line.split()[0]: line for line in shown("show").splitlines() if line[:3].isupper()}
    assert "not yet costed" in lines["GOV-03"]
    assert "Rp 0 (in part)" in lines["ECO-08"]
    assert " – " in lines["GOV-11"]


@pytest.mark.parametrize("by", ["owner", "year", "source", "mission", "sdg", "subdimension", "gap"])
def test_every_table_has_one_total(by: str) -> None:
    page = shown("matrix", "--by", by)
    total = next(line.split() for line in page.splitlines() if line.startswith("Total"))
    assert total[4] == str(LIVE)
    assert "Rp 32,530,000,000 (in part)" in page
    assert "not in the total: 2 cancelled programs, 1 replaced program, Rp 7,590,000,000 (in part)" in page


def test_values_that_are_no_numbers() -> None:
    found = list(csv.DictReader(shown("indicators", "--format", "csv").splitlines()))
    told = {(each["id"], each["year"]): (each["baseline"], each["target"], each["gap"]) for each in found}
    assert told["GOV-10-I1", "2026"] == ("WTP", "WTP", "0")
    assert told["GOV-12-I2", "2026"] == ("3..5", "..1", "")
    assert told["BRA-11-I1", "2029"] == ("38.4", "150..", "")
    assert told["REG-I3", "2026"] == ("-2.85", "5.1..5.6", "")


def test_the_sheet_is_initialled_by_the_agency_that_took_over() -> None:
    sheet = shown("quickwins", "--brief")
    assert "Head of Bapperida (initials)" in sheet
