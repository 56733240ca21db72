"""Pictures that people brought: told by their first bytes, and taken only where nothing in them can harm a reader."""

import struct
import zlib
from collections.abc import Iterator

from ppu_roadmap.paper.blocks import Image
from ppu_roadmap.text import Refusal, _

PIXEL_LIMIT = 60_000_000
"""Pixels of one picture: a sheet of A4 at 600 dots an inch has 35 million."""
_PNG, _JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_HEAD = struct.Struct(">IIBBBBB")
_DEPTHS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by the colour type of a PNG."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG behind which its height and width stand."""
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""
_BROKEN = _("it is cut short or damaged")


def picture(data: bytes, alt: str) -> Image:
    """The picture that some bytes are, whatever its file is called. Raises Refusal, which says why they are none."""
    if data.startswith(_PNG):
        _check_png(data)
        return Image(data, "png", alt)
    if data.startswith(_JPG):
        _check_jpg(data)
        return Image(data, "jpg", alt)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from ppu_roadmap.book.svg import inert  # few books have one, and lxml is not small

        return Image(inert(data), "svg", alt)
    raise Refusal(_("it is no PNG, JPEG or SVG"))


def _check_size(width: int, height: int) -> None:
    if not width * height:
        raise Refusal(_BROKEN)
    if width * height > PIXEL_LIMIT:
        raise Refusal(_("it has {width} x {height} pixels, over 60 million", width=width, height=height))


def _check_png(data: bytes) -> None:
    """Every chunk has to be there, and be what its sum says, and the pixels as many as they should."""
    chunks = list(_chunks(data))
    kind, head = chunks[0]
    if kind != b"IHDR" or len(head) != _HEAD.size:
        raise Refusal(_BROKEN)
    width, height, depth, colour, _method, _filter, interlaced = _HEAD.unpack(head)
    _check_size(width, height)
    least = 0 if interlaced else height * (1 + (width * depth * _DEPTHS.get(colour, 1) + 7) // 8)
    unpacking, unpacked = zlib.decompressobj(), 0
    try:
        for kind, body in chunks:
            while kind == b"IDAT" and body and not unpacking.eof:
                unpacked += len(unpacking.decompress(body, 1 << 20))
                body = unpacking.unconsumed_tail  # noqa: PLW2901 -- what is left of it
    except zlib.error:
        raise Refusal(_BROKEN) from None
    if unpacked < least or not unpacking.eof:
        raise Refusal(_BROKEN)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body, end = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if end != struct.pack(">I", zlib.crc32(kind + body)):
            break
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return
    raise Refusal(_BROKEN)


def _check_jpg(data: bytes) -> None:
    """Height and width stand before the pixels; the end has to be there, too."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 -- how every marker begins
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE:  # noqa: PLR2004 -- a byte that fills up
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if b"\xff\xd9" not in data[at:]:
                break
            return _check_size(width, height)
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise Refusal(_BROKEN)
