"""The file of the page: its size, its policy, that it is the same from run to run, and how the command writes it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.page.file import FOLDER, SCRIPTS, lean_script, lean_style
from tests.asking import TODAY
from tests.page.conftest import PLANS, data_in, html_of
from tests.sample import sample_plan

LIMIT = 130_000
"""Bytes that the page of the regency may have."""


def exported(tmp_path: Path, *options: str, **environ: str) -> bytes:
    """What the command writes, in a process of its own."""
    file = tmp_path / "page.html"
    command = [sys.executable, "-m", "ppu_roadmap", "--plan", str(PLANS), "--as-of", "2026-11-29", "export", "page"]
    subprocess.run([*command, "-o", str(file), *options], env={**os.environ, **environ}, check=True)
    return file.read_bytes()


def test_the_regency_fits_and_tells_its_findings() -> None:
    regency = next(load(PLANS, TODAY))
    html = html_of([regency.plan], findings=(regency.diagnostics,))
    assert len(html) < LIMIT
    assert data_in(html)["regions"][0]["findings"]


def test_it_is_the_same_in_every_run(tmp_path: Path) -> None:
    one = exported(tmp_path, "--public", PYTHONHASHSEED="1", TZ="Asia/Makassar", LC_ALL="C.UTF-8")
    assert exported(tmp_path, "--public", PYTHONHASHSEED="2", TZ="UTC", LC_ALL="POSIX", LANG="id_ID") == one


def test_only_its_own_script_and_style_may_be_used() -> None:
    html = html_of([sample_plan()]).decode()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for name, tag in (("script-src", 'script type="module"'), ("style-src", "style")):
        [text] = re.findall(rf"<{tag}>(.*?)</", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert {rules[name] for name in ("default-src", "connect-src", "base-uri", "form-action")} == {"'none'"}
    assert not re.search(r"<[^>]* (?:style|on\w+)=", re.sub(r"(?s)<(script|style).*?</\1>", "", html))
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", re.sub(r"(?s)<noscript>.*</noscript>", "", html))


def test_every_script_is_listed() -> None:
    assert {file.stem for file in (FOLDER / "script").iterdir()} == set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_can_be_made_lean(name: str) -> None:
    """Templates do not nest and a statement ends in a semicolon or a brace: only so blanks can be taken away."""
    text = (FOLDER / "script" / f"{name}.js").read_text("utf-8")
    assert not re.search(r"`[^`]*\$\{[^}`]*`", re.sub(r"`[^`$]*(?:\$\{[^}`]*\}[^`$]*)*`", "", text))
    assert max(map(len, text.splitlines())) <= 120
    assert (
        re.findall(r'"(?:\\.|[^"\\\n])*"', text) == re.findall(r'"(?:\\.|[^"\\\n])*"', lean_script(text))
        or "//" in text
    )


def test_a_style_can_be_made_lean() -> None:
    assert lean_style("/* a\nb */ a :is(b, c) {\n  margin: 0 1px; --x: calc(1px + 2%);\n}\n") == (
        " a :is(b,c){margin:0 1px;--x:calc(1px + 2%);}"
    )


@pytest.mark.parametrize("plans", [[Plan()], [sample_plan()], [sample_plan()] * 2], ids=["nothing", "odd", "two"])
@pytest.mark.parametrize("public", [False, True])
def test_whatever_a_plan_lacks_there_is_a_page(plans: list[Plan], public: bool) -> None:  # noqa: FBT001 -- a parameter
    told: Any = data_in(html_of(plans, public=public))
    assert len(told["regions"]) == len(plans)


def test_long_names_and_turned_text_are_flat() -> None:
    regency = next(load(PLANS, TODAY)).plan
    assert "\u202e" not in html_of([sample_plan(), regency]).decode()
