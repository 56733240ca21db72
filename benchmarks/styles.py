"""The same plans as people write them by hand: braces, comments, quotes, long texts over lines, other indents, CRLF.

Each file has a hand of its own, which follows from its name, so that it is the same on every run. What is loaded is
the same as from the form that ``fmt`` writes, but for the order of keys.
"""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.block import PLAIN, Record, block, key_of

MOST_IN_BRACES = 100
"""Characters of a mapping that people still write on one line."""
LONG = 70
"""Characters from which on a text may run over several lines."""
REMARKS = (
    "usulan penyusun, belum ditetapkan",
    "sumber: hasil bimtek III",
    "TODO: tanyakan kepada bagian perencanaan",
    "disepakati dalam rapat: lihat notulen",
    'bukan "target" resmi [2025]',
)


class Hand:
    """One person's way to write a file."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(f"hand of {name}")  # noqa: S311 -- the same on every run is what is wanted
        draw = self.random
        self.indent = draw.choice((2, 2, 3, 4))
        self.dash = draw.choice((0, 2, 2))
        """How much deeper than its key the dash of an item stands."""
        self.quote = draw.choice(("", "", "'", '"'))
        """What texts stand in that need no quotes."""
        self.braces = draw.random() < 0.5  # noqa: PLR2004 -- half of them
        self.brackets = draw.random() < 0.7  # noqa: PLR2004 -- most of them
        self.remarks = draw.choice((0.0, 0.02, 0.1))
        """The share of lines that have a remark."""
        self.ordered = draw.random() < 0.5  # noqa: PLR2004 -- half of them
        self.begun = draw.random() < 0.2  # noqa: PLR2004 -- few
        self.newline = draw.choice(("\n", "\n", "\n", "\n", "\r\n"))
        self.width = draw.choice((72, 90, 110))

    def file(self, record: Record) -> str:
        """A mapping as a file."""
        heading = ["# yaml-language-server: $schema=../schema/dimension.schema.json", "#"] if self.remarks else []
        lines = [*heading, *(["---"] if self.begun else []), *self._lines(record, 0, 0)]
        return self.newline.join(lines) + self.newline

    def _lines(self, record: Record, indent: int, depth: int) -> Iterator[str]:
        for key, value in self._order(record, depth):
            yield from self._field(f"{' ' * indent}{key_of(key)}:", value, indent, depth)

    def _order(self, record: Record, depth: int) -> list[tuple[str, Any]]:
        """The fields; those of records in lists, but for the first, in the order in which they came to mind."""
        first, *others = record.items()
        if depth and not self.ordered:
            self.random.shuffle(others)
        return [first, *others]

    def _field(self, start: str, value: object, indent: int, depth: int) -> Iterator[str]:
        if isinstance(value, dict) and value:
            if short := self._in_braces(value):
                yield f"{start} {short}{self._remark()}"
                return
            yield start + self._remark()
            yield from self._lines(value, indent + self.indent, depth)
        elif isinstance(value, list) and value and (isinstance(value[0], dict) or not self.brackets):
            yield start + self._remark()
            for item in value:
                yield from self._item(item, indent + self.dash, depth + 1)
        elif isinstance(value, str) and len(value) >= LONG and PLAIN.fullmatch(value):
            yield from self._long(start, value, indent + self.indent)
        else:
            yield f"{start} {self._flow(value)}{self._remark()}"

    def _item(self, item: object, indent: int, depth: int) -> Iterator[str]:
        if not isinstance(item, dict):
            yield f"{' ' * indent}- {self._flow(item)}{self._remark()}"
            return
        if depth == 1 and self.remarks:
            yield ""
            yield f"{' ' * indent}# {self.random.choice(REMARKS)}"
        if short := self._in_braces(item):
            yield f"{' ' * indent}- {short}{self._remark()}"
            return
        first, *rest = self._lines(item, indent + 2, depth)
        yield f"{' ' * indent}- {first.lstrip()}"
        yield from rest

    def _long(self, start: str, text: str, indent: int) -> Iterator[str]:
        """A text over several lines: folded, in quotes, or as it is."""
        margin = " " * indent
        lines = textwrap.wrap(text, self.width - indent, break_long_words=False, break_on_hyphens=False)
        if self.quote == '"':
            lines = [">-", *(margin + line for line in lines)]
        else:
            first, *others = f"{self.quote}{chr(10).join(lines)}{self.quote}".split("\n")
            lines = [first, *(margin + line for line in others)]
        yield f"{start} {lines[0]}"
        yield from lines[1:]

    def _in_braces(self, record: Record) -> str:
        """A small mapping on one line; empty where it is too large, or not written so by this hand."""
        if not self.braces or any(isinstance(value, dict) for value in record.values()):
            return ""
        lists = (value for value in record.values() if isinstance(value, list))
        if any(isinstance(item, dict) for value in lists for item in value):
            return ""
        made = ", ".join(f"{key_of(key)}: {self._flow(value)}" for key, value in record.items())
        return f"{{{made}}}" if len(made) <= MOST_IN_BRACES else ""

    def _flow(self, value: object) -> str:
        if isinstance(value, list):
            return f"[{', '.join(map(self._flow, value))}]"
        if not isinstance(value, str):
            return json.dumps(value)
        if value.replace("-", "").isdecimal():  # a month or a day, which nobody puts in quotes
            return value
        quote = self.quote if PLAIN.fullmatch(value) and "," not in value else self.quote or "'"
        return f"'{value.replace(chr(39), chr(39) * 2)}'" if quote == "'" else json.dumps(value) if quote else value

    def _remark(self) -> str:
        return f"  # {self.random.choice(REMARKS)}" if self.random.random() < self.remarks else ""


STYLES: dict[str, Callable[[Record, str], str]] = {
    "fmt": lambda record, _name: block(record),
    "hand": lambda record, name: Hand(name).file(record),
}
"""How a file is written, by the name of the style: the form that ``fmt`` writes, or one hand or another."""
