"""A folder, a file or bytes to a plan with its diagnostics; the pipeline never raises findings."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ppu_roadmap.diagnostics import TOP, Diagnostic, Finding, Place, Reported
from ppu_roadmap.loader.checking import check
from ppu_roadmap.loader.folder import (
    FILES,
    NAMES,
    PLAN,
    PROPOSALS,
    listing,
    misnamed,
    plan_folders,
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
from ppu_roadmap.shape.shaping import shape
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import _, words

_HERE = Place(FILES[0])


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


def load(path: Path, today: date, stdin: bytes | None = None, asked: Collection[str] = ()) -> Iterator[Result]:
    """Every plan at a path: a folder with plans at or below it, or one file of a plan.

    Of one file the whole plan is loaded and only its own diagnostics are kept. ``stdin`` stands for that file's bytes.
    Plans of a portfolio come one by one, so that a nation's need not be held at once. Rules ``asked`` for are run where
    plan.yaml ignores them, too.
    """
    if stdin is not None or not path.is_dir():
        yield _load_file(path, today, stdin, asked)
        return
    regions: dict[str, Place] = {}
    for folder in list(plan_folders(path)) or [path]:
        yield load_folder(folder, today, regions=regions, asked=asked)


def load_folder(
    folder: Path,
    today: date,
    overlay: Mapping[str, bytes] | None = None,
    regions: dict[str, Place] | None = None,
    asked: Collection[str] = (),
) -> Result:
    """The plan of one folder; ``overlay`` holds bytes that stand for files, by name, ``regions`` codes seen before."""
    found = listing(folder)
    reported, broken = list(found.reported), set(found.broken)
    sources: dict[str, SourceFile] = {}
    overlay = overlay or {}
    written = dict(found.files) | {name: folder / f"{name}.yaml" for name in overlay}  # a new file may not be saved yet
    for name, path in sorted(written.items(), key=lambda file: NAMES.index(file[0])):
        try:
            data = overlay.get(name)
            whole = path.stat().st_size if data is None else None
            sources[name] = read(read_bytes(path) if data is None else data, shown(path), whole)
        except OSError as error:
            broken.add(name)
            problem = _("the file cannot be read: {reason}", reason=error.strerror)
            reported.append(refusal(path, problem, None))
    place = Place(shown(folder / "plan.yaml"))
    return _assemble(sources, reported, today, asked, broken=broken, place=place, regions=regions)


def load_files(files: Mapping[str, bytes], today: date, asked: Collection[str] = ()) -> Result:
    """The plan of files by their names in its folder, such as ``governance.yaml``; no file system is asked."""
    reported = [
        Reported("RM006", Finding(Place(name, span=TOP), message, help)) for name, message, help in misnamed(files)
    ]
    sources = {name: read(files[f"{name}.yaml"], f"{name}.yaml") for name in NAMES if f"{name}.yaml" in files}
    return _assemble(sources, reported, today, asked, broken=unread_names(files))


def load_alone(data: bytes, file: str, today: date, name: str | None = None, asked: Collection[str] = ()) -> Result:
    """One file without its plan; ``name`` is its dimension, which is else taken from its own ``dimension``."""
    source = read(data, file)
    if name is None:
        given = (source.data or {}).get("dimension")
        name = given if given in HOMES else HOMES[0]
    return _assemble({name: source}, [], today, asked, alone=True)


def _load_file(path: Path, today: date, stdin: bytes | None, asked: Collection[str]) -> Result:
    folder = path.parent
    known = path.name in FILES
    if not (known and (folder / "plan.yaml").exists()):
        if stdin is None and not known:
            message, help = _("the file is none of the files of a plan"), _("give one of {names}", names=words(FILES))
            return _assemble({}, [refusal(path, message, help)], today, asked, alone=True)
        barred = unreadable(path) if stdin is None else None
        if barred is not None:
            return _assemble({}, [barred], today, asked, alone=True)
        data = read_bytes(path) if stdin is None else stdin
        return load_alone(data, shown(path), today, path.stem if known else None, asked)
    loaded = load_folder(folder, today, None if stdin is None else {path.stem: stdin}, asked=asked)
    own, waived = (
        tuple(each for each in found if each.file == shown(path)) for found in (loaded.diagnostics, loaded.waived)
    )
    others = tuple(each for each in loaded.diagnostics if each.file != shown(path))
    return replace(loaded, diagnostics=own, waived=waived, elsewhere=others)


def _assemble(
    sources: Mapping[str, SourceFile],
    reported: Iterable[Reported],
    today: date,
    asked: Collection[str],
    *,
    broken: Collection[str] = (),
    place: Place = _HERE,
    alone: bool = False,
    regions: dict[str, Place] | None = None,
) -> Result:
    plan = _plan(sources, broken, place, alone=alone)
    found = [*reported, *(each for source in sources.values() for each in source.reported)]
    if regions is not None and plan.code is not None:
        code = plan.file.at("region", "code")
        repeated = repeated_region(plan.code, code._replace(span=sources[PLAN].span(code)), regions)
        if repeated is not None:
            found.append(Reported("RM115", repeated))
    by_file = {source.file: source for source in sources.values()}
    kept, waived = check(plan, by_file, found, today, asked)
    return Result(plan, kept, tuple(by_file), waived)


def _plan(sources: Mapping[str, SourceFile], broken: Collection[str], place: Place, *, alone: bool) -> Plan:
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
