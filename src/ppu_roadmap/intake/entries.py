"""The programs of a planner's sheet, each with all of its cells: what sections, blanks and merged cells say is told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ppu_roadmap.change.values import fault_of
from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import Fault
from ppu_roadmap.intake.columns import (
    ABOVE,
    ANY,
    NUMBER,
    SMART,
    Column,
    dimension_in,
    horizon_in,
    letters,
    subdimension_in,
    titled_in,
)
from ppu_roadmap.intake.rows import Cell, Heading, Row, Sheet, is_ticked, one_line
from ppu_roadmap.model.types import DIMENSION_OF
from ppu_roadmap.text import Message, _, command

_SAYS: Final = ANY(r"\b(?:smart(?! city)|dimensi|dimension|pilar|pillar)\b")
"""What says that a dimension is named, whether anybody knows it or not."""
_TOTAL: Final = ANY(r"(?:grand\s*|sub\s*-?\s*)?(?:total|jumlah|jml)\b.*|rekapitulasi\b.*")
_BELOW: Final = ANY(
    r"(?:catatan|keterangan|ket\b|sumber(?: data)? ?:|note\b|mengetahui|menyetujui|disetujui|sekretaris|wali ?kota"
    r"|bupati|kepala (?:dinas|badan|bap|bagian|bidang|kantor|daerah|opd|sub)|ketua (?:tim|dewan|dprd|pokja)"
    r"|nip\b|ttd|tanda tangan|dibuat|disusun|\*|tim penyusun|pembina|plt)"
    r"|.*,\s*(?:[0-9]{1,2}|\.{2,}|…)?\s*[a-z]+ 20[0-9]{2}$"
)
"""How notes and signatures below a table begin."""
_ITEM: Final = ANY(r"^\s*(?:[0-9]{1,3}[.)]|[a-z][.)]|[-•–*·▪✓])\s*(?=\S)")
_WITHIN: Final = re.compile(r"(?<=\S)\s+(?=[0-9]{1,2}[.)]\s)")
_KEPT: Final = ("dimension", "subdimension", "strategy", "horizon")
"""Columns whose cells hold for the rows below, until another is filled."""
_LARGER: Final = {"indicators": "indicator", "output": "indicator", "quick_win": "quickwin", "risks": "risk"}
"""What consists of more than a cell can hold, with the word that adds it."""
_UNREAD: Final = ("", *_LARGER)
"""Columns of which no cell is taken."""
_HEADED: Final = ("", "name", "number", *_KEPT)
"""Columns in which sections may begin."""
_FULL, _NAME, _SHORT = 20, 60, 4
"""Letters of a line that may be full, of a name that goes on in the next, and words that name but a horizon."""


@dataclass
class Entry:
    """A program with all that its table says of it."""

    name: str
    origin: Origin
    dimension: str
    rows: list[Sequence[Cell]]
    """Its cells by rows; the first is what cells above tell: sub-dimension, strategy, horizon."""

    def of(self, *keys: str) -> list[Cell]:
        """The cells of fields, none twice."""
        cells = (cell for row in self.rows for cell in row if cell.column.field in keys)
        return list({cell.origin: cell for cell in cells}.values())


def items(text: str) -> list[str]:
    """The entries of a cell: its lines, or what is numbered in it; a line that begins small goes on."""
    lines = text.split("\n") if "\n" in text else _WITHIN.split(text) if _ITEM.match(text) else [text]
    numbered = any(map(_ITEM.match, lines))
    found: list[str] = []
    for line in lines:
        begins = _ITEM.match(line) if numbered else not re.match(r"\s*(?:[a-z]+\b(?!-)|\()", line)
        words = one_line(_ITEM.sub("", line))
        if words and (begins or not found):
            found.append(words)
        elif words:
            found[-1] += f" {words}"
    return found


class Reading:
    """Reads the rows of a sheet's tables, one after the other."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.entries: list[Entry] = []
        self.left: list[Left] = []
        self.waiting: list[Cell] = []
        """Lines of text that belong to nothing: notes, if no program follows."""
        self.dimension = sheet.home or titled_in(sheet.grid.sheet)
        self.kept, self.above = dict[str, Cell](), dict[str, Cell]()
        """What holds for the rows that follow, by field; above them, the year or the agency that no column tells."""
        self.lacking: Mapping[str, re.Pattern[str]] = {}
        """What no column of the table tells, by field, and how a title or a section may tell it."""
        self.open = False
        """Whether the last program may go on in the next row."""
        self.look: tuple[int, bool, bool] | None = None
        """Of the last section of a dimension: its column, whether it is in capitals and counted by letters."""
        for heading, rows in sheet.tables():
            self._read(heading, rows)
        if not sheet.headings:
            why = _("the sheet has no table of programs, and was passed over")
            self.left.append(Left(sheet.origin(0, 0), sheet.grid.sheet, why, open=True))

    def _read(self, heading: Heading, rows: Iterator[Row]) -> None:
        self._within(next(filter(None, map(titled_in, heading.titles)), self.dimension))
        self.open, before, total = False, heading.last, False
        told = {"years" if each.year or each.field == "horizon" else each.field for each in heading.columns}
        self.lacking = {key: form for key, form in ABOVE.items() if key not in told}
        for text in (self.sheet.grid.sheet, *reversed(heading.titles)):
            title = Cell(heading.columns[0], text, self.sheet.origin(max(heading.first - 1, 0), 0))
            self._holds(title, titled=text in heading.titles)
        unknown = {each.at: why for each in heading.columns if (why := _lacking(each, heading))}
        for row in rows:
            for cell in row.cells:
                if why := unknown.pop(cell.column.at, None):
                    origin = self.sheet.origin(heading.first, cell.column.at)
                    self.left.append(Left(origin, cell.column.heading, why, open=True))
            if _is_total(row):
                total, self.open = True, False
            elif not self._is_section(row, heading):
                self._take(row, heading, apart=total or row.at > before + 1)
            before = row.at

    def _within(self, dimension: str) -> None:
        """Go on in a dimension; another has other sub-dimensions and strategies."""
        if dimension != self.dimension:
            self.kept = {key: cell for key, cell in self.kept.items() if key == "horizon"}
        self.dimension = dimension

    def _is_section(self, row: Row, heading: Heading) -> bool:
        """Whether a row is a heading of what follows, or a note; if so that holds from now on."""
        says = self._says_dimension(row)
        cells = [cell for cell in row.cells if not (says and cell.column.counts)]  # a sum may stand behind it
        if len({cell.text for cell in cells}) != 1 or not isinstance(cells[0].value, str):
            return False
        cell, column = cells[0], cells[0].column
        if _BELOW.match(cell.text) and not row.label.isdecimal():
            self.waiting.append(cell)
        elif not says and (column.year or (column.horizon and not row.spread) or column.field not in _HEADED):
            return False
        elif not row.label.isdecimal() and (column.field != "name" or cell.text.count(" ") == 1) and self._holds(cell):
            pass
        elif column.field == "dimension" or (column.field in _KEPT and not (says or column.horizon)):
            self._keep(cells)
        elif dimension := dimension_in(cell.text):
            self._within(dimension)
            self.look = (column.at, cell.text.isupper(), row.label.isupper())
        elif not row.label.isdecimal() and (self._is_part(cell) or self._is_term(cell)):
            pass
        elif column.field == "name" and not (says or row.spread) and self._is_program(cell, row, heading):
            return False
        elif dimension := titled_in(cell.text):
            self._within(dimension)
        else:
            self._pass_over(cell, row)
        self.open = False
        return True

    def _holds(self, cell: Cell, *, titled: bool = False) -> bool:
        """Whether a text tells what no column does; a title that is but the name of an agency is of who made it."""
        found = {key: match for key, form in self.lacking.items() if (match := form.match(cell.text))}
        self.above |= {key: Cell(Column(-1, cell.text, key), match[1], cell.origin) for key, match in found.items()
                       if not (titled and key == "owner" and match.start(1) == 0)}  # fmt: skip
        return bool(found) and not titled_in(cell.text)

    def _is_part(self, cell: Cell) -> bool:
        """Whether a cell names a sub-dimension; if so that holds from now on."""
        part = subdimension_in(cell.text, self.dimension)
        if part:
            self._within(self.dimension or DIMENSION_OF[part])
            self.kept["subdimension"] = cell
        return bool(part)

    def _is_term(self, cell: Cell) -> bool:
        """Whether a cell names a horizon, and no more; if so that holds from now on."""
        found = len(cell.text.partition("(")[0].split()) <= _SHORT and bool(horizon_in(cell.text))
        self.kept |= {"horizon": cell} if found else {}
        return found

    def _is_program(self, cell: Cell, row: Row, heading: Heading) -> bool:
        """Whether a row with nothing but a name is a program: counted where the others are, and no section."""
        if row.label:
            return row.label.isdecimal() or not (row.label.isupper() and self._looks_so(cell, row))
        return not heading.numbers

    def _says_dimension(self, row: Row) -> bool:
        """Whether a row begins with what says a dimension, known or not, where sections stand."""
        cell = next(iter(row.cells), None)
        if cell is None or not _SAYS.match(text := NUMBER.sub("", cell.text)):
            return False
        if row.spread or SMART.get(letters(text)):
            return True
        counted = row.label.isdecimal() and text[:1] in "sS"  # a program may be called Smart Village
        among = self.look is not None and self.look[0] == cell.column.at
        return among and (not counted or self._looks_so(cell, row))

    def _looks_so(self, cell: Cell, row: Row) -> bool:
        """Whether a section stands as that of a dimension stood before it."""
        column, capitals, lettered = self.look or (-1, False, False)
        return column == cell.column.at and (cell.text.isupper() == capitals or (lettered and row.label.isupper()))

    def _pass_over(self, cell: Cell, row: Row) -> None:
        """Pass over a line that is nothing known: the name of a dimension, or what may be a note."""
        if _SAYS.search(cell.text) or self._looks_so(cell, row):
            self._lost(cell)
        else:
            self.waiting.append(cell)

    def _lost(self, cell: Cell) -> None:
        """Pass over the name of a dimension that nobody knows, and leave open that of the programs below it."""
        self._within("")
        why = _("{text} is none of the six dimensions: write it as Smart Governance", text=cell.text)
        self.left.append(cell.left(why, open=False))

    def _keep(self, cells: Sequence[Cell]) -> None:
        """Remember what holds for the rows below, too."""
        for cell in sorted(cells, key=lambda cell: cell.column.field != "dimension"):  # wherever its column stands
            if cell.column.field == "dimension":
                if dimension := titled_in(cell.text):
                    self._within(dimension)
                elif not self._is_part(cell):
                    self._lost(cell)
            elif cell.column.field in _KEPT and not cell.column.horizon:
                self.kept[cell.column.field] = cell

    def _take(self, row: Row, heading: Heading, *, apart: bool) -> None:
        """Take the programs of a row, or what it adds to the one above; nothing where a fault is in place of a name."""
        faults = [cell for cell in row.cells if isinstance(cell.value, Fault) and cell.column.field not in _UNREAD]
        self.left += (cell.left(fault_of(cell.value), open=False) for cell in faults)
        if any(cell.column.field == "dimension" for cell in faults):
            self._within("")
        if any(cell.column.field == "name" or cell.column.horizon for cell in faults):
            self.open = False
            return
        cells = [cell for cell in row.cells if cell not in faults]
        self._keep(cells)
        names = [cell for cell in cells if cell.column.field == "name"]
        columns = [cell for cell in cells if cell.column.horizon]
        rest = [cell for cell in cells if cell.column.field not in ("name", "number", *_KEPT)]
        rest += (cell for key, cell in self.above.items() if key in self.lacking and (names or columns))
        if names and not (apart and _is_note(cells, row.label, heading)):
            value = str(names[0].value)  # in which a list within a list tells of an item of it
            kinds = {line.strip()[0].isdecimal() for line in value.split("\n") if _ITEM.match(line)}
            if len(kinds) == 1 and _ITEM.match(value) and len(items(value)) > 1:
                self._list(names[:1], rest)
            else:
                self._name(names[0], [cell for cell in columns if is_ticked(cell.value)], rest)
        elif columns and not any(each.field == "name" for each in heading.columns):
            self._list(columns, [cell for cell in rest if cell not in columns])
        elif names:
            self.waiting.append(names[0])
        elif self.open and not (apart or any(_BELOW.match(cell.text) for cell in rest)):
            self.entries[-1].rows.append(rest)
        elif amounts := [cell for cell in rest if cell.column.field == "amount"]:
            why = _("{text} belongs to no program: write one in its row", text=amounts[0].text)
            self.left.append(amounts[0].left(why, open=False))

    def _name(self, name: Cell, ticked: Sequence[Cell], rest: Sequence[Cell]) -> None:
        """Take the program of a row, with the first of the horizons that are ticked."""
        if not (self.open and self.entries[-1].origin == name.origin):  # a name that is merged over rows
            text = re.sub(r"^[0-9]{1,3}[.)]\s+", "", name.text)
            told = ticked[-1:] if any(cell.column.year for cell in ticked) else ticked[:1]  # years go on through some
            others = (cell for cell in ticked if cell.column.horizon != ticked[0].column.horizon)
            for cell in others if told == ticked[:1] else ():
                why = _("a program has one horizon: {heading} is taken", heading=ticked[0].column.heading)
                self.left.append(Left(cell.origin, cell.column.heading, why, open=True, id=text))
            self._begin(text, name.origin, next(iter(told), None))
        self.entries[-1].rows.append(rest)
        self.open = True

    def _list(self, cells: Sequence[Cell], rest: Sequence[Cell]) -> None:
        """Take the programs that cells list, a line each (two may be one long name), with what their row tells."""
        names: list[tuple[Cell, str]] = []
        for cell in cells:
            found, whole = items(str(cell.value)), cell.text
            if len(found) > 1 and not any(map(_ITEM.match, str(cell.value).split("\n"))):
                if len(found) == 2 and len(found[0]) >= _FULL and len(whole) <= _NAME:  # noqa: PLR2004 -- a break
                    found = [whole]
                why = _("no line of it is numbered, and it is read as: {names}; number each program",
                        names="; ".join(found))  # fmt: skip
                self.left.append(cell.left(why))
            names += ((cell, name) for name in found)
        parts = {cell: parts for cell in rest if len(parts := items(str(cell.value))) == len(names)}
        sums = [cell for cell in rest if cell.column.field == "amount" and cell not in parts and len(names) > 1]
        for at, (cell, name) in enumerate(names):
            self._begin(name, cell.origin, cell if cell.column.horizon else None)
            own = (one._replace(value=parts[one][at]) if one in parts else one for one in rest if one not in sums)
            self.entries[-1].rows.append([*own])
        self.left += (one.left(_("several programs stand in its row: say how much is for each")) for one in sums)
        self.open = False

    def _begin(self, name: str, origin: Origin, horizon: Cell | None) -> None:
        """Begin a program; lines of text above it were none of notes below the table, and are said."""
        why = _("it is neither a program nor a section that is known, and was passed over")
        self.left += (cell.left(why) for cell in self.waiting)
        self.waiting.clear()
        term = {"horizon": horizon._replace(value=horizon.column.horizon)} if horizon else {}
        kept = (cell._replace(column=cell.column._replace(field=key)) for key, cell in (self.kept | term).items())
        self.entries.append(Entry(name, origin, self.dimension, [[*kept]]))


