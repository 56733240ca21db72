"""``program``, ``matrix``, ``rule``, ``schema``: one page each, offline, from the real command."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest

from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import RULES
from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED
from tests.cli.test_filters import programs

FULL = SEEDED.parent / "full"
PORTFOLIO = SEEDED.parent / "portfolio"


def test_program_shows_everything_that_is_known() -> None:
    page = roadmap("program", "GOV-01", "--plan", FULL, "--lang", "en", env={"COLUMNS": "200"}).out
    for told in (
        "Go Contoh", "Smart Governance", "Satu aplikasi untuk semua layanan.", "2.16.03.2.02.0023",
        "Analisis kebutuhan", "Layanan daring", "Waktu tunggu", "Warga datang berkali-kali", "Surat edaran Bupati",
        "SDM terbatas", "Pelatihan dan pendampingan", "Berita acara", "https://contoh.id/go",
    ):  # fmt: skip
        assert told in " ".join(page.split()), told


def test_program_is_named_in_any_case_and_in_every_plan_that_has_it() -> None:
    assert roadmap("program", "gov-01", "--plan", FULL).out == roadmap("program", "GOV-01", "--plan", FULL).out
    done = roadmap("program", "GOV-01", "--plan", PORTFOLIO, "--lang", "en")
    assert done.code == 0
    assert done.out.count("Program sheet: GOV-01") == 2


def test_program_in_other_formats() -> None:
    def written(kind: str) -> str:
        return roadmap("program", "GOV-01", "--plan", FULL, "--format", kind, "--lang", "en").out

    (row,) = json.loads(written("json"))["rows"]
    assert (row["id"], row["name"], row["strategy"]) == ("GOV-01", "Go Contoh", "GOV-S1")
    assert next(csv.DictReader(io.StringIO(written("csv"))))["id"] == "GOV-01"
    assert written("md").startswith("# Program sheet: GOV-01\n")
    assert "<h1>Program sheet: GOV-01" in written("html")


def test_program_that_is_not_there_is_told_the_nearest() -> None:
    done = roadmap("program", "GOV-O1", "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err == "roadmap: there is no program GOV-O1; did you mean GOV-01?\n"


def test_matrix_counts_what_the_files_hold() -> None:
    rows = list(csv.DictReader(io.StringIO(roadmap("matrix", PLANS, "--format", "csv").out)))
    counted = {(row["dimension"], row["horizon"]): int(row["programs"]) for row in rows}
    expected = Counter((program["dimension"], program["horizon"]) for program in programs(PLANS))
    assert {key: number for key, number in counted.items() if number} == expected
    same = json.loads(roadmap("matrix", PLANS, "--format", "json").out)["rows"]
    assert [(row["dimension"], row["horizon"], row["programs"]) for row in same] == [
        (row["dimension"], row["horizon"], int(row["programs"])) for row in rows
    ]


def test_matrix_on_the_terminal_and_in_markdown() -> None:
    page = roadmap("matrix", PLANS, "--lang", "id").out
    assert all(
        f"Smart {name}" in page for name in ("Governance", "Branding", "Economy", "Living", "Society", "Environment")
    )
    assert "Belum Dihitung" in page
    assert roadmap("matrix", PLANS, "--format", "md", "--lang", "id").lines[0].startswith("# ")


def test_rules_are_listed_each_in_a_line() -> None:
    for language in ("id", "en"):
        lines = roadmap("rule", "--lang", language).lines
        assert [line.split()[:3] for line in lines] == [[rule.code, rule.severity, rule.name] for rule in RULES]


@pytest.mark.parametrize("word", ["RM103", "rm103", "unknown-dependency", "Unknown-Dependency"])
def test_a_rule_has_its_page(word: str) -> None:
    page = read_pages()["RM103"]
    done = roadmap("rule", word, "--lang", "en")
    assert done.code == 0
    assert done.lines[0] == "RM103 unknown-dependency  (error)"
    assert [page["title"], "Why", "Wrong", "Right"] == [
        line for line in done.lines[1:] if line and not line.startswith(" ")
    ]
    for part in ("bad", "good"):
        assert all(f"  {line}" in done.lines for line in page[part].splitlines())


def test_rules_are_found_by_words_of_their_names_and_titles() -> None:
    for language, words in (("en", "quick win"), ("id", "kriteria")):
        done = roadmap("rule", words, "--lang", language)
        assert (done.code, done.err) == (0, "")
        assert 1 < len(done.lines) < len(RULES)
    assert all(
        "quick-win" in line or "quick win" in line for line in roadmap("rule", "Quick win", "--lang", "en").lines
    )


def test_a_rules_page_in_indonesian_keeps_its_examples() -> None:
    english, indonesian = (roadmap("rule", "RM406", "--lang", language).lines for language in ("en", "id"))
    page = read_pages()["RM406"]
    assert english[0] == indonesian[0]
    assert page["title"] not in indonesian
    assert all(f"  {line}" in indonesian for line in page["bad"].splitlines())


def test_rule_pages_without_docstrings() -> None:
    assert process.roadmap("rule", "RM103", python=("-OO",)).out == roadmap("rule", "RM103").out
    assert process.roadmap("rule", python=("-OO",)).out == roadmap("rule").out


@pytest.mark.parametrize("kind", ["plan", "dimension", "proposals"])
def test_schema_is_the_committed_one(kind: str) -> None:
    assert roadmap("schema", kind).data == (ROOT / "schema" / f"{kind}.schema.json").read_bytes()


def test_schema_of_a_dimension_is_the_usual_one() -> None:
    assert roadmap("schema").data == roadmap("schema", "dimension", "-o", "-").data
