"""What is certain is mended, and only that: files full of comments and odd quotes differ in the faulty scalars."""

from __future__ import annotations

import codecs
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.diagnostics import Diagnostic, Severity, Span
from ppu_roadmap.edit.mending import Files, Mended, mendable, mended
from ppu_roadmap.loader.plans import load_alone
from ppu_roadmap.text import _

TODAY = date(2026, 11, 24)
PLAN = """\
# Masterplan «»
format: 1
title: Masterplan Smart City Uji
region: {name: Kabupaten Uji, code: «64.09|"64.09"», "«propinsi|province»": 'Kalimantan Timur'}   # kode: 64.09
«bahasa|language»: «Indonesia|id»
start: «"2022"|2022»
horizons: {1-year: 2023, 5-year: «2_027|2027»,   long-term: 2037}
funding_sources: {apbd: APBD}
agencies:
  diskominfo: {name: Dinas Komunikasi dan Informatika, kind: «Dinas|agency»}
  dlh: {"name":"Dinas Lingkungan Hidup","kind":"«Perangkat Daerah|agency»"}
"""
GOVERNANCE = """\
# 250_000 dalam komentar tetap
dimension: governance
programs:
  # yang pertama
  - id: GOV-01   # amount: "250000"
    «nama|name»: "Go PPU: 250_000 layanan"
    horizon: "«5 tahun|5-year»"
    owner: «Diskominfo|diskominfo»
    «sub_dimensi|subdimension»: 'public-service'
    status: «Sedang Berjalan|ongoing»
    «tahun|years»: [2022, «"2027"|2027»]
    internal: «tidak|false»
    partners: [«DLH|dlh», ]
    nomenclature: «2.10|"2.10"»
    depends_on:
    - «gov-O2|GOV-02»
    «anggaran|budget»:
      - {«tahun|year»: 2022, source: apbd, «pagu|amount»: «"Rp 2,5 miliar"|2500000000», x-lama: Rp 250 juta}
      - {"year":2023,"amount":«"250000"|250000»,"approved": «250.000.000|250000000» }
      - year: 2024
        amount:   «0xFF|255»   # 0xFF
        revised: 250.000       # dua arti
        realised: 0250
  - {id: GOV-02, name: «112|"112"», horizon: long-term, owner: dlh, subdimension: «Kebijakan Publik|policy»}
"""
MARK = re.compile(r"«([^|»]*)(?:\|([^»]*))?»")


def written(text: str, *, right: bool, newline: str = "\n", mark: bytes = b"") -> bytes:
    """A text with its marked faults, or with what should stand there."""
    chosen = MARK.sub(lambda match: match[2] or "" if right else match[1], text)
    return mark + chosen.replace("\n", newline).encode()


def plan(folder: Path, *, newline: str = "\n", mark: bytes = b"") -> dict[str, bytes]:
    """A plan with marked faults on the disk, and its files as they should be afterwards."""
    right = {}
    for name, text in (("plan.yaml", PLAN), ("governance.yaml", GOVERNANCE)):
        (folder / name).write_bytes(written(text, right=False, newline=newline, mark=mark))
        right[(folder / name).as_posix()] = written(text, right=True, newline=newline, mark=mark)
    return right


def mend(folder: Path) -> Mended:
    (each,) = mendable(folder, TODAY)
    return mended(each.read(), each.check)


def alone(data: bytes) -> tuple[bytes, Mended]:
    """A governance file by itself, mended."""

    def check(files: Files) -> tuple[Diagnostic, ...]:
        return load_alone(files["governance.yaml"], "governance.yaml", TODAY, "governance").diagnostics

    done = mended({"governance.yaml": data}, check)
    return done.files.get("governance.yaml", data), done


