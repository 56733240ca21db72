"""Where the choice of SNI ISO 37122 indicators and what programs measure do not meet, as tables and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.analysis.sni import Standing, by_theme, idle_themes, long_term_without, unchosen, unmeasured
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, INDICATOR, TITLE
from ppu_roadmap.catalog.sni_words import SNI_THEME
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.programs import ALL, subtitle
from ppu_roadmap.views.sni import SNI, Region, measurers, title

Rows = Callable[[Region], Iterator[Row]]

NUMBER = Column("number", SNI["number"], rank=0, weight=0, narrow=_("No."))
NAME = Column("title", SNI["title"], rank=0, weight=4)
PROGRAMS = Column("programs", SNI["programs"], rank=1, weight=2, narrow=_("Measured by"))


def gap_tables(regions: Sequence[Region], selection: Selection = ALL) -> Iterator[Table]:
    """What is chosen and not measured, measured and not chosen, long-term without any, themes without any."""
    found = [table for table in _tables(regions) if table.groups]
    about = tuple(subtitle([region.plan for region in regions], selection))
    doubts = tuple(_doubts(regions))
    if found:
        yield from found[:-1]
        yield replace(found[-1], notes=doubts)
    else:
        note = _("What is chosen is measured, what is measured is chosen, and no theme is without an indicator.")
        yield Table(TITLE["sni"], (), (), subtitle=about, notes=doubts or (note,))


def _doubts(regions: Sequence[Region]) -> Iterator[Message]:
    """What could not be read, so that a gap may be none, or may be missed."""
    if any(one.chosen is None for region in regions for one in region.every):
        yield _("what the region chose could not be read")
    unread = sum(len(region.plan.broken & set(DIMENSIONS)) for region in regions)
    if unread:
        yield _n("{count} dimension could not be read", "{count} dimensions could not be read", unread)


def _tables(regions: Sequence[Region]) -> Iterator[Table]:
    yield _table(
        regions,
        _("Chosen, but measured by no program"),
        (NUMBER, NAME, *_choice_columns(), PROGRAMS),
        lambda region: (_unmeasured(region, one) for one in unmeasured(region.every)),
    )
    yield _table(
        regions,
        _("Measured, but not chosen"),
        (NUMBER, NAME, PROGRAMS),
        lambda region: (Row((one.indicator.number, title(one), measurers(one))) for one in unchosen(region.every)),
    )
    yield _table(
        regions,
        _("Long-term programs without an indicator of the standard"),
        (
            Column("id", FIELD["id"], rank=0, weight=0),
            Column("name", FIELD["name"], rank=0, weight=4, narrow=_("Program")),
            Column("owner", FIELD["owner"], rank=1, weight=2, narrow=_("In charge")),
        ),
        _long_term,
    )
    yield _table(
        regions,
        _("Themes of which nothing is chosen or measured"),
        (
            Column("theme", SNI["theme"], rank=0, weight=3),
            Column("indicators", SNI["indicators"], Kind.NUMBER, rank=1, weight=0),
            Column("numbers", _("Numbers"), rank=2, weight=3),
        ),
        _themes,
    )


def _table(regions: Sequence[Region], name: Message, columns: tuple[Column, ...], rows: Rows) -> Table:
    several = len(regions) > 1
    found = [(region, tuple(rows(region))) for region in regions]
    groups = tuple(Group(values.region(region.plan) if several else None, lines) for region, lines in found if lines)
    about = () if several else (values.region(regions[0].plan),)
    return Table(name, columns, groups, subtitle=about)


def _choice_columns() -> tuple[Column, ...]:
    return (
        Column("dimension", FIELD["dimension"], rank=2, weight=2, bare=True),
        Column("data_owner", INDICATOR["data_owner"], rank=3, weight=2),
    )


def _unmeasured(region: Region, one: Standing) -> Row:
    choice = one.choice
    dimension = values.label(labels.DIMENSION, choice.dimension) if choice else None
    owner = values.agency(region.plan, choice.data_owner) if choice else None
    return Row((one.indicator.number, title(one), dimension, owner, measurers(one)))


def _long_term(region: Region) -> Iterator[Row]:
    for program in long_term_without(region.plan, region.programs):
        yield Row((program.id, values.name(program), values.owner(region.plan, program)))


def _themes(region: Region) -> Iterator[Row]:
    themes = by_theme(region.every)
    for theme in idle_themes(region.every):
        numbers = tuple(one.indicator.number for one in themes[theme])
        yield Row((SNI_THEME[theme], len(numbers), numbers))


def gap_data(regions: Sequence[Region]) -> Table:
    """One row a gap: its kind and what it is about, an indicator's number, a program's id or a theme."""
    several = (Column("region", FIELD["region"]),) if len(regions) > 1 else ()
    columns = (*several, Column("gap", _("Gap")), Column("what", _("What it is about")), PROGRAMS)
    rows = (Row((*((region.plan.code,) if several else ()), *cells)) for region in regions for cells in _gaps(region))
    return Table(TITLE["sni"], columns, (Group(None, tuple(rows)),))


def _gaps(region: Region) -> Iterator[tuple[str | None, str | None, tuple[str, ...]]]:
    yield from (("chosen-not-measured", one.indicator.number, one.ids) for one in unmeasured(region.every))
    yield from (("measured-not-chosen", one.indicator.number, one.ids) for one in unchosen(region.every))
    for program in long_term_without(region.plan, region.programs):
        yield ("long-term-without", program.id, ())
    yield from (("theme-without", theme, ()) for theme in idle_themes(region.every))
