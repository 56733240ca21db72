"""Words that plan.yaml or a published list defines: sources of money, SNI numbers, criteria, gaps, areas."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.facts.known import absent, lost_in, unsure_in_file
from ppu_roadmap.facts.naming import called, line_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.rules.links.lookup import guided
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _, words


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
    file = plan.file
    if unsure_in_file(plan, "funding_sources"):
        return
    known = file.funding_sources
    for program in plan.programs:
        for index, line in enumerate(program.budget):
            if line.source is None or line.source in known:
                continue
            finding = Finding(
                program.at("budget", index, "source"),
                _(
                    "{source}, the source of {budget}, is not among the funding sources",
                    source=line.source,
                    budget=line_of(program, line),
                ),
                _("add {source} to the funding_sources of plan.yaml", source=line.source),
            )
            yield guided(finding, line.source, known, lambda near: file.key("funding_sources", near))


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
        if number not in indicators():
            yield Finding(
                place,
                _("SNI ISO 37122 has no indicator {number}", number=number),
                _("see roadmap sni list"),
            )


@rule("RM111", ERROR)
def unknown_criterion(plan: Plan) -> Iterator[Finding]:
    """A quick win has a score for something that is no criterion of the plan.

    Why: the score would count nowhere, and the quick win would rank lower than those who scored it think.

    Bad:
        quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speeed: 5, impact: 4}}

    Good:
        quick_win: {kind: local, start: 2022-09, finish: 2023-08, scores: {speed: 5, impact: 4}}
    """
    file = plan.file
    if unsure_in_file(plan, "quick_win_criteria"):
        return
    known = file.quick_win_criteria
    for program in plan.programs:
        for key in program.quick_win.scores if program.quick_win else ():
            if key in known:
                continue
            finding = Finding(
                program.key("quick_win", "scores", key),
                _(
                    "{id} has a score for {criterion}, which is no criterion",
                    id=called(program),
                    criterion=key,
                ),
                _("use one of {words}", words=words(known))
                if known
                else _("add {criterion} to the quick_win_criteria of plan.yaml", criterion=key),
            )
            yield guided(finding, key, known, lambda near: file.key("quick_win_criteria", near))


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
    yield from _unknown_gaps(plan, plan.file)
    yield from _unknown_areas(plan, plan.file)


def _sni_numbers(plan: Plan) -> Iterator[tuple[str, Place]]:
    for number in plan.file.sni:
        yield number, plan.file.key("sni", number)
    for program in plan.programs:
        for index, indicator in enumerate(program.indicators):
            if indicator.sni is not None:
                yield indicator.sni, program.at("indicators", index, "sni")


def _unknown_gaps(plan: Plan, file: PlanFile) -> Iterator[Finding]:
    gaps = file.gaps
    if unsure_in_file(plan, "gaps") or any("id" in gap.refused for gap in gaps):
        return
    known = {gap.id: file.at("gaps", index, "id") for index, gap in enumerate(gaps) if gap.id is not None}
    for program in plan.programs:
        for index, gap in enumerate(program.gaps):
            if gap not in known:
                finding = Finding(
                    program.at("gaps", index),
                    _("{id} names the gap {gap}, which plan.yaml does not have", id=called(program), gap=gap),
                    _("add {gap} to the gaps of plan.yaml", gap=gap),
                )
                yield guided(finding, gap, known, known.__getitem__)


def _unknown_areas(plan: Plan, file: PlanFile) -> Iterator[Finding]:
    areas = file.areas
    if absent(file, "areas") or unsure_in_file(plan, "areas"):
        return
    if any(lost_in(plan, "plan", "areas", key) for key in areas):
        return
    known = {key: file.key("areas", key) for key in areas}
    for key, villages in areas.items():
        for index, village in enumerate(villages):
            known.setdefault(village, file.at("areas", key, index))
    for program in plan.programs:
        for index, area in enumerate(program.locations):
            if area not in known:
                finding = Finding(
                    program.at("locations", index),
                    _(
                        "{id} takes place in {area}, which the areas do not have",
                        id=called(program),
                        area=area,
                    ),
                    _("add {area} to the areas of plan.yaml", area=area),
                )
                yield guided(finding, area, known, known.__getitem__)
