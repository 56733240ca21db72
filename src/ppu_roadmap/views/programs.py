"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Fields, Of, chosen, columns_of
from ppu_roadmap.fields.program import DEFAULT, FIELDS, OfProgram
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Table
from ppu_roadmap.views.grouping import apart, by_dimension, costs, nothing, parted, subtitle
from ppu_roadmap.views.view import Asked, data_of

Shown = Fields[Of[Program]]
HEADINGS = frozenset({"region", "dimension"})
"""What the headings of groups say, so that a page needs no column for it."""


def document(asked: Asked) -> Document:
    """The programs that pass, by region and dimension."""
    shown = _fields(asked)
    if not asked.columns:
        shown = [field._replace(column=field.column._replace(implied=field.key in HEADINGS)) for field in shown]
    found = [(plan, [OfProgram(plan, program) for program in programs]) for plan, programs in asked.every()]
    parts = ((plan, by_dimension(told)) for plan, told in found)
    groups = parted(asked, parts, shown, costs)
    summed = sum((total(plan, (of.record for of in told)) for plan, told in found), Total())
    table = Table(
        asked.title,
        columns_of(shown),
        groups,
        subtitle=subtitle(asked),
        summary=cells.summary(summed, quick_wins=True) if groups else (),
        notes=tuple(apart(asked.every())) if groups else (nothing(asked.plans),),
    )
    return Document.of([table])


def rows(asked: Asked) -> Table:
    """A row a program, as they are sorted over all regions."""
    return rows_with(asked, _fields(asked))


def rows_with(asked: Asked, shown: Shown) -> Table:
    """The programs that pass with some fields."""
    pairs = ((plan, program) for plan, programs in asked.every() for program in programs)
    return data_of(shown, (Of(plan, program) for plan, program in ordered(pairs, asked.selection.sort)))


def _fields(asked: Asked) -> Shown:
    return chosen(FIELDS, asked.columns, (*(["region"] if asked.several else []), *DEFAULT))
