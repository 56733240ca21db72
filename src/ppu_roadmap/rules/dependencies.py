"""The graph of what depends on what: programs of a plan by id, and the circles that they form."""

from collections.abc import Mapping, Sequence

from ppu_roadmap.model.plan import Plan

Graph = Mapping[str, Sequence[str]]


def graph(plan: Plan) -> Graph:
    """What each program that depends on others depends on; unknown programs and itself left out."""
    by_id = plan.by_id
    return {
        id: needed
        for id, program in by_id.items()
        if program.depends_on
        and (needed := [other for other in dict.fromkeys(program.depends_on) if other != id and other in by_id])
    }


def circles(links: Graph) -> dict[str, int]:
    """The number of the circle that a program stands in, for those that stand in one, by id.

    A circle is a strongly connected set of two or more: each depends on each, directly or not. Found as Kosaraju did:
    of those that a walk along the links leaves last, a walk against the links reaches the rest of their circle alone.
    """
    against: dict[str, list[str]] = {}
    for id, needed in links.items():
        for other in needed:
            against.setdefault(other, []).append(id)
    seen: set[str] = set()
    left = [id for start in links if start not in seen for id in _walk(links, start, seen)]
    seen = set()
    numbers: dict[str, int] = {}
    for number, start in enumerate(reversed(left)):
        members = _walk(against, start, seen) if start not in seen else ()
        if len(members) > 1:
            numbers.update(dict.fromkeys(members, number))
    return numbers


def _walk(links: Graph, start: str, seen: set[str]) -> list[str]:
    """What is reached from a start and was not seen before, in the order in which a walk in depth leaves it.

    The stack is its own: no chain is too long for it.
    """
    seen.add(start)
    work = [(start, iter(links.get(start, ())))]
    left: list[str] = []
    while work:
        rest = work[-1][1]
        new = next((other for other in rest if other not in seen), None)
        if new is None:
            left.append(work.pop()[0])
        else:
            seen.add(new)
            work.append((new, iter(links.get(new, ()))))
    return left
