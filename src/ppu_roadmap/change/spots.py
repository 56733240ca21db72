"""Where the records that tables speak of stand in the files of a plan."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

from ppu_roadmap.change.values import meaning, python_of
from ppu_roadmap.change.wishes import Wanted
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.fields import place_at
from ppu_roadmap.edit.forms import Form, Leaf
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.folder import PLAN
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.similarity import folded
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.yamltext.changes import EditError, lost
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Node, follow, items_at, text_at


def told_by(record: Any) -> tuple[str, ...]:
    """The keys that tell a new record of a kind from those that are there: two that agree in them are one."""
    own: tuple[str, ...] = getattr(record, "naming", ("id",))
    return own if own != ("id",) else ("factor",) if record is Risk else ("name",)


class Spot(NamedTuple):
    """A record in a file."""

    file: str
    path: Path
    id: str
    """Its id, of what has none that of its program."""
    within: str = ""
    """How its fields begin then, such as ``budget[2026,apbd].``."""

    def value(self, draft: Draft, field: Leaf = ()) -> Any:
        """What stands for it or a field of it, as JSON has it."""
        node = follow(draft.root, (*self.path, *field))
        return None if node is None else python_of(node.data)


class Spots:
    """The records of a plan, found by what tables call them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.plan: Callable[[], Plan] = lambda: workspace.before.plan

    @cached_property
    def by_id(self) -> dict[str, tuple[str, Path]]:
        """The file and path of everything that has an id; the first of two."""
        known = ((name, self.workspace.ids(name)) for name in reversed([*self.workspace.new]))
        return {id: (name, paths[0]) for name, ids in known for id, paths in ids.items()}

    @cached_property
    def by_name(self) -> dict[tuple[str, str], str]:
        """The ids of programs by dimension and name."""
        named = ((one.dimension, folded(one.name or ""), one.id) for one in self.plan().programs)
        return {(dimension, name): id for dimension, name, id in named if id and name}

    def of(self, wanted: Wanted) -> Spot:
        """The record that a row is about. Raises EditError where there is none."""
        if wanted.form.word == "agency":
            return Spot(PLAN, (wanted.form.at, wanted.id), wanted.id)
        if wanted.id not in self.by_id:
            self.workspace.find(wanted.id)  # which tells the fault of its file
            raise EditError(or_nearest(_("there is no program {id}", id=wanted.id), wanted.id, self.by_id))
        file, path = self.by_id[wanted.id]
        if wanted.item is None:
            return Spot(file, path, wanted.id)
        within = f"{wanted.form.at}[{','.join(wanted.item)}]"
        draft = self.workspace.draft(file)
        path = place_at(draft, path, within)
        if follow(draft.root, path) is None:
            raise lost((*path,))
        return Spot(file, path, wanted.id, f"{within}.")

    def twin(self, wanted: Wanted) -> Spot | None:
        """The record that is there already where a row wishes a new one: told by its name, or year and source.

        Raises EditError where another row has made it.
        """
        if wanted.form.word == "agency":
            return self.of(wanted) if wanted.id in self.plan().agencies else None
        if wanted.form.word == "program":
            name = next((str(wish.meant or wish.value) for wish in wanted.wishes if wish.path == ("name",)), "")
            id = self.by_name.get((wanted.dimension, folded(name)))
            if id is not None and id not in self.by_id:
                raise EditError(_("another row has this program already, as {id}: delete one of the two", id=id))
            return None if id is None else Spot(*self.by_id[id], id)
        above = self.of(wanted)
        items = items_at(self.workspace.draft(above.file).root, *above.path, wanted.form.at)
        told, keys = dict(self._read(wanted)), told_by(wanted.form.record)
        known_by = {key: text for key, text in told.items() if key in keys}
        found = [at for at, item in enumerate(items) if keys[0] in known_by and _says(item, known_by)]
        if len(found) > 1:  # as those that are there may be told by the same
            found = [at for at in found if _says(items[at], told)][:1]
        if not found:
            return None
        path, item = (*above.path, wanted.form.at, found[0]), items[found[0]]
        own = text_at(item, "id")
        if own:
            return Spot(above.file, path, own)
        return Spot(above.file, path, above.id, f"{item_of(wanted.form, partial(text_at, item))}.")

    def _read(self, wanted: Wanted) -> Iterator[tuple[str, str]]:
        """What a wanted record says by single values, as it would stand in a file."""
        for wish in wanted.wishes:
            if len(wish.path) == 1 and (wish.value is not None or wish.meant is not None):
                try:
                    data = meaning(wish, wanted.form.record, wish.path[0], self.plan).data
                except Refusal:  # is told where the record is made
                    continue
                yield wish.path[0], folded(str(python_of(data)))


def _says(item: Node, told: Mapping[str, str]) -> bool:
    return all(folded(text_at(item, key) or "") == text for key, text in told.items())


def item_of(form: Form, value: Callable[[str], Any]) -> str:
    """What an item without an id is called, ``budget[2026,apbd]``, of its values by key."""
    told = (str(text) for key in told_by(form.record) if (text := value(key)) is not None)
    return f"{form.at}[{','.join(told)}]"
