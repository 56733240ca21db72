"""Closed lists of words, each word by its key and every name that people have for it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias, get_args

from ppu_roadmap.catalog import labels
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.text import Language, Message, Phrase, _, plain, words
from ppu_roadmap.words.indonesian import KEYS, WORDS
from ppu_roadmap.words.near import equal, nearest, slip
from ppu_roadmap.words.reading import Read, Readings

LANGUAGES: tuple[Language, ...] = get_args(Language)
Names: TypeAlias = Mapping[str, Iterable[Phrase]]
"""What people call each key."""
ENOUGH = 40
"""How many known words a message lists: a program's columns all are, the places of a region are not."""
FEW = 12
"""How many are listed also where one of them is near."""
_NO_LETTER = re.compile(r"(?<![0-9])\.|\.(?![0-9])|[^\w.]|_")


def bare(text: str) -> str:
    """A name as it is compared: letters, digits and the points between digits, in no case."""
    return _NO_LETTER.sub("", text.casefold())


def initials(text: str) -> str:
    """The letters that a name is shortened to: DLH of ``Dinas Lingkungan Hidup``, and of ``Dinas LH``."""
    return "".join(word if word.isupper() else word[:1] for word in re.findall(r"\w+", text)).casefold()


class Called(NamedTuple):
    """A label with its key, unless the label says it."""

    label: Phrase
    key: str

    def render(self, language: Language) -> str:
        """``Berjalan (ongoing)``, but ``Hasil (outcome)``."""
        label = _("{word}", word=self.label).render(language)
        return label if label == self.key or f"({self.key})" in label else f"{label} ({plain(self.key)})"


class Vocabulary:
    """Words of a closed list by their keys, each with its names: first that by which people are told of it."""

    def __init__(self, names: Names, also: Names | None = None, short: Mapping[str, str] | None = None) -> None:
        self.names = {key: tuple(name for name in each if name) for key, each in names.items()}
        self.also = also or {}
        """What some say for a key, where it is the key or the name of no other."""
        self.short = short or {}
        """What options offer for some keys; of these nothing need be said."""

    def read(self, text: str) -> Readings[str]:
        """The keys that a text may stand for: in any case and spacing, with or without what stands in brackets."""
        if text in self.names or text in self.short:
            return (Read(self.short.get(text, text)),)
        for typed in dict.fromkeys(map(bare, (text, text.partition("(")[0], text.replace("&", " dan ")))):
            for known in self._shelves:
                if typed in known:
                    return tuple(Read(key, key) for key in known[typed])
        return ()

    def certain(self, text: str) -> str | None:
        """The one key that a word in a file certainly means, though it has a look-alike or a slip of the hand in it."""
        found = {read.value for read in self.read(text)}
        if len(found) == 1:
            return found.pop()
        return None if found else equal(text, self.names) or slip(text, self.names)

    def unknown(self, problem: Message, text: str) -> Message:
        """A problem with a text that is none of the words: with the nearest, and with those that are known."""
        listed = words(map(self.told, self.names), limit=ENOUGH)
        near = self._nearest(text)
        if near is None:
            return _("{problem}; known are {words}", problem=problem, words=listed)
        meant = _("{problem}; did you mean {near}?", problem=problem, near=near)
        return _("{problem} known are {words}", problem=meant, words=listed) if len(self.names) <= FEW else meant

    def _nearest(self, text: str) -> Phrase:
        """The one name begun so, else the one with the same initials, else that most like the text; with its key."""
        known = [*((key, key) for key in self.names), *spelled(self.names), *self.short.items()]
        short, typed, names = initials(text), bare(text), [name for name, _key in known]
        begun = {key: name for name, key in reversed(known) if len(typed) > 1 and bare(name).startswith(typed)}
        alike = {key: name for name, key in reversed(known) if len(short) > 1 and short in (bare(name), initials(name))}
        certain = next((each for each in (begun, alike) if len(each) == 1), {})
        near = next(iter(certain.values()), None) or nearest(text, names)
        key = next((key for name, key in known if name == near), near)
        return near if near in (None, key, *self.short) else _("{label} ({key})", label=near, key=key)

    def told(self, key: str) -> Phrase:
        """A word for a person: its label with the key."""
        return Called(next(iter(self.names[key]), key), key)

    @cached_property
    def _shelves(self) -> tuple[dict[str, tuple[str, ...]], ...]:
        """Keys by what may be typed for them: the keys themselves, their names, what some say."""
        keys = (*((key, key) for key in self.names), *self.short.items())
        return tuple(map(_shelf, (keys, spelled(self.names), spelled(self.also))))


def fixed(choices: Iterable[str], short: Mapping[str, str] | None = None) -> Vocabulary:
    """The words of a closed list of the format: with their labels in both languages, and planners' words for them."""
    known = _fixed(tuple(choices))
    return Vocabulary(known.names, known.also, short) if short else known


@cache
def _fixed(choices: tuple[str, ...]) -> Vocabulary:
    tables = [table for table in labels.TABLES if table.keys() >= set(choices)]
    also = {key: (*WORDS.get(key, ()), PREFIXES.get(key)) for key in choices}
    return Vocabulary({key: [table[key] for table in tables] for key in choices}, also)


def field_names(known: Iterable[str], called: Names | None = None) -> Vocabulary:
    """The keys of fields: with what columns call them, where that is given, and planners' words for them."""
    given = {key: tuple((called or {}).get(key, ())) for key in known}
    also = {key: (*names[1:], *KEYS.get(key, ())) for key, names in given.items()}
    return Vocabulary({key: names[:1] for key, names in given.items()}, also)


def merged(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """The words of several lists, each with its names in all of them."""
    every = list(vocabularies)
    keys = dict.fromkeys(key for each in every for key in each.names)
    names = {key: [name for each in every for name in each.names.get(key, ())] for key in keys}
    return Vocabulary(names, {key: [name for each in every for name in each.also.get(key, ())] for key in keys})


_FLAGS = {
    "true": (labels.EXISTING[True], "ya", "iya", "yes", "y", "on", "benar", "betul", "sudah ada"),
    "false": (labels.EXISTING[False], "tidak", "tdk", "tak", "bukan", "no", "n", "off", "salah", "belum ada"),
}


def flag(text: str) -> Readings[bool]:
    """Yes or no."""
    return tuple(Read(read.value == "true", read.said) for read in Vocabulary(_FLAGS).read(text))


def spelled(names: Names) -> Iterator[tuple[str, str]]:
    """Every name in both languages, also without what stands in brackets, each with its key."""
    for key, each in names.items():
        for name in filter(None, each):
            for text in map(name.render, LANGUAGES) if isinstance(name, Message) else (str(name),):
                yield text, key
                yield text.partition("(")[0].strip(), key


def _shelf(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Keys by the words for them as they are compared."""
    found: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        found.setdefault(bare(word), {})[key] = None
    return {word: tuple(keys) for word, keys in found.items() if word}
