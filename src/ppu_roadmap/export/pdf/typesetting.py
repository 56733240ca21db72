"""A template with its data as PDF, by typst: in an empty folder, with the package's fonts, and with nothing else."""

import json
import re
import tempfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from ppu_roadmap.drawing import FONTS
from ppu_roadmap.extras import extra

_RARE = r"[^\x00-\x7e\xa0-\u017f\u2010-\u2026]"
"""Letters beyond those that each font has."""
_FAR = "\u3000"
"""From here on no font has any."""
_LETTERS = b'#set document(title: "-")\n#set text(font: "IBM Plex Sans")\n#json("data.json").map(par).join()'
_IMAGE = b'#set document(title: "-")\n#image(read("picture", encoding: none), alt: "-", width: 1cm)'


def typeset(template: bytes, data: Any, files: dict[str, bytes]) -> bytes:
    """PDF/UA of a template that reads ``data.json`` and other files beside it, the same from run to run.

    Letters that no font has are shown as escapes. Raises Refusal, which says how it is installed, where typst is not.
    """
    text = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()
    for letter in _missing("".join(sorted(set(re.findall(_RARE, text))))):
        text = text.replace(letter, letter.encode("unicode_escape").decode().replace("\\", r"\\"))
    return _pdf(template, {**files, "data.json": text.encode()})


def unmarked(picture: str) -> str:
    """One of our own pictures, an SVG, without the marks and joiners that typst finds no font for in pictures alone."""
    letters = unicodedata.normalize("NFC", picture)
    return "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Mc", "Me", "Cf"})


def shows(picture: bytes) -> bool:
    """Whether a picture that people brought can be set."""
    return _sets(_IMAGE, {"picture": picture})


def _missing(letters: str) -> str:
    """Those of some letters that no font has."""
    near = "".join(letter for letter in letters if letter < _FAR)
    return "".join(_not_set(near)) + letters[len(near) :]


def _not_set(letters: str) -> str:
    """The letters that typst refuses, found by halves."""
    if not letters or _sets(_LETTERS, {"data.json": json.dumps([*letters]).encode()}):
        return ""
    if len(letters) == 1:
        return letters
    half = len(letters) // 2
    return _not_set(letters[:half]) + _not_set(letters[half:])


def _sets(source: bytes, files: dict[str, bytes]) -> bool:
    try:
        _pdf(source, files)
    except extra("pdf", "typst").TypstError:
        return False
    return True


def _pdf(source: bytes, files: dict[str, bytes]) -> bytes:
    """What typst makes of a source that can read these files and no others."""
    typst = extra("pdf", "typst")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        alone: dict[str, Any] = dict.fromkeys(("root", "package_path", "package_cache_path"), folder)
        try:
            made: bytes = typst.compile(source, **alone, font_paths=_fonts(), pdf_standards="ua-1")
        except BaseException as fault:
            if type(fault).__name__ == "PanicException":  # one of Rust's, which is no Exception
                raise RuntimeError(str(fault)) from fault
            raise
    return made


@cache
def _fonts() -> Any:
    """The package's own, and those that typst brings for the letters which these lack; none of the machine's."""
    return extra("pdf", "typst").Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
