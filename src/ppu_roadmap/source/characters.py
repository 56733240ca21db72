"""The characters of a file: UTF-8, and none that a reader cannot see or a terminal would act on."""

import codecs
import re
from array import array
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported, Span
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.source.guards import DIRECTIVE_LIMIT, DIRECTIVES, FINDING_LIMIT
from ppu_roadmap.text import Message, _

REPLACEMENT = "\ufffd"
_PLAIN_BYTES = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_OTHER_ENCODINGS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_SLIPS = 100
"""Forbidden characters, NUL among them, beyond which a file is no text with slips but something else."""
_HEAD = 4
"""Bytes in which UTF-16 or UTF-32 without a mark shows as NUL."""

_PLANE_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_INVISIBLE = "\u200b\u200e\u200f\ufeff"
_BIDI = "\u061c\u202a-\u202e\u2066-\u2069"
_SHARED = f"\x7f-\x9f{_INVISIBLE}{_BIDI}\ufdd0-\ufdef{_PLANE_ENDS}\U000e0000-\U000e007f"
_JOINERS = "\u200c\u200d"
# Most files are ASCII: patterns are compiled when they are first needed, which takes a while for so many ranges.
_RAW = f"[\x00-\x08\x0b\x0c\x0e-\x1f{_SHARED}\u2028\u2029\ud800-\udfff{_JOINERS}]"
_ESCAPED = f"[\x00-\x08\x0b-\x1f{_SHARED}\ud800-\udfff{_JOINERS}]"

_JOINING_SCRIPT = (
    "[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"  # Arabic
    "\u0900-\u0dff\ua8e0-\ua8ff\U00011000-\U000114df"  # Indic
    "\u1b00-\u1bbf\ua980-\ua9df]"  # of Bali, Sunda and Jawa
)
_EMOJI = "[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"


class CleanText(NamedTuple):
    """A file as libyaml may read it, ``None`` where it is no text or has too many faults.

    ``lost`` are the indexes of replaced characters, ``judged`` is the last line looked at where that is not the last.
    """

    data: bytes | None
    lost: Sequence[int] = ()
    reported: tuple[Reported, ...] = ()
    judged: int | None = None


def clean(data: bytes, file: str) -> CleanText:
    """Check the bytes of a file; what may not stand there is reported and replaced by U+FFFD."""
    if data.startswith(_OTHER_ENCODINGS) or b"\0" in data[:_HEAD]:
        return _unreadable(file, _("the file is not UTF-8 but looks like UTF-16 or UTF-32"))
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"%TAG" in data and len(re.findall(rb"^%TAG", data.replace(b"\r", b"\n"), re.MULTILINE)) > DIRECTIVE_LIMIT:
        return CleanText(None, reported=(Reported(DIRECTIVES.code, Finding(Place(file, span=TOP), *DIRECTIVES[1:3])),))
    if data.isascii() and not data.translate(None, _PLAIN_BYTES):
        return CleanText(data)
    text = data.decode("utf-8", "surrogateescape")
    lost = array("I", (match.start() for match in re.finditer(_RAW, text) if not joins(text, match.start())))
    if not lost:
        return CleanText(data)
    broken = array("I", (index for index in lost if "\ud800" <= text[index] <= "\udfff"))
    if "\0" in text and (broken or len(lost) > _NO_SLIPS):
        return _unreadable(file, _("the file is not text"), FileText(text).span(lost[0], lost[0]))
    told = (index for index in lost if not "\ud800" <= text[index] <= "\udfff" or index == broken[0])
    named = [*islice(told, FINDING_LIMIT + 1)]
    whole = FileText(text)
    spans = [whole.span(index, index) for index in named]
    found = zip(named[:FINDING_LIMIT], spans, strict=False)
    reported = tuple(Reported("RM003", _finding(file, span, text[index], len(broken))) for index, span in found)
    if len(named) > FINDING_LIMIT:
        return CleanText(None, reported=reported, judged=spans[-1].line - 1)
    replaced = re.sub(_RAW, lambda match: match[0] if joins(text, match.start()) else REPLACEMENT, text)
    return CleanText(replaced.encode(), lost, reported)


def forbidden(value: str) -> str | None:
    """The first character of a double-quoted scalar that no escape may write either."""
    found = (match.group() for match in re.finditer(_ESCAPED, value) if not joins(value, match.start()))
    return next(found, None)


def joins(text: str, index: int) -> bool:
    """Whether the character is a joiner where writing needs one: in Arabic or Indic words, or ZWJ between emoji."""
    character = text[index]
    if character not in _JOINERS or index == 0 or index + 1 == len(text):
        return False
    around = text[index - 1], text[index + 1]
    if all(re.match(_JOINING_SCRIPT, neighbour) for neighbour in around):
        return True
    return character == "\u200d" and all(re.match(_EMOJI, neighbour) for neighbour in around)


def described(character: str) -> Message:
    """A forbidden character in words."""
    code = f"U+{ord(character):04X}"
    if character in _INVISIBLE or character in _JOINERS:
        return _("the invisible character {code}", code=code)
    if re.match(f"[{_BIDI}]", character):
        return _("the character {code} that turns the direction of text", code=code)
    if character < "\xa0" or character in "\u2028\u2029":
        return _("the control character {code}", code=code)
    return _("the character {code}", code=code)


def _unreadable(file: str, message: Message, span: Span = TOP) -> CleanText:
    finding = Finding(Place(file, span=span), message, _("save it as UTF-8"))
    return CleanText(None, reported=(Reported("RM003", finding),))


def _finding(file: str, span: Span, character: str, broken: int) -> Finding:
    place = Place(file, span=span)
    if "\ud800" <= character <= "\udfff":
        byte = f"0x{ord(character) & 0xFF:02X}"
        message = _("the byte {byte} is not UTF-8, nor are {more} others in this file", byte=byte, more=broken - 1)
        if broken == 1:
            message = _("the byte {byte} is not UTF-8", byte=byte)
        return Finding(place, message, _("save the file as UTF-8"))
    message = _("{character} may not stand in a plan file", character=described(character))
    return Finding(place, message, _("delete the character; it cannot be seen, so retype the word around it"))
