"""What lies beside a plan for its book: the texts of one language and the emblem, or all that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ppu_roadmap.book.outline import PIECE, without_hints
from ppu_roadmap.book.sight import harmless
from ppu_roadmap.book.texts import HOMES, Texts
from ppu_roadmap.diagnostics import TOP, Finding, Place, Reported
from ppu_roadmap.loader.folder import is_ignored, shown
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.source.characters import clean
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.staging import read_regular
from ppu_roadmap.text import FileName, Language, Phrase, Refusal, _, command
from ppu_roadmap.words.near import nearest

if TYPE_CHECKING:
    from ppu_roadmap.book.markdown import Read
    from ppu_roadmap.paper.blocks import Image

SUFFIXES = ("png", "jpg", "jpeg", "svg")
PICTURE_LIMIT = 5_000_000
"""Bytes of one picture."""
UNKNOWN, UNREADABLE, LOGO = "RM904", "RM905", "RM906"


def texts_of(plan: Plan, language: Language) -> Texts:
    """The texts of a language beside a plan, and its emblem; nothing of one that has no folder of its own."""
    folder = Path(plan.place.file).parent
    if plan.alone:
        return Texts(language=language)
    found = {path.stem: _read(folder, path, _opened(folder, path).text) for path in _known(folder / HOMES[language])}
    written = {key: each for key, each in found.items() if each.blocks}
    emblem = None
    with suppress(Refusal):  # validate says why there is none
        alt = _("emblem of {region}", region=getattr(plan.file.region, "name", None))
        emblem = _picture(folder, folder, plan.file.logo, alt.render(language)) if plan.file.logo else None
    pieces = {key: each.blocks for key, each in written.items()}
    return Texts(pieces, emblem, language, {key: each.words for key, each in written.items()})


def judged_texts(folder: Path, plan: Plan) -> tuple[list[Reported], dict[str, SourceFile]]:
    """Everything that is wrong with what lies beside a plan for its book, and the files in which it stands, by name."""
    reported, sources = list(_judged_logo(folder, plan)), {}
    for home in (folder / name for name in HOMES.values() if (folder / name).is_dir()):
        try:
            names = sorted(os.listdir(home))  # noqa: PTH208 -- names are all it takes
        except OSError as error:
            reported.append(_unreadable(home, error.strerror))
            continue
        if not home.resolve().is_relative_to(folder.resolve()):
            reported.append(_unreadable(home, _("it lies outside of the plan's folder")))
            continue
        reported += _strange(home, [name for name in names if not (home / name).is_dir()])
        for path in _known(home):
            text, source, faults = _opened(folder, path)
            reported += faults if harmless(text) else (*faults, *_read(folder, path, text).reported)
            sources[source.file] = source
    return reported, sources


def _known(home: Path) -> Iterator[Path]:
    """The texts in a folder, in the order of the book, those that cannot be read included."""
    return (path for key in PIECE if os.path.lexists(path := home / f"{key}.md"))


def _strange(home: Path, names: Iterable[str]) -> Iterator[Reported]:
    """What lies among the texts and is none: the book would leave it out, and nobody would notice."""
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        if is_ignored(name) or (suffix.lower() in SUFFIXES and dot) or (suffix == "md" and stem in PIECE):
            continue
        near = nearest(stem or name, PIECE)
        help = _("texts are called as {command} lists them; move all else out of this folder", command=command("book"))
        if near is not None:
            help = _("did you mean {name}?", name=f"{near}.md")
        message = _("{name} is none of the texts of the book", name=FileName(name))
        yield Reported(UNKNOWN, Finding(Place(shown(home / name), span=TOP), message, help))


def _judged_logo(folder: Path, plan: Plan) -> Iterator[Reported]:
    if plan.file.logo:
        try:
            _picture(folder, folder, plan.file.logo, "")
        except Refusal as refusal:
            told = _("the logo {path} is not printed: {reason}", path=plan.file.logo, reason=refusal.message)
            help = _("put a PNG, JPEG or SVG of at most 5 MB into the plan's folder, and name it here")
            yield Reported(LOGO, Finding(plan.file.at("logo"), told, help))


class _Opened(NamedTuple):
    """What a file holds, nothing where it cannot be read, and its bytes for those who tell what was found in it."""

    text: str
    source: SourceFile
    faults: tuple[Reported, ...]


def _opened(folder: Path, path: Path) -> _Opened:
    file = shown(path)
    try:
        data = _bytes(folder, path, SIZE_LIMIT)
    except Refusal as refusal:
        return _Opened("", SourceFile(file), (_unreadable(path, refusal.message),))
    cleaned = clean(data, file)
    faults = tuple(Reported(UNREADABLE, each.finding) for each in cleaned.reported)
    return _Opened(without_hints((cleaned.data or b"").decode()), SourceFile(file, raw=data), faults)


def _read(folder: Path, path: Path, text: str) -> Read:
    """A text by its Markdown."""
    from ppu_roadmap.book.markdown import Home, read  # what is not small, and few texts are judged by it

    home = Home(shown(path), len(path.parent.relative_to(folder).parts), partial(_picture, folder, path.parent))
    return read(text, home, map(PIECE[path.stem].title.render, HOMES))


def _unreadable(path: Path, reason: Phrase) -> Reported:
    told = _("what lies here cannot be read: {reason}", reason=reason)
    return Reported(UNREADABLE, Finding(Place(shown(path), span=TOP), told, _("put a text in UTF-8 here")))


def _picture(folder: Path, below: Path, address: str, alt: str) -> Image:
    """The picture at an address that is read from a folder in that of the plan. Raises Refusal."""
    name = unquote(address)
    if "://" in name:
        raise Refusal(_("it lies in the network"))
    if PurePosixPath(name).is_absolute():
        raise Refusal(_("its path is that of one machine alone"))
    if PurePosixPath(name).suffix.lower().removeprefix(".") not in SUFFIXES:
        raise Refusal(_("it is no PNG, JPEG or SVG"))
    from ppu_roadmap.book.pictures import picture

    return picture(_bytes(folder, below / name, PICTURE_LIMIT), alt)


def _bytes(folder: Path, path: Path, limit: int) -> bytes:
    """The bytes of a file in the folder of a plan. Raises Refusal, which says why it may not be read."""
    try:
        whole = path.resolve()
        if not whole.is_relative_to(folder.resolve()):
            raise Refusal(_("it lies outside of the plan's folder"))
        data = read_regular(whole, limit + 1)
    except FileNotFoundError:
        raise Refusal(_("there is no such file")) from None
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a name that none can be
        raise Refusal(_("{word}", word=getattr(error, "strerror", None) or str(error))) from None
    if len(data) > limit:
        raise Refusal(_("it has over {size} MB", size=limit // 1_000_000))
    return data
