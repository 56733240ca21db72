"""Where in a file an id stands: of a program, of a part of one, of a strategy, of a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.tree import Mapping, Node, Scalar, Sequence, follow

LISTS = ("programs", "strategies", "proposals")
"""The lists at the top of files, whose items have ids of their own."""
PARTS = ("actions", "indicators", "risks")
"""The lists of a program, whose items have ids too."""


def paths_of(root: Node, id: str) -> Iterator[Path]:
    """The paths of everything in a file that has this id."""
    for top in LISTS:
        for index, item in enumerate(_items(root, top)):
            if _id(item) == id:
                yield top, index
            if top == "programs" and id.startswith(f"{_id(item)}-"):
                yield from (
                    (top, index, part, at)
                    for part in PARTS
                    for at, below in enumerate(_items(item, part))
                    if _id(below) == id
                )


def _items(node: Node, key: str) -> list[Node]:
    found = follow(node, (key,)) if isinstance(node, Mapping) else None
    return found.items if isinstance(found, Sequence) else []


def _id(item: Node) -> str | None:
    found = follow(item, ("id",)) if isinstance(item, Mapping) else None
    return found.text if isinstance(found, Scalar) else None
