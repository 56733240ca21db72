"""What acts in an output, by its kind: in text, CSV, JSON, pages, and in what a shell is offered."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
COMMANDS = re.compile(r"^\s*::[\w-]+|##\w*\[", re.MULTILINE)
"""What runners take for a command: the first at the beginning of a line, the second anywhere."""
FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMERAL = re.compile(r'="[0-9][0-9.,:/eE-]*"|-?[0-9]+([.,][0-9]+)?')
"""A code that is written as text for Excel, or a number."""
_OFFERS = {
    "bash": r"([^ ]+)()", "zsh": r'"([^" ]+)"(?::"([^"]*)")?', "fish": r"([^\s]+)(?:\t(.*))?",
    "powershell": r"([^ ]+?)::: (.*)",
}  # fmt: skip
"""How each shell is offered a word with its meaning."""


def text_acts(text: str) -> Iterator[str]:
    """What a terminal or a runner would obey in text."""
    yield from (f"control {found!r}" for found in dict.fromkeys(CONTROLS.findall(text)))
    yield from (f"command {found.group()!r}" for found in COMMANDS.finditer(text))


def csv_acts(text: str) -> Iterator[str]:
    """Cells that a spreadsheet would take for formulas; with a byte order mark as Excel reads it."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";" if "\ufeff" in text else ",")
    every = (cell for row in rows for cell in row)
    yield from (f"formula {cell[:40]!r}" for cell in every if FORMULA.match(cell) and not _NUMERAL.fullmatch(cell))


def json_acts(text: str) -> Iterator[str]:
    """What is no JSON."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as error:
        yield f"no JSON: {error}"


def offers_act(shell: str, answer: str) -> Iterator[str]:
    """What a shell would obey of the words that it is offered."""
    for line in answer.removeprefix("_arguments '*: :((").removesuffix("\n").removesuffix("))'").split("\n"):
        found = re.fullmatch(_OFFERS[shell], line)
        word, meaning = (each or "" for each in found.groups()) if found else ("", "")
        if line not in ("", "_files") and not re.fullmatch(r"[\w.,:=/+@%-]+", word.replace(r"\\:", ":")):
            yield f"no word: {line!r}"
        if re.search(r"""[$`<>*\[\]{}|\t\\'"]|:::""", meaning.replace(r"\\:", "")):
            yield f"a meaning that is read: {line!r}"


class _Tags(HTMLParser):
    """The tags of a page with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[" ".join((tag, *(name for name, _value in attrs)))] += 1

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 -- as its parser calls it
        self.found["comment"] += 1

    def handle_decl(self, decl: str) -> None:
        self.found[decl] += 1

    unknown_decl = handle_pi = handle_comment


def html_parts(text: str) -> Counter[str]:
    """What a page is made of."""
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return tags.found


def xml_parts(text: str) -> Counter[str]:
    """What a document in XML is made of."""
    try:
        return Counter(" ".join((each.tag, *each.attrib)) for each in ET.fromstring(text).iter())  # noqa: S314 -- ours
    except ET.ParseError as error:
        return Counter([f"no XML: {error}"])


def markdown_parts(text: str) -> Counter[str]:
    """What a page of Markdown is made of; a line break in a cell is no more than that."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    every = [each for token in tokens for each in (token, *(token.children or ()))]
    plain = {"text", "text_special", "softbreak"}
    kinds = [f"{each.type} {each.tag}" for each in every if each.type not in plain and each.content != "<br>"]
    return Counter(kinds)


PARTS: Mapping[str, Callable[[str], Counter[str]]] = {
    "html": html_parts, "svg": xml_parts, "junit": xml_parts, "md": markdown_parts,
}  # fmt: skip
"""Of each kind of page what it is made of: hostile texts make nothing that plain words do not make, too."""
OTHERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "csv": csv_acts, "json": json_acts, "sarif": json_acts, "gitlab": json_acts,
}  # fmt: skip
"""What acts in formats that are no pages."""


def out_of_place(found: Counter[str], plain: Counter[str]) -> Iterator[str]:
    """What a page is made of beyond what it is made of with plain words."""
    yield from (f"out of place: {part}" for part in found if part not in plain)
    headings = [part for part in found if part.startswith("heading")]
    yield from (f"{found[part] - plain[part]} more: {part}" for part in headings if 0 < plain[part] < found[part])
