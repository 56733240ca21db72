"""``remove``, ``move`` and ``rename-id``: whatever names a thing follows, or stands against its going."""

from __future__ import annotations

import shlex
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.shape.fields import keys_of, kind_at, record_at
from ppu_roadmap.words.plan_names import NAMED, NAMING
from ppu_roadmap.yamltext.changes import EditError, Insert, Remove
from ppu_roadmap.yamltext.nodes import follow
from ppu_roadmap.yamltext.writing import edited
from tests.cli.conversation import answered
from tests.cli.process import ROOT
from tests.edit.editing import TODAY, Called, bytes_of
from tests.yamltext.messy import messy_files
from tests.yamltext.test_engine import drafted, paths

FULL = ROOT / "tests" / "plans" / "full"
EN = ("--lang", "en")


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the plan in which every field is used, as the current folder."""
    shutil.copytree(FULL, tmp_path / "full")
    monkeypatch.chdir(tmp_path / "full")
    return tmp_path / "full"


def errors(folder: Path) -> list[str]:
    found = load_folder(folder, TODAY).diagnostics
    return [f"{each.code} {each.message.render('en')}" for each in found if each.severity == "error"]


def words_of(folder: Path) -> str:
    return "\n".join(data.decode() for data in bytes_of(folder).values())


# -- what names what ---------------------------------------------------------------------------------------------------


def leaves(record: type[BaseModel], path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path of the format that ends in text."""
    for key in keys_of(record):
        for step in ((key,), (key, 0), (key, "*"), (key, "*", 0)):
            inner = record_at(record, step)
            if inner is not None and inner is not record:
                yield from leaves(inner, (*path, *step))
            elif kind_at(record, step) == "text":
                yield (*path, *step)


def test_every_field_that_names_an_agency_or_a_program_is_known() -> None:
    named = {key for key, known in NAMED.items() if key in NAMING or known in (NAMED["owner"], NAMED["program"])}
    found = {
        key
        for root in (PlanFile, DimensionFile, ProposalsFile)
        for path in leaves(root)
        if (key := next(step for step in reversed(path) if isinstance(step, str) and step != "*")) in named
    }
    assert found | {"objective", "action"} == NAMING.keys()


# -- rename ------------------------------------------------------------------------------------------------------------


def test_a_new_id_is_followed_in_every_file(full: Path, called: Called) -> None:
    before, texts = errors(full), bytes_of(full)
    code, out, err = called("rename-id", "gov-01", "gov-33", *EN)
    assert (code, out) == (0, ""), err
    assert err == textwrap.dedent("""\
        written: governance.yaml, proposals.yaml
        GOV-01 is GOV-33 now; 2 places that name it follow
        next: roadmap program GOV-33
        """)
    assert "GOV-01" not in words_of(full)
    assert [each.replace("GOV-33", "GOV-01") for each in errors(full)] == before
    assert called("rename-id", "GOV-33", "GOV-01")[0] == 0
    assert bytes_of(full) == texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("GOV-S1", "GOV-S9"),
        ("GOV-01-A1", "GOV-01-A7"),
        ("GOV-01-I1", "GOV-01-I7"),
        ("USL-002", "USL-020"),
        ("Dinas Lingkungan Hidup", "dinas-lh"),
        ("pdam", "perumda"),
    ],
)
def test_whatever_has_an_id_can_get_another(old: str, new: str, full: Path, called: Called) -> None:
    before, texts = errors(full), bytes_of(full)
    code, _out, err = called("rename-id", old, new, *EN)
    assert code == 0, err
    assert len(errors(full)) == len(before)
    assert new in words_of(full)
    back = "dlh" if old.startswith("Dinas") else old
    assert called("rename-id", new, back)[0] == 0
    assert bytes_of(full) == texts


def test_a_key_keeps_its_quotes(full: Path, called: Called) -> None:
    plan = full / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("  dlh: {", '  "dlh": {'), encoding="utf-8")
    assert called("rename-id", "dlh", "dinas-lh")[0] == 0
    assert '  "dinas-lh": {name' in plan.read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("GOV-01", "GOV-02"), "GOV-02 is there already: give another id"),
        (("GOV-01", "GOV-01"), "GOV-01 is its id already"),
        (("dlh", "gojek"), "gojek is there already: give another id"),
        (("GOV-99", "GOV-98"), "nothing in the plan has the id GOV-99\n"),
        (("GOV-01", "ECO-09"), "move it there by roadmap move GOV-01 --dimension economy --id ECO-09"),
        (("GOV-01", "Satu"), "nothing was written: it would add "),
        (("dlh", "D L H"), "nothing was written: it would add "),
        (("GOV-01",), "say which, by an id such as GOV-01"),
        ((), "say which, by an id such as GOV-01"),
    ],
)
def test_what_cannot_be_an_id_is_refused(given: tuple[str, ...], said: str, full: Path, called: Called) -> None:
    before = bytes_of(full)
    code, out, err = called("rename-id", *given, *EN)
    assert code in (1, 2)
    assert said in err
    assert out == ""
    assert bytes_of(full) == before


