"""Agencies as a planner's table names them: several in a cell, in short and in full, known to the plan or not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ppu_roadmap.change.wishes import Guessed, Wanted, Wish
from ppu_roadmap.edit.batch import key_for
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.intake.columns import ANY
from ppu_roadmap.intake.rows import Cell
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import _
from ppu_roadmap.words.plan_names import Agencies, can_name, parted
from ppu_roadmap.words.vocabulary import bare, initials

_KINDS: Final[Mapping[str, str]] = {
    "agency": r"dinas|dis(?=[a-z]{3})|badan|bappe|bapen|bkp|bpkad|bpbd|kantor|bagian|sekretariat|setda|sekda"
    r"|inspektorat|satpol|rsud|upt|balai",
    "kecamatan": r"kecamatan|kec\.|camat", "kelurahan": r"kelurahan|kel\.", "village": r"desa\b",
    "central": r"kementerian|kemen", "academic": r"universitas|univ\.|politeknik|institut", "private": r"pt\b|cv\b",
    "bank": r"bank\b",
    "": r"rumah sakit|puskesmas|pdam|perumda|perusda|lembaga|polres|kodim|kejaksaan|bps|bpn|dprd|komunitas|forum"
    r"|yayasan|asosiasi|kadin|pkk|tim |tp\.? pkk|asisten|unit|komisi|office|agency",
}  # fmt: skip
"""How names of agencies begin, by the kind that this tells."""
_FORMS: Final = {kind: ANY(begun) for kind, begun in _KINDS.items()}
_AGENCY: Final = ANY("|".join(_KINDS.values()))
_INITIALS: Final = re.compile(
    r"(?!(?:UKM|UMKM|KUKM|IKM|KB|SDM|TIK|ESDM|PA|PP|PPA|P3A|PPPA|K3|LH|PU|PR|ATR|ASN|IT)$)[A-Z][A-Z0-9]{1,11}"
)
"""A short name in capitals, none that is part of many names."""
_ALWAYS: Final = ANY(r"\s*(?:;|\n|(?<!\bs)/(?!d\b)|\s\+\s|\|)(?![^()\[\]]*[)\]])\s*")
_PERHAPS: Final = ANY(r"\s*,\s*(?:dan\s+|&\s*)?|\s+(?:dan|and|serta|&)\s+")
_BESIDE: Final = ANY(
    r"^(?:[0-9]{1,2}[.)]|[-•–*·])\s*|\s*[(\[](?:pendukung|utama|koordinator|anggota|ketua|pj|lead|support)[)\]]"
)
"""What stands beside a name in a cell of several: its number, its part in the work."""
_ANYONE: Final = ANY(
    r"(?:semua|seluruh|all)\b.*|.*\b(?:terkait|lainnya|lain)\b.*|opd|skpd|perangkat daerah|instansi|(?:dll|dsb|etc)\.?"
)
"""What names agencies, but none of them."""
_JOINING: Final = ("dan", "serta", "di", "of", "and", "the", "untuk")
_LEAST, _LONGEST = 3, 20
"""Letters of a word's beginning that tell it, and of a short name."""
_CELL: Final = 2_000
"""Letters of a cell that are looked at for several names."""
_MOST: Final = 500
"""Agencies that are compared, each with each."""


def _apart(text: str, known: Agencies) -> Iterator[str]:
    """The names that stand between commas and an ``and``, where what follows is an agency of its own."""
    start = 0
    for match in () if known.read(text) else _PERHAPS.finditer(text):
        before, after = text[start : match.start()].strip(" ,"), _PERHAPS.split(text[match.end() :], maxsplit=1)[0]
        told = (_INITIALS.fullmatch(after.strip()), _AGENCY.match(after), _ANYONE.fullmatch(after.strip()))
        if before and before.count("(") <= before.count(")") and (any(told) or known.read(after)):
            yield before
            start = match.end()
    yield text[start:].strip(" ,.")


def shortens(short: str, full: str) -> bool:
    """Whether a word is certainly made of a name: DLH of its initials, Diskominfo of the beginnings of its words."""
    words, typed = re.findall(r"\w+", full.casefold()), bare(short)
    told = [word for word in words if word not in _JOINING]
    if " " in short.strip() or len(told) < 2 or not _LEAST <= len(typed) <= _LONGEST:  # noqa: PLR2004 -- initials
        return False
    least = 1 if len(told) > _LEAST else _LEAST
    kind, parts = parted(short)
    begun = kind == told[0] and any(_spells(each, told[1:], least) for each in parts)
    return begun or typed in (initials(" ".join(told)), initials(" ".join(words))) or _spells(typed, told, least)


