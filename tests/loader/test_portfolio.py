"""Many plans: the same bytes from one process and two, anew and from the cache, whatever the plans hold."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ppu_roadmap.cache.store import NAME, Store
from ppu_roadmap.loader import plans
from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, SEEDED, Done, environment
from tests.loader.portfolios import COUNT, code, hostile, regencies, spoil

ONE = ("--jobs", "1", "--no-cache")
TWO = ("--jobs", "2", "--no-cache")


def check(folder: Path, *options: str, cwd: Path | None = None, env: dict[str, str | None] | None = None) -> Done:
    return roadmap("validate", folder, *(options or ONE), cwd=cwd or folder.parent, env=env)


def kept(folder: Path) -> tuple[str, ...]:
    """The options of a run with a cache beside a portfolio."""
    return "--jobs", "1", "--cache", str(folder.with_name("cache"))


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that are read in this process, by name."""
    seen: list[str] = []
    load = plans.load_folder

    def noted(folder: Path, *given: object, **named: object) -> plans.Result:
        seen.append(folder.name)
        return load(folder, *given, **named)  # type: ignore[arg-type] # as it is called

    monkeypatch.setattr(plans, "load_folder", noted)
    return seen


def written(kind: str, folder: Path) -> Path:
    """A portfolio of a kind."""
    if kind == "hostile":
        return hostile(folder)
    regencies(folder)
    if kind == "seeded":
        for index in (2, 3, 20):
            shutil.rmtree(folder / code(index))
            shutil.copytree(SEEDED, folder / code(index))
    spoil(folder, 7)
    return folder


@pytest.mark.parametrize("kind", ["regencies", "seeded", "hostile"])
def test_the_same_bytes_however_they_are_made(kind: str, tmp_path: Path) -> None:
    folder = written(kind, tmp_path / "nation")
    wanted = check(folder, *ONE, "--format", "json")
    assert wanted.code == 1
    for options in (TWO, ("--jobs", "2", "--cache", str(tmp_path / "cache")), kept(folder)):
        assert check(folder, *options, "--format", "json") == wanted
    for more in (("--format", "full", "--lang", "id"), ("--format", "sarif", "--lang", "en")):
        assert check(folder, *kept(folder), *more) == check(folder, *ONE, *more)
    assert not [path for path in folder.rglob("*") if path.name == NAME], "nothing is written beside plans"


def test_one_fault_among_many_is_found_where_it_is(tmp_path: Path, loads: list[str]) -> None:
    folder = regencies(tmp_path / "nation")
    assert check(folder, *kept(folder), "--format", "concise").code == 0
    line, loads[:] = spoil(folder, 7), []
    done = check(folder, *kept(folder), "--format", "concise")
    file = f"nation/{code(7)}/governance.yaml"
    assert (done.code, done.out.count("error[")) == (1, 1)
    assert f"{file}:{line}:" in done.out
    assert loads == [code(7)], "no other plan is read"
    text = (folder / code(7) / "governance.yaml").read_text("utf-8")
    (folder / code(7) / "governance.yaml").write_text(text.replace("GOV-99", "GOV-01"), "utf-8")
    assert "error[" not in check(folder, *kept(folder), "--format", "concise").out
    (folder / code(7) / "governance.yaml").write_text(text, "utf-8")
    loads.clear()
    assert check(folder, *kept(folder), "--format", "concise") == done
    assert loads == [], "a plan that is again what it was is known"


@pytest.mark.parametrize(
    ("options", "env"),
    [
        (("--as-of", "2027-01-31"), {}),
        ((), {"ROADMAP_TODAY": "2027-01-31"}),
        (("--for", "rkpd", "--year", "2022"), {}),
        (("--for", "rkpd"), {}),
        (("--select", "RM4"), {}),
        ((), {"ROADMAP_LANG": "en"}),
    ],
)
def test_another_question_has_an_answer_of_its_own(
    options: tuple[str, ...], env: dict[str, str | None], tmp_path: Path
) -> None:
    folder = regencies(tmp_path / "nation", 2)
    spoil(folder, 1)
    check(folder, *kept(folder))
    for _each in range(2):
        assert check(folder, *kept(folder), *options, env=env) == check(folder, *ONE, *options, env=env)