# -- move --------------------------------------------------------------------------------------------------------------


def test_a_program_moves_as_it_is_written(full: Path, called: Called) -> None:
    before = errors(full)
    own = (full / "governance.yaml").read_text("utf-8")
    start, end = own.index("  # program lengkap"), own.index("  - id: GOV-02")
    code, out, err = called("move", "gov-01", "--dimension", "Smart Economy", *EN)
    assert (code, out) == (0, "ECO-04\n"), err
    assert err.splitlines()[-4:] == [
        "written: governance.yaml, economy.yaml, proposals.yaml",
        "what is of its old dimension goes: subdimension: public-service, strategy: GOV-S1",
        "GOV-01 stands in Smart Economy now, as ECO-04; 2 places that name it follow",
        "its sub-dimension is open, one of industry, welfare, transaction: roadmap set ECO-04 subdimension=industry",
    ]
    assert "comments that are" not in err
    moved = textwrap.dedent(own[start:end]).replace("GOV-01", "ECO-04")
    moved = moved.replace("  subdimension: public-service\n", "").replace("  strategy: GOV-S1\n", "")
    assert (full / "economy.yaml").read_text("utf-8").endswith(moved)
    assert (full / "governance.yaml").read_text("utf-8") == (own[:start] + own[end:]).replace("GOV-01", "ECO-04")
    assert "GOV-01" not in words_of(full)
    assert len(errors(full)) == len(before)


def test_what_is_asked_for_is_given_by_options(full: Path, called: Called) -> None:
    given = ("--dimension", "living", "--id", "liv-77", "--subdimension", "Kesehatan", *EN)
    code, out, err = called("move", "GOV-02", *given)
    assert (code, out) == (0, "LIV-77\n"), err
    program = load_folder(full, TODAY).plan.by_id["LIV-77"]
    assert (program.dimension, program.subdimension, program.strategy) == ("living", "health", None)
    assert err.endswith("next: roadmap program LIV-77\n")


def test_errors_that_a_program_has_already_go_along(full: Path, called: Called) -> None:
    governance = full / "governance.yaml"
    text = governance.read_text("utf-8").replace("    status: ongoing\n", "    status: berjalan\n", 1)
    governance.write_text(text.replace("unit: menit", "unit: 5", 1), encoding="utf-8")
    before = len(errors(full))
    assert before >= 2
    assert called("move", "GOV-01", "--dimension", "economy")[1] == "ECO-04\n"
    assert called("rename-id", "ECO-04", "ECO-40")[0] == 0
    assert len(errors(full)) == before


@pytest.mark.parametrize(
    "given", [("rename-id", "GOV-01", "GOV-91"), ("rename-id", "GOV-02", "GOV-92"), ("move", "GOV-01")]
)
def test_a_circle_goes_along(given: tuple[str, ...], full: Path, called: Called) -> None:
    governance = full / "governance.yaml"
    circle = "  - id: GOV-01\n    depends_on: [GOV-02]\n"
    governance.write_text(governance.read_text("utf-8").replace("  - id: GOV-01\n", circle, 1), "utf-8")
    assert any(each.startswith("RM105") for each in errors(full))
    code, _out, err = called(*given, *(("--dimension", "economy") if given[0] == "move" else ()))
    assert code == 0, err


def test_the_errors_of_an_agency_go_along(full: Path, called: Called) -> None:
    plan = full / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("    kind: private\n", "    kind: 12\n", 1), "utf-8")
    before = len(errors(full))
    assert before
    code, _out, err = called("rename-id", "gojek", "goto")
    assert (code, len(errors(full))) == (0, before), err


def test_approvals_stay(full: Path, called: Called) -> None:
    found = [each for each in load_folder(full, TODAY).diagnostics if each.code == "RM406"]
    assert called("move", "GOV-01", "--dimension", "economy", "--subdimension", "industry")[0] == 0
    assert len([each for each in load_folder(full, TODAY).diagnostics if each.code == "RM406"]) == len(found)


