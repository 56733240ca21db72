"""Files of tables as grids: workbooks of Excel and LibreOffice, and CSV, whatever their names end in."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from ppu_roadmap.grid.grid import Area, Fault, Grid, Value
from ppu_roadmap.staging import open_regular
from ppu_roadmap.text import FileName, Message, Refusal, _

LARGEST: Final = 32 * 2**20
"""Bytes that a file may have."""
_REFUSED: Final[Mapping[str, Message]] = {
    "page": _("{path} is a web page under the name of a table: open it in Excel or LibreOffice and save it as .xlsx"),
    "locked": _("{path} has a password: open it, save it without one and import that"),
    "large": _("{path} is too large: a table may have 32 MB, 250,000 rows, 2,000 columns and 1.5 million filled cells"),
    "damaged": _("{path} is no table, or damaged: open it in Excel or LibreOffice and save it as .xlsx, .ods or .csv"),
    "quote": _('{path} has a cell that begins with " and does not end with it: the rows below would be part of it'),
    "empty": _("{path} has no cell with anything in it"),
}
"""Why a file is refused, by the words for it."""


def grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file in their order, hidden ones too, none without cells.

    Formulas give the values that were saved with them, charts nothing. In workbooks of Excel (.xlsx) an error is a
    ``Fault``, as is a formula without a value; in others it is nothing. A percentage is its share: 40 %
    is 0.4, where a cell holds a number; in CSV every cell is text. What a cell shows as a day is a day, also a number
    to which somebody gave such a format; a time of day is text. Raises OSError, and Refusal for what is no table.
    """
    import subprocess

    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise _refused(path, "large")
        command = [sys.executable, "-P", "-m", "ppu_roadmap.grid.separate"]
        with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603 -- ourselves
            assert process.stdout is not None  # noqa: S101 -- for mypy
            found = sheets_of(path, process.stdout)
    if process.returncode:
        raise _refused(path, "large" if process.returncode < 0 else "damaged")  # ended by a limit, or by a fault
    if not found:
        raise _refused(path, "empty")
    return found


def _refused(path: Path, why: str) -> Refusal:
    return Refusal(_REFUSED[why].of(path=FileName(str(path))))


def sheets_of(path: Path, lines: IO[bytes]) -> tuple[Grid, ...]:
    """The grids that the other process tells of. Raises Refusal."""
    found: list[tuple[Mapping[str, Any], list[list[Value]]]] = []
    for line in lines:
        said = json.loads(line, object_hook=_value)
        if isinstance(said, str):
            raise _refused(path, said)
        if isinstance(said, list):
            found[-1][1].append(said)
        else:
            found.append((said, []))
    return tuple(_grid(path, about, rows) for about, rows in found if rows)


def _grid(path: Path, about: Mapping[str, Any], rows: list[list[Value]]) -> Grid:
    width = max(map(len, rows))
    for row in rows:
        row.extend([None] * (width - len(row)))
    areas, bars = tuple(_areas(about, len(rows), width)), frozenset(about.get("coloured", ()))
    return Grid(str(path), about["sheet"], rows, areas, about.get("hidden", False), bars)


def _areas(about: Mapping[str, Any], height: int, width: int) -> Iterator[Area]:
    """The merged areas of a sheet, as many as can be where no cell belongs to two."""
    cells = height * width
    for area in (Area(*each) for each in about.get("merged", ())):
        cells -= max(min(area.bottom + 1, height) - area.top, 0) * max(min(area.right + 1, width) - area.left, 0)
        if cells >= 0:
            yield area


def _value(found: dict[str, Any]) -> Any:
    if "fault" in found:
        return Fault(found["fault"])
    return date.fromisoformat(found["day"]) if "day" in found else found
