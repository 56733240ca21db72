"""Heavy plans out of the rules' own pages: an example whose list or mapping is repeated until its file is full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

import yaml

from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.rules.registry import RULES
from tests.rules import examples
from tools.attack.heavy_plan import NODES, SIZE, Heavy

PROGRAM = re.compile(r"\b([A-Z]{3})-(\d{2,6})\b")
"""The id of a program, alone or in that of a part of it."""
NUMBERED = re.compile(r"\b(id: *[\"']?[\w-]*?)(\d+)\b")
NAMED = re.compile(r"\b(name: *)([^\n,}]*)")
STYLES = ("same", "numbered", "named")
"""Whether what is repeated differs: not at all, in its ids, in ids and names."""


def from_examples() -> Iterator[Heavy]:
    """A plan for each rule, side of its page, collection that the example writes, and style."""
    for rule in RULES:
        page = read_pages()[rule.code]
        for side in ("bad", "good"):
            files = examples.files(page[side])
            for name, text in files.items():
                for where, node in _collections(text):
                    if name == "plan.yaml" and not re.search(
                        rf"^{where[0] if where else None}:", page[side], re.MULTILINE
                    ):
                        continue  # of the base
                    path = ".".join(map(str, where))
                    for style in STYLES if isinstance(node, yaml.SequenceNode) else STYLES[1:2]:
                        title = f"{rule.code}-{side}:{name.removesuffix('.yaml')}.{path}:{style}"
                        yield Heavy(title, {**files, name: partial(repeated, text, where, style)})


def repeated(text: str, where: tuple[str | int, ...], style: str) -> str:
    """A text in which a collection has as many items as fit, each a copy of the first ones."""
    node = dict(_collections(text))[where]
    pieces = list(_pieces(text, node))
    room, used = SIZE - len(text.encode()) - 1000, 0
    nodes = NODES - _nodes(text)
    weights = [_nodes(piece) for piece in pieces]
    copies: list[str] = []
    programs = where == ("programs",)
    for number in range(room):
        piece = _varied(pieces[number % len(pieces)], number, style, programs=programs)
        used += len(piece.encode())
        nodes -= weights[number % len(pieces)]
        if used > room or nodes < 0:
            break
        copies.append(piece)
    start = node.start_mark.index + node.flow_style
    return text[:start] + "".join(copies) + text[start:]


def _collections(text: str) -> Iterator[tuple[tuple[str | int, ...], yaml.CollectionNode]]:
    """The collections of a text that have an item, with their paths."""
    try:
        root = yaml.compose(text)
    except yaml.YAMLError:
        return
    waiting: list[tuple[tuple[str | int, ...], yaml.Node | None]] = [((), root)]
    while waiting:
        path, node = waiting.pop(0)
        if isinstance(node, yaml.MappingNode):
            waiting += (((*path, key.value), value) for key, value in node.value if isinstance(key.value, str))
        elif isinstance(node, yaml.SequenceNode):
            waiting += (((*path, index), value) for index, value in enumerate(node.value))
        if isinstance(node, yaml.CollectionNode) and node.value:
            yield path, node


def _pieces(text: str, node: yaml.CollectionNode) -> Iterator[str]:
    """The items of a collection as they would stand before its first one."""
    column = node.start_mark.column
    for item in islice(node.value, 4):
        first, last = item if isinstance(node, yaml.MappingNode) else (item, item)
        part = text[first.start_mark.index : last.end_mark.index].rstrip()
        if node.flow_style:
            yield part + ", "
        elif isinstance(node, yaml.MappingNode):
            yield f"{part}\n{' ' * column}"
        else:
            yield f"-{' ' * (first.start_mark.column - column - 1)}{part}\n{' ' * column}"


def _varied(piece: str, number: int, style: str, *, programs: bool) -> str:
    """A copy with a number of its own."""
    if style == "same":
        return piece
    if programs:
        piece = PROGRAM.sub(lambda id: f"{id[1]}-{number + 100 + int(id[2])}", piece)
    elif NUMBERED.search(piece):
        piece = NUMBERED.sub(rf"\g<1>{number + 10}", piece, count=1)
    else:  # an entry of a mapping, a word of a list
        piece = re.sub(r"^([\"']?)([\w.-]*?)(?=[\"']?(?:[:,\s]|$))", rf"\g<1>\g<2>{number}", piece, count=1)
    return NAMED.sub(rf"\g<1>\g<2> {number}", piece) if style == "named" else piece


def _nodes(text: str) -> int:
    """At most how many nodes a text has: no punctuation, no node."""
    return sum(map(text.count, ":,[{-\n")) + 1
