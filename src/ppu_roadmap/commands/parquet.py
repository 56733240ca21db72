"""``export parquet``: the tables of every plan as files of Parquet in a folder, region by region."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ppu_roadmap.analysis.selection import FILTERS, Known, Selection, heard
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import selection_of
from ppu_roadmap.dataset.source import Source
from ppu_roadmap.diagnostics import INFO
from ppu_roadmap.export.parquet import LIST, files, listed
from ppu_roadmap.text import FileName, Refusal, _
from ppu_roadmap.tree import read, write_tree


def write_parquet(run: Run, filters: NamedTuple, output: str) -> None:
    """Write all tables, all or none; what an earlier run wrote there is replaced, and nothing else is."""
    path = Path(output)
    if output == "-":
        raise Refusal(_("parquet is written to a folder: name one with -o"))
    old = listed(read(path, LIST))
    if old is None and path.is_dir() and any(path.iterdir()):
        name = FileName(output)
        raise Refusal(_("{path} holds something else: name an empty folder, or one that is not there yet", path=name))
    with TemporaryDirectory(prefix="roadmap-") as folder:
        made = files(_sources(run, selection_of(run, filters)), Path(folder))
        write_tree(path, made, {**old, LIST: ""} if old else {}, run.note)


def _sources(run: Run, selection: Selection) -> Iterator[Source]:
    """Every plan with what is asked for of it. Raises Misread, after the last, for a word that no plan knows."""
    known = []
    for result in run.each(least=INFO):
        known.append(Known.of(result.plan, selection, FILTERS))
        yield Source(result.plan, run.today, result.diagnostics, result.plan.language or "id", selection)
    for each in heard(selection, known, FILTERS):
        run.heard(*each)
