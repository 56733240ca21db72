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

STYLES = {"+": "green", "~": "", "-": "red", "!": "bold red", "?": "yellow", "x": "bold red", "": ""}
"""How the marks of lines are coloured, in their order: new, changed, gone, in conflict, read otherwise or guessed, not
understood; findings have none."""
SHOWN = 3
"""Findings of one rule that are told."""
AGENCIES = "agencies"
_GENERAL: Mapping[str, Phrase] = {"": _("Whole table"), AGENCIES: _("Agencies and partners")}
"""What stands first, for it is of no program."""


class Line(NamedTuple):
    """One line of the report."""

    mark: str
    text: Message
    cell: str = ""
    """Where it comes from."""

    def render(self, language: Language) -> str:
        """The line without its mark."""
        text = self.text.render(language)
        return flat(f"{text} ({self.cell})" if self.cell else text)


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

    def line(self, mark: str, text: Message, origin: Origin | None) -> Line:
        """A line of what a cell says."""
        if origin is None:
            return Line(mark, text)
        return Line(mark, text, f"{origin.file} {told_at(origin)}" if self.files > 1 else told_at(origin))


# -- lines by what they are of -----------------------------------------------------------------------------------------


def parts(imported: Imported) -> Iterator[tuple[Message, list[Line]]]:
    """What is told of each program or other thing, in the order of the plan, under what people call it; then findings.

    Of the findings of one rule some are told, then how many more there are.
    """
    found: dict[str, list[Line]] = {}
    for id, line in _lines(imported):
        found.setdefault(_program(id), []).append(line)
    known = {**imported.before.by_id, **imported.after.by_id}
    places = {id: number for number, id in enumerate(known)}
    for id in sorted(found, key=lambda id: (places.get(id, -1 if id in _GENERAL else len(places)), id)):
        name = known[id].name if id in known else None
        heading = _("{id} {name}", id=id, name=Uncut(name)) if name else _("{word}", word=_GENERAL.get(id, id))
        yield heading, sorted(found[id], key=lambda line: [*STYLES].index(line.mark))
    for heading, findings in (
        (_("Findings that come with it:"), imported.new),
        (_("Mended by it:"), imported.gone),
    ):
        by_rule: dict[str, list[Message]] = {}
        for each in findings:
            told_of = _("{text}: {why}", text=each.code, why=each.message)
            by_rule.setdefault(each.code, []).append(told_of)
        for code, every in by_rule.items():
            if len(every) > SHOWN:
                every[SHOWN:] = [_("{code}: and {count} more", code=code, count=len(every) - SHOWN)]
        if by_rule:
            yield heading, [Line("", text) for every in by_rule.values() for text in every]


def _program(id: str) -> str:
    """The id of the program that something is a part of."""
    return "-".join(id.split("-")[:2]) if id[:3].isupper() and id.count("-") > 1 else id


def _lines(imported: Imported) -> Iterator[tuple[str, Line]]:
    comparison, line = imported.comparison, imported.line
    for each in comparison.changes:
        yield each.difference.id, _changed(imported, each)
        for reading in each.readings:
            told_so = {"field": reading.label, "text": reading.text, "said": reading.said}
            yield each.difference.id, line("?", _("{field} {text}, read as: {said}", **told_so), reading.origin)
    for conflict in comparison.conflicts:
        yield conflict.id, line("!", conflicting(conflict), conflict.origin)
    for guess in comparison.guessed:
        yield AGENCIES if guess.field == AGENCIES else guess.id, line("?", guess.why, guess.origin)
    for left in comparison.left:
        named = left.text and left.id in imported.after.by_id and left.text == imported.after.by_id[left.id].name
        told_of: Message = _("{text}: {why}", text=left.text, why=left.why) if left.text and not named else left.why
        yield left.id, line("-" if left.gone else "?" if left.open else "x", told_of, left.origin)


def _changed(imported: Imported, taken: Taken) -> Line:
    difference = taken.difference
    program = imported.after.by_id.get(difference.id)
    text = told(imported.after, difference, imported.before)
    if difference.op == "add" and program is not None and not difference.field:
        text = _new_program(imported.after, program)
    return imported.line({"add": "+", "change": "~", "remove": "-"}[difference.op], text, taken.origin)


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


def markdown_of(imported: Imported, language: Language) -> str:
    """The report as GitHub's Markdown: first the sums, then a list for each program."""
    blocks = [f"**{markdown(flat(sums(imported).render(language)))}**"]
    for heading, lines in parts(imported):
        items = ((f"`{line.mark}` " if line.mark else "") + markdown(line.render(language)) for line in lines)
        blocks += [f"### {markdown(heading.render(language))}", "\n".join(f"- {item}" for item in items)]
    return "\n\n".join(blocks) + "\n"


def sums(imported: Imported) -> Message:
    """How much is new, changed, gone, in conflict, guessed and left, in one line."""
    summary, left = summed(imported.comparison), imported.comparison.left
    refused, gone = sum(not each.open for each in left), sum(each.gone for each in left)
    counts = (
        _n("{count} new", "{count} new", summary["added"]),
        _n("{count} field changed", "{count} fields changed", summary["changed"]),
        _n("{count} gone", "{count} gone", summary["removed"]),
        _n("{count} conflict", "{count} conflicts", summary["conflicts"]),
        _n("{count} guess to look at", "{count} guesses to look at", summary["guessed"]),
        _n("{count} cell not understood", "{count} cells not understood", refused),
        _n("{count} deleted row, kept in the plan", "{count} deleted rows, kept in the plan", gone),
        _n("{count} thing still open", "{count} things still open", len(left) - refused - gone),
    )
    said = [each for each in counts if each.count]
    return _("{parts}", parts=words(said)) if said else _("nothing differs from the plan")


# -- for machines ------------------------------------------------------------------------------------------------------


_OTHERS = ("conflicts", "guessed", "left")
"""What comes of an import beside changes."""


def summed(comparison: Comparison) -> dict[str, int]:
    """The counts of JSON's ``summary``."""
    ops = [each.difference.op for each in comparison.changes]
    counts = {"added": ops.count("add"), "changed": ops.count("change"), "removed": ops.count("remove")}
    return counts | {key: len(getattr(comparison, key)) for key in _OTHERS}


def json_of(imported: Imported, language: Language) -> str:
    """The whole report; reasons are in the language, all else is the same in each."""
    comparison = imported.comparison
    document = {
        "version": 1,
        "summary": summed(comparison),
        "changes": [_change(each) for each in comparison.changes],
        **{key: [_data(each, language) for each in getattr(comparison, key)] for key in _OTHERS},
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

    def plain(value: Any) -> Any:
        match value:
            case Origin():
                return value._asdict()
            case Message():
                return value.render(language)
            case date():
                return value.isoformat()
        return value

    return {"from" if name == "origin" else name: plain(value) for name, value in each._asdict().items()}
