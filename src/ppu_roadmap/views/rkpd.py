"""The table of a year as RKPD and Renja have it: by agency, what is done under which code, where, and for how much."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from ppu_roadmap.analysis.budget import UNREAD, Key, Lines, in_order, lines_of
from ppu_roadmap.analysis.selection import FILTERS, Heard, heard
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import Repeated, repeated_lines
from ppu_roadmap.facts.years import years_in
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, columns_of, field, row_of
from ppu_roadmap.fields.indicator import INDICATOR
from ppu_roadmap.fields.program import FIELD, OfProgram
from ppu_roadmap.model.measures import Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Inlines
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.table import UNKNOWN, Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, Refusal, Rupiah, _, words
from ppu_roadmap.views.budget import label
from ppu_roadmap.views.grouping import apart, count_table, data_by_region, filters, regions
from ppu_roadmap.views.view import Asked, by_place, for_machines

Parts: TypeAlias = tuple[str | None, ...]
"""The five cells of a code: urusan, bidang, program, kegiatan, sub kegiatan."""
NO_CODE = _("code not filled in")
WIDTHS = (3, 3, 4, 4, 4, 17, 12, 8, 8, 10, 7, 8, 5, 7)
"""Shares of a page."""


@dataclass(frozen=True, slots=True)
class Entry(OfProgram):
    """What a program does in a year under one code of one agency."""

    year: int
    owner: Key
    code: str | None
    lines: Lines
    """Of the year and of the next; not those whose money an earlier program tells already."""
    again: tuple[Repeated, ...]
    """Those."""

    @property
    def parts(self) -> Parts:
        """``2 | 16 | 03 | 2.02 | 0023`` of ``2.16.03.2.02.0023``; what a shorter code does not say is not known."""
        given = (self.code or "").split(".")
        affair, sector, program, kind, activity, task = (*given, *[""] * (6 - len(given)))
        return tuple(part or None for part in (affair, sector, program, f"{kind}.{activity}".strip("."), task))

    def amount(self, year: int) -> Cell:
        """The ceiling of a year; where another program tells it already, which one."""
        told = money(self.lines, year)
        if told is None and (again := [one for one in self.again if one.purse.year == year]):
            return _("see {id}", id=again[0].earlier.id)
        return told if told is not None or year != self.year else labels.NOT_COSTED

    def targets(self, year: int) -> Cell:
        """What its indicators aim at, by their numbers where there are several."""
        found = self.program.indicators
        return _numbered([_aim(one.targets.get(year), one.unit) for one in found]) if found else None

    def remarks(self) -> Iterator[Message]:
        """What planners must know of it: whose program it is, what is doubtful, what is told elsewhere."""
        yield _("{id}, {dimension}", id=self.program.id, dimension=labels.DIMENSION.get(self.program.dimension))
        if self.code is None:
            yield NO_CODE
        if self.program.status == "proposed":
            yield labels.STATUS["proposed"]
        if self.program.owner_status == "provisional":
            yield labels.OWNER_STATUS["provisional"]
        for one in self.again:
            yield _("{sum} of {year} is counted with {id}",
                    sum=Rupiah(one.amount), year=str(one.purse.year), id=one.earlier.id)  # fmt: skip


def money(lines: Lines, year: int) -> Cell:
    """What is known of a year; marked where that is not all of it, ``None`` where nothing is."""
    inside = lines.under("year").get(year, Lines())
    known = inside.sum("amount")
    return Marked(known, labels.PARTLY_COSTED) if known is not None and inside.without("amount") else known


def _aim(target: Value | None, unit: str | None) -> Message:
    known = UNKNOWN if target is None else cells.phrase(target)
    return _("{value} {unit}", value=known, unit=unit) if unit and target is not None else _("{word}", word=known)


def _numbered(items: Sequence[Message | str]) -> Cell:
    """Items that stand in the same order in several columns."""
    if len(items) == 1:
        return items[0]
    return tuple(_("({number}) {item}", number=number, item=item) for number, item in enumerate(items, 1))


_CODE = (
    _("Affair (urusan)"), _("Field (bidang)"), _("Program (nomenclature)"), _("Activity (kegiatan)"),
    _("Sub-activity (sub kegiatan)"),
)  # fmt: skip


def _fields(year: int) -> tuple[Field[Entry], ...]:
    """The columns of the table of a year."""

    def part(place: int) -> Callable[[Entry], Cell]:
        return lambda entry: entry.parts[place]

    ahead = _("Forward estimate {year}", year=str(year + 1))
    return (
        *(field(f"code{at}", name, part(at), over=FIELD["id"], weight=0, rank=0) for at, name in enumerate(_CODE)),
        field("name", _("Affair/Field/Program/Activity/Sub-activity"), lambda one: cells.name(one.program), weight=4,
              rank=0),
        field("indicators", FIELD["indicators"],
              lambda one: _numbered([each.name or "–" for each in one.program.indicators]) or None, weight=3, rank=3),
        field("locations", FIELD["locations"], lambda one: tuple(map(cells.place, one.program.locations)), rank=5),
        field("target", INDICATOR["target"], lambda one: one.targets(year), rank=4),
        field("amount", BUDGET["amount"], lambda one: one.amount(year), kind=Kind.MONEY, rank=0),
        field("sources", FIELD["funding"], _sources, rank=2),
        field("remarks", _("Important remarks"), lambda one: tuple(one.remarks()), weight=2, rank=6),
        field("target_next", INDICATOR["target"], lambda one: one.targets(year + 1), rank=8, over=ahead),
        field("amount_next", BUDGET["amount"], lambda one: one.amount(year + 1), kind=Kind.MONEY, rank=7, over=ahead),
    )  # fmt: skip


def _sources(one: Entry) -> Cell:
    """The sources of the year's money, each once."""
    keys = [line.key("source") for line in one.lines.under("year").get(one.year, Lines())]
    return tuple(label(one.plan, "source", key) for key in dict.fromkeys(keys)) or None


