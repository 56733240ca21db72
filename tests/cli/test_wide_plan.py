"""A plan with what real ones need: agencies that changed, open ends, enablers, waivers, years before its start."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import ROOT
from tests.golden import golden

WIDE = ROOT / "tests/plans/wide"
DAY = ("--as-of", "2026-06-01")
PAGES = {
    "validate": ("validate", "--all", "--select", "RM1,RM2,RM402,RM406,RM407,RM601,RM8"),
    "show": ("show",),
    "matrix": ("matrix",),
    "matrix-owner": ("matrix", "--by", "owner"),
    "matrix-year": ("matrix", "--by", "year"),
    "budget": ("budget", "--by", "owner"),
    "assessment": ("progress", "--year", "2025", "--part", "assessment"),
    "counts": ("progress", "--part", "counts"),
    "timeline": ("timeline",),
    "program": ("program", "GOV-01"),
    "gate": ("validate", "--for", "evaluation"),
}


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """A copy of the plan."""
    return Path(shutil.copytree(WIDE, tmp_path / "plan"))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, language: Language) -> None:
    command, *options = PAGES[page]
    done = roadmap(command, *options, "--plan", WIDE, *DAY, "--lang", language, env={"COLUMNS": "110"})
    golden(f"wide/{page}.txt", done.data, language)


def test_an_approval_holds_for_the_agency_that_took_over(wide: Path) -> None:
    concise = ("--select", "RM406", "--format", "concise", "--lang", "en")
    assert roadmap("validate", wide, *DAY, *concise).out == ""
    file = wide / "governance.yaml"
    file.write_text(file.read_text().replace("owner: bapperida", "owner: diskominfo"))
    said = roadmap("validate", wide, *DAY, *concise).out
    assert "GOV-03 changed after its approval of 15 January 2026: owner" in said
    file.write_text(file.read_text().replace("    owner: diskominfo\n", ""))
    assert roadmap("validate", wide, *DAY, *concise).out == ""  # RM011 says it


def test_fix_names_the_last_successor_once(wide: Path) -> None:
    done = roadmap("fix", wide, *DAY, "--lang", "en")
    assert "governance.yaml:7:12: RM118: bappeda → bapperida" in done.out
    mended = "owner: bapperida\n    subdimension: policy\n    partners: [bapelitbang, diskominfo]"
    assert mended in (wide / "governance.yaml").read_text()


def test_a_waived_finding_is_in_sarif_alone_and_in_no_way() -> None:
    formats = ("concise", "json", "github", "gitlab", "junit")
    outs = [roadmap("validate", WIDE, *DAY, "--format", each, "--select", "RM601").out for each in formats]
    assert not [out for out in outs if "GOV-01" in out and "RM601" in out and "passes" not in out]
    runs = json.loads(roadmap("validate", WIDE, *DAY, "--format", "sarif", "--select", "RM601").out)["runs"]
    waived = [each["suppressions"] for each in runs[0]["results"] if "suppressions" in each]
    reason = "indikator disusun Bappeda"
    assert waived == [[{"kind": "inSource", "justification": reason}]]
    summed = roadmap("validate", WIDE, *DAY, "--select", "RM601", "--lang", "id").lines[-1]
    assert summed.startswith("0 kesalahan, 2 peringatan, 0 saran, 1 dikecualikan; ")


def test_a_waived_error_fails_no_check(wide: Path) -> None:
    file = wide / "governance.yaml"
    file.write_text(file.read_text().replace("RM305: menunggu DPA 2027", "RM501: risiko dibahas 12 Juni"))
    assert roadmap("validate", WIDE, *DAY, "--select", "RM501").code == 1
    assert roadmap("validate", wide, *DAY, "--select", "RM501").code == 0


def test_everywhere_passes_every_place() -> None:
    for place in ("rinding", "sambaliung", "all"):
        done = roadmap("show", WIDE, "--location", place, "--format", "json")
        assert "GOV-01" in [each["id"] for each in json.loads(done.out)["rows"]]


@pytest.mark.parametrize("word", ["enablers", "Pendukung", "ENB"])
def test_enablers_are_found_by_their_names(word: str) -> None:
    done = roadmap("show", WIDE, "--dimension", word, "--format", "json")
    assert [each["id"] for each in json.loads(done.out)["rows"]] == ["ENB-01"]


def test_a_program_is_added_to_the_enablers_and_a_proposal_without_an_agency(wide: Path) -> None:
    (wide / "enablers.yaml").unlink()
    told = ("--name", "Regulasi satu data", "--horizon", "5y", "--plan", wide)
    own = ("--owner", "bapperida", "--subdimension", "superstructure")
    assert roadmap("add", "--dimension", "enablers", *told, *own).out == "ENB-01\n"
    assert roadmap("add", "--dimension", "living", *told, "status=proposed").out == "LIV-01\n"
    assert roadmap("add", "--dimension", "living", *told, "status=planned").code == 2


def test_a_comment_and_a_misplaced_key_are_told_what_waives(wide: Path) -> None:
    file = wide / "enablers.yaml"
    file.write_text(file.read_text() + "rules: {RM601: ignore}  # roadmap: ignore RM601\n")
    said = roadmap("validate", wide, *DAY, "--select", "RM012,RM601", "--lang", "en", "--all").out
    assert "a comment waives nothing: write waive: {RM601: …} in the program" in said
    assert "to waive one rule in one program write waive: {RM305: menunggu DPA 2027} there" in said
