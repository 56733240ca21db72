"""The benchmarks: plans in every hand hold the same, what is measured is all that ran, rows say what is so."""

from __future__ import annotations

import os
import re
import subprocess
import textwrap
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from benchmarks import compare, shown, writing
from benchmarks.bench import Bench
from benchmarks.generate import big_plan, portfolio
from benchmarks.measure import ROOT, Command, NotThereError, best, cost, interleaved, python
from benchmarks.region import TODAY
from benchmarks.rivals import OTHERS
from benchmarks.rows import Row, heading, line
from ppu_roadmap import fmt_bytes
from ppu_roadmap.loader.plans import load_folder

REGENCIES = 6
DAY = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same portfolio in both styles."""
    folder = tmp_path_factory.mktemp("plans")
    for style in ("fmt", "hand"):
        portfolio(folder / style, REGENCIES, style)
    return folder


def test_both_styles_load_equal(plans: Path) -> None:
    files = sorted((plans / "fmt").rglob("*.yaml"))
    assert len(files) == REGENCIES * 7
    for file in files:
        other = plans / "hand" / file.relative_to(plans / "fmt")
        assert _loaded(other) == _loaded(file)


def _loaded(file: Path) -> object:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


def test_both_styles_are_judged_equally(plans: Path) -> None:
    for folder in sorted((plans / "fmt").iterdir())[:4]:
        one, other = load_folder(folder, DAY), load_folder(plans / "hand" / folder.name, DAY)
        assert Counter(each.code for each in other.diagnostics) == Counter(each.code for each in one.diagnostics)
        assert other.plan == one.plan


def test_one_style_is_that_of_fmt(plans: Path, tmp_path: Path) -> None:
    big_plan(tmp_path, 20)
    for file in (*(plans / "fmt").glob("11.0[1-3]/*.yaml"), *tmp_path.glob("*.yaml")):
        assert fmt_bytes(file.read_bytes()) == file.read_bytes()


def test_hands_differ_in_all_that_people_do(plans: Path) -> None:
    texts = [file.read_bytes().decode() for file in sorted((plans / "hand").rglob("*.yaml"))]
    for trait in (
        "- {id: ",
        "missions: [",
        "  # ",
        "\n\n",
        ": '",
        ': "',
        ": >-\n",
        "\r\n",
        "---\n",
        "\n    id:",
        "\n- ",
    ):
        assert 0 < sum(trait in text for text in texts) < len(texts), trait
    for file in (plans / "hand").glob("11.0[1-3]/governance.yaml"):
        assert fmt_bytes(file.read_bytes()) != file.read_bytes()


def test_plans_are_the_same_on_every_run(plans: Path, tmp_path: Path) -> None:
    for style in ("fmt", "hand"):
        portfolio(tmp_path / style, 2, style)
        for file in (tmp_path / style).rglob("*.yaml"):
            assert file.read_bytes() == (plans / style / file.relative_to(tmp_path / style)).read_bytes()


# -- measuring ---------------------------------------------------------------------------------------------------------

FAMILY = """
    import subprocess, sys, time
    work = "import time\\nheld = bytearray(60 << 20)\\nend = time.process_time() + 0.3\\n"
    work += "while time.process_time() < end: pass"
    others = [subprocess.Popen([sys.executable, "-c", work]) for _ in range(2)]
    if "leave" not in sys.argv:
        for other in others: other.wait()
