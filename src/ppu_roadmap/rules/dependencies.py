"""The graph of what depends on what: programs of a plan by id, and the circles that they form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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

    A circle is a strongly connected set of two or more: each depends on each, directly or not.
    """
    numbers: dict[str, int] = {}
    for number, members in enumerate(members for members in _Search(links).sets() if len(members) > 1):
        numbers.update(dict.fromkeys(members, number))
    return numbers


class _Search:
    """Tarjan's algorithm with a stack of its own: linear in the links, and no circle is too long for it."""

    def __init__(self, links: Graph) -> None:
        self.links = links
        self.found: dict[str, int] = {}
        """In what order each was found."""
        self.lowest: dict[str, int] = {}
        """The earliest found that is reached from each."""
        self.settled: set[str] = set()
        self.pending: list[str] = []
        self.work: list[tuple[str, Iterator[str]]] = []

    def sets(self) -> Iterator[list[str]]:
        """The strongly connected sets."""
        for root in self.links:
            if root not in self.found:
                self._enter(root)
                yield from self._walk()

    def _walk(self) -> Iterator[list[str]]:
        while self.work:
            node, rest = self.work[-1]
            new = next((other for other in rest if self._is_new(node, other)), None)
            if new is not None:
                self._enter(new)
                continue
            self.work.pop()
            if self.work:
                above = self.work[-1][0]
                self.lowest[above] = min(self.lowest[above], self.lowest[node])
            if self.lowest[node] == self.found[node]:
                yield list(self._settle(node))

    def _enter(self, node: str) -> None:
        self.found[node] = self.lowest[node] = len(self.found)
        self.pending.append(node)
        self.work.append((node, iter(self.links.get(node, ()))))

    def _is_new(self, node: str, other: str) -> bool:
        if other not in self.found:
            return True
        if other not in self.settled:
            self.lowest[node] = min(self.lowest[node], self.found[other])
        return False

    def _settle(self, node: str) -> Iterator[str]:
        member = ""
        while member != node:
            member = self.pending.pop()
            self.settled.add(member)
            yield member
