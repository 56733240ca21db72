"""What libyaml complains of, in words; where the lines around it leave no doubt with a better place and a fix."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ppu_roadmap.diagnostics import Finding, Place, Raw, Reported, Span
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import QUOTE_LIMIT, Message, Phrase, _

_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""What looks like a space and is text to YAML."""
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_KEY_LINE = re.compile(rf"(?P<lead> *(?:- +)*)(?P<key>{_KEY}|\"[^\"]*\"|'[^']*') *:(?: |$)")
_QUOTES = '[\u201c-\u201e][^\u201c-\u201e"\\\\]*[\u201c\u201d]|[\u2018\u2019][^\u2018\u2019"\\\\]*\u2019'
_SPACES = _("{what} ({code}) stands where YAML wants a space"), _("write ordinary spaces")
_SLIPS: tuple[tuple[str, Message, Message, str], ...] = (
    (r" *(?P<at>[\u2010-\u2015\u2212])(?=\s)",
     _("the dash {text} of a word processor marks no list item"), _("write a hyphen: -"), "-"),
    (r" *(?P<at>[*\u2022\u00b7\u25cf\u25aa])(?=\s)",
     _("the bullet {text} marks no list item"), _("write a hyphen: -"), "-"),
    (rf" *(?P<at>{_BLANK}(?: |{_BLANK})*)(?=- |{_KEY} *:)", *_SPACES, "{blank}"),
    (rf" *(?:- +)*(?:{_KEY}:|-)(?P<at>{_BLANK}+)", *_SPACES, "{blank}"),
    (rf" *(?:- +)*{_KEY}(?P<at>{_BLANK}+)(?= *:)", *_SPACES, "{blank}"),
    (rf" *(?:- +)*{_KEY}(?P<at>:)(?!//)(?=[^\s:,\]}}])",
     _("no space stands behind the colon of a key"), _("write a colon and a space"), ": "),
    (rf"(?:.*[\s{{\[,])?{_KEY}: +(?P<at>{_QUOTES})(?=\s*(?:$|[,}}\]]))",
     _("typographic quotes enclose no text for YAML"), _('write straight quotes: "{inner}"'), '"{inner}"'),
    (r" *(?P<at>-)(?=[A-Za-z\"'{\[])",
     _("no space stands behind the hyphen of a list item"), _("write a hyphen and a space"), "- "),
)  # fmt: skip
"""What certainly was meant otherwise where a line begins with it: what is so, what to write, the text instead."""


_INDENT = _("indent with spaces, two for each level, and line up the keys of one mapping")
_UNCLOSED = _("a quoted text is never closed"), _("close it with the quote it began with")
_QUOTE = _('write the text between double quotes: "…"')
_PROBLEMS: Mapping[str, tuple[Message, Message]] = {
    "could not find expected ':'": (
        _("a key without a colon"),
        _("write key: value, with a space after the colon, or indent the line if the text above goes on in it")),
    "block sequence entries are not allowed in this context": (
        _("a list item stands where none may"),
        _("put the list on a line of its own below its key, each item after a hyphen and a space")),
    "mapping values are not allowed in this context": (
        _("a colon stands where no key may begin"),
        _("put text that holds a colon and a space between double quotes, or begin a new line for the next key")),
    "did not find expected key": (_("a line is not in line with the keys above it"), _INDENT),
    "did not find expected '-' indicator": (
        _("a line is not in line with the list above it"),
        _("begin each item of a list with a hyphen, all in one column")),
    "did not find expected ',' or ']'": (
        _("a list in brackets has no comma or closing bracket here"),
        _("put a comma between the items and close the list with ]")),
    "did not find expected ',' or '}'": (
        _("a mapping in braces has no comma or closing brace here"),
        _("put a comma between the pairs and close the mapping with {sign}", sign="}")),
    "did not find expected node content": (
        _("a value is missing here"), _("write the value, or delete the comma or sign before it")),
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "found unknown escape character": (
        _("a backslash in double quotes begins no escape that YAML knows"),
        _("write two backslashes, or put the text between single quotes")),
    "did not find expected hexdecimal number": (
        _("an escape without its hexadecimal digits"), _(r"write \x and two, \u and four or \U and eight digits")),
    "found invalid Unicode character escape code": (
        _("an escape that is no character"), _("write the character itself")),
    "found a tab character where an indentation space is expected": (_("a tab stands as indent"), _INDENT),
    "found a tab character that violates indentation": (_("a tab stands as indent"), _INDENT),
    "found unexpected ':'": (_("a colon in unquoted text"), _QUOTE),
    "did not find expected <document start>": (
        _("text stands where a document should begin"), _("line up all keys of the file in the first column")),
    "did not find expected alphabetic or numeric character": (
        _("an & or * begins an anchor or alias without a name"), _QUOTE),
    "found undefined tag handle": (_("a tag that nothing defines"), _QUOTE),
    "did not find expected tag URI": (_("an exclamation mark begins a tag without a name"), _QUOTE),
    "did not find expected comment or line break": (
        _("text stands after the sign that begins a block of text"), _("begin the text on the next line, indented")),
    "found incompatible YAML document": (_("a version of YAML that is not known"), _("delete the %YAML line")),
    "found unknown directive name": (_("a line begins with a per cent sign"), _QUOTE),
}  # fmt: skip
"""By libyaml's complaint what is so, and what to write."""
_AT_CONTEXT = frozenset({"while scanning a quoted scalar", "while scanning a simple key"})
"""Contexts whose own mark is the better place: where the text began (rules.md)."""


