"""Who made an answer: the tool as it is now, with whatever of it decides what is found."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from ppu_roadmap.source import READER

VERSIONS = (("pydantic", "version.py"), ("yaml", "__init__.py"))
"""The files in which the libraries that read plans say what they are; to import them for that would take a while."""


def digest() -> bytes:
    """The digest of this tool, and of which reader it is told to read with. Raises OSError."""
    return sha256(_tool() + os.environ.get(READER, "").encode("utf-8", "surrogateescape")).digest()


@cache
def _tool() -> bytes:
    """The digest of this package's own files, whose code may change while its version does not, and of what reads."""
    found = sha256(sys.version.encode())
    for path in (*_files(Path(__file__).parents[1]), *_libraries()):
        data = path.read_bytes()
        found.update(b"%s %d\n%s" % (os.fsencode(path.name), len(data), data))
    return found.digest()


def _files(folder: Path) -> Iterator[Path]:
    """The code and data of the package in a fixed order, less what only looks are made of."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from () if path.name in ("__pycache__", "fonts") else _files(path)
        elif path.suffix != ".po":  # what translators write, and nothing reads
            yield path


def _libraries() -> Iterator[Path]:
    for name, file in VERSIONS:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).with_name(file)
