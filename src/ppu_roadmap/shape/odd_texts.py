"""Texts cut at a ``#`` (RM808), or with blanks and quotes that a word processor put there (RM809)."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ppu_roadmap.diagnostics import Finding, Path, Place, Raw, Reported, Span
from ppu_roadmap.source.guards import OWN_KEY
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import QUOTE_LIMIT, _

ONE_LINE: Final = frozenset({
    "name", "title", "short", "unit", "province", "number", "role", "output", "target_group", "application",
    "national_app", "priority", "by", "position", "document", "location", "volume", "approver", "council", "team",
    "letterhead", "funding_sources", "sources", "evidence",
})  # fmt: skip
"""Keys of texts that stand in one line of a table or a sheet, or of lists and mappings of such texts."""

_SHARP = rb" #[^\s#]"
# These are compiled when they are first needed: most files are ASCII, and hold no odd text.
_ODD_BYTES = rb"\xc2[\x85\xa0\xab]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\x98-\x9e\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
_ODD = "[^\\S ]|[\x85\u2028\u2029]|  |^ | $"
_ENCLOSED = (
    "[\u201c\u201d\u201e\xab]([^\u201c\u201d\u201e\xab\xbb]+)[\u201c\u201d\xbb]|[\u2018\u2019]([^\u2018\u2019]+)\u2019"
)
_ITEMS = "\n[^\\S\n]*(?:[-*\u2022\xb7\u2013]|[0-9]+[.)])\\s"
"""A line that begins as an item of a list, so that it cannot go on behind the one before."""
_NAMES: Final = {
    "\xa0": _("a no-break space"),
    "\t": _("a tab"),
    "\n": _("a line break"),
    "  ": _("several spaces in a row"),
    " ": _("a space at its start or end"),
}


def odd_texts(source: SourceFile) -> Iterator[Reported]:
    """The findings on texts of a file, in their order."""
    data = source.raw
    may_be_cut = b"#" in data and ((b"\t" in data and b"\t#" in data) or re.search(_SHARP, data))
    lines = source.lines() if may_be_cut else []
    cuts = {  # the columns of comments that may have been text, by where the text before them ends
        (number, match.start()): match.end() - 1
        for number, line in enumerate(lines)
        for match in re.finditer(r"(?<=\S)[ \t]+#(?=[^\s#])", line)
    }
    odd = _may_be_odd(source)
    for path, at in source.outline.values() if cuts or odd else ():
        outline = source.outline
        sharp = cuts.get(outline.text.place(outline.ends[at])) if cuts and not outline.style(at) else None
        looked_at = odd and not ONE_LINE.isdisjoint(map(str, path[-2:]))
        if not (sharp or looked_at) or any(str(step).startswith(OWN_KEY) for step in path):
            continue
        key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        if sharp is not None:
            line = outline.text.number(outline.ends[at])
            rest = lines[line - 1][sharp:].rstrip()
            place = Place(source.file, path, span=Span(line, sharp + 1, line, sharp + 1 + len(rest)))
            message = _("{key} ends before {rest}, a comment to YAML", key=key, rest=rest)
            help = _("put the text between double quotes, or a space behind the # if it begins a comment")
            yield Reported("RM808", Finding(place, message, help))
        if looked_at:
            yield from _odd(source, path, at, key)


def plain_text(text: str) -> str:
    """A text of one line without quotes around it that a word processor made, and with ordinary spaces."""
    enclosed = re.fullmatch(_ENCLOSED, text.strip())
    return " ".join((enclosed[1] or enclosed[2] if enclosed else text).split())


def _may_be_odd(source: SourceFile) -> bool:
    """Whether a file may have an odd text: most have none, and their texts are not looked at one by one."""
    data = source.raw
    odd = not data.isascii() and re.search(_ODD_BYTES, data)
    if source.quick and not source.reported:  # the quick reader leaves escapes, tabs and several spaces to libyaml
        if not odd and b"|" not in data and b">" not in data:  # nor a block of text
            return False
        return any(re.search(_ODD, each) or re.fullmatch(_ENCLOSED, each) for each in _one_line(source.data))
    if odd or b"\t" in data or b"\\" in data:
        return True
    together = " ".join([said for said in source.outline.said if type(said) is str]) + " "
    return "  " in together or "\n" in together  # within a text, or at the end of one


def _one_line(node: Any, *, above: bool = False) -> Iterator[str]:
    """The texts in a file's data that stand in one line; ``above``: what they stand in has such a key."""
    for key, child in node.items() if isinstance(node, dict) else enumerate(node):
        inside = key in ONE_LINE
        if isinstance(child, str):
            yield from (child,) if inside or above else ()
        elif isinstance(child, dict | list):
            yield from _one_line(child, above=inside)


def _odd(source: SourceFile, path: Path, at: int, key: str) -> Iterator[Reported]:
    """What a text of one line holds that is not to be seen."""
    outline, text = source.outline, source.outline.said[at]
    enclosed, found, meant = re.fullmatch(_ENCLOSED, text.strip()), re.search(_ODD, text), plain_text(text)
    if not meant or not (enclosed or found):
        return
    message = _("{key} stands between typographic quotes, which belong to the text for YAML", key=key)
    if found:
        what = _NAMES.get(found.group()) or _("the blank {code}", code=f"U+{ord(found.group()):04X}")
        message = _("{key} holds {what}", key=key, what=what)
    help = _("write {key}: {text}", key=key, text=meant)
    if len(meant) > QUOTE_LIMIT:
        help = _("write one ordinary space between words, and none around the text")
    span, style = outline.text.span(outline.starts[at], outline.ends[at]), outline.style(at)
    fix = None if re.search(_ITEMS, text) else meant
    if style in ("|", ">") and span.end_column == 1:  # it ends in its last line that is not blank
        lines = "\n".join(source.lines()[span.line - 1 : span.end_line - 1]).rstrip().split("\n")
        span = span._replace(end_line=span.line + len(lines) - 1, end_column=len(lines[-1]) + 1)
        if text == f"{meant}\n" and lines[0][span.column - 1 :].split()[:1] == [style]:
            span, fix = span._replace(end_line=span.line, end_column=span.column + 1), Raw(f"{style}-")
    yield Reported("RM809", Finding(Place(source.file, path, span=span), message, help, fix=fix))
