"""Chapters VIII to X: who steers, under which rules, in line with which aims; what is measured and reported; an end."""

from collections.abc import Iterator

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Phrase, _, _n, words
from ppu_roadmap.views import crossing, indicators
from ppu_roadmap.views.assessment import ASPECT, scores_of, tables_of_advice
from ppu_roadmap.views.book.front import bodies
from ppu_roadmap.views.book.introduction import documents
from ppu_roadmap.views.book.volume import NAMED, Volume, chapter, codes, said
from ppu_roadmap.views.missions import missions
from ppu_roadmap.views.view import by_place

SPBE = by_place(
    Column("domain", _("SPBE domain"), rank=0, weight=3),
    Column("count", _("Programs"), Kind.NUMBER, rank=0, weight=0),
    Column("programs", _("Supporting programs"), rank=0, weight=6),
)
APPLICATIONS = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=3),
    Column("application", _("The region's own application"), rank=0, weight=2),
    Column("national", _("National application for the same service"), rank=0, weight=2),
)
PRODUCERS = by_place(
    Column("owner", INDICATOR["data_owner"], rank=0, weight=3),
    Column("count", _("Indicators"), Kind.NUMBER, rank=0, weight=0),
    Column("of", _("Of the programs"), rank=0, weight=5),
    Column("first", _("First and last target"), Kind.YEARS, rank=1, weight=1),
)
WEIGHTS = by_place(
    Column("part", _("Part of the evaluation"), rank=0, weight=3),
    Column("weight", _("Weight (%)"), Kind.NUMBER, rank=0, weight=1),
)
EVALUATIONS = by_place(
    Column("year", _("Year"), Kind.YEARS, rank=0, weight=0),
    Column("stage", _("Stage"), Kind.NUMBER, rank=1, weight=0),
    *(Column(key, label, Kind.NUMBER, rank=1) for key, label in ASPECT.items()),
    Column("index", _("Index"), Kind.NUMBER, rank=0),
    Column("dimensions", _("By dimension"), rank=2, weight=3),
)
ENDED = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=3),
    Column("what", _("What became of it"), rank=0, weight=2),
    Column("why", _("Why"), rank=0, weight=3),
)


def governance(volume: Volume) -> Page:
    """Chapter VIII."""
    regulations = documents(volume, _("Regulations and decrees that exist"), "perbup", "sk")
    return chapter(
        _("INSTITUTIONS, GOVERNANCE AND ALIGNMENT"),
        said(*_served(volume)),
        volume.section(_("Council and executing team"), *bodies(volume), text="organisation"),
        volume.section(_("Regulations that are needed"), *regulations, text="regulations"),
        volume.section(
            _("Alignment with the missions of the RPJMD"), *_missions(volume), none=_("No mission is recorded yet.")
        ),
        volume.section(
            _("Alignment with SPBE by its six domains"), *_spbe(volume), none=_("No program names an SPBE domain yet.")
        ),
        volume.section(_("Contribution to the SDGs"), *_crossed(volume, "sdg"), none=_("No program names an SDG yet.")),
    )


def _served(volume: Volume) -> Iterator[Phrase]:
    every = missions(volume.plan, volume.programs)
    bare = sum(not missions_served(volume.plan, program) for program in volume.programs)
    if every:
        served = sum(bool(one.servers) for one in every)
        yield _("{served} of {all} missions are served by a program.", served=served, all=len(every))
        if bare:
            yield " "
            yield _n("{count} program serves no mission yet.", "{count} programs serve no mission yet.", bare)


def _crossed(volume: Volume, by: crossing.By) -> Iterator[Table]:
    """How many programs and how much money each key has, then keys and programs that stand alone."""
    tables = crossing.document(volume.asked._replace(by=by))
    if any(bucket.key is not None for bucket in crossing.crossing(volume.plan, volume.programs, by).buckets):
        for table in tables:
            if table.title is not None and table.title.template != "Programs mission by mission":
                yield volume.table(table.title, table)


def _missions(volume: Volume) -> Iterator[Table]:
    if any(upper.missions for upper in volume.plan.upper_plans.values()):
        yield from _crossed(volume, "mission")


