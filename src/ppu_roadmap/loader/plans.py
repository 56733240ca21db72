"""A folder, a file or bytes to a plan with its diagnostics; the pipeline never raises findings."""

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ppu_roadmap.diagnostics import ERROR, INFO, TOP, Diagnostic, Finding, Place, Reported, Severity
from ppu_roadmap.loader.checking import Sought, check
from ppu_roadmap.loader.folder import (
    BOOK,
    FILES,
    NAMES,
    PLAN,
    PROPOSALS,
    Listing,
    listing,
    misnamed,
    portfolios,
    read_bytes,
    refusal,
    shown,
    unread_names,
    unreadable,
)
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.rules.links.ids import repeated_region
from ppu_roadmap.rules.registry import severity_of
from ppu_roadmap.rules.texts import TEXTS
from ppu_roadmap.shape.shaping import shape
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Message, _, words

_HERE = Place(FILES[0])
ATTEMPTS = 5
"""How often the files of a folder are read in which others take their place meanwhile."""


@dataclass(frozen=True)
class Result:
    """A plan as far as it could be read, and everything that was found in it, sorted by file and position."""

    plan: Plan
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()
    """The files that were read, as findings name them."""
    waived: tuple[Diagnostic, ...] = ()
    """What was found and programs waive, sorted likewise; it is no part of ``diagnostics``."""
    elsewhere: tuple[Diagnostic, ...] = ()
    """Where one file of the plan was asked for: what was found in its other files."""

    @property
    def readable(self) -> bool:
        """Whether anything of the plan could be read."""
        return bool(self.plan.dimensions or (self.plan.has_file and not self.plan.broken))


def load(path: Path, today: date, stdin: bytes | None = None, asked: Collection[str] = ()) -> Iterator[Result]:
    """Every plan at a path: a folder with plans at or below it, or one file of a plan.

    Of one file the whole plan is loaded and only its own diagnostics are kept. ``stdin`` stands for that file's bytes.
    Rules ``asked`` for are run where plan.yaml ignores them, too.
    """
    if stdin is None:
        yield from load_each([path], today, asked)
    elif _of_plan(path):
        yield _load_part([path], today, {path.stem: stdin}, asked)
    else:
        yield load_alone(stdin, shown(path), today, path.stem if path.name in FILES else None, asked)


def load_each(
    paths: Collection[Path], today: date, asked: Collection[str] = (), least: Severity = INFO
) -> Iterator[Result]:
    """Every plan at some paths, once, however often and by whatever names it is given; of several files their plan.

    Plans come one by one, so that a nation's need not be held at once. Nothing less grave than ``least`` is looked for.
    """
    done: set[Path] = set()
    for portfolio in portfolios(paths):
        regions: dict[str, Place] = {}
        for folder in portfolio:
            done.add(folder.resolve())
            yield load_folder(folder, today, None, asked, least, regions)
    yield from load_single(paths, done, (today, asked, least))


def load_single(paths: Iterable[Path], done: Collection[Path], sought: Sought) -> Iterator[Result]:
    """What files among paths belong to, once; not where a plan is that is ``done``."""
    seen: set[Path] = set()
    parts: dict[Path, list[Path]] = {}
    for path in (path for path in paths if not path.is_dir()):
        home = path.parent.resolve()
        if _of_plan(path):
            parts.setdefault(home, []).append(path)
        elif home / path.name not in seen:
            seen.add(home / path.name)
            yield _load_alone(path, *sought)
    for home, part in parts.items():
        if home not in done:
            yield _load_part(part, sought[0], {}, *sought[1:])


def unread(folder: Path, message: Message, help: Message, sought: Sought) -> Result:
    """A plan of which nothing could be read, and why."""
    reported = refusal(folder / FILES[0], message, help)
    return _assemble({}, [reported], sought, broken=NAMES, place=reported.finding.place)


