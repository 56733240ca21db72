"""The page as people meet it: every view, by eye, keyboard and screen reader, in both themes and languages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.page import data, file
from ppu_roadmap.views.view import Asked
from tests.asking import TODAY
from tests.page.conftest import VIEWS, Opener, go
from tests.quick_win_sample import quick_win_plan
from tests.records import dimension
from tests.sample import sample_plan
from tests.workflow_sample import other_region, workflow_plan

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
ALL, COLOURS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], ["color-contrast"]
"""What axe looks for; in the other theme only colours differ."""
BARRIERS = """async (runOnly) => (await axe.run({ runOnly }))
    .violations.filter(one => ["serious", "critical"].includes(one.impact))
    .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(" | ")}`)"""

pytestmark = pytest.mark.browser


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci --prefix tests/page")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_view_has_a_serious_barrier(dark: bool, opened: Opener) -> None:  # noqa: FBT001 -- a parameter
    page = opened([workflow_plan()], dark=dark)
    page.evaluate(AXE.read_text("utf-8") + ";0")  # the policy would refuse a tag
    found = {}
    for address in (*VIEWS, "table&program=GOV-01", "gantt&by=month", "table&search=xyzzy"):
        go(page, f"view={address}")
        found[address] = page.evaluate(BARRIERS, COLOURS if dark else ALL)
    assert {address: barriers for address, barriers in found.items() if barriers} == {}


SPENT = {"year": 2023, "source": "apbd", "amount": 10**12, "approved": 10**12, "revised": 10**12, "realised": 10**11}
MEASURED = {"name": "Layanan", "kind": "output", "unit": "%", "targets": {"2023": 90.25}, "actuals": {"2023": 10000}}


@pytest.mark.parametrize("width", [360, 3840])
def test_nothing_is_wider_than_the_window(width: int, opened: Opener, regency: Plan) -> None:
    spent = [{"id": "GOV-01", "name": "Satu", "horizon": "1-year", "owner": "dlh",
              "budget": [SPENT], "indicators": [MEASURED]}]  # fmt: skip
    for plan in (regency, replace(sample_plan(), dimensions={"governance": dimension("governance", spent)})):
        page = opened([plan], width=width)
        for address in (*VIEWS, "table&program=GOV-01"):
            go(page, f"view={address}")
            for part in page.locator("html, dialog, .figure, .sheet section").all():
                assert part.evaluate("one => one.scrollWidth - one.clientWidth") <= 0, address


@pytest.mark.parametrize("plans", [
    [Plan()], [sample_plan()], [quick_win_plan()], [workflow_plan(), other_region()],
], ids=["nothing", "odd", "quick wins", "regions"])  # fmt: skip
def test_every_view_opens_and_says_something(plans: list[Plan], opened: Opener) -> None:
    page = opened(plans)
    for view in (*VIEWS, "gantt&by=month", "budget&by=agency", "risks&side=residual"):
        go(page, f"view={view}")
        assert len(page.inner_text("#view")) > 10, view


def test_hostile_text_is_only_text(opened: Opener) -> None:
    page = opened([sample_plan()], "view=table&program=SOC-02")
    assert "<script>alert(1)</script>" in page.inner_text("dialog h2")
    assert "\u202e" not in page.content()
    assert page.locator("#view script, #view img").count() == 0


def test_every_control_is_reached_by_keyboard_alone(opened: Opener) -> None:
    page = opened([sample_plan()], "view=table")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select')].filter(one => one.checkVisibility()).length"
    )
    reached = set()
    for _step in range(wanted + 8):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "[...document.querySelectorAll('a[href], button, input, select')].indexOf(document.activeElement)"
            )
        )
    assert len(reached - {-1}) == wanted


def test_a_program_opens_and_closes_by_keyboard(opened: Opener) -> None:
    page = opened([sample_plan()], "view=table")
    page.focus("a.program >> text=Go PPU")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.url.endswith("#view=table&program=GOV-01")
    assert "Layanan publik satu pintu" in page.inner_text("dialog")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    assert page.url.endswith("#view=table")
    assert page.evaluate("document.activeElement.textContent").startswith("Go PPU")


def test_slash_goes_to_the_search(opened: Opener) -> None:
    page = opened([sample_plan()], "view=table")
    page.keyboard.press("/")
    page.keyboard.type("call center")
    expect(page.locator("#view a.program")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.url.endswith("search=call+center")


def test_language_is_switched_in_place(opened: Opener, regency: Plan) -> None:
    page = opened([regency], "view=matrix&dimension=living")
    assert page.inner_text("h1") == "Matriks"
    page.click("[data-lang=en]")
    expect(page.locator("h1")).to_have_text("Matrix")
    assert page.get_attribute("html", "lang") == "en"
    assert "8 programs · 1 quick win · Rp 1,800,000,000 (in part)" in page.inner_text("#total")
    assert page.url.endswith("#view=matrix&dimension=living&lang=en")


def test_the_address_is_what_is_shown(opened: Opener, regency: Plan) -> None:
    page = opened([regency], "view=gantt&horizon=5-year&dimension=living")
    assert page.input_value("select[name=dimension]") == "living"
    assert page.input_value("select[name=horizon]") == "5-year"
    assert page.inner_text("#total").startswith("4 program")
    page.select_option("select[name=dimension]", "society")
    page.wait_for_url("**#view=gantt&horizon=5-year&dimension=society")
    page.click("#menu [data-view=risks]")
    page.wait_for_url("**#view=risks&horizon=5-year&dimension=society")
    page.go_back()
    page.go_back()
    page.wait_for_url("**#view=gantt&horizon=5-year&dimension=living")
    expect(page.locator("select[name=dimension]")).to_have_value("living")
    page.go_forward()
    page.wait_for_url("**#view=gantt&horizon=5-year&dimension=society")


def test_a_step_back_empties_the_search_that_one_is_in(opened: Opener, regency: Plan) -> None:
    page = opened([regency], "view=table")
    page.focus("#search")
    page.keyboard.type("go ")
    expect(page.locator("#chips a")).to_have_count(1)
    assert page.input_value("#search") == "go ", "what is being typed stays"
    page.go_back()
    expect(page.locator("#search")).to_have_value("")


def test_each_program_is_opened_though_others_are_called_the_same(opened: Opener) -> None:
    made = [{"id": "GOV-01", "name": name, "horizon": "1-year", "owner": "dlh"} for name in ("Satu", "Dua")]
    plan = replace(sample_plan(), dimensions={"governance": dimension("governance", made)})
    page = opened([plan, plan], "view=table")
    for at, name in enumerate(["Satu", "Dua"] * 2):
        page.locator("#view .programs a.program").nth(at).click()
        expect(page.locator("dialog h2")).to_have_text(name)  # the address changes first, then what is shown
        assert page.locator("dialog .path").inner_text().count("›") == 1
        page.click("#close")
        expect(page.locator("dialog")).to_be_hidden()
    names = {link.get_attribute("href") for link in page.locator("#view .programs a.program").all()}
    assert len(names) == 4


def test_a_late_program_of_unknown_status_says_so(opened: Opener) -> None:
    made = [{"id": "GOV-01", "name": "Satu", "horizon": "1-year", "owner": "dlh"}]
    page = opened([replace(sample_plan(), dimensions={"governance": dimension("governance", made)})], "view=table")
    assert page.inner_text("#view td.state") == "– (terlambat)"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_browsers_that_mix_no_colours_show_some(
    dark: bool,  # noqa: FBT001 -- a parameter
    opened: Opener,
    regency: Plan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    style = file.lean_style((file.FOLDER / "style.css").read_text("utf-8"))
    assert "light-dark(" not in style
    monkeypatch.setattr(file, "lean_style", lambda _text: style.replace("color-mix(", "unheard-of("))
    page = opened([regency], "view=gantt", dark=dark)
    fill = "one => getComputedStyle(one).fill"
    assert page.locator("#view .look:not(.cancelled)").first.evaluate(fill) != "rgb(0, 0, 0)"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(18, 22, 28)" if dark else "rgb(245, 246, 248)")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(23, 32, 43)"


def test_an_address_of_nothing_says_what_to_do(opened: Opener, regency: Plan) -> None:
    page = opened([regency], "view=table&agency=nobody")
    assert page.input_value("select[name=agency]") == "nobody"
    page.click(".empty a")
    page.wait_for_url("**#view=table")
    expect(page.locator("#view a.program")).to_have_count(42)


def test_newer_data_leaves_the_reader_where_he_is(opened: Opener) -> None:
    listens = "addEventListener('newer', ({ detail }) => replaceData(detail));"
    page = opened([crowd(300)], "view=table&status=planned", alive=listens)
    page.locator(".more button").click()
    page.focus("[data-key=GOV-100]")
    top = page.evaluate("scrollY")
    newer = data(Asked([crowd(310, "Lebih baru")], TODAY), "id")
    page.evaluate("newer => dispatchEvent(new CustomEvent('newer', { detail: newer }))", newer)
    assert page.inner_text("#total").startswith("310 program")
    assert page.evaluate("document.activeElement.textContent") == "Lebih baru 90"
    assert page.evaluate("scrollY") == top
    assert page.url.endswith("#view=table&status=planned")


def test_five_thousand_programs_draw_what_is_seen(opened: Opener) -> None:
    page = opened([crowd(5_000)], "view=table")
    rows = "#view tbody tr:not(.heading)"
    assert page.inner_text("#total").startswith("5.000 program")
    assert page.locator(rows).count() < 200
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(rows).nth(100)).to_be_attached()
    assert page.locator(rows).count() < 400
    go(page, "view=gantt&search=program 4711")
    assert page.inner_text("#total").startswith("2 program")
    assert page.locator("#view .lane:not(.heading)").count() == 2


def test_paper_gets_every_row(opened: Opener) -> None:
    page = opened([crowd(200)], "view=table")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#view tbody tr:not(.heading)").count() == 200


def test_a_printed_gantt_ends_where_its_bars_end(opened: Opener) -> None:
    page = opened([crowd(60)], "view=gantt")
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert len(pages) > 1
    assert all(one.extract_text().strip() for one in pages)


def crowd(programs: int, name: str = "Program") -> Plan:
    """So many programs in one dimension."""
    made = [{"id": f"GOV-{at + 10}", "name": f"{name} {at}", "horizon": "1-year", "owner": "dlh",
             "subdimension": "policy", "status": "planned"} for at in range(programs)]  # fmt: skip
    return replace(sample_plan(), dimensions={"governance": dimension("governance", made)})


def test_without_script_the_table_is_there(opened: Opener, regency: Plan) -> None:
    page = opened([regency], script=False)
    assert page.locator("noscript tbody tr").count() == 42 + 6
    assert "Rp 1.800.000.000" in page.inner_text("noscript")
    assert not page.locator("#menu").is_visible()


SHIFTS = """new Promise(done => {
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => (moved += one.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(moved), 100);
})"""


def test_nothing_moves_while_it_opens(opened: Opener, regency: Plan) -> None:
    page = opened([regency])
    assert page.evaluate(SHIFTS) < 0.01
