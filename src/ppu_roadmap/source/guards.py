"""What is refused of YAML, in words: limits, anchors, tags, keys that are none, and what libyaml complains of."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.source.source_file import SourceFile, spanning
from ppu_roadmap.text import Message, _

SIZE_LIMIT: Final = 2_000_000
"""Bytes of a file."""
DEPTH_LIMIT: Final = 32
NODE_LIMIT: Final = 400_000
TEXT_LIMIT: Final = 10_000
"""Characters of one text."""


class Fault(NamedTuple):
    """What is said of a node that may not stand; where not ``whole``, at its first character."""

    code: str
    message: Message
    help: Message
    whole: bool = True


TOO_LONG: Final = Fault(
    "RM004",
    _("a text of {length} characters, over 10,000"),
    _("shorten it, or move it to a document and name that"),
)
TOO_MANY: Final = Fault("RM004", _("more than 400,000 values in one file"), _("split the plan"))
TOO_DEEP: Final = Fault(
    "RM004",
    _("nested more than 32 levels deep"),
    _("a plan needs far fewer levels: flatten it"),
    whole=False,
)
SECOND_DOCUMENT: Final = Fault(
    "RM004", _("a second document begins here"), _("keep one document in a file: delete the --- line")
)
ALIAS: Final = Fault("RM005", _("an alias repeats what stands elsewhere"), _("write the value itself"))
ANCHOR: Final = Fault("RM005", _("the anchor &{name} names a value for reuse"), _("delete the anchor"), whole=False)
TAG: Final = Fault("RM005", _("the tag {tag} gives a value another type"), _("delete the tag"), whole=False)
MISFIT: Final = Fault("RM005", _("the tag does not fit its value"), _("delete the tag"))
TAGGED_KEY: Final = Fault("RM005", _("a key has a tag"), _("write the key without it"))
MERGE_KEY: Final = Fault("RM005", _("a merge key takes in another mapping"), _("write its keys out here"))
NO_KEY: Final = Fault(
    "RM013", _("a key must be text, not a list or a mapping"), _("write a word as the key"), whole=False
)
CUT_NUMBER: Final = Fault(
    "RM014", _("braces cut {value} at its comma"), _("write the number with a point, or put it between quotes")
)
HIDDEN: Final = Fault("RM003", _("an escape writes {character}, which may not stand in a plan"), _("delete the escape"))

# -- libyaml's complaints: what it says, and what to write -------------------------------------------------------------

AT_CONTEXT = frozenset({"while scanning a quoted scalar", "while scanning a simple key"})
"""Contexts whose own mark is the better place: where the text began (rules.md)."""

_INDENT = _("indent with spaces, two for each level, and line up the keys of one mapping")
_UNCLOSED = _("a quoted text is never closed"), _("close it with the quote it began with")
_QUOTE = _('write the text between double quotes: "…"')

_PROBLEMS: Mapping[str, tuple[Message, Message]] = {
    "could not find expected ':'": (
        _("a key without a colon"),
        _("write key: value, with a space after the colon"),
    ),
    "block sequence entries are not allowed in this context": (
        _("a list item stands where none may"),
        _("put the list on a line of its own below its key, each item after a hyphen and a space"),
    ),
    "mapping keys are not allowed in this context": (_("a key stands where none may"), _INDENT),
    "mapping values are not allowed in this context": (
        _("a colon stands where no key may begin"),
        _("put text that holds a colon and a space between double quotes, or begin a new line for the next key"),
    ),
    "did not find expected key": (_("a line is not in line with the keys above it"), _INDENT),
    "did not find expected '-' indicator": (
        _("a line is not in line with the list above it"),
        _("begin each item of a list with a hyphen, all in one column"),
    ),
    "did not find expected ',' or ']'": (
        _("a list in brackets has no comma or closing bracket here"),
        _("put a comma between the items and close the list with ]"),
    ),
    "did not find expected ',' or '}'": (
        _("a mapping in braces has no comma or closing brace here"),
        _("put a comma between the pairs and close the mapping with {sign}", sign="}"),
    ),
    "did not find expected node content": (
        _("a value is missing here"),
        _("write the value, or delete the comma or sign before it"),
    ),
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "found unknown escape character": (
        _("a backslash in double quotes begins no escape that YAML knows"),
        _("write two backslashes, or put the text between single quotes"),
    ),
    "did not find expected hexdecimal number": (
        _("an escape without its hexadecimal digits"),
        _(r"write \x and two, \u and four or \U and eight digits"),
    ),
    "found invalid Unicode character escape code": (
        _("an escape that is no character"),
        _("write the character itself"),
    ),
    "found a tab character where an indentation space is expected": (_("a tab stands as indent"), _INDENT),
    "found a tab character that violates indentation": (_("a tab stands as indent"), _INDENT),
    "found unexpected ':'": (_("a colon in unquoted text"), _QUOTE),
    "did not find expected <document start>": (
        _("text stands where a document should begin"),
        _("line up all keys of the file in the first column"),
    ),
    "did not find expected alphabetic or numeric character": (
        _("an & or * begins an anchor or alias without a name"),
        _QUOTE,
    ),
    "found undefined tag handle": (_("a tag that nothing defines"), _QUOTE),
    "did not find expected tag URI": (_("an exclamation mark begins a tag without a name"), _QUOTE),
    "did not find expected comment or line break": (
        _("text stands after the sign that begins a block of text"),
        _("begin the text on the next line, indented"),
    ),
    "found incompatible YAML document": (_("a version of YAML that is not known"), _("delete the %YAML line")),
    "found unknown directive name": (_("a line begins with a per cent sign"), _QUOTE),
}


def syntax_error(error: Any, source: SourceFile) -> Reported:
    """An RM001 finding from an error that libyaml raised, at its problem mark or where the fault is certain to be."""
    from ppu_roadmap.source.explained import Complaint, explain  # most files have no fault

    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark, began = getattr(error, "problem_mark", None), error.__dict__.get("context_mark")
    if mark is not None:
        opened = (began.line, began.column) if began is not None else None
        last = next(reversed(source.outline.events), None)
        found = explain(Complaint(source.file, source.lines(), problem, mark.line, mark.column, opened, last))
        if found is not None:
            return Reported("RM001", found)
    if error.__dict__.get("context") in AT_CONTEXT and began is not None:
        mark = began
    unknown = _("the text is not YAML here ({problem})", problem=problem), _INDENT
    message, help = _PROBLEMS.get(problem, unknown)
    span = TOP if mark is None else spanning(mark, mark)
    return Reported("RM001", Finding(Place(source.file, span=span), message, help))
