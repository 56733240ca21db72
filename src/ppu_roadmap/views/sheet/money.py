"""What the quick wins cost together: by source, in the budget or still applied for, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.analysis.quick_win_costs import Costs, costs
from ppu_roadmap.catalog.labels import CERTAINTY, NO_SOURCE
from ppu_roadmap.paper.blocks import Inline, Paragraph, Strong, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.text import Message, Phrase, _, words
from ppu_roadmap.views import values
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.sheet.room import Limits
from ppu_roadmap.views.sheet.words import millions, names, short_name


def money_blocks(one: Brief, limits: Limits) -> tuple[Block, ...]:
    """The sum of all quick wins; what is not known is named and never printed as 0."""
    found = costs(one.plan, (candidate.program for candidate in one.forward))
    if found.total.known is None:
        return (Paragraph((_("None of the quick wins is costed yet."),)),)
    sources = [_of(_source(one, source.source, limits.cell), source.known) for source in found.sources]
    parts: list[Inline] = [
        Strong(_("Rp {amount} million", amount=millions(found.total.known))),
        _(" ({sources}).", sources=words(sources, 6)),
        *_states(found),
        *_missing(one, found, limits.cell),
    ]
    return (Paragraph(tuple(parts)),)


def _source(one: Brief, key: str | None, limit: int) -> Phrase:
    return shortened(values.source_name(one.plan, key), limit) if key is not None else NO_SOURCE


def _of(what: Phrase, amount: int | None) -> Message:
    return _("{what} {amount}", what=what, amount=millions(amount))


def _states(found: Costs) -> Iterator[Message]:
    total = found.total
    known = ((CERTAINTY["secured"], total.secured), (CERTAINTY["proposed"], total.proposed))
    states = [_of(label, amount) for label, amount in (*known, (_("Not stated which"), total.unstated))]
    amounts = (total.secured, total.proposed, total.unstated)
    yield _(" {states}.", states=words(one for one, amount in zip(states, amounts, strict=True) if amount is not None))


def _missing(one: Brief, found: Costs, limit: int) -> Iterator[Message]:
    if found.uncosted:
        programs = {id(program) for program in found.uncosted}
        lacking = [candidate for candidate in one.forward if id(candidate.program) in programs]
        yield _(" Not yet costed: {names}.", names=names(lacking, limit=limit))
    if found.partly:
        yield _(
            " Costed in part only: {names}.", names=words((short_name(program, limit) for program in found.partly), 8)
        )
