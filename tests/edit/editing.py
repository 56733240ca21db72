"""What tests of the commands that edit look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ppu_roadmap.loader.plans import load_folder

TODAY = date(2022, 9, 1)
Called = Callable[..., tuple[int, str, str]]
"""A command in this process: its exit code, output and complaints."""


def found(folder: Path, code: str) -> list[str]:
    """The findings of a rule."""
    return [each.message.render("en") for each in load_folder(folder, TODAY).diagnostics if each.code == code]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
