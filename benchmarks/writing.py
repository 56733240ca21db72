"""Processor time to write the table of programs, and for others to write its cells: ``python -m benchmarks.writing``.

Ours begins with plans that are loaded, and so pays for choosing programs and making the table; the others begin with
the cells, read back from what we wrote. No program that writes these cells can do less than that, so it is an honest
floor, though none that can be reached. A portfolio is written part by part, so that memory stays small; the seconds of
all parts are told together, as JSON.
"""

from __future__ import annotations

import argparse
import csv
import gc
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.region import TODAY
from benchmarks.rivals import OTHERS, Cells, timed
from ppu_roadmap.__main__ import SELDOM
from ppu_roadmap.export import format_named
from ppu_roadmap.loader.folder import plan_folders
from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document
from ppu_roadmap.views import view_named
from ppu_roadmap.views.view import Asked

PART = 33
"""Regencies that are written at a time: some 5,000 programs."""
KINDS = ("csv", "json", "xlsx", "docx")
WHOLE = ("csv", "json", "xlsx")
"""Those of which the whole portfolio is written; of others one part, since rivals take minutes for more."""


def parts(folder: Path) -> Iterator[list[Plan]]:
    """The plans of a portfolio, some at a time, loaded."""
    today = date.fromisoformat(TODAY)
    folders = iter(plan_folders(folder))
    while some := [load_folder(each, today).plan for each in islice(folders, PART)]:
        yield some


def written(kind: str, plans: list[Plan]) -> bytes:
    """The table of programs in a format, as ``show --format`` writes it."""
    form, view = format_named(kind), view_named("show")
    asked = Asked(plans, date.fromisoformat(TODAY))
    return form.render(Document.of([view.rows(asked)]) if form.data else view.document(asked), "en")


def read_back(kind: str, data: bytes) -> Cells:
    """The cells of what was written."""
    if kind == "csv":
        return list(csv.reader(io.StringIO(data.decode())))
    if kind == "json":
        found = json.loads(data)
        rows: Any = found if isinstance(found, list) else max(found.values(), key=lambda value: len(str(value)))
        return [list(rows[0]), *(list(row.values()) for row in rows)]
    if kind == "xlsx":
        import python_calamine

        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return max((book.get_sheet_by_name(name).to_python() for name in book.sheet_names), key=len)
    import docx

    body = docx.Document(io.BytesIO(data)).element.body
    tables = ([["".join(cell.itertext()) for cell in row.tc_lst] for row in table.tr_lst] for table in body.tbl_lst)
    return max(tables, key=len)


def main() -> None:
    """Write a portfolio, let the others write its cells, and tell what each took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writing", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    kind, ours, rows = options.kind, 0.0, 0
    others: dict[str, float] = defaultdict(float)
    gc.set_threshold(SELDOM)
    written(kind, next(parts(options.folder)))  # so that what is loaded on first use is loaded
    for plans in parts(options.folder):
        seconds, data = timed(written, kind, plans)
        ours, rows = ours + seconds, rows + sum(len(plan.programs) for plan in plans)
        cells = read_back(kind, data)
        for name, theirs in OTHERS[kind](cells):
            others[name] += theirs
        if kind not in WHOLE:
            break
    print(json.dumps({"rows": rows, "seconds": ours, "others": others}))


if __name__ == "__main__":
    main()
