"""Chapter VI: how quick wins are chosen, who was, what was decided, what may go wrong, who was not and why."""

from collections.abc import Iterator
from functools import partial

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DECISION
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, row_of
from ppu_roadmap.fields.program import FIELD, NARROW, fields_of_program
from ppu_roadmap.fields.quick_win import DECISION as DECISIONS
from ppu_roadmap.fields.risk import DEFAULT, FIELDS
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Phrase, _, _n
from ppu_roadmap.views import risks
from ppu_roadmap.views.book.volume import Volume, chapter, said
from ppu_roadmap.views.quick_wins import NOT_SCORED, SCORE, months
from ppu_roadmap.views.sheet.measures import main_target
from ppu_roadmap.views.view import by_place

TARGET = 120
"""Characters of a target in a cell."""
CRITERIA = by_place(
    Column("name", _("Criterion"), rank=0, weight=4),
    Column("weight", _("Weight (%)"), Kind.NUMBER, rank=0, weight=1),
)
CHOSEN: tuple[Field[Candidate], ...] = (
    *fields_of_program("id", "name"),
    field("problem", _("The people's problem"), lambda one: one.quick_win.problem, rank=3, weight=4),
    field("benefit", _("Benefit"), lambda one: one.quick_win.benefit, rank=3, weight=4),
    field("owner", NARROW["owner"], lambda one: cells.owner(one.plan, one.program), rank=1, weight=2),
    field("time", _("Starts–ends"), months, rank=1, weight=2),
    field("budget", _("Indicative ceiling (Rp)"), lambda one: cells.money(one.plan, one.program), kind=Kind.MONEY,
          rank=2, weight=2, unknown=labels.NOT_COSTED),
    field("target", _("Target at the end"), partial(main_target, limit=TARGET), rank=2, weight=3),
    field("decision", FIELD["decision"], lambda one: cells.label(DECISION, _decided(one)), kind=Kind.WORD, rank=2),
)  # fmt: skip
DECIDED = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=3),
    *columns_of(DECISIONS),
)
LEFT = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("dimension", FIELD["dimension"], rank=2, weight=2),
    Column("score", SCORE, Kind.NUMBER, rank=2, weight=0, unknown=NOT_SCORED),
    Column("what", _("What became of it"), rank=0, weight=2),
    Column("why", _("Why"), rank=0, weight=4),
)


def quick_wins(volume: Volume) -> Page:
    """Chapter VI."""
    forward = [one for one in volume.candidates if one.choice != "rejected"]
    none = _("No program is put forward as a quick win yet.")
    return chapter(
        _("QUICK WINS"),
        said(*_glance(volume)),
        volume.section(
            _("Criteria and weights"),
            *_criteria(volume),
            none=_("The criteria and their weights are not recorded yet."),
        ),
        volume.section(_("Candidates and their scores"), *_scores(volume), none=none),
        volume.section(
            _("Quick wins put forward and chosen"),
            *volume.listed(_("Quick wins put forward and chosen"), CHOSEN, forward),
            none=none,
        ),
        volume.section(
            _("Decisions of the head of the region"), *_decisions(volume), none=_("No decision is recorded yet.")
        ),
        volume.section(_("Risk management"), *_risks(volume), none=_("No risk of a quick win is recorded yet.")),
        volume.section(
            _("Candidates not chosen, and why"),
            *volume.listed(_("Candidates not chosen, and why"), LEFT, _left(volume)),
            none=_("No candidate was rejected or given up."),
        ),
        wide=True,
    )


def _decided(one: Candidate) -> str:
    return (one.decision and one.decision.status) or "proposed"


def _glance(volume: Volume) -> Iterator[Phrase]:
    every = volume.candidates
    yield _n("{count} candidate for a quick win:", "{count} candidates for a quick win:", len(every))
    yield _(
        " {chosen} approved, {open} awaiting a decision, {rejected} rejected.",
        chosen=sum(one.choice == "chosen" for one in every),
        open=sum(one.choice == "candidate" for one in every),
        rejected=sum(one.choice == "rejected" for one in every),
    )


