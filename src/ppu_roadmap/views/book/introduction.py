"""Chapters I and II: why and how the plan was made, its place among other plans; vision, aims, time."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DIMENSION, DOCUMENT_KIND
from ppu_roadmap.facts.money import total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan_file import Document, Gap
from ppu_roadmap.model.types import HOMES, HORIZONS
from ppu_roadmap.paper.blocks import Emphasis, Paragraph, Strong
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, Uncut, _, words
from ppu_roadmap.views.book.volume import Volume, chapter, codes, said, some
from ppu_roadmap.views.grouping import filters
from ppu_roadmap.views.missions import missions, upper_name
from ppu_roadmap.views.view import by_place

DOCUMENTS = by_place(
    Column("kind", _("Kind"), rank=0, weight=2),
    Column("number", _("Number"), rank=1, weight=2),
    Column("date", _("Date"), Kind.DATE, rank=1, weight=2),
    Column("title", _("About"), rank=0, weight=5),
)
UPPER = by_place(
    Column("name", _("Planning document"), rank=0, weight=3),
    Column("years", FIELD["years"], Kind.YEARS, rank=1, weight=1),
    Column("missions", _("Missions"), Kind.NUMBER, rank=1, weight=1),
    Column("programs", _("Programs that serve it"), Kind.NUMBER, rank=1, weight=1),
)
GAPS = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("current", _("Condition today"), rank=0, weight=4),
    Column("target", _("Condition aimed at"), rank=0, weight=4),
    Column("programs", _("Programs that close it"), rank=0, weight=2),
)
AIMS = by_place(
    Column("key", FIELD["id"], rank=0, weight=0),
    Column("name", _("Mission, goal and target"), rank=0, weight=6),
    Column("programs", _("Supporting programs"), rank=0, weight=3),
)
OBJECTIVES = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", _("Smart City objective"), rank=0, weight=3),
    Column("indicators", _("Main indicators"), Kind.BAND, rank=0, weight=4),
)
STAGES = by_place(
    Column("horizon", FIELD["horizon"], rank=0, weight=3),
    Column("programs", _("Programs"), Kind.NUMBER, rank=0, weight=0),
    Column("dimensions", FIELD["dimension"], rank=0, weight=5),
)
HORIZON = by_place(
    Column("horizon", FIELD["horizon"], rank=0, weight=3),
    Column("programs", _("Programs"), Kind.NUMBER, rank=0, weight=1),
    Column("quick_wins", _("Quick wins"), Kind.NUMBER, rank=0, weight=1),
    Column("budget", _("Indicative ceiling (Rp)"), Kind.MONEY, rank=0, weight=2, unknown=labels.NOT_COSTED),
)


def introduction(volume: Volume) -> Page:
    """Chapter I."""
    return chapter(
        _("INTRODUCTION"),
        volume.section(_("Background"), text="background"),
        volume.section(_("Legal basis"), *documents(volume, _("Legal basis"), "perbup", "sk"), text="legal-basis"),
        volume.section(_("Purpose and aims"), text="purpose"),
        volume.section(_("Place among the other plans"), *_upper(volume), text="position"),
        volume.section(_("Scope and period"), *_scope(volume), text="scope"),
        volume.section(_("How it was drawn up"), *_workshops(volume), text="process"),
        volume.section(_("Summary of Buku 1"), *_readiness(volume), *gaps(volume, *HOMES), text="book-1"),
    )


def documents(volume: Volume, title: Message, *kinds: str) -> Iterator[Table]:
    """The documents of some kinds, the oldest first."""
    found = [one for one in volume.plan.file.documents if one.kind in kinds]
    rows = (_document(one) for one in sorted(found, key=lambda one: one.date or "9999"))
    return volume.listed(title, DOCUMENTS, rows)


def _document(one: Document) -> tuple[Cell, ...]:
    return cells.label(DOCUMENT_KIND, one.kind), one.number, one.date, one.title


def _upper(volume: Volume) -> Iterator[Table]:
    rows = (
        (
            upper_name(upper),
            upper.years,
            len(upper.missions) or None,
            sum(any(serves.plan == upper.id for serves in program.serves) for program in volume.programs),
        )
        for upper in volume.plan.upper_plans.values()
    )
    yield from volume.listed(_("Planning documents that the master plan refers to"), UPPER, rows)


def _scope(volume: Volume) -> Iterator[Block]:
    plan, summed = volume.plan, total(volume.plan, volume.programs)
    if plan.reach:
        first, last = str(plan.reach.first), str(plan.reach.last)
        region = cells.region(plan)
        yield said(_("This master plan covers {region} from {first} to {last}.", region=region, first=first, last=last))
    if filtered := tuple(filters(volume.asked.selection)):
        yield said(_("This copy holds a part of the plan alone ({filter}).", filter=words(filtered)))
    rows = []
    for tag in HORIZONS:
        part = total(plan, (program for program in volume.programs if program.horizon == tag))
        rows.append((cells.spans(plan, [tag])[0], part.programs, part.quick_wins, part.known if part.programs else ""))
    sums = (_("Total"), summed.programs, summed.quick_wins, summed.known if summed.programs else "")
    table = next(volume.listed(_("Horizons and their programs"), HORIZON, rows))
    yield table._replace(total=sums)


def _workshops(volume: Volume) -> Iterator[Table]:
    return documents(volume, _("Documents of the process"), "commitment", "mou")


def _readiness(volume: Volume) -> Iterator[Paragraph]:
    known = volume.plan.file.readiness
    for key in ("structure", "infrastructure", "superstructure"):
        if text := getattr(known, key, None):
            yield Paragraph((text,), labels.SUBDIMENSION[key])
    for one in volume.plan.file.documents:
        if one.kind == "book-1":
            yield said(_("In full in {title}.", title=Uncut(one.title or one.number or "Buku 1")))


def gaps(volume: Volume, *dimensions: str) -> Iterator[Table]:
    """The gaps of Buku 1 with the programs that close them, under their dimensions where there are several."""

    def row(gap: Gap) -> tuple[Cell, ...]:
        closing = (program for program in volume.programs if gap.id is not None and gap.id in program.gaps)
        return gap.id, gap.current, gap.target, codes(closing)

    found = gathered((str(gap.dimension), row(gap)) for gap in volume.plan.file.gaps)
    several = len(dimensions) > 1
    parts = [(DIMENSION[one] if several else None, found.get(one, ())) for one in dimensions]
    return volume.parted(_("Gaps and the programs that close them"), GAPS, parts)


def direction(volume: Volume) -> Page:
    """Chapter II."""
    plan = volume.plan
    uppers = [upper for upper in plan.upper_plans.values() if upper.vision]
    visions = (Paragraph((Emphasis(Uncut(upper.vision)),), upper_name(upper)) for upper in uppers if upper.vision)
    own = (said(Strong(Uncut(plan.file.vision))),) if plan.file.vision else ()
    return chapter(
        _("DIRECTION OF SMART CITY DEVELOPMENT"),
        volume.section(_("Vision of the region"), *visions, none=_("The vision of the region is not recorded yet.")),
        volume.section(_("Vision of the smart city"), *own, text="vision"),
        volume.section(
            _("Missions, goals and targets that are supported"),
            *_aims(volume),
            none=_("No mission of an upper plan is recorded yet."),
        ),
        volume.section(
            _("Objectives of the dimensions"),
            *_objectives(volume),
            none=_("No Smart City objective and no outcome is recorded yet."),
        ),
        volume.section(_("Time and direction of each stage"), *_stages(volume), text="directions"),
    )


def _aims(volume: Volume) -> Iterator[Table]:
    """The missions with their goals and targets below them."""
    parts = []
    for upper, found in groupby(missions(volume.plan, volume.programs), attrgetter("upper")):
        rows: list[tuple[Cell, ...]] = []
        for mission in found:
            rows.append((mission.key, mission.text, codes(server.program for server in mission.servers)))
            for aims, keys in ((upper.goals, mission.goals), (upper.targets, mission.targets)):
                for key in keys:
                    serving = (server.program for server in mission.servers if key in server.aims)
                    rows.append((key, aims[key] and aims[key].name, codes(serving)))
        parts.append((upper_name(upper), rows))
    yield from volume.parted(_("Missions, goals and targets with the programs that support them"), AIMS, parts)


def _objectives(volume: Volume) -> Iterator[Table]:
    """The objectives and what they are measured by; of dimensions without any the outcomes of their programs."""
    found = []
    for name, file in volume.plan.dimensions.items():
        rows: list[tuple[Cell, ...]] = [
            (one.id, one.name, some(each.name or "–" for each in one.indicators)) for one in file.objectives
        ]
        inside = (program for program in volume.programs if program.dimension == name)
        measures = [one for program in inside for one in program.indicators if one.kind in {"outcome", "impact"}]
        if not rows and measures:
            rows.append((None, _("not recorded yet"), some(one.name or "–" for one in measures)))
        found.append((DIMENSION[name], rows))
    yield from volume.parted(_("Smart City objectives and their main indicators"), OBJECTIVES, found)


def _stages(volume: Volume) -> Iterator[Table]:
    """Each horizon with its years and how many programs of each dimension it has."""
    plan = volume.plan
    rows = []
    for tag in HORIZONS:
        inside = [program for program in volume.programs if program.horizon == tag]
        counted = Counter(program.dimension for program in inside)
        spread = tuple(
            _("{dimension}: {count}", dimension=DIMENSION[one], count=counted[one]) for one in HOMES if counted[one]
        )
        rows.append((cells.spans(plan, [tag])[0], len(inside), spread))
    yield from volume.listed(_("Stages and their weight"), STAGES, rows)