def _spells(letters: str, words: list[str], least: int) -> bool:
    """Whether letters are beginnings of all of the words, one after the other, each of so many letters at least."""
    reached = {0}
    for word in words:
        spans = ((at, end) for at in reached for end in range(at + least, len(letters) + 1))
        reached = {end for at, end in spans if word.startswith(letters[at:end])}
    return len(letters) in reached


class Roster:
    """The agencies of a plan and those that tables name besides, each once, by key."""

    def __init__(self, plan: Plan, cells: Iterable[Cell]) -> None:
        self.known = Agencies(plan)
        self.names: dict[str, list[str]] = {}
        """What cells name, by their texts."""
        self.keys: dict[str, str] = {}
        """Keys by the bare names of tables."""
        self.new: list[Wanted] = []
        self.guessed: list[Guessed] = []
        fresh: dict[str, Cell] = {}
        for each in (one for cell in cells for one in self.named(cell)):
            found = self.known.read(each.text)
            if len(found) == 1:
                self.keys[_bare(each.text)] = found[0].value
            elif not found and can_name(each.text) and not _ANYONE.fullmatch(each.text):
                fresh.setdefault(_bare(each.text), each)
        full = {key: each.name for key, each in plan.agencies.items() if each and each.name}
        full |= {text: each.text for text, each in fresh.items()}  # none of them is a key, or it would be known
        short: dict[str, str] = {}
        for text, each in fresh.items() if len(full) <= _MOST else ():
            fits = [of for of, name in full.items() if of != text and shortens(each.text, name)]
            short |= {text: fits[0]} if len(fits) == 1 else {}
        inner = {of: fresh[text].text for text, of in short.items()}
        taken, cores = {*plan.agencies}, defaultdict[str, list[tuple[str, str]]](list)
        for text in sorted(fresh, key=short.__contains__):  # full names go before those that are made of them
            each, of = fresh[text], short.get(text, "")
            self.keys[text] = self.keys.get(of, of) or self._added(each, inner.get(text), cores, taken)
            if of:
                why = _("{short} is taken for {name}", short=each.text, name=full[of])
                self.guessed.append(Guessed(self.keys[text], "short", each.text, why, each.origin))

    def _added(self, cell: Cell, short: str | None, cores: Mapping[str, list[tuple[str, str]]], taken: set[str]) -> str:
        """The key of a name that is new, with the short one that is made of it; ``cores``: those that are there."""
        name, inner = _parted(cell.text)
        inner = short or inner
        kind, parts = parted(inner or name)
        core = cores[min(parts, key=len)]
        twins = [key for of, key in core if not (kind and of) or kind == of]
        if len(twins) == 1:  # ``Dinas Kominfo`` is one with ``Diskominfo``
            return twins[0]
        key = key_for(inner or name, taken)
        taken.add(key)
        core.append((kind, key))
        begun = next((each for each, form in _FORMS.items() if form.match(name)), "")
        values = (("name", name), ("short", inner), ("kind", begun))
        wishes = tuple(Wish((field,), value, cell.origin) for field, value in values if value)
        self.new.append(Wanted(FORMS["agency"], cell.origin, wishes, id=key, new=True))
        return key

    def named(self, cell: Cell) -> list[Cell]:
        """The agencies that a cell names, each as a cell; a comma or an ``and`` within a name divides nothing."""
        text = str(cell.value).strip()
        if text not in self.names:
            whole = len(text) > _CELL or len(self.known.read(text)) == 1
            lines = (_BESIDE.sub("", " ".join(part.split())) for part in ([text] if whole else _ALWAYS.split(text)))
            apart = (name for line in lines for name in ([line] if whole else _apart(line, self.known)))
            self.names[text] = [*filter(None, apart)]
        return [cell._replace(value=name) for name in self.names[text]]

    def key(self, name: str) -> str | None:
        """The key of what a table calls so; ``None`` for what names no agency."""
        return self.keys.get(_bare(name))


def _bare(name: str) -> str:
    return bare(name.replace("&", " dan "))


def _parted(name: str) -> tuple[str, str]:
    """A full name and the short one in brackets behind it, whose letters are among its own."""
    full, _bracket, short = name.removesuffix(")").rpartition("(")
    letters = iter(full.casefold())
    if name.endswith(")") and short.isalnum() and full.strip() and short[0].casefold() == name[0].casefold():
        return (full.strip(), short) if all(each in letters for each in short.casefold()) else (name, "")
    return name, ""
