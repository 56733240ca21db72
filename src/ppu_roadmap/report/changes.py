"""What an import changes: by program for planners, as Markdown for a pull request, as JSON for machines."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ppu_roadmap.change.changes import Comparison, Conflict, Taken, conflicting, told_at
from ppu_roadmap.change.wishes import Guessed, Left, Origin
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.fields.field import Of
from ppu_roadmap.fields.program import fields_of_program
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, label_of
from ppu_roadmap.paper.table import shown as in_words
from ppu_roadmap.report.json import data_of, dumped
from ppu_roadmap.revision.wording import told
from ppu_roadmap.text import Language, Message, Phrase, Uncut, _, _n, flat, markdown, words

STYLES = {"+": "green", "~": "", "-": "red", "!": "bold red", "?": "yellow", "x": "bold red"}
"""How the marks of lines are coloured: new, changed, gone, in conflict, read otherwise or guessed, not understood."""
_ORDER = "+~-!?x"
AGENCIES = "agencies"
_GENERAL: Mapping[str, Phrase] = {"": _("Whole table"), AGENCIES: _("Agencies and partners")}
"""What stands first, for it is of no program."""


class Line(NamedTuple):
    """One line of the report."""

    mark: str
    text: Message
    origin: Origin | None = None


class Imported(NamedTuple):
    """An import, shown or done."""

    comparison: Comparison
    before: Plan
    after: Plan
    new: Sequence[Diagnostic] = ()
    """All findings that the plan gains."""
    gone: Sequence[Diagnostic] = ()
    """All findings that it loses."""
    files: int = 1
    """How many files were imported: of several each cell is told with its file."""


# -- lines by what they are of -----------------------------------------------------------------------------------------


def groups(imported: Imported) -> Iterator[tuple[Phrase, list[Line]]]:
    """The lines about each program or other thing, in the order of the plan, under what people call it."""
    found: dict[str, list[Line]] = {}
    for id, line in _lines(imported):
        found.setdefault(_program(id), []).append(line)
    known = {**imported.before.by_id, **imported.after.by_id}
    places = {id: number for number, id in enumerate(known)}
    for id in sorted(found, key=lambda id: (places.get(id, -1 if id in _GENERAL else len(places)), id)):
        name = known[id].name if id in known else None
        heading = _("{id} {name}", id=id, name=Uncut(name)) if name else _GENERAL.get(id, id)
        yield heading, sorted(found[id], key=lambda line: _ORDER.index(line.mark))


def _program(id: str) -> str:
    """The id of the program that something is a part of."""
    return "-".join(id.split("-")[:2]) if id[:3].isupper() and id.count("-") > 1 else id


def _lines(imported: Imported) -> Iterator[tuple[str, Line]]:
    comparison = imported.comparison
    for each in comparison.changes:
        yield each.difference.id, _changed(imported, each)
        for reading in each.readings:
            told_so = {"field": reading.label, "text": reading.text, "said": reading.said}
            yield each.difference.id, Line("?", _("{field} {text}, read as: {said}", **told_so), reading.origin)
    for conflict in comparison.conflicts:
        yield conflict.id, Line("!", conflicting(conflict), conflict.origin)
    for guess in comparison.guessed:
        yield AGENCIES if guess.field == AGENCIES else guess.id, Line("?", guess.why, guess.origin)
    for left in comparison.left:
        named = left.text and left.id in imported.after.by_id and left.text == imported.after.by_id[left.id].name
        told_of: Message = _("{text}: {why}", text=left.text, why=left.why) if left.text and not named else left.why
        yield left.id, Line("-" if left.gone else "?" if left.open else "x", told_of, left.origin)


def _changed(imported: Imported, taken: Taken) -> Line:
    difference = taken.difference
    mark = {"add": "+", "change": "~", "remove": "-"}[difference.op]
    program = imported.after.by_id.get(difference.id)
    if difference.op == "add" and program is not None and not difference.field:
        return Line(mark, _new_program(imported.after, program), taken.origin)
    return Line(mark, told(imported.after, difference, imported.before), taken.origin)


class _InWords(NamedTuple):
    """A cell of a program's table in a sentence."""

    value: Cell
    column: Column

    def render(self, language: Language) -> str:
        """What a person reads in it."""
        return in_words(self.value, self.column, language)


def _new_program(plan: Plan, program: Program) -> Message:
    """A new program in a line: where it stands, when, who does it, what it costs."""
    of = Of(plan, program)
    fields = fields_of_program("dimension", "horizon", "years", "owner", "budget", "status")
    facts = ((each.get(of), each.column) for each in fields)
    known: list[Phrase] = [_InWords(*fact) for fact in facts if label_of(fact[0]) not in (None, ())]
    parts = ((form.title, len(getattr(program, form.at))) for form in FORMS.values() if form.letter)
    known += [_("{thing}: {count}", thing=title, count=count) for title, count in parts if count]
    return _("new: {facts}", facts=words(known))


# -- for people --------------------------------------------------------------------------------------------------------


