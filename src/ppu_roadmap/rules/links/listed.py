"""Agencies and words that plan.yaml, a dimension file or the standard lists: what a plan names is listed there."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ppu_roadmap.catalog.sni import indicators as standard
from ppu_roadmap.diagnostics import ERROR, Finding, Place, Related, Where
from ppu_roadmap.facts.known import absent, lost_in, unsure_in_file
from ppu_roadmap.facts.naming import called, called_measured, called_proposal, line_of
from ppu_roadmap.facts.parts import actions, budget_lines, measures, quick_wins, risks
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.source.guards import ENOUGH
from ppu_roadmap.text import Message, Phrase, _, command, words
from ppu_roadmap.words.near import equal, nearest

if TYPE_CHECKING:
    from ppu_roadmap.words.vocabulary import Vocabulary

Named: TypeAlias = Callable[[], "Vocabulary"]
Strangers: TypeAlias = Iterator[tuple[str, str, Place, Phrase]]
"""As what an agency that is not known is named, its key, the place, and what messages call that which names it."""
STRANGER: Mapping[str, Message] = {
    "owner": _("the owner {agency} of {thing} is not among the agencies"),
    "data_owner": _("the data owner {agency} of {thing} is not among the agencies"),
    "partner": _("the partner {agency} of {thing} is not among the agencies"),
    "proposer": _("the proposer {agency} of {thing} is not among the agencies"),
    "successor": _("{agency}, which replaced {thing}, is not among the agencies"),
}
Known: TypeAlias = Mapping[str, Place]
"""The words that may be named, each with the place where it stands."""


class _Anything(dict[str, Place]):
    """Every word is ``in`` it, yet none has a place there: it is empty to whoever goes through it or counts.

    So who looks up a word must ask ``in`` first and be content with yes; only what was found by going through the
    known words, as ``nearest`` does, may be looked up as ``known[word]``.
    """

    def __contains__(self, _word: object) -> bool:
        return True


ANYTHING: Known = _Anything()
"""Words of which one was refused, so that any word may be meant for it."""


def keys(plan: Plan, field: str) -> Known:
    """The keys of a mapping of plan.yaml; anything where one was refused."""
    if unsure_in_file(plan, field):
        return ANYTHING
    return {key: plan.file.key(field, key) for key in getattr(plan.file, field)}


def ids(plan: Plan, name: str, file: Located, field: str) -> Known:
    """The ids in a list of a file ("plan" or a dimension); anything where one was refused."""
    items: tuple[Any, ...] = getattr(file, field)
    if field in file.refused or lost_in(plan, name, field) or any("id" in item.refused for item in items):
        return ANYTHING
    return {item.id: file.at(field, index, "id") for index, item in enumerate(items) if item.id is not None}


def strange(words: Iterable[str], known: Container[str]) -> Iterator[tuple[int, str]]:
    """The words of a list that are not known, with their indexes: no more than may be told, and one."""
    return islice(((index, word) for index, word in enumerate(words) if word not in known), ENOUGH)


def unknown(
    place: Place, word: str, known: Known, message: Message, help: Message, named: Named | None = None
) -> Finding:
    """The finding about a word that is not known, which a search makes one that helps."""
    return Finding(place, message, search=partial(nearest_known, place, word, known, message, help, named))


def nearest_known(
    place: Place, word: str, known: Known, message: Message, help: Message, named: Named | None = None
) -> Finding:
    """The same with help: where a known word is near, that one and where it stands.

    Only a word that looks the same as just one known word is certainly meant; ``named`` are the names that people have
    for them.
    """
    read = named().read(word) if named else ()
    word = read[0].value if len(read) == 1 else word
    near = nearest(word, known)
    if near is None:
        blank = _("delete it: what is not known is left out")
        return Finding(place, message, help if word.strip() else blank)
    there = Related(known[near], _("{word} stands here", word=near), told=True)
    help = _("did you mean {word} ({place})?", word=near, place=Where(known[near]))
    return Finding(place, message, help, (there,), fix=equal(word, known))


@rule("RM106", ERROR)
def unknown_agency(plan: Plan) -> Iterator[Finding]:
    """An agency that the plan names is not among the agencies of plan.yaml.

    Why: a quick win without a managing agency was dropped from the ministry's evaluation of Kutai Timur in
    2022; a misspelt one is no better, and its programs are missing from the agency's own workbook.

    Bad: owner: diskomnfo
    Good: owner: diskominfo
    """
    known, named = keys(plan, "agencies"), cache(partial(_names, plan, "owner"))
    for role, agency, place, thing in chain(_in_file(plan, known), _in_programs(plan, known), _in_parts(plan, known)):
        yield Finding(place, STRANGER[role], search=partial(_stranger, named, known, role, agency, place, thing))


def _stranger(named: Named, known: Known, role: str, agency: str, place: Place, thing: Phrase) -> Finding:
    """The finding about an agency that is not known, with what helps; none can be its own successor."""
    message = STRANGER[role].of(agency=agency, thing=thing)
    add = command("add", "agency", "--key", agency, "--name", agency)
    help = _("add {agency} to the agencies of plan.yaml, by its full name: {command}", agency=agency, command=add)
    others = {key: each for key, each in known.items() if key != thing} if role == "successor" else known
    return nearest_known(place, agency, others, message, help, named)


def _names(plan: Plan, field: str) -> "Vocabulary":
    """What people call the words of a field, asked for when the first that is not known is told."""
    from ppu_roadmap.words.plan_names import NAMED  # most plans name nothing that is not listed

    return NAMED[field](plan)


def _in_file(plan: Plan, known: Known) -> Strangers:
    file = plan.file
    for key, one in plan.agencies.items():
        if one and one.replaced_by is not None and one.replaced_by not in known:
            yield "successor", one.replaced_by, file.at("agencies", key, "replaced_by"), key
    for number, chosen in file.sni.items():
        if chosen and chosen.data_owner is not None and chosen.data_owner not in known:
            yield "data_owner", chosen.data_owner, file.at("sni", number, "data_owner"), f"SNI {number}"
    for index, evaluation in enumerate(file.evaluations):
        for line, advice in enumerate(evaluation.recommendations):
            if advice.owner is not None and advice.owner not in known:
                place = file.at("evaluations", index, "recommendations", line, "owner")
                yield "owner", advice.owner, place, _("a recommendation")


def _in_programs(plan: Plan, known: Known) -> Strangers:
    for program in plan.programs:
        if program.owner is not None and program.owner not in known:
            yield "owner", program.owner, program.at("owner"), called(program)
        for index, partner in strange(program.partners, known):
            yield "partner", partner, program.at("partners", index), called(program)
    for measure in measures(plan):
        owner = measure.indicator.data_owner
        if owner is not None and owner not in known:
            thing = _("an indicator of {program}", program=called_measured(measure))
            yield "data_owner", owner, measure.place.at("data_owner"), thing
    for index, proposal in enumerate(plan.proposals.proposals):
        if proposal.proposer is not None and proposal.proposer not in known:
            place = plan.proposals.at("proposals", index, "proposer")
            yield "proposer", proposal.proposer, place, called_proposal(proposal)


def _in_parts(plan: Plan, known: Known) -> Strangers:
    for program, index, action in actions(plan):
        if action.owner is not None and action.owner not in known:
            thing = action.id or action.name or called(program)
            yield "owner", action.owner, program.at("actions", index, "owner"), thing
    for program, index, line in budget_lines(plan):
        if line.owner is not None and line.owner not in known:
            thing = _("a budget line of {program}", program=called(program))
            yield "owner", line.owner, program.at("budget", index, "owner"), thing
    for program, index, risk in risks(plan):
        if risk.owner is not None and risk.owner not in known:
            thing = risk.id or _("a risk of {program}", program=called(program))
            yield "owner", risk.owner, program.at("risks", index, "owner"), thing


@rule("RM107", ERROR)
def unknown_strategy(plan: Plan) -> Iterator[Finding]:
    """A program names a strategy, or a strategy an objective, that its file does not have.

    Why: Buku 2 sets out each dimension as objective, strategy, then action plan; a program under no strategy
    would stand in no chapter of it.

    Bad: strategy: GOV-S9
    Good:
        # governance.yaml
        strategies:
          - {id: GOV-S1, name: Layanan publik satu pintu}
        programs:
          - {id: GOV-01, name: Go PPU, strategy: GOV-S1}
    """
    for name, file in plan.dimensions.items():
        known = ids(plan, name, file, "strategies")
        for program in file.programs:
            word = program.strategy
            if word is not None and word not in known:
                of = called(program)
                message = _("{id} names the strategy {strategy}, which does not exist", id=of, strategy=word)
                help = _("add {strategy} to the strategies of {file}", strategy=word, file=f"{name}.yaml")
                yield unknown(program.at("strategy"), word, known, message, help)
        objectives = ids(plan, name, file, "objectives")
        for index, strategy in enumerate(file.strategies):
            word = strategy.objective
            if word is not None and word not in objectives:
                of = strategy.id or strategy.name
                message = _("{id} names the objective {objective}, which does not exist", id=of, objective=word)
                help = _("add {objective} to the objectives of {file}", objective=word, file=f"{name}.yaml")
                yield unknown(file.at("strategies", index, "objective"), word, objectives, message, help)


@rule("RM109", ERROR)
def unknown_funding_source(plan: Plan) -> Iterator[Finding]:
    """A budget line's source of money is not among the funding sources of plan.yaml.

    Why: money is added up by source; a misspelt one becomes a source of its own in every table, and the
    APBD looks smaller than it is.

    Bad: budget: [{year: 2023, source: abpd, amount: 250000000}]
    Good: budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    known, named = keys(plan, "funding_sources"), cache(partial(_names, plan, "source"))
    for program, index, line in budget_lines(plan):
        source = line.source
        if source is not None and source not in known:
            of = line_of(program, line)
            message = _("{source}, the source of {budget}, is not among the funding sources", source=source, budget=of)
            help = _("add {source} to the funding_sources of plan.yaml", source=source)
            yield unknown(program.at("budget", index, "source"), source, known, message, help, named)


