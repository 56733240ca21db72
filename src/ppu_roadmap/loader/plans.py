"""A folder, a file or bytes to a plan with its diagnostics; the pipeline never raises findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
    Listing,
    is_readable_file,
    listing,
    misnamed,
    plan_folders,
    read_bytes,
    refusal,
    shown,
    unread_names,
)
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.rules.links.regions import repeated_region
from ppu_roadmap.shape.shaping import shape
from ppu_roadmap.source.document import Document
from ppu_roadmap.source.reader import read
from ppu_roadmap.text import _, words


@dataclass(frozen=True)
class Loaded:
    """A plan as far as it could be read, with everything that was found."""

    plan: Plan
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()
    """The files that were read, as findings name them."""


def load(path: Path, today: date, stdin: bytes | None = None, asked: Collection[str] = ()) -> Iterator[Loaded]:
    """Every plan at a path: a folder with plans at or below it, or one file of a plan.

    Of one file the whole plan is loaded and only its own diagnostics are kept. ``stdin`` stands for that file's bytes.
    Plans of a portfolio come one by one, so that a nation's need not be held at once. Rules ``asked`` for are run where
    plan.yaml ignores them, too.
    """
    if stdin is not None or not path.is_dir():
        yield _load_file(path, today, stdin, asked)
        return
    regions: dict[str, Place] = {}
    empty = True
    for folder in plan_folders(path):
        empty = False
        yield load_folder(folder, today, regions=regions, asked=asked)
    if empty:
        yield load_folder(path, today, asked=asked)


def load_folder(
    folder: Path,
    today: date,
    overlay: Mapping[str, bytes] | None = None,
    regions: dict[str, Place] | None = None,
    asked: Collection[str] = (),
) -> Loaded:
    """The plan of one folder; ``overlay`` holds bytes that stand for files, by name, ``regions`` codes seen before."""
    found = listing(folder)
    reported = list(found.reported)
    documents: dict[str, Document] = {}
    place = Place(shown(folder / "plan.yaml"))
    overlay = overlay or {}
    written = found.files | {name: folder / f"{name}.yaml" for name in overlay}  # a new file may not be saved yet
    for name, path in sorted(written.items(), key=lambda file: NAMES.index(file[0])):
        try:
            data = overlay.get(name)
            documents[name] = read(read_bytes(path) if data is None else data, shown(path))
        except OSError as error:
            found.broken.add(name)
            reported.append(refusal(path, _("the file cannot be read: {reason}", reason=error.strerror), None))
    return _assemble(documents, reported, today, asked, broken=found.broken, place=place, regions=regions)


def load_files(files: Mapping[str, bytes], today: date, asked: Collection[str] = ()) -> Loaded:
    """The plan of files by their names in its folder, such as ``governance.yaml``; no file system is asked."""
    reported = [
        Reported("RM006", Finding(Place(name, span=TOP), message, help)) for name, message, help in misnamed(files)
    ]
    documents = {name: read(files[f"{name}.yaml"], f"{name}.yaml") for name in NAMES if f"{name}.yaml" in files}
    return _assemble(documents, reported, today, asked, broken=unread_names(files), place=Place("plan.yaml"))


def load_alone(data: bytes, file: str, today: date, name: str | None = None, asked: Collection[str] = ()) -> Loaded:
    """One file without its plan; ``name`` is its dimension, which is else taken from its own ``dimension``."""
    document = read(data, file)
    if name is None:
        given = (document.data or {}).get("dimension")
        name = given if given in DIMENSIONS else DIMENSIONS[0]
    return _assemble({name: document}, [], today, asked, broken=set(), place=Place("plan.yaml"), alone=True)


def _load_file(path: Path, today: date, stdin: bytes | None, asked: Collection[str]) -> Loaded:
    folder = path.parent
    known = path.name in FILES
    if not (known and (folder / "plan.yaml").exists()):
        if stdin is None and not known:
            finding = refusal(
                path, _("the file is none of the files of a plan"), _("give one of {names}", names=words(FILES))
            )
            return _assemble({}, [finding], today, asked, broken=set(), place=Place("plan.yaml"), alone=True)
        found = Listing(folder)
        if stdin is None and not is_readable_file(found, path):
            return _assemble({}, found.reported, today, asked, broken=set(), place=Place("plan.yaml"), alone=True)
        data = read_bytes(path) if stdin is None else stdin
        return load_alone(data, shown(path), today, path.stem if known else None, asked)
    loaded = load_folder(folder, today, None if stdin is None else {path.stem: stdin}, asked=asked)
    own = tuple(diagnostic for diagnostic in loaded.diagnostics if diagnostic.file == shown(path))
    return replace(loaded, diagnostics=own)


def _assemble(
    documents: Mapping[str, Document],
    reported: list[Reported],
    today: date,
    asked: Collection[str],
    *,
    broken: set[str],
    place: Place,
    alone: bool = False,
    regions: dict[str, Place] | None = None,
) -> Loaded:
    plan = _plan(documents, broken, place, alone=alone)
    for document in documents.values():
        reported.extend(document.reported)
    if regions is not None and plan.code is not None:
        code = plan.file.at("region", "code")
        repeated = repeated_region(plan.code, code._replace(span=documents[PLAN].span(code)), regions)
        if repeated is not None:
            reported.append(Reported("RM115", repeated))
    by_file = {document.file: document for document in documents.values()}
    return Loaded(plan, tuple(check(plan, by_file, reported, today, asked)), tuple(by_file))


def _plan(documents: Mapping[str, Document], broken: set[str], place: Place, *, alone: bool) -> Plan:
    file: PlanFile | None = None
    proposals: ProposalsFile | None = None
    dimensions: dict[str, DimensionFile] = {}
    for name, document in documents.items():
        if name == PLAN:
            file = shape(document, PlanFile)
        elif name == PROPOSALS:
            proposals = shape(document, ProposalsFile)
        elif dimension := shape(document, DimensionFile):
            dimensions[name] = dimension
            for index, program in enumerate(dimension.programs):
                program.stems_from(place=dimension.at("programs", index), dimension=name)
    read = {PLAN: file, PROPOSALS: proposals, **dimensions}
    broken |= {name for name in documents if read.get(name) is None}
    pruned = frozenset((name, document.kept(path)) for name, document in documents.items() for path in document.holes)
    return Plan(
        file=file or PlanFile.unread(),
        dimensions=dimensions,
        proposals=proposals or ProposalsFile.unread(),
        broken=frozenset(broken),
        place=place,
        pruned=frozenset(pruned),
        alone=alone,
    )
