"""Names that are nearly the same, found without comparing each with each.

Two names are nearly the same when nine tenths of their letters are, and no number and no word tells them
apart: ``Tahap 1`` and ``Tahap 2``, ``Kecamatan Waru`` and ``Kecamatan Babulu`` are different things, ``Call
Center 112`` and ``Call Centre 112`` are one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ppu_roadmap.words.near import ends

RATIO = 0.9
"""The share of letters in common from which names are nearly the same."""
WORD = 4
"""Letters from which a word tells things apart even where the other name has none in its stead."""
NEIGHBOURS = 4
"""How many of the names next to it in the alphabet, read forwards and backwards, a name is compared with."""
EDGE = 4
"""Letters at the start or at the end that a name must have in common with another, to be looked at."""
KEYS, PER_KEY = 20, 12
"""How many words of a name are left out in turn, and with how many names that are equal then it is compared."""
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
    """The program that has it first."""
    text: str
    glued: str
    words: tuple[str, ...]
    """Without numbers and joining words."""
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
    different: list[tuple[int, str, str]] = []
    for order, name in enumerate(names):
        if name is None:
            continue
        text = folded(name)
        if text in latest:
            found.append((order, latest[text]))
        else:
            different.append((order, text, text.replace(" ", "")))
        latest[text] = order
    starts = Counter([glued[:EDGE] for _order, _text, glued in different])
    endings = Counter([glued[-EDGE:] for _order, _text, glued in different])
    # Mostly few names begin or end as another does, and only they are worth a closer look.
    company = (each for each in different if starts[each[2][:EDGE]] > 1 or endings[each[2][-EDGE:]] > 1)
    found += _near([_parsed(*each) for each in company])
    yield from sorted(found)


def _parsed(order: int, text: str, glued: str) -> _Name:
    tokens = text.split()
    words: list[str] = []
    numbers: list[str] = []
    label = ""
    for token in tokens[:-1]:
        if len(token) == 1 and token.isalpha():  # the e of e-Government
            label += token
            continue
        if _is_number(token):
            numbers.append(label + token)
        elif label or token not in _JOINING:
            words.append(label + token)
        label = ""
    last = tokens[-1]
    (numbers if len(last) == 1 or _is_number(last) else words).append(label + last)
    return _Name(order, text, glued, tuple(dict.fromkeys(words)), frozenset(words), tuple(numbers))


def _is_number(token: str) -> bool:
    return not token.isalpha() or (token[0] in "ivx" and _ROMAN.fullmatch(token) is not None)


def _near(names: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    """Pairs among names that are not equal; names with other numbers never meet."""
    groups: dict[tuple[str, ...], list[_Name]] = {}
    for name in names:
        groups.setdefault(name.numbers, []).append(name)
    compare = _Comparison()
    for group in groups.values():
        if len(group) > 1:
            for name, others in _candidates(group):
                ratio, earlier = max((compare.ratio(name, other), other.order) for other in others)
                if ratio >= RATIO:
                    yield name.order, earlier


def _candidates(group: Sequence[_Name]) -> Iterator[tuple[_Name, list[_Name]]]:
    """Each name with the earlier ones that it may be like: beside it in the alphabet, or one word apart."""
    beside = _beside(group)
    known: defaultdict[int, list[int]] = defaultdict(list)
    for position, name in enumerate(group):
        near = beside[position]
        for key in _keys(name):
            near.update(known[key][-PER_KEY:])
            known[key].append(position)
        if near:
            yield name, [group[other] for other in sorted(near)]


def _keys(name: _Name) -> Iterator[int]:
    """Numbers that a name shares with each name that differs from it in one word.

    The word left out keeps its first or its last letter when it is misspelt; a short one may be missing.
    """
    whole = sum(map(hash, name.words))
    yield whole
    if len(name.words) > 1:
        for word in name.words[:KEYS]:
            rest = whole - hash(word)
            if len(word) < WORD:
                yield rest
            yield hash((rest, word[0]))
            yield hash((rest, -1, word[-1]))


def _beside(group: Sequence[_Name]) -> defaultdict[int, set[int]]:
    """The positions of earlier names that stand beside each in the alphabet, read forwards or backwards."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for texts in ([name.glued for name in group], [name.glued[::-1] for name in group]):
        ranked = sorted(zip(texts, range(len(group)), strict=True))
        for rank, (text, position) in enumerate(ranked):
            start = text[:EDGE]
            for other_text, other in ranked[rank + 1 : rank + 1 + NEIGHBOURS]:
                if not other_text.startswith(start):
                    break
                beside[max(position, other)].add(min(position, other))
    return beside


class _Comparison:
    """Compares names until its work is used up; from then on nothing is alike."""

    def __init__(self) -> None:
        self.left = WORK

    def ratio(self, name: _Name, other: _Name) -> float:
        """The share of letters in common, 0 where it is far below the bar or something tells the names apart."""
        a, b = len(name.text), len(other.text)
        if 2 * min(a, b) < RATIO * (a + b) or self.left < 0:
            return 0.0
        self.left -= OVERHEAD + len(name.words) + len(name.text) // 4
        if name.glued != other.glued:
            mine, theirs = name.bag - other.bag, other.bag - name.bag
            few = len(mine) <= DIFFERENT and len(theirs) <= DIFFERENT
            if not (few and _matched(mine, theirs) and _matched(theirs, mine)):
                return 0.0
        return self._letters(name.text, other.text)

    def _letters(self, a: str, b: str) -> float:
        start, end = ends(a, b)
        a_rest, b_rest = a[start : len(a) - end], b[start : len(b) - end]
        both = len(a) + len(b)
        if 2 * (start + end + min(len(a_rest), len(b_rest))) < RATIO * both:
            return 0.0
        self.left -= len(a_rest) * len(b_rest) + both
        blocks = SequenceMatcher(None, a_rest, b_rest, autojunk=False).get_matching_blocks()
        return 2 * (start + end + sum(block.size for block in blocks)) / both


def _matched(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each word that the other name lacks is one of its words misspelt, or too short to tell."""
    return all((len(word) < WORD and not others) or any(_misspelt(word, other) for other in others) for word in words)


def _misspelt(word: str, other: str) -> bool:
    """Whether one word is the other with a letter wrong, too many, too few or exchanged with the next.

    A wrong first letter is another word (*darat*, *barat*), and in a short one any wrong letter is.
    """
    if abs(len(word) - len(other)) > 2 or (word[0] != other[0] and word[-1] != other[-1]):  # noqa: PLR2004 -- as below
        return False
    start, end = ends(word, other)
    rest, other_rest = word[start : len(word) - end], other[start : len(other) - end]
    longest = max(len(word), len(other))
    if not rest or not other_rest:
        return len(rest) + len(other_rest) <= (2 if longest >= 2 * WORD else 1)
    if start == 0:
        return False
    if rest == other_rest[::-1] and len(rest) == 2:  # noqa: PLR2004 -- two letters exchanged
        return True
    return len(rest) == len(other_rest) == 1 and longest > WORD
