"""A form that came back: what its cells wish, held against what they were given out with and what the plan says now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.change.wishes import Left, Origin, Table, Wanted, Wish
from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.text import Language, Message, Refusal, _
from ppu_roadmap.words.plan_names import programs
from ppu_roadmap.words.vocabulary import Vocabulary, bare, fixed
from ppu_roadmap.workbook.laid_out import Came, laid_out
from ppu_roadmap.workbook.matching import pairs
from ppu_roadmap.workbook.memory import Memory, memory_of
from ppu_roadmap.workbook.rows import Asked, Row, indicators, rows_of
from ppu_roadmap.workbook.sheets import INDICATORS, MEMORY, PROGRAMS, SHEETS, TARGETS, YEAR, Sheet
from ppu_roadmap.workbook.spelling import Speller
from ppu_roadmap.workbook.wishing import FIELDS, Group, Page, code_in, group_of, program_of


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether a file is a form that we gave out."""
    return any(grid.sheet == MEMORY for grid in grids)


def region_of(grids: Sequence[Grid]) -> str | None:
    """The code of the region whose plan gave a form out; ``None`` for any other table."""
    return memory_of(grids).region or None if is_ours(grids) else None


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
    home: str = ""
    """The id of its program; of a program its dimension."""
    parts: "list[_Fresh]" = field(default_factory=list)

    def wanted(self) -> Wanted:
        """The record as it is wanted."""
        parts = tuple(part.wanted() for part in self.parts)
        id, dimension = ("", self.home) if self.sheet is PROGRAMS else (self.home, "")
        wishes = tuple(self.wishes)
        return Wanted(self.sheet.form, self.origin, wishes, id, new=True, dimension=dimension, parts=parts)


_Home: TypeAlias = "str | Row | _Fresh | None"
"""What a new row belongs to: the id of a program or a dimension, an indicator, a new record."""


