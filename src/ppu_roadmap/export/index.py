"""The page that lists and explains the files of a folder: it opens from disk, fetches nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ppu_roadmap.export.collection import PUBLIC, File
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.text import Day, _
from ppu_roadmap.views.grouping import regions

if TYPE_CHECKING:
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

FOLDER = Path(__file__).parent


def index(asked: Asked, files: Iterable[File], language: Language) -> bytes:
    """The page in UTF-8, the same from run to run on one day; files of one use stand together."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    style = (FOLDER / "index.css").read_text("utf-8")
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    texts = {
        "title": _("Smart City master plan {region}: documents", region=regions(asked.plans)),
        "made": _("state of {day}", day=Day(asked.today.isoformat())),
        "warning": _(
            "These files are for those who work on the plan. Publish the folder for the public, and no other."
        ),
    }
    page = environment.get_template("index.html.jinja").render(
        address=lambda file: quote(file.path),
        hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        language=language,
        name=lambda file: PurePosixPath(file.path),
        parts=[
            (
                home,
                [
                    (group, [(about, [*alike]) for about, alike in groupby(inside, lambda file: file.about)])
                    for group, inside in groupby(part, lambda file: file.group)
                ],
            )
            for home, part in groupby(files, lambda file: file.home)
        ],
        public=PUBLIC,
        say=lambda message: said(message, language),
        style=style,
        **{key: said(message, language) for key, message in texts.items()},
    )
    return page.encode()
