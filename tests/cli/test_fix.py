"""``roadmap fix``: what it prints, writes and refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import PLANS, SEEDED
from tests.golden import golden


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """The plan with ninety faults, of which some are certain."""
    shutil.copytree(SEEDED, tmp_path / "rencana")
    (tmp_path / "rencana" / "expected.txt").unlink()
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def test_shows_what_would_change(messy: Path, language: Language) -> None:
    before = bytes_of(messy)
    done = roadmap("fix", "rencana", "--diff", "--lang", language, cwd=messy)
    assert done.code == 0
    golden("fix/seeded.diff", done.out)
    golden(f"fix/diff.{language}.txt", done.err)
    assert bytes_of(messy) == before


def test_tells_each_place_and_writes_it(messy: Path, language: Language) -> None:
    before = bytes_of(messy)
    done = roadmap("fix", "rencana", "--lang", language, cwd=messy)
    assert done.code == 0
    golden("fix/seeded.txt", done.out)
    golden(f"fix/fix.{language}.txt", done.err)
    after = bytes_of(messy)
    assert {name for name in before if before[name] != after[name]} == {
        line.partition(":")[0].rpartition("/")[2] for line in done.lines
    }
    again = roadmap("fix", "rencana", "--check", cwd=messy)
    assert (again.code, again.out, bytes_of(messy)) == (0, "", after)


def test_the_diff_is_what_is_written(messy: Path) -> None:
    patch = roadmap("fix", "rencana", "--diff", cwd=messy).data
    roadmap("fix", "rencana", cwd=messy)
    mended = bytes_of(messy)
    shutil.copytree(SEEDED, messy / "rencana", dirs_exist_ok=True)
    shutil.which("patch") or pytest.skip("no patch")
    from tests.cli.process import environment, run

    done = run(["patch", "-p1", "--binary"], env=environment(), cwd=messy, stdin=patch)
    assert done.code == 0, done.out
    assert bytes_of(messy) == mended


def test_check_writes_nothing_and_leaves_with_one(messy: Path) -> None:
    before = bytes_of(messy)
    done = roadmap("fix", "rencana", "--check", "-q", cwd=messy)
    assert (done.code, done.err) == (1, "")
    assert done.lines
    assert roadmap("fix", "rencana", "--check", "--diff", cwd=messy).code == 1
    assert bytes_of(messy) == before


def test_the_shipped_plan_needs_nothing() -> None:
    done = roadmap("fix", PLANS, "--check", "--lang", "en")
    assert (done.code, done.out, done.err) == (0, "", "nothing is certain enough to be mended\n")


def test_a_portfolio_is_mended_plan_by_plan(messy: Path) -> None:
    shutil.copytree(SEEDED, messy / "lain")
    done = roadmap("fix", ".", cwd=messy)
    assert {line.partition("/")[0] for line in done.lines} == {"rencana", "lain"}
    assert bytes_of(messy / "rencana") == bytes_of(messy / "lain")


@pytest.mark.parametrize(
    ("argument", "told"),
    [("-", "fix mends files; standard input is none"), (".", "there is no plan at ."), ("x.yaml", "there is no plan")],
)
def test_what_is_no_plan_is_refused(tmp_path: Path, argument: str, told: str) -> None:
    (tmp_path / "x.yaml").write_text("a: b\n")
    done = roadmap("fix", argument, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_an_ascii_terminal_gets_ascii(messy: Path) -> None:
    done = roadmap("fix", "rencana", "--check", cwd=messy, env={"LANG": "C", "PYTHONIOENCODING": "ascii"})
    assert done.out.isascii()
    assert " -> " in done.out


MINIMAL = SEEDED.parent / "minimal"


def test_look_alikes_and_cut_numbers(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    pasted = (
        "dimension: governance\nprograms:\n  – id: GOV-01\n    name:\u00a0Bank  Sampah\n"
        '    horizon: "1-year",\n    owner:diskominfo\n    subdimension: public-service\n    budget:\n'
        "      - {year: 2024, source: apbd, amount: 250,000,000}\n"
        "  – id: GOV-02\n    name: ‘Data: terbuka’\n    horizon: 1-year\n    owner: diskominfo\n"
        "    subdimension: policy # sementara\n"
    )
    mended = (
        "dimension: governance\nprograms:\n  - id: GOV-01\n    name: Bank Sampah\n"
        '    horizon: "1-year"\n    owner: diskominfo\n    subdimension: public-service\n    budget:\n'
        "      - {year: 2024, source: apbd, amount: 250000000}\n"
        '  - id: GOV-02\n    name: "Data: terbuka"\n    horizon: 1-year\n    owner: diskominfo\n'
        "    subdimension: policy # sementara\n"
    )
    file = tmp_path / "governance.yaml"
    file.write_text(pasted, "utf-8")
    assert roadmap("fix", tmp_path).code == 0
    assert file.read_text("utf-8") == mended
