"""What people name two states of a plan by: revisions, tags, days, folders, a file; and the files of each."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from posixpath import basename, dirname, normpath
from typing import Final, NamedTuple

from ppu_roadmap.loader.folder import FILES, PROPOSALS, listing, plan_folders, read_bytes, shown
from ppu_roadmap.loader.plans import Result, load_files, load_folder, plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.revision.git import Entry, Repository
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Day, FileName, Message, Refusal, _
from ppu_roadmap.words.near import or_nearest

_RANGE: Final = re.compile(r"(?!\.\.?/|\.\.$)(?P<old>.*?)(?P<dots>\.{2,3})(?P<new>[^/.].*|)")
_SUFFIXES: Final = (".yaml", ".yml")
_MARKS: Final = frozenset(FILES) - {f"{PROPOSALS}.yaml"}
Known = dict[str, tuple[bytes, SourceFile]]
"""Files as they were read, by the names that findings have for them: one that has not changed is read once."""


class Stored(NamedTuple):
    """The files of one plan ("plan", "governance", …), and what findings put before their names."""

    home: str
    files: Mapping[str, bytes]
    folder: Path | None = None
    """Where they are on the disk, where something is wrong with that folder itself."""
    tree: str = ""
    """The folder in the repository, of those that git has."""
    others: tuple[str, ...] = ()
    """The names of files beside them that look like files of a plan."""

    def plan(self) -> Plan:
        """The plan alone, which no rule has looked at."""
        return plan_of({name: read(data, f"{name}.yaml") for name, data in self.files.items()})

    def load(self, today: date, known: Known) -> Result:
        """The plan with its findings."""
        for name, data in self.files.items():
            file = f"{self.home}{name}.yaml"
            if file not in known or known[file][0] != data:
                known[file] = data, read(data, file)
        sources = {name: known[f"{self.home}{name}.yaml"][1] for name in self.files}
        if self.folder is not None:
            return load_folder(self.folder, today, sources)
        named = {f"{name}.yaml": source for name, source in sources.items()}
        return load_files({**dict.fromkeys(self.others, b""), **named}, today, home=self.home)


class State(NamedTuple):
    """A state of the plans at a path: what it is called, and each plan by its folder below the path."""

    name: str
    told: Message
    plans: Mapping[str, Callable[[], Stored]]
    part: str | None = None
    """The one file that was asked for."""


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
        self.part = path.stem if path.name in FILES and not path.is_dir() else None
        self.path = path.parent if self.part else path

    @cached_property
    def above(self) -> Path:
        """The nearest folder that is there."""
        return next((folder for folder in (self.path, *self.path.parents) if folder.is_dir()), Path())

    @cached_property
    def repository(self) -> Repository:
        """The repository of the plans."""
        return Repository.at(self.above)

    def state(self, name: str | None) -> State:
        """The state of a name, which is that of a path on the disk before it is one in git."""
        if name is None:
            found = _on_disk(self.path, self.part, _("working tree"))
            if not found.plans and self.repository.bare:
                raise Refusal(_("a bare repository has no working tree to compare with: name two revisions"))
            return found
        path = Path(name)
        if path.is_dir():
            return _on_disk(path, None, _("{word}", word=FileName(name)))
        if path.name in FILES and path.exists():
            return _on_disk(path.parent, path.stem, _("{word}", word=FileName(name)))
        return self.at(self.commit(name), name)

    def commit(self, name: str) -> str:
        """The commit of a revision, or the last one up to the end of a day. Raises Refusal."""
        if found := self.repository.commit(name):
            return found
        day = self.day(name)
        if day is None and os.path.lexists(name):
            path = FileName(name)
            raise Refusal(_("{path} is no file of a plan: give a folder, or a file such as governance.yaml", path=path))
        if day is None or self.repository.commit("HEAD") is None:
            raise self.unknown(name)
        if found := self.repository.until(day):
            return found
        problem = _("there is no commit up to {day}", day=Day(day.isoformat()))
        raise Refusal(self._hinted(problem))

    def unknown(self, name: str) -> Refusal:
        """That nothing has a name, with the nearest that something has."""
        if self.repository.commit("HEAD") is None:
            return Refusal(_("the repository has no commit yet"))
        problem = _("there is no revision, day or folder {name}", name=name)
        return Refusal(self._hinted(or_nearest(problem, name, self.repository.names())))

    def _hinted(self, problem: Message) -> Message:
        if not self.repository.shallow:
            return problem
        return _("{problem}; this clone has the last commits alone: run git fetch --unshallow", problem=problem)

    def at(self, commit: str, name: str) -> State:
        """The plans in a commit; where none is at the path, those that it has elsewhere."""
        rest = self.path.relative_to(self.above).as_posix() if self.path.is_relative_to(self.above) else "."
        top = normpath(f"/{self.repository.prefix}/{rest}").lstrip("/")
        found: dict[str, dict[str, Entry]] = {}
        for path, entry in self.repository.files(commit, _SUFFIXES).items():
            found.setdefault(dirname(path), {})[basename(path)] = entry
        folders = {folder for folder, files in found.items() if _MARKS & files.keys()}
        below = [folder for folder in sorted(folders) if _below(folder, top) is not None]
        plans: dict[str, Callable[[], Stored]] = {}
        for folder in below or sorted(folders):
            own = _below(folder, top) if below else f"/{folder}"
            above = map(str, PurePosixPath("/", folder).parents)
            nested = any(each.lstrip("/") in folders and (not below or _below(each, top) is not None) for each in above)
            if own is not None and not nested and "/." not in f"/{own}":
                plans[own] = partial(self._stored, folder, own, found[folder])
        day = self.repository.history(commit, (), 1)[0].day
        told = _("{name} ({day}, {commit})", name=name, day=Day(day), commit=commit[:7])
        return State(name, told, plans, self.part)

    def _stored(self, folder: str, own: str, entries: Mapping[str, Entry]) -> Stored:
        home = shown(self.path / own.lstrip("/") / FILES[0]).removesuffix(FILES[0])
        contents = self.repository.contents(
            {f"{folder}/{name}".lstrip("/"): entries[name] for name in FILES if name in entries}
        )
        files = {Path(path).stem: data for path, data in contents.items()}
        return Stored(home, files, tree=folder, others=tuple(sorted(entries.keys() - {*FILES})))


def _below(folder: str, top: str) -> str | None:
    """A folder as it is seen from one above it; ``None`` where it does not lie in that."""
    folder = folder.strip("/")
    return f"{folder}/"[len(top) + 1 if top else 0 : -1] if not top or f"{folder}/".startswith(f"{top}/") else None


def _on_disk(root: Path, part: str | None, told: Message) -> State:
    folders = plan_folders(root) if root.is_dir() else ()
    plans = {folder.relative_to(root).as_posix().removeprefix("."): partial(_read, folder) for folder in folders}
    return State(told.render("en"), told, plans, part)


def _read(folder: Path) -> Stored:
    """The files of a folder that can be read; of the others findings tell."""
    files: dict[str, bytes] = {}
    found = listing(folder)
    wrong = bool(found.reported)
    for name, path in found.files.items():
        try:
            files[name] = read_bytes(path)
        except OSError:
            wrong = True
    return Stored(shown(folder / FILES[0]).removesuffix(FILES[0]), files, folder if wrong else None)
