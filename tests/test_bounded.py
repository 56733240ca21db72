"""Work and findings follow the size of a file, and not its faults: each kind of file that is made of one fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import Result, load_files
from ppu_roadmap.source.guards import FINDING_LIMIT
from ppu_roadmap.source.source_file import SourceFile
from tests.steps import steps

TODAY = date(2023, 2, 1)
pytestmark = pytest.mark.no_cover  # long files, of which each line of the code is run elsewhere
PLAN = b"""format: 1
title: Rencana Smart City
region: {code: "64.09", name: Penajam Paser Utara, kind: kabupaten, capital: Penajam}
start: 2022
horizons: {1-year: 2022, 5-year: 2026, long-term: 2032}
agencies: {dlh: {name: Dinas Lingkungan Hidup}}
"""
HEAD = "dimension: environment\nprograms:\n"
FIRST = "  - {id: ENV-01, name: Bank sampah, horizon: 1-year, owner: dlh, subdimension: waste, status: planned"


def program(number: int, more: str = "") -> str:
    return (
        f"  - {{id: ENV-{number:05}, name: Program {number}, horizon: 1-year, owner: dlh, subdimension: waste,"
        f" status: planned{more}}}\n"
    )


def one(more: str) -> str:
    return f"{HEAD}{FIRST}, {more}}}\n"


KINDS: dict[str, Callable[[int], str]] = {
    "wrong items": lambda count: one(f"partners: [{'1, ' * count}1]"),
    "wrong items in many lists": lambda count: (
        HEAD + "".join(program(each, ", sdgs: [99, 98, 97]") for each in range(count))
    ),
    "lists without keys": lambda count: one(f"actions: [{'{}, ' * count}]"),
    "unknown keys": lambda count: one(", ".join(f"k{each}: 1" for each in range(count))),
    "repeated keys": lambda count: one("note: a, " * count),
    "pieces of a text": lambda count: one("note: a" + ", b c" * 2 + "".join(f", p{each}" for each in range(count))),
    "anchors": lambda count: one(f"partners: [{'&a dlh, ' * count}]"),
    "tags": lambda count: one(f"partners: [{'!x dlh, ' * count}]"),
    "zero-width spaces": lambda count: one("note: a") + "#\u200b\n" * count,
    "several spaces": lambda count: HEAD + "".join(program(each, ', target_group: "a  b"') for each in range(count)),
    "texts cut by #": lambda count: (
        HEAD + "".join(f"{program(each)[:-2]}\n    , note: a #b\n  }}\n" for each in range(count))
    ),
    "the same partner": lambda count: one(f"partners: [{'dlh, ' * count}]"),
    "unknown partners": lambda count: one("partners: [" + ", ".join(f"stranger{each}" for each in range(count)) + "]"),
    "unknown programs": lambda count: one("depends_on: [" + ", ".join(f"LIV-{each}" for each in range(count)) + "]"),
    "one id": lambda count: HEAD + program(1) * count,
}
SOUND: dict[str, Callable[[int], str]] = {
    "own keys": lambda count: one(", ".join(f"x-{each}: 1" for each in range(count))),
    "sound items": lambda count: one("sources: [" + ", ".join(f"s{each}" for each in range(count)) + "]"),
    "digits": lambda count: one(f"beneficiaries: {'9' * count}"),
    "decimals": lambda count: one(f"beneficiaries: 1.{'9' * count}"),
}


def judged(text: str) -> Result:
    return load_files({"plan.yaml": PLAN, "environment.yaml": text.encode()}, TODAY)


def of_file(result: Result) -> list[Diagnostic]:
    return [each for each in result.diagnostics if each.file == "environment.yaml"]


@pytest.mark.parametrize("kind", [*KINDS, *SOUND])
def test_steps_follow_the_size(kind: str) -> None:
    text = (KINDS | SOUND)[kind]
    few, many = (text(count) for count in (1_200, 2_400))
    judged(few)  # what is imported or compiled at the first time
    assert steps(partial(judged, many)) < 2.3 * steps(partial(judged, few))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"pieces of a text"}))
def test_a_thousand_findings_are_told_and_how_much_was_not_judged(kind: str) -> None:
    text = KINDS[kind](1_500)
    found = of_file(judged(text))
    (note,) = (each for each in found if each.message.template.startswith("over 1,000"))
    assert len(found) == FINDING_LIMIT + 1
    assert note.code == "RM004"
    assert note.severity in {each.severity for each in found if each is not note}
    assert note.message.count == text.count("\n") - note.span.line + 1
    told = [each.span.line for each in found if each is not note]
    assert max(told) <= note.span.line <= text.count("\n")


def test_a_text_that_its_commas_cut_is_one_finding() -> None:
    assert Counter(each.code for each in of_file(judged(KINDS["pieces of a text"](3_000))))["RM012"] == 1


def test_a_thousand_and_no_more_are_all_told() -> None:
    found = of_file(judged(KINDS["wrong items"](FINDING_LIMIT - 1)))
    assert Counter(each.code for each in found)["RM015"] == FINDING_LIMIT
    assert not any(each.code == "RM004" and each.severity is Severity.ERROR for each in found)


def test_the_gravest_are_told_where_lighter_ones_are_too_many() -> None:
    light = "".join(program(each) for each in range(2_000))
    found = of_file(judged(f"{HEAD}{light}{program(9_999, ', depends_on: [LIV-01]')}"))
    assert len(found) == FINDING_LIMIT + 1
    assert "RM103" in {each.code for each in found}
    (note,) = (each for each in found if each.code == "RM004")
    assert note.severity is not Severity.ERROR


def test_faults_that_follow_many_sound_values_are_found() -> None:
    sound = "".join(program(each) for each in range(1, 3_000))
    found = of_file(judged(f"{HEAD}{sound}{program(9_999, ', horizon2: x, progress: 200')}"))
    assert {("RM012", 3_002), ("RM018", 3_002)} <= {(each.code, each.span.line) for each in found}


def test_what_was_not_judged_is_not_called_missing() -> None:
    many = "".join(program(each, ", progress: 200, sdgs: [99, 98, 97]") for each in range(1, 3_000))
    strategies = "strategies:\n  - {id: ENV-S1, name: Bersih}\n"
    text = f"dimension: environment\nprograms:\n{program(9_000, ', strategy: ENV-S1, depends_on: [ENV-02999]')}{many}"
    codes = Counter(each.code for each in of_file(judged(text + strategies)))
    assert codes.keys() <= {"RM004", "RM018", "RM305"}


@given(st.lists(st.booleans(), max_size=30), st.data())
def test_paths_lead_from_the_data_to_the_text_and_back(kept: list[bool], data: st.DataObject) -> None:
    source = SourceFile("x")
    items = list(range(len(kept)))
    left = items
    while any(not kept[item] for item in left):  # in rounds, as the shape takes them out
        out = [index for index, item in enumerate(left) if not kept[item]]
        lost = set(data.draw(st.lists(st.sampled_from(out), min_size=1, unique=True)))
        source.lose(("a",), lost)
        left = [item for index, item in enumerate(left) if index not in lost]
    for index, item in enumerate(left):
        assert source.written(("a", index)) == ("a", item)
        assert source.kept(("a", item)) == ("a", index)
