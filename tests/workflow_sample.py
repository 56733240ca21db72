"""A plan made by hand whose risks, money and indicators are few enough to be added up on paper."""

from typing import Any

from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from tests.records import dimension, record
from tests.sample import FILE, HOSTILE

SNI: dict[str, Any] = {
    "10.2": {
        "reason": "Layanan daring dapat dihitung",
        "dimension": "governance",
        "data_owner": "diskominfo",
        "unit": "%",
        "baseline": {"year": 2022, "value": 10},
        "targets": {"2027": 60, "2037": 90},
    },
    "6.1": {"reason": HOSTILE, "dimension": "society", "data_owner": "dlh"},
    "5.1": {"dimension": "economy"},
}
NOMENCLATURE = "2.16.03.2.02.0023"
BUDGETS: dict[str, list[dict[str, Any]]] = {
    "GOV-01": [
        {"year": 2022, "source": "apbd", "amount": 250_000_000, "certainty": "secured", "approved": 240_000_000,
         "revised": 245_000_000, "realised": 196_000_000, "nomenclature": NOMENCLATURE},
        {"year": 2023, "source": "apbd", "amount": 1_000_000_000, "certainty": "proposed"},
        {"year": 2023, "amount": 50_000_000},
    ],
    "GOV-02": [{"year": 2024, "source": "apbd", "amount": 75_000_001}, {"year": 2025, "source": "csr"}],
    "LIV-01": [{"year": 2022, "source": "apbd", "amount": 250_000_000, "owner": "diskominfo",
                "nomenclature": NOMENCLATURE}],
    "SOC-01": [{"year": 2023, "source": "csr", "amount": 10_000_000, "approved": 8_000_000, "realised": 2_000_000}],
}  # fmt: skip
RISKS: dict[str, list[dict[str, Any]]] = {
    "GOV-01": [
        {"id": "GOV-01-R1", "factor": "Data layanan tidak diperbarui", "cause": "Tidak ada petugas", "likelihood": 3,
         "impact": 3, "mitigation": "Petugas data di setiap PD", "mitigation_kind": "non-structural",
         "owner": "diskominfo", "residual": {"likelihood": 2, "impact": 2}},
        {"id": "GOV-01-R2", "factor": HOSTILE, "likelihood": 2, "impact": 3, "owner": "dlh", "mitigation": " "},
        {"id": "GOV-01-R10", "factor": "Listrik padam", "likelihood": 3, "impact": 2},
        {"id": "GOV-01-R3", "factor": "Di luar skala", "likelihood": 4, "impact": 1},
    ],
    "ENV-01": [
        {"id": "ENV-01-R1", "factor": "Harga sampah turun", "likelihood": 1, "impact": 1, "mitigation": "Kontrak",
         "owner": "dlh", "residual": {"likelihood": 1, "impact": 1}},
        {"id": "ENV-01-R2", "factor": "Pengurus berganti", "likelihood": 2, "impact": 2, "mitigation": "Pembinaan",
         "mitigation_kind": "structural", "owner": "dlh", "residual": {"likelihood": 1, "impact": 2}},
    ],
}  # fmt: skip
INDICATORS: dict[str, list[dict[str, Any]]] = {
    "GOV-01": [
        {"name": "Layanan daring", "id": "GOV-01-I1", "kind": "output", "unit": "%", "data_owner": "diskominfo",
         "baseline": {"year": 2022, "value": 10}, "targets": {"2023": 50, "2024": 60},
         "actuals": {"2023": 42, "2024": 63}, "sni": "10.2"},
        {"name": "Waktu tunggu", "kind": "outcome", "unit": "menit", "better": "lower",
         "targets": {"2023": 15, "2024": 10}, "actuals": {"2023": 12, "2024": 25}},
    ],
    "GOV-02": [
        {"name": "Himpunan data", "kind": "output", "unit": "himpunan", "accumulation": "cumulative",
         "baseline": {"year": 2023, "value": 0}, "targets": {"2024": 100, "2025": 200}, "actuals": {"2024": 120}},
    ],
    "LIV-01": [
        {"name": "Selisih suhu", "kind": "impact", "unit": "°C", "targets": {"2023": 0.1}, "actuals": {"2023": 0.3}},
    ],
    "SOC-01": [{"name": HOSTILE, "kind": "impact", "sni": "6.1"}],
    "ENV-01": [
        {"name": "Plastik didaur ulang", "kind": "outcome", "unit": "%", "sni": "16.4", "targets": {"2037": 80}},
    ],
}  # fmt: skip
PROGRAMS: dict[str, list[dict[str, Any]]] = {
    "governance": [
        {"id": "GOV-01", "name": "Go PPU", "horizon": "1-year", "owner": "diskominfo", "subdimension": "public-service",
         "status": "ongoing", "quick_win": {"kind": "flagship", "start": "2022-09", "finish": "2023-08"}},
        {"id": "GOV-02", "name": "Data terbuka", "horizon": "5-year", "owner": "bapelitbang", "subdimension": "policy",
         "status": "planned"},
        {"id": "GOV-03", "name": "Kota tanpa kertas", "horizon": "long-term", "owner": "diskominfo",
         "subdimension": "bureaucracy", "status": "planned"},
    ],
    "living": [
        {"id": "LIV-01", "name": "Taman berinternet", "horizon": "1-year", "owner": "dlh",
         "subdimension": "spatial-harmony", "status": "planned",
         "quick_win": {"kind": "local", "start": "2022-10", "finish": "2023-09"}},
    ],
    "society": [
        {"id": "SOC-01", "name": "Kelas bahasa", "horizon": "5-year", "owner": "gojek", "subdimension": "learning",
         "status": "cancelled", "status_note": "Digabung"},
    ],
    "environment": [
        {"id": "ENV-01", "name": "Bank sampah", "horizon": "long-term", "owner": "dlh", "subdimension": "waste",
         "status": "proposed"},
    ],
}  # fmt: skip


