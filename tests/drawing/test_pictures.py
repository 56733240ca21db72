"""Every kind of picture, of usual values, of none and of the worst: text stays in it, apart, readable, harmless."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from ppu_roadmap.catalog.labels import PROPOSED, RISK_LEVEL
from ppu_roadmap.drawing import figures, png
from ppu_roadmap.drawing.colours import SERIES, colour, on
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.chart import Axis, Bars, Drawing, Drawn, HeatMap, Lane, Lanes, Note, Panel, Strip, Tile
from ppu_roadmap.paper.table import Marked
from ppu_roadmap.text import Language, _
from tests.drawing.looks import checked, contrast, faint, grey, kind, marks, runs_out, texts
from tests.drawing.values import TEXTURES, WORST, bars, board, gantt, heat_map, word
from tools.font_widths import DRAWING, FACES, gathered

VALUES: dict[str, Callable[[], Drawn]] = {
    "board": lambda: board(4),
    "board-of-one": lambda: board(1, strips=1),
    "board-of-none": lambda: board(0),
    "board-crowded": lambda: board(500),
    "board-of-regions": lambda: board(20, strips=25),
    "board-worst": lambda: board(7, WORST, 3),
    "gantt": lambda: gantt(40),
    "gantt-months": lambda: gantt(12, unit="month"),
    "gantt-of-none": lambda: gantt(0),
    "gantt-empty": lambda: Drawing(()),
    "gantt-regions": lambda: gantt(30, panels=4),
    "gantt-worst": lambda: gantt(30, WORST),
    "bars": bars,
    "bars-worst": lambda: bars(WORST),
    "bars-of-none": lambda: Bars((), (), _("programs")),
    "heat-map": lambda: heat_map(("GOV-01-R1",)),
    "heat-map-of-five": lambda: heat_map(tuple(f"LIV-{place:02}-R1" for place in range(25)), 5),
    "heat-map-worst": lambda: heat_map(WORST),
}
FRAMES: tuple[dict[str, Any], ...] = ({}, {"width": 160.0, "height": 240.0}, {"width": 257.0, "height": 165.0})


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("frame", FRAMES, ids=("own", "tall", "wide"))
def test_text_stays_apart_and_readable(name: str, frame: dict[str, Any]) -> None:
    for figure in figures(VALUES[name](), "id", **frame):
        assert runs_out(figure) == []
        assert faint(figure) == set()


@pytest.mark.parametrize("name", VALUES)
def test_an_svg_has_shapes_and_text_alone(name: str) -> None:
    title, description, *_marks = checked(figures(VALUES[name](), "en", title=word(WORST[1]))[0].svg)
    assert "<script>" in (title.text or "")
    assert description.text is not None


def test_nothing_is_drawn_twice() -> None:
    assert figures(VALUES["gantt"](), "id") == figures(VALUES["gantt"](), "id")


def test_a_chart_of_time_goes_on_where_it_has_no_room() -> None:
    drawn, frame = gantt(200), {"width": 257.0, "height": 120.0}
    sheets = figures(drawn, "en", **frame)
    assert len(sheets) > 5
    assert all(sheet.height <= 120 for sheet in sheets)
    shown = [text.text for sheet in sheets for text in texts(sheet)]
    assert [code for code in shown if re.fullmatch(r"GOV-\d+", code)] == [f"GOV-{place}" for place in range(200)]
    assert all("2025" in [text.text for text in texts(sheet)] for sheet in sheets[:-1])
    (whole,) = figures(drawn, "en", width=257.0)
    assert "GOV-199" in whole.svg


def test_each_texture_has_a_look_of_its_own_without_colour() -> None:
    looks = set()
    for texture in (*TEXTURES, "before"):
        panel = gantt(0).panels[0]._replace(legend=((texture, word("x")),))
        (figure,) = figures(Drawing((panel,)), "en")
        shapes = [mark for mark in marks(figure)[-4:] if kind(mark) != "text"]
        told = [
            (kind(mark), "stroke-dasharray" in mark.attrib, mark.get("d", "").count("M"), grey(mark.attrib["fill"]))
            for mark in shapes
        ]
        looks.add(str(told[-3:]))
    assert len(looks) == len(TEXTURES) + 1


def test_what_is_not_known_is_never_nothing() -> None:
    (figure,) = figures(bars(), "id")
    said = [text.text for text in texts(figure)]
    assert "3.000.000.000.120 (sebagian)" in said
    assert "70,25 (sebagian)" in said
    assert said.count("?") == 4  # in the legend, behind two bars in part, in place of one
    assert said.count("0") == 2  # on the axis, and of the bar that is known to be 0
    assert "Belum Dihitung" in said


def test_a_map_says_its_levels_and_counts_what_has_no_room() -> None:
    many = HeatMap(
        _("Impact"), _("Likelihood"), (word("a"),), (word("b"),), ((Tile("high", _("High"), ("R",) * 400),),)
    )
    (figure,) = figures(many, "en", width=80)
    said = [text.text for text in texts(figure)]
    assert "High" in said
    shown = said.count("R")
    assert f"+{400 - shown} more" in said


SHEETS: tuple[tuple[int, dict[str, Any], bool], ...] = (
    (4, {}, False),
    (8, {}, False),
    (500, {"width": 257.0, "height": 160.0}, True),
    (2, {"width": 100.0, "height": 80.0}, True),
)


@pytest.mark.parametrize(("programs", "frame", "cut"), SHEETS)
def test_a_board_shows_all_or_says_how_many_more(programs: int, frame: dict[str, Any], *, cut: bool) -> None:
    (figure,) = figures(board(programs), "en", **frame)
    said = [text.text for text in texts(figure)]
    shown = sum(text.startswith("GOV-") for text in said)
    more = sum(int(found[1]) for text in said if (found := re.fullmatch(r"\+(\d+) more", text)))
    assert shown + more == programs * 3 * 6
    assert (more > 0) == cut
    assert said.count("GOV-0") == 3 * 6
    assert runs_out(figure) == []


def test_a_name_that_is_cut_keeps_its_mark() -> None:
    note = Note("LIV-01", Marked("nama " * 90, PROPOSED))
    named = board(1)._replace(strips=(Strip("living", word("x"), ((note,),) * 3),))
    for frame in FRAMES:
        (figure,) = figures(named, "id", **frame)
        ends = [text.text for text in texts(figure) if text.text.endswith("(usulan)")]
        assert len(ends) == 3
    lane = Lane("GOV-01", Marked("nama " * 90, PROPOSED), None)
    panel = Panel(None, (), Axis("year", 2022, 2024, ()), (Lanes(None, (lane,)),))
    (figure,) = figures(Drawing((panel,)), "id")
    assert any("… (usulan)" in text.text for text in texts(figure))


def test_colours_stand_apart_without_colour_and_carry_text() -> None:
    dimensions = ("governance", "branding", "economy", "living", "society", "environment")
    for key in (*dimensions, "enablers", "navy", "quiet"):
        assert contrast(colour(key), colour("paper")) >= 4.5
    series = tuple(f"series-{place}" for place in range(SERIES))
    for key in (*series, *RISK_LEVEL, "1-year", "5-year", "long-term"):
        assert contrast(colour(key), colour(on(key))) >= 4.5
    for neighbours in (dimensions, series, tuple(RISK_LEVEL)[1:]):
        assert all(contrast(*map(colour, pair)) >= 1.25 for pair in pairwise(neighbours))
    assert contrast(colour("star"), colour("paper")) >= 3


@pytest.mark.parametrize("face", FACES)
def test_the_table_of_widths_is_that_of_the_font(face: str) -> None:
    kept = json.loads((DRAWING / "widths.json").read_text())
    assert kept[face] == gathered((DRAWING / "fonts" / FACES[face]).read_bytes())


@pytest.mark.parametrize("text", WORST)
@pytest.mark.parametrize("room", [0.5, 8, 60])
def test_lines_are_no_wider_than_the_room(text: str, room: float) -> None:
    style = Style(3)
    lines = style.lines(text, room, 4)
    assert len(lines) <= 4
    assert all(style.width(line) <= room or len(line) <= 2 for line in lines)
    if not lines or not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_png_is_as_wide_as_asked(language: Language) -> None:
    (figure,) = figures(heat_map(("R1",)), language)
    picture = png(figure.svg, width=321)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 321
    assert png(figure.svg, width=321) == picture
