"""A made-up regency and its plan.yaml."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.block import Record

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
MOST = len(WORDS["regions"]) * len(WORDS["sides"])
"""Regencies with different names."""

NATION_REGENCIES, NATION_PROGRAMS = 514, 77_590
START, ONE_YEAR, FIVE_YEAR, LONG_TERM = 2025, 2026, 2030, 2045
MIDDLE_PLAN = (2025, 2029)
TODAY = "2025-06-01"
"""The day on which a generated plan is looked at: later, programs would be late."""

SNI = {
    "6.1": "society",
    "10.1": "governance",
    "10.2": "governance",
    "8.2": "environment",
    "7.6": "environment",
}
MISSIONS = ("M1", "M2", "M3", "M4", "M5")
PROVINCE_SIZE = 20


class Region:
    """The regency of a number: name, code and villages follow from it."""

    def __init__(self, index: int) -> None:
        self.random = random.Random(f"regency {index}")  # noqa: S311 -- the same on every run is what is wanted
        base, side = index % len(WORDS["regions"]), index // len(WORDS["regions"])
        self.name = f"Kabupaten {WORDS['regions'][base]} {WORDS['sides'][side]}".strip()
        self.code = f"{11 + index // PROVINCE_SIZE}.{1 + index % PROVINCE_SIZE:02d}"
        self.province = WORDS["provinces"][index // PROVINCE_SIZE % len(WORDS["provinces"])]
        names = [head + tail for head in WORDS["village_heads"] for tail in WORDS["village_tails"]]
        self.random.shuffle(names)
        self.areas = {
            name.lower().replace(" ", "-"): names[8 + at * 6 : 14 + at * 6] for at, name in enumerate(names[:8])
        }
        self.villages = names[8:]
        self.baselines = {number: 5 + self.random.randrange(20) for number in SNI}

    def plan_file(self) -> dict[str, Any]:
        """plan.yaml."""
        return {
            "format": 1,
            "title": f"Masterplan Smart City {self.name}",
            "region": {"name": self.name, "code": self.code, "province": self.province},
            "vision": f"{self.name} yang maju dan layanan yang mudah bagi semua warga",
            "approver": "Bupati",
            "start": START,
            "horizons": {"1-year": ONE_YEAR, "5-year": FIVE_YEAR, "long-term": LONG_TERM},
            "agencies": self._agencies(),
            "areas": dict(self.areas),
            "upper_plans": [
                self._upper_plan("rpjmd-2025", "RPJMD", *MIDDLE_PLAN),
                self._upper_plan("rpjpd-2025", "RPJPD", START, LONG_TERM),
            ],
            "funding_sources": {
                "apbd": "APBD Kabupaten",
                "apbd-prov": "APBD Provinsi",
                "apbn": "APBN",
                "dak": "DAK",
                "csr": "CSR/TJSL",
            },
            "quick_win_criteria": {
                "speed": {"name": "Cepat terwujud", "weight": 30},
                "impact": {"name": "Dampak langsung bagi masyarakat", "weight": 30},
                "readiness": {"name": "Kesiapan", "weight": 20},
                "alignment": {"name": "Selaras RPJMD", "weight": 20},
            },
            "sni": {number: self._chosen(number) for number in SNI},
            "documents": [
                {
                    "kind": "perbup",
                    "number": "31/2024",
                    "date": "2024-12-02",
                    "title": "Masterplan Smart City",
                }
            ],
        }

    def _agencies(self) -> Record:
        return {
            key: {"name": name, "short": key.capitalize(), "kind": "agency"} for key, name in WORDS["agencies"].items()
        } | {f"kec-{key}": {"name": f"Kecamatan {key.title()}", "kind": "kecamatan"} for key in self.areas}

    def _upper_plan(self, key: str, kind: str, first: int, last: int) -> Record:
        aims = self.random.sample(WORDS["gains"], len(MISSIONS))
        return {
            "id": key,
            "name": f"{kind} {self.name} {first}-{last}",
            "years": [first, last],
            "missions": {mission: f"Mewujudkan agar {aim}" for mission, aim in zip(MISSIONS, aims, strict=True)},
        }

    def _chosen(self, number: str) -> Record:
        return {
            "reason": "Ukuran yang datanya sudah dikumpulkan setiap tahun",
            "dimension": SNI[number],
            "data_owner": "bapelitbang",
            "unit": "%",
            "baseline": {"year": 2024, "value": self.baselines[number]},
            "targets": {str(FIVE_YEAR): 50, str(LONG_TERM): 90},
        }
