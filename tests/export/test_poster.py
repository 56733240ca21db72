"""The poster: one sheet in three kinds of file, the same from run to run, of a region and of several."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import PLANS, SEEDED
from tests.drawing.looks import checked

PORTFOLIO = SEEDED.parent / "portfolio"
MILLIMETRE = 72 / 25.4


@pytest.mark.parametrize(("language", "title"), [("id", "Peta Jalan Smart City"), ("en", "Smart City roadmap of")])
def test_an_svg_shows_every_program(language: str, title: str) -> None:
    done = roadmap("export", "poster", "-o", "-", "--plan", PLANS, "--lang", language, "--as-of", "2026-11-24")
    assert (done.code, done.err) == (0, "")
    root = checked(done.out)
    words = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert f"{title} Kabupaten Penajam Paser Utara" in words
    assert sum(word.startswith(("GOV-", "BRA-", "ECO-", "LIV-", "SOC-", "ENV-")) for word in words) == 42
    assert any("24 November 2026" in word for word in words)


def test_a_png_is_wide_enough_for_a_wall(tmp_path: Path) -> None:
    file = tmp_path / "peta.png"
    done = roadmap("export", "-o", file, "--plan", PLANS)
    assert (done.code, done.out, done.err) == (0, "", "")
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) >= 3000


@pytest.mark.parametrize(("paper", "size"), [(None, (420, 297)), ("f4", (330, 215))])
def test_a_pdf_is_one_sheet_of_the_paper(tmp_path: Path, paper: str | None, size: tuple[int, int]) -> None:
    file = tmp_path / "peta.pdf"
    options = ("--paper", paper) if paper else ()
    done = roadmap("export", "poster", "-o", file, "--plan", PLANS, *options)
    assert (done.code, done.err) == (0, "")
    reader = PdfReader(file)
    (page,) = reader.pages
    assert [round(float(side) / MILLIMETRE) for side in page.mediabox[2:]] == list(size)
    assert "Penajam Paser Utara" in str(reader.metadata and reader.metadata.title)
    assert "GOV-01" in page.extract_text()


def test_the_same_bytes_wherever_it_runs() -> None:
    places = (
        {"TZ": "Asia/Makassar", "PYTHONHASHSEED": "1", "LANG": "id_ID.UTF-8"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LANG": "C", "COLUMNS": "20"},
    )
    command = ("export", "poster", "-o", "-", "--plan", PORTFOLIO)
    first, second = (process.roadmap(*command, env=place).data for place in places)
    assert first == second
    assert first.startswith(b"<svg")


def test_filters_and_a_portfolio() -> None:
    done = roadmap("export", "poster", "-o", "-", "--plan", PLANS, "--quick-wins", "--horizon", "1y")
    assert "GOV-01" in done.out
    assert "GOV-02" not in done.out
    several = roadmap("export", "poster", "-o", "-", "--plan", PORTFOLIO, "--lang", "en")
    assert several.code == 0
    assert "regions" in several.out
