"""A file with many faults judged in portions, so that it costs no more than one that is sound."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.shape.fields import keys_of, record_at
from ppu_roadmap.source.guards import FINDING_LIMIT, PORTION
from ppu_roadmap.source.source_file import SourceFile


def cut_overfull(source: SourceFile, model: type[BaseModel]) -> bool:
    """Take out of a file's data what follows so many faults as may be told; whether there were so many.

    It is then as if that could not be read.
    """
    faults = 0
    for path, portion in _portions(source.data):
        if faults > FINDING_LIMIT:
            source.judge_to(source.line_of(path) - 1)
            _cut(source, model, path)
            return True
        faults += _faults(model, portion, len(path))
    return False


def _portions(node: Any) -> Iterator[tuple[Path, Any]]:
    """The portions of a collection, each with the path of its first entry, in what stands around them and no more."""
    first: Path = ()
    part: dict[Any, Any] = {}
    weight = 0
    for key, child in node.items() if isinstance(node, dict) else enumerate(node):
        size = _size(child)
        if part and weight + size > PORTION:
            yield first, _like(node, part)
            part, weight = {}, 0
        if size > PORTION:
            yield from (((key, *below), _like(node, {key: portion})) for below, portion in _portions(child))
            continue
        first = first if part else (key,)
        part[key] = child
        weight += size
    if part:
        yield first, _like(node, part)


def _like(node: Any, part: dict[Any, Any]) -> Any:
    return part if isinstance(node, dict) else list(part.values())


def _size(node: Any) -> int:
    """How many values there are in a node, itself among them; of more than a portion not all are counted."""
    count, waiting = 0, [node]
    while waiting and count <= PORTION:
        each = waiting.pop()
        count += 1
        waiting += each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
    return count


def _faults(model: type[BaseModel], data: Any, depth: int) -> int:
    """The faults of a portion whose entries stand so deep; that others are missing around them is none."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return sum(each["type"] != "missing" or len(each["loc"]) > depth for each in found)
    return 0


def _cut(source: SourceFile, model: type[BaseModel], path: Path) -> None:
    """Take out the entry at a path and all that follows it; nothing that follows may be called missing."""
    node: Any = source.data
    for depth, step in enumerate(path):
        kept = depth < len(path) - 1
        record = record_at(model, path[:depth]) if isinstance(node, dict) else None
        if isinstance(node, dict):
            keys = list(node)
            for key in keys[keys.index(step) + kept :]:
                del node[key]
        else:
            del node[int(step) + kept :]
        if record is None:
            source.holes.setdefault(source.written(path[:depth]), [])
        else:
            for key in keys_of(record):
                node.setdefault(key, None)
        node = node[step] if kept else None
