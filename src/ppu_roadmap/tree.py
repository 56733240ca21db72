"""Files that belong together written into a folder, and deleted where they do no longer; what is not ours stays.

Ours is what an earlier list of digests has. Links are not followed.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from ppu_roadmap.files import held
from ppu_roadmap.staging import TEMPORARY, Say, sync_folder, telling
from ppu_roadmap.text import FileName, Refusal, _

Item: TypeAlias = "tuple[str, bytes | None]"
"""A path with ``/`` between its parts, and its bytes; ``None`` where what lies there stays as it is."""
_STAGE = TEMPORARY + "tree-"


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def _inside(folder: Path, path: str) -> Path:
    """A path of a folder. Raises Refusal where it leads out of it: a link stands on it, or it goes up."""
    found = folder
    for part in path.split("/"):
        found /= part
        if found.is_symlink() or part in ("", ".", ".."):
            raise Refusal(_("{path} leads elsewhere, where nothing is read or written", path=FileName(str(found))))
    return found


def read(folder: Path, path: str) -> bytes | None:
    """A file of a folder, ``None`` where there is none. Raises Refusal and OSError."""
    try:
        return _inside(folder, path).read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last: a name that no file can have
        return None


def _holds(folder: Path, path: str, wanted: str | None) -> bool:
    """Whether a file of a folder has a digest."""
    found = read(folder, path)
    return found is not None and digest(found) == wanted


def write_tree(folder: Path, files: Iterable[Item], old: Mapping[str, str], say: Say) -> None:
    """Write files into a folder, all or none; ``old`` are the digests of those that were written there before.

    Of these what is not among the new ones, and has not been changed since, is deleted. Raises OSError, and Refusal
    where a link or another's file is in the way.
    """
    home = folder if folder.is_dir() else folder.parent
    with telling(folder), held(home, say), _stage(home) as stage:
        new = {path: None if data is None else _write(stage / path, data) for path, data in files}
        if home != folder:
            stage.rename(folder)
            sync_folder(home)
            return
        changed = {path: _inside(folder, path) for path in new if new[path] and not _holds(folder, path, new[path])}
        if foreign := [target for path, target in changed.items() if path not in old and target.exists()]:
            told = _("{path} was not made here: move it, or name another folder", path=FileName(str(foreign[0])))
            raise Refusal(told, code=1)
        try:
            _put(stage, changed)
        except KeyboardInterrupt:
            _put(stage, changed)  # what is begun is done
            raise
        for path in old.keys() - new.keys():
            if _holds(folder, path, old[path]):
                (folder / path).unlink()
                with suppress(OSError):  # a folder in which something is left stays
                    (folder / path).parent.rmdir()


@contextmanager
def _stage(home: Path) -> Iterator[Path]:
    """A folder in which files wait; one that a killed command left is deleted first."""
    for name in filter(re.compile(re.escape(_STAGE) + "[0-9a-f]{16}").fullmatch, os.listdir(home)):  # noqa: PTH208
        shutil.rmtree(home / name, ignore_errors=True)
    stage = home / f"{_STAGE}{os.urandom(8).hex()}"
    try:
        stage.mkdir()
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return digest(data)


def _put(stage: Path, changed: Mapping[str, Path]) -> None:
    """Give each file that still waits its place."""
    for path, target in changed.items():
        if (stage / path).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (stage / path).replace(target)
