"""A form that came back: what its cells wish, held against what they were given out with and what the plan says now."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ppu_roadmap.change.wishes import Known, Left, Origin, Table, Wanted, Wish
from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.text import Language, Message, Refusal, _
from ppu_roadmap.words.plan_names import programs
from ppu_roadmap.words.vocabulary import bare as folded
from ppu_roadmap.words.vocabulary import fixed
from ppu_roadmap.workbook.laid_out import Came, laid_out
from ppu_roadmap.workbook.matching import pairs
from ppu_roadmap.workbook.memory import Memory, memory_of
from ppu_roadmap.workbook.rows import Asked, Row, indicators, rows_of
from ppu_roadmap.workbook.sheets import INDICATORS, MEMORY, PROGRAMS, SHEETS, TARGETS, YEAR, Sheet
from ppu_roadmap.workbook.spelling import Speller
from ppu_roadmap.workbook.wishing import Page, code_in, program_of
from ppu_roadmap.workbook.wishing import group_of as _group


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether a file is a form that we gave out."""
    return any(grid.sheet == MEMORY for grid in grids)


def read_workbook(grids: Sequence[Grid], plan: Plan, owner: str | None = None) -> Table:
    """What a form that came back wishes; of an agency, by its key, nothing is wished of the programs of others.

    Raises Refusal for a form of another region or of a newer release, and for one that has lost what it remembers.
    """
    memory = memory_of(grids)
    if memory.region != (plan.code or ""):
        told = {"file": grids[0].file, "code": memory.region, "own": plan.code}
        raise Refusal(_("{file} is a form of the region {code}, and the plan is of {own}: name its plan", **told))
    reading = _Reading(grids, plan, memory, owner)
    for sheet in SHEETS:
        reading.read(sheet)
    return Table([*reading.wanted, *(each.wanted() for each in reading.fresh)], reading.left)