def test_a_dimension_without_a_file_gets_one(full: Path, called: Called) -> None:
    (full / "society.yaml").unlink()
    code, out, err = called("move", "ECO-03", "--dimension", "society", "--id", "SOC-01", *EN)
    assert (code, out) == (0, "SOC-01\n"), err
    made = (full / "society.yaml").read_text("utf-8")
    assert "dimension: society\nprograms:\n  - id: SOC-01\n" in made
    assert (full / "economy.yaml").read_bytes().count(b"\r\n") > 50
    assert b"\r" not in (full / "society.yaml").read_bytes()


def test_comments_that_brackets_cannot_hold_are_told(full: Path, called: Called) -> None:
    (full / "society.yaml").write_text('{"dimension": "society", "programs": []}\n', encoding="utf-8")
    code, _out, err = called("move", "GOV-01", "--dimension", "society", *EN)
    assert code == 0, err
    assert "comments that are deleted with what they describe: # program lengkap" in err
    assert '"programs": [{"id": "SOC-01", "name": "Go Contoh"' in (full / "society.yaml").read_text("utf-8")


def test_a_program_in_braces_moves_as_it_is_written(full: Path, called: Called) -> None:
    own = (full / "branding.yaml").read_text("utf-8").splitlines()
    code, _out, err = called("move", "BRA-01", "--dimension", "living", *EN)
    assert code == 0, err
    assert "comments" not in err
    moved = [line.removeprefix("  ") for line in own[4:12]]
    moved[0] = "- " + moved[0].replace("BRA-01", "LIV-04").partition(" subdimension")[0] + " # pusat promosi"
    moved[-2], moved[-1] = moved[-2].replace("BRA-01", "LIV-04"), moved[-1].removesuffix(",")
    moved[1:] = ["  " + line for line in moved[1:]]
    assert (full / "living.yaml").read_text("utf-8").splitlines()[-8:] == ["  " + line for line in moved]
    assert (full / "branding.yaml").read_text("utf-8").splitlines() == own[:4] + own[12:]


def test_comments_beside_braces_move_with_them(full: Path, called: Called) -> None:
    economy = "programs: [\n  # di atas\n  {id: ECO-01,\n   name: A}, # di belakang\n  {id: ECO-02}]\n"
    (full / "economy.yaml").write_text(economy, encoding="utf-8")
    (full / "society.yaml").unlink()
    assert called("move", "ECO-01", "--dimension", "society", "--id", "SOC-01")[0] == 0
    made = (full / "society.yaml").read_text("utf-8")
    assert made.endswith("programs:\n  # di atas\n  - {id: SOC-01,\n     name: A} # di belakang\n")
    assert (full / "economy.yaml").read_text("utf-8") == "programs: [\n  {id: ECO-02}]\n"


@pytest.mark.parametrize("mark", ["&x dua", "*x", "!!str dua"])
def test_a_line_that_cannot_move_is_named(mark: str, full: Path, called: Called) -> None:
    governance = full / "governance.yaml"
    text = governance.read_text("utf-8").replace('name: "Go Contoh"', f"name: {mark}", 1)
    governance.write_text(text, encoding="utf-8")
    before = bytes_of(full)
    code, _out, err = called("move", "GOV-01", "--dimension", "economy", *EN)
    assert code == 1
    assert "governance.yaml:10: this cannot move: write the value, without anchor, alias or tag" in err
    assert bytes_of(full) == before


def test_a_file_that_is_made_looks_like_the_plan(full: Path, called: Called) -> None:
    (full / "society.yaml").unlink()
    plan = full / "plan.yaml"
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n"))
    assert called("move", "GOV-01", "--dimension", "society", "--id", "SOC-01")[0] == 0
    made = (full / "society.yaml").read_bytes()
    assert made.startswith((b"\xef\xbb\xbf# yaml-language-server", b"\xef\xbb\xbfdimension"))
    assert made.count(b"\n") == made.count(b"\r\n") > 20


@pytest.mark.parametrize("command", [("remove",), ("move", "--dimension", "society")])
@pytest.mark.parametrize("ending", [b"", b"\r\n"])
def test_a_file_ends_as_it_did(ending: bytes, command: tuple[str, ...], full: Path, called: Called) -> None:
    economy = full / "economy.yaml"
    economy.write_bytes(economy.read_bytes().rstrip() + ending)
    assert called(command[0], "ECO-03", *command[1:])[0] == 0
    after = economy.read_bytes()
    assert after == after.rstrip() + ending


