"""The programs of a planner's sheet, each with all of its cells: what sections, blanks and merged cells say is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ppu_roadmap.catalog.subdimensions import DIMENSION_OF, SUBDIMENSIONS
from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import column_name
from ppu_roadmap.intake.columns import MONEY, Column, close, horizon_in
from ppu_roadmap.intake.rows import Cell, Heading, Row, Sheet, one_line
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.text import _, command
from ppu_roadmap.words.vocabulary import Vocabulary, bare, fixed, spelled

_DIMENSIONS: Final = fixed(HOMES)
_PARTS: Final = fixed(DIMENSION_OF)
_LABELLED: Final = {
    text.casefold(): key
    for names in (_DIMENSIONS.also, _DIMENSIONS.names)
    for text, key in spelled(names)
    if text.casefold().startswith("smart ")
}
_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[IVXivx]{1,4})(?:\.[0-9]{1,2})*[.)]\s*")
_CALLED: Final = re.compile(
    r"^(?:(?:sub ?-?)?(?:dimensi|dimension|pilar|pillar|bidang)\b\s*(?:[0-9]+|[IVX]+)?\s*[:.\-–]?\s*)", re.IGNORECASE
)
_TOTAL: Final = re.compile(r"(?:grand\s*|sub\s*-?\s*)?(?:total|jumlah|jml)\b.*|rekapitulasi\b.*", re.IGNORECASE)
_BELOW: Final = re.compile(
    r"(?:catatan|keterangan|ket\b|sumber|note|mengetahui|menyetujui|disetujui|kepala|sekretaris|bupati|wali ?kota|ketua|nip\b"
    r"|ttd|tanda tangan|dibuat|disusun|\*|tim penyusun|pembina|plt)|.*,\s*(?:[0-9]{1,2}|\.{2,}|…)?\s*[a-z]+ 20[0-9]{2}$",
    re.IGNORECASE,
)
"""How notes and signatures below a table begin."""
_ITEM: Final = re.compile(r"^\s*(?:[0-9]{1,3}[.)]|[a-z][.)]|[-•–*·▪✓])\s*(?=\S)", re.IGNORECASE)
_WITHIN: Final = re.compile(r"(?<=\S)\s+(?=[0-9]{1,2}[.)]\s)")
_KEPT: Final = ("dimension", "subdimension", "strategy", "horizon")
"""Columns whose cells hold for the rows below, until another is filled."""
_WHOLE_WIDTH: Final = 4
"""Words of a section that names a horizon, at most."""


@dataclass
class Entry:
    """A program with all that its table says of it."""

    name: str
    origin: Origin
    dimension: str = ""
    kept: dict[str, Cell] = field(default_factory=dict)
    """What holds for several rows: sub-dimension, strategy, horizon."""
    horizon: str = ""
    cells: list[tuple[int, Cell]] = field(default_factory=list)
    """With the rows that they count for."""

    def of(self, key: str) -> list[Cell]:
        """The cells of a field, none twice."""
        return list({cell.origin: cell for _row, cell in self.cells if cell.column.field == key}.values())


def dimension_in(text: str) -> str:
    """The dimension that a text names, in whatever spelling, with its number and ``Dimensi`` or without."""
    text = _CALLED.sub("", _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text).strip(" :.-–")
    found = _only(_DIMENSIONS, text) or _only(_DIMENSIONS, text.partition(":")[0])
    return found or close(text, _LABELLED)


def dimension_of(text: str) -> str:
    """The one dimension that a title or the name of a sheet speaks of."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    found = {key for name, key in _LABELLED.items() if name.startswith("smart ") and f" {name} " in f" {words} "}
    return found.pop() if len(found) == 1 else "" if found else dimension_in(text)


def subdimension_in(text: str, dimension: str = "") -> str:
    """The sub-dimension that a text names."""
    text = _CALLED.sub("", _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text).strip(" :.-–")
    known = fixed(SUBDIMENSIONS[dimension]) if dimension in SUBDIMENSIONS else _PARTS
    return _only(known, text) or close(text, {name.casefold(): key for name, key in spelled(known.names)})


def _only(known: Vocabulary, text: str) -> str:
    found = known.read(text)
    return found[0].value if len(found) == 1 else ""


