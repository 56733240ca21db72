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
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Generic, TypeVar, cast

Item = TypeVar("Item")
Made = TypeVar("Made")

AHEAD = 16
"""Items for each process that may be under way or done before an earlier one."""
SHARE = 8
"""Items for which one more process is worth its start."""
SELDOM = 1_000_000
"""New objects until cycles are looked for, as in the command itself: a plan holds none."""
_START = "import sys; sys.path[:] = {path}; from ppu_roadmap.loader.pool import work_on; work_on()"


class _Failed(Enum):
    """Why nothing came of an item."""

    DIED = "a process died over it"
    NONE = "no process could be had"


def mapped(
    work: Callable[[Item], Made],
    items: Sequence[Item],
    jobs: int | None,
    *,
    again: Callable[[Item], object],
    lost: Callable[[Item], Made],
) -> Generator[Made]:
    """What work makes of each item, in their order, by at most so many processes; work, items and results are pickled.

    Without ``jobs`` as many as can run at once. Of an item over which a process dies ``again`` is told, and a new
    process works on it; where that dies, too, what is ``lost`` stands in for the result. Raises what work raises. Where
    no process can be had, or one has been asked for, all is done in this one.
    """
    jobs = min(jobs or _cores(), len(items) // SHARE)
    if jobs < 2 or not sys.executable:  # noqa: PLR2004 -- one process is this one
        yield from map(work, items)
        return
    pool = _Pool(work, items, again, lost)
    workers = [_Worker(pickle.dumps(work), pool.todo, pool.news) for _each in range(jobs)]
    try:
        yield from pool.results(workers)
    finally:
        for worker in workers:
            worker.end()
        for worker in workers:
            if worker.ident:  # it has been started
                worker.join()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class _Pool(Generic[Item, Made]):
    """What processes have to do, what they tell of it, and what they have done before its turn."""

    work: Callable[[Item], Made]
    items: Sequence[Item]
    again: Callable[[Item], object]
    lost: Callable[[Item], Made]
    todo: SimpleQueue[Any] = field(default_factory=SimpleQueue)
    news: SimpleQueue[tuple[int, Any]] = field(default_factory=SimpleQueue)
    done: dict[int, tuple[Any, Exception | None]] = field(default_factory=dict)
    died: set[int] = field(default_factory=set)
    """Items over which a process has died."""
    alive: int = 0
    """Workers that have not ended."""

    def results(self, workers: Sequence[_Worker]) -> Generator[Made]:
        """What is made of the items; of those ahead only so much as will soon be wanted."""
        for worker in workers:
            with suppress(RuntimeError):  # there is no room for one more thread
                worker.start()
                self.alive += 1
        tasks = enumerate(self.items)
        for task in islice(tasks, AHEAD * len(workers)):
            self.todo.put(task)
        for index, item in enumerate(self.items):
            while self.alive and index not in self.done:
                self._hear(*self.news.get())
            made, error = self.done.pop(index) if index in self.done else (self.work(item), None)
            if error:
                raise error
            yield cast("Made", made)
            for task in islice(tasks, 1):
                self.todo.put(task)

    def _hear(self, index: int, found: tuple[Any, Exception | None] | _Failed) -> None:
        """Take what a worker has made of an item, or see to it that something is made of it."""
        self.alive -= found is _Failed.NONE
        if not isinstance(found, _Failed):
            self.done[index] = found
        elif index in self.died:
            self.done[index] = self.lost(self.items[index]), None
        elif found is _Failed.DIED:
            self.died.add(index)
            self.again(self.items[index])
        else:
            self.todo.put((index, self.items[index]))


class _Worker(Thread):
    """A thread that has items worked on by a process, and tells what came of each; it ends where it can have none."""

    def __init__(self, work: bytes, todo: SimpleQueue[Any], news: SimpleQueue[tuple[int, Any]]) -> None:
        super().__init__(daemon=True)
        self.work, self.todo, self.news = work, todo, news
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = False

    def run(self) -> None:
        """Take one item after the other, until there are no more."""
        for index, item in iter(self.todo.get, None):
            found = self._made(item)
            if found is _Failed.DIED:
                self.news.put((index, found))
                found = self._made(item)
            self.news.put((index, found))
            if found is _Failed.NONE:
                break
        self._leave()

    def end(self) -> None:
        """End the process, on which the thread ends; from another thread."""
        self.ended = True
        self.todo.put(None)
        if process := self.process:
            process.kill()

    def _made(self, item: object) -> tuple[Any, Exception | None] | _Failed:
        failed = _Failed.NONE
        try:
            process = self.process or self._begun()
            failed = _Failed.DIED
            return cast("tuple[Any, Exception | None]", _told(process, pickle.dumps(item)))
        except Exception:  # noqa: BLE001 -- whatever it is: who waits for the item is to hear of it
            self._leave()
            return failed

    def _begun(self) -> subprocess.Popen[bytes]:
        """A process that is ready. Raises OSError or EOFError where none can be had."""
        output = None if os.environ.get("ROADMAP_DEBUG") == "1" else subprocess.DEVNULL
        self.process = subprocess.Popen(  # noqa: S603 -- this interpreter
            [sys.executable, "-P", *_flags(), "-c", _START.format(path=ascii(sys.path))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            process_group=0,  # of its own, so that Ctrl-C reaches this process alone, which then ends it
        )
        if self.ended:  # meanwhile
            raise EOFError
        _told(self.process, self.work)
        return self.process

    def _leave(self) -> None:
        """End the process and forget it."""
        process, self.process = self.process, None
        if process:
            process.kill()
            with suppress(OSError):  # what was not sent is not needed any more
                process.__exit__(None, None, None)


def _told(process: subprocess.Popen[bytes], data: bytes) -> object:
    """What a process answers. Raises OSError or EOFError where it has ended."""
    requests, results = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    requests.write(data)
    requests.flush()
    return pickle.load(results)  # noqa: S301 -- of a process that is this program


def _flags() -> list[str]:
    """The options with which this interpreter was started."""
    return subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001 -- as multiprocessing takes them


def work_on() -> None:
    """Be such a process, until nobody gives it more to do."""
    gc.set_threshold(SELDOM)
    requests, results = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no result
    made: tuple[object, Exception | None] = None, None
    with suppress(EOFError, OSError, KeyboardInterrupt):
        work = pickle.load(requests)  # noqa: S301 -- of the process that has started this one
        while True:
            results.write(pickle.dumps(made))
            results.flush()
            item = pickle.load(requests)  # noqa: S301 -- as above
            try:
                made = work(item), None
            except Exception as error:  # noqa: BLE001 -- raised again where the result is wanted
                made = None, _sendable(error)
    os._exit(0)  # nobody waits for it, and nothing is left to write


def _sendable(error: Exception) -> Exception:
    """An error with where it was raised, in a class that can be made anew."""
    from traceback import format_exc

    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- its own
    except Exception:  # noqa: BLE001 -- whatever its class does there
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(format_exc())
    return error
