"""The sections of Buku 2 that people write: the key that names the file of each, and what it is to say."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ppu_roadmap.text import Language, Message, _

HINTS: Mapping[Language, str] = {"id": "Petunjuk (tidak dicetak):", "en": "Guidance (not printed):"}
"""How a line of guidance begins, which says that it is none of the text."""
_HINT = rf"^> (?:{'|'.join(map(re.escape, HINTS.values()))}).*(?:(?:\r\n|\r|\n)>.*)*"


class Piece(NamedTuple):
    """A text by its key, ``book/<key>.md``; ``asked`` is what a box says where it is missing."""

    key: str
    title: Message
    asked: Message
    needed: bool = True
    """Whether the book has a gap without it; else it adds to what data says."""


PIECES = (
    Piece("approval", _("Approval"), _("by whom and with which regulation the master plan is adopted")),
    Piece("foreword", _("Foreword by the head of the region"), _("the words of the head of the region")),
    Piece("preface", _("Preface"), _("how this book came about, and thanks")),
    Piece("team", _("Those who drew it up"), _("the team that drew it up, and its advisers")),
    Piece("background", _("Background"), _("why the region wants to become a smart city")),
    Piece("legal-basis", _("Legal basis"), _("laws and regulations beside those listed"), needed=False),
    Piece("purpose", _("Purpose and aims"), _("what the master plan is for")),
    Piece("position", _("Place among the other plans"), _("its ties to RPJPD, RPJMD, Renstra, RKPD, Renja, RTRW")),
    Piece("scope", _("Scope and period"), _("what it covers, and what not"), needed=False),
    Piece("process", _("How it was drawn up"), _("the four workshops and who took part")),
    Piece("book-1", _("Summary of Buku 1"), _("readiness, gaps and issues, with a reference to Buku 1")),
    Piece("vision", _("Vision of the smart city"), _("what the vision means"), needed=False),
    Piece("directions", _("Directions by horizon"), _("the direction of each horizon"), needed=False),
    Piece("governance", _("Issues and gaps of Smart Governance"), _("issues, gaps and strategy of this dimension")),
    Piece("branding", _("Issues and gaps of Smart Branding"), _("issues, gaps and strategy of this dimension")),
    Piece("economy", _("Issues and gaps of Smart Economy"), _("issues, gaps and strategy of this dimension")),
    Piece("living", _("Issues and gaps of Smart Living"), _("issues, gaps and strategy of this dimension")),
    Piece("society", _("Issues and gaps of Smart Society"), _("issues, gaps and strategy of this dimension")),
    Piece("environment", _("Issues and gaps of Smart Environment"), _("issues, gaps and strategy of this dimension")),
    Piece("partners", _("Part of villages, banks, companies and universities"), _("what each of them does")),
    Piece("funding", _("Chances of further funding"), _("CSR, KPBU, banks and village funds"), needed=False),
    Piece("organisation", _("Council and executing team"), _("who sits in them and what they do")),
    Piece("regulations", _("Regulations that are needed"), _("which regulations are to be made, by whom and when")),
    Piece("monitoring", _("Monitoring and evaluation"), _("who reports what to whom, and when"), needed=False),
    Piece("changes", _("Changes of the plan"), _("what a new RPJMD or a new head of the region changes"), needed=False),
    Piece("closing", _("Closing words"), _("how the master plan is to be carried on")),
)  # fmt: skip
"""Every text, in the order of the book."""
PIECE: Mapping[str, Piece] = {piece.key: piece for piece in PIECES}


def hint(piece: Piece, language: Language) -> str:
    """A line of guidance for who writes a text, which no book prints; it ends with a line break."""
    asked = _("if it is needed: {what}", what=piece.asked) if not piece.needed else piece.asked
    return f"> {HINTS[language]} {asked.render(language)}\n"


def without_hints(text: str) -> str:
    """A text with empty lines in place of guidance, which an editor may have broken into several."""
    return re.sub(_HINT, lambda match: "\n" * match[0].count("\n"), text, flags=re.MULTILINE)
