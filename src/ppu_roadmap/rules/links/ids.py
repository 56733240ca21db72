"""Ids, dimensions, regions and items of lists: each stands once, and where it belongs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ppu_roadmap.catalog.labels import DIMENSION, SUBDIMENSION
from ppu_roadmap.diagnostics import ERROR, Finding, Path, Place, Related
from ppu_roadmap.facts.naming import called, called_measured, file_of
from ppu_roadmap.facts.parts import beside_programs
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan, once
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSION_OF, DIMENSIONS, EVERYWHERE, PREFIXES, REGION_PREFIX, SUBDIMENSIONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.source.guards import ENOUGH
from ppu_roadmap.text import Message, Phrase, _, command, words

Items = Sequence[str | int]
Spot = tuple[str, Located, Path]
"""An id, the record that knows its place, the path from there."""

PARTS = ("actions", "indicators", "risks")
"""Parts of a program that have ids."""
LISTS = ("depends_on", "partners", "locations", "gaps", "sdgs", "sources")
"""What a program lists; then what its parts do."""
PART_LISTS: Mapping[str, tuple[str, ...]] = {
    "serves": ("missions", "goals", "targets"),
    "actions": ("evidence",),
    "indicators": ("scale", "evidence"),
    "reports": ("evidence",),
}
_NUMBERED = re.compile(r"(.*[^0-9]|)([0-9]+)", re.DOTALL)


@rule("RM101", ERROR)
def duplicate_id(plan: Plan) -> Iterator[Finding]:
    """An id is used a second time.

    Why: decisions, proposals and reports name programs by id for many years; with two of one id nobody can
    say which was meant. In Kutai Timur quick wins and their agencies were swapped over the years.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: public-service}
          - {id: GOV-01, name: Satu Data, horizon: 5-year, owner: diskominfo, subdimension: policy}
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: public-service}
          - {id: GOV-02, name: Satu Data, horizon: 5-year, owner: diskominfo, subdimension: policy}
    """
    seen: dict[str, Spot] = {}
    later = [spot for spot in _identities(plan) if seen.setdefault(spot[0], spot) is not spot]
    highest = _highest(seen) if later else {}
    for id, record, path in later:
        first = seen[id][1].at(*seen[id][2])
        message = _("{id} is used twice, first in {file}", id=id, file=file_of(first))
        help = _("give this one an id of its own")
        if numbered := _NUMBERED.fullmatch(id):
            stem, number = numbered.groups()
            highest[stem] += 1
            free = stem + str(highest[stem]).zfill(len(number))
            help = _("give this one the next free number, {id}", id=free)
        yield Finding(record.at(*path), message, help, (Related(first, _("first used here")),))


@rule("RM102", ERROR)
def wrong_prefix(plan: Plan) -> Iterator[Finding]:
    """An id has the prefix of another dimension or of another program.

    Why: the prefix tells the reader of a letter or of minutes where the thing stands; an action that bears
    another program's id would be reported to that program's agency.

    Bad:
        # living.yaml
        programs:
          - {id: GOV-07, name: Taman pintar, horizon: 5-year, owner: dlh, subdimension: health}
    Good:
        # living.yaml
        programs:
          - {id: LIV-07, name: Taman pintar, horizon: 5-year, owner: dlh, subdimension: health}
    """
    standing = Counter(program.id for program in plan.programs)
    astray: set[str] = set()  # where the id of the whole is the wrong one, those of its parts may be right
    for name, file in plan.dimensions.items():
        if disagrees(name, file):
            continue
        prefix = PREFIXES[name]
        for id, record, path in _ids(file, "programs", "objectives", "strategies"):
            if not id.startswith(prefix):
                home = next((other for other in PREFIXES if id.startswith(PREFIXES[other])), name)
                where = f"{name}.yaml"
                message = _("{id} stands in {file}, whose ids begin with {prefix}-", id=id, file=where, prefix=prefix)
                alone = path[0] == "programs" and standing[id] == 1  # of two the command could not tell which
                help = _moved(prefix, home, id if alone and home != name else None)
                yield Finding(record.at(*path), message, help)
                astray.add(id)
    for owner, spots in _parts(plan):
        for id, record, path in spots:
            stem, _dash, rest = id.rpartition("-")
            if owner is not None and stem != owner and owner not in astray:
                message = _("{id} stands in {program}, whose ids begin with {program}-", id=id, program=owner)
                if owner == REGION_PREFIX:
                    message = _("{id} is of the whole region, whose ids begin with {prefix}-", id=id, prefix=owner)
                yield Finding(record.at(*path), message, _("write {id}", id=f"{owner}-{rest}"))


def _moved(prefix: str, home: str, id: str | None) -> Message:
    """To write a prefix or to move what stands astray home, by command where it has an ``id``."""
    if id is None:
        return _("write {prefix}-…, or move it to {file}", prefix=prefix, file=f"{home}.yaml")
    by = command("move", id, "--dimension", home)
    return _("write {prefix}-…, or move it to {file}: {command}", prefix=prefix, file=f"{home}.yaml", command=by)


@once
def _parts(plan: Plan) -> Iterator[tuple[str | None, Sequence[Spot]]]:
    """The ids of parts of programs, of objectives and of the region, with the id that they begin with."""
    for program in plan.programs:
        yield program.id, [*_ids(program, *PARTS)]
    for measure in beside_programs(plan):
        if measure.indicator.id is not None:
            yield measure.of, [(measure.indicator.id, measure.home, (*measure.path, "id"))]


def _identities(plan: Plan) -> Iterator[Spot]:
    for file in plan.dimensions.values():
        yield from _ids(file, "objectives", "strategies", "programs")
    for _owner, spots in _parts(plan):
        yield from spots
    yield from _ids(plan.proposals, "proposals")


def _ids(record: Located, *fields: str) -> Iterator[Spot]:
    """The ids of what these fields of a record list."""
    for field in fields:
        for index, item in enumerate(getattr(record, field)):
            if item.id is not None:
                yield item.id, record, (field, index, "id")


def _highest(ids: Iterable[str]) -> dict[str, int]:
    """The highest number that is in use after each stem."""
    highest: dict[str, int] = {}
    for numbered in filter(None, map(_NUMBERED.fullmatch, ids)):
        stem, number = numbered.groups()
        highest[stem] = max(highest.get(stem, 0), int(number[:9]))
    return highest


@rule("RM113", ERROR, _("remove this one"))
def duplicate_item(plan: Plan) -> Iterator[Finding]:
    """A list names the same thing twice.

    Why: most often the second was to be something else, which is missing now; in counts of partners or
    places the same one counts twice. Beside ``all`` every place is named twice.

    Bad: partners: [dlh, dlh]
    Good: partners: [dlh]
    """
    yield from _repeated(plan.file.place, file_of(plan.file.place), ("sources",), plan.file.sources)
    for program in plan.programs:
        for path, items in _lists(program):
            if len(items) > 1 and len(set(items)) < len(items):
                yield from _repeated(program.place, called(program), path, items)
        places = program.locations
        if EVERYWHERE not in places:
            continue
        owner = called(program)
        related = Related(program.at("locations", places.index(EVERYWHERE)), _("every kecamatan"))
        for index, item in enumerate(places):
            if item != EVERYWHERE:
                message = _("{item} stands in locations of {owner} beside all, which holds it", item=item, owner=owner)
                yield Finding(program.at("locations", index), message, related=(related,))
    for measure in beside_programs(plan):
        for field in PART_LISTS["indicators"]:
            yield from _repeated(measure.place, called_measured(measure), (field,), getattr(measure.indicator, field))


def _lists(program: Program) -> Iterator[tuple[Path, Items]]:
    for field in LISTS:
        yield (field,), getattr(program, field)
    if program.spbe:
        yield ("spbe", "domains"), program.spbe.domains
    for part, fields in PART_LISTS.items():
        for index, item in enumerate(getattr(program, part)):
            for field in fields:
                yield (part, index, field), getattr(item, field)


def _repeated(place: Place, owner: Phrase, path: Path, items: Items) -> Iterator[Finding]:
    first: dict[str | int, int] = {}
    listed = place.at(*path)
    again = ((index, item) for index, item in enumerate(items) if first.setdefault(item, index) != index)
    for index, item in islice(again, ENOUGH):
        message = _("{item} stands twice in {field} of {owner}", item=item, field=str(path[-1]), owner=owner)
        yield Finding(listed.at(index), message, related=(Related(listed.at(first[item]), _("first named here")),))


def disagrees(name: str, file: DimensionFile) -> bool:
    """Whether a file says that it is another dimension than its name; its name counts, no more is said."""
    return file.dimension is not None and file.dimension != name


@rule("RM112", ERROR)
def foreign_subdimension(plan: Plan) -> Iterator[Finding]:
    """A sub-dimension belongs to another dimension, or a quick win to none of the six.

    Why: the ministry's guide gives each dimension its three; a program under a foreign one is counted
    nowhere in the book and leaves its own sub-dimension looking empty. A quick win is chosen for each of the six
    dimensions, so that one among what supports them all (enablers.yaml) stands for none.

    Bad: subdimension: health
    Good: subdimension: public-service
    """
    for name, file in plan.dimensions.items():
        if disagrees(name, file):
            continue
        for program in () if name in DIMENSIONS else file.programs:
            if program.quick_win is not None:
                message = _("{id} is a quick win, yet supports all dimensions and belongs to none", id=called(program))
                help = _("move the program to the dimension whose people see it, or remove its quick_win")
                yield Finding(program.key("quick_win"), message, help)
        for field in ("programs", "strategies"):
            for index, item in enumerate(getattr(file, field)):
                word = item.subdimension
                home = DIMENSION_OF[word] if word else name
                if home != name:
                    values = {"word": SUBDIMENSION[word], "home": DIMENSION[home], "dimension": DIMENSION[name]}
                    message = _("{word} is a sub-dimension of {home}, not of {dimension}", **values)
                    help = _("use one of {words}", words=words(SUBDIMENSIONS[name]))
                    yield Finding(file.at(field, index, "subdimension"), message, help)


@rule("RM116", ERROR)
def duplicate_dimension(plan: Plan) -> Iterator[Finding]:
    """A file says that it is another dimension than its name.

    Why: a plan has one file a dimension; a copied file that keeps the old word would be that dimension a
    second time. The file's name decides, so nothing else in it is called foreign.

    Bad:
        # governance.yaml
        dimension: living
    Good:
        # governance.yaml
        dimension: governance
    """
    for name, file in plan.dimensions.items():
        if disagrees(name, file):
            other = DIMENSION.get(file.dimension or "")
            message = _("{file} says that it is {dimension}", file=f"{name}.yaml", dimension=other)
            yield Finding(file.at("dimension"), message, _("write dimension: {dimension}", dimension=name))


@rule("RM115", ERROR)
def duplicate_region() -> None:
    """Two plans of a portfolio have one region code.

    Why: a province compares its regencies by code; two plans of one region would be added up as one, or one
    of them would be lost. Found only where several plans are checked together.

    Bad:
        # a/plan.yaml
        region: {name: Kabupaten Penajam Paser Utara, code: "64.09", province: Kalimantan Timur}
        # b/plan.yaml
        region: {name: Kabupaten Paser, code: "64.09", province: Kalimantan Timur}
    Good:
        # a/plan.yaml
        region: {name: Kabupaten Penajam Paser Utara, code: "64.09", province: Kalimantan Timur}
        # b/plan.yaml
        region: {name: Kabupaten Paser, code: "64.01", province: Kalimantan Timur}
    """


def repeated_region(code: str, place: Place, seen: dict[str, Place]) -> Finding | None:
    """The finding of a code that an earlier plan has; ``seen`` holds the codes so far and takes this one."""
    first = seen.setdefault(code, place)
    if first is place:
        return None
    message = _("{code} is also the code of {file}", code=code, file=first.file)
    help = _("write the code of this plan's own region")
    return Finding(place, message, help, (Related(first, _("first used here")),))
