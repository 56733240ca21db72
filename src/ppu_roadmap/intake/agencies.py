"""Agencies as a planner's table names them: several in a cell, in short and in full, known to the plan or not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Guessed, Origin, Wanted, Wish
from ppu_roadmap.edit.batch import key_for
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.text import _
from ppu_roadmap.words.plan_names import Agencies, can_name
from ppu_roadmap.words.vocabulary import bare

_BEGUN: Final = (
    r"dinas|dis(?=[a-z]{3})|badan|bappe|bapen|bkp|bpkad|kecamatan|kec\.|kelurahan|kel\.|desa|kantor|bagian|sekretariat|setda|sekda"
    r"|inspektorat|satpol|rsud|rumah sakit|puskesmas|pdam|perumda|perusda|kementerian|kemen|lembaga|universitas|univ\."
    r"|politeknik|institut|pt\.? |cv\.? |bank |polres|kodim|kejaksaan|bps|bpn|bpbd|dprd|komunitas|forum|yayasan"
    r"|asosiasi|kadin|pkk|tim |camat|tp\.? pkk|asisten|unit|upt|uptd|balai|komisi|office|agency"
)
_AGENCY: Final = re.compile(rf"(?:{_BEGUN})", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[A-Z][A-Z0-9]{1,11}")
"""An agency by its initials."""
_NO_AGENCY: Final = frozenset(
    [
        "UKM",
        "UMKM",
        "KUKM",
        "IKM",
        "KB",
        "SDM",
        "TIK",
        "ESDM",
        "PA",
        "PP",
        "PPA",
        "P3A",
        "PPPA",
        "K3",
        "LH",
        "PU",
        "PR",
        "ATR",
        "ASN",
        "IT",
    ]
)
"""Initials that are parts of names."""
_ALWAYS: Final = re.compile(r"\s*(?:;|\n|(?<!s)/(?!d\b)|\s\+\s|\|)\s*", re.IGNORECASE)
_PERHAPS: Final = re.compile(r"\s*,\s*(?:dan\s+|&\s*)?|\s+(?:dan|and|serta|&)\s+", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"^(?:[0-9]{1,2}[.)]|[-•–*·])\s*")
ANYONE: Final = re.compile(
    r"(?:semua|seluruh|all)\b.*|.*\b(?:terkait|lainnya|lain)\b.*|opd|skpd|perangkat daerah|instansi|dll\.?|dsb\.?|etc\.?",
    re.IGNORECASE,
)
"""What names agencies, but none of them."""
_JOINING: Final = ("dan", "serta", "di", "of", "and", "the", "untuk")
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "dinas": ("dis", "din", "d"), "badan": ("ba", "b"), "bagian": ("bag",), "kecamatan": ("kec",),
}  # fmt: skip
_LEAST: Final = 3
"""Letters of a word's beginning that tell it."""
_TOLD: Final[Mapping[str, str]] = {
    "agency": r"dinas|dis[a-z]{3}|badan|bappe|inspektorat|satpol|sekretariat|bagian|bpbd|rsud", "kecamatan": r"kecamatan|kec\.",
    "kelurahan": r"kelurahan", "village": r"desa\b", "central": r"kementerian", "academic": r"universitas|politeknik",
    "private": r"pt\b|cv\b", "bank": r"bank\b",
}  # fmt: skip
"""Kinds of agencies that their names begin with."""


class Named(NamedTuple):
    """A name as it stands in a cell."""

    text: str
    origin: Origin


def named(value: Value, origin: Origin, known: Agencies) -> Iterator[Named]:
    """The agencies that a cell names: a comma or an ``and`` within a name divides nothing."""
    text = "" if value is None else str(value).strip()
    if len(known.read(text)) == 1:
        yield Named(text, origin)
        return
    for part in _ALWAYS.split(text):
        for name in _apart(_NUMBERED.sub("", " ".join(part.split())), known):
            if name:
                yield Named(name, origin)


def _apart(text: str, known: Agencies) -> Iterator[str]:
    """The names that stand between commas and an ``and``, where what follows is an agency of its own."""
    start = 0
    for match in _PERHAPS.finditer(text):
        before, after = text[start : match.start()].strip(" ,"), text[match.end() :].strip()
        following = _PERHAPS.split(after, maxsplit=1)[0].strip()
        if not before or before.count("(") > before.count(")"):
            continue
        if _is_agency(following, before, known) or ANYONE.fullmatch(following):
            yield before
            start = match.end()
    yield text[start:].strip(" ,.")


def _is_agency(text: str, before: str, known: Agencies) -> bool:
    if _AGENCY.match(text) or known.read(text):
        return True
    return bool(_LETTERS.fullmatch(text)) and (text not in _NO_AGENCY) and " " not in text and bool(before)


