"""Who changed what of a program when, as git remembers it: one commit after the other, newest first."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.loader.plans import plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, entries
from ppu_roadmap.revision.git import Commit, Repository
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
    entry: Entry
    old: Plan
    new: Plan


class History(NamedTuple):
    """The steps of a program, newest first."""

    names: Plan
    """What gives the names of agencies and sources."""
    steps: list[Step]
    stopped: bool
    """Whether there may be older ones."""


def history_of(path: Path, id: str) -> History:
    """The history of a program of the plans at a path. Raises Refusal where git has nothing of it."""
    finder = Finder(path, lambda _text: None)
    plans = [(stored, stored.plan()) for stored in (read() for read in finder.state("HEAD").plans.values())]
    for stored, plan in [each for each in plans if id in each[1].by_id] or plans[: len(plans) == 1]:
        found = _history(finder.repository, stored.tree, plan, id)
        if found.steps or found.stopped:
            return found
    problem = _("no commit has a program {id}", id=id)
    raise Refusal(or_nearest(problem, id, [known for _stored, plan in plans for known in plan.by_id]))


def _history(repository: Repository, folder: str, names: Plan, id: str) -> History:
    """What became of a program in each commit that changed it, under the ids that it had before, too."""
    paths = {name: f"{folder}/{name}.yaml".lstrip("/") for name in HOMES}
    commits = repository.history("HEAD", paths.values(), COMMITS + 1)
    ids = dict.fromkeys(id for commit in commits for id in (commit.id, commit.parent) if id)
    blobs = iter(repository.sizes(f"{id}:{path}" for id in ids for path in paths.values()))
    known = {commit: {name: next(blobs) for name in paths} for commit in ids}
    left = BYTES
    steps: list[Step] = []

    @lru_cache(maxsize=2 * len(HOMES))
    def source(name: str, id: str) -> SourceFile:
        nonlocal left
        data = repository.contents({paths[name]: id})[paths[name]]
        left -= len(data)
        return read(data, paths[name])

    for commit in commits[:COMMITS]:
        if left <= 0:
            break
        sides = [known.get(each, dict.fromkeys(paths)) for each in (commit.parent, commit.id)]
        changed = [name for name in paths if sides[0][name] != sides[1][name]]
        read_of = ({name: source(name, blob[0]) for name in changed if (blob := side[name])} for side in sides)
        old, new = (replace(plan_of(sources), file=names.file) for sources in read_of)
        for entry in entries(old, new):
            if entry.id == id:
                steps.append(Step(commit, entry, old, new))
                id = entry.was or id
                break
    return History(names, steps, left <= 0 or len(commits) > COMMITS)
