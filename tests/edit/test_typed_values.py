"""Values as people type them: set reads them, says how, and refuses what it cannot read with what it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppu_roadmap.text import Language
from tests.edit.editing import Called
from tests.golden import golden


def changed(called: Called, id: str, *fields: str, language: Language = "en") -> tuple[list[str], list[str]]:
    """The lines that would be written, and what is said."""
    code, out, err = called("set", id, *fields, "--dry-run", "--lang", language)
    assert code == 0, err
    return [line[1:].strip() for line in out.splitlines() if line.startswith("+ ")], err.splitlines()


def test_what_is_typed_is_what_is_written(plans: Path, called: Called, language: Language) -> None:
    assert plans.exists()
    lines, said = changed(
        called, "ECO-02", "status=berjalan", "budget[2026,APBD Kabupaten].amount=2,5 miliar", "years=2026-2027",
        "owner=DLH", "kemajuan=40 %", "horizon=Jangka Menengah (2024-2027)", "internal=ya", "partners=DLH, Dinas PUPR",
        language=language,
    )  # fmt: skip
    assert lines == [
        "owner: dlh", "partners: [dlh, pupr]", "years: [2026, 2027]", "status: ongoing", "progress: 40",
        "internal: true", "budget:", "- {year: 2026, source: apbd, amount: 2500000000}",
    ]  # fmt: skip
    golden("edit/typed.txt", "\n".join([*said, ""]), language)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("years=2023", "years: [2023, 2023]"),
        ("years=2022 s/d 2022", "years: [2022, 2022]"),
        ("locations=Penajam", "locations: [penajam]"),
        ("quick_win.start=Oktober 2022", "start: 2022-10"),
        ("quick_win.start=29/8/2022", "start: 2022-08"),
        ("quick_win.start=Triwulan II 2022", "start: 2022-04"),
        ("quick_win.finish=Triwulan II 2026", "finish: 2026-06"),
        ("beneficiaries=1.500 jiwa", "beneficiaries: 1500"),
        ("quick_win.kind=lokal", "kind: local"),
        ("risks.0.likelihood=Rendah", "likelihood: 1"),
        ("indicators.0.baseline={year: 2022, value: 12,5}", "baseline: {year: 2022, value: 12.5}"),
        ("indicators.0.targets={2024: 12.5, 2025: 13}", "targets: {2024: 12.5, 2025: 13}"),
        ("indicators.0.targets.2026=14,5 %", "targets: {2026: 14.5}"),
        ("reports[TW II 2023].progress=12", "- {period: 2023-Q2, progress: 12}"),
        ("indicators.0.targets.2027=≥ 100", "2027: {min: 100}"),
        (
            "quick_win.scores={cepat terwujud: 4, Kesiapan: 5}",
            "scores: {speed: 4, readiness: 5}  # usulan penyusun, bukan penilaian Bimtek III",
        ),
        ("indicators.0.baseline={tahun: 2022, nilai: 12}", "baseline: {year: 2022, value: 12}"),
        ("depends_on=liv-02", "depends_on: [LIV-02]"),
        ("target_group=2,5 miliar", "target_group: 2,5 miliar"),
    ],
)
def test_fields_of_every_kind(field: str, line: str, plans: Path, called: Called) -> None:
    assert plans.exists()
    code, out, err = called("set", "GOV-01", field, "--dry-run", "--lang", "en")
    assert code == 0, err
    assert any(each[1:].strip() == line for each in out.splitlines() if each.startswith("+"))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("budget.0.amount=1.500", "1.500 can mean 1500 or 1.5: write the one that is meant"),
        ("budget.0.amount=banyak", "budget.0.amount is banyak, but whole rupiah, such as"),
        ("quick_win.start=besok", "quick_win.start is besok, but a month, such as"),
        ("status=selesei", "status cannot be selesei; did you mean Selesai (done)? known are Proposed (proposed), "),
        ("owner=Dinas Lingkungan", "owner cannot be Dinas Lingkungan; did you mean Dinas Lingkungan Hidup (dlh)?"),
        ("budget=250 juta", "budget is 250 juta, but has fields of its own: year, source, amount, "),
        ("serves=misi 2", "serves is misi 2, but has fields of its own: plan, missions, "),
        ("quick_win.scores=speed=5; speed=3", "quick_win.scores gives speed twice"),
        ("quick_win.scores={speed: 5, Cepat terwujud: 3}", "quick_win.scores gives speed twice"),
        ("statsu=done", "statsu: there is no field statsu; did you mean status?"),
        ("owner=Dinas Kelautan", "owner cannot be Dinas Kelautan; known are "),
        ("years=2027-28", "years is 2027-28, but a first and a last year"),
        ("progress=12,5%", "progress is 12,5%, but a whole percentage"),
        (f"budget.{'9' * 5000}.amount=1", "budget."),
        (f"years={'9' * 5000}", "years is 999"),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, said: str, plans: Path, called: Called) -> None:
    before = (plans / "governance.yaml").read_bytes()
    code, out, err = called("set", "GOV-01", field, "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith(f"roadmap: {said}")
    assert (plans / "governance.yaml").read_bytes() == before


def test_pairs_are_read_in_set_as_in_add(plans: Path, called: Called) -> None:
    assert plans.exists()
    code, _out, err = called("set", "GOV-01", "indicators.GOV-01-I1.targets=2030=60; 2031=82,5", "--lang", "en")
    assert code == 0, err
    assert "targets 82,5, read as: 82.5" in err
    assert "GOV-01 now has indicators.0.targets={2030: 60, 2031: 82.5}" in err


def test_a_new_record_is_told_as_it_is_written(plans: Path, called: Called) -> None:
    assert plans.exists()
    code, _out, err = called("set", "GOV-01", "budget[2023].amount=1 juta", "--lang", "en")
    assert code == 0, err
    assert "GOV-01 now has budget.0={year: 2023, amount: 1000000}" in err


@pytest.mark.usefixtures("plans")
def test_agencies_are_no_programs_and_new_ones_are_added_first(called: Called) -> None:
    for id in ("dlh", "Dinas Lingkungan Hidup"):
        said = f"roadmap: {id} is an agency, whose fields are set by roadmap set plan agencies.dlh.kind=dinas\n"
        assert called("set", id, "kind=dinas", "--lang", "en") == (2, "", said)
    err = called("set", "GOV-01", "partners=DLH, Dinas Kelautan", "--lang", "en")[2]
    assert err.endswith("; a new one is added by roadmap add agency --name 'Dinas Kelautan'\n")
    for text in ("-0", "2023-01", "a" * 301, "Dinas\nKelautan"):  # no name
        code, _out, err = called("set", "GOV-01", f"owner={text}", "--lang", "en")
        assert (code, "is added by" in err) == (2, False)
