"""One program in full: its facts, then a table for each of its parts that has something in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppu_roadmap.catalog import headings, labels
from ppu_roadmap.catalog.headings import FIELD, TITLE
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Day, Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.program_facts import Fact, facts
from ppu_roadmap.views.program_parts import Part, parts, table

FACT_COLUMNS = (
    Column("field", _("Field"), rank=0, weight=1),
    Column("value", _("Value"), rank=0, weight=4),
)
DECISION = (
    Part("date", Kind.DATE, 0, 0),
    Part("status", Kind.WORD, 0, 0),
    Part("by", rank=1),
    Part("position", rank=3),
    Part("document", rank=4),
    Part("note", rank=2, weight=4),
)
PROPOSAL = (
    Part("id", rank=0, weight=0),
    Part("name", rank=0, weight=4),
    Part("proposer", rank=1),
    Part("forum", rank=4),
    Part("date", Kind.DATE, 3, 0),
    Part("location", rank=5),
    Part("volume", rank=6),
    Part("status", Kind.WORD, 2, 0),
    Part("note", rank=7),
)


def program_sheet(plan: Plan, program: Program) -> tuple[Table, ...]:
    """The sheet of a program: facts, quick win, its lists, then what hangs on it and the proposals it came from."""
    title = _("{sheet}: {id}", sheet=TITLE["program"], id=program.id)
    return (
        _facts(title, facts(plan, program)),
        *_quick_win(plan, program.quick_win),
        *parts(plan, program),
        *_dependents(plan, program),
        *_proposals(plan, program),
    )


def _facts(title: Message, lines: Iterable[Fact]) -> Table:
    rows = tuple(Row((label, cell)) for label, cell in lines)
    return Table(title, FACT_COLUMNS, (Group(None, rows),), headed=False)


def _quick_win(plan: Plan, quick: QuickWin | None) -> Iterator[Table]:
    if quick is None:
        return
    lines: dict[str, Cell] = {
        "kind": values.label(labels.QUICK_WIN_KIND, quick.kind),
        "existing": labels.EXISTING[quick.existing] if quick.existing is not None else None,
        "time": _time(quick),
        "problem": quick.problem,
        "benefit": quick.benefit,
        "ask": quick.ask,
        "sustainability": quick.sustainability,
        "scores": tuple(_scores(plan, quick)),
    }
    known = [(headings.QUICK_WIN[key], cell) for key, cell in lines.items() if cell not in (None, ())]
    if known:
        yield _facts(FIELD["quick_win"], known)
    yield from table(FIELD["decision"], headings.DECISION, DECISION, quick.decisions, _decision)


def _time(quick: QuickWin) -> Cell:
    if not quick.start and not quick.finish:
        return None
    start, finish = (Day(month) if month else None for month in (quick.start, quick.finish))
    return _("{start} to {finish}", start=start, finish=finish)


def _scores(plan: Plan, quick: QuickWin) -> Iterator[Message]:
    criteria = plan.file.quick_win_criteria
    for key, score in quick.scores.items():
        criterion = criteria.get(key)
        yield _("{criterion}: {score} of 5", criterion=(criterion and criterion.name) or key, score=score)


def _decision(one: Decision) -> Row:
    return Row((one.date, values.label(labels.DECISION, one.status), one.by, one.position, one.document, one.note))


def _dependents(plan: Plan, program: Program) -> Iterator[Table]:
    others = [other for other in plan.programs if program.id is not None and program.id in other.depends_on]
    columns = (
        Part("id", rank=0, weight=0),
        Part("name", rank=0, weight=4),
        Part("owner", rank=1),
        Part("status", Kind.WORD, 2, 0),
    )

    def row(other: Program) -> Row:
        status = values.label(labels.STATUS, other.status)
        return Row((other.id, values.name(other), values.owner(plan, other), status))

    yield from table(_("Programs that depend on it"), FIELD, columns, others, row)


def _proposals(plan: Plan, program: Program) -> Iterator[Table]:
    proposals = plan.proposals.proposals
    became = [one for one in proposals if program.id is not None and one.program == program.id]

    def row(one: Proposal) -> Row:
        return Row((
            one.id, one.name, values.agency(plan, one.proposer), values.label(labels.FORUM, one.forum), one.date,
            one.location, one.volume, values.label(labels.PROPOSAL_STATUS, one.status), one.note,
        ))  # fmt: skip

    yield from table(_("Proposals that became it"), headings.PROPOSAL, PROPOSAL, became, row)
