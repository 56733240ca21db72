"""The chart for forges: a line a task, whose title says nothing to Mermaid."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from ppu_roadmap.export import mermaid
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from ppu_roadmap.views.view import Asked
from tests.golden import golden
from tests.sample import HOSTILE, QUICK_WIN, plan_of, sample_plan, second_plan

TODAY = date(2024, 6, 1)
TASK = re.compile(r"    ([^:;#%]|#\d+;)+ :((crit|active|done|milestone), )*\d{4}-\d\d-\d\d, (\d{4}-\d\d-\d\d|0d)")
HEAD = re.compile(r"gantt|    (title|section) ([^:;#%]|#\d+;)+|    dateFormat YYYY-MM-DD|    axisFormat %Y|%% .*")


def chart(*plans: Plan, language: Language = "id") -> list[str]:
    text = mermaid.render(Asked(plans, TODAY), language, "mmd").decode()
    found = text.splitlines()
    assert text.endswith("\n")
    assert [line for line in found if not TASK.fullmatch(line) and not HEAD.fullmatch(line)] == []
    return found


def drawn(line: str) -> str:
    """A title as Mermaid draws it."""
    return unescape(re.sub(r"#(\d+);", r"&#\1;", line.rpartition(" :")[0].strip()))


def test_the_whole_chart(plan: Plan, language: Language) -> None:
    made = mermaid.render(Asked([plan], TODAY), language, "mmd")
    golden("export/timeline.mermaid", made, language)


@pytest.mark.parametrize(
    ("given", "task"),
    [
        ({"years": [2022, 2023], "status": "done"}, "GOV-01 Go PPU :done, 2022-01-01, 2024-01-01"),
        ({"years": [2024, 2026], "status": "ongoing"}, "GOV-01 Go PPU :active, 2024-01-01, 2027-01-01"),
        ({"years": [2022, 2023], "status": "planned"}, "GOV-01 Go PPU (terlambat) :crit, 2022-01-01, 2024-01-01"),
        ({"years": [2026, 2026], "status": "proposed"}, "GOV-01 Go PPU (usulan) :2026-01-01, 2027-01-01"),
        ({"status": "planned"}, "GOV-01 Go PPU (menurut jangka waktunya) :2022-01-01, 2028-01-01"),
    ],
)
def test_bars(given: dict[str, Any], task: str) -> None:
    assert f"    {task}" in chart(plan_of(given))


def test_a_quick_win_is_a_milestone() -> None:
    late = chart(plan_of({"quick_win": QUICK_WIN, "status": "ongoing", "years": [2022, 2024]}))
    assert "    ★ Quick Win sampai Februari 2024 (terlambat) :crit, milestone, 2024-02-29, 0d" in late
    done = chart(plan_of({"quick_win": QUICK_WIN, "status": "done", "years": [2022, 2024]}), language="en")
    assert "    ★ quick win until February 2024 :milestone, 2024-02-29, 0d" in done


def test_what_is_not_live_is_not_drawn() -> None:
    assert not [line for line in chart(plan_of({"status": "cancelled"})) if "GOV-01" in line]


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        "a: b; c # d %% e",
        "%%{init: {'securityLevel': 'loose'}}%%",
        'x\nclick GOV-01 href "javascript:alert(1)"',
        "section Lain",
        "2023-01-01 :done, 2d",
        "```\n# judul",
        "#59; &lt; }%%",
        "\u202e\x1b[31m",
    ],
)
def test_a_name_says_nothing_to_mermaid(name: str) -> None:
    (task,) = [line for line in chart(plan_of({"name": name, "years": [2024, 2025]})) if "GOV-01" in line]
    if name.isprintable():
        assert drawn(task) == f"GOV-01 {name}"


def test_several_regions_and_none(plan: Plan) -> None:
    sections = [line for line in chart(plan, second_plan()) if line.startswith("    section")]
    assert sections[0].startswith("    section Kabupaten Contoh#58; Smart Governance")
    assert sections[-1].startswith("    section Kota Lain#58; Smart Living")
    assert any(TASK.fullmatch(line) for line in chart(Plan())), "a chart without a task is an error"


def test_more_programs_than_can_be_drawn() -> None:
    programs = [{"id": f"GOV-{number:04}", "name": "N" * 100, "years": [2024, 2025]} for number in range(1, 900)]
    text = mermaid.render(Asked([plan_of(*programs)], TODAY), "id", "mmd").decode()
    assert "    Jangka Menengah (2024-2027), 899 program :2024-01-01, 2028-01-01" in text.splitlines()
    assert len(text) < mermaid.LIMIT


def test_programs_that_could_not_be_read_are_told() -> None:
    plan = sample_plan()
    broken = Plan(plan.file, plan.dimensions, broken=frozenset({"economy"}))
    assert chart(broken)[-1] == "%% tidak ditampilkan karena tidak dapat dibaca#58; economy.yaml"
