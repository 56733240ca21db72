"""The rules: all are listed, each with a page whose wrong example it finds, and not the right."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import ppu_roadmap.rules
from ppu_roadmap import check
from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import BY_CODE, RULES
from ppu_roadmap.rules.rule import Rule
from tests.rules import examples

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"
LISTED = {
    code: (name, Severity(severity))
    for code, name, severity in re.findall(
        r"^\| \[(RM\d{3})\]\(#[^)]+\) \| ([a-z0-9-]+) \| (\w+) \|", DOCS.read_text("utf-8"), re.MULTILINE
    )
}
"""Name and default severity of each rule, as the documentation has them."""


def found(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Everything that is found in the plan of an example."""
    for name, text in examples.files(example).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    return list(check(Path(), examples.today(example)))


def test_the_documentation_lists_every_rule_in_order() -> None:
    assert {rule.code: (rule.name, rule.severity) for rule in RULES} == LISTED
    assert [rule.code for rule in RULES] == list(LISTED) == sorted(LISTED)
    assert len({name for name, _severity in LISTED.values()}) == len(LISTED)
    assert {rule.code: rule for rule in RULES} == BY_CODE


def test_no_rule_is_left_out_of_the_list() -> None:
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(ppu_roadmap.rules.__path__, f"{ppu_roadmap.rules.__name__}.")
    ]
    written = {
        id(value): value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)
    }
    assert sorted(written.values()) == sorted(rule.code for rule in RULES)
    assert set(written) == set(map(id, RULES))


def test_every_rule_has_a_page() -> None:
    pages = read_pages()
    assert list(pages) == list(LISTED)
    for code, page in pages.items():
        assert all(page[part].strip() for part in ("title", "why", "bad", "good")), code
        assert page["bad"] != page["good"], code
    titles = Counter(page["title"] for page in pages.values())
    assert titles.most_common(1)[0][1] == 1


def errors_but(diagnostics: list[Diagnostic], code: str) -> set[str]:
    """The codes of other errors; RM501 apart, since the examples with a quick win leave its risks out."""
    found = {one.code for one in diagnostics if one.severity is Severity.ERROR}
    return found - {code, "RM501"}


@pytest.mark.parametrize("code", LISTED)
def test_wrong_example_is_found(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = found(read_pages()[code]["bad"], tmp_path, monkeypatch)
    assert code in {one.code for one in diagnostics}
    assert not errors_but(diagnostics, code), "a wrong example shows one fault"


@pytest.mark.parametrize("code", LISTED)
def test_right_example_is_right(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = found(read_pages()[code]["good"], tmp_path, monkeypatch)
    assert code not in {one.code for one in diagnostics}
    assert not errors_but(diagnostics, code), "a right example has no error"
