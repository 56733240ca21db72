"""Edits of one file whose plan is not at hand."""

from __future__ import annotations

from typing import Any

from ppu_roadmap.edit.changes import EditError
from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.engine import edited
from ppu_roadmap.edit.fields import giving, setting
from ppu_roadmap.edit.ids import paths_of
from ppu_roadmap.loader.folder import PLAN, PROPOSALS
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.text import _


def set_field(data: bytes, id: str, field: str, value: Any) -> bytes:
    """The bytes of a file in which a field has a value: text as it is typed, ``None`` for none. Raises EditError."""
    draft = Draft.of(data)
    path = () if id == PLAN else next(paths_of(draft.root, id), None)
    if path is None or (id == PLAN and draft.model is not PlanFile):
        raise EditError(_("nothing in the file has the id {id}", id=id))
    try:
        given = setting(draft, path, field, value) if isinstance(value, str) else giving(draft, path, field, value)
    except TypeError as error:
        raise EditError(_("{field} cannot be this value: {reason}", field=field, reason=str(error))) from None
    return data if given is None else edited(draft, [given]).text.to_bytes()


def kind_of(data: bytes) -> str | None:
    """Which file of a plan it is, by its keys: "plan", "proposals", ``None`` for a dimension or text without sense."""
    try:
        root = Draft.of(data).model
    except EditError:
        return None
    return PLAN if root is PlanFile else PROPOSALS if root is ProposalsFile else None
