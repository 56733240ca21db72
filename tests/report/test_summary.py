"""The summary of a job: errors first, as much as fits, nothing in it that acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.report.summary import LIMIT, render
from ppu_roadmap.text import Language
from tests.golden import golden
from tests.report import results

ROOT = Path(__file__).parents[2]
RESULT = results.fixed()
DOCS = "https://example.org/docs/rules.md"


def _rows(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize("language", ["en", "id"])
def test_whole_page(language: Language) -> None:
    golden(f"report/{language}.summary.md", render(RESULT, language, DOCS))


def test_errors_come_first() -> None:
    words = [row.split(" | ")[0] for row in _rows(render(RESULT, "en"))]
    assert words == ["| error"] * 14 + ["| warning"] * 11 + ["| suggestion"] * 3


def test_links_lead_to_the_rules() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text("utf-8")
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^### (.+)$", rules, re.MULTILINE)}
    links = re.findall(r"\(<([^>]*)>\)", render(RESULT, "en", DOCS))
    assert len(links) > len(RESULT.diagnostics)
    assert {link.partition("#")[2] for link in links} <= headings
    assert not re.search(r"\]\(", render(RESULT, "en"))


@pytest.mark.parametrize("limit", [200, 1_500, 3_000, 4_500])
def test_a_page_fits(limit: int) -> None:
    page = render(RESULT, "en", limit=limit)
    assert 0 < len(page.encode()) <= limit
    rows = _rows(page)
    assert len(rows) < len(RESULT.diagnostics)
    assert len(rows) == 0 or limit > 200
    if rows:
        assert f"and {len(RESULT.diagnostics) - len(rows)} more, listed in the log" in page
        assert page.endswith("</details>\n")


def test_nothing_where_not_even_the_counts_fit() -> None:
    assert render(RESULT, "en", limit=20) == render(Outcome((), RESULT.summary), "en", limit=20) == ""


def test_thousands_of_findings_fit() -> None:
    page = render(results.one(count=20_000), "en", DOCS)
    assert LIMIT - 500 < len(page.encode()) <= LIMIT


def test_no_text_acts() -> None:
    page = render(results.hostile(), "en", DOCS)
    rows = _rows(page)
    assert len(rows) == len(results.FILES) * len(results.TEXTS)
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5
        bare = re.sub(r"\\.", "", row).replace("<br>", "").replace(f"[RM103](<{DOCS}#rm103-unknown-dependency>)", "")
        assert not re.search(r"[<>`*_\[\]@#]", bare)


def test_a_clean_plan_has_no_table() -> None:
    page = render(Outcome((), results.one(count=0).summary), "en")
    assert page == "## Plan check\n\nNo problems: 1 dimension, 1 program.\n"
