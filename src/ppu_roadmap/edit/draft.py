"""A file being edited: its text, its nodes and the habits of whoever wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import UnwritableError, lost
from ppu_roadmap.edit.compose import Form
from ppu_roadmap.edit.patches import Patch, Text
from ppu_roadmap.edit.scalars import WIDTH, is_plain
from ppu_roadmap.edit.tree import Mapping, Node, Scalar, Sequence, follow, tree, walk
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.source.reader import read
from ppu_roadmap.text import _

SEEN: Final = 5_000
"""Nodes from which the habits of a file are told."""
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True)
class Draft:
    """One state of a file between two patches."""

    text: Text
    root: Node
    _form: Form | None = None
    """The habits, where they are not to be looked for in the text."""

    @staticmethod
    def of(data: bytes) -> Draft:
        """The draft of a file's bytes. Raises UnwritableError for text that cannot be read to its end."""
        draft = _draft(Text.of(data))
        if draft is None:
            raise UnwritableError(_("the file cannot be read as it is: run roadmap validate"))
        return draft

    def patched(self, patches: Iterable[Patch]) -> Draft:
        """The draft after some patches; the habits stay those of the file as it was."""
        patched = _draft(self.text.patched(patches), self.form)
        if patched is None:
            raise unwritable()
        return patched

    @cached_property
    def form(self) -> Form:
        """The habits of the file."""
        return self._form or _form(self)

    @cached_property
    def model(self) -> type[BaseModel]:
        """What kind of file it is, told by its keys."""
        keys = self.root.keys if isinstance(self.root, Mapping) else []
        if "proposals" in keys:
            return ProposalsFile
        return DimensionFile if "dimension" in keys or "programs" in keys else PlanFile

    def written_as(self, form: Form) -> Draft:
        """The draft with other habits."""
        return replace(self, _form=form)

    def node(self, path: Path) -> Node:
        """The node at a path. Raises EditError."""
        found = follow(self.root, path)
        if found is None:
            raise lost(path)
        return found

    def own_end(self, end: int, column: int) -> int:
        """Where what belongs to a value ends: its line with the comment, and comment lines deeper than ``column``."""
        at = self.text.line_end(end)
        while (start := self.text.next_line(at)) > at and self.text.indent(start) > column:
            if self.text.body[start + self.text.indent(start) :][:1] != "#":
                break
            at = self.text.line_end(start)
        return at

    def begins_line(self, at: int) -> bool:
        """Whether only blanks stand before a character on its line."""
        return not self.text.body[self.text.line_start(at) : at].strip(" \t")


def unwritable() -> UnwritableError:
    """The new text would not say what was meant."""
    return UnwritableError(_("the change cannot be written into the text as it stands; nothing was written"))


def _draft(text: Text, form: Form | None = None) -> Draft | None:
    data = text.to_bytes()
    document = read(data, "")
    root = tree(document.outline.events, text.body) if document.data is not None else None
    return None if root is None else Draft(text, root, form)


def _form(draft: Draft) -> Form:
    root = draft.root
    keys = [key for key, _value in root.entries] if isinstance(root, Mapping) else []
    nodes = list(islice(walk(root), SEEN))
    habits = _Habits(nodes)
    quote = bool(keys) and all(isinstance(key, Scalar) and key.style == '"' for key in keys)
    return Form(
        root=draft.model,
        newline=draft.text.newline,
        step=habits.usual(habits.steps),
        dash=habits.usual(habits.dashes),
        gap=max(2, habits.usual(habits.gaps)),
        fold=_fold(draft.text, nodes),
        quote=quote,
        quote_texts=quote or _quotes_texts(nodes),
    )


class _Habits:
    """How far mappings and lists are indented below their keys in a file."""

    def __init__(self, nodes: list[Node]) -> None:
        self.steps: Counter[int] = Counter()
        self.dashes: Counter[int] = Counter()
        self.gaps: Counter[int] = Counter()
        for node in nodes:
            if isinstance(node, Mapping) and not node.flow:
                self._look(node)
            elif isinstance(node, Sequence) and not node.flow:
                self.gaps.update(item.column - node.column for item in node.items if item.start != item.end)

    def _look(self, node: Mapping) -> None:
        for _key, value in node.entries:
            if isinstance(value, Mapping) and not value.flow:
                self.steps[value.column - node.column] += 1
            elif isinstance(value, Sequence) and not value.flow:
                self.dashes[value.column - node.column] += 1

    @staticmethod
    def usual(counted: Counter[int]) -> int:
        """The most frequent of these, two columns where there are none."""
        return max(counted, key=lambda columns: (counted[columns], -columns)) if counted else 2


def _quotes_texts(nodes: list[Node]) -> bool:
    """Whether more texts have double quotes without need than have none."""
    scalars = (node for node in nodes if isinstance(node, Scalar) and isinstance(node.data, str))
    counted = Counter(node.style for node in scalars if is_plain(node.text, flow=node.in_flow))
    return counted['"'] > counted[""]


def _fold(text: Text, nodes: list[Node]) -> int:
    """The width that most folded texts of a file were filled to."""
    spans = list(_folds(text, nodes))
    fits = {width: sum(low <= width < high for low, high in spans) for width in {WIDTH, *(low for low, _ in spans)}}
    return max(fits, key=lambda width: (fits[width], width == WIDTH, width))


def _folds(text: Text, nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """For each folded text of one paragraph the widths that would break it where it is broken: from, to before."""
    for node in nodes:
        if not (isinstance(node, Scalar) and node.style == ">"):
            continue
        lines = _LINE.findall(text.body, text.line_end(node.start), node.end)
        least = max((len(line) for line in lines), default=0)
        following = (after.split()[:1] for after in lines[1:])
        most = min(
            (len(line) + 1 + len(word[0]) for line, word in zip(lines, following, strict=False) if word),
            default=None,
        )
        if most is not None and least < most:
            yield least, most
