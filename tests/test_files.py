"""A file is old or new, never else: killed, interrupted, on a full disk, or written by two at once."""

from __future__ import annotations

import errno
import os
import signal
import stat
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap import files
from ppu_roadmap.files import held, write_held, write_out
from ppu_roadmap.staging import Edited, atomic_write, read_regular
from ppu_roadmap.text import Message, Refusal
from tools.attack import crashes

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


def write_change(file: Path, old: bytes, new: bytes) -> tuple[Message, ...]:
    """Write one file as an edit does; what is said of it."""
    told: list[Message] = []
    with held(file.parent):
        write_held([Edited(file, old, new)], told.append)
    return tuple(told)


def calls_of(action: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> int:
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
        failed: BaseException | None = None
        with monkeypatch.context() as patched:
            Broken(at, raising(FAULTS[fault])).install(patched)
            try:
                write_change(file, OLD, NEW)
            except (OSError, KeyboardInterrupt) as error:
                failed = error
        if isinstance(failed, OSError) and failed.filename is not None:
            assert failed.filename in (str(file), str(file.parent))
        assert file.read_bytes() in (OLD, NEW)
        if not isinstance(failed, KeyboardInterrupt):
            assert (failed is None) == (file.read_bytes() == NEW), "a failure is told where there is one alone"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert temporary(file.parent) == []
        seen.add(file.read_bytes() == NEW)
    assert seen == {False, True}


def in_child(action: Callable[[], object]) -> int:
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
        try:
            if after:
                call(*arguments)
            elif call.__name__ == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        finally:
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
    with pytest.raises(Refusal, match="has changed since"):
        write_change(file, OLD, NEW)
    assert file.read_bytes() == b"by another"
    with pytest.raises(Refusal, match="has changed since"), held(file.parent):
        write_held([Edited(file, None, NEW)])
    file.unlink()
    with pytest.raises(Refusal, match="has changed since"):
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
    write_out(fifo, b"through", print)
    assert os.read(reader, 100) == b"through"
    os.close(reader)


def test_a_folder_that_cannot_be_listed_is_written_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call = os.open

    def refuse(path: Path, flags: int, *more: int) -> int:
        if path == file.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        return call(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    atomic_write(file, NEW)
    assert file.read_bytes() == NEW


def said(messages: tuple[Message, ...]) -> list[str]:
    return [message.render("en") for message in messages]


def test_owner_and_attributes_stay(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        os.setxattr(file, "user.origin", b"Bappeda")
    except OSError:
        pytest.skip("a file system without extended attributes")  # some containers keep none
    assert write_change(file, OLD, NEW) == ()
    assert os.getxattr(file, "user.origin") == b"Bappeda"

    def refuse(*_arguments: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "setxattr", refuse)
    (line,) = said(write_change(file, NEW, OLD))
    assert line == f"{file} is written, but could not keep: its owner, its group, user.origin"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_list_of_a_folder_opens_no_file_that_had_none(tmp_path: Path) -> None:
    entries = ((1, 7, -1), (2, 7, 4321), (4, 5, -1), (16, 7, -1), (32, 5, -1))  # user 4321 may do all
    default = b"\x02\0\0\0" + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    file = tmp_path / "plan.yaml"
    file.write_bytes(OLD)
    try:
        os.setxattr(tmp_path, "system.posix_acl_default", default)
    except OSError:
        pytest.skip("a file system without access control lists")  # likewise
    assert write_change(file, OLD, NEW) == ()
    assert "system.posix_acl_access" not in os.listxattr(file)
    access = b"\x02\0\0\0" + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    os.setxattr(file, "system.posix_acl_access", access)
    assert write_change(file, NEW, OLD) == ()
    assert os.getxattr(file, "system.posix_acl_access") == access


def test_other_names_of_a_file_are_told(file: Path) -> None:
    other = file.with_name("other")
    other.hardlink_to(file)
    assert said(write_change(file, OLD, NEW)) == [
        f"{file} is written, but could not keep: its other names (hard links)"
    ]
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_what_takes_the_place_of_a_file_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(OSError, match="not supported"):
        read_regular(file, 10)
    with pytest.raises(OSError, match="not supported"):
        write_change(file, OLD, NEW)
    with pytest.raises(OSError, match="not supported"):
        read_regular(Path("/dev/zero"), 10)


def test_who_waits_for_a_plan_is_told_and_gives_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 1.2)
    told: list[Message] = []
    with held(file.parent), pytest.raises(Refusal) as refused, held(file.parent, told.append):
        pass
    assert said((*told, refused.value.message)) == [
        f"another roadmap is editing {file.parent}: waiting until it is done",
        f"another roadmap is still editing {file.parent}: end it, or try again later",
    ]
    assert refused.value.code == 2


def test_what_is_open_already_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as file:
        write_out(Path(f"/dev/fd/{file.fileno()}"), b"after\n", print)
        number = file.fileno()
    assert log.read_bytes() == b"before\nafter\n"
    with pytest.raises(OSError, match="Bad file descriptor") as caught:
        write_out(Path(f"/dev/fd/{number}"), b"lost", print)
    assert caught.value.filename == f"/dev/fd/{number}"


def test_every_command_that_writes_survives_what_may_happen() -> None:
    tried = crashes.attack(16)
    assert tried.count > 10
    assert tried.faults == []
