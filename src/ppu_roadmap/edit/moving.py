"""What has an id is renamed, moved to another dimension or removed, and whatever names it follows or stands against."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.batch import Batch, Thing
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.loader.folder import PLAN, PROPOSALS
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.text import Message, Phrase, _, command, words
from ppu_roadmap.words.plan_names import NAMING, Agencies
from ppu_roadmap.yamltext.changes import EditError, Insert, Remove, Rename, Set, UnwritableError
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Mapping as MappingNode
from ppu_roadmap.yamltext.nodes import Node, Scalar, Sequence, follow, items_at, text_at, walk
from ppu_roadmap.yamltext.splices import own_end, own_start

AGENCIES: Final = "agencies"
OF_DIMENSION: Final = ("subdimension", "strategy")
"""Fields of a program that name what its dimension has."""


def thing_called(workspace: Workspace, id: str) -> Thing | None:
    """What has an id, or is the agency of that key or name. Raises EditError where several have it."""
    for each in dict.fromkeys((id.upper(), id)):
        if found := workspace.find(each):
            return Thing(*found, each)
    agencies = Agencies(workspace.before.plan).read(id)
    return Thing(PLAN, (AGENCIES, agencies[0].value), agencies[0].value) if len(agencies) == 1 else None


def mentions(workspace: Workspace, thing: Thing) -> Iterator[tuple[str, Path]]:
    """Every field that names a thing, by file and path. Raises EditError, also for a file that is not read but may."""
    for name in sorted(workspace.barred):
        workspace.refuse_barred(name)
    for file in workspace.new:
        for path in _scalars(workspace.draft(file).root, thing.id):
            key = next(str(step) for step in reversed(path) if isinstance(step, str))
            home = AGENCIES if path[0] == AGENCIES and key == "replaced_by" else NAMING.get(key)
            if home == thing.home and not thing.holds(file, path):
                yield file, path


def _scalars(node: Node, text: str, path: Path = ()) -> Iterator[Path]:
    """The paths of the scalars that hold a text."""
    if isinstance(node, Scalar):
        yield from (path,) if node.text == text else ()
    elif text in node.outline.said[node.at : node.outline.after[node.at]]:
        steps: Iterable[str | int] = node.keys if isinstance(node, MappingNode) else range(len(node.items))
        for step, (_key, value) in zip(steps, node.entries, strict=True):
            yield from _scalars(value, text, (*path, step))


def rename(workspace: Workspace, thing: Thing, new: str) -> int:
    """Give a thing an id that nothing has, and its parts theirs; how many mentions followed. Raises EditError."""
    agency = thing.home == AGENCIES
    if new in workspace.before.plan.agencies if agency else workspace.find(new):
        raise EditError(_("{id} is there already: give another id", id=new))
    known = [Thing(thing.file, path, id) for id, paths in workspace.ids(thing.file).items() for path in paths]
    parts = [each for each in known if thing.holds(*each[:2]) and each.id.startswith(f"{thing.id}-")]
    batch, followed = Batch(workspace), 0
    for each in (thing, *parts):
        id = new + each.id.removeprefix(thing.id)
        batch.change(thing.file, Rename(thing.path, id) if agency else Set((*each.path, "id"), id))
        found = list(mentions(workspace, each))
        for file, path in found:
            batch.change(file, Set(path, id))
        followed += len(found) if each is thing else 0
    batch.done()
    workspace.renamed[thing.id] = new
    if not agency:
        workspace.typed[thing.file, (*thing.path, "id")] = new
    return followed


def move(
    workspace: Workspace, program: Thing, dimension: str, new: str | None, fields: Mapping[str, str]
) -> tuple[str, int, list[str]]:
    """Carry a program to another dimension as it is written; its id, how many mentions followed, and what went.

    Without a ``new`` id it keeps its own if it has the prefix of that dimension, else it gets the next one there. Of
    what names things of its old dimension ``fields`` says the new values, and the rest goes. Raises EditError.
    """
    begun = f"{PREFIXES[dimension]}-"
    new = new or (program.id if program.id.startswith(begun) else Batch(workspace).next_id(begun, 2))
    if not new.startswith(begun):
        told = {"id": new, "prefix": PREFIXES[dimension], "dimension": dimension}
        raise EditError(_("{id} is no id of {dimension}, where they begin with {prefix}-", **told))
    followed = rename(workspace, program, new) if new != program.id else 0
    batch, left = Batch(workspace), list[str]()
    batch.make_sure(dimension)
    root = workspace.draft(program.file).root
    for key in OF_DIMENSION:
        path = (*program.path, key)
        if key in fields:
            batch.change(program.file, Set(path, fields[key]))
        elif follow(root, path) is not None:
            batch.change(program.file, Remove(path))
            left += [f"{key}: {text}" for text in (text_at(root, *path),) if text is not None]
    batch.done()
    draft = workspace.draft(program.file)
    parent, at = draft.entry(program.path)
    if odd := next((each for each in walk(parent.entries[at][1], keys=True) if each.odd), None):
        told = {"place": f"{program.file}.yaml:{draft.text.number(odd.start)}"}
        raise UnwritableError(_("{place}: this cannot move: write the value, without anchor, alias or tag", **told))
    end = ("programs", len(items_at(workspace.draft(dimension).root, "programs")))
    workspace.edit(dimension, [Insert(end, parent.entries[at][1].data, lines_of(draft, program.path))])
    workspace.edit(program.file, [Remove(program.path)])
    return new, followed, left


def lines_of(draft: Draft, path: Path) -> tuple[str, ...]:
    """The lines of an item and its comments as they are written, a hyphen in the first column; none for a key."""
    (parent, at), text = draft.entry(path), draft.text
    if not isinstance(parent, Sequence) or (parent.flow and not isinstance(parent.items[at], MappingNode)):
        return ()
    (start, end), before, column = parent.span(at), parent.span(at - 1)[1] if at else 0, parent.column
    if parent.flow:
        column, after, above = text.indent(start), end + (text.body[end] == ","), start
        stop = after
        if text.begins_line(start) and text.token(after) >= text.line_end(after):  # the comments beside it are its own
            above, stop = own_start(text, start, before), text.line_end(after)
        item = text.body[start:end].replace(text.newline, text.newline + "  ")
        raw = f"{text.body[above:start]}- {item}{text.body[after:stop]}"
    else:
        start = own_start(text, parent.start_of(at, text), before)
        raw = text.body[start : own_end(text, end, column)]
    margins = ((line, len(line) - len(line.lstrip(" "))) for line in raw.split(text.newline))
    return tuple(line[min(margin, column) :] for line, margin in margins)


def remove(workspace: Workspace, things: Iterable[Thing]) -> None:
    """Take things out of the plan. Raises EditError where something that stays names one of them."""
    things, batch = list(things), Batch(workspace)
    for thing in things:
        found = mentions(workspace, thing)
        staying = [spot for spot in found if not any(each.holds(*spot) for each in things)]
        if staying:
            raise EditError(_still_named(workspace, thing, staying))
        batch.change(thing.file, Remove(thing.path))
    batch.done()


def _still_named(workspace: Workspace, thing: Thing, found: list[tuple[str, Path]]) -> Message:
    """Who names a thing, and what would take the first of these mentions away."""
    whose = [_whose(workspace, *spot) for spot in found]
    places = words([_("{field} of {id}", field=field, id=id) for id, field in whose], 5)
    told: dict[str, Phrase] = {"id": thing.id, "places": places}
    (id, field), (file, path) = whose[0], found[0]
    if thing.home == AGENCIES and field != "partners":
        known = workspace.before.plan.agencies.items()
        other = next((key for key, each in known if each and each.kind == "agency" and key != thing.id), None)
        by = command("set", id, f"{field}={other}") if other else command("add", "agency")
        return _("{id} is still named by {places}: name another one there first, as by {command}", **told, command=by)
    rest = ""
    if isinstance(path[-1], int):
        named = items_at(workspace.draft(file).root, *path[:-1])
        rest = ",".join(item.text for item in named if isinstance(item, Scalar) and item.text != thing.id)
    open_again = ["status=submitted"] if (file, path[-1]) == (PROPOSALS, "program") else []
    by = command("set", id, f"{field}={rest}", *open_again)
    return _("{id} is still named by {places}: first take it out there, as by {command}", **told, command=by)


def _whose(workspace: Workspace, file: str, path: Path) -> tuple[str, str]:
    """The id of what a field is of, and the field as ``set`` calls it."""
    root = workspace.draft(file).root
    steps = path[:-1] if isinstance(path[-1], int) else path
    own = next((end for end in range(len(steps), 0, -1) if text_at(root, *steps[:end], "id")), 0)
    id = text_at(root, *steps[:own], "id") if own else None
    return id or PLAN, ".".join(map(str, steps[own:]))
