"""The table of a year as RKPD and Renja have it: by agency, what is done under which code, where, and for how much."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

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
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.model.measures import Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Inlines
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.table import Cell, Column, Group, Keyed, Kind, Row, Table
from ppu_roadmap.text import Message, Phrase, Refusal, Rupiah, Uncut, _, words
from ppu_roadmap.views.grouping import count_table, data_by_region, ended, filters, regions
from ppu_roadmap.views.sums import label
from ppu_roadmap.views.view import Asked

NO_CODE = _("code not filled in")
WIDTHS = (4, 4, 5, 5, 5, 14, 10, 8, 7, 9, 7, 8, 5, 9)
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
    def parts(self) -> tuple[str | None, ...]:
        """``2 | 16 | 03 | 2.02 | 0023`` of ``2.16.03.2.02.0023``; what a shorter code does not say is not known."""
        given = (self.code or "").split(".")
        affair, sector, program, kind, activity, task = (*given, *[""] * (6 - len(given)))
        return tuple(part or None for part in (affair, sector, program, f"{kind}.{activity}".strip("."), task))

    def told(self, year: int) -> bool:
        """Whether all that it costs in a year is known, here or with an earlier program."""
        own = self.lines.under("year").get(year)
        if own is not None:
            return not own.without("amount")
        runs = year in years_in(self.plan.years(self.program))
        return not runs or any(each.purse.year == year for each in self.again)


def money(inside: Sequence[Entry], year: int) -> Cell:
    """What is known of the ceiling of a year; marked where that is not all of it."""
    known = Lines(line for one in inside for line in one.lines if line.line.year == year).sum("amount")
    return cells.partly(known, all(o.told(year) for o in inside))


# -- columns -----------------------------------------------------------------------------------------------------------

_CODE = {
    "affair": _("Affair (urusan)"),
    "sector": _("Field (bidang)"),
    "program": _("Program (nomenclature)"),
    "activity": _("Activity (kegiatan)"),
    "task": _("Sub-activity (sub kegiatan)"),
}


def _fields(year: int) -> tuple[Field[Entry], ...]:
    ahead, name = _("Forward estimate {year}", year=str(year + 1)), _("Affair/Field/Program/Activity/Sub-activity")
    return (
        *(field(f"code_{key}", said, partial(lambda at, one: one.parts[at], at), over=FIELD["id"], weight=0, rank=0)
          for at, (key, said) in enumerate(_CODE.items())),
        field("name", name, lambda one: cells.name(one.program), weight=4, rank=0),
        field("indicators", FIELD["indicators"],
              lambda one: _numbered((it.name, Uncut(it.name) if it.name else None) for it in one.program.indicators),
              weight=3, rank=3),
        field("locations", FIELD["locations"], lambda one: tuple(map(cells.place, one.program.locations)), rank=5),
        field("target", INDICATOR["target"], partial(_aims, year=year), rank=4),
        field("amount", BUDGET["amount"], partial(_amount, year=year), kind=Kind.MONEY, rank=0,
              unknown=labels.NOT_COSTED),
        field("sources", FIELD["funding"], _sources, rank=2),
        field("remarks", _("Important remarks"), lambda one: tuple(_remarks(one)), weight=2, rank=6),
        field("target_next", INDICATOR["target"], partial(_aims, year=year + 1), rank=8, over=ahead),
        field("amount_next", BUDGET["amount"], partial(_amount, year=year + 1), kind=Kind.MONEY, rank=7, over=ahead),
    )  # fmt: skip


def _amount(one: Entry, year: int) -> Cell:
    """The ceiling; where another program tells it already, which one."""
    known = money([one], year)
    again = [each.earlier.id for each in one.again if each.purse.year == year]
    return Keyed(None, _("see {id}", id=again[0])) if known is None and again else known


def _numbered(items: Iterable[tuple[Cell, Phrase]]) -> Cell:
    """What stands in the same order in several columns, each by its number where they are several."""
    told = [*items]
    if all(said is None for _key, said in told):
        return None
    form = _("({number}) {item}") if len(told) > 1 else _("{item}")
    return tuple(Keyed(key, form.of(number=at, item=said)) for at, (key, said) in enumerate(told, 1))


def _aims(one: Entry, year: int) -> Cell:
    """What the indicators aim at in a year, with their units."""

    def said(aim: Value | None, unit: str | None) -> Phrase:
        value = cells.phrase(aim)
        return _("{value} {unit}", value=value, unit=unit) if unit and aim is not None else value

    aims = ((each.targets.get(year), each.unit) for each in one.program.indicators)
    return _numbered((cells.value(aim), said(aim, unit)) for aim, unit in aims)


def _sources(one: Entry) -> Cell:
    """The sources of the year's money, each once."""
    keys = [line.key("source") for line in one.lines.under("year").get(one.year, Lines())]
    return tuple(Keyed(key, label(one.plan, "source", key)) for key in dict.fromkeys(keys)) or None


