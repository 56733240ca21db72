"""A form that came back: what its cells wish, held against what they were given out with and what the plan says now."""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from ppu_roadmap.change.values import meaning
from ppu_roadmap.change.wishes import UNKNOWN, Left, Origin, Table, Wanted, Wish
from ppu_roadmap.facts.parts import Item
from ppu_roadmap.fields.cells import whole
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSION_OF, HOMES
from ppu_roadmap.source.guards import TEXT_LIMIT
from ppu_roadmap.text import Message, Refusal, _
from ppu_roadmap.words.calendar import year
from ppu_roadmap.words.plan_names import programs
from ppu_roadmap.words.vocabulary import LANGUAGES, Vocabulary, bare, fixed
from ppu_roadmap.workbook.book import CUT
from ppu_roadmap.workbook.form import CORRECTIONS
from ppu_roadmap.workbook.guide import lines
from ppu_roadmap.workbook.laid_out import Laid, code_in, group_of, known, laid_out, pairs, program_of
from ppu_roadmap.workbook.memory import Memory, memory_of
from ppu_roadmap.workbook.rows import Row, Rows, items_of
from ppu_roadmap.workbook.sheets import GUIDE, INDICATORS, MEMORY, PROGRAMS, SHEETS, Cells, Column, Kind, Sheet


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
    reading.left += reading.unread()
    return Table([*reading.wanted, *reading.fresh], reading.left)


class _Home(NamedTuple):
    """What a row belongs to: a record that is there, a dimension, or a new record, to which it is added."""

    id: str = ""
    item: Item = None
    dimension: str = ""
    wishes: list[Wish] | None = None
    parts: list[Wanted] | None = None


_EMPTY: Final[Cells] = {}
"""The cells of a row that was not given out."""


