"""What the decision sheet says of all quick wins: its first page, on which is decided, and its last appendix."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.labels import DECISION
from ppu_roadmap.facts.links import successors
from ppu_roadmap.facts.money import cost, unfunded
from ppu_roadmap.facts.naming import region_named
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import (
    NOT_FILLED,
    Blank,
    DottedLine,
    Inlines,
    Items,
    Paragraph,
    Section,
    SideBySide,
    Signature,
    Signatures,
    shortened,
)
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import UNKNOWN, Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import Day, Message, Phrase, _, _n, words
from ppu_roadmap.views.quick_wins import NOT_SCORED, SCORE
from ppu_roadmap.views.sheet.brief import Brief, counted, cut, millions, sentences, short_name, span
from ppu_roadmap.views.sheet.limits import Limits
from ppu_roadmap.views.sheet.measures import form, main_target, summed

MOST_MATTERS = 5
LETTERHEAD_LINES, LETTERHEAD_LENGTH = 3, 70
NAME = 48
"""Characters of a name that the table never cuts below."""
WIDTHS = (3, 8, 14, 13, 9, 7, 9, 10, 8, 6, 5, 8)
DECISION_SHORT = {"approved": _("A"), "approved-with-notes": _("AN"), "revise": _("V"), "rejected": _("R")}
"""The decisions in letters, for a narrow column; a legend says what they mean."""
MOST_INITIALS = 4
MOST_SOURCES = 5
"""Addresses of one quick win."""
_AGENCIES = (
    (_("the informatics agency"), ("diskominfo",)),
    (_("the planning agency"), ("bapelitbang", "bappeda", "bapperida", "bappelitbangda", "bapperinda")),
)
"""Whose heads put their initials, by the keys that plans have for them: the first known, or who took over from it."""


def summary_page(one: Brief, limits: Limits) -> Page:
    """The page on which the head of the region decides."""
    count = len(one.forward)
    title = _n("{number} quick win", "{number} quick wins", count, number=counted(count))
    table = form(_fields(one.forward, limits, one.today), one.forward, WIDTHS)
    matters = tuple((sentence,) for sentence in sentences(one, limits.cell)[:MOST_MATTERS])
    minded = Items(matters) if matters else Paragraph((_("The checks of the plan found nothing to mention."),))
    direction = _("Direction or notes of the {approver}", approver=one.approver)
    left = (Section(_("Points to note"), (minded,), 3),)
    signed = Section(_("Initials and signature"), (signatures(one, limits.cell), DottedLine(direction)), 5)
    right = (Section(_("Sum"), (summed(one, limits.cell),), 4), signed)
    return Page(
        (
            Section(_("What is asked"), (Paragraph((asked(one),)),), 1),
            Section(title, (*_legend(one), table), 2),
            SideBySide(left, right),
        ),
        (_("DECISION SHEET FOR SMART CITY QUICK WINS, {year}", year=one.today.year),),
        letterhead(one.plan),
        tuple((line,) for line in _address(one)),
        _(
            "This sheet prepares a decision; the decision that counts is the one that is signed. Scores follow from"
            " the weights of the criteria in the last appendix."
        ),
        wide=True,
        spread=True,
        emblem=one.emblem,
    )


def letterhead(plan: Plan) -> tuple[str, ...]:
    """The letterhead, as offices print it; where plan.yaml has none, its head: the region and the province."""
    region = plan.file.region
    kind, name = region_named(region)
    head = (
        f"Pemerintah {kind} {name}" if name else "",
        f"Provinsi {region.province.removeprefix('Provinsi ')}" if region and region.province else "",
    )
    used = plan.file.letterhead[:LETTERHEAD_LINES] or head
    return tuple(shortened(line, LETTERHEAD_LENGTH).upper() for line in used if line.strip())


def _address(one: Brief) -> Iterator[Message]:
    title, place = one.approver, one.place
    if isinstance(title, str) and isinstance(place, str) and title.casefold().endswith(place.casefold()):
        yield _("To the {approver}, through the Regional Secretary", approver=title)
    else:
        yield _("To the {approver} of {region}, through the Regional Secretary", approver=title, region=place)
    today = Day(one.today.isoformat())
    yield _("Printed on {today}; state of the plan: {version}", today=today, version=one.version)


def asked(one: Brief) -> Message:
    """What is asked, in one sentence."""
    count = len(one.forward)
    pending = sum(candidate.undecided for candidate in one.forward)
    provisional = sum(candidate.program.owner_status == "provisional" for candidate in one.forward)
    if not pending and not provisional:
        return _n(
            "No decision is asked for; this sheet reports on the {count} quick win decided on.",
            "No decision is asked for; this sheet reports on the {count} quick wins decided on.",
            count,
        )
    if not pending:
        return _n(
            "Please name the lead agency for {owners} of the {count} quick win below.",
            "Please name the lead agency for {owners} of the {count} quick wins below.",
            count,
            owners=provisional,
        )
    decisions = _("Please decide on {pending} of the {count} quick wins below", pending=pending, count=count)
    if pending == count:
        decisions = _n(
            "Please decide on the {count} quick win below", "Please decide on the {count} quick wins below", count
        )
    if not provisional:
        return _("{decisions}.", decisions=decisions)
    return _("{decisions}, and name the lead agency for {owners} of them.", decisions=decisions, owners=provisional)


def _legend(one: Brief) -> Iterator[Paragraph]:
    """What the letters beside the boxes mean, where there are boxes."""
    if any(candidate.undecided for candidate in one.forward):
        pairs = ((short, labels.DECISION[key]) for key, short in DECISION_SHORT.items())
        kinds = words(_("{short} {decision}", short=short, decision=decision) for short, decision in pairs)
        yield Paragraph((_("Decision: {kinds}.", kinds=kinds),))


def _fields(shown: Sequence[Candidate], limits: Limits, today: date) -> tuple[Field[Candidate], ...]:
    """The columns, the first with their numbers on the page."""
    cell, numbers = limits.cell, {id(one): number for number, one in enumerate(shown, start=1)}
    return (
        field("number", _("No"), lambda one: numbers[id(one)], kind=Kind.NUMBER, weight=0, rank=0),
        field("dimension", _("Dimension"), lambda one: cells.dimension(one.program.dimension), rank=8, bare=True),
        field("name", _("Quick win"), lambda one: cut(one.program.name, max(cell, NAME)),
              weight=3, rank=0, unknown=UNKNOWN),
        field("problem", _("The people's problem it answers"), lambda one: cut(one.quick_win.problem, cell),
              weight=4, rank=7),
        field("owner", _("Lead agency"), lambda one: _owner(one, cell // 3), weight=2, rank=3),
        field("time", _("From – to"), span, weight=2, rank=4),
        field("status", _("Status"), lambda one: cells.status(one.plan, one.program, today), kind=Kind.WORD, rank=4),
        field("cost", _("Cost (Rp million) and source"), lambda one: _cost(one, limits),
              weight=2, rank=5, unknown=labels.NOT_COSTED),
        field("target", _("Target at the end"), lambda one: main_target(one, cell // 2), weight=3, rank=6),
        field("risk", _("Highest risk"),
              lambda one: cells.label(labels.RISK_LEVEL, highest_level(one.plan, one.program)),
              kind=Kind.WORD, weight=0, rank=2),
        field("score", _("Score"), lambda one: one.ranking.score, kind=Kind.NUMBER, weight=0, unknown=NOT_SCORED),
        field("decision", _("Decision"), _decision, kind=Kind.BOXES, weight=2),
    )  # fmt: skip


def _owner(one: Candidate, limit: int) -> Cell:
    if one.program.owner is None:
        return None
    owner = shortened(one.plan.agency_name(one.program.owner), limit)
    return Marked(owner, labels.PROVISIONAL) if one.program.owner_status == "provisional" else owner


def _cost(one: Candidate, limits: Limits) -> Cell:
    price = cost(one.plan, one.program)
    if price.known is None:
        return None
    amount = millions(price.known)
    sources = [shortened(str(source.label), limits.cell // 3) for source in cells.funding(one.plan, one.program)]
    named: list[Phrase] = [words(sources, min(limits.partners, 2))] if sources else []
    named += [labels.NO_SOURCE] * (unfunded(one.program) is not None)
    known = _("{amount} – {sources}", amount=amount, sources=words(named)) if named else _("{word}", word=amount)
    return known if price.complete else Marked(known, labels.PARTLY_COSTED)


def _decision(one: Candidate) -> Cell:
    """Boxes where a decision is asked for, else what was decided."""
    decision = one.decision
    if one.undecided or decision is None:
        return tuple(DECISION_SHORT.values())
    word = labels.DECISION[decision.status] if decision.status else None
    return _("{decision}, {date}", decision=word, date=Day(decision.date) if decision.date else None)


def signatures(one: Brief, limit: int) -> Signatures:
    """Those whom plan.yaml names, the approver last; else those of whom the ministry's form speaks."""
    named = [Signature(shortened(each.role or "", limit), cut(each.name, limit)) for each in one.plan.file.signatories]
    approver = next((person.name for person in named if _is(person.role, one.approver)), None)
    initials = [person._replace(initials=True) for person in named if not _is(person.role, one.approver)]
    last = Signature(_("{word}", word=one.approver), approver)
    return Signatures((*(initials[:MOST_INITIALS] or _usual(one.plan)), last))