def _remarks(one: Entry) -> Iterator[Message]:
    """Whose program it is, what is doubtful, what is told elsewhere."""
    program = one.program
    yield _("{id}, {dimension}", id=program.id, dimension=labels.DIMENSION.get(program.dimension))
    if one.code is None:
        yield NO_CODE
    if program.owner_status == "provisional":
        yield labels.OWNER_STATUS["provisional"]
    for each in one.again:
        amount, year = Rupiah(each.amount), str(each.purse.year)
        yield _("{sum} of {year} is counted with {id}", sum=amount, year=year, id=each.earlier.id)


# -- what stands in it -------------------------------------------------------------------------------------------------


def hear(asked: Asked) -> Iterator[Heard]:
    """How the filters were read. Raises Misread, and Refusal where they do not say one year."""
    year_of(asked)
    yield from heard(asked.selection, asked.knowing(FILTERS), FILTERS)


def year_of(asked: Asked) -> int:
    """The one year asked for. Raises Refusal where it is not one."""
    match asked.selection.years:
        case (year,):
            return year
    raise Refusal(_("an RKPD table is of one year: say which, as in --year {year}", year=asked.today.year + 1))


def by_agency(asked: Asked) -> Iterator[tuple[Plan, Key, list[Entry]]]:
    """What programs do in the year, by region and agency, in the order of codes; without a code last.

    Whoever leads a program and whenever it runs, for a line may be another agency's. A program that runs in the year is
    there without a line, too.
    """
    for plan, programs in asked.chosen(years=(), owners=()):
        again = {(id(one.program), one.at): one for one in repeated_lines(programs)}
        wanted = FILTERS["owners"].passing(plan, asked.selection.owners)
        found = gathered((one.owner, one) for each in programs for one in _of(plan, each, year_of(asked), again))
        for owner in in_order(plan, "owner", found):
            if owner in wanted or not asked.selection.owners:
                yield plan, owner, sorted(found[owner], key=lambda one: (one.code is None, one.code or ""))


def _of(plan: Plan, program: Program, year: int, again: Mapping[tuple[int, int], Repeated]) -> Iterator[Entry]:
    groups = gathered(
        ((line.key("owner"), line.line.nomenclature or program.nomenclature), (again.get((id(program), at)), line))
        for at, line in enumerate(lines_of([program]))
        if line.line.year in (year, year + 1)
    )
    if not any(line.line.year == year for lines in groups.values() for _again, line in lines):
        if year not in years_in(plan.years(program)):
            return
        owner: Key = program.owner or (UNREAD if "owner" in program.refused else None)
        groups.setdefault((owner, program.nomenclature), [])
    for (owner, code), lines in groups.items():
        counted = Lines(line for repeated, line in lines if repeated is None)
        yield Entry(plan, program, year, owner, code, counted, tuple(each for each, _line in lines if each is not None))


