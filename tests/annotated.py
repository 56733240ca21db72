r"""Faulty plans as annotated text: below what is faulty stands what must be said of it.

``tests/broken/<CODE>.yaml`` holds the cases of a rule. A case is the base plan, changed::

    # case: second-item
    # on: governance.yaml
        depends_on: [GOV-02, GOV-99]
                             ^^^^^^ error[RM103]: GOV-01 depends on GOV-99, which does not exist

``# on: <file>`` puts the lines below it after those of that file in ``broken/base``, less the keys of the plan or of
the first program that they give anew; ``# file: <file>`` begins a whole file. Behind the name stands ``crlf``, ``cr``,
``bom`` or ``unended`` where it has such line ends, a byte order mark, or none at its last line. A case has the
plan.yaml of the base where it has none of its own, or says ``# without: plan.yaml``. Before its files it may say

* ``# today: 2023-07-01``: the day to check at, else the first of June 2022;
* ``# also: RM202 RM204``: whose findings it tells beside all errors and those of its own rule;
* ``# ◆ = '\x07'`` or ``# ◆ = 'kata ' * 2000``: what a sign stands for, in columns one character as it does;
* ``# expect: plan.yaml:1:1-1:2: …``: a finding where there is no text to point at.

A finding that ends in a later line ends with ``…<line>:<column>``; ``note`` is a place that explains one. All of
this is written anew by ``GOLDEN=update``, so a new case needs no more than its lines.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ppu_roadmap import Diagnostic

FOLDER = Path(__file__).parent / "broken"
BASE = FOLDER / "base"
TODAY = date(2022, 6, 1)
WIDE = 130
"""Columns within which an annotation stays where it can."""
NEWLINES = {"crlf": "\r\n", "cr": "\r"}

_HEAD = re.compile(r"# (case|today|also|without|expect|file|on): (.+)|# (.) = (.+?)(?: \* (\d+))?")
_SAID = r"(?:error|warning|info|note)\[RM\d{3}\]: .+"
_MARK = re.compile(rf" *\^+(?:…\d+:\d+)? {_SAID}| *{_SAID} \^+(?:…\d+:\d+)?")


class Told(NamedTuple):
    """A finding, or the place of a note: where it is and what it says."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    says: str

    @property
    def alone(self) -> str:
        """As one line, for what no text can point at."""
        return f"{self.file}:{self.line}:{self.column}-{self.end_line}:{self.end_column}: {self.says}"

    def below(self, line: str) -> str:
        """As a line below the one it is in, to the right of its carets or, where that is too far, to the left."""
        ends_here = self.end_line == self.line
        end = self.end_column if ends_here else max(len(line) + 1, self.column + 1)
        carets = "^" * (end - self.column) + ("" if ends_here else f"…{self.end_line}:{self.end_column}")
        room = self.column - 2
        if end + len(self.says) > WIDE and len(self.says) <= room:
            return f"{self.says:>{room}} {carets}"
        return f"{' ' * (self.column - 1)}{carets} {self.says}"


@dataclass
class File:
    """A file of a case, as it is written there."""

    head: str
    name: str
    ways: list[str]
    lines: list[str] = field(default_factory=list)

    @cached_property
    def base(self) -> str:
        """What stands before its lines: nothing, or the file of the base without the keys that they give anew."""
        if not self.head.startswith("# on: "):
            return ""
        path = BASE / PurePosixPath(self.name).name
        margin = "" if path.stem == "plan" else "    "
        own = takewhile(lambda line: line.startswith(margin) or not line, self.lines)
        anew = {key[0] for line in own if (key := re.match(rf"{margin}[\w-]+:", line))}
        keys = re.split(rf"^(?={margin}\S)", path.read_text("utf-8"), flags=re.MULTILINE)
        return "".join(text for text in keys if not text.startswith(tuple(anew)))

    def data(self, signs: dict[str, str]) -> bytes:
        """Its bytes; a lone surrogate stands for one that is no UTF-8."""
        text = self.base + "".join(f"{line}\n" for line in self.lines)
        text = text.removesuffix("\n") if "unended" in self.ways else text
        for way, newline in NEWLINES.items():
            text = text.replace("\n", newline) if way in self.ways else text
        for sign, meant in signs.items():
            text = text.replace(sign, meant)
        return (b"\xef\xbb\xbf" if "bom" in self.ways else b"") + text.encode("utf-8", "surrogateescape")

    def shows(self, told: Told) -> bool:
        """Whether a finding can be pointed at in its text."""
        row = told.line - self.base.count("\n")
        is_stretch = told.end_line > told.line or told.column < told.end_column <= 2 * WIDE
        return told.file == self.name and 0 < row <= len(self.lines) and told.column <= 2 * WIDE and is_stretch