@rule("RM110", ERROR, _("see {command}", command=command("sni", "list")))
def unknown_sni(plan: Plan) -> Iterator[Finding]:
    """SNI ISO 37122 has no indicator of that number.

    Why: the long-term roadmap looks at the indicators of the SNI for smart cities, so that the next RPJMD
    can refer to it; a number that is in no list refers to nothing.

    Bad: indicators: [{name: Layanan daring, kind: outcome, sni: "99.9"}]
    Good: indicators: [{name: Layanan daring, kind: outcome, sni: "10.2"}]
    """
    used = [(number, plan.file.key("sni", number)) for number in plan.file.sni]
    used += ((each.indicator.sni, each.place.at("sni")) for each in measures(plan) if each.indicator.sni is not None)
    for number, place in used:
        if number not in standard():
            yield Finding(place, _("SNI ISO 37122 has no indicator {number}", number=number))


@rule("RM111", ERROR)
def unknown_criterion(plan: Plan) -> Iterator[Finding]:
    """A quick win has a score for something that is no criterion of the plan.

    Why: the score would count nowhere, and the quick win would rank lower than those who scored it think.

    Bad: quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speeed: 5, impact: 4}}
    Good: quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speed: 5, impact: 4}}
    """
    known = keys(plan, "quick_win_criteria")
    for program, quick_win in quick_wins(plan):
        for key in quick_win.scores:
            if key in known:
                continue
            message = _("{id} has a score for {criterion}, which is no criterion", id=called(program), criterion=key)
            help = _("add {criterion} to the quick_win_criteria of plan.yaml", criterion=key)
            if known:
                help = _("use one of {words}", words=words(known))
            yield unknown(program.key("quick_win", "scores", key), key, known, message, help)


