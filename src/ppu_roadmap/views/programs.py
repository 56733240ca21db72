"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from collections.abc import Iterator
from typing import NamedTuple

from ppu_roadmap.analysis.selection import Ranks, ordered, ranks_of
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Fields, Of, chosen, columns_of
from ppu_roadmap.fields.program import DEFAULT, FIELDS, OfProgram
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Group, Table
from ppu_roadmap.views.grouping import Ended, beside, by_dimension, costs, ended, nothing, parted, subtitle
from ppu_roadmap.views.parts import Told
from ppu_roadmap.views.view import Asked, data_of


class Part(NamedTuple):
    """What the table has of one region."""

    groups: tuple[Group, ...]
    total: Total
    ended: Ended


KEPT = (Part, Ended)


def part(asked: Asked) -> Part:
    """The programs of a region that pass, by dimension."""
    ((plan, programs),) = asked.every()
    found = ((plan, by_dimension(OfProgram(plan, program) for program in programs)),)
    return Part(parted(asked, _fields(asked), found, costs).groups, total(plan, programs), ended(asked.every()))


def document(asked: Asked, told: Told[Part]) -> Iterator[Flow]:
    """The programs that pass, by region and dimension."""

    def foot(table: Table) -> Table:
        summed, gone = told.whole.total, told.whole.ended
        if not (summed.programs or gone):
            return table._replace(notes=(nothing(told.regions),))
        return table._replace(summary=cells.summary(summed, quick_wins=True), notes=tuple(beside(asked, gone)))

    implied = () if asked.columns else ("region", "dimension")  # the headings of groups say them
    columns = tuple(column._replace(implied=column.key in implied) for column in columns_of(_fields(asked)))
    yield Flow(Table(asked.title, columns, (), subtitle=subtitle(asked)), told.groups(), foot)


def rows(asked: Asked) -> Table:
    """A row a program, as they are sorted over all regions."""
    pairs = ((plan, program) for plan, programs in asked.every() for program in programs)
    return data_of(_fields(asked), (Of(plan, program) for plan, program in ordered(pairs, asked.selection.sort)))


def ranks(asked: Asked) -> Ranks | None:
    """What the rows of a region are sorted by, where they are sorted."""
    ((plan, programs),) = asked.every()
    return ranks_of([(plan, program) for program in programs], asked.selection.sort) if asked.selection.sort else None


def _fields(asked: Asked) -> Fields[Of[Program]]:
    return chosen(FIELDS, asked.columns, (*(["region"] if asked.several else []), *DEFAULT))
