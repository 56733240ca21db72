"""Words that plan.yaml, a dimension file or the standard lists, aims of upper plans too: what a plan names is there."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ppu_roadmap.catalog.sni import indicators as standard
from ppu_roadmap.diagnostics import ERROR, Finding, Path, Place, Related, Where
from ppu_roadmap.facts.known import absent, lost_in, unsure_in_file
from ppu_roadmap.facts.naming import called, line_of
from ppu_roadmap.facts.parts import budget_lines, measures, quick_wins
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.source.guards import ENOUGH
from ppu_roadmap.text import Message, Phrase, _, command, words
from ppu_roadmap.words.near import equal, nearest

if TYPE_CHECKING:
    from ppu_roadmap.words.vocabulary import Vocabulary

Named: TypeAlias = Callable[[], "Vocabulary"]
Known: TypeAlias = Mapping[str, Place] | None
"""The words that may be named, each with the place where it stands; ``None`` where one was refused: any may be it."""
AIMS: Mapping[str, Message] = {
    "missions": _("mission {word}"),
    "goals": _("goal {word}"),
    "targets": _("target {word}"),
}


def keys(plan: Plan, field: str) -> Known:
    """The keys of a mapping of plan.yaml."""
    if unsure_in_file(plan, field):
        return None
    return {key: plan.file.key(field, key) for key in getattr(plan.file, field)}


def ids(plan: Plan, name: str, file: Located, field: str) -> Known:
    """The ids in a list of a file ("plan" or a dimension)."""
    items: tuple[Any, ...] = getattr(file, field)
    if field in file.refused or lost_in(plan, name, field) or any("id" in item.refused for item in items):
        return None
    return {item.id: file.at(field, index, "id") for index, item in enumerate(items) if item.id is not None}


def strange(record: Record | None, field: str, known: Container[str] | None) -> Iterable[tuple[Path, str]]:
    """The words in a field that are not known, with their paths below the record: no more than may be told, and one."""
    named = getattr(record, field, None)
    if isinstance(named, str):
        return () if known is None or named in known else [((field,), named)]
    if not named or known is None:
        return ()
    at = enumerate(named) if isinstance(named, tuple) else zip(named, named, strict=True)
    return islice((((field, step), word) for step, word in at if word not in known), ENOUGH)


def astray(
    parts: Iterable[tuple[Program, int, Record]], field: str, known: Container[str] | None
) -> Iterator[tuple[Program, int, Any, str]]:
    """The parts of programs that name in a field what is not known, each with its program, its index and the word."""
    for program, index, part in parts:
        word: str | None = getattr(part, field)
        if word is not None and known is not None and word not in known:
            yield program, index, part, word


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
    near = nearest(word, known or ())
    if known is None or near is None:
        blank = _("delete it: what is not known is left out")
        return Finding(place, message, help if word.strip() else blank)
    there = Related(known[near], _("{word} stands here", word=near), told=True)
    help = _("did you mean {word} ({place})?", word=near, place=Where(known[near]))
    return Finding(place, message, help, (there,), fix=equal(word, known))


def names_of(plan: Plan, field: str) -> "Vocabulary":
    """What people call the words of a field, asked for when the first that is not known is told."""
    from ppu_roadmap.words.plan_names import NAMED  # most plans name nothing that is not listed

    return NAMED[field](plan)


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
            for path, word in strange(program, "strategy", known):
                of = called(program)
                message = _("{id} names the strategy {strategy}, which does not exist", id=of, strategy=word)
                help = _("add {strategy} to the strategies of {file}", strategy=word, file=f"{name}.yaml")
                yield unknown(program.at(*path), word, known, message, help)
        objectives = ids(plan, name, file, "objectives")
        for index, strategy in enumerate(file.strategies):
            for path, word in strange(strategy, "objective", objectives):
                of = strategy.id or strategy.name
                message = _("{id} names the objective {objective}, which does not exist", id=of, objective=word)
                help = _("add {objective} to the objectives of {file}", objective=word, file=f"{name}.yaml")
                yield unknown(file.at("strategies", index, *path), word, objectives, message, help)


@rule("RM108", ERROR)
def unknown_upper_plan(plan: Plan) -> Iterator[Finding]:
    """A program serves an upper plan, mission, goal or target that plan.yaml does not have.

    Why: plans that are not tied to the development plans get no money; the table of what serves which
    mission would leave the program out.

    Bad: serves: [{plan: rpjmd-2025, missions: [M9]}]
    Good: serves: [{plan: rpjmd-2025, missions: [M2]}]
    """
    yield from _within(plan)
    known = ids(plan, "plan", plan.file, "upper_plans")
    if known is None:
        return
    aims = cache(partial(_aims, plan))
    for program in plan.programs:
        for index, serves in enumerate(program.serves):
            for path, word in strange(serves, "plan", known):
                message = _("{id} serves {plan}, which is not among the upper plans", id=called(program), plan=word)
                help = _("add {plan} to the upper_plans of plan.yaml", plan=word)
                yield unknown(program.at("serves", index, *path), word, known, message, help)
            if serves.plan in known or (serves.plan is None and "plan" not in serves.refused):
                for aim, named in aims(serves.plan).items():
                    for path, word in strange(serves, aim, named):
                        place = program.at("serves", index, *path)
                        yield _not_there(place, called(program), aim, word, serves.plan, named)


def _aims(plan: Plan, id: str | None) -> Mapping[str, Known]:
    """The aims of an upper plan, of all together without an id."""
    chosen = [(index, upper) for index, upper in enumerate(plan.file.upper_plans) if id is None or upper.id == id]
    found: dict[str, Known] = {}
    for aim in AIMS:
        shelves = [_keys(plan, index, upper, aim) for index, upper in chosen]
        known = {key: place for shelf in shelves for key, place in (shelf or {}).items()}
        found[aim] = None if None in shelves else known
    return found


def _keys(plan: Plan, index: int, upper: UpperPlan, aim: str) -> Known:
    """The missions, goals or targets of the upper plan at an index."""
    if aim in upper.refused or lost_in(plan, "plan", "upper_plans", index, aim):
        return None
    return {key: plan.file.key("upper_plans", index, aim, key) for key in getattr(upper, aim)}


def _within(plan: Plan) -> Iterator[Finding]:
    """The goals and targets of upper plans: what they name as theirs."""
    for index, upper in enumerate(plan.file.upper_plans):
        for aim, field, above in (("goals", "mission", "missions"), ("targets", "goal", "goals")):
            known = _keys(plan, index, upper, above)
            for key, item in getattr(upper, aim).items():
                for path, word in strange(item, field, known):
                    place = plan.file.at("upper_plans", index, aim, key, *path)
                    yield _not_there(place, AIMS[aim].of(word=key), above, word, upper.id, known)


def _not_there(place: Place, thing: Phrase, aim: str, word: str, plan: str | None, known: Known) -> Finding:
    """That an aim which a thing serves is not in a plan, or in none."""
    named = AIMS[aim].of(word=word)
    message = _("{thing} serves {aim}, which {plan} does not have", thing=thing, aim=named, plan=plan)
    if plan is None:
        message = _("{thing} serves {aim}, which no upper plan has", thing=thing, aim=named)
    help = _("use one of {words}", words=words(known or ()))
    if not known:
        help = _("add {aim} to the upper plan in plan.yaml", aim=aim)
    return unknown(place, word, known, message, help)


@rule("RM109", ERROR)
def unknown_funding_source(plan: Plan) -> Iterator[Finding]:
    """A budget line's source of money is not among the funding sources of plan.yaml.

    Why: money is added up by source; a misspelt one becomes a source of its own in every table, and the
    APBD looks smaller than it is.

    Bad: budget: [{year: 2023, source: abpd, amount: 250000000}]
    Good: budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    known, named = keys(plan, "funding_sources"), cache(partial(names_of, plan, "source"))
    for program, index, line, source in astray(budget_lines(plan), "source", known):
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
        for path, key in strange(quick_win, "scores", known):
            message = _("{id} has a score for {criterion}, which is no criterion", id=called(program), criterion=key)
            help = _("add {criterion} to the quick_win_criteria of plan.yaml", criterion=key)
            if known:
                help = _("use one of {words}", words=words(known))
            yield unknown(program.key("quick_win", *path), key, known, message, help)


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
        for path, gap in strange(program, "gaps", gaps):
            message = _("{id} names the gap {gap}, which plan.yaml does not have", id=called(program), gap=gap)
            help = _("add {gap} to the gaps of plan.yaml", gap=gap)
            yield unknown(program.at(*path), gap, gaps, message, help)
        for path, area in strange(program, "locations", areas):
            if area != EVERYWHERE:
                message = _("{id} takes place in {area}, which the areas do not have", id=called(program), area=area)
                help = _("add {area} to the areas of plan.yaml", area=area)
                from ppu_roadmap.words.plan_names import EVERY  # most plans name nothing that is not listed

                if area.casefold() in EVERY:
                    help = _("did you mean {word}?", word=EVERYWHERE)
                yield unknown(program.at(*path), area, areas, message, help)


def _areas(plan: Plan) -> Known:
    """Kecamatan and, under them, desa and kelurahan; where there are none, any may be named."""
    areas, known = plan.file.areas, keys(plan, "areas")
    if known is None or absent(plan.file, "areas") or any(lost_in(plan, "plan", "areas", key) for key in areas):
        return None
    found = dict(known)
    for key, villages in areas.items():
        for index, village in enumerate(villages):
            found.setdefault(village, plan.file.at("areas", key, index))
    return found