# -- what stands in it -------------------------------------------------------------------------------------------------


def hear(asked: Asked) -> Iterator[Heard]:
    """How the filters were read. Raises Misread, and Refusal where they do not say one year."""
    year_of(asked)
    yield from heard(asked.selection, asked.plans, FILTERS)


def year_of(asked: Asked) -> int:
    """The one year asked for. Raises Refusal where it is not one."""
    match asked.selection.years:
        case (year,):
            return year
    raise Refusal(_("an RKPD table is of one year: say which, as in --year {year}", year=asked.today.year + 1))


def entries(asked: Asked, plan: Plan, programs: Sequence[Program]) -> dict[Key, list[Entry]]:
    """What programs do in the year, by agency as the plan lists them, in the order of codes; without a code last.

    A program that runs in the year is there though no line says so.
    """
    year, again = year_of(asked), {(id(one.program), one.at): one for one in repeated_lines(programs)}
    wanted = FILTERS["owners"].passing(plan, asked.selection.owners)
    found = gathered((one.owner, one) for program in programs for one in _of(plan, program, year, again))
    owners = [owner for owner in in_order(plan, "owner", found) if owner in wanted or not asked.selection.owners]
    return {owner: sorted(found[owner], key=lambda one: (one.code is None, one.code or "")) for owner in owners}


def _of(plan: Plan, program: Program, year: int, again: dict[tuple[int, int], Repeated]) -> Iterator[Entry]:
    groups = gathered(
        ((line.key("owner"), line.line.nomenclature or program.nomenclature), (at, line))
        for at, line in enumerate(lines_of([program]))
        if line.line.year in (year, year + 1)
    )
    paid = any(line.line.year == year for lines in groups.values() for _at, line in lines)
    if year in years_in(plan.years(program)) and not paid:
        nobody = UNREAD if "owner" in program.refused else None
        groups.setdefault((program.owner or nobody, program.nomenclature), [])
    elif not paid:
        return
    for (owner, code), lines in groups.items():
        counted = Lines(line for at, line in lines if (id(program), at) not in again)
        told = tuple(again[id(program), at] for at, _line in lines if (id(program), at) in again)
        yield Entry(plan, program, year, owner, code, counted, told)


def _found(asked: Asked) -> list[tuple[Plan, dict[Key, list[Entry]]]]:
    """Of every region; whoever leads a program and whenever it runs, for a line may be another agency's."""
    return [(plan, entries(asked, plan, programs)) for plan, programs in asked.chosen(years=(), owners=())]


def table(asked: Asked, inside: Sequence[Entry]) -> Table:
    """The rows of one agency under their programs and kegiatan, with what each of these costs, and the total."""
    year = year_of(asked)
    fields = _fields(year)
    groups = [group for key, part in groupby(inside, lambda one: one.parts[:3] if one.code else ()) for group in
              _groups(fields, year, key, [*part])]  # fmt: skip
    return Table(
        None,
        columns_of(fields),
        tuple(groups),
        total=_sum(("",) * len(_CODE), _("Total"), inside, year),
        notes=tuple(_notes(inside)),
        widths=WIDTHS,
        counted=True,
    )