"""


@pytest.mark.parametrize("left", [(), ("leave",)], ids=["waited for", "left behind"])
def test_all_processes_of_a_command_count(left: tuple[str, ...]) -> None:
    made = cost(Command(python("-c", textwrap.dedent(FAMILY), *left), cores=2))
    assert made.seconds >= 0.6
    assert 60 < made.largest < 100
    if not left:
        assert made.together > 110


def test_a_command_has_the_cores_it_is_given_and_leaves_us_ours(tmp_path: Path) -> None:
    before, told = os.sched_getaffinity(0), tmp_path / "cores"
    cost(Command(python("-c", "import os; print(len(os.sched_getaffinity(0)))"), output=str(told)))
    assert told.read_text() == "1\n"
    assert os.sched_getaffinity(0) == before


def test_a_cache_is_gone_before_each_run(tmp_path: Path) -> None:
    code = f"import pathlib; pathlib.Path({str(tmp_path / 'cache')!r}).mkdir()"
    best(Command(python("-c", code), without=tmp_path / "cache"), 2)
    with pytest.raises(RuntimeError, match="FileExistsError"):
        cost(Command(python("-c", code), accept=(0,)))


def test_what_is_not_there_is_told_from_what_fails() -> None:
    with pytest.raises(NotThereError, match="no such thing"):
        cost(Command(python("-c", "import sys; sys.stderr.write('no such thing'); sys.exit(2)")))
    with pytest.raises(RuntimeError, match="exit code 3"):
        cost(Command(python("-c", "raise SystemExit(3)")))
    with pytest.raises(RuntimeError, match="exit code -9"):
        cost(Command(python("-c", "import os; os.kill(os.getpid(), 9)")))


def test_what_a_cost_has_of_memory_is_not_ours() -> None:
    ours = bytearray(150 << 20)
    assert 0 < cost(Command(python("-c", "sum(range(5_000_000))"))).largest < len(ours) >> 20


def test_commands_take_turns(tmp_path: Path) -> None:
    file = tmp_path / "order"
    commands = [Command(python("-c", f"open({str(file)!r}, 'a').write('{name}')")) for name in "ab"]
    assert len(interleaved(commands, 2)) == 2
    assert file.read_text() == "abab"


# -- rows --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (Row("a", 0.5, "x", 0.55), ("a", "0.50 x", "≤ 0.55 x", "ok", "")),
        (Row("a", 12.345, "s", 10, note="n"), ("a", "12.3 s", "≤ 10 s", "NOT", "n")),
        (Row("a", 12.345, "x", 10, at_least=True), ("a", "12.3 x", "≥ 10 x", "ok", "")),
        (Row("a", 1234.5, "MB"), ("a", "1234 MB", "", "", "")),
        (Row("a", 0.0123, ""), ("a", "0.012", "", "", "")),
        (Row("a", None, "s", 1), ("a", "not there yet", "≤ 1 s", "", "")),
    ],
)
def test_a_row_says_whether_it_meets_its_bar(row: Row, cells: tuple[str, ...]) -> None:
    assert row.cells == cells


def test_rows_in_columns_and_in_markdown() -> None:
    row = Row("one / other", 2.0, "x", 1.5)
    assert line(row, markdown=True) == "| one / other | 2.00 x | ≤ 1.5 x | **NOT** |  |"
    assert line(row, markdown=False).split("  ")[0] == "one / other"
    assert line(row, markdown=False).endswith("2.00 x       ≤ 1.5 x  NOT")
    assert list(heading("cold", "What.", markdown=False)) == ["", "cold: What."]


def test_figures_go_between_their_marks() -> None:
    document = f"before\n{compare.BEGIN}\nold\n{compare.END}\nafter\n"
    assert compare.into(document, "\nnew\n") == f"before\n{compare.BEGIN}\n\nnew\n\n{compare.END}\nafter\n"
    with pytest.raises(ValueError, match="no place for figures"):
        compare.into("a document\n", "new")


def test_what_is_not_there_does_not_end_the_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def part(_bench: Bench) -> Iterator[Row]:
        """What is measured."""
        yield Row("first", 1.0)
        raise NotThereError("no such option: --new")

    monkeypatch.setattr(compare, "PARTS", {"some": part, "more": lambda _bench: iter([Row("last", 2.0)])})
    said = "\n".join(compare.lines(Bench(tmp_path, 1, 20), ["some", "more"], markdown=False))
    assert "With 20 regencies for the nation's 514" in said
    assert "the rest of some" in said
    assert "no such option: --new" in said
    assert "last" in said


def _page() -> tuple[str, str]:
    """The figures of the page about them, and what it says of misses."""
    rest = (ROOT / "docs" / "performance.md").read_text("utf-8").partition(compare.BEGIN)[2]
    figures, _end, after = rest.partition(compare.END)
    return figures, after


def test_the_page_has_every_part_of_the_comparison() -> None:
    figures, _after = _page()
    assert [each.removeprefix("### ") for each in figures.splitlines() if each.startswith("#")] == [*compare.PARTS]


def test_the_page_explains_each_miss_and_no_other() -> None:
    figures, after = _page()
    missed = [each.split(" | ")[0].removeprefix("| ") for each in figures.splitlines() if "| **NOT** |" in each]
    assert {_of_any_size(each) for each in re.findall(r"\*\*(.+?)\*\*", after, re.DOTALL)} == {
        *map(_of_any_size, missed)
    }


def _of_any_size(row: str) -> str:
    """What a row is called, whatever the size of its portfolio and its table."""
    return " ".join(re.sub(r"[\d,]+ (regencies|rows)", r"N \1", row).split())


def test_a_part_from_beginning_to_end() -> None:
    words = python("-m", "benchmarks.compare", "--regencies", "2", "--runs", "1", "--only", "nation", "--md")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "| validate 2 regencies, one core |" in done.stdout
    assert "### nation" in done.stdout
    assert done.stderr == ""


# -- writers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", writing.KINDS)
def test_rivals_write_the_cells_that_we_wrote(kind: str, plans: Path) -> None:
    (some,) = writing.parts(plans / "fmt")
    few = some[:1]
    cells = writing.read_back(kind, writing.written(kind, few))
    said = [str(cell) for row in cells for cell in row]
    assert len(cells) > len(few[0].programs)
    assert all(any(str(program.name) in text for text in said) for program in few[0].programs)
    measured = dict(OTHERS[kind](cells))
    assert all(seconds > 0 for seconds in measured.values())
    expected = {rival.name for rival in shown.RIVALS if rival.kind == kind}
    assert expected - {"rustpy-xlsxwriter"} <= set(measured) <= expected
