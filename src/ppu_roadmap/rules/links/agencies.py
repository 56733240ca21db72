"""Agencies that lead and help: somebody leads, who leads is still there, and successions come to an end."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Place, Related
from ppu_roadmap.facts.links import over, successors
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import live
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency
from ppu_roadmap.rules.links.listed import strange
from ppu_roadmap.rules.links.programs import NAMED, circles
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, Uncut, _


@rule("RM118", WARNING)
def replaced_agency(plan: Plan, today: date) -> Iterator[Finding]:
    """The owner or a partner of a program is an agency that is no more, or that another one replaced.

    Why: agencies are merged and renamed with every reorganisation, and a letter to one that is no more reaches
    nobody. An approval goes on for the agency that took over, so that writing it down costs nothing.

    Bad:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup}
    Good:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika}
          dlh: {name: Dinas Lingkungan Hidup}
    """
    gone = {key: agency for key, agency in plan.agencies.items() if agency is not None and over(agency, today)}
    here = plan.agencies.keys() - gone
    for program in filter(live, plan.programs) if gone else ():
        named = {program.owner, *program.partners}
        for path, key in chain(strange(program, "owner", here), strange(program, "partners", here)):
            after = successors(plan, key)[-1:]
            known = plan.agencies.keys() >= set(after)  # else its successor is reported: it is no agency (RM106)
            if known and key in gone and (after or gone[key].replaced_by is None):
                yield _replaced(plan, program.at(*path), called(program), key, gone, named)
                named.update(after)


def _replaced(
    plan: Plan, place: Place, id: Phrase, key: str, gone: Mapping[str, Agency], named: Collection[str | None]
) -> Finding:
    """What to say of an agency that is gone; ``named`` are those that the program names besides, mended or not."""
    after = successors(plan, key)[-1:]
    if not after:
        message = _("{agency}, named by {id}, ended in {time}", agency=key, id=id, time=gone[key].until)
        return Finding(place, message, _("name the agency that does its work now, and write it as its replaced_by"))
    last = after[0]
    message = _("{agency}, named by {id}, was replaced by {successor}", agency=key, id=id, successor=last)
    related = (Related(plan.file.at("agencies", key, "replaced_by"), _("replaced here")),)
    if last in named:
        return Finding(place, message, _("remove it: {successor} is named already", successor=last), related)
    return Finding(place, message, _("write {word}", word=last), related, fix=None if last in gone else last)


@rule("RM119", WARNING, _("name the agency that is to lead it"))
def no_owner(plan: Plan) -> Iterator[Finding]:
    """A proposed program has no lead agency yet.

    Why: a proposal that nobody leads is asked after by nobody, and falls between the agencies when the next
    budget is drawn up. Once it is planned an agency must lead it.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, status: proposed}  # no owner
    Good:
        status: proposed
        owner: diskominfo
    """
    for program in plan.programs:
        if program.status == "proposed" and "owner" not in program.model_fields_set:
            yield Finding(program.first(), _("{id} has no agency in charge yet", id=called(program)))


@rule("RM120", ERROR, _("let the one that is there today name no successor"))
def replaced_ring(plan: Plan) -> Iterator[Finding]:
    """What replaced an agency or a program leads back to itself.

    Why: nobody can tell who answers today. A ring is told once, at its first link in file order.

    Bad:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup, replaced_by: diskominfo}
    Good:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup}
    """
    agencies = {key: one.replaced_by for key, one in plan.agencies.items() if one is not None and one.replaced_by}
    programs = {id: one.replaced_by for id, one in plan.by_id.items() if one.replaced_by and one.replaced_by != id}
    for ring in _rings(agencies):
        yield Finding(plan.file.at("agencies", ring[0], "replaced_by"), _of_ring(ring))
    for ring in _rings(programs):  # a program that is replaced by itself is RM104
        yield Finding(plan.by_id[ring[0]].at("replaced_by"), _of_ring(ring))


def _rings(links: Mapping[str, str]) -> Iterator[list[str]]:
    """The rings in links of which each leads to one other, every ring once, its first member in their order first."""
    numbers = circles({key: [after] for key, after in links.items()})
    told: set[int] = set()
    for key, after in links.items():
        number = numbers.get(key, -1)
        if after == key or (key in numbers and number not in told):
            told.add(number)
            ring = [key]
            while links[ring[-1]] != key:
                ring.append(links[ring[-1]])
            yield ring


def _of_ring(ring: Sequence[str]) -> Message:
    if len(ring) == 1:
        return _("{id} is replaced by itself", id=ring[0])
    more = ("…",) if len(ring) > NAMED else ()
    chain = " → ".join((*ring[:NAMED], *more, ring[0]))
    return _("{chain}: what replaced it leads back to itself", chain=Uncut(chain))