def items(text: str) -> list[str]:
    """The entries of a cell: its lines, or what is numbered in it; a line that begins small goes on."""
    lines = text.split("\n") if "\n" in text else _WITHIN.split(text) if _ITEM.match(text) else [text]
    numbered = any(_ITEM.match(line) for line in lines)
    found: list[str] = []
    for line in lines:
        begins = bool(_ITEM.match(line)) if numbered else not re.match(r"\s*[a-z(]", line)
        if (words := one_line(_ITEM.sub("", line))) and (begins or not found):
            found.append(words)
        elif words:
            found[-1] += f" {words}"
    return found


class _State(NamedTuple):
    """What holds for the rows that follow."""

    dimension: str = ""
    kept: dict[str, Cell] = {}  # noqa: RUF012 -- never changed: each state has its own
    horizon: str = ""

    def within(self, dimension: str) -> "_State":
        """In another dimension, whose sub-dimensions and strategies are others."""
        if dimension == self.dimension:
            return self
        return _State(dimension, {key: cell for key, cell in self.kept.items() if key == "horizon"}, self.horizon)


class Reading:
    """Reads the rows of a sheet's tables, one after the other."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.entries: list[Entry] = []
        self.left: list[Left] = []
        self.waiting: list[Cell] = []
        """Lines of text that belong to nothing: notes, if no program follows."""
        self.columns: dict[str, str] = {}
        """Headings by their bare names and letters."""
        self.state = _State()
        self.open = False
        """Whether the last program may go on in the next row."""
        for heading, rows in sheet.tables():
            self._read(heading, rows)

    def _read(self, heading: Heading, rows: Iterator[Row]) -> None:
        for each in heading.columns:
            self.columns |= {bare(each.heading): each.heading, bare(column_name(each.at)): each.heading}
        titles = [*reversed(heading.above), self.sheet.grid.sheet]
        self.state = self.state.within(next(filter(None, map(dimension_of, titles)), self.state.dimension))
        self.open, before, total = False, heading.last, False
        said = {each.at for each in heading.columns if each.chosen}
        for row in rows:
            for cell in row.cells:
                if not cell.column.field and cell.column.at not in said:
                    said.add(cell.column.at)
                    self._pass_over(cell.column, heading)
            apart = total or row.number > before + 1
            before = row.number
            if _is_total(row):
                total, self.open = True, False
            elif not self._is_section(row, heading):
                self._take(row, heading, apart=apart)

    def _pass_over(self, column: Column, heading: Heading) -> None:
        """Say that nobody knows what a column with something in it is."""
        example = f"{column_name(column.at)}=note"
        told = {"heading": column.heading, "command": command("import", "--map", example)}
        why = _("no field is known for {heading}: say what it is, as in {command}", **told)
        origin = self.sheet.origin(heading.first, column.at)
        self.left.append(Left(origin, column.heading, why, open=True))

    def _is_section(self, row: Row, heading: Heading) -> bool:
        """Whether a row is a heading of what follows; if so that holds from now on."""
        cells = [cell for cell in row.cells if cell.column.field != "number" or not _counts(cell)]
        if len({cell.text for cell in cells}) != 1 or cells[0].column.year or cells[0].column.horizon:
            return False
        cell, numbered = cells[0], any(each.text.isdecimal() for each in row.cells if each not in cells)
        if not isinstance(cell.value, str):
            return False
        if cell.column.field in _KEPT:  # which holds for the rows below in any case
            self._keep(cells)
            return True
        dimension = dimension_in(cell.text)
        if dimension:
            self.state = self.state.within(dimension)
        elif not numbered and (part := subdimension_in(cell.text, self.state.dimension)):
            of = self.state.dimension or DIMENSION_OF[part]
            self.state = self.state.within(of)
            kept = cell._replace(column=cell.column._replace(field="subdimension"))
            self.state = self.state._replace(kept=self.state.kept | {"subdimension": kept})
        elif not numbered and len(re.sub(r"\(.*\)", "", cell.text).split()) <= _WHOLE_WIDTH and horizon_in(cell.text):
            self.state = self.state._replace(horizon=horizon_in(cell.text))
        elif cell.column.field == "name" and self._is_program(row, heading):
            return False
        else:
            self.waiting.append(cell)
        self.open = False
        return True

    def _is_program(self, row: Row, heading: Heading) -> bool:
        """Whether a row with nothing but a name is a program: it is numbered where the others are."""
        numbered = any(cell.column.field == "number" for cell in row.cells)
        spread = any(area.top == row.number and area.right > area.left for area in self.sheet.grid.merged)
        return numbered or not ("number" in heading.fields or spread or _BELOW.match(row.cells[0].text))

    def _keep(self, cells: Sequence[Cell]) -> None:
        """Remember what holds for the rows below, too."""
        for cell in cells:
            match cell.column.field:
                case "dimension":
                    found = dimension_in(cell.text)
                    self.state = self.state.within(found)
                    if not found:
                        why = _("{text} is none of the six dimensions: write it as Smart Governance", text=cell.text)
                        self.left.append(Left(cell.origin, cell.text, why))
                case "horizon" if not cell.column.horizon:
                    self.state = self.state._replace(kept=self.state.kept | {"horizon": cell}, horizon="")
                case "subdimension" | "strategy" as key:
                    self.state = self.state._replace(kept=self.state.kept | {key: cell})

    def _take(self, row: Row, heading: Heading, *, apart: bool) -> None:
        """Take the programs of a row, or what it adds to the one above."""
        self._keep([cell for cell in row.cells if cell.column.field in _KEPT])
        names = [cell for cell in row.cells if cell.column.field == "name"]
        columns = [cell for cell in row.cells if cell.column.horizon]
        rest = [cell for cell in row.cells if cell.column.field not in ("name", "number", *_KEPT) or cell in columns]
        if names and not (apart and self._is_note(row, heading)):
            self._flush()
            self._add(names[0], row, [*names[1:], *rest])
        elif columns and "name" not in heading.fields:
            self._flush()
            for cell in columns:
                for name in items(str(cell.value)):
                    self._begin(name, cell.origin, cell.column.horizon, cell)
            self.open = False
        elif names:
            self.waiting.append(names[0])
        elif self.open and self.entries and rest:
            self.entries[-1].cells += [(row.number, cell) for cell in rest]
        elif any(cell.column.field in MONEY for cell in rest):
            why = _("{text} belongs to no program: write one in its row", text=rest[0].text)
            self.left.append(Left(rest[0].origin, rest[0].text, why))

    def _is_note(self, row: Row, heading: Heading) -> bool:
        """Whether a row that stands apart is none of the table: not numbered, or a signature."""
        told = {cell.column.field for cell in row.cells} | {"years" for cell in row.cells if cell.column.year}
        if told & {"years", "dimension", *MONEY}:
            return False
        return ("number" in heading.fields and "number" not in told) or any(
            _BELOW.match(cell.text) for cell in row.cells
        )

    def _flush(self) -> None:
        """Say what lines of text before a program were passed over."""
        for cell in self.waiting:
            why = _("it is neither a program nor a section that is known, and was passed over")
            self.left.append(Left(cell.origin, cell.text, why, open=True))
        self.waiting.clear()

    def _add(self, cell: Cell, row: Row, cells: Sequence[Cell]) -> None:
        if not (self.open and self.entries and self.entries[-1].origin == cell.origin):  # a name merged over rows
            name = _NUMBER.sub("", cell.text, count=1) if re.match(r"[0-9]{1,3}[.)]\s", cell.text) else cell.text
            ticked = next((each.column.horizon for each in cells if each.column.horizon), "")
            self._begin(name, cell.origin, ticked, cell)
        self.entries[-1].cells += [(row.number, each) for each in cells if not each.column.horizon]
        self.open = True

    def _begin(self, name: str, origin: Origin, horizon: str, cell: Cell) -> None:
        state = self.state
        entry = Entry(name, origin, state.dimension, dict(state.kept), horizon or state.horizon)
        if horizon:
            entry.kept["horizon"] = cell
        self.entries.append(entry)


def _counts(cell: Cell) -> bool:
    return isinstance(cell.value, int) or len(cell.text) <= _WHOLE_WIDTH or bool(_NUMBER.fullmatch(f"{cell.text} "))


def _is_total(row: Row) -> bool:
    """Whether a row adds up those above it: it is called so, and says nothing else but money."""
    texts = [cell for cell in row.cells if not (cell.column.field in MONEY or cell.column.year)]
    texts = [
        cell for cell in texts if isinstance(cell.value, str) and not (cell.column.field == "number" and _counts(cell))
    ]
    return len({cell.text for cell in texts}) == 1 and bool(_TOTAL.fullmatch(texts[0].text))
