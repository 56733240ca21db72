"""Indicators of SNI ISO 37122 that a region chooses: their entries in plan.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import Change, Set
from ppu_roadmap.edit.tree import Mapping, follow
from ppu_roadmap.edit.values import Given
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.folder import PLAN
from ppu_roadmap.model.plan_file import ChosenIndicator

Fields = dict[str, Given]


def choose(workspace: Workspace, number: str, fields: Fields) -> None:
    """Add an indicator to plan.yaml's ``sni`` with these fields, or set them where it is chosen. Raises EditError."""
    workspace.edit(PLAN, list(_changes(workspace, number, fields)))


def _changes(workspace: Workspace, number: str, fields: Fields) -> Iterator[Change]:
    path = ("sni", number)
    order = list(ChosenIndicator.model_fields)
    sorted_ = {key: fields[key] for key in sorted(fields, key=order.index)}
    if not isinstance(follow(workspace.draft(PLAN).root, path), Mapping):
        yield Set(path, sorted_)
        return
    for key, value in sorted_.items():
        yield from _set((*path, key), value)


def _set(path: Path, value: Given) -> Iterator[Change]:
    """A value; of a mapping only the keys given, so that other years keep their targets."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield Set((*path, str(key)), inner)
    else:
        yield Set(path, value)
