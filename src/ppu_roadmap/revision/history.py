"""Who changed what of a program when, as git remembers it: one commit after the other, newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.loader.plans import plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry as Fate
from ppu_roadmap.revision.changes import programs
from ppu_roadmap.revision.git import Commit, Entry, Repository
from ppu_roadmap.revision.states import Finder
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.words.near import or_nearest

COMMITS: Final = 1_000
"""Commits of a plan's files that are looked at."""
BYTES: Final = 5_000_000
"""Bytes of dimension files that are read: some seconds."""


class Step(NamedTuple):
    """What a commit made of a program."""

    commit: Commit
    entry: Fate
    old: Plan
    new: Plan


def history_of(path: Path, id: str) -> tuple["History", list[Step]]:
    """The history of a program of the plans at a path, with its steps. Raises Refusal where git has nothing of it."""
    finder = Finder(path, lambda _text: None)
    plans = [(stored, stored.plan()) for stored in (read() for read in finder.state("HEAD").plans.values())]
    holding = [each for each in plans if id in each[1].by_id] or plans[: len(plans) == 1]
    for stored, plan in holding:
        history = History(finder.repository, stored.tree, plan)
        steps = list(history.steps(id))
        if steps or history.stopped:
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
        ids = dict.fromkeys(id for commit in commits for id in (commit.id, commit.parent) if id)
        found = iter(self.repository.sizes([f"{id}:{path}" for id in ids for path in self.paths.values()]))
        blobs = {commit: {name: blob for name in self.paths if (blob := next(found))} for commit in ids}
        for commit in commits[:COMMITS]:
            if self.left <= 0:
                break
            sides = [blobs.get(each, {}) for each in (commit.parent, commit.id)]
            changed = [name for name in HOMES if sides[0].get(name) != sides[1].get(name)]
            old, new = (self._plan({name: side[name][0] for name in changed if name in side}) for side in sides)
            for entry in programs(old, new):
                if entry.id == id:
                    yield Step(commit, entry, old, new)
                    id = entry.was or id
                    break
        self.stopped = self.left <= 0 or len(commits) > COMMITS

    def _plan(self, blobs: Mapping[str, str]) -> Plan:
        """The programs of some files, by name and id among git's objects."""
        new = {name: Entry(id, link=False) for name, id in blobs.items() if id not in self.known}
        for name, data in self.repository.contents(new).items():
            self.left -= len(data)
            self.known[new[name].id] = read(data, self.paths[name])
        plan = plan_of({name: self.known[id] for name, id in blobs.items()})
        for id in list(self.known)[: -2 * len(HOMES)]:
            del self.known[id]
        return replace(plan, file=self.names.file)
