"""Pictures in a text: charts as SVG with a PNG beside it for older programs, and what people brought."""

import io
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from markupsafe import Markup

from ppu_roadmap.drawing import figures, png
from ppu_roadmap.drawing.canvas import Figure
from ppu_roadmap.export.docx.package import Package
from ppu_roadmap.export.docx.wordml import MILLIMETRE, Macros
from ppu_roadmap.paper.blocks import Image
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.text import Language, Refusal

_EMU, _INCH = 635, 1440
"""English metric units in a twentieth of a point; such parts in an inch."""
_SHARP, _MOST = 160, 24
"""Pixels an inch of a chart, and sheets from which on its table says more."""
_FIRST = 100_000
"""The id before those of pictures: a template's cover may have some of its own."""

_EXIF = b"\xff\xe1\0\x16Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
"""That a JPEG says nothing of its size: python-docx knows none by its first bytes that has neither Exif nor JFIF."""


class Picture(NamedTuple):
    """A run with a picture, and how high it is."""

    run: Markup
    height: float


class Pictures:
    """The pictures of a document, each a part of its package."""

    def __init__(self, package: Package, xml: Macros, language: Language) -> None:
        self.part, self.xml, self.language, self.count = package.part, xml, language, _FIRST

    def chart(self, chart: Chart, told: str, width: int, height: int) -> list[Picture]:
        """A chart in pictures that have room on a sheet each; ``told`` is for those who do not see it.

        None where they would be too many, or where there is no resvg: older programs do not show an SVG alone.
        """
        room = {"width": width / MILLIMETRE, "height": height / MILLIMETRE}
        made = figures(chart.drawing(), self.language, title=chart.alt or chart.title, **room)
        try:
            return [self._figure(each, told, width, height) for each in made] if len(made) <= _MOST else []
        except Refusal:
            return []

    def _figure(self, figure: Figure, told: str, width: int, height: int) -> Picture:
        name, found = self.part.get_or_add_image(io.BytesIO(png(figure.svg, width=round(width / _INCH * _SHARP))))
        beside = PackURI(f"/word/media/figure{self.count - _FIRST + 1}.svg")
        part = Part(beside, "image/svg+xml", figure.svg.encode(), self.part.package)
        size = (width, width * found.px_height / found.px_width)
        return self._placed(name, told, size, (width, height), self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def image(self, image: Image, told: str, width: int, height: int) -> Picture | None:
        """A picture that people brought; ``None`` where it is none, or cannot be shown here."""
        try:
            data = png(image.data.decode()) if image.suffix == "svg" else image.data
            if image.suffix == "jpg" and data[6:10] not in {b"JFIF", b"Exif"}:
                data = data[:2] + _EXIF + data[2:]
            name, found = self.part.get_or_add_image(io.BytesIO(data))
            return self._placed(name, told, (found.width / _EMU, found.height / _EMU), (width, height))
        except Exception:  # noqa: BLE001 -- readers of pictures raise what they like at what is none
            return None

    def _placed(self, name: str, told: str, size: tuple[float, float], room: tuple[int, int], svg: Any = "") -> Picture:
        """A part as a run, made smaller where it has to be until it has room."""
        self.count += 1
        share = min(1, room[0] / size[0], room[1] / size[1])
        wide, high = (max(round(own * share * _EMU), 1) for own in size)
        return Picture(self.xml.picture(self.count, name, svg, told, wide, high), high / _EMU)
