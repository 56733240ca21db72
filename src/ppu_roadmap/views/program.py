"""One program in full: its facts, then a table for each of its parts that has something in it."""

from collections.abc import Iterable, Iterator, Mapping

from ppu_roadmap.analysis.selection import select
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.fields import action, budget, indicator, proposal, quick_win, report, risk
from ppu_roadmap.fields.field import Of, Within, chosen, facts_of, laid_out, table_of, without
from ppu_roadmap.fields.program import FIELD, FIELDS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Column, Group, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import programs
from ppu_roadmap.views.grouping import nothing
from ppu_roadmap.views.view import Asked

FACT_COLUMNS = (
    Column("field", _("Field"), rank=0, weight=1),
    Column("value", _("Value"), rank=0, weight=4),
)
FACTS = without(FIELDS, "region", "id", "owner_status", "costed", "decision", "actions", "indicators", "sni")
"""What a line is for; the rest is in the title, in a mark behind another fact, or in a table below."""
ALWAYS = ("name", "dimension", "subdimension", "horizon", "years", "owner", "status", "budget")
"""Facts that are shown even where they are not known."""
DEPENDENT = laid_out(chosen(FIELDS, ("id", "name", "owner", "status")), owner=(1, 2), status=(2, 0))


def document(asked: Asked) -> Document:
    """The sheet of each program that passes, on a page of its own."""
    sheets: list[Document] = []
    for plan in asked.plans:
        needing = gathered((id, Of(plan, other)) for other in plan.programs for id in dict.fromkeys(other.depends_on))
        sheets += (Document.of(_sheet(plan, each, asked.title, needing)) for each in select(plan, asked.selection))
    if not sheets:
        return Document.of([Table(asked.title, (), (), notes=(nothing(asked.regions),))])
    title = sheets[0].title if len(sheets) == 1 else asked.title or sheets[0].title
    return Document(title, tuple(page for sheet in sheets for page in sheet.pages))


def rows(asked: Asked) -> Table:
    """The programs with every field."""
    return programs.rows(asked._replace(columns=tuple(FIELD)))


def _sheet(
    plan: Plan, program: Program, title: Message | None, needing: Mapping[str, list[Of[Program]]]
) -> Iterator[Table]:
    """The facts, the quick win, the lists, then what hangs on the program and the proposals it came from."""
    yield _facts(_("{sheet}: {id}", sheet=title, id=program.id), facts_of(FACTS, Of(plan, program), ALWAYS))
    if quick := program.quick_win:
        if known := tuple(facts_of(quick_win.FIELDS, Of(plan, quick))):
            yield _facts(FIELD["quick_win"], known)
        yield from table_of(FIELD["decision"], quick_win.DECISION, [Of(plan, each) for each in quick.decisions])
    yield from table_of(FIELD["actions"], action.FIELDS, [Of(plan, each) for each in program.actions])
    yield from table_of(FIELD["budget"], budget.FIELDS, [Within(plan, each, program) for each in program.budget])
    measures = [Within(plan, each, program) for each in program.indicators]
    yield from table_of(FIELD["indicators"], indicator.SHEET, measures)
    yield from table_of(_("Risks"), risk.SHEET, [Within(plan, each, program) for each in program.risks])
    yield from table_of(_("Quarterly reports"), report.FIELDS, [Of(plan, each) for each in program.reports])
    if program.id is not None:
        yield from table_of(_("Programs that depend on it"), DEPENDENT, needing.get(program.id, []))
        became = [Of(plan, each) for each in plan.proposals.proposals if each.program == program.id]
        yield from table_of(_("Proposals that became it"), proposal.FIELDS, became)


def _facts(title: Message, lines: Iterable[Row]) -> Table:
    return Table(title, FACT_COLUMNS, (Group(None, tuple(lines)),), headed=False)
