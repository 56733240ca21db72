"""Who else writes the cells of a table: each with the seconds of processor time that it takes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ParamSpec, TypeAlias, TypeVar

from benchmarks.measure import ROOT
from benchmarks.peers import VENV

Cells: TypeAlias = Sequence[Sequence[Any]]
P = ParamSpec("P")
T = TypeVar("T")


def timed(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> tuple[float, T]:
    """Seconds of processor time that some work takes, and what it makes."""
    started = time.process_time()
    made = work(*arguments, **named)
    return time.process_time() - started, made


def by_csv(cells: Cells) -> Iterator[tuple[str, float]]:
    """csv.writer alone."""

    def write() -> bytes:
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\n").writerows(cells)
        return file.getvalue().encode()

    yield "csv.writer", timed(write)[0]


def by_json(cells: Cells) -> Iterator[tuple[str, float]]:
    """json.dumps of records."""
    heads, *rows = cells
    records = [dict(zip(heads, row, strict=True)) for row in rows]
    yield "json.dumps", timed(lambda: json.dumps(records, ensure_ascii=False, indent=2).encode())[0]


def by_xlsx(cells: Cells) -> Iterator[tuple[str, float]]:
    """XlsxWriter, and where it is installed a writer in Rust, in a process of its own."""

    def write() -> bytes:
        import xlsxwriter

        file = io.BytesIO()
        with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
        return file.getvalue()

    yield "XlsxWriter, constant memory", timed(write)[0]
    if list(VENV.parent.glob("lib/*/site-packages/rustpy_xlsxwriter")):
        line, given = [VENV / "python", ROOT / "benchmarks" / "rust_xlsx.py"], json.dumps(cells, default=str)
        done = subprocess.run(line, input=given, capture_output=True, text=True, check=True)
        yield "rustpy-xlsxwriter", float(done.stdout)


def by_docx(cells: Cells) -> Iterator[tuple[str, float]]:
    """python-docx as its manual shows it."""

    def write() -> None:
        import docx

        made = docx.Document()
        table = made.add_table(0, max(map(len, cells)))
        for row in cells:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
        made.save(io.BytesIO())

    yield "python-docx, add_row", timed(write)[0]


OTHERS: dict[str, Callable[[Cells], Iterator[tuple[str, float]]]] = {
    "csv": by_csv,
    "json": by_json,
    "xlsx": by_xlsx,
    "docx": by_docx,
}
