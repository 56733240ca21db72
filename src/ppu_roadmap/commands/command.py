"""What a command is: its name, the panel it stands in, its function and examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ppu_roadmap.commands.common import common


@dataclass(frozen=True)
class Command:
    """One command of the app."""

    name: str
    panel: str
    function: Callable[..., None]
    epilog: str


def command(name: str, panel: str, *examples: str) -> Callable[[Callable[..., int | None]], Command]:
    """Make a command of a function; its docstring is the help, the examples stand below."""

    def make(function: Callable[..., int | None]) -> Command:
        lines = "\n\n".join(f"  {example}" for example in examples)
        return Command(name, panel, common(function), f"Examples:\n\n{lines}")

    return make
