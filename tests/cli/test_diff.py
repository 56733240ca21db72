"""``diff`` and ``log``: in every format and both languages, on a plan in a repository of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.text import Language
from tests.golden import golden
from tests.revision.repository import PLAN, WHOLE, Repository, approved, made_richer


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A plan in which about everything has changed since its last commit."""
    made = Repository(tmp_path_factory.mktemp("rich"))
    made_richer(made)
    return made


def _settled(text: str) -> str:
    """A page without the ids of commits, which hold the time of day."""
    return re.sub(r"\b[0-9a-f]{7,40}\b", "COMMIT", text)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("format", ["table", "md", "json", "html"])
def test_every_format_in_both_languages(rich: Repository, format: str, language: Language) -> None:
    done = rich.run("diff", "v1", "--format", format, lang=language)
    assert (done.code, done.err) == (0, "")
    golden(f"diff/diff.{format if format != 'table' else 'txt'}", _settled(done.out), language)


@pytest.mark.parametrize("width", ["80", "120"])
def test_a_terminal_of_any_width_has_room(rich: Repository, width: str) -> None:
    done = rich.run("diff", lang="id", env={"COLUMNS": width})
    assert max(map(len, done.lines)) <= int(width)


def test_the_line_of_a_program_is_in_a_planners_words(rich: Repository) -> None:
    done = rich.run("diff", "--format", "md", lang="id")
    line = next(line for line in done.lines if "LIV-03" in line and "Air Bersih" in line)
    assert line == (
        "- **LIV-03 Air Bersih**\\: anggaran 2026 APBD Rp 2,5 → 3,1 miliar (+24 %); selesai 2026 → 2027; "
        "penanggung jawab DLHK → PUPR (persetujuan 1 Maret 2025 tidak berlaku lagi)"
    )


def test_json_has_the_keys_of_its_version(rich: Repository) -> None:
    told: dict[str, Any] = json.loads(rich.run("diff", "--format", "json").out)
    assert [*told] == ["version", "old", "new", "programs", "others", "sums", "findings", "approvals", "plans"]
    assert (told["version"], told["old"], told["new"]) == (1, "HEAD", "working tree")
    by_id = {each["id"]: each for each in told["programs"]}
    assert {id: (each["op"], each["was"]) for id, each in by_id.items()} == {
        "LIV-04": ("renamed", "LIV-01"), "LIV-03": ("changed", None),
        "SOC-02": ("added", None), "SOC-01": ("removed", None),
    }  # fmt: skip
    assert by_id["LIV-03"]["fields"] == [
        {"field": "owner", "old": "dlh", "new": "pupr"},
        {"field": "years", "old": [2025, 2026], "new": [2025, 2027]},
        {"field": "budget[2026,apbd].amount", "old": 2_500_000_000, "new": 3_100_000_000},
    ]
    assert {each["field"]: each["new"] for each in by_id["SOC-02"]["fields"]}["name"] == "Pos Keamanan"
    assert told["sums"]["by_year"] == {"2026": {"old": 2_500_000_000, "new": 3_100_000_000}}
    assert told["sums"]["by_dimension"] == {"living": {"old": 2_500_000_000, "new": 3_100_000_000}}
    assert [each["code"] for each in told["findings"]["new"] if each["severity"] == "error"] == ["RM406"]
    assert told["approvals"] == [
        {"id": "LIV-03", "op": "fell", "status": "approved", "by": "Bupati", "date": "2025-03-01",
         "changed": ["owner", "years", "budget"]},
    ]  # fmt: skip
    assert [(each["id"], each["op"], [one["field"] for one in each["fields"]]) for each in told["others"]] == [
        ("dlh", "changed", ["short"])
    ]