def program(*lines: str) -> bytes:
    head = "dimension: governance\nprograms:\n  - id: GOV-01\n    name: Go PPU\n    horizon: 1-year\n"
    body = "".join(f"    {line}\n" for line in lines)
    return f"{head}    owner: diskominfo\n    subdimension: policy\n{body}".encode()


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_only_the_faulty_scalars_differ(tmp_path: Path, newline: str, mark: bytes) -> None:
    right = plan(tmp_path, newline=newline, mark=mark)
    done = mend(tmp_path)
    assert done.files == right
    assert {each.code for each in done.left if each.severity is Severity.ERROR} == {"RM014"}
    for path, data in done.files.items():
        Path(path).write_bytes(data)
    assert mend(tmp_path).files == {}


def test_a_program_that_gets_its_id_keeps_its_other_errors() -> None:
    data = program("years: 2022")
    assert alone(data.replace(b"- id:", b"- ID:"))[0] == data


def test_each_repair_is_told(tmp_path: Path) -> None:
    plan(tmp_path)
    done = mend(tmp_path)
    marks = [mark for text in (GOVERNANCE, PLAN) for mark in MARK.findall(text) if mark[0]]
    assert len(done.repairs) == len(marks)
    assert {repair.before for repair in done.repairs} >= {'"Rp 2,5 miliar"', '"5 tahun"', "nama", "0xFF"}
    first = done.repairs[0]
    assert (first.span.line, first.code, first.before, first.after) == (6, "RM012", "nama", "name")


@pytest.mark.parametrize(
    "spelling",
    [
        "250.000",
        "250,000",
        '"250.000"',
        "1.250 juta",
        "0250",
        '"0250"',
        "007",
        ".nan",
        "12 34",
        "40%",
    ],
)
def test_two_readings_are_left_to_people(spelling: str) -> None:
    data = program(f"budget: [{{year: 2022, amount: {spelling}}}]")
    assert alone(data)[0] == data


def test_days_months_and_percentages_of_one_reading() -> None:
    typed = program("progress: 40%", "actions: [{id: GOV-01-A1, name: a, start: Agustus 2022, finish: 10/2022}]")
    meant = program("progress: 40", "actions: [{id: GOV-01-A1, name: a, start: 2022-08, finish: 2022-10}]")
    assert alone(typed)[0] == meant


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("unit: x, targets: {2023: 0-10}", "unit: x, targets: {2023: {min: 0, max: 10}}"),
        ("unit: x, targets: {2023: '2,5 - 3,5', 2024: 7}", "unit: x, targets: {2023: {min: 2.5, max: 3.5}, 2024: 7}"),
        ("unit: x, baseline: {year: 2022, value: ≥ 100}", "unit: x, baseline: {year: 2022, value: {min: 100}}"),
        ("unit: '%', targets: {2023: 90 %}", "unit: '%', targets: {2023: 90}"),
        ("unit: dokumen, targets: {2023: 1 Dokumen}", "unit: dokumen, targets: {2023: 1}"),
        ("scale: [C, B, BB], targets: {2023: bb}", "scale: [C, B, BB], targets: {2023: BB}"),
    ],
)
def test_values_of_tables(before: str, after: str) -> None:
    line = "indicators: [{{name: a, kind: output, {}}}]"
    assert alone(program(line.format(before)))[0] == program(line.format(after))


@pytest.mark.parametrize(
    "line",
    [
        "status:",  # nothing is meant
        "note: ~",
        "note: null",
        "internal: belum",
        "internal: 1",
        "horizont: 1-year",  # the key is there already
        "target_group: [warga]",  # another type, not another spelling
        "nota: kunci sendiri",  # a short word with another letter is another word
        "status: planned lagi",
        "horizon_lama: 1-year",
        "years: [2022, 2023, 2024]",
        "years: 2022-2023",
        "tahun: 2022",  # years wants a list
        "progress: -5 juta",
        "sdgs: ['18']",  # mended it would be out of range
        "quick_win: {kind: flagship, start: 2022, finish: 2022-12}",  # quoted it would be no month
        "quick_win: {kind: flagship, start: 2022-01, finish: 2022-12, decisions: [{status: disetujui}]}",  # by whom?
        "description: |\n      250_000",
        "beneficiaries: >\n      250_000",
        "indicators: [{name: a, kind: output, unit: unit, targets: {2023: '> 99', 2024: 2023-2027, 2025: 90%}}]",
        "indicators: [{name: a, kind: output, scale: [2.10, B, A], targets: {2023: C}}]",  # quoted, C would be no word
        "beneficiaries: !!str 1200",
        "beneficiaries: &a 1_200",
    ],
)
def test_what_is_not_certain_stays(line: str) -> None:
    data = program(line)
    assert alone(data)[0] == data


