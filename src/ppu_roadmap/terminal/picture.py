"""A document as a picture: SVG by Rich, without its window or fonts of the network, the same from run to run."""

import io
import re

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from ppu_roadmap.paper.document import Document
from ppu_roadmap.terminal.documents import document_lines
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Language

WIDTH = 140
"""Characters of a line."""
_LINE_ENDS = re.compile(r"<text [^>]*>\n</text>")
"""Rich draws each line feed as a text of its own."""

PAPER = TerminalTheme(
    background=(255, 255, 255),
    foreground=(33, 37, 41),
    normal=[
        (33, 37, 41), (176, 42, 55), (25, 110, 68), (158, 96, 0),
        (8, 86, 160), (111, 66, 193), (0, 108, 128), (108, 117, 125),
    ],
)  # fmt: skip
"""Dark colours on white, as on paper: each reads well against it."""

FORMAT = """\
<svg class="rich-terminal" viewBox="0 20 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace;
font-size: {char_height}px;
line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect x="0" y="0" width="100%" height="200%" fill="#ffffff" />
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def svg(document: Document, language: Language) -> str:
    """A picture of a document."""
    screen = Screen(io.StringIO(), WIDTH, color=True)
    segments: list[Segment] = []
    for line in document_lines(document, language, screen):
        # Rich makes a style anew for each text that has none.
        segments += [Segment(text, Style.parse(style or "default")) for text, style in line if text]
        segments.append(Segment.line())
    console = Console(file=io.StringIO(), record=True, width=WIDTH, _environ={})  # it prints nowhere
    console.print(Segments(segments), end="")
    drawn = console.export_svg(title="", theme=PAPER, code_format=FORMAT, unique_id="roadmap")
    return _LINE_ENDS.sub("", drawn)
