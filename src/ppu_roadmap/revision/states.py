"""What people name two states of a plan by: revisions, tags, days, folders, a file; and the files of each."""

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePath, PurePosixPath
from posixpath import normpath
from typing import Final, NamedTuple

from ppu_roadmap.loader.folder import FILES, PROPOSALS, listing, plan_folders, read_bytes, shown
from ppu_roadmap.loader.plans import Result, load_files, load_folder, plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.revision.git import SHALLOW, Repository
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Day, FileName, Message, Refusal, _
from ppu_roadmap.words.near import or_nearest

_RANGE: Final = re.compile(r"(?!\.\.?/|\.\.$)(?P<old>.*?)(?P<dots>\.{2,3})(?P<new>[^/.].*|)")
_SUFFIXES: Final = (".yaml", ".yml")
_MARKS: Final = frozenset(FILES) - {f"{PROPOSALS}.yaml"}


class Stored(NamedTuple):
    """The files of one plan ("plan", "governance", …)."""

    folder: Path
    """Where they are on the disk, or would be."""
    files: Mapping[str, bytes]
    tree: str | None = None
    """The folder in the repository, of those that git has."""
    others: tuple[str, ...] = ()
    """The names of what else is there and looks like files of a plan, or is wrong with it."""

    def plan(self) -> Plan:
        """The plan alone, which no rule has looked at."""
        return plan_of({name: read(data, f"{name}.yaml") for name, data in self.files.items()})

    @property
    def home(self) -> str:
        """What findings put before the names of files."""
        return shown(self.folder / FILES[0]).removesuffix(FILES[0])

    def load(self, today: date, read: Callable[[bytes, str], SourceFile]) -> Result:
        """The plan with its findings."""
        sources = {name: read(data, f"{self.home}{name}.yaml") for name, data in self.files.items()}
        if self.tree is None:
            return load_folder(self.folder, today, sources, beside=False)  # git is not asked for it either
        named = {f"{name}.yaml": source for name, source in sources.items()}
        return load_files({**dict.fromkeys(self.others, b""), **named}, today, home=self.home)


class State(NamedTuple):
    """A state of the plans at a path: what it is called, and each plan by its folder below the path."""

    name: str
    told: Message
    plans: Mapping[str, Callable[[], Stored]]
    part: str | None = None
    """The one file that was asked for."""


def several(old: State, new: State) -> bool:
    """Whether a state has more than one plan, so that what differs is to say in which."""
    return max(len(old.plans), len(new.plans)) > 1


def states(path: Path, old: str | None, new: str | None, day: Callable[[str], date | None]) -> tuple[State, State]:
    """The two states that are named, of the plans at a path, which need not be there now; ``day`` reads a day.

    Without names the last commit and the working tree; ``A..B`` is A and B, ``A...B`` what B has since they parted.
    Raises Refusal, and what ``day`` raises.
    """
    finder = Finder(path, day)
    match = _RANGE.fullmatch(old) if old and new is None and not os.path.lexists(old) else None
    if match is None:
        before, after = finder.state("HEAD" if old is None else old), finder.state(new)
        if before.part and after.part and before.part != after.part:
            raise Refusal(_("{old} and {new} are two different files of a plan", old=before.told, new=after.told))
        return before._replace(told=_("last commit")) if old is None else before, after
    ends = match["old"] or "HEAD", match["new"] or "HEAD"
    if match["dots"] == "..":
        return finder.state(ends[0]), finder.state(ends[1])
    base = finder.repository.base(*map(finder.commit, ends))
    if base is None:
        raise finder.unknown(str(old))
    return finder.at(base, base[:9]), finder.state(ends[1])