def test_nothing_that_differs_is_said_and_codes_tell(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    done = repository.run("diff", "--exit-code")
    assert (done.code, done.out.splitlines()[1:]) == (0, ["nothing differs"])
    told = json.loads(repository.run("diff", "--format", "json").out)
    assert (told["programs"], told["findings"]) == ([], {"new": [], "gone": []})
    repository.set("LIV-01", "status", "ongoing")
    assert repository.run("diff").code == 0
    assert repository.run("diff", "--exit-code").code == 1
    assert repository.run("diff", "nowhere", "--exit-code").code == 2
    repository.edit("living.yaml", "  - id: LIV-01", "  # a remark\n  - id: LIV-01")
    repository.set("LIV-01", "status", "planned")
    assert repository.run("diff", "--exit-code").code == 0, "a comment is no difference"


def test_a_file_is_written_in_the_format_of_its_name(rich: Repository) -> None:
    for name in ("out.md", "out.json", "out.html"):
        assert rich.run("diff", "-o", f"../{name}").code == 0
        assert (rich.folder.parent / name).read_bytes()
    done = rich.run("diff", "-o", "../out.txt")
    assert (done.code, done.err) == (2, "roadmap: say in which format to write: --format md, json, html\n")
    assert rich.run("diff", "-o", "plans/plan.yaml", "--format", "md").code == 2


def test_nothing_of_a_plan_is_markup_in_a_comment(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    odd = "</summary></details> <img src=x> @regent ![x](http://x) `::error::` <!-- roadmap-diff --> #1"
    repository.set("LIV-03", "name", odd)
    page = repository.run("diff", "--format", "md").out
    assert page.count("</details>") == page.count("<details>")
    assert not re.search(r"(?<!\\)<(?!/?(?:details|summary)>)", page)
    assert not re.search(r"(?<!\\)[@`]", page)
    html = repository.run("diff", "--format", "html").out
    assert "<img" not in html


def test_a_revision_that_does_not_validate_is_compared_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    repository.edit("living.yaml", "name: Air Bersih", "name: 3")
    repository.write("plans/society.yaml", "dimension: [")
    repository.set("LIV-01", "owner", "dlh")
    done = repository.run("diff")
    assert done.code == 0
    assert "- working tree has 2 errors" in done.lines
    assert "- not compared, since it could not be read in working tree: society.yaml" in done.lines
    assert "- 2 programs changed" in done.lines
    assert "removed" not in done.out


def test_merged_and_replaced_programs_are_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    for id, name in (("LIV-01", "living.yaml"), ("SOC-01", "society.yaml")):
        repository.set(id, "status", "done", name)
        repository.set(id, "replaced_by", "LIV-03", name)
    text = repository.run("diff").out
    assert "LIV-01 Angkutan Sekolah Gratis: status Planned → Done; replaced by LIV-03 Air Bersih" in text
    repository.git("checkout", "-q", "--", ".")
    new = (
        "  - {id: LIV-09, name: Layanan Terpadu, horizon: 5-year, owner: dlh, subdimension: health, status: planned}\n"
    )
    repository.write("plans/living.yaml", approved() + new)
    for id, name in (("LIV-01", "living.yaml"), ("SOC-01", "society.yaml")):
        repository.set(id, "replaced_by", "LIV-09", name)
    assert "LIV-09 Layanan Terpadu: new; DLH; 2024–2029; not yet costed; merges LIV-01, SOC-01" in (
        " ".join(repository.run("diff").out.split())
    )


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A plan whose program LIV-04 was SOC-01 once, then changed, and is not in its last commit's neighbours."""
    made = Repository(tmp_path_factory.mktemp("old"))
    made.set("SOC-01", "status", "ongoing", "society.yaml")
    made.commit("Mulai <b>berjalan</b> ::error::x", "2026-02-01")
    made.set("LIV-03", "budget[2026,apbd].amount", 3_100_000_000)
    made.commit("Anggaran air", "2026-03-01")
    text = (made.folder / "plans" / "society.yaml").read_text("utf-8")
    made.write("plans/society.yaml", "dimension: society\nprograms: []\n")
    program = text.partition("programs:\n")[2].replace("SOC-01", "LIV-04").replace("learning", "health")
    made.write("plans/living.yaml", (made.folder / "plans" / "living.yaml").read_text("utf-8") + program)
    made.commit("Pindah ke Smart Living", "2026-04-01")
    return made


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("format", ["table", "md", "json"])
def test_the_history_of_a_program_follows_its_moves(old: Repository, format: str, language: Language) -> None:
    done = old.run("log", "LIV-04", "--format", format, lang=language)
    assert (done.code, done.err) == (0, "")
    golden(f"diff/log.{format if format != 'table' else 'txt'}", _settled(done.out), language)


def test_the_history_of_what_is_gone_is_told_too(old: Repository) -> None:
    told = json.loads(old.run("log", "soc-01", "--format", "json").out)
    assert [each["subject"] for each in told["commits"]] == [
        "Pindah ke Smart Living", "Mulai <b>berjalan</b> ::error::x", "Rencana awal"
    ]  # fmt: skip
    assert (told["commits"][0]["id"], told["commits"][0]["was"]) == ("LIV-04", "SOC-01"), "what became of it"
    done = old.run("log", "LIV-99")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("roadmap: no commit has a program LIV-99")


def test_a_long_history_is_read_in_part_and_said(old: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ppu_roadmap.revision.history.COMMITS", 1)
    done = old.run("log", "LIV-03")
    assert done.lines[1:] == ["there may be older changes: the history is longer than is read at once"]
    monkeypatch.setattr("ppu_roadmap.revision.history.COMMITS", 2)
    done = old.run("log", "LIV-03")
    assert done.lines[-1] == "there may be older changes: the history is longer than is read at once"
    assert json.loads(old.run("log", "LIV-03", "--format", "json").out)["complete"] is False


def test_the_first_commit_of_a_plan_is_all_new(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo", {"README.md": "x"})
    for name, text in WHOLE.items():
        repository.write(f"plans/{name}", text.replace("          fingerprint: FINGERPRINT\n", ""))
    done = repository.run("diff")
    assert "- the whole plan is new" in done.lines
    assert "- 3 programs added" in done.lines
    (repository.folder / "plans" / "plan.yaml").write_text(PLAN, "utf-8")
    assert repository.run("diff", "v1", "v1").code == 2


def test_the_plan_is_said_where_there_are_several(tmp_path: Path) -> None:
    files = {f"{home}/{name}": text for home in "ab" for name, text in WHOLE.items()}
    files["b/plan.yaml"] = PLAN.replace("64.09", "64.74").replace("name: Kabupaten Contoh", "name: Kota Lain")
    repository = Repository(tmp_path / "repo", files)
    repository.set("LIV-01", "status", "ongoing", "b/living.yaml")
    assert "Kota Lain" in repository.run("diff").lines
    assert [each["plan"] for each in json.loads(repository.run("diff", "--format", "json").out)["programs"]] == [
        "64.74"
    ]
    done = repository.run("log", "LIV-01")
    assert (done.code, done.out) == (2, "")
    assert done.err == "roadmap: 2 plans could be meant (plans/a/, plans/b/): say which with --plan\n"
    assert repository.run("log", "LIV-01", "--plan", "plans/a").code == 0


def test_a_shallow_clone_ends_the_history(old: Repository, tmp_path: Path) -> None:
    old.git("clone", "-q", "--depth", "2", f"file://{old.folder}", str(tmp_path / "clone"))
    clone = Repository.__new__(Repository)
    clone.folder = tmp_path / "clone"
    told = json.loads(clone.run("log", "LIV-03", "--format", "json").out)
    assert (told["commits"], told["complete"]) == ([], False)
    assert clone.run("log", "LIV-03").lines[1:] == [
        "the history ends on 1 March 2026; this clone has the last commits alone: run git fetch --unshallow"
    ]


def test_the_history_tells_a_merger_and_a_merge_tells_nothing_twice(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    repository.git("checkout", "-q", "-b", "usulan")
    repository.set("SOC-01", "replaced_by", "LIV-03", "society.yaml")
    repository.commit("Gabungkan", "2026-02-01")
    repository.set("LIV-03", "status", "done")
    repository.commit("Selesai", "2026-02-02")
    repository.git("checkout", "-q", "main")
    repository.set("LIV-03", "name", "Air Bersih Baru")
    repository.commit("Lain", "2026-02-03")
    repository.git("merge", "-q", "--no-edit", "usulan", day="2026-02-04")
    text = repository.run("log", "LIV-03").out
    assert "takes the place of SOC-01" in text
    told = json.loads(repository.run("log", "LIV-03", "--format", "json").out)
    assert [each["subject"] for each in told["commits"]] == ["Lain", "Selesai", "Gabungkan", "Rencana awal"]


@pytest.mark.parametrize("words", [("",), ("v1", ""), (" ",)])
def test_an_empty_name_is_no_state(rich: Repository, words: tuple[str, ...]) -> None:
    done = rich.run("diff", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("roadmap: there is no revision, day or folder ")


def test_a_day_is_that_of_the_machine(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo", {"README.md": "x"})
    for name, text in WHOLE.items():
        repository.write(f"plans/{name}", text)
    repository.git("add", "-A")
    late = {"GIT_COMMITTER_DATE": "2026-01-02T03:00:00+08:00", "GIT_AUTHOR_DATE": "2026-01-02T03:00:00+08:00"}
    repository.git("-c", "user.name=Budi", "commit", "-q", "-m", "Malam", day="2026-01-02", **late)
    heading = repository.run("diff", "1 Januari 2026", env={"TZ": "UTC"}).lines[0]
    assert heading.startswith("What differs: 1 Januari 2026 (1 January 2026, ")
