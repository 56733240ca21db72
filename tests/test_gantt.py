"""Charts on screens: whole outputs at many widths, and what must hold for every one of them."""

import io
import re
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.chart import Axis, Bar
from ppu_roadmap.terminal.charts import ASCII, UNICODE, background, drawn, fitting, tick_line
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from tests import asking
from tests.golden import golden
from tests.rules.by_hand import plan as by_hand
from tests.rules.by_hand import program
from tests.sample import second_plan

PLANS = Path(__file__).parent / "plans"
TODAY = date(2023, 2, 10)


def page(
    plans: list[Plan],
    width: int,
    language: Language = "en",
    encoding: str = "utf-8",
    today: date = TODAY,
    search: str = "",
) -> str:
    stream = io.StringIO()
    screen = Screen(stream, width, encoding=encoding)
    charts = asking.document("timeline", plans, today, selection=Selection(search=search))
    print_document(charts, language, screen)
    if len(list(charts.blocks())) == 1:  # where the second one would stand
        screen.line()
    return stream.getvalue()


def from_files(name: str) -> list[Plan]:
    return [loaded.plan for loaded in load(PLANS / name, TODAY)]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_page(plan: Plan, width: int, language: Language) -> None:
    golden(f"timeline/sample-{width}-{language}.txt", page([plan], width, language))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["consecutive", "nested", "portfolio"])
def test_plans_of_other_horizons(name: str, language: Language) -> None:
    golden(f"timeline/{name}-80-{language}.txt", page(from_files(name), 80, language))


def test_ascii(plan: Plan) -> None:
    text = page([plan], 80, encoding="ascii")
    golden("timeline/sample-80-ascii.txt", text)
    assert text.isascii()


def test_colour(plan: Plan) -> None:
    stream = io.StringIO()
    print_document(asking.document("timeline", [plan], TODAY, by="year"), "en", Screen(stream, 80, color=True))
    golden("timeline/sample-80-colour.txt", stream.getvalue().replace("\x1b", "␛"))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp437"])
@pytest.mark.parametrize("width", [*range(20, 130, 9), 400])
def test_no_line_is_wider_than_the_screen(plan: Plan, width: int, encoding: str) -> None:
    long = by_hand(
        program("GOV-01", horizon="long-term", depends_on=["GOV-02", "GOV-03", "GOV-04"]),
        program("GOV-02", years=[2000, 2199], name="dua " * 70),
        file={"horizons": {"1-year": 2023, "5-year": 2027, "long-term": 2200}},
    )
    for plans in ([plan], [long], [plan, second_plan()], [Plan()]):
        text = page(plans, width, encoding=encoding)
        text.encode(encoding)
        assert max(map(width_of, text.splitlines())) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert not re.search(r" $", text, re.MULTILINE)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_what_a_program_is_and_needs_is_there_at_every_width(plan: Plan, width: int) -> None:
    text = " ".join(page([plan], width).split())
    for word in ("GOV-01", "GOV-100200", "Go PPU", "★", "40%", "← GOV-02", "(proposed)"):
        assert word in text, word


def axis(first: int, last: int, today: float | None = None) -> Axis:
    return Axis("year", first, last, (), today)


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        (Bar(2022, 2023, "planned"), "▓▓▓▓        "),
        (Bar(2022, 2023, "planned", 0), "▓▓▓▓        "),
        (Bar(2022, 2023, "planned", 1), "█▓▓▓        "),
        (Bar(2022, 2023, "planned", 50), "██▓▓        "),
        (Bar(2022, 2023, "planned", 99), "███▓        "),
        (Bar(2022, 2023, "planned", 100), "████        "),
        (Bar(2024, 2024, "proposed"), "    ░░      "),
        (Bar(2024, 2025, "cancelled", 50), "    ××××    "),
        (Bar(2022, 2027, "open", None, 2024), "····╌╌╌╌╌╌╌╌"),
        (Bar(2022, 2027, "open", 50, 2024), "····████╌╌╌╌"),
        (Bar(2022, 2027, "cancelled", 50, 2024), "····××××××××"),
        (Bar(2020, 2023, "planned"), "◂▓▓▓        "),
        (Bar(2026, 2030, "provisional"), "        ▒▒▒▸"),
        (Bar(2030, 2031, "planned"), "           ▸"),
        (Bar(2010, 2011, "planned"), "◂           "),
    ],
)
def test_cells_of_a_bar(bar: Bar, expected: str) -> None:
    scale = fitting(axis(2022, 2027), 12)
    assert "".join(text for text, _ in drawn(bar, scale, UNICODE, "")) == expected


def test_today_crosses_long_bars_and_empty_rows() -> None:
    scale = fitting(axis(2022, 2027, 2023.9), 12)
    assert "".join(text for text, _ in background(scale, UNICODE)) == "   │        "
    assert "".join(text for text, _ in drawn(Bar(2022, 2023, "planned"), scale, UNICODE, "")) == "▓▓▓│        "
    assert "".join(text for text, _ in drawn(Bar(2023, 2023, "planned"), scale, UNICODE, "")) == "  ▓▓        "


@pytest.mark.parametrize(
    ("units", "room", "per_unit", "cells"),
    [(16, 70, 4, 64), (16, 33, 2, 32), (16, 16, 1, 16), (16, 15, 0.5, 8), (179, 60, 1 / 3, 60), (5, 2, 1 / 3, 2)],
)
def test_scale(units: int, room: int, per_unit: float, cells: int) -> None:
    scale = fitting(axis(2022, 2021 + units), room)
    assert (scale.per_unit, scale.cells) == (per_unit, cells)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (64, "2022    2024    2026    2028    2030    2032    2034    2036    "),
        (32, "22  24  26  28  30  32  34  36  "),
        (16, "2022 2027 2032  "),
    ],
)
def test_as_many_years_are_named_as_have_room(room: int, expected: str) -> None:
    assert tick_line(fitting(axis(2022, 2037), room), "en") == expected


def test_both_sets_of_characters_have_the_same_ones() -> None:
    assert UNICODE.keys() == ASCII.keys()
    assert len(set(ASCII.values())) == len(ASCII) - 1  # a rule and a bar of no years of its own are both dashes
    assert "".join(ASCII.values()).isascii()


def test_today_beyond_the_plan_is_said(plan: Plan) -> None:
    assert "today lies after the plan's last year" in page([plan], 80, today=date(2040, 1, 1))
    assert "today lies before the plan's first year" in page([plan], 80, today=date(2020, 1, 1))


def test_nothing_passes(plan: Plan) -> None:
    assert page([plan], 80, search="tidak ada").rstrip().endswith("no program passes the filters")
