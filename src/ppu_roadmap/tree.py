"""A folder of files that are ours, told by the list of their sums beside them: compared with others, and replaced.

The list is one that ``sha256sum --check`` reads. What is not in it, or has been changed since, is never deleted; links
are not followed.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.files import held
from ppu_roadmap.staging import TEMPORARY, Say, read_regular, sync_folder, telling
from ppu_roadmap.text import FileName, Refusal, _

SUMS = "SHA256SUMS"
STAGED = re.compile(re.escape(TEMPORARY) + "tree-[0-9a-f]{16}")
"""The names of folders in which files wait, of which a killed command leaves one."""
_LINE = re.compile(r"([0-9a-f]{64})  ((?!\.\.?/)[^/\\]+(?:/(?!\.\.?/)[^/\\]+)*)")
_LIMIT = 10_000_000
"""Bytes that are read of a list."""
State: TypeAlias = Literal["missing", "stale", "left over"]


class Sums(NamedTuple):
    """The list: what it says of itself, and the SHA-256 of each file by its path, with ``/`` between folders."""

    about: str
    files: Mapping[str, str]

    @classmethod
    def read(cls, data: bytes) -> "Sums":
        """A list of any origin: lines that are of no form, or lead out of the folder, are passed over."""
        lines = data.decode("utf-8", "replace").splitlines()
        found = {match[2]: match[1] for line in lines if (match := _LINE.fullmatch(line))}
        return cls(next((line[2:] for line in lines if line.startswith("# ")), ""), found)

    def written(self) -> bytes:
        """The list as a file."""
        lines = (f"{digest}  {path}\n" for path, digest in sorted(self.files.items()))
        return f"# {self.about}\n{''.join(lines)}".encode()


def sums_of(folder: Path) -> Sums:
    """The list of a folder, empty where there is none. Raises OSError."""
    try:
        return Sums.read(read_regular(_inside(folder, SUMS), _LIMIT))
    except FileNotFoundError:
        return Sums("", {})


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_in(folder: Path, path: str) -> str | None:
    """That of a file of a folder, ``None`` where there is none. Raises OSError, and Refusal for a link."""
    try:
        with _inside(folder, path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def differences(now: Callable[[str], str | None], old: Iterable[str], new: Mapping[str, str]) -> Iterator[tuple[State, str]]:
    """How files stand, by their digests ``now``, that are to be others; ``old`` are the paths of those that were."""
    for path, wanted in sorted(new.items()):
        if (found := now(path)) != wanted:
            yield "missing" if found is None else "stale", path
    yield from (("left over", path) for path in sorted({*old}.difference(new)) if now(path) is not None)


def write_tree(folder: Path, files: Iterable[tuple[str, bytes]], about: str, kept: Collection[str], say: Say) -> None:
    """Write files into a folder, all or none, and delete those of its list that are not among them.

    ``kept`` are paths of its list that stay as they are. Raises OSError, and Refusal where a link is in the way.
    """
    home = folder if folder.is_dir() else folder.parent
    with held(home, say):
        for name in filter(STAGED.fullmatch, os.listdir(home)):  # noqa: PTH208 -- names
            shutil.rmtree(home / name, ignore_errors=True)
        stage = home / f"{TEMPORARY}tree-{os.urandom(8).hex()}"
        try:
            with telling(folder):
                stage.mkdir()
                new = {path: _staged(stage / path, data) for path, data in files}
                old = sums_of(folder)
                sums = Sums(about, new | {path: old.files[path] for path in kept})
                _staged(stage / SUMS, sums.written())
            if home != folder:
                stage.rename(folder)  # the folder is there whole, or not at all
                sync_folder(home)
                return
            waiting = [path for path in new if digest_in(folder, path) != new[path]]
            targets = {path: _inside(folder, path) for path in (*waiting, SUMS)}
            try:
                _put(stage, targets)
            except KeyboardInterrupt:
                _put(stage, targets)  # nothing is left half done that can be finished
                raise
            for path in set(old.files).difference(sums.files):
                if digest_in(folder, path) == old.files[path]:
                    _remove(folder, path)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _staged(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return digest(data)


def _put(stage: Path, targets: Mapping[str, Path]) -> None:
    """Give each file that still waits its place."""
    for path, target in targets.items():
        if (stage / path).exists():
            with telling(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                with suppress(FileNotFoundError):
                    shutil.copymode(target, stage / path)
                (stage / path).replace(target)


def _remove(folder: Path, path: str) -> None:
    """Delete a file, and the folders that it leaves empty."""
    target = folder / path
    with telling(target):
        target.unlink()
    with suppress(OSError):  # not empty
        for parent in target.parents:
            if parent == folder:
                break
            parent.rmdir()


def _inside(folder: Path, path: str) -> Path:
    """A path of a folder. Raises Refusal where a link stands on it, which would lead elsewhere."""
    found = folder
    for part in path.split("/"):
        found /= part
        if found.is_symlink():
            raise Refusal(_("{path} is a link, through which nothing is written: delete it", path=FileName(str(found))))
    return found
