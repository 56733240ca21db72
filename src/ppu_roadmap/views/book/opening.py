"""What a book opens with: cover, front pages, and chapters I and II: why and how the plan was made; aims and time."""

import json
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.years import plan_years, written
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import chosen
from ppu_roadmap.fields.indicator import FIELDS
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.blocks import Contents, Emphasis, Listed, Paragraph, Signature, Signatures, Strong
from ppu_roadmap.paper.document import Block, Cover, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Table
from ppu_roadmap.text import Message, Uncut, _, _n, words
from ppu_roadmap.views.book.columns import CODE, COUNT, PROGRAMS, codes, measured_by, some
from ppu_roadmap.views.book.volume import Volume, chapter, items, said
from ppu_roadmap.views.grouping import filters
from ppu_roadmap.views.indicators import by_owner, measured
from ppu_roadmap.views.missions import missions, upper_name
from ppu_roadmap.views.money import spoken
from ppu_roadmap.views.sheet.summary import letterhead
from ppu_roadmap.views.view import ALL, by_place

CONTENTS: tuple[tuple[Listed, Message], ...] = (
    ("headings", _("Contents")),
    ("tables", _("List of tables")),
    ("figures", _("List of figures")),
)
ABBREVIATIONS: dict[str, str] = json.loads(Path(__file__).with_name("abbreviations.json").read_text("utf-8"))
"""Short words of planning that the book uses; the official names are Indonesian in any language."""
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


def cover(volume: Volume) -> Cover:
    """Book, title, region and years, whose book it is, the year of its data."""
    plan, reach = volume.plan, plan_years(volume.plan)
    title = Uncut(plan.file.title) if plan.file.title else _("Smart City master plan")
    period = (written(reach).replace("-", "–"),) if reach else ()
    foot = (*letterhead(plan), volume.brief.version.text[:4])
    return Cover((_("BUKU 2"),), title, (cells.region(plan), *period), foot, volume.texts.emblem)


def front(volume: Volume) -> Iterator[Page]:
    """Approval, the words of the head of the region, who drew it up, contents, abbreviations."""
    signing = (Signature(one.role, one.name) for one in volume.plan.file.signatories if one.role)
    data: dict[str, tuple[Block, ...]] = {
        "approval": (Signatures(tuple(signing) or (Signature(volume.brief.approver),)),),
        "foreword": (),
        "preface": (),
        "team": tuple(bodies(volume)),
    }
    for key, blocks in data.items():
        yield Page((*volume.texts.blocks(key), *blocks), (PIECE[key].title,), part="front")
    yield from contents()
    yield Page((_abbreviations(volume),), (_("Abbreviations"),), part="front")


def contents() -> Iterator[Page]:
    """What the book has, and where."""
    return (Page((Contents(of),), (title,), part="front") for of, title in CONTENTS)


def bodies(volume: Volume) -> Iterator[Paragraph]:
    """The council and the team, as far as they are named."""
    known = volume.plan.file.bodies
    for label, name in ((_("Council"), known and known.council), (_("Executing team"), known and known.team)):
        if name:
            yield Paragraph((name,), label)


def _abbreviations(volume: Volume) -> Table:
    """The words of planning, and the agencies by their short names."""
    agencies = (one for one in volume.plan.agencies.values() if one)
    own = {one.short: one.name for one in agencies if one.short and one.name and one.short != one.name}
    rows = sorted({**ABBREVIATIONS, **own}.items(), key=lambda row: row[0].casefold())
    columns = (Column("short", _("Abbreviation")), Column("name", _("Meaning"), weight=4))
    return Table(None, columns, (Group(None, tuple(rows)),), headed=False, widths=(22, 78))


# -- chapter I ---------------------------------------------------------------------------------------------------------


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
    if reach := plan_years(volume.plan):
        first, last, region = *map(str, reach), cells.region(volume.plan)
        yield said(_("This master plan covers {region} from {first} to {last}.", region=region, first=first, last=last))
    if filtered := tuple(filters(volume.asked.selection)):
        yield said(_("This copy holds a part of the plan alone ({filter}).", filter=words(filtered)))


def _book_1(volume: Volume) -> Iterator[Block]:
    for key in ("structure", "infrastructure", "superstructure"):
        if text := getattr(volume.plan.file.readiness, key, None):
            yield Paragraph((text,), labels.SUBDIMENSION[key])
    if gaps := len(volume.plan.file.gaps):
        yield said(_n("{count} gap was found; chapter III says what closes it.",
                      "{count} gaps were found; chapter III says what closes them.", gaps))  # fmt: skip
    yield from documents(volume, _("Buku 1"), "book-1")


# -- chapter II --------------------------------------------------------------------------------------------------------


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
        volume.section(_("Vision of the region"), data=visions),
        volume.section(_("Vision of the smart city"), "vision", [said(Strong(Uncut(own)))] if own else ()),
        volume.section(_("Missions, goals and targets that are supported"), data=aims),
        volume.section(_("Objectives of the dimensions"), data=(*objectives, *targets)),
        volume.section(_("Time and direction of each stage"), "directions", [items(_stages(volume))]),
    )


def _aims(volume: Volume) -> Iterator[tuple[Message, list[tuple[Cell, ...]]]]:
    """The missions of each upper plan, with their goals and targets below them."""
    for upper, found in groupby(missions(volume.plan, volume.programs), attrgetter("upper")):
        rows: list[tuple[Cell, ...]] = []
        for mission in found:
            rows.append((mission.key, mission.text, codes(each.program for each in mission.servers)))
            aims = upper.goals | upper.targets
            keys = (*mission.goals, *mission.targets)
            rows += ((key, aims[key].name, codes(mission.serving(key))) for key in keys)
        yield upper_name(upper), rows


def _objectives(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """The objectives with their indicators; where a dimension has none, the outcomes that its programs aim at."""
    for name, file in volume.plan.dimensions.items():
        for one in file.objectives:
            yield labels.DIMENSION[name], one.name, some(each.name or "–" for each in one.indicators)
        if not file.objectives and (outcomes := measured_by(volume.of(name))):
            yield labels.DIMENSION[name], _("not recorded yet"), outcomes


def _stages(volume: Volume) -> Iterator[Message]:
    """Each horizon with its programs and what is known of their cost, in a few words."""
    for tag, span in zip(HORIZONS, cells.spans(volume.plan, HORIZONS), strict=True):
        summed = total(volume.plan, (one for one in volume.programs if one.horizon == tag))
        told = [_n("{count} program", "{count} programs", summed.programs)]
        told += [_n("{count} quick win", "{count} quick wins", summed.quick_wins)] * bool(summed.quick_wins)
        partly = labels.PARTLY_COSTED if summed.known is not None and summed.uncosted else None
        told += [cells.marked(spoken(summed.known), partly)] * bool(summed.programs)
        yield _("{horizon}: {summary}.", horizon=span, summary=words(told))