def _lacking(column: Column, heading: Heading) -> Message | None:
    """What is said of a column that is not taken."""
    if column.field == "output" and any(each.field == "actions" for each in heading.columns):
        return None
    if word := _LARGER.get(column.field):
        return _("it needs more than a cell: add it with {command}", command=command("add", word, "ID"))
    if column.field or column.chosen:
        return None
    says = command("import", "--map", f"{column.names[1].upper()}=note")
    return _("no field is known for {heading}: say what it is, as in {command}", heading=column.heading, command=says)


def _is_note(cells: Sequence[Cell], label: str, heading: Heading) -> bool:
    """Whether a row that stands apart is none of the table: not counted where others are, or a signature."""
    if any(cell.column.counts or cell.column.field == "dimension" for cell in cells):
        return False
    return (heading.numbers and not label) or any(_BELOW.match(cell.text) for cell in cells)


def _is_total(row: Row) -> bool:
    """Whether a row adds up those above it: it is called so, and says nothing else but money."""
    if row.label.isdecimal() or any(cell.column.horizon and not cell.column.year for cell in row.cells):
        return False
    texts = {cell.text for cell in row.cells if isinstance(cell.value, str) and not isinstance(cell.value, Fault)
             and not (cell.column.counts and not _TOTAL.fullmatch(cell.text))}  # fmt: skip
    return len(texts) == 1 and bool(_TOTAL.fullmatch(texts.pop()))
