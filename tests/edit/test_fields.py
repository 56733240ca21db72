"""Fields as people name them, and what a file then says."""

from __future__ import annotations

import textwrap

import pytest

from ppu_roadmap.edit.fields import setting
from ppu_roadmap.edit.kinds import draft_of, ids_of
from ppu_roadmap.yamltext.changes import EditError
from tests.yamltext.edits import edit

FILE = textwrap.dedent("""\
    dimension: governance
    strategies:
      - {id: GOV-S1, name: Satu pintu}
    programs:
      - id: GOV-01
        name: Go PPU
        partners: [dlh, setda]
        budget:
          - {year: 2023, source: apbd, amount: 1}
          - {year: 2023, source: csr, amount: 2}
          - {year: 2024, source: csr, amount: 3}
        indicators:
          - {name: a, id: GOV-01-I1, kind: output, targets: {2023: 1}}
          - {name: b, id: GOV-01-I2, kind: output, sni: "10.2"}
        quick_win: {kind: local, start: 2022-09, finish: 2023-08}
        spbe: {application: Go PPU}
        internal: true
    """)
PLAN = textwrap.dedent("""\
    format: 1
    title: x
    upper_plans:
      - {id: rpjmd-2025, missions: {M1: a, M1.2: b}}
    sni:
      "10.2": {reason: x}
    risk_scale: 3
    """)
P = ("programs", 0)


def after(field: str, value: str, file: str = FILE, base: tuple[str | int, ...] = P) -> str:
    """The lines that are new, else those that are gone."""
    change = setting(draft_of(file.encode()), base, field, value)
    if change is None:
        return ""
    new = edit(file.encode(), [change]).decode()
    old, lines = file.splitlines(), new.splitlines()
    added = [line.strip() for line in lines if line not in old]
    return " / ".join(added or [f"gone {line.strip()}" for line in old if line not in lines])


@pytest.mark.parametrize(
    ("field", "value", "lines"),
    [
        ("status", "ongoing", "status: ongoing"),
        ("name", "10.2", 'name: "10.2"'),
        ("beneficiaries", "1200", "beneficiaries: 1200"),
        ("internal", "false", "internal: false"),
        ("internal", "yes", 'internal: "yes"'),
        ("partners", "dlh", "partners: [dlh]"),
        ("partners", "[dlh, 'a, b']", 'partners: [dlh, "a, b"]'),
        ("partners.1", "pupr", "partners: [dlh, pupr]"),
        ("partners.setda", "pupr", "partners: [dlh, pupr]"),
        ("partners.2", "pupr", "partners: [dlh, setda, pupr]"),
        ("partners.+", "pupr", "partners: [dlh, setda, pupr]"),
        ("sdgs", "9, 16", "sdgs: [9, 16]"),
        ("locations", "10.2,waru", 'locations: ["10.2", waru]'),
        ("budget[2023,csr].amount", "5", "- {year: 2023, source: csr, amount: 5}"),
        ("budget[csr,2024].realised", "5", "- {year: 2024, source: csr, amount: 3, realised: 5}"),
        ("budget[2024].amount", "5", "- {year: 2024, source: csr, amount: 5}"),
        ("budget.2024.amount", "5", "- {year: 2024, source: csr, amount: 5}"),
        ("budget[2025,apbd].amount", "5", "- {year: 2025, source: apbd, amount: 5}"),
        ("budget.last.amount", "", "- {year: 2024, source: csr}"),
        ("budget.0", "", "gone - {year: 2023, source: apbd, amount: 1}"),
        ("reports[2023-Q2].progress", "40", "reports: / - {period: 2023-Q2, progress: 40}"),
        ("reports.+", "{period: 2023-Q2, note: 2.10}", 'reports: / - {period: 2023-Q2, note: "2.10"}'),
        ("indicators.GOV-01-I1.targets.2025", "2.5",
         "- {name: a, id: GOV-01-I1, kind: output, targets: {2023: 1, 2025: 2.5}}"),
        ("indicators[GOV-01-I2].sni", "11.1", '- {name: b, id: GOV-01-I2, kind: output, sni: "11.1"}'),
        ("indicators.0.baseline.value", "-1.50",
         "- {name: a, id: GOV-01-I1, kind: output, baseline: {value: -1.50}, targets: {2023: 1}}"),
        ("indicators[0].targets.2025", "{min: 100}",
         "- {name: a, id: GOV-01-I1, kind: output, targets: {2023: 1, 2025: {min: 100}}}"),
        ("indicators[0].targets.2025", "BB",
         "- {name: a, id: GOV-01-I1, kind: output, targets: {2023: 1, 2025: BB}}"),
        ("quick_win.scores.speed", "5",
         "quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speed: 5}}"),
        ("quick_win.decisions", "[{status: proposed}]",
         "quick_win: {kind: local, start: 2022-09, finish: 2023-08, decisions: [{status: proposed}]}"),
        ("spbe.application", "", "gone spbe: {application: Go PPU}"),
        ("quick_win.start", "", "quick_win: {kind: local, finish: 2023-08}"),
        ("note", "", ""),
        ("x-kode", "0101", "x-kode: 0101"),
        ("x-kode", "[a, {b: 1}]", "x-kode: / - a / - {b: 1}"),
        ("statsu", "ongoing", "statsu: ongoing"),
    ],
)  # fmt: skip
def test_a_field_of_a_program(field: str, value: str, lines: str) -> None:
    assert after(field, value) == lines


