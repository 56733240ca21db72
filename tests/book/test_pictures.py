"""Pictures: taken by their bytes, and only where nothing in them can harm who looks at them."""

from __future__ import annotations

import struct
import zlib

import pytest

from ppu_roadmap.book.pictures import picture
from ppu_roadmap.text import Refusal
from tests.book.sample import png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
JPG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0"
    + b"\0" * 9
    + b"\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03"
    + b"\0" * 9
    + b"\xff\xd9"
)


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        picture(data, "a")
    return refusal.value.message.render("en")


def test_told_by_their_bytes() -> None:
    assert [picture(data, "a").suffix for data in (png(), JPG, SVG.format("").encode())] == ["png", "jpg", "svg"]
    for data in (b"", b"GIF89a", b"%PDF-1.7", SVG.format("").encode("utf-16")):
        assert refused(data) == "it is no PNG, JPEG or SVG"
    assert refused(b"<html></html>") == "it is no SVG that can be read"


@pytest.mark.parametrize("end", [8, 20, 40, -12, -1])
def test_cut_short(end: int) -> None:
    assert refused(png()[:end]) == "it is cut short or damaged"


def test_damaged() -> None:
    whole = png()
    for at in (20, 50):
        assert refused(whole[:at] + b"x" + whole[at + 1 :]) == "it is cut short or damaged"
    assert refused(JPG[:-2]) == "it is cut short or damaged"
    assert refused(b"\xff\xd8\xff") == "it is cut short or damaged"


def test_bombs() -> None:
    assert refused(png(100_000, 100_000, b"")) == "it has 100000 x 100000 pixels, over 60 million"
    assert refused(png(4, 4, zlib.compress(b"\0" * 9))) == "it is cut short or damaged"
    assert refused(JPG.replace(b"\x00\x10\x00\x20\x03", struct.pack(">HHB", 65000, 65000, 3))).startswith(
        "it has 65000"
    )


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>1</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<image href="data:image/png;base64,AA"/>', "<image>"),
        ('<a href="https://x.id"/>', "<a>"),
        ('<set attributeName="href" to="javascript:1"/>', "<set>"),
        ('<rect onload="1"/>', "onload="),
        ('<rect ONCLICK="1"/>', "ONCLICK="),
        ('<use xlink:href="https://x.id#a"/>', "href="),
        ('<rect fill="url(https://x.id)"/>', "fill="),
        ('<rect style="fill:u\\72l(x)"/>', "style="),
        ("<style>@import 'https://x.id'</style>", "<style>"),
        ("<style>a{fill:url('https://x.id')}</style>", "<style>"),
        ("<style>.a{mask:url(#m)}</style><mask id='m'/>", "<style>"),
        ('<n:script xmlns:n="http://www.w3.org/2000/svg"/>', "<script>"),
    ],
)
def test_svg_that_acts_or_leads_out(inside: str, what: str) -> None:
    assert refused(SVG.format(inside).encode()) == f"it has {what}, which may act or lead out of the file"


def test_svg_with_entities() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + SVG.format("<text>&c;</text>")
    assert refused(laughs.encode()) == "it declares entities"
    assert picture(('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + SVG.format("")).encode(), "a")


def test_svg_without_end() -> None:
    use = '<use href="#a{}"/>'
    tens = '<g id="a0"/>' + "".join(f'<g id="a{n + 1}">{use.format(n) * 10}</g>' for n in range(9))
    assert refused(SVG.format(tens).encode()) == "it has more than 200,000 parts"
    for many in (
        '<g id="a1">' + use.format(1) + "</g>",
        "<g>" * 150 + "</g>" * 150,
        '<g id="a0"/>' + "".join(f'<g id="a{n + 1}">{use.format(n)}</g>' for n in range(900)),
        "".join(f'<g id="a{n}">{use.format(n + 1)}</g>' for n in range(900)),
    ):
        assert refused(SVG.format(many).encode()) == "it has parts within parts without end"


def test_svg_keeps_what_it_draws() -> None:
    drawn = (
        '<metadata><x xmlns="y"/></metadata><!-- a --><style>.a{fill:url(#g)}</style><linearGradient id="g"/>'
        '<path xmlns:i="http://inkscape" i:label="b" class="a" d="M0 0"/><use href="#c"/><g id="c"/>'
    )
    kept = picture(SVG.format(drawn).encode(), "a").data.decode()
    assert 'class="a" d="M0 0"' in kept
    assert not any(gone in kept for gone in ("metadata", "inkscape", "label", "<!--"))
    assert picture(kept.encode(), "a").data.decode() == kept
