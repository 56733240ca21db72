"""A database of texts by what they answer, in a folder; whatever is wrong with it, it is as if there were none."""

import os
import sqlite3
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Self

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
_SETTINGS = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = OFF"
"""No write-ahead log, which does not work over a network; what a kill leaves half done the next process takes back."""


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
        with suppress(OSError, ValueError):  # a folder that cannot be made, a name that none can be
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_private(self.path):
                self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._write()
        self._drop()

    def holds(self, asked: bytes) -> bool:
        """Whether it has an answer to a question, of whatever state of what it was asked of."""
        return bool(self._rows("SELECT 1 FROM answers WHERE asked = ? LIMIT 1", asked))

    def get(self, asked: bytes, digest: bytes) -> bytes | None:
        """The answer to a question about what has a digest, whole as it was put there; else ``None``."""
        question = "SELECT text FROM answers WHERE asked = ? AND digest = ? AND length(text) <= ?"
        for (text,) in self._rows(question, asked, digest, LONGEST):
            if isinstance(text, bytes) and text[:_SUM] == _sum(asked, digest, text[_SUM:]):
                return text[_SUM:]
        return None

    def put(self, asked: bytes, digest: bytes, text: bytes) -> None:
        """Keep an answer; when it is written is no matter."""
        if self.base is not None and len(text) + _SUM <= LONGEST:
            self.waiting[asked, digest] = _sum(asked, digest, text) + text
        if len(self.waiting) >= BATCH:
            self._write()

    def _open(self, *, again: bool = True) -> None:
        try:
            self.base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            self.base.executescript(
                "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = OFF"
            )
            ((ours,),) = self.base.execute("PRAGMA application_id")
            if ours == 0 and not self._rows("SELECT 1 FROM sqlite_schema LIMIT 1") and self.base is not None:
                self.base.executescript(
                    f"BEGIN IMMEDIATE; PRAGMA application_id = {_OURS}; CREATE TABLE IF NOT EXISTS answers"
                    " (asked BLOB, digest BLOB, text BLOB, PRIMARY KEY (asked, digest)); COMMIT"
                )
            elif ours != _OURS:
                self._drop()
        except sqlite3.Error as error:
            if self._fail(error) and again and _is_private(self.path):
                self._open(again=False)

    def _rows(self, question: str, *values: bytes | int) -> list[tuple[object, ...]]:
        if self.base is None:
            return []
        try:
            return self.base.execute(question, values).fetchall()
        except (sqlite3.Error, MemoryError) as error:
            self._fail(error)
            return []

    def _write(self) -> None:
        """Write what waits, all of it or, where that cannot be, nothing."""
        if self.base is None or not self.waiting:
            return
        rows = [(*key, text) for key, text in self.waiting.items()]
        self.waiting.clear()
        try:
            self.base.execute("BEGIN IMMEDIATE")
            sizes = (self.base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
            used = next(sizes) - next(sizes)
            if used * self.base.execute("PRAGMA page_size").fetchone()[0] + sum(len(row[2]) for row in rows) > LIMIT:
                oldest = "SELECT rowid FROM answers ORDER BY rowid LIMIT (SELECT count(*) / 2 + 1 FROM answers)"
                self.base.execute(f"DELETE FROM answers WHERE rowid IN ({oldest})")  # noqa: S608 -- our own text
            self.base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
            self.base.execute("COMMIT")
        except (sqlite3.Error, MemoryError) as error:
            self._fail(error)

    def _fail(self, error: Exception) -> bool:
        """Do without; whether the file was broken, and is gone: it is made anew when it is opened."""
        self._drop()
        broken = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        for name in (NAME, f"{NAME}-journal") if broken else ():
            with suppress(OSError):
                self.path.with_name(name).unlink()
        return broken

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
