"""Several files are all old or all new, whatever happens while they are written: the next command sees to it."""

from __future__ import annotations

import errno
import json
import os
import signal
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.files import held, write_held
from ppu_roadmap.journal import JOURNAL
from ppu_roadmap.loader import plans
from ppu_roadmap.loader.folder import listing, read_bytes
from ppu_roadmap.staging import Edited
from ppu_roadmap.text import Message, Refusal
from tests.test_files import Broken, dying, in_child, raising

NAMES = ("plan", "governance", "branding", "economy", "living", "society", "proposals")
OLD = {f"{name}.yaml": f"{name}: old\n".encode() for name in NAMES[:-1]}
NEW = {f"{name}.yaml": f"{name}: new\n".encode() * 50 for name in NAMES}
"""One of them is not there before."""
CALLS = ("open", "write", "fsync", "close", "replace", "unlink", "fchmod", "fchown")
EDITS = [(name, OLD.get(name), data) for name, data in NEW.items()]


def write_all(folder: Path) -> None:
    with held(folder):
        write_held([Edited(folder / name, old, new) for name, old, new in EDITS])


def fill(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def plan_in(folder: Path) -> dict[str, bytes]:
    """What a command reads that opens the plan, which finds nothing wrong with the folder."""
    assert listing(folder).reported == ()
    assert not (folder / JOURNAL).exists()
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".roadmap-")]