def load_folder(
    folder: Path,
    today: date,
    overlay: Mapping[str, bytes | SourceFile] | None = None,
    asked: Collection[str] = (),
    least: Severity = INFO,
    regions: dict[str, Place] | None = None,
    *,
    beside: bool = True,
) -> Result:
    """The plan of one folder; ``overlay`` holds what stands for files, by name, ``regions`` codes seen before.

    What lies ``beside`` it for its book is looked at where that may be worth a finding.
    """
    found, sources = _at_once(folder, overlay or {})
    for name, given in (overlay or {}).items():  # a new file may not be saved yet
        sources[name] = given if isinstance(given, SourceFile) else read(given, shown(folder / f"{name}.yaml"))
    failed = {name: each for name, each in sources.items() if isinstance(each, Reported)}
    whole = {name: each for name in NAMES if isinstance(each := sources.get(name), SourceFile)}
    reported, broken = (*found.reported, *failed.values()), found.broken.union(failed)
    place = Place(shown(folder / "plan.yaml"))
    home = folder if beside else None
    return _assemble(whole, reported, (today, asked, least), broken=broken, place=place, regions=regions, home=home)


def _at_once(
    folder: Path, overlay: Container[str], attempts: int = ATTEMPTS
) -> tuple[Listing, dict[str, SourceFile | Reported]]:
    """The files of a folder as they stood there at one time, none before and none after an edit of several.

    Those are left out for which others stand.
    """
    before, found = _changed_at(folder), listing(folder)
    sources = {name: _source(path) for name, path in found.files.items() if name not in overlay}
    if attempts > 1 and _changed_at(folder) != before:
        return _at_once(folder, overlay, attempts - 1)
    return found, sources


