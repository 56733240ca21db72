"""Findings as text for people and for machines: one module a format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppu_roadmap.report.outcome import Outcome
    from ppu_roadmap.text import Language

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
DOCUMENTS = frozenset({"json", "gitlab", "sarif", "junit"})
"""The formats that programs parse: UTF-8 whatever the locale, since escapes of ours would not be theirs."""
_RUNNERS = {"GITHUB_ACTIONS": "github", "GITLAB_CI": "gitlab"}
"""The variable that a CI system sets to ``true``, and the format it reads."""


def format_for(environ: Mapping[str, str]) -> str:
    """The format of whoever reads the output: a CI system, else a person."""
    return next((name for variable, name in _RUNNERS.items() if environ.get(variable) == "true"), "full")


def renderer(name: str) -> Callable[[Outcome, Language], str]:
    """The function that writes a result in a format."""
    render: Callable[[Outcome, Language], str] = import_module(f"{__name__}.{name}").render
    return render
