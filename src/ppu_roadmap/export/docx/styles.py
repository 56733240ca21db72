"""The styles of a document: those that the package carries, and a template's in their place."""

from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

from ppu_roadmap.export.docx.wordml import W

_VAL, _ID, _NAME, _TYPE, _DEFAULT = (f"{{{W}}}{name}" for name in ("val", "styleId", "name", "type", "default"))


def styled(styles: Any, tag: str) -> dict[str, str]:
    """The ids of styles by their names in small letters, once what was missing of ours is added; in one language."""
    ours = carried("styles.xml")
    if not len(styles):
        styles.append(ours[0])
    theirs, own = (each.findall(f"{{{W}}}style") for each in (styles, ours))
    ids, names = {_name(one): one.get(_ID) for one in theirs}, {one.get(_ID): _name(one) for one in own}
    taken, defaults = {*ids.values()}, {one.get(_TYPE) for one in theirs if one.get(_DEFAULT) == "1"}
    added = [one for one in own if _name(one) not in ids]
    ids |= {_name(one): f"Roadmap{one.get(_ID)}" if one.get(_ID) in taken else one.get(_ID) for one in added}
    for one in added:
        one.set(_ID, ids[_name(one)])
        for other in one.iter(f"{{{W}}}basedOn", f"{{{W}}}next"):
            other.set(_VAL, ids[names[other.get(_VAL)]])
        if one.get(_TYPE) in defaults:
            one.attrib.pop(_DEFAULT, None)
    styles.extend(added)
    for lang in styles.iter(f"{{{W}}}lang"):
        lang.set(_VAL, tag)
    return ids


def _name(style: Any) -> str:
    return str(style.find(_NAME).get(_VAL)).casefold()


def carried(name: str) -> Any:
    """A part that this package carries, as an element."""
    return parsed(Path(__file__).with_name(name).read_text("utf-8"))


def parsed(text: str) -> Any:
    """An element of python-docx."""
    return parse_xml(text.encode())
