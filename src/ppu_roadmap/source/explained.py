"""What libyaml's complaint comes from, where the lines around it leave no doubt: a better place, words and a fix."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from ppu_roadmap.diagnostics import Raw, Span
from ppu_roadmap.text import Message, _

BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Characters that look like a space and are text to YAML, as a set of a pattern."""
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_KEY_LINE = re.compile(rf"(?P<lead> *(?:- +)*)(?P<key>{_KEY}|\"[^\"]*\"|'[^']*') *:(?: |$)")
_TIGHT_KEY = re.compile(rf" *(?:- +)*(?P<key>{_KEY}):(?!//)(?=[^\s:,\]}}])")
_TIGHT_DASH = re.compile(r" *-(?=[A-Za-z\"'{\[])")
_INDENT_BLANK = re.compile(rf" *(?P<blanks>[{BLANKS}][ {BLANKS}]*)(?=- |{_KEY} *:)")
_BLANK_BEHIND = re.compile(rf" *(?:- +)*(?:{_KEY}:|-)(?P<blanks>[{BLANKS}]+)")
_DASH = re.compile(r" *(?P<dash>[\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa])(?=\s)")
_QUOTED = re.compile(
    rf"(?:^|[\s{{\[,]){_KEY}: +(?P<text>[\u201c\u201d\u201e](?P<inner>[^\u201c\u201d\u201e]*)[\u201c\u201d]"
    r"|[\u2018\u2019](?P<single>[^\u2018\u2019]*)[\u2019])(?=\s*(?:$|[,}\]]))"
)
_CLOSING: Final = {"[": "]", "{": "}"}


class Explained(NamedTuple):
    """What is wrong, where, and what to write; ``fix`` is the text to put there where it is certain."""

    span: Span
    message: Message
    help: Message
    fix: Raw | None = None


