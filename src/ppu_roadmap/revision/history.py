"""Who changed what of a program when, as git remembers it: one commit after the other, newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.loader.folder import FILES
from ppu_roadmap.loader.plans import plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, programs
from ppu_roadmap.revision.git import Commit, Repository
from ppu_roadmap.revision.git import Entry as Blob
from ppu_roadmap.revision.states import Finder
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.words.near import or_nearest

COMMITS: Final = 1000
"""Commits of a plan's files that are looked at."""
BYTES: Final = 6_000_000
"""Bytes of dimension files that are read: some seconds."""


class Step(NamedTuple):
    """What a commit made of a program."""

    commit: Commit
    entry: Entry
    old: Plan
    new: Plan


def history_of(path: Path, id: str) -> tuple["History", list[Step]]:
    """The history of a program of the plans at a path, with its steps. Raises Refusal where git has nothing of it."""
    finder = Finder(path, lambda _text: None)
    plans = [(stored, stored.plan()) for stored in (read() for read in finder.state("HEAD").plans.values())]
    holding = [each for each in plans if id in each[1].by_id] or plans[: len(plans) == 1]
    for stored, plan in holding:
        history = History(finder.repository, stored.tree, plan)
        if steps := list(history.steps(id)):
            return history, steps
    problem = _("no commit has a program {id}", id=id)
    raise Refusal(or_nearest(problem, id, [known for _stored, plan in plans for known in plan.by_id]))


class History:
    """The steps of a program, newest first; ``stopped`` tells afterwards whether there may be older ones."""

    def __init__(self, repository: Repository, folder: str, names: Plan) -> None:
        """``folder`` is that of the plan in the repository; ``names`` gives what agencies and sources are called."""
        self.repository = repository
        self.paths = {name: f"{folder}/{name}.yaml".lstrip("/") for name in HOMES}
        self.names = names
        self.stopped = False
        self.left = BYTES
        self.known: dict[str, SourceFile] = {}
        """The last files that were read, by their ids among git's objects."""

    def steps(self, id: str) -> Iterator[Step]:
        """What became of a program in each commit that changed it, under the ids that it had before, too."""
        commits = self.repository.history("HEAD", list(self.paths.values()), COMMITS + 1)
        for commit in commits[:COMMITS]:
            sides = [self._blobs(each) for each in (commit.parent, commit.id)]
            changed = [name for name in HOMES if sides[0].get(name) != sides[1].get(name)]
            if self.left <= 0:
                self.stopped = True
                return
            old, new = (self._plan({name: side[name] for name in changed if name in side}) for side in sides)
            for entry in programs(old, new):
                if entry.id == id:
                    yield Step(commit, entry, old, new)
                    id = entry.was or id
                    break
        self.stopped = len(commits) > COMMITS

    def _blobs(self, commit: str) -> Mapping[str, Blob]:
        """The dimension files of a commit."""
        found = self.repository.files(commit, FILES, self.paths.values()) if commit else {}
        return {name: found[path] for name, path in self.paths.items() if path in found}

    def _plan(self, blobs: Mapping[str, Blob]) -> Plan:
        """The programs of some files."""
        new = {name: blob for name, blob in blobs.items() if blob.id not in self.known}
        for name, data in self.repository.contents(new).items():
            self.left -= len(data)
            self.known[new[name].id] = read(data, self.paths[name])
        plan = plan_of({name: self.known[blob.id] for name, blob in blobs.items()})
        for id in list(self.known)[: -2 * len(HOMES)]:
            del self.known[id]
        return replace(plan, file=self.names.file)
