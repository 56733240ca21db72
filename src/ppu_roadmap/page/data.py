"""All that the page says, as one value of JSON: the words in both languages, and each region with its programs.

What the browser adds up is whole numbers given here, of live programs; what is not known is not there. Keys that a plan
chose, such as those of agencies, stand in lists: no text of a plan is ever the key of an object.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ppu_roadmap.analysis.selection import FILTERS, select
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import RATING
from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.diagnostics import INFO, Diagnostic, Severity
from ppu_roadmap.facts.parts import measures
from ppu_roadmap.facts.risk import Scale, level, scale_of
from ppu_roadmap.facts.years import plan_years
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import searched
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import EVERYWHERE, HORIZONS
from ppu_roadmap.page.programs import FACTS, Json, indicator, known, programs
from ppu_roadmap.page.words import LABELS, PRIVATE, WORDS, said, template
from ppu_roadmap.text import Day, Language, Message, _, flat
from ppu_roadmap.views.grouping import filters, regions
from ppu_roadmap.views.indicators import beside
from ppu_roadmap.views.matrix import open_gaps
from ppu_roadmap.views.missions import upper_name
from ppu_roadmap.views.view import Asked, unread
from ppu_roadmap.words.plan_names import place_named
from ppu_roadmap.words.vocabulary import bare


def data(asked: Asked, language: Language, *, public: bool = False) -> dict[str, Any]:
    """What the page says of what is asked, in values of JSON; the ``language`` is that in which it opens.

    ``public`` says what edition it is; what is not for citizens was taken out of the plans before.
    """
    findings = asked.findings or ((),) * len(asked.plans)
    told: dict[str, Any] = {
        "language": language,
        "today": asked.today.isoformat(),
        "region": said(regions(asked)),
        "day": said(Day(asked.today.isoformat())),
        "public": public,
        "hidden": PRIVATE if public else (),
        "words": {key: template(message) for key, message in WORDS.items()},
        "labels": {name: {key: template(one) for key, one in table.items()} for name, table in LABELS.items()},
        "searched": [field.key for field in searched(FACTS)],
        "notes": [said(note) for note in (*unread(asked), *filters(asked.selection))],
        "standard": [*_standard(asked)],
        "regions": [
            _region(asked, plan, found, public=public) for plan, found in zip(asked.plans, findings, strict=True)
        ],
    }
    harmless: dict[str, Any] = _harmless(told)
    return harmless


def _harmless(value: Json) -> Json:
    """The value with texts on one line that nothing acts on: what a plan hides in one, such as a turn of direction."""
    match value:
        case str():
            return flat(value)
        case dict():
            return {key: _harmless(one) for key, one in value.items()}
        case list() | tuple():
            return [*map(_harmless, value)]
    return value


def _region(asked: Asked, plan: Plan, findings: Iterable[Diagnostic], *, public: bool) -> Json:
    chosen = select(plan, asked.selection)
    file, scale, years = plan.file, scale_of(plan), plan_years(plan)
    naming, paying = _agencies(plan, chosen), {line.source for program in chosen for line in program.budget}
    links = {link: at for at, link in enumerate(dict.fromkeys(link for program in chosen for link in program.sources))}
    return known(
        code=plan.code,
        name=said(cells.region(plan)),
        vision=file.vision,
        years=years,
        horizons=[[tag, plan.horizon_first(tag), plan.horizon_last(tag), said(cells.spans(plan, [tag])[0])]
                  for tag in HORIZONS if file.horizons],
        agencies=[[key, plan.agency_name(key)] for key in plan.agencies if key in naming],
        sources=[[key, name or key] for key, name in file.funding_sources.items() if key in paying],
        places=[*_places(plan, chosen)],
        upper=[known(id=upper.id, name=said(upper_name(upper)), missions=[*upper.missions.items()],
                     aims=[[key, one.name] for key, one in (*upper.goals.items(), *upper.targets.items()) if one])
               for upper in plan.upper_plans.values()],
        scale=None if public or scale is None else _scale(scale),
        sni=[[number, one and one.reason] for number, one in file.sni.items()],
        indicators=[known(**indicator(one), of=one.of, dimension=one.dimension)
                    for one in beside(plan, asked.selection)],
        gaps=[[dimension, said(gap)] for dimension, gap in open_gaps(plan)] if asked.unfiltered and not public else (),
        findings=_findings(findings),
        links=[*links],
        programs=[*programs(plan, chosen, links, asked.today)],
    )  # fmt: skip


def _agencies(plan: Plan, chosen: Iterable[Program]) -> set[str | None]:
    """The agencies that are named by what is shown."""
    named = set[str | None]()
    for program in chosen:
        named |= {program.owner, *program.partners}
        named |= {one.owner for parts in (program.actions, program.budget, program.risks) for one in parts}
        named |= {one.data_owner for one in program.indicators}
    return named | {one.proposer for one in plan.proposals.proposals}


def _places(plan: Plan, chosen: Iterable[Program]) -> Iterator[Json]:
    """The places of what is shown, and kecamatan: each with its name and the places that count as in it."""
    named = {bare(place): place for program in chosen for place in program.locations}
    areas = {bare(area): area for area in plan.file.areas}
    for key, place in sorted({**named, **areas}.items()):
        if key != EVERYWHERE:
            within = FILTERS["locations"].meant(plan, [place])
            yield [key, place_named(place), sorted(str(one) for one in within if one in named or one == EVERYWHERE)]


def _scale(scale: Scale) -> Json:
    likelihoods, impacts = (range(1, steps + 1) for steps in scale[:2])
    return {
        "levels": [[level(one, other, scale).value for other in impacts] for one in likelihoods],
        "steps": [[*map(said, RATING[steps])] if steps in RATING else [*map(str, range(1, steps + 1))]
                  for steps in scale[:2]],
    }  # fmt: skip


def _standard(asked: Asked) -> Iterator[Json]:
    """The themes of SNI ISO 37122 with their indicators by number.

    Those that are chosen or measured have their title, and whether that was seen in a source.
    """
    used = {number for plan in asked.plans for number in plan.file.sni}
    used |= {sni for plan in asked.plans for each in measures(plan) if (sni := each.indicator.sni)}
    for theme, inside in gathered((one.theme, one) for one in indicators().values()).items():
        told = ((one.number, said(Message(one.title)), int(one.evidence.startswith("sourced"))) for one in inside)
        yield said(Message(theme)), [one if one[0] in used else one[:1] for one in told]


def _findings(found: Iterable[Diagnostic]) -> Json:
    """What was found, gravest first: each sentence once, with what stands in its gaps for each finding."""
    grave = sorted((one for one in found if one.severity != INFO), key=lambda one: [*Severity].index(one.severity))
    shapes = gathered(((one.code, one.message.template, one.message.count == 1), one) for one in grave)
    return [
        [one.severity.value, one.code, template(one.message), [*map(_gaps, inside)]]
        for one, inside in ((inside[0], inside) for inside in shapes.values())
    ]


def _gaps(one: Diagnostic) -> Json:
    """What stands in the gaps of a sentence; the program only where that is not its ``id``."""
    values = {name: said(_("{word}", word=value)) for name, value in one.message.values.items()}
    return values if values.get("id") == one.program else values | {"program": one.program or ""}
