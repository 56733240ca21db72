"""The page that lists and explains the files of a folder: it opens from disk, fetches nothing and runs nothing.

It is their list for us, too: it holds the digest of each, and the day on which they were made.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import quote, unquote

from ppu_roadmap.export.collection import GROUPS, PUBLIC, File
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.templates import hash_of, template
from ppu_roadmap.text import Day, Language, _
from ppu_roadmap.views.grouping import regions
from ppu_roadmap.views.view import Asked

FOLDER, NAME = Path(__file__).parent, "index.html"
_MADE = re.compile(r'<meta name="generator" content="roadmap export all ([0-9]{4}-[0-9]{2}-[0-9]{2})">')
_LINK = re.compile(r'<a href="([^"]+)" data-sha256="([0-9a-f]{64})"')


class Listed(NamedTuple):
    """What a page lists: the digest of each file by its path, its own not among them; nothing of a page of others."""

    day: date | None = None
    digests: Mapping[str, str] = {}

    @classmethod
    def of(cls, data: bytes | None) -> Self:
        """What a page says."""
        text = (data or b"").decode("utf-8", "replace")
        if not (made := _MADE.search(text)):
            return cls()
        return cls(date.fromisoformat(made[1]), {unquote(path): digest for path, digest in _LINK.findall(text)})


def index(asked: Asked, files: Iterable[tuple[File, str]], language: Language) -> bytes:
    """The page in UTF-8, the same from run to run on one day; ``files`` with their digests."""
    style = (FOLDER / "index.css").read_text("utf-8")
    told = [*files]
    homes = [home for home, _inside in groupby(file.home for file, _digest in told)]
    told.sort(key=lambda one: (homes.index(one[0].home), GROUPS.index(one[0].group)))
    warning = _("These files are for those who work on the plan. Publish the folder for the public, and no other.")
    page: str = template(FOLDER / "index.html.jinja", trim_blocks=True).render(
        title=_("Smart City master plan {region}: documents", region=regions(asked)),
        made=_("state of {day}", day=Day(asked.today.isoformat())),
        warning=warning,
        day=asked.today,
        hash=hash_of(style),
        language=language,
        parts=_nested(told, *map(attrgetter, ("home", "group", "about", "stem"))),
        public=PUBLIC,
        quote=quote,
        say=lambda message: said(message, language),
        style=style,
    )
    return page.encode()


def _nested(told: Iterable[tuple[File, str]], *keys: Callable[[File], object]) -> list[Any]:
    """The files below what they have in common, that below what its neighbours have, and so on."""
    if not keys:
        return [*told]
    return [(common, _nested(inside, *keys[1:])) for common, inside in groupby(told, lambda one: keys[0](one[0]))]