def _usual(plan: Plan) -> Iterator[Signature]:
    """The heads of informatics and of planning, and the secretary, as far as the plan names their agencies."""
    for agency, keys in _AGENCIES:
        key = next((key for key in keys if key in plan.agencies), None)
        now = plan.agency_name((key, *successors(plan, key))[-1]) if key else agency
        yield Signature(_("Head of {agency}", agency=now), initials=True)
    yield Signature(_("Regional Secretary"), initials=True)


def _is(role: Phrase, title: Phrase) -> bool:
    return isinstance(role, str) and isinstance(title, str) and role.casefold().startswith(title.casefold())


def appendix(one: Brief) -> Page:
    """What the summary and the pages rest on."""
    further = Items(tuple((sentence,) for sentence in sentences(one)[MOST_MATTERS:]))
    left = left_out(one)
    everyone = Paragraph((_("Every candidate in the plan is on this sheet."),))
    parts = (
        (_("Criteria and weights"), tuple(criteria(one))),
        (_("Candidates not chosen, and why"), (left if left.items else everyone,)),
        (_("Further points to note"), (further,) if further.items else ()),
        (_("Sources of the data"), (Items(tuple(_sources(each.program) for each in one.forward)),)),
    )
    return Page(tuple(Section(title, blocks) for title, blocks in parts if blocks), (_("LAST APPENDIX"),))


