"""Every folder under tests/broken is a faulty plan; its expected.txt says what must be found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import load

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())


def expectation(case: str) -> tuple[list[str], set[str], date]:
    """The expected lines of a case, the codes it speaks of, and its today."""
    lines = (BROKEN / case / "expected.txt").read_text("utf-8").splitlines()
    codes, today = {case[:5]}, date(2022, 6, 1)
    for line in lines:
        if match := re.match(r"# *also: *(.*)", line):
            codes.update(match[1].split())
        elif match := re.match(r"# *as-of: *([0-9-]+)", line):
            today = date.fromisoformat(match[1])
    return [line for line in lines if line.strip() and not line.startswith("#")], codes, today


def spoken_of(diagnostics: Iterator[Diagnostic], codes: set[str]) -> list[str]:
    """The diagnostics that a case lists: all errors, and all of its own codes."""
    return [
        f"{diagnostic.file}:{diagnostic.span.line}:{diagnostic.span.column}: {diagnostic.severity}[{diagnostic.code}]"
        for diagnostic in diagnostics
        if diagnostic.severity is Severity.ERROR or diagnostic.code in codes
    ]


@pytest.mark.parametrize("case", CASES)
def test_finds_just_what_is_expected(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, codes, today = expectation(case)
    monkeypatch.chdir(BROKEN / case)
    found = spoken_of((diagnostic for loaded in load(Path(), today) for diagnostic in loaded.diagnostics), codes)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("case", CASES)
def test_says_each_thing_in_both_languages(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN / case)
    for loaded in load(Path(), date(2022, 6, 1)):
        for diagnostic in loaded.diagnostics:
            for message in (diagnostic.message, diagnostic.help):
                if message is not None:
                    assert message.render("en")
                    assert message.render("id")