def number_of_calls(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    fill(folder)
    counter = Broken(-1, None)  # type: ignore[arg-type]
    with monkeypatch.context() as context:
        context.setattr("tests.test_files.CALLS", CALLS)
        counter.install(context)
        write_all(folder)
    assert counter.number > 60
    return counter.number


@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_call_all_are_old_or_all_new(
    after: bool,  # noqa: FBT001 -- a parameter of the test
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states, torn = list[bool](), 0
    for at in range(1, number_of_calls(tmp_path, monkeypatch) + 1):
        fill(tmp_path)

        def action(at: int = at) -> None:
            monkeypatch.setattr("tests.test_files.CALLS", CALLS)
            Broken(at, dying(after=after)).install(monkeypatch)
            write_all(tmp_path)

        assert os.WTERMSIG(in_child(action)) == signal.SIGKILL, at
        torn += (tmp_path / JOURNAL).exists()
        now = plan_in(tmp_path)
        assert now in (OLD, NEW)
        states.append(now == NEW)
        with held(tmp_path):
            assert left(tmp_path) == []
    assert states == sorted(states)
    assert 7 < sum(states) < len(states)
    assert torn > 7


FAULTS = {
    "full disk": OSError(errno.ENOSPC, "No space left on device"),
    "broken disk": OSError(errno.EIO, "Input/output error"),
    "Ctrl-C": KeyboardInterrupt(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_fails_is_undone_at_once(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = set()
    for at in range(1, number_of_calls(tmp_path, monkeypatch) + 1):
        fill(tmp_path)
        failed: BaseException | None = None
        with monkeypatch.context() as context:
            context.setattr("tests.test_files.CALLS", CALLS)
            Broken(at, raising(FAULTS[fault])).install(context)
            try:
                write_all(tmp_path)
            except (OSError, KeyboardInterrupt) as error:
                failed = error
        if isinstance(failed, OSError) and failed.filename is not None:
            assert failed.filename in {str(tmp_path), *(str(tmp_path / name) for name in NEW)}
        now = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".yaml"}
        assert now in (OLD, NEW)
        if isinstance(failed, OSError):
            assert now == OLD
        assert plan_in(tmp_path) == now
        states.add(now == NEW)
    assert states == {False, True}


def test_what_cannot_be_undone_is_finished_by_the_next_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    replace, names = os.replace, list[str]()

    def full_from_then_on(name: Path, target: Path) -> None:
        names.append(Path(target).name)
        if len(names) > 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(name, target)

    with monkeypatch.context() as context:
        context.setattr(os, "replace", full_from_then_on)
        with pytest.raises(Refusal) as refused:
            write_all(tmp_path)
    assert refused.value.message.render("en") == (
        f"{tmp_path}/economy.yaml: No space left on device; not to be put back now, which the next command does: "
        f"{tmp_path}/plan.yaml, {tmp_path}/governance.yaml, {tmp_path}/branding.yaml"
    )
    assert plan_in(tmp_path) in (OLD, NEW)


def test_killed_while_it_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    for last in range(1, 12):
        fill(tmp_path)

        def action(last: int = last) -> None:
            count = 0

            def failing(name: Path, target: Path) -> None:
                nonlocal count
                count += 1
                if count == 5:
                    raise OSError(errno.EIO, "Input/output error")
                if count > 5 and count - 5 >= last:
                    os.kill(os.getpid(), signal.SIGKILL)
                replace(name, target)

            monkeypatch.setattr(os, "replace", failing)
            write_all(tmp_path)

        in_child(action)
        assert plan_in(tmp_path) in (OLD, NEW)


def interrupt(folder: Path, monkeypatch: pytest.MonkeyPatch, written: int = 3) -> None:
    """Leave a plan of which only so many files are written."""
    fill(folder)
    replace, count = os.replace, 0

    def killed(name: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count > written + 1:
            os.kill(os.getpid(), signal.SIGKILL)
        replace(name, target)

    def action() -> None:
        monkeypatch.setattr(os, "replace", killed)
        write_all(folder)

    assert os.WTERMSIG(in_child(action)) == signal.SIGKILL
    assert (folder / JOURNAL).exists()


def test_it_is_told_what_was_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch)
    told: list[Message] = []
    with held(tmp_path, told.append):
        pass
    (line,) = (message.render("en") for message in told)
    assert line.startswith("a command was interrupted while it wrote plan.yaml, governance.yaml, branding.yaml")
    assert plan_in(tmp_path) == NEW


def test_where_nothing_had_taken_its_place_all_stays_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch, written=0)
    assert plan_in(tmp_path) == OLD


@pytest.mark.parametrize("name", ["plan.yaml", "living.yaml"])
def test_what_a_person_changed_meanwhile_stays_and_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(tmp_path, monkeypatch)
    (tmp_path / name).write_bytes(b"by hand")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (reported,) = listing(tmp_path).reported
    assert reported.code == "RM006"
    assert reported.finding.place.file.endswith(f"/{name}")
    assert reported.finding.message.render("en").startswith("this was changed after a command had been interrupted")
    with pytest.raises(Refusal, match=rf"{name}: this was changed .* then delete .*\.roadmap-journal"):
        write_all(tmp_path)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after == {kept_name(each): data for each, data in before.items()}
    (tmp_path / JOURNAL).unlink()
    assert listing(tmp_path).reported == ()


def kept_name(name: str) -> str:
    return name.replace(".roadmap-edit-", ".roadmap-kept-")


def test_who_does_as_advised_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch, written=1)
    kept: dict[bytes, str] = {}
    (tmp_path / "economy.yaml").write_bytes(b"by hand")
    for _again in range(2):
        with pytest.raises(Refusal) as refused, held(tmp_path):
            pass
        said = refused.value.message.render("en")
        kept = {path.read_bytes(): path.name for path in tmp_path.glob(".roadmap-kept-*")}
        assert kept.keys() == set(NEW.values()) - {NEW["plan.yaml"]}
        assert all(f"{name} as {kept[data]}" in said for name, data in NEW.items() if name != "plan.yaml")
    (tmp_path / JOURNAL).unlink()
    with held(tmp_path):
        pass
    assert {path.read_bytes(): path.name for path in tmp_path.glob(".roadmap-kept-*")} == kept


def test_what_is_put_back_by_hand_lets_it_be_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch)
    (tmp_path / "living.yaml").write_bytes(b"by hand")
    assert listing(tmp_path).reported
    (tmp_path / "living.yaml").write_bytes(OLD["living.yaml"])
    assert plan_in(tmp_path) == NEW
    assert left(tmp_path) == []


def test_what_was_to_be_written_and_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch)
    for name in left(tmp_path):
        if name != JOURNAL:
            (tmp_path / name).unlink()
    with pytest.raises(Refusal, match=r"economy.yaml: what an interrupted command was to write here is gone"):
        write_all(tmp_path)


