"""One level for a risk, wherever it is asked for."""

import json
from pathlib import Path

import pytest

from ppu_roadmap import check_files
from ppu_roadmap.facts.risk import HIGH, LOW, MEDIUM, SCALES, Level, highest_level, level
from tests.cli.door import roadmap


@pytest.mark.parametrize(
    ("scale", "bands"),
    [
        (3, {1: LOW, 2: LOW, 3: MEDIUM, 4: MEDIUM, 6: HIGH, 9: HIGH}),
        (4, {1: LOW, 2: LOW, 3: LOW, 4: MEDIUM, 6: MEDIUM, 8: MEDIUM, 9: HIGH, 12: HIGH, 16: HIGH}),
        (
            5,
            {1: LOW, 2: LOW, 3: LOW, 4: LOW, 5: MEDIUM, 6: MEDIUM, 8: MEDIUM, 9: MEDIUM, 10: MEDIUM, 12: MEDIUM}
            | {15: HIGH, 16: HIGH, 20: HIGH, 25: HIGH},
        ),
    ],
)
def test_level_is_that_of_the_product(scale: int, bands: dict[int, Level]) -> None:
    steps = range(1, scale + 1)
    found = {one * other: level(one, other, SCALES[scale]) for one in steps for other in steps}
    assert found == bands


PLAN = b"""\
format: 1
title: Masterplan Uji
region: {name: Kabupaten Uji, code: "64.98", province: Kalimantan Timur}
start: 2022
horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
agencies: {dlh: {name: Dinas Lingkungan Hidup}}
"""
PROGRAM = b"""\
dimension: living
programs:
  - id: LIV-01
    name: Taman kota
    horizon: 1-year
    owner: dlh
    subdimension: health
    risks: [{id: LIV-01-R1, factor: Lahan, likelihood: 5, impact: 2}]
"""


def test_a_likelihood_over_the_scale_is_no_level_anywhere(tmp_path: Path) -> None:
    """It was High in one table and not rated in the other, and --min-risk kept the one and dropped the other."""
    (tmp_path / "plan.yaml").write_bytes(PLAN)
    (tmp_path / "living.yaml").write_bytes(PROGRAM)
    plan = check_files({"plan.yaml": PLAN, "living.yaml": PROGRAM}).plan
    assert highest_level(plan, plan.by_id["LIV-01"]) is None

    def rows(*arguments: str) -> list[dict[str, object]]:
        done = roadmap(*arguments, "--plan", tmp_path, "--format", "json")
        found: list[dict[str, object]] = json.loads(done.out)["rows"]
        return found

    assert rows("show", "--columns", "id,risks") == [{"id": "LIV-01", "risks": None}]
    assert [row["level"] for row in rows("risks")] == [None]
    assert rows("show", "--min-risk", "low") == rows("risks", "--min-risk", "low") == []