def workflow_plan() -> Plan:
    """Six programs with risks, money and indicators, each list with what is odd in it."""
    return plan_of(PROGRAMS, sni=SNI)


def other_region(scale: int = 5) -> Plan:
    """Another region, with one program and a risk scale of five."""
    program = {
        "id": "LIV-01", "name": "Bus terpadu", "horizon": "5-year", "owner": "dlh", "subdimension": "mobility",
        "budget": [{"year": 2021, "source": "apbd", "amount": 5}, {"year": 2024, "source": "apbn", "amount": 7}],
        "risks": [{"id": "LIV-01-R1", "factor": "Trayek sepi", "likelihood": 5, "impact": 4, "mitigation": "Subsidi",
                   "owner": "dlh", "residual": {"likelihood": 4, "impact": 3}}],
        "indicators": [{"name": "Trayek", "kind": "output", "unit": "trayek", "targets": {"2024": 6}, "sni": "19.5"}],
    }  # fmt: skip
    region = {"name": "Kota Lain", "code": "64.74", "province": "Kalimantan Timur"}
    horizons = {"1-year": 2020, "5-year": 2024, "long-term": 2029}
    return plan_of({"living": [program]}, region=region, start=2020, horizons=horizons, risk_scale=scale)


def plan_of(programs: dict[str, list[dict[str, Any]]], **file: Any) -> Plan:
    """A plan of programs by dimension; the fields of plan.yaml are the sample's, but for those given."""
    dimensions = {name: _dimension(name, listed) for name, listed in programs.items()}
    return Plan(record(PlanFile, {**FILE, **file}), dimensions)


def _dimension(name: str, programs: list[dict[str, Any]]) -> DimensionFile:
    parts = {"budget": BUDGETS, "risks": RISKS, "indicators": INDICATORS} if programs in PROGRAMS.values() else {}
    full = [
        {**program, **{key: lists[program["id"]] for key, lists in parts.items() if program["id"] in lists}}
        for program in programs
    ]
    return dimension(name, full)
