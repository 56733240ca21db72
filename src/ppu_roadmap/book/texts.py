"""The texts and the emblem that lie beside one plan, as blocks of its book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.text import Language

if TYPE_CHECKING:
    from ppu_roadmap.paper.blocks import Image
    from ppu_roadmap.paper.document import Block

HOMES: Mapping[Language, str] = {"id": "book", "en": "book/en"}
"""Where texts lie, by their language."""


class Texts(NamedTuple):
    """What people wrote, in one language; nothing of what is not there."""

    pieces: Mapping[str, tuple[Block, ...]] = {}
    emblem: Image | None = None
    language: Language = "id"
    words: Mapping[str, int] = {}
    """How many words each text has."""

    def file(self, key: str) -> str:
        """Where the text of a key lies, or would lie, in the folder of its plan."""
        return f"{HOMES[self.language]}/{key}.md"

    def blocks(self, key: str) -> tuple[Block, ...]:
        """The text of a key; where it is missing the box that asks for it, if the book has a gap without it."""
        if written := self.pieces.get(key):
            return written
        if not PIECE[key].needed:
            return ()
        from ppu_roadmap.paper.blocks import FillIn  # who checks texts prints none

        return (FillIn(PIECE[key].asked),)
