"""What lies in the folder of a plan and decides what is found in it, as bytes and as one digest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.journal import JOURNAL, STAGED
from ppu_roadmap.loader.folder import BOOK, FILES, astray, looks_like_ours, read_bytes, shown
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.staging import read_regular

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan

BESIDE_LIMIT = 1_000
"""Files and folders beside a plan that are looked at where some of them may belong to its book."""
BESIDE_BYTES = 50_000_000


class Contents(NamedTuple):
    """The files of a plan by name ("plan", "governance", …), and the digest of all that decides."""

    files: Mapping[str, bytes]
    digest: bytes
    changed_at: int
    """When the last name in the folder changed."""
    bound: bool
    """Whether more than these files decides: what lies beside them for the book."""

    def decides(self, plan: Plan, folder: Path) -> bool:
        """Whether this is all that decided what was found in a plan, which was made of these files, and is so still."""
        if plan.file.logo and not self.bound:  # its key was written in a way of its own
            return False
        try:
            return contents(folder) == self if self.bound else _changed_at(folder) == self.changed_at
        except OSError:
            return False


def contents(folder: Path) -> Contents | None:
    """What a plan's folder holds; ``None`` where that is odd: a link, a name that is reported, what cannot be read."""
    try:
        changed_at = _changed_at(folder)
        entries = {entry.name: entry for entry in os.scandir(folder)}
        if astray(folder) or any(map(_odd, entries.values())) or "plan.yaml" not in entries:
            return None
        files = {name: read_bytes(entries[name].path) for name in FILES if name in entries}
        if max(map(len, files.values())) > SIZE_LIMIT:
            return None
        digest = sha256(os.fsencode(shown(folder)))
        bound = BOOK in entries or b"logo" in files["plan.yaml"]
        for name, data in (*files.items(), *(_beside(folder) if bound else ())):
            digest.update(b"\0%s\0%d\0" % (os.fsencode(name), len(data)))
            digest.update(data)
        if _changed_at(folder) != changed_at:
            return None
    except (OSError, ValueError):
        return None
    by_name = {name.removesuffix(".yaml"): data for name, data in files.items()}
    return Contents(by_name, digest.digest(), changed_at, bound)


def size(folder: Path) -> int:
    """How many bytes the files of a plan have; none of what cannot be looked at."""
    with suppress(OSError):
        return sum(entry.stat().st_size for entry in os.scandir(folder) if entry.name in FILES)
    return 0


def _changed_at(folder: Path) -> int:
    return folder.stat().st_mtime_ns


def _odd(entry: os.DirEntry[str]) -> bool:
    """Whether what lies in a folder is more than a file to be read, or none at all."""
    name = entry.name
    if name in FILES:
        return entry.is_symlink()
    return name == JOURNAL or looks_like_ours(name) or bool(STAGED.fullmatch(name))


def _beside(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All that lies in a folder at any depth: a text may show any picture in it. Raises OSError and ValueError."""
    left, room = BESIDE_LIMIT, BESIDE_BYTES
    waiting = [folder]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            left -= 1
            if left < 0 or path.is_symlink():
                raise ValueError(path)
            if path.is_dir():
                waiting.append(path)
                data = b"/"
            else:
                data = read_regular(path, room + 1)
            room -= len(data)
            if room < 0:
                raise ValueError(path)
            yield path.relative_to(folder).as_posix(), data
