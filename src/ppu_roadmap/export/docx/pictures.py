"""Pictures in a text: charts as SVG with a PNG beside it for older programs, and what people brought."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap.drawing import png, svgs
from ppu_roadmap.paper.blocks import Image
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.text import Language, Refusal

if TYPE_CHECKING:
    from ppu_roadmap.export.docx.package import Package

_EMU, _MILLIMETRE, _INCH = 635, 1440 / 25.4, 1440
"""English metric units in a twentieth of a point, which is the unit of all measures here; such parts in others."""
_SHARP = 160
"""Pixels an inch of a chart."""
_LENGTH = re.compile(r"\s*([0-9.]+)(px|mm|pt|)\s*")
_UNITS = {"px": 15.0, "": 15.0, "mm": _MILLIMETRE, "pt": 20.0}


class Picture(NamedTuple):
    """A run with a picture, and how high it is."""

    run: str
    height: float


class Pictures:
    """The pictures of a document, each a part of its package."""

    def __init__(self, package: Package, xml: Any, language: Language) -> None:
        self.package, self.xml, self.language, self.count = package, xml, language, 0

    def chart(self, chart: Chart, told: str, width: int, height: int) -> list[Picture]:
        """A chart, in as many pictures as have room on a sheet each, with what is told of it to those who do not see it.

        None where there is no resvg: an SVG without a PNG beside it is not seen in older programs.
        """
        room = {"width": width / _MILLIMETRE, "height": height / _MILLIMETRE}
        try:
            drawn = svgs(chart.drawing(), self.language, title=chart.alt or chart.title, **room)
            pictures = [png(one, width=round(width / _INCH * _SHARP)) for one in drawn]
        except Refusal:
            return []
        return [
            self._placed(self._part(picture), told, _size(one.encode()), (width, height), self._svg(one.encode()))
            for picture, one in zip(pictures, drawn, strict=True)
        ]

    def image(self, image: Image, told: str, width: int, height: int) -> Picture | None:
        """A picture that people brought; ``None`` where it is none, or cannot be shown here."""
        try:
            size = _size(image.data) if image.suffix == "svg" else None
            name, found = self._added(png(image.data.decode()) if size else image.data)
            return self._placed(name, told, size or (found.width / _EMU, found.height / _EMU), (width, height))
        except Exception:  # noqa: BLE001 -- readers of pictures raise what they like at what is none
            return None

    def _part(self, picture: bytes) -> str:
        return str(self._added(picture)[0])

    def _added(self, picture: bytes) -> tuple[str, Any]:
        added: tuple[str, Any] = self.package.part.get_or_add_image(io.BytesIO(picture))
        return added

    def _svg(self, data: bytes) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = PackURI(f"/word/media/figure{self.count + 1}.svg")
        part = Part(name, "image/svg+xml", data, self.package.part.package)
        return str(self.package.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def _placed(self, part: str, told: str, size: tuple[float, float], room: tuple[int, int], svg: str = "") -> Picture:
        """A part as a run, made smaller where it has to be until it has room."""
        self.count += 1
        share = min(1, *(most / max(own, 1) for own, most in zip(size, room, strict=True)))
        wide, high = (max(round(own * share * _EMU), 1) for own in size)
        return Picture(self.xml.picture(self.count, part, svg, told, wide, high), high / _EMU)


def _size(drawn: bytes) -> tuple[float, float]:
    """How large an SVG says that it is; raises ValueError where it does not."""
    from lxml import etree

    root = etree.fromstring(drawn, etree.XMLParser(resolve_entities=False, no_network=True))
    found = [_LENGTH.fullmatch(root.get(name) or "") for name in ("width", "height")]
    if all(found):
        wide, high = (float(one[1]) * _UNITS[one[2]] for one in found if one)
    else:
        wide, high = (float(side) * _UNITS["px"] for side in (root.get("viewBox") or "").replace(",", " ").split()[2:])
    return wide, high
