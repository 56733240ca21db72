"""Chapter VI: how quick wins are chosen, which are, what was decided, what may go wrong, which were not and why."""

from collections.abc import Iterator
from functools import partial

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, row_of
from ppu_roadmap.fields.quick_win import DECISION
from ppu_roadmap.fields.risk import DEFAULT
from ppu_roadmap.fields.risk import FIELDS as RISK
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.paper.blocks import Items
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import _, _n, words
from ppu_roadmap.views import risks
from ppu_roadmap.views.book.volume import CODE, NAME, NAMED, Volume, chapter, said
from ppu_roadmap.views.quick_wins import FIELDS, counted
from ppu_roadmap.views.sheet.measures import main_target
from ppu_roadmap.views.sheet.summary import criteria, left_out
from ppu_roadmap.views.view import by_place

TARGET = 120
"""Characters of a target in a cell."""
PUT: tuple[Field[Candidate], ...] = (
    *chosen(FIELDS, ("id", "name")),
    field("problem", _("The people's problem"), lambda one: one.quick_win.problem, weight=4),
    field("benefit", _("Benefit"), lambda one: one.quick_win.benefit, weight=4),
    *chosen(FIELDS, ("owner", "time", "budget")),
    field("target", _("Target at the end"), partial(main_target, limit=TARGET), weight=3),
    *chosen(FIELDS, ("risk", "last_decision")),
)
DECIDED = by_place(CODE, NAME, *columns_of(DECISION))


def quick_wins(volume: Volume) -> Page:
    """Chapter VI."""
    one, title = volume.brief, _("Quick wins put forward and chosen")
    left = left_out(one)
    none = said(_("No candidate was rejected or given up."))
    return chapter(
        _("QUICK WINS"),
        [_("{summary}.", summary=words(counted(one.candidates)))] if one.candidates else (),
        volume.section(_("Criteria and their weights"), data=_weights(volume)),
        volume.section(_("Candidates and their scores"), data=_scores(volume)),
        volume.section(title, data=volume.table(title, PUT, one.forward)),
        volume.section(_("Decisions of the {approver}", approver=one.approver), data=_decisions(volume)),
        volume.section(_("Risk management"), data=_risks(volume)),
        volume.section(_("Candidates that were not chosen"), data=[left if left.items else none]),
        wide=True,
    )


def _weights(volume: Volume) -> Iterator[Items]:
    if criteria := volume.plan.file.quick_win_criteria:
        told = ((key, one or Criterion()) for key, one in criteria.items())
        yield Items(tuple((_("{name}: {weight}%", name=one.name or key, weight=one.weight),) for key, one in told))


def _scores(volume: Volume) -> Iterator[Block]:
    """The scores of the candidates below the weights of the criteria."""
    if volume.brief.candidates and volume.plan.file.quick_win_criteria:
        for block in criteria(volume.brief):
            title = _("Candidates for quick wins, with the weights of the criteria")
            yield volume.captioned(title, block) if isinstance(block, Table) else block


def _decisions(volume: Volume) -> Iterator[Block]:
    """Every decision that was taken, the oldest of a quick win first; how many are still asked for."""
    if asked := sum(one.undecided for one in volume.brief.forward):
        yield said(_n("{count} quick win awaits a decision.", "{count} quick wins await a decision.", asked))
    rows = (
        (one.program.id, one.program.name, *row_of(Of(volume.plan, decision), DECISION))
        for one in volume.brief.candidates
        for decision in one.quick_win.decisions
        if decision.status != "proposed"
    )
    yield from volume.table(_("Decisions on quick wins"), DECIDED, rows)


def _risks(volume: Volume) -> Iterator[Block]:
    """The register of the quick wins, gravest first, and the map of it before mitigation."""
    selection = volume.asked.selection._replace(quick_wins=True)
    (found,) = risks.registers(volume.asked._replace(selection=selection))
    note = _("In brackets: likelihood × impact. The level follows from their product.")
    fields = chosen(RISK, (), ("program", *DEFAULT))
    for table in volume.table(_("Risks of the quick wins, the gravest first"), fields, found.entries, note):
        yield table.without_empty()
    if found.bare:
        names = words((one.id or one.name or "–" for one in found.bare), NAMED)
        yield said(_n("No risk of {count} quick win is listed: {names}.",
                      "No risks of {count} quick wins are listed: {names}.", len(found.bare), names=names))  # fmt: skip
    for one in risks.maps([found]):
        yield one.chart(_("Risk map of the quick wins before mitigation"), volume.source())