class _Reading:
    """What was read so far."""

    def __init__(self, grids: Sequence[Grid], plan: Plan, memory: Memory, owner: str | None) -> None:
        self.grids, self.plan, self.memory, self.owner = grids, plan, memory, owner
        self.rows = Rows(plan, memory.language, plan.programs, beside=True)
        self.wanted: list[Wanted] = []
        self.fresh: list[Wanted] = []
        self.left: list[Left] = []
        self.programs = programs(plan)
        self.held = {row.get("id") for sheet in (PROGRAMS, INDICATORS) for row in memory.given(sheet)}
        """The ids of programs and indicators that were given out."""
        self.came: set[str] = set()
        """The names of the sheets that were read."""
        self.named: dict[tuple[str, str], _Home | None] = {}
        """Programs and indicators by the word of their sheet and what they are called; ``None``: several are."""
        for id, _of, item, each in self.rows.told(INDICATORS):
            told = self.rows.called(id, each.name, each.unit) if item else id
            self.named[INDICATORS.word, bare(told)] = _Home(id, item)
        self.years: dict[tuple[str, Item, Value], Cells] = {}
        """The rows of indicators and their years as the plan has them now."""

    def read(self, sheet: Sheet) -> None:
        """Read a sheet."""
        laid = laid_out(sheet, self.grids)
        if laid is None:
            name = sheet.name.render(self.memory.language)
            why = _("the sheet is missing: nothing of it is taken over")
            self.left.append(Left(Origin(self.grids[0].file, name, ""), name, why))
            return
        self.came.add(laid.grid.sheet)
        self.left += laid.left()
        if not laid.keyed:
            return
        laid = laid.of_columns(self.memory.keys(sheet))
        now = [row._replace(cells=sheet.normal(row.cells)) for row in self.rows.of(sheet)]
        if sheet.by_year:
            self.years = {(str(row.cells["id"]), row.item, row.cells["year"]): row.cells for row in now}
        self.compare(laid, self.memory.given(sheet), now)

    def compare(self, laid: Laid, given: Sequence[Cells], now: Sequence[Row]) -> None:
        """Hold the rows of a sheet against those given out: those that changed, those that are gone, then new ones."""
        sheet, came = laid.sheet, [row for row in laid.rows() if {*row.cells.values()} - {None}]
        own = known(laid, given)
        ours = known(
            laid, [row.cells for row in now], lambda row: sheet.of_programs or program_of(str(row["id"])) != row["id"]
        )
        theirs = known(laid, [row.cells for row in came], lambda row: row.get("id") is not None)
        there, found = pairs(own, [each[:4] for each in ours]), pairs(own, theirs)
        present = {to: now[at] for at, to in there.items()}
        lost, new = [at for at in found if found[at] not in present], [at for at in range(len(now)) if at not in there]
        for at, to in pairs([theirs[at] for at in lost], [ours[at][:2] for at in new]).items():
            present[found[lost[to]]] = now[new[at]]  # by now the plan says what the row says
        for at, to in sorted(found.items()):
            self.changed(laid, came[at], given[to], present.get(to))
        for at in sorted(present.keys() - {*found.values()}):
            self.gone(laid, laid.origin(0)._replace(cell=""), given[at], present[at])
        copies = {key for each in own for key in each[: 1 + sheet.has_ids]}
        codes = {cells.get("id") for cells in given} | self.held
        for at, row in enumerate(came):
            id = row.cells.get("id")
            if at in found or laid.is_empty(row.cells):
                continue
            if id is not None and str(id).upper() not in codes:
                self.leave(laid, row, "id", _("no row was given out with this code: leave the code of a new row empty"))
            elif any(key in copies for key in theirs[at][:2] if key is not None):
                self.leave(laid, row, "id", _("the row says the same as another one: change it, or remove it"))
            elif (home := self.home(laid, row)) is not None:
                self.take(laid, row, home)

    def unread(self) -> Iterator[Left]:
        """Sheets that are none of ours, or ours once more, and what was added to the guide."""
        told = enumerate(lines(self.memory, self.rows))
        guide = {(at, place) for at, line in told for place in (0, 1) if line[place] is not None}
        ours = {*self.came, MEMORY, *map(CORRECTIONS.render, LANGUAGES)}
        for grid in (each for each in self.grids if each.sheet not in ours):
            known = guide if grid.sheet in map(GUIDE.render, LANGUAGES) else ()
            cells = product(range(len(grid.rows)), range(len(grid.rows[0])))
            added = (at for at in cells if grid.rows[at[0]][at[1]] is not None and at not in known)
            for at in islice(added, 1):
                why = _("nothing of this sheet is read: write what is to be taken over into the sheets of the form")
                yield Left(Origin(grid.file, grid.sheet, cell_name(*at)), grid.sheet, why, open=True)

    # -- rows that were given out --------------------------------------------------------------------------------------

    def changed(self, laid: Laid, came: Row, given: Cells, now: Row | None) -> None:
        """Take a row that was given out: what of it is not as it was."""
        sheet, origin, empty = laid.sheet, laid.origin(came.at), laid.is_empty(came.cells)
        code, moved = str(given.get("id")), came.cells.get(sheet.home) not in (None, given.get(sheet.home))
        if now:
            self.name(sheet, _Home(str(now.cells["id"]), now.item), given, came.cells)
        if group_of(sheet, came.cells) != group_of(sheet, given):
            why = _("the cell is locked, and the code of its row was {code}: write it again", code=code)
            self.leave(laid, came, "id", why)
        elif (not moved and laid.said(came.cells) == laid.said(given)) or (empty and now is None):
            return
        elif now is None:
            asked = _Home(program_of(code)) if sheet.asks(given) else None
            if (home := asked or self.indicator(sheet, given)) is not None:
                self.take(laid, came, home)
            else:
                why = _("the plan no longer has what the row is of: nothing of it is taken over")
                self.leave(laid, came, "id", why)
        elif empty and not laid.is_empty(given):
            self.gone(laid, origin, given, now)
        elif not self.barred(origin, str(now.cells["id"])):
            if moved:
                why = _("the cell is locked: write a new row, and empty the cells of this one")
                self.leave(laid, came, sheet.home, why)
            if wishes := self.wishes(laid, came, given, now):
                self.wanted.append(Wanted(sheet.form, origin, wishes, id=str(now.cells["id"]), item=now.item))

    def gone(self, laid: Laid, origin: Origin, given: Cells, now: Row) -> None:
        """Take that a row was deleted, unless the plan has changed it since; of a year alone its values go."""
        id, sheet = str(now.cells["id"]), laid.sheet
        keys = (*(["of"] if sheet.by_year else []), *sheet.natural[:2])
        told = " ".join(str(given[key]) for key in keys if given.get(key) is not None)
        if self.barred(origin, id):
            return
        if laid.said(now.cells) != laid.said(given):
            why = _("the row was deleted, but the plan has changed since it was given out: look at it there")
            self.left.append(Left(origin, told, why, id=id))
            return
        series = [key for key in laid.fields if key != "year" and given.get(key) is not None] if sheet.by_year else []
        wishes = [Wish((key, str(given["year"])), None, origin, given[key], now.cells[key]) for key in series]
        self.wanted.append(Wanted(sheet.form, origin, wishes, id=id, item=now.item, gone=True, told=told))

    # -- rows that are new ---------------------------------------------------------------------------------------------

    def home(self, laid: Laid, came: Row) -> _Home | None:
        """What a new row belongs to; where that cannot be told the row is left."""
        of, sheet = str(came.cells.get(laid.sheet.home) or ""), laid.sheet
        home: _Home | None
        if sheet.of_programs:
            part = _only(fixed(DIMENSION_OF), str(came.cells.get("subdimension") or ""))
            dimension = _only(fixed(HOMES), of) or DIMENSION_OF.get(part or "")
            home = _Home(dimension=dimension) if dimension else None
            why = _("choose the dimension of the new program: its code begins with it")
        elif sheet.by_year:
            home = self.indicator(sheet, came.cells)
            why = _("choose the indicator that the row belongs to")
        else:
            id = code_in(of) or program_of(str(came.cells.get("id") or "").upper())
            new = None if id in self.plan.by_id else self.named.get((PROGRAMS.word, bare(of)))
            id = id if id in self.plan.by_id else _only(self.programs, of) or ""
            home = new or (_Home(id) if id else None)
            why = _("choose the program that the row belongs to")
        if home is None:
            self.leave(laid, came, sheet.home, why)
        return home

    def take(self, laid: Laid, came: Row, home: _Home) -> None:
        """Take a new row: a record of its own, or a year of an indicator."""
        sheet, origin = laid.sheet, laid.origin(came.at)
        if home.id and self.barred(origin, home.id):
            return
        wishes = self.wishes(laid, came, _EMPTY, Row({"id": home.id}, home.item))
        if sheet.by_year and home.wishes is not None:
            home.wishes.extend(wishes)
        elif sheet.by_year:
            self.wanted.append(Wanted(sheet.form, origin, wishes, id=home.id, item=home.item))
        else:
            parts: list[Wanted] = []
            fresh = Wanted(sheet.form, origin, wishes, home.id, new=True, dimension=home.dimension, parts=parts)
            (self.fresh if home.parts is None else home.parts).append(fresh)
            self.name(sheet, _Home(home.id, wishes=wishes, parts=parts), came.cells)

    def name(self, sheet: Sheet, home: _Home, *rows: Cells) -> None:
        """Know by what rows call it what others may belong to, unless something else is called so, too."""
        for cells in (each for each in rows if each.get("name")):
            called = self.rows.called(cells.get("id") or home.id, cells["name"], cells.get("unit"))
            for text in {bare(str(cells["name"])), bare(called)}:
                known = self.named.setdefault((sheet.word, text), home)
                self.named[sheet.word, text] = home if known and known[:4] == home[:4] else None

    def indicator(self, sheet: Sheet, cells: Cells) -> _Home | None:
        """The indicator that the row of a year belongs to: by its code, else by what the row calls it."""
        of = str(cells.get("of") or "")
        told = (str(cells.get("id") or code_in(of)), of) if sheet.by_year else ()
        return next(filter(None, (self.named.get((INDICATORS.word, bare(each))) for each in told)), None)

    # -- cells ---------------------------------------------------------------------------------------------------------

    def wishes(self, laid: Laid, came: Row, given: Cells, now: Row) -> list[Wish]:
        """What a row wishes; the rest is left."""
        find = self._of_year if laid.sheet.by_year else self._of_fields
        return [wish for wish in find(laid, came, given, now) if not self._is_share(laid.sheet, came.cells, wish)]

    def _of_fields(self, laid: Laid, came: Row, given: Cells, now: Row) -> Iterator[Wish]:
        for key, column in laid.fields.items():
            value, before, origin = came.cells[key], given.get(key), laid.origin(came.at, key)
            if value == before:
                continue
            if isinstance(before, str) and len(before) > TEXT_LIMIT and before.endswith(CUT):
                why = _("the text is longer than a cell can hold: change it in the plan's files")
                self.left.append(Left(origin, str(value or ""), why))
                continue
            items = items_of(value) if isinstance(value, str) and column.holds_texts(self.plan) else None
            wish = Wish(column.path, value, origin, before, now.cells.get(key, UNKNOWN), items)
            if before is None or self._read(column, wish) != self._read(column, wish._replace(value=before)):
                yield wish

    def _of_year(self, laid: Laid, came: Row, given: Cells, now: Row) -> Iterator[Wish]:
        """What a row wishes of the years of an indicator: where its year is another, both years change."""
        old, text = given.get("year"), str(came.cells["year"] or "")
        read = year(text)
        if not read:
            why = _("write a year such as 2026, in which the values are aimed at or reached")
            self.left.append(Left(laid.origin(came.at, "year"), text, why))
            return
        new = read[0].value
        for key in (each for each in laid.fields if each != "year"):
            before, value = given.get(key), came.cells[key]
            changed = {new: (before, value)} if old == new else {old: (before, None), new: (None, value)}
            for each, (was, wished) in changed.items():
                if was != wished:
                    there = self.years.get((str(now.cells["id"]), now.item, each), _EMPTY).get(key)
                    known = UNKNOWN if was is there is None else there
                    yield Wish((key, str(each)), wished, laid.origin(came.at, key), was, known)

    def _is_share(self, sheet: Sheet, cells: Cells, wish: Wish) -> bool:
        """Whether a wish for a percentage may be the share of a cell that shows percent, which then is said."""
        in_percent = cells.get("unit") == "%" or (sheet.by_year and str(cells["of"]).endswith("(%)"))
        if not in_percent or not isinstance(wish.value, int | float) or not 0 < wish.value <= 1:
            return False
        share = {"value": wish.value, "share": whole(round(wish.value * 100, 9))}
        why = _("{value} can mean {value} % or {share} %: write it with its %, as text", **share)
        self.left.append(Left(wish.origin, str(wish.value), why))
        return True

    def _read(self, column: Column, wish: Wish) -> object:
        """What a cell with numbers or times is read as; of another one, or what is not understood, the cell."""
        if wish.value is None or column.kind in (Kind.TEXT, Kind.LIST, Kind.WORD):
            return wish.value
        try:
            return meaning(wish, column.record, column.key, lambda: self.plan).data
        except Refusal:
            return wish.value

    # -- what is left --------------------------------------------------------------------------------------------------

    def barred(self, origin: Origin, id: str) -> bool:
        """Whether a row is of the program of another agency, or of one that was not given out, which then is said."""
        program = self.plan.by_id.get(program_of(id))
        held = (program_of(id) or id) in self.held
        if held and (self.owner is None or (program is not None and program.owner == self.owner)):
            return False
        own, other = (self.plan.agency_name(key) if key else None for key in (self.owner, program and program.owner))
        why = _("the form is taken over for {own} alone, and this is of {other}", own=own, other=other)
        if not held:
            why = _("this form was not given out for {id}: nothing of it is taken over", id=program_of(id) or id)
        self.left.append(Left(origin, id, why, id=id))
        return True

    def leave(self, laid: Laid, came: Row, key: str, why: Message) -> None:
        """Leave a row, because of one of its cells."""
        values = [came.cells.get(each) for each in (key, *laid.sheet.keys)]
        told = next((str(each) for each in values if each is not None), "")
        self.left.append(Left(laid.origin(came.at, key), told, why, id=str(came.cells.get("id") or "")))


def _only(known: Vocabulary, text: str) -> str | None:
    """The one word that is meant by a text."""
    read = known.read(text)
    return read[0].value if len(read) == 1 else None
