"""The formats of findings, listed by hand; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

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
    render: Callable[[Outcome, Language], str] = import_module(f"ppu_roadmap.report.{name}").render
    return render