def shortens(short: str, full: str) -> bool:
    """Whether a word is certainly made of a name: DLH of its initials, Diskominfo of the beginnings of its words."""
    words = [word.casefold() for word in re.findall(r"\w+", full)]
    told, typed = [word for word in words if word not in _JOINING], bare(short)
    if " " in short.strip() or len(told) < 2 or len(typed) < _LEAST:  # noqa: PLR2004 -- a name of one word has no initials
        return False
    if typed in ("".join(word[0] for word in told), "".join(word[0] for word in words)):
        return True
    begun = [each for each in _KINDS.get(told[0], ()) if typed.startswith(each)]
    least = 1 if len(told) > _LEAST else _LEAST
    return any(_spells(typed[len(each) :], told[1:], least) for each in begun)


def _spells(letters: str, words: list[str], least: int) -> bool:
    """Whether letters are beginnings of all of the words, one after the other, each of so many letters at least."""
    if not words or not letters:
        return not words and not letters
    ends = range(least, min(len(words[0]), len(letters)) + 1)
    return any(words[0].startswith(letters[:end]) and _spells(letters[end:], words[1:], least) for end in ends)


class Roster:
    """The agencies of a plan and those that tables name besides, each once, by key."""

    def __init__(self, plan: Plan, names: Iterable[Named]) -> None:
        self.plan, self.known = plan, Agencies(plan)
        self.keys: dict[str, str] = {}
        """Keys by the bare names of tables."""
        self.new: list[Wanted] = []
        self.guessed: list[Guessed] = []
        fresh: dict[str, Named] = {}
        for each in names:
            found = self.known.read(each.text)
            if len(found) == 1:
                self.keys[_bare(each.text)] = found[0].value
            elif can_name(each.text) and not ANYONE.fullmatch(each.text):
                fresh.setdefault(_bare(each.text), each)
        self._settle(fresh)

    def key(self, name: str) -> str | None:
        """The key of what a table calls so; ``None`` for what names no agency."""
        return self.keys.get(_bare(name))

    def _settle(self, fresh: Mapping[str, Named]) -> None:
        """Give new names keys: a short one that of the full name it is certainly made of."""
        told = {key: each.name for key, each in self.plan.agencies.items() if each and each.name}
        taken, short = {*self.plan.agencies}, {}
        for text, each in fresh.items():
            fits = [key for key, name in told.items() if shortens(each.text, name)]
            full = [other for other, one in fresh.items() if other != text and shortens(each.text, one.text)]
            if len(fits) + len(full) == 1:
                short[text] = (fits or full)[0]
        written = {of: fresh[text].text for text, of in reversed(short.items()) if of in fresh}
        for text, each in fresh.items():
            if text not in short:
                name, inner = _parted(each.text)
                known = self._twin(each.text)
                if known:
                    self.keys[text] = known
                    continue
                brief = written.get(text) or inner
                key = key_for(brief or name, taken)
                taken.add(key)
                self.keys[text] = key
                self.new.append(_agency(key, name, brief, each.origin))
        for text, of in short.items():
            key = self.keys.get(of, of)
            self.keys[text] = key
            why = _(
                "{short} is taken for {name}", short=fresh[text].text, name=fresh[of].text if of in fresh else told[of]
            )
            self.guessed.append(Guessed(key, "short", fresh[text].text, why, fresh[text].origin))

    def _twin(self, name: str) -> str | None:
        """The key of a new agency that is called so in another way: ``Dinas Kominfo`` for ``Kominfo``."""
        told = ((one.id, {wish.path[0]: wish.value for wish in one.wishes}) for one in self.new)
        made = {key: Agency.model_validate(values) for key, values in told}
        file = PlanFile.unread().model_copy(update={"agencies": made})
        found = Agencies(Plan(file=file)).read(name)
        return found[0].value if len(found) == 1 else None


def _bare(name: str) -> str:
    return bare(name.replace("&", " dan "))


def _parted(name: str) -> tuple[str, str]:
    """A full name and the short one in brackets behind it, whose letters are among its own."""
    match = re.fullmatch(r"(.+?)\s*\((\w+)\)", name)
    if match is None or match[2][0].casefold() != name[0].casefold():
        return name, ""
    letters = iter(match[1].casefold())
    return (match[1], match[2]) if all(each in letters for each in match[2].casefold()) else (name, "")


def _agency(key: str, name: str, short: str, origin: Origin) -> Wanted:
    kind = next((kind for kind, begun in _TOLD.items() if re.match(begun, name, re.IGNORECASE)), "")
    values = (("name", name), ("short", short), ("kind", kind))
    wishes = tuple(Wish((field,), value, origin) for field, value in values if value)
    return Wanted(FORMS["agency"], origin, wishes, id=key, new=True)
