"""Work on many items over several processes: results in the order of the items, whatever becomes of a process.

Not ``concurrent.futures``: when one of its processes dies, all its work is lost, and nobody can tell on what it died.
Not ``multiprocessing`` either, whose processes first look for modules in the current folder, which may be a stranger's.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import IO, Any, Generic, TypeVar, cast

Item = TypeVar("Item")
Made = TypeVar("Made")

QUEUED = 2
"""Items that a process has, so that it need not wait for the next one."""
AHEAD = 16
"""Results for each process that may wait for an earlier one."""
SHARE = 8
"""Items for which one more process is worth its start."""
SELDOM = 1_000_000
"""New objects until cycles are looked for, as in the command itself: a plan holds none."""
_SIZE, _PIECE = 8, 1 << 20
"""Bytes that say how long a result is, and that are read at once."""
_START = "import sys; sys.path[:] = {path}; from ppu_roadmap.loader.pool import work_on; work_on()"


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    work: Callable[[Item], Made],
    items: Sequence[Item],
    jobs: int,
    *,
    again: Callable[[Item], object],
    lost: Callable[[Item], Made],
) -> Generator[Made]:
    """What work makes of each item, in their order, by at most so many processes; work, items and results are pickled.

    Of an item over which a process dies ``again`` is told, and it is worked on in a process of its own; where that
    dies, too, what is ``lost`` stands in for the result. Raises what work raises. Where no process can be had, or one
    has been asked for, all is done in this one.
    """
    jobs = min(jobs, len(items) // SHARE)
    if jobs < 2 or not sys.executable:  # noqa: PLR2004 -- one process is this one
        yield from map(work, items)
        return
    pool = _Pool(work, items, jobs, again, lost)
    try:
        for index in range(len(items)):
            yield pool.result(index)
    finally:
        pool.close()


class _GoneError(Exception):
    """A process has ended before its time."""


class _Raised:
    """What a process sends where work raised an error."""

    def __init__(self, error: Exception) -> None:
        from traceback import format_exc

        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 -- its own
        except Exception:  # noqa: BLE001 -- whatever its class does there
            error = RuntimeError(f"{type(error).__name__}: {error}")
        error.add_note(format_exc())
        self.error = error


class _Process:
    """A process that works; what it has been given comes back in that order."""

    def __init__(self, work: bytes) -> None:
        self.given: deque[int] = deque()
        self.ready = False
        # Its own group, so that Ctrl-C reaches this process alone, which then ends it.
        self.process = subprocess.Popen(  # noqa: S603 -- this interpreter
            [sys.executable, "-P", *_flags(), "-c", _START.format(path=ascii(sys.path))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # what is read ahead is not seen by who waits for more
            stderr=None if os.environ.get("ROADMAP_DEBUG") == "1" else subprocess.DEVNULL,
            process_group=0,
        )
        self.input, self.output = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        self._send(work)

    def give(self, index: int, item: object) -> None:
        """Let it work on an item."""
        self.given.append(index)
        self._send(pickle.dumps(item))

    def receive(self) -> Any:
        """What it sends next. Raises _GoneError where it has ended."""
        try:
            size = int.from_bytes(self._read(_SIZE), "big")
            return pickle.loads(self._read(size))  # noqa: S301 -- of a process that is this program
        except (EOFError, OSError, pickle.UnpicklingError):
            raise _GoneError from None

    def _read(self, size: int) -> bytes:
        """So many bytes, and none more. Raises EOFError."""
        data = bytearray()
        while len(data) < size:
            piece = self.output.read(min(size - len(data), _PIECE))
            if not piece:
                raise EOFError
            data += piece
        return bytes(data)

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        for stream in (self.input, self.output):
            with suppress(OSError):  # what was not sent is not needed any more
                stream.close()
        self.process.wait()

    def _send(self, data: bytes) -> None:
        with suppress(OSError):  # it has ended, which is seen where its results are read
            rest = memoryview(data)
            while rest:
                rest = rest[self.input.write(rest) :]


class _Pool(Generic[Item, Made]):
    """Processes, what they have yet to do, and what they have done before its turn."""

    def __init__(
        self,
        work: Callable[[Item], Made],
        items: Sequence[Item],
        jobs: int,
        again: Callable[[Item], object],
        lost: Callable[[Item], Made],
    ) -> None:
        self.work, self.items, self.again, self.lost = work, items, again, lost
        self.sent = pickle.dumps(work)
        self.left, self.done = deque(range(len(items))), dict[int, Any]()
        self.selector, self.ahead = DefaultSelector(), AHEAD * jobs
        self.processes: list[_Process] = []
        for _each in range(jobs):
            self._start()

    def result(self, index: int) -> Made:
        """What was made of an item; those before it have been asked for."""
        while index not in self.done:
            for process in sorted(self.processes, key=lambda each: len(each.given)):
                while len(process.given) < QUEUED and self.left and self.left[0] <= index + self.ahead:
                    following = self.left.popleft()
                    process.give(following, self.items[following])
            if not self.processes:  # none could be had: what they had been given is left
                self.left.remove(index)
                return self.work(self.items[index])
            for key, _events in self.selector.select():
                self._take(key.data)
        made = self.done.pop(index)
        if isinstance(made, _Raised):
            raise made.error
        return cast("Made", made)

    def close(self) -> None:
        """End all processes."""
        for process in list(self.processes):
            self._end(process)
        self.selector.close()

    def _start(self) -> None:
        try:
            process = _Process(self.sent)
        except OSError:  # there is no room for one more
            return
        self.processes.append(process)
        self.selector.register(process.output, EVENT_READ, process)

    def _end(self, process: _Process) -> None:
        self.processes.remove(process)
        self.selector.unregister(process.output)
        process.end()

    def _take(self, process: _Process) -> None:
        try:
            made = process.receive()
        except _GoneError:
            self._bury(process)
            return
        if process.ready:
            self.done[process.given.popleft()] = made
        process.ready = True

    def _bury(self, process: _Process) -> None:
        """What a process was given and has not done goes to others, but for the item over which it died."""
        self._end(process)
        given = list(process.given)
        if process.ready and given:
            died = given.pop(0)
            self.again(self.items[died])
            self.done[died] = self._alone(died)
        if process.ready:
            self._start()
        self.left.extendleft(reversed(given))

    def _alone(self, index: int) -> Any:
        """What a process of its own makes of an item."""
        try:
            process = _Process(self.sent)
        except OSError:
            return self.lost(self.items[index])
        try:
            process.give(index, self.items[index])
            process.receive()  # that it is ready
            return process.receive()
        except _GoneError:
            return self.lost(self.items[index])
        finally:
            process.end()


def _flags() -> list[str]:
    """The options with which this interpreter was started."""
    return subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001 -- as multiprocessing takes them


def work_on() -> None:
    """Be such a process, until nobody gives it more to do."""
    gc.set_threshold(SELDOM)
    requests, results = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no result
    try:
        work = pickle.load(requests)  # noqa: S301 -- of the process that has started this one
        made: object = None
        while True:
            data = pickle.dumps(made)
            results.write(len(data).to_bytes(_SIZE, "big") + data)
            results.flush()
            item = pickle.load(requests)  # noqa: S301 -- as above
            try:
                made = work(item)
            except Exception as error:  # noqa: BLE001 -- raised again where the result is wanted
                made = _Raised(error)
    except (EOFError, OSError, KeyboardInterrupt):
        os._exit(0)  # nobody waits for it, and nothing is left to write
