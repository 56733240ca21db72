"""The gates: what they raise, what they leave alone, and what a keeper of the plan can paste into a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.analysis.gates import GATES, Missing, Readiness, raised, readiness
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.loader.plans import Result, load
from ppu_roadmap.report.gate import lines
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import BY_CODE
from ppu_roadmap.text import Language, _
from tests.golden import golden
from tests.rules import examples

TODAY = date(2026, 11, 24)
PLAN = """\
format: 1
title: Masterplan Smart City Uji
region: {name: Kabupaten Uji, code: "64.09", province: Kalimantan Timur}
start: 2025
horizons: {1-year: 2026, 5-year: 2030, long-term: 2040}
agencies:
  dlh: {name: Dinas Lingkungan Hidup, short: DLH, kind: agency}
  diskominfo: {name: Dinas Komunikasi dan Informatika, kind: agency}
funding_sources: {apbd: APBD Kabupaten}
quick_win_criteria: {speed: {weight: 60}, impact: {weight: 40}}
upper_plans: [{id: rpjmd, years: [2025, 2030], missions: {M1: Lingkungan}}]
"""
REJECTED = "quick_win: {kind: local, decisions: [{status: rejected, by: Bupati, date: 2025-05-01}]}"
ENVIRONMENT = """\
dimension: environment
programs:
  - id: ENV-01
    name: Serbu Gass
    horizon: 1-year
    owner: dlh
    subdimension: waste
    owner_status: provisional
    years: [2025, 2026]
    status: ongoing
    quick_win: {kind: flagship, start: 2025-06, finish: 2026-05, scores: {speed: 5}, benefit: Kota bersih}
    risks: [{id: ENV-01-R1, factor: Sampah menumpuk, likelihood: 3, impact: 3}]
    budget: [{year: 2025, source: apbd}, {year: 2026, amount: 250000000}]
  - id: ENV-02
    name: Energi surya
    horizon: 5-year
    owner: diskominfo
    subdimension: energy
    years: [2027, 2029]
    status: planned
    budget: [{year: 2027, source: apbd, amount: 90000000, nomenclature: "2.16"}, {year: 2029, source: apbd, amount: 1}]
  - id: ENV-03
    name: Hutan kota
    horizon: long-term
    owner: diskominfo
    subdimension: protection
    years: [2031, 2032]
    status: proposed
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "environment.yaml").write_text(ENVIRONMENT)
    return tmp_path


def at(folder: Path, name: str, year: int | None = None) -> tuple[Result, Readiness]:
    gate = GATES[name]
    loaded = raised(next(load(folder, TODAY, asked=gate.needs)), gate, year)
    return loaded, readiness(loaded.plan, loaded.diagnostics, gate, year)


def errors(loaded: Result) -> set[str]:
    return {each.code for each in loaded.diagnostics if each.severity is Severity.ERROR}


def said(readiness: Readiness, language: Language = "en") -> dict[str | None, list[str]]:
    return {
        missing.program and missing.program[:6]: [thing.render(language) for thing in missing.things]
        for missing in readiness.missing
    }


def test_each_use_needs_the_rules_of_the_contract() -> None:
    assert {name: set(gate.needs) for name, gate in GATES.items()} == {
        "bimtek": {"RM401", "RM405", "RM501", "RM601"},
        "bupati": {"RM401", "RM405", "RM411", "RM502", "RM503", "RM410", "RM305", "RM603", "RM705"},
        "decided": {"RM404", "RM406", "RM412"},
        "rkpd": {"RM304", "RM305", "RM306", "RM307", "RM311", "RM610"},
        "evaluation": {"RM601", "RM602", "RM603", "RM701", "RM704", "RM614"},
    }
    assert all(code in BY_CODE for gate in GATES.values() for code in gate.needs)


@pytest.mark.parametrize("name", GATES)
def test_only_its_own_findings_become_errors(folder: Path, name: str) -> None:
    before = next(load(folder, TODAY))
    after, _readiness = at(folder, name)
    for old, new in zip(before.diagnostics, after.diagnostics, strict=True):
        assert new.severity is (Severity.ERROR if new.code in GATES[name].needs else old.severity)
        assert new.message == old.message


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_missing_can_be_pasted(folder: Path, language: Language) -> None:
    written: list[str] = []
    for name, year in [*((name, None) for name in GATES), ("rkpd", 2026), ("rkpd", 2028)]:
        written += lines([at(folder, name, year)[1]], GATES[name], year, language)
        written.append("--")
    golden(f"gates/{language}.txt", "".join(f"{line}\n" for line in written))


def test_a_budget_year_asks_only_for_what_runs_then(folder: Path) -> None:
    assert said(at(folder, "rkpd", 2026)[1]) == {"ENV-01": ["no funding source in 2026", "serves no upper plan yet"]}
    assert said(at(folder, "rkpd", 2028)[1]) == {"ENV-02": ["no budget in 2028", "serves no upper plan yet"]}
    assert said(at(folder, "rkpd", 2029)[1]) == {"ENV-02": ["no nomenclature code", "serves no upper plan yet"]}
    none = at(folder, "rkpd", 2038)[1]
    assert (none.ready, [each.render("en") for each in none.barred]) == (False, ["no program runs in 2038"])
    assert errors(at(folder, "rkpd", 2038)[0]) == set()


