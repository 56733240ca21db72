"""A plan made by hand whose quick wins are in every state, with numbers that the tests work out."""

from typing import Any

from ppu_roadmap.facts.decisions import fingerprint
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import PREFIXES
from tests.records import dimension, record

FILE: dict[str, Any] = {
    "format": 1,
    "title": "Masterplan Smart City Kabupaten Contoh",
    "region": {"name": "Kabupaten Contoh", "code": "64.09", "province": "Kalimantan Timur"},
    "approver": "Bupati",
    "start": 2025,
    "horizons": {"1-year": 2026, "5-year": 2030, "long-term": 2040},
    "agencies": {
        "diskominfo": {"name": "Dinas Komunikasi dan Informatika", "short": "Diskominfo", "kind": "agency"},
        "bapelitbang": {"name": "Badan Perencanaan Pembangunan", "short": "Bapelitbang", "kind": "agency"},
        "dlh": {"name": "Dinas Lingkungan Hidup", "short": "DLH", "kind": "agency"},
        "gojek": {
            "name": "Gojek",
            "kind": "private",
            "agreement": {"kind": "mou", "number": "415.4/12", "until": "2027-12"},
        },
        "bank": {"name": "Bankaltimtara", "kind": "bank"},
    },
    "areas": {"penajam": ["Nenang"], "waru": []},
    "upper_plans": [
        {"id": "rpjmd-2018", "name": "RPJMD Kabupaten Contoh 2018-2023", "years": [2018, 2023]},
        {
            "id": "rpjmd-2025",
            "name": "RPJMD Kabupaten Contoh 2025-2029",
            "years": [2025, 2029],
            "vision": "Kabupaten yang unggul, berkeadilan, sejahtera, dan berdaya saing",
            "missions": {"M2": "Tata kelola yang baik dan bersih"},
            "goals": {"T1": {"name": "Layanan publik yang mudah", "mission": "M2"}},
            "targets": {"S1": {"name": "Indeks SPBE naik", "goal": "T1"}},
        },
    ],
    "funding_sources": {"apbd": "APBD Kabupaten", "csr": "CSR/TJSL"},
    "quick_win_criteria": {
        "speed": {"name": "Cepat terwujud", "weight": 60},
        "impact": {"name": "Dampak langsung", "weight": 40},
    },
    "documents": [{"kind": "sk", "number": "1/2026", "date": "2026-02-10", "title": "Tim Pelaksana"}],
    "letterhead": ["Pemerintah Kabupaten Contoh", "Dinas Komunikasi dan Informatika"],
    "signatories": [
        {"role": "Kepala Diskominfo", "name": "Ir. Misal"},
        {"role": "Sekretaris Daerah"},
        {"role": "Bupati Contoh", "name": "H. Contoh, S.E."},
    ],
}

