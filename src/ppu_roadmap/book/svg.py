"""SVG that draws and does nothing else: what runs, leads out of the file or grows without end is refused."""

import re
from typing import TYPE_CHECKING

from lxml import etree

from ppu_roadmap.text import Refusal, _

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_DRAWN = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|style|switch"
    "|linearGradient|radialGradient|stop|clipPath|mask|pattern|marker"
)
"""Elements that only draw, name or say how something looks."""
_GRADIENTS = frozenset([f"{_SVG}linearGradient", f"{_SVG}radialGradient"])
MOST = 200_000
"""Elements that are drawn, those counted each time that are drawn again by reference."""
DEEPEST = 100
"""Levels of elements, those reached by reference included."""
_LEADS_OUT = re.compile(r"url\(\s*['\"]?(?!#)|\\|javascript:", re.IGNORECASE)
"""What in a value leads out of the file, or hides that it does."""
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)", re.IGNORECASE)
_ENDLESS = _("it has parts within parts without end")


def inert(data: bytes) -> bytes:
    """The same picture, written anew of what was judged. Raises Refusal, which says what may not stand in it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(_("it is not UTF-8")) from None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!DOCTYPE\s[^\[<>]*>", "", text, count=1, flags=re.IGNORECASE)  # one that declares nothing
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise Refusal(_("it declares entities"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        raise Refusal(_("it is no SVG that can be read")) from None
    if root.tag != f"{_SVG}svg":
        raise Refusal(_("it is no SVG that can be read"))
    for element in list(root.iter()):
        _judge(element)
    _Weighing(root).weigh(root, 0)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8")


def _judge(element: "Element") -> None:
    """Take out what drawing programs keep for themselves. Raises Refusal for what may not stand there."""
    name, parent = element.tag.removeprefix(_SVG), element.getparent()
    if parent is not None and (not element.tag.startswith(_SVG) or name == "metadata"):
        parent.remove(element)
        return
    style = (element.text or "") if name == "style" else ""
    if not _DRAWN.fullmatch(name) or "@" in style or _LEADS_OUT.search(style):
        raise _refused(f"<{name}>")
    for key, value in _attributes(element):
        own = key.removeprefix(_XLINK)
        if own.startswith("{"):
            del element.attrib[key]
        elif own.lower().startswith("on") or (own == "href" and not value.startswith("#")) or _LEADS_OUT.search(value):
            raise _refused(f"{own}=")


def _attributes(element: "Element") -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def _refused(what: str) -> Refusal:
    return Refusal(_("it has {what}, which may act or lead out of the file", what=what))


class _Weighing:
    """How much is drawn: a few elements that refer to each other can be billions."""

    def __init__(self, root: "Element") -> None:
        self.by_id = {str(each.attrib["id"]): each for each in root.iter() if "id" in each.attrib}
        self.known: dict[str, tuple[int, int] | None] = {}
        """Elements and levels of what is named; ``None`` while they are being counted."""
        for style in root.iter(f"{_SVG}style"):
            for name in _REFERENCE.findall(style.text or ""):  # nobody counts how often a style is used
                if name in self.by_id and self.by_id[name].tag not in _GRADIENTS:
                    raise _refused("<style>")

    def weigh(self, element: "Element", depth: int) -> tuple[int, int]:
        """The elements that are drawn for this one, and their levels. Raises Refusal where they are too many."""
        parts = [self.weigh(each, depth + 1) for each in element] if depth <= DEEPEST else []
        for key, value in _attributes(element):
            named = [value[1:]] if key.removeprefix(_XLINK) == "href" else _REFERENCE.findall(value)
            parts += [self.named(name, depth + 1) for name in named if name in self.by_id]
        count, levels = 1 + sum(count for count, _levels in parts), 1 + max((each for _count, each in parts), default=0)
        if max(depth, levels) > DEEPEST:
            raise Refusal(_ENDLESS)
        if count > MOST:
            raise Refusal(_("it has more than 200,000 parts"))
        return count, levels

    def named(self, name: str, depth: int) -> tuple[int, int]:
        """The same for what is drawn by its name."""
        if name not in self.known:
            self.known[name] = None
            self.known[name] = self.weigh(self.by_id[name], depth)
        found = self.known[name]
        if found is None:
            raise Refusal(_ENDLESS)
        return found
