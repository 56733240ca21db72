"""The files of a plan as edits see them: each state read once, its kind and layout, where in it an id stands."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.loader.folder import PLAN, PROPOSALS
from ppu_roadmap.model.dimension_file import DimensionFile, Objective
from ppu_roadmap.model.measures import Indicator, Risk
from ppu_roadmap.model.plan_file import Horizons, PlanFile, UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.shape.fields import keys_of, record_at
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.yamltext.changes import EditError
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Mapping, Node, items_at, text_at

Reading: TypeAlias = Callable[..., SourceFile]
"""Reads the bytes of a file that has a name; ``outlined=True`` where it is edited."""
STATES = 3
"""States of a file that are kept: as it was, as it is to be, and the one between while two patches are made."""
IN_LINES = (DimensionFile, PlanFile, ProposalsFile, Objective, Program, Indicator, QuickWin, Risk, Horizons, UpperPlan)
"""Records whose keys stand in lines of their own, however short they are."""
LISTS = ("programs", "objectives", "strategies", "proposals", "indicators")
"""The lists at the top of files, whose items have ids of their own."""
PARTS = ("actions", "indicators", "risks")
"""The lists of a program or an objective, whose items have ids too."""


def remembering() -> Reading:
    """Reads files, and knows the last states of each; once one was shaped, some of its data may be gone."""
    readers = defaultdict[str, Reading](lambda: lru_cache(STATES)(read))
    edited = set[str]()

    def reading(data: bytes, file: str, *, outlined: bool = False) -> SourceFile:
        edited.update([file] if outlined else ())
        return readers[file](data, file, outlined=file in edited)

    return reading


def draft_of(data: bytes, *reading: Callable[[bytes], SourceFile]) -> Draft:
    """The draft of a file of a plan, laid out as the format wants it. Raises UnwritableError."""
    draft = Draft.of(data, *reading)
    kind = kind_of(draft.root)

    def layout(path: Path) -> tuple[tuple[str, ...] | None, bool | None]:
        """Records stand in lines by their kind; what a program serves stands in brackets, though it lists records."""
        record = record_at(kind, path)
        if record is not None:
            return keys_of(record), record in IN_LINES
        return None, False if record_at(kind, (*path, 0)) is Serves else None

    return replace(draft, layout=layout)


def kind_of(root: Node) -> type[BaseModel]:
    """What kind of file it is, told by its keys."""
    keys = root.keys if isinstance(root, Mapping) else []
    if "proposals" in keys:
        return ProposalsFile
    return DimensionFile if "dimension" in keys or "programs" in keys else PlanFile


def name_of(data: bytes) -> str | None:
    """The name of a file without its suffix, told by its keys; ``None`` for a dimension, or text without sense."""
    try:
        kind = kind_of(Draft.of(data).root)
    except EditError:
        return None
    return {PlanFile: PLAN, ProposalsFile: PROPOSALS}.get(kind)


def ids_of(root: Node) -> dict[str, list[Path]]:
    """Where everything in a file stands that has an id, by the ids: programs, their parts, objectives and others."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for top in LISTS:
        for index, item in enumerate(items_at(root, top)):
            parts = (((part, at), each) for part in PARTS for at, each in enumerate(items_at(item, part)))
            for below, node in (((), item), *parts):
                if id := text_at(node, "id"):
                    found[id].append((top, index, *below))
    return found
