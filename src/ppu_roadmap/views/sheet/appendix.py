"""The last appendix of the decision sheet: criteria and scores, candidates not chosen, sources of the facts."""

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_wins import Candidate, Choice
from ppu_roadmap.catalog.labels import DECISION
from ppu_roadmap.fields import cells
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import NOT_FILLED, Blank, Inlines, Items, Paragraph, Section, shortened
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, _
from ppu_roadmap.views.quick_wins import NOT_SCORED, SCORE
from ppu_roadmap.views.sheet.brief import Brief, cut, short_name
from ppu_roadmap.views.sheet.matters import sentences
from ppu_roadmap.views.sheet.summary import MOST_MATTERS

MOST_SOURCES = 5
"""Addresses of one quick win."""


def appendix(one: Brief) -> Page:
    """What the summary and the pages rest on."""
    further = Items(tuple((sentence,) for sentence in sentences(one)[MOST_MATTERS:]))
    rejected = (_reason(candidate) for candidate in one.candidates if candidate.choice is Choice.REJECTED)
    ended = (_because((_named(each), " ", cells.standing(each) or ""), each.status_note) for each in one.ended)
    left_out = Items((*rejected, *ended))
    everyone = Paragraph((_("Every candidate in the plan is on this sheet."),))
    parts = (
        (_("Criteria and weights"), tuple(_criteria(one))),
        (_("Candidates not chosen, and why"), (left_out if left_out.items else everyone,)),
        (_("Further points to note"), (further,) if further.items else ()),
        (_("Sources of the data"), (Items(tuple(_sources(each.program) for each in one.forward)),)),
    )
    return Page(tuple(Section(title, blocks) for title, blocks in parts if blocks), (_("LAST APPENDIX"),))


def _criteria(one: Brief) -> Iterator[Block]:
    criteria = one.plan.file.quick_win_criteria
    if not criteria:
        yield Paragraph((Blank(),))
        return
    named = ((key, _("{word}", word=(each and each.name) or key)) for key, each in criteria.items())
    columns = (
        Column("name", _("Quick win"), weight=4, rank=0),
        *(Column(f"criterion-{key}", name, Kind.NUMBER, rank=2, unknown=NOT_FILLED) for key, name in named),
        Column("score", SCORE, Kind.NUMBER, rank=0, unknown=NOT_SCORED),
        Column("rank", _("Rank in its dimension"), Kind.NUMBER),
    )
    weights = [each.weight if each else None for each in criteria.values()]
    rows: list[Row] = [(_("Weight (%)"), *weights, sum(weight for weight in weights if weight is not None), "")]
    for each in one.candidates:
        name = _("{word}", word=short_name(each.program))
        rows.append((name, *(scored.score for scored in each.scores), each.ranking.score, each.ranking.rank))
    yield Table(None, columns, (Group(None, tuple(rows)),))
    yield Paragraph(
        (_("Each criterion is scored from 1 to 5; the weighted score is the sum of score times weight, from 1 to 5."),)
    )


def _reason(candidate: Candidate) -> Inlines:
    """That a candidate was rejected, when and why."""
    decision = candidate.decision
    day = (_(" ({date})", date=Day(decision.date)),) if decision and decision.date else ()
    said = (f"{_named(candidate.program)}: ", DECISION["rejected"], *day)
    return _because(said, decision.note if decision else None)


def _named(program: Program) -> str:
    return f"{program.id or '–'} {shortened(program.name or '', 80)}"


def _because(said: Inlines, reason: str | None) -> Inlines:
    why = cut(reason, 160)
    return (*said, "; ", *((why,) if why else (_("reason: "), Blank())))


def _sources(program: Program) -> Inlines:
    measured = (address for indicator in program.indicators for address in indicator.evidence)
    addresses = [*dict.fromkeys((*program.sources, *measured))][:MOST_SOURCES]
    listed = "; ".join(shortened(address, 300) for address in addresses) or Blank()
    return (_("{name}: ", name=short_name(program)), listed)
