"""Everything a person reads: messages in two languages, numbers, rupiah and dates."""

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, Self, TypeAlias

Language = Literal["id", "en"]


class Renderable(Protocol):
    """Whatever knows how to be written in a language: another message, money, a day, a list of words."""

    def render(self, language: Language, /) -> str:
        """The text in a language."""


Phrase: TypeAlias = str | int | float | Renderable | None
"""A stretch of text that is not yet in a language: what a message has for a ``{name}``; ``None`` is a dash."""

TEXT_LIMIT = 10_000
"""Characters that a text of a plan, or a key, may have: the reader and the schema say so."""
QUOTE_LIMIT = 60
"""Characters of a plan's text that a message quotes before it is cut."""
NAME_LIMIT = 1_000
"""Characters of what is to be typed again, a file with all its folders or a command, before it is cut."""

MONTHS: Mapping[Language, tuple[str, ...]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV")

# Patterns are compiled when they are first needed: most texts are plain, and such ranges take a while.
_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_ACTIVE = rf"{_CONTROL}|\#(?=\#\w*\[)"
"""Also ``##[error]`` and ``##vso[…]``, which CI runners obey wherever they stand in a line of a log."""
_BLANKS = "[ \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
_MARKUP = r"(?i)[\\`*_{}\[\]<>|~#&$@]|:(?=//)|(?<=www)\.|^(?=[-+=:])"
_ACTING = r"(?i)[@#](?=\w)|\bgh-(?=\d)|:(?=[\w+-]{1,60}:)(?!\d+:)"
"""What mentions somebody, links to an issue or draws a picture once a page shows it, escaped or not."""
_NUMBERED = r"^(\d+)(?=[.)])"


def _escape(match: re.Match[str]) -> str:
    return r"\x23" if match[0] == "#" else match[0].encode("unicode_escape").decode()


def plain(text: str, limit: int | None = None) -> str:
    """Text that no terminal, log or page can act on: controls shown as escapes, cut at ``limit``."""
    if limit is not None and len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isprintable() and "##" not in text:  # every control is a character that is not printed
        return text
    return re.sub(_ACTIVE, _escape, text)


def flat(text: str) -> str:
    """A plan's text on one line: blanks of every kind, line breaks too, become one space; controls are shown."""
    if "  " in text or not text.isprintable():  # no other blank counts as printed
        text = re.sub(_BLANKS, " ", text)
    return plain(text)


def unobeyed(line: str) -> str:
    """A plain line that no runner takes for a command: as wide, but not beginning with ``::``, behind any blanks."""
    return line.replace("::", r"\:", 1) if "::" in line and line.lstrip().startswith("::") else line


def logged(line: str) -> str:
    """A line of a file as it may stand in a log: tabs stay."""
    return unobeyed("\t".join(map(plain, line.split("\t"))))


def without_controls(text: str) -> str:
    """Text of more than one line: line feeds and tabs stay, other controls are shown as escapes."""
    if text.isprintable():
        return text
    return re.sub(_CONTROL, lambda match: match.group() if match.group() in "\n\t" else _escape(match), text)


def inert_json(value: object, indent: int | None = None, *, dense: bool = False) -> str:
    """A value as JSON in which whatever a terminal or a runner would act on stands as an escape; ``dense``: no blanks.

    Half of a character, which is none in UTF-8, is a question mark. Raises ValueError for what is no number in JSON.
    """
    import json  # most runs write none

    marks = (",", ":") if dense else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, separators=marks)
    text = text.encode("utf-8", "replace").decode()
    own = {"\n": "\n", "#": r"\u0023"}  # a line break stands between values: within a text it is an escape already
    return re.sub(_ACTIVE, lambda match: own.get(match[0]) or json.dumps(match[0])[1:-1], text)


def markdown(text: str) -> str:
    """Text in which nothing is markup to GitHub's Markdown, or acts once it is shown; line breaks as ``<br>``."""
    text = re.sub(_ACTING, "\\g<0>\u200c", text)
    text = re.sub(_NUMBERED, r"\1\\", re.sub(_MARKUP, lambda match: f"\\{match.group()}", text))
    return text.replace("\n", "<br>").replace("\u200c", "&zwnj;")


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The sentences of a language; none for English, which the code has, nor in a broken installation."""
    return gettext.translation("ppu_roadmap", Path(__file__).parent / "locale", [language], fallback=True)


def translate(text: str, language: Language) -> str:
    """The text in a language; the text itself where the catalogue has none."""
    return _catalogue(language).gettext(text) if text else text


@dataclass(frozen=True, slots=True)
class Rupiah:
    """Whole rupiah, written as the language writes them."""

    amount: int

    @property
    def scaled(self) -> tuple[float, int, str]:
        """The number below a heading that names its unit, how many decimals are shown, and a mark behind it."""
        return self.amount, 0, ""

    def render(self, language: Language) -> str:
        """``Rp 1.250.000.000`` in Indonesian, ``Rp 1,250,000,000`` in English."""
        sign = "-" if self.amount < 0 else ""
        return f"{sign}Rp {number(abs(self.amount), language)}"


class Day(NamedTuple):
    """A day, a month or a quarter, written as the language writes it."""

    text: str

    def render(self, language: Language) -> str:
        """``29 Agustus 2022`` for ``2022-08-29``; text that is no day as it is, made harmless."""
        return calendar(plain(self.text, QUOTE_LIMIT), language)


class Month(Day):
    """A month for a narrow place."""

    def render(self, language: Language) -> str:
        """``Agu 2022`` for ``2022-08`` or a day in it; text that is no month as it is, made harmless."""
        name, _space, year = calendar(plain(self.text[:7], QUOTE_LIMIT), language).partition(" ")
        return f"{name[:3]} {year}" if year else name


class Uncut(NamedTuple):
    """A plan's text that is shown in full, on one line, as the heading of what stands below it."""

    text: str

    def render(self, language: Language) -> str:  # noqa: ARG002 -- as other values
        """The text without line breaks, made harmless."""
        return plain(" ".join(self.text.split()))