class Complaint(NamedTuple):
    """What libyaml said: lines and columns from 0; ``last`` is the event that it gave before."""

    lines: list[str]
    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None
    last: Any

    @property
    def text(self) -> str:
        """The line of the problem; at the end of the file nothing."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def at(self) -> str:
        """What stands at the problem, to the end of its line."""
        return self.text[self.column :]

    def near(self) -> Iterator[tuple[int, str]]:
        """The line of the problem and the one with text before it, unless that belongs to a text that was read."""
        first = 0
        if self.last is not None:
            first = (self.last.end_mark if getattr(self.last, "style", None) else self.last.start_mark).line
        above = reversed(list(enumerate(self.lines[first : self.line], first)))
        yield from islice((each for each in above if each[1].strip()), 1)
        yield self.line, self.text

    def key_above(self) -> tuple[int, re.Match[str]] | None:
        """The nearest line above that begins with a key; ``None`` where other text comes first."""
        for number, line in reversed(list(enumerate(self.lines[: self.line]))):
            if line.strip() and not line.lstrip().startswith("#"):
                found = _KEY_LINE.match(line)
                return (number, found) if found else None
        return None


def explain(complaint: Complaint) -> Explained | None:
    """The first explanation that is certain; ``None`` where none is."""
    return next((found for each in _EXPLANATIONS if (found := each(complaint))), None)


def odd_key(key: str) -> Message | None:
    """What to write instead of a character of a word processor that made a key of what is none."""
    if _DASH.match(key):
        return _("write a hyphen: -")
    return _("write ordinary spaces") if _INDENT_BLANK.match(f"{key}:") or _BLANK_BEHIND.match(key) else None


def _span(line: int, start: int, end: int) -> Span:
    return Span(line + 1, start + 1, line + 1, max(end, start + 1) + 1)


def _look_alike(complaint: Complaint) -> Explained | None:
    """A character of a word processor where YAML wants its own."""
    for number, line in complaint.near():
        if found := _DASH.match(line):
            message = _("the dash {dash} of a word processor marks no list item", dash=found["dash"])
            return Explained(_span(number, *found.span("dash")), message, _("write a hyphen: -"), Raw("-"))
        if found := _INDENT_BLANK.match(line) or _BLANK_BEHIND.match(line):
            code = next(f"U+{ord(each):04X}" for each in found["blanks"] if each != " ")
            message = _("a no-break space ({code}) stands where YAML wants a space", code=code)
            spaces = Raw(" " * len(found["blanks"]))
            return Explained(_span(number, *found.span("blanks")), message, _("write ordinary spaces"), spaces)
        for found in _QUOTED.finditer(line):
            inner = found["inner"] if found["inner"] is not None else found["single"]
            message = _("typographic quotes enclose no text for YAML")
            fix = None if set(inner) & {'"', "\\"} else Raw(f'"{inner}"')
            return Explained(
                _span(number, *found.span("text")), message, _('write straight quotes: "{text}"', text=inner), fix
            )
    return None


def _no_blank(complaint: Complaint) -> Explained | None:
    """A colon or a hyphen without the blank that makes it one."""
    for number, line in complaint.near():
        if _KEY_LINE.match(line):
            continue
        if found := _TIGHT_KEY.match(line):
            message = _("no space stands behind the colon of {key}", key=found["key"])
            help = _("write a space behind the colon: {key}: …", key=found["key"])
            return Explained(_span(number, found.end() - 1, found.end()), message, help, Raw(": "))
    for number, line in complaint.near():
        if found := _TIGHT_DASH.match(line):
            message = _("no space stands behind the hyphen of a list item")
            return Explained(
                _span(number, found.end() - 1, found.end()), message, _("write a hyphen and a space"), Raw("- ")
            )
    return None


def _behind_quote(complaint: Complaint) -> Explained | None:
    """A comma or more text behind the quote that closes a text."""
    last = complaint.last
    if getattr(last, "style", None) not in {'"', "'"} or last.end_mark.line != complaint.line:
        return None
    quote, end = last.style, last.end_mark.column
    if complaint.text[end : complaint.column].strip() or not complaint.at.strip():
        return None
    here = _span(complaint.line, complaint.column, complaint.column + 1)
    if re.fullmatch(r",\s*(?:#.*)?", complaint.at):
        return Explained(here, _("a comma stands behind the closing quote"), _("delete the comma"), Raw(""))
    message = _("text goes on behind the closing quote")
    if last.start_mark.line != complaint.line:
        message = _(
            "text goes on behind a quote that closes the text begun in line {line}", line=last.start_mark.line + 1
        )
        return Explained(here, message, _("close the quote in line {line}", line=last.start_mark.line + 1))
    if quote == '"':
        return Explained(here, message, _(r"put all of it between the quotes, and write \" for a quote in the text"))
    return Explained(here, message, _("put all of it between double quotes, so that an apostrophe may stand in it"))


def _comment_inside(complaint: Complaint) -> Explained | None:
    """A comment between the lines of a text without quotes, which ends there."""
    last = complaint.last
    if getattr(last, "style", None) != "" or not last.value or _KEY_LINE.match(complaint.text):
        return None
    start, end = last.end_mark, complaint.line
    between = [complaint.lines[start.line][start.column :], *complaint.lines[start.line + 1 : end]]
    comments = [number for number, line in enumerate(between, start.line) if line.lstrip().startswith("#")]
    if len(comments) < sum(not line.isspace() and line != "" for line in between) or not comments:
        return None
    if complaint.text[: complaint.column].strip() or re.match(r"[-?\"'\[{|>]|$", complaint.at):
        return None
    message = _("the comment in line {line} ends a text that goes on here", line=comments[0] + 1)
    help = _("put the comment above the key, or the text between double quotes")
    return Explained(_span(end, complaint.column, complaint.column + 1), message, help)


def _indented(complaint: Complaint) -> Explained | None:
    """A key that stands deeper than the one above it, or between two levels."""
    found, above = _KEY_LINE.match(complaint.text), complaint.key_above()
    if found is None or above is None or "-" in found["lead"]:
        return None
    number, other = above
    column, wanted = len(found["lead"]), len(other["lead"])
    values = {"key": found["key"], "line": number + 1, "above": other["key"], "column": wanted + 1}
    colon = complaint.problem.startswith("mapping values") and complaint.column == found.end("key")
    start = complaint.problem.startswith("did not find expected") and complaint.column == column
    if column > wanted and (colon or start):
        message = _("{key} stands deeper than {above} in line {line}, whose value it cannot be", **values)
        help = _(
            "begin it in column {column}; if it is more text of {above}, put all of that in double quotes", **values
        )
    elif column < wanted and start:
        message = _("{key} stands less deep than {above} in line {line}, and below no other key", **values)
        help = _("begin it in column {column}, or in that of the keys that it belongs to", **values)
    else:
        return None
    return Explained(_span(complaint.line, complaint.column, complaint.column + 1), message, help)


def _left_open(complaint: Complaint) -> Explained | None:
    """A bracket or brace that is closed nowhere, or by the other sign: at the place where it opens."""
    if complaint.opened is None or not complaint.problem.startswith("did not find expected ','"):
        return None
    line, column = complaint.opened
    sign, at = complaint.lines[line][column : column + 1], complaint.at[:1]
    if at in {"]", "}"}:
        message = _(
            "the {sign} that opens here meets a {other} in line {line}", sign=sign, other=at, line=complaint.line + 1
        )
    elif _resumes(complaint, line):
        message = _("the {sign} that opens here is not closed before line {line}", sign=sign, line=complaint.line + 1)
    else:
        return None
    return Explained(_span(line, column, column + 1), message, _("close it with {sign}", sign=_CLOSING[sign]))


def _resumes(complaint: Complaint, opened: int) -> bool:
    """Whether lines of keys or items go on at the problem, no deeper than where a bracket opened."""
    here, there = complaint.text, complaint.lines[opened]
    if not here.strip():
        return True
    goes_on = _KEY_LINE.match(here) or here.lstrip().startswith("- ")
    return bool(complaint.line > opened and goes_on and _depth(here) <= _depth(there) and here.rstrip()[-1] not in "]}")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _odd_sign(complaint: Complaint) -> Explained | None:
    """A tab, or a sign that no text may begin with."""
    if complaint.problem != "found character that cannot start any token" or not complaint.at:
        return None
    here = _span(complaint.line, complaint.column, complaint.column + 1)
    if complaint.at[0] == "\t":
        return Explained(here, _("a tab stands as indent"), _("indent with spaces, two for each level"))
    message = _("no text may begin with {sign}", sign=complaint.at[0])
    return Explained(here, message, _('write the text between double quotes: "…"'))


_EXPLANATIONS: tuple[Callable[[Complaint], Explained | None], ...] = (
    _look_alike, _no_blank, _behind_quote, _comment_inside, _left_open, _indented, _odd_sign,
)  # fmt: skip
