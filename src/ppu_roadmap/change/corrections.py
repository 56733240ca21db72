"""What a sender is to correct in his workbook, by cell."""

from ppu_roadmap.change.changes import Comparison, Conflict, shown, told_at
from ppu_roadmap.text import Message, _


def corrections(comparison: Comparison) -> dict[tuple[str, str], Message]:
    """By sheet and cell what is wrong there: conflicts, and what is not understood or would bring an error."""
    conflicts = ((each.origin, conflicting(each)) for each in comparison.conflicts)
    refused = ((each.origin, each.why) for each in comparison.refused)
    return {(origin.sheet, origin.cell): why for origin, why in (*refused, *conflicts)}


def conflicting(each: Conflict) -> Message:
    """A conflict with its values: three, or those of two cells."""
    base, ours, theirs = (shown(value) or None for value in (each.base, each.ours, each.theirs))
    if each.other is not None:
        cell = f"{each.other.file} {told_at(each.other)}"
        return _("{field}: {theirs} here, {ours} in {cell}", field=each.label, theirs=theirs, ours=ours, cell=cell)
    told = {"field": each.label, "base": base, "ours": ours, "theirs": theirs}
    return _("{field}: given out as {base}, now {ours} in the plan, {theirs} in the file", **told)
