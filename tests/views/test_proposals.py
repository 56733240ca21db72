"""The list of proposals: whole pages in both languages, rows for machines."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export.json import render as as_json
from ppu_roadmap.export.md import render as md
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from ppu_roadmap.views.proposals import BY, By
from tests import asking
from tests.golden import golden
from tests.records import record
from tests.sample import second_plan
from tests.views.test_proposals_passing import PROPOSALS

TODAY = date(2023, 3, 1)


@pytest.fixture(name="whole")
def with_proposals(plan: Plan) -> Plan:
    return replace(plan, proposals=record(ProposalsFile, {"proposals": PROPOSALS}))


def page(plans: list[Plan], by: By, width: int = 80, language: Language = "en", search: str = "") -> str:
    stream = io.StringIO()
    document = asking.document("proposals", plans, TODAY, selection=Selection(search=search), by=by)
    print_document(document, language, Screen(stream, width))
    return stream.getvalue()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("by", BY)
def test_page(whole: Plan, by: By, language: Language) -> None:
    golden(f"proposals/{by}-80-{language}.txt", page([whole], by, language=language))


@pytest.mark.parametrize("width", [20, 60, 120])
def test_widths(whole: Plan, width: int) -> None:
    text = page([whole], "dimension", width, "id")
    golden(f"proposals/dimension-{width}-id.txt", text)
    assert max(map(width_of, text.splitlines())) <= width


def test_several_regions(whole: Plan) -> None:
    other = replace(second_plan(), proposals=record(ProposalsFile, {"proposals": PROPOSALS[:2]}))
    text = page([whole, other], "forum")
    golden("proposals/portfolio-80-en.txt", text)
    assert "8 proposals · 4 wait for an answer · Accepted: 2 · Merged: 1 · Rejected: 1" in text


def test_rows_for_machines(whole: Plan) -> None:
    rows = json.loads(as_json(asking.rows("proposals", [whole], TODAY), "en"))["rows"]
    assert [row["id"] for row in rows] == ["USL-1", "USL-5", "USL-3", "USL-2", "USL-6", "USL-4"]
    assert rows[3] == {
        "region": "64.09", "id": "USL-2", "name": "Aplikasi desa", "dimension": "governance", "volume": None,
        "location": "waru", "related": ["diskominfo", "bapelitbang", "gojek"], "note": None, "proposer": None,
        "forum": "pokir", "date": "2022-01-10", "status": "accepted", "program": "GOV-01", "waits": None,
    }  # fmt: skip
    assert rows[0]["waits"] == 12


def test_markdown(whole: Plan) -> None:
    golden("proposals/dimension.md", md(asking.document("proposals", [whole], TODAY), "id"))


def test_nothing_to_show(whole: Plan, plan: Plan) -> None:
    assert "no proposal passes the filters" in page([whole], "status", search="xyz")
    assert "there are no proposals yet" in page([replace(plan, proposals=ProposalsFile.unread())], "status")
    broken = replace(plan, proposals=ProposalsFile.unread(), broken=frozenset({"proposals"}))
    assert "not shown, since it could not be read: proposals.yaml" in page([broken], "status")
