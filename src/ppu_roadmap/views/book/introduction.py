"""Chapters I and II: why and how the plan was made, its place among other plans; vision, aims, time."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.years import plan_years
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import chosen
from ppu_roadmap.fields.indicator import FIELDS
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.paper.blocks import Emphasis, Paragraph, Strong
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, Uncut, _, _n, words
from ppu_roadmap.views.book.volume import (
    CODE,
    COUNT,
    PROGRAMS,
    Volume,
    chapter,
    codes,
    items,
    measured_by,
    said,
    some,
    stages,
)
from ppu_roadmap.views.grouping import filters
from ppu_roadmap.views.indicators import by_owner, measured
from ppu_roadmap.views.missions import missions, upper_name
from ppu_roadmap.views.view import ALL, by_place

DOCUMENTS = by_place(
    Column("kind", _("Kind"), weight=2),
    Column("number", _("Number"), weight=2),
    Column("date", _("Date"), Kind.DATE, weight=2),
    Column("title", _("About"), weight=5),
)
UPPER = by_place(
    Column("name", _("Planning document"), weight=4),
    Column("years", FIELD["years"], Kind.YEARS),
    Column("missions", _("Missions"), Kind.NUMBER),
    COUNT,
)
MEASURES = chosen(FIELDS, ("program", "name", "unit", "baseline", "targets", "data_owner"))
AIMS = by_place(CODE, Column("name", _("Mission, goal and target"), weight=6), PROGRAMS)
OBJECTIVES = by_place(
    Column("dimension", FIELD["dimension"], weight=2),
    Column("name", _("Smart City objective"), weight=4),
    Column("indicators", _("Main indicators"), Kind.BAND, weight=5),
)


def introduction(volume: Volume) -> Page:
    """Chapter I."""
    legal = documents(volume, _("Regulations and decrees of the region"), "perbup", "sk")
    named = [{serves.plan for serves in program.serves} for program in volume.programs]
    uppers = volume.plan.upper_plans.items()
    rows = ((upper_name(one), one.years, len(one.missions), sum(key in each for each in named)) for key, one in uppers)
    upper = volume.table(_("Planning documents that the master plan refers to"), UPPER, rows)
    process = documents(volume, _("Commitments and agreements"), "commitment", "mou")
    return chapter(
        _("INTRODUCTION"),
        (),
        volume.section(_("Background"), "background"),
        volume.section(_("Legal basis"), "legal-basis", legal),
        volume.section(_("Purpose and aims"), "purpose"),
        volume.section(_("Place among the other plans"), "position", upper),
        volume.section(_("Scope and period"), "scope", _scope(volume)),
        volume.section(_("How it was drawn up"), "process", process),
        volume.section(_("Summary of Buku 1"), "book-1", _book_1(volume)),
    )


def documents(volume: Volume, title: Message, *kinds: str) -> Iterator[Table]:
    """The documents of some kinds, the oldest first."""
    found = sorted(volume.plan.file.documents, key=lambda one: one.date or "9999")
    kind = labels.DOCUMENT_KIND
    rows = ((cells.label(kind, one.kind), one.number, one.date, one.title) for one in found if one.kind in kinds)
    return volume.table(title, DOCUMENTS, rows)


def _scope(volume: Volume) -> Iterator[Block]:
    region, reach = cells.region(volume.plan), plan_years(volume.plan)
    if reach:
        first, last = map(str, reach)
        yield said(_("This master plan covers {region} from {first} to {last}.", region=region, first=first, last=last))
    if filtered := tuple(filters(volume.asked.selection)):
        yield said(_("This copy holds a part of the plan alone ({filter}).", filter=words(filtered)))


def _book_1(volume: Volume) -> Iterator[Block]:
    readiness, gaps = volume.plan.file.readiness, len(volume.plan.file.gaps)
    for key in ("structure", "infrastructure", "superstructure"):
        if text := getattr(readiness, key, None):
            yield Paragraph((text,), labels.SUBDIMENSION[key])
    if gaps:
        yield said(_n("{count} gap was found; chapter III says what closes it.",
                      "{count} gaps were found; chapter III says what closes them.", gaps))  # fmt: skip
    yield from documents(volume, _("Buku 1"), "book-1")


def direction(volume: Volume) -> Page:
    """Chapter II."""
    uppers, own = volume.plan.upper_plans.values(), volume.plan.file.vision
    visions = [Paragraph((Emphasis(Uncut(one.vision)),), upper_name(one)) for one in uppers if one.vision]
    aims = volume.parted(_("Missions, goals and targets with the programs that serve them"), AIMS, _aims(volume))
    beside = by_owner([*measured(volume.plan, (), ALL)])
    targets = volume.parted(_("Targets of the objectives and of the region"), MEASURES, beside)
    objectives = volume.table(_("Smart City objectives and their main indicators"), OBJECTIVES, _objectives(volume))
    return chapter(
        _("DIRECTION OF SMART CITY DEVELOPMENT"),
        (),
        volume.section(_("Vision of the region"), data=visions),
        volume.section(_("Vision of the smart city"), "vision", [said(Strong(Uncut(own)))] if own else ()),
        volume.section(_("Missions, goals and targets that are supported"), data=aims),
        volume.section(_("Objectives of the dimensions"), data=(*objectives, *targets)),
        volume.section(_("Time and direction of each stage"), "directions", [items(stages(volume))]),
    )


def _aims(volume: Volume) -> Iterator[tuple[Message, list[tuple[Cell, ...]]]]:
    """The missions of each upper plan, with their goals and targets below them."""
    for upper, found in groupby(missions(volume.plan, volume.programs), attrgetter("upper")):
        rows: list[tuple[Cell, ...]] = []
        for mission in found:
            rows.append((mission.key, mission.text, codes(each.program for each in mission.servers)))
            for aims, keys in ((upper.goals, mission.goals), (upper.targets, mission.targets)):
                rows += ((key, aims[key].name, codes(mission.serving(key))) for key in keys)
        yield upper_name(upper), rows


def _objectives(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """The objectives with their indicators; where a dimension has none, the outcomes that its programs aim at."""
    for name, file in volume.plan.dimensions.items():
        for one in file.objectives:
            yield labels.DIMENSION[name], one.name, some(each.name or "–" for each in one.indicators)
        if not file.objectives and (outcomes := measured_by(volume.of(name))):
            yield labels.DIMENSION[name], _("not recorded yet"), outcomes
