"""Bring the catalogues up to date: ``python -m tools.messages``; with ``--check`` only say what is stale or missing."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ppu_roadmap"
PO = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "ppu_roadmap.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "_n": (1, 2)}
HEADERS = (
    ("Language", "id"),
    ("Plural-Forms", "nplurals=1; plural=0;"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
)
"""All that gettext needs; no dates and no versions, so that a catalogue changes only where a message does."""


@dataclass(frozen=True, slots=True)
class Text:
    """An English text of the code, with its plural where it counts something."""

    english: str
    plural: str | None = None

    @property
    def key(self) -> str | tuple[str, str]:
        """The text as a catalogue names it."""
        return (self.english, self.plural) if self.plural else self.english


class _Indonesian(Catalog):
    """A catalogue with our own headers alone, and Indonesian's one form for any number (Babel has no entry for it)."""

    mime_headers = property(lambda _self: HEADERS)
    num_plurals = 1


def texts() -> set[Text]:
    """Every text that a person reads: of the code, the standard, the rules, the page, the command line's help."""
    return {*_of_the_code(), *_of_the_standard(), *_of_the_pages(), *_of_the_page(), *_of_the_help()}


def _of_the_code() -> Iterator[Text]:
    for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE, [("**.py", "python")], {}, KEYWORDS):
        match message:
            case str():
                yield Text(message)
            case (singular, plural):
                yield Text(singular, plural)


def _of_the_standard() -> Iterator[Text]:
    from ppu_roadmap.catalog.sni import indicators

    for indicator in indicators().values():
        yield from map(Text, (indicator.title, indicator.theme, indicator.unit))


def _of_the_pages() -> Iterator[Text]:
    for page in json.loads((PACKAGE / "rules" / "pages.json").read_text("utf-8")).values():
        yield Text(page["title"])
        yield Text(page["why"])


def _of_the_page() -> Iterator[Text]:
    for texts in json.loads((PACKAGE / "page" / "words.json").read_text("utf-8")).values():
        yield from (Text(one) if isinstance(one, str) else Text(*one) for one in texts.values())


def _of_the_help() -> Iterator[Text]:
    from ppu_roadmap.cli import build, command_named
    from ppu_roadmap.commands import PANELS

    commands = [build(), *(command_named(name) for names in PANELS.values() for name in names)]
    yield from map(Text, [*PANELS, *(text for command in commands for text in _texts_of(command))])


def _texts_of(command: Any) -> Iterator[str]:
    """Every English text in the help of a command, some more than once."""
    from ppu_roadmap.commands.help import unwrapped

    yield unwrapped(command.help)
    for parameter in command.params:
        yield from filter(None, (parameter.help, parameter.rich_help_panel))
        yield from re.findall("[A-Z]{2,}", parameter.metavar or "")
    yield from re.findall("[A-Z]{2,}", f"{command.options_metavar} {getattr(command, 'subcommand_metavar', '')}")


def translations() -> Catalog:
    """The Indonesian catalogue as it stands."""
    if not PO.exists():
        return Catalog("id")
    with PO.open("rb") as file:
        return read_po(file, "id")


def catalogue(wanted: set[Text], known: Catalog) -> Catalog:
    """The wanted texts with the translations that are known; the others, empty."""
    made = _Indonesian("id", header_comment="", fuzzy=False)
    for text in wanted:
        old = known.get(text.english)
        fits = old is not None and isinstance(old.id, str) is (text.plural is None)
        made.add(text.key, old.string if old and fits else None)
    return made


def translated(message: Message) -> bool:
    """Whether a message of a catalogue has its translation; the header is none."""
    return bool(message.id) and any(message.string or ())


def untranslated(made: Catalog) -> list[str]:
    """The English of what the catalogue cannot say."""
    return sorted(str(message.id) for message in made if message.id and not translated(message))


def files(made: Catalog) -> tuple[bytes, bytes]:
    """The catalogue to edit and the one to load: .po and .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, made, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    loaded = _Indonesian("id", header_comment="", fuzzy=False)
    for message in filter(translated, made):
        loaded.add(message.id, message.string)
    write_mo(mo, loaded)
    return po.getvalue(), mo.getvalue()


def main(arguments: Sequence[str]) -> int:
    """Write both files where they are stale, or with ``--check`` only name them: 1 where there are any."""
    if set(arguments) - {"--check"}:
        print("usage: python -m tools.messages [--check]", file=sys.stderr)
        return 2
    check = "--check" in arguments
    made = catalogue(texts(), translations())
    stale = [(path, data) for path, data in zip((PO, MO), files(made), strict=True) if _bytes(path) != data]
    for path, data in stale:
        print(f"{path.relative_to(ROOT)}: {'stale, run make messages' if check else 'written'}")
        if not check:
            path.write_bytes(data)
    missing = untranslated(made)
    for english in missing:
        print(f"not translated: {english}")
    return int(check and bool(stale or missing))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
