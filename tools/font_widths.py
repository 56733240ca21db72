"""``python -m tools.font_widths``: how wide each letter of the package's font is, for pictures that break lines."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

DRAWING = Path(__file__).parent.parent / "src/ppu_roadmap/drawing"
FACES = {"regular": "IBMPlexSans-Regular.ttf", "bold": "IBMPlexSans-SemiBold.ttf"}
LETTERS = (*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x2190, 0x21FF), 0x2212, 0x2265)
"""Code points of names and sentences in Latin letters."""


def main() -> None:
    """Write the table that the package reads."""
    found = {face: gathered((DRAWING / "fonts" / name).read_bytes()) for face, name in FACES.items()}
    (DRAWING / "widths.json").write_text(json.dumps(found, ensure_ascii=True, indent=0, sort_keys=True) + "\n")


def gathered(font: bytes) -> dict[str, str]:
    """The letters of each width, in thousandths of the size."""
    tables = dict(directory(font))
    (em,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = [struct.unpack_from(">H", font, tables["hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    found: dict[int, list[str]] = {}
    for letter, glyph in glyphs(font, tables["cmap"]):
        if letter in LETTERS:
            found.setdefault(round(advances[min(glyph, count - 1)] * 1000 / em), []).append(chr(letter))
    return {str(width): "".join(sorted(letters)) for width, letters in sorted(found.items())}


def directory(font: bytes) -> Iterator[tuple[str, int]]:
    """The tables of a font with where they begin."""
    (count,) = struct.unpack_from(">H", font, 4)
    for place in range(count):
        tag, _sum, start, _length = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        yield tag.decode(), start


def glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """The code points of the basic plane with their glyphs: segments of format 4."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    records = (struct.unpack_from(">HHI", font, cmap + 4 + 8 * place) for place in range(count))
    start = next(cmap + at for _platform, _encoding, at in records if struct.unpack_from(">H", font, cmap + at) == (4,))
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    end, first, delta, offset = (
        start + 14 + skip for skip in (0, 2 * segments + 2, 4 * segments + 2, 6 * segments + 2)
    )
    for place in range(0, 2 * segments, 2):
        (last,), (begin,), (shift,), (away,) = (
            struct.unpack_from(">H", font, at + place) for at in (end, first, delta, offset)
        )
        for letter in range(begin, min(last, 0xFFFE) + 1):
            glyph = letter
            if away:
                (glyph,) = struct.unpack_from(">H", font, offset + place + away + 2 * (letter - begin))
            if glyph or not away:
                yield letter, (glyph + shift) & 0xFFFF


if __name__ == "__main__":
    main()
