"""Plans at revisions of a repository, whatever kind it is, and nothing of a hostile one is ever run."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import roadmap
from tests.cli.process import run as process
from tests.revision.repository import PLAN, WHOLE, Repository, approved


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A plan with two commits, one in January and one in March, and an edit that is in none."""
    made = Repository(tmp_path / "repo")
    made.set("LIV-03", "owner", "pupr")
    made.commit("PUPR memimpin", "2026-03-01")
    made.git("tag", "v2")
    made.set("LIV-01", "status", "ongoing")
    return made


def told(repository: Repository, *words: str) -> str:
    """The lines of the programs that differ."""
    done = repository.run("diff", *words)
    assert (done.code, done.err) == (0, ""), done.err
    return " / ".join(line.removeprefix("- ") for line in done.lines if line.startswith("- LIV"))


OWNER = "LIV-03 Air Bersih: in charge DLH → PUPR"
STATUS = "LIV-01 Angkutan Sekolah Gratis: status Planned → Ongoing"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([], STATUS), (["HEAD"], STATUS), (["v2"], STATUS), (["v1", "v2"], OWNER), (["v1..v2"], OWNER),
        (["v1.."], OWNER), (["v1...main"], OWNER), (["HEAD~1", "HEAD"], OWNER), (["2026-01-31", "2026-03-01"], OWNER),
        (["31 Januari 2026", "HEAD"], OWNER), (["31/1/2026..v2"], OWNER),
        (["v2", "v1"], "LIV-03 Air Bersih: in charge PUPR → DLH"),
    ],
)  # fmt: skip
def test_states_are_named_in_many_ways(repository: Repository, words: list[str], what: str) -> None:
    done = repository.run("diff", *words, "-q")
    assert (done.code, done.err) == (0, "")
    found = [line.removeprefix("- ").partition(" (approval")[0] for line in done.lines if line.startswith("- LIV-0")]
    assert what in found


