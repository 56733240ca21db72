"""What is looked for: only what is grave enough, and nothing that was looked at is kept."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.edit.mending import mendable
from ppu_roadmap.loader.folder import plan_folders
from ppu_roadmap.loader.plans import load_each, load_folder
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import RULES
from ppu_roadmap.rules.rule import Rule
from ppu_roadmap.source.source_file import SourceFile
from tests.rules.examples import TODAY, files


def laid_out(folder: Path, example: str) -> Path:
    for name, text in files(example).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("least", Severity)
def test_what_is_less_grave_is_left_out_and_nothing_else(tmp_path: Path, rule: Rule, least: Severity) -> None:
    plan = laid_out(tmp_path, read_pages()[rule.code]["bad"])
    whole, part = list(load_each([plan], TODAY)), list(load_each([plan], TODAY, least=least))
    grave = list(Severity)[: list(Severity).index(least) + 1]
    assert [each.plan for each in part] == [each.plan for each in whole]
    assert [each.diagnostics for each in part] == [
        tuple(one for one in each.diagnostics if one.severity in grave) for each in whole
    ]


def test_files_go_with_the_plan_that_was_made_of_them(tmp_path: Path) -> None:
    """The collector of cycles looks so seldom here that what hangs in one stays for good."""
    plan = laid_out(tmp_path, read_pages()["RM101"]["bad"])

    def read() -> int:
        return sum(isinstance(each, SourceFile) for each in gc.get_objects())

    gc.disable()
    try:
        before = read()
        load_folder(plan, TODAY)
        assert read() == before
    finally:
        gc.enable()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_all_that_can_be_mended_is_looked_for_to_be_mended(tmp_path: Path, rule: Rule) -> None:
    for plan in plan_folders(laid_out(tmp_path, read_pages()[rule.code]["bad"])):
        (one,) = mendable(plan, TODAY)
        told = load_folder(plan, TODAY).diagnostics
        assert [each for each in one.check(one.read()) if each.fix is not None] == [
            each for each in told if each.fix is not None
        ]
