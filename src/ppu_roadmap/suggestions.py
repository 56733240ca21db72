"""The nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter

from ppu_roadmap.text import Message, _

CUTOFF = 0.7
COMPARED = 40
"""Characters of a word that count; difflib is quadratic in them."""
JUDGED = 5
"""Candidates that difflib judges in full: those that share the most letters."""
FEW = 60
"""Words that are all compared; of more, only those that differ in one letter are."""
_FOLD = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", "_": "-", " ": "-"})


def fold(word: str) -> str:
    """A word as the eye reads it: case, l and 1, O and 0, hyphen, underscore and space are one."""
    return word.casefold().translate(_FOLD)


def nearest(word: str, known: Iterable[str], cutoff: float = CUTOFF) -> str | None:
    """The known word most like this one, ``None`` where none is like it; look-alikes count as equal.

    Of equally near words the first counts.
    """
    return _shelf(tuple(known)).nearest(fold(word[:COMPARED]), cutoff)


def suggest(word: str, known: Iterable[str]) -> Message | None:
    """``did you mean …?`` for the nearest known word."""
    near = nearest(word, known)
    return _("did you mean {word}?", word=near) if near is not None else None


class _Shelf:
    """Known words, sorted so that thousands of unknown ones find theirs without comparing each with each."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.words: dict[str, str] = {}
        for word in known:
            self.words.setdefault(fold(word[:COMPARED]), word)
        self.answers: dict[tuple[str, float], str | None] = {}
        self.folded = list(self.words)
        self.neighbours: dict[str, list[int]] = {}
        if len(self.folded) > FEW:
            for number, folded in enumerate(self.folded):
                for rest in _shortened(folded):
                    self.neighbours.setdefault(rest, []).append(number)

    def nearest(self, target: str, cutoff: float) -> str | None:
        if target in self.words:
            return self.words[target]
        if (target, cutoff) not in self.answers:
            self.answers[target, cutoff] = self._judged(target, cutoff)
        return self.answers[target, cutoff]

    def _judged(self, target: str, cutoff: float) -> str | None:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(target)
        likely: list[tuple[float, str]] = []
        for candidate in self._candidates(target):
            matcher.set_seq1(candidate)
            if matcher.real_quick_ratio() >= cutoff and (bound := matcher.quick_ratio()) >= cutoff:
                likely.append((bound, candidate))
        best, found = 0.0, None
        for bound, candidate in nlargest(JUDGED, likely, key=itemgetter(0)):
            matcher.set_seq1(candidate)
            if bound > best and (ratio := matcher.ratio()) >= cutoff and ratio > best:
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


_shelf = lru_cache(maxsize=8)(_Shelf)
