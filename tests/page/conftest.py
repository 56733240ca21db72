"""The page in Debian's Chromium: opened from a file, watched for requests and complaints."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ppu_roadmap import page as room
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.page.words import VIEWS as TITLES
from ppu_roadmap.views.view import Asked
from tests.asking import TODAY

CHROMIUM = shutil.which("chromium")
PLANS = Path(__file__).parents[2] / "plans"
VIEWS = tuple(TITLES)
Opener = Callable[..., Page]
"""Opens plans at an address, as in ``opened([plan], "view=table", dark=True)``."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's own, as root without its sandbox; its loop is to end before other tests begin theirs."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def regency() -> Plan:
    """The plan that is shipped."""
    return next(load(PLANS, TODAY)).plan


def html_of(
    plans: Sequence[Plan], *, public: bool = False, today: date = TODAY, alive: str = "", **given: Any
) -> bytes:
    """The page of plans; with script of its own where it is to be alive."""
    asked = Asked(plans, today, **given)
    return (
        room.page(room.data(asked, "id"), asked, "id", alive=alive)
        if alive
        else room.render(asked, "id", public=public)
    )


def data_in(html: bytes) -> Any:
    """The data that a page carries."""
    packed = re.search(rb'id="data">([^<]+)<', html)
    assert packed is not None
    return json.loads(zlib.decompress(base64.b64decode(packed[1])))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens plans in a window of their own; fails where a page asks for anything or complains."""
    said: list[str] = []
    contexts: list[BrowserContext] = []

    def opens(plans: Sequence[Plan], address: str = "", *, dark: bool = False, width: int = 1280, script: bool = True,
              **asked: Any) -> Page:  # fmt: skip
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_bytes(html_of(plans, **asked))
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light",
            reduced_motion="reduce", java_script_enabled=script,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.extend({request.url.partition("#")[0]} - {file.as_uri()}))
        page.goto(f"{file.as_uri()}#{address}")
        if script:
            page.wait_for_selector("#view > *")
        return page

    yield opens
    for context in contexts:
        context.close()
    assert not said


GO = """address => new Promise(done => {
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    location.hash === "#" + address ? done() : (location.hash = address);
})"""


def go(page: Page, address: str) -> None:
    """Another address in the same window, once it is drawn."""
    page.evaluate(GO, address)
