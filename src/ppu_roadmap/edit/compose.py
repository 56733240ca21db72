"""New values as text, in the one form that the format's page shows: small mappings in braces, records in lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.scalars import WIDTH, Room, written, written_key
from ppu_roadmap.edit.values import Data, Plain
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.measures import Indicator, Risk
from ppu_roadmap.model.plan_file import Horizons, PlanFile, UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.shape.fields import record_at

IN_LINES: Final = frozenset(
    [DimensionFile, PlanFile, ProposalsFile, Program, Indicator, QuickWin, Risk, Horizons, UpperPlan]
)
"""Records whose keys stand in lines of their own, however short they are."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written: found in the file, so that what is added looks like what is there."""

    root: type[BaseModel] = DimensionFile
    newline: str = "\n"
    step: int = 2
    """Columns that a mapping is indented below its key."""
    dash: int = 2
    """Columns that the hyphens of a list are indented below its key."""
    gap: int = 2
    """Columns from a hyphen to its item."""
    width: int = WIDTH
    fold: int = WIDTH
    """Columns that folded text is filled to."""
    quote: bool = False
    """Every text and key is between double quotes, as in JSON."""
    quote_texts: bool = False
    """Most texts are between double quotes, whether they need them or not."""
    blocks: bool = True
    """Long text may take lines of its own."""

    def room(self, *, flow: bool = True, column: int = 0, indent: int = 2) -> Room:
        """Where a scalar is to be written in this file."""
        return Room(flow, column, indent, self.newline, self.fold, self.blocks)


def in_line(value: Data, form: Form) -> str:
    """A value on one line, as it may stand in brackets and braces."""
    match value:
        case str() | Plain():
            return written(value, form.room(), '"' if form.quote else "")
        case list():
            return "[" + ", ".join(in_line(item, form) for item in value) + "]"
        case dict():
            return "{" + ", ".join(pair_in_line(key, item, form) for key, item in value.items()) + "}"
    return _refuse(value)


def pair_in_line(key: str, value: Data, form: Form) -> str:
    """A key with its value on one line."""
    return f"{written_key(key, quote=form.quote)}: {in_line(value, form)}"


def pair_in_lines(key: str, value: Data, column: int, path: Path, form: Form) -> str:
    """A key at ``column`` with its value, which takes further lines where it must; the first is not indented."""
    name = written_key(key, quote=form.quote) + ":"
    return name + after_key(value, column, column + len(name) + 1, path, form)


def after_key(value: Data, column: int, start: int, path: Path, form: Form) -> str:
    """What follows the colon of a key at ``column``: a space and the value, or lines below it."""
    if isinstance(value, str | Plain):
        room = form.room(flow=False, column=start, indent=column + form.step)
        return " " + written(value, room, '"' if form.quote else "")
    if not _takes_lines(value, path, start, form):
        return " " + in_line(value, form)
    inner = column + (form.dash if isinstance(value, list) else form.step)
    return form.newline + " " * inner + in_lines(value, inner, path, form)


def in_lines(value: Data, column: int, path: Path, form: Form) -> str:
    """A list or a mapping in lines that begin at ``column``; the first is not indented."""
    separator = form.newline + " " * column
    if isinstance(value, dict):
        return separator.join(pair_in_lines(key, item, column, (*path, key), form) for key, item in value.items())
    if isinstance(value, list):
        return separator.join(item_in_lines(item, column, (*path, 0), form) for item in value)
    return _refuse(value)


def item_in_lines(value: Data, column: int, path: Path, form: Form, *, lines: bool | None = None) -> str:
    """A hyphen at ``column`` with an item; ``lines``: a mapping stands in lines whatever its kind and size."""
    inner = column + form.gap
    head = "-" + " " * (form.gap - 1)
    if isinstance(value, str | Plain):
        return head + written(value, form.room(flow=False, column=inner, indent=inner), '"' if form.quote else "")
    if value and (lines or _takes_lines(value, path, inner, form)):
        return head + in_lines(value, inner, path, form)
    return head + in_line(value, form)


def _takes_lines(value: Data, path: Path, start: int, form: Form) -> bool:
    """Whether a collection is written in lines of its own, and not on the line where it begins."""
    if not value or form.quote:
        return False
    record = record_at(form.root, path)
    if isinstance(value, list):
        mappings = any(isinstance(item, dict) for item in value)
        if mappings and record_at(form.root, (*path, 0)) is not Serves:
            return True
    elif isinstance(value, dict):
        nested = record is None and any(isinstance(item, dict) for item in value.values())
        if record in IN_LINES or nested:
            return True
    return start + len(in_line(value, form)) > form.width


def _refuse(value: Data) -> str:
    raise TypeError(f"{value!r} cannot be written")
