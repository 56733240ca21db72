"""The programs of a planner's sheet, each with all of its cells: what sections, blanks and merged cells say is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from ppu_roadmap.catalog.subdimensions import DIMENSION_OF, SUBDIMENSIONS
from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.intake.amounts import is_ticked
from ppu_roadmap.intake.columns import ANY, Column, close, horizon_in, letters
from ppu_roadmap.intake.rows import Cell, Heading, Row, Sheet, one_line
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.text import Message, _, command
from ppu_roadmap.words.vocabulary import Vocabulary, fixed, spelled

_DIMENSIONS: Final = fixed(HOMES)
_NAMES: Final = [pair for names in (_DIMENSIONS.also, _DIMENSIONS.names) for pair in spelled(names)]
_SMART: Final = {letters(text): key for text, key in _NAMES if text.casefold().startswith("smart ")} | {
    "smart city": ""
}
"""The names of dimensions that are names of nothing else; and what is nearly such a name, yet of all of them."""
_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[IVXivx]{1,4})(?:\.[0-9]{1,2})*[.)]\s*")
_CALLED: Final = ANY(r"^(?:sub ?-?)?(?:dimensi|dimension|pilar|pillar|bidang)\b\s*(?:[0-9]+|[IVX]+)?\s*[:.\-–]?\s*")
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
_KINDS: Final = {"output": "output", "keluaran": "output", "outcome": "outcome", "hasil": "outcome", "impact": "impact",
                 "dampak": "impact"}  # fmt: skip
"""Kinds of indicators by the words in their headings."""
_SHORT: Final = 4
"""Words of a section that names a horizon, and letters of what counts rows, at most."""


@dataclass
class Entry:
    """A program with all that its table says of it; without a name, what holds for the programs below."""

    name: str
    origin: Origin
    dimension: str = ""
    horizon: str = ""
    kept: dict[str, Cell] = field(default_factory=dict)
    """What a cell may tell of several rows: sub-dimension, strategy, horizon."""
    rows: dict[int, list[Cell]] = field(default_factory=dict)

    def of(self, key: str) -> list[Cell]:
        """The cells of a field, none twice."""
        cells = (cell for row in self.rows.values() for cell in row if cell.column.field == key)
        return list({cell.origin: cell for cell in cells}.values())

    def add(self, rows: dict[int, list[Cell]]) -> None:
        """Take further cells, by the rows that they count for."""
        for number, cells in rows.items():
            self.rows.setdefault(number, []).extend(cells)


@lru_cache(maxsize=4096)
def dimension_in(text: str) -> str:
    """The dimension that a text names, in whatever spelling, with its number and ``Dimensi`` or without."""
    text = _unnumbered(text)
    found = _only(_DIMENSIONS, text) or _only(_DIMENSIONS, text.partition(":")[0])
    return found or close(letters(text), _SMART)


def _titled(text: str) -> str:
    """The one dimension that a title or the name of a sheet speaks of."""
    found = {key for name, key in _SMART.items() if key and f" {name} " in f" {letters(text)} "}
    return dimension_in(text) if not found else found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def subdimension_in(text: str, dimension: str = "") -> str:
    """The sub-dimension that a text names, of a dimension or of any."""
    known = fixed(SUBDIMENSIONS.get(dimension, DIMENSION_OF))
    text = _unnumbered(text)
    return _only(known, text) or close(letters(text), {letters(name): key for name, key in spelled(known.names)})


def _unnumbered(text: str) -> str:
    return _CALLED.sub("", text[match.end() :] if (match := _NUMBER.match(text)) else text).strip(" :.-–")


def _only(known: Vocabulary, text: str) -> str:
    found = known.read(text)
    return found[0].value if len(found) == 1 else ""


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
        self.headings: list[Heading] = []
        self.waiting: list[Cell] = []
        """Lines of text that belong to nothing: notes, if no program follows."""
        self.now = Entry("", sheet.origin(0, 0))
        """What holds for the rows that follow."""
        self.open = False
        """Whether the last program may go on in the next row."""
        for heading, rows in sheet.tables():
            self.headings.append(heading)
            self._read(heading, rows)

    def _read(self, heading: Heading, rows: Iterator[Row]) -> None:
        titles = (*reversed(heading.above), self.sheet.grid.sheet)
        self._within(next(filter(None, map(_titled, titles)), self.now.dimension))
        self.open, before, total = False, heading.last, False
        open_columns = {each.at: why for each in heading.columns if (why := _open(each))}
        for row in rows:
            for cell in row.cells:
                if why := open_columns.pop(cell.column.at, None):
                    origin = self.sheet.origin(heading.first, cell.column.at)
                    self.left.append(Left(origin, cell.column.heading, why, open=True))
            if _is_total(row):
                total, self.open = True, False
            elif not self._is_section(row, heading):
                self._take(row, heading, apart=total or row.number > before + 1)
            before = row.number

    def _within(self, dimension: str) -> None:
        """Go on in a dimension; another has other sub-dimensions and strategies."""
        if dimension != self.now.dimension:
            kept = {key: cell for key, cell in self.now.kept.items() if key == "horizon"}
            self.now = replace(self.now, dimension=dimension, kept=kept)

    def _is_section(self, row: Row, heading: Heading) -> bool:
        """Whether a row is a heading of what follows; if so that holds from now on."""
        cells = [cell for cell in row.cells if cell.column.field != "number" or not _counts(cell)]
        if len({cell.text for cell in cells}) != 1 or not isinstance(cells[0].value, str):
            return False
        cell, numbered = cells[0], any(each.text.isdecimal() for each in row.cells)
        if cell.column.horizon:
            return False
        if _BELOW.match(cell.text) and not numbered:
            self.waiting.append(cell)
            self.open = False
            return True
        if cell.column.year or cell.column.field not in ("", "name", "number", *_KEPT):
            return False
        if cell.column.field in _KEPT:
            self._keep(cells)
        elif dimension := dimension_in(cell.text):
            self._within(dimension)
        elif not numbered and self._is_part(cell):
            pass
        elif not numbered and len(re.sub(r"\(.*\)", "", cell.text).split()) <= _SHORT and horizon_in(cell.text):
            self.now.horizon = horizon_in(cell.text)
        elif cell.column.field == "name" and self._is_program(row, heading):
            return False
        else:
            self.waiting.append(cell)
        self.open = False
        return True

    def _is_part(self, cell: Cell) -> bool:
        """Whether a cell names a sub-dimension; if so that holds from now on."""
        part = subdimension_in(cell.text, self.now.dimension)
        if part:
            self._within(self.now.dimension or DIMENSION_OF[part])
            self.now.kept["subdimension"] = cell
        return bool(part)

    def _is_program(self, row: Row, heading: Heading) -> bool:
        """Whether a row with nothing but a name is a program: it is numbered where the others are."""
        if any(cell.column.field == "number" for cell in row.cells):
            return True
        spread = any(area.top == row.number and area.right > area.left for area in self.sheet.grid.merged)
        return not (spread or _numbers(heading) or _BELOW.match(row.cells[0].text))

    def _keep(self, cells: Sequence[Cell]) -> None:
        """Remember what holds for the rows below, too."""
        for cell in sorted(cells, key=lambda cell: cell.column.field != "dimension"):  # wherever its column stands
            if cell.column.field == "dimension":
                if not (dimension := dimension_in(cell.text)) and self._is_part(cell):
                    continue
                self._within(dimension)
                if not dimension:
                    why = _("{text} is none of the six dimensions: write it as Smart Governance", text=cell.text)
                    self.left.append(cell.left(why, open=False))
            elif cell.column.field in _KEPT and not cell.column.horizon:
                self.now.kept[cell.column.field] = cell

    def _take(self, row: Row, heading: Heading, *, apart: bool) -> None:
        """Take the programs of a row, or what it adds to the one above."""
        self._keep(row.cells)
        names = [cell for cell in row.cells if cell.column.field == "name"]
        columns = [cell for cell in row.cells if cell.column.horizon]
        rest = [cell for cell in row.cells if cell.column.field not in ("name", "number", *_KEPT)]
        if names and not (apart and _is_note(row, heading)):
            ticked = next((cell.column.horizon for cell in columns if is_ticked(cell.value)), "")
            if not (self.open and self.entries[-1].origin == names[0].origin):  # a name that is merged over rows
                self._begin(re.sub(r"^[0-9]{1,3}[.)]\s+", "", names[0].text), names[0].origin, ticked)
            self.entries[-1].add({row.number: [*names[1:], *rest]})
            self.open = True
        elif columns and not any(each.field == "name" for each in heading.columns):
            for cell in columns:
                for name in items(str(cell.value)):
                    self._begin(name, cell.origin, cell.column.horizon)
            self.open = False
        elif names:
            self.waiting.append(names[0])
        elif self.open and not (apart or any(_BELOW.match(cell.text) for cell in rest)):
            self.entries[-1].add({row.number: rest})
        elif amounts := [cell for cell in rest if cell.column.field == "amount"]:
            why = _("{text} belongs to no program: write one in its row", text=amounts[0].text)
            self.left.append(amounts[0].left(why, open=False))

    def _begin(self, name: str, origin: Origin, horizon: str) -> None:
        """Begin a program; lines of text above it were none of notes below the table, and are said."""
        why = _("it is neither a program nor a section that is known, and was passed over")
        self.left += (cell.left(why) for cell in self.waiting)
        self.waiting.clear()
        now = self.now
        self.entries.append(Entry(name, origin, now.dimension, horizon or now.horizon, dict(now.kept)))


def _open(column: Column) -> Message | None:
    """What a heading must say for its column to be taken."""
    heading, field = column.heading, column.field
    if not field and not column.chosen:
        example = command("import", "--map", f"{column.names[1].upper()}=note")
        return _("no field is known for {heading}: say what it is, as in {command}", heading=heading, command=example)
    if field in ("targets", "baseline") and not column.year:
        return _("{heading} is of no year: write one behind it, such as Target 2030", heading=heading)
    if field == "indicators" and not kind_of(column):
        return _(
            "{heading} may be outputs, outcomes or impacts: write which, such as Indikator Output", heading=heading
        )
    return None


def kind_of(column: Column) -> str:
    """The kind of indicators below a heading, where it tells."""
    return next((kind for word, kind in _KINDS.items() if word in column.heading.casefold()), "")


def _numbers(heading: Heading) -> bool:
    return any(each.field == "number" for each in heading.columns)


def _is_note(row: Row, heading: Heading) -> bool:
    """Whether a row that stands apart is none of the table: not numbered where others are, or a signature."""
    told = {"years" if cell.column.year else cell.column.field for cell in row.cells}
    if told & {"years", "dimension", "amount"}:
        return False
    return (_numbers(heading) and "number" not in told) or any(_BELOW.match(cell.text) for cell in row.cells)


def _counts(cell: Cell) -> bool:
    return isinstance(cell.value, int) or len(cell.text) <= _SHORT


def _is_total(row: Row) -> bool:
    """Whether a row adds up those above it: it is called so, and says nothing else but money."""
    if any(cell.column.horizon or (cell.column.field == "number" and cell.text.isdecimal()) for cell in row.cells):
        return False
    cells = (cell for cell in row.cells if isinstance(cell.value, str))
    cells = (cell for cell in cells if not (cell.column.field == "number" and _counts(cell)))
    called = ((cell.text, cell.column.field == "amount" or cell.column.year) for cell in cells)
    texts = {text for text, money in called if not money or _TOTAL.fullmatch(text)}
    return len(texts) == 1 and bool(_TOTAL.fullmatch(texts.pop()))
