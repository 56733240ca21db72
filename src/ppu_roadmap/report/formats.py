"""The formats of findings, listed by hand; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ppu_roadmap.report.result import Result
from ppu_roadmap.text import Language

FORMATS = ("full", "concise", "json")


def renderer(name: str) -> Callable[[Result, Language], str]:
    """The function that writes a result in a format."""
    render: Callable[[Result, Language], str] = import_module(f"ppu_roadmap.report.{name}").render
    return render
