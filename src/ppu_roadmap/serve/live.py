"""What is shown now, and who waits to hear that it is something else."""

import asyncio
import gc
import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.page import data, page
from ppu_roadmap.page.words import said
from ppu_roadmap.text import FileName, Language, Message, Refusal, _, _n, inert_json
from ppu_roadmap.views.view import Asked

SCRIPT = Path(__file__).with_name("alive.js")
LOST = _("The connection is lost: this page does not follow the plan any more.")
ERRORS = 5
"""Errors that are told in full."""
BEAT = 15.0
"""Seconds after which a line that says nothing shows that a connection still stands."""


class Shown(NamedTuple):
    """A state of the plan: the page, its data alone, and a mark that those of another state do not have."""

    page: bytes
    data: bytes
    mark: str


class Live:
    """The state that is shown. ``ask`` reads the plan; it raises Refusal or OSError where there is none to read."""

    def __init__(self, ask: Callable[[], tuple[Asked, Language]]) -> None:
        self.ask = ask
        self.asked, self.language = ask()
        self.shown = self._state()
        self.ended = False
        self._changed = asyncio.Event()

    def update(self) -> None:
        """Read the plan again; where it cannot be read the last state stays, and says why. Any thread may call it."""
        problem: Message | None = None
        try:
            self.asked, self.language = self.ask()
        except Refusal as refusal:
            problem = refusal.message
        except OSError as error:
            problem = _("{path}: {reason}", path=FileName(str(error.filename)), reason=error.strerror)
        self.shown = self._state(problem)
        gc.collect()  # commands that end soon leave it to their end

    def tell(self) -> None:
        """Wake who waits: there is a new state, or an end."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def marks(self) -> AsyncIterator[str]:
        """The mark of each state from now on; an empty one where nothing happened for a while."""
        told = ""
        while not self.ended:
            changed = self._changed
            if (mark := self.shown.mark) != told:
                told = mark
                yield mark
                continue
            try:
                await asyncio.wait_for(changed.wait(), BEAT)
            except TimeoutError:
                yield ""

    def _state(self, problem: Message | None = None) -> Shown:
        told: dict[str, Any] = data(self.asked, self.language)
        told["trouble"] = [*map(said, self._trouble(problem))]
        text = inert_json(told).encode()
        mark = hashlib.sha256(text).hexdigest()[:16]
        alive = SCRIPT.read_text("utf-8").replace("MARK", mark).replace("LOST", inert_json(said(LOST)))
        return Shown(page(told, self.asked, self.language, alive=alive), text, mark)

    def _trouble(self, problem: Message | None) -> Iterator[Message]:
        """What keeps the plan, or parts of it, from being read; of many errors the first."""
        if problem:
            yield problem
        errors = [one for found in self.asked.findings for one in found if one.severity is Severity.ERROR]
        for one in errors[:ERRORS]:
            place = f"{one.file}:{one.span.line}"
            yield _("{file}: {message}", file=FileName(place), message=one.message)
        if (more := len(errors) - ERRORS) > 0:
            yield _n("and {count} more error", "and {count} more errors", more)
