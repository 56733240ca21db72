"""What differs between two states, as a document for people: a summary, then the details, a line a program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.paper.blocks import Inlines, Items, Paragraph, Section, Strong, between
from ppu_roadmap.paper.document import Block, Document
from ppu_roadmap.paper.table import Column, Group, Kind, Table
from ppu_roadmap.revision.changes import Entry
from ppu_roadmap.revision.history import History
from ppu_roadmap.revision.outcome import Approval, Outcome
from ppu_roadmap.revision.states import State, several
from ppu_roadmap.revision.wording import LABELS, money, told
from ppu_roadmap.text import Day, FileName, Message, Phrase, Rupiah, _, _n, words

FIELDS: Final = 30
"""Differences of one program, and findings of one list, that are told; JSON has them all."""
_FIRST: Final = ("budget", "years", "owner", "status", "horizon", "name")
"""What of a program is told first."""
_OPS: Final[Mapping[str, Message]] = {
    "added": _n("{count} program added", "{count} programs added", 0),
    "removed": _n("{count} program removed", "{count} programs removed", 0),
    "moved": _n("{count} program moved", "{count} programs moved", 0),
    "renamed": _n("{count} program with another id", "{count} programs with other ids", 0),
    "changed": _n("{count} program changed", "{count} programs changed", 0),
}


def document(old: State, new: State, found: Sequence[Outcome]) -> Document:
    """What differs, plan by plan."""
    title = _("What differs: {old} → {new}", old=old.told, new=new.told)
    if not found:
        return Document.of([Section(title, (Paragraph((_("nothing differs"),)),))])
    parts: list[Block] = []
    for each in found:
        blocks = tuple(_blocks(each, old, new))
        parts += [Section(cells.region(each.plan), blocks)] if several(old, new) else blocks
    return Document.of([Section(title, tuple(parts))])


def _blocks(found: Outcome, old: State, new: State) -> Iterator[Block]:
    """The summary of a plan, then what it sums up."""
    yield Items(tuple((each,) for each in (*_summary(found), *_doubts(found, (old, new)))))
    yield from _listed(_("Decisions on quick wins"), ((_approval(found, each),) for each in found.approvals))
    homes: dict[str, list[Inlines]] = {home: [] for home in HOMES}
    for each in found.programs:
        homes[getattr(each.record, "dimension", HOMES[0])].append(_line(found, each))
    parts = [part for home, lines in homes.items() for part in _listed(labels.DIMENSION[home], lines)]
    if parts:
        yield Section(_("Programs"), tuple(parts), folded=True)
    yield from _listed(_("Other parts of the plan"), (_line(found, each) for each in found.others), folded=True)
    if any(one != other for one, other in found.sums.values()):
        yield Section(_("Budget by dimension"), (_table(found, _("Dimension"), by_year=False),), folded=True)
        yield Section(_("Budget by year"), (_table(found, _("Year"), by_year=True),), folded=True)
    yield from _listed(_("New findings"), _findings(found.come), folded=True)
    yield from _listed(_("Findings that are gone"), _findings(found.gone), folded=True)


def _listed(title: Message, lines: Iterable[Inlines], *, folded: bool = False) -> Iterator[Section]:
    """Lines under a title; nothing where there are none."""
    if items := tuple(lines):
        yield Section(title, (Items(items),), folded=folded)


def _doubts(found: Outcome, states: tuple[State, State]) -> Iterator[Message]:
    """What speaks against a state: its errors, and what of it could not be read."""
    for state, unread, errors in zip(states, found.unread, found.errors, strict=True):
        if errors:
            yield _n("{state} has {count} error", "{state} has {count} errors", errors, state=state.told)
        if unread:
            told_as: dict[str, Phrase] = {"state": state.told, "files": words(unread)}
            yield _("not compared, since it could not be read in {state}: {files}", **told_as)
    if found.unsummed:
        names = words(labels.DIMENSION.get(name) or name for name in found.sums if name in found.unsummed)
        yield _("budget not added up, since a part of it could not be read: {names}", names=names)
    if found.doubtful:
        yield _("findings are compared as far as both states could be read")


def _summary(found: Outcome) -> Iterator[Message]:
    """What there is to know in a few lines."""
    if found.old is None or found.new is None:
        yield _("the whole plan is new") if found.old is None else _("the whole plan is gone")
    counts = [(form, sum(each.op == op for each in found.programs)) for op, form in _OPS.items()]
    if told := [form.of(count=count) for form, count in counts if count]:
        yield _("{list}", list=words(told))
    total = _total(found)
    if total and total[0] != total[1]:
        yield _("budget of the programs that are not given up or replaced: {change}", change=money(*total))
    if fell := sum(each.op == "fell" for each in found.approvals):
        yield _n("{count} approval no longer holds", "{count} approvals no longer hold", fell)
    if found.others:
        yield _n("{count} other part of the plan changed", "{count} other parts of the plan changed", len(found.others))
    if found.come or found.gone:
        come = _n("{count} new finding", "{count} new findings", len(found.come))
        if errors := sum(each.severity is Severity.ERROR for each in found.come):
            come = _n("{come} ({count} error)", "{come} ({count} errors)", errors, come=come)
        yield _("{come}, {gone}", come=come, gone=_n("{count} is gone", "{count} are gone", len(found.gone)))


def _total(found: Outcome) -> tuple[int, int] | None:
    """All the money that is known, old and new; ``None`` where a part of either could not be read."""
    sums = [both for name, both in found.sums.items() if name in HOMES]
    return None if found.unsummed else (sum(old or 0 for old, _new in sums), sum(new or 0 for _old, new in sums))


def _approval(found: Outcome, each: Approval) -> Message:
    """A decision that is new, or what became of an approval and why."""
    told_as: dict[str, Phrase] = {"program": called(each.program), "day": Day(each.decision.date or "–")}
    if each.op == "new":
        status = labels.DECISION[each.decision.status or "proposed"]
        return _("{program}: {status}, {by}, {day}", status=status, by=each.decision.by, **told_as)
    told_as["groups"] = words(labels.GROUP_LABELS[group] for group in each.groups)
    decisions = each.program.quick_win.decisions if each.program.quick_win else ()
    if each.op == "unsure":
        form = _(
            "{program}: approval of {day} has no fingerprint: nobody can tell whether it covers what changed: {groups}"
        )
    elif each.groups:
        form = _("{program}: approval of {day} no longer holds, since this changed: {groups}")
    elif found.new is None or each.program.id not in found.new.by_id:
        form = _("{program}: approval of {day} no longer holds, since the program was removed")
    elif each.decision in decisions:
        form = _("{program}: approval of {day} no longer holds, since this was decided later: {last}")
        told_as["last"] = labels.DECISION[decisions[-1].status or "proposed"]
    else:
        form = _("{program}: approval of {day} no longer holds, since the decision was removed")
    return form.of(**told_as)


def _line(found: Outcome, entry: Entry, *, named: bool = True) -> Inlines:
    """One line: what it is of, then what became of it."""
    name = next((text for key in ("name", "short") if (text := getattr(entry.record, key, None))), None)
    told_as: Message = _("{id} {name}", id=entry.id, name=name) if name else _("{word}", word=entry.id)
    if isinstance(entry.record, Agency | PlanFile):
        told_as = _("{name} ({id})", name=name, id=entry.id) if name else _("the plan")
    elif not isinstance(entry.record, Program):
        told_as = _("{kind} {id}", kind=LABELS[type(entry.record).__name__.casefold()], id=told_as)
    parts = [*_fate(found, entry), *_told(found, entry)]
    fell = (each for each in found.approvals if each.op == "fell" and each.program is entry.record)
    after = [_(" (approval of {day} no longer holds)", day=Day(each.decision.date or "–")) for each in fell]
    return (*((Strong(told_as), ": ") if named else ()), *between("; ", [(part,) for part in parts]), *after)


def _fate(found: Outcome, entry: Entry) -> Iterator[Phrase]:
    """That it is new, gone, or somewhere else, with what is to know of it then."""
    program = entry.record
    if entry.op in ("added", "removed"):
        yield _("new") if entry.op == "added" else _("removed")
        if isinstance(program, Program):
            price, years = cost(found.plan, program).known, found.plan.years(program)
            yield from (_("{word}", word=found.plan.agency_name(program.owner)),) if program.owner else ()
            yield from ("–".join(dict.fromkeys(map(str, years))),) if years else ()
            off = None if live(program) else labels.STATUS.get(str(program.status))
            yield off or (labels.NOT_COSTED if price is None else Rupiah(price))
    if entry.op == "moved":
        yield _("moved from {dimension}", dimension=labels.DIMENSION[getattr(entry.old, "dimension", HOMES[0])])
    if entry.was:
        yield _("was {id} ({guess})", id=entry.was, guess=_("guessed by its name"))
    if entry.joins:
        ids = words(entry.joins)
        yield _("takes the place of {ids}", ids=ids) if len(entry.joins) == 1 else _("merges {ids}", ids=ids)


def _told(found: Outcome, entry: Entry) -> list[Message]:
    """The differences of what both plans have, the most telling first."""
    if entry.op in ("added", "removed"):
        return []
    ranks = dict(zip(_FIRST, range(len(_FIRST)), strict=True))
    every = sorted(entry.differences, key=lambda each: ranks.get(each.top, len(ranks)))
    said = [told(found.plan, each, found.old) for each in every[:FIELDS]]
    return [*said, *([_n("{count} more", "{count} more", len(every) - FIELDS)] if len(every) > FIELDS else [])]


def history(id: str, found: History) -> Document:
    """What became of a program, commit by commit."""
    blocks: list[Block] = []
    for commit, entry, old, new in found.steps:
        heading = _("{day} · {author}: {subject}", day=Day(commit.day), author=commit.author, subject=commit.subject)
        blocks += _listed(heading, [_line(Outcome(old, new), entry, named=entry.was is not None)])
    if found.stopped:
        blocks.append(Paragraph((found.stopped,)))
    return Document.of([Section(_("History of {id}", id=id), tuple(blocks))])


def _table(found: Outcome, what: Message, *, by_year: bool) -> Table:
    """The sums, and the sum of all, as far as each is known."""
    columns = (
        Column("of", what, rank=0),
        Column("old", _("Before"), Kind.MONEY, rank=2),
        Column("new", _("After"), Kind.MONEY, rank=0),
        Column("change", _("Change"), Kind.MONEY, rank=1),
    )
    rows = tuple(
        (labels.DIMENSION.get(name) or name, *both, None if name in found.unsummed else (both[1] or 0) - (both[0] or 0))
        for name, both in found.sums.items()
        if (name not in HOMES) is by_year
    )
    total = _total(found)
    return Table(None, columns, (Group(None, rows),), (_("Total"), *total, total[1] - total[0]) if total else None)


def _findings(findings: Sequence[Diagnostic]) -> Iterator[Inlines]:
    """Findings as a line each, the gravest first."""
    ranked = sorted(findings, key=lambda each: list(Severity).index(each.severity))
    for each in ranked[:FIELDS]:
        known: dict[str, Phrase] = {"code": each.code, "severity": each.severity.value, "message": each.message}
        yield (_("{place}: {severity}[{code}]: {message}", place=FileName(f"{each.file}:{each.span.line}"), **known),)
    if len(findings) > FIELDS:
        yield (_n("and {count} more", "and {count} more", len(findings) - FIELDS),)