def test_a_day_of_the_same_month_is_the_same_question(tmp_path: Path, loads: list[str]) -> None:
    folder = regencies(tmp_path / "nation", 2)
    for day, read in (("2026-11-02", 2), ("2026-11-30", 0), ("2026-12-01", 2)):
        loads.clear()
        check(folder, *kept(folder), "--as-of", day)
        assert len(loads) == read, day


def test_another_reader_is_another_question(tmp_path: Path, loads: list[str]) -> None:
    folder = regencies(tmp_path / "nation", 2)
    for reader, read in ((None, 2), ("libyaml", 2), ("libyaml", 0), (None, 0)):
        loads.clear()
        check(folder, *kept(folder), env={"ROADMAP_READER": reader})
        assert len(loads) == read, reader


def test_a_decision_of_a_day_to_come_is_asked_each_day(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 1)
    file = folder / code(0) / "governance.yaml"
    win = "    quick_win: {kind: flagship, decisions: [{status: approved, by: Bupati, date: 2026-11-15}]}\n"
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + win, "utf-8")
    for day, found in (("2026-11-14", 1), ("2026-11-15", 0), ("2026-11-10", 1), ("2026-10-31", 1), ("2026-12-01", 0)):
        done = check(folder, *kept(folder), "--as-of", day, "--format", "concise")
        assert done == check(folder, *ONE, "--as-of", day, "--format", "concise")
        assert done.out.count("RM412") == found


def test_a_book_and_its_pictures_decide_too(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 1)
    home = folder / code(0)
    (home / "book").mkdir()
    (home / "book" / "foreword.md").write_text("![peta](../peta.png)\n", "utf-8")
    for change in (None, b"no picture", b"still none", None):
        if change is not None:
            (home / "peta.png").write_bytes(change)
        assert check(folder, *kept(folder), "--format", "json") == check(folder, *ONE, "--format", "json")
    (home / "book" / "foreword.md").unlink()
    assert check(folder, *kept(folder), "--format", "json") == check(folder, *ONE, "--format", "json")


def test_a_logo_with_a_strange_key_decides_too(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 1)
    plan = folder / code(0) / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + '"lo\\u0067o": emblem.svg\n', "utf-8")
    check(folder, *kept(folder))
    (folder / code(0) / "emblem.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    assert check(folder, *kept(folder), "--format", "json") == check(folder, *ONE, "--format", "json")


def test_the_same_plan_seen_from_elsewhere_is_named_from_there(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 2)
    spoil(folder, 0)
    for cwd in (tmp_path, folder, tmp_path):
        assert check(folder, *kept(folder), cwd=cwd) == check(folder, *ONE, cwd=cwd)


def _scatter(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(b"".join(bytes(8) + data[at + 8 : at + 512] for at in range(0, len(data), 512)))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _asked(statement: str, path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute(statement)
    base.commit()
    base.close()


def _another(path: Path) -> None:
    path.unlink()
    _asked("CREATE TABLE answers (mine TEXT)", path)


SPOILT: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(os.urandom(5_000)),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:9_000]),
    "scattered": _scatter,
    "empty": lambda path: path.write_bytes(b""),
    "another": _another,
    "poisoned": partial(_asked, "UPDATE answers SET text = CAST('[\"\",1]' AS BLOB)"),
    "newer": partial(_asked, "ALTER TABLE answers RENAME TO others"),
    "folder": _folder,
    "link": _link,
    "pipe": _pipe,
}
"""What may become of a cache's file."""


