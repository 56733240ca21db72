"""What the quick wins cost together: by source, in the budget or still applied for, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog.labels import CERTAINTY, NO_SOURCE
from ppu_roadmap.facts.money import certainty, cost
from ppu_roadmap.fields import cells
from ppu_roadmap.paper.blocks import Paragraph, Strong, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.text import Message, Phrase, _, words
from ppu_roadmap.views.sheet.brief import Brief, millions, names, names_among
from ppu_roadmap.views.sheet.room import Limits


@dataclass(frozen=True, slots=True)
class Costs:
    """What is known of the money of quick wins (pagu indikatif): nothing stands for what is not, and never 0."""

    by_source: Counter[str | None]
    """In the order of the first lines."""
    by_certainty: Counter[str | None]
    """Under ``None`` amounts of which the plan does not say whether they are in the budget."""
    uncosted: tuple[Candidate, ...]
    """Without any known amount."""
    partly: tuple[Candidate, ...]
    """Of which some lines have no amount."""


def costs(candidates: Iterable[Candidate]) -> Costs:
    """The cost of quick wins."""
    found = list(candidates)
    by_source: Counter[str | None] = Counter()
    by_certainty: Counter[str | None] = Counter()
    for line in (line for one in found for line in one.program.budget):
        if line.amount is not None:
            by_source[line.source] += line.amount
            by_certainty[certainty(line)] += line.amount
    prices = [(one, cost(one.plan, one.program)) for one in found]
    return Costs(
        by_source,
        by_certainty,
        tuple(one for one, price in prices if price.known is None),
        tuple(one for one, price in prices if price.known is not None and not price.complete),
    )


def money_blocks(one: Brief, limits: Limits) -> tuple[Block, ...]:
    """The sum of all quick wins; what is not known is named and never printed as 0."""
    found = costs(one.forward)
    if not found.by_source:
        return (Paragraph((_("None of the quick wins is costed yet."),)),)

    def source(key: str | None) -> Phrase:
        return shortened(cells.source_name(one.plan, key), limits.cell) if key is not None else NO_SOURCE

    sources = (_of(source(key), amount) for key, amount in found.by_source.items())
    states = {"secured": CERTAINTY["secured"], "proposed": CERTAINTY["proposed"], None: _("Not stated which")}
    amounts = found.by_certainty
    sums = (_of(label, amounts[state]) for state, label in states.items() if state in amounts)
    total = _("Rp {amount} million", amount=millions(found.by_source.total()))
    parts = (Strong(total), _(" ({sources}).", sources=words(sources, 6)), _(" {states}.", states=words(sums)))
    return (Paragraph((*parts, *_missing(one, found, limits.cell))),)


def _of(what: Phrase, amount: int) -> Message:
    return _("{what} {amount}", what=what, amount=millions(amount))


def _missing(one: Brief, found: Costs, limit: int) -> Iterator[Message]:
    if found.uncosted:
        yield _(" Not yet costed: {names}.", names=names_among(found.uncosted, one.forward, limit=limit))
    if found.partly:
        yield _(" Costed in part only: {names}.", names=names((each.program for each in found.partly), limit))