def test_a_plan_cannot_ignore_what_a_use_needs(folder: Path) -> None:
    path = folder / "plan.yaml"
    path.write_text(path.read_text() + "rules: {RM410: ignore, RM704: ignore}\n")
    assert "RM410" not in {each.code for each in next(load(folder, TODAY)).diagnostics}
    loaded, found = at(folder, "bupati")
    assert "RM410" in errors(loaded)
    assert "RM704" not in {each.code for each in loaded.diagnostics}
    assert "owner still provisional" in said(found)["ENV-01"]


def test_other_errors_keep_a_plan_back(folder: Path) -> None:
    path = folder / "environment.yaml"
    path.write_text(path.read_text().replace("status: planned", "status: planed"))
    found = at(folder, "rkpd", 2031)[1]
    assert (found.errors, found.ready) == (1, False)
    assert next(lines([found], GATES["rkpd"], 2031, "en")) == (
        "Not ready for the RKPD of 2031: 1 thing is missing, 1 other error: run roadmap validate."
    )


def test_what_differs_in_its_years_alone_is_said_once(folder: Path) -> None:
    path = folder / "environment.yaml"
    lines = "{year: 2025}, {year: 202x}, {year: 2026}, {year: 202y}"
    path.write_text(path.read_text().replace("{year: 2025, source: apbd}, {year: 2026, amount: 250000000}", lines))
    assert said(at(folder, "rkpd")[1])["ENV-01"][:2] == [
        "no funding source in 2025, 2026, a year not given",
        "not yet costed in 2025, 2026, a year not given",
    ]


@pytest.mark.parametrize(
    ("name", "programs", "why"),
    [
        *((name, [], "the plan has no live program") for name in GATES),
        *((name, ["status: cancelled"], "the plan has no live program") for name in GATES),
        *((name, ["status: ongoing"], "no dimension has a quick win") for name in ("bimtek", "bupati", "decided")),
        *((name, [REJECTED], "every quick win was rejected") for name in ("bimtek", "bupati", "decided")),
    ],
)
def test_nothing_to_judge_is_never_ready(folder: Path, name: str, programs: list[str], why: str) -> None:
    written = [f"  - {{id: ENV-01, name: Satu, horizon: 1-year, owner: dlh, {one}}}\n" for one in programs]
    (folder / "environment.yaml").write_text("dimension: environment\nprograms:\n" + ("".join(written) or "  []\n"))
    found = at(folder, name)[1]
    assert (found.ready, [each.render("en") for each in found.barred]) == (False, [why])


@pytest.mark.parametrize("name", GATES)
def test_what_could_not_be_read_is_never_ready(folder: Path, name: str) -> None:
    (folder / "governance.yaml").write_text("programs: [{\n")
    found = at(folder, name)[1]
    assert [each.render("en") for each in found.barred] == ["governance.yaml could not be read"]
    (folder / "plan.yaml").unlink()
    assert "there is no plan.yaml" in [each.render("en") for each in at(folder, name)[1].barred]


def test_agencies_stand_in_the_order_of_the_plan(folder: Path) -> None:
    found = at(folder, "rkpd")[1]
    assert [missing.agency for missing in found.missing] == [
        "Dinas Lingkungan Hidup",
        "Dinas Komunikasi dan Informatika",
        "Dinas Komunikasi dan Informatika",
    ]


def test_plans_of_a_portfolio_are_told_apart() -> None:
    gate = GATES["bupati"]
    plans = [
        Readiness("Kabupaten A", ()),
        Readiness("Kabupaten \x1b[31mB", (Missing((_("not decided yet"),), program="GOV-01 *Go*\nPPU"),)),
    ]
    assert list(lines(plans, gate, None, "en")) == [
        "Kabupaten A: Ready for the head of the region: nothing is missing.",
        "",
        "Kabupaten \\x1b[31mB: Not ready for the head of the region: 1 thing is missing.",
        "",
        "no agency in charge yet:",
        "- GOV-01 *Go* PPU: not decided yet",
    ]


def test_a_rule_without_a_name_of_the_phrase_speaks_for_itself(folder: Path) -> None:
    loaded, _readiness = at(folder, "bupati")
    (found,) = (each for each in loaded.diagnostics if each.code == "RM411")
    renamed = replace(found, message=_("the quick win says no {words}", words="benefit"))
    assert said(readiness(loaded.plan, [renamed], GATES["bupati"])) == {"ENV-01": ["the quick win says no benefit"]}


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, gate in GATES.items() for code in gate.needs])
def test_each_phrase_has_the_names_of_its_rule(name: str, code: str, tmp_path: Path) -> None:
    example = read_pages()[code]["bad"]
    for file, text in examples.files(example).items():
        (tmp_path / file).write_text(text, "utf-8")
    gate = GATES[name]
    loaded = next(load(tmp_path, examples.today(example)))
    found = readiness(loaded.plan, [each for each in loaded.diagnostics if each.code == code], gate)
    assert found.missing
    for language in ("en", "id"):
        for thing in (thing.render(language) for missing in found.missing for thing in missing.things):
            assert thing
            assert "{" not in thing