@rule("RM117", ERROR)
def unknown_gap_or_area(plan: Plan) -> Iterator[Finding]:
    """A program names a gap, a kecamatan or a desa that plan.yaml does not have.

    Why: the table of gaps of Buku 1 and the map of locations leave out what they cannot find, and a gap
    without a program looks as if nobody saw to it.

    Bad: gaps: [K9]
    Good:
        # plan.yaml
        gaps: [{id: K1, dimension: governance, current: Layanan di loket, target: Layanan daring}]
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, gaps: [K1]}
    """
    gaps, areas = ids(plan, "plan", plan.file, "gaps"), _areas(plan)
    for program in plan.programs:
        for index, gap in strange(program.gaps, gaps):
            message = _("{id} names the gap {gap}, which plan.yaml does not have", id=called(program), gap=gap)
            help = _("add {gap} to the gaps of plan.yaml", gap=gap)
            yield unknown(program.at("gaps", index), gap, gaps, message, help)
        for index, area in strange(program.locations, areas):
            if area != EVERYWHERE:
                message = _("{id} takes place in {area}, which the areas do not have", id=called(program), area=area)
                help = _("add {area} to the areas of plan.yaml", area=area)
                from ppu_roadmap.words.plan_names import EVERY  # most plans name nothing that is not listed

                if area.casefold() in EVERY:
                    help = _("did you mean {word}?", word=EVERYWHERE)
                yield unknown(program.at("locations", index), area, areas, message, help)


def _areas(plan: Plan) -> Known:
    """Kecamatan and, under them, desa and kelurahan; anything where there are none, or one was refused."""
    areas, known = plan.file.areas, keys(plan, "areas")
    if known is ANYTHING or absent(plan.file, "areas") or any(lost_in(plan, "plan", "areas", key) for key in areas):
        return ANYTHING
    found = dict(known)
    for key, villages in areas.items():
        for index, village in enumerate(villages):
            found.setdefault(village, plan.file.at("areas", key, index))
    return found
