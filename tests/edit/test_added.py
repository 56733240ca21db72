"""Which errors an edit adds: on every faulty plan of tests/broken, edits that mend, move or touch nothing add none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.edit.added import added_errors
from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.edit.workspace import UNFINISHED
from ppu_roadmap.loader.plans import Result, load_files
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.shape.fields import is_required
from ppu_roadmap.yamltext.changes import Change, EditError, Remove, Set
from ppu_roadmap.yamltext.nodes import Mapping, data_of, items_at
from ppu_roadmap.yamltext.writing import edited
from tests.annotated import TODAY, Case, broken, cases

FREE = {"description": "Satu aplikasi", "beneficiaries": 1200, "sdgs": [9, 16], "internal": True, "note": "Catatan"}
"""Fields that name nothing else of the plan, with values that suit any program."""
PLAN = """\
format: 1
title: Masterplan Uji
region: {name: Kabupaten Uji, code: "99.01", province: Kalimantan Timur}
start: 2023
horizons: {1-year: 2023, 5-year: 2027, long-term: 2032}
agencies: {diskominfo: {name: Dinas Komunikasi dan Informatika, kind: agency}}
funding_sources: {apbd: APBD, csr: CSR}
"""
PROGRAM = "{id: GOV-0%s, name: %s, horizon: 1-year, owner: diskominfo, subdimension: policy, %s}"


def faulty(rule: Path) -> Iterator[tuple[Case, dict[str, bytes], Result]]:
    """The plans of a rule's cases in which there are errors, with what is found in them."""
    for case in cases(rule)[1]:
        files = {name: data for name, data in case.contents().items() if "/" not in name}
        found = load_files(files, case.today)
        if any(each.severity is Severity.ERROR for each in found.diagnostics):
            yield case, files, found


def after(case: Case, files: dict[str, bytes], name: str, changes: list[Change]) -> Result:
    """What is found after an edit of one file; the same as before where it cannot be written in the first place."""
    with suppress(EditError):
        files = files | {name: edited(draft_of(files[name]), changes).text.to_bytes()}
    return load_files(files, case.today)


def programs(files: dict[str, bytes]) -> Iterator[tuple[str, int]]:
    """The programs of all files that can be read to their end."""
    for name, data in files.items():
        try:
            items = items_at(draft_of(data).root, "programs")
        except EditError:
            continue
        yield from ((name, at) for at, program in enumerate(items) if isinstance(program, Mapping))


def barring(before: Result, now: Result) -> list[Diagnostic]:
    return [each for each in added_errors(before, now) if each.code not in UNFINISHED]


@pytest.mark.parametrize("rule", broken(), ids=lambda path: path.stem)
def test_what_an_edit_does_not_touch_bars_nothing(rule: Path) -> None:
    for case, files, before in faulty(rule):
        for name, at in programs(files):
            changes: list[Change] = [Set(("programs", at, key), data_of(value)) for key, value in FREE.items()]
            assert barring(before, after(case, files, name, changes)) == [], case.name


@pytest.mark.parametrize("rule", broken(), ids=lambda path: path.stem)
def test_what_is_taken_away_bars_nothing(rule: Path) -> None:
    """A field goes at whose value an error stands, or below it; not where the error silences others."""
    for case, files, before in faulty(rule):
        for each in before.diagnostics:
            field = each.path[:3]
            hides = each.code == "RM201" or each.code.startswith("RM0")
            if each.severity is not Severity.ERROR or hides or each.program is None:
                continue
            if len(field) == 3 and field[2] != "owner" and not is_required(Program, field[2:]):
                assert barring(before, after(case, files, each.file, [Remove(field)])) == [], (case.name, field)


@pytest.mark.parametrize("rule", broken(), ids=lambda path: path.stem)
def test_errors_that_move_are_no_others(rule: Path) -> None:
    """Lines come before them, and a program before theirs; a file that is no YAML, no edit touches."""
    for case, files, before in faulty(rule):
        if any(each.code == "RM001" for each in before.diagnostics):
            continue
        moved = dict(files)
        for name, data in files.items():
            first = f"{PREFIXES.get(Path(name).stem)}-77, name: Program lain sama sekali, horizon: long-term"
            above = b"" if data[:1] in b"\xef\xff\xfe" else b"# satu\n# dua\n"
            more = f"\nprograms:\n  - {{id: {first}}}\n  - ".encode()
            moved[name] = above + data.replace(b"\nprograms:\n  - ", more, 1)
        new = barring(before, load_files(moved, case.today))
        assert [each for each in new if not (each.program or "").endswith("-77")] == [], case.name


