"""What the rules of this family share: the way from a word that is not known to the nearest that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ppu_roadmap.diagnostics import Finding, Place, Related, Where
from ppu_roadmap.text import _
from ppu_roadmap.words.near import equal, nearest


def guided(finding: Finding, word: str, known: Iterable[str], where: Callable[[str], Place]) -> Finding:
    """The finding, helped by the nearest known word and where it stands; as it is where none is near.

    Only a word that looks the same as just one known word is certainly meant.
    """
    near = nearest(word, known)
    if near is None:
        return finding
    place = where(near)
    there = Related(place, _("{word} stands here", word=near), told=True)
    help_ = _("did you mean {word} ({place})?", word=near, place=Where(place))
    return replace(finding, help=help_, related=(*finding.related, there), fix=equal(word, known))