def cell(line: Line, imported: Imported) -> str:
    """The cell that a line comes from, with its file where there are several."""
    if line.origin is None:
        return ""
    at = told_at(line.origin)
    return f"{line.origin.file} {at}" if imported.files > 1 else at


def markdown_of(imported: Imported, language: Language) -> str:
    """The report as GitHub's Markdown: first the sums, then a list for each program."""
    parts = [f"**{_escaped(sums(imported), language)}**"]
    for heading, lines in groups(imported):
        rows = [f"### {_escaped(heading, language)}", ""]
        for line in lines:
            at = cell(line, imported)
            rows.append(f"- `{line.mark}` {_escaped(line.text, language)}" + (f" ({markdown(flat(at))})" if at else ""))
        parts.append("\n".join(rows))
    for title, told_of in findings(imported, language):
        parts.append("\n".join([f"### {markdown(title)}", "", *(f"- {markdown(each)}" for each in told_of)]))
    return "\n\n".join(filter(None, parts)) + "\n"


def _escaped(text: Phrase, language: Language) -> str:
    return markdown(flat(_("{word}", word=text).render(language)))


def sums(imported: Imported) -> Message:
    """How much is new, changed, gone, in conflict, guessed and left, in one line."""
    summary = summed(imported.comparison)
    said = {
        "added": _n("{count} new", "{count} new", summary["added"]),
        "changed": _n("{count} field changed", "{count} fields changed", summary["changed"]),
        "removed": _n("{count} gone", "{count} gone", summary["removed"]),
        "conflicts": _n("{count} conflict", "{count} conflicts", summary["conflicts"]),
        "guessed": _n("{count} guess to look at", "{count} guesses to look at", summary["guessed"]),
    }
    parts = [text for key, text in said.items() if summary[key]]
    left = imported.comparison.left
    refused, gone = sum(not each.open for each in left), sum(each.gone for each in left)
    if refused:
        parts.append(_n("{count} cell not understood", "{count} cells not understood", refused))
    if gone:
        parts.append(_n("{count} deleted row, kept in the plan", "{count} deleted rows, kept in the plan", gone))
    if still := len(left) - refused - gone:
        parts.append(_n("{count} thing still open", "{count} things still open", still))
    return _("{parts}", parts=words(parts)) if parts else _("nothing differs from the plan")


def findings(imported: Imported, language: Language) -> Iterator[tuple[str, list[str]]]:
    """The findings that the plan gains and loses, each kind under a heading; of a rule some, then how many more."""
    for heading, found in ((_("Findings that come with it:"), imported.new), (_("Mended by it:"), imported.gone)):
        by_rule: dict[str, list[str]] = {}
        for each in found:
            by_rule.setdefault(each.code, []).append(f"{each.code}: {flat(each.message.render(language))}")
        lines = [line for told_of in by_rule.values() for line in (*told_of[:SHOWN], *_more(told_of, language))]
        if lines:
            yield heading.render(language), lines


def _more(told_of: Sequence[str], language: Language) -> list[str]:
    """How many findings of a rule are not told."""
    more = _("{code}: and {count} more", code=told_of[0].partition(":")[0], count=len(told_of) - SHOWN)
    return [more.render(language)] if len(told_of) > SHOWN else []


SHOWN = 3
"""Findings of one rule that are told."""


# -- for machines ------------------------------------------------------------------------------------------------------


def summed(comparison: Comparison) -> dict[str, int]:
    """The counts of JSON's ``summary``."""
    ops = [each.difference.op for each in comparison.changes]
    counts = {"added": ops.count("add"), "changed": ops.count("change"), "removed": ops.count("remove")}
    rest = {key: len(getattr(comparison, key)) for key in ("conflicts", "guessed", "left")}
    return counts | rest


def json_of(imported: Imported, language: Language) -> str:
    """The whole report; reasons are in the language, all else is the same in each."""
    comparison = imported.comparison
    document = {
        "version": 1,
        "summary": summed(comparison),
        "changes": [_change(each) for each in comparison.changes],
        "conflicts": [_data(each, language) for each in comparison.conflicts],
        "guessed": [_data(each, language) for each in comparison.guessed],
        "left": [_data(each, language) for each in comparison.left],
        "findings": {
            "new": [data_of(each, language) for each in imported.new],
            "gone": [data_of(each, language) for each in imported.gone],
        },
    }
    return dumped(document)


def _change(each: Taken) -> dict[str, Any]:
    made = {**each.difference._asdict(), "from": each.origin._asdict()}
    return made | ({"read": each.readings[0].text} if each.readings and each.difference.op == "change" else {})


def _data(each: Conflict | Guessed | Left, language: Language) -> dict[str, Any]:
    """What is no change, by the names of its fields; where it comes from as in a change."""
    known = {"from" if name == "origin" else name: value for name, value in each._asdict().items()}
    return {name: _plain(value, language) for name, value in known.items()}


def _plain(value: Any, language: Language) -> Any:
    match value:
        case Origin():
            return value._asdict()
        case Message():
            return value.render(language)
        case date():
            return value.isoformat()
    return value