@pytest.mark.parametrize("kind", SPOILT)
def test_whatever_is_wrong_with_the_cache_the_check_is_right(kind: str, tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 3)
    spoil(folder, 1)
    wanted = check(folder, *ONE)
    assert check(folder, *kept(folder)) == wanted
    SPOILT[kind](tmp_path / "cache" / NAME)
    for _each in range(2):
        assert check(folder, *kept(folder)) == wanted
    if kind == "another":
        base = sqlite3.connect(tmp_path / "cache" / NAME)
        assert base.execute("SELECT count(*) FROM answers").fetchone() == (0,), "it is left alone"
        base.close()


@pytest.mark.parametrize("place", ["/dev/full", "/proc/none", "nation/11.01/plan.yaml", "\0", "x" * 300])
def test_a_folder_that_cannot_be_had_is_as_none(place: str, tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 2)
    assert check(folder, env={"ROADMAP_CACHE": place.replace("\0", "\udcff")}) == check(folder)
    assert check(folder, "--cache", place.replace("\0", "\udcff")) == check(folder)


def test_findings_are_for_no_others(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 2)
    check(folder, *kept(folder))
    cache = tmp_path / "cache"
    assert [path.stat().st_mode & 0o777 for path in (cache, cache / NAME)] == [0o700, 0o600]
    (cache / NAME).chmod(0o666)
    check(folder, *kept(folder))
    assert (cache / NAME).stat().st_mode & 0o777 == 0o600


