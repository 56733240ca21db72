"""The filters of ``show`` against the plan's files read by PyYAML alone: exactly the programs that are meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.door import roadmap
from tests.cli.process import PLANS, SEEDED, Done
from tests.steps import steps

FULL = SEEDED.parent / "full"
DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")
DEFAULT = ["id", "name", "dimension", "subdimension", "owner", "years", "budget", "quick_win", "status", "horizon"]
Program = dict[str, Any]


def programs(folder: Path) -> list[Program]:
    """The programs of a plan as they are written, all scalars as text."""
    found = []
    for dimension in DIMENSIONS:
        file = yaml.load((folder / f"{dimension}.yaml").read_text("utf-8-sig"), yaml.BaseLoader)  # noqa: S506 -- text alone
        found += [{**program, "dimension": dimension} for program in file["programs"]]
    return found


def show(*arguments: str | Path) -> Done:
    """Run ``show`` on the plan of the regency, in English."""
    return roadmap("show", *arguments, "--lang", "en")


@pytest.mark.parametrize(
    ("command", "option", "word"),
    [
        ("show", "--columns", "id"), ("show", "--sort", "-budget"), ("show", "--owner", "Dinas Kominfo"),
        ("show", "--year", "2023"), ("progress", "--part", "programs"), ("validate", "--select", "RM4"),
    ],
)  # fmt: skip
def test_a_word_that_is_said_again_counts_once(command: str, option: str, word: str) -> None:
    once, often = (roadmap(command, PLANS, option, given) for given in (word, ",".join([word] * 5_000)))
    assert once.code == 0, once.err
    assert often == once


@pytest.mark.parametrize("option", ["--columns", "--sort", "--owner"])
def test_each_word_is_looked_up_in_few_steps(option: str) -> None:
    word = "dinas lingkungan hidup" if option == "--owner" else "penanggung jawab"
    cases = [
        [letter.upper() if number >> at & 1 else letter for at, letter in enumerate(word)] for number in range(200)
    ]
    typed = ["".join(letters) for letters in cases]
    roadmap("show", PLANS, option, word)  # what is made once is made
    few = steps(lambda: roadmap("show", PLANS, option, word, "-q"))
    many = steps(lambda: roadmap("show", PLANS, option, ",".join(typed), "-q"))
    assert (many - few) / len(typed) < 400


def shown(folder: Path, *arguments: str) -> list[str]:
    """The ids of the programs that pass."""
    done = show(folder, "--format", "json", *arguments)
    assert done.code == 0, done.err
    return [row["id"] for row in json.loads(done.out)["rows"]]


def served(program: Program, plan: str, key: str) -> set[str]:
    """What a program says to serve of an upper plan."""
    return {word for serves in program.get("serves", []) if serves["plan"] == plan for word in serves.get(key, [])}


def risk(program: Program) -> int:
    """The highest product of likelihood and impact."""
    return max((int(risk["likelihood"]) * int(risk["impact"]) for risk in program.get("risks", [])), default=0)


def sni(program: Program) -> set[str]:
    """The SNI numbers that a program measures."""
    return {indicator["sni"] for indicator in program.get("indicators", []) if "sni" in indicator}


def years(program: Program) -> range:
    """The years of a program: its own, else from the plan's start to the horizon's last."""
    last = {"1-year": 2023, "5-year": 2027, "long-term": 2037}[program["horizon"]]
    first, end = map(int, program.get("years", (2022, last)))
    return range(first, end + 1)


@pytest.mark.parametrize(
    ("arguments", "passes"),
    [
        ("", lambda _: True),
        ("--horizon 5y", lambda p: p["horizon"] == "5-year"),
        ("--horizon 5-year", lambda p: p["horizon"] == "5-year"),
        ("--horizon 1y", lambda p: p["horizon"] == "1-year"),
        ("--horizon long", lambda p: p["horizon"] == "long-term"),
        ("--horizon 1y,long-term", lambda p: p["horizon"] != "5-year"),
        ("--horizon 1y --horizon 5y", lambda p: p["horizon"] != "long-term"),
        ("--through 1y", lambda p: p["horizon"] == "1-year"),
        ("--through 5y", lambda p: p["horizon"] in {"1-year", "5-year"}),
        ("--through long", lambda _: True),
        ("--quick-wins", lambda p: "quick_win" in p),
        ("--dimension governance", lambda p: p["dimension"] == "governance"),
        ("--dimension ENV,soc", lambda p: p["dimension"] in {"environment", "society"}),
        ("--subdimension waste,health", lambda p: p["subdimension"] in {"waste", "health"}),
        ("--owner diskominfo", lambda p: p["owner"] == "diskominfo"),
        ("--owner DLH", lambda p: p["owner"] == "dlh"),
        ("--partner kominfo", lambda p: "kominfo" in p.get("partners", [])),
        ("--year 2024", lambda p: 2024 in years(p)),
        ("--year 2022,2037", lambda p: 2022 in years(p) or 2037 in years(p)),
        ("--status proposed", lambda p: p.get("status") == "proposed"),
        ("--status ongoing,done", lambda p: p.get("status") in {"ongoing", "done"}),
        ("--mission 2", lambda p: "M2" in served(p, "rpjmd-2025", "missions")),
        ("--mission M2", lambda p: "M2" in served(p, "rpjmd-2025", "missions")),
        ("--mission rpjmd-2025:M6", lambda p: "M6" in served(p, "rpjmd-2025", "missions")),
        ("--sni 10.2", lambda p: "10.2" in sni(p)),
        ("--min-risk low", lambda p: risk(p) >= 1),
        ("--min-risk medium", lambda p: risk(p) >= 3),
        ("--min-risk high", lambda p: risk(p) >= 6),
        ("--search sampah", lambda p: "sampah" in json.dumps(p, ensure_ascii=False).casefold()),
        (
            "--horizon 5y --owner diskominfo --status ongoing",
            lambda p: (p["horizon"], p["owner"], p.get("status")) == ("5-year", "diskominfo", "ongoing"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_of_the_plan_of_the_regency(arguments: str, passes: Callable[[Program], bool]) -> None:
    expected = [program["id"] for program in programs(PLANS) if passes(program)]
    assert expected, "a filter that nothing passes tells nothing"
    assert shown(PLANS, *arguments.split()) == expected


def test_the_six_quick_wins() -> None:
    assert shown(PLANS, "--quick-wins") == ["GOV-01", "BRA-01", "ECO-01", "LIV-01", "SOC-01", "ENV-01"]


@pytest.mark.parametrize(
    ("arguments", "passes"),
    [
        ("--location penajam", lambda p: {"penajam", "Nenang", "Gunung Seteleng"} & set(p.get("locations", []))),
        ("--location waru", lambda p: "waru" in p.get("locations", [])),
        ("--partner gojek", lambda p: "gojek" in p.get("partners", [])),
        ("--mission rpjmd-2018:M1", lambda p: "M1" in served(p, "rpjmd-2018", "missions")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_of_the_plan_with_every_field(arguments: str, passes: Callable[[Program], bool]) -> None:
    expected = [program["id"] for program in programs(FULL) if passes(program)]
    assert expected
    assert shown(FULL, *arguments.split()) == expected


def test_a_horizon_that_holds_only_other_tags_is_empty() -> None:
    done = show(PLANS, "--horizon", "1y", "--through", "1y", "--status", "delayed", "--format", "json")
    assert (done.code, json.loads(done.out)["rows"]) == (0, [])
    assert "no program passes the filters" in show(PLANS, "--status", "delayed").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--horizon 5yo", "no horizon is called 5yo; known are"),
        ("--horizon decade", "no horizon is called decade; known are 1-year horizon (1-year), "),
        ("--through shrot", "no horizon is called shrot"),
        ("--dimension livng", "no dimension is called livng; did you mean living?"),
        ("--dimension pemerintahan", "no dimension is called pemerintahan; known are Smart Governance (governance), "),
        ("--subdimension helth", "no sub-dimension is called helth; did you mean health?"),
        ("--owner diskomnfo", "no agency is called diskomnfo; did you mean diskominfo?"),
        ("--partner komnfo", "no agency is called komnfo; did you mean kominfo?"),
        ("--status don", "no status is called don; did you mean done?"),
        ("--mission M9", "no upper plan has the mission M9"),
        ("--sni 99.9", "no program has an indicator for 99.9 of SNI ISO 37122"),
        ("--min-risk hgh", "no risk level is called hgh; did you mean high?"),
        ("--location penjam", "no place is called penjam; did you mean penajam?"),
        ("--sort budgte", "programs cannot be sorted by budgte; did you mean budget?"),
        ("--columns id,nmae", "no column is called nmae; did you mean name?"),
    ],
    ids=str,
)
def test_unknown_words_are_refused_with_a_suggestion(arguments: str, told: str) -> None:
    done = show(PLANS, *arguments.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"roadmap: {told}")
    assert done.err.count("\n") == 1


def test_columns_are_exactly_the_chosen_ones() -> None:
    rows = json.loads(show(PLANS, "--format", "json").out)["rows"]
    assert all(list(row) == DEFAULT for row in rows)
    chosen = json.loads(show(PLANS, "--format", "json", "--columns", "horizon,id", "--columns", "sni").out)["rows"]
    assert all(list(row) == ["horizon", "id", "sni"] for row in chosen)
    lines = show(PLANS, "--format", "csv", "--columns", "id,budget").lines
    assert lines[0] == "id,budget"
    assert len(lines) == len(rows) + 1
    assert show(PLANS, "--format", "csv").lines[0] == ",".join(DEFAULT)


def test_rows_hold_what_the_files_say() -> None:
    rows = {row["id"]: row for row in json.loads(show(PLANS, "--format", "json").out)["rows"]}
    for program in programs(PLANS):
        row = rows[program["id"]]
        for key in ("name", "dimension", "subdimension", "owner", "horizon"):
            assert row[key] == program[key]
        assert row["status"] == program.get("status")
        assert row["years"] == [years(program)[0], years(program)[-1]]
        assert row["quick_win"] is ("quick_win" in program)
        amounts = [int(line["amount"]) for line in program.get("budget", []) if "amount" in line]
        assert row["budget"] == (sum(amounts) if amounts else None), "what is not known is never 0"


def test_sorting() -> None:
    everything = programs(PLANS)
    by_name = sorted(everything, key=lambda program: program["name"].casefold())
    assert shown(PLANS, "--sort", "name") == [program["id"] for program in by_name]
    late_first = sorted(everything, key=lambda program: (-years(program)[0], -years(program)[-1]))
    assert shown(PLANS, "--sort", "-years") == [program["id"] for program in late_first]
    two = sorted(by_name, key=lambda program: ["1-year", "5-year", "long-term"].index(program["horizon"]))
    assert shown(PLANS, "--sort", "horizon,name") == [program["id"] for program in two]


def test_sorting_by_any_column_that_has_an_order() -> None:
    known = sorted((program.get("strategy"), n, program["id"]) for n, program in enumerate(programs(FULL))
                   if "strategy" in program)  # fmt: skip
    assert shown(FULL, "--sort", "strategy")[: len(known)] == [id for _strategy, _place, id in known]
    done = show(FULL, "--sort", "partners")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("roadmap: programs cannot be sorted by partners")


def test_a_page_says_its_filters_and_adds_up() -> None:
    page = show(PLANS, "--owner", "dlh", "--horizon", "5y")
    assert page.lines[1].endswith("5-year (2024-2027) · filter: dlh")
    count = sum(program["owner"] == "dlh" and program["horizon"] == "5-year" for program in programs(PLANS))
    assert f"{count} program" in page.lines[-1]
    marked = show(PLANS, "--status", "proposed").out
    assert marked.count("(proposed)") == sum(program.get("status") == "proposed" for program in programs(PLANS))
