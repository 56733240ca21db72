"""Pictures in a text: charts as SVG with a PNG beside it for older programs, and what people brought."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.paper.blocks import Image
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.text import Language, Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ppu_roadmap.export.docx.package import Package

_EMU = 635
"""English metric units in a twentieth of a point, which is the unit of all measures here."""
_MILLIMETRE, _INCH = 1440 / 25.4, 1440
_SHARP = 190
"""Pixels an inch of a chart."""
_LENGTH = re.compile(r"\s*([0-9.]+)(px|mm|pt|)\s*")
_UNITS = {"px": 15.0, "": 15.0, "mm": _MILLIMETRE, "pt": 20.0}
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What Word calls an SVG beside a picture."""


class Picture(NamedTuple):
    """A run with a picture, and how high it is."""

    run: str
    height: float


class Pictures:
    """The pictures of a document, each a part of its package."""

    def __init__(self, package: Package, language: Language) -> None:
        self.package, self.language = package, language
        self.count = 0

    def chart(self, chart: Chart, told: str, width: int, height: int) -> Picture | None:
        """A chart no larger than the room, with what is told of it to those who do not see it.

        ``None`` where it cannot be drawn: an SVG without a PNG beside it is not seen in older programs.
        """
        try:
            from ppu_roadmap.drawing import png, svg

            drawn = svg(chart.drawing(), self.language, width=width / _MILLIMETRE, height=height / _MILLIMETRE)
            picture = png(drawn, width=round(width / _INCH * _SHARP))
        except (ImportError, Refusal):
            return None
        size = _fitting(_size(drawn.encode()), width, height)
        return self._placed(self._part(picture), told, size, self._svg(drawn.encode()))

    def image(self, image: Image, told: str, width: int, height: int) -> Picture | None:
        """As ``chart``, for a picture that people brought; ``None`` where it is none, or cannot be shown here."""
        try:
            if image.suffix == "svg":
                from ppu_roadmap.drawing import png

                harmless = _harmless(image.data)
                name, size = self._part(png(harmless.decode())), _size(harmless)
            else:
                name, found = self.package.part.get_or_add_image(io.BytesIO(image.data))
                size = (found.width / _EMU, found.height / _EMU)
            return self._placed(name, told, _fitting(size, width, height))
        except Exception:  # noqa: BLE001 -- readers of pictures raise what they like at what is none
            return None

    def _part(self, picture: bytes) -> str:
        name: str = self.package.part.get_or_add_image(io.BytesIO(picture))[0]
        return name

    def _svg(self, data: bytes) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = PackURI(f"/word/media/figure{self.count + 1}.svg")
        part = Part(name, "image/svg+xml", data, self.package.part.package)
        related: str = self.package.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return f'<a:extLst><a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{related}"/></a:ext></a:extLst>'

    def _placed(self, name: str, told: str, size: tuple[float, float], beside: str = "") -> Picture:
        """A part as a run that holds it; ``beside`` is the same as SVG."""
        self.count += 1
        wide, high = (round(each * _EMU) for each in size)
        about = f'id="{self.count}" name="Picture {self.count}" descr="{told}"'
        return Picture(
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {about}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}">{beside}</a:blip><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>",
            size[1],
        )


def _fitting(size: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """A size made smaller, where it has to be, until it has room."""
    share = min(1, width / size[0], height / size[1])
    return max(size[0] * share, 1), max(size[1] * share, 1)


def _size(drawn: bytes) -> tuple[float, float]:
    """How large an SVG says that it is; raises ValueError where it does not."""
    root = _svg_of(drawn)
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if not all(lengths):
        _left, _top, *sides = map(float, root.get("viewBox", "").replace(",", " ").split())
        return sides[0] * _UNITS["px"], sides[1] * _UNITS["px"]
    wide, high = (float(one[1]) * _UNITS[one[2]] for one in lengths if one)
    return wide, high


def _harmless(data: bytes) -> bytes:
    """An SVG that leads to nothing outside of it."""
    from lxml import etree

    root = _svg_of(data)
    for one in root.iter():
        for name, value in list(one.attrib.items()):
            if str(name).endswith("href") and not str(value).startswith(("#", "data:image/png", "data:image/jpeg")):
                del one.attrib[name]
    made: bytes = etree.tostring(root)
    return made


def _svg_of(data: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