def test_a_program_that_stands_astray_keeps_its_id(full: Path, called: Called) -> None:
    economy = full / "economy.yaml"
    economy.write_text(economy.read_text("utf-8").replace("ECO-03", "ENV-33"), encoding="utf-8")
    assert any(each.startswith("RM102") for each in errors(full))
    assert called("move", "ENV-33", "--dimension", "environment")[1] == "ENV-33\n"
    assert not any(each.startswith("RM102") for each in errors(full))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("GOV-01", "--dimension", "governance"), "GOV-01 stands in governance.yaml already"),
        (("GOV-01",), "--dimension is missing: say where it goes, one of governance, branding, "),
        (("GOV-01", "--dimension", "x"), "--dimension is x, not one of governance, "),
        (("GOV-01", "--dimension", "economy", "--id", "LIV-09"), "LIV-09 is no id of economy"),
        (("GOV-01", "--dimension", "economy", "--id", "ECO-01"), "ECO-01 is there already"),
        (("GOV-01", "--dimension", "economy", "--subdimension", "health"), "--subdimension is health, not one of"),
        (("GOV-01-A1", "--dimension", "economy"), "GOV-01-A1 is no program: only programs move"),
        (("GOV-01", "--dimension", "enablers"), "nothing was written: it would add 1 error"),
    ],
)
def test_what_cannot_move_stays(given: tuple[str, ...], said: str, full: Path, called: Called) -> None:
    before = bytes_of(full)
    code, out, err = called("move", *given, *EN)
    assert code in (1, 2)
    assert said in err
    assert (out, bytes_of(full)) == ("", before)


def test_a_dry_run_writes_nothing(full: Path, called: Called) -> None:
    before = bytes_of(full)
    code, out, err = called("move", "GOV-02", "--dimension", "living", "--dry-run", *EN)
    assert code == 0
    assert "+++ b/living.yaml" in out
    assert "what is of its old dimension goes: " in err
    assert "stands in" not in err
    assert bytes_of(full) == before


def test_a_person_is_asked(full: Path) -> None:
    code, said = answered(["GOV-02\n", "4\n", "2\n"], "move", cwd=full)
    assert code == 0, said
    assert "Which program is to move?" in said
    assert "4  Smart Living" in said
    assert load_folder(full, TODAY).plan.by_id["LIV-04"].subdimension == "health"
    code, said = answered(["ENV-01-R1\n"], "remove", cwd=full)
    assert "What is to be removed?" in said


def test_a_person_whose_answer_cannot_be_is_asked_again(full: Path) -> None:
    code, said = answered(["GOV-02\n", "4\n", "9\n", "2\n"], "move", cwd=full)
    assert code == 0, said
    assert "Sub-dimension [1-3] (Enter to skip): 9\n--subdimension is 9, not one of" in said
    assert load_folder(full, TODAY).plan.by_id["LIV-04"].subdimension == "health"
    code, said = answered(["GOV-01\n", "GOV-03\n", "gov 1\n", "GOV-88\n"], "rename-id", cwd=full)
    assert code == 0, said
    assert "Which id is to change? GOV-01" in said
    assert "GOV-03 is there already: give another id" in said
    assert "GOV-88" in load_folder(full, TODAY).plan.by_id


@pytest.mark.parametrize("key", ["no", "on", "off"])
def test_a_key_that_others_read_as_no_text_gets_quotes(key: str, full: Path, called: Called) -> None:
    assert called("rename-id", "pdam", key)[0] == 0
    text = (full / "plan.yaml").read_text("utf-8")
    assert key in yaml.safe_load(text)["agencies"]


@pytest.mark.fuzz
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_file_looks_like_an_item_goes_to_another_list(data: st.DataObject) -> None:
    """An item is carried between two files with its comments, and says the same there."""
    from ppu_roadmap.edit.moving import lines_of

    source, target = drafted(data.draw(messy_files())), drafted(b"a: 1\nprograms:\n   -  x: y\nb: 2\n")
    spots = [path for path in paths(source.root) if isinstance(path[-1], int)]
    assume(spots)
    path = data.draw(st.sampled_from(spots))
    node = follow(source.root, path)
    assert node is not None
    try:
        after = edited(target, [Insert(("programs", 1), node.data, lines_of(source, path))])
    except EditError:
        return
    moved = follow(after.root, ("programs", 1))
    assert moved is not None
    assert moved.data == node.data
    assert after.text.body.startswith("a: 1\nprograms:\n   -  x: y\n")
    assert after.text.body.endswith("\nb: 2\n")


# -- remove ------------------------------------------------------------------------------------------------------------