def test_without_a_home_or_with_no_cache_nothing_is_written(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    home = tmp_path / "home"
    env: dict[str, str | None] = {"HOME": str(home)}
    for options, more in ((("--no-cache",), {}), ((), {"ROADMAP_NO_CACHE": "1"}), ((), {"HOME": None})):
        check(folder, "--jobs", "1", *options, env={**env, **more})
        assert not home.exists()
    check(folder / code(0), "--jobs", "1", env=env)
    roadmap("validate", folder / code(0) / "society.yaml", "--cache", home / "c", env=env)
    roadmap("validate", "-", "--cache", home / "c", env=env, stdin=b"x: 1")
    assert not home.exists(), "one plan is read as quickly"
    check(folder, "--jobs", "1", env=env)
    assert (home / ".cache" / "roadmap" / NAME).exists()


def test_two_at_once_are_both_right(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    spoil(folder, 3)
    command = [str(COMMAND), "validate", str(folder), "--cache", str(tmp_path / "cache"), "--format", "json"]
    both = [
        subprocess.Popen(command, env=environment(), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _each in range(2)
    ]
    ends = [each.communicate(timeout=process.LIMIT) for each in both]
    wanted = check(folder, *ONE, "--format", "json")
    assert ends == [(wanted.data, b"")] * 2


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_who_is_stopped_leaves_nothing_and_the_next_is_right(sent: signal.Signals, tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 120)
    spoil(folder, 110)
    command = [str(COMMAND), "validate", str(folder), "--jobs", "2", "--cache", str(tmp_path / "cache")]
    running = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (workers := children(running.pid)):
        time.sleep(0.01)
    time.sleep(0.2)
    running.send_signal(sent)
    out, err = running.communicate(timeout=process.LIMIT)
    assert (running.returncode, out, err) == (130 if sent is signal.SIGINT else -sent, b"", b"")
    while any(map(alive, workers)):  # one that works on a plan ends behind it
        time.sleep(0.01)
    assert check(folder, *kept(folder)) == check(folder, *ONE)


def test_a_process_that_is_killed_is_missed_by_nobody(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation", 120)
    command = [str(COMMAND), "validate", str(folder), "--jobs", "2", "--no-cache", "--lang", "en"]
    running = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while len(workers := children(running.pid)) < 2:
        time.sleep(0.01)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    out, err = running.communicate(timeout=process.LIMIT)
    assert running.returncode == 0
    assert out.decode() == check(folder, *ONE, "--lang", "en").out
    assert all(b"was cut short; it is read again" in line for line in err.splitlines())


def children(pid: int) -> list[int]:
    """The processes that a process has started, in whichever of its threads."""
    try:
        return [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    except OSError:
        return []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_plan_that_kills_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    killing = "import os, ppu_roadmap.loader.contents as c, ppu_roadmap.loader.plans as p; load = p.load_folder\n"
    killing += f"def deadly(folder, *given, **named):\n    if folder.name == {code(5)!r}: os.kill(os.getpid(), 9)\n"
    killing += "    return load(folder, *given, **named)\np.load_folder = deadly\n"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        f"import sys\nif 'work_on' in ' '.join(sys.orig_argv):\n    exec({killing!r})\n", "utf-8"
    )
    env = {"PYTHONPATH": str(tmp_path / "site")}
    done = process.roadmap("validate", folder, "--jobs", "2", "--cache", tmp_path / "cache", "--lang", "en", env=env)
    assert done.code == 1
    assert f"{folder}/{code(5)}/plan.yaml:1:1: error[RM006]: reading the plan was cut short twice" in done.out
    assert done.out.count("error[") == 1
    assert done.err == f"reading {folder}/{code(5)} was cut short; it is read again\n"
    assert check(folder, *kept(folder)) == check(folder, *ONE), "that is not kept"


def test_a_fault_of_ours_in_a_process_is_told_at_the_door(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    (tmp_path / "site").mkdir()
    failing = "import ppu_roadmap.loader.plans as p\ndef load(*given): raise KeyError('oops')\np.load_folder = load"
    (tmp_path / "site" / "sitecustomize.py").write_text(
        f"import sys\nif 'work_on' in ' '.join(sys.orig_argv):\n    exec({failing!r})\n", "utf-8"
    )
    for debug in ("", "1"):
        env = {"PYTHONPATH": str(tmp_path / "site"), "ROADMAP_DEBUG": debug}
        done = process.roadmap("validate", folder, "--jobs", "2", "--no-cache", env=env)
        assert (done.code, done.out) == (2, "")
        assert "KeyError: 'oops'" in done.err
        assert ("portfolio.py" in done.err) == bool(debug)


def test_who_reads_no_further_is_no_fault(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    spoil(folder, 0)
    done = process.shell(f"roadmap validate {folder} --jobs 2 --no-cache --format json | head -c 1", cwd=tmp_path)
    assert (done.out, done.err) == ("{", "")


@pytest.mark.parametrize("jobs", ["0", "-1", "1.5", "many", "9" * 5_000, "257", "²"])
def test_an_odd_number_of_jobs_is_refused(jobs: str, tmp_path: Path) -> None:
    done = check(regencies(tmp_path / "nation", 1), "--jobs", jobs)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "--jobs" in done.err


def test_a_bar_counts_regions_on_a_terminal_alone(tmp_path: Path) -> None:
    folder = regencies(tmp_path / "nation")
    shown = process.on_terminal("validate", folder, "--no-cache", "--jobs", "2")
    assert f"/{COUNT}" in shown.out
    for options in (("-q",), ("--plan", str(folder / code(0)))):
        where = () if "--plan" in options else (folder,)
        assert f"/{COUNT}" not in process.on_terminal("validate", *where, "--no-cache", *options).out


def test_the_oldest_go_when_room_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ppu_roadmap.cache.store.LIMIT", 2_000_000)
    for number in range(100):
        with Store(tmp_path) as store:
            store.put(b"asked", b"%d" % number, os.urandom(50_000))
    with Store(tmp_path) as store:
        left = [number for number in range(100) if store.get(b"asked", b"%d" % number)]
    assert left == [*range(left[0], 100)]
    assert len(left) > 10
    assert (tmp_path / NAME).stat().st_size < 2_500_000


def test_a_full_disk_is_as_none(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.base is not None
        store.base.execute("PRAGMA max_page_count = 8")
        for number in range(40):
            store.put(b"asked", b"%d" % number, bytes(10_000))
        assert store.get(b"asked", b"1") is None
    with Store(tmp_path) as store:
        store.put(b"asked", b"1", b"text")
    with Store(tmp_path) as store:
        assert store.get(b"asked", b"1") == b"text"
