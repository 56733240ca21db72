"""The edition for citizens says nothing of what is not for them, and its sums are of what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.diagnostics import Diagnostic, Severity, Span
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.text import _
from tests.page.conftest import data_in, html_of
from tests.records import dimension, record
from tests.sample import FILE

HIDDEN: dict[str, Any] = {
    "id": "GOV-77", "name": "Zx_program rahasia zx_nama", "horizon": "1-year", "owner": "zx_agency",
    "subdimension": "policy", "internal": True, "description": "zx_uraian", "strategy": "GOV-S7",
    "locations": ["zx_place"], "status": "planned",
    "budget": [{"year": 2023, "source": "zx_source", "amount": 717171717}], "sources": ["https://zx_link.example"],
    "indicators": [{"name": "zx_indikator", "kind": "output", "sni": "5.1"}],
    "actions": [{"id": "GOV-77-A1", "name": "zx_aksi"}], "target_group": "zx_sasaran",
}  # fmt: skip
SHOWN: dict[str, Any] = {
    "id": "GOV-01", "name": "Layanan satu pintu", "horizon": "1-year", "owner": "diskominfo", "subdimension": "policy",
    "status": "delayed", "status_note": "zx_keterangan", "note": "zx_catatan", "internal": False,
    "description": "Melanjutkan GOV-77 dan zx_program rahasia zx_nama.",
    "depends_on": ["GOV-77", "GOV-02"], "waive": {"RM305": "zx_waiver"},
    "budget": [{"year": 2023, "source": "apbd", "amount": 1_000}],
    "quick_win": {
        "kind": "flagship", "start": "2023-01", "finish": "2023-12", "problem": "Antrean panjang", "ask": "zx_ask",
        "scores": {"zx_criterion": 5},
        "decisions": [{"status": "approved", "by": "Bupati", "date": "2022-08-29", "note": "zx_arahan"}],
    },
    "risks": [{"id": "GOV-01-R1", "factor": "zx_risiko", "cause": "zx_sebab", "likelihood": 3, "impact": 3,
               "mitigation": "zx_mitigasi", "owner": "zx_owner", "residual": {"likelihood": 3, "impact": 3}}],
    "actions": [{"id": "GOV-01-A1", "name": "Membuka loket", "evidence": ["https://zx_bukti.example"]}],
    "indicators": [{"name": "Antrean", "kind": "outcome", "targets": {"2023": 5}, "evidence": ["zx_bukti"]}],
    "reports": [{"period": "2023-Q2", "note": "zx_hambatan", "progress": 40}],
}  # fmt: skip
REPLACED = {"id": "GOV-02", "name": "Loket lama", "horizon": "1-year", "owner": "diskominfo", "subdimension": "policy",
            "status": "done", "replaced_by": "GOV-77",
            "budget": [{"year": 2023, "source": "apbd", "amount": 500}]}  # fmt: skip


def secretive() -> Plan:
    """A plan in which every private text has ``zx_`` in it, which packed data never have."""
    agency = {"name": "Zx_dinas", "short": "Zx_d"}
    file: dict[str, Any] = FILE | {
        "agencies": FILE["agencies"] | {"zx_agency": agency, "zx_owner": agency},
        "funding_sources": FILE["funding_sources"] | {"zx_source": "Dana zx_dana"},
        "quick_win_criteria": {"zx_criterion": {"name": "Zx_kriteria", "weight": 100}},
        "evaluations": [{"year": 2023, "index": 2.9, "recommendations": [{"text": "zx_rekomendasi"}]}],
        "signatories": [{"role": "zx_jabatan", "name": "zx_pejabat"}],
    }
    proposal = {
        "id": "USL-001",
        "name": "zx_usulan",
        "proposer": "zx_agency",
        "note": "zx_validasi",
        "program": "GOV-01",
    }
    strategies = [{"id": "GOV-S7", "name": "zx_strategi"}]
    return Plan(
        record(PlanFile, file),
        {"governance": dimension("governance", [SHOWN, HIDDEN, REPLACED], strategies)},
        record(ProposalsFile, {"proposals": [proposal]}),
    )


FOUND = Diagnostic("RM305", "x", Severity.WARNING, _("{word}", word="zx_temuan"), None, "64.09", "x.yaml",
                   Span(1, 1, 1, 2), "GOV-01")  # fmt: skip


def texts(value: Any) -> str:
    """Every text of the data, one after the other."""
    match value:
        case dict():
            return "\n".join(map(texts, (*value, *value.values())))
        case list():
            return "\n".join(map(texts, value))
    return str(value)


def test_no_private_text_is_in_the_bytes_or_in_the_data() -> None:
    html = html_of([secretive()], public=True, findings=((FOUND,),))
    told = texts(data_in(html))
    for text in (html.decode(), told):
        assert "zx_" not in text.casefold()
        assert "GOV-77" not in text
        assert "717171717" not in text
        assert "717.171.717" not in text
    assert "Layanan satu pintu" in html.decode()
    assert "Antrean panjang" in told


def test_the_other_edition_says_all_that() -> None:
    told = texts(data_in(html_of([secretive()], findings=((FOUND,),)))).casefold()
    for word in (
        "zx_catatan",
        "zx_ask",
        "zx_arahan",
        "zx_mitigasi",
        "zx_hambatan",
        "zx_usulan",
        "zx_temuan",
        "zx_indikator",
    ):
        assert word in told, word


def test_sums_are_of_what_is_shown() -> None:
    [region] = data_in(html_of([secretive()], public=True))["regions"]
    [one, other] = region["programs"]
    assert one["needs"] == ["GOV-02"]
    assert (one["known"], other["known"]) == (1_000, 500)
    assert "ended" not in other, "what took its place is not said, so it stands as done"
    assert "gaps" not in region, "a program that is not shown may close one"


def test_a_mark_that_could_not_be_read_hides_its_program() -> None:
    plan = secretive()
    doubtful = dimension("governance", [SHOWN | {"internal": None}, REPLACED])
    [region] = data_in(html_of([replace(plan, dimensions={"governance": doubtful})], public=True))["regions"]
    assert [program["id"] for program in region["programs"]] == ["GOV-02"]


@pytest.mark.parametrize(("name", "text", "left"), [
    ("SIMPEG", "Menyambung SIMPEG dan SIMPEGNAS; simpeg", "Menyambung … dan SIMPEGNAS; simpeg"),
    ("e-Patrol (uji)", "Lihat E-PATROL\n (uji).", "Lihat …."),
    ("Siaga  Desa", "siaga desa; Siaga Desaku", "…; Siaga Desaku"),
])  # fmt: skip
def test_a_hidden_name_is_found_however_it_stands(name: str, text: str, left: str) -> None:
    plan = replace(secretive(), dimensions={"governance": dimension("governance", [
        SHOWN | {"description": text}, HIDDEN | {"name": name},
    ])})  # fmt: skip
    [region] = data_in(html_of([plan], public=True))["regions"]
    assert region["programs"][0]["facts"]["description"] == left


def test_a_search_finds_nothing_by_private_words() -> None:
    html = html_of([secretive()], public=True, selection=Selection(search="zx_catatan"))
    assert "programs" not in data_in(html)["regions"][0]