class FileName(NamedTuple):
    """The name of a file or folder, shown in full where there can be one of that name."""

    text: str

    def render(self, language: Language) -> str:  # noqa: ARG002 -- as other values
        """The name with its blanks, made harmless; in quotes where it has nothing else."""
        name = plain(self.text, NAME_LIMIT)
        return name if name.strip() else f'"{name}"'


class Command(NamedTuple):
    """A command that can be run as it is shown."""

    words: tuple[str, ...]
    plan: str | None = None
    """The plan that it is to be run on, where it would not find that by itself."""

    def render(self, language: Language) -> str:  # noqa: ARG002 -- as other values
        """The command as a shell takes it."""
        from shlex import join  # most runs name no command

        where = () if self.plan is None else (self.plan,) if self.words[0] in _READ_ONLY else ("--plan", self.plan)
        return plain(join(("roadmap", *self.words, *where)), NAME_LIMIT)


_READ_ONLY = ("validate", "fix", "show", "quickwins", "book")
"""Commands that take the plan as their argument."""


class WordList(NamedTuple):
    """A list of words in a sentence, at most ``limit`` of them."""

    items: tuple[Phrase, ...]
    limit: int = 20

    def render(self, language: Language) -> str:
        """The words joined by commas."""
        shown = ", ".join(_render(item, language) for item in self.items[: self.limit])
        return shown + (", …" if len(self.items) > self.limit else "")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a person, not yet in a language: an English template with its values."""

    template: str
    values: Mapping[str, Phrase] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0

    def render(self, language: Language) -> str:
        """The sentence in a language; a plan's text in it is made harmless and cut at 60 characters."""
        if self.plural is None:
            template = translate(self.template, language)
        else:
            template = _catalogue(language).ngettext(self.template, self.plural, self.count)
        if not self.values:
            return template
        return template.format_map({name: _render(value, language) for name, value in self.values.items()})

    def of(self, **values: Phrase) -> Self:
        """The sentence with these values; a ``count`` among them chooses its form."""
        count = values.get("count")
        return replace(self, values=values, count=count if isinstance(count, int) else 0)

    def aimed(self, plan: str | None) -> Self:
        """The message with its commands, and those of messages in it, to be run on a plan."""
        values = {name: _aimed(value, plan) for name, value in self.values.items()}
        return self if values == self.values else replace(self, values=values)


def _aimed(value: Phrase, plan: str | None) -> Phrase:
    if isinstance(value, Command):
        return value._replace(plan=plan)
    return value.aimed(plan) if isinstance(value, Message) else value


def _render(value: Phrase, language: Language) -> str:
    match value:
        case None:
            return "–"
        case str():
            return plain(value, QUOTE_LIMIT) or '""'
        case int():
            return str(value)
        case float():
            return number(value, language)
    return value.render(language)


def _(template: str, **values: Phrase) -> Message:
    """A message to be translated when it is shown; ``{name}`` in it stands for a value."""
    return Message(template, values)


def _n(singular: str, plural: str, count: int, **values: Phrase) -> Message:
    """A message with a number in it, given as ``{count}``."""
    return Message(singular, {"count": count, **values}, plural, count)


def command(*words: Phrase) -> Command:
    """A command of ours by its words, to stand in a message."""
    return Command(tuple(map(str, words)))


def words(items: Iterable[Phrase], limit: int = 20) -> WordList:
    """A list of words to stand in a message."""
    return WordList(tuple(items), limit)


def number(value: float, language: Language) -> str:
    """A number with the language's marks: ``1.250,5`` or ``1,250.5``; whole numbers without decimals."""
    english = f"{int(value) if value == int(value) else value:,}"
    return english.translate(str.maketrans(",.", ".,")) if language == "id" else english


def calendar(text: str, language: Language) -> str:
    """``2022-08-29``, ``2022-08`` or ``2022-Q3`` in words (``29 Agustus 2022``); other text as it is."""
    if quarter := re.fullmatch(r"([0-9]{4})-Q([1-4])", text):
        return f"Triwulan {_ROMAN[int(quarter[2])]} {quarter[1]}" if language == "id" else f"Q{quarter[2]} {quarter[1]}"
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text)
    if not match or not 1 <= int(match[2]) <= len(MONTHS[language]):
        return text
    month = f"{MONTHS[language][int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


class Refusal(Exception):  # noqa: N818 -- not an error of ours: what the user asked for cannot be done
    """What is asked for cannot be done: a command ends with its message in one line on stderr, and with its code."""

    code = 2

    def __init__(self, message: Message, code: int | None = None) -> None:
        super().__init__(message.render("en"))
        self.message = message
        self.code = code or self.code

    def __reduce__(self) -> "tuple[type[Refusal], tuple[Message, int]]":
        """What a pickle makes of it: the same to whoever is told."""
        return Refusal, (self.message, self.code)
