"""Libraries that only some kinds of files need, and that are installed by themselves."""

from importlib import import_module
from typing import Any

from ppu_roadmap.text import Refusal, _


class MissingExtra(Refusal):
    """A library is not there; the message says how it is installed."""

    def __init__(self, name: str, module: str) -> None:
        self.module, self.command = module, f"pip install 'ppu-roadmap[{name}]'"
        told = _("this needs {module}, which is not installed: run {command}", module=module, command=self.command)
        super().__init__(told)


def extra(name: str, module: str) -> Any:
    """A module of the extra of a name. Raises MissingExtra."""
    try:
        return import_module(module)
    except ImportError as missing:
        raise MissingExtra(name, module) from missing
