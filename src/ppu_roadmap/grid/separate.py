"""Reads the sheets of a file on standard input in a process of its own, which may run out of memory or time.

What others made can ask for any amount of either. On standard output comes a line of JSON for each sheet, a mapping,
and below it one for each row, a list; or, in place of all that follows, the word for why the file is refused.
"""

import csv
import json
import math
import os
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from ppu_roadmap.grid.delimited import UnreadableError, cells, text_of
from ppu_roadmap.grid.grid import UNSAVED, Value, cell_name

MEMORY, SECONDS, MEGABYTE = 256 * 2**20, 3, 2**20
"""What the process may use: bytes of addresses; seconds of work, one more for each megabyte of the file."""
ROWS, COLUMNS, CELLS, FILLED, LETTERS = 250_000, 2_000, 5_000_000, 1_500_000, 50_000_000
"""How many rows and columns a sheet may have; a file cells, from A1 to the last in use, filled ones, and letters."""
COLOURED = 100_000
"""How many coloured cells of a file are told: more than a table has by hand, and each costs as much as a filled one."""
UNPACKED = 160 * 2**20
"""Bytes that a workbook's parts may have, as they are declared."""
_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of what a workbook with a password consists of."""
_ATTRIBUTE = re.compile(r'\b(\w+)="([^"]*)"')
_CELL = re.compile(rb"([^<>]*)>(<f\b.*?(?:/>|</f>))?(?:<v ?/>|<v>([^<]*)</v>)?</c>", re.DOTALL)
"""What follows ``<c `` in a sheet of Excel: attributes, a formula, the value."""
_STYLED = re.compile(rb'r="([A-Z]{1,3}[0-9]{1,7})" s="([0-9]{1,5})"')
_STYLES = "xl/styles.xml"
_FILL = re.compile(r'patternType="(?!none|gray125)')
_WHITE = re.compile(r'<fgColor (?:rgb="..FFFFFF"|theme="0"|indexed="(?:1|9|64)")\s*/', re.IGNORECASE)
Fault: TypeAlias = Mapping[str, str]
"""``{"fault": "#N/A"}``, as a text would be no error."""
Raw: TypeAlias = str | int | float | bool | date | time | timedelta | Fault
Sheet: TypeAlias = tuple[Mapping[str, Any], Iterable[Sequence[Raw]]]
"""Its name, merged areas, coloured cells and whether it is hidden; its rows."""


def sheets(file: BinaryIO) -> Iterator[Sheet]:
    """The sheets of a file, whose kind its first bytes tell. Raises UnreadableError."""
    begun = file.read(8)
    file.seek(0)
    if begun.startswith(_COMPOUND) and _LOCKED in file.read():
        raise UnreadableError("locked")
    if begun.startswith(_ZIP):
        parts = zipfile.ZipFile(file).infolist()
        if sum(part.file_size for part in parts) > UNPACKED:
            raise UnreadableError("large")
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableError("locked")
    file.seek(0)
    if begun.startswith((_ZIP, _COMPOUND)):
        return _of_workbook(file)
    text = text_of(file.read())
    if text.lstrip().startswith("<"):
        raise UnreadableError("page")
    return iter([({"sheet": ""}, cells(text))])


def _of_workbook(file: BinaryIO) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(file)
    parts, most = zipfile.ZipFile(file) if zipfile.is_zipfile(file) else None, COLOURED
    for each in workbook.sheets_metadata:
        if each.typ is not SheetTypeEnum.WorkSheet:
            continue
        found = workbook.get_sheet_by_name(each.name)
        merged = [[*first, *last] for first, last in found.merged_cell_ranges or ()]
        about = {"sheet": each.name, "hidden": each.visible is not SheetVisibleEnum.Visible, "merged": merged}
        before = [""] * (found.start or (0, 0))[1]  # the rows above are given, the columns before are not
        if found.width * found.total_height > CELLS:
            raise UnreadableError("large")
        wrong, coloured = _beside_values(parts, each.name, most) if parts else ({}, [])
        most -= len(coloured)
        rows = (_with(wrong, at, [*before, *row]) for at, row in enumerate(found.iter_rows()))
        yield {**about, "coloured": coloured}, rows


def _with(wrong: Mapping[str, str], at: int, row: Sequence[Raw]) -> Sequence[Raw]:
    """A row in which faults stand in the place of nothing, which is given for them."""
    if not wrong:
        return row
    names = (cell_name(at, column) if value == "" else "" for column, value in enumerate(row))
    return [{"fault": wrong[name]} if name in wrong else value for name, value in zip(names, row, strict=True)]


def _beside_values(parts: zipfile.ZipFile, sheet: str, most: int) -> tuple[dict[str, str], list[str]]:
    """What a sheet of Excel (.xlsx) says of cells beside their values.

    By name the text of each that holds an error, or a formula without its value; and at the ``most`` so many of those
    that are coloured and empty.
    """
    wrong, bars, colours = dict[str, str](), list[str](), _colours(parts)
    for row in _rows(parts, _part_of(parts, sheet)):
        bars += _bars(row, colours) if colours and len(bars) < most else ()
        for cell in row:
            suspect = b't="e"' in cell or (b"<f" in cell and (b"</v>" not in cell or b"<v></v>" in cell))
            if suspect and (match := _CELL.match(cell)):
                about, value = dict(_ATTRIBUTE.findall(match[1].decode("utf-8", "replace"))), match[3] or b""
                if about.get("t") == "e":
                    wrong[about.get("r", "")] = value.decode("utf-8", "replace")
                elif match[2] and not value and about.get("t", "n") == "n":
                    wrong[about.get("r", "")] = UNSAVED
    return wrong, bars[:most]


def _bars(row: Sequence[bytes], colours: Mapping[bytes, int]) -> Iterator[str]:
    """The names of the empty cells of a row in colours that none has which holds something: as in charts of bars."""
    held, empty = list[bytes](), dict[str, int]()
    for cell in row:
        if b"<v" in cell or b"<is" in cell:
            held.append(cell)
        elif (styled := _STYLED.match(cell)) and (colour := colours.get(styled[2])):
            empty[styled[1].decode()] = colour
    if held and empty:
        plain = {colours.get(styled[2]) for styled in map(_STYLED.match, held) if styled}
        yield from (name for name, colour in empty.items() if colour not in plain)


def _part_of(parts: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet; empty where none does."""
    tags = [dict(_ATTRIBUTE.findall(tag)) for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
            if part in parts.namelist() for tag in parts.read(part).decode("utf-8", "replace").split("<")]  # fmt: skip
    own = next((tag["id"] for tag in tags if "sheetId" in tag and unescape(tag.get("name", "")) == sheet), None)
    target = next((tag["Target"] for tag in tags if own and tag.get("Id") == own and "Target" in tag), "")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _colours(parts: zipfile.ZipFile) -> Mapping[bytes, int]:
    """The numbers of the colours that styles of cells have, by the numbers of these; white is none."""
    styles = parts.read(_STYLES).decode("utf-8", "replace") if _STYLES in parts.namelist() else ""
    fills = re.split(r"<fill(?=[ />])", styles)[1:]
    seen = {str(at): at for at, fill in enumerate(fills) if _FILL.search(fill) and not _WHITE.search(fill)}
    used = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].split("<xf ")[1:]
    numbers = (dict(_ATTRIBUTE.findall(each.partition(">")[0])).get("fillId") for each in used)
    return {b"%d" % at: seen[number] for at, number in enumerate(numbers) if number in seen}


