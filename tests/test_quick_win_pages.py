"""The choice of quick wins and the decision sheet as whole outputs, and what no plan's text can do in them."""

import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from ppu_roadmap.export import format_named
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import DottedLine, Schedule, Task
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.terminal.documents import months_drawn, print_document
from ppu_roadmap.terminal.lines import width_of
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language
from tests import asking
from tests.golden import golden
from tests.quick_win_sample import FILE, FULL, overfull_plan, quick_win_plan
from tests.records import dimension, record
from tests.sample import HOSTILE, second_plan

PLAN = quick_win_plan()
TODAY = date(2026, 7, 1)
TRIED = {"speed": 20, "impact": 80}
WIDTHS = (60, 80, 120)
LANGUAGES: tuple[Language, ...] = ("id", "en")

in_both = pytest.mark.parametrize("language", LANGUAGES)
at_widths = pytest.mark.parametrize("width", WIDTHS)
in_documents = pytest.mark.parametrize("form", [format_named("html"), format_named("md")], ids=lambda form: form.name)


def sheet(plan: Plan = PLAN) -> Document:
    return asking.document("brief", [plan], TODAY)


def printed(document: Document, language: Language, width: int, encoding: str = "utf-8") -> str:
    stream = io.StringIO()
    print_document(document, language, Screen(stream, width, encoding=encoding))
    return stream.getvalue()


def table(language: Language, width: int, weights: dict[str, int] | None = None) -> str:
    stream = io.StringIO()
    print_document(asking.document("quickwins", [PLAN], weights=weights), language, Screen(stream, width))
    return stream.getvalue()


@in_both
@at_widths
def test_table(language: Language, width: int) -> None:
    golden(f"quickwins/table-{width}.txt", table(language, width), language)


@in_both
def test_other_weights(language: Language) -> None:
    golden("quickwins/tried-80.txt", table(language, 80, TRIED), language)


@in_both
def test_table_in_markdown(language: Language) -> None:
    golden("quickwins/table.md", format_named("md").render(asking.document("quickwins", [PLAN]), language), language)


@pytest.mark.parametrize("name", ["csv", "json"])
def test_rows(name: str) -> None:
    tried = asking.rows("quickwins", [PLAN, second_plan()], weights=TRIED)
    both: dict[Language, bytes] = {language: format_named(name).render(tried, language) for language in LANGUAGES}
    assert both["id"] == both["en"]
    golden(f"quickwins/tried.{name}", both["en"])
    golden(f"quickwins/table.{name}", format_named(name).render(asking.rows("quickwins", [PLAN]), "id"))


@in_both
@at_widths
def test_sheet_on_a_terminal(language: Language, width: int) -> None:
    golden(f"quickwins/sheet-{width}.txt", printed(sheet(), language, width), language)


@in_both
@in_documents
def test_sheet_as_a_file(language: Language, form: Any) -> None:
    golden(f"quickwins/sheet.{form.name}", form.render(sheet(), language), language)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp437"])
@pytest.mark.parametrize("width", [20, 33, 60, 200])
def test_no_line_is_wider_than_the_screen(width: int, encoding: str) -> None:
    for plan in (PLAN, overfull_plan(), hostile_plan()):
        text = printed(sheet(plan), "id", width, encoding)
        text.encode(encoding)
        assert max(map(width_of, text.splitlines())) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert not re.search(r" $", text, re.MULTILINE)


def test_lines_to_write_on() -> None:
    """Where there is no room behind the label, the dots begin a line of their own."""
    document = Document(sheet().title, (Page((DottedLine(sheet().title),), ("x",)),))
    assert printed(document, "en", 40).splitlines()[-2:] == [
        "Decision sheet for quick wins, Kabupaten",
        "Contoh: ................................",
    ]
    assert printed(document, "en", 24).splitlines()[-2:] == ["wins, Kabupaten Contoh:", "." * 24]


def test_bars() -> None:
    assert months_drawn(Task("x", "y", range(1, 3)), 4) == "·━━·"
    assert months_drawn(Task("x", "y"), 4) == ""
    empty = Document(sheet().title, (Page((Schedule((), (Task("a", "b"),)),), ("x",)),))
    assert printed(empty, "en", 60).splitlines()[-1] == "a     b"
    page = format_named("html").render(empty, "en")
    assert b"<td>a</td>" in page
    assert b"colgroup" not in page
    assert "| a | b | – |" in format_named("md").render(empty, "en").decode()


def test_years_of_months() -> None:
    months = ("2022-11", "2022-12", "2023-01")
    document = Document(sheet().title, (Page((Schedule(months, (Task("a", "b", range(1, 3)),)),)),))
    page = format_named("html").render(document, "en").decode()
    years = re.findall(r'<th scope="colgroup" colspan="(\d)">(\d+)</th>', page)
    assert years == [("2", "2022"), ("1", "2023")]
    assert re.findall(r'class="month on" aria-label="([^"]*)"', page) == ["Dec 2022", "Jan 2023"]


