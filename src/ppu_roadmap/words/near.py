"""The nearest known word to one that is not known."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import takewhile
from operator import eq, itemgetter

from ppu_roadmap.text import Message, _

CUTOFF = 0.7
"""How alike two words must be, as difflib measures it."""
COMPARED = 40
"""Characters of a word that count; difflib is quadratic in them."""
JUDGED = 5
"""Candidates that difflib judges in full: those that share the most letters."""
FEW = 60
"""Words that are all compared; of more, only those that differ in one letter are."""
SHORT = 4
"""Letters of a word so short that another letter makes another word."""
SWAPPED = 2
_FOLD = str.maketrans(dict.fromkeys("li|", "1") | {"o": "0"} | dict.fromkeys("_ \xa0‐‑‒–—−", "-"))  # noqa: RUF001
_AROUND = "\"'“”„‘’« »\xa0\t"  # noqa: RUF001
"""What a word processor puts around a word."""


def fold(word: str) -> str:
    """A word as the eye reads it: case, l and 1, O and 0, dash, underscore and blank are one, quotes none."""
    return word.casefold().strip(_AROUND).translate(_FOLD)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The first of the known words most like this one, ``None`` where none is; look-alikes count as equal."""
    return _shelf(known).nearest(fold(word[:COMPARED]))


def equal(word: str, known: Iterable[str]) -> str | None:
    """The one known word that looks the same; ``None`` where none does, or more than one."""
    shelf, folded = _shelf(known), fold(word[:COMPARED])
    found = shelf.words.get(folded)
    return found if found is not None and folded not in shelf.twins and fold(found) == fold(word) else None


def slip(word: str, known: Iterable[str]) -> str | None:
    """The one known word that differs by one slip of the hand: a letter too many, too few or wrong, or two swapped."""
    typed = word.casefold().replace("_", "-")
    found = [each for each in known if slipped(typed, each.replace("_", "-"))]
    return found[0] if len(found) == 1 else None


def slipped(typed: str, meant: str, most: int = 1) -> bool:
    """Whether one slip lies between two words; never in a digit, nor one letter for another in a short word.

    ``most`` are the letters together that may be too many or too few.
    """
    if abs(len(typed) - len(meant)) > most or len(typed) < SHORT:
        return False
    start, end = ends(typed, meant)
    ours, theirs = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if len(ours) == len(theirs) == 1:
        slip = len(meant) > SHORT
    else:
        slip = 1 <= len(ours + theirs) <= most or (len(ours) == SWAPPED and ours == theirs[::-1])
    return slip and not any(map(str.isdigit, ours + theirs))


def ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many letters, or lines, two texts have in common at the start and, after that, at the end."""
    start = sum(takewhile(bool, map(eq, a, b)))
    return start, sum(takewhile(bool, map(eq, a[start:][::-1], b[start:][::-1])))


def or_nearest(problem: Message, word: str, known: Iterable[str], otherwise: Message | None = None) -> Message:
    """A problem with a word, and the nearest known word; where none is near the problem alone, or ``otherwise``."""
    near = nearest(word, known)
    if near is None:
        return otherwise or problem
    return _("{problem}; did you mean {near}?", problem=problem, near=near)


class _Shelf:
    """Known words, sorted so that thousands of unknown ones find theirs without comparing each with each."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.words: dict[str, str] = {}
        self.twins: set[str] = set()
        """Folded words that several stand for."""
        for word in known:
            folded = fold(word[:COMPARED])
            if self.words.setdefault(folded, word) != word:
                self.twins.add(folded)
        self.answers: dict[str, str | None] = dict(self.words)
        self.folded = list(self.words)
        self.neighbours: dict[str, list[int]] = {}
        if len(self.folded) > FEW:
            for number, folded in enumerate(self.folded):
                for rest in _shortened(folded):
                    self.neighbours.setdefault(rest, []).append(number)

    def nearest(self, target: str) -> str | None:
        if target not in self.answers:
            self.answers[target] = self._judged(target)
        return self.answers[target]

    def _judged(self, target: str) -> str | None:
        matcher = SequenceMatcher(None, "", target, autojunk=False)
        likely: list[tuple[float, str]] = []
        for candidate in self._candidates(target):
            matcher.set_seq1(candidate)
            if matcher.real_quick_ratio() >= CUTOFF and (bound := matcher.quick_ratio()) >= CUTOFF:
                likely.append((bound, candidate))
        best, found = 0.0, None
        for bound, candidate in nlargest(JUDGED, likely, key=itemgetter(0)):
            matcher.set_seq1(candidate)
            if bound > best and (ratio := matcher.ratio()) >= CUTOFF and ratio > best:
                best, found = ratio, candidate
        return None if found is None else self.words[found]

    def _candidates(self, target: str) -> Iterable[str]:
        if len(self.folded) <= FEW:
            return self.folded
        near = {number for rest in _shortened(target) for number in self.neighbours.get(rest, ())}
        return [self.folded[number] for number in sorted(near)]


def _shortened(word: str) -> set[str]:
    """The word, whole and without each of its letters: words that share one of these differ in one letter."""
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}


_shelved = lru_cache(maxsize=8)(_Shelf)
_LAST: list[tuple[Mapping[str, object], _Shelf]] = []
"""The mapping that was asked last, kept so that none else can have its identity, and its shelf."""


def _shelf(known: Iterable[str]) -> _Shelf:
    """The shelf of known words; a rule asks a thousand times for those of one mapping, which it never changes."""
    if not isinstance(known, dict):
        return _shelved(tuple(known))
    if not (_LAST and _LAST[0][0] is known):
        _LAST[:] = [(known, _shelved(tuple(known)))]
    return _LAST[0][1]
