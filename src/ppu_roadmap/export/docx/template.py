"""The region's own look: a Word file that people name, judged before anything of it is used."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ppu_roadmap.export.docx.wordml import W
from ppu_roadmap.staging import read_regular
from ppu_roadmap.text import FileName, Message, Refusal, _

if TYPE_CHECKING:
    from docx.document import Document as Word

LARGEST, UNPACKED, PARTS = 16 * 2**20, 32 * 2**20, 2_000
"""Bytes that a template may have, packed and unpacked, and the parts in it."""
_FAULTS: Final = {
    "damaged": _("{path} is no Word document, or damaged: open it in Word or LibreOffice and save it as .docx"),
    "locked": _("{path} has a password: save it without one"),
    "large": _("{path} is too large for a template: it may have 16 MB, 32 MB unpacked"),
    "entities": _("{path} declares entities, which Word never does: open it in Word and save it anew"),
    "outside": _("{path} takes {what} from outside of it: put it into the document, or leave it out"),
    "acting": _("{path} holds {what}, which a template must not: save it without"),
}
_ACTING = {"oleObject", "package", "control", "aFChunk", "frame", "subDocument", "vbaProject", "attachedToolbars"}
"""What runs, or holds a file of another program."""
_DROPPED = (
    "attachedTemplate", "linkStyles", "updateFields", "mailMerge", "documentProtection", "writeProtection",
    "trackRevisions",
)  # fmt: skip
"""Settings that fetch something, ask something, or keep people from writing."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How old Word files begin, and those that have a password."""


def opened_template(path: str) -> Word:
    """The template of a path. Raises OSError, and Refusal where it is no Word document, or holds what harms."""
    import docx

    data = read_regular(Path(path), LARGEST + 1)
    if len(data) > LARGEST:
        raise _refused(path, "large")
    if data.startswith(_COMPOUND):
        raise _refused(path, "locked")
    try:
        fault = _fault(data)
        word = docx.Document(io.BytesIO(data)) if fault is None else None
        foreign = next(_foreign(word), None) if word is not None else None
    except Exception as error:  # python-docx and lxml raise what they like at what is no document
        raise _refused(path, "damaged") from error
    if fault is not None or word is None:
        raise _refused(path, fault or "damaged")
    if foreign is not None:
        raise _refused(path, *foreign)
    settings = word.settings.element
    for one in [each for name in _DROPPED for each in settings.iter(f"{{{W}}}{name}")]:
        one.getparent().remove(one)
    return word


def _refused(path: str, why: str, what: str = "") -> Refusal:
    message: Message = _FAULTS[why]
    return Refusal(message.of(path=FileName(path), what=what))


def _fault(data: bytes) -> str | None:
    """Why the parts of a file are not read, in a word; raises whatever zipfile and lxml do at what is damaged."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        found = parts.infolist()
        if len(found) > PARTS or sum(part.file_size for part in found) > UNPACKED:
            return "large"
        if any(part.flag_bits & 1 for part in found):
            return "locked"
        for part in found:
            if part.filename.casefold().endswith((".xml", ".rels")):
                parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
                if etree.fromstring(parts.read(part), parser).getroottree().docinfo.internalDTD is not None:
                    return "entities"
    return None


def _foreign(word: Word) -> Iterator[tuple[str, str]]:
    """What leads out of the file or acts, each with the word for why it is refused; ties to a template are cut."""
    package: Any = word.part.package
    for part in [package, *package.iter_parts()]:
        for name, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind == "attachedTemplate":
                del part.rels[name]
            elif kind in _ACTING:
                yield "acting", kind
            elif relation.is_external and kind != "hyperlink":
                yield "outside", kind
