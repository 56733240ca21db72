"""The last appendix of the decision sheet: criteria and scores, candidates not chosen, sources of the facts."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_wins import Candidate, Choice, candidates_of, criteria_of
from ppu_roadmap.catalog.labels import DECISION
from ppu_roadmap.catalog.quick_wins import COLUMN, NOT_SCORED
from ppu_roadmap.paper.blocks import NOT_FILLED, Blank, Inline, Inlines, Items, Paragraph, Section, shortened
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.sheet.matters import sentences
from ppu_roadmap.views.sheet.summary import MOST_MATTERS
from ppu_roadmap.views.sheet.words import short_name

MOST_SOURCES = 5
"""Addresses of one quick win."""


def appendix(one: Brief) -> Page:
    """What the summary and the pages rest on."""
    sections = [
        Section(_("Criteria and weights"), tuple(_criteria(one))),
        Section(_("Candidates not chosen, and why"), (_left_out(one),)),
    ]
    further = tuple((sentence,) for sentence in sentences(one)[MOST_MATTERS:])
    if further:
        sections.append(Section(_("Further points to note"), (Items(further),)))
    sections.append(Section(_("Sources of the data"), (_sources(one),)))
    return Page(tuple(sections), (_("LAST APPENDIX"),))


def _criteria(one: Brief) -> Iterator[Block]:
    criteria = criteria_of(one.plan)
    if not criteria:
        yield Paragraph((Blank(),))
        return
    columns = (
        Column("name", _("Quick win"), weight=4, rank=0),
        *(
            Column(
                f"criterion-{key}",
                _criterion(criterion.name if criterion else None, key),
                Kind.NUMBER,
                rank=2,
                unknown=NOT_FILLED,
            )
            for key, criterion in criteria.items()
        ),
        Column("score", COLUMN["score"], Kind.NUMBER, rank=0, unknown=NOT_SCORED),
        Column("rank", _("Rank in its dimension"), Kind.NUMBER, rank=1),
    )
    weights: tuple[Cell, ...] = tuple(criterion.weight if criterion else None for criterion in criteria.values())
    rows = [Row((_("Weight (%)"), *weights, sum(weight for weight in weights if isinstance(weight, int)), ""))]
    rows += [_scores(candidate) for candidate in candidates_of(one.contests)]
    yield Table(None, columns, (Group(None, tuple(rows)),))
    yield Paragraph(
        (_("Each criterion is scored from 1 to 5; the weighted score is the sum of score times weight, from 1 to 5."),)
    )


def _criterion(name: str | None, key: str) -> Message:
    return _("{criterion}", criterion=name or key)


def _scores(candidate: Candidate) -> Row:
    cells: tuple[Cell, ...] = (
        _("{name}", name=short_name(candidate.program)),
        *(part.score for part in candidate.parts),
        candidate.standing.score,
        candidate.standing.rank,
    )
    return Row(cells)


def _left_out(one: Brief) -> Block:
    if not one.left_out:
        return Paragraph((_("Every candidate in the plan is on this sheet."),))
    return Items(tuple(tuple(_reason(candidate)) for candidate in one.left_out))


def _reason(candidate: Candidate) -> Iterator[Inline]:
    program, decision = candidate.program, candidate.decision
    yield f"{program.id or '–'} {shortened(program.name or '', 80)}: "
    if candidate.choice is Choice.REJECTED and decision is not None:
        yield DECISION["rejected"]
        if decision.date:
            yield _(" ({date})", date=Day(decision.date))
        reason = decision.note
    else:
        yield _("the program was cancelled")
        reason = program.status_note
    yield "; "
    yield from (shortened(reason, 160),) if reason and reason.strip() else (_("reason: "), Blank())


def _sources(one: Brief) -> Block:
    lines: list[Inlines] = []
    for candidate in one.forward:
        program = candidate.program
        addresses = dict.fromkeys(program.sources)
        for indicator in program.indicators:
            addresses.update(dict.fromkeys(indicator.evidence))
        listed: Inline = "; ".join(shortened(address, 300) for address in list(addresses)[:MOST_SOURCES]) or Blank()
        lines.append((_("{name}: ", name=short_name(program)), listed))
    return Items(tuple(lines))
