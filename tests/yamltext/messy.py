"""Files as people leave them: every style of YAML beside every other, comments anywhere, CRLF and byte order marks."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

TEXTS = (
    "a", "Go PPU", "10.2", "2.10", "true", "", "no", "it's", 'say "hi"', "a: b", "a #b", "- x", "-x", "[x]", "a]", "~",
    "é 都市 🌱", "2023-01-05", "a, b", "https://x.id/a?b=c#d", "1:30", "ends ", " begins", "tab\tin", "back\\slash",
    "line\nbreak", "two\n\nparts", "end\n", "%", "@a", "{x}", "?", ":", "x:", "…", "<<", "=", "---", "null", "0x1F",
    "1e3", ".5", "Null", "#", "a#b", "'", '"', "*a", "&a", "!x", "|", ">", "kata " * 30 + "akhir", "`", "a:b", "{",
    "\u00a0",
)  # fmt: skip
NUMBERS = ("5", "250000000", "-1.5", "0", "3.0", "true", "null", "2023")
KEYS = ("id", "name", "note", "years", "budget", "status", "x-own", "2023", "2025", "10.2", "a b", "dimension", "é")
COMMENTS = ("# c", "#", "# key: value", "# [x, {", "# 'a \"b", "#: a", "# - item", "# 250 juta")
_PLAIN = re.compile(r"[A-Za-zé…0-9][A-Za-z0-9é …./'\"\\#:-]*")
_NOT_TEXT = re.compile(r"[-+]?[.0-9][0-9._xXeE+-]*|true|no|null|Null|~|")


@dataclass(frozen=True)
class Number:
    """A scalar that is no text, as it is spelled."""

    spelling: str


def _values(depth: int) -> st.SearchStrategy[Any]:
    scalars = st.one_of(st.sampled_from(TEXTS), st.sampled_from(NUMBERS).map(Number))
    if not depth:
        return scalars
    below = _values(depth - 1)
    return st.one_of(
        scalars,
        st.lists(below, max_size=4),
        st.dictionaries(st.sampled_from(KEYS), below, max_size=4),
    )


ROOTS = st.dictionaries(st.sampled_from(("programs", "sources", *KEYS)), _values(3), min_size=1, max_size=5)


@dataclass
class Writer:
    """Writes data in styles drawn at random; ``lines`` grows from top to bottom."""

    draw: Any
    newline: str
    lines: list[str] = field(default_factory=list)
    in_block: bool = False
    """The last line is text in a block, to which a deeper comment would belong."""

    def chance(self, one_in: int = 3) -> bool:
        """Whether something happens that happens once in so many times."""
        return bool(self.draw(st.integers(1, one_in)) == 1)

    def root(self, value: dict[str, Any]) -> str:
        """The whole text."""
        if self.chance(8):
            return self.flow(value, 0) + self.newline
        if self.chance(8):
            self.lines.append(self.draw(st.sampled_from(("---", "--- # c", "# c", ""))))
        self.pairs(value, 0, "")
        self.between(0, "")
        text = self.newline.join(self.lines)
        return text if self.chance(5) else text + self.newline

    def pairs(self, value: dict[str, Any], column: int, head: str) -> None:
        """The entries of a mapping; ``head`` stands before the first, as a hyphen does."""
        for key, item in value.items():
            self.between(column, head)
            self.entry(f"{head or ' ' * column}{self.key(key, flow=False)}:", item, column)
            head = ""

    def entry(self, head: str, item: Any, column: int) -> None:
        """What stands after a colon or a hyphen."""
        self.in_block = False
        if isinstance(item, dict) and item and self.chance(2):
            step = self.draw(st.sampled_from((1, 2, 4)))
            self.lines.append(head + self.comment())
            self.pairs(item, column + step, "")
        elif isinstance(item, list) and item and self.chance(2):
            dash = self.draw(st.sampled_from((0, 2, 3))) if head.endswith(":") else 2
            self.lines.append(head + self.comment())
            self.items(item, column + dash)
        elif isinstance(item, str) and (block := self.block(item, column)) is not None:
            self.lines.append(f"{head} {block[0]}{self.comment()}")
            self.lines += block[1:]
            self.in_block = True
        elif isinstance(item, str) and (parts := self.parts(item)) is not None:
            self.lines.append(f"{head} {parts[0]}")
            self.lines.append(" " * (column + self.draw(st.sampled_from((1, 2, 5)))) + parts[1] + self.comment())
        else:
            gap = self.draw(st.sampled_from((" ", "  ")))
            text = "" if item == Number("null") and self.chance(2) else gap + self.flow(item, column + 1, inside=False)
            self.lines.append(head + text + self.comment())

    def items(self, value: list[Any], column: int) -> None:
        """The items of a list."""
        gap = self.draw(st.sampled_from((" ", " ", "   ")))
        for item in value:
            self.between(column, "")
            head = " " * column + "-"
            if isinstance(item, dict) and item and self.chance(2):
                self.pairs(item, column + 1 + len(gap), head + gap)
            else:
                self.entry(head, item, column)

    def between(self, column: int, head: str) -> None:
        """Blank and comment lines before an entry."""
        if head or not self.chance(4):
            return
        if self.lines and self.chance(2):
            self.lines.append("")
        else:
            indent = self.draw(st.integers(0, column if self.in_block else column + 6))
            self.lines.append(" " * indent + self.draw(st.sampled_from(COMMENTS)))

    def comment(self) -> str:
        """A comment at the end of a line, or nothing."""
        if not self.chance(4):
            return ""
        return str(self.draw(st.sampled_from((" ", "   ", "\t")))) + str(self.draw(st.sampled_from(COMMENTS)))

    def key(self, text: str, *, flow: bool) -> str:
        """A key."""
        return f'"{text}"' if self.chance(6) else f"'{text}'" if self.chance(6) and not flow else text

    def flow(self, value: Any, column: int, *, inside: bool = True) -> str:
        """A value in flow style, over one line or more."""
        if isinstance(value, Number):
            return value.spelling
        if isinstance(value, str):
            return self.scalar(value, inside=inside)
        pad = self.draw(st.sampled_from(("", "", " ")))
        broken = self.chance(3)
        margin = self.newline + " " * (column + 2) if broken else ""
        pairs = value.items() if isinstance(value, dict) else [(None, item) for item in value]
        parts = []
        for key, item in pairs:
            name = "" if key is None else self.key(key, flow=True) + ": "
            parts.append(name + self.flow(item, column + 2))
        text = ""
        for number, part in enumerate(parts):
            text += (margin or (pad if not number else " ")) + part
            last = number == len(parts) - 1
            text += "" if last and not self.chance(5) else ","
            text += self.comment() if broken else ""
        end = (self.newline + " " * (column + 1)) if broken and parts else pad if parts else ""
        return ("{" + text + end + "}") if isinstance(value, dict) else ("[" + text + end + "]")

    def scalar(self, text: str, *, inside: bool) -> str:
        """Text on one line."""
        bare = bool(_PLAIN.fullmatch(text)) and not _NOT_TEXT.fullmatch(text) and " #" not in text
        bare = bare and not re.search(r":( |$)", text) and text == text.strip() and not text.startswith(("'", '"'))
        if bare and not (inside and re.search(r"[,\[\]{}]|:['\"]", text)) and not self.chance(4):
            return text
        if "\n" not in text and "\t" not in text and self.chance(2):
            return "'" + text.replace("'", "''") + "'"
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
        return '"' + "".join(escapes.get(char, char) for char in text) + '"'

    def parts(self, text: str) -> tuple[str, str] | None:
        """Text on two lines that reads as one, where it can be and chance wills it."""
        if not re.fullmatch(r"[a-zA-Z]+( [a-zA-Z]+)+", text) or not self.chance(3):
            return None
        quote = self.draw(st.sampled_from(("", "'", '"')))
        first, _space, rest = text.partition(" ")
        return quote + first, rest + quote

    def block(self, text: str, column: int) -> list[str] | None:
        """Text in lines of its own, where it can be and chance wills it."""
        lines = text.removesuffix("\n").split("\n")
        if any(not line or line != line.strip() or "\t" in line for line in lines) or not self.chance(3):
            return None
        indent = " " * (column + self.draw(st.sampled_from((1, 2, 4))))
        end = "-" if not text.endswith("\n") else "+" if self.chance(4) else ""
        if self.chance(6):
            end = str(len(indent) - column) + end if column or not lines[0].startswith(" ") else end
        if len(lines) == 1 and self.chance(2):
            words = lines[0].split(" ")
            cut = self.draw(st.integers(1, len(words)))
            found = [" ".join(words[:cut]), " ".join(words[cut:])]
            return [">" + end, *(indent + line for line in found if line)]
        return ["|" + end, *(indent + line for line in lines)]


@st.composite
def messy_files(draw: Any) -> bytes:
    """The bytes of a file."""
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    mark = codecs.BOM_UTF8 if draw(st.booleans()) else b""
    return bytes(mark + Writer(draw, newline).root(draw(ROOTS)).encode())
