"""The decision sheet as Chromium shows and prints it: how many sheets of paper, and that nothing runs or is cut off."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.export import format_named
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language
from tests import asking
from tests.quick_win_sample import full_plan, overfull_plan, quick_win_plan
from tests.test_quick_win_pages import hostile_plan

CHROMIUM = shutil.which("chromium")
FACES = list(Path("/usr/share/fonts").rglob("LiberationSansNarrow-Regular.*"))
"""The face of the tables, as wide as Arial Narrow; with a wider one a full page may take two sheets."""
PLANS = Path(__file__).parents[1] / "plans"
LIMIT = 120
LANDSCAPE, PORTRAIT = (842, 595), (595, 842)
"""A4 in points."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def html(*plans: Plan, language: Language = "id") -> bytes:
    return format_named("html").render(asking.document("brief", plans, date(2026, 7, 1)), language)


def chromium(folder: Path, page: bytes, *arguments: str) -> bytes:
    """What Chromium writes to standard output of a page, opened from a file of its own."""
    file = folder / "sheet.html"
    file.write_bytes(page)
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
        "--no-pdf-header-footer", *arguments, file.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, timeout=LIMIT, check=True).stdout


def sheets(folder: Path, page: bytes) -> list[tuple[int, int]]:
    """The sizes of the sheets that a page is printed on, in points."""
    file = folder / "sheet.pdf"
    chromium(folder, page, f"--print-to-pdf={file}")
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", file.read_bytes())
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def regency() -> Plan:
    return next(load(PLANS, date(2026, 7, 1))).plan


@pytest.mark.skipif(not FACES, reason="Liberation Sans Narrow is not installed")
@pytest.mark.parametrize("language", ["id", "en"])
def test_six_quick_wins_take_eight_sheets(language: Language, tmp_path: Path) -> None:
    plans = [regency(), quick_win_plan(), full_plan(), full_plan(3), overfull_plan()]
    assert sheets(tmp_path, html(*plans, language=language)) == [LANDSCAPE, *[PORTRAIT] * 7] * len(plans)


def test_hostile_text_does_nothing(tmp_path: Path) -> None:
    page = html(hostile_plan())
    shown = chromium(tmp_path, page, "--dump-dom").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script" not in shown
    assert len(sheets(tmp_path, page)) == 3


def test_the_style_is_the_one_that_the_policy_allows(tmp_path: Path) -> None:
    """Without its style the page would fall on one long sheet of the browser's own size."""
    assert sheets(tmp_path, html(full_plan()))[0] == LANDSCAPE
    other = html(full_plan()).replace(b"size: A4 landscape", b"size: A5 landscape")
    assert LANDSCAPE not in sheets(tmp_path, other)
    assert (595, 420) not in sheets(tmp_path, other)
