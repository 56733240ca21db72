"""What a question may take: seconds of DuckDB's work and memory of the process; Ctrl-C ends it at once."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any
from weakref import ref

from ppu_roadmap.text import Refusal, _

MEMORY = 512
"""MB that DuckDB may take for the tables and for its work on them."""
BESIDE = 1024
"""MB that the process may grow by, all told: what DuckDB does not count, and the rows on their way out."""
_PAUSE = 0.05
"""Seconds between two looks at the clock."""
TOO_LARGE = _("the answer takes more memory than it may: ask for fewer rows or columns, or for sums")


class Clock:
    """The seconds that are left to a question, which run while DuckDB works and not while somebody reads."""

    def __init__(self, seconds: int) -> None:
        self.left, self.over, self.ends = float(seconds), False, math.inf
        self.told = _("there is no answer after {seconds} seconds: ask for less, or give it more with --timeout",
                      seconds=seconds)  # fmt: skip
        self.database: Any = None

    @contextmanager
    def running(self, database: Any) -> Iterator[None]:
        """Interrupt the database when no time is left: by one thread, for where memory ends none can be begun."""
        if self.database is None:
            self.database = database
            Thread(target=_watch, args=(ref(self),), daemon=True).start()
        self.ends = time.monotonic() + self.left
        try:
            yield
        finally:
            self.left, self.ends = self.ends - time.monotonic(), math.inf


def _watch(clock: ref[Clock]) -> None:
    """Look at a clock as long as there is one; a thread that kept the database would end it while the process ends."""
    while (known := clock()) is not None:
        if time.monotonic() > known.ends:
            known.over = True
            known.database.interrupt()
        del known
        time.sleep(_PAUSE)


@contextmanager
def bounded() -> Iterator[None]:
    """Keep the process from growing without end. Raises Refusal where it would."""
    with suppress(ImportError):  # a system that has no such limit
        import resource

        before = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_now() + BESIDE * 2**20, before[1]))
        try:
            yield
        except MemoryError:
            raise Refusal(TOO_LARGE) from None
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)
        return
    yield


def _now() -> int:
    """The bytes of address space that the process has. Raises OSError where nobody tells."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * 4096
