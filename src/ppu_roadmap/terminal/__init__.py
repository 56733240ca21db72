"""Tables and lines on a terminal, in a pipe or as a picture; the only package that knows Rich."""

from __future__ import annotations

from ppu_roadmap.terminal.pages import print_table, print_tables
from ppu_roadmap.terminal.screens import Screen, screen

__all__ = ["Screen", "print_table", "print_tables", "screen"]
