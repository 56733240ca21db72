"""What one state alone can read is compared in nothing: not in sums, nor findings, nor approvals; and that is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.revision.repository import PLAN, Repository, approved


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repo")


def told(repository: Repository, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(repository.run("diff", *words, "--format", "json").out)
    return found


def test_money_that_cannot_be_read_is_not_taken_away(repository: Repository) -> None:
    repository.edit("living.yaml", "2500000000", "2.500.000.000")
    done = repository.run("diff")
    assert "- budget not added up, since a part of it could not be read: Smart Living, 2026" in done.lines
    assert "LIV-03 Air Bersih: budget 2026 APBD: not comparable (unreadable now)" in done.out
    assert "budget of" not in done.out
    assert "Total" not in done.out
    found = told(repository)
    assert found["sums"] == {
        "by_year": {"2026": {"old": 2_500_000_000, "new": None}},
        "by_dimension": {"living": {"old": 2_500_000_000, "new": None}},
    }
    (field,) = found["programs"][0]["fields"]
    assert field == {"field": "budget[2026,apbd].amount", "old": 2_500_000_000, "new": None, "unread": "new"}
    assert ([each["code"] for each in found["findings"]["new"]], found["findings"]["gone"]) == (["RM014"], [])
    assert found["approvals"] == []


@pytest.mark.parametrize("name", ["living", "plan"])
def test_of_a_file_that_cannot_be_read_nothing_is_compared(repository: Repository, name: str) -> None:
    repository.edit(f"{name}.yaml", "dimension: living" if name == "living" else "format: 1", "x: [")
    repository.edit("society.yaml", "status: planned", "status: ongoing")
    found = told(repository)
    assert [each["id"] for each in found["programs"]] == ["SOC-01"]
    assert {each["code"] for each in found["findings"]["new"]} == {"RM001"}
    assert (found["findings"]["gone"], found["approvals"]) == ([], [])
    assert found["plans"][0]["unread"] == {"old": [], "new": [f"{name}.yaml"]}
    year = found["sums"]["by_year"]["2026"]
    assert year == {"old": 2_500_000_000, "new": None if name == "living" else 2_500_000_000}
    lines = repository.run("diff").lines
    assert f"- not compared, since it could not be read in working tree: {name}.yaml" in lines
    assert "- findings are compared as far as both states could be read" in lines


def test_a_finding_of_reading_is_not_gone_where_its_file_cannot_be_read(repository: Repository) -> None:
    repository.set("LIV-01", "status", "lama")
    repository.commit("Salah", "2026-02-01")
    assert [each["code"] for each in told(repository, "v1", "HEAD")["findings"]["new"] if each["severity"] == "error"]
    repository.edit("living.yaml", "dimension: living", "x: [")
    found = told(repository)["findings"]
    assert ([each["code"] for each in found["new"]], found["gone"]) == (["RM001"], [])


def test_findings_that_the_other_state_cannot_have_are_left_out_and_that_is_said(repository: Repository) -> None:
    repository.edit("living.yaml", "dimension: living", "x: [")
    repository.commit("Rusak", "2026-02-01")
    repository.write("plans/living.yaml", approved().replace("- id: LIV-01\n    name", "- name"))
    found = told(repository)
    assert {each["code"] for each in found["findings"]["new"]} <= {"RM011"}
    assert found["plans"][0]["unread"] == {"old": ["living.yaml"], "new": ["living.yaml"]}
    assert "- findings are compared as far as both states could be read" in repository.run("diff").lines


def test_the_sums_of_a_portfolio_are_not_known_where_one_of_a_plan_is_not(tmp_path: Path) -> None:
    files = {
        f"{home}/{name}": text for home in "ab" for name, text in (("plan.yaml", PLAN), ("living.yaml", approved()))
    }
    repository = Repository(tmp_path / "repo", files)
    for home, amount in (("a", "1e9"), ("b", "3000000000")):
        repository.edit(f"{home}/living.yaml", "2500000000", amount)
    assert told(repository)["sums"]["by_year"] == {"2026": {"old": 5_000_000_000, "new": None}}


def test_a_finding_that_remains_is_not_gone(repository: Repository) -> None:
    repository.edit("living.yaml", "years: [2025, 2026]", "years: [2024, 2026]")
    repository.commit("Tahun lain", "2026-02-01")
    repository.edit("living.yaml", "- {year: 2026", "- {year: 2025, source: dak, amount: 1}\n      - {year: 2026")
    found = told(repository)["findings"]
    assert "RM304" not in {each["code"] for each in found["gone"] + found["new"]}
    repository.edit("living.yaml", "- {year: 2025", "- {year: 2024, source: dak, amount: 1}\n      - {year: 2025")
    assert "RM304" in {each["code"] for each in told(repository)["findings"]["gone"]}


REJECTED = "\n        - {status: rejected, by: Bupati, date: 2026-02-01}"


@pytest.mark.parametrize(
    ("cut", "why"),
    [
        ("  - id: LIV-03", "the program was removed"),
        ("    quick_win:", "the decision was removed"),
        ("      decisions:", "the decision was removed"),
        (None, "this was decided later: Rejected"),
    ],
)
def test_an_approval_that_vanished_is_told(repository: Repository, cut: str | None, why: str) -> None:
    text = approved()
    repository.write("plans/living.yaml", text.partition(cut)[0] if cut else text.rstrip() + REJECTED + "\n")
    (fell,) = (each for each in told(repository)["approvals"] if each["op"] == "fell")
    assert (fell["id"], fell["status"], fell["date"], fell["changed"]) == ("LIV-03", "approved", "2025-03-01", [])
    done = repository.run("diff")
    assert f"- LIV-03: approval of 1 March 2025 no longer holds, since {why}" in done.lines
    assert "- 1 approval no longer holds" in done.lines


def test_of_an_approval_without_a_fingerprint_nobody_can_tell(tmp_path: Path) -> None:
    text = "".join(line for line in approved().splitlines(keepends=True) if "fingerprint" not in line)
    repository = Repository(tmp_path / "repo", {"plan.yaml": PLAN, "living.yaml": text})
    repository.set("LIV-03", "note", "x")
    assert told(repository)["approvals"] == []
    repository.set("LIV-03", "owner", "pupr")
    (unsure,) = told(repository)["approvals"]
    assert (unsure["op"], unsure["changed"]) == ("unsure", ["owner"])
    assert "tanpa sidik jari" in repository.run("diff", lang="id").out


def test_rows_add_up_and_what_is_given_up_brings_no_money(repository: Repository) -> None:
    text = (repository.folder / "plans" / "society.yaml").read_text("utf-8")
    repository.write("plans/society.yaml", text + "    budget: [{year: 2026, source: apbd, amount: 5}]\n")
    repository.commit("Anggaran", "2026-02-01")
    repository.set("LIV-03", "budget[2026,apbd].amount", 2_600_000_000)
    new = "  - {id: LIV-09, name: Lama, horizon: 5-year, owner: dlh, subdimension: health, status: cancelled, budget: "
    path = "plans/living.yaml"
    repository.write(
        path, (repository.folder / path).read_text("utf-8") + new + "[{year: 2026, source: apbd, amount: 9}]}\n"
    )
    assert told(repository)["sums"]["by_dimension"] == {
        "living": {"old": 2_500_000_000, "new": 2_600_000_000}, "society": {"old": 5, "new": 5},
    }  # fmt: skip
    out = repository.run("diff").out
    assert "LIV-09 Lama: new; DLH; 2024–2029; Cancelled" in out
    assert "Smart Society" in out.partition("Budget by dimension")[2].partition("Total")[0]


def test_values_that_only_one_state_names_and_that_cannot_be_read_are_told(repository: Repository) -> None:
    indicators = (
        "    indicators: [{name: Rumah, kind: output, unit: rumah, targets: {2026: x, 2027: {min: 3, max: y}}}]\n"
    )
    repository.edit("living.yaml", "    status: planned\n", "    status: planned\n" + indicators)
    repository.edit("plan.yaml", "dlh: {", "dlh: 3 #")
    found = told(repository)
    was = {"name": "Dinas Lingkungan Hidup", "short": "DLH", "kind": "agency"}
    (field,) = found["others"][0]["fields"]
    assert field == {"field": "", "old": was, "new": None, "unread": "new"}
    assert "Dinas Lingkungan Hidup (dlh): what it says: not comparable (unreadable now)" in repository.run("diff").out
    repository.commit("Rusak", "2026-02-01")
    repository.edit("living.yaml", "2026: x, 2027: {min: 3, max: y}", "2025: 1")
    fields = [each["fields"] for each in told(repository)["programs"]]
    assert {(one["field"].rpartition(".")[2], one.get("unread")) for one in fields[0]} == {
        ("2025", None), ("2026", "old"), ("2027", "old"),
    }  # fmt: skip
