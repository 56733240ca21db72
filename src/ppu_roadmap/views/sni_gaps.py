"""Where the choice of SNI ISO 37122 indicators and what programs measure do not meet."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, Of, chosen, field, laid_out, without
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Kind, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views.grouping import data_by_region, listed, subtitle
from ppu_roadmap.views.sni import (
    LABEL,
    LIST,
    Adoption,
    Use,
    adoptions,
    idle_themes,
    long_term_without,
    unchosen,
    unmeasured,
    unread_choices,
    with_numbers,
)
from ppu_roadmap.views.view import Asked, Item, by_place, for_machines

CHOSEN = laid_out(
    chosen(LIST, ("number", "title", "dimension", "data_owner", "programs")),
    title=(0, 4), dimension=(2, 2), data_owner=(3, 2),
)  # fmt: skip
MEASURED = without(CHOSEN, "dimension", "data_owner")
DATA = by_place(*for_machines("gap", "what", "programs"))
LONG_TERM: tuple[Field[Of[Program]], ...] = (
    *fields_of_program("id", "name"),
    field("owner", FIELD["owner"], lambda of: cells.owner(of.plan, of.record), rank=1, weight=2, narrow=_("In charge")),
)
THEMES: tuple[Field[list[Use]], ...] = (
    field("theme", LABEL["theme"], lambda uses: Message(uses[0].indicator.theme), rank=0, weight=3),
    field("indicators", _("Indicators"), len, kind=Kind.NUMBER, rank=1, weight=0),
    field("numbers", _("Numbers"), lambda uses: tuple(use.indicator.number for use in uses), rank=2, weight=3),
)


def document(asked: Asked) -> Iterable[Table]:
    """What is chosen and not measured, measured and not chosen, long-term without any, themes without any."""
    asked = with_numbers(asked)
    found = adoptions(asked)
    tables = [*_tables(asked, found)]
    doubts = tuple(unread_choices(found))  # then a gap may be none, or may be missed
    if tables:
        return (*tables[:-1], tables[-1]._replace(notes=doubts))
    if not doubts and not any(plan.broken for plan in asked.plans):
        doubts = (_("What is chosen is measured, what is measured is chosen, and no theme is without an indicator."),)
    return [Table(asked.title, (), (), subtitle=subtitle(asked), notes=doubts)]


def rows(asked: Asked) -> Table:
    """One row a gap: its kind and what it is about, an indicator's number, a program's id or a theme."""
    asked = with_numbers(asked)
    return data_by_region(asked, DATA, ((one.plan, _gaps(one)) for one in adoptions(asked)))


def _gaps(one: Adoption) -> Iterator[tuple[str | None, str | None, tuple[str, ...]]]:
    yield from (("chosen-not-measured", use.indicator.number, use.ids) for use in unmeasured(one.every))
    yield from (("measured-not-chosen", use.indicator.number, use.ids) for use in unchosen(one.every))
    yield from (("long-term-without", program.id, ()) for program in long_term_without(one.plan, one.programs))
    yield from (("theme-without", theme, ()) for theme in idle_themes(one.every))


def _tables(asked: Asked, found: Sequence[Adoption]) -> Iterator[Table]:
    def table(name: Message, fields: Fields[Item], items: Callable[[Adoption], Iterable[Item]]) -> Iterator[Table]:
        about = () if asked.several else (cells.region(asked.plans[0]),)
        return listed(name, fields, ((asked.heading(one.plan), items(one)) for one in found), subtitle=about)

    def long_term(one: Adoption) -> Iterable[Of[Program]]:
        return (Of(one.plan, program) for program in long_term_without(one.plan, one.programs))

    yield from table(_("Chosen, but measured by no program"), CHOSEN, lambda one: unmeasured(one.every))
    yield from table(_("Measured, but not chosen"), MEASURED, lambda one: unchosen(one.every))
    yield from table(_("Long-term programs without an indicator of the standard"), LONG_TERM, long_term)
    yield from table(
        _("Themes of which nothing is chosen or measured"), THEMES, lambda one: idle_themes(one.every).values()
    )