class Finder:
    """Finds what states are called by; ``path`` is that of the plans, which need not be there now."""

    def __init__(self, path: Path, day: Callable[[str], date | None]) -> None:
        self.day = day
        self.path, self.part = _parted(path)

    @cached_property
    def above(self) -> Path:
        """The nearest folder that is there."""
        return next(folder for folder in (self.path, *self.path.parents) if folder.is_dir())

    @cached_property
    def repository(self) -> Repository:
        """The repository of the plans."""
        return Repository.at(self.above)

    def state(self, name: str | None) -> State:
        """The state of a name, which is that of a path on the disk before it is one in git."""
        folder, part = (self.path, self.part) if name is None else _parted(Path(name))
        if name is not None and not (Path(name).exists() if part else name and folder.is_dir()):
            return self.at(self.commit(name), name)
        found = plan_folders(folder) if folder.is_dir() else ()
        plans = {each.relative_to(folder).as_posix(): partial(_read, each) for each in found}
        if name is None and not plans and self.repository.bare:
            raise Refusal(_("a bare repository has no working tree to compare with: name two revisions"))
        told = _("working tree") if name is None else _("{word}", word=FileName(name))
        return State(told.render("en"), told, plans, part)

    def commit(self, name: str) -> str:
        """The commit of a revision, or the last one up to the end of a day. Raises Refusal."""
        if commit := self.repository.commit(name):
            return commit
        day = self.day(name)
        if day is None and os.path.lexists(name):
            path = FileName(name)
            raise Refusal(_("{path} is no file of a plan: give a folder, or a file such as governance.yaml", path=path))
        if day is None or self.repository.commit("HEAD") is None:
            raise self.unknown(name)
        if found := self.repository.history("HEAD", (), 1, f"--until={day.isoformat()}T23:59:59"):
            return found[0].id
        problem = _("there is no commit up to {day}", day=Day(day.isoformat()))
        raise Refusal(self._hinted(problem))

    def unknown(self, name: str) -> Refusal:
        """That nothing has a name, with the nearest that something has."""
        if self.repository.commit("HEAD") is None:
            return Refusal(_("the repository has no commit yet"))
        problem = _("there is no revision, day or folder {name}", name=name)
        return Refusal(self._hinted(or_nearest(problem, name, self.repository.names())))

    def _hinted(self, problem: Message) -> Message:
        return SHALLOW.of(problem=problem) if self.repository.shallow else problem

    def at(self, commit: str, name: str) -> State:
        """The plans in a commit; where none is at the path, those that it has elsewhere."""
        rest = self.path.relative_to(self.above).as_posix()
        top = PurePosixPath(normpath(f"/{self.repository.prefix}/{rest}"))
        tree: dict[PurePosixPath, dict[str, str | None]] = {}
        for path, id in self.repository.files(commit, _SUFFIXES).items():
            tree.setdefault(PurePosixPath("/", path).parent, {})[PurePosixPath(path).name] = id
        homes = {folder for folder, files in tree.items() if _MARKS & files.keys()}
        inside = {folder for folder in homes if folder.is_relative_to(top)}
        plans: dict[str, Callable[[], Stored]] = {}
        for folder in sorted(inside or homes):
            own = folder.relative_to(top if inside else "/")
            hidden = any(part.startswith(".") for part in own.parts)
            if not hidden and (inside or homes).isdisjoint(folder.parents):
                key = own.as_posix() if inside else str(folder)
                plans[key] = partial(self._stored, folder, self.path / own, tree[folder])
        day = self.repository.history(commit, (), 1)[0].day
        told = _("{name} ({day}, {commit})", name=name, day=Day(day), commit=commit[:7])
        return State(name, told, plans, self.part)

    def _stored(self, folder: PurePosixPath, home: Path, ids: Mapping[str, str | None]) -> Stored:
        asked = {str(folder / name)[1:]: ids[name] for name in FILES if name in ids}
        files = {PurePosixPath(path).stem: data for path, data in self.repository.contents(asked).items()}
        return Stored(home, files, str(folder)[1:], tuple(sorted(ids.keys() - {*FILES})))


def _parted(path: Path) -> tuple[Path, str | None]:
    """The folder of plans that a path names, and the one file in it, if it names one."""
    return (path.parent, path.stem) if path.name in FILES and not path.is_dir() else (path, None)


def _read(folder: Path) -> Stored:
    """The files of a folder that can be read; of the others findings tell."""
    files: dict[str, bytes] = {}
    found = listing(folder)
    for name, path in found.files.items():
        with suppress(OSError):
            files[name] = read_bytes(path)
    others = sorted(PurePath(each.finding.place.file).name for each in found.reported)
    return Stored(folder, files, others=tuple(others))