def test_a_merge_base_is_what_three_points_mean(repository: Repository) -> None:
    repository.git("checkout", "-q", "--", ".")
    repository.git("checkout", "-q", "-b", "usulan", "v1")
    repository.set("LIV-01", "owner", "dlh")
    repository.commit("Usulan", "2026-04-01")
    assert told(repository, "main...usulan") == "LIV-01 Angkutan Sekolah Gratis: in charge PUPR → DLH"
    assert "LIV-03" in told(repository, "main..usulan")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mian"], "there is no revision, day or folder mian; did you mean main?"),
        (["2025-12-31"], "there is no commit up to 31 December 2025"),
        (["08/09/2026"], "08/09/2026 can mean 2026-09-08 (8 September 2026) or 2026-08-09"),
        (["--", "-p"], "there is no revision, day or folder -p"),
        (["--", "--output=pwned"], "there is no revision, day or folder --output=pwned"),
        (["HEAD:plans"], "there is no revision, day or folder HEAD:plans"),
        (["v1\n"], "there is no revision, day or folder v1"),
        (["../nothing"], "there is no revision, day or folder ../nothing"),
        (["README.md"], "README.md is no file of a plan: give a folder, or a file such as governance.yaml"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_a_line(repository: Repository, words: list[str], said: str) -> None:
    repository.write("README.md", "x")
    done = repository.run("diff", *words)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith(f"roadmap: {said}")
    assert done.err.count("\n") == 1
    assert not (repository.folder / "pwned").exists()


def test_folders_need_no_git(tmp_path: Path) -> None:
    for name, living in (("lama", approved()), ("baru", approved().replace("Angkutan", "Bus"))):
        (tmp_path / name).mkdir()
        for file, text in {**WHOLE, "living.yaml": living}.items():
            (tmp_path / name / file).write_text(text, "utf-8")
    env: dict[str, str | None] = {"PATH": "/nowhere"}
    done = roadmap("diff", "lama", "baru", "--lang", "en", cwd=tmp_path, env=env)
    assert (done.code, done.err) == (0, "")
    assert "name Angkutan Sekolah Gratis → Bus Sekolah Gratis" in done.out
    assert "finding" not in done.out
    one = roadmap("diff", "lama/living.yaml", "baru/living.yaml", "--lang", "en", cwd=tmp_path, env=env)
    assert "1 program changed" in one.out
    assert roadmap("diff", "lama/living.yaml", "baru/plan.yaml", cwd=tmp_path, env=env).code == 2
    missing = roadmap("diff", "v1", "--plan", "lama", "--lang", "en", cwd=tmp_path, env=env)
    assert (missing.code, missing.err) == (2, "roadmap: git is not installed: install it, or give two folders\n")
    none = roadmap("diff", "v1", "--plan", "lama", "--lang", "en", cwd=tmp_path)
    assert (none.code, none.err) == (2, "roadmap: lama lies in no git repository: give two folders, or run git init\n")


def test_a_bare_clone_has_revisions_alone(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    done = roadmap("diff", "v1", "v2", "--lang", "en", cwd=tmp_path / "bare.git")
    assert OWNER in done.out
    assert OWNER in roadmap("diff", "v1", "v2", "--plan", "plans", "--lang", "en", cwd=tmp_path / "bare.git").out
    done = roadmap("diff", "--lang", "en", cwd=tmp_path / "bare.git")
    assert (done.code, done.err) == (
        2,
        "roadmap: a bare repository has no working tree to compare with: name two revisions\n",
    )


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--depth=1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    for name in ("v1", "2026-01-15"):
        done = roadmap("diff", name, "--lang", "en", cwd=tmp_path / "shallow")
        assert done.code == 2
        assert done.err.endswith("; this clone has the last commits alone: run git fetch --unshallow\n")


def test_a_work_tree_of_its_own_and_a_folder_below_are_as_good(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "-q", str(tmp_path / "tree"), "v2")
    assert OWNER in roadmap("diff", "v1", "--lang", "en", cwd=tmp_path / "tree").out
    assert OWNER in roadmap("diff", "v1", "v2", "--lang", "en", cwd=repository.folder / "plans").out
    assert (
        OWNER
        in roadmap("diff", "v1", "v2", "--lang", "en", "--plan", str(repository.folder / "plans"), cwd=tmp_path).out
    )


def test_variables_of_a_hook_do_not_lead_elsewhere(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    env: dict[str, str | None] = {
        "GIT_DIR": str(other.folder / ".git"), "GIT_WORK_TREE": str(other.folder), "GIT_INDEX_FILE": "/nowhere",
        "GIT_EXTERNAL_DIFF": "touch pwned", "GIT_TRACE": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
    }  # fmt: skip
    assert OWNER in repository.run("diff", "v1", "v2", env=env).out


def test_a_repository_without_commits_is_said(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(PLAN, "utf-8")
    process(["git", "init", "-q"], env={"PATH": "/usr/bin:/bin"}, cwd=tmp_path, stdin=None)
    done = roadmap("diff", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.err) == (2, "roadmap: the repository has no commit yet\n")


def test_links_pointers_and_submodules_are_said(repository: Repository, tmp_path: Path) -> None:
    living = repository.folder / "plans" / "living.yaml"
    living.unlink()
    living.symlink_to("society.yaml")
    repository.commit("Tautan", "2026-04-01")
    done = repository.run("diff", "v1", "HEAD")
    assert (done.code, done.err) == (2, "roadmap: plans/living.yaml is a link in git, which is not followed\n")
    living.unlink()
    repository.write("plans/living.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    repository.commit("LFS", "2026-05-01")
    done = repository.run("diff", "v1", "HEAD")
    assert done.err == "roadmap: plans/living.yaml is kept in Git LFS, of which git alone has only a pointer\n"
    outer = Repository(tmp_path / "outer", {"README": "x"})
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository.folder), "modul")
    outer.commit("Submodul", "2026-06-01")
    shutil.rmtree(outer.folder / "modul")
    (outer.folder / "modul").mkdir()
    done = outer.run("diff", "HEAD", "HEAD~1", "--plan", "modul")
    assert done.code == 2
    assert "modul is a submodule: run the command in it" in done.err


def test_a_large_file_is_bounded(repository: Repository) -> None:
    repository.write("plans/society.yaml", "x" * 5_000_000)
    repository.commit("Besar", "2026-04-01")
    done = repository.run("diff", "v2", "HEAD")
    assert done.code == 0
    assert "the file is larger than 2 MB" in done.out
    assert "could not be read in HEAD (1 April 2026, " in done.out


HOSTILE = {
    "core.fsmonitor": "{run}", "core.hooksPath": "hooks", "core.pager": "{run}", "pager.log": "{run}",
    "pager.rev-list": "{run}", "diff.external": "{run}", "diff.x.textconv": "{run}", "diff.x.command": "{run}",
    "filter.x.smudge": "{run}", "filter.x.clean": "{run}", "filter.x.process": "{run}", "filter.x.required": "true",
    "alias.rev-list": "!{run}", "alias.rev-parse": "!{run}", "alias.ls-tree": "!{run}", "alias.cat-file": "!{run}",
    "gpg.program": "{run}", "log.showSignature": "true", "core.sshCommand": "{run}", "credential.helper": "!{run}",
    "core.askPass": "{run}", "core.editor": "{run}", "core.alternateRefsCommand": "{run}", "core.gitProxy": "{run}",
    "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
    "remote.origin.url": "ext::{run}", "protocol.ext.allow": "always", "remote.origin.uploadpack": "{run}",
}  # fmt: skip


def test_nothing_of_a_hostile_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    script, traces = tmp_path / "run.sh", tmp_path / "traces"
    script.write_text(f"#!/bin/sh\necho ran >> {traces}\n")
    script.chmod(0o755)
    for folder in (repository.folder / "hooks", repository.folder / ".git" / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in (
            "post-index-change",
            "reference-transaction",
            "pre-auto-gc",
            "post-checkout",
            "fsmonitor-watchman",
        ):
            shutil.copy(script, folder / name)
    repository.write("plans/.gitattributes", "*.yaml filter=x diff=x\n")
    shutil.copy(script, repository.folder / "plans" / "git")  # for those whose PATH has the current folder in it
    here: dict[str, str | None] = {"PATH": f".:plans::{os.environ['PATH']}"}
    for key, value in HOSTILE.items():
        repository.git("config", key, value.format(run=script))
    assert OWNER in repository.run("diff", "v1", "v2", env=here).out
    assert repository.run("diff", env=here).code == 0
    assert repository.run("diff", "2026-01-31", env=here).code == 0
    assert repository.run("log", "LIV-03", env=here).code == 0
    blob = repository.folder / ".git" / "objects"
    for lost in [path for path in blob.glob("??/*") if path.stat().st_size > 300][:1]:
        lost.chmod(0o644)
        lost.unlink()
    done = repository.run("diff", "v1", "v2")  # what is lost would have to be fetched
    assert done.err.count("\n") <= 1
    assert not traces.exists()


def test_plans_of_a_portfolio_are_matched_by_folder_and_by_region(tmp_path: Path) -> None:
    paser = PLAN.replace("64.09", "64.01").replace("Contoh", "Paser")
    files = {"a/plan.yaml": PLAN, "a/living.yaml": approved(), "b/plan.yaml": paser}
    repository = Repository(tmp_path / "many", files)
    repository.git("mv", "plans/a", "plans/c")
    repository.write("plans/c/living.yaml", approved().replace("Air Bersih", "Air Minum"))
    repository.git("rm", "-rq", "plans/b")
    repository.write("plans/d/plan.yaml", PLAN.replace("64.09", "64.02").replace("Contoh", "Kutai"))
    done = repository.run("diff", "--format", "json")
    assert done.code == 0
    told: dict[str, Any] = json.loads(done.out)
    assert [(each["plan"], each["op"]) for each in told["plans"]] == [
        ("64.09", "changed"), ("64.02", "added"), ("64.01", "removed"),
    ]  # fmt: skip
    assert [(each["plan"], each["id"], each["op"]) for each in told["programs"]] == [("64.09", "LIV-03", "changed")]


def test_a_stray_file_is_no_difference_until_it_comes_or_goes(repository: Repository) -> None:
    repository.git("checkout", "-q", "--", ".")
    repository.write("plans/catatan.yaml", "x: 1\n")
    assert "catatan.yaml:1: " in repository.run("diff").out
    repository.commit("Catatan", "2026-04-01")
    assert repository.run("diff").out.splitlines()[1:] == ["nothing differs"]
    assert "catatan.yaml:1: " in repository.run("diff", "v2", "HEAD").out


def test_a_plan_at_the_top_or_in_a_plan_is_found_as_on_the_disk(tmp_path: Path) -> None:
    files = {"inner/plan.yaml": PLAN.replace("64.09", "64.01"), ".hidden/plan.yaml": PLAN}
    repository = Repository(tmp_path / "top", files)
    for name, text in WHOLE.items():
        repository.write(name, text)
    repository.commit("Di atas", "2026-02-01")
    told = json.loads(repository.run("diff", "v1", "HEAD", "--format", "json", "--plan", ".").out)
    assert [(each["plan"], each["op"]) for each in told["plans"]] == [("64.09", "added"), ("64.01", "removed")]
    assert repository.run("diff", "--plan", ".", "--exit-code").code == 0


def test_one_file_of_a_plan_is_compared_alone(repository: Repository) -> None:
    repository.edit("society.yaml", "Kelas", "Sekolah")
    done = repository.run("diff", "v1", "--plan", "plans/living.yaml")
    assert "2 programs changed" in done.out
    assert "Sekolah Literasi" not in done.out


def test_a_plan_whose_folder_was_renamed_is_found(repository: Repository) -> None:
    repository.git("mv", "plans", "rencana")
    done = repository.run("diff", "v1", "--plan", "rencana")
    assert (done.code, done.err) == (0, "")
    assert "1 program added" not in done.out
    assert "2 programs changed" in done.out
