"""``roadmap set``: fields of a program, of the plan or of a proposal, and nothing else of the file."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.completion import PROGRAM, assignments
from ppu_roadmap.commands.editing import editing, finish, thing_of
from ppu_roadmap.commands.options import DryRunOption, argument
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace

EXAMPLES = (
    "roadmap set GOV-01 status=ongoing progress=40",
    'roadmap set ECO-02 status=berjalan "budget[2026,apbd].amount=2,5 miliar" years=2026-2027 owner=DLH',
    'roadmap set GOV-01 "budget[2023,apbd].amount=250000000" --dry-run',
    "roadmap set GOV-01 quick_win.start=2022-09 locations=penajam,waru",
    "roadmap set GOV-01 indicators.GOV-01-I1.baseline.value=12.5 status_note=",
    'roadmap set plan "vision=Kota cerdas yang melayani"',
)

MOST = 100
"""Fields that are set at once: after some of them the file is read anew."""


def main(
    run: Run,
    id: Annotated[str, argument("ID", "A program's id, or plan for plan.yaml.", PROGRAM)],
    fields: Annotated[
        list[str], argument("FIELD=VALUE", "Fields and their values; no value removes the field.", assignments)
    ],
    *,
    dry_run: DryRunOption = False,
) -> None:
    """Set fields; all at once or none, and nothing else of the file changes.

    A field within a field has points between: quick_win.start, budget.0.amount, budget[2023,apbd].amount. Lists have
    commas, or brackets as in YAML. Values are read as people write them; how is said where that is not the letter of
    the format.
    """
    given = assigned(fields)
    whole = id.lower() == "plan"
    with editing(run, None if whole else id) as workspace:
        name, path, told = ("plan", (), id) if whole else thing_of(workspace, id, program=True, fields=fields)[:3]
        assign(workspace, name, path, given)
        if finish(run, workspace, dry_run=dry_run):
            _tell(run, workspace, name, path, told)


def _tell(run: Run, workspace: "Workspace", name: str, base: tuple[str | int, ...], id: str) -> None:
    """Say what was taken away, and what was set below a path as it stands in the file now."""
    from ppu_roadmap.yamltext.nodes import follow

    gone, now = list[str](), list[str]()
    for (_file, path), typed in workspace.typed.items():
        field, _equals, value = typed.partition("=")
        if not value.strip():
            gone.append(field)
        elif (node := follow(workspace.draft(name).root, path)) is not None:
            now.append(f"{'.'.join(map(str, path[len(base) :]))}={_shown(node.data)}")
    if gone:
        run.note(_("taken from {id}: {fields}", id=id, fields=words(gone)))
    if now:
        run.note(_("{id} now has {fields}", id=id, fields=words(now)))


def _shown(data: object) -> str:
    """A value as text."""
    if isinstance(data, list):
        return f"[{', '.join(map(_shown, data))}]"
    if isinstance(data, dict):
        return f"{{{', '.join(f'{key}: {_shown(value)}' for key, value in data.items())}}}"
    return str(getattr(data, "spelling", data))


def assigned(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The field and the value of each FIELD=VALUE, which are set one after the other."""
    if len(texts) > MOST:
        told = {"count": len(texts), "most": MOST}
        raise Refusal(_("{count} fields are given, but at most {most} are set at once", **told))
    pairs = [text.partition("=") for text in texts]
    for field, equals, value in pairs:
        sign = field.rstrip()[-1:] in "+-" and not field.rstrip().endswith(".+")
        if not equals or sign:  # nothing, or partners+=dlh: a list is set whole, or gets one item by partners.+=dlh
            raise Refusal(_("{text} is no FIELD=VALUE, such as status=ongoing", text=field + equals + value))
    return [(field.strip(), value) for field, _equals, value in pairs]


def assign(workspace: "Workspace", name: str, path: tuple[str | int, ...], fields: Iterable[tuple[str, str]]) -> None:
    """Give fields of what stands at a path their values as they were typed, one after the other."""
    from ppu_roadmap.edit.fields import moves, setting
    from ppu_roadmap.yamltext.changes import Change, Remove

    waiting, moved = list[Change](), False
    for field, value in fields:
        if moved and (not value.strip() or {*field} & {*".["}):  # to see where that is, what moved it must be there
            workspace.edit(name, waiting)
            waiting, moved = [], False
        draft = workspace.draft(name)
        change = setting(draft, path, field, value, workspace.typist)
        if change is None:
            continue
        workspace.typed[name, change.path] = f"{field}={value}"
        waiting.append(change)
        moved |= moves(draft.root, change)
        if isinstance(change, Remove):  # what goes would go last
            workspace.edit(name, waiting)
            waiting, moved = [], False
    workspace.edit(name, waiting)
