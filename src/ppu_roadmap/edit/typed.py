"""Values as a person types them: text stays text, lists have commas or brackets, mappings braces."""

from __future__ import annotations

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import EditError
from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.tree import Mapping, Node, Sequence
from ppu_roadmap.edit.values import Data, Plain, spelled
from ppu_roadmap.shape.fields import kind_at
from ppu_roadmap.text import _


def typed(root: type[BaseModel], path: Path, text: str) -> Data:
    """A value as it was typed, in the kind that the format wants; what does not fit is left for the check to refuse."""
    kind = kind_at(root, path)
    bracket = text.strip()[:1]
    if (kind in ("list", None) and bracket == "[") or (kind in ("mapping", None) and bracket == "{"):
        return _read(root, path, text)
    if kind == "list":
        return [typed(root, (*path, 0), word.strip()) for word in text.split(",") if word.strip()]
    return text if kind == "text" else spelled(text.strip())


def _read(root: type[BaseModel], path: Path, text: str) -> Data:
    """A list in brackets or a mapping in braces."""
    try:
        node = Draft.of(b"value: " + text.encode("utf-8", "surrogateescape")).root
    except EditError:
        node = None
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        raise EditError(_("{value} is no YAML; write a list as [a, b], a mapping as {{key: value}}", value=text))
    return _told(root, path, node.entries[0][1])


def _told(root: type[BaseModel], path: Path, node: Node) -> Data:
    """A node's data, with text where the format wants text: ``10.2`` keeps its zero and gets its quotes."""
    match node:
        case Sequence():
            return [_told(root, (*path, 0), item) for item in node.items]
        case Mapping():
            return {
                key: _told(root, (*path, key), value)
                for key, (_name, value) in zip(node.keys, node.entries, strict=True)
            }
    data = node.data
    return node.text if isinstance(data, Plain) and kind_at(root, path) == "text" else data
