"""Bytes in, bytes out: what the tests of this room do with files of a plan."""

from __future__ import annotations

from collections.abc import Iterable

from ppu_roadmap.edit.kinds import draft_of
from ppu_roadmap.yamltext.changes import Change
from ppu_roadmap.yamltext.formatting import formatted
from ppu_roadmap.yamltext.writing import edited


def edit(data: bytes, changes: Iterable[Change]) -> bytes:
    """A file with changes made. Raises EditError."""
    return edited(draft_of(data), changes).text.to_bytes()


def fmt(data: bytes) -> bytes:
    """A file in the one form. Raises EditError."""
    return formatted(draft_of(data))