def criteria(one: Brief) -> Iterator[Block]:
    """The candidates with their scores, below the weights of the criteria; how a score is made."""
    known = one.plan.file.quick_win_criteria
    if not known:
        yield Paragraph((Blank(),))
        return
    named = ((key, _("{word}", word=(each and each.name) or key)) for key, each in known.items())
    columns = (
        Column("name", _("Quick win"), weight=4, rank=0),
        *(Column(f"criterion-{key}", name, Kind.NUMBER, rank=2, unknown=NOT_FILLED) for key, name in named),
        Column("score", SCORE, Kind.NUMBER, rank=0, unknown=NOT_SCORED),
        Column("rank", _("Rank in its dimension"), Kind.NUMBER),
    )
    weights = [each.weight if each else None for each in known.values()]
    rows: list[Row] = [(_("Weight (%)"), *weights, sum(weight for weight in weights if weight is not None), "")]
    for each in one.candidates:
        name = _("{word}", word=short_name(each.program))
        rows.append((name, *(scored.score for scored in each.scores), each.ranking.score, each.ranking.rank))
    yield Table(None, columns, (Group(None, tuple(rows)),))
    yield Paragraph(
        (_("Each criterion is scored from 1 to 5; the weighted score is the sum of score times weight, from 1 to 5."),)
    )


def left_out(one: Brief) -> Items:
    """The candidates that were rejected and the quick wins that were given up, each with why."""
    rejected = (_reason(candidate) for candidate in one.candidates if candidate.choice == "rejected")
    return Items((*rejected, *given_up(one.ended).items))


def given_up(programs: Iterable[Program]) -> Items:
    """Programs that are not live, with what became of them and why."""
    return Items(tuple(_because((_named(one), " ", cells.standing(one) or ""), one.status_note) for one in programs))


def _reason(candidate: Candidate) -> Inlines:
    """That a candidate was rejected, when and why."""
    decision = candidate.decision
    day = (_(" ({date})", date=Day(decision.date)),) if decision and decision.date else ()
    said = (f"{_named(candidate.program)}: ", DECISION["rejected"], *day)
    return _because(said, decision.note if decision else None)


def _named(program: Program) -> str:
    return f"{program.id or '–'} {shortened(program.name or '', 80)}"


def _because(said: Inlines, reason: str | None) -> Inlines:
    why = cut(reason, 160)
    return (*said, "; ", *((why,) if why else (_("reason: "), Blank())))


def _sources(program: Program) -> Inlines:
    measured = (address for indicator in program.indicators for address in indicator.evidence)
    addresses = [*dict.fromkeys((*program.sources, *measured))][:MOST_SOURCES]
    listed = "; ".join(shortened(address, 300) for address in addresses) or Blank()
    return (_("{name}: ", name=short_name(program)), listed)