def found(plan: str, *programs: str) -> Result:
    """What is found in a plan with more of plan.yaml and with programs, each less what is usual."""
    listed = [
        f"  - {PROGRAM % (number, name, text)}"
        for number, (name, text) in enumerate(zip("ABCDE", programs, strict=False), 1)
    ]
    files = {
        "plan.yaml": PLAN + plan,
        "governance.yaml": "\n".join(["dimension: governance", "programs:", *(listed or ["  []"]), ""]),
    }
    return load_files({name: text.encode() for name, text in files.items()}, TODAY)


RING = ("depends_on: [GOV-02]", "depends_on: [GOV-01, GOV-03]", "depends_on: [GOV-04]", "depends_on: [GOV-03, GOV-01]")
APART = ("depends_on: [GOV-02]", "depends_on: [GOV-01]", "depends_on: [GOV-04]", "depends_on: [GOV-03]")
EVALUATION = "evaluation_weights: {baseline: 10, output: 20, outcome: 30, impact: 30, quick_win: 20}"
WEIGHTS = "quick_win_criteria: {a: {name: A, weight: %s}, b: {name: B, weight: %s}}"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ((WEIGHTS % (60, 60),), (WEIGHTS % (50, 60),)),
        (
            ("", "budget: [{year: 2023, amount: 5, realised: 200}]"),
            ("", "budget: [{year: 2023, amount: 50, realised: 200}]"),
        ),
        (
            ("", 'budget: [{year: 2024, source: dau}, {year: 2023, source: dau, nomenclature: "2.16"}]'),
            ("", 'budget: [{year: 2023, source: dau}, {year: 2023, source: dau, nomenclature: "2.16"}]'),
        ),
        (("", "depends_on: [GOV-98, GOV-99]"), ("", "depends_on: [GOV-99]")),
        (("", "years: [2023, 2030]"), ("", "years: [2023, 2029]")),
        (("", *RING), ("", *RING[:3], "depends_on: [GOV-03]")),
        (("", *RING), ("", "note: x", *RING[1:])),
        (("rules: {RM801: error}",), ("rules: {RM801: error}", "note: x")),
        (("rules: {RM304: error}", "years: [2022, 2023], budget: [{year: 2024}]"),) * 2,
    ],
    ids=["weights", "money", "named alike", "one of two", "nearer", "ring apart", "ring on", "dimension", "years"],
)
def test_what_is_mended_in_part_bars_nothing(before: tuple[str, ...], now: tuple[str, ...]) -> None:
    assert barring(found(*before), found(*now)) == []


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        (("", "depends_on: [GOV-98]"), ("", "depends_on: [GOV-99]"), "RM103"),
        (("", "depends_on: [GOV-98]"), ("", "depends_on: [GOV-98, GOV-99]"), "RM103"),
        (("", "depends_on: [GOV-98]"), ("", "depends_on: [GOV-98], replaced_by: GOV-98"), "RM103"),
        (("", "depends_on: [GOV-98]", "note: x"), ("", "note: x", "depends_on: [GOV-98]"), "RM103"),
        (
            ("", "budget: [{year: 2023, amount: 5, realised: 200}, {year: 2023, source: csr, amount: 5}]"),
            ("", "budget: [{year: 2023, amount: 5, realised: 5}, {year: 2023, source: csr, amount: 5, realised: 9}]"),
            "RM303",
        ),
        (("", "partners: [dlh, dlh]"), ("", "partners: [dlh, dlh, pu]"), "RM106"),
        (("", "depends_on: [GOV-02]", "depends_on: [GOV-01]"), ("", *APART), "RM105"),
        ((WEIGHTS % (60, 60),), (f"{WEIGHTS % (60, 60)}\n{EVALUATION}",), "RM309"),
        (("rules: {RM801: error}", "note: x"), ("rules: {RM801: error}",), "RM801"),
        (("", "serves: [{missions: [M1]}]"), ("", "serves: [{priority: x}], risks: [{id: GOV-01-R1}]"), "RM011"),
    ],
)
def test_what_is_really_new_bars(before: tuple[str, ...], now: tuple[str, ...], code: str) -> None:
    assert {each.code for each in barring(found(*before), found(*now))} == {code}


def test_what_comes_of_lines_that_were_not_judged_bars_nothing() -> None:
    def listed(*mended: int, note: str = "x") -> Result:
        programs = [
            f"  - {{id: GOV-{1000 + at}, name: Program {at}, horizon: 1-year, note: {note if at < 5 else 'x'}, "
            f"owner: {'diskominfo' if at in mended else 'kominfoo'}, subdimension: policy}}\n"
            for at in range(1_100)
        ]
        dimension = "dimension: governance\nprograms:\n" + "".join(programs)
        return load_files({"plan.yaml": PLAN.encode(), "governance.yaml": dimension.encode()}, TODAY)

    before = listed()
    assert barring(before, listed(3)) == []
    assert barring(before, listed(*range(50))) == []
    assert {each.code for each in barring(before, listed(note="12"))} == {"RM004", "RM015"}
