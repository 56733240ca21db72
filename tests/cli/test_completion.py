"""TAB offers what the plan of this folder has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import ROOT


def offered(words: str, folder: Path = ROOT) -> str:
    """What bash is offered for a command line that ends where TAB was pressed."""
    asked = {"_ROADMAP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    done = roadmap(env=asked, cwd=folder)
    assert done.err == ""
    return done.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("roadmap val", "validate"),
        ("roadmap program GOV-0", "GOV-01"),
        ("roadmap rule RM10", "RM103"),
        ("roadmap show --owner dis", "diskominfo"),
        ("roadmap show --dimension gov", "governance"),
        ("roadmap show --subdimension wa", "waste"),
        ("roadmap validate --select RM101,RM40", "RM101,RM401"),
        ("roadmap validate --for bup", "bupati"),
        ("roadmap validate --format sa", "sarif"),
        ("roadmap show --status pl", "planned"),
        ("roadmap show --status se", "selesai"),
        ("roadmap show --status Dib", "Dibatalkan"),
        ("roadmap show --owner D", "Dlh"),
        ("roadmap show --owner Dinas-L", "Dinas-Lingkungan-hidup"),
        ("roadmap rule quick", "quick-win-missing"),
        ("roadmap set GOV-01 status=sel", "status=selesai"),
        ("roadmap show --status planned,on", "planned,ongoing"),
        ("roadmap show --horizon lo", "long"),
        ("roadmap show --through 5", "5y"),
        ("roadmap show --min-risk hi", "high"),
        ("roadmap show --mission M", "M1"),
        ("roadmap show --sni 10.", "10.2"),
        ("roadmap show --location pen", "penajam"),
        ("roadmap show --columns id,subd", "id,subdimension"),
        ("roadmap show --sort bud", "budget"),
        ("roadmap show --format js", "json"),
        ("roadmap show --lang i", "id"),
        ("roadmap matrix --by mis", "mission"),
        ("roadmap budget --in mil", "miliar"),
        ("roadmap progress --part act", "actions"),
        ("roadmap proposals --by for", "forum"),
        ("roadmap proposals --forum mus", "musrenbang"),
        ("roadmap export sv", "svg"),
        ("roadmap schema dim", "dimension"),
        ("roadmap sni cho", "choose"),
        ("roadmap decide GOV-01 app", "approve-with-notes"),
        ("roadmap set GOV-01 stat", "status="),
        ("roadmap set GOV-01 quick_win.st", "quick_win.start="),
        ("roadmap set GOV-01 status=on", "status=ongoing"),
        ("roadmap set GOV-01 status = on", "ongoing"),
        ("roadmap set GOV-01 owner=dl", "owner=dlh"),
        ("roadmap set GOV-01 partners=dlh,bape", "partners=dlh,bapelitbang"),
        ("roadmap set plan region.co", "region.code="),
        ("roadmap add --horizon 5", "5-year"),
        ("roadmap add bud", "budget"),
        ("roadmap add budget GOV-0", "GOV-01"),
        ("roadmap add budget GOV-01 --source ap", "apbd"),
        (f"roadmap set GOV-01 budget.{'9' * 5_000}.amo", "amount="),
    ],
)
def test_offers_words_of_the_plan(words: str, expected: str) -> None:
    assert expected in offered(words)


def test_offers_nothing_where_there_is_no_plan(tmp_path: Path) -> None:
    assert offered("roadmap program GOV-0", tmp_path).strip() == ""


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "roadmap show", "COMP_CWORD": "x"}, {"COMP_WORDS": "roadmap 'a"}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_says_nothing_where_a_shell_asks_wrongly(shell: str, asked: dict[str, str]) -> None:
    done = roadmap(env={"_ROADMAP_COMPLETE": f"complete_{shell}", **asked}, cwd=ROOT)
    assert done.code in {0, 1}
    assert done.err == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("roadmap show {plan} --owner dis", "diskominfo"),
        ("roadmap show --plan {plan} --mission M", "M1"),
        ("roadmap --plan {plan} show --location pen", "penajam"),
        ("roadmap --plan {plan} program GOV-0", "GOV-01"),
        ("roadmap set --plan {plan} GOV-0", "GOV-01"),
    ],
)
def test_offers_words_of_the_plan_that_is_named(words: str, expected: str, tmp_path: Path) -> None:
    assert expected in offered(words.format(plan=ROOT / "plans"), folder=tmp_path)