def test_what_is_removed_goes_with_its_parts_and_comment(full: Path, called: Called) -> None:
    own = (full / "governance.yaml").read_text("utf-8")
    code, _out, err = called("remove", "GOV-01", "GOV-02", "GOV-04", "USL-002", "USL-003", *EN)
    assert code == 0, err
    assert err.splitlines()[0].startswith("comments that are deleted with what they describe: # program lengkap")
    assert "GOV-01, GOV-02, GOV-04, USL-002, USL-003 are in the plan no more" in err
    assert "GOV-01" not in words_of(full)
    assert (full / "governance.yaml").read_text("utf-8").startswith(own[: own.index("  # program lengkap")])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            "GOV-01",
            "GOV-01 is still named by depends_on of GOV-02, program of USL-002: first take it out there, as ",
        ),
        ("GOV-01", "roadmap set GOV-02 depends_on=\n"),
        ("GOV-S1", "GOV-S1 is still named by strategy of GOV-01, strategy of GOV-04: first take it out there, as by r"),
        ("dlh", "dlh is still named by sni.16.4.data_owner of plan, owner of ENV-01, owner of ENV-02: name another "),
        ("NN-1", "nothing in the plan has the id NN-1"),
        ("k1", "k1 stands in plan.yaml and is edited there, by hand or by roadmap set plan FIELD=VALUE"),
    ],
)
def test_what_is_named_elsewhere_stays(given: str, said: str, full: Path, called: Called) -> None:
    before = bytes_of(full)
    code, _out, err = called("remove", given, *EN)
    assert code == 2
    assert said in err
    assert bytes_of(full) == before


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("id", ["GOV-01", "ECO-01", "GOV-S1", "dlh", "gojek"])
def test_who_does_as_advised_can_remove(id: str, called: Called) -> None:
    for _each in range(30):
        code, _out, err = called("remove", id, *EN)
        if code == 0:
            return
        advised = shlex.split(err.partition("as by roadmap ")[2])
        assert advised, err
        code, _out, err = called(*advised, *EN)
        assert code == 0, err
    pytest.fail("it is still named")


@pytest.mark.parametrize("command", [("rename-id", "dlh", "dinas-lh"), ("remove", "GOV-03"), ("move", "GOV-03")])
@pytest.mark.parametrize("unread", ["link", "folder", "name"])
def test_where_a_file_is_not_read_no_id_goes(
    unread: str, command: tuple[str, ...], full: Path, called: Called, tmp_path: Path
) -> None:
    """Nobody can see what it names."""
    file = (full / "economy.yaml").rename(tmp_path / "economy.yml")
    match unread:
        case "link":
            (full / "economy.yaml").symlink_to(file)
        case "folder":
            (full / "economy.yaml").mkdir()
        case "name":
            file.rename(full / "economy.yml")
    before = {path: path.read_bytes() for path in full.glob("*.y*ml") if path.is_file()}
    code, _out, err = called(*command, *(["--dimension", "living"] if command[0] == "move" else []), *EN)
    assert code == 1
    assert "economy.y" in err
    assert {path: path.read_bytes() for path in before} == before
    assert called("set", "GOV-03", "progress=4")[0] == 0


@pytest.mark.parametrize("id", ["GOV-01-A1", "GOV-01-I2", "GOV-01-R2", "USL-004", "ECO-01"])
def test_whatever_has_an_id_can_be_removed(id: str, full: Path, called: Called) -> None:
    before = errors(full)
    assert called("remove", id.lower())[0] == 0
    assert id not in words_of(full)
    assert set(errors(full)) <= set(before)


def test_in_a_portfolio_the_plan_is_found_by_the_id(tmp_path: Path, called: Called, monkeypatch: Any) -> None:
    for name in ("a", "b"):
        shutil.copytree(FULL, tmp_path / name)
    plan = tmp_path / "b" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("64.98", "64.97"), encoding="utf-8")
    governance = tmp_path / "b" / "governance.yaml"
    governance.write_text(governance.read_text("utf-8").replace("GOV-03", "GOV-44"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = bytes_of(tmp_path / "a")
    code, _out, err = called("rename-id", "GOV-44", "GOV-45", "--plan", ".")
    assert code == 0, err
    assert "GOV-45" in governance.read_text("utf-8")
    assert bytes_of(tmp_path / "a") == before


def test_removals_and_comments_that_moved_are_told_apart(full: Path) -> None:
    workspace = Workspace(full, TODAY)
    workspace.edit(
        "economy", [Insert(("programs", 3), {"id": "ECO-09"}, ("# program lengkap: semua isian", "- id: ECO-09"))]
    )
    workspace.edit("governance", [Remove(("programs", 0))])
    assert "# program lengkap: semua isian" not in workspace.gone
    workspace.edit("plan", [Remove(("language",))])
    assert "# bahasa keluaran" in workspace.gone
