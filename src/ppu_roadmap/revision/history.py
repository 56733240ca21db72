"""Who changed what of a program when, as git remembers it: one commit after the other, newest first."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.loader.plans import plan_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, entries
from ppu_roadmap.revision.difference import Comparison
from ppu_roadmap.revision.git import SHALLOW, Commit, Repository
from ppu_roadmap.revision.states import Finder
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Day, Message, Refusal, _, words
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
    stopped: Message | None
    """Why there may be older ones."""


def history_of(path: Path, id: str) -> History:
    """The history of a program of the plans at a path. Raises Refusal where git has nothing of it."""
    finder = Finder(path, lambda _text: None)
    plans = [(stored, stored.plan()) for stored in (read() for read in finder.state("HEAD").plans.values())]
    having = [each for each in plans if id in each[1].by_id] or plans
    found = _history(finder.repository, having[0][0].tree or "", having[0][1], id) if len(having) == 1 else None
    if found and (found.steps or found.stopped):
        return found
    known = [known for _stored, plan in plans for known in plan.by_id]
    if len(having) > 1 and id in known:
        homes = words([stored.home for stored, _plan in having], 5)
        problem = _("{count} plans could be meant ({plans}): say which with --plan", count=len(having), plans=homes)
        raise Refusal(problem)
    raise Refusal(or_nearest(_("no commit has a program {id}", id=id), id, known))


def _history(repository: Repository, folder: str, names: Plan, id: str) -> History:
    """What became of a program in each commit that changed it, under the ids that it had before, too."""
    paths = {name: f"{folder}/{name}.yaml".lstrip("/") for name in HOMES}
    commits = repository.history("HEAD", paths.values(), COMMITS + 1)
    ids = dict.fromkeys(id for commit in commits for id in (commit.id, *commit.parents))
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

    stopped = None
    for at, commit in enumerate(commits):
        if left <= 0 or at == COMMITS:
            stopped = _("there may be older changes: the history is longer than is read at once")
            break
        if repository.shallow and not commit.parents:
            stopped = SHALLOW.of(problem=_("the history ends on {day}", day=Day(commit.day)))
            continue
        made = []
        for parent in commit.parents or ("",):
            sides = [known.get(each, dict.fromkeys(paths)) for each in (parent, commit.id)]
            changed = [name for name in paths if sides[0][name] != sides[1][name]]
            read_of = ({name: source(name, blob[0]) for name in changed if (blob := side[name])} for side in sides)
            old, new = (replace(plan_of(sources), file=names.file) for sources in read_of)
            made.append(_step(commit, id, old, new))
        if (step := made[0]) and (len(made) == 1 or set.intersection(*map(_said, made))):
            steps.append(step)  # what a merge has from one side was told there
            id = (step.entry.was if step.entry.id == id else None) or id
    return History(names, steps, stopped)


def _step(commit: Commit, id: str, old: Plan, new: Plan) -> Step | None:
    """What a commit made of the program that has an id behind it, or before it."""
    every = [*entries(old, new)]
    own = next((each for which in ("id", "was") for each in every if getattr(each, which) == id), None)
    joins = [each.id for each in every if each.heir == id]
    if own is None and joins:
        program = new.by_id.get(id) or Program.unread().model_copy(update={"id": id})
        own = Entry("changed", id, None, program, program, Comparison(id), joins)
    return Step(commit, own, old, new) if own else None


def _said(step: Step | None) -> set[str]:
    """What a step tells, to be held against the others of a merge."""
    return {f"{each.field}: {each.new}" for each in step.entry.differences} | {*step.entry.joins} if step else set()