def _changed_at(folder: Path) -> int:
    """When the last file of a folder took its place; 0 where nobody can tell."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _source(path: Path) -> SourceFile | Reported:
    """What a file holds, or why it cannot be read."""
    try:
        return read(read_bytes(path), shown(path), path.stat().st_size)
    except OSError as error:
        return refusal(path, _("the file cannot be read: {reason}", reason=error.strerror), None)


def load_files(
    files: Mapping[str, bytes | SourceFile],
    today: date,
    asked: Collection[str] = (),
    home: str = "",
    regions: dict[str, Place] | None = None,
) -> Result:
    """The plan of files by their names in its folder, such as ``governance.yaml``; no file system is asked.

    ``home`` is what findings put before these names, such as ``plans/``, ``regions`` holds codes seen before.
    """
    reported = [
        Reported("RM006", Finding(Place(home + name, span=TOP), message, help))
        for name, message, help in misnamed(files)
    ]
    given = {name: files[f"{name}.yaml"] for name in NAMES if f"{name}.yaml" in files}
    sources = {
        name: file if isinstance(file, SourceFile) else read(bytes(memoryview(file)), f"{home}{name}.yaml")
        for name, file in given.items()
    }
    place = Place(f"{home}{FILES[0]}")
    sought = (today, asked, INFO)
    return _assemble(sources, reported, sought, broken=unread_names(files), place=place, regions=regions)


def load_alone(
    data: bytes | SourceFile,
    file: str,
    today: date,
    name: str | None = None,
    asked: Collection[str] = (),
    least: Severity = INFO,
) -> Result:
    """One file without its plan; ``name`` is its dimension, which is else taken from its own ``dimension``."""
    source = read(data, file) if isinstance(data, bytes) else data
    if name is None:
        given = (source.data or {}).get("dimension")
        name = given if given in HOMES else HOMES[0]
    return _assemble({name: source}, [], (today, asked, least), alone=True)


def _of_plan(path: Path) -> bool:
    return path.name in FILES and os.path.lexists(path.parent / "plan.yaml")


def _load_part(
    paths: Sequence[Path], today: date, overlay: Mapping[str, bytes], asked: Collection[str], least: Severity = INFO
) -> Result:
    """Some files of the plan in their folder."""
    loaded = load_folder(paths[0].parent, today, overlay, asked, least)
    part = {shown(paths[0].parent / path.name) for path in paths}
    if loaded.plan.broken.issuperset(NAMES):  # what is told of the folder stands at plan.yaml
        part.add(shown(paths[0].parent / FILES[0]))
    own, waived = (tuple(each for each in found if each.file in part) for found in (loaded.diagnostics, loaded.waived))
    others = tuple(each for each in loaded.diagnostics if each.file not in part)
    return replace(loaded, diagnostics=own, waived=waived, elsewhere=others)


def _load_alone(path: Path, today: date, asked: Collection[str], least: Severity) -> Result:
    """A file without a plan."""
    barred = unreadable(path)
    if barred is None and path.name not in FILES:
        help = _("give one of {names}", names=words(FILES))
        barred = refusal(path, _("the file is none of the files of a plan"), help)
    if barred is not None:
        return _assemble({}, [barred], (today, asked, least), alone=True)
    return load_alone(read_bytes(path), shown(path), today, path.stem, asked, least)


def _assemble(
    sources: Mapping[str, SourceFile],
    reported: Iterable[Reported],
    sought: Sought,
    *,
    broken: Collection[str] = (),
    place: Place = _HERE,
    alone: bool = False,
    regions: dict[str, Place] | None = None,
    home: Path | None = None,
) -> Result:
    """The plan of its files, and what was found; ``home`` is the folder in which its book is looked at."""
    plan = plan_of(sources, broken, place, alone=alone)
    found = [*reported, *(each for source in sources.values() for each in source.reported)]
    if regions is not None and plan.code is not None:
        code = plan.file.at("region", "code")
        repeated = repeated_region(plan.code, code._replace(span=sources[PLAN].span(code)), regions)
        if repeated is not None:
            found.append(Reported("RM115", repeated))
    by_file = {source.file: source for source in sources.values()}
    if home is not None and _has_book(home, plan) and _tells(plan, sought[2]):
        from ppu_roadmap.loader.book import judged_texts  # which most plans have no use for

        reported, texts = judged_texts(home, plan)
        found += reported
        by_file |= texts
    kept, waived = check(plan, by_file, found, sought)
    return Result(plan, kept, tuple(source.file for source in sources.values()), waived)


def _has_book(home: Path, plan: Plan) -> bool:
    return bool(plan.file.logo) or (home / BOOK).is_dir()


def _tells(plan: Plan, least: Severity) -> bool:
    """Whether a finding about the book would be told."""
    severities = severity_of(plan)
    return least is not ERROR or any(severities.get(rule.code) is ERROR for rule in TEXTS)


def plan_of(
    sources: Mapping[str, SourceFile], broken: Collection[str] = (), place: Place = _HERE, *, alone: bool = False
) -> Plan:
    """The plan of some files ("plan", "governance", …), as far as each can be read."""
    file: PlanFile | None = None
    proposals: ProposalsFile | None = None
    dimensions: dict[str, DimensionFile] = {}
    for name, source in sources.items():
        if name == PLAN:
            file = shape(source, PlanFile)
        elif name == PROPOSALS:
            proposals = shape(source, ProposalsFile)
        elif dimension := shape(source, DimensionFile):
            dimensions[name] = dimension
            for index, program in enumerate(dimension.programs):
                program.stems_from(place=dimension.at("programs", index), dimension=name)
    shaped = {PLAN: file, PROPOSALS: proposals, **dimensions}
    pruned = frozenset((name, source.kept(path)) for name, source in sources.items() for path in source.holes)
    return Plan(
        file=file or PlanFile.unread(),
        dimensions=dimensions,
        proposals=proposals or ProposalsFile.unread(),
        broken=frozenset(broken).union(name for name in sources if shaped.get(name) is None),
        place=place,
        pruned=pruned,
        alone=alone,
    )
