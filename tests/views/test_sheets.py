"""The workbook to read: its sheets, its numbers, what is left out."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.diagnostics import ERROR, INFO, TOP, WARNING, Diagnostic
from ppu_roadmap.export import format_named
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Message
from tests.asking import document, rows
from tests.rules.by_hand import plan, program
from tests.sample import sample_plan, second_plan
from tests.workflow_sample import workflow_plan

NAMES: dict[Language, list[str]] = {
    "id": ["Ringkasan", "Jangka Pendek", "Jangka Menengah", "Jangka Panjang", "Rencana Aksi", "Anggaran", "Indikator",
           "SNI", "Quick Win", "Risiko", "Keterkaitan RPJMD", "Usulan", "Temuan"],
    "en": ["Summary", "Short Term", "Medium Term", "Long Term", "Actions", "Budget", "Indicators", "SNI", "Quick Wins",
           "Risks", "RPJMD Links", "Proposals", "Findings"],
}  # fmt: skip


def finding(severity: Any, program: str | None = None) -> Diagnostic:
    return Diagnostic("RM301", "no-budget", severity, Message("it has none"), Message("add one"), "64.09",
                      "folder/governance.yaml", TOP, program)  # fmt: skip


def workbook(plans: list[Plan], language: Language = "id", **asked: Any) -> Workbook:
    made = document("sheets", plans, **asked)
    return openpyxl.load_workbook(io.BytesIO(format_named("xlsx").render(made, language)), data_only=True)


def listed(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of the first table of a sheet by their headings, the total last."""
    cells = [[cell.value for cell in row] for row in book[name][next(iter(book[name].tables.values())).ref]]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def test_the_sheets_in_their_order(language: Language) -> None:
    found = (finding(WARNING),)
    assert workbook([sample_plan()], language, findings=(found,)).sheetnames == NAMES[language]
    for empty in (Plan(), plan()):
        assert workbook([empty], language).sheetnames == NAMES[language][:1]


def test_what_is_empty_is_left_out() -> None:
    one = plan(program("GOV-01", horizon="5-year", budget=[{"year": 2024, "amount": 5}]))
    assert workbook([one]).sheetnames == ["Ringkasan", "Jangka Menengah", "Anggaran"]


@pytest.mark.parametrize("plans", [[workflow_plan()], [sample_plan(), second_plan()]], ids=["one", "two"])
def test_sums_are_those_of_other_answers(plans: list[Plan]) -> None:
    book, budget = workbook(plans), rows("budget", plans).table
    keys = [column.key for column in budget.columns]
    for key, label in {"amount": "Pagu Indikatif (Rp)", "realised": "Realisasi Anggaran (Rp)"}.items():
        known = [amount for row in budget.rows() if isinstance(amount := row[keys.index(key)], int)]
        assert listed(book, "Anggaran")[-1][label] == (sum(known) if known else "–")
    told = [row["Anggaran"] for name in NAMES["id"][1:4] if name in book.sheetnames for row in listed(book, name)
            if row["Kode"] != "Jumlah" and row.get("Daerah") != "Jumlah"]  # fmt: skip
    costs = (amount for row in budget.rows() if isinstance(amount := row[keys.index("amount")], int))
    assert sum(one for one in told if isinstance(one, int)) == sum(costs)
    assert ("Daerah" in listed(book, "Anggaran")[0]) is (len(plans) > 1)


def test_money_of_what_is_not_live_is_in_no_sum() -> None:
    gone = program(
        "GOV-02", horizon="1-year", status="cancelled", budget=[{"year": 2022, "source": "apbd", "amount": 7}]
    )
    book = workbook(
        [plan(program("GOV-01", horizon="1-year", budget=[{"year": 2022, "source": "apbd", "amount": 5}]), gone)]
    )
    first, second, total = (row["Anggaran"] for row in listed(book, "Jangka Pendek"))
    assert (first, second, total) == (5, "Rp 7 (di luar jumlah)", 5)
    assert [row["Pagu Indikatif (Rp)"] for row in listed(book, "Anggaran")] == [5, 5]  # of one line, and of all
    assert "di luar jumlah: 1 program dibatalkan, Rp 7" in {cell.value for cell in book["Anggaran"]["A"]}


def test_findings_have_a_place_and_a_help_in_words() -> None:
    found = (finding(INFO), finding(ERROR, "GOV-01"), finding(WARNING, "LIV-09"))
    book = workbook([sample_plan()], findings=(found,))
    told = listed(book, "Temuan")
    assert [row["Tingkat"] for row in told] == ["kesalahan", "peringatan", "saran"]
    assert told[0]["Tempat"] == "governance.yaml, baris 1"
    assert (told[0]["Temuan"], told[0]["Cara Memperbaiki"]) == ("it has none", "add one")
    some = workbook([sample_plan()], findings=(found,), selection=Selection(dimensions=("governance",)))
    assert [row["Kode Program"] for row in listed(some, "Temuan")] == ["GOV-01", "–"]


def test_the_overview_counts_and_draws() -> None:
    book = workbook([sample_plan()], findings=((finding(ERROR), finding(ERROR)),))
    sheet = book["Ringkasan"]
    told = {row["Hal"]: row["Nilai"] for row in listed(book, "Ringkasan")}
    assert (told["Program"], told["Quick Win"], told["Rencana Aksi"], told["Temuan: kesalahan"]) == (7, 2, 2, 2)
    assert told["Pagu Indikatif (Rp)"] == sum(
        amount for row in rows("budget", [sample_plan()]).table.rows() if isinstance(amount := row[4], int)
    )
    assert told["Realisasi Anggaran (Rp)"] == "–"
    assert len(sheet._charts) == 2  # type: ignore[attr-defined] # noqa: SLF001 -- openpyxl has no other way
    concerns = {sheet.cell(row, 1).value for row in range(1, sheet.max_row)}
    assert {"belum ada baris anggaran", "penanggung jawab masih sementara", "berisiko tinggi"} <= concerns


def test_months_years_and_levels_are_what_they_are() -> None:
    book = workbook([sample_plan()])
    first = listed(book, "Rencana Aksi")[0]
    assert first["Mulai"].date() == date(2023, 2, 1)
    assert first["Perangkat Daerah Penanggung Jawab"] == "Diskominfo"
    assert {row["Tahun"] for row in listed(book, "Indikator")} == {2023, 2027}
    assert listed(book, "Jangka Pendek")[0]["Tahun Mulai"] == 2022
    risks = book["Risiko"]
    coloured = {rule.text for area in risks.conditional_formatting for rule in area.rules}
    assert {"Tinggi", "Sedang", "Rendah"} == coloured
    assert listed(book, "Risiko")[0]["Risiko Awal"] == "Tinggi (2×3)"
