"""Many edits of a plan put in together: where each stands and what it is called is counted in memory."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import replace
from functools import cached_property
from itertools import chain, count
from types import MappingProxyType
from typing import Any, NamedTuple
from unicodedata import normalize

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.forms import Form
from ppu_roadmap.edit.kinds import PARTS
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.folder import PLAN, PROPOSALS
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.shape.fields import keys_of
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.text import _
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.words.plan_names import Agencies
from ppu_roadmap.yamltext.changes import Change, EditError, Insert, Set
from ppu_roadmap.yamltext.nodes import Given, Mapping, follow, items_at

KEY_LENGTH = 36
"""Characters of a made key of an agency, so that a number can follow: 40 may stand."""
_SCHEMA = re.compile(r"# yaml-language-server: \$schema=\S*schema\.json")
_DIGITS = "0123456789"
MOST_DIGITS = 6
"""Digits of an id's number."""


class Thing(NamedTuple):
    """What stands in a file and has an id, of an agency its key, of what has none that of its program."""

    file: str
    path: Path
    id: str
    record: ReadOnly[str, Given] = MappingProxyType({})
    """Of what is new all that is written there, with its ids."""

    @property
    def home(self) -> str:
        """The list or mapping that it stands in."""
        return str(self.path[-2])

    def holds(self, file: str, path: Path) -> bool:
        """Whether what stands at a path is a part of it."""
        return file == self.file and path[: len(self.path)] == self.path


class Batch:
    """Edits that wait until they are ``done``.

    Paths are those of the files as they were when the first edit was made, items that are added come behind the last.
    All methods but ``done`` leave the texts alone, but for files that are new.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._plan = workspace.before.plan
        self._changes: defaultdict[str, list[Change]] = defaultdict(list)
        self._counts: dict[tuple[str, Path], int] = {}
        """How long lists are by now."""
        self._keys = set(self._plan.agencies)
        self._new: dict[str, tuple[str, Path]] = {}
        """Where what is added stands, by its id."""

    def put(self, form: Form, target: str, record: dict[str, Given]) -> Thing:
        """Add the record of a form, below what it is a part of, with the next id. Raises EditError."""
        match form.word:
            case "program":
                self.make_sure(target)
                return self._append(form, Thing(target, (form.at,), PREFIXES[target]), record, digits=2)
            case "agency" | "sni":
                name = str(record.get("name") or "")
                for one in () if target else Agencies(self._plan).read(name):
                    raise EditError(
                        _("{name} is among the agencies already, with the key {key}", name=name, key=one.value)
                    )
                id = target or key_for(str(record.get("short") or name), self._keys)
                self._keys.add(id)
                return self._set(Thing(PLAN, (form.at, id), id), record)
            case "proposal":
                self.make_sure(PROPOSALS)
                return self._append(form, Thing(PROPOSALS, (form.at,), "USL"), record, digits=3)
        found = self.find(target)
        if found is None:
            raise EditError(or_nearest(_("there is no program {id}", id=target), target, self._plan.by_id))
        at = Thing(found[0], (*found[1], form.at), target)
        return self._set(at, record) if form.word == "quickwin" else self._append(form, at, record)

    def change(self, file: str, *changes: Change) -> None:
        """Make changes of a file."""
        for change in changes:
            if isinstance(change, Insert) and change.path[-1] == self._length(file, change.path[:-1]):
                self._changes[file].append(change._replace(path=self._behind(file, change.path[:-1])))
            else:
                self._changes[file].append(change)

    def find(self, id: str) -> tuple[str, Path] | None:
        """The file and the path of what has an id, added or not. Raises EditError where two have it."""
        return self._new.get(id) or self._workspace.find(id)

    def done(self) -> None:
        """Write it all into the texts of the workspace, once. Raises EditError."""
        for file, changes in self._changes.items():
            self._workspace.edit(file, changes)

    def make_sure(self, file: str) -> None:
        """Make a file of proposals or a dimension that is not there, written as plan.yaml is, and with its schema."""
        if file not in self._workspace.new:
            plan = FileText.of(self._workspace.new.get(PLAN, b""))
            lines = ["proposals: []"] if file == PROPOSALS else [f"dimension: {file}", "programs: []"]
            if file != PROPOSALS and (named := _SCHEMA.match(plan.body)):
                lines.insert(0, named.group().replace("plan.schema", "dimension.schema"))
            self._workspace.put(file, replace(plan, body="".join(line + plan.newline for line in lines)).to_bytes())

    def _set(self, at: Thing, record: dict[str, Given]) -> Thing:
        """Write a record; of one that is there already only what is new, so that other years keep their targets."""
        changes = [Set(at.path, record)]
        if isinstance(follow(self._workspace.draft(at.file).root, at.path), Mapping):
            changes = [change for key, value in record.items() for change in _settings((*at.path, key), value)]
        self._changes[at.file] += changes
        return at

    def _append(self, form: Form, at: Thing, record: dict[str, Any], digits: int = 1) -> Thing:
        """Write a record behind the last of its list, with the id that comes next, where such records have one."""
        id = at.id
        if "id" in keys_of(form.record):
            id = str(record.get("id") or self.next_id(f"{at.id}-{form.letter}", digits))
            filled = record | {"id": id}
            for part in PARTS if form.word == "program" else ():  # they were made before its id was known
                if part in filled:
                    filled[part] = [each | {"id": f"{id}-{each['id']}"} for each in filled[part]]
            record = {key: filled[key] for key in keys_of(form.record) if key in filled}
        put = Thing(at.file, self._behind(at.file, at.path), id, record)
        self._changes[at.file].append(Insert(put.path, record))
        if id != at.id:
            self._new[id] = put.file, put.path
            self._highest |= _highest([id])  # the higher one of each
        return put

    def next_id(self, begun: str, digits: int = 1) -> str:
        """The id behind the highest that begins so and is in use."""
        return f"{begun}{self._highest[begun] + 1:0{digits}}"

    @cached_property
    def _highest(self) -> Counter[str]:
        """The highest number in use behind each beginning of an id."""
        known = map(self._workspace.ids, self._workspace.new)
        return _highest([*self._plan.by_id, *chain.from_iterable(known)])

    def _behind(self, file: str, path: Path) -> Path:
        """The path of one more item of a list."""
        at = self._counts.setdefault((file, path), self._length(file, path))
        self._counts[file, path] += 1
        return (*path, at)

    def _length(self, file: str, path: Path) -> int:
        return len(items_at(self._workspace.draft(file).root, *path))


def _highest(ids: Iterable[str]) -> Counter[str]:
    highest = Counter[str]()
    for each in ids:
        stem = each.rstrip(_DIGITS)
        if 0 < len(number := each[len(stem) :]) <= MOST_DIGITS:
            highest[stem] = max(highest[stem], int(number))
    return highest


def _settings(path: Path, value: Given) -> list[Set]:
    if isinstance(value, dict):
        return [Set((*path, str(key)), inner) for key, inner in value.items()]
    return [Set(path, value)]


def key_for(name: str, taken: Collection[str]) -> str:
    """A key for an agency of this name that is not taken, such as ``dinas-pupr``."""
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:KEY_LENGTH].rstrip("-")
    key = key if key[:1].isalpha() else f"pd-{key}".rstrip("-")
    return next(each for number in count(1) if (each := key if number == 1 else f"{key}-{number}") not in taken)
