"""What titles, sections and names of sheets tell: dimensions and their parts in whatever spelling, years, agencies."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ppu_roadmap.intake.columns import ANY, close, letters, spellings, within
from ppu_roadmap.model.types import DIMENSION_OF, HOMES, SUBDIMENSIONS
from ppu_roadmap.words.vocabulary import fixed, spelled

_DIMENSIONS: Final = spellings(fixed(HOMES))
SMART: Final = {name: key for name, key in _DIMENSIONS.items() if name.startswith("smart ")} | {"smart city": ""}
"""The names of dimensions that are names of nothing else; and what is nearly such a name, yet of all of them."""
NUMBER: Final = re.compile(r"^(?:[0-9]{1,3}|[A-Za-z]|[IVXivx]{1,4})(?:\.[0-9]{1,2})*[.)]\s*")
_CALLED: Final = ANY(r"^(?:sub ?-?)?(?:dimensi|dimension|pilar|pillar|bidang)\b\s*(?:[0-9]+|[IVX]+)?\s*[:.\-–]?\s*")
ABOVE: Final = {
    "years": ANY(r"(?!.*\b(?:no|nomor)\b\.? ?\S+ tahun|.*\b(?:induk|master ?plan|rpjmd|rpjpd)\b)"
                 r"(?:(?:.*\s)?(?:tahun|t\.?a\.?|fy|year)(?: anggaran)?\W*)?(20[0-9]{2})$"),
    "owner": ANY(r"(?:(?:.*\b(?:program|rencana|usulan|kegiatan|inovasi)\b.*?"
                 r"|(?:opd|skpd|perangkat daerah|unit kerja)\s*:)\s)?"
                 r"((?:dinas|din(?=[ks])|badan|sekretariat|inspektorat|satpol|rsud|bappe|bapen|bpbd|setda).*?)"
                 r"(?:\s+(?:tahun|t\.?a|kabupaten|kab|kota)\b.*)?$"),
}  # fmt: skip
"""What titles and sections tell where no column does, by its field: the year of a list, the agency of one."""


@lru_cache(maxsize=4096)
def dimension_in(text: str) -> str:
    """The dimension that a text names, in whatever spelling, with its number and ``Dimensi`` or without."""
    text = _unnumbered(text)
    return _only(HOMES, text) or _only(HOMES, text.partition(":")[0]) or close(letters(text), SMART)


def titled_in(text: str) -> str:
    """The one dimension that a title or the name of a sheet speaks of."""
    found = {*within(text, SMART)} - {""}
    return dimension_in(text) if not found else found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def subdimension_in(text: str, dimension: str = "") -> str:
    """The sub-dimension that a text names, of a dimension or of any."""
    known, text = SUBDIMENSIONS.get(dimension, tuple(DIMENSION_OF)), _unnumbered(text)
    labels = {letters(name): key for name, key in spelled(fixed(known).names)}
    return _only(known, text) or close(letters(text), labels)


def _unnumbered(text: str) -> str:
    return _CALLED.sub("", NUMBER.sub("", text)).strip(" :.-–")


def _only(known: Iterable[str], text: str) -> str:
    found = fixed(known).read(text)
    return found[0].value if len(found) == 1 else ""
