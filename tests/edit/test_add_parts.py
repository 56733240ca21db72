"""``add`` with a word: parts of programs, agencies and proposals, by options and on a terminal."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from ppu_roadmap.edit.filling import Filled
from ppu_roadmap.edit.forms import FORMS, asked, questions, target_of
from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import translate
from tests.cli.conversation import answered
from tests.cli.door import roadmap
from tests.cli.process import SEEDED
from tests.edit.editing import TODAY, Called, bytes_of


def read(plans: Path) -> Plan:
    return load_folder(plans, TODAY).plan


def test_money_as_people_write_it(plans: Path, called: Called) -> None:
    before = len(read(plans).by_id["GOV-02"].budget)
    given = ("--year", "2022", "--source", "APBN", "--amount", "2,5 miliar", "--certainty", "masih diusulkan")
    code, out, err = called("add", "budget", "gov-02", *given, "--lang", "en")
    assert (code, out) == (0, "GOV-02\n"), err
    assert "--amount 2,5 miliar, read as: 2,500,000,000" in err
    line = read(plans).by_id["GOV-02"].budget[-1]
    assert (line.year, line.source, line.amount, line.certainty) == (2022, "apbn", 2_500_000_000, "proposed")
    assert len(read(plans).by_id["GOV-02"].budget) == before + 1


def test_parts_get_the_next_id(plans: Path, called: Called) -> None:
    made = []
    for number in (1, 2):
        for word, more in (
            ("action", ("--name", f"Langkah {number}", "--start", "Agustus 2022", "--finish", "2022-10")),
            ("risk", ("--factor", f"Faktor {number}", "--likelihood", "tinggi", "--impact", "2")),
            ("indicator", ("--name", f"Ukuran {number}", "--kind", "hasil", "--targets", "2023=10,5; 2027=20")),
        ):
            code, out, err = called("add", word, "LIV-02", *more)
            assert code == 0, err
            made.append(out.strip())
    program = read(plans).by_id["LIV-02"]
    assert made[-3:] == [program.actions[-1].id, program.risks[-1].id, program.indicators[-1].id]
    assert len(set(made)) == len(made)
    assert (program.risks[-1].likelihood, program.risks[-1].impact) == (3, 2)
    assert program.indicators[-1].targets == {2023: 10.5, 2027: 20}
    assert (program.actions[-1].start, program.actions[-1].finish) == ("2022-08", "2022-10")


def test_fields_may_stand_as_in_set(plans: Path, called: Called) -> None:
    assert called("add", "laporan", "GOV-02", "period=Triwulan II 2022", "status=berjalan", "progress=40 %")[0] == 0
    report = read(plans).by_id["GOV-02"].reports[-1]
    assert (report.period, report.status, report.progress) == ("2022-Q2", "ongoing", 40)


def test_an_agency_gets_a_key(plans: Path, called: Called) -> None:
    for name, key in (("Dinas Perikanan & Kelautan", "dinas-perikanan-kelautan"), ("5 Desa", "pd-5-desa")):
        assert called("add", "agency", "--name", name, "--kind", "dinas")[1] == f"{key}\n"
    assert called("add", "opd", "--name", "Lain", "--short", "DLH")[1] == "dlh-2\n"
    assert called("add", "agency", "--name", "X", "--key", "gojek-2", "-q")[1] == "gojek-2\n"
    assert read(plans).agencies["dlh-2"].name == "Lain"  # type: ignore[union-attr]  # or it fails


def test_a_quick_win_is_made_and_filled_up(plans: Path, called: Called) -> None:
    given = ("--kind", "lokal", "--start", "September 2022", "--finish", "2022-12", "--lang", "en")
    code, _out, err = called("add", "quickwin", "GOV-02", *given)
    assert code == 0
    assert err.endswith("next: roadmap add risk GOV-02\n")
    assert called("add", "quick-win", "GOV-02", "--scores", "speed=5; impact=4", "--problem", "Antrean")[0] == 0
    quick_win = read(plans).by_id["GOV-02"].quick_win
    assert quick_win is not None
    assert (quick_win.kind, quick_win.start, quick_win.problem) == ("local", "2022-09", "Antrean")
    assert quick_win.scores == {"speed": 5, "impact": 4}
    assert called("add", "quickwin", "GOV-02", "--lang", "en")[2].startswith("nothing changes: it is so already\n")


def test_proposals_have_a_file_of_their_own(plans: Path, called: Called) -> None:
    for number in (1, 2):
        given = ("--name", "Internet desa", "--dimension", "Smart Living", "--proposer", "DLH")
        assert called("add", "usulan", *given)[1] == f"USL-00{number}\n"
    assert [one.dimension for one in read(plans).proposals.proposals] == ["living", "living"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("add taman", 2, "taman is nothing that can be added; there are program, agency"),
        ("add quickwin", 2, "of which program? name it as in roadmap add quickwin GOV-02"),
        ("add budget", 2, "of which program? name it as in roadmap add budget GOV-01"),
        ("add budget GOV-01", 2, "--year is missing; to be asked for it"),
        ("add risk GOV-99 --factor x", 2, "there is no program GOV-99"),
        ("add risk GOV-01-A1 --factor x", 2, "there is no program GOV-01-A1"),
        (
            "add indicator GOV-01 --name x --kind output --baseline 10",
            2,
            "10 is not written as in 2024=12,5",
        ),
        ("add budget GOV-01 --year besok", 2, "--year is besok, but a year of four digits"),
        ("add budget GOV-01 --year 2024 --source bank", 2, "--source cannot be bank"),
        ("add budget GOV-01 --year 2022 --amount 1.500", 2, "1.500 can mean 1500 or 1.5"),
        ("add budget GOV-01 --year 2099", 1, "  | --year 2099\n"),
        ("add program --name X --owner Dinkop", 2, "; a new one is added by roadmap add agency --name Dinkop"),
        ("add agency Diskan", 2, "Diskan is no FIELD=VALUE; as a name write roadmap add agency --name Diskan"),
        ("add agency --name X --key 9x", 1, "is not a key of an agency"),
    ],
)
def test_what_cannot_be_added_is_explained(plans: Path, called: Called, line: str, code: int, said: str) -> None:
    before = bytes_of(plans)
    found, out, err = called(*line.split(), "--lang", "en")
    assert (found, out, said in err) == (code, "", True), err
    assert bytes_of(plans) == before


# -- on a terminal -----------------------------------------------------------------------------------------------------


def test_wrong_answers_are_asked_for_again(plans: Path) -> None:
    answers = ("x\n", "2099\n", "2022\n", "\xff\n", "Dana\n", "6\n", "1.500\n", "1\n", "\n")
    code, said = answered(answers, "add", "budget", "GOV-02", cwd=plans)
    assert code == 0, said
    assert "1.500 can be read in more ways than one" in said
    line = read(plans).by_id["GOV-02"].budget[-1]
    assert (line.year, line.amount, line.certainty) == (2022, 1500, None)


def test_keys_that_are_no_text_are_no_answer(plans: Path) -> None:
    answers = ("\n", "99\n", "GOV-02\n", "\x1b[ATaman\x1b[D\n", "Taman\n", *["\n"] * 4)
    code, said = answered(answers, "add", "action", cwd=plans)
    assert code == 0, said
    assert "keys that are no text, such as arrows: type it again" in said
    assert "Taman" in [one.name for one in read(plans).by_id["GOV-02"].actions]


def test_a_number_is_no_new_agency(plans: Path) -> None:
    code, said = answered(("1\n", "Taman\n", "1\n", "99\n", "1\n", "\n", "\n", "\n"), "add", cwd=plans)
    assert (code, "new agency?" in said) == (0, False), said


def test_only_what_is_live_and_no_quick_win_yet_is_listed(plans: Path, called: Called) -> None:
    assert called("set", "GOV-03", "status=cancelled", "status_note=digabung", "-q")[0] == 0
    enabler = ("--dimension", "enablers", "--name", "Jaringan", "--horizon", "5y", "--owner", "diskominfo")
    assert called("add", "program", *enabler)[1] == "ENB-01\n"
    form = FORMS["quickwin"]
    target = target_of(form)
    assert target is not None
    listed = Filled(form).vocabulary(target, read(plans))
    assert listed is not None
    assert "GOV-02" in listed.names
    assert {"GOV-01", "GOV-03", "ENB-01"}.isdisjoint(listed.names)


@pytest.mark.parametrize("key", ["\x04", "\x03"])
def test_who_breaks_off_leaves_everything_as_it_was(plans: Path, key: str) -> None:
    before = bytes_of(plans)
    answers = ("1\n", "Taman\n", "2\n", "Dinas Baru\n", "yes\n", "\n", "1\n", key)
    code, said = answered(answers, "add", cwd=plans)
    assert code in (2, 130, -signal.SIGINT), said
    assert "Traceback" not in said
    assert bytes_of(plans) == before


# -- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", FORMS)
def test_every_question_has_a_label_in_both_languages(word: str) -> None:
    for question in questions(FORMS[word]):
        label = question.label.template
        same = {"Status", "Volume", "Program", "Id"}
        assert label != question.key or label == "id", question.key
        assert translate(label, "id") != label or label in same, label


def test_everything_required_is_asked_for() -> None:
    for form in FORMS.values():
        wanted = {question.path for question in questions(form) if question.required}
        assert wanted <= {question.path for question in asked(form, Plan())}, form.word


def test_numbers_of_thousands_of_digits_are_no_crash(tmp_path: Path) -> None:
    shutil.copytree(SEEDED.parent / "full", tmp_path / "plans")
    path, long = tmp_path / "plans" / "governance.yaml", "9" * 5_000
    text = path.read_text("utf-8")
    for id, begun in (("GOV-02", "GOV-"), ("GOV-01-A1", "GOV-01-A"), ("GOV-01-R1", "GOV-01-R")):
        text = text.replace(f"id: {id}", f"id: {begun}{long}")
    path.write_text(text, "utf-8")
    for words in (
        ["add", "program", "--name", "X", "--owner", "dlh", "--horizon", "1y", "--subdimension", "policy"],
        ["add", "action", "GOV-01", "--name", "X"],
        ["add", "risk", "GOV-01", "--factor", "X", "--likelihood", "1", "--impact", "1"],
        ["risks"],
    ):
        done = roadmap(*words, cwd=tmp_path)
        assert (done.code, "GOV-" in done.out) == (0, True), done.err
    refused = roadmap("set", "plan", f"apbd.{long}=1", "--lang", "en", cwd=tmp_path)
    assert (refused.code, "fault" in refused.err) == (1, False), refused.err
    asked = roadmap("add", "--lang", "en", cwd=tmp_path, stdin=f"{long}\n", terminal=True)
    assert (asked.code, "fault" in asked.err) == (2, False)
