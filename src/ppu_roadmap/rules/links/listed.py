"""Words that plan.yaml, a dimension file or the standard lists: sources of money, criteria, gaps, areas, strategies."""

from collections.abc import Iterator

from ppu_roadmap.catalog.sni import indicators as standard
from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.facts.known import absent, lost_in
from ppu_roadmap.facts.naming import called, line_of
from ppu_roadmap.facts.parts import budget_lines, indicators, quick_wins
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.links.lookup import Known, ids, keys, unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _, words


@rule("RM107", ERROR)
def unknown_strategy(plan: Plan) -> Iterator[Finding]:
    """A program names a strategy that its file does not have.

    Why: Buku 2 sets out each dimension as strategy, then action plan; a program under no strategy would
    stand in no chapter of it.

    Bad:
        strategy: GOV-S9

    Good:
        # governance.yaml
        strategies:
          - {id: GOV-S1, name: Layanan publik satu pintu}
        programs:
          - id: GOV-01
            name: Go PPU
            horizon: 1-year
            owner: diskominfo
            subdimension: public-service
            strategy: GOV-S1
    """
    for name, file in plan.dimensions.items():
        known = ids(plan, name, file, "strategies")
        for program in file.programs:
            if known is not None and program.strategy is not None and program.strategy not in known:
                yield unknown(
                    program.at("strategy"),
                    program.strategy,
                    known,
                    _(
                        "{id} names the strategy {strategy}, which does not exist",
                        id=called(program),
                        strategy=program.strategy,
                    ),
                    _("add {strategy} to the strategies of {file}", strategy=program.strategy, file=f"{name}.yaml"),
                )


@rule("RM109", ERROR)
def unknown_funding_source(plan: Plan) -> Iterator[Finding]:
    """A budget line's source of money is not among the funding sources of plan.yaml.

    Why: money is added up by source; a misspelt one becomes a source of its own in every table, and the
    APBD looks smaller than it is.

    Bad:
        budget: [{year: 2023, source: abpd, amount: 250000000}]

    Good:
        budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    known = keys(plan, "funding_sources")
    if known is None:
        return
    for program, index, line in budget_lines(plan):
        if line.source is None or line.source in known:
            continue
        message = _(
            "{source}, the source of {budget}, is not among the funding sources",
            source=line.source,
            budget=line_of(program, line),
        )
        help = _("add {source} to the funding_sources of plan.yaml", source=line.source)
        yield unknown(program.at("budget", index, "source"), line.source, known, message, help)


@rule("RM110", ERROR)
def unknown_sni(plan: Plan) -> Iterator[Finding]:
    """SNI ISO 37122 has no indicator of that number.

    Why: the long-term roadmap looks at the indicators of the SNI for smart cities, so that the next RPJMD
    can refer to it; a number that is in no list refers to nothing.

    Bad:
        indicators: [{name: Layanan daring, kind: outcome, sni: "99.9"}]

    Good:
        indicators: [{name: Layanan daring, kind: outcome, sni: "10.2"}]
    """
    for number, place in _sni_numbers(plan):
        if number not in standard():
            yield Finding(place, _("SNI ISO 37122 has no indicator {number}", number=number), _("see roadmap sni list"))


def _sni_numbers(plan: Plan) -> Iterator[tuple[str, Place]]:
    for number in plan.file.sni:
        yield number, plan.file.key("sni", number)
    for program, index, indicator in indicators(plan):
        if indicator.sni is not None:
            yield indicator.sni, program.at("indicators", index, "sni")


@rule("RM111", ERROR)
def unknown_criterion(plan: Plan) -> Iterator[Finding]:
    """A quick win has a score for something that is no criterion of the plan.

    Why: the score would count nowhere, and the quick win would rank lower than those who scored it think.

    Bad:
        quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speeed: 5, impact: 4}}

    Good:
        quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speed: 5, impact: 4}}
    """
    known = keys(plan, "quick_win_criteria")
    if known is None:
        return
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

    Bad:
        gaps: [K9]

    Good:
        # plan.yaml
        gaps: [{id: K1, dimension: governance, current: Layanan di loket, target: Layanan daring}]
        # governance.yaml
        programs:
          - id: GOV-01
            name: Go PPU
            horizon: 1-year
            owner: diskominfo
            subdimension: public-service
            gaps: [K1]
    """
    gaps, areas = ids(plan, "plan", plan.file, "gaps"), _areas(plan)
    for program in plan.programs:
        for index, gap in enumerate(program.gaps):
            if gaps is not None and gap not in gaps:
                message = _("{id} names the gap {gap}, which plan.yaml does not have", id=called(program), gap=gap)
                help = _("add {gap} to the gaps of plan.yaml", gap=gap)
                yield unknown(program.at("gaps", index), gap, gaps, message, help)
        for index, area in enumerate(program.locations):
            if areas is not None and area not in areas:
                message = _("{id} takes place in {area}, which the areas do not have", id=called(program), area=area)
                help = _("add {area} to the areas of plan.yaml", area=area)
                yield unknown(program.at("locations", index), area, areas, message, help)


def _areas(plan: Plan) -> Known | None:
    """Kecamatan and, under them, desa and kelurahan; ``None`` where there are none, or one was refused."""
    areas, known = plan.file.areas, keys(plan, "areas")
    if known is None or absent(plan.file, "areas") or any(lost_in(plan, "plan", "areas", key) for key in areas):
        return None
    found = dict(known)
    for key, villages in areas.items():
        for index, village in enumerate(villages):
            found.setdefault(village, plan.file.at("areas", key, index))
    return found
