"""The bytes of a file to its data: the quick reader for the form that ``fmt`` writes, libyaml for all else."""

import os

from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.source import READER
from ppu_roadmap.source.characters import clean
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.source.quick.lines import quick
from ppu_roadmap.source.quick.places import QuickPlaces
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import _


def read(data: bytes, file: str, size: int | None = None, *, outlined: bool = False) -> SourceFile:
    """Read the bytes of a file, which findings name ``file``; never raises for what stands in it.

    ``size``: of the whole file, where ``data`` may be the beginning of one that is too large. Where the outline is
    needed anyway it is made at once, ``outlined`` by libyaml alone.
    """
    if len(data) > SIZE_LIMIT:
        known = max(size or 0, len(data))  # of data that are cut, or of a file that grows, nobody knows it
        told = _("the file is larger than 2 MB ({size} bytes)", size=known)
        larger = told if known > SIZE_LIMIT + 1 else _("the file is larger than 2 MB")
        finding = Finding(Place(file, span=TOP), larger, _("split the plan or shorten its texts"))
        return SourceFile(file, reported=[Reported("RM004", finding)])
    text = clean(data, file)
    source = SourceFile(file, reported=list(text.reported), raw=data, judged=text.judged)
    if text.data is None:
        return source
    asks = outlined or text.lost or os.environ.get(READER) == "libyaml"
    if not asks and (found := quick(text.data)) is not None:
        source.data, source.quick = found, QuickPlaces(data.replace(b"\r\n", b"\n"))
        return source
    from ppu_roadmap.source.libyaml import judge  # a plan in the form that fmt writes has no use for it

    judge(source, text.data, text.lost)
    return source
