"""What the rules of this family share: the words that may be named, and what is said of one that may not."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from ppu_roadmap.diagnostics import Finding, Place, Related, Where
from ppu_roadmap.facts.known import lost_in, unsure_in_file
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.near import equal, nearest

Known: TypeAlias = Mapping[str, Place]
"""The words that may be named, each with the place where it stands."""


def keys(plan: Plan, field: str) -> Known | None:
    """The keys of a mapping of plan.yaml; ``None`` where one was refused, so that any word may be meant for it."""
    if unsure_in_file(plan, field):
        return None
    return {key: plan.file.key(field, key) for key in getattr(plan.file, field)}


def ids(plan: Plan, name: str, file: Located, field: str) -> Known | None:
    """The ids in a list of a file ("plan" or a dimension); ``None`` where one was refused."""
    items: tuple[Any, ...] = getattr(file, field)
    if field in file.refused or lost_in(plan, name, field) or any("id" in item.refused for item in items):
        return None
    return {item.id: file.at(field, index, "id") for index, item in enumerate(items) if item.id is not None}


def unknown(place: Place, word: str, known: Known, message: Message, help: Message) -> Finding:
    """The finding about a word that is not known; where one is near, the help is that one and where it stands.

    Only a word that looks the same as just one known word is certainly meant.
    """
    near = nearest(word, known)
    if near is None:
        return Finding(place, message, help)
    there = Related(known[near], _("{word} stands here", word=near), told=True)
    help = _("did you mean {word} ({place})?", word=near, place=Where(known[near]))
    return Finding(place, message, help, (there,), fix=equal(word, known))
