"""What people read, in both languages at once."""

from dataclasses import replace

from ppu_roadmap.paper.table import Cell, Column, shown
from ppu_roadmap.text import Language, Message, Renderable

LANGUAGES: tuple[Language, ...] = ("id", "en")
Pair = list[str] | str
"""The Indonesian text and the English one; one text where the two are the same."""


def pair(texts: list[str]) -> Pair:
    """Two texts, or one that both are."""
    return texts[0] if texts[0] == texts[1] else texts


def both(cell: Cell, column: Column) -> Pair:
    """A cell of a column as people read it."""
    return pair([shown(cell, column, language) for language in LANGUAGES])


def said(message: Renderable) -> Pair:
    """A message with its values."""
    return pair([message.render(language) for language in LANGUAGES])


def template(message: Message) -> Pair:
    """A message whose ``{names}`` the page fills; of one with a number in it both forms, joined by ``‖``."""
    forms = [replace(message, values={}, count=count) for count in ((1, 2) if message.plural else (1,))]
    return pair(["‖".join(dict.fromkeys(form.render(language) for form in forms)) for language in LANGUAGES])
