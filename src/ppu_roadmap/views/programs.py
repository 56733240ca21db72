"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Fields, Of, chosen, columns_of, row_of
from ppu_roadmap.fields.program import DEFAULT, FIELDS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import view
from ppu_roadmap.views.grouping import below, by_dimension, nothing, subtitle
from ppu_roadmap.views.view import Asked

Shown = Fields[Of[Program]]
HEADINGS = frozenset({"region", "dimension"})
"""What the headings of groups say, so that a page needs no column for it."""


def document(asked: Asked) -> Document:
    """The programs that pass, by region and dimension."""
    shown = _fields(asked)
    if not asked.columns:
        shown = tuple(
            field._replace(column=field.column._replace(implied=True)) if field.key in HEADINGS else field
            for field in shown
        )
    found = asked.chosen()
    summed = sum((total(plan, programs) for plan, programs in found), Total())
    table = Table(
        asked.title,
        columns_of(shown),
        tuple(group for plan, programs in found for group in _groups(asked, plan, programs, shown)),
        total=_total_row(_("Total"), summed, shown) if summed.programs else None,
        subtitle=subtitle(asked.plans, asked.selection),
        summary=cells.summary(summed, quick_wins=True) if summed.programs else (),
        notes=() if summed.programs else (nothing(asked.plans),),
    )
    return Document.of([table])


def rows(asked: Asked) -> Table:
    """A row a program, as they are sorted over all regions."""
    return data_of(asked, _fields(asked))


def data_of(asked: Asked, shown: Shown) -> Table:
    """The programs that pass with some fields."""
    pairs = ((plan, program) for plan, programs in asked.chosen() for program in programs)
    return view.data_of(shown, (Of(plan, program) for plan, program in ordered(pairs, asked.selection.sort)))


def _fields(asked: Asked) -> Shown:
    return chosen(FIELDS, asked.columns, (*(["region"] if asked.several else []), *DEFAULT))


def _groups(asked: Asked, plan: Plan, programs: Sequence[Program], shown: Shown) -> Iterator[Group]:
    inside = by_dimension(programs, lambda program: program.dimension)
    return below(
        asked.heading(plan),
        lambda: cells.summary(total(plan, programs)),
        (_group(plan, dimension, own, shown) for dimension, own in inside),
    )


def _group(plan: Plan, heading: Message, programs: list[Program], shown: Shown) -> Group:
    summed = total(plan, programs)
    lines = tuple(row_of(Of(plan, program), shown) for program in programs)
    return Group(heading, lines, _total_row(_("Subtotal"), summed, shown), cells.summary(summed))


def _total_row(label: Message, summed: Total, shown: Shown) -> Row:
    filled: list[Cell] = [_total_cell(field.column, summed) for field in shown]
    first = next((index for index, field in enumerate(shown) if field.column.kind is Kind.TEXT), None)
    if first is not None:
        filled[first] = label
    return Row(tuple(filled))


def _total_cell(column: Column, summed: Total) -> Cell:
    match column.key:
        case "budget":
            return summed.known
        case "quick_win":
            return None
    return ""
