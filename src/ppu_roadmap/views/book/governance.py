"""Chapters VIII to X: who steers, under which rules, in line with which aims; what is measured and reported; an end."""

from collections.abc import Iterator
from functools import partial

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import _, words
from ppu_roadmap.views import crossing, indicators
from ppu_roadmap.views.assessment import ASPECT, part_of_advice
from ppu_roadmap.views.book.columns import COUNT, NAMED, PROGRAMS, codes, names
from ppu_roadmap.views.book.opening import bodies, documents
from ppu_roadmap.views.book.volume import Volume, chapter, said
from ppu_roadmap.views.sheet.summary import given_up
from ppu_roadmap.views.sides import SIDES, By
from ppu_roadmap.views.view import by_place

SPBE = by_place(Column("domain", _("SPBE domain"), weight=2), COUNT, PROGRAMS)
PRODUCERS = by_place(
    Column("owner", INDICATOR["data_owner"], weight=3),
    Column("count", _("Indicators"), Kind.NUMBER, weight=0),
    Column("years", _("First and last target"), Kind.YEARS),
    Column("programs", _("Of the programs"), weight=5),
)


def _score(one: Evaluation, part: str) -> Cell:
    score = getattr(one if part == "index" else one.scores, part, None)
    return None if score is None else float(score)


ASSESSED: tuple[Field[Evaluation], ...] = (
    field("year", _("Year"), lambda one: one.year, kind=Kind.YEARS, weight=0),
    field("stage", _("Stage"), lambda one: one.stage, kind=Kind.NUMBER, weight=0),
    *(field(key, name, partial(_score, part=key), kind=Kind.NUMBER) for key, name in ASPECT.items()),
    field("index", _("Achievement index"), partial(_score, part="index"), kind=Kind.NUMBER),
)


def governance(volume: Volume) -> Page:
    """Chapter VIII."""
    regulations = documents(volume, _("Regulations and decrees that exist"), "perbup", "sk")
    spbe = volume.table(_("Programs by SPBE domain"), SPBE, _spbe(volume))
    return chapter(
        _("INSTITUTIONS, GOVERNANCE AND ALIGNMENT"),
        volume.section(_("Council and executing team"), "organisation", bodies(volume)),
        volume.section(_("Regulations that are needed"), "regulations", regulations),
        volume.section(_("Alignment with the RPJMD"), data=_crossed(volume, "mission")),
        volume.section(_("Alignment with SPBE by domain"), data=spbe),
        volume.section(_("Contribution to the SDGs"), data=_crossed(volume, "sdg")),
    )


def _crossed(volume: Volume, by: By) -> Iterator[Table]:
    """How many programs and how much money each key has; then keys and programs that stand alone."""
    asked, title = volume.asked._replace(by=by), SIDES[by].title
    if any(SIDES[by].keys(volume.plan, program) for program in volume.programs):
        found = crossing.part(asked)
        for table in (crossing.counted(asked, found, asked.regions), *crossing.alone(found)):
            # Why a program serves no mission is told with the keys of plan.yaml, which readers of the book do not know.
            columns = tuple(one._replace(implied=one.key == "reason") for one in table.columns)
            yield volume.captioned(table.title or title, table._replace(columns=columns))


def _spbe(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """The six domains with their programs; none where no program names any."""
    named = gathered((str(word), one) for one in volume.programs if one.spbe for word in {*one.spbe.domains})
    for word, label in labels.SPBE.items() if named else ():
        yield label, len(named.get(word, ())), codes(named.get(word, ()))


def monitoring(volume: Volume) -> Page:
    """Chapter IX."""
    told, every = sum(bool(program.reports) for program in volume.programs), len(volume.programs)
    reported = [said(_("{count} of {all} programs have reported at least once.", count=told, all=every))]
    return chapter(
        _("MONITORING AND EVALUATION"),
        volume.section(_("Indicators and their data"), data=_indicators(volume)),
        volume.section(_("Quarterly reports"), "monitoring", reported if told else ()),
        volume.section(_("Self-assessment in five parts"), data=_evaluation(volume)),
        volume.section(_("Changes of the plan and renewed approval"), "changes", _changes(volume)),
    )


def _indicators(volume: Volume) -> Iterator[Table]:
    for table in indicators.counts(indicators.part(volume.asked)):
        yield volume.captioned(_("How much is known of the indicators"), table)
    yield from volume.table(_("Who produces the data"), PRODUCERS, _producers(volume))


def _producers(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """Each agency with how many indicators it produces the data of; last those that name none."""
    owners = gathered((one.data_owner, (one, program)) for program in volume.programs for one in program.indicators)
    for key, inside in sorted(owners.items(), key=lambda item: (item[0] is None, -len(item[1]))):
        years = sorted(year for one, _program in inside for year in one.targets)
        programs = {id(program): program for _one, program in inside}.values()
        name = cells.agency(volume.plan, key) or _("not named yet")
        yield name, len(inside), (years[0], years[-1]) if years else None, codes(programs)


def _evaluation(volume: Volume) -> Iterator[Block]:
    """The weights of the edition, how the assessors scored, and what they recommended last."""
    weights = volume.plan.file.evaluation_weights
    parts = words(_("{name} {weight}%", name=name, weight=getattr(weights, key, None)) for key, name in ASPECT.items())
    yield said(_("The five parts weigh, in this edition: {parts}.", parts=parts))
    scored = (one for one in volume.plan.file.evaluations if one.scores or one.index is not None)
    yield from volume.table(_("Scores that the assessors gave"), ASSESSED, scored)
    for table in part_of_advice(volume.asked):
        yield volume.captioned(_("Recommendations of the last evaluation"), table)


def _changes(volume: Volume) -> Iterator[Block]:
    """Approvals that no longer cover their program; programs that were given up or replaced."""
    if changed := names(one.program for one in volume.brief.forward if one.covers == "changed"):
        programs = words(changed, NAMED)
        yield said(_("Changed since the approval, to be put forward again: {programs}.", programs=programs))
    if ended := [one for one in volume.every if not live(one)]:
        yield said(_("Programs given up or replaced:"))
        yield given_up(ended)


def closing(volume: Volume) -> Page:
    """Chapter X."""
    return chapter(_("CLOSING"), *volume.texts.blocks("closing"))
