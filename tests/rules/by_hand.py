"""Plans made by hand, for rules whose arithmetic is easier to reach without files."""

from datetime import date
from typing import Any

from ppu_roadmap.diagnostics import Finding, Path, Place
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.rules.registry import BY_CODE
from tests.records import dimension, record

TODAY = date(2022, 6, 1)
FILE: dict[str, Any] = {
    "format": 1,
    "title": "Masterplan Uji",
    "region": {"name": "Kabupaten Uji", "code": "64.09", "province": "Kalimantan Timur"},
    "start": 2022,
    "horizons": {"1-year": 2023, "5-year": 2027, "long-term": 2037},
    "agencies": {
        "diskominfo": {"kind": "agency"},
        "dlh": {"kind": "agency"},
        "desa-api": {"kind": "village"},
        "bank-kaltim": {"kind": "bank"},
        "unknown-kind": {},
    },
    "upper_plans": [
        {"id": "rpjmd-2018", "years": [2018, 2023], "missions": {"M1": "satu"}},
        {"id": "rpjmd-2025", "years": [2025, 2029], "missions": {"M2": "dua"}},
    ],
    "funding_sources": {"apbd": "APBD", "dana-desa": "Dana Desa"},
}


def program(id: str | None = "GOV-01", **fields: Any) -> dict[str, Any]:
    """The values of a program."""
    return {
        "id": id,
        "name": f"Program {id}",
        "horizon": "1-year",
        "owner": "diskominfo",
        "subdimension": "public-service",
        **fields,
    }


def plan(
    *programs: dict[str, Any],
    file: dict[str, Any] | None = None,
    strategies: list[dict[str, Any]] | None = None,
    broken: frozenset[str] = frozenset(),
    pruned: frozenset[tuple[str, Path]] = frozenset(),
    alone: bool = False,
) -> Plan:
    """A plan of these programs, sorted into files by their ids; ``file`` changes keys of plan.yaml."""
    by_dimension: dict[str, list[dict[str, Any]]] = {}
    for values in programs:
        prefix = str(values["id"] or "GOV")[:3]
        name = next(name for name, other in PREFIXES.items() if other == prefix)
        by_dimension.setdefault(name, []).append(values)
    dimensions: dict[str, DimensionFile] = {}
    for name in PREFIXES:
        if name not in by_dimension:
            continue
        dimensions[name] = dimension(name, by_dimension[name], strategies, f"{name}.yaml")
    plan_file = PlanFile.unread() if alone else record(PlanFile, {**FILE, **(file or {})}, "plan.yaml")
    return Plan(plan_file, dimensions, ProposalsFile.unread(), broken, Place("plan.yaml"), pruned, alone)


def findings(code: str, plan: Plan) -> list[Finding]:
    """What a rule has to say of a plan."""
    found = BY_CODE[code].check(plan, living(plan), TODAY)
    return [each.search() if each.search else each for each in found]


def places(code: str, plan: Plan) -> list[Path]:
    """Where a rule has something to say."""
    return [finding.place.path for finding in findings(code, plan)]
