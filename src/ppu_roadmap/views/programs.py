"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from collections.abc import Iterator

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.fields.field import Fields, Of, chosen
from ppu_roadmap.fields.program import DEFAULT, FIELDS, OfProgram
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Table
from ppu_roadmap.views.grouping import beside, by_dimension, costs, nothing, overall, parted, subtitle
from ppu_roadmap.views.view import Asked, data_of


def document(asked: Asked) -> Iterator[Table]:
    """The programs that pass, by region and dimension."""
    found = ((plan, by_dimension(OfProgram(plan, program) for program in programs)) for plan, programs in asked.every())
    table = parted(asked, _fields(asked), found, costs)
    implied = () if asked.columns else ("region", "dimension")  # the headings of groups say them
    columns = tuple(column._replace(implied=column.key in implied) for column in table.columns)
    summary = overall(asked) if table.groups else ()
    notes = tuple(beside(asked, asked.every())) if table.groups else (nothing(asked.plans),)
    yield table._replace(columns=columns, subtitle=subtitle(asked), summary=summary, notes=notes)


def rows(asked: Asked) -> Table:
    """A row a program, as they are sorted over all regions."""
    pairs = ((plan, program) for plan, programs in asked.every() for program in programs)
    return data_of(_fields(asked), (Of(plan, program) for plan, program in ordered(pairs, asked.selection.sort)))


def _fields(asked: Asked) -> Fields[Of[Program]]:
    return chosen(FIELDS, asked.columns, (*(["region"] if asked.several else []), *DEFAULT))
