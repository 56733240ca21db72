"""Programs that are named by others: they exist, and none is named by itself."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.naming import called, called_proposal
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.rules.links.lookup import unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _

_DIMENSIONS = {prefix: name for name, prefix in PREFIXES.items()}


@rule("RM103", ERROR)
def unknown_dependency(plan: Plan) -> Iterator[Finding]:
    """A program that another one or a proposal names does not exist.

    Why: the timeline and every export would silently drop the link, and the program that was to come first
    would be forgotten when money is given out.

    Bad:
        depends_on: [GOV-99]

    Good:
        depends_on: [GOV-02]
    """
    unread = _unread(plan)
    strangers = [each for each in _strangers(plan) if _DIMENSIONS.get(each[0].partition("-")[0]) not in unread]
    known = {id: program.key("id") for id, program in plan.by_id.items()} if strangers else {}
    for id, place, message in strangers:
        yield unknown(place, id, known, message, _("name a program of this plan, or remove {id}", id=id))


@rule("RM104", ERROR)
def self_dependency(plan: Plan) -> Iterator[Finding]:
    """A program depends on itself, or is replaced by itself.

    Why: it could never begin; most often another number was meant.

    Bad:
        depends_on: [GOV-01]

    Good:
        depends_on: [GOV-02]
    """
    for program in plan.programs:
        if program.id is None:
            continue
        for index, needed in enumerate(program.depends_on):
            if needed == program.id:
                yield Finding(
                    program.at("depends_on", index),
                    _("{id} depends on itself", id=program.id),
                    _("name the program that was meant, or remove this"),
                )
        if program.replaced_by == program.id:
            yield Finding(
                program.at("replaced_by"),
                _("{id} is replaced by itself", id=program.id),
                _("name the program that took its place, or remove this"),
            )


def _strangers(plan: Plan) -> Iterator[tuple[str, Place, Message]]:
    """Every name of a program that no program bears, with its place and what is to be said."""
    known = plan.by_id
    for program in plan.programs:
        for index, needed in enumerate(program.depends_on):
            if needed not in known:
                message = _("{id} depends on {needed}, which does not exist", id=called(program), needed=needed)
                yield needed, program.at("depends_on", index), message
        after = program.replaced_by
        if after is not None and after not in known:
            message = _("{id} is replaced by {program}, which does not exist", id=called(program), program=after)
            yield after, program.at("replaced_by"), message
    for index, proposal in enumerate(plan.proposals.proposals):
        became = proposal.program
        if became is not None and became not in known:
            thing = called_proposal(proposal)
            message = _("{id} became {program}, which does not exist", id=thing, program=became)
            yield became, plan.proposals.at("proposals", index, "program"), message


def _unread(plan: Plan) -> frozenset[str]:
    """The dimensions of which a program may exist that could not be read."""
    faulty = {
        name
        for name, file in plan.dimensions.items()
        if not all_programs_known(plan, name) or any(program.id is None for program in file.programs)
    }
    others = set(PREFIXES) - set(plan.dimensions) if plan.alone else set()
    return frozenset(faulty | others | plan.broken)
