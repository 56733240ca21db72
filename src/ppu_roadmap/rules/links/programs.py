"""Programs that are named by others: they exist, and none needs itself, alone or in a circle."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import absent, all_programs_known, unsure
from ppu_roadmap.facts.naming import called, called_proposal, line_of
from ppu_roadmap.facts.standing import live, successors
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.rules.links.listed import Known, nearest_known, strange, unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Uncut, _, _n

NAMED = 10
"""Ids that one message about a circle names, and links that are shown beside it."""
_DIMENSIONS = {prefix: name for name, prefix in PREFIXES.items()}
Graph = Mapping[str, Sequence[str]]


@rule("RM103", ERROR)
def unknown_dependency(plan: Plan) -> Iterator[Finding]:
    """A program that another one or a proposal names does not exist, or an action that a budget line pays.

    Why: the timeline and every export would silently drop the link, and the program that was to come first
    would be forgotten when money is given out. Money can be followed to an action of its own program alone.

    Bad: depends_on: [GOV-99]
    Good: depends_on: [GOV-02]
    """
    unread = _unread(plan)
    strangers = [each for each in _strangers(plan) if _DIMENSIONS.get(each[0].partition("-")[0]) not in unread]
    known = {id: program.key("id") for id, program in plan.by_id.items()} if strangers else {}
    for id, place, message in strangers:
        yield Finding(place, message, search=partial(_stranger, place, id, known, message))
    for program in plan.programs:
        if not any(line.action for line in program.budget):
            continue
        actions = {each.id: program.at("actions", at, "id") for at, each in enumerate(program.actions) if each.id}
        if len(actions) < len(program.actions) or unsure(plan, program, "actions"):  # an id was refused
            continue
        for index, line in enumerate(program.budget):
            for path, action in strange(line, "action", actions):
                name, of = line_of(program, line), called(program)
                message = _("{budget} pays {action}, which {id} does not have", budget=name, action=action, id=of)
                help = _("name an action of {id}, or remove this", id=of)
                yield unknown(program.at("budget", index, *path), action, actions, message, help)


def _stranger(place: Place, id: str, known: Known, message: Message) -> Finding:
    """The finding about a program that is not there, with what helps; a program is not to need itself."""
    help = _("name a program of this plan, or remove {id}", id=id)
    found = nearest_known(place, id, known, message, help)
    own = any((one.place.file, one.place.path[:2]) == (place.file, place.path[:2]) for one in found.related)
    return Finding(place, message, help) if own else found


@rule("RM104", ERROR)
def self_dependency(plan: Plan) -> Iterator[Finding]:
    """A program depends on itself, or is replaced by itself.

    Why: it could never begin; most often another number was meant.

    Bad: depends_on: [GOV-01]
    Good: depends_on: [GOV-02]
    """
    for program in plan.programs:
        if program.id is None:
            continue
        for index, needed in enumerate(program.depends_on):
            if needed == program.id:
                help = _("name the program that was meant, or remove this")
                yield Finding(program.at("depends_on", index), _("{id} depends on itself", id=program.id), help)
        if program.replaced_by == program.id:
            help = _("name the program that took its place, or remove this")
            yield Finding(program.at("replaced_by"), _("{id} is replaced by itself", id=program.id), help)


@rule("RM122", WARNING)
def depends_on_dead(plan: Plan) -> Iterator[Finding]:
    """A program depends on one that was cancelled.

    Why: what it waits for will never be there. It needs what took the place of the cancelled program, or it
    has to begin without.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, depends_on: [GOV-02]}
          - {id: GOV-02, name: Data terbuka, status: cancelled}
    Good: depends_on: [GOV-02]
    """
    for program in filter(live, plan.programs):
        for index, needed in enumerate(program.depends_on):
            other = plan.by_id.get(needed)
            if other is None or live(other) or other.status == "done":
                continue
            message = _("{id} depends on {needed}, which is cancelled", id=called(program), needed=needed)
            related = Related(other.at("status"), _("cancelled here"))
            yield Finding(program.at("depends_on", index), message, _instead(plan, program, other), (related,))


def _instead(plan: Plan, program: Program, ended: Program) -> Message:
    """What to write for a program that is no longer there to be waited for."""
    heir = next((each.id for each in successors(plan, ended) if live(each)), None)
    if heir is None:
        return _("remove {id}, or name what it needs instead", id=ended.id)
    if heir == program.id or heir in program.depends_on:
        return _("remove {id}: {heir} took its place", id=ended.id, heir=heir)
    return _("write {heir}, which took its place", heir=heir)


@rule("RM123", WARNING)
def dead_end(plan: Plan) -> Iterator[Finding]:
    """What took a program's place is cancelled and nothing followed it, or the program goes on all the same.

    Why: who looks for what became of a program ends nowhere, and what it was to do falls between the two; or
    the same work stands in the plan twice, with its money.

    Bad:
        status: ongoing
        replaced_by: GOV-02
    Good:
        status: cancelled
        status_note: Disatukan dengan Data terbuka
        replaced_by: GOV-02
    """
    for program in plan.programs:
        heir = plan.by_id.get(program.replaced_by or "")
        if heir is None or heir is program:
            continue
        place, name = program.at("replaced_by"), called(program)
        if program.status in {"planned", "ongoing"}:
            status = STATUS[program.status]
            message = _("{id} is replaced by {heir}, yet it is {status}", id=name, heir=heir.id, status=status)
            help = _("write status: cancelled with a status_note, or status: done, or remove replaced_by")
            yield Finding(place, message, help, (Related(program.at("status"), _("the status")),))
        if heir.status == "cancelled" and absent(heir, "replaced_by"):
            message = _("{id} is replaced by {heir}, which is cancelled and replaced by nothing", id=name, heir=heir.id)
            help = _("name the program that does its work now, or remove replaced_by")
            yield Finding(place, message, help, (Related(heir.at("status"), _("cancelled here")),))


def _strangers(plan: Plan) -> Iterator[tuple[str, Place, Message]]:
    """Every name of a program that no program bears, with its place and what is to be said."""
    for program in plan.programs:
        for path, needed in strange(program, "depends_on", plan.by_id):
            message = _("{id} depends on {needed}, which does not exist", id=called(program), needed=needed)
            yield needed, program.at(*path), message
        for path, after in strange(program, "replaced_by", plan.by_id):
            message = _("{id} is replaced by {program}, which does not exist", id=called(program), program=after)
            yield after, program.at(*path), message
    for index, proposal in enumerate(plan.proposals.proposals):
        for path, became in strange(proposal, "program", plan.by_id):
            thing = called_proposal(proposal)
            message = _("{id} became {program}, which does not exist", id=thing, program=became)
            yield became, plan.proposals.at("proposals", index, *path), message


def _unread(plan: Plan) -> frozenset[str]:
    """The dimensions of which a program may exist that could not be read."""
    nameless = {program.dimension for program in plan.programs if program.id is None}
    return plan.broken.union(nameless, (name for name in PREFIXES if not all_programs_known(plan, name)))


@rule("RM105", ERROR, _("remove one of these dependencies"))
def dependency_cycle(plan: Plan) -> Iterator[Finding]:
    """Programs depend on each other in a circle.

    Why: none of them could ever begin, and no timeline can be drawn. A circle is told once, at its first
    link in file order.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, depends_on: [GOV-02]}
          - {id: GOV-02, name: Data terbuka, depends_on: [GOV-01]}
    Good: depends_on: [GOV-02]
    """
    for circle, size in ways_round(graph(plan)):
        first, *trail = (_link(plan, *link) for link in list(pairwise(circle))[: NAMED + 1])
        yield Finding(first.place, _message(circle, size), related=tuple(trail))


def ways_round(links: Graph) -> Iterator[tuple[list[str], int]]:
    """The shortest way round each circle, from its first member back to it, and how many stand in that circle."""
    numbers = circles(links)
    sizes = Counter(numbers.values())
    for id, after in links.items():
        if id in after:
            yield [id, id], 1
        elif size := sizes.pop(numbers.get(id, -1), 0):
            needed = next(other for other in after if numbers.get(other) == numbers[id])
            yield [id, *_way(links, numbers, needed, id)], size


def arrows(circle: Sequence[str]) -> Uncut:
    """The ids of a circle as arrows lead round it; of a long one its first and its last."""
    ids = circle if len(circle) <= NAMED else [*circle[: NAMED - 1], "…", circle[-1]]
    return Uncut(" → ".join(ids))


def _link(plan: Plan, id: str, needed: str) -> Related:
    program = plan.by_id[id]
    place = program.at("depends_on", program.depends_on.index(needed))
    return Related(place, _("{id} depends on {needed}", id=id, needed=needed))


def _way(links: Graph, numbers: Mapping[str, int], start: str, goal: str) -> list[str]:
    """The shortest way from one program of a circle to another, both counted."""
    came_from = {start: start}
    queue = deque([start])
    while goal not in came_from:
        here = queue.popleft()
        for other in links[here]:
            if other not in came_from and numbers.get(other) == numbers[goal]:
                came_from[other] = here
                queue.append(other)
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _message(circle: list[str], size: int) -> Message:
    more = size - len(circle) + 1
    if not more:
        return _("{chain} depend on each other", chain=arrows(circle))
    return _n(
        "{chain} depend on each other, and {count} more program with them",
        "{chain} depend on each other, and {count} more programs with them",
        more,
        chain=arrows(circle),
    )


def graph(plan: Plan) -> Graph:
    """What each program that depends on others depends on; unknown programs and itself left out."""
    by_id = plan.by_id
    return {
        id: [other for other in program.depends_on if other != id and other in by_id]
        for id, program in by_id.items()
        if program.depends_on
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