class Complaint(NamedTuple):
    """What libyaml said: lines and columns from 0."""

    file: str
    lines: list[str]
    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None
    began: tuple[int, int]
    ended: tuple[int, int]
    """From where to where stands what was read before."""
    style: str | None
    """How the text before the problem is quoted: empty where it is plain, ``None`` where none stands there."""

    @property
    def text(self) -> str:
        """The line of the problem; at the end of the file nothing."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character of the problem; at the end of its line nothing."""
        return self.text[self.column : self.column + 1]

    def above(self, first: int = 0) -> Iterator[tuple[int, str]]:
        """The lines above the problem that are not blank, nearest first."""
        for number in range(min(self.line, len(self.lines)) - 1, first - 1, -1):
            if self.lines[number].strip():
                yield number, self.lines[number]

    def found(
        self, message: Message, help: Message, at: tuple[int, int, int] | None = None, fix: str | None = None
    ) -> Finding:
        """A finding at a stretch of a line, else at the problem."""
        line, start, end = at or (self.line, self.column, self.column + 1)
        place = Place(self.file, span=Span(line + 1, start + 1, line + 1, end + 1))
        return Finding(place, message, help, fix=None if fix is None else Raw(fix))


def syntax_error(error: Any, source: SourceFile) -> Reported:
    """An RM001 finding from what libyaml's scanner or parser raised, at its mark or where the fault surely is."""
    problem, mark, began = error.problem, error.problem_mark, error.context_mark
    opened = (began.line, began.column) if began is not None else None
    complaint = Complaint(source.file, source.lines(), problem, mark.line, mark.column, opened, *_before(source))
    for explained in _EXPLANATIONS:
        if found := explained(complaint):
            return Reported("RM001", found)
    line, column = opened if opened and error.context in _AT_CONTEXT else (mark.line, mark.column)
    message, help = _PROBLEMS.get(problem) or (_("the text is not YAML here ({problem})", problem=problem), _INDENT)
    return Reported("RM001", complaint.found(message, help, (line, column, column + 1)))


def _before(source: SourceFile) -> tuple[tuple[int, int], tuple[int, int], str | None]:
    """From where to where stands what was read last before libyaml complained, and how it is quoted."""
    outline, last = source.outline, len(source.outline.said) - 1
    if last < 0:
        return (0, 0), (0, 0), None
    start, end = outline.text.place(outline.starts[last]), outline.text.place(outline.ends[last])
    return start, end, outline.style(last) if isinstance(outline.said[last], str) and outline.said[last] else None


def odd_key(key: str) -> tuple[Message, Message, Raw | None] | None:
    """What a character of a word processor is that made a key of what is none, what to write, and the mended text."""
    for pattern, message, help, instead in _SLIPS[:6]:
        if match := re.match(pattern, f"{key}:"):
            start, end = match.span("at")
            text = Raw(key[:start] + " " * (end - start) + key[end:]) if instead == "{blank}" else None
            return *_told(message, help, match["at"]), text
    return None


def hyphened(text: str) -> Raw | None:
    """The items of a list, each after a hyphen, of a text in which a word processor marked them otherwise."""
    parts = re.split(r"(?:^|(?<=\s))[-*\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa]\s+", text)
    before, *items = (part.rstrip() for part in parts)
    return None if before or not items else Raw("\n".join(f"- {item}" for item in items))


