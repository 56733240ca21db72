"""``decide``: decisions, and what an approval covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppu_roadmap.loader.plans import load_folder
from tests.cli.door import roadmap
from tests.edit.editing import TODAY, Called, bytes_of, found


def test_an_approval_covers_the_program_until_it_changes(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    before = path.read_bytes().decode()
    approve = ("decide", "GOV-01", "approve", "--by", "Plt Bupati", "--date", "2022-08-29", "-q", "--yes")
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
    assert called("decide", "GOV-01", "approve-with-notes", "--by", "Bupati", "--note", "lanjut", "-q", "--yes")[0] == 0
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
        assert called("decide", "GOV-01", verdict, "--by", "Bupati", "--date", day, "-q", "--yes")[0] == 0
    backdated = called("decide", "GOV-01", "reject", "--date", "2022-08-10", "--lang", "en")
    assert "a later decision counts, that of 1 September 2022\n" in backdated[2]
    program = load_folder(plans, TODAY).plan.by_id["GOV-01"]
    assert program.quick_win is not None
    decisions = program.quick_win.decisions or ()
    assert [each.date for each in decisions] == [None, "2022-08-01", "2022-08-10", "2022-08-15", "2022-09-01"]
    assert [each.fingerprint is not None for each in decisions] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("GOV-02", "approve"), 2, "GOV-02 is no quick win yet; make it one: roadmap add quickwin GOV-02"),
        (("GOV-99", "approve"), 2, "there is no program GOV-99"),
        (("go ppu", "approve"), 2, "there is no program go ppu; did you mean GOV-01?"),
        (("GOV-S1", "approve"), 2, "GOV-S1 is no program: only quick wins are decided on"),
        (("GOV-01", "agree"), 2, "agree is no decision; there are Approved (approve), Approved with notes ("),
        (("GOV-01", "approve", "--date", "besok"), 2, "--date is besok, not a day"),
        (("GOV-01", "approve", "--date", "2022-09-02"), 2, "--date is 2 September 2022, and today is 1 September"),
        (("GOV-01", "approve"), 2, "GOV-01 is not ready to be approved (owner still provisional, no budget yet, 1 ind"),
    ],
)
def test_decide_says_what_it_cannot_do(
    arguments: tuple[str, ...], code: int, said: str, plans: Path, called: Called
) -> None:
    before = bytes_of(plans)
    ended, _out, err = called("decide", *arguments, "--lang", "en")
    assert ended == code
    assert err.startswith(f"roadmap: {said}")
    assert bytes_of(plans) == before


def test_what_is_not_known_is_not_approved(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    path.write_bytes(path.read_bytes().replace(b"years: [2022, 2023]", b"years: [2022, x]", 1))
    code, _out, err = called("decide", "GOV-01", "approve", "--yes", "--lang", "en")
    assert code == 1
    assert "GOV-01 has faults, so that it is not known what is approved" in err
    assert called("decide", "GOV-01", "reject", "--by", "Bupati", "-q")[0] == 0


@pytest.mark.usefixtures("plans")
def test_it_says_what_was_recorded_and_what_is_asked_next(called: Called) -> None:
    code, out, err = called("decide", "SOC-01", "disetujui", "--yes", "--lang", "en")
    assert (code, out, err.splitlines()) == (
        0,
        "",
        [
            "written: society.yaml",
            "recorded: SOC-01 Call Center 112: Approved, Bupati, 1 September 2022",
            "put forward with: not yet costed; Sep 2022–Nov 2022; Diskominfo",
            "asked of Diskominfo: carry it out, and report each quarter",
            "still awaiting a decision: GOV-01, BRA-01, ECO-01, LIV-01, ENV-01",
        ],
    )
    code, _out, err = called("decide", "ENV-01", "Tolak", "--by", "Sekda", "--lang", "en")
    assert code == 0
    assert "Sekda is not Bupati, who decides by plan.yaml" in err
    assert "asked of the plan's keeper: remove its quick_win" in err


def test_a_decision_is_recorded_once(plans: Path, called: Called) -> None:
    approve = ("decide", "SOC-01", "approve", "--yes", "--lang", "en")
    assert called(*approve)[0] == 0
    before = bytes_of(plans)
    told = "roadmap: SOC-01: this decision of Bupati on 1 September 2022 is recorded already\n"
    assert called(*approve) == (2, "", told)
    assert bytes_of(plans) == before
    assert called("set", "SOC-01", "name=Call Center", "-q")[0] == 0
    assert called(*approve)[0] == 0  # what it covers is another now


@pytest.mark.usefixtures("plans")
@pytest.mark.parametrize(
    ("word", "day"), [("hari ini", "2022-08-30"), ("Kemarin", "2022-08-29"), ("today", "2022-08-30")]
)
def test_a_decision_of_today_or_yesterday(word: str, day: str, called: Called) -> None:
    decided = ("decide", "SOC-01", "revise", "--date", word, "--as-of", "2022-08-30", "--dry-run", "--lang", "en")
    code, out, err = called(*decided)
    assert (code, f"date: {day}" in out) == (0, True)
    assert err.startswith(f"--date {word}, read as: {day[-2:]} August 2022")


def test_on_a_terminal_the_decision_is_asked_for(plans: Path, monkeypatch: pytest.MonkeyPatch, called: Called) -> None:
    code, out, err = called("decide", "SOC-01", "--lang", "en")
    assert (code, out, "Error: Missing argument 'approve|" in err) == (2, "", True)
    answers = iter(("agree", "revise"))
    monkeypatch.setattr("ppu_roadmap.commands.decide.on_terminal", lambda: True)
    monkeypatch.setattr("ppu_roadmap.commands.asking._line", lambda *_question: next(answers))
    assert called("decide", "SOC-99", "--lang", "en")[0] == 2  # before anything is asked
    code, _out, err = called("decide", "SOC-01", "--lang", "en")
    assert code == 0, err
    assert "  3  To be revised" in err
    assert "agree is no decision; there are Approved (approve)" in err
    assert "status: revise" in (plans / "society.yaml").read_text("utf-8")


def test_who_answers_no_more_is_asked_no_more(plans: Path) -> None:
    for words in (("decide", "SOC-01"), ("move", "GOV-02")):
        done = roadmap(*words, "--lang", "en", cwd=plans, stdin="agree\n", terminal=True)
        assert (done.code, "nothing was answered, so nothing was written" in done.err) == (2, True), done.err
    done = roadmap("remove", "--lang", "en", cwd=plans, stdin=",\n", terminal=True)
    assert (done.code, "nothing in the plan has the id ," in done.err) == (2, True), done.err


@pytest.mark.usefixtures("plans")
def test_nobody_decides_on_what_is_given_up(called: Called) -> None:
    assert called("set", "SOC-01", "status=cancelled", "status_note=digabung", "-q")[0] == 0
    code, _out, err = called("decide", "SOC-01", "approve", "--yes", "--lang", "en")
    assert (code, err) == (2, "roadmap: SOC-01 is not decided on any more: its status is Cancelled\n")


@pytest.mark.parametrize("by", ["", " ", "-", "\u200b", "1"])
def test_nobody_is_not_somebody(by: str, plans: Path, called: Called) -> None:
    before = bytes_of(plans)
    code, _out, err = called("decide", "SOC-01", "approve", "--by", by, "--yes", "--lang", "en")
    assert (code, err[:39]) == (2, "roadmap: who decided is not known: say ")
    assert bytes_of(plans) == before


def test_a_longer_horizon_outgrows_an_approval(plans: Path, called: Called) -> None:
    path = plans / "society.yaml"
    path.write_text(path.read_text().replace("    years: [2022, 2022]\n", "", 1))
    assert called("decide", "SOC-01", "approve", "--yes", "-q")[0] == 0
    assert called("set", "SOC-01", "horizon=5-year", "-q")[0] == 0
    assert found(plans, "RM406") == ["SOC-01 changed after its approval of 1 September 2022: years"]
    assert called("set", "SOC-01", "years=2022,2023", "-q")[0] == 0
    assert found(plans, "RM406") == []
