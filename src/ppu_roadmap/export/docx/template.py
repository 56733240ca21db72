"""The region's own look: a Word file that people name, judged before anything of it is used."""

import io
import zipfile
from pathlib import Path
from typing import Any, Final

import docx
from lxml import etree

from ppu_roadmap.export.docx.wordml import W
from ppu_roadmap.staging import read_regular
from ppu_roadmap.text import FileName, Refusal, _

LARGEST, UNPACKED, PARTS = 16 * 2**20, 32 * 2**20, 2_000
"""Bytes that a template may have, packed and unpacked, and the parts in it."""
_FAULTS: Final = {
    "damaged": _("{path} is no Word document, or damaged: open it in Word or LibreOffice and save it as .docx"),
    "locked": _("{path} has a password, or is of an old Word: save it as .docx without a password"),
    "large": _("{path} is too large for a template: it may have 16 MB, 32 MB unpacked"),
    "entities": _("{path} declares entities, which Word never does: open it in Word and save it anew"),
    "outside": _("{path} takes {what} from outside of it: put it into the document, or leave it out"),
    "acting": _("{path} holds {what}, which a template must not: save it without"),
}
_ACTING = {"oleObject", "package", "control", "aFChunk", "frame", "subDocument", "vbaProject", "attachedToolbars"}
"""What runs, or holds a file of another program."""
_DROPPED = {"attachedTemplate", "linkStyles", "updateFields", "mailMerge", "documentProtection", "trackRevisions"}
"""Settings that fetch something, ask something, or keep people from writing."""


class _Fault(Exception):  # noqa: N818 -- a word for why a file is refused, and what in it
    pass


def opened_template(path: str) -> Any:
    """The template of a path. Raises OSError, and Refusal where it is no Word document, or holds what harms."""
    data = read_regular(Path(path), LARGEST + 1)
    try:
        _judge(data)
        word = docx.Document(io.BytesIO(data))
        _cut(word.part.package)
        word.element.body.get_or_add_sectPr()
    except _Fault as fault:
        raise Refusal(_FAULTS[fault.args[0]].of(path=FileName(path), what=fault.args[-1])) from None
    except Exception as error:  # readers raise what they like at what is no document
        raise Refusal(_FAULTS["damaged"].of(path=FileName(path))) from error
    settings = word.settings.element
    for one in [each for name in _DROPPED for each in settings.iter(f"{{{W}}}{name}")]:
        one.getparent().remove(one)
    return word


def _judge(data: bytes) -> None:
    """Raise what speaks against reading the parts of a file."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _Fault("locked")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        found = parts.infolist()
        if len(data) > LARGEST or len(found) > PARTS or sum(part.file_size for part in found) > UNPACKED:
            raise _Fault("large")
        for part in found:
            if part.filename.casefold().endswith((".xml", ".rels")):
                root = etree.fromstring(parts.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
                if root.getroottree().docinfo.internalDTD is not None:
                    raise _Fault("entities")


def _cut(package: Any) -> None:
    """Cut ties to another template; raise what leads out of the file otherwise, or acts."""
    for part in [package, *package.iter_parts()]:
        for name, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind == "attachedTemplate":
                del part.rels[name]
            elif kind in _ACTING or (relation.is_external and kind != "hyperlink"):
                raise _Fault("acting" if kind in _ACTING else "outside", kind)