@dataclass
class Case:
    """A faulty plan."""

    code: str
    name: str
    heads: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    today: date = TODAY
    codes: set[str] = field(default_factory=set)
    signs: dict[str, str] = field(default_factory=dict)
    without: set[str] = field(default_factory=set)

    def contents(self) -> dict[str, bytes]:
        """The bytes of every file, by its path."""
        found = {file.name: file.data(self.signs) for file in self.files}
        names = {PurePosixPath(name).name for name in found} | self.without
        return found if "plan.yaml" in names else {"plan.yaml": (BASE / "plan.yaml").read_bytes(), **found}

    def told(self, found: Iterable[Diagnostic]) -> Iterator[Told]:
        """What it speaks of: all errors, all of its own rule and of those that it names, and their notes."""
        for one in found:
            if one.severity != "error" and one.code not in self.codes | {self.code}:
                continue
            places = [(one.file, one.span, one.severity.value, one.message)]
            places += [(also.file, also.span, "note", also.message) for also in one.related]
            for file, span, word, message in places:
                yield Told(file, *span, f"{word}[{one.code}]: {_plain(message.render('en'))}")

    def annotated(self, found: Iterable[Diagnostic]) -> str:
        """Its text, with what was found."""
        told = sorted(self.told(found))
        alone = [one for one in told if not any(file.shows(one) for file in self.files)]
        lines = [f"# case: {self.name}", *self.heads, *(f"# expect: {one.alone}" for one in alone)]
        for file in self.files:
            lines.append(file.head)
            for number, line in enumerate(file.lines, file.base.count("\n") + 1):
                lines.append(line)
                lines += [one.below(line) for one in told if one.line == number and file.shows(one)]
        return "".join(f"{line}\n" for line in lines)


def broken() -> list[Path]:
    """The files of all rules."""
    return sorted(FOLDER.glob("*.yaml"))


def cases(path: Path) -> tuple[str, list[Case]]:
    """What stands at the top of a rule's file, and its cases."""
    top, *texts = re.split(r"^(?=# case: )", path.read_text("utf-8"), flags=re.MULTILINE)
    return top, [_case(path.stem, text.rstrip("\n").split("\n")) for text in texts]


def _case(code: str, lines: list[str]) -> Case:
    case = Case(code, lines[0].removeprefix("# case: "))
    for line in lines[1:]:
        head = _HEAD.fullmatch(line)
        if head is None:
            if not _MARK.fullmatch(line):
                case.files[-1].lines.append(line)
        elif head[1] in {"file", "on"}:
            name, *ways = head[2].split()
            case.files.append(File(line, name, ways))
        elif head[1] != "expect":
            case.heads.append(line)
            _note(case, head)
    return case


def _note(case: Case, head: re.Match[str]) -> None:
    """Take in what a line at the head of a case says."""
    if head[1] == "today":
        case.today = date.fromisoformat(head[2])
    elif head[1] == "also":
        case.codes.update(head[2].split())
    elif head[1] == "without":
        case.without.update(head[2].split())
    else:
        case.signs[head[3]] = literal_eval(head[4]) * int(head[5] or 1)


def _plain(text: str) -> str:
    """A message in which every character is seen."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
