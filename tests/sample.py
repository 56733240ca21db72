"""A small plan made by hand, with every odd case that a page must show right."""

from typing import Any

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from tests.records import dimension, record

FILE: dict[str, Any] = {
    "format": 1,
    "title": "Masterplan Smart City Kabupaten Contoh",
    "region": {"name": "Kabupaten Contoh", "code": "64.09", "province": "Kalimantan Timur"},
    "start": 2022,
    "horizons": {"1-year": 2023, "5-year": 2027, "long-term": 2037},
    "agencies": {
        "diskominfo": {"name": "Dinas Komunikasi dan Informatika", "short": "Diskominfo", "kind": "agency"},
        "dlh": {"name": "Dinas Lingkungan Hidup", "short": "DLH", "kind": "agency"},
        "bapelitbang": {
            "name": "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah Kabupaten Contoh",
            "kind": "agency",
        },
        "gojek": {"name": "Gojek", "kind": "private"},
    },
    "areas": {"penajam": ["Nenang", "Sungai Parit"], "waru": []},
    "upper_plans": [
        {
            "id": "rpjmd-2025",
            "name": "RPJMD Kabupaten Contoh 2025-2029",
            "years": [2025, 2029],
            "missions": {"M1": "SDM unggul", "M2": "Tata kelola yang baik dan bersih"},
            "goals": {"T1": {"name": "Layanan publik yang mudah", "mission": "M2"}},
            "targets": {"S1": {"name": "Indeks SPBE naik", "goal": "T1"}},
        }
    ],
    "funding_sources": {"apbd": "APBD Kabupaten", "dana-desa": "Dana Desa"},
    "quick_win_criteria": {
        "speed": {"name": "Cepat terwujud", "weight": 60},
        "impact": {"name": "Dampak langsung", "weight": 40},
    },
    "gaps": [
        {"id": "K1", "dimension": "governance", "current": "Layanan di loket", "target": "Layanan daring"},
        {"id": "K2", "dimension": "environment", "current": "Sampah ke TPA", "target": "Sampah terpilah"},
    ],
}

GO_PPU: dict[str, Any] = {
    "id": "GOV-01",
    "name": "Go PPU",
    "horizon": "1-year",
    "owner": "diskominfo",
    "subdimension": "public-service",
    "owner_status": "provisional",
    "strategy": "GOV-S1",
    "description": "Satu aplikasi untuk semua layanan.\nDimulai dari layanan yang paling banyak diminta.",
    "partners": ["bapelitbang", "gojek"],
    "locations": ["penajam", "waru"],
    "target_group": "warga dan pelaku UMKM",
    "beneficiaries": 12500,
    "years": [2022, 2023],
    "status": "ongoing",
    "progress": 40,
    "nomenclature": "2.16.03.2.02.0023",
    "serves": [{"plan": "rpjmd-2025", "targets": ["S1"], "priority": "Transformasi digital"}],
    "gaps": ["K1"],
    "sdgs": [9, 16],
    "spbe": {"domains": ["service", "application"]},
    "depends_on": ["GOV-02"],
    "internal": False,
    "note": "Nama aplikasi masih dapat berubah",
    "sources": ["https://example.org/go-ppu"],
    "actions": [
        {
            "id": "GOV-01-A1",
            "name": "Membangun aplikasi",
            "start": "2023-02",
            "finish": "2023-06",
            "owner": "diskominfo",
            "output": "1 aplikasi",
            "status": "done",
            "progress": 100,
        },
        {
            "id": "GOV-01-A2",
            "name": "Melatih operator di setiap kecamatan dan kelurahan",
            "start": "2023-05",
            "status": "delayed",
        },
    ],
    "budget": [
        {"year": 2022, "source": "apbd", "amount": 250_000_000, "certainty": "secured", "approved": 240_000_000},
        {"year": 2023, "source": "apbd", "amount": 1_000_000_000, "certainty": "proposed", "owner": "dlh"},
    ],
    "indicators": [
        {
            "name": "Layanan daring",
            "kind": "output",
            "unit": "%",
            "baseline": {"year": 2022, "value": 10},
            "targets": {"2023": 50, "2027": 100},
            "actuals": {"2023": 42.5},
            "sni": "10.2",
        },
        {"name": "Waktu tunggu", "kind": "outcome", "unit": "menit", "better": "lower", "targets": {"2023": 15}},
    ],
    "quick_win": {
        "kind": "flagship",
        "existing": True,
        "start": "2022-09",
        "finish": "2023-08",
        "problem": "Warga harus datang ke banyak loket",
        "benefit": "Satu pintu dari rumah",
        "scores": {"speed": 5, "impact": 4},
        "decisions": [
            {"status": "proposed"},
            {
                "status": "approved",
                "by": "Plt Bupati",
                "position": "Pelaksana Tugas Bupati",
                "date": "2022-08-29",
                "document": "050/1/2022",
            },
        ],
    },
    "risks": [
        {
            "id": "GOV-01-R1",
            "factor": "Data layanan tidak diperbarui",
            "cause": "Tidak ada petugas",
            "likelihood": 2,
            "impact": 3,
            "mitigation": "Petugas data di setiap PD",
            "mitigation_kind": "non-structural",
            "residual": {"likelihood": 1, "impact": 2},
        },
        {"id": "GOV-01-R2", "factor": "Server padam", "likelihood": 1, "impact": 2},
    ],
    "reports": [
        {"period": "2023-Q2", "status": "ongoing", "progress": 40, "realised": 100_000_000, "note": "Menunggu server"}
    ],
}