def test_a_number_is_the_place_of_an_item_before_it_is_one_of_its_words() -> None:
    file = FILE.replace("partners: [dlh, setda]", "sdgs: [1, 9]")
    assert after("sdgs.1", "5", file) == "sdgs: [1, 5]"
    with pytest.raises(EditError, match="sdgs has only 2 items"):
        after("sdgs.9", "5", file)


@pytest.mark.parametrize(
    ("field", "value", "lines"),
    [
        ("vision", "Kota: cerdas", 'vision: "Kota: cerdas"'),
        ("risk_scale", "5", "risk_scale: 5"),
        ("sni.10.2.unit", "%", '"10.2": {reason: x, unit: "%"}'),
        ('sni."10.2".unit', "%", '"10.2": {reason: x, unit: "%"}'),
        ("sni[10.2].unit", "%", '"10.2": {reason: x, unit: "%"}'),
        ("sni.11.3.reason", "y", '"11.3": {reason: y}'),
        ("upper_plans.rpjmd-2025.missions.M1.2", "c", "- {id: rpjmd-2025, missions: {M1: a, M1.2: c}}"),
        ("upper_plans.rpjmd-2025.missions.M1.3", "c", "- {id: rpjmd-2025, missions: {M1: a, M1.2: b, M1.3: c}}"),
        ("areas.penajam", "Nenang,Gunung Seteleng", "areas: {penajam: [Nenang, Gunung Seteleng]}"),
        ("horizons.5-year", "2027", "horizons: / 5-year: 2027"),
        ("agencies.dlh.name", "Dinas", "agencies: / dlh: {name: Dinas}"),
        ("start", "dua", "start: dua"),
    ],
)  # fmt: skip
def test_a_field_of_the_plan(field: str, value: str, lines: str) -> None:
    assert after(field, value, PLAN, ()) == lines


@pytest.mark.parametrize(
    "field",
    [
        "", ".", "a.", "[x]", "a[", "a]b", "a..b", "name.x", "name.0", "budget.9.amount", "budget[2023].amount",
        "budget[2029]", "budget.GOV.amount", "indicators.GOV-01-I9.unit", "indicators[GOV-01-I9].unit", "partners.x",
        "budget[1,2,3,4,5].amount", "budget[2023,apbd]" * 5_000, "x-a" + ".a" * 5_000, "budget." + "9" * 5_000,
        f"budget[{'9' * 5_000}]",
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_refused(field: str) -> None:
    with pytest.raises(EditError) as caught:
        after(field, "x")
    assert str(caught.value)


@pytest.mark.parametrize(
    ("field", "value"), [("partners", "[a"), ("partners", "[a]\nb: 1"), ("x-a", "{"), ("partners", "[&a b")]
)
def test_a_value_that_is_no_yaml_is_refused(field: str, value: str) -> None:
    with pytest.raises(EditError, match=r"is no YAML|cannot be written"):
        after(field, value)


def test_python_values_are_given_as_they_are() -> None:
    draft = draft_of(FILE.encode())
    change = setting(draft, P, "budget", [{"year": 2023, "source": "apbd", "amount": 7}])
    assert change is not None
    assert "amount: 7" in edit(FILE.encode(), [change]).decode()
    assert setting(draft, P, "note", None) is None
    gone = setting(draft, P, "spbe.application", None)
    assert gone is not None
    assert b"spbe" not in edit(FILE.encode(), [gone])


@pytest.mark.parametrize(
    ("id", "path"),
    [
        ("GOV-01", ("programs", 0)),
        ("GOV-S1", ("strategies", 0)),
        ("GOV-01-I2", ("programs", 0, "indicators", 1)),
        ("GOV-02", None),
        ("GOV-01-R1", None),
    ],
)
def test_ids_are_found_wherever_they_stand(id: str, path: tuple[str | int, ...] | None) -> None:
    assert next(iter(ids_of(draft_of(FILE.encode()).root).get(id, ())), None) == path
