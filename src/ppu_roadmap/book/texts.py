"""The texts and the emblem that lie beside one plan, as blocks of its book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.paper.blocks import FillIn, Image

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block


class Texts(NamedTuple):
    """What people wrote, in one language; nothing of what is not there."""

    pieces: Mapping[str, tuple[Block, ...]] = {}
    emblem: Image | None = None

    def blocks(self, key: str) -> tuple[Block, ...]:
        """The text of a key; where it is missing the box that asks for it, if the book has a gap without it."""
        if written := self.pieces.get(key):
            return written
        return (FillIn(PIECE[key].asked),) if PIECE[key].needed else ()
