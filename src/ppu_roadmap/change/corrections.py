"""What a sender is to correct in his workbook, by cell."""

from ppu_roadmap.change.comparison import Comparison, Conflict, shown
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.text import Message, _


def corrections(comparison: Comparison, workspace: Workspace) -> dict[tuple[str, str], Message]:
    """By sheet and cell what is wrong there: conflicts, what is not understood, errors that the plan would get."""
    found: dict[tuple[str, str], Message] = {}
    for conflict in comparison.conflicts:
        found.setdefault((conflict.origin.sheet, conflict.origin.cell), conflicting(conflict))
    for left in comparison.refused:
        found.setdefault((left.origin.sheet, left.origin.cell), left.why)
    for error in workspace.added():
        for origin in (comparison.cells[each] for each in workspace.typed_for(error) if each in comparison.cells):
            why = _("{problem}; {help}", problem=error.message, help=error.help) if error.help else error.message
            found.setdefault((origin.sheet, origin.cell), why)
    return found


def conflicting(each: Conflict) -> Message:
    """A conflict with its three values."""
    texts = {"base": each.base, "ours": each.ours, "theirs": each.theirs}
    told = {name: shown(value) or None for name, value in texts.items()}
    return _("{field}: given out as {base}, now {ours} in the plan, {theirs} in the file", field=each.label, **told)