class _Reading:
    """What was read so far."""

    def __init__(self, grids: Sequence[Grid], plan: Plan, memory: Memory, owner: str | None) -> None:
        self.grids, self.plan, self.memory, self.owner = grids, plan, memory, owner
        self.language: Language = "en" if memory.language == "en" else "id"
        self.asked = Asked(plan, plan.programs, beside=True)
        self.wanted: list[Wanted] = []
        self.fresh: list[_Fresh] = []
        self.left: list[Left] = []
        self.named: dict[tuple[str, str], _Fresh] = {}
        """New programs and indicators by the word of their sheet and their names."""
        self.programs = programs(plan)
        speller = Speller(plan, self.language)
        every = (
            Row((id, speller.called(id, each.name, each.unit)), program, item)
            for id, program, item, each in indicators(self.asked)
        )
        self.indicators = {group_of(TARGETS, row.cells): row for row in every}
        self.years: dict[Group, dict[int, Sequence[Value]]] = defaultdict(dict)
        """The cells of the years of each indicator as the plan has them now."""
        for row in rows_of(TARGETS, self.asked, self.language):
            self.years[group_of(TARGETS, row.cells)][int(str(row.cells[TARGETS.at(YEAR)]))] = row.cells

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
        came = [*laid.rows(len(sheet.columns))]
        self.compare(Page.of(self.plan, sheet, laid, use), self.memory.given(sheet), came)

    def compare(self, page: Page, given: Sequence[Row], came: Sequence[Came]) -> None:
        """Hold the rows of a sheet against those given out: those that changed, those that are gone, then new ones."""
        now = [*rows_of(page.sheet, self.asked, self.language)]
        known = [page.known(row.cells) for row in given]
        own = [page.sheet is PROGRAMS or program_of(row.id) != row.id for row in now]
        ours = [page.known(row.cells, loose=loose) for row, loose in zip(now, own, strict=True)]
        theirs = [page.known(row.cells, loose=row.cells[0] is not None) for row in came]
        present = {to: now[at] for at, to in pairs(known, ours).items()}
        found = pairs(known, theirs)
        for at, to in sorted(found.items()):
            self.changed(page, came[at], given[to], present.get(to))
        for at in sorted({*present} - {*found.values()}):
            self.gone(page, page.laid.origin(page.laid.head + 1 + at, 0), given[at], present[at])
        copies, groups = {(row.group, row.cells) for row in known}, {row.group for row in known}
        for at, row in enumerate(came):
            if at in found or page.empty(row.cells):
                continue
            group = group_of(page.sheet, row.cells)
            if row.cells[0] is not None and group not in groups and not self.has_home(page.sheet, group):
                self.leave(page, row, 0, _("no row was given out with this code: leave the code of a new row empty"))
            elif group is not None and (group, theirs[at].cells) in copies:
                self.leave(page, row, 0, _("the row says the same as another one: change it, or remove it"))
            elif (home := self.home(page, row)) is not None:
                self.take(page, row, home)

    def has_home(self, sheet: Sheet, group: Group) -> bool:
        """Whether a group that has no row in a sheet is of something that new rows may belong to."""
        if sheet is TARGETS:
            return group in self.indicators
        return group is not None and sheet is not PROGRAMS and group[0] in self.plan.by_id

    def changed(self, page: Page, came: Came, given: Row, now: Row | None) -> None:
        """Take a row that was given out: what of it is not as it was."""
        changed, origin = page.changed(came, given.cells), page.laid.origin(came.at, 0)
        if not changed:
            return
        if now is None and given.ready:
            if not page.empty(came.cells):
                self.take(page, came, program_of(given.id))
        elif now is None:
            self.leave(page, came, 0, _("the plan no longer has what the row is of: nothing of it is taken over"))
        elif page.empty(came.cells) and not page.empty(given.cells):
            self.gone(page, origin, given, now)
        elif not self.barred(origin, now.id):
            if 1 in changed and came.cells[1] is not None:
                self.leave(page, came, 1, _("the cell is locked: write a new row, and empty the cells of this one"))
            years = self.years[group_of(page.sheet, now.cells)] if page.sheet is TARGETS else {}
            if wishes := self.sorted_out(page.wishes(came, given.cells, now.cells, years)):
                self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=now.id, item=now.item))

    def gone(self, page: Page, origin: Origin, given: Row, now: Row) -> None:
        """Take that a row was deleted, unless the plan has changed it since; of a year alone its values go."""
        if self.barred(origin, now.id):
            return
        if [at for at in page.changed(Came(0, tuple(now.cells)), given.cells) if at >= FIELDS]:
            why = _("the row was deleted, but the plan has changed since it was given out: look at it there")
            self.left.append(Left(origin, now.id, why, id=now.id))
            return
        wishes = tuple(page.dropped(origin, given.cells, now.cells))
        self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=now.id, item=now.item, gone=True))

    def home(self, page: Page, came: Came) -> _Home:
        """What a new row belongs to; where that cannot be told the row is left."""
        of, sheet = str(came.cells[1] or "").strip(), page.sheet
        home: _Home
        if sheet is PROGRAMS:
            part = self.only(fixed(DIMENSION_OF), str(came.cells[sheet.at(("subdimension",))] or ""))
            home = self.only(fixed(HOMES), of) or DIMENSION_OF.get(part or "")
            why = _("choose the dimension of the new program: its code begins with it")
        elif sheet is TARGETS:
            home = self.indicators.get(group_of(sheet, came.cells)) or self.named.get((INDICATORS.word, bare(of)))
            why = _("choose the indicator that the row belongs to")
        else:
            id = code_in(of) or program_of(str(came.cells[0] or "").upper())
            new = self.named.get((PROGRAMS.word, bare(of)))
            home = id if id in self.plan.by_id else new or self.only(self.programs, of)
            why = _("choose the program that the row belongs to")
        if home is None:
            self.leave(page, came, 1, why)
        return home

    def only(self, known: Vocabulary, text: str) -> str | None:
        """The one word that is meant by a text."""
        read = known.read(text)
        return read[0].value if len(read) == 1 else None

    def take(self, page: Page, came: Came, home: _Home) -> None:
        """Take a new row: a record of its own, or a year of an indicator."""
        origin = page.laid.origin(came.at, 0)
        id = home.id if isinstance(home, Row) else home if isinstance(home, str) and page.sheet is not PROGRAMS else ""
        if id and self.barred(origin, id):
            return
        years = self.years[group_of(page.sheet, home.cells)] if isinstance(home, Row) else {}
        wishes = self.sorted_out(page.wishes(came, None, None, years))
        if isinstance(home, Row):
            self.wanted.append(Wanted(page.sheet.form, origin, wishes, id=home.id, item=home.item))
        elif isinstance(home, _Fresh) and page.sheet is TARGETS:
            home.wishes.extend(wishes)
        else:
            fresh = _Fresh(page.sheet, origin, [*wishes], home if isinstance(home, str) else "")
            (home.parts if isinstance(home, _Fresh) else self.fresh).append(fresh)
            name = bare(next((str(wish.value) for wish in wishes if wish.path == ("name",)), ""))
            if name:
                self.named.setdefault((page.sheet.word, name), fresh)

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