def _groups(fields: Sequence[Field[Entry]], year: int, key: Parts, inside: Sequence[Entry]) -> Iterator[Group]:
    """A program as a head of its kegiatan, and each of them as a head of its rows."""
    name = _("Program {code}", code=".".join(filter(None, key))) if key else NO_CODE
    bare = [one for one in inside if one.parts[3] is None]
    yield Group(
        None, tuple(row_of(one, fields) for one in bare), level=1, head=_sum((*key, *[""] * 5), name, inside, year)
    )
    for activity, part in groupby((one for one in inside if one.parts[3]), lambda one: one.parts[3]):
        own = [*part]
        said = _("Kegiatan {code}", code=".".join(filter(None, (*key, activity))))
        yield Group(None, tuple(row_of(one, fields) for one in own), head=_sum((*key, activity, ""), said, own, year))


def _sum(code: Sequence[Cell], name: Message, inside: Iterable[Entry], year: int) -> Row:
    """A row that says what several cost together."""
    lines = _lines(inside)
    this, ahead = money(lines, year), money(lines, year + 1)
    blanks = ("", "", "")
    return (
        *[part or "" for part in code][:5],
        name,
        *blanks,
        labels.NOT_COSTED if this is None else this,
        "",
        "",
        "",
        ahead,
    )


def _notes(inside: Sequence[Entry]) -> Iterator[Message]:
    """What must not be added up by hand: the money that two programs tell, the codes that several programs name."""
    if again := [each for one in inside for each in one.again]:
        lines = words(_("{id} as {earlier}", id=one.program.id, earlier=one.earlier.id) for one in again)
        yield _("counted once, though two programs name the same money: {lines}", lines=lines)
    shared = gathered((one.code, one.program.id) for one in inside if one.code)
    for code, ids in shared.items():
        if len(ids) > 1:
            yield _("{code} is named by several programs: {programs}", code=code, programs=words(ids))


# -- for people, for machines ------------------------------------------------------------------------------------------


def document(asked: Asked) -> Document:
    """A page for each agency, and at the end what all of them have together."""
    year, found = year_of(asked), _found(asked)
    title = _("Proposed Renja and RKPD {year}", year=str(year))
    below = ((title,), *((each,) for each in (regions(asked.plans), *filters(asked.selection, but=("years",)))))
    pages: list[tuple[Inlines, Table]] = [
        ((label(plan, "owner", owner), *((" – ", cells.region(plan)) if asked.several else ())), table(asked, inside))
        for plan, agencies in found
        for owner, inside in agencies.items()
    ]
    if len(pages) > 1:
        pages.append(((_("Total by agency"),), _together(asked, found)))
    none = ((title,), Table(None, (), (), notes=(_("no program runs in {year}", year=str(year)),)))
    made = (Page((each,), called, below=below, wide=True) for called, each in pages or [none])
    apart_from = apart(asked.every(years=(), owners=()), lambda line: line.year == year)
    return Document(title, tuple(made), region=regions(asked.plans)).noted(apart_from)


def _together(asked: Asked, found: Iterable[tuple[Plan, dict[Key, list[Entry]]]]) -> Table:
    """A row an agency."""

    def of(year: int) -> Field[Lines]:
        said = _("Indicative ceiling {year} (Rp)", year=str(year))
        return field(str(year), said, lambda lines: money(lines, year), kind=Kind.MONEY)

    lines = (
        (asked.heading(plan), ((label(plan, "owner", owner), _lines(inside)) for owner, inside in agencies.items()))
        for plan, agencies in found
    )
    year = year_of(asked)
    return count_table(None, Column("owner", BUDGET["owner"], weight=3), (of(year), of(year + 1)), lines)


def _lines(inside: Iterable[Entry]) -> Lines:
    return Lines(line for one in inside for line in one.lines)


DATA = by_place(*for_machines(
    "year", "owner", "affair", "field", "program_code", "activity", "sub_activity", "nomenclature", "program", "name",
    "status", "indicators", "locations", "target", "amount", "complete", "sources", "counted_with", "target_next",
    "amount_next",
))  # fmt: skip


def rows(asked: Asked) -> Table:
    """A row for each agency, code and program; what another program tells already is not in the amounts."""
    found = ((plan, (_data(one) for inside in agencies.values() for one in inside)) for plan, agencies in _found(asked))
    return data_by_region(asked, DATA, found)


def _data(one: Entry) -> tuple[Cell, ...]:
    def of(year: int) -> tuple[Lines, Cell]:
        lines = one.lines.under("year").get(year, Lines())
        aims = tuple(cells.value(each.targets.get(year)) for each in one.program.indicators)
        return lines, aims

    (this, aims), (ahead, later) = of(one.year), of(one.year + 1)
    program = one.program
    return (
        one.year, one.owner or None, *one.parts, one.code, program.id, program.name, program.status,
        tuple(each.name for each in program.indicators), program.locations, aims, this.sum("amount"),
        bool(this) and not this.without("amount"), tuple(dict.fromkeys(line.line.source for line in this)),
        tuple(each.earlier.id for each in one.again), later, ahead.sum("amount"),
    )  # fmt: skip
