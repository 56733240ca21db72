"""Libraries that only some kinds of files need, and that are installed by themselves."""

from importlib import import_module
from typing import Any

from ppu_roadmap.text import Refusal, _


def extra(name: str, module: str) -> Any:
    """A module of the extra of a name; raises Refusal, which says how it is installed, where it is not there."""
    try:
        return import_module(module)
    except ImportError as missing:
        install = f"pip install 'ppu-roadmap[{name}]'"
        raise Refusal(_("this needs {module}, which is not installed: run {command}", module=module, command=install)
                      ) from missing  # fmt: skip
