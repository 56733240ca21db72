"""Pages on screens: whole outputs at many widths, in colour, in ASCII, and what must hold for every one of them."""

import io
import os
import re
from collections.abc import Iterable

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.catalog.labels import NOT_COSTED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Block, Document
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import pad, width_of, wrap
from ppu_roadmap.terminal.screens import Screen, screen
from ppu_roadmap.text import Language, Rupiah
from tests.asking import document, tables
from tests.golden import golden
from tests.sample import second_plan

WIDTHS = (20, 60, 80, 120)


def page(
    blocks: Iterable[Block],
    width: int,
    language: Language = "en",
    *,
    color: bool = False,
    encoding: str = "utf-8",
) -> str:
    stream = io.StringIO()
    print_document(Document.of(blocks), language, Screen(stream, width, color, encoding))
    return stream.getvalue()


def pages(plan: Plan) -> dict[str, tuple[Block, ...]]:
    return {
        "show": tables("show", [plan]),
        "portfolio": tables("show", [plan, second_plan()]),
        "program": tables("program", [plan], selection=Selection(ids=("GOV-01",))),
        "matrix": tuple(document("matrix", [plan]).blocks()),
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["show", "program", "matrix"])
def test_page(plan: Plan, name: str, width: int, language: Language) -> None:
    golden(f"terminal/{name}-{width}.txt", page(pages(plan)[name], width, language), language)


def test_portfolio(plan: Plan, language: Language) -> None:
    golden("terminal/portfolio-80.txt", page(pages(plan)["portfolio"], 80, language), language)


def test_colour(plan: Plan) -> None:
    colored = page(pages(plan)["show"], 120, color=True)
    golden("terminal/show-120-colour.txt", colored.replace("\x1b", "␛"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == page(pages(plan)["show"], 120)


def test_ascii(plan: Plan) -> None:
    text = page(pages(plan)["show"], 80, encoding="ascii")
    golden("terminal/show-80-ascii.txt", text)
    assert text.isascii()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp437"])
@pytest.mark.parametrize("width", [*range(20, 130, 9), 400])
def test_no_line_is_wider_than_the_screen(plan: Plan, width: int, encoding: str, language: Language) -> None:
    for blocks in pages(plan).values():
        text = page(blocks, width, language, encoding=encoding)
        text.encode(encoding)
        assert max(map(width_of, text.splitlines())) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert not re.search(r" $", text, re.MULTILINE)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_ids_names_years_and_money_are_there_at_every_width(plan: Plan, width: int, language: Language) -> None:
    text = page(pages(plan)["show"], width, language)
    money = Rupiah(1_250_000_000).render(language)
    for word in ("GOV-01", "GOV-100200", "Go PPU", "2022–2023", money, "★", NOT_COSTED.render(language)):
        assert word in text or word in text.replace("\n", " ").replace("  ", ""), word


def test_many_rows(plan: Plan) -> None:
    text = page(tables("show", [plan] * 300, columns=("id", "name", "budget")), 100)
    assert text.count("GOV-100200") == 300


def test_lines_are_harmless_and_encodable() -> None:
    stream = io.StringIO()
    out = Screen(stream, 40, encoding="ascii")
    out.line("a\x1b[31m – é ★", "bold red")
    out.line()
    assert stream.getvalue() == "a\\x1b[31m - ? *\n\n"
    colored = Screen(stream := io.StringIO(), color=True)
    colored.line("[bold]x[/]", "green")
    assert stream.getvalue() == "\x1b[32m[bold]x[/]\x1b[0m\n"


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "environ", "tty", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_there_is_colour(color: str, environ: dict[str, str], *, tty: bool, expected: bool) -> None:
    stream = _Terminal() if tty else io.StringIO()
    assert screen(stream, color, environ).color is expected


@pytest.mark.parametrize(
    ("columns", "expected"), [("", 120), ("60", 60), ("3", 20), ("99999", 1000), ("x", 120), ("9999999", 120)]
)
def test_width_off_a_terminal(columns: str, expected: int) -> None:
    assert screen(io.StringIO(), environ={"COLUMNS": columns}).width == expected


def test_width_of_a_terminal() -> None:
    master, slave = os.openpty()
    with os.fdopen(slave, "w") as stream, os.fdopen(master):
        assert screen(stream, environ={}).width == 120  # a terminal that does not know its size


def test_closed_stream() -> None:
    stream = io.StringIO()
    stream.close()
    assert screen(stream, environ={}).color is False


def test_wrapping() -> None:
    assert wrap("satu dua tiga", 8) == ["satu dua", "tiga"]
    assert wrap("Rp 1.250.000 (sebagian)", 14) == ["Rp 1.250.000", "(sebagian)"]
    assert wrap("lama sekali (in part)", 12) == ["lama sekali", "(in part)"]
    assert wrap("Rp 1.250.000.000", 10) == ["Rp", "1.250.000.", "000"]
    assert wrap("都市都市都", 4) == ["都市", "都市", "都"]
    assert wrap("satu\ndua", 10) == ["satu", "dua"]
    assert wrap("", 5) == [""]
    assert pad("都", 4, right=True) == "  都"


def test_empty_table() -> None:
    stream = io.StringIO()
    print_document(document("show", [Plan()]), "en", Screen(stream, 80))
    assert stream.getvalue() == "Smart City Program Matrix\nregion not known\n\nthere are no programs yet\n"


def test_a_line_too_long_for_a_terminal_is_broken_at_words() -> None:
    stream = io.StringIO()
    out = Screen(stream, width=30, terminal=True)
    out.flow([("RM602  37  ", "bold"), ("indikator tanpa kondisi awal: BRA-01, BRA-02 … +34", "")])
    out.flow([("plans/a.yaml:1:1", ""), (": error[RM001]: satu dua tiga empat", "")])
    out.flow([("x" * 70, "")])
    assert stream.getvalue().splitlines() == [
        "RM602  37  indikator tanpa",
        "           kondisi awal:",
        "           BRA-01, BRA-02",
        "           … +34",
        "plans/a.yaml:1:1:",
        "    error[RM001]: satu dua",
        "    tiga empat",
        "x" * 30,
        "    " + "x" * 26,
        "    " + "x" * 14,
    ]
    piped = io.StringIO()
    Screen(piped, width=30).flow([("satu dua " * 10, "")])
    assert piped.getvalue() == "satu dua " * 9 + "satu dua\n"
