"""Names that are nearly the same, found without comparing each with each.

Two names are nearly the same when nine tenths of their letters are, and no number and no word tells them
apart: ``Tahap 1`` and ``Tahap 2``, ``Kecamatan Waru`` and ``Kecamatan Babulu`` are different things, ``Call
Center 112`` and ``Call Centre 112`` are one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ppu_roadmap.words.near import slipped

RATIO = 0.9
"""The share of letters in common from which names are nearly the same."""
WORD = 4
"""Letters from which a word tells things apart even where the other name has none in its stead."""
EDGE = 4
"""Letters at the start or at the end that names have in common, unless they differ in one word alone."""
WORDS, LATEST = 20, 8
"""How many words of a name are left out in turn, and with how many names that have the same rest it is compared."""
DIFFERENT = 6
"""More words that the other name lacks are no slips of the pen."""
WORK = 5_000_000
"""Steps of comparing that one dimension may cost, about a second; names made to be alike could ask for any number."""
OVERHEAD = 20
"""Steps that a comparison costs whatever the names."""

_NOT_WORD = re.compile(r"[\W_]+")
_ROMAN = re.compile(r"[ivx]{2,}")
_JOINING = frozenset(("and", "atau", "bagi", "dan", "dari", "di", "for", "in", "ke", "of", "oleh", "or"))
_JOINING |= frozenset(("pada", "the", "to", "untuk", "utk", "yang", "yg"))


class _Name(NamedTuple):
    order: int
    text: str
    glued: str
    words: tuple[str, ...]
    """Without numbers and joining words, each once."""
    bag: frozenset[str]
    numbers: tuple[str, ...]


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without the differences that nobody means: case, punctuation, spaces."""
    text = unicodedata.normalize("NFKC", name) if not name.isascii() else name
    return _NOT_WORD.sub(" ", text.casefold()).strip() or text.strip()


def nearest_earlier(names: Iterable[str | None]) -> Iterator[tuple[int, int]]:
    """The index of each name that nearly repeats an earlier one, and that of the earlier one most like it.

    Of several that are equally like it the latest; work grows with the number of names, whatever they are.
    """
    latest: dict[str, int] = {}
    shelves: defaultdict[Hashable, list[_Name]] = defaultdict(list)
    left = WORK
    for order, name in enumerate(names):
        if name is None:
            continue
        text = folded(name)
        if text in latest:
            yield order, latest[text]
            latest[text] = order
            continue
        latest[text] = order
        known = _parsed(order, text)
        near: dict[int, _Name] = {}
        for key in _keys(known):
            shelf = shelves[key]
            for other in shelf[-LATEST:]:
                near[other.order] = other
            shelf.append(known)
        best = RATIO, -1
        for other in near.values() if left > 0 else ():
            ratio = _ratio(known, other)
            left -= len(text) * len(other.text) if ratio else OVERHEAD + len(text)
            best = max(best, (ratio, other.order))
        if best[1] >= 0:
            yield order, best[1]


def _parsed(order: int, text: str) -> _Name:
    *tokens, last = text.split()
    words: list[str] = []
    numbers: list[str] = []
    label = ""
    for token in tokens:
        if len(token) == 1 and token.isalpha():  # the e of e-Government
            label += token
            continue
        if _is_number(token):
            numbers.append(label + token)
        elif label or token not in _JOINING:
            words.append(label + token)
        label = ""
    (numbers if len(last) == 1 or _is_number(last) else words).append(label + last)
    return _Name(order, text, text.replace(" ", ""), tuple(dict.fromkeys(words)), frozenset(words), tuple(numbers))


def _is_number(token: str) -> bool:
    return not token.isalpha() or (token[0] in "ivx" and _ROMAN.fullmatch(token) is not None)


def _keys(name: _Name) -> Iterator[Hashable]:
    """What a name shares with each that has its numbers and differs from it in one word, or begins or ends as it does.

    The word left out keeps its first or its last letter when it is misspelt; a short one may be missing.
    """
    numbers = hash(name.numbers)
    yield numbers, name.glued[:EDGE]
    yield numbers, "", name.glued[-EDGE:]
    whole = numbers + sum(map(hash, name.words))
    yield whole
    for word in name.words[:WORDS] if len(name.words) > 1 else ():
        rest = whole - hash(word)
        if len(word) < WORD:
            yield rest
        yield rest, word[0]
        yield rest, "", word[-1]


def _ratio(name: _Name, other: _Name) -> float:
    """The share of letters in common, 0 where it is far below the bar or something tells the names apart."""
    if 2 * min(len(name.text), len(other.text)) < RATIO * (len(name.text) + len(other.text)):
        return 0.0
    if name.glued != other.glued:
        mine, theirs = name.bag - other.bag, other.bag - name.bag
        few = len(mine) <= DIFFERENT and len(theirs) <= DIFFERENT
        if not (few and _matched(mine, theirs) and _matched(theirs, mine)):
            return 0.0
    return SequenceMatcher(None, name.text, other.text, autojunk=False).ratio()


def _matched(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each word that the other name lacks is one of its words misspelt, or too short to tell."""
    return all((len(word) < WORD and not others) or any(_misspelt(word, other) for other in others) for word in words)


def _misspelt(word: str, other: str) -> bool:
    """Whether one word is the other with a slip, or lacks two letters of a long one.

    A wrong first letter is another word (*darat*, *barat*).
    """
    if word[0] != other[0] and (len(word) == len(other) or word[-1] != other[-1]):
        return False
    short, long = sorted((word, other), key=len)
    return slipped(long, short, 2 if len(long) >= 2 * WORD else 1)