def _rows(parts: zipfile.ZipFile, part: str) -> Iterator[list[bytes]]:
    """What follows each ``<c `` of a part, if it is there, row by row."""
    row, rest = list[bytes](), b""
    with parts.open(part) if part in parts.namelist() else BytesIO() as file:
        while data := file.read(MEGABYTE):
            *found, rest = (rest + data).split(b"<c ")
            for cell in found:
                row.append(cell)
                if b"</row>" in cell:
                    yield row
                    row = []
    yield [*row, rest]


def plain(value: Raw) -> Value | Fault:
    """A value as a grid has it."""
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n") or None
    if isinstance(value, float):
        whole = value.is_integer() if math.isfinite(value) else None
        return str(value) if whole is None else int(value) if whole else value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, int | date | Mapping) else str(value)


def lines(found: Iterable[Sheet]) -> Iterator[str]:
    """The lines that say what was found, each sheet up to its last cell in use. Raises UnreadableError."""
    cells = filled = letters = 0
    for about, rows in found:
        yield json.dumps(about)
        width = written = 0
        for number, row in enumerate(rows, 1):
            values = [plain(value) for value in row]
            while values and values[-1] is None:
                values.pop()
            width = max(width, len(values))
            if number > ROWS or width > COLUMNS or cells + width * number > CELLS:
                raise UnreadableError("large")
            if values:
                line = json.dumps(values, default=lambda day: {"day": day.isoformat()})
                letters, filled = letters + len(line), filled + len(values) - values.count(None)
                if letters > LETTERS or filled > FILLED:
                    raise UnreadableError("large")
                yield from ["[]"] * (number - written - 1)
                yield line
                written = number
        cells += width * written


def main() -> None:
    """Read standard input within the limits, and say what is in it."""
    from python_calamine import CalamineError, PasswordError

    seconds = SECONDS + os.fstat(0).st_size // MEGABYTE
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # a system that has no such limit
            resource.setrlimit(kind, (limit, limit))
    csv.field_size_limit(LETTERS)
    try:
        for line in lines(sheets(sys.stdin.buffer)):
            sys.stdout.write(f"{line}\n")
    except UnreadableError as error:
        sys.stdout.write(f'"{error}"\n')
    except PasswordError:
        sys.stdout.write('"locked"\n')
    except (CalamineError, csv.Error, zipfile.BadZipFile):
        sys.stdout.write('"damaged"\n')
    except MemoryError:
        sys.stdout.write('"large"\n')


if __name__ == "__main__":
    main()
