"""``export parquet``: the tables of every plan as files of Parquet in a folder, region by region."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ppu_roadmap.analysis.selection import FILTERS, heard
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import selection_of
from ppu_roadmap.commands.tables import Question
from ppu_roadmap.export.parquet import LIST, empty, files, listed, region_of
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
        make, selection = partial(region_of, Path(folder)), selection_of(run, filters)
        question = Question(make, run.today, {"id": "id", "en": "en", None: "id"}, selection)
        made = files(_regions(run, question), empty(Path(folder)))
        write_tree(path, made, {**old, LIST: ""} if old else {}, run.note)


def _regions(run: Run, question: Question) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The files of every plan. Raises Misread, after the last, for a word that no plan knows."""
    known = []
    for each in run.answers(question, whole=True):
        known.append(each.known)
        yield each.part
    for word in heard(question.selection, known, FILTERS):
        run.heard(*word)