FULL: dict[str, Any] = {
    "id": "GOV-01",
    "name": "Go Contoh (Satu Pintu Layanan Digital)",
    "horizon": "1-year",
    "owner": "diskominfo",
    "subdimension": "public-service",
    "description": (
        "Sepuluh layanan yang paling banyak diminta dikumpulkan di satu tempat. Warga memantau permohonan dari rumah."
    ),
    "partners": ["bapelitbang", "gojek", "bank"],
    "locations": ["penajam", "waru"],
    "target_group": "Warga dan pelaku usaha kecil",
    "beneficiaries": 12_500,
    "years": [2026, 2026],
    "status": "ongoing",
    "nomenclature": "2.16.03.2.02.0023",
    "serves": [
        {
            "plan": "rpjmd-2025",
            "missions": ["M2"],
            "goals": ["T1"],
            "targets": ["S1"],
            "priority": "Transformasi digital",
        }
    ],
    "spbe": {"domains": ["service", "application"], "application": "Go Contoh"},
    "sources": ["https://example.org/go"],
    "actions": [
        {
            "id": "GOV-01-A1",
            "name": "Memilih sepuluh layanan",
            "start": "2026-01",
            "finish": "2026-02",
            "owner": "diskominfo",
        },
        {
            "id": "GOV-01-A2",
            "name": "Menyambungkan pembayaran",
            "start": "2026-03",
            "finish": "2026-08",
            "owner": "bank",
        },
        {"id": "GOV-01-A3", "name": "Melatih operator", "owner": "bapelitbang"},
    ],
    "budget": [
        {"year": 2026, "source": "apbd", "amount": 250_000_000, "certainty": "secured", "approved": 240_000_000},
        {"year": 2026, "source": "csr", "amount": 100_500_000, "certainty": "proposed"},
    ],
    "indicators": [
        {
            "name": "Layanan daring",
            "kind": "output",
            "unit": "layanan",
            "targets": {"2026": 10, "2027": 25},
            "sni": "10.2",
        },
        {
            "name": "Waktu tunggu",
            "kind": "outcome",
            "unit": "menit",
            "better": "lower",
            "data_owner": "diskominfo",
            "baseline": {"year": 2025, "value": 90},
            "targets": {"2026": 30},
            "evidence": ["https://example.org/survei"],
        },
    ],
    "quick_win": {
        "kind": "flagship",
        "existing": True,
        "start": "2026-01",
        "finish": "2026-12",
        "problem": "Warga harus datang ke banyak loket untuk satu urusan.",
        "benefit": "Satu pintu dari rumah, tanpa antre.",
        "ask": "Keputusan Bupati tentang tim pengelola.",
        "sustainability": "Dikelola Diskominfo, biaya rutin Rp 120 juta per tahun dari APBD.",
        "scores": {"speed": 5, "impact": 4},
    },
    "risks": [
        {
            "id": "GOV-01-R1",
            "factor": "Data layanan tidak diperbarui",
            "cause": "Belum ada petugas data",
            "likelihood": 2,
            "impact": 3,
            "mitigation": "Menunjuk petugas data di setiap PD",
            "mitigation_kind": "non-structural",
            "owner": "diskominfo",
            "residual": {"likelihood": 1, "impact": 2},
        },
        {"id": "GOV-01-R2", "factor": "Server padam", "likelihood": 1, "impact": 2},
    ],
}


