"""Whether the quick reader and libyaml say the same of a file: data, places, spellings, odd texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ppu_roadmap.diagnostics import Aspect, Path
from ppu_roadmap.shape.odd_texts import odd_texts
from ppu_roadmap.source.characters import clean
from ppu_roadmap.source.libyaml import judge
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile

ASPECTS: tuple[Aspect, ...] = ("value", "key", "first")
NOWHERE: tuple[str | int, ...] = ("id", 7)
"""Steps that seldom lead anywhere, tried below every list and mapping."""
MANY = 1_000
"""Paths of a file that are followed; of a longer one some are passed over."""


def judged(data: bytes) -> SourceFile:
    """A file as libyaml reads it, whatever the environment says."""
    text = clean(data, "f.yaml")
    source = SourceFile("f.yaml", reported=list(text.reported), raw=data, judged=text.judged)
    if text.data is not None:
        judge(source, text.data, text.lost)
    return source


def disagreement(data: bytes) -> str | None:
    """What the two readers say differently of a file; ``None`` too where the quick one leaves it to libyaml."""
    quick = read(data, "f.yaml")
    return None if quick.quick is None else between(quick, judged(data))


def between(quick: SourceFile, sure: SourceFile) -> str | None:
    """What a file that the quick reader read says differently from the same as libyaml read it."""
    if sure.reported or sure.muted or sure.holes or sure.judged is not None:
        return f"faults: {sure.reported or sure.muted or sure.holes}"
    if exact(quick.data) != exact(sure.data):
        return f"data: {quick.data} for {sure.data}"
    if quick.overlong != sure.overlong:
        return "length"
    asked = [*{*paths(sure.data)}]
    for path in asked[:: len(asked) // MANY + 1]:
        for aspect in ASPECTS:
            ours, theirs = quick.places.span(path, aspect), sure.outline.span(path, aspect)
            if ours != theirs:
                return f"the {aspect} of {path}: {ours} for {theirs}"
        if quick.places.spelling(path) != sure.outline.spelling(path):
            return f"the spelling of {path}: {quick.places.spelling(path)!r} for {sure.outline.spelling(path)!r}"
    if [*odd_texts(quick)] != [*odd_texts(sure)]:
        return f"odd texts: {[*odd_texts(quick)]} for {[*odd_texts(sure)]}"
    return None


def exact(node: Any) -> Any:
    """Data with the types of values and the order of keys, which comparing does not see."""
    if isinstance(node, dict):
        return [(key, exact(value)) for key, value in node.items()]
    if isinstance(node, list):
        return [[exact(value) for value in node]]
    return type(node), repr(node)


def paths(node: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of everything in data, and below each some that lead nowhere."""
    yield path
    yield from ((*path, step) for step in (NOWHERE if isinstance(node, dict | list) else NOWHERE[:1]))
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in inside:
        yield from paths(below, (*path, step))
