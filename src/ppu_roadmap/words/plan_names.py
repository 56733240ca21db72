"""The names that a plan gives: its agencies, places, sources of money and aims, as closed lists of words."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from ppu_roadmap.catalog.labels import ALL_AREAS
from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import EVERYWHERE, LONGEST_NAME
from ppu_roadmap.text import Phrase
from ppu_roadmap.words.reading import Read, Readings
from ppu_roadmap.words.vocabulary import Vocabulary, bare

KINDS_OF_PLACES = ("kecamatan", "kec.", "desa", "kelurahan", "kel.")
_WHERE = ("kecamatan", "wilayah", "kabupaten", "kota", "daerah")
EVERY = ("semua", "everywhere", *(f"{each} {where}" for where in _WHERE for each in ("semua", "seluruh", "se")))
_KINDS = {"desa": "desa", "kec": "kecamatan", "kel": "kelurahan", "kem": "kementerian", "univ": "universitas",
          "badan": "badan", "dinas": "dinas", "dis": "dinas", "d": "dinas"}  # fmt: skip
"""How names of agencies begin, and the kind that it stands for."""


class Agencies(Vocabulary):
    """The agencies: by key, short name, full name and code, in any of these with or without its kind."""

    def __init__(self, plan: Plan) -> None:
        told = ("short", "name", "code")
        super().__init__({key: [getattr(each, part, None) for part in told] for key, each in plan.agencies.items()})

    def read(self, text: str) -> Readings[str]:
        """The keys that a text may stand for: of ``Dinas Kominfo``, ``Lingkungan Hidup``, ``Kec. Penajam``."""
        kind, typed = parted(text.replace("&", " dan "))
        if (found := super().read(text)) or not bare(text):
            return found
        alike = sorted({found for each in typed for found in self._parts.get(each, ())})
        kinds = {key: {parted(str(name))[0] for name in (key, *self.names[key])} for _at, key in alike}
        return tuple(Read(key, key) for key, each in kinds.items() if not kind or kind in each)

    @cached_property
    def _parts(self) -> dict[str, list[tuple[int, str]]]:
        """The keys, with their positions, by what their names are with and without a kind."""
        found: dict[str, list[tuple[int, str]]] = {}
        for at, (key, names) in enumerate(self.names.items()):
            for part in {part for name in (key, *names) for part in parted(str(name))[1]}:
                found.setdefault(part, []).append((at, key))
        return found


def parted(name: str) -> tuple[str, set[str]]:
    """The kind that a name begins with, if it does, and the name with and without it: ``kominfo`` of Diskominfo."""
    typed = bare(name)
    kind, begun = next(((kind, each) for each, kind in _KINDS.items() if typed.startswith(each)), ("", ""))
    return kind, {typed, typed.removeprefix(kind if typed.startswith(kind) else begun)}


def can_name(text: str) -> bool:
    """Whether an agency could be called so: with a letter, on one line, no longer than a name may be."""
    return any(map(str.isalpha, text)) and text.isprintable() and len(text) <= LONGEST_NAME


def place_named(place: str) -> str:
    """A place as people write it: a key in small letters, ``tanjung-redeb``, is ``Tanjung Redeb``."""
    if not place.islower():
        return place
    return " ".join(word[:1].upper() + word[1:] for word in place.replace("-", " ").split())


def places(plan: Plan) -> Vocabulary:
    """Every kecamatan, desa and kelurahan, and the places that programs and proposals name besides."""
    named = [place for area, below in plan.file.areas.items() for place in (area, *below)]
    named += [place for program in plan.programs for place in program.locations]
    named += [one.location for one in plan.proposals.proposals if one.location]
    found = {each: (place_named(each),) for each in {bare(each): each for each in reversed(named)}.values()}
    also: dict[str, Iterable[str]] = {each: [f"{kind} {each}" for kind in KINDS_OF_PLACES] for each in found}
    every = (*EVERY, plan.file.region.name or "") if plan.file.region else EVERY
    return Vocabulary(found and {**found, EVERYWHERE: (ALL_AREAS,)}, also | {EVERYWHERE: every})


def missions(plan: Plan) -> Vocabulary:
    """The missions of upper plans: ``M2``, also as ``2`` or in their words; ``rpjmd-2025:M2`` for one plan's."""
    found: dict[str, list[Phrase]] = {}
    for upper in plan.upper_plans.values():
        for key, text in upper.missions.items():
            number = key[len(key.rstrip("0123456789")) :] or key
            found.setdefault(key, [f"Misi {number}", f"Mission {number}", number]).append(text)
            found[f"{upper.id}:{key}"] = []
    return Vocabulary(dict.fromkeys(found, ()), found)


def programs(plan: Plan) -> Vocabulary:
    """The programs: by id and name."""
    return Vocabulary({id: [program.name] for id, program in plan.by_id.items()})


def numbered(numbers: Iterable[str]) -> Vocabulary:
    """Some of the numbers of SNI ISO 37122."""
    also = {each: (f"SNI {each}", f"SNI ISO 37122 {each}") for each in numbers}
    return Vocabulary(dict.fromkeys(also, ()), also)


def criteria(plan: Plan) -> Vocabulary:
    """The criteria of quick wins: by key and in words."""
    names = {key: each.name if each and each.name else key for key, each in plan.file.quick_win_criteria.items()}
    return Vocabulary({key: [names[key]] for key in names}, {key: names[key].split()[:1] for key in names})


_SOURCES: Mapping[str, tuple[str, ...]] = {
    "apbd": ("APBD Kab", "APBD Kabupaten", "APBD Kota", "APBD II", "APBD Murni", "APBD Perubahan", "APBD-P"),
    "apbd-prov": ("APBD Prov", "APBD I", "Provinsi"),
    "csr": ("CSR", "TJSL", "CSR Perusahaan"),
    "dak": ("DAK Fisik", "DAK Nonfisik", "DAK Non Fisik"),
    "dana-desa": ("DD",),
}
"""What planners call the usual sources of money, where a plan has them under the usual keys."""
NAMED: Mapping[str, Callable[[Plan], Vocabulary]] = {
    **dict.fromkeys(("owner", "partners", "data_owner", "proposer"), Agencies),
    **dict.fromkeys(("locations", "location"), places),
    **dict.fromkeys(("depends_on", "replaced_by", "program"), programs),
    "missions": missions,
    "source": lambda plan: Vocabulary({key: [name] for key, name in plan.file.funding_sources.items()}, _SOURCES),
    "strategy": lambda plan: Vocabulary({one.id: [one.name] for _file, _index, one in plan.strategies() if one.id}),
    "gaps": lambda plan: Vocabulary({gap.id: () for gap in plan.file.gaps if gap.id}),
    "plan": lambda plan: Vocabulary({key: [upper.name] for key, upper in plan.upper_plans.items()}),
    "sni": lambda _plan: numbered(indicators()),
}
"""What fields of text name of the plan, by their keys."""
NAMING: Mapping[str, str] = {
    **{key: "agencies" for key, known in NAMED.items() if known is Agencies},
    **{key: "programs" for key, known in NAMED.items() if known is programs},
    "strategy": "strategies",
    "objective": "objectives",
    "action": "actions",
}
"""Where what a field names by an id stands, by the key of the field; of an agency ``replaced_by`` is an agency."""
