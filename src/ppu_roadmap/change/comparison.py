"""Wishes held against a plan: what changes, what conflicts, what is not understood; the edits wait for a workspace."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from ppu_roadmap.change.changes import Comparison, Conflict, Reading, Taken, shown, told_at
from ppu_roadmap.change.spots import Spot, Spots, item_of, told_by
from ppu_roadmap.change.values import Meaning, meaning, python_of
from ppu_roadmap.change.wishes import UNKNOWN, Guessed, Left, Origin, Table, Wanted, Wish
from ppu_roadmap.diagnostics import Diagnostic, Path
from ppu_roadmap.edit.batch import Batch
from ppu_roadmap.edit.fields import setting
from ppu_roadmap.edit.forms import FORMS, Form, Leaf, questions
from ppu_roadmap.edit.workspace import UNFINISHED, Workspace
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.loader.checking import leaves_out
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.rules.similarity import folded
from ppu_roadmap.shape.fields import is_required, keys_of
from ppu_roadmap.text import Message, Phrase, Refusal, _, words
from ppu_roadmap.words.reading import Misread
from ppu_roadmap.yamltext.changes import Change, EditError, Remove
from ppu_roadmap.yamltext.nodes import data_of

TRIES = 3
"""How often wishes are taken, each time without the cells that have brought errors."""


def compared(workspace: Workspace, table: Table, *, remove: bool = False) -> Comparison:
    """Hold wishes against a plan, and make the edits of what can be taken; ``remove``: rows that are gone, too.

    A cell that would bring an error is left out like one that is not understood. Nothing is written. Raises EditError
    where a file of the plan cannot be edited.
    """
    barred: dict[Origin, Message] = {}
    taking = _Taking(workspace, table, barred, remove=remove)
    for _try in range(TRIES - 1):
        if not (wrong := dict(taking.wrong())):
            break
        barred |= wrong
        taking = _Taking(workspace, table, barred, remove=remove)
    workspace.take_edits(taking.workspace)
    return taking.found


@cache
def _labels(word: str) -> dict[Leaf, Message]:
    """What people call the fields of a form, by their paths."""
    asked = {each.path: each.label for each in questions(FORMS[word])}
    return asked | {each.path: each.label for each in COLUMNS.get(FORMS[word].record, ()) if each.path}


def label_of(form: Form, path: Leaf) -> Phrase:
    """What people call a field: of a value by year with its year."""
    known = _labels(form.word)
    if path not in known and len(path) > 1:
        return _("{field} {of}", field=known.get(path[:-1], path[0]), of=path[-1])
    return known.get(path, ".".join(path))


class _Cell(NamedTuple):
    """A cell of a row, and what it means."""

    wanted: Wanted
    wish: Wish
    meant: Meaning

    @property
    def label(self) -> Phrase:
        """What people call its field."""
        return label_of(self.wanted.form, self.wish.path)


def _readings(cells: Iterable[_Cell]) -> tuple[Reading, ...]:
    """How cells were read, where that is not the letter."""
    every = ((each, each.wish, each.meant.said) for each in cells)
    return tuple(Reading(cell.label, shown(wish.value), said, wish.origin) for cell, wish, said in every if said)


class _Waiting(NamedTuple):
    """A change of a field that waits for what other cells wish."""

    spot: Spot
    cell: _Cell
    change: Change
    taken: Taken


def _in_words(error: Diagnostic, label: Phrase) -> Message:
    """What is wrong with a cell: how a file has to say it helps nobody who fills in a form."""
    if leaves_out(error):
        return error.message.of(**{**error.message.values, "key": label})
    return _("{problem}; {help}", problem=error.message, help=error.help) if error.help else error.message


def _between(one: _Waiting, wish: Wish) -> Conflict:
    """A conflict of two cells."""
    first, field = one.cell.wish, one.taken.difference.field
    base = None if wish.given is UNKNOWN else wish.given
    return Conflict(one.spot.id, field, one.cell.label, base, first.value, wish.value, wish.origin, first.origin)


class _Taking:
    """Wishes taken one after the other, on a copy of the files; cells that are ``barred`` are left with the reason."""

    def __init__(self, workspace: Workspace, table: Table, barred: Mapping[Origin, Message], *, remove: bool) -> None:
        self.workspace, self.barred, self.removes = workspace.copy(), barred, remove
        self.batch, self.spots = Batch(self.workspace), Spots(self.workspace)
        self.found = found = Comparison(guessed=[*table.guessed], left=[*table.left])
        self.given: dict[str, str] = {}
        """The ids that new programs got, by the names that their tables have for them; new agencies by their keys."""
        self.waiting: dict[tuple[str, str], _Waiting] = {}
        self.gone: dict[tuple[str, Path], tuple[Wanted, Spot]] = {}
        self.items: set[tuple[str, str]] = set()
        """Which items without ids are new, by the ids of what they are in."""
        self.cells: dict[tuple[str, Path], _Cell] = {}
        """The cells of values, by the file and path that they are to stand at."""
        for wanted in table.wanted:
            self.take(wanted)
        for each in self.waiting.values():
            self.settle(each)
        for wanted, spot in self.gone.values():
            self.remove(wanted, spot)
        self.batch.done()
        found.guessed = [each._replace(id=self.given.get(each.id, each.id)) for each in found.guessed]
        found.left = [each._replace(id=self.given.get(each.id, each.id)) for each in found.left]

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
            self.gone[spot.file, spot.path] = wanted, spot
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

    def wrong(self) -> Iterator[tuple[Origin, Message]]:
        """The cells that bring errors to the plan, each with what is wrong; none where one comes from no cell."""
        added = self.workspace.added() if self.workspace.edited else ()
        errors = [each for each in added if each.code not in UNFINISHED]
        brought = [[self.cells[at] for at in self.workspace.typed_for(each) if at in self.cells] for each in errors]
        for error, cells in zip(errors, brought, strict=True) if all(brought) else ():
            yield from ((cell.wish.origin, _in_words(error, cell.label)) for cell in cells)

    # -- fields of records that are there ------------------------------------------------------------------------------

    def change(self, wanted: Wanted, spot: Spot, wish: Wish) -> None:
        """Give a field what is wished, unless it is so, or has changed in the plan, too, since it was given out."""
        if wish.given is UNKNOWN and is_empty(wish):  # who leaves a cell of his own table empty wishes nothing
            return
        cell = _Cell(wanted, wish, Meaning(None)) if is_empty(wish) else self.read(wanted, wish, spot.id)
        if cell is None:
            return
        draft, name = self.workspace.draft(spot.file), spot.within + ".".join(wish.path)
        old, new = spot.value(draft, wish.path), python_of(cell.meant.data)
        if wish.value == wish.now or old == new:
            return
        if wish.given is not UNKNOWN and (old is not None if wish.now is UNKNOWN else wish.now != wish.given):
            ours = old if wish.now is UNKNOWN else wish.now
            self.found.conflicts.append(Conflict(spot.id, name, cell.label, wish.given, ours, wish.value, wish.origin))
        elif (other := self.waiting.get((spot.id, name))) is None:
            try:
                change = setting(draft, spot.path, ".".join(wish.path), cell.meant.data)
            except EditError as error:
                self.leave(wish.origin, shown(wish.value), error.message, spot.id)
                return
            taken = Taken(Difference("change", spot.id, name, old, new), wish.origin, _readings([cell]))
            if change is not None:
                self.waiting[spot.id, name] = _Waiting(spot, cell, change, taken)
        elif other.taken.difference.new != new:
            self.found.conflicts.append(_between(other, wish))

    def settle(self, each: _Waiting) -> None:
        """Make a change, unless another cell wishes something else, or the row that it is in is gone elsewhere."""
        spot = each.spot
        over = [(spot.file, spot.path[:end]) for end in range(1, len(spot.path) + 1)]
        for wanted, _spot in (self.gone.pop(at) for at in over if at in self.gone and self.removes):
            self.found.conflicts.append(_between(each, each.cell.wish._replace(value=None, origin=wanted.origin)))
        if any((one.id, one.field) == (spot.id, each.taken.difference.field) for one in self.found.conflicts):
            return
        self.batch.change(spot.file, each.change)
        self.note(spot.file, each.change.path, each.cell)
        self.found.changes.append(each.taken)

    def read(self, wanted: Wanted, wish: Wish, id: str) -> _Cell | None:
        """A cell with what it means; one that is not understood is left out."""
        try:
            if why := self.barred.get(wish.origin):
                raise Misread(why)
            meant = meaning(wish, wanted.form.record, label_of(wanted.form, wish.path), self.spots.plan)
        except Refusal as error:
            self.leave(wish.origin, shown(wish.value), error.message, id)
            return None
        return _Cell(wanted, wish, meant)

    def note(self, file: str, path: Path, cell: _Cell) -> None:
        """Remember which cell a value comes from: an error that it brings is told by it."""
        self.workspace.typed[file, path] = f"{told_at(cell.wish.origin)}: {shown(cell.wish.value)}"
        self.cells[file, path] = cell

    def remove(self, wanted: Wanted, spot: Spot) -> None:
        """Take a record out whose row is gone, if that is allowed."""
        if not self.removes:
            why = _("its row is gone: import with --allow-remove takes it out of the plan, too")
            self.found.left.append(Left(wanted.origin, wanted.told or spot.id, why, open=True, id=spot.id, gone=True))
            return
        gone = Difference("remove", spot.id, spot.within.rstrip("."), spot.value(self.workspace.draft(spot.file)), None)
        self.batch.change(spot.file, Remove(spot.path))
        self.found.changes.append(Taken(gone, wanted.origin))

    # -- records that are new ------------------------------------------------------------------------------------------

    def add(self, wanted: Wanted) -> None:
        """Put a new record into the plan, with the id that comes next."""
        made = self.made(wanted)
        if wanted.id in self.given:  # an agency that several tables name
            return
        if made is None:
            for part in wanted.parts:
                why = _("what it belongs to is not taken over")
                self.leave(part.origin, _title(part), why, wanted.id)
                for wish in (each for each in part.wishes if each.origin.sheet != part.origin.sheet):
                    self.leave(wish.origin, shown(wish.value), why, wanted.id)
            return
        record, cells = made
        form, name = wanted.form, str(record.get("name"))
        item = "" if "id" in keys_of(form.record) else item_of(form, lambda key: python_of(record.get(key)))
        if item and (wanted.id, item) in self.items:
            told = words(label_of(form, (key,)) for key in told_by(form.record) if key in record)
            why = _("another new row is of the same program and {fields}: put them together", fields=told)
            self.leave(wanted.origin, _title(wanted), why, wanted.id)
            return
        self.items.add((wanted.id, item))
        try:
            done = self.batch.put(form, wanted.dimension if form.word == "program" else wanted.id, record)
        except EditError as error:
            self.leave(wanted.origin, wanted.id or name, error.message, wanted.id)
            return
        for path, cell in cells.items():
            self.note(done.file, (*done.path, *path), cell)
        if form.word == "agency":  # its key is made of its name, which a person should look at
            why = _("new among the agencies: {name}, called {key} in the plan", name=name, key=done.id)
            self.found.guessed.append(Guessed(done.id, "agencies", name, why, wanted.origin))
            self.given[done.id] = done.id
            return
        if form.word == "program":
            self.spots.by_name[wanted.dimension, folded(name)] = self.given[name] = done.id
        difference = Difference("add", done.id, item, None, python_of(data_of(done.record)))
        self.found.changes.append(Taken(difference, wanted.origin, _readings(cells.values())))

    def made(self, wanted: Wanted) -> tuple[dict[str, Any], dict[Path, _Cell]] | None:
        """A new record of what is understood, and its cells by path; ``None`` where it lacks what it must have."""
        record: dict[str, Any] = {}
        cells: dict[Path, _Cell] = {}
        left, kind = len(self.found.left), wanted.form.record
        for wish in wanted.wishes:
            if is_empty(wish) or (cell := self.read(wanted, wish, wanted.id)) is None:
                continue
            within = record
            for step in wish.path[:-1]:
                within = within.setdefault(step, {})
            within[wish.path[-1]] = cell.meant.data
            cells[wish.path] = cell
        missing = [key for key in keys_of(kind) if key != "id" and is_required(kind, (key,)) and key not in record]
        if missing:
            if left == len(self.found.left):  # else the cell says why
                named = words(label_of(wanted.form, (key,)) for key in missing)
                why = _("a new row must also say: {fields}", fields=named)
                self.leave(wanted.origin, _title(wanted), why, wanted.id)
            return None
        for part in wanted.parts:
            if (made := self.made(part)) is not None:
                items = record.setdefault(part.form.at, [])
                cells |= {(part.form.at, len(items), *path): cell for path, cell in made[1].items()}
                own = {"id": f"{part.form.letter}{len(items) + 1}"} if "id" in keys_of(part.form.record) else {}
                items.append(own | made[0])
        if wanted.form.word == "program":
            record.setdefault("status", "proposed")
        return {key: record[key] for key in keys_of(kind) if key in record}, cells


def _title(wanted: Wanted) -> str:
    """What a row is told by: its first cell that holds something."""
    return next((shown(wish.value) for wish in wanted.wishes if not is_empty(wish)), "")


def is_empty(wish: Wish) -> bool:
    """Whether its cell holds nothing."""
    return wish.meant is None and (wish.value is None or not str(wish.value).strip())
