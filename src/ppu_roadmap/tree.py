"""Files that belong together, in a folder or a .zip, told by a list of their sums beside them: compared, replaced.

The list is one that ``sha256sum --check`` reads. What is not in it, or has been changed since, is never deleted; links
are not followed.
"""

import hashlib
import io
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a .zip knows, which all files in it have."""
State: TypeAlias = Literal["missing", "stale", "left over"]
Item: TypeAlias = "tuple[str, bytes | None]"
"""A path with its bytes; ``None`` where what lies there stays as it is."""


class Sums(NamedTuple):
    """The list: what it says of itself, and the SHA-256 of each file by its path, with ``/`` between folders."""

    about: str = ""
    files: Mapping[str, str] = {}

    @classmethod
    def read(cls, data: bytes) -> "Sums":
        """A list of any origin: lines that are of no form, or lead out of the folder, are passed over."""
        lines = data.decode("utf-8", "replace").splitlines()
        found = {match[2]: match[1] for line in lines if (match := _LINE.fullmatch(line))}
        return cls(next((line[2:] for line in lines if line.startswith("# roadmap ")), ""), found)

    def written(self) -> bytes:
        """The list as a file."""
        lines = (f"{digest}  {path}\n" for path, digest in sorted(self.files.items()))
        return f"# {self.about}\n{''.join(lines)}".encode()


def sums_of(folder: Path) -> Sums:
    """The list of a folder, empty where there is none. Raises OSError."""
    try:
        return Sums.read(read_regular(_inside(folder, SUMS), _LIMIT))
    except FileNotFoundError:
        return Sums()


def sums_in_zip(path: Path) -> Sums:
    """The files of a .zip, and what its list says of itself; empty where there is none. Raises Refusal and OSError."""
    try:
        with zipfile.ZipFile(path) as parts:
            found = {name: parts.read(name) for name in parts.namelist()}
    except FileNotFoundError:
        return Sums()
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise Refusal(
            _("{path} is no .zip that can be read: write it anew", path=FileName(str(path))), code=1
        ) from error
    about = Sums.read(found.pop(SUMS, b"")).about
    return Sums(about, {name: digest(data) for name, data in found.items()})


def zipped(files: Iterable[Item], about: str) -> bytes:
    """Files with their list as a .zip, the same from run to run."""
    found = {path: data for path, data in files if data is not None}
    found[SUMS] = Sums(about, {path: digest(data) for path, data in found.items()}).written()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        for path, data in found.items():
            part = zipfile.ZipInfo(path, _FIRST)
            part.create_system, part.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
            parts.writestr(part, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


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


def differences(
    now: Callable[[str], str | None], old: Iterable[str], new: Mapping[str, str]
) -> Iterator[tuple[State, str]]:
    """How files stand, by their digests ``now``, that are to be others; ``old`` are the paths of those that were."""
    for path, wanted in sorted(new.items()):
        if (found := now(path)) != wanted:
            yield "missing" if found is None else "stale", path
    yield from (("left over", path) for path in sorted({*old}.difference(new)) if now(path) is not None)


def write_tree(folder: Path, files: Iterable[Item], about: str, say: Say) -> None:
    """Write files with their list into a folder, all or none, and delete those of its old list that are not among them.

    Raises OSError, and Refusal where a link is in the way.
    """
    home = folder if folder.is_dir() else folder.parent
    with held(home, say):
        for name in filter(STAGED.fullmatch, os.listdir(home)):  # noqa: PTH208 -- names
            shutil.rmtree(home / name, ignore_errors=True)
        stage = home / f"{TEMPORARY}tree-{os.urandom(8).hex()}"
        try:
            old = sums_of(folder)
            stage.mkdir()
            new = {path: old.files[path] if data is None else _staged(stage / path, data) for path, data in files}
            _staged(stage / SUMS, Sums(about, new).written())
            if home == folder:
                _replace(folder, stage, old, new)
            else:
                stage.rename(folder)
                sync_folder(home)
        except OSError as error:
            error.filename = str(folder)
            raise
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _replace(folder: Path, stage: Path, old: Sums, new: Mapping[str, str]) -> None:
    """Put what waits in its place, the list last, and delete what is left over and still as it was written.

    Raises Refusal where another's file has such a name.
    """
    waiting = {
        path: _inside(folder, path) for path in (*new, SUMS) if path == SUMS or digest_in(folder, path) != new[path]
    }
    ours = {*old.files, *((SUMS,) if old.about else ())}
    for path, target in waiting.items():
        if path not in ours and target.exists():
            told = _("{path} is not from here: move it, or name another folder", path=FileName(str(target)))
            raise Refusal(told, code=1)
    try:
        _put(stage, waiting)
    except KeyboardInterrupt:
        _put(stage, waiting)  # what is begun is done
        raise
    for path in old.files.keys() - new.keys():
        if digest_in(folder, path) == old.files[path]:
            _remove(folder, path)


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