def hostile_plan() -> Plan:
    """One quick win all of whose texts try to be something else."""
    program: dict[str, Any] = {
        **FULL,
        "name": HOSTILE,
        "owner": HOSTILE,
        "description": HOSTILE,
        "target_group": HOSTILE,
        "partners": [HOSTILE],
        "locations": [HOSTILE],
        "sources": [HOSTILE, "javascript:alert(1)"],
        "actions": [{**FULL["actions"][0], "name": HOSTILE, "owner": HOSTILE}],
        "budget": [{**FULL["budget"][0], "source": HOSTILE}],
        "indicators": [{**FULL["indicators"][1], "name": HOSTILE, "unit": HOSTILE, "data_owner": HOSTILE}],
        "serves": [{"plan": HOSTILE, "missions": [HOSTILE], "priority": HOSTILE}],
        "spbe": {"application": HOSTILE, "national_app": HOSTILE},
        "risks": [{**FULL["risks"][0], "factor": HOSTILE, "cause": HOSTILE, "mitigation": HOSTILE, "owner": HOSTILE}],
        "quick_win": {
            **dict.fromkeys(("problem", "benefit", "ask", "sustainability"), HOSTILE),
            "kind": "flagship",
            "start": "2026-01",
            "finish": "2026-12",
            "scores": {HOSTILE: 5},
            "decisions": [
                {"status": "revise", "by": HOSTILE, "position": HOSTILE, "date": "2026-01-05", "note": HOSTILE}
            ],
        },
    }
    file = {
        **FILE,
        "region": {**FILE["region"], "name": HOSTILE},
        "approver": HOSTILE,
        "letterhead": [HOSTILE],
        "signatories": [{"role": HOSTILE, "name": HOSTILE}],
        "quick_win_criteria": {HOSTILE: {"name": HOSTILE, "weight": 100}},
    }
    rejected = {
        **program,
        "id": "GOV-02",
        "quick_win": {**program["quick_win"], "decisions": [{"status": "rejected", "note": HOSTILE}]},
    }
    return Plan(record(PlanFile, file), {"governance": dimension("governance", [program, rejected])})


class _Reader(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag not in {"meta", "col", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(data: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    assert not reader.open
    return reader


TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "article", "header", "footer", "section", "div", "h1",
    "h2", "p", "ul", "li", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "strong", "em", "br",
}  # fmt: skip
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "width",
    "scope",
    "colspan",
    "rowspan",
    "aria-label",
}


@pytest.mark.parametrize("plan", [PLAN, hostile_plan()], ids=["sample", "hostile"])
def test_html_holds_nothing_but_text(plan: Plan) -> None:
    reader = read(format_named("html").render(sheet(plan), "id"))
    assert reader.tags <= TAGS
    assert reader.attributes <= ATTRIBUTES


def test_html_shows_hostile_text_as_it_is() -> None:
    reader = read(format_named("html").render(sheet(hostile_plan()), "en"))
    shown = HOSTILE.replace("\x1b", r"\x1b").replace("\u202e", r"\u202e")
    assert any(shown in text for text in reader.texts)
    assert any("javascript:alert(1)" in text for text in reader.texts)


def test_html_fetches_nothing_and_runs_nothing() -> None:
    text = format_named("html").render(sheet(hostile_plan()), "id").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'", policy[1]
    )
    assert not re.search(
        r"<(script|link|img|iframe|object|form|base)|\b(src|href|style|on\w+)=|@import|url\(",
        re.sub(r"&lt;[^<]*", "", text),
    )


def test_no_letter_is_smaller_than_eleven_points() -> None:
    text = format_named("html").render(sheet(), "id").decode()
    sizes = re.findall(
        r"(\d+(?:\.\d+)?)(pt|px|em|rem|%)(?=[ /;])", "".join(re.findall(r"font(?:-size)?: ?[^;}]*;?", text))
    )
    assert sizes
    assert all(unit == "pt" and float(size) >= 11 for size, unit in sizes)


def test_markdown_holds_no_markup() -> None:
    text = format_named("md").render(sheet(hostile_plan()), "en").decode()
    assert "<script" not in text.replace(r"\<", "")
    assert not re.search(r"(?<!\\)\[d\\?\]\(", text)
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert len(tables) == 7
    for rows in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows.splitlines()}) == 1


def with_program(program: Program, file: PlanFile = PLAN.file) -> Plan:
    programs = dimension("governance", []).model_copy(update={"programs": (program,)})
    return Plan(file, {"governance": programs}, PLAN.proposals)


def lacking() -> Iterator[Plan]:
    """Plans in each of which one value is missing, as where it was refused."""
    whole = PLAN.by_id["GOV-01"]
    quick_win, file = whole.quick_win, PLAN.file
    assert quick_win
    yield with_program(whole, PlanFile.unread())
    for field in type(whole).model_fields:
        yield with_program(whole.refusing(field))
    for field in type(file).model_fields:
        yield with_program(whole, file.refusing(field))
    for field in type(quick_win).model_fields:
        yield with_program(whole.model_copy(update={"quick_win": quick_win.refusing(field)}))
    for name in ("actions", "budget", "indicators", "risks", "serves"):
        records = getattr(whole, name)
        for field in type(records[0]).model_fields:
            changed = tuple(record.refusing(field) for record in records)
            yield with_program(whole.model_copy(update={name: changed}))
    for field in type((quick_win.decisions or ())[-1]).model_fields:
        decisions = tuple(one.refusing(field) for one in quick_win.decisions or ())
        decided = quick_win.model_copy(update={"decisions": decisions})
        yield with_program(whole.model_copy(update={"quick_win": decided}))


def test_what_was_refused_stays_open() -> None:
    for plan in lacking():
        assert "None" not in format_named("json").render(asking.rows("quickwins", [plan]), "en").decode()
        document = sheet(plan)
        if document.pages:
            assert "None" not in printed(document, "id", 80)
            assert b"None" not in format_named("html").render(document, "id")
