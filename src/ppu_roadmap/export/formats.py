"""The formats of tables, each loaded only where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ppu_roadmap.tables import Table
from ppu_roadmap.text import Language, Message, _


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in options, the suffix of its files, where it is written."""

    name: str
    suffix: str
    module: str
    description: Message
    grouped: bool
    """For people: rows under headings, with totals; otherwise rows alone, as they are sorted."""
    options: tuple[str, ...] = ()
    """What ``render`` takes beside the table and the language, by the name of its option."""

    def render(self, table: Table, language: Language, **options: Any) -> bytes:
        """The table in this format."""
        rendered: bytes = import_module(self.module).render(table, language, **options)
        return rendered


FORMATS = (
    Format("csv", ".csv", "ppu_roadmap.export.csv", _("Program data as CSV"), grouped=False, options=("raw", "excel")),
    Format("json", ".json", "ppu_roadmap.export.json", _("Program data as JSON"), grouped=False),
    Format("md", ".md", "ppu_roadmap.export.md", _("Tables in Markdown"), grouped=True),
    Format("svg", ".svg", "ppu_roadmap.export.svg", _("Picture of the roadmap"), grouped=True),
)


def format_named(name: str) -> Format:
    """The format of a name; raises KeyError for one that is none."""
    return {one.name: one for one in FORMATS}[name]