def test_where_nobody_may_write_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(tmp_path, monkeypatch)

    def refuse(*_arguments: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    (reported,) = listing(tmp_path).reported
    assert reported.finding.message.render("en").endswith("which cannot be finished: Read-only file system")


DIGEST = "0" * 64
STEP = {"name": "plan.yaml", "staged": ".roadmap-edit-0123456789abcdef", "old": None, "new": DIGEST}
FORGED = [
    b"",
    b"\xff",
    b"[" * 15_000,
    b"[]",
    b"{}",
    b'{"version": 1, "undo": false, "files": []}',
    b'{"version": 1, "undo": false, "files": 5}',
    b'{"version": 1, "undo": false, "files": [5]}',
    b"9" * 19_000,
    *(
        json.dumps({"version": 1, "undo": False, "files": [STEP | change]}).encode()
        for change in list[dict[str, Any]](
            [
                {"name": "../plan.yaml"},
                {"name": "/etc/plan.yaml"},
                {"name": "plan.yaml\n"},
                {"name": None},
                {"name": ".bashrc"},
                {"staged": "../x"},
                {"staged": None},
                {"staged": DIGEST},
                {"new": "x"},
                {"new": 5},
                {"old": []},
                {"more": 1},
            ]
        )
    ),
    json.dumps({"version": 1, "undo": False, "files": [STEP, STEP]}).encode(),
    json.dumps({"version": 2, "undo": False, "files": [STEP]}).encode(),
]


@pytest.mark.parametrize("data", FORGED)
def test_a_forged_journal_is_refused(data: bytes, tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / JOURNAL).write_bytes(data)
    with pytest.raises(Refusal, match=r"\.roadmap-journal: this is no journal of roadmap; delete it"):
        write_all(tmp_path)
    (reported,) = listing(tmp_path).reported
    assert reported.finding.place.file.endswith("/.roadmap-journal")


def test_a_journal_reaches_nothing_beside_its_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "plan", tmp_path / "outside.yaml"
    inside.mkdir()
    fill(inside)
    outside.write_bytes(b"")
    (inside / "living.yaml").unlink()
    (inside / "living.yaml").symlink_to(outside)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (inside / "society.yaml").write_bytes(b"")
    steps = [
        {"name": "society.yaml", "staged": STEP["staged"], "old": DIGEST, "new": empty},
        {"name": "living.yaml", "staged": None, "old": empty, "new": None},
    ]
    (inside / JOURNAL).write_text(json.dumps({"version": 1, "undo": True, "files": steps}), encoding="utf-8")
    with pytest.raises(Refusal, match=r"living\.yaml: this was changed"):
        write_all(inside)
    assert outside.read_bytes() == b""


def test_a_pipe_in_the_place_of_a_journal_is_not_waited_for(tmp_path: Path) -> None:
    fill(tmp_path)
    os.mkfifo(tmp_path / JOURNAL)
    with pytest.raises(Refusal, match="this is no journal"):
        write_all(tmp_path)


def test_only_what_is_certainly_nobodys_is_swept(tmp_path: Path) -> None:
    fill(tmp_path)
    others = [".roadmap-0123456789abcdef", ".roadmap-edit-x", "roadmap-edit-0123456789abcdef"]
    for name in (*others, str(STEP["staged"])):
        (tmp_path / name).write_bytes(b"")
    with held(tmp_path):
        assert {path.name for path in tmp_path.iterdir()} == {*OLD, *others}


def test_who_reads_sweeps_unless_somebody_holds_the_folder(tmp_path: Path) -> None:
    fill(tmp_path)
    stray = tmp_path / str(STEP["staged"])
    with held(tmp_path):
        stray.write_bytes(b"")
        listing(tmp_path)
        assert stray.exists()
    listing(tmp_path)
    assert not stray.exists()


@pytest.mark.parametrize("old", [DIGEST, None])
@pytest.mark.parametrize("staged", [STEP["staged"], None])
def test_a_forged_way_back_overwrites_nothing_that_it_does_not_know(
    staged: str | None, old: str | None, tmp_path: Path
) -> None:
    fill(tmp_path)
    (tmp_path / str(STEP["staged"])).write_bytes(b"evil")
    new = sha256(b"evil").hexdigest() if staged else None
    step = {"name": "plan.yaml", "staged": staged, "old": old, "new": new}
    (tmp_path / JOURNAL).write_text(json.dumps({"version": 1, "undo": True, "files": [step]}), encoding="utf-8")
    assert listing(tmp_path).reported
    assert (tmp_path / "plan.yaml").read_bytes() == OLD["plan.yaml"]


def test_a_reader_that_a_writer_overtakes_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    read, count = read_bytes, 0

    def overtaken(path: Path) -> bytes:
        nonlocal count
        data = read(path)
        count += 1
        if count == 1:
            write_all(tmp_path)
        return data

    monkeypatch.setattr(plans, "read_bytes", overtaken)
    loaded = plans.load_folder(tmp_path, date(2023, 1, 1))
    assert count == len(OLD) + len(NEW)
    said = {each.source for each in loaded.diagnostics if each.code == "RM012"}
    assert len(said) > 5
    assert all(line.endswith(": new") for line in said)


def test_what_cannot_be_finished_keeps_nobody_from_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    (tmp_path / JOURNAL).touch()

    def refused(_folder: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("ppu_roadmap.loader.folder.held", refused)
    found = listing(tmp_path)
    assert ({*found.files}, len(found.reported)) == ({*NAMES[:-1]}, 1)
