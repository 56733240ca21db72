"""Work for processes of a pool, which import it by its name."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ppu_roadmap.text import Refusal, _


@dataclass(frozen=True)
class Doubling:
    """Work that leaves a note of each time it is done, and that goes wrong where it is told to."""

    notes: Path
    kill: tuple[int, ...] = ()
    """Over these a process dies, each time."""
    kill_once: tuple[int, ...] = ()
    refuse: int | None = None
    fail: int | None = None
    slow: int | None = None
    odd: int | None = None
    """What is made of this one can be sent, but nobody can read it."""

    def __call__(self, item: int) -> Any:
        seen = self.done(item)
        (self.notes / f"{item}.{seen}.{os.getpid()}").touch()
        if item in self.kill or (item in self.kill_once and not seen):
            os.kill(os.getpid(), signal.SIGKILL)
        if item == self.refuse:
            raise Refusal(_("{word} is refused", word=str(item)), code=7)
        if item == self.fail:
            raise OddError(item, extra="lost in a pickle")
        if item == self.slow:
            time.sleep(0.5)
        return Unreadable() if item == self.odd else 2 * item

    def done(self, item: int) -> int:
        """How often it was done."""
        return len([*self.notes.glob(f"{item}.*")])


class Unreadable:
    """What cannot be made anew."""

    def __reduce__(self) -> tuple[Any, ...]:
        return getattr, (None, "nothing")


class OddError(Exception):
    """An error that cannot be made anew of its arguments."""

    def __init__(self, item: int, *, extra: str) -> None:
        super().__init__(item)
        self.extra = extra