def test_a_bad_fix_takes_no_good_one_with_it() -> None:
    data = program(
        "quick_win:",
        "  kind: unggulan",
        "  start: 2022",
        "  finish: 2022-12",
        "  decisions: [{status: disetujui, catatan: '1'}, {status: Ditolak, by: Bupati, date: 2022-08-29}]",
    )
    expected = data.replace(b"unggulan", b"flagship").replace(b"catatan", b"note").replace(b"Ditolak", b"rejected")
    assert alone(data)[0] == expected


def test_of_two_keys_for_one_only_the_first_is_taken() -> None:
    data = program("catatan: satu", "ntoe: dua")
    assert alone(data)[0] == data.replace(b"catatan", b"note")


def test_a_name_that_two_could_mean_is_left(tmp_path: Path) -> None:
    plan(tmp_path)
    path = tmp_path / "plan.yaml"
    path.write_text(path.read_text() + "  d1h: {name: Dinas lain}\n")
    assert b"partners: [DLH, ]" in mend(tmp_path).files[(tmp_path / "governance.yaml").as_posix()]


def test_an_agency_is_known_by_its_names(tmp_path: Path) -> None:
    plan(tmp_path)
    path = tmp_path / "plan.yaml"
    path.write_text(
        path.read_text().replace("Komunikasi dan Informatika,", "Komunikasi dan Informatika, short: Infokom,")
    )
    path = tmp_path / "governance.yaml"
    text = path.read_text()
    path.write_text(
        text.replace("owner: Diskominfo", "owner: Infokom").replace("[DLH, ]", "[Dinas Lingkungan Hidup, ]")
    )
    mended = mend(tmp_path).files[path.as_posix()]
    assert b"owner: diskominfo\n" in mended
    assert b"partners: [dlh, ]" in mended


def test_a_file_that_cannot_be_read_keeps_the_others_going(tmp_path: Path) -> None:
    right = plan(tmp_path)
    (tmp_path / "living.yaml").write_text('dimension: living\nprograms: ["')
    assert mend(tmp_path).files == right


def test_one_file_of_a_plan_is_mended_alone(tmp_path: Path) -> None:
    right = plan(tmp_path)
    path = tmp_path / "plan.yaml"
    assert mend(path).files == {path.as_posix(): right[path.as_posix()]}


SPELLINGS = {
    "horizon": ("1-year", "1 tahun", "5years", "jangka panjang", "2-year", '"1Y"', "''"),
    "status": ("planned", "Selesai", "plannd", "'usulan'", "terlambat", "~", "[done]"),
    "beneficiaries": ("1200", "1_200", '"1200"', "1.200", "1.200.000", "0x1F", "01200", "seribu", "Rp 2,5 juta", "-3"),
    "progress": ("40", "'40'", "40.0", "40.5", "+40", "400", "1e1", "yes"),
    "internal": ("true", "ya", "'no'", "OFF", "1", "mungkin"),
    "nomenclature": ("2.10", '"2.16"', "2.16.03", "12", "true"),
    "description": ("112", "true", "'ok'", "null", "teks biasa # bukan", ".5"),
    "catatan": ("112", "ok", "[a]"),
    "tahun": ("[2022, 2023]", "2022", '["2022", 2_023]'),
    "years": ("[2022, 2023]", "['2022', 2023.0]", "[2022]"),
    "ownr": ("diskominfo", "7"),
}


