"""Texts that are told at a glance to hold nothing but what the book prints, so that no check reads their Markdown."""

import re

from ppu_roadmap.source.guards import TEXT_LIMIT

MOST_MARKS = 50_000
"""Lines of a text, and characters in it that may be markup: a hundred times as many as in any section of a book."""
MOST_BRACKETS = 200
"""Brackets of one paragraph, each of which may begin a link: the parser tries them all to the end."""
_ASKS = re.compile(
    r"""
    [`<>\t] | ~~~ | !\[            # code, HTML, a quotation, an indent that nobody counts here, an image
    | \]: | \]\((?!https?://)      # a link to what is no page
    | ^[ +.)0-9]*[-*_][ +.)0-9*_-]*$  # a line across, in a list or not
    | ^[ +*.)0-9-]{16}              # lists in lists
    """,
    re.VERBOSE,
)
"""All that ``markdown`` may find in a line has one of these; what has one may still be in order."""


def harmless(text: str) -> bool:
    """Whether there is certainly nothing to find in a text; else ``markdown`` is asked, which alone judges."""
    parts = text.split("\n\n")  # no paragraph goes on behind an empty line
    if len(text) > MOST_MARKS or any(too_much(part) for part in parts):
        return False
    return not any(map(_ASKS.search, text.splitlines()))


def too_much(content: str) -> bool:
    """Whether a paragraph would take for ever, and is not looked into."""
    return len(content) > TEXT_LIMIT or content.count("[") > MOST_BRACKETS
