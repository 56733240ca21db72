"""Programs that depend on each other in a circle."""

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ppu_roadmap.diagnostics import ERROR, Finding, Related
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.dependencies import Graph, circles, graph
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, _n

NAMED = 10
"""Ids that one message names, and links that are shown beside it."""


@rule("RM105", ERROR)
def dependency_cycle(plan: Plan) -> Iterator[Finding]:
    """Programs depend on each other in a circle.

    Why: none of them could ever begin, and no timeline can be drawn. A circle is told once, at its first
    link in file order.

    Bad:
        # governance.yaml
        programs:
          - id: GOV-01
            name: Go PPU
            horizon: 1-year
            owner: diskominfo
            subdimension: public-service
            depends_on: [GOV-02]
          - id: GOV-02
            name: Data terbuka
            horizon: 1-year
            owner: dlh
            subdimension: policy
            depends_on: [GOV-01]

    Good:
        depends_on: [GOV-02]
    """
    links = graph(plan)
    numbers = circles(links)
    sizes: dict[int, int] = {}
    for number in numbers.values():
        sizes[number] = sizes.get(number, 0) + 1
    for program, index, needed in _links(plan, numbers):
        size = sizes.pop(numbers[needed], 0)
        if size and program.id:
            circle = [program.id, *_way(links, numbers, needed, program.id)]
            yield Finding(
                program.at("depends_on", index),
                _message(circle, size),
                _("remove one of these dependencies"),
                tuple(_trail(plan, circle[1:])),
            )


def _links(plan: Plan, numbers: Mapping[str, int]) -> Iterator[tuple[Program, int, str]]:
    """The links within circles, in file order: a program, the index of the item, the program it names."""
    for id in numbers and plan.by_id:
        program = plan.by_id[id]
        if id in numbers:
            for index, needed in enumerate(program.depends_on):
                if needed != id and numbers.get(needed) == numbers[id]:
                    yield program, index, needed


def _way(links: Graph, numbers: Mapping[str, int], start: str, goal: str) -> list[str]:
    """The shortest way from one program of a circle to another, both counted."""
    came_from = {start: start}
    queue = deque([start])
    while goal not in came_from:
        here = queue.popleft()
        for other in links.get(here, ()):
            if other not in came_from and numbers.get(other) == numbers[goal]:
                came_from[other] = here
                queue.append(other)
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _message(circle: list[str], size: int) -> Message:
    chain = _chain(circle if len(circle) <= NAMED else [*circle[: NAMED - 1], "…", circle[-1]])
    more = size - len(circle) + 1
    if not more:
        return _("{chain} depend on each other", chain=chain)
    return _n(
        "{chain} depend on each other, and {count} more program with them",
        "{chain} depend on each other, and {count} more programs with them",
        more,
        chain=chain,
    )


def _chain(ids: list[str]) -> Phrase:
    """Ids with arrows between them; a single text of that length would be cut."""
    chain: Phrase = ids[-1]
    for id in reversed(ids[:-1]):
        chain = _("{id} → {rest}", id=id, rest=chain)
    return chain


def _trail(plan: Plan, way: list[str]) -> Iterator[Related]:
    for id, needed in list(pairwise(way))[:NAMED]:
        program = plan.by_id[id]
        index = program.depends_on.index(needed)
        message = _("{id} depends on {needed}", id=id, needed=needed)
        yield Related(program.at("depends_on", index), message)