def _told(message: Message, help: Message, at: str) -> tuple[Message, Message]:
    what = _("a no-break space") if at[0] in "\u00a0\u202f" else _("a space of another kind")
    values: dict[str, Phrase] = {"text": at, "what": what, "code": f"U+{ord(at[0]):04X}", "inner": at[1:-1]}
    return message.of(**values), help.of(**values)


def _slip(complaint: Complaint) -> Finding | None:
    """A look-alike or a missing space, in the line of the problem or the one before it that was not read yet."""
    first, _column = complaint.ended if complaint.style else complaint.began
    for number, line in (*[*complaint.above(first)][:1], (complaint.line, complaint.text)):
        for pattern, message, help, instead in _SLIPS:
            found = re.match(pattern, line)
            if found and (instead != "-" or _begins_item(complaint.lines, number)):
                at = found["at"]
                fix = instead.format(blank=" " * len(at), inner=at[1:-1])
                return complaint.found(*_told(message, help, at), (number, *found.span("at")), fix)
    return None


def _begins_item(lines: list[str], number: int) -> bool:
    """Whether an item of a list may begin in a line: below a key alone, or no deeper than what is above it."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    return above.rstrip().endswith(":") or _depth(lines[number]) <= _depth(above)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _behind_quote(complaint: Complaint) -> Finding | None:
    """A comma or more text behind the quote that closes a text."""
    at = complaint.text[complaint.column :]
    if complaint.style not in {'"', "'"} or complaint.ended[0] != complaint.line or not at.strip():
        return None
    if complaint.text[complaint.ended[1] : complaint.column].strip():
        return None
    if re.fullmatch(r",\s*(?:#.*)?", at):
        return complaint.found(_("a comma stands behind the closing quote"), _("delete the comma"), fix="")
    line = complaint.began[0]
    if line != complaint.line:
        message = _("text goes on behind a quote that closes the text begun in line {line}", line=line + 1)
        return complaint.found(message, _("close the quote in line {line}", line=line + 1))
    help = _(r"put all of it between double quotes, and write \" for a quote in the text")
    return complaint.found(_("text goes on behind the closing quote"), help)


def _comment_inside(complaint: Complaint) -> Finding | None:
    """A comment between the lines of a text without quotes, which ends there."""
    text = complaint.text
    if complaint.style != "" or _KEY_LINE.match(text) or not re.match(r"[^-?\"'\[{|>]", text.lstrip()):
        return None
    end, column = complaint.ended
    rest = [complaint.lines[end][column:], *complaint.lines[end + 1 : complaint.line]]
    comments = [number for number, line in enumerate(rest, end + 1) if line.strip()]
    if not comments or any(not line.lstrip().startswith("#") for line in rest if line.strip()):
        return None
    if text[: complaint.column].strip():
        return None
    message = _("the comment in line {line} ends a text that goes on here", line=comments[0])
    return complaint.found(message, _("put the comment above the key, or the text between double quotes"))


def _indented(complaint: Complaint) -> Finding | None:
    """A key that stands deeper than the one above it, or between two levels."""
    above = ((number, line) for number, line in complaint.above() if not line.lstrip().startswith("#"))
    number, line = next(above, (0, ""))
    found, other = _KEY_LINE.match(complaint.text), _KEY_LINE.match(line)
    if found is None or other is None or "-" in found["lead"]:
        return None
    column, wanted = len(found["lead"]), len(other["lead"])
    values: dict[str, Phrase] = {"key": found["key"], "line": number + 1, "above": other["key"], "column": wanted + 1}
    start = complaint.problem.startswith("did not find expected") and complaint.column == column
    if column > wanted and (start or complaint.column == found.end("key")):
        message = _("{key} stands deeper than {above} in line {line}, whose value it cannot be")
        help = _("begin it in column {column}; if it is more text of {above}, put all of that in double quotes")
    elif column < wanted and start:
        message = _("{key} stands less deep than {above} in line {line}, and below no other key")
        help = _("begin it in column {column}, or in that of the keys that it belongs to")
    else:
        return None
    return complaint.found(message.of(**values), help.of(**values))


def _left_open(complaint: Complaint) -> Finding | None:
    """A bracket or brace that is closed nowhere, or by the other sign: at the place where it opens."""
    if complaint.opened is None or not complaint.problem.startswith("did not find expected ','"):
        return None
    line, column = complaint.opened
    there, here, at = complaint.lines[line], complaint.text, complaint.sign
    sign = there[column : column + 1]
    values: dict[str, Phrase] = {"sign": sign, "line": complaint.line + 1, "other": at}
    message = _("the {sign} that opens here is not closed before line {line}", **values)
    if at in ("]", "}"):
        message = _("the {sign} that opens here meets a {other} in line {line}", **values)
    elif here.strip():  # else it is the end of the file
        resumes = line < complaint.line and (_KEY_LINE.match(here) or here.lstrip().startswith("- "))
        closes = len(re.findall(r"[]}]", here)) > len(re.findall(r"[\[{]", here))
        if not resumes or _depth(here) > _depth(there) or closes:
            return None
    help = _("close it with {sign}", sign="]" if sign == "[" else "}")
    return complaint.found(message, help, (line, column, column + 1))


def _second_colon(complaint: Complaint) -> Finding | None:
    """A colon in the value of a key: of the next key, which begins in the same line, or of a text without quotes."""
    key = _KEY_LINE.match(complaint.text)
    if key is None or complaint.column < key.end() or not complaint.problem.startswith("mapping values are not"):
        return None
    text, value = complaint.text[key.end() :].strip(), complaint.text[key.end() : complaint.column].strip()
    values: dict[str, Phrase] = {"key": key["key"], "word": value.rpartition(" ")[2], "text": text}
    begins = {match["key"] for match in map(_KEY_LINE.match, complaint.lines) if match}
    message, help = _("the text of {key} holds a colon and a space"), _QUOTE
    if values["word"] in begins or re.search("(^|[,;] *)[a-z0-9_-]+$", value):
        message = _("{word} begins in the line of {key}")
        help = _("begin {word} on a line of its own, or put the text of {key} between double quotes")
    elif len(text) <= QUOTE_LIMIT and not re.search(r'["\\]| #|^\(', text):
        below = "".join(complaint.lines[complaint.line + 1 : complaint.line + 2])
        help = _('write {key}: "{text}"') if _depth(below) <= len(key["lead"]) else _QUOTE
    return complaint.found(message.of(**values), help.of(**values))


def _odd_sign(complaint: Complaint) -> Finding | None:
    """A tab, or a sign that no text may begin with."""
    if complaint.sign and complaint.text[complaint.column - 2 :].rstrip() == ": -":
        return complaint.found(_("a hyphen alone is no value"), _("delete the key: what is not known is left out"))
    starts = ("found character that cannot start", "mapping keys are not allowed")
    if not complaint.problem.startswith(starts) or not complaint.sign:
        return None
    if complaint.sign == "\t":
        return complaint.found(_("a tab stands as indent"), _("indent with spaces, two for each level"))
    return complaint.found(_("no text may begin with {sign}", sign=complaint.sign), _QUOTE)


def _conflict(complaint: Complaint) -> Finding | None:
    """The marks that git leaves around two versions of some lines."""
    for number, line in (*complaint.above(), (complaint.line, complaint.text)):
        if re.match(r"<{7} ", line):
            help = _("keep the lines of one version, and delete the other and the marks <<<<<<<, =======, >>>>>>>")
            return complaint.found(_("git left two versions of these lines"), help, (number, 0, len(line.rstrip())))
    return None


def _never_opened(complaint: Complaint) -> Finding | None:
    """A closing bracket or brace behind a value, where none is open, or text behind the one that ends a value."""
    astray = complaint.problem.startswith(("did not find expected key", "did not find expected '-'"))
    before = complaint.text[: complaint.column].rstrip()
    if astray and before and complaint.sign in ("]", "}"):
        return complaint.found(_("the {sign} here closes nothing", sign=complaint.sign), _("delete it"))
    if astray and before.endswith(("]", "}")) and complaint.sign not in ("", ",", "-"):
        return complaint.found(_("text goes on behind the closing {sign}", sign=before[-1]), _QUOTE)
    return None


_EXPLANATIONS: tuple[Callable[[Complaint], Finding | None], ...] = (
    _conflict, _never_opened, _slip, _behind_quote, _comment_inside, _left_open, _indented, _second_colon, _odd_sign,
)  # fmt: skip
