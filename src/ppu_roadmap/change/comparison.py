"""Wishes held against a plan: what changes, what conflicts, what is not understood; the edits wait for a workspace."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

from ppu_roadmap.change.spots import Spot, Spots, item_of, told_by
from ppu_roadmap.change.values import Meaning, meaning, python_of
from ppu_roadmap.change.wishes import UNKNOWN, Guessed, Left, Origin, Table, Wanted, Wish
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.batch import Batch
from ppu_roadmap.edit.fields import setting
from ppu_roadmap.edit.forms import FORMS, Form, Leaf, questions
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.rules.similarity import folded
from ppu_roadmap.shape.fields import is_required, keys_of
from ppu_roadmap.text import Message, Phrase, Refusal, _, words
from ppu_roadmap.yamltext.changes import EditError, Remove
from ppu_roadmap.yamltext.nodes import data_of, follow


class Reading(NamedTuple):
    """How a cell was read, where that is not the letter."""

    label: Phrase
    text: str
    said: Phrase
    origin: Origin


class Taken(NamedTuple):
    """A change, and the cell that asks for it."""

    difference: Difference
    origin: Origin
    readings: tuple[Reading, ...] = ()


class Conflict(NamedTuple):
    """A field that has changed in the plan and otherwise in the workbook since it was given out."""

    id: str
    field: str
    label: Phrase
    base: Value
    ours: Value
    theirs: Value
    origin: Origin


@dataclass
class Comparison:
    """What comes of a table of wishes."""

    changes: list[Taken] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    cells: dict[tuple[str, Path], Origin] = field(default_factory=dict)
    """The cells of values, by the file and path that they are to stand at."""

    @property
    def refused(self) -> Iterator[Left]:
        """What was not understood; what is but open bars nothing."""
        return (each for each in self.left if not each.open)


def compared(workspace: Workspace, table: Table, *, remove: bool = False) -> Comparison:
    """Hold wishes against a plan, and make the edits of what can be taken; ``remove``: rows that are gone, too.

    Nothing is written. Raises EditError where a file of the plan cannot be edited.
    """
    taking = _Taking(workspace, Comparison(guessed=list(table.guessed), left=list(table.left)), remove=remove)
    for wanted in table.wanted:
        taking.take(wanted)
    taking.batch.done()
    found, ids = taking.found, taking.given
    found.guessed = [each._replace(id=ids.get(each.id, each.id)) for each in found.guessed]
    found.left = [each._replace(id=ids.get(each.id, each.id)) for each in found.left]
    return found


@cache
def _labels(word: str) -> dict[Leaf, Message]:
    """What people call the fields of a form, by their paths."""
    asked = {each.path: each.label for each in questions(FORMS[word])}
    return {each.path: each.label for each in COLUMNS.get(FORMS[word].record, ()) if each.path} | asked


def label_of(form: Form, path: Leaf) -> Phrase:
    """What people call a field: of a value by year with its year."""
    known = _labels(form.word)
    if path not in known and len(path) > 1:
        return _("{field} {of}", field=known.get(path[:-1], path[0]), of=path[-1])
    return known.get(path, ".".join(path))


class _Made(NamedTuple):
    """A new record, the cells of its values by their paths, and how these were read."""

    record: dict[str, Any]
    cells: dict[Path, Wish]
    readings: tuple[Reading, ...]


def _readings(wanted: Wanted, read: Iterable[tuple[Wish, Meaning]]) -> Iterator[Reading]:
    for wish, meant in read:
        if meant.said is not None:
            yield Reading(label_of(wanted.form, wish.path), shown(wish.value), meant.said, wish.origin)


class _Taking:
    """Wishes as they are taken one after the other."""

    def __init__(self, workspace: Workspace, found: Comparison, *, remove: bool) -> None:
        self.workspace, self.found, self.removes = workspace, found, remove
        self.batch = Batch(workspace)
        self.spots = Spots(workspace)
        self.given: dict[str, str] = {}
        """The ids that new programs got, by the names that their tables have for them; new agencies by their keys."""
        self.said: dict[tuple[str, str], tuple[Any, Origin]] = {}
        """What fields are to be so far, and which cell says so: two files may wish two things."""

    def take(self, wanted: Wanted) -> None:
        """Take a record as it is wanted."""
        try:
            spot = self.spots.twin(wanted) if wanted.new else self.spots.of(wanted)
        except EditError as error:
            self.leave(wanted.origin, wanted.id, error.message, wanted.id)
            return
        if spot is None:
            self.add(wanted)
        elif wanted.gone and (not self.removes or not wanted.wishes):
            self.remove(wanted, spot)
        else:
            known_by = told_by(wanted.form.record) if wanted.new else ()
            for wish in wanted.wishes:
                if wish.path[0] not in known_by:
                    self.change(wanted, spot, wish)
            for part in wanted.parts:
                self.take(replace(part, id=spot.id))

    def leave(self, origin: Origin, text: str, why: Message, id: str = "") -> None:
        """Leave out what is not understood or cannot be, and say why."""
        self.found.left.append(Left(origin, text, why, id=id))

    # -- fields of records that are there ------------------------------------------------------------------------------

    def change(self, wanted: Wanted, spot: Spot, wish: Wish) -> None:
        """Give a field what is wished, unless it is so, or has changed in the plan, too, since it was given out."""
        if wish.given is UNKNOWN and is_empty(wish):  # who leaves a cell of his own table empty wishes nothing
            return
        meant = Meaning(None) if is_empty(wish) else self.read(wanted, wish, spot.id)
        if meant is None:
            return
        draft, name = self.workspace.draft(spot.file), spot.field(wish.path)
        old, new = spot.value(draft, wish.path), python_of(meant.data)
        if wish.value == wish.now or old == new:
            return
        if wish.given is not UNKNOWN and wish.now is not UNKNOWN and wish.now != wish.given:
            values = wish.given, wish.now, wish.value
            conflict = Conflict(spot.id, name, label_of(wanted.form, wish.path), *values, wish.origin)
            self.found.conflicts.append(conflict)
            return
        before, cell = self.said.setdefault((spot.id, name), (new, wish.origin))
        if before != new:
            why = _("{cell} wishes something else: write the same in both", cell=told_at(cell))
            self.leave(wish.origin, shown(wish.value), why, spot.id)
        if cell != wish.origin:
            return
        try:
            change = setting(draft, spot.path, ".".join(wish.path), meant.data)
        except EditError as error:
            self.leave(wish.origin, shown(wish.value), error.message, spot.id)
            return
        if change is not None:
            self.batch.change(spot.file, change)
            self.note(spot.file, change.path, wish)
            readings = tuple(_readings(wanted, [(wish, meant)]))
            self.found.changes.append(Taken(Difference("change", spot.id, name, old, new), wish.origin, readings))

    def read(self, wanted: Wanted, wish: Wish, id: str) -> Meaning | None:
        """What a wish means; what is not understood is left out."""
        try:
            return meaning(wish, wanted.form.record, label_of(wanted.form, wish.path), self.spots.plan)
        except Refusal as error:
            self.leave(wish.origin, shown(wish.value), error.message, id)
            return None

    def note(self, file: str, path: Path, wish: Wish) -> None:
        """Remember which cell a value comes from: an error that it brings is told by it."""
        self.workspace.typed[file, path] = f"{told_at(wish.origin)}: {shown(wish.value)}"
        self.found.cells[file, path] = wish.origin

    def remove(self, wanted: Wanted, spot: Spot) -> None:
        """Take a record out whose row is gone, if that is allowed."""
        name = spot.within.rstrip(".")
        if not self.removes:
            why = _("its row is gone: import with --allow-remove takes it out of the plan, too")
            self.found.left.append(Left(wanted.origin, name or spot.id, why, open=True, id=spot.id))
            return
        old = python_of(node.data) if (node := follow(self.workspace.draft(spot.file).root, spot.path)) else None
        self.batch.change(spot.file, Remove(spot.path))
        self.found.changes.append(Taken(Difference("remove", spot.id, name, old, None), wanted.origin))

    # -- records that are new ------------------------------------------------------------------------------------------

    def add(self, wanted: Wanted) -> None:
        """Put a new record into the plan, with the id that comes next."""
        made = self.made(wanted)
        if made is None or wanted.id in self.given:  # an agency that several tables name
            return
        record, cells, readings = made
        form, name = wanted.form, str(record.get("name"))
        try:
            done = self.batch.put(form, wanted.dimension if form.word == "program" else wanted.id, record)
        except EditError as error:
            self.leave(wanted.origin, wanted.id or name, error.message, wanted.id)
            return
        for path, wish in cells.items():
            self.note(done.file, (*done.path, *path), wish)
        if form.word == "agency":  # its key is made of its name, which a person should look at
            why = _("new among the agencies: {name}, called {key} in the plan", name=name, key=done.id)
            self.found.guessed.append(Guessed(done.id, "agencies", name, why, wanted.origin))
            self.given[done.id] = done.id
            return
        if form.word == "program":
            self.spots.by_name[wanted.dimension, folded(name)] = self.given[name] = done.id
        new = python_of(data_of(done.record))
        item = "" if "id" in keys_of(form.record) else item_of(form, new.get)
        self.found.changes.append(Taken(Difference("add", done.id, item, None, new), wanted.origin, readings))

    def made(self, wanted: Wanted) -> "_Made | None":
        """A new record of what is understood; ``None`` where it lacks what it must have."""
        record: dict[str, Any] = {}
        cells: dict[Path, Wish] = {}
        read: list[tuple[Wish, Meaning]] = []
        left = len(self.found.left)
        for wish in wanted.wishes:
            if is_empty(wish) or (meant := self.read(wanted, wish, wanted.id)) is None:
                continue
            within = record
            for step in wish.path[:-1]:
                within = within.setdefault(step, {})
            within[wish.path[-1]] = meant.data
            cells[wish.path] = wish
            read.append((wish, meant))
        readings = [*_readings(wanted, read)]
        kind = wanted.form.record
        missing = [key for key in keys_of(kind) if key != "id" and is_required(kind, (key,)) and key not in record]
        if missing:
            if left == len(self.found.left):  # else the cell says why
                named = words(label_of(wanted.form, (key,)) for key in missing)
                title = str(next(iter(record.values()), ""))
                self.leave(wanted.origin, title, _("a new row must also say: {fields}", fields=named), wanted.id)
            return None
        for part in wanted.parts:
            if (made := self.made(part)) is not None:
                items = record.setdefault(part.form.at, [])
                cells |= {(part.form.at, len(items), *path): wish for path, wish in made.cells.items()}
                own = {"id": f"{part.form.letter}{len(items) + 1}"} if "id" in keys_of(part.form.record) else {}
                items.append(own | made.record)
                readings += made.readings
        if wanted.form.word == "program":
            record.setdefault("status", "proposed")
        return _Made({key: record[key] for key in keys_of(kind) if key in record}, cells, tuple(readings))


def is_empty(wish: Wish) -> bool:
    """Whether its cell holds nothing."""
    return wish.meant is None and (wish.value is None or not str(wish.value).strip())


def shown(value: Value) -> str:
    """What a cell holds, as text."""
    return "" if value is None else str(value)


def told_at(origin: Origin) -> str:
    """A cell as a planner looks it up: ``Anggaran!F7``."""
    return f"{origin.sheet}!{origin.cell}" if origin.sheet else origin.cell
