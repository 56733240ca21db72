"""Where the choice of SNI ISO 37122 indicators and what programs measure do not meet."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ppu_roadmap.facts.known import unsure
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, chosen, field, laid_out, without
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Keyed, Kind, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views.grouping import data_by_region, listed, subtitle
from ppu_roadmap.views.sni import LABEL, LIST, UNREAD, Adoption, Use, adoptions, by_theme, with_numbers
from ppu_roadmap.views.view import Asked, by_place, for_machines

CHOSEN = laid_out(
    chosen(LIST, ("number", "title", "dimension", "data_owner", "programs")),
    title=(0, 4), dimension=(2, 2), data_owner=(3, 2),
)  # fmt: skip
DATA = by_place(*for_machines("gap", "what", "programs"))
LONG_TERM: tuple[Field[Of[Program]], ...] = (
    *fields_of_program("id", "name"),
    field("owner", FIELD["owner"], lambda of: cells.owner(of.plan, of.record), rank=1, weight=2, narrow=_("In charge")),
)


THEMES: tuple[Field[list[Use]], ...] = (
    field("theme", LABEL["theme"],
          lambda uses: Keyed(uses[0].indicator.theme, Message(uses[0].indicator.theme)), rank=0, weight=3),
    field("indicators", _("Indicators"), len, kind=Kind.NUMBER, rank=1, weight=0),
    field("numbers", _("Numbers"), lambda uses: tuple(use.indicator.number for use in uses), rank=2, weight=3),
)  # fmt: skip


def _long_term(one: Adoption) -> Iterator[Of[Program]]:
    """Long-term programs that measure no indicator of the standard; not those that were not read whole."""
    for program in one.programs:
        measures = any("sni" in indicator.model_fields_set for indicator in program.indicators)
        if program.horizon == "long-term" and not measures and not unsure(one.plan, program, "indicators"):
            yield Of(one.plan, program)


class Gap(NamedTuple):
    """A kind of gap: its word for machines, its title, what is told of each, and those there are."""

    key: str
    title: Message
    fields: Fields[Any]
    """The first says for machines what it is about: an indicator's number, a program's id or a theme."""
    found: Callable[[Adoption], Iterable[Any]]


GAPS = (
    Gap("chosen-not-measured", _("Chosen, but measured by no program"), CHOSEN,
        lambda one: [use for use in one.every if use.chosen and not use.measured]),
    Gap("measured-not-chosen", _("Measured, but not chosen"), without(CHOSEN, "dimension", "data_owner"),
        lambda one: [use for use in one.every if use.measured and use.chosen is False]),
    Gap("long-term-without", _("Long-term programs without an indicator of the standard"), LONG_TERM, _long_term),
    Gap("theme-without", _("Themes of which nothing is chosen or measured"), THEMES,
        lambda one: [theme for _name, theme in by_theme(one.every)
                     if all(use.chosen is False and not use.measured for use in theme)]),
)  # fmt: skip


def document(asked: Asked) -> Iterable[Table]:
    """What is chosen and not measured, measured and not chosen, long-term without any, themes without any."""
    asked = with_numbers(asked)
    found = adoptions(asked)
    about = () if asked.several else (cells.region(asked.plans[0]),)
    tables: list[Table] = []
    for gap in GAPS:
        inside = ((asked.heading(one.plan), gap.found(one)) for one in found)
        tables += listed(gap.title, gap.fields, inside, subtitle=about)
    doubts = (UNREAD,) if any(one.unread for one in found) else ()  # then a gap may be none, or may be missed
    if tables:
        return (*tables[:-1], tables[-1]._replace(notes=doubts))
    if not doubts and not any(plan.broken for plan in asked.plans):
        doubts = (_("What is chosen is measured, what is measured is chosen, and no theme is without an indicator."),)
    return [Table(asked.title, (), (), subtitle=subtitle(asked), notes=doubts)]


def rows(asked: Asked) -> Table:
    """One row a gap: its kind, what it is about, and the programs that measure that."""
    asked = with_numbers(asked)
    return data_by_region(asked, DATA, ((one.plan, _gaps(one)) for one in adoptions(asked)))


def _gaps(one: Adoption) -> Iterator[tuple[Cell, ...]]:
    for gap in GAPS:
        for each in gap.found(one):
            yield gap.key, gap.fields[0].get(each), each.ids if isinstance(each, Use) else ()
