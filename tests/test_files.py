"""A file is old or new, never else: killed, interrupted, on a full disk, or written by two at once."""

from __future__ import annotations

import errno
import os
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.files import Edited, Overtaken, atomic_write, atomic_write_all, held, write_change, write_held

OLD = b"dimension: governance\n" * 2000
NEW = b"dimension: society\n" * 3000
CALLS = ("open", "write", "fchmod", "fsync", "close", "replace")
"""What writing asks of the system, once each or more."""

Call = Callable[..., Any]


class Broken:
    """The calls to the system, of which the one with a given number goes wrong."""

    def __init__(self, at: int, fault: Callable[[Call, tuple[Any, ...]], Any]) -> None:
        self.at = at
        self.fault = fault
        self.number = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(getattr(os, name)))

    def wrapped(self, call: Call) -> Call:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.number += 1
            if self.number == self.at:
                return self.fault(call, arguments)
            return call(*arguments, **named)

        return counted


def calls_of(action: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many calls an action makes."""
    counter = Broken(-1, lambda _call, _arguments: None)
    with monkeypatch.context() as patched:
        counter.install(patched)
        action()
    return counter.number


def temporary(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".roadmap-")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "governance.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def raising(error: BaseException) -> Callable[[Call, tuple[Any, ...]], Any]:
    def fault(call: Call, arguments: tuple[Any, ...]) -> Any:
        if call.__name__ == "close":  # what failed to close is closed even so
            call(*arguments)
        raise error

    return fault


FAULTS = {
    "full disk": OSError(errno.ENOSPC, "No space left on device"),
    "broken disk": OSError(errno.EIO, "Input/output error"),
    "read-only folder": OSError(errno.EACCES, "Permission denied"),
    "Ctrl-C": KeyboardInterrupt(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_file_is_old_or_new_and_nothing_is_left(
    fault: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = calls_of(lambda: write_change(file, OLD, NEW), monkeypatch)
    assert count > 8
    seen = set()
    for at in range(1, count + 1):
        file.write_bytes(OLD)
        file.chmod(0o640)
        with monkeypatch.context() as patched:
            Broken(at, raising(FAULTS[fault])).install(patched)
            with pytest.raises(type(FAULTS[fault])) as caught:
                write_change(file, OLD, NEW)
        if isinstance(caught.value, OSError) and caught.value.filename is not None:
            assert caught.value.filename in (str(file), str(file.parent))
        assert file.read_bytes() in (OLD, NEW)
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert temporary(file.parent) == []
        seen.add(file.read_bytes() == NEW)
    assert seen == {False, True}


def in_child(action: Callable[[], None]) -> int:
    """Do something in a process of its own; the status it ended with."""
    child = os.fork()
    if child == 0:
        try:
            action()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def dying(*, after: bool) -> Callable[[Call, tuple[Any, ...]], Any]:
    """A death by kill -9 just before a call or just after it; of writing half is done."""

    def fault(call: Call, arguments: tuple[Any, ...]) -> Any:
        if after:
            call(*arguments)
        elif call.__name__ == "write":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    return fault


@pytest.mark.parametrize("after", [False, True])
def test_a_process_killed_at_any_call_leaves_the_file_whole(
    after: bool,  # noqa: FBT001 -- a parameter of the test
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = calls_of(lambda: write_change(file, OLD, NEW), monkeypatch)
    seen = set()
    for at in range(1, count + 1):
        file.write_bytes(OLD)

        def action(at: int = at) -> None:
            Broken(at, dying(after=after)).install(monkeypatch)
            write_change(file, OLD, NEW)

        assert os.WTERMSIG(in_child(action)) == signal.SIGKILL
        assert file.read_bytes() in (OLD, NEW)
        seen.add(file.read_bytes() == NEW)
    assert seen == {False, True}
    write_change(file, file.read_bytes(), b"again")  # no lock is left either
    assert file.read_bytes() == b"again"


def test_processes_killed_at_any_time_leave_the_file_whole(file: Path) -> None:
    for number in range(200):
        child = os.fork()
        if child == 0:
            while True:
                now = file.read_bytes()
                write_change(file, now, NEW if now == OLD else OLD)
        time.sleep(0.0005 + 0.00003 * number)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert file.read_bytes() in (OLD, NEW)


def test_a_changed_file_is_not_overwritten(file: Path) -> None:
    file.write_bytes(b"by another")
    with pytest.raises(Overtaken):
        write_change(file, OLD, NEW)
    assert file.read_bytes() == b"by another"
    with pytest.raises(Overtaken), held(file.parent):
        write_held([Edited(file, None, NEW)])
    file.unlink()
    with pytest.raises(Overtaken):
        write_change(file, OLD, NEW)
    assert list(file.parent.iterdir()) == []


def test_two_writers_wait_for_each_other(file: Path) -> None:
    file.write_bytes(b"0")

    def count_up() -> None:
        for _time in range(10):
            with held(file.parent):
                now = file.read_bytes()
                write_held([Edited(file, now, str(int(now) + 1).encode())])

    children = []
    for _child in range(4):
        child = os.fork()
        if child == 0:
            count_up()
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert file.read_bytes() == b"40"


def test_a_folder_that_knows_no_locks_is_written_even_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    write_change(file, OLD, NEW)
    assert file.read_bytes() == NEW


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "real.yaml", tmp_path / "link.yaml"
    target.write_bytes(OLD)
    link.symlink_to("there/real.yaml")
    write_change(link, OLD, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        atomic_write(tmp_path / "new.csv", b"id")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    atomic_write(fifo, b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)


def test_of_several_files_all_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_bytes(OLD)
    second.write_bytes(OLD)
    count = calls_of(lambda: atomic_write_all({first: NEW, second: NEW}), monkeypatch)
    assert (first.read_bytes(), second.read_bytes()) == (NEW, NEW)
    for at in range(1, count - 2):  # the last three only see to what is written already
        first.write_bytes(OLD)
        second.write_bytes(OLD)
        with monkeypatch.context() as patched:
            Broken(at, raising(OSError(errno.ENOSPC, "No space left on device"))).install(patched)
            with pytest.raises(OSError, match="No space left"):
                atomic_write_all({first: NEW, second: NEW})
        assert (first.read_bytes(), second.read_bytes()) == (OLD, OLD)
        assert temporary(tmp_path) == []