def bare(id_: str, name: str, quick_win: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A program that says as little as it may."""
    return {
        "id": id_,
        "name": name,
        "horizon": "1-year",
        "owner": "dlh",
        "subdimension": {"GOV": "policy", "ECO": "industry", "LIV": "health", "ENV": "waste"}[id_[:3]],
        "status": "planned",
        "quick_win": {"kind": "local", "start": "2026-03", "finish": "2026-06", **quick_win},
        **fields,
    }


def approved(program: dict[str, Any], date: str, **fields: Any) -> dict[str, Any]:
    """A program approved as it stands, with what the approval covers."""
    mark = fingerprint(Program.model_validate(program))
    decision = {"status": "approved", "by": "H. Contoh", "position": "Bupati", "date": date, "fingerprint": mark}
    return {**program, "quick_win": {**program["quick_win"], "decisions": [{"status": "proposed"}, decision]}, **fields}


GOVERNANCE = [
    # 5 x 60 + 4 x 40 = 460: 4.6, first
    approved(FULL, "2026-01-05"),
    # 3 x 60 + 2 x 40 = 260: 2.6, third
    bare(
        "GOV-02",
        "Kios Layanan",
        {
            "scores": {"speed": 3, "impact": 2},
            "decisions": [
                {
                    "status": "rejected",
                    "by": "H. Contoh",
                    "date": "2026-01-05",
                    "note": "Tumpang tindih dengan Go Contoh",
                }
            ],
        },
    ),
    # 3 x 60 + 5 x 40 = 380: 3.8, second
    bare("GOV-03", "Satu Data Desa", {"scores": {"speed": 3, "impact": 5}}, owner_status="provisional"),
]
ECONOMY = [
    # approved, then renamed, given another agency and money: 4 x 60 + 4 x 40 = 400: 4.0
    approved(
        bare("ECO-01", "Harga Pasar", {"scores": {"speed": 4, "impact": 4}}),
        "2026-01-20",
        name="Harga Pasar Terbuka",
        owner="diskominfo",
        budget=[{"year": 2026, "source": "apbd", "amount": 50_000_000}, {"year": 2027}],
    ),
    # 4.0 as well, so both are first; approved without a fingerprint
    bare(
        "ECO-02",
        "Pasar Daring",
        {
            "scores": {"speed": 4, "impact": 4},
            "decisions": [{"status": "approved", "by": "H. Contoh", "date": "2026-01-05"}],
        },
    ),
    # 2 x 60 + 3 x 40 = 240: 2.4, third
    bare("ECO-03", "Koperasi Digital", {"scores": {"speed": 2, "impact": 3}}),
]
LIVING = [
    # not scored on "impact": no rank
    bare("LIV-01", "Taman Berinternet", {"existing": False, "finish": "2027-06", "scores": {"speed": 2}}),
]
ENVIRONMENT = [{k: v for k, v in bare("ENV-01", "Bank Sampah", {}).items() if k != "quick_win"}]
PROPOSALS = [
    {
        "id": "USL-001",
        "name": "Layanan satu pintu",
        "proposer": "bapelitbang",
        "forum": "musrenbang",
        "date": "2025-03-14",
        "status": "accepted",
        "program": "GOV-01",
    }
]


def quick_win_plan(**changes: Any) -> Plan:
    """Four dimensions, seven quick wins; ``changes`` are of plan.yaml."""
    files = {"governance": GOVERNANCE, "economy": ECONOMY, "living": LIVING, "environment": ENVIRONMENT}
    dimensions = {name: dimension(name, programs) for name, programs in files.items()}
    proposals = record(ProposalsFile, {"proposals": PROPOSALS})
    return Plan(record(PlanFile, {**FILE, **changes}), dimensions, proposals)


def full_plan(times: int = 1) -> Plan:
    """Six quick wins, one a dimension, each with everything that its page can hold, its lists so many times as long."""
    dimensions = {}
    for name, prefix in PREFIXES.items():
        lists = {
            key: FULL[key] * times for key in ("actions", "budget", "indicators", "risks", "partners", "locations")
        }
        dimensions[name] = dimension(name, [{**FULL, "id": f"{prefix}-01", **lists}])
    return Plan(record(PlanFile, FILE), dimensions)


def overfull_plan() -> Plan:
    """Six quick wins whose every text is very long and whose every list has thirty items."""
    words = "Pelayanan terpadu bagi masyarakat kecamatan dan kelurahan seluruh wilayah kabupaten " * 40
    name = f"{words[:250]}"

    def swollen(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: swollen(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [swollen(item, key) for item in value]
        if isinstance(value, str) and key in LONG:
            return name if key == "name" else words
        return value

    dimensions = {}
    for dimension_name, prefix in PREFIXES.items():
        program = swollen(FULL)
        decision = {"status": "revise", "by": words, "position": words, "date": "2026-01-05", "note": words}
        quick_win = {**program["quick_win"], "decisions": [decision] * 30}
        lists = {key: program[key] * 15 for key in ("actions", "budget", "indicators", "risks", "partners", "serves")}
        program = {**program, **lists, "id": f"{prefix}-01", "quick_win": quick_win, "owner_status": "provisional"}
        dimensions[dimension_name] = dimension(dimension_name, [program])
    file = swollen({**FILE, "letterhead": [words, words, words]})
    file["region"] = {**FILE["region"], "name": name}
    return Plan(record(PlanFile, file), dimensions)


LONG = frozenset({
    "name", "short", "description", "target_group", "problem", "benefit", "ask", "sustainability", "factor", "cause",
    "mitigation", "unit", "priority", "vision", "missions", "M2", "application", "national_app", "locations", "sources",
    "evidence", "apbd", "csr", "role", "number",
})  # fmt: skip
"""Keys whose texts are made very long."""
