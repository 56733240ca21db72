"""Patches on the text of a file: every byte that is not in one stays."""

from __future__ import annotations

import pytest

from ppu_roadmap.diagnostics import Span
from ppu_roadmap.source.file_text import FileText, Patch


@pytest.mark.parametrize("data", [b"", b"a: 1", b"\xef\xbb\xbfa: 1\r\nb: 2\r", b"caf\xe9: \x00 # \xff\n"])
def test_no_patch_gives_every_byte_back(data: bytes) -> None:
    assert FileText.of(data).patched([]).to_bytes() == data


def test_patches_are_put_in_from_first_to_last() -> None:
    text = FileText.of(b"\xef\xbb\xbfone two three")
    patches = [Patch(4, 7, "2"), Patch(0, 0, "> "), Patch(0, 3, "1"), Patch(13, 13, "."), Patch(13, 13, ".")]
    assert text.patched(patches).to_bytes() == b"\xef\xbb\xbf> 1 2 three.."


@pytest.mark.parametrize("second", [Patch(2, 4, ""), Patch(1, 1, "x"), Patch(6, 5, "")])
def test_patches_may_not_overlap(second: Patch) -> None:
    with pytest.raises(ValueError, match="overlap"):
        FileText("abcdefg").patched([Patch(0, 3, ""), second])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_found_whatever_ends_a_line(newline: str) -> None:
    text = FileText(newline.join(["é: 1", "  b: 2 # c", "", "d: 3"]))
    start, end = text.stretch(Span(2, 6, 2, 7))
    assert (text.body[start:end], text.newline) == ("2", newline)
    assert (text.indent(start), text.margin(start), text.begins_line(start)) == (2, "  b: ", False)
    assert text.body[text.line_start(start) : text.line_end(start)] == "  b: 2 # c"
    assert text.body[text.token(end)] == "d"
    assert text.break_before(text.line_start(start)) == len("é: 1")
