"""The file of the page: the template with the data, the style and the script, each allowed by its hash."""

import base64
import re
import zlib
from pathlib import Path
from typing import Any

from ppu_roadmap.page.words import FILTERS, LANGUAGES, VIEWS, WORDS
from ppu_roadmap.paper.table import Table, shown
from ppu_roadmap.templates import hash_of, template
from ppu_roadmap.text import Language, inert_json
from ppu_roadmap.views import view_named
from ppu_roadmap.views.grouping import regions
from ppu_roadmap.views.view import Asked

FOLDER = Path(__file__).parent
SCRIPTS = (
    "dom", "words", "plan", "address", "sums", "parts", "overview", "table", "gantt", "matrix", "quickwins", "risks",
    "budget", "indicators", "sni", "rpjmd", "details", "app",
)  # fmt: skip
"""The parts of the script, in the order in which they follow each other."""


def page(data: dict[str, Any], asked: Asked, language: Language, *, alive: str = "") -> bytes:
    """The file in UTF-8, the same from run to run; with what is asked as a table for those who run no script.

    ``alive`` is script to stand behind the page's own: it may fetch from where the page came from, and give newer data
    to ``replaceData``.
    """
    script = "".join(lean_script((FOLDER / "script" / f"{name}.js").read_text("utf-8")) for name in SCRIPTS) + alive
    style = lean_style((FOLDER / "style.css").read_text("utf-8"))
    rendered: str = template(FOLDER / "page.html.jinja", trim_blocks=True).render(
        connect="self" if alive else "none",
        filters=FILTERS,
        hashes={name: hash_of(text) for name, text in (("script", script), ("style", style))},
        packed=base64.b64encode(zlib.compress(inert_json(data).encode(), 9)).decode(),
        language=language,
        languages=LANGUAGES,
        say=lambda message: message.render(language),
        script=script,
        style=style,
        table=next(block for block in view_named("show").document(asked).blocks() if isinstance(block, Table)),
        text=lambda cell, column: shown(cell, column, language),
        title=(not asked.several and asked.plans[0].file.title) or WORDS["programs_title"].render(language),
        region=regions(asked).render(language),
        views={name: title for name, title in VIEWS.items() if name not in data["hidden"]},
        words=WORDS,
    )
    return rendered.encode()


def lean_style(text: str) -> str:
    """A style without comments and blanks, which are for those who keep it."""
    text = re.sub(r"(?s)/\*.*?\*/", "", text)
    return re.sub(r"\s*([{};])\s*|([:,])\s+|\s+", lambda match: match[1] or match[2] or " ", text)


def lean_script(text: str) -> str:
    """A script without comments, and without blanks around signs; texts and templates, which do not nest, stay.

    Every statement of it ends in a semicolon or a brace.
    """
    text = re.sub(r"(?ms)^[ \t]*/\*.*?\*/$|^[ \t]*//.*?$", "", text)
    kept = r'("(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)'
    return re.sub(rf"{kept}|(?:(?<!\s)\s*)?([{{}}()\[\],;:?=<>&|*]+)\s*", lambda match: match[1] or match[2], text)
