"""The server: it listens on this machine alone, follows the files of the plan, and ends when it is told to."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from errno import EADDRINUSE
from pathlib import Path, PurePath

import uvicorn
from watchfiles import Change, watch

from ppu_roadmap.serve.app import app
from ppu_roadmap.serve.live import Live
from ppu_roadmap.text import Refusal, _

LOOPBACK = "127.0.0.1"
SUFFIXES = (".yaml", ".yml", ".md", ".png", ".jpg", ".svg")
"""Of files of a plan, and of texts and images of its book, in which there may be findings."""
STEP, AT_MOST = 100, 1_000
"""Milliseconds for which nothing must happen until the files are read, and after which they are read even so."""
LOOK = 1.0
"""Seconds after which the folder is looked for: what is followed is a folder, whatever becomes of its name."""


def serve(live: Live, folder: Path, port: int, ready: Callable[[str], object]) -> None:
    """Serve the page until the process is interrupted; ``ready`` is told its address as soon as it can be opened.

    Raises Refusal where the port is not to be had.
    """
    with _listening(port) as at:
        address = f"http://{LOOPBACK}:{at.getsockname()[1]}/"
        asyncio.run(_serve(live, folder, at, lambda: ready(address)))


def _listening(port: int) -> socket.socket:
    """A socket of this machine on a port, on any that is free for 0."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
    except OSError as error:
        made.close()
        if error.errno == EADDRINUSE:
            told = _("port {port} is in use: choose another with --port, or --port 0", port=port)
            raise Refusal(told) from None
        raise Refusal(_("port {port} is not to be had: {reason}", port=port, reason=error.strerror)) from None
    return made


async def _serve(live: Live, folder: Path, at: socket.socket, ready: Callable[[], object]) -> None:
    config = uvicorn.Config(
        app(live), log_config=None, log_level="critical", access_log=False, lifespan="off", ws="none",
        server_header=False, timeout_graceful_shutdown=0,
    )  # fmt: skip
    follower = threading.Thread(target=_follow, args=(live, folder, asyncio.get_running_loop()), daemon=True)
    follower.start()  # it may be in the middle of a long reading at the end, for which nobody is to wait
    await _Server(config, live, ready).serve([at])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, live: Live, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self.live, self.ready = live, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.live.ended = True
        self.live.tell()  # else the pages that wait would keep it open
        await super().shutdown(sockets)


def _follow(live: Live, folder: Path, loop: asyncio.AbstractEventLoop) -> None:
    """Read the plan again whenever its files have changed and rest; changes meanwhile make for one reading more."""
    for _change in _changes(folder):
        before = live.shown.mark
        live.update()
        if live.shown.mark != before:
            loop.call_soon_threadsafe(live.tell)


def _changes(folder: Path) -> Iterator[None]:
    """Whenever files have changed and rest, and when the folder is gone or another, as when a branch is checked out."""
    moved = False
    while True:
        try:
            followed = folder.stat().st_ino
            for changes in watch(
                folder, watch_filter=_matters, debounce=AT_MOST, step=STEP, raise_interrupt=False,
                rust_timeout=int(1000 * LOOK), yield_on_timeout=True,
            ):  # fmt: skip
                if changes or moved:
                    yield
                moved = folder.stat().st_ino != followed
                if moved:
                    break
        except FileNotFoundError:
            moved = True
            yield
            time.sleep(LOOK)


def _matters(_change: Change, path: str) -> bool:
    name = PurePath(path)
    return name.suffix.casefold() in SUFFIXES and not name.name.startswith(".")