HOSTILE = (
    "=1+1 [bold red]x[/] | <script>alert(1)</script> \x1b[31m \u202e *a* _b_ `c` [d](javascript:e) \\ @f #1 www.g.id"
    " ::error::"
)

GOVERNANCE: list[dict[str, Any]] = [
    GO_PPU,
    {
        "id": "GOV-02",
        "name": "Data terbuka",
        "horizon": "5-year",
        "owner": "bapelitbang",
        "subdimension": "policy",
        "status": "proposed",
        "budget": [{"year": 2024, "source": "apbd", "amount": 75_000_000}, {"year": 2025}],
    },
    {
        "id": "GOV-100200",
        "name": "Pusat kendali layanan dan pengaduan masyarakat seluruh kecamatan dan kelurahan",
        "horizon": "long-term",
        "owner": "diskominfo",
        "subdimension": "bureaucracy",
        "years": [2028, 2028],
        "status": "planned",
        "budget": [{"year": 2028, "amount": 1_250_000_000_000}],
    },
]
SOCIETY: list[dict[str, Any]] = [
    {
        "id": "SOC-01",
        "name": "Call Center 112",
        "horizon": "1-year",
        "owner": "diskominfo",
        "subdimension": "security",
        "status": "done",
        "quick_win": {"kind": "flagship", "start": "2022-09", "finish": "2022-11"},
        "risks": [{"id": "SOC-01-R1", "factor": "Petugas kurang", "likelihood": 1, "impact": 2}],
    },
    {
        "id": "SOC-02",
        "name": HOSTILE,
        "horizon": "1-year",
        "owner": HOSTILE,
        "subdimension": "learning",
        "status": "delayed",
        "status_note": "-2+3\nbaris kedua",
        "target_group": "@SUM(A1)",
        "budget": [{"year": 2023, "source": HOSTILE, "amount": 0}],
    },
    {"id": None, "name": None, "horizon": None, "owner": None, "subdimension": None},
]
ENVIRONMENT: list[dict[str, Any]] = [
    {
        "id": "ENV-01",
        "name": "Serbu Gass",
        "horizon": "5-year",
        "owner": "dlh",
        "subdimension": "waste",
        "locations": ["Nenang"],
        "status": "cancelled",
        "budget": [],
        "serves": [{"plan": "rpjmd-2025", "missions": ["M1"]}],
    },
    {
        "id": "ENV-02",
        "name": "都市 énergie 🌱",
        "horizon": "5-year",
        "owner": "dlh",
        "subdimension": "energy",
        "status": "planned",
        "budget": [{"year": 2025, "source": "dana-desa", "amount": 500_000_000}],
    },
]

PROPOSALS: list[dict[str, Any]] = [
    {
        "id": "USL-001",
        "name": "Aplikasi layanan desa",
        "proposer": "dlh",
        "forum": "musrenbang",
        "date": "2022-03-14",
        "location": "waru",
        "status": "merged",
        "note": "bagian dari Go PPU",
        "program": "GOV-01",
    },
]


def sample_plan() -> Plan:
    """Three dimensions, eight programs: proposed, provisional, hostile, costed not at all or in part."""
    dimensions = {
        "governance": dimension("governance", GOVERNANCE, [{"id": "GOV-S1", "name": "Layanan publik satu pintu"}]),
        "society": dimension("society", SOCIETY),
        "environment": dimension("environment", ENVIRONMENT),
    }
    proposals = record(ProposalsFile, {"proposals": PROPOSALS})
    return Plan(record(PlanFile, FILE), dimensions, proposals)


def second_plan() -> Plan:
    """Another region with one program and other years."""
    region = {"name": "Kota Lain", "code": "64.74", "province": "Kalimantan Timur"}
    horizons = {"1-year": 2020, "5-year": 2024, "long-term": 2029}
    file = record(PlanFile, {**FILE, "region": region, "start": 2020, "horizons": horizons})
    program = {
        "id": "LIV-01",
        "name": "Taman",
        "horizon": "5-year",
        "owner": "dlh",
        "subdimension": "health",
        "status": "planned",
    }
    return Plan(file, {"living": dimension("living", [program])})


QUICK_WIN = {"kind": "flagship", "start": "2022-09", "finish": "2024-02", "ask": "Penetapan penanggung jawab"}


def plan_of(*programs: dict[str, Any], **file: Any) -> Plan:
    """A plan of the same region with a few programs, each of which only says what it is about."""
    known = {"name": "Go PPU", "horizon": "5-year", "owner": "dlh", "subdimension": "policy"}
    given = [{"id": f"GOV-{number:02}", **known, **one} for number, one in enumerate(programs, 1)]
    return Plan(record(PlanFile, {**FILE, **file}), {"governance": dimension("governance", given)})
