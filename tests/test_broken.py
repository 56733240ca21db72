"""The faulty plans of tests/broken: what is found in each stands below its place, and nothing else is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ppu_roadmap import Diagnostic, check
from ppu_roadmap.rules.registry import RULES
from tests.annotated import Case, broken, cases
from tests.golden import same

CASES = broken()


def findings(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    """What is found in the plan of a case, as seen from its folder."""
    for name, data in case.contents().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(folder)
    return check(Path(), case.today)


def test_every_rule_has_cases() -> None:
    assert {path.stem for path in CASES} == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", CASES, ids=lambda path: path.stem)
def test_finds_just_what_is_expected(rule: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top, plans = cases(rule)
    found = [(case, findings(case, tmp_path / case.name, monkeypatch)) for case in plans]
    assert len({case.name for case in plans}) == len(plans)
    same(rule, top + "\n".join(case.annotated(diagnostics) for case, diagnostics in found))
    told = [one for _case, diagnostics in found for one in diagnostics]
    assert {f"# {one.code} {one.rule}\n\n" for one in told if one.code == rule.stem} == {top}
    for one in told:
        for message in (one.message, one.help, *(also.message for also in one.related)):
            said = [message.render(language) for language in ("en", "id")] if message else []
            assert all(text and not re.search(r"\{[a-z_]+\}", text) for text in said)
