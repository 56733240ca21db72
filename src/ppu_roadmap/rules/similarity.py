"""Names that are nearly the same, found without comparing each with each.

Two names are nearly the same when nine tenths of their letters are, and no number and no word tells them
apart: ``Tahap 1`` and ``Tahap 2``, ``Kecamatan Waru`` and ``Kecamatan Babulu`` are different things, ``Call
Center 112`` and ``Call Centre 112`` are one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from ppu_roadmap.words.near import slipped

RATIO = 0.9
"""The share of letters in common from which names are nearly the same."""
WORD = 4
"""Letters from which a word tells things apart even where the other name has none in its stead."""
NEIGHBOURS, EDGE = 4, 4
"""With how many names on each side in the alphabet a name is compared, and how many letters they begin or end alike."""
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
    found: list[tuple[int, int]] = []
    different: list[_Name] = []
    for order, name in enumerate(names):
        if name is None:
            continue
        text = folded(name)
        if text in latest:
            found.append((order, latest[text]))
        else:
            different.append(_parsed(order, text))
        latest[text] = order
    yield from sorted([*found, *_near(different)])


def _near(names: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    """The same among names that are not equal."""
    beside, shelved = _beside(names), _shelved(names)
    left = WORK
    for name in names:
        near = beside[name.order] | shelved[name.order]
        best = RATIO, -1
        for other in near.values() if left > 0 else ():
            ratio = _ratio(name, other)
            left -= len(name.text) * len(other.text) if ratio else OVERHEAD + len(name.text)
            best = max(best, (ratio, other.order))
        if best[1] >= 0:
            yield name.order, best[1]


def _shelved(names: Sequence[_Name]) -> defaultdict[int, dict[int, _Name]]:
    """Of those that differ from each name in one word, the latest earlier ones."""
    rests = [_rests(name) for name in names]
    standing = Counter(chain.from_iterable(rests))
    shelves: defaultdict[Hashable, list[_Name]] = defaultdict(list)
    found: defaultdict[int, dict[int, _Name]] = defaultdict(dict)
    for name, own in zip(names, rests, strict=True):
        for rest, word in zip(own, ("", *name.words), strict=False):
            if standing[rest] > 1:  # few are: most names are like no other
                for key in _keys(rest, word):
                    found[name.order] |= {other.order: other for other in shelves[key][-LATEST:]}
                    shelves[key].append(name)
    return found


def _beside(names: Sequence[_Name]) -> defaultdict[int, dict[int, _Name]]:
    """Of those that stand beside each name in the alphabet, read forwards or backwards, the earlier ones."""
    beside: defaultdict[int, dict[int, _Name]] = defaultdict(dict)
    for step in (1, -1):
        ranked = sorted((name.numbers, name.glued[::step], name.order, name) for name in names)
        for apart in range(1, NEIGHBOURS + 1):
            for one, other in zip(ranked, ranked[apart:], strict=False):
                if one[0] == other[0] and one[1][:EDGE] == other[1][:EDGE]:
                    early, late = (one[3], other[3]) if one[2] < other[2] else (other[3], one[3])
                    beside[late.order][early.order] = early
    return beside


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


def _rests(name: _Name) -> list[int]:
    """A name as a number that does not tell the order of its words, then the same with each word left out in turn."""
    marks = [hash(word) for word in name.words]
    whole = hash(name.numbers) + sum(marks)
    return [whole, *(whole - mark for mark in marks[:WORDS])] if len(marks) > 1 else [whole]


def _keys(rest: int, word: str) -> Iterator[Hashable]:
    """What a name without a word shares with each that it may be a slip of.

    The word left out keeps its first or its last letter when it is misspelt; a short one may be missing.
    """
    if len(word) < WORD:
        yield rest
    if word:
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
    return all(any(map(_misspelt, repeat(word), others)) or (len(word) < WORD and not others) for word in words)


def _misspelt(word: str, other: str) -> bool:
    """Whether one word is the other with a slip, or lacks two letters of a long one.

    A wrong first letter is another word (*darat*, *barat*).
    """
    if word[0] != other[0] and (len(word) == len(other) or word[-1] != other[-1]):
        return False
    short, long = sorted((word, other), key=len)
    return slipped(long, short, 2 if len(long) >= 2 * WORD else 1)
