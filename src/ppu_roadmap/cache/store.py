"""A database of texts by what they answer, in a folder; whatever is wrong with it, it is as if there were none."""

import os
import sqlite3
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

NAME = "roadmap-cache.sqlite3"
LIMIT = 200_000_000
"""Bytes that are kept; the oldest go first."""
LONGEST = 16_000_000
"""Bytes of one answer."""
PATIENCE = 1.0
"""Seconds for which another process is waited for."""
BATCH = 32
"""Answers that are written at once, so that who is killed loses few."""
_OURS = 0x50505552
_OWN = 0o600
_SUM = 16
_SETTINGS = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA synchronous = OFF")
"""No write-ahead log, which does not work over a network; what a kill leaves half done the next process takes back."""
_TABLE = (
    "BEGIN IMMEDIATE",
    f"PRAGMA application_id = {_OURS}",
    "CREATE TABLE IF NOT EXISTS answers (asked BLOB, digest BLOB, text BLOB, PRIMARY KEY (asked, digest))",
    "COMMIT",
)
_USED = (
    "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_FORGET = (
    "DELETE FROM answers WHERE rowid IN"
    " (SELECT rowid FROM answers ORDER BY rowid LIMIT (SELECT count(*) / 2 + 1 FROM answers))"
)


def usual_folder(environ: Mapping[str, str]) -> Path | None:
    """Where programs of this user keep what they can make anew; none for a user without a home."""
    if not (environ.get("XDG_CACHE_HOME") or environ.get("HOME")):
        return None
    from platformdirs import user_cache_path

    return user_cache_path("roadmap")


class Store:
    """Answers by what was asked, and by the digest of what it was asked of. Nothing of it raises, or waits long.

    A file that is no database is made anew; that of another program, and one that others may write, is left alone.
    """

    def __init__(self, folder: Path) -> None:
        self.base: sqlite3.Connection | None = None
        self.path = folder / NAME
        self.waiting: dict[tuple[bytes, bytes], bytes] = {}
        with suppress(OSError, ValueError, sqlite3.Error):  # a folder that cannot be made, a name that none can be
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._open()
            if not self.path.exists():  # it was broken, and is gone
                self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._write()
        self._drop()

    def holds(self, asked: bytes) -> bool:
        """Whether it has an answer to a question, of whatever it was asked of."""
        return bool(self._run("SELECT 1 FROM answers WHERE asked = ? LIMIT 1", asked))

    def get(self, asked: bytes, digest: bytes) -> bytes | None:
        """The answer to a question about what has a digest, whole as it was put there; else ``None``."""
        question = "SELECT text FROM answers WHERE asked = ? AND digest = ? AND length(text) <= ?"
        for (text,) in self._run(question, asked, digest, LONGEST):
            if isinstance(text, bytes) and text[:_SUM] == _sum(asked, digest, text[_SUM:]):
                return text[_SUM:]
        return None

    def put(self, asked: bytes, digest: bytes, text: bytes) -> None:
        """Keep an answer; when it is written is no matter."""
        if self.base is not None and len(text) + _SUM <= LONGEST:
            self.waiting[asked, digest] = _sum(asked, digest, text) + text
        if len(self.waiting) >= BATCH:
            self._write()

    def _open(self) -> None:
        if not _is_private(self.path):
            return
        self.base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        for each in _SETTINGS:
            self._run(each)
        found = self._run("SELECT application_id, page_count FROM pragma_application_id, pragma_page_count")
        if found == [(0, 0)]:  # it has just been made
            for each in _TABLE:
                self._run(each)
        elif found and found[0][0] != _OURS:
            self._drop()

    def _write(self) -> None:
        """Write what waits, all of it or, where that cannot be, nothing."""
        waiting, self.waiting = self.waiting, {}
        if not waiting or self.base is None:
            return
        self._run("BEGIN IMMEDIATE")
        for (used,) in self._run(_USED):
            if used + sum(map(len, waiting.values())) > LIMIT:
                self._run(_FORGET)
        for key, text in waiting.items():
            self._run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", *key, text)
        self._run("COMMIT")

    def _run(self, statement: str, *values: bytes | int) -> list[Any]:
        """The rows that a statement finds; once one has failed, there are none any more, and a broken file is gone."""
        if self.base is None:
            return []
        try:
            return self.base.execute(statement, values).fetchall()
        except (sqlite3.Error, MemoryError) as error:
            self._drop()
            broken = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
            for name in (NAME, f"{NAME}-journal") if broken else ():
                with suppress(OSError):
                    self.path.with_name(name).unlink()
            return []

    def _drop(self) -> None:
        self.waiting.clear()
        if self.base is not None:
            with suppress(sqlite3.Error):
                self.base.close()
        self.base = None


def _is_private(path: Path) -> bool:
    """Make the file where it is not there; whether nobody else can write or read it. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, _OWN)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or state.st_uid != os.geteuid():
            return False
        if stat.S_IMODE(state.st_mode) != _OWN:
            os.fchmod(descriptor, _OWN)
        return True
    finally:
        os.close(descriptor)


def _sum(asked: bytes, digest: bytes, text: bytes) -> bytes:
    """What tells that an answer is whole."""
    return blake2b(b"".join((asked, digest, text)), digest_size=_SUM).digest()