@dataclass
class _Fresh:
    """A new record, to which other sheets may add."""

    sheet: Sheet
    origin: Origin
    wishes: list[Wish]
    home: str
    """The id of its program; of a program its dimension."""
    parts: "list[_Fresh]" = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name as it is compared."""
        return folded(next((str(wish.value) for wish in self.wishes if wish.path == ("name",)), ""))

    def wanted(self) -> Wanted:
        """The record as it is wanted."""
        known = {"dimension" if self.sheet is PROGRAMS else "id": self.home}
        parts = tuple(part.wanted() for part in self.parts)
        return Wanted(self.sheet.form, self.origin, tuple(self.wishes), new=True, parts=parts, **known)


_Home: TypeAlias = "tuple[str, str] | str | _Fresh | None"
"""What a new row belongs to: the group of an indicator, the id of a program or a dimension, a new record."""
_Years: TypeAlias = Mapping[Hashable, Mapping[int, Sequence[Value]]]
"""The cells of the years of each indicator as the plan has them now."""


class _Rows(NamedTuple):
    """The rows of a sheet: as they were given out, as they are now, as they came back."""

    given: Sequence[Row]
    now: Sequence[Row]
    came: Sequence[Came]


class _Reading:
    """What was read so far."""

    def __init__(self, grids: Sequence[Grid], plan: Plan, memory: Memory, owner: str | None) -> None:
        self.grids, self.plan, self.memory, self.owner = grids, plan, memory, owner
        self.language: Language = "en" if memory.language == "en" else "id"
        self.asked = Asked(plan, plan.programs, beside=True)
        self.wanted: list[Wanted] = []
        self.fresh: list[_Fresh] = []
        self.left: list[Left] = []
        speller = Speller(plan, self.language)
        self.indicators: dict[Hashable, Row] = {
            _group(TARGETS, cells): Row(cells, program, item)
            for id, program, item, each in indicators(self.asked)
            if (cells := (id, speller.called(id, each.name, each.unit)))
        }

    def read(self, sheet: Sheet) -> None:
        """Read a sheet."""
        laid = laid_out(sheet, self.grids)
        if laid is None:
            name = sheet.name.render(self.language)
            why = _("the sheet is missing: nothing of it is taken over")
            self.left.append(Left(Origin(self.grids[0].file, name, ""), name, why))
            return
        self.left += laid.left(sheet.columns)
        keys, known = self.memory.columns.get(sheet.word, ()), [column.key for column in sheet.columns]
        use = tuple(at for at, key in enumerate(known) if key in keys and at in laid.places)
        given = [
            row._replace(cells=[row.cells[keys.index(key)] if key in keys else None for key in known])
            for row in self.memory.rows[sheet.word]
        ]
        now = [*rows_of(sheet, self.asked, self.language)]
        self.compare(Page(self.plan, sheet, laid, use), _Rows(given, now, [*laid.rows(len(sheet.columns))]))

    def compare(self, page: Page, rows: _Rows) -> None:
        """Hold the rows of a sheet against each other: those that changed, those that are gone, then new ones."""
        known = [page.known(row.cells) for row in rows.given]
        theirs = [page.known(row.cells, loose=row.cells[0] is not None) for row in rows.came]
        ours = [page.known(row.cells, loose=page.sheet is PROGRAMS or program_of(row.id) != row.id) for row in rows.now]
        present = {to: rows.now[at] for at, to in pairs(known, ours).items()}
        found = pairs(known, theirs)
        years = _years(page, rows.now)
        for at, to in sorted(found.items()):
            self.changed(page, rows.came[at], rows.given[to], present.get(to), years)
        for at in sorted({*present} - {*found.values()}):
            self.gone(page, page.laid.origin(page.laid.head + 1 + at, 0), rows.given[at], present[at])
        copies, spare = {(row.group, row.cells) for row in known}, {*map(id, rows.now)} - {*map(id, present.values())}
        fresh: list[Came] = []
        for at, came in enumerate(rows.came):
            if at in found or page.empty(came.cells):
                continue
            if theirs[at].group and (theirs[at].group, theirs[at].cells) in copies:
                self.leave(page, came, 0, _("the row says the same as another one: change it, or remove it"))
            else:
                fresh.append(came)
        self.add(page, fresh, [row for row in rows.now if id(row) in spare], years)

    def changed(self, page: Page, came: Came, given: Row, now: Row | None, years: _Years) -> None:
        """Take a row that was given out: what of it is not as it was."""
        changed = page.changed(came, given.cells)
        if not changed:
            return
        if now is None and given.ready:
            self.take(page, came, program_of(given.id), years)
        elif now is None:
            self.leave(page, came, 0, _("the plan no longer has what the row is of: nothing of it is taken over"))
        elif page.empty(came.cells) and not page.empty(given.cells):
            self.gone(page, page.laid.origin(came.at, 0), given, now)
        else:
            if 1 in changed and came.cells[1] is not None:
                self.leave(page, came, 1, _("the cell is locked: write a new row, and empty the cells of this one"))
            self.wish(page, came, given.cells, now, years)

    def wish(self, page: Page, came: Came, given: Sequence[Known], now: Row, years: _Years) -> None:
        """Take what a row wishes of a record that is there."""
        origin = page.laid.origin(came.at, 0)
        if not self.barred(origin, now.id):
            at = years.get(page.known(now.cells).group, {})
            wishes = self.sorted_out(page.wishes(came, given, now.cells, at))
            if wishes:
                self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=now.id, item=now.item))

    def gone(self, page: Page, origin: Origin, given: Row, now: Row) -> None:
        """Take that a row was deleted; of a year of an indicator its values go."""
        if not self.barred(origin, now.id):
            wishes = tuple(page.dropped(origin, given.cells, now.cells))
            self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=now.id, item=now.item, gone=True))

    def add(self, page: Page, came: Sequence[Came], others: Sequence[Row], years: _Years) -> None:
        """Take rows that were not given out; what the plan has by now all the same is compared, not doubled."""
        homes = [(row, home) for row in came if (home := self.home(page, row)) is not None]
        theirs = [page.known(row.cells, loose=False)._replace(group=_hashed(home)) for row, home in homes]
        ours = [page.known(row.cells, loose=False)._replace(group=self.home_of(page.sheet, row)) for row in others]
        there = pairs(ours, theirs)
        for at, (row, home) in enumerate(homes):
            if at in there:
                self.wish(page, row, [None] * len(row.cells), others[there[at]], years)
            else:
                self.take(page, row, home, years)

    def home(self, page: Page, came: Came) -> _Home:
        """What a new row belongs to; where that cannot be told it is left."""
        code, of = (str(came.cells[at] or "").strip() for at in (0, 1))
        sheet, named = page.sheet, PROGRAMS
        home: _Home
        if sheet is PROGRAMS:
            read = fixed(HOMES).read(of)
            home = read[0].value if len(read) == 1 else None
            why = _("choose the dimension of the new program: its code begins with it")
        elif sheet is TARGETS:
            home, named = _group(sheet, (code, of)), INDICATORS
            home = home if home in self.indicators else None
            why = _("choose the indicator that the row belongs to")
        else:
            at = (code_in(of) or program_of(code)).upper()
            found = [each.value for each in programs(self.plan).read(of)] if at not in self.plan.by_id else [at]
            home = found[0] if len(found) == 1 else None
            why = _("choose the program that the row belongs to")
        if home is None and sheet is not PROGRAMS and of:
            home = next((each for each in self.every() if each.sheet is named and each.name == folded(of)), None)
        if home is None:
            self.leave(page, came, 1, why)
        return home

    def home_of(self, sheet: Sheet, row: Row) -> Hashable:
        """What a row of the plan belongs to, as :meth:`home` tells it of a new one."""
        if sheet is TARGETS:
            return _group(sheet, row.cells)
        return self.plan.by_id[row.id].dimension if sheet is PROGRAMS else row.program

    def every(self) -> Iterator[_Fresh]:
        """Every new record."""
        for each in self.fresh:
            yield from (each, *each.parts)

    def take(self, page: Page, came: Came, home: _Home, years: _Years) -> None:
        """Take a new row: a record of its own, or a year of an indicator."""
        origin = page.laid.origin(came.at, 0)
        if isinstance(home, str) and page.sheet is not PROGRAMS and self.barred(origin, home):
            return
        wishes = self.sorted_out(page.wishes(came, None, None, years.get(_hashed(home), {})))
        if isinstance(home, tuple):
            row = self.indicators[home]
            if not self.barred(origin, row.id):
                self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=row.id, item=row.item))
        elif isinstance(home, _Fresh) and page.sheet is TARGETS:
            home.wishes.extend(wishes)
        else:
            fresh = _Fresh(page.sheet, origin, [*wishes], "" if isinstance(home, _Fresh) else str(home))
            (home.parts if isinstance(home, _Fresh) else self.fresh).append(fresh)

    def barred(self, origin: Origin, id: str) -> bool:
        """Whether a row is of the program of another agency, which then is said."""
        program = self.plan.by_id.get(program_of(id))
        if self.owner is None or (program is not None and program.owner == self.owner):
            return False
        own, other = (self.plan.agency_name(key) if key else None for key in (self.owner, program and program.owner))
        why = _("the form is taken over for {own} alone, and this is of {other}", own=own, other=other)
        self.left.append(Left(origin, id, why, id=id))
        return True

    def sorted_out(self, found: Iterable[Wish | Left]) -> tuple[Wish, ...]:
        """The wishes among what was found; the rest is left."""
        wishes = [*found]
        self.left += (each for each in wishes if isinstance(each, Left))
        return tuple(each for each in wishes if isinstance(each, Wish))

    def leave(self, page: Page, came: Came, at: int, why: Message) -> None:
        """Leave a row, because of one of its cells."""
        told = next((str(each) for each in (came.cells[at], *came.cells) if each is not None), "")
        self.left.append(Left(page.laid.origin(came.at, at), told, why, id=str(came.cells[0] or "")))


def _years(page: Page, now: Sequence[Row]) -> _Years:
    found: dict[Hashable, dict[int, Sequence[Value]]] = defaultdict(dict)
    for row in now if page.sheet is TARGETS else ():
        found[_group(page.sheet, row.cells)][int(str(row.cells[page.sheet.at(YEAR)]))] = row.cells
    return found


def _hashed(home: _Home) -> Hashable:
    return id(home) if isinstance(home, _Fresh) else home
