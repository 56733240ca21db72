"""Documents and lines on a terminal, in a pipe or as a picture; the only package that knows Rich.

A command that only prints lines takes ``screen`` alone and pays nothing for tables.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ppu_roadmap.terminal.documents import print_document as print_document
    from ppu_roadmap.terminal.screens import Screen as Screen
    from ppu_roadmap.terminal.screens import screen as screen

_HOMES = {"Screen": "screens", "print_document": "documents", "screen": "screens"}
__all__ = ["Screen", "print_document", "screen"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
