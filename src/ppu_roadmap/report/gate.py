"""Whether plans are ready for a use, and if not what is missing: a list by agency, to be pasted into a message."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ppu_roadmap.analysis.gates import Gate, Missing, Readiness
from ppu_roadmap.catalog.labels import NO_OWNER, PROPOSED, PROVISIONAL
from ppu_roadmap.text import Language, Message, _, _n, flat, words


def lines(plans: Sequence[Readiness], gate: Gate, year: int | None, language: Language) -> Iterator[str]:
    """A verdict on each plan, and below it by agency the programs that lack something."""
    for number, (plan, verdict) in enumerate(zip(plans, verdicts(plans, gate, year, language), strict=True)):
        if number:
            yield ""
        yield verdict
        for agency, programs in groupby(plan.missing, lambda missing: _agency(missing, language)):
            yield from ("", f"{agency}:")
            for missing in programs:
                yield from _program(missing, language)
        if plan.waived:
            said = _n("{count} finding is waived:", "{count} findings are waived:", len(plan.waived))
            yield from ("", said.render(language), *(f"- {one.render(language)}" for one in plan.waived))


def verdicts(plans: Sequence[Readiness], gate: Gate, year: int | None, language: Language) -> Iterator[str]:
    """A line for each plan, which of several begins with the region."""
    use = _("for the RKPD of {year}", year=year) if year is not None else gate.use
    for plan in plans:
        verdict = _verdict(plan, use).render(language)
        region = plan.region or _("region not known").render(language)
        yield f"{flat(region)}: {verdict}" if len(plans) > 1 else verdict


def _verdict(plan: Readiness, use: Message) -> Message:
    if plan.ready:
        return _("Ready {use}: nothing is missing.", use=use)
    reasons = list(plan.barred)
    if things := sum(len(missing.things) for missing in plan.missing):
        reasons.append(_n("{count} thing is missing", "{count} things are missing", things))
    if count := plan.errors:
        more = _n("{count} other error: run roadmap validate", "{count} other errors: run roadmap validate", count)
        reasons.append(more)
    return _("Not ready {use}: {reasons}.", use=use, reasons=words(reasons))


def _agency(missing: Missing, language: Language) -> str:
    """Under whose name a lack stands."""
    if missing.program is None:
        return _("Whole plan").render(language)
    agency = flat(missing.agency) if missing.agency else NO_OWNER.render(language)
    return f"{agency} {PROVISIONAL.render(language)}" if missing.provisional else agency


def _program(missing: Missing, language: Language) -> Iterator[str]:
    """What a program lacks: beside its name where it is one thing, else below it; of the whole plan a line each."""
    things = [thing.render(language) for thing in missing.things]
    if missing.program is None:
        yield from (f"- {thing}" for thing in things)
        return
    name = f"{flat(missing.program)} {PROPOSED.render(language)}" if missing.proposed else flat(missing.program)
    yield f"- {name}: {things[0]}" if len(things) == 1 else f"- {name}:"
    if len(things) > 1:
        yield from (f"  - {thing}" for thing in things)