def _criteria(volume: Volume) -> Iterator[Table]:
    criteria = volume.plan.file.quick_win_criteria
    rows = (((one and one.name) or key, one and one.weight) for key, one in criteria.items())
    note = _("Each criterion is scored from 1 to 5; the weighted score is the sum of score times weight, from 1 to 5.")
    yield from volume.listed(_("Criteria of quick wins and their weights"), CRITERIA, rows, notes=(note,))


def _scores(volume: Volume) -> Iterator[Table]:
    """The candidates by dimension and rank, with the score on each criterion."""
    criteria = volume.plan.file.quick_win_criteria
    fields: tuple[Field[Candidate], ...] = (
        field("dimension", FIELD["dimension"], lambda one: cells.dimension(one.program.dimension), rank=1, weight=2),
        field("rank", _("Rank"), lambda one: one.ranking.rank, kind=Kind.NUMBER, rank=0, weight=0),
        *fields_of_program("id", "name"),
        *(
            field(f"score-{key}", _("{word}", word=(one and one.name) or key), partial(_score, key=key),
                  kind=Kind.NUMBER, rank=2, weight=1)
            for key, one in criteria.items()
        ),
        field("score", SCORE, lambda one: one.ranking.score, kind=Kind.NUMBER, rank=0, weight=1, unknown=NOT_SCORED),
        field("decision", FIELD["decision"], lambda one: cells.label(DECISION, _decided(one)), kind=Kind.WORD, rank=1),
    )  # fmt: skip
    return volume.listed(_("Candidates for quick wins and their scores"), fields, volume.candidates)


def _score(one: Candidate, key: str) -> Cell:
    return next((each.score for each in one.scores if each.key == key), None)


def _decisions(volume: Volume) -> Iterator[Block]:
    """Every decision that was taken, the oldest of a quick win first; how many are still asked for."""
    rows: list[Row] = [
        (one.program.id, cells.name(one.program), *row_of(Of(volume.plan, decision), DECISIONS))
        for one in volume.candidates
        for decision in one.quick_win.decisions
        if decision.status != "proposed"
    ]
    if open_ := sum(one.undecided for one in volume.candidates):
        yield said(_n("{count} quick win awaits a decision.", "{count} quick wins await a decision.", open_))
    if rows:
        title = _("Decisions on quick wins")
        yield volume.table(
            title, Table(title, DECIDED, (Group(None, tuple(rows)),)).without_empty(["document", "note"])
        )


def _risks(volume: Volume) -> Iterator[Block]:
    """The register of the quick wins, gravest first, and the map of what it was before mitigation."""
    selection = volume.asked.selection._replace(quick_wins=True)
    (found,) = risks.registers(volume.asked._replace(selection=selection))
    note = _("In brackets: likelihood × impact. The level follows from their product.")
    title = _("Risks of the quick wins, the gravest first")
    yield from (
        table.without_empty()
        for table in volume.listed(title, chosen(FIELDS, (), ("name", *DEFAULT)), found.entries, notes=(note,))
    )
    if found.bare:
        names = tuple(one.id or one.name or "–" for one in found.bare)
        yield said(_n("{count} quick win lists no risk yet: {names}.", "{count} quick wins list no risk yet: {names}.",
                      len(names), names=", ".join(names)))  # fmt: skip
    for one in risks.maps((found,)):
        yield one.chart(_("Risk map of the quick wins before mitigation"), volume.source())


def _left(volume: Volume) -> Iterator[tuple[Cell, ...]]:
    """Candidates that were rejected, then quick wins that were given up or replaced."""
    for one in volume.candidates:
        if one.choice == "rejected" and (decision := one.decision):
            day = Day(decision.date) if decision.date else None
            what = _("{decision}, {date}", decision=DECISION["rejected"], date=day)
            yield *_named(one.program), one.ranking.score, what, decision.note
    for program in volume.every:
        if program.quick_win and not live(program):
            yield *_named(program), "", cells.standing(program), program.status_note


def _named(program: Program) -> tuple[Cell, ...]:
    return program.id, program.name, cells.dimension(program.dimension)