def _spbe(volume: Volume) -> Iterator[Table]:
    """The six domains with their programs; the applications."""
    named = gathered((word, one) for one in volume.programs if one.spbe for word in dict.fromkeys(one.spbe.domains))
    if named:
        rows = ((labels.SPBE[word], len(named.get(word, ())), codes(named.get(word, ()))) for word in labels.SPBE)
        yield from volume.listed(_("Programs by SPBE domain"), SPBE, rows)
    applications = (
        (one.id, cells.name(one), one.spbe.application, one.spbe.national_app)
        for one in volume.programs
        if one.spbe and (one.spbe.application or one.spbe.national_app)
    )
    yield from volume.listed(_("Applications and the national ones for the same service"), APPLICATIONS, applications)


def monitoring(volume: Volume) -> Page:
    """Chapter IX."""
    return chapter(
        _("MONITORING AND EVALUATION"),
        volume.section(
            _("Indicators and who produces their data"), *_producers(volume), none=_("No indicator is recorded yet.")
        ),
        volume.section(_("Quarterly reports"), *_reported(volume), text="monitoring"),
        volume.section(_("Self-assessment in five parts"), *_evaluation(volume)),
        volume.section(_("Changes of the plan and renewed approval"), *_changes(volume), text="changes"),
    )


def _producers(volume: Volume) -> Iterator[Table]:
    """What is known of the indicators of each dimension; how many each agency produces the data of."""
    plan = volume.plan
    known = [*indicators.document(volume.asked)][1:]
    yield from (volume.table(_("What is known of the indicators"), table) for table in known)
    owners = gathered((one.data_owner, (one, program)) for program in volume.programs for one in program.indicators)
    rows: list[tuple[Cell, ...]] = []
    for key, inside in sorted(owners.items(), key=lambda item: (item[0] is None, -len(item[1]))):
        years = sorted(year for one, _program in inside for year in one.targets)
        named = codes({id(program): program for _one, program in inside}.values())
        name = cells.agency(plan, key) or _("not named yet")
        rows.append((name, len(inside), named, (years[0], years[-1]) if years else None))
    yield from volume.listed(_("Producers of data"), PRODUCERS, rows)


def _reported(volume: Volume) -> Iterator[Block]:
    told = sum(bool(program.reports) for program in volume.programs)
    if told:
        yield said(_n("{count} of {all} programs has reported at least once.",
                      "{count} of {all} programs have reported at least once.", told, all=len(volume.programs)))  # fmt: skip


def _evaluation(volume: Volume) -> Iterator[Block]:
    """The weights of the edition, what the assessors found in earlier years, what they recommended."""
    weights = volume.plan.file.evaluation_weights
    rows = ((label, getattr(weights, key, None)) for key, label in ASPECT.items())
    yield from volume.listed(_("Weights of the five parts of the yearly evaluation"), WEIGHTS, rows)
    earlier = (
        (one.year, one.stage, *(getattr(one.scores, key, None) for key in ASPECT), one.index, tuple(scores_of(one)))
        for one in sorted(volume.plan.file.evaluations, key=lambda one: one.year or 0)
    )
    yield from (
        table.without_empty(["dimensions"])
        for table in volume.listed(_("Evaluations of earlier years"), EVALUATIONS, earlier)
    )
    for table in tables_of_advice(volume.asked):
        yield volume.table(_("Recommendations of the last evaluation"), table)


def _changes(volume: Volume) -> Iterator[Block]:
    """Approvals that no longer cover their program; programs that were given up or replaced."""
    if changed := [one.program for one in volume.candidates if one.covers == "changed"]:
        names = words((one.id for one in changed), NAMED)
        yield said(_("Changed since the approval, to be put forward again: {programs}.", programs=names))
    rows = ((one.id, one.name, cells.standing(one), one.status_note) for one in volume.every if not live(one))
    yield from volume.listed(_("Programs given up or replaced"), ENDED, rows)


def closing(volume: Volume) -> Page:
    """Chapter X."""
    return chapter(_("CLOSING"), *volume.texts.blocks("closing"))