@given(
    st.dictionaries(st.sampled_from(sorted(SPELLINGS)), st.integers(0, 9), max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
def test_mending_twice_is_mending_once(chosen: dict[str, int], newline: str) -> None:
    lines = [f"{key}: {SPELLINGS[key][at % len(SPELLINGS[key])]}  # {key}" for key, at in chosen.items()]
    data = program(*lines).replace(b"    horizon: 1-year\n", b"").replace(b"\n", newline.encode())
    once, done = alone(data)
    assert alone(once)[0] == once
    before, after = data.split(b"\n"), once.split(b"\n")
    touched = {repair.span.line for repair in done.repairs}
    assert [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == sorted(
        touched
    )
    reading = [each for each in done.left if each.code.startswith("RM0")]
    assert len(reading) <= sum(each.code.startswith("RM0") for each in alone_findings(data))


def alone_findings(data: bytes) -> tuple[Diagnostic, ...]:
    return load_alone(data, "governance.yaml", TODAY, "governance").diagnostics


def test_what_comes_of_lines_that_were_not_judged_keeps_no_mend_back() -> None:
    programs = [
        f"  - {{id: GOV-{1000 + at}, name: Satu, internal: banyak, beneficiaries: {'1_200' if at < 5 else 1200}}}\n"
        for at in range(1_100)
    ]
    text = "dimension: governance\nprograms:\n" + "".join(programs)

    def check(files: Files) -> tuple[Diagnostic, ...]:
        return load_alone(files["governance.yaml"], "governance.yaml", TODAY, "governance").diagnostics

    done = mended({"governance.yaml": text.encode()}, check)
    assert done.files == {"governance.yaml": text.replace("1_200", "1200").encode()}


@pytest.mark.parametrize(("comment", "rounds"), [("", 8), ("# a\n" * 400_000, 1)])
def test_large_files_are_mended_in_few_rounds(comment: str, rounds: int) -> None:
    text = "".join(f"k{number}: 1_0\n" for number in range(8)) + comment

    def first(files: Files) -> list[Diagnostic]:
        lines = files["a.yaml"].decode().splitlines()
        line = next((number for number, each in enumerate(lines) if "1_0" in each), None)
        span, path = Span((line or 0) + 1, 5, (line or 0) + 1, 8), (f"k{line}",)
        found = Diagnostic(
            "RM014", "number-spelling", Severity.ERROR, _("x"), None, None, "a.yaml", span, path=path, fix="10"
        )
        return [] if line is None else [found]

    assert len(mended({"a.yaml": text.encode()}, first).repairs) == rounds


def test_what_a_mend_puts_on_lines_of_their_own_ends_as_the_file_does(tmp_path: Path) -> None:
    file = tmp_path / "governance.yaml"
    item = "  - id: GOV-01\n    name: Go PPU\n    horizon: 1-year\n    owner: dlh\n    subdimension: policy\n"
    text = f"dimension: governance\nprograms:\n{item}    sources:\n      -\u00a0a\n      \u2013 b\n      \u2014 c\n"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    (each,) = mendable(file, TODAY)
    (after,) = mended(each.read(), each.check).files.values()
    assert b"- c" in after
    assert after.count(b"\r\n") == after.count(b"\n")


def test_that_a_very_large_file_has_more_to_mend_is_said() -> None:
    def check(files: Files) -> list[Diagnostic]:
        left = files["a.yaml"].count(b"1_0")
        lines = files["a.yaml"].decode().splitlines()
        number = next((at for at, line in enumerate(lines) if "1_0" in line), 0)
        span = Span(number + 1, 5, number + 1, 8)
        rule, path = ("RM014", "number-spelling", Severity.ERROR), (f"k{number}",)
        fault = Diagnostic(*rule, _("x"), None, None, "a.yaml", span, path=path, fix="10")
        return [fault] * (left > 0)

    text = "".join(f"k{number}: 1_0\n" for number in range(3))
    assert mended({"a.yaml": (text + "# a\n" * 400_000).encode()}, check).more
    assert not mended({"a.yaml": text.encode()}, check).more
