"""The rules as rules.md lists them: none left out, each with a page whose wrong example it finds, and not the right."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import ppu_roadmap.rules
from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.loader.plans import load
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import BY_CODE, RULES
from ppu_roadmap.rules.rule import Rule
from tests.rules import examples

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"
CONTRACT = """
RM001 syntax E, RM002 duplicate-key E, RM003 encoding E, RM004 limit E, RM005 yaml-feature E, RM006 file E
RM011 missing-key E, RM012 unknown-key E, RM013 wrong-type E, RM014 number-spelling E, RM015 quote-it E
RM016 choice E, RM017 pattern E, RM018 range E
RM101 duplicate-id E, RM102 wrong-prefix E, RM103 unknown-dependency E, RM104 self-dependency E
RM105 dependency-cycle E, RM106 unknown-agency E, RM107 unknown-strategy E, RM108 unknown-upper-plan E
RM109 unknown-funding-source E, RM110 unknown-sni E, RM111 unknown-criterion E, RM112 foreign-subdimension E
RM113 duplicate-item E, RM114 unknown-rule E, RM115 duplicate-region E, RM116 duplicate-dimension E
RM117 unknown-gap-or-area E
RM201 end-before-start E, RM202 past-plan E, RM203 past-horizon E, RM204 horizon-too-long W
RM205 dependency-order W, RM206 upper-plan-period W, RM207 plan-ended W, RM208 horizons-order E
RM209 began-before-plan I
RM301 budget-outside-years E, RM302 budget-line-twice E, RM303 realised-over-budget E, RM304 year-without-budget W
RM305 no-budget W, RM306 no-source W, RM307 no-nomenclature I, RM308 counted-twice W, RM309 weights E
RM310 odd-source W, RM311 not-costed I
RM401 quick-win-missing W, RM402 quick-win-horizon W, RM403 quick-win-too-long W, RM404 quick-win-undecided W
RM405 quick-win-no-scores W, RM406 approval-outdated E, RM407 several-flagships W, RM408 new-infrastructure W
RM409 rejected-still-active W, RM410 provisional-owner W, RM411 quick-win-brief I
RM501 quick-win-no-risk E, RM502 risk-no-mitigation W, RM503 risk-no-owner W, RM504 residual-higher W
RM505 out-of-scale E
RM601 no-indicator W, RM602 no-baseline W, RM603 no-target W, RM604 long-term-no-sni W, RM605 target-outside-plan W
RM606 target-is-baseline W, RM607 percent-over-100 W, RM608 cumulative-falls W, RM609 baselines-differ E
RM610 no-alignment W, RM611 unserved-mission W, RM612 idle-strategy W, RM613 sni-not-chosen I, RM614 no-document W
RM615 duplicate-national-app W
RM701 done-no-evidence W, RM702 status-note W, RM703 progress-against-status W, RM704 planned-past-start W
RM705 late W, RM706 stale I
RM801 empty-dimension W, RM802 empty-horizon W, RM803 empty-subdimension I, RM804 similar-names W
RM805 same-program-twice I, RM806 overloaded-owner I
"""
"""Codes, names and default severities (error, warning, info), as the contract gives them."""

SEVERITY = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
EXPECTED = {
    code: (name, SEVERITY[letter]) for code, name, letter in re.findall(r"(RM\d{3}) ([a-z0-9-]+) ([EWI])", CONTRACT)
}


def found(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Everything that is found in the plan of an example."""
    for name, text in examples.files(example).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    return [diagnostic for loaded in load(Path(), examples.today(example)) for diagnostic in loaded.diagnostics]


def test_rules_are_those_of_the_contract_in_its_order() -> None:
    assert len(EXPECTED) == 94
    assert {rule.code: (rule.name, rule.severity) for rule in RULES} == EXPECTED
    assert [rule.code for rule in RULES] == list(EXPECTED)
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
    assert list(pages) == sorted(EXPECTED)
    for code, page in pages.items():
        assert (page["name"], Severity(page["severity"])) == EXPECTED[code]
        assert all(page[part].strip() for part in ("title", "why", "bad", "good")), code
        assert page["bad"] != page["good"], code
    titles = Counter(page["title"] for page in pages.values())
    assert titles.most_common(1)[0][1] == 1


def test_the_documentation_lists_the_same_rules() -> None:
    rows = re.findall(r"^\| \[(RM\d{3})\]\(#[^)]+\) \| ([a-z0-9-]+) \| (\w+) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert {code: (name, Severity(severity)) for code, name, severity in rows} == EXPECTED
    assert len(rows) == len(EXPECTED)


def errors_but(diagnostics: list[Diagnostic], code: str) -> set[str]:
    """The codes of other errors; RM501 apart, since the examples with a quick win leave its risks out."""
    found = {one.code for one in diagnostics if one.severity is Severity.ERROR}
    return found - {code, "RM501"}


@pytest.mark.parametrize("code", EXPECTED)
def test_wrong_example_is_found(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = found(read_pages()[code]["bad"], tmp_path, monkeypatch)
    assert code in {one.code for one in diagnostics}
    assert not errors_but(diagnostics, code), "a wrong example shows one fault"


@pytest.mark.parametrize("code", EXPECTED)
def test_right_example_is_right(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = found(read_pages()[code]["good"], tmp_path, monkeypatch)
    assert code not in {one.code for one in diagnostics}
    assert not errors_but(diagnostics, code), "a right example has no error"
