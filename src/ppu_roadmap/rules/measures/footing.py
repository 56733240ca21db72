"""What the plan stands on: a regulation, and the national applications instead of another of one's own."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding, Related
from ppu_roadmap.facts.known import unsure_in_file
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM614", WARNING)
def no_document(plan: Plan) -> Iterator[Finding]:
    """No regulation or decree of the head of the region stands behind the plan.

    Why: without a Perbup or an SK a plan binds no agency and ends with the people who wrote it; its absence
    is what a region was told first (web.balikpapan.go.id 8745).

    Bad:
        # plan.yaml
        documents: [{kind: mou, title: Kerja sama dengan Gojek}]

    Good:
        # plan.yaml
        documents: [{kind: perbup, title: Masterplan Smart City}]
    """
    file = plan.file
    if unsure_in_file(plan, "documents"):
        return
    documents = file.documents
    if any(document.kind in {"perbup", "sk"} or "kind" in document.refused for document in documents):
        return
    yield Finding(
        file.first(),
        _("no perbup or sk stands behind the plan"),
        _("add the regulation or decree to documents"),
    )


@rule("RM615", WARNING)
def duplicate_national_app(plan: Plan) -> Iterator[Finding]:
    """A program builds an application of its own where there is a national one.

    Why: Perpres 95/2018 on SPBE has regions use the national applications (aplikasi umum); money for another
    one is refused when the budget is examined, and the service has to be moved later.

    Bad:
        spbe: {application: e-Surat PPU, national_app: SRIKANDI}

    Good:
        spbe: {national_app: SRIKANDI}
    """
    for program in plan.programs:
        spbe = program.spbe
        if spbe is not None and spbe.application and spbe.national_app:
            yield Finding(
                program.at("spbe", "application"),
                _(
                    "{program} builds an application beside the national {national}",
                    program=called(program),
                    national=spbe.national_app,
                ),
                _("use the national application, or build only what it lacks"),
                (Related(program.at("spbe", "national_app"), _("the national application")),),
            )
