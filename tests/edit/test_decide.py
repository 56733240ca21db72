"""``decide``: decisions, and what an approval covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppu_roadmap.loader.plans import load_folder
from tests.edit.editing import TODAY, Called, bytes_of, found


def test_an_approval_covers_the_program_until_it_changes(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    before = path.read_bytes().decode()
    approve = ("decide", "GOV-01", "approve", "--by", "Plt Bupati", "--date", "2022-08-29", "-q")
    assert called(*approve) == (0, "", "")
    after = path.read_bytes().decode()
    at = after.index(
        "        - status: approved\n          by: Plt Bupati\n          date: 2022-08-29\n          fingerprint: "
    )
    end = after.index("\n    risks:", at)
    assert after[:at] + after[end + 1 :] == before
    assert found(plans, "RM406") == []
    assert called("set", "GOV-01", "status=done", "quick_win.scores.speed=4", "-q")[0] == 0
    assert called("set", "GOV-01", "indicators.0.actuals.2022=5", "-q")[0] == 0
    assert found(plans, "RM406") == []
    code, _out, err = called("set", "GOV-01", "budget[2023,apbd].amount=5", "--lang", "en")
    assert code == 0
    assert "error[RM406]: GOV-01 changed after its approval of 29 August 2022: budget" in err
    assert found(plans, "RM406") == ["GOV-01 changed after its approval of 29 August 2022: budget"]
    assert called("decide", "GOV-01", "approve-with-notes", "--by", "Bupati", "--note", "lanjut", "-q")[0] == 0
    assert found(plans, "RM406") == []
    assert called("set", "GOV-01", "budget.0.realised=3", "-q")[0] == 0
    assert found(plans, "RM406") == []


def test_a_first_decision_makes_the_list(plans: Path, called: Called) -> None:
    path = plans / "economy.yaml"
    text = path.read_text()
    start = text.index("      decisions:")
    bare = text[:start] + text[text.index("    risks:", start) :]
    path.write_text(bare)
    assert called("decide", "ECO-01", "reject", "--by", "Bupati", "--document", "5/2022", "-q")[0] == 0
    new = "      decisions:\n        - {status: rejected, by: Bupati, date: 2022-09-01, document: 5/2022}\n"
    assert path.read_text() == bare[:start] + new + bare[start:]


def test_a_decision_stands_among_the_others_by_its_day(plans: Path, called: Called) -> None:
    for verdict, day in (("revise", "2022-08-01"), ("approve", "2022-09-01"), ("approve", "2022-08-15")):
        assert called("decide", "GOV-01", verdict, "--by", "Bupati", "--date", day, "-q")[0] == 0
    program = load_folder(plans, TODAY).plan.by_id["GOV-01"]
    assert program.quick_win is not None
    decisions = program.quick_win.decisions or ()
    assert [each.date for each in decisions] == [None, "2022-08-01", "2022-08-15", "2022-09-01"]
    assert [each.fingerprint is not None for each in decisions] == [False, False, False, True]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("GOV-02", "approve"), 2, "GOV-02 is no quick win yet; make it one: roadmap add quickwin GOV-02"),
        (("GOV-99", "approve"), 2, "there is no program GOV-99"),
        (("GOV-S1", "approve"), 2, "GOV-S1 is no program: only quick wins are decided on"),
        (("GOV-01", "agree"), 2, "agree is no decision; there are approve, approve-with-notes, revise, reject"),
        (("GOV-01", "approve", "--date", "kemarin"), 2, "--date is kemarin, not a day"),
    ],
)
def test_decide_says_what_it_cannot_do(
    arguments: tuple[str, ...], code: int, said: str, plans: Path, called: Called
) -> None:
    before = bytes_of(plans)
    ended, _out, err = called("decide", *arguments, "--by", "Bupati", "--lang", "en")
    assert ended == code
    assert err.startswith(f"roadmap: {said}")
    assert bytes_of(plans) == before


def test_what_is_not_known_is_not_approved(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    path.write_bytes(path.read_bytes().replace(b"years: [2022, 2023]", b"years: [2022, x]", 1))
    code, _out, err = called("decide", "GOV-01", "approve", "--by", "Bupati", "--lang", "en")
    assert code == 1
    assert "GOV-01 has faults, so that it is not known what is approved" in err
    assert called("decide", "GOV-01", "reject", "--by", "Bupati", "-q")[0] == 0
