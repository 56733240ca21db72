"""Made-up programs: their years, money, indicators, actions and quick wins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from benchmarks.block import Record
from benchmarks.region import FIVE_YEAR, MIDDLE_PLAN, MISSIONS, ONE_YEAR, SNI, START, WORDS, Region
from ppu_roadmap.model.types import PREFIXES, SUBDIMENSIONS

Fields: TypeAlias = dict[str, Any]

CYCLE = ("1-year", "5-year", "1-year", "5-year", "long-term")
SOURCES = ("apbd", "apbd", "apbd", "apbd-prov", "apbn", "dak", "csr")
WARNINGS = 0.06
"""The share of programs that lack something, as in a real plan."""


def dimension_file(region: Region, dimension: str, count: int) -> Record:
    """A dimension with so many programs, the first of them its quick win."""
    topics = region.random.sample(WORDS["topics"][dimension], count)
    programs: list[Fields] = []
    for index, topic in enumerate(topics):
        program = _program(region, dimension, index, topic)
        program |= _dependency(region, program, programs) | _measures(region, dimension, program)
        if index == 0:
            program |= _quick_win(region, program)
        if region.random.random() < WARNINGS:
            program = _spoiled(region, program)
        programs.append(program)
    return {"dimension": dimension, "strategies": _strategies(dimension), "programs": programs}


def lean_file(region: Region, count: int) -> Record:
    """A governance file of so many short programs."""
    names = (
        f"{form} {topic} {village}"
        for village in region.villages
        for form in WORDS["forms"]
        for topic in WORDS["topics"]["governance"]
    )
    numbered = enumerate(islice(names, count))
    programs = [_lean_program(region, index, name) for index, name in numbered]
    return {"dimension": "governance", "programs": programs}


def _lean_program(region: Region, index: int, name: str) -> Fields:
    program = _core(region, "governance", index, name)
    year = _years(region, program["horizon"])[1]
    return program | {"years": [year, year], "budget": list(_budget(region, year, year))}


def _strategies(dimension: str) -> list[Record]:
    return [
        {
            "id": f"{PREFIXES[dimension]}-S{number}",
            "name": f"Strategi {word.replace('-', ' ')} yang terukur",
            "subdimension": word,
        }
        for number, word in enumerate(SUBDIMENSIONS[dimension], 1)
    ]


def _core(region: Region, dimension: str, index: int, name: str) -> Fields:
    return {
        "id": f"{PREFIXES[dimension]}-{index + 1:02d}",
        "name": name,
        "horizon": CYCLE[index % len(CYCLE)],
        "owner": region.random.choice(WORDS["owners"][dimension]),
        "subdimension": SUBDIMENSIONS[dimension][index % 3],
    }


def _years(region: Region, horizon: str) -> tuple[int, int]:
    """Years that fit the horizon and no nearer one."""
    draw = region.random.randint
    if horizon == "1-year":
        return draw(START, ONE_YEAR), ONE_YEAR
    last = draw(ONE_YEAR + 1, FIVE_YEAR) if horizon == "5-year" else draw(FIVE_YEAR + 1, FIVE_YEAR + 10)
    return max(START, last - draw(0, 2)), last


def _program(region: Region, dimension: str, index: int, topic: str) -> Fields:
    draw = region.random
    form, group = draw.choice(WORDS["forms"]), draw.choice(WORDS["groups"])
    program = _core(region, dimension, index, f"{form} {topic} {draw.choice(region.villages)}")
    first, last = _years(region, program["horizon"]) if index else (START, ONE_YEAR)
    program |= {
        "strategy": f"{PREFIXES[dimension]}-S{index % 3 + 1}",
        "description": f"{draw.choice(WORDS['needs'])}. Karena itu {draw.choice(WORDS['steps'])}, "
        f"sehingga {draw.choice(WORDS['gains'])}.",
        "partners": [key for key in draw.sample(sorted(WORDS["agencies"]), 2) if key != program["owner"]],
        "locations": draw.sample(sorted(region.areas), 2),
        "target_group": group,
        "beneficiaries": draw.randrange(100, 20_000),
        "years": [first, last],
        "status": "ongoing" if first <= START else "planned",
        "nomenclature": f"{draw.randint(1, 3)}.{draw.randint(1, 20):02d}.{draw.randint(1, 9):02d}"
        f".2.{draw.randint(1, 9):02d}.{draw.randint(1, 40):04d}",
        "serves": [_served(index, program["horizon"], first)],
        "sdgs": sorted(draw.sample(range(1, 18), 2)),
    }
    return program


def _served(index: int, horizon: str, first: int) -> Record:
    """The middle plan for two in three of what begins in its years, the long one for all else."""
    short = horizon != "long-term" and first <= MIDDLE_PLAN[1] and index % 3
    plan = "rpjmd-2025" if short else "rpjpd-2025"
    return {"plan": plan, "missions": [MISSIONS[(index // len(CYCLE) + index) % len(MISSIONS)]]}


def _dependency(region: Region, program: Fields, earlier: list[Fields]) -> Fields:
    """Let every third program or so wait for one that ends before it starts."""
    ended = [other["id"] for other in earlier if other["years"][1] < program["years"][0]]
    return {"depends_on": [region.random.choice(ended)]} if ended and region.random.randrange(3) == 0 else {}


def _measures(region: Region, dimension: str, program: Fields) -> Fields:
    first, last = program["years"]
    made: Fields = {"actions": list(_actions(region, program, first))}
    if program["horizon"] != "long-term":
        made["budget"] = list(_budget(region, first, last))
    return made | {"indicators": list(_indicators(region, dimension, program, last))}


def _actions(region: Region, program: Fields, first: int) -> Iterator[Record]:
    for number, work in enumerate(region.random.sample(WORDS["work"], 2), 1):
        action: Fields = {
            "id": f"{program['id']}-A{number}",
            "name": work,
            "start": f"{first}-{number * 3 + 4:02d}",
            "finish": f"{first}-{number * 3 + 6:02d}",
            "owner": program["owner"],
        }
        yield action if number == 1 else action | {"output": region.random.choice(WORDS["results"])}


def _budget(region: Region, first: int, last: int) -> Iterator[Record]:
    for year in range(first, last + 1):
        amount = region.random.randrange(50, 4_000) * 500_000
        yield {
            "year": year,
            "source": region.random.choice(SOURCES),
            "amount": amount,
            "certainty": "proposed",
        }


def _indicators(region: Region, dimension: str, program: Fields, last: int) -> Iterator[Record]:
    base = region.random.randrange(5, 200)
    yield {
        "name": region.random.choice(WORDS["counted"]),
        "id": f"{program['id']}-I1",
        "kind": "output",
        "unit": region.random.choice(WORDS["units"]),
        "baseline": {"year": 2024, "value": base},
        "targets": {str(last): base + region.random.randrange(10, 900)},
    }
    if program["horizon"] != "long-term":
        return
    number = region.random.choice([key for key, home in SNI.items() if home == dimension] or sorted(SNI))
    yield {
        "name": "Capaian kota cerdas",
        "id": f"{program['id']}-I2",
        "kind": "impact",
        "unit": "%",
        "baseline": {"year": 2024, "value": region.baselines[number]},
        "targets": {str(last): 60 + region.random.randrange(40)},
        "sni": number,
    }


def _quick_win(region: Region, program: Fields) -> Fields:
    draw = region.random
    return {
        "quick_win": {
            "kind": "flagship",
            "existing": True,
            "start": "2025-07",
            "finish": "2026-06",
            "problem": draw.choice(WORDS["needs"]),
            "benefit": draw.choice(WORDS["gains"]).capitalize(),
            "ask": "Penetapan tim pengelola dan anggaran rutin",
            "sustainability": "Dikelola perangkat daerah dengan APBD mulai tahun kedua",
            "scores": {key: draw.randint(3, 5) for key in ("speed", "impact", "readiness", "alignment")},
            "decisions": [{"status": "approved", "by": "Bupati", "date": "2025-02-17", "document": "100.3/17/2025"}],
        },
        "risks": [
            {
                "id": f"{program['id']}-R{number}",
                "factor": factor,
                "likelihood": draw.randint(1, 3),
                "impact": draw.randint(2, 3),
                "mitigation": draw.choice(WORDS["care"]),
                "mitigation_kind": "non-structural",
                "owner": program["owner"],
                "residual": {"likelihood": 1, "impact": 1},
            }
            for number, factor in enumerate(draw.sample(WORDS["factors"], 2), 1)
        ],
    }


def _spoiled(region: Region, program: Fields) -> Fields:
    """A program without what rules warn of when it is missing; fields stay in the order in which ``fmt`` has them."""
    lack = region.random.choice(("budget", "serves", "indicators", "owner"))
    if lack != "owner":
        return {key: value for key, value in program.items() if key != lack}
    fields: Fields = {}
    for key, value in program.items():
        fields[key] = value
        if key == "subdimension":
            fields["owner_status"] = "provisional"
    return fields