def table(inside: Sequence[Entry], year: int) -> Table:
    """The rows of an agency under their programs and kegiatan, with what each of these costs, and the total."""
    fields, groups = _fields(year), list[Group]()
    for program, several in groupby(inside, lambda one: one.parts[:3]):
        own = [*several]
        name = _("Program {code}", code=".".join(filter(None, program))) if program[0] else NO_CODE
        groups.append(Group(None, (), level=1, head=_sum(program, name, own, year)))
        for activity, part in groupby(own, lambda one: one.parts[3]):
            entries = [*part]
            if activity:
                name = _("Kegiatan {code}", code=".".join(filter(None, (*program, activity))))
                groups.append(Group(None, (), head=_sum((*program, activity), name, entries, year)))
            groups[-1] = groups[-1]._replace(rows=tuple(row_of(one, fields) for one in entries))
    total = _sum((), _("Total"), inside, year)
    return Table(None, columns_of(fields), tuple(groups), total, tuple(_shared(inside)), widths=WIDTHS, counted=True)


def _sum(code: Sequence[str | None], name: Message, inside: Sequence[Entry], year: int) -> Row:
    """A row that says what several cost together."""
    parts = [part or "" for part in code] + [""] * (len(_CODE) - len(code))
    return (*parts, name, "", "", "", money(inside, year), "", "", "", money(inside, year + 1))


def _shared(inside: Sequence[Entry]) -> Iterator[Message]:
    """The codes that several programs name, whose money is easily told twice."""
    for code, ids in gathered((one.code, one.program.id) for one in inside if one.code).items():
        if len({*ids}) > 1:
            yield _("{code} is named by several programs: {programs}", code=code, programs=words(ids))


# -- for people, for machines ------------------------------------------------------------------------------------------


def document(asked: Asked) -> Document:
    """A page for each agency, and at the end what all of them have together."""
    year, found = year_of(asked), [*by_agency(asked)]
    title = _("Proposed Renja and RKPD {year}", year=str(year))
    below = ((title,), *((each,) for each in (regions(asked), *filters(asked.selection, but=("years",)))))
    pages: list[tuple[Inlines, Table]] = []
    for plan, owner, inside in found:
        of = (" – ", cells.region(plan)) if asked.several else ()
        pages.append(((label(plan, "owner", owner), *of), table(inside, year)))
    if not pages:
        pages.append(((title,), Table(None, (), (), notes=(_("no program runs in {year}", year=str(year)),))))
    elif len(pages) > 1:
        pages.append(((_("Total by agency"),), _together(asked, found)))
    name, last = pages.pop()
    left = tuple(ended(asked.every(years=(), owners=()), [year]).apart())
    pages.append((name, last._replace(notes=(*last.notes, *left))))
    made = tuple(Page((each,), called, below=below, wide=True) for called, each in pages)
    return Document(title, made, region=regions(asked))


def _together(asked: Asked, found: Sequence[tuple[Plan, Key, list[Entry]]]) -> Table:
    """A row an agency."""
    fields = tuple(
        field(str(year), _("Indicative ceiling {year} (Rp)", year=str(year)), partial(money, year=year),
              kind=Kind.MONEY, unknown=unknown)
        for year, unknown in ((year_of(asked), labels.NOT_COSTED), (year_of(asked) + 1, None))
    )  # fmt: skip
    several = ([*own] for _id, own in groupby(found, lambda each: id(each[0])))
    lines = ((asked.heading(own[0][0]), [(label(plan, "owner", owner), inside) for plan, owner, inside in own])
             for own in several)  # fmt: skip
    return count_table(None, Column("owner", BUDGET["owner"], weight=3), fields, lines)


def rows(asked: Asked) -> Table:
    """A row for each agency, code and program; what another program tells already is not in the amounts."""
    fields: tuple[Field[Any], ...] = (
        field("year", BUDGET["year"], lambda one: one.year, kind=Kind.YEARS),
        field("owner", BUDGET["owner"], lambda one: one.owner or None),
        field("nomenclature", FIELD["nomenclature"], lambda one: one.code),
        *fields_of_program("id", "status"),
        *_fields(year_of(asked)),
    )
    return data_by_region(asked, fields, ((plan, inside) for plan, _owner, inside in by_agency(asked)))
