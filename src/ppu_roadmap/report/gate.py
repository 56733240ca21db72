"""Whether plans are ready for a use, and if not what is missing: plain lines to be pasted into a message."""

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.gates import Gate, Missing, Readiness
from ppu_roadmap.catalog.labels import NO_OWNER, PROPOSED, PROVISIONAL
from ppu_roadmap.text import Language, Message, _, _n, flat


def lines(plans: Sequence[Readiness], gate: Gate, year: int | None, language: Language) -> Iterator[str]:
    """A verdict on each plan, and below it a line for each program that lacks something."""
    use = _("for the RKPD of {year}", year=year) if year is not None else gate.use
    for number, plan in enumerate(plans):
        if number:
            yield ""
        if plan.region and len(plans) > 1:
            yield flat(plan.region)
        yield _verdict(plan, use).render(language)
        if plan.missing:
            yield ""
            yield from (_line(missing, language) for missing in plan.missing)
            if plan.errors:
                yield from ("", _errors(plan.errors).render(language))
        if plan.waived:
            said = _n("{count} finding is waived:", "{count} findings are waived:", len(plan.waived))
            yield from ("", said.render(language), *(f"- {one.render(language)}" for one in plan.waived))


def _verdict(plan: Readiness, use: Message) -> Message:
    if plan.ready:
        return _("Ready {use}: nothing is missing.", use=use)
    if not plan.missing:
        return _("Not ready {use}: {errors}", use=use, errors=_errors(plan.errors))
    things = sum(len(missing.things) for missing in plan.missing)
    return _n(
        "Not ready {use}: {count} thing is missing.", "Not ready {use}: {count} things are missing.", things, use=use
    )


def _errors(count: int) -> Message:
    return _n("{count} other error, see roadmap validate", "{count} other errors, see roadmap validate", count)


def _line(missing: Missing, language: Language) -> str:
    things = "; ".join(thing.render(language) for thing in missing.things)
    if missing.program is None:
        whole = _("Whole plan").render(language)
        return f"{whole}: {things}"
    agency = flat(missing.agency) if missing.agency else NO_OWNER.render(language)
    owner = f"{agency} {PROVISIONAL.render(language)}" if missing.provisional else agency
    program = flat(missing.program)
    if missing.proposed:
        program += f" {PROPOSED.render(language)}"
    return f"{owner}: {program} — {things}"
