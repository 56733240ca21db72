"""Differences in a planner's words, in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppu_roadmap.edit.fields import set_field
from ppu_roadmap.model.dimension_file import Objective, Strategy
from ppu_roadmap.model.measures import Action, Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.revision.changes import entries
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.revision.wording import money, told
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at
from ppu_roadmap.text import Language
from tests.revision.repository import PLAN, approved
from tests.revision.test_compare import plan

MORE = """\
    description: Sambungan air ke semua rumah di Kelurahan Waru dan Babulu yang tanpa sumur.
    partners: [pupr]
    beneficiaries: 1200
    indicators: [{id: LIV-03-I1, name: Rumah terlayani, unit: rumah, targets: {2026: 100}}]
    actions: [{id: LIV-03-A1, name: Survei, status: planned}]
"""


def said(id: str, field: str, value: Any, language: Language = "id") -> str:
    """What is told of one field of a program, or of plan.yaml, that gets a value."""
    files: dict[str, str | bytes] = {"plan": PLAN, "living": approved() + MORE}
    old = plan(**files)
    name = "plan" if id == "plan" else "living"
    new = plan(**files | {name: set_field(str(files[name]).encode(), id, field, value)})
    (entry,) = entries(old, new)
    return "; ".join(told(new, each, old).render(language) for each in entry.differences)


@pytest.mark.parametrize(
    ("field", "value", "id", "en"),
    [
        ("budget[2026,apbd].amount", 3_100_000_000, "anggaran 2026 APBD Rp 2,5 → 3,1 miliar (+24 %)",
         "budget 2026 APBD Rp 2.5 → 3.1 billion (+24 %)"),
        ("budget[2026,apbd].realised", 250_000_000, "anggaran 2026 APBD: realisasi anggaran – → Rp 250.000.000", None),
        ("budget[2027,dak].amount", 50_000_000, "anggaran baru: 2027 DAK Rp 50.000.000", None),
        ("years", [2025, 2027], "selesai 2026 → 2027", "ends 2026 → 2027"),
        ("years", [2024, 2026], "mulai 2025 → 2024", None),
        ("years", [2026, 2027], "tahun pelaksanaan 2025–2026 → 2026–2027", None),
        ("owner", "pupr", "penanggung jawab DLH → PUPR", "in charge DLH → PUPR"),
        ("partners", ["dlh"], "mitra + DLH, - PUPR", None),
        ("status", "done", "status Berjalan → Selesai", "status Ongoing → Done"),
        ("progress", 40, "kemajuan – → 40 %", None),
        ("beneficiaries", 2500, "jumlah penerima manfaat 1.200 → 2.500", None),
        ("internal", True, "internal (tidak dipublikasikan) – → ya", None),
        ("quick_win.start", "2025-04", "quick win: mulai Maret 2025 → April 2025", None),
        ("quick_win.scores.speed", 3, "quick win: nilai speed – → 3", None),
        ("quick_win", None, "quick win dihapus: Maret 2025 s.d. Februari 2026", None),
        ("indicators.LIV-03-I1.targets.2026", 150, "indikator LIV-03-I1 Rumah terlayani: target 2026 100 → 150", None),
        ("indicators.LIV-03-I1.targets.2027", {"min": 5},
         "indikator LIV-03-I1 Rumah terlayani: target 2027 – → ≥ 5", None),
        ("actions.LIV-03-A1.status", "ongoing", "rencana aksi LIV-03-A1 Survei: status Direncanakan → Berjalan", None),
        ("horizon", "long-term", "jangka waktu menengah → panjang", None),
        ("quick_win.ask", "Surat", "quick win: yang dimohon kepada Bupati – → Surat", None),
        ("replaced_by", "LIV-01", "digantikan oleh LIV-01 Angkutan Sekolah Gratis", None),
        ("locations", ["all"], "lokasi + Semua kecamatan", None),
        ("description", "Sambungan air ke semua rumah di Kelurahan Waru dan Sepaku yang tanpa sumur.",
         ("uraian … Kelurahan Waru dan Babulu yang tanpa sumur. →"
          " … Kelurahan Waru dan Sepaku yang tanpa sumur."), None),
    ],
)  # fmt: skip
def test_a_field_of_a_program_is_told(field: str, value: Any, id: str, en: str | None) -> None:
    assert said("LIV-03", field, value) == id
    assert en is None or said("LIV-03", field, value, "en") == en


def test_plan_yaml_and_agencies_are_told() -> None:
    assert said("plan", "horizons.5-year", 2030) == "jangka waktu: jangka menengah 2029 → 2030"
    assert said("plan", "agencies.dlh.short", "DLHK") == "nama singkat DLH → DLHK"
    assert said("plan", "apbd.2026", 1_500_000_000_000) == "total APBD 2026 – → Rp 1.500.000.000.000"
    assert said("plan", "rules.RM305", "ignore") == "tingkat aturan RM305 – → ignore"


def test_a_part_or_an_agency_is_told_by_its_own_id() -> None:
    new = plan(plan=PLAN, living=approved() + MORE)
    line = Difference("change", "LIV-03-A1", "status", "planned", "done")
    assert told(new, line).render("id") == "status Direncanakan → Selesai"
    assert told(new, Difference("add", "LIV-03-A9", "", None, {"name": "Bor"})).render("id") == "baru: Bor"
    assert told(new, Difference("change", "dlh", "short", "LH", "DLH")).render("en") == "short name LH → DLH"
    gone = Difference("remove", "LIV-03", "budget[2026,apbd]", {"year": 2026, "source": "apbd", "amount": 5})
    assert told(new, gone).render("en") == "removed budget: 2026 APBD Rp 5"
    assert told(new, Difference("change", "LIV-77", "nothing.at.all", 1, {"x": [1]})).render("en")


def test_a_second_line_of_one_year_and_source_is_told_by_these_and_its_place() -> None:
    twice = approved().replace("amount: 2500000000}", "amount: 1}\n      - {year: 2026, source: apbd, amount: 2}")
    old, new = plan(plan=PLAN, living=twice), plan(plan=PLAN, living=twice.replace("amount: 2}", "amount: 3}"))
    assert [told(new, one, old).render("id") for each in entries(old, new) for one in each.differences] == [
        "anggaran 2026 APBD (baris 2) Rp 2 → 3 (+50 %)"
    ]
    once = plan(plan=PLAN, living=approved().replace("amount: 2500000000}", "amount: 1}"))
    for before, after, words in ((once, old, "anggaran baru"), (old, once, "anggaran dihapus")):
        line = "; ".join(
            told(after, one, before).render("id") for each in entries(before, after) for one in each.differences
        )
        assert line == f"{words}: 2026 APBD (baris 2) Rp 2"


def test_a_new_decision_is_told_by_what_it_says() -> None:
    text = approved()
    old, new = (
        plan(plan=PLAN, living=each) for each in (text, text.rstrip() + "\n        - {status: revise, by: Bupati}\n")
    )
    lines = [told(new, one, old) for each in entries(old, new) for one in each.differences]
    assert [each.render("id") for each in lines] == ["keputusan baru: Diperbaiki, Bupati"]
    assert [each.render("en") for each in lines] == ["new decision: To be revised, Bupati"]


def test_what_could_not_be_read_is_told() -> None:
    old, new = (plan(plan=PLAN, living=approved().replace("2500000000", text)) for text in ("2500000000", "2,5 M"))
    lines = [told(each, one).render("id") for each in (old, new) for one in next(entries(old, new)).differences]
    assert {*lines} == {"anggaran 2026 APBD tidak dapat dibandingkan (kini tidak terbaca)"}
    (back,) = next(entries(new, old)).differences
    assert told(old, back).render("en") == "budget 2026 APBD: not comparable (unreadable before)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (2_500_000_000, 3_100_000_000, "Rp 2,5 → 3,1 miliar (+24 %)"),
        (250_000_000, 1_500_000_000, "Rp 0,25 → 1,5 miliar (+500 %)"),
        (250_123_456, 260_000_000, "Rp 250.123.456 → 260.000.000 (+4 %)"),
        (0, 5_000_000, "Rp 0 → 5 juta"),
        (1_500_000_000_000, 1_499_000_000_000, "Rp 1,5 → 1,499 triliun (-0,1 %)"),
        (300, 0, "Rp 300 → 0 (-100 %)"),
        (1000, 1005, "Rp 1.000 → 1.005 (+0,5 %)"),
        (200, 205, "Rp 200 → 205 (+3 %)"),
        (200, 195, "Rp 200 → 195 (-3 %)"),
        (1000, 4, "Rp 1.000 → 4 (-99,6 %)"),
        (100_000, 1, "Rp 100.000 → 1"),
        (100_000, 100_001, "Rp 100.000 → 100.001"),
        (100, 200, "Rp 100 → 200 (+100 %)"),
    ],
)
def test_money_is_told_in_a_unit_that_loses_nothing(old: int, new: int, words: str) -> None:
    assert money(old, new).render("id") == words


def _fields(root: Any, path: tuple[str | int, ...] = ()) -> Any:
    record = record_at(root, path) if path else root
    if kind_at(root, path) == "list" and path:
        yield from _fields(root, (*path, 0)) if record_at(root, (*path, 0)) else ()
    elif record is not None:
        for key in keys_of(record):
            yield (*path, key)
            yield from _fields(root, (*path, key))
    elif kind_at(root, path) == "mapping" and record_at(root, (*path, "*")):
        yield from _fields(root, (*path, "*"))


KINDS = {"plan": PlanFile, "dlh": Agency, "LIV-03": Program, "LIV-S1": Strategy, "LIV-T1": Objective, "U1": Proposal,
         "LIV-03-A1": Action, "LIV-03-I1": Indicator, "LIV-03-R1": Risk}  # fmt: skip


@pytest.mark.parametrize("id", KINDS)
def test_every_field_has_words_for_its_name(id: str) -> None:
    known = plan(plan=PLAN)
    for path in _fields(KINDS[id]):
        field = ".".join("0" if step == 0 else str(step) for step in path)
        english, indonesian = (told(known, Difference("change", id, field, 1, 2)).render(one) for one in ("en", "id"))
        assert "_" not in english, field
        assert english.strip(" →12"), field
        assert indonesian, field


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**16) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["min", "max", "name"]), inner),
    max_leaves=4,
)  # fmt: skip
NAMES = st.sampled_from(
    ["", "years", "budget[2026,apbd]", "budget[2026,apbd].amount", "budget[]", "partners", "quick_win", "targets.2026",
     "indicators.LIV-03-I1.targets.2026", "quick_win.decisions[0]", "reports[2026-Q1].status", "[", "..", "a[b].c"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from([*KINDS, "x", ""]), NAMES, st.sampled_from(["add", "change", "remove"]), VALUES, VALUES)
def test_any_difference_can_be_told(id: str, field: str, op: Any, old: Any, new: Any) -> None:
    if op != "change":
        old, new = (None, {"amount": new, "name": old}) if op == "add" else ({"by": old, "date": new}, None)
    line = told(plan(plan=PLAN), Difference(op, id, field, old, new))
    for language in get_args(Language):
        assert "\n" not in line.render(language)


def test_hostile_text_is_harmless() -> None:
    change = Difference("change", "LIV-03", "note", "x", "\x1b[31m::error::\n" + "y" * 500)
    line = told(Plan(), change).render("id")
    assert "\x1b" not in line
    assert "\n" not in line
    assert len(line) < 200
